import type { Job, JobStore, Lease } from '../app/store.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { createClock } from './clock.ts';
import { COALESCE } from './enqueue.ts';
import type { Db, Engine, Tx } from './open.ts';

const SWEEP_BATCH = 1000;
/** PostgreSQL's advisory lock that lets one claim through at a time; any number that nothing else uses */
const CLAIM_LOCK = 281_2017;

/**
 * The jobs table, as the worker sees it. `owner` names one run of one job or batch: with a name of its own for each
 * claim, a run whose lease was lost can never report success for the run that took over.
 */
export function createJobStore(db: Db, engine: Engine): JobStore {
  const settle = async (
    id: number,
    owner: string,
    data: Prisma.JobUpdateManyMutationInput,
  ): Promise<boolean> => {
    const { count } = await db.job.updateMany({
      where: { id, state: 'leased', leaseOwner: owner },
      data: { ...data, leaseOwner: null, leaseUntil: null },
    });
    return count === 1;
  };
  return {
    claim: (owner, now, limit, leaseMs, ended = []) =>
      db.$transaction(async (tx) => {
        // Two claims at once could each take a job of one lane when an earlier one has just been added to it.
        if (engine === 'postgresql') await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CLAIM_LOCK})`;
        await finishAll(tx, ended, now);
        const ids = await claimable(tx, engine, now, limit);
        return ids.length === 0 ? [] : lease(tx, ids, owner, new Date(now.getTime() + leaseMs));
      }),

    finish: (id, owner, at) => settle(id, owner, { state: 'done', doneAt: at }),
    retry: (id, owner, notBefore, error) =>
      settle(id, owner, { state: 'ready', notBefore, lastError: error }),
    bury: (id, owner, at, error) => settle(id, owner, { state: 'dead', doneAt: at, lastError: error }),

    nextDue: () => nextDue(db),
    followClock: createClock(db),
    oldestOverdue: async (now) => {
      const oldest = (state: string) =>
        db.job.findFirst({
          where: { state, dueAt: { lt: now } },
          orderBy: { dueAt: 'asc' },
          select: { dueAt: true },
        });
      const due = [await oldest('ready'), await oldest('leased')].flatMap((j) => j?.dueAt.getTime() ?? []);
      return due.length === 0 ? null : new Date(Math.min(...due));
    },
    deadJobs: (limit) =>
      db.job.findMany({
        where: { state: 'dead' },
        orderBy: { doneAt: 'desc' },
        take: limit,
        select: { ...JOB, doneAt: true, lastError: true },
      }),

    sweep: async (before) => {
      await inBatches(
        () => db.$executeRaw`DELETE FROM "Job" WHERE "id" IN (
          SELECT "id" FROM "Job" WHERE "state" = 'done' AND "doneAt" < ${before} LIMIT ${SWEEP_BATCH})`,
      );
      await inBatches(
        () => db.$executeRaw`DELETE FROM "Delivery" WHERE "id" IN (
          SELECT "id" FROM "Delivery" WHERE "at" < ${before} LIMIT ${SWEEP_BATCH})`,
      );
    },
  };
}

/** Those whose lease was lost meanwhile stay with who has it now. */
async function finishAll(tx: Tx, ended: Lease[], doneAt: Date): Promise<void> {
  for (const owner of new Set(ended.map((e) => e.owner))) {
    const ids = Prisma.join(ended.filter((e) => e.owner === owner).map((e) => e.id));
    await tx.$executeRaw`
      UPDATE "Job" SET "state" = 'done', "doneAt" = ${doneAt}, "leaseOwner" = NULL, "leaseUntil" = NULL
      WHERE "id" IN (${ids}) AND "state" = 'leased' AND "leaseOwner" = ${owner}`;
  }
}

const JOB = { id: true, kind: true, payload: true, lane: true, dueAt: true, attempts: true } as const;

/** No unfinished job of the lane stands before the job `j`, and none of the lane is `running`. */
function headOfLane(running: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    NOT EXISTS (SELECT 1 FROM "Job" r WHERE r."lane" = j."lane" AND ${running})
    AND NOT EXISTS (SELECT 1 FROM "Job" e WHERE e."lane" = j."lane" AND e."state" = 'ready'
      AND (e."dueAt", e."id") < (j."dueAt", j."id"))
    AND NOT EXISTS (SELECT 1 FROM "Job" e WHERE e."lane" = j."lane" AND e."state" = 'leased'
      AND (e."dueAt", e."id") < (j."dueAt", j."id"))`;
}

/** @returns ids of the jobs to run now, oldest first: ready ones, and those whose lease ran out */
async function claimable(tx: Tx, engine: Engine, now: Date, limit: number): Promise<number[]> {
  // Rows that a finish or an enqueue holds at this moment are passed over, not waited for.
  const lock = engine === 'postgresql' ? Prisma.sql`FOR UPDATE OF j SKIP LOCKED` : Prisma.empty;
  const head = headOfLane(Prisma.sql`r."state" = 'leased' AND r."leaseUntil" >= ${now}`);
  const ready = await tx.$queryRaw<{ id: number; dueAt: Date }[]>`
    SELECT j."id", j."dueAt" FROM "Job" j
    WHERE j."state" = 'ready' AND j."dueAt" <= ${now} AND j."notBefore" <= ${now} AND ${head}
    ORDER BY j."dueAt", j."id" LIMIT ${limit} ${lock}`;
  const expired = await tx.$queryRaw<{ id: number; dueAt: Date }[]>`
    SELECT j."id", j."dueAt" FROM "Job" j
    WHERE j."state" = 'leased' AND j."leaseUntil" < ${now} AND ${head}
    ORDER BY j."dueAt", j."id" LIMIT ${limit} ${lock}`;
  return [...ready, ...expired]
    .sort(oldestFirst)
    .slice(0, limit)
    .map((j) => Number(j.id));
}

async function lease(tx: Tx, ids: number[], leaseOwner: string, leaseUntil: Date): Promise<Job[]> {
  await tx.job.updateMany({
    where: { id: { in: ids } },
    data: { state: 'leased', leaseOwner, leaseUntil, attempts: { increment: 1 } },
  });
  await tx.job.updateMany({
    where: { id: { in: ids }, dedupeKey: { startsWith: COALESCE } },
    data: { dedupeKey: null },
  });
  const jobs = await tx.job.findMany({ where: { id: { in: ids } }, select: JOB });
  return jobs.sort(oldestFirst);
}

function oldestFirst(a: { dueAt: Date; id: number }, b: { dueAt: Date; id: number }): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || Number(a.id) - Number(b.id);
}

