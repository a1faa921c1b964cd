import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobStore, Tx } from '../../src/app/store.ts';
import { incidentId, orgId, personId, roomId } from '../../src/domain/ids.ts';
import { PrismaClient } from '../../src/generated/sqlite/client.ts';
import { createJobStore } from '../../src/store/jobs.ts';
import { sqliteAdapter } from '../../src/store/sqlite-adapter.ts';
import { createStore } from '../../src/store/store.ts';
import { eventsOf, recordRow } from '../support/rows.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

/** Handling an input costs the same however much is stored: no statement reads a table from end to end. */

let world: TestStore;
let raw: Database.Database;
let close: () => Promise<unknown>;
let jobs: JobStore;
/** what the call sent, with the number of its parameters */
let statements: { sql: string; params: number }[] = [];
let run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

const A = incidentId('2026-0001');
const ORG = orgId('ca-sichuan');
const NOW = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  world = await openTestStore();
  const db = new PrismaClient({
    adapter: sqliteAdapter({ file: world.file }),
    log: [{ emit: 'event', level: 'query' }],
  });
  db.$on('query', (q) => {
    statements.push({ sql: q.query, params: (JSON.parse(q.params) as unknown[]).length });
  });
  close = () => db.$disconnect();
  raw = new Database(world.file, { readonly: true });
  const store = createStore(db);
  jobs = createJobStore(db, 'sqlite');
  run = (work) => store.transaction(work);
  await run(async (tx) => {
    await tx.directory();
    const events = eventsOf(A, 3);
    await tx.saveRecord(recordRow('2026-0001', events), null, [{ org: ORG, list: 'incident' }]);
    await tx.appendEvents(events);
    await tx.enqueue([{ kind: 'k', payload: {}, lane: 'a', dueAt: NOW }]);
  });
});

afterAll(async () => {
  raw.close();
  await close();
  await world.close();
});

/** @returns the steps of SQLite's plan for everything that the call sent */
async function planOf(call: () => Promise<unknown>): Promise<string[]> {
  statements = [];
  await call();
  return statements
    .filter(({ sql }) => /^\s*(SELECT|UPDATE|DELETE|INSERT)/i.test(sql))
    .flatMap(({ sql, params }) => {
      const steps = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Array.from({ length: params }, () => null));
      return (steps as { detail: string }[]).map((s) => s.detail);
    });
}

const page = { party: null, open: null, before: null, limit: 20 };
const filter = { categories: null, before: null, limit: 20 };

const CALLS: [string, (tx: Tx) => Promise<unknown>][] = [
  ['seen', (tx) => tx.seen('d')],
  ['directory, unchanged', (tx) => tx.directory()],
  ['personByHandle', (tx) => tx.personByHandle('local', 'ero-duty-1')],
  ['room', (tx) => tx.room(roomId('local:duty-ero'))],
  ['record', (tx) => tx.record(A)],
  [
    'saveRecord',
    (tx) =>
      tx.saveRecord(recordRow('2026-0001', [], { seq: 3, open: false }), 3, [
        { org: orgId('ero'), list: 'incident' },
      ]),
  ],
  ['events', (tx) => tx.events(A, filter)],
  ['events before one', (tx) => tx.events(A, { ...filter, before: 3 })],
  ['events of categories', (tx) => tx.events(A, { ...filter, categories: ['note', 'decision'], before: 3 })],
  ['events by number', (tx) => tx.events(A, { ...filter, seqs: [1, 2] })],
  ['eventsAbout', (tx) => tx.eventsAbout(A, 'notice:n1')],
  ['listRecords', (tx) => tx.listRecords('incident', page)],
  ['listRecords, open', (tx) => tx.listRecords('incident', { ...page, open: true, before: '2026-0009' })],
  [
    'listRecords of a party',
    (tx) => tx.listRecords('incident', { ...page, party: ORG, before: '2026-0009' }),
  ],
  ['listRecords of a party, open', (tx) => tx.listRecords('incident', { ...page, party: ORG, open: true })],
  ['recordsWaitingFor', (tx) => tx.recordsWaitingFor(ORG, 5)],
  ['openRecordsOf', (tx) => tx.openRecordsOf('incident', [ORG, orgId('ero')], NOW, 5)],
  ['next', (tx) => tx.next('incident:2026')],
  ['enqueue', (tx) => tx.enqueue([{ kind: 'k', payload: {}, lane: 'z', dueAt: NOW, dedupeKey: 'k1' }])],
  ['posted', (tx) => tx.posted('local', '1')],
  ['postedByKey', (tx) => tx.postedByKey('k')],
];

test.each(CALLS)('%s finds its rows by an index, in order', async (_name, call) => {
  const plan = await planOf(() => run(call));
  expect(statements.length).toBeGreaterThan(0);
  expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
});

/** Few rows whatever is stored, so sorting them is nothing. */
const FEW: [string, (tx: Tx) => Promise<unknown>][] = [
  ['handlesOf', (tx) => tx.handlesOf(personId('ero-duty-1'))],
  ['roomsOfOrg', (tx) => tx.roomsOfOrg(ORG, 'duty')],
  ['roomsOfRecord', (tx) => tx.roomsOfRecord(A)],
  ['postedOf', (tx) => tx.postedOf(A)],
  ['eventsOfType', (tx) => tx.eventsOfType(A, ['note_added', 'report_added'])],
];

test('entries of a type are looked up by their type, not read out of the whole history', async () => {
  const plan = await planOf(() => run((tx) => tx.eventsOfType(A, ['note_added', 'report_added'])));
  const events = plan.filter((step) => step.includes('Event'));
  expect(events.length).toBeGreaterThan(0);
  for (const step of events) expect(step).toContain('type=?');
});

test.each(FEW)('%s finds its rows by an index and sorts only those', async (_name, call) => {
  const plan = await planOf(() => run(call));
  expect(plan).toEqual(expect.arrayContaining([expect.stringMatching(/^SEARCH/)]));
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});

test.each<[string, () => Promise<unknown>]>([
  ['claim', () => jobs.claim('w', NOW, 10, 1000)],
  ['finish', () => jobs.finish(1, 'w', NOW)],
  ['retry', () => jobs.retry(1, 'w', NOW, '')],
  ['oldestOverdue', () => jobs.oldestOverdue(NOW)],
  ['deadJobs', () => jobs.deadJobs(5)],
  ['sweep', () => jobs.sweep(NOW)],
  ['nextDue', () => jobs.nextDue()],
])('%s reads no job that has long been done', async (_name, call) => {
  const plan = await planOf(call);
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});

test('waiting jobs are taken in the order of the index', async () => {
  const claim = await planOf(() => jobs.claim('w', NOW, 10, 1000));
  expect(claim[0]).toBe('SEARCH j USING INDEX Job_state_dueAt_id_idx (state=? AND dueAt<?)');
  const next = await planOf(() => jobs.nextDue());
  expect(next[0]).toBe('SEARCH j USING INDEX Job_state_notBefore_id_idx (state=?)');
});
