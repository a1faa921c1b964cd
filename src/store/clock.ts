import { WAIT } from '../app/job.ts';
import type { Db, Tx } from './open.ts';
import { serializable } from './transaction.ts';

/** The clock as it was last seen, kept so that a clock that goes back is noticed, also across a restart. */

const SEEN = 'clock';
/** seconds between two notes, and what clocks of several hosts may differ without one of them having gone back */
const NOTE_EVERY = 10;
const TOLERANCE = 30;

/**
 * @returns gives the ms that the clock has gone back since it was noted, 0 when it hasn't; asks the database only where
 *   this process has seen it move
 */
export function createClock(db: Db): (now: Date) => Promise<number> {
  let seen: number | null = null;
  return async (now) => {
    const seconds = Math.floor(now.getTime() / 1000);
    if (seen !== null && !moved(seconds - seen)) return 0;
    const back = await note(db, seconds);
    seen = seconds;
    return back;
  };
}

async function note(db: Db, seconds: number): Promise<number> {
  return serializable(db, async (tx) => {
    const seen = (await tx.counter.findUnique({ where: { key: SEEN } }))?.value ?? seconds;
    const passed = seconds - seen;
    if (seen !== seconds && !moved(passed)) return 0;
    await tx.counter.upsert({
      where: { key: SEEN },
      create: { key: SEEN, value: seconds },
      update: { value: seconds },
    });
    if (passed >= 0) return 0;
    await moveBack(tx, -passed * 1000);
    return -passed * 1000;
  });
}

/** kinds that wait for a moment of the calendar, except in the lanes of `WAIT` */
const CALENDAR = ['timer', 'daily'];

const moved = (seconds: number): boolean => seconds >= NOTE_EVERY || seconds <= -TOLERANCE;

/** Effects that were due at once, leases, and timers that wait for a span of time. */
async function moveBack(tx: Tx, ms: number): Promise<void> {
  const earlier = (at: Date): Date => new Date(at.getTime() - ms);
  const jobs = await tx.job.findMany({
    where: {
      state: { in: ['ready', 'leased'] },
      OR: [{ kind: { notIn: CALENDAR } }, { lane: { startsWith: WAIT } }],
    },
    select: { id: true, dueAt: true, notBefore: true, leaseUntil: true },
  });
  for (const { id, dueAt, notBefore, leaseUntil } of jobs) {
    await tx.job.update({
      where: { id },
      data: {
        dueAt: earlier(dueAt),
        notBefore: earlier(notBefore),
        leaseUntil: leaseUntil && earlier(leaseUntil),
      },
    });
  }
}
