import type { NewJob } from '../app/store.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import type { Tx } from './open.ts';

/** A key that is given up when its job is claimed, so that what changes after that makes a new job. */
export const COALESCE = 'coalesce:';

const BATCH = 100;

/**
 * Writes jobs; one whose dedupeKey is there already is left out.
 *
 * The row that is there is written over with its own key rather than passed over: that locks it on PostgreSQL, so a
 * worker can't claim it and work on the old state before this transaction commits the new one.
 */
export async function enqueue(tx: Tx, jobs: NewJob[]): Promise<void> {
  for (let from = 0; from < jobs.length; from += BATCH) {
    const rows = onePerKey(jobs.slice(from, from + BATCH)).map(
      (j) => Prisma.sql`(${j.kind}, ${JSON.stringify(j.payload)}, ${j.lane}, ${j.dueAt}, ${j.dueAt}, 'ready',
        ${j.dedupeKey ?? null})`,
    );
    await tx.$executeRaw`
      INSERT INTO "Job" ("kind", "payload", "lane", "dueAt", "notBefore", "state", "dedupeKey")
      VALUES ${Prisma.join(rows)}
      ON CONFLICT ("dedupeKey") DO UPDATE SET "dedupeKey" = excluded."dedupeKey"`;
  }
}

/** One statement can't meet the same row twice. */
function onePerKey(jobs: NewJob[]): NewJob[] {
  const keys = new Set<string>();
  return jobs.filter((j) => {
    if (j.dedupeKey === undefined) return true;
    const first = !keys.has(j.dedupeKey);
    keys.add(j.dedupeKey);
    return first;
  });
}