/** The first moment at which some lane can go on. */
async function nextDue(db: Db): Promise<Date | null> {
  const resting = await db.$queryRaw<{ notBefore: Date }[]>`
    SELECT j."notBefore" FROM "Job" j
    WHERE j."state" = 'ready' AND ${headOfLane(Prisma.sql`r."state" = 'leased'`)}
    ORDER BY j."notBefore", j."id" LIMIT 1`;
  const moments = [...resting.map((j) => j.notBefore.getTime()), ...(await busyLanes(db)).values()];
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/** When a lane with leased jobs can go on: after every lease, and when the job that is first in it may run. */
async function busyLanes(db: Db): Promise<Map<string, number>> {
  const leased = await db.$queryRaw<{ lane: string; leaseUntil: Date; before: Date | null }[]>`
    SELECT l."lane", l."leaseUntil", e."notBefore" AS "before" FROM "Job" l
    LEFT JOIN "Job" e ON e."id" = (SELECT x."id" FROM "Job" x WHERE x."lane" = l."lane" AND x."state" = 'ready'
      AND (x."dueAt", x."id") < (l."dueAt", l."id") ORDER BY x."dueAt", x."id" LIMIT 1)
    WHERE l."state" = 'leased' ORDER BY l."dueAt", l."id"`;
  const lanes = new Map<string, number>();
  for (const { lane, leaseUntil, before } of leased) {
    // Only what stands before the first leased job is first in the lane.
    const first = lanes.get(lane) ?? before?.getTime() ?? 0;
    lanes.set(lane, Math.max(first, leaseUntil.getTime()));
  }
  return lanes;
}

async function inBatches(dropSome: () => Promise<number>): Promise<void> {
  while ((await dropSome()) === SWEEP_BATCH);
}
