import { cardView, plainMentions } from './card-view.ts';
import { dict, dicts, parseJson, str } from './values.ts';
import { BOT, type FakeMessage, type World } from './world.ts';

/** One message as a person sees it in the chat. */
export interface Line {
  messageId: string;
  /** the person's name, or `bot` */
  from: string;
  /** plain text; a card as its title, body, `[button]`s and `〔form field〕`s */
  text: string;
  edited: boolean;
  pinned: boolean;
}

/**
 * @param viewer open_id; whoever isn't a member sees nothing. Without one: all that is there.
 * @returns the chat's messages, oldest first
 */
export function transcript(world: World, chatId: string, viewer?: string): Line[] {
  const chat = world.chat(chatId);
  if (viewer !== undefined && !chat.members.has(viewer)) return [];
  return [...world.messages.values()]
    .filter((m) => m.chatId === chatId)
    .map((m) => ({
      messageId: m.messageId,
      from: m.from === BOT ? BOT : world.nameOf(m.from),
      text: m.deleted ? '〔已撤回〕' : messageText(m, world),
      edited: m.editedAt !== null,
      pinned: chat.pins.some((p) => p.messageId === m.messageId),
    }));
}

/** @returns a message's content as plain text */
function messageText(message: FakeMessage, world: World): string {
  const content = dict(parseJson(message.content));
  const nameOf = (openId: string): string => world.nameOf(openId);
  switch (message.type) {
    case 'text':
      return byName(message, plainMentions(str(content.text), nameOf));
    case 'post':
      return byName(message, postText(content, nameOf));
    case 'interactive':
      return cardView(content, nameOf);
    case 'file':
      return `〔文件〕${world.files.get(str(content.file_key))?.name ?? ''}`;
    default:
      return `〔${message.type}〕`;
  }
}

/** Mentions by people stand in the text as keys. */
const byName = (message: FakeMessage, text: string): string =>
  message.mentions.reduceRight((t, m) => t.replaceAll(m.key, `@${m.name}`), text);

function postText(content: Record<string, unknown>, nameOf: (openId: string) => string): string {
  const post = 'content' in content ? content : dict(Object.values(content)[0]);
  const lines = Array.isArray(post.content) ? post.content : [];
  const line = (parts: unknown): string =>
    dicts(parts)
      .map((p) => (p.tag === 'at' ? atText(str(p.user_id), nameOf) : str(p.text)))
      .join('');
  return [str(post.title), ...lines.map(line)].filter((t) => t !== '').join('\n');
}

function atText(userId: string, nameOf: (openId: string) => string): string {
  if (userId.startsWith('@_user_')) return userId;
  return userId === 'all' ? '@所有人' : `@${nameOf(userId)}`;
}
