import { z } from 'zod';
import type { ChatPort, Failure, Sent } from '../../app/chat.ts';
import { type Card, cardText } from '../../cards/card.ts';
import { type Api, nothing, type Outcome } from './api.ts';
import { failureOf } from './failures.ts';
import { createPeople } from './people.ts';
import { type Posts, readMessageId } from './posts.ts';
import { Recent } from './recent.ts';
import type { Log } from './redact.ts';
import { renderCard, WHOLE_IN_THREAD } from './render.ts';
import type { Rooms } from './rooms.ts';
import type { Updates } from './updates.ts';
import type { Uploads } from './uploads.ts';

const openedSchema = z.looseObject({ channel: z.looseObject({ id: z.string() }) });

const permalinkSchema = z.looseObject({ permalink: z.string() });

const NO_MESSAGE: Failure = { ok: false, kind: 'refused', reason: '消息已不存在' };
const NO_CALLS: Failure = { ok: false, kind: 'refused', reason: 'Slack 不能发短信或打电话，请另行电话联系' };

export interface Parts {
  api: Api;
  posts: Posts;
  updates: Updates;
  rooms: Rooms;
  uploads: Uploads;
  log: Log;
}

/** @returns finds (or opens) a person's direct conversation with the app */
export function createDirect(api: Api): (handle: string) => Promise<Outcome<string>> {
  const known = new Recent<string>(10_000);
  return async (handle) => {
    const before = known.get(handle);
    if (before !== undefined) return { ok: true, data: before };
    const opened = await api.call('conversations.open', { users: handle }, openedSchema, {
      repeatable: true,
    });
    if (!opened.ok) return opened;
    known.set(handle, opened.data.channel.id);
    return { ok: true, data: opened.data.channel.id };
  };
}

/** The chat port over Slack's Web API. */
export function createSlackPort({ api, posts, updates, rooms, uploads, log }: Parts): ChatPort {
  const directOf = createDirect(api);

  /** Posts the card, and the whole of a card that had to be cut as a file below it. */
  async function post(key: string, channel: string, card: Card, mentions: string[]): Promise<Sent> {
    const message = renderCard(card, { mentions, where: WHOLE_IN_THREAD });
    const sent = await posts.post(key, channel, message);
    if (sent.ok && message.cut) await attachWhole(key, sent.messageId, card);
    return sent;
  }

  async function attachWhole(key: string, messageId: string, card: Card): Promise<void> {
    const at = readMessageId(messageId);
    if (!at) return;
    const file = { name: '全文.txt', content: cardText(card) };
    const sent = await uploads.upload(`${key}:whole`, at.channel, file, at.ts);
    if (!sent.ok)
      log.error({ reason: sent.reason }, 'the whole of a card that was cut could not be attached');
  }

  /** A tab at the top of the channel that leads to the pinned card. An extra: nothing depends on it. */
  async function bookmark(channel: string, ts: string): Promise<void> {
    const link = await api.call('chat.getPermalink', { channel, message_ts: ts }, permalinkSchema, {
      repeatable: true,
    });
    const added = link.ok
      ? await api.call(
          'bookmarks.add',
          { channel_id: channel, title: '当前状态', type: 'link', link: link.data.permalink },
          nothing,
          { repeatable: false },
        )
      : link;
    if (!added.ok) log.error({ reason: failureOf(added).reason }, 'the pinned card was not bookmarked');
  }

  return {
    platform: 'slack',
    people: createPeople(api),
    post: (key, room, card, mentions) => post(key, room, card, mentions),

    async update(_key, room, messageId, card) {
      const at = readMessageId(messageId);
      if (!at || at.channel !== room) return NO_MESSAGE;
      return updates.update(messageId, renderCard(card));
    },

    async page(key, handle, card, means) {
      if (means === 'sms' || means === 'phone') return NO_CALLS;
      const direct = await directOf(handle);
      if (!direct.ok) return failureOf(direct);
      const sent = await post(`page:${key}`, direct.data, card, means === 'app' ? [handle] : []);
      return { ...sent, room: direct.data };
    },

    openRoom: (key, spec) => rooms.open(key, spec),
    invite: (_key, room, handles) => rooms.invite(room, handles),

    async pin(_key, room, messageId) {
      const at = readMessageId(messageId);
      if (!at || at.channel !== room) return NO_MESSAGE;
      const pinned = await api.call('pins.add', { channel: room, timestamp: at.ts }, nothing, {
        repeatable: true,
      });
      // Already pinned: this is a repetition, and the bookmark was tried then.
      if (pinned.ok) await bookmark(room, at.ts);
      return pinned.ok || pinned.code === 'already_pinned' ? { ok: true } : failureOf(pinned);
    },

    upload: (key, room, file) => uploads.upload(`file:${key}`, room, file),
  };
}
