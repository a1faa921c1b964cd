import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Keeps the bot within the platform's rates: 50 a second and 1,000 a minute per API, 5 a second per chat, person and
 * message. The library's windows are fixed and the platform's slide, so the windows here are short: whatever second or
 * minute is looked at, what fits into the windows that it touches is within the platform's number.
 */
const API_SECOND = { points: 8, duration: 0.2 };
const API_MINUTE = { points: 160, duration: 12 };
const TARGET_SECOND = { points: 2, duration: 0.5 };

export interface Limits {
  /**
   * Waits for the call's turn; calls for the same target go in order, and none waits for another target's turn.
   * @param target what bears 5 a second, as `chat oc_1`; null: nothing in particular
   * @returns 0 where the call may go, else the milliseconds after which to try again: then it has not waited
   */
  turn(api: string, target: string | null): Promise<number>;
  /** The platform has had enough: nothing goes to the API (or the target) for a while. */
  rest(what: { api: string } | { target: string }, ms: number): Promise<void>;
}

/** @param patienceMs the longest that a call waits here; what would take longer is told instead */
export function createLimits(patienceMs: number): Limits {
  const apiSecond = new RateLimiterMemory({ ...API_SECOND, keyPrefix: 's' });
  const apiMinute = new RateLimiterMemory({ ...API_MINUTE, keyPrefix: 'm' });
  const targets = new RateLimiterMemory({ ...TARGET_SECOND, keyPrefix: 't' });
  const queues = new Map<string, Promise<unknown>>();

  function inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (queues.get(key) ?? Promise.resolve()).then(work);
    queues.set(key, mine);
    return mine.finally(() => {
      if (queues.get(key) === mine) queues.delete(key);
    });
  }

  async function pass(limiter: RateLimiterMemory, key: string, until: number): Promise<number> {
    for (;;) {
      const wait = await consume(limiter, key);
      if (wait === 0 || Date.now() + wait > until) return wait;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  return {
    async turn(api, target) {
      const until = Date.now() + patienceMs;
      const apiTurn = async (): Promise<number> =>
        (await pass(apiMinute, api, until)) || (await pass(apiSecond, api, until));
      if (target === null) return apiTurn();
      return inOrder(target, async () => (await pass(targets, target, until)) || (await apiTurn()));
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
