import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Keeps the bot within the platform's rates: 50 a second and 1,000 a minute per API, 5 a second per chat, person and
 * message. The library's windows are fixed and the platform's slide, so the windows here are short: whatever second or
 * minute is looked at, what fits into the windows that it touches is within the platform's number. Calls for one target
 * follow each other's answers, so that calls which were held up on the way don't arrive together.
 */
const API_SECOND = { points: 5, duration: 0.2 };
const API_MINUTE = { points: 160, duration: 12 };
const TARGET_SECOND = { points: 1, duration: 0.25 };

/** What a call came to, or the milliseconds after which to try again: then it was not made, and has not waited. */
export type Turn<T> = { value: T } | { wait: number };

export interface Limits {
  /**
   * Makes a call when its turn comes; calls for the same target go in order, and none waits for another target's turn.
   * @param target what bears 5 a second, as `chat oc_1`; null: nothing in particular
   * @throws what the call throws
   */
  go<T>(api: string, target: string | null, call: () => Promise<T>): Promise<Turn<T>>;
  /** The platform has had enough: nothing goes to the API (or the target) for a while. */
  rest(what: { api: string } | { target: string }, ms: number): Promise<void>;
}

/** For platforms of tests and of one's own, which have no rates. */
export const noLimits: Limits = {
  go: async (_api, _target, call) => ({ value: await call() }),
  rest: async () => undefined,
};

/** @param patienceMs the longest that a call waits here; what would take longer is told instead */
export function createLimits(patienceMs: number): Limits {
  const apiSecond = new RateLimiterMemory({ ...API_SECOND, keyPrefix: 's' });
  const apiMinute = new RateLimiterMemory({ ...API_MINUTE, keyPrefix: 'm' });
  const targets = new RateLimiterMemory({ ...TARGET_SECOND, keyPrefix: 't' });
  const queues = new Map<string, Promise<unknown>>();

  function inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (queues.get(key) ?? Promise.resolve()).then(work);
    // Whoever comes next waits for the end of this one, however it ends.
    const ended: Promise<unknown> = mine
      .catch((error: unknown) => error)
      .finally(() => {
        if (queues.get(key) === ended) queues.delete(key);
      });
    queues.set(key, ended);
    return mine;
  }

  async function pass(limiter: RateLimiterMemory, key: string, until: number): Promise<number> {
    for (;;) {
      const wait = await consume(limiter, key);
      if (wait === 0 || Date.now() + wait > until) return wait;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  return {
    async go(api, target, call) {
      const until = Date.now() + patienceMs;
      const steps: [RateLimiterMemory, string][] = [
        ...(target === null ? [] : [[targets, target] as [RateLimiterMemory, string]]),
        [apiMinute, api],
        [apiSecond, api],
      ];
      const turn = async () => {
        for (const [limiter, key] of steps) {
          const wait = await pass(limiter, key, until);
          if (wait > 0) return { wait };
        }
        return { value: await call() };
      };
      return target === null ? turn() : inOrder(target, turn);
    },
    async rest(what, ms) {
      const seconds = ms / 1000;
      if ('api' in what) await apiMinute.block(what.api, seconds);
      else await targets.block(what.target, seconds);
    },
  };
}

/** @returns 0, or the milliseconds until the next window */
async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext));
    throw refused;
  }
}
