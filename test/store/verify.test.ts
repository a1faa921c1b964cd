import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventHash, GENESIS } from '../../src/app/chain.ts';
import type { EventRow } from '../../src/app/store.ts';
import { incidentId, personId } from '../../src/domain/ids.ts';
import { toEvent } from '../../src/store/records.ts';
import { verifyChains } from '../../src/store/verify.ts';
import { eventsOf, recordRow } from '../support/rows.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let world: TestStore;
beforeEach(async () => {
  world = await openTestStore();
});
afterEach(() => world.close());

const A = incidentId('2026-0001');

async function write(number: string, count: number): Promise<void> {
  const events = eventsOf(incidentId(number), count);
  await world.store.transaction(async (tx) => {
    await tx.saveRecord(recordRow(number, events), null, []);
    await tx.appendEvents(events);
  });
}

const db = () => world.db;
const at = (seq: number) => ({ recordId_seq: { recordId: A, seq } });

/** What somebody with the database in hand could write: an event whose own hash fits. */
async function forge(seq: number, change: Partial<EventRow>): Promise<void> {
  const row = await db().event.findUniqueOrThrow({ where: at(seq) });
  const forged = { ...toEvent(row), ...change };
  await db().event.update({ where: at(seq), data: { ...forged, hash: eventHash(forged) } });
}

test('a whole chronicle', async () => {
  await write('2026-0001', 3);
  await write('2026-0002', 1203);
  expect(await verifyChains(db())).toEqual({ records: 2, events: 1206, broken: [] });
});

test('nothing at all', async () => {
  expect(await verifyChains(db())).toEqual({ records: 0, events: 0, broken: [] });
});

describe('what was done to the history of the record', () => {
  beforeEach(async () => {
    await write('2026-0001', 6);
    await write('2026-0002', 2);
  });

  const EDITS: [string, Partial<EventRow>][] = [
    ['type', { type: 'note_removed' }],
    ['category', { category: 'grade' }],
    ['actor', { actor: personId('somebody') }],
    ['room', { room: null }],
    ['moment', { at: new Date('2020-01-01T00:00:00Z') }],
    ['edition', { edition: 'other' }],
    ['clause', { clause: '9.9' }],
    ['subject', { subject: 'entry:9' }],
    ['data', { data: '{"text":"改过"}' }],
  ];
  test.each(EDITS)('an edited %s', async (_what, data) => {
    await db().event.update({ where: at(3), data });
    const { broken } = await verifyChains(db());
    expect(broken).toEqual([{ record: A, seq: 3, why: '内容与其校验值不符，已被改动' }]);
  });

  test('an event edited with a hash that fits breaks the next link', async () => {
    await forge(3, { data: '{"text":"改过"}' });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, seq: 4, why: '与上一条记录不相接' }]);
  });

  test('a last event edited with a hash that fits', async () => {
    await forge(6, { data: '{}' });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, seq: 6, why: '不是登记的最后一条记录' }]);
  });

  test.each([
    ['the first', 1, { seq: 1, why: '缺少 1 条记录' }],
    ['one within', 4, { seq: 4, why: '缺少 1 条记录' }],
    ['the last', 6, { seq: 6, why: '末尾缺少 1 条记录' }],
  ])('%s removed', async (_what, seq, fault) => {
    await db().event.delete({ where: at(seq) });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, ...fault }]);
  });

  test('one removed and the rest moved up', async () => {
    await db().event.delete({ where: at(3) });
    for (const seq of [4, 5, 6]) await db().event.update({ where: at(seq), data: { seq: seq - 1 } });
    const { broken } = await verifyChains(db());
    expect(broken.map((b) => b.seq)).toEqual(expect.arrayContaining([3, 6]));
  });

  test('two that changed places', async () => {
    await db().event.update({ where: at(3), data: { seq: 99 } });
    await db().event.update({ where: at(4), data: { seq: 3 } });
    await db().event.update({ where: at(99), data: { seq: 4 } });
    const { broken } = await verifyChains(db());
    expect(new Set(broken.map((b) => b.seq))).toEqual(new Set([3, 4, 5]));
  });

  test('one added after the last', async () => {
    const last = toEvent(await db().event.findUniqueOrThrow({ where: at(6) }));
    const added = { ...last, seq: 7, prevHash: last.hash };
    await db().event.create({ data: { ...added, hash: eventHash(added) } });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, seq: 7, why: '末尾多出 1 条记录' }]);
  });

  test('one added before the first', async () => {
    const first = toEvent(await db().event.findUniqueOrThrow({ where: at(1) }));
    const added = { ...first, seq: 0, prevHash: GENESIS };
    await db().event.create({ data: { ...added, hash: eventHash(added) } });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, seq: 0, why: '编号不是从 1 开始' }]);
  });

  test('a history cut off with the record set back', async () => {
    await db().event.deleteMany({ where: { recordId: A, seq: { gt: 4 } } });
    await db().record.update({ where: { id: A }, data: { seq: 4 } });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, seq: 4, why: '不是登记的最后一条记录' }]);
  });

  test('all of it removed', async () => {
    await db().event.deleteMany({ where: { recordId: A } });
    expect((await verifyChains(db())).broken).toEqual([{ record: A, seq: 1, why: '末尾缺少 6 条记录' }]);
  });
});
