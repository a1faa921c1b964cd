/** A command as the message box offers it. */
export interface ChatCommand {
  /** without the slash, as `报告` */
  name: string;
  aliases: string[];
  summary: string;
  /** as `/报告 <内容>` */
  usage: string;
  /** whole lines */
  examples: string[];
}
