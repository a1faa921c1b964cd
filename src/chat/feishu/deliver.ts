import type { ChatPort, Failure, Opened, Partly, PeopleLookup, Sent } from '../../app/chat.ts';
import { cutText } from '../../app/cut.ts';
import { type Card, cardText } from '../../cards/card.ts';
import type { Recent } from '../common/recent.ts';
import type { Api, Outcome, Posted } from './api.ts';
import { unlessContacts } from './contacts.ts';
import { isOpenId } from './markdown.ts';
import type { Posts } from './posts.ts';
import { renderCard } from './render.ts';

/** Most people that are added in one call, and the longest name and description of a chat. */
const MEMBERS_AT_ONCE = 50;
const NAME_MAX = 60;
const DESCRIPTION_MAX = 100;

export interface Delivery {
  api: Api;
  posts: Posts;
  people: PeopleLookup;
  redraw: (messageId: string, json: string) => Promise<Outcome<unknown>>;
  /** which chat a message stands in */
  chats: Recent<string>;
  /** results by idempotency key: the platform forgets a `uuid` after an hour, and urgent calls take none */
  done: Recent<unknown>;
}

/**
 * The port that things go out by. A key's result is kept, so that the same call again does nothing; after a restart
 * the platform's own `uuid`, made from the key, keeps messages and chats from being made twice, and after an hour the
 * mark of a card.
 */
export function createFeishuPort(delivery: Delivery): ChatPort {
  const { api, redraw, done } = delivery;

  const underWay = new Map<string, Promise<unknown>>();
  async function once<T extends { ok: boolean }>(key: string, work: () => Promise<T>): Promise<T> {
    const before = done.get(key) ?? underWay.get(key);
    if (before) return before as T | Promise<T>;
    const started = work().finally(() => underWay.delete(key));
    underWay.set(key, started);
    const result = await started;
    if (result.ok) done.set(key, result);
    return result;
  }

  /** Posts a card; where it had to be cut, its whole text follows as a file in answer to it. */
  async function postCard(
    key: string,
    to: string,
    card: Card,
    mentions: string[],
    since: Date | undefined,
  ): Promise<Outcome<Posted>> {
    const options = { mentions, since, whole: '全文见随后的附件。' };
    const posted = await delivery.posts.card({ to }, card, key, options);
    if (!posted.ok) return posted;
    delivery.chats.set(posted.data.messageId, posted.data.chatId);
    if (!posted.data.cut) return posted;
    const whole = await sendFile(`${key}:whole`, `${fileName(card.title)}.txt`, cardText(card), (content) =>
      api.reply(posted.data.chatId, posted.data.messageId, content, `${key}:whole`, false),
    );
    // A card without its attachment is better than none; one that may still get it is tried again.
    return whole.ok || whole.kind === 'refused' ? posted : whole;
  }

  async function sendFile(
    key: string,
    name: string,
    content: string,
    send: (content: { type: 'file'; json: string }) => Promise<Outcome<Posted>>,
  ): Promise<Outcome<Posted>> {
    const bytes = Buffer.from(content, 'utf8');
    if (bytes.length === 0) return { ok: false, kind: 'refused', reason: '文件是空的' };
    return once(key, async () => {
      const file = await api.upload(name, bytes);
      if (!file.ok) return file;
      return send({ type: 'file', json: JSON.stringify({ file_key: file.data?.file_key ?? '' }) });
    });
  }

  async function invite(room: string, handles: string[]): Promise<Partly> {
    const known = [...new Set(handles.filter(isOpenId))];
    const missed = handles.filter((h) => !isOpenId(h)).map((handle) => ({ handle, reason: '不是飞书账号' }));
    for (let i = 0; i < known.length; i += MEMBERS_AT_ONCE) {
      const batch = known.slice(i, i + MEMBERS_AT_ONCE);
      const outcome = await api.addMembers(room, batch);
      if (!outcome.ok && outcome.kind === 'later') return outcome;
      if (!outcome.ok) {
        missed.push(...batch.map((handle) => ({ handle, reason: outcome.reason })));
        continue;
      }
      const { invisible, unknown, pending } = outcome.data;
      missed.push(
        ...invisible.map((handle) => ({ handle, reason: '不在应用的可用范围内' })),
        ...unknown.map((handle) => ({ handle, reason: '飞书中没有此人' })),
        ...pending.map((handle) => ({ handle, reason: '等待群主批准入群' })),
      );
    }
    return { ok: true, missed };
  }

  return {
    platform: 'feishu',
    people: delivery.people,

    post: (key, room, card, mentions, since) =>
      once(`post:${key}`, async () => sent(await postCard(key, room, card, mentions, since))),

    async update(_key, _room, messageId, card) {
      return doneOf(await unlessContacts(card, (c) => redraw(messageId, renderCard(c).json)));
    },

    page: (key, handle, card, means, since) =>
      once(`page:${key}`, async (): Promise<Sent & { room?: string }> => {
        if (!isOpenId(handle)) return { ok: false, kind: 'refused', reason: '不是飞书账号' };
        const posted = await postCard(key, handle, card, [], since);
        if (!posted.ok) return posted;
        const { messageId, chatId } = posted.data;
        if (means !== 'chat') {
          const urgent = await api.urgent(messageId, [handle], means);
          if (!urgent.ok) return urgent;
          if (urgent.data.includes(handle)) return { ok: false, kind: 'refused', reason: '对方收不到加急' };
        }
        return { ...sent(posted), room: chatId };
      }),

    openRoom: (key, spec) =>
      once(`room:${key}`, async (): Promise<Opened> => {
        const name = cutText(spec.title, NAME_MAX);
        const chat = await api.createChat(name, cutText(spec.topic, DESCRIPTION_MAX), key);
        if (!chat.ok) return chat;
        const invited = await invite(chat.data, spec.members);
        return invited.ok ? { ok: true, externalId: chat.data, missed: invited.missed } : invited;
      }),

    invite: (key, room, handles) => once(`invite:${key}`, () => invite(room, handles)),

    pin: (key, _room, messageId) => once(`pin:${key}`, async () => doneOf(await api.pin(messageId))),

    upload: (key, room, file) =>
      once(`file:${key}`, async () =>
        sent(
          await sendFile(`${key}:file`, file.name, file.content, (content) => api.send(room, content, key)),
        ),
      ),
  };
}

function sent(outcome: Outcome<Posted>): Sent {
  return outcome.ok ? { ok: true, messageId: outcome.data.messageId, at: outcome.data.at } : outcome;
}

const doneOf = (outcome: Outcome<unknown>): { ok: true } | Failure => (outcome.ok ? { ok: true } : outcome);

/** @returns a name that every system takes for a file */
const fileName = (title: string): string =>
  cutText(title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim() || '全文', 60);
