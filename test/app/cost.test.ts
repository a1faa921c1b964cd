import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventHash } from '../../src/app/chain.ts';
import type { Store, Tx } from '../../src/app/store.ts';
import { incidentId } from '../../src/domain/ids.ts';
import { type BotWorld, LEAK, openBot, shown } from './world.ts';

/** Promise 8: an input costs the same with 40 incidents or 2,000, and with 40 chronicle entries or 4,000. */

/** Counts what the bot asks of the store, and how many rows come back. */
function counting(count: { calls: number; rows: number }): (store: Store) => Store {
  const counted = (tx: Tx): Tx =>
    new Proxy(tx, {
      get: (target, key) => {
        const method: unknown = Reflect.get(target, key);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          const result: unknown = await Reflect.apply(method, target, args);
          count.calls += 1;
          count.rows += Array.isArray(result) ? result.length : 1;
          return result;
        };
      },
    });
  return (store) => ({ transaction: (work) => store.transaction((tx) => work(counted(tx))) });
}

const count = { calls: 0, rows: 0 };
let w: BotWorld;
beforeAll(async () => {
  w = await openBot(counting(count));
  await w.say('internet-a-duty-1', LEAK, 'duty-internet-a');
});
afterAll(() => w.close());

const INPUTS: [string, string][] = [
  ['internet-a-duty-1', LEAK],
  ['internet-a-duty-1', '/续报 #1 情况稳定'],
  ['ero-duty-1', '/列表'],
  ['ca-sichuan-duty-1', '/列表 全部'],
  ['ero-duty-1', '/时间线 #1'],
  ['ero-duty-1', '/时间线 #1 要点'],
  ['ero-duty-1', '/记录 #1 已核实'],
  ['ero-duty-1', '/查看 #1'],
  ['ero-duty-1', '/定级'],
  ['ca-sichuan-duty-1', '收到'],
];

async function costs(): Promise<Record<string, { calls: number; rows: number }>> {
  const found: Record<string, { calls: number; rows: number }> = {};
  for (const [who, line] of INPUTS) {
    Object.assign(count, { calls: 0, rows: 0 });
    expect(shown(await w.say(who, line))).not.toMatch(/未能识别|请核对/);
    found[`${who} ${line}`] = { ...count };
  }
  return found;
}

it('asks the same of the store, and gets as many rows', async () => {
  // As many as fill every page.
  await copies(100, 40);
  await entries(40);
  await costs();
  const few = await costs();
  await copies(1_000, 2_000);
  await entries(4_000);
  expect(await costs()).toEqual(few);
}, 90_000);

/** More incidents like the first, as rows. */
async function copies(from: number, many: number): Promise<void> {
  const { state, ...row } = await w.db.record.findUniqueOrThrow({ where: { id: 'incident:2026-0001' } });
  const parties = await w.db.recordParty.findMany({ where: { recordId: row.id } });
  const numbers = Array.from({ length: many }, (_, i) => `2026-${String(from + i).padStart(4, '0')}`);
  const place = (n: string): string => n.replace(/\d+$/, (d) => d.padStart(9, '0'));
  await w.db.record.createMany({
    data: numbers.map((number) => ({
      ...row,
      id: incidentId(number),
      number,
      place: place(number),
      state: state.replaceAll('2026-0001', number),
    })),
  });
  await w.db.recordParty.createMany({
    data: numbers.flatMap((n) => parties.map((p) => ({ ...p, recordId: incidentId(n), place: place(n) }))),
  });
}

/** A longer history of the first incident, chained as the bot would. */
async function entries(many: number): Promise<void> {
  const head = await w.db.record.findUniqueOrThrow({ where: { id: 'incident:2026-0001' } });
  const last = await w.db.event.findFirstOrThrow({ where: { recordId: head.id, seq: head.seq } });
  let prevHash = head.headHash;
  const rows = Array.from({ length: many }, (_, i) => {
    const data = JSON.stringify({ text: `记录${i}`, about: null });
    const row = {
      ...last,
      seq: head.seq + i + 1,
      type: 'note_added',
      category: 'note',
      data,
      subject: null,
      clause: null,
      prevHash,
    };
    prevHash = eventHash(row as never);
    return { ...row, hash: prevHash };
  });
  for (let i = 0; i < rows.length; i += 2_000)
    await w.db.event.createMany({ data: rows.slice(i, i + 2_000) });
  await w.db.record.update({ where: { id: head.id }, data: { seq: head.seq + many, headHash: prevHash } });
}
