import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../../app/chat.ts';
import { type Asker, messageOf } from './answer.ts';
import { type Desk, isShown, standing } from './desk.ts';
import { renderText } from './render.ts';
import { readText } from './text.ts';

/** Slash commands: `/incident <command …>`, its alias `/inc`, and the commands' own Chinese names. */

export const SLASH_NAMES: readonly string[] = ['/incident', '/inc'];
export const SLOW = '仍在处理，尚未记录；结果稍后发给你。';

const slash = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  channel_name: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** @returns the command line: `/incident 报告 …` is `/报告 …`, `/incident` alone `/帮助` */
function slashLine(command: string, text: string): string {
  const typed = readText(text).trim();
  if (!SLASH_NAMES.includes(command.toLowerCase())) return `${command} ${typed}`.trim();
  if (typed === '') return '/帮助';
  return /^[/／]/u.test(typed) ? typed : `/${typed}`;
}

export function listenForCommands(app: App, desk: Desk): void {
  // Every name: what nobody listens to is never acknowledged.
  app.command(/^/u, async ({ ack, body }) => {
    const given = slash.parse(body);
    const asker: Asker = {
      inbound: {
        platform: 'slack',
        deliveryId: `slash:${given.trigger_id}`,
        handle: given.user_id,
        room: await desk.room(given.channel_id, given.channel_name),
        input: { type: 'line', line: slashLine(given.command, given.text) },
      },
      trigger: given.trigger_id,
      responseUrl: given.response_url,
    };
    // Copies of one delivery are acknowledged alike, as Slack keeps one of them; beyond that only the first is answered.
    const taken = await desk.take(asker.inbound, asker.trigger);
    const give = async (reply: Reply | null): Promise<void> => {
      if (!taken.repeated) await desk.answerer.give(standing(asker, taken), reply);
    };
    if (taken.late) {
      await desk.acked((await isShown(taken)) ? ack() : ack(renderText(SLOW).text));
      await give(await taken.reply);
      return;
    }
    const reply = await taken.reply;
    const message = reply && !reply.form && !taken.dialog ? messageOf(reply) : null;
    if (!reply || !message) {
      await desk.acked(ack());
      await give(reply);
      return;
    }
    const { text, blocks } = message;
    const response_type = reply.audience === 'room' ? 'in_channel' : 'ephemeral';
    const sent = await desk.acked(ack({ text, blocks, response_type }));
    if (!sent) await give(reply);
  });
}
