import type { Bot } from '../app/bot.ts';
import type { ChatPort, Failure, Platform } from '../app/chat.ts';
import type { Gateway } from '../app/gateway.ts';
import type { Store } from '../app/store.ts';

/** What running jobs needs. */
export interface JobParts {
  store: Store;
  bot: Bot;
  ports: ReadonlyMap<Platform, ChatPort>;
  now: () => Date;
  /** null: none is set up */
  gateway: Gateway | null;
}

/** Done, or to be tried again, or refused for good. */
export type Result = { ok: true } | Failure;

export const OK: Result = { ok: true };
