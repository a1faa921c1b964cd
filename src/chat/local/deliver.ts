import { createHash } from 'node:crypto';
import type { ChatPort, Failure, Means, Sent } from '../../app/chat.ts';
import type { EmbeddedChatStore, LocalMessage } from '../../app/embedded-chat.ts';
import type { Board } from './board.ts';

/** The author of everything that the bot posts. */
export const BOT = 'bot';

/** @returns the id of the room in which the bot and one person talk */
const directRoomOf = (userId: string): string => `dm-${userId}`;

/** What the direct room is called in everybody's list. */
const DIRECT_ROOM_NAME = '应急（私聊）';

export const isDirect = (roomId: string): boolean => roomId.startsWith('dm-');

/** The text over a paged card. A page on one's own machine has no telephone: louder means are shown by name. */
const CALLS: Record<Means, string> = {
  chat: '呼叫',
  app: '加急呼叫',
  sms: '加急呼叫（短信，仅模拟）',
  phone: '加急呼叫（电话，仅模拟）',
};

/** @returns true for a message that calls a person, which pages show louder than others */
export function isCall(message: LocalMessage): boolean {
  return message.author === BOT && isDirect(message.roomId) && Object.values(CALLS).includes(message.text);
}

const noRoom: Failure = { ok: false, kind: 'refused', reason: '群不存在' };
const noMessage: Failure = { ok: false, kind: 'refused', reason: '消息已不存在' };
const noPerson: Failure = { ok: false, kind: 'refused', reason: '通讯录中没有此人' };

/**
 * The chat port over the embedded chat's own store. Keys make repeated calls one: a message is stored under its key,
 * a room's id comes from its key, and the other calls set what they say.
 * @param now the clock that messages are dated by
 */
export function createLocalPort(store: EmbeddedChatStore, board: Board, now: () => Date): ChatPort {
  const sent = (m: LocalMessage): Extract<Sent, { ok: true }> => ({
    ok: true,
    messageId: String(m.id),
    at: m.at,
  });

  /** Parts the handles into people of the directory and others. */
  async function known(handles: string[]) {
    const names = new Map((await store.users()).map((u) => [u.id, u.name]));
    return {
      names,
      found: handles.filter((h) => names.has(h)),
      missed: handles.filter((h) => !names.has(h)).map((handle) => ({ handle, reason: '通讯录中没有此人' })),
    };
  }

  async function inRoom(room: string, messageId: string): Promise<LocalMessage | null> {
    const message = /^\d{1,15}$/u.test(messageId) ? await store.message(Number(messageId)) : null;
    return message && message.roomId === room && !message.deleted ? message : null;
  }

  return {
    platform: 'local',

    async post(key, room, card, mentions) {
      if (!(await store.room(room))) return noRoom;
      const { found, names } = mentions.length > 0 ? await known(mentions) : { found: [], names: new Map() };
      const text = found.map((h) => `@${names.get(h)}`).join(' ');
      return sent(
        await board.append({ key: `post:${key}`, roomId: room, author: BOT, text, card, at: now() }),
      );
    },

    async update(_key, room, messageId, card) {
      const message = await inRoom(room, messageId);
      if (!message) return noMessage;
      await board.change(message.id, { card });
      return { ok: true };
    },

    async page(key, handle, card, means) {
      const { found } = await known([handle]);
      if (found.length === 0) return noPerson;
      const room = directRoomOf(handle);
      if (!(await store.room(room)))
        await board.openRoom({ id: room, name: DIRECT_ROOM_NAME, topic: '' }, [handle]);
      const text = CALLS[means];
      const message = await board.append({
        key: `page:${key}`,
        roomId: room,
        author: BOT,
        text,
        card,
        at: now(),
      });
      return { ...sent(message), room };
    },

    async openRoom(key, spec) {
      const { found, missed } = await known(spec.members);
      const id = `${spec.slug}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
      await board.openRoom({ id, name: spec.title, topic: spec.topic }, found);
      return { ok: true, externalId: id, missed };
    },

    async invite(_key, room, handles) {
      if (!(await store.room(room))) return noRoom;
      const { found, missed } = await known(handles);
      await board.invite(room, found);
      return { ok: true, missed };
    },

    async pin(_key, room, messageId) {
      const message = await inRoom(room, messageId);
      if (!message) return noMessage;
      if (!message.pinned) await board.change(message.id, { pinned: true });
      return { ok: true };
    },

    async upload(key, room, file) {
      if (!(await store.room(room))) return noRoom;
      return sent(await board.append({ key: `file:${key}`, roomId: room, author: BOT, file, at: now() }));
    },
  };
}
