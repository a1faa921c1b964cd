import type { Card } from '../cards/card.ts';

/** What the embedded chat keeps: it is a platform of its own, so its rooms and messages are stored like a platform's. */

export interface LocalUser {
  /** the handle, equal to the person's id in the directory */
  id: string;
  name: string;
  org: string;
  orgId: string;
  posts: string[];
}

export interface LocalRoom {
  id: string;
  name: string;
  topic: string;
}

export interface LocalMessage {
  id: number;
  roomId: string;
  /** user id, or `bot` */
  author: string;
  text: string;
  card: Card | null;
  file: { name: string; mime: string; content: string } | null;
  /** an ephemeral answer is seen by this user only */
  onlyFor: string | null;
  at: Date;
  editedAt: Date | null;
  deleted: boolean;
  pinned: boolean;
}

export interface EmbeddedChatStore {
  users(): Promise<LocalUser[]>;
  /** a room and its members, made if it isn't there; members are added, never removed */
  ensureRoom(room: LocalRoom, members: string[]): Promise<void>;
  /** rooms that the user is in, with the number of messages that they haven't read, latest activity first */
  roomsOf(userId: string): Promise<(LocalRoom & { unread: number; lastAt: Date | null })[]>;
  room(id: string): Promise<(LocalRoom & { members: string[] }) | null>;
  addMembers(roomId: string, userIds: string[]): Promise<void>;
  /** messages that the viewer may see, oldest first: the newest `limit` before the id (or the newest of all) */
  messages(roomId: string, viewer: string, limit: number, before?: number): Promise<LocalMessage[]>;
  message(id: number): Promise<LocalMessage | null>;
  /** pinned messages of the room that the viewer may see, newest first, 20 at most */
  pinned(roomId: string, viewer: string): Promise<LocalMessage[]>;
  /** stores a message; the same key again gives the message that is there */
  append(message: {
    key: string | null;
    roomId: string;
    author: string;
    text?: string;
    card?: Card;
    file?: { name: string; mime: string; content: string };
    onlyFor?: string;
    at: Date;
  }): Promise<LocalMessage>;
  change(
    id: number,
    change: { text?: string; card?: Card; deleted?: boolean; pinned?: boolean; editedAt?: Date },
  ): Promise<LocalMessage | null>;
  markRead(roomId: string, userId: string, upTo: number): Promise<void>;
}
