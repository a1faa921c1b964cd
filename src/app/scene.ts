import type { Context } from '../domain/context.ts';
import type { Org, Person } from '../domain/directory.ts';
import type { Policy } from '../domain/policy.ts';
import type { Inbound } from './chat.ts';
import type { Command } from './command.ts';
import type { CommandIndex } from './commands.ts';
import type { Room, Store, Tx } from './store.ts';

/** What comes by itself every day. Times are Shanghai's, as `08:30`. */
export interface DailySettings {
  /** at which duty rooms hear who is on duty */
  reminders: string[];
  /** at which rotas are looked through for the week ahead */
  check: string;
}

/** What the bot is made of, besides its chats. */
export interface BotParts {
  store: Store;
  commands: readonly Command[];
  policy: Policy;
  now: () => Date;
  /** absent: nothing comes by itself every day */
  daily?: DailySettings;
  /** told after every commit that may have written jobs */
  wake: () => void;
}

/** One input in its transaction: the actor, the room and the moment. */
export interface Scene extends Context {
  tx: Tx;
  room: Room | null;
  inbound: Inbound;
  parts: BotParts;
  index: CommandIndex;
}

/** An input of somebody whom the directory knows. */
export type ActorScene = Scene & { actor: Person; org: Org };

/** The longest line and message that is taken in; longer ones are asked for in parts. Characters. */
export const MAX_TEXT = 10_000;
