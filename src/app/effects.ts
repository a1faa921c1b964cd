import { orgsOfRole } from '../domain/authority.ts';
import { isChronicleEvent } from '../domain/chronicle.ts';
import { type Context, later } from '../domain/context.ts';
import type { Duty } from '../domain/duty/state.ts';
import { isDutyEvent } from '../domain/duty/words.ts';
import type { OrgId, PersonId, RecordId } from '../domain/ids.ts';
import { clockOwners } from '../domain/incident/clocks.ts';
import type { Incident } from '../domain/incident/state.ts';
import { CONFIRMATION_MINUTES, type Notice, type NoticeEvent } from '../domain/notice.ts';
import type { AnyRecordEvent as AnyEvent } from '../domain/record-event.ts';
import type { RotaRecord } from '../domain/rota/state.ts';
import { clockTimers } from './clock-timers.ts';
import { dutyEffects, movesDuty } from './duty-effects.ts';
import { type JobPayloads, job, personLane, WAIT } from './job.ts';
import { operationsRooms } from './operations.ts';
import type { Loaded } from './records.ts';
import { roomEffects, toWarRooms } from './room-effects.ts';
import type { NewJob, Tx } from './store.ts';
import type { View } from './view.ts';

/** Stands for a person where cards with calls of several records are kept. */
export const pagesOf = (person: PersonId): RecordId => `pages:${person}` as RecordId;

/** What follows from events: messages and pages that are due now, timers that are due later. */

/** @returns the jobs that follow from events of one record, in order */
export async function effectsOf(
  tx: Tx,
  record: Loaded<{ notices: Notice[] }>,
  events: AnyEvent[],
  ctx: Context,
): Promise<NewJob[]> {
  const jobs: NewJob[] = [];
  for (const e of events) jobs.push(...(await follow(tx, record, e, ctx)), ...bundles(record, e, ctx));
  if (events.some(movesDuty)) {
    const payload = { incident: record.id };
    jobs.push(job('follow_duty', payload, `duty:${record.id}`, ctx.at, `coalesce:duty:${record.id}`));
  }
  jobs.push(...roomEffects(record, events, ctx), ...redraw(record.id, events, ctx));
  return jobs;
}

/** That a message or a call has arrived shows on no card but the one of the calls. */
const ARRIVALS = new Set<string>(['notice_delivered', 'page_delivered'] satisfies NoticeEvent['type'][]);

/** The record's cards are drawn again once, however many changes come before that. */
function redraw(record: RecordId, events: AnyEvent[], ctx: Context): NewJob[] {
  const changes = events.filter((e) => !isChronicleEvent(e));
  if (changes.length === 0) return [];
  const only = changes.every((e) => ARRIVALS.has(e.type)) ? { only: 'paging' as const } : {};
  const key = `coalesce:refresh:${only.only ?? ''}:${record}`;
  return [job('refresh', { record, ...only }, `record:${record}`, ctx.at, key)];
}

async function follow(
  tx: Tx,
  record: Loaded<{ notices: Notice[] }>,
  e: AnyEvent,
  ctx: Context,
): Promise<NewJob[]> {
  const id = record.id;
  if (isDutyEvent(e)) return dutyEffects(tx, id, (record.state as Duty | RotaRecord).org, e, ctx);
  const escalation = (notice: string, attempt: number, wave: number | 'reminder', at: string): NewJob => {
    const command: JobPayloads['timer']['command'] = { type: 'escalate', notice, attempt };
    const key = `${id}:${notice}`;
    return job('timer', { record: id, command }, `${WAIT}${key}`, at, `escalate:${key}:${wave}`);
  };
  switch (e.type) {
    case 'notice_sent':
      if (e.notice.expects === 'decision') return [];
      return toDutyRooms(
        tx,
        e.notice.to,
        { kind: 'notice', record: id, notice: e.notice.id },
        ctx,
        e.notice.id,
      );
    case 'person_paged': {
      const page = { record: id, notice: e.notice, attempt: e.attempt, person: e.person };
      return [
        job('page', page, personLane(e.person), ctx.at),
        escalation(e.notice, e.attempt, e.wave, e.nextAt),
      ];
    }
    case 'notice_acknowledged': {
      const n = record.state?.notices.find((x) => x.id === e.notice);
      if (n?.expects !== 'confirmation') return [];
      return [escalation(n.id, n.attempts.length, 'reminder', later(ctx.at, CONFIRMATION_MINUTES))];
    }
    case 'notice_exhausted':
      return toDutyRooms(tx, e.alarm, { kind: 'unanswered', record: id, notice: e.notice }, ctx, null, true);
    case 'alarm_raised':
      return e.posted ? [] : toOperations(tx, { kind: 'alarm', record: id, text: e.text }, ctx);
    case 'alarm_over':
      return toOperations(tx, { kind: 'alarm', record: id, text: e.text, over: true }, ctx);
    case 'report_supplemented':
    case 'reports_joined':
      return newReports(tx, e, record.state as Incident | null, ctx);
    case 'proposal_approved':
    case 'proposal_returned':
      return toldProposer(tx, e.proposal, record.state as Incident | null, ctx);
    case 'room_failed': {
      const ero = ctx.dir.orgsOf('ero')[0];
      const text = `未能建立群“${e.name}”（${e.reason}）。请人工建群，并用 /呼叫 通知有关人员。`;
      return ero ? toDutyRooms(tx, ero.id, { kind: 'alarm', record: id, text }, ctx, null, true) : [];
    }
    case 'clocks_started':
      return clockTimers(e.clocks, id, ctx);
    case 'clock_set':
      return clockTimers([{ id: e.clock, date: e.date, unknown: null, submitted: null }], id, ctx);
    case 'clock_reminded':
      return remind(tx, e.clock, record.state as Incident | null, id, ctx);
    default:
      return [];
  }
}

