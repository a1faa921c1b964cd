import type { Bot } from '../app/bot.ts';
import type { ChatPort, Failure, Platform } from '../app/chat.ts';
import type { Gateway } from '../app/gateway.ts';
import type { Job, Store } from '../app/store.ts';
import type { Read } from './reading.ts';

/** What running jobs needs. */
export interface JobParts {
  store: Store;
  read: Read;
  bot: Bot;
  ports: ReadonlyMap<Platform, ChatPort>;
  now: () => Date;
  /** null: none is set up */
  gateway: Gateway | null;
}

/** Done, or to be tried again, or refused for good. */
export type Result = { ok: true } | Failure;

export const OK: Result = { ok: true };

/** @returns since when the job may have been tried, where it has been; by what is due then nothing was sent before */
export const triedSince = (j: Job): Date | undefined => (j.attempts > 1 ? j.dueAt : undefined);
