import { z } from 'zod';
import type { Sent } from '../../app/chat.ts';
import type { Log } from '../common/redact.ts';
import { type Api, nothing, type Outcome } from './api.ts';
import { failureOf, later, type Problem } from './failures.ts';
import { isUser } from './names.ts';
import { createOnce } from './once.ts';
import { findInPages, paged } from './paging.ts';
import type { Message } from './render.ts';

/**
 * Posts a message once per key. Slack has no idempotency key of its own: each post carries ours in its metadata, and
 * where it may have been made already (its answer was lost, or another process may have made it) the channel is read
 * back for it first.
 */
export interface Posts {
  /** @param channel id of a channel or of a direct conversation, or of the person whose it is */
  post(key: string, channel: string, message: Message, thread?: string): Promise<Sent>;
}

const EVENT_TYPE = 'yingji_post';
const NEWEST = 100;
const PAGES = 5;

const postedSchema = z.looseObject({ channel: z.string(), ts: z.string() });
const messageSchema = z.looseObject({
  ts: z.string(),
  metadata: z.looseObject({ event_payload: z.looseObject({ key: z.string().optional() }) }).optional(),
});
const historySchema = paged({ messages: z.array(messageSchema) });

/** A direct conversation that is known by its person only can't be read. */
const UNREADABLE = later('已到 Slack 的发送速度上限', { code: 'ratelimited' });

/** @returns a message's id; unique in the workspace, unlike its ts */
export const messageIdOf = (channel: string, ts: string): string => `${channel}:${ts}`;

/** @returns the channel and ts of a message's id; null where it is none of Slack's */
export function readMessageId(messageId: string): { channel: string; ts: string } | null {
  const groups = /^(?<channel>[A-Z0-9]+):(?<ts>\d+\.\d+)$/u.exec(messageId)?.groups;
  return groups?.channel && groups.ts ? { channel: groups.channel, ts: groups.ts } : null;
}

/** @param ts seconds since 1970 with 6 decimals, as Slack dates messages */
export const timeOf = (ts: string): Date => new Date(Number(ts) * 1000);

/**
 * @param parts.instance whose keys these are; the same key of another instance is another key
 * @param parts.lateMs milliseconds after which a post that was made again is looked at for its first attempt
 */
export function createPosts(parts: { api: Api; instance: string; lateMs: number; log: Log }): Posts {
  const { api, instance, lateMs, log } = parts;
  const marked = (key: string): string => (instance === '' ? key : `${instance}/${key}`);
  const isOf = (message: z.infer<typeof messageSchema>, key: string): boolean =>
    message.metadata?.event_payload.key === marked(key);
  /** keys whose post was sent without an answer: they may stand in the channel */
  const unsettled = new Set<string>();
  const once = createOnce<Sent>((sent) => sent.ok);

  /**
   * @param doubtful true where the message may well be there, so that it is looked for more thoroughly
   * @returns the ts of the key's message; null where it is not there, or where the app may not read the channel
   */
  async function find(key: string, channel: string, doubtful: boolean): Promise<Outcome<string | null>> {
    if (isUser(channel)) return doubtful ? UNREADABLE : { ok: true, data: null };
    const listing = {
      method: 'conversations.history',
      args: { channel, limit: NEWEST, include_all_metadata: true },
      shape: historySchema,
      options: { repeatable: doubtful, patient: doubtful },
      most: doubtful ? PAGES : 1,
    };
    const found = await findInPages(api, listing, ({ messages }) => messages.find((m) => isOf(m, key))?.ts);
    return found.ok || found.kind === 'later' ? found : { ok: true, data: null };
  }

  async function attempt(key: string, channel: string, message: Message, thread?: string): Promise<Sent> {
    const doubtful = unsettled.has(key);
    const before = await find(key, channel, doubtful);
    if (before.ok && before.data !== null) return sent(key, channel, before.data);
    // A first post goes out even where the channel can't be read just now: a call for help must not wait for that.
    if (!before.ok && doubtful) return failureOf(before);

    const args = {
      channel,
      text: message.text,
      blocks: message.blocks,
      metadata: { event_type: EVENT_TYPE, event_payload: { key: marked(key) } },
      unfurl_links: false,
      unfurl_media: false,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    const posted = await post(args);
    if (posted.ok) {
      const { channel: place, ts } = posted.data;
      if (doubtful) lookLater(key, place, ts);
      return sent(key, place, ts);
    }
    if (!posted.ambiguous) return failureOf(posted);
    unsettled.add(key);
    return failureOf(posted);
  }

  function lookLater(key: string, channel: string, kept: string): void {
    const look = (): void => {
      removeTwins(key, channel, kept).catch((err: unknown) =>
        log.error({ err }, 'looking for a twin failed'),
      );
    };
    setTimeout(look, lateMs).unref();
  }

  /** Slack may carry a call out long after its connection broke: what then stands twice is taken away. */
  async function removeTwins(key: string, channel: string, kept: string): Promise<void> {
    const args = { channel, limit: NEWEST, include_all_metadata: true };
    const read = await api.call('conversations.history', args, historySchema, { repeatable: true });
    if (!read.ok) return;
    const all = read.data.messages.filter((m) => isOf(m, key) && m.ts !== kept);
    for (const { ts } of all) await api.call('chat.delete', { channel, ts }, nothing, { repeatable: true });
  }

  /** Posts; joins a public channel that the app is not in yet. */
  async function post(args: Record<string, unknown>): Promise<Outcome<z.infer<typeof postedSchema>>> {
    const posted = await api.call('chat.postMessage', args, postedSchema);
    if (posted.ok || posted.code !== 'not_in_channel') return posted;
    const joined = await api.call('conversations.join', { channel: args.channel }, z.looseObject({}), {
      repeatable: true,
    });
    return joined.ok ? api.call('chat.postMessage', args, postedSchema) : outside(joined, posted);
  }

  function outside(joining: Problem, posting: Problem): Problem {
    return joining.kind === 'later' ? later(joining.reason, joining) : posting;
  }

  function sent(key: string, channel: string, ts: string): Sent {
    unsettled.delete(key);
    return { ok: true, messageId: messageIdOf(channel, ts), at: timeOf(ts) };
  }

  return {
    post: (key, channel, message, thread) => once.run(key, () => attempt(key, channel, message, thread)),
  };
}
