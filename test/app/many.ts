import { eventHash } from '../../src/app/chain.ts';
import { incidentId } from '../../src/domain/ids.ts';
import { type BotWorld, LEAK } from './world.ts';

/** Many incidents and a long chronicle, and inputs whose cost must not depend on them (promise 8). */

/** rows that are written at once */
const BATCH = 2_000;

export const INPUTS: [string, string][] = [
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

/** More incidents like the first, as rows. */
export async function copies(w: BotWorld, from: number, many: number): Promise<void> {
  const { state, ...row } = await w.db.record.findUniqueOrThrow({ where: { id: 'incident:2026-0001' } });
  const parties = await w.db.recordParty.findMany({ where: { recordId: row.id } });
  const numbers = Array.from({ length: many }, (_, i) => `2026-${String(from + i).padStart(4, '0')}`);
  const place = (n: string): string => n.replace(/\d+$/, (d) => d.padStart(9, '0'));
  for (let i = 0; i < numbers.length; i += BATCH) {
    const some = numbers.slice(i, i + BATCH);
    await w.db.record.createMany({
      data: some.map((number) => ({
        ...row,
        id: incidentId(number),
        number,
        place: place(number),
        state: state.replaceAll('2026-0001', number),
      })),
    });
    await w.db.recordParty.createMany({
      data: some.flatMap((n) => parties.map((p) => ({ ...p, recordId: incidentId(n), place: place(n) }))),
    });
  }
}

/** A longer history of the first incident, chained as the bot would. */
export async function entries(w: BotWorld, many: number): Promise<void> {
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
  for (let i = 0; i < rows.length; i += BATCH)
    await w.db.event.createMany({ data: rows.slice(i, i + BATCH) });
  await w.db.record.update({ where: { id: head.id }, data: { seq: head.seq + many, headHash: prevHash } });
}
