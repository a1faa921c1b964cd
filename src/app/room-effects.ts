import { isChronicleEvent } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { RecordId, RoomId } from '../domain/ids.ts';
import { isLower } from '../domain/incident/response-rules.ts';
import { newcomers } from '../domain/incident/rooms.ts';
import type { Incident } from '../domain/incident/state.ts';
import type { AnyRecordEvent as AnyEvent } from '../domain/record-event.ts';
import { job } from './job.ts';
import type { NewJob } from './store.ts';
import type { View } from './view.ts';

/** What follows from an incident's events in its own rooms: they open, fill, and hear what was decided. */

/** @returns the jobs, in order; none for other kinds of records */
export function roomEffects(
  record: { id: RecordId; state: unknown },
  events: AnyEvent[],
  ctx: Context,
): NewJob[] {
  if (!record.id.startsWith('incident:') || record.state === null) return [];
  const s = record.state as Incident;
  return [...events.flatMap((e) => follow(s, e, ctx)), ...invitations(s, events, ctx)];
}

function follow(s: Incident, e: AnyEvent, ctx: Context): NewJob[] {
  const open = (group: string | null): NewJob =>
    job('open_room', { record: s.id, group }, `record:${s.id}`, ctx.at, `room:${s.id}:${group ?? 'war'}`);
  switch (e.type) {
    case 'response_activated':
      return [open(null)];
    case 'group_formed':
      return [open(e.group)];
    case 'room_opened':
      return opened(s, e, ctx);
    case 'proposal_approved':
    case 'proposal_returned':
      return toWarRooms(s, { kind: 'decision', record: s.id, proposal: e.proposal }, ctx);
    case 'response_adjusted': {
      const raised = isLower(e.from) && !isLower(e.level);
      const offer = raised ? toWarRooms(s, { kind: 'groups', record: s.id }, ctx) : [];
      return [...national(s, e, 'adjust', ctx), ...offer];
    }
    case 'response_ended':
      return national(s, e, 'end', ctx);
    default:
      return [];
  }
}

const post = (room: RoomId, view: View, ctx: Context, pin = false): NewJob =>
  job('post', { room, view, pin, notice: null }, `room:${room}`, ctx.at);

/** Every war room of the incident, one on each platform. */
export function toWarRooms(s: Incident, view: View, ctx: Context): NewJob[] {
  return s.rooms.filter((r) => r.group === null).map((r) => post(r.room, view, ctx));
}

/** A room begins with the status card, pinned; a war room goes on with the decision, and for I and II with the working groups (5.3). */
function opened(s: Incident, e: Extract<AnyEvent, { type: 'room_opened' }>, ctx: Context): NewJob[] {
  const record = s.id;
  const status = post(e.room, { kind: 'status', record }, ctx, true);
  if (e.group !== null) return [status];
  const start = s.proposals.findLast((p) => p.action === 'activate' && p.decisions.length > 0);
  const decision =
    start && !s.response?.document ? { kind: 'decision' as const, record, proposal: start.id } : null;
  const level = s.response?.level;
  const offers = ctx.edition.groups.some((g) => level && g.levels.includes(level));
  return [
    status,
    ...(decision ? [post(e.room, decision, ctx)] : []),
    ...(offers ? [post(e.room, { kind: 'groups', record }, ctx)] : []),
  ];
}

type ByDocument = Extract<AnyEvent, { type: 'response_adjusted' | 'response_ended' }>;

/** What rests on a national decision has no proposal to be shown by; of a start the status card says it. */
function national(
  s: Incident,
  { document, level, cite }: ByDocument,
  action: 'adjust' | 'end',
  ctx: Context,
): NewJob[] {
  if (document === null || !ctx.actor) return [];
  const decision = { action, level, document, cite, by: ctx.actor.id, at: ctx.at };
  return toWarRooms(s, { kind: 'national', record: s.id, decision }, ctx);
}

/** Who has been called since the war room was opened, or is newly concerned, comes in. */
function invitations(s: Incident, events: AnyEvent[], ctx: Context): NewJob[] {
  if (events.every(isChronicleEvent)) return [];
  const people = newcomers(s, ctx);
  if (people.length === 0) return [];
  const key = `coalesce:invite:${s.id}:${people.join(',')}`;
  return [job('invite', { record: s.id, people }, `record:${s.id}`, ctx.at, key)];
}
