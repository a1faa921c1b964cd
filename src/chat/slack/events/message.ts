import { z } from 'zod';
import { isDirect } from '../names.ts';
import { messageIdOf } from '../posts.ts';
import { readText } from '../text.ts';
import type { Heard } from './heard.ts';

/** Messages of people: said, edited, deleted. What the app posts itself, and Slack's own lines, are none of them. */

const message = z.looseObject({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  ts: z.string(),
  text: z.string().default(''),
  files: z.array(z.looseObject({ name: z.string().nullish(), id: z.string().optional() })).default([]),
});

export const messageEvent = z.looseObject({
  type: z.literal('message'),
  channel: z.string(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  ts: z.string(),
  text: z.string().default(''),
  files: message.shape.files,
  message: message.optional(),
  previous_message: message.optional(),
  deleted_ts: z.string().optional(),
});
type MessageEvent = z.infer<typeof messageEvent>;

export const mentionEvent = z.looseObject({
  type: z.literal('app_mention'),
  channel: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  ts: z.string(),
  text: z.string().default(''),
  edited: z.unknown().optional(),
  files: message.shape.files,
});

/** A person's own words; every other subtype is Slack's remark about the channel. */
const SAID: ReadonlySet<string | undefined> = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
  'me_message',
]);

/** @returns null for what no person said, and for what comes as `app_mention` too */
export function hearMessage(event: MessageEvent, botUser: string): Heard | null {
  if (event.subtype === 'message_changed') return hearChange(event);
  if (event.subtype === 'message_deleted') return hearDeletion(event);
  if (!SAID.has(event.subtype) || event.bot_id !== undefined || event.user === undefined) return null;
  if (isDirect(event.channel)) return hearDirect(event, event.user, botUser);
  return event.text.includes(`<@${botUser}>`) ? null : hearSaid(event, event.user);
}

/** What begins with the bot's name is a command line; what only names it is talk like any other. */
export function hearMention(event: z.infer<typeof mentionEvent>, botUser: string): Heard | null {
  const { user, channel } = event;
  if (user === undefined || event.bot_id !== undefined || event.edited !== undefined) return null;
  const line = lineTo(event.text, botUser);
  return line === null ? hearSaid(event, user) : { handle: user, channel, input: { type: 'line', line } };
}

/** Everything that is said to the bot alone is a command line, files aside. */
function hearDirect(event: MessageEvent, handle: string, botUser: string): Heard {
  if (event.files.length > 0) return hearSaid(event, handle);
  const line = lineTo(event.text, botUser) ?? readText(event.text).trim();
  return { handle, channel: event.channel, input: { type: 'line', line } };
}

function lineTo(text: string, botUser: string): string | null {
  const rest = text.trimStart().startsWith(`<@${botUser}>`)
    ? text.trimStart().slice(`<@${botUser}>`.length)
    : null;
  return rest === null
    ? null
    : readText(rest)
        .replace(/^[\s:：,，]+/u, '')
        .trim() || '/帮助';
}

type Said = Pick<MessageEvent, 'channel' | 'ts' | 'text' | 'files'>;

function hearSaid({ channel, ts, text, files }: Said, handle: string): Heard {
  return {
    handle,
    channel,
    input: {
      type: 'message',
      messageId: messageIdOf(channel, ts),
      text: readText(text),
      files: files.map((f) => f.name ?? f.id ?? ''),
    },
  };
}

/** Slack also tells of previews that it adds: only new words count. */
function hearChange({ channel, message: now, previous_message: before }: MessageEvent): Heard | null {
  if (!now?.user || now.bot_id !== undefined) return null;
  const messageId = messageIdOf(channel, now.ts);
  if (now.subtype === 'tombstone')
    return { handle: now.user, channel, input: { type: 'deleted', messageId } };
  if (now.text === before?.text) return null;
  return { handle: now.user, channel, input: { type: 'edited', messageId, text: readText(now.text) } };
}

function hearDeletion({ channel, deleted_ts, previous_message: before }: MessageEvent): Heard | null {
  if (!deleted_ts || !before?.user || before.bot_id !== undefined || !SAID.has(before.subtype)) return null;
  return {
    handle: before.user,
    channel,
    input: { type: 'deleted', messageId: messageIdOf(channel, deleted_ts) },
  };
}
