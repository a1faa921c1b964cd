import { Line, type Rate } from './line.ts';

/** Keeps the bot within the platform's rates: 50 a second and 1,000 a minute per API, 5 a second per chat, person and message. */

/** ms of a second and a minute on the platform's clock, which may run a little slower than ours */
const SECOND = 1005;
const MINUTE = 60_300;
const PER_API: Rate[] = [
  { calls: 50, spanMs: SECOND },
  { calls: 1000, spanMs: MINUTE },
];
const PER_TARGET: Rate[] = [{ calls: 5, spanMs: SECOND }];

/** Targets that are kept before those at rest are forgotten. */
const MOST_KEPT = 1000;

/** What a call came to, or the milliseconds after which to try again: then it was not made, and has not waited. */
export type Turn<T> = { value: T } | { wait: number };

export interface Limits {
  /**
   * Makes a call when its turn comes; calls for the same target follow each other's answers, and none waits for another
   * target's turn.
   * @param target what bears 5 a second, as `chat oc_1`; null: nothing in particular
   * @throws what the call throws
   */
  go<T>(api: string, target: string | null, call: () => Promise<T>): Promise<Turn<T>>;
  /** The platform has had enough: nothing goes to the API (or the target) for a while. */
  rest(what: { api: string } | { target: string }, ms: number): void;
}

/** For platforms of tests and of one's own, which have no rates. */
export const noLimits: Limits = {
  go: async (_api, _target, call) => ({ value: await call() }),
  rest: () => undefined,
};

/** @param patienceMs the longest that a call waits for its turn; what would take longer is told instead */
export function createLimits(patienceMs: number): Limits {
  const apis = new Map<string, Line>();
  const targets = new Map<string, Line>();

  const ofApi = (name: string): Line => kept(apis, name, () => new Line(PER_API));
  const ofTarget = (name: string): Line => kept(targets, name, () => new Line(PER_TARGET, 1));

  async function go<T>(api: string, target: string | null, call: () => Promise<T>): Promise<Turn<T>> {
    const until = performance.now() + patienceMs;
    const held: Line[] = [];
    for (const line of target === null ? [ofApi(api)] : [ofTarget(target), ofApi(api)]) {
      const wait = await line.enter(until);
      if (wait > 0) {
        for (const h of held) h.turnBack();
        return { wait };
      }
      held.push(line);
    }
    try {
      return { value: await call() };
    } finally {
      for (const line of held) line.leave();
    }
  }

  return {
    go,
    rest: (what, ms) => ('api' in what ? ofApi(what.api) : ofTarget(what.target)).rest(ms),
  };
}

function kept(lines: Map<string, Line>, name: string, make: () => Line): Line {
  if (lines.size >= MOST_KEPT) for (const [other, line] of lines) if (line.atRest()) lines.delete(other);
  const line = lines.get(name) ?? make();
  lines.set(name, line);
  return line;
}
