/** The moment in a scenario: it stands still but for `wait`. */
export interface Clock {
  now(): Date;
  set(moment: Date): void;
}

export function createClock(start: Date): Clock {
  let moment = start;
  return {
    now: () => moment,
    set: (next) => {
      moment = next;
    },
  };
}

/** What works by itself beside the conversation. */
export interface Engine {
  /** runs everything that is due */
  drain(): Promise<void>;
  /** when the next thing falls due; null when nothing does */
  nextDue(): Promise<Date | null>;
}

/**
 * Moves the clock on, running what falls due at its own time.
 * @param after called after each moment at which something ran
 */
export async function advance(
  clock: Clock,
  engine: Engine,
  ms: number,
  after: () => Promise<void>,
): Promise<void> {
  const end = new Date(clock.now().getTime() + ms);
  for (;;) {
    const due = await engine.nextDue();
    if (due === null || due > end) break;
    if (due > clock.now()) clock.set(due);
    await engine.drain();
    await after();
  }
  clock.set(end);
}
