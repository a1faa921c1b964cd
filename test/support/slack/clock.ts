/** Where the fake takes its time from: `now()` in milliseconds since 1970. */
export interface Clock {
  now(): number;
}

export const realClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is told to move. */
export class ManualClock implements Clock {
  #now: number;

  /** @param start an ISO time, as `2026-11-22T03:00:00Z` */
  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  /** @param ms how far the time moves on, in milliseconds */
  advance(ms: number): void {
    this.#now += ms;
  }
}
