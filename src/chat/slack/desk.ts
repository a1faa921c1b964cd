import { setTimeout as wait } from 'node:timers/promises';
import type { Inbound, Receive, Reply } from '../../app/chat.ts';
import type { Log } from '../common/redact.ts';
import { type Answerer, APOLOGY, type Asker } from './answer.ts';
import type { Names } from './names.ts';
import { createOnce } from './once.ts';

const NAME_MS = 400;

/** What an input came to within the time that Slack grants. */
export interface Taken {
  /** true where the same delivery came before: it has been answered */
  repeated: boolean;
  /** true where the answer is not there yet */
  late: boolean;
  /** true where nothing was recorded; the reply then says so */
  failed: () => boolean;
  reply: Promise<Reply | null>;
  /** the dialog that was opened meanwhile */
  dialog?: Promise<string | null>;
}

/** Hands inputs to the app, each delivery once, and keeps account of what is still being done. */
export interface Desk {
  answerer: Answerer;
  log: Log;
  room(channel: string, name?: string): Promise<Inbound['room']>;
  /**
   * For interactions, which never come again: what fails is told to the person.
   * @param trigger opens a dialog that says to wait, where the app takes its time over what may be answered by a form
   */
  take(inbound: Inbound, trigger?: string | null): Promise<Taken>;
  /**
   * For events: in the order of their channel.
   * @returns null for a delivery that came before
   * @throws what the app threw: the event then comes again
   */
  takeEvent(inbound: Inbound): Promise<Reply | null>;
  /** Acknowledges. @returns false where the connection is gone, so that Slack will not have it */
  acked(sending: Promise<unknown>): Promise<boolean>;
  /** @returns true the first time that the key is seen */
  isFirst(key: string): boolean;
  /** Goes on with work that nobody waits for. */
  inBackground(work: Promise<unknown>): void;
  /** Waits for the work that nobody waits for. */
  settled(): Promise<void>;
}

/**
 * @param deps.waitMs after which a dialog says to wait: it has to be open within the trigger's 3 seconds
 * @param deps.ackMs how long an acknowledgement waits for the app; Slack waits 3 seconds for all of it
 * @param deps.asks whether the command line may be answered by a form
 */
export function createDesk(deps: {
  waitMs: number;
  ackMs: number;
  asks: (line: string) => boolean;
  receive: Receive;
  answerer: Answerer;
  names: Names;
  log: Log;
}): Desk {
  const { receive, answerer, names, log } = deps;
  const replies = createOnce<Reply | null>();
  const firsts = createOnce<true>();
  const lanes = new Map<string, Promise<unknown>>();
  const background = new Set<Promise<unknown>>();

  /** Runs work after all earlier work of its lane, failed or not. */
  function inLane<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const before = lanes.get(lane) ?? Promise.resolve();
    const mine = before.then(work, work);
    const quiet = mine.then(ignore, ignore).finally(() => {
      if (lanes.get(lane) === quiet) lanes.delete(lane);
    });
    lanes.set(lane, quiet);
    return mine;
  }

  return {
    answerer,
    log,

    async room(channel, name) {
      const bare = { externalId: channel, name: channel, direct: false };
      return within(names.room(channel, name), NAME_MS, bare);
    },

    async take(inbound, trigger = null) {
      const repeated = replies.has(inbound.deliveryId);
      let failed = false;
      const reply = replies
        .run(inbound.deliveryId, () => receive(inbound))
        .catch((error: unknown): Reply => {
          failed = true;
          log.error({ err: error, input: inbound.input.type }, 'an input failed');
          return { text: APOLOGY, audience: 'actor' };
        });
      const { input } = inbound;
      const done = reply.then(() => false);
      const slow = await within(done, deps.waitMs, true);
      const wait = slow && !repeated && trigger !== null && 'line' in input && deps.asks(input.line);
      const dialog = wait ? { dialog: answerer.openWaiting(trigger) } : {};
      const late = slow && (await within(done, deps.ackMs - deps.waitMs, true));
      return { repeated, late, failed: () => failed, reply, ...dialog };
    },

    async takeEvent(inbound) {
      const repeated = replies.has(inbound.deliveryId);
      const work = () => receive(inbound);
      const reply = await replies.run(inbound.deliveryId, () => inLane(inbound.room.externalId, work));
      return repeated ? null : reply;
    },

    async acked(sending) {
      try {
        await sending;
        return true;
      } catch (error) {
        log.warn({ err: error }, 'an acknowledgement could not be sent');
        return false;
      }
    },

    isFirst(key) {
      const first = !firsts.has(key);
      if (first) firsts.run(key, async () => true);
      return first;
    },

    inBackground(work) {
      const kept = work
        .catch((error: unknown) => log.error({ err: error }, 'answering failed'))
        .finally(() => background.delete(kept));
      background.add(kept);
    },

    async settled() {
      while (background.size > 0) await Promise.allSettled([...background]);
    },
  };
}

/** @returns the asker as they are once the app was waited for: with the dialog that stands, the trigger used up or over */
export function standing(asker: Asker, { late, dialog }: Taken): Asker {
  if (dialog) return { ...asker, trigger: null, dialog };
  return late ? { ...asker, trigger: null } : asker;
}

/** @returns whether the person sees already that they are to wait */
export async function isShown({ dialog }: Taken): Promise<boolean> {
  return dialog !== undefined && (await within(dialog, 0, null)) !== null;
}

const ignore = (): void => undefined;

/** @returns what the work gives, or `otherwise` where it takes longer than `ms` */
async function within<T>(work: Promise<T>, ms: number, otherwise: T): Promise<T> {
  const timer = new AbortController();
  const timeout = wait(ms, otherwise, { signal: timer.signal }).catch(() => otherwise);
  return Promise.race([work, timeout]).finally(() => timer.abort());
}
