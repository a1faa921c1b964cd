import type { EventFilter, EventRow, ListFilter, Party, Tx as Port, RecordRow } from '../app/store.ts';
import type { Category } from '../domain/chronicle.ts';
import type { OrgId, PersonId, RecordId, RoomId } from '../domain/ids.ts';
import type { Prisma } from '../generated/sqlite/client.ts';
import type { Tx } from './open.ts';
import type { States } from './states.ts';
import { Conflict } from './transaction.ts';

/** State rows, who may see them, and their events. Pages go by key, never by offset. */
export type Records = Pick<
  Port,
  | 'record'
  | 'saveRecord'
  | 'appendEvents'
  | 'events'
  | 'eventsAbout'
  | 'eventsOfType'
  | 'listRecords'
  | 'recordsWaitingFor'
  | 'openRecordsOf'
>;

/** @param states those that were read or written lately */
export function recordsIn(tx: Tx, states: States): Records {
  return {
    record: async (id) => {
      const head = await tx.record.findUnique({ where: { id }, omit: { state: true } });
      return head && toRecord({ ...head, state: await states.of(tx, head) });
    },
    saveRecord: async (row, expectedSeq, parties) => {
      await saveRecord(tx, row, expectedSeq, parties);
      states.keep(row, row.state);
    },
    appendEvents: async (events) => {
      await tx.event.createMany({ data: events });
    },
    events: (record, filter) => newestEvents(tx, record, filter),
    eventsAbout: async (recordId, subject) => {
      const rows = await tx.event.findMany({ where: { recordId, subject }, orderBy: { seq: 'asc' } });
      return rows.map(toEvent);
    },
    eventsOfType: async (recordId, types) => {
      // One look-up per type: all in one would follow the order of the whole history for the few of a rare one.
      const rows = await inTurn([...new Set(types)], (type) =>
        tx.event.findMany({ where: { recordId, type }, orderBy: { seq: 'asc' } }),
      );
      return rows.sort((x, y) => x.seq - y.seq).map(toEvent);
    },
    listRecords: (kind, filter) => listRecords(tx, kind, filter),
    recordsWaitingFor: async (orgId, limit) => {
      const rows = await tx.recordParty.findMany({
        where: { orgId, waiting: true },
        orderBy: { place: 'desc' },
        take: limit,
        include: { record: true },
      });
      return rows.map((r) => toRecord(r.record));
    },
    openRecordsOf: (kind, orgs, since, limit) => openRecordsOf(tx, kind, orgs, since, limit),
  };
}

/** @returns the number in a form whose order is the order of counting: `2026-10000` comes after `2026-9999` */
function placeOf(number: string): string {
  return number.replace(/\d+$/, (digits) => digits.padStart(9, '0'));
}

async function saveRecord(
  tx: Tx,
  row: RecordRow,
  expectedSeq: number | null,
  parties: Party[] | null,
): Promise<void> {
  const { id, ...rest } = row;
  const data = { ...rest, place: row.number === null ? null : placeOf(row.number) };
  if (expectedSeq === null) {
    await tx.record.create({ data: { id, ...data } });
  } else {
    const { count } = await tx.record.updateMany({ where: { id, seq: expectedSeq }, data });
    if (count === 0) throw new Conflict(`${id} is no longer at seq ${expectedSeq}`);
  }
  // A record without a number stands in no list.
  if (data.place !== null) await keepParties(tx, { ...row, place: data.place }, parties);
}

