/** So many calls in any span of time: the window slides, as the platform's does. */
export interface Rate {
  calls: number;
  spanMs: number;
}

/**
 * The calls to one API or one target, in their order: a burst leaves at once, and each further call as soon as the rates
 * let it. A call counts from its answer, because nobody knows when before that it arrived: so calls that were held up on
 * the way can't arrive together with later ones.
 */
export class Line {
  readonly #rates: Rate[];
  readonly #abreast: number;
  readonly #waiting: { until: number; go: (waitMs: number) => void }[] = [];
  #underWay = 0;
  /** when calls were answered, oldest first */
  #answered: number[] = [];
  #restsUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param abreast calls that may be under way together, where the rates would let more */
  constructor(rates: Rate[], abreast = Number.POSITIVE_INFINITY) {
    this.#rates = rates;
    this.#abreast = abreast;
  }

  /**
   * Waits for a turn, which ends with `leave` or `turnBack`.
   * @param until on the clock of `performance`
   * @returns 0, or the milliseconds to the turn where it comes after `until`
   */
  enter(until: number): Promise<number> {
    const now = performance.now();
    const turn = this.#turn(this.#waiting.length, now);
    if (turn > Math.max(now, until)) return Promise.resolve(Math.ceil(turn - now));
    return new Promise((go) => {
      this.#waiting.push({ until, go });
      this.#pass();
    });
  }

  /** The call was made, and has been answered or failed. */
  leave(): void {
    this.#answered.push(performance.now());
    const most = Math.max(...this.#rates.map((r) => r.calls));
    this.#answered = this.#answered.slice(-most);
    this.turnBack();
  }

  /** The call was not made. */
  turnBack(): void {
    this.#underWay -= 1;
    this.#pass();
  }

  rest(ms: number): void {
    this.#restsUntil = Math.max(this.#restsUntil, performance.now() + ms);
    this.#pass();
  }

  /** Whether it has nothing to remember. */
  atRest(): boolean {
    const now = performance.now();
    const used = this.#rates.some((r) => this.#ends(r, now).length > 0);
    return !used && this.#waiting.length === 0 && this.#restsUntil <= now;
  }

  /** Lets go whose turn it is, and tells those whose turn has become too late for them. */
  #pass(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    let turn = this.#turn(0, now);
    while (turn <= now && this.#underWay < this.#abreast) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#underWay += 1;
      next.go(0);
      turn = this.#turn(0, now);
    }
    if (turn <= now) return;
    const tooLate = this.#waiting.filter((w) => w.until < turn);
    for (const w of tooLate) {
      this.#waiting.splice(this.#waiting.indexOf(w), 1);
      w.go(Math.ceil(turn - now));
    }
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#pass(), Math.ceil(turn - now));
  }

  /** @returns when the call at a place of the queue, from 0, may leave at the earliest */
  #turn(place: number, now: number): number {
    const turns = this.#rates.map((rate) => {
      const ends = this.#ends(rate, now);
      const free = rate.calls - ends.length;
      const at = place % rate.calls;
      return (ends[at - free] ?? now) + Math.floor(place / rate.calls) * rate.spanMs;
    });
    return Math.max(this.#restsUntil, ...turns);
  }

  /** @returns when the calls that count now will count no longer, soonest first */
  #ends({ spanMs }: Rate, now: number): number[] {
    const ends = this.#answered.map((at) => at + spanMs).filter((end) => end > now);
    return [...ends, ...Array.from({ length: this.#underWay }, () => now + spanMs)];
  }
}
