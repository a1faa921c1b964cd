/** How one call is to go wrong. `drop` closes the connection without an answer, `hang` never answers. */
export type Fault =
  | { kind: 'rate_limited'; retryAfter: number }
  | { kind: 'status'; status: number }
  | { kind: 'error'; code: string }
  | { kind: 'drop' }
  | { kind: 'hang' }
  | { kind: 'commit_then_drop' }
  | { kind: 'commit_then_hang' }
  /** closes the connection without an answer, and is carried out once the test lets it `land` */
  | { kind: 'land_late' };

/** The faults that a test ordered, by method; used up in order. */
export class Faults {
  readonly #queues = new Map<string, Fault[]>();
  readonly #held: (() => Promise<unknown>)[] = [];

  /** @param method a Web API method, or `upload` or `response_url` for those two endpoints */
  order(method: string, fault: Fault, times: number): void {
    const queue = this.#queues.get(method) ?? [];
    queue.push(...Array.from({ length: times }, () => fault));
    this.#queues.set(method, queue);
  }

  /** Keeps a call that is to be carried out later. */
  hold(call: () => Promise<unknown>): void {
    this.#held.push(call);
  }

  /** Carries out what was kept. */
  async land(): Promise<void> {
    for (const call of this.#held.splice(0)) await call();
  }

  take(method: string): Fault | undefined {
    return this.#queues.get(method)?.shift();
  }

  /** @returns the methods with faults that were ordered but never met */
  unmet(): string[] {
    return [...this.#queues].filter(([, queue]) => queue.length > 0).map(([method]) => method);
  }
}
