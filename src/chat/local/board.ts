import type { EmbeddedChatStore, LocalMessage, LocalRoom } from '../../app/embedded-chat.ts';
import type { Feed, FeedEvent } from './feed.ts';

type NewMessage = Parameters<EmbeddedChatStore['append']>[0];
type Change = Parameters<EmbeddedChatStore['change']>[1];

/** The rooms as both sides of the adapter write them: what is stored is told at once to whoever may see it. */
export interface Board {
  append(message: NewMessage): Promise<LocalMessage>;
  /** @returns null where there is no such message */
  change(id: number, change: Change): Promise<LocalMessage | null>;
  openRoom(room: LocalRoom, members: string[]): Promise<void>;
  invite(roomId: string, members: string[]): Promise<void>;
  markRead(roomId: string, userId: string, upTo: number): Promise<void>;
}

export function createBoard(store: EmbeddedChatStore, feed: Feed): Board {
  const membersOf = async (roomId: string): Promise<string[]> => (await store.room(roomId))?.members ?? [];

  async function tell(type: 'added' | 'changed', message: LocalMessage): Promise<void> {
    const viewers = message.onlyFor === null ? await membersOf(message.roomId) : [message.onlyFor];
    feed.publish(viewers, { type, message });
  }

  async function tellRoom(roomId: string): Promise<void> {
    const event: FeedEvent = { type: 'room', roomId };
    feed.publish(await membersOf(roomId), event);
  }

  return {
    async append(message) {
      const stored = await store.append(message);
      await tell('added', stored);
      return stored;
    },
    async change(id, change) {
      const stored = await store.change(id, change);
      if (stored) await tell('changed', stored);
      return stored;
    },
    async openRoom(room, members) {
      await store.ensureRoom(room, members);
      await tellRoom(room.id);
    },
    async invite(roomId, members) {
      await store.addMembers(roomId, members);
      await tellRoom(roomId);
    },
    async markRead(roomId, userId, upTo) {
      await store.markRead(roomId, userId, upTo);
      feed.publish([userId], { type: 'read', roomId });
    },
  };
}
