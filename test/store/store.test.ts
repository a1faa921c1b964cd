import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Party, Posted, RecordRow, Room, Store, Tx } from '../../src/app/store.ts';
import { CATEGORIES } from '../../src/domain/chronicle.ts';
import { incidentId, type OrgId, orgId, roomId } from '../../src/domain/ids.ts';
import type { OpenDatabase } from '../../src/store/open.ts';
import { createStore } from '../../src/store/store.ts';
import { Conflict } from '../../src/store/transaction.ts';
import { databases, ENGINES } from '../support/databases.ts';
import { eventsOf, recordRow } from '../support/rows.ts';

const all = databases();
afterEach(() => all.release());
afterAll(() => all.close());

const NOW = new Date('2026-11-23T02:00:00.123Z');
const may = (orgs: OrgId[], list = 'incident'): Party[] => orgs.map((org) => ({ org, list }));
const [SICHUAN, BEIJING, TELECOM] = [orgId('ca-sichuan'), orgId('ca-beijing'), orgId('telecom')];

describe.each(ENGINES)('the store on %s', (engine) => {
  let database: OpenDatabase & { again(): Promise<OpenDatabase> };
  let store: Store;
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(work);

  beforeEach(async () => {
    database = await all.create(engine);
    store = createStore(database.db);
  });

  /** opens a record with its parties; returns its row */
  async function open(
    number: string,
    parties = [SICHUAN],
    change: Partial<RecordRow> = {},
  ): Promise<RecordRow> {
    const row = recordRow(number, [], change);
    await run((tx) => tx.saveRecord(row, null, may(parties)));
    return row;
  }

  const numbers = (rows: RecordRow[]): (string | null)[] => rows.map((r) => r.number);
  const everything = { party: null, open: null, before: null, limit: 10 };

  test('a transaction that fails leaves nothing behind', async () => {
    const failing = run(async (tx) => {
      await tx.next('incident:2026');
      await tx.remember('d1', null, NOW);
      throw new Error('撤回');
    });
    await expect(failing).rejects.toThrow('撤回');
    expect(await run((tx) => tx.next('incident:2026'))).toBe(1);
    expect(await run((tx) => tx.seen('d1'))).toBeUndefined();
  });

  test('a delivery is known with its answer, also with none', async () => {
    await run((tx) => tx.remember('d1', { text: '收到', audience: 'room' }, NOW));
    await run((tx) => tx.remember('d2', null, NOW));
    expect(await run((tx) => tx.seen('d1'))).toEqual({ text: '收到', audience: 'room' });
    expect(await run((tx) => tx.seen('d2'))).toBeNull();
    expect(await run((tx) => tx.seen('d3'))).toBeUndefined();
  });

  test('the same delivery handled at once takes effect once', async () => {
    const handle = () =>
      run(async (tx) => {
        const seen = await tx.seen('d1');
        if (seen !== undefined) return seen?.text;
        const n = await tx.next('handled');
        await tx.remember('d1', { text: `第 ${n} 次`, audience: 'room' }, NOW);
        return `第 ${n} 次`;
      });
    const answers = await Promise.all(Array.from({ length: 6 }, handle));
    expect(new Set(answers)).toEqual(new Set(['第 1 次']));
  });

  test('a counter gives each number once', async () => {
    const given = await Promise.all(Array.from({ length: 20 }, () => run((tx) => tx.next('incident:2026'))));
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await run((tx) => tx.next('incident:2027'))).toBe(1);
  });

  test('a record comes back as it was saved', async () => {
    const row = recordRow('2026-0001', [], {
      affectedOrg: TELECOM,
      state: '{"标题":"中断"}',
      createdAt: NOW,
    });
    await run((tx) => tx.saveRecord(row, null, null));
    expect(await run((tx) => tx.record(row.id))).toEqual(row);
    expect(await run((tx) => tx.record(incidentId('2026-0002')))).toBeNull();
  });

  test('a record that moved on since it was read is not written over', async () => {
    const row = await open('2026-0001');
    await run((tx) => tx.saveRecord({ ...row, seq: 2, state: '{"a":2}' }, 0, null));
    const stale = run((tx) => tx.saveRecord({ ...row, seq: 1, state: '{"a":1}' }, 0, null));
    await expect(stale).rejects.toBeInstanceOf(Conflict);
    expect(await run((tx) => tx.record(row.id))).toMatchObject({ seq: 2, state: '{"a":2}' });
  });

  test('changes to one record at once are all made, one after the other', async () => {
    const { id } = await open('2026-0001');
    const add = () =>
      run(async (tx) => {
        const row = await tx.record(id);
        if (!row) throw new Error('the record is gone');
        const [event] = eventsOf(id, 1, () => ({ seq: row.seq + 1 }));
        if (event) await tx.appendEvents([event]);
        await tx.saveRecord({ ...row, seq: row.seq + 1 }, row.seq, null);
      });
    await Promise.all(Array.from({ length: 12 }, add));
    expect(await run((tx) => tx.record(id))).toMatchObject({ seq: 12 });
    const events = await run((tx) => tx.events(id, { categories: null, before: null, limit: 100 }));
    expect(events.map((e) => e.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  describe('lists', () => {
    beforeEach(async () => {
      await open('2026-0001', [SICHUAN]);
      await open('2026-0002', [BEIJING, SICHUAN], { open: false });
      await open('2026-9999', [BEIJING]);
      await open('2026-10000', [SICHUAN, TELECOM]);
      await run((tx) =>
        tx.saveRecord({ ...recordRow('x', []), id: incidentId('log'), number: null }, null, may([SICHUAN])),
      );
    });

    test.each([
      ['everything', {}, ['2026-10000', '2026-9999', '2026-0002', '2026-0001']],
      ['what is open', { open: true }, ['2026-10000', '2026-9999', '2026-0001']],
      ['what is over', { open: false }, ['2026-0002']],
      ['what one organization may see', { party: SICHUAN }, ['2026-10000', '2026-0002', '2026-0001']],
      ['what of it is open', { party: SICHUAN, open: true }, ['2026-10000', '2026-0001']],
      ['what of it is over', { party: BEIJING, open: false }, ['2026-0002']],
      ['for a stranger', { party: orgId('stranger') }, []],
      ['the first page', { limit: 2 }, ['2026-10000', '2026-9999']],
      ['the next page', { limit: 2, before: '2026-9999' }, ['2026-0002', '2026-0001']],
      ['the next page of a party', { party: SICHUAN, before: '2026-10000' }, ['2026-0002', '2026-0001']],
    ])('%s', async (_what, filter, expected) => {
      const rows = await run((tx) => tx.listRecords('incident', { ...everything, ...filter }));
      expect(numbers(rows)).toEqual(expected);
    });

    test('another kind is another list', async () => {
      expect(await run((tx) => tx.listRecords('warning', everything))).toEqual([]);
    });
  });

  test('lists follow the parties and the opening of a record', async () => {
    const row = await open('2026-0001', [SICHUAN, BEIJING]);
    const seenBy = async (party: typeof SICHUAN, open: boolean | null = null) =>
      numbers(await run((tx) => tx.listRecords('incident', { ...everything, party, open })));
    await run((tx) => tx.saveRecord(row, 0, may([SICHUAN, TELECOM])));
    expect([await seenBy(SICHUAN), await seenBy(BEIJING), await seenBy(TELECOM)]).toEqual([
      ['2026-0001'],
      [],
      ['2026-0001'],
    ]);
    await run((tx) => tx.saveRecord({ ...row, open: false }, 0, null));
    expect([await seenBy(SICHUAN, true), await seenBy(SICHUAN, false)]).toEqual([[], ['2026-0001']]);
    await run((tx) => tx.saveRecord(row, 0, may([SICHUAN, BEIJING])));
    expect([await seenBy(SICHUAN, true), await seenBy(TELECOM)]).toEqual([['2026-0001'], []]);
  });

  test('an organization that was only told stands in a list of its own, until it is concerned', async () => {
    const row = await open('2026-0001', [SICHUAN]);
    const list = async (name: string) =>
      numbers(await run((tx) => tx.listRecords(name, { ...everything, party: TELECOM })));
    await run((tx) => tx.saveRecord(row, 0, [...may([SICHUAN]), ...may([TELECOM], 'incident:addressed')]));
    expect([await list('incident'), await list('incident:addressed')]).toEqual([[], ['2026-0001']]);
    await run((tx) => tx.saveRecord(row, 0, may([SICHUAN, TELECOM])));
    expect([await list('incident'), await list('incident:addressed')]).toEqual([['2026-0001'], []]);
  });

  test('open records of several organizations since a moment, newest first, each once', async () => {
    const hours = (n: number): Date => new Date(NOW.getTime() + n * 3_600_000);
    await open('2026-0001', [SICHUAN], { createdAt: hours(-30) });
    await open('2026-0002', [SICHUAN, BEIJING], { createdAt: hours(-3) });
    await open('2026-0003', [BEIJING], { createdAt: hours(-2) });
    await open('2026-0004', [SICHUAN], { createdAt: hours(-1), open: false });
    await open('2026-0005', [TELECOM], { createdAt: hours(-1) });
    const found = (orgs: (typeof SICHUAN)[], limit: number) =>
      run((tx) => tx.openRecordsOf('incident', orgs, hours(-24), limit));
    expect(numbers(await found([SICHUAN, BEIJING], 9))).toEqual(['2026-0003', '2026-0002']);
    expect(numbers(await found([SICHUAN, BEIJING], 1))).toEqual(['2026-0003']);
    expect(numbers(await found([SICHUAN], 9))).toEqual(['2026-0002']);
    expect(await found([], 9)).toEqual([]);
  });

  describe('events', () => {
    const id = incidentId('2026-0001');
    const of = (seq: number) => ({
      category: CATEGORIES[seq % 3] ?? 'note',
      type: seq % 2 ? 'odd' : 'even',
      subject: seq % 4 ? null : `notice:${seq}`,
    });
    const events = eventsOf(id, 12, of);

    beforeEach(async () => {
      await open('2026-0001');
      await run((tx) => tx.appendEvents(events));
    });

    test.each([
      ['the newest', {}, [9, 10, 11, 12]],
      ['before one', { before: 9 }, [5, 6, 7, 8]],
      ['of one category', { categories: ['grade' as const] }, [1, 4, 7, 10]],
      ['of several', { categories: ['grade' as const, 'decision' as const] }, [7, 8, 10, 11]],
      [
        'of several before one',
        { categories: ['grade' as const, 'decision' as const], before: 8 },
        [2, 4, 5, 7],
      ],
      ['some of them', { seqs: [2, 3, 99] }, [2, 3]],
      ['some of them before one', { seqs: [2, 3], before: 3 }, [2]],
    ])('%s, newest last', async (_what, filter, expected) => {
      const rows = await run((tx) => tx.events(id, { categories: null, before: null, limit: 4, ...filter }));
      expect(rows.map((e) => e.seq)).toEqual(expected);
    });

    test('they come back as they were written', async () => {
      expect(await run((tx) => tx.events(id, { categories: null, before: null, limit: 50 }))).toEqual(events);
    });

    test('about one thing, and of some types', async () => {
      expect((await run((tx) => tx.eventsAbout(id, 'notice:8'))).map((e) => e.seq)).toEqual([8]);
      expect((await run((tx) => tx.eventsOfType(id, ['odd']))).map((e) => e.seq)).toEqual([
        1, 3, 5, 7, 9, 11,
      ]);
      expect(await run((tx) => tx.eventsOfType(id, ['odd', 'even']))).toHaveLength(12);
      expect(await run((tx) => tx.eventsOfType(incidentId('2026-0002'), ['odd']))).toEqual([]);
    });
  });

  test('rooms by id, organization and record', async () => {
    const duty: Room = {
      id: roomId('feishu:oc_1'),
      platform: 'feishu',
      externalId: 'oc_1',
      name: '四川局值班群',
      purpose: 'duty',
      orgId: SICHUAN,
      recordId: null,
      groupId: null,
    };
    const war: Room = {
      ...duty,
      id: roomId('local:w1'),
      platform: 'local',
      externalId: 'w1',
      purpose: 'war',
    };
    const { id } = await open('2026-0001');
    await run(async (tx) => {
      await tx.saveRooms([duty, { ...war, orgId: null, recordId: id }]);
      await tx.saveRooms([duty, { ...duty, name: '改名' }]);
    });
    expect(await run((tx) => tx.room(duty.id))).toEqual({ ...duty, name: '改名' });
    expect(await run((tx) => tx.room(roomId('local:none')))).toBeNull();
    expect((await run((tx) => tx.rooms([war.id, war.id, roomId('local:none')]))).map((r) => r.id)).toEqual([
      war.id,
    ]);
    expect((await run((tx) => tx.roomsOfOrg(SICHUAN, 'duty'))).map((r) => r.id)).toEqual([duty.id]);
    expect(await run((tx) => tx.roomsOfOrg(SICHUAN, 'war'))).toEqual([]);
    expect((await run((tx) => tx.roomsOfRecord(id))).map((r) => r.id)).toEqual([war.id]);
  });

  test('posted cards by key, message and record', async () => {
    const { id } = await open('2026-0001');
    const posted: Posted = {
      key: 'k1',
      recordId: id,
      roomId: roomId('local:w1'),
      platform: 'local',
      messageId: '7',
      view: { kind: 'notice', record: id, notice: 'n1' },
      hash: 'h1',
    };
    await run((tx) => tx.savePosted([posted]));
    await run((tx) => tx.savePosted([posted, { ...posted, hash: 'h2' }]));
    const expected = { ...posted, hash: 'h2' };
    expect(await run((tx) => tx.postedByKey('k1'))).toEqual(expected);
    expect(await run((tx) => tx.posted('local', '7'))).toEqual(expected);
    expect(await run((tx) => tx.postedOf(id))).toEqual([expected]);
    expect(await run((tx) => tx.posted('slack', '7'))).toBeNull();
    expect(await run((tx) => tx.postedByKey('k2'))).toBeNull();
  });
});
