import type { EmbeddedChatStore, LocalUser } from '../../app/embedded-chat.ts';
import { BOT } from './deliver.ts';
import { BOT_NAME } from './text.ts';

/** The directory as one drawing of a page sees it. */
export interface People {
  all: LocalUser[];
  find(id: string): LocalUser | undefined;
  /** the bot's name for the bot, the id for a person who has left the directory */
  nameOf(id: string): string;
  /** the organization's name; empty for the bot and for people who have left */
  orgOf(id: string): string;
}

export async function peopleOf(store: EmbeddedChatStore): Promise<People> {
  const all = await store.users();
  const byId = new Map(all.map((u) => [u.id, u]));
  return {
    all,
    find: (id) => byId.get(id),
    nameOf: (id) => (id === BOT ? BOT_NAME : (byId.get(id)?.name ?? id)),
    orgOf: (id) => byId.get(id)?.org ?? '',
  };
}
