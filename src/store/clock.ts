import { WAIT } from '../app/job.ts';
import type { Db, Tx } from './open.ts';
import { serializable } from './transaction.ts';

/** The clock as it was last seen, kept so that a clock that goes back is noticed, also across a restart. */

const SEEN = 'clock';
/** seconds between two notes, and what clocks of several hosts may differ without one of them having gone back */
const NOTE_EVERY = 10;
const TOLERANCE = 30;

/** @returns the ms that the clock has gone back since it was noted; 0 when it hasn't */
export async function followClock(db: Db, now: Date): Promise<number> {
  const seconds = Math.floor(now.getTime() / 1000);
  const step = await db.counter.findUnique({ where: { key: SEEN } });
  if (step && !moved(seconds - step.value)) return 0;
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
