/**
 * Rates of the platform: 50 a second and 1,000 a minute per API; 5 a second per chat and per person for sends;
 * 5 a second per message for patches and pins. Windows slide.
 */

export interface Rate {
  limit: number;
  spanMs: number;
}

export const API_RATES: Rate[] = [
  { limit: 50, spanMs: 1000 },
  { limit: 1000, spanMs: 60_000 },
];
export const TARGET_RATE: Rate = { limit: 5, spanMs: 1000 };

export class RateWindows {
  readonly #now: () => number;
  readonly #taken = new Map<string, number[]>();

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts one call unless it is one too many.
   * @returns 0, or the milliseconds until the next may come
   */
  take(key: string, rate: Rate): number {
    const now = this.#now();
    const name = `${key}/${rate.spanMs}`;
    const recent = (this.#taken.get(name) ?? []).filter((t) => now - t < rate.spanMs);
    this.#taken.set(name, recent);
    const oldest = recent[recent.length - rate.limit];
    if (oldest !== undefined) return rate.spanMs - (now - oldest);
    recent.push(now);
    return 0;
  }
}