/** Writes the difference between the parties that are there and those that should be; null keeps them as they are. */
async function keepParties(
  tx: Tx,
  { id, open, place }: RecordRow & { place: string },
  parties: Party[] | null,
): Promise<void> {
  const there = await tx.recordParty.findMany({ where: { recordId: id } });
  const wanted = new Map<string, Party>(
    (parties ?? there.map(toParty)).map((p) => [p.org, { waiting: false, ...p }]),
  );
  const isKept = (row: (typeof there)[number]): boolean => {
    const party = wanted.get(row.orgId);
    return party?.list === row.kind && party.waiting === row.waiting;
  };
  const gone = there.filter((row) => !isKept(row)).map((row) => row.orgId);
  if (gone.length > 0) await tx.recordParty.deleteMany({ where: { recordId: id, orgId: { in: gone } } });
  const kept = there.filter(isKept);
  if (kept.some((row) => row.open !== open)) {
    await tx.recordParty.updateMany({ where: { recordId: id }, data: { open } });
  }
  const known = new Set(kept.map((row) => row.orgId));
  const missing = [...wanted.values()].filter((p) => !known.has(p.org));
  if (missing.length > 0) {
    const data = missing.map(({ org, list, waiting = false }) => {
      return { recordId: id, orgId: org, kind: list, open, waiting, place };
    });
    await tx.recordParty.createMany({ data });
  }
}

function toParty({ orgId, kind, waiting }: Prisma.RecordPartyGetPayload<object>): Party {
  return { org: orgId as OrgId, list: kind, waiting };
}

async function newestEvents(tx: Tx, recordId: RecordId, filter: EventFilter): Promise<EventRow[]> {
  const { categories, seqs, before, limit } = filter;
  const newest = (category?: Category): Promise<Parameters<typeof toEvent>[0][]> =>
    tx.event.findMany({
      where: {
        recordId,
        ...(category === undefined ? {} : { category }),
        AND: [before === null ? {} : { seq: { lt: before } }, seqs ? { seq: { in: seqs } } : {}],
      },
      orderBy: { seq: 'desc' },
      take: limit,
    });
  // One look-up per category: all in one would read the whole history for the few entries of a rare one.
  const rows = categories ? await inTurn([...new Set(categories)], newest) : await newest();
  return rows
    .sort((a, b) => b.seq - a.seq)
    .slice(0, limit)
    .reverse()
    .map(toEvent);
}

async function listRecords(tx: Tx, kind: string, filter: ListFilter): Promise<RecordRow[]> {
  const { party, open, before, limit } = filter;
  const place = before === null ? { not: null } : { lt: placeOf(before) };
  const opened = open === null ? {} : { open };
  if (party === null) {
    const rows = await tx.record.findMany({
      where: { kind, ...opened, place },
      orderBy: { place: 'desc' },
      take: limit,
    });
    return rows.map(toRecord);
  }
  const rows = await tx.recordParty.findMany({
    where: { orgId: party, kind, ...opened, ...(before === null ? {} : { place: { lt: placeOf(before) } }) },
    orderBy: { place: 'desc' },
    take: limit,
    include: { record: true },
  });
  return rows.map((r) => toRecord(r.record));
}

/** Numbers are given in the order of opening, so the newest of each organization are the last opened. */
async function openRecordsOf(
  tx: Tx,
  kind: string,
  orgs: OrgId[],
  since: Date,
  limit: number,
): Promise<RecordRow[]> {
  const newestOf = (orgId: OrgId) =>
    tx.recordParty.findMany({
      where: { orgId, kind, open: true },
      orderBy: { place: 'desc' },
      take: limit,
      include: { record: true },
    });
  const rows = await inTurn([...new Set(orgs)], newestOf);
  const byPlace = new Map(
    rows.filter((r) => r.record.createdAt >= since).map((r) => [r.place, toRecord(r.record)]),
  );
  return [...byPlace.keys()]
    .sort()
    .reverse()
    .slice(0, limit)
    .flatMap((place) => byPlace.get(place) ?? []);
}

/** One query after another, because a transaction has one connection. */
async function inTurn<K, T>(keys: K[], query: (key: K) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const key of keys) all.push(...(await query(key)));
  return all;
}

function toRecord({ place: _, ...row }: Prisma.RecordGetPayload<object>): RecordRow {
  return { ...row, id: row.id as RecordId, affectedOrg: row.affectedOrg as OrgId | null };
}

/** @returns the event with its ids and category typed; `saveRecord` and `appendEvents` are their only writers */
export function toEvent(row: Prisma.EventGetPayload<object>): EventRow {
  return {
    ...row,
    recordId: row.recordId as RecordId,
    category: row.category as Category,
    actor: row.actor as PersonId,
    room: row.room as RoomId | null,
  };
}
