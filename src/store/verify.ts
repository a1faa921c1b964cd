import { eventHash, GENESIS } from '../app/chain.ts';
import type { EventRow } from '../app/store.ts';
import type { Db } from './open.ts';
import { toEvent } from './records.ts';

/** Whether the chronicle is what was written: every event recomputed, every chain followed to its head. */

export interface Fault {
  record: string;
  /** the event where it shows; 0: the record as a whole */
  seq: number;
  /** one Chinese clause */
  why: string;
}

export interface Verification {
  records: number;
  events: number;
  broken: Fault[];
}

const BATCH = 500;
const SMALLEST_INT = -(2 ** 31);

/**
 * Reads everything in batches; may run while the bot works.
 *
 * It finds events that were edited, removed, added or moved, and a history that was cut off. It can't find a record that
 * was removed together with its whole history, nor a chain that somebody wrote anew from the change to the head: for
 * that, compare head hashes with those kept elsewhere.
 */
export async function verifyChains(db: Db): Promise<Verification> {
  const sum: Verification = { records: 0, events: 0, broken: [] };
  for (let after = ''; ; ) {
    const heads = await db.record.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: HEAD,
    });
    for (const head of heads) {
      const chain = await verifyChain(db, head);
      sum.records += 1;
      sum.events += chain.events;
      sum.broken.push(...chain.broken);
    }
    const last = heads.at(-1);
    if (!last) return sum;
    after = last.id;
  }
}

const HEAD = { id: true, seq: true, headHash: true } as const;

interface Head {
  id: string;
  seq: number;
  headHash: string;
}

async function verifyChain(db: Db, head: Head): Promise<{ events: number; broken: Fault[] }> {
  const broken: Fault[] = [];
  const fault = (seq: number, why: string): void => {
    broken.push({ record: head.id, seq, why });
  };
  let events = 0;
  let last: Link = { seq: 0, hash: GENESIS };
  for await (const event of historyOf(db, head.id)) {
    events += 1;
    const link = linkFault(event, last);
    if (link) fault(link.seq, link.why);
    if (eventHash(event) !== event.hash) fault(event.seq, '内容与其校验值不符，已被改动');
    if (event.seq === head.seq && event.hash !== head.headHash) fault(event.seq, '不是登记的最后一条记录');
    if (event.seq > last.seq) last = event;
  }
  if (last.seq < head.seq) fault(last.seq + 1, `末尾缺少 ${head.seq - last.seq} 条记录`);
  if (last.seq > (await reached(db, head, last.seq))) {
    fault(head.seq + 1, `末尾多出 ${last.seq - head.seq} 条记录`);
  }
  return { events, broken };
}

type Link = Pick<EventRow, 'seq' | 'hash'>;

/** Every event that is there, in order, also with numbers that were never given. */
async function* historyOf(db: Db, recordId: string): AsyncGenerator<EventRow> {
  for (let after = SMALLEST_INT; ; ) {
    const rows = await db.event.findMany({
      where: { recordId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    yield* rows.map(toEvent);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

function linkFault(event: EventRow, before: Link): Omit<Fault, 'record'> | null {
  const missing = event.seq - before.seq - 1;
  if (missing > 0) return { seq: before.seq + 1, why: `缺少 ${missing} 条记录` };
  if (missing < 0) return { seq: event.seq, why: '编号不是从 1 开始' };
  return event.prevHash === before.hash ? null : { seq: event.seq, why: '与上一条记录不相接' };
}

/** How far the record says that its history goes: read again where events came after the head that was read. */
async function reached(db: Db, head: Head, seq: number): Promise<number> {
  if (seq <= head.seq) return head.seq;
  const now = await db.record.findUnique({ where: { id: head.id }, select: HEAD });
  return now?.seq ?? head.seq;
}
