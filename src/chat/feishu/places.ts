import type { Inbound } from '../../app/chat.ts';
import { Recent } from '../common/recent.ts';
import type { Api } from './api.ts';
import { within } from './within.ts';

/** Rooms as inputs name them, and which room a message stands in. */

/** An input doesn't wait longer than this for a room's name. */
const NAME_MS = 800;
const DIRECT_NAME = '与机器人的私聊';
const UNNAMED = '飞书群';
const KEPT = 20_000;
/** chats are renamed now and then */
const NAME_FRESH_MS = 3_600_000;

export interface Places {
  /** @param direct where the event says whether the chat is a direct one @param name where the event gives it */
  room(chatId: string, known?: { direct?: boolean; name?: string }): Promise<Inbound['room']>;
  /** @throws Error where the platform could not be asked: the event then comes again */
  chatOf(messageId: string): Promise<string | null>;
}

export function createPlaces(api: Api, chats: Recent<string>, now: () => Date): Places {
  const rooms = new Recent<{ room: Inbound['room']; until: number }>(KEPT);

  const keep = (externalId: string, name: string, direct: boolean): Inbound['room'] => {
    const room = { externalId, name: direct ? DIRECT_NAME : name || UNNAMED, direct };
    rooms.set(externalId, { room, until: now().getTime() + NAME_FRESH_MS });
    return room;
  };

  return {
    async room(chatId, known = {}) {
      if (known.direct) return keep(chatId, '', true);
      if (known.name) return keep(chatId, known.name, false);
      const found = rooms.get(chatId);
      if (found && found.until > now().getTime()) return found.room;
      const asked = await within(NAME_MS, api.chat(chatId));
      if (asked.done && asked.value.ok) return keep(chatId, asked.value.data.name, asked.value.data.direct);
      return found?.room ?? { externalId: chatId, name: UNNAMED, direct: known.direct ?? false };
    },

    async chatOf(messageId) {
      const found = chats.get(messageId);
      if (found) return found;
      const asked = await api.chatOf(messageId);
      if (!asked.ok && asked.kind === 'later') throw new Error(`消息所在的群没有查到：${asked.reason}`);
      if (!asked.ok || asked.data === '') return null;
      chats.set(messageId, asked.data);
      return asked.data;
    },
  };
}