async function toDutyRooms(
  tx: Tx,
  org: OrgId,
  view: View,
  ctx: Context,
  notice: string | null,
  loud = false,
): Promise<NewJob[]> {
  const rooms = await tx.roomsOfOrg(org, 'duty');
  return rooms.map((r) =>
    job('post', { room: r.id, view, pin: false, notice, ...(loud ? { loud } : {}) }, `room:${r.id}`, ctx.at),
  );
}

/** What is wrong with the bot itself, for those who look after it. */
async function toOperations(tx: Tx, view: View, ctx: Context): Promise<NewJob[]> {
  const rooms = await operationsRooms(tx, ctx.dir);
  return rooms.map((r) =>
    job('post', { room: r.id, view, pin: false, notice: null }, `room:${r.id}`, ctx.at),
  );
}

const SHOWN_IN_BUNDLES: string[] = [
  'page_delivered',
  'notice_acknowledged',
  'external_report_confirmed',
  'notice_exhausted',
  'notice_settled',
] satisfies NoticeEvent['type'][];

/** Cards that show calls of several records are drawn again when one of these changes. */
function bundles(record: Loaded<{ notices: Notice[] }>, e: AnyEvent, ctx: Context): NewJob[] {
  if (!('notice' in e) || !SHOWN_IN_BUNDLES.includes(e.type)) return [];
  const attempts = record.state?.notices.find((n) => n.id === e.notice)?.attempts ?? [];
  const people = new Set(attempts.filter((a) => a.bundled).map((a) => a.person));
  return [...people].map((person) => {
    const pages = pagesOf(person);
    return job('refresh', { record: pages }, `record:${pages}`, ctx.at, `coalesce:refresh:${pages}`);
  });
}

/** 4.1, 5.4: what a report adds is shown where the incident is worked on, besides where it was sent from. */
async function newReports(
  tx: Tx,
  e: Extract<AnyEvent, { type: 'report_supplemented' | 'reports_joined' }>,
  s: Incident | null,
  ctx: Context,
): Promise<NewJob[]> {
  if (!s) return [];
  const id = e.type === 'report_supplemented' ? e.report.id : e.reports[0]?.id;
  const newest = s.reports.find((r) => r.id === id);
  if (!newest) return [];
  const view: View = { kind: 'report', record: s.id, report: newest.id };
  const orgs = ['ero' as const, 'concerned_administrations' as const].flatMap((r) =>
    orgsOfRole(r, s, ctx.dir),
  );
  const jobs: NewJob[] = [];
  for (const o of orgs)
    if (o.id !== ctx.actor?.org) jobs.push(...(await toDutyRooms(tx, o.id, view, ctx, null)));
  return [...jobs, ...toWarRooms(s, view, ctx)];
}

/** The proposer's organization hears what was decided. */
async function toldProposer(tx: Tx, proposal: string, s: Incident | null, ctx: Context): Promise<NewJob[]> {
  const p = s?.proposals.find((x) => x.id === proposal);
  const org = p && ctx.dir.person(p.by)?.org;
  return s && p && org
    ? toDutyRooms(tx, org, { kind: 'decision', record: s.id, proposal: p.id }, ctx, null)
    : [];
}

/** 6.1: a reminder goes to the duty room of who owes the report. */
async function remind(
  tx: Tx,
  clock: 'summary_report' | 'authority_report',
  s: Incident | null,
  record: RecordId,
  ctx: Context,
): Promise<NewJob[]> {
  if (!s) return [];
  const jobs: NewJob[] = [];
  for (const org of clockOwners(s, clock, ctx)) {
    jobs.push(...(await toDutyRooms(tx, org, { kind: 'clock', record, clock }, ctx, null)));
  }
  return jobs;
}
