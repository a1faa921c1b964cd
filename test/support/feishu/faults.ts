import type { Call } from './api.ts';

/** Failures that a test injects. Each is used up by the calls that it matches. */

export type Fault =
  /** refused before anything happens */
  | { kind: 'answer'; status: number; code: number; msg?: string; headers?: Record<string, string> }
  /** done, but never answered: the connection stays open */
  | { kind: 'never' }
  /** done, and answered once `until` resolves */
  | { kind: 'late'; until: Promise<void> }
  /** the connection breaks before anything happens */
  | { kind: 'drop' }
  /** done, then the connection breaks: the answer is lost */
  | { kind: 'after_commit' };

/** @returns 429 as the newer APIs answer it; older ones do so with status 400 */
export const rateLimited = (resetSeconds: number, status = 429): Fault => ({
  kind: 'answer',
  status,
  code: 99991400,
  msg: 'request trigger frequency limit',
  headers: { 'x-ogw-ratelimit-reset': String(resetSeconds) },
});

export const serverError = (status = 500): Fault => ({
  kind: 'answer',
  status,
  code: 2200,
  msg: 'internal error',
});

/** @returns a refusal by code, as 230020 or 232019 */
export const refusal = (code: number, status = 400): Fault => ({ kind: 'answer', status, code });

interface Planned {
  api: string;
  fault: Fault;
  left: number;
  when: (call: Call) => boolean;
}

export class Faults {
  readonly #planned: Planned[] = [];

  /**
   * @param api name of the route, as `message.create`, or `*`
   * @param times how many calls it strikes
   * @param when which calls of the route; all where absent
   */
  add(api: string, fault: Fault, times = 1, when: (call: Call) => boolean = () => true): void {
    this.#planned.push({ api, fault, left: times, when });
  }

  /** @returns the fault for this call, used up once, or null */
  take(call: Call): Fault | null {
    const hit = this.#planned.find(
      (p) => p.left > 0 && (p.api === '*' || p.api === call.api) && p.when(call),
    );
    if (!hit) return null;
    hit.left -= 1;
    return hit.fault;
  }

  /** @returns the injected faults that no call has met yet */
  unused(): string[] {
    return this.#planned.filter((p) => p.left > 0).map((p) => `${p.api} ${p.fault.kind}`);
  }

  clear(): void {
    this.#planned.length = 0;
  }
}

/** @returns something to wait for, and what ends the waiting: for `late`, and for handlers that hang */
export function gate(): { until: Promise<void>; release: () => void } {
  const releases: (() => void)[] = [];
  const until = new Promise<void>((resolve) => releases.push(resolve));
  return { until, release: () => releases.forEach((r) => void r()) };
}
