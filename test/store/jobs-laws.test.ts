import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job, JobStore, Store } from '../../src/app/store.ts';
import { createJobStore } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/open.ts';
import { createStore } from '../../src/store/store.ts';
import { databases, ENGINES } from '../support/databases.ts';

/** Whatever workers do: no two jobs of a lane run at once, none is lost, and a lane keeps its order. */

const all = databases();
afterAll(() => all.close());

const T0 = Date.parse('2026-11-23T02:00:00Z');
const LEASE = 60_000;

const job = fc.record({ lane: fc.constantFrom('a', 'b', 'c'), due: fc.integer({ min: 0, max: 5 }) });
const fate = fc.constantFrom('finish', 'finish', 'finish', 'crash', 'retry', 'bury');
type Fate = 'finish' | 'crash' | 'retry' | 'bury';

describe.each(ENGINES)('two workers on %s', (engine) => {
  let db: Db;
  let store: Store;
  let stores: JobStore[];

  beforeAll(async () => {
    const first = await all.create(engine);
    // PostgreSQL serves several processes; a SQLite file belongs to one.
    const second = engine === 'postgresql' ? await first.again() : first;
    db = first.db;
    store = createStore(db);
    stores = [first, second].map((d) => createJobStore(d.db, engine));
  });

  const enqueue = (jobs: { lane: string; due: number }[], kind: string): Promise<void> =>
    store.transaction((tx) =>
      tx.enqueue(jobs.map((j) => ({ kind, payload: {}, lane: j.lane, dueAt: new Date(T0 + j.due * 1000) }))),
    );

  test('run each job to its end, one of a lane at a time, in order', async () => {
    const laws = fc.asyncProperty(
      fc.array(job, { minLength: 1, maxLength: 8 }),
      fc.array(job, { maxLength: 5 }),
      fc.array(fate, { maxLength: 12 }),
      async (early, late, fates) => {
        await db.job.deleteMany();
        await enqueue(early, 'early');
        const told = await work(early.length + late.length, [...fates], [...late]);
        expect(told.overlaps).toEqual([]);
        expect(told.ended).toHaveLength(early.length + late.length);
        for (const lane of ['a', 'b', 'c']) {
          const order = told.ended.filter((j) => j.lane === lane && j.kind === 'early');
          expect(order).toEqual(
            [...order].sort((x, y) => x.dueAt.getTime() - y.dueAt.getTime() || x.id - y.id),
          );
        }
      },
    );
    await fc.assert(laws, { numRuns: 25 });
  }, 60_000);

  /** Both workers until `count` jobs have ended; while jobs run, the late ones come. */
  async function work(count: number, fates: Fate[], late: { lane: string; due: number }[]) {
    const ended: Job[] = [];
    const overlaps: Job[] = [];
    const running = new Set<string>();
    let now = T0 + 10_000;
    let claims = 0;
    /** claims that are on their way: what they bring is leased, and runs a moment later */
    let claiming = 0;

    /** While a job runs, a late one comes, and there is time enough for the other worker to claim. */
    async function pass(): Promise<void> {
      const comes = late.shift();
      if (comes) await enqueue([comes], 'late');
      for (let i = 0; i < 5; i += 1) await db.job.count();
    }

    /** A crashed worker lets go of its job without a word: its lease has to run out. */
    async function runOne(jobs: JobStore, owner: string, j: Job): Promise<void> {
      if (running.has(j.lane)) overlaps.push(j);
      running.add(j.lane);
      await pass();
      const end = fates.shift() ?? 'finish';
      running.delete(j.lane);
      const moment = new Date(now);
      if (end === 'retry') await jobs.retry(j.id, owner, new Date(now + 3000), '稍后');
      if (end === 'finish' && (await jobs.finish(j.id, owner, moment))) ended.push(j);
      if (end === 'bury' && (await jobs.bury(j.id, owner, moment, '不再尝试'))) ended.push(j);
    }

    async function worker(jobs: JobStore): Promise<void> {
      while (ended.length < count) {
        claims += 1;
        if (claims > 500) throw new Error(`${count - ended.length} jobs never came`);
        const owner = `run ${claims}`;
        claiming += 1;
        const claimed = await jobs.claim(owner, new Date(now), 2, LEASE);
        const runs = claimed.map((j) => runOne(jobs, owner, j));
        claiming -= 1;
        await Promise.all(runs);
        const next = await jobs.nextDue();
        // Nothing is left but to wait; while somebody works, time stands still, so that no live lease runs out.
        const isIdle = claimed.length === 0 && running.size === 0 && claiming === 0;
        if (isIdle && next) now = Math.max(now, next.getTime() + 1);
      }
    }

    await Promise.all(stores.map(worker));
    return { ended, overlaps };
  }
});
