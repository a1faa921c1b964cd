import { z } from 'zod';
import type { ChatPort, Failure, Sent } from '../../app/chat.ts';
import { type Card, cardText } from '../../cards/card.ts';
import type { Log } from '../common/redact.ts';
import { type Api, nothing } from './api.ts';
import type { Directs } from './direct.ts';
import { failureOf } from './failures.ts';
import { createPeople } from './people.ts';
import { type Posts, readMessageId } from './posts.ts';
import { renderCard, WHOLE_IN_THREAD } from './render.ts';
import type { Rooms } from './rooms.ts';
import type { Updates } from './updates.ts';
import type { Uploads } from './uploads.ts';

const permalinkSchema = z.looseObject({ permalink: z.string() });

const NO_MESSAGE: Failure = { ok: false, kind: 'refused', reason: '消息已不存在' };
const NO_CALLS: Failure = { ok: false, kind: 'refused', reason: 'Slack 不能发短信或打电话，请另行电话联系' };

export interface Parts {
  api: Api;
  directs: Directs;
  posts: Posts;
  updates: Updates;
  rooms: Rooms;
  uploads: Uploads;
  log: Log;
}

/** The chat port over Slack's Web API. */
export function createSlackPort({ api, directs, posts, updates, rooms, uploads, log }: Parts): ChatPort {
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

  /** A call for help doesn't wait until somebody has put a new token in: the next means is tried. */
  function untold(failure: Failure): Failure {
    return api.tokenRefused() ? { ok: false, kind: 'refused', reason: failure.reason } : failure;
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
      const direct = await directs.of(handle);
      if (!direct.ok) return untold(failureOf(direct));
      const sent = await post(`page:${key}`, direct.data, card, means === 'app' ? [handle] : []);
      if (!sent.ok) return untold(sent);
      const room = readMessageId(sent.messageId)?.channel ?? direct.data;
      directs.learn(handle, room);
      return { ...sent, room };
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
