import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JobStore, NewJob } from '../../src/app/store.ts';
import { createJobStore } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/open.ts';
import { createStore } from '../../src/store/store.ts';
import { databases, ENGINES } from '../support/databases.ts';

const all = databases();
afterEach(() => all.release());
afterAll(() => all.close());

const T0 = Date.parse('2026-11-23T02:00:00Z');
/** so many seconds after the start */
const at = (seconds: number): Date => new Date(T0 + seconds * 1000);
const LEASE = 30_000;

describe.each(ENGINES)('jobs on %s', (engine) => {
  let db: Db;
  let jobs: JobStore;
  let enqueue: (...jobs: Partial<NewJob>[]) => Promise<void>;

  beforeEach(async () => {
    db = (await all.create(engine)).db;
    jobs = createJobStore(db, engine);
    const store = createStore(db);
    enqueue = (...rows) =>
      store.transaction((tx) =>
        tx.enqueue(rows.map((r) => ({ kind: 'k', payload: {}, lane: 'a', dueAt: at(0), ...r }))),
      );
  });

  const claim = async (seconds: number, limit = 10, owner = 'w'): Promise<string[]> =>
    (await jobs.claim(owner, at(seconds), limit, LEASE)).map((j) => j.kind);

  test('a job comes as it was given', async () => {
    await enqueue({ kind: 'post', payload: { room: '值班群', n: 1 }, lane: 'local:duty', dueAt: at(5) });
    expect(await jobs.claim('w', at(5), 10, LEASE)).toEqual([
      {
        id: expect.any(Number),
        kind: 'post',
        payload: '{"room":"值班群","n":1}',
        lane: 'local:duty',
        dueAt: at(5),
        attempts: 1,
      },
    ]);
  });

  test('due jobs, oldest first, one of each lane, at most the limit', async () => {
    await enqueue(
      { kind: 'late', lane: 'a', dueAt: at(3) },
      { kind: 'early', lane: 'b', dueAt: at(1) },
      { kind: 'second of b', lane: 'b', dueAt: at(2) },
      { kind: 'same moment, written later', lane: 'c', dueAt: at(3) },
      { kind: 'future', lane: 'd', dueAt: at(100) },
    );
    expect(await claim(0)).toEqual([]);
    expect(await claim(10, 2)).toEqual(['early', 'late']);
    expect(await claim(10)).toEqual(['same moment, written later']);
    expect(await claim(10)).toEqual([]);
  });

  test('the next of a lane comes when the one before is finished or given up', async () => {
    await enqueue({ kind: '1' }, { kind: '2' }, { kind: '3' });
    const [first] = await jobs.claim('w', at(0), 10, LEASE);
    expect(await claim(1)).toEqual([]);
    expect(await jobs.finish(first?.id ?? 0, 'w', at(1))).toBe(true);
    const [second] = await jobs.claim('w', at(1), 10, LEASE);
    expect(second?.kind).toBe('2');
    expect(await jobs.bury(second?.id ?? 0, 'w', at(2), '房间不存在')).toBe(true);
    expect(await claim(2)).toEqual(['3']);
    expect(await jobs.deadJobs(5)).toMatchObject([{ kind: '2', lastError: '房间不存在', doneAt: at(2) }]);
  });

  test('a failed job keeps its place: it waits, and its lane waits with it', async () => {
    await enqueue({ kind: '1' }, { kind: '2', dueAt: at(1) }, { kind: 'other', lane: 'b', dueAt: at(2) });
    const [first] = await jobs.claim('w', at(0), 1, LEASE);
    expect(await jobs.retry(first?.id ?? 0, 'w', at(20), '请稍后')).toBe(true);
    expect(await claim(10)).toEqual(['other']);
    const again = await jobs.claim('w', at(20), 10, LEASE);
    expect(again).toMatchObject([{ kind: '1', attempts: 2, dueAt: at(0) }]);
  });

  test('an earlier job that comes later does not join one of its lane that is running', async () => {
    await enqueue({ kind: 'running', dueAt: at(5) });
    expect(await claim(5)).toEqual(['running']);
    await enqueue({ kind: 'earlier', dueAt: at(1) });
    expect(await claim(6)).toEqual([]);
    // its lease ran out: the lane goes on in its order
    expect(await claim(36)).toEqual(['earlier']);
  });

  test('a lease that ran out goes to the next worker, and the first can report nothing', async () => {
    await enqueue({ kind: '1' }, { kind: '2' });
    const [first] = await jobs.claim('crashed', at(0), 10, LEASE);
    const id = first?.id ?? 0;
    expect(await claim(30, 10, 'next')).toEqual([]);
    expect(await jobs.claim('next', at(31), 10, LEASE)).toMatchObject([{ id, attempts: 2 }]);
    expect(await jobs.finish(id, 'crashed', at(32))).toBe(false);
    expect(await jobs.retry(id, 'crashed', at(32), '')).toBe(false);
    expect(await jobs.bury(id, 'crashed', at(32), '')).toBe(false);
    expect(await jobs.finish(id, 'next', at(32))).toBe(true);
    expect(await jobs.finish(id, 'next', at(32))).toBe(false);
  });

  test('a one-time key makes one job, even after it has finished', async () => {
    await enqueue({ kind: 'first', dedupeKey: 'n1' }, { kind: 'same call', dedupeKey: 'n1' });
    await enqueue({ kind: 'again', dedupeKey: 'n1' }, { kind: 'other', dedupeKey: 'n2', lane: 'b' });
    const claimed = await jobs.claim('w', at(0), 10, LEASE);
    expect(claimed.map((j) => j.kind)).toEqual(['first', 'other']);
    for (const j of claimed) await jobs.finish(j.id, 'w', at(1));
    await enqueue({ kind: 'too late', dedupeKey: 'n1' });
    expect(await claim(2)).toEqual([]);
  });

  test('a coalescing key holds until the job is claimed', async () => {
    await enqueue({ kind: '1', dedupeKey: 'coalesce:card' });
    await enqueue({ kind: 'the same', dedupeKey: 'coalesce:card' });
    const [first] = await jobs.claim('w', at(0), 10, LEASE);
    await enqueue({ kind: '2', dedupeKey: 'coalesce:card' });
    await jobs.finish(first?.id ?? 0, 'w', at(1));
    expect(await claim(1)).toEqual(['2']);
    expect(await db.job.count()).toBe(2);
  });

  test('keyed jobs that are written at once make one', async () => {
    await Promise.all(Array.from({ length: 8 }, () => enqueue({ dedupeKey: 'n1' }, { dedupeKey: 'n2' })));
    expect(await db.job.count()).toBe(2);
  });

  test('more jobs than one statement holds', async () => {
    await enqueue(...Array.from({ length: 250 }, (_, i) => ({ lane: `l${i}` })));
    expect(await claim(0, 1000)).toHaveLength(250);
  });

  test('when to wake: the first job that nothing holds back, or the first lease that runs out', async () => {
    expect(await jobs.nextDue()).toBeNull();
    await enqueue({ dueAt: at(50) }, { lane: 'b', dueAt: at(70) });
    expect(await jobs.nextDue()).toEqual(at(50));
    const [first] = await jobs.claim('w', at(60), 10, LEASE);
    expect(await jobs.nextDue()).toEqual(at(70));
    await enqueue({ dueAt: at(55) });
    expect(await jobs.nextDue()).toEqual(at(70));
    await jobs.retry(first?.id ?? 0, 'w', at(65), '');
    expect(await jobs.nextDue()).toEqual(at(65));
    await jobs.claim('w', at(66), 10, 1000);
    expect(await jobs.nextDue()).toEqual(at(67));
  });

  test('when to wake: a lease that ran out behind a job that waits does not count', async () => {
    await enqueue({ kind: 'crashed', dueAt: at(5) });
    await jobs.claim('w', at(5), 10, 1000);
    await enqueue({ kind: 'earlier', dueAt: at(1) });
    const [earlier] = await jobs.claim('w', at(10), 10, LEASE);
    expect(await jobs.nextDue()).toEqual(at(40));
    await jobs.retry(earlier?.id ?? 0, 'w', at(60), '');
    expect(await jobs.nextDue()).toEqual(at(60));
    expect(await claim(59)).toEqual([]);
    expect(await claim(60)).toEqual(['earlier']);
  });

  test('the oldest overdue job', async () => {
    expect(await jobs.oldestOverdue(at(10))).toBeNull();
    await enqueue({ dueAt: at(5) }, { dueAt: at(3), lane: 'b' });
    expect(await jobs.oldestOverdue(at(3))).toBeNull();
    expect(await jobs.oldestOverdue(at(4))).toEqual(at(3));
  });

  test('sweeping drops what finished before the moment and nothing else', async () => {
    await enqueue({ kind: 'old' }, { kind: 'dead', lane: 'b' }, { kind: 'waiting', lane: 'c', dueAt: at(9) });
    const [old, dead] = await jobs.claim('w', at(0), 2, LEASE);
    await jobs.finish(old?.id ?? 0, 'w', at(1));
    await jobs.bury(dead?.id ?? 0, 'w', at(1), '');
    const seconds = [0, 1, 2].map((s) => ({ id: `d${s}`, reply: 'null', at: at(s) }));
    await db.delivery.createMany({ data: seconds });
    await jobs.sweep(at(1));
    expect(await db.job.count()).toBe(3);
    await jobs.sweep(at(2));
    expect((await db.job.findMany({ orderBy: { id: 'asc' } })).map((j) => j.kind)).toEqual([
      'dead',
      'waiting',
    ]);
    expect((await db.delivery.findMany()).map((d) => d.id)).toEqual(['d2']);
  });
});
