import type { LocalMessage } from '../../app/embedded-chat.ts';

/** What an open page is told. A message is told whole, so that a page which missed one event is right after the next. */
export type FeedEvent =
  | { type: 'added' | 'changed'; message: LocalMessage }
  /** a room that the person is in is new, or got new members */
  | { type: 'room'; roomId: string }
  /** the person has read the room, on this page or another */
  | { type: 'read'; roomId: string };

export interface Listener {
  event(event: FeedEvent): void;
  /** the feed ends: the chat is being closed */
  end(): void;
}

/** Fans events out to the pages that are open in this process. Nothing is kept: a page that reconnects reloads. */
export interface Feed {
  /** @returns the function that unsubscribes */
  subscribe(userId: string, listener: Listener): () => void;
  publish(userIds: Iterable<string>, event: FeedEvent): void;
  close(): void;
}

export function createFeed(): Feed {
  const listeners = new Map<string, Set<Listener>>();
  return {
    subscribe(userId, listener) {
      const own = listeners.get(userId) ?? new Set();
      listeners.set(userId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(userId) === own) listeners.delete(userId);
      };
    },
    publish(userIds, event) {
      for (const userId of new Set(userIds)) {
        for (const listener of listeners.get(userId) ?? []) listener.event(event);
      }
    },
    close() {
      for (const own of [...listeners.values()]) for (const listener of [...own]) listener.end();
      listeners.clear();
    },
  };
}
