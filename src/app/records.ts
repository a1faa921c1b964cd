import { categoryOf, isChronicleEvent } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { OrgId, RecordId, RoomId } from '../domain/ids.ts';
import { SYSTEM } from '../domain/ids.ts';
import type { IncidentCommand } from '../domain/incident/commands.ts';
import { decide } from '../domain/incident/decide.ts';
import type { IncidentEvent } from '../domain/incident/events.ts';
import { evolve } from '../domain/incident/evolve.ts';
import { type Incident, incidentSchema, isOver } from '../domain/incident/state.ts';
import {
  type DutyLog,
  decideLog,
  evolveLog,
  type LogCommand,
  type LogEvent,
  logSchema,
} from '../domain/log/log.ts';
import { isAnswerable } from '../domain/notice.ts';
import type { AnyRecordEvent as AnyEvent } from '../domain/record-event.ts';
import type { Refusal } from '../domain/refusal.ts';
import { partiesOf } from '../domain/visibility.ts';
import { eventHash, GENESIS } from './chain.ts';
import type { EventRow, Party, RecordRow, Tx } from './store.ts';

/** Loads records and writes what was decided: the events to the chain, the folded state to the row. */

export interface Loaded<S> {
  /** null: the record begins with the next events */
  row: RecordRow | null;
  id: RecordId;
  state: S | null;
}

/** One kind of record: how it decides, folds, and is found again. */
export interface RecordKind<S, C, E extends AnyEvent> {
  kind: string;
  parse(json: unknown): S;
  decide(state: S | null, command: C, ctx: Context): E[] | Refusal;
  evolve(state: S | null, event: E, env: { at: string; actor: Context['actor']; id: RecordId }): S | null;
  describe(
    state: S,
    ctx: Context,
  ): { number: string | null; version: number; open: boolean; affectedOrg: OrgId | null };
  /** whom it concerns besides those who see everything */
  parties(state: S, ctx: Context): Party[];
}

export const incidents: RecordKind<Incident, IncidentCommand, IncidentEvent> = {
  kind: 'incident',
  parse: (json) => incidentSchema.parse(json),
  decide,
  evolve: (s, e, env) => evolve(s, e, { at: env.at, actor: env.actor?.id ?? SYSTEM }),
  describe: (s) => ({
    number: s.number,
    version: s.version,
    open: !isOver(s) && !(s.status === 'ended' && s.clocks.every((c) => c.submitted)),
    affectedOrg: s.affected.org,
  }),
  parties: (s, ctx) => {
    const sees = partiesOf(s, ctx.dir);
    const told = [...new Set(s.notices.map((n) => n.to))].filter((o) => !sees.includes(o));
    const waiting = new Set(s.notices.filter(isAnswerable).map((n) => n.to));
    return [
      ...sees.map((org) => ({ org, list: 'incident', waiting: waiting.has(org) })),
      ...told.map((org) => ({ org, list: 'incident:addressed', waiting: waiting.has(org) })),
    ];
  },
};

export const logs: RecordKind<DutyLog, LogCommand, LogEvent> = {
  kind: 'log',
  parse: (json) => logSchema.parse(json),
  decide: (s, c, ctx) => (s ? decideLog(s, c, ctx) : []),
  evolve: (s, e, env) => evolveLog(s, e, env),
  describe: (s) => ({ number: null, version: s.version, open: true, affectedOrg: null }),
  parties: (s) => [{ org: s.org, list: 'log' }],
};

/** States by the hash of the last event, which stands for the whole history: a state is parsed once, newest last. */
const parsed = new Map<string, unknown>();
const MOST_PARSED = 200;

export function parseOnce<S>(kind: { kind: string; parse(json: unknown): S }, row: RecordRow): S {
  const key = `${kind.kind} ${row.headHash}`;
  const state = parsed.get(key) ?? kind.parse(JSON.parse(row.state));
  parsed.delete(key);
  parsed.set(key, state);
  for (const oldest of parsed.keys()) {
    if (parsed.size <= MOST_PARSED) break;
    parsed.delete(oldest);
  }
  return state as S;
}

export async function load<S, C, E extends AnyEvent>(
  tx: Tx,
  kind: RecordKind<S, C, E>,
  id: RecordId,
): Promise<Loaded<S>> {
  const row = await tx.record(id);
  return { row, id, state: row && parseOnce(kind, row) };
}

/** The duty log of an organization, opened when it is first written to. */
export async function loadLog(tx: Tx, org: OrgId, ctx: Context): Promise<Loaded<DutyLog>> {
  const id = `log:${org}` as RecordId;
  const loaded = await load(tx, logs, id);
  return loaded.state
    ? loaded
    : append(tx, logs, loaded, [{ type: 'log_opened', org }], { ...ctx, actor: null }, null);
}

/**
 * Folds events into the state and writes both.
 * @returns the record as it is then
 */
export async function append<S, C, E extends AnyEvent>(
  tx: Tx,
  kind: RecordKind<S, C, E>,
  from: Loaded<S>,
  events: E[],
  ctx: Context,
  room: RoomId | null,
): Promise<Loaded<S>> {
  let state = from.state;
  for (const e of events) state = kind.evolve(state, e, { at: ctx.at, actor: ctx.actor, id: from.id });
  if (state === null) throw new Error(`events of ${from.id} do not begin the record`);
  const rows = chain(from, events, ctx, room);
  const head = rows.at(-1);
  const at = new Date(ctx.at);
  const row: RecordRow = {
    id: from.id,
    kind: kind.kind,
    edition: from.row?.edition ?? ctx.edition.id,
    ...kind.describe(state, ctx),
    seq: head?.seq ?? from.row?.seq ?? 0,
    headHash: head?.hash ?? from.row?.headHash ?? GENESIS,
    // Talk changes no state: the row keeps the JSON that it has.
    state: from.row && events.every(isChronicleEvent) ? from.row.state : JSON.stringify(state),
    createdAt: from.row?.createdAt ?? at,
    updatedAt: at,
  };
  await tx.saveRecord(row, from.row?.seq ?? null, kind.parties(state, ctx));
  await tx.appendEvents(rows);
  return { row, id: from.id, state };
}

function chain(from: Loaded<unknown>, events: AnyEvent[], ctx: Context, room: RoomId | null): EventRow[] {
  let prevHash = from.row?.headHash ?? GENESIS;
  let seq = from.row?.seq ?? 0;
  return events.map((e) => {
    seq += 1;
    const { type, ...data } = e;
    const row: Omit<EventRow, 'hash'> = {
      recordId: from.id,
      seq,
      type,
      category: categoryOf(type),
      actor: ctx.actor?.id ?? SYSTEM,
      room,
      at: new Date(ctx.at),
      edition: from.row?.edition ?? ctx.edition.id,
      clause: 'cite' in e ? e.cite : null,
      subject: subjectOf(e),
      data: JSON.stringify(data),
      prevHash,
    };
    const hash = eventHash(row);
    prevHash = hash;
    return { ...row, hash };
  });
}

/** What of the record an event is about, so that its history can be found. */
function subjectOf(e: AnyEvent): string | null {
  if ('message' in e) return `message:${e.message}`;
  if (e.type === 'notice_sent') return `notice:${e.notice.id}`;
  if ('notice' in e) return `notice:${e.notice}`;
  if ('entry' in e) return `entry:${e.entry}`;
  return null;
}

/** @returns the event as it was written */
export function eventOf(row: EventRow): AnyEvent {
  return { type: row.type, ...JSON.parse(row.data) } as AnyEvent;
}
