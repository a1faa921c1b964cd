import type { Clock } from './clock.ts';

/** A method's rate tier; `posting` is chat.postMessage's own rule, `free` is not limited. */
export type Tier = 1 | 2 | 3 | 4 | 'posting' | 'free';

/** Calls a minute by tier. Tier 1 is "1+": the small burst that Slack tolerates is the 10 connections of one app. */
const PER_MINUTE = { 1: 10, 2: 20, 3: 50, 4: 100 } as const;
const MINUTE = 60_000;

/** chat.postMessage: one a second per channel, with short bursts allowed. */
const POSTS_PER_SECOND = 1;
const POST_BURST = 3;

/** Slack's rate limits: a sliding minute per method, and a bucket per channel for posting. */
export class Rates {
  readonly #clock: Clock;
  readonly #calls = new Map<string, number[]>();
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts one call.
   * @returns the whole seconds that the caller has to wait before trying again, 0 when the call is granted
   */
  take(method: string, tier: Tier, channel: string): number {
    if (tier === 'free') return 0;
    return tier === 'posting' ? this.#post(channel) : this.#tiered(method, PER_MINUTE[tier]);
  }

  #tiered(method: string, perMinute: number): number {
    const now = this.#clock.now();
    const recent = (this.#calls.get(method) ?? []).filter((at) => at > now - MINUTE);
    this.#calls.set(method, recent);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= perMinute) return Math.ceil((oldest + MINUTE - now) / 1000);
    recent.push(now);
    return 0;
  }

  #post(channel: string): number {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(channel) ?? { tokens: POST_BURST, at: now };
    const tokens = Math.min(POST_BURST, bucket.tokens + ((now - bucket.at) / 1000) * POSTS_PER_SECOND);
    const granted = tokens >= 1;
    this.#buckets.set(channel, { tokens: granted ? tokens - 1 : tokens, at: now });
    return granted ? 0 : 1;
  }
}
