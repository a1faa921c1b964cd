import type { Context } from '../domain/context.ts';
import { later } from '../domain/context.ts';
import type { OwnDutyEvent } from '../domain/duty/events.ts';
import { GRACE_MINUTES, HANDOVER_MINUTES } from '../domain/duty/timetable.ts';
import type { OrgId, PersonId, RecordId } from '../domain/ids.ts';
import type { RotaEvent } from '../domain/rota/state.ts';
import { type DutyView, watchId } from './duty-view.ts';
import { type JobPayloads, job, WAIT } from './job.ts';
import type { NewJob, Tx } from './store.ts';

/** What follows from events of rotas and 24-hour duty: cards in the duty rooms, and the next moments of the timetable. */

/** @param record the record that the event is of */
export async function dutyEffects(
  tx: Tx,
  record: RecordId,
  org: OrgId,
  e: OwnDutyEvent | RotaEvent,
  ctx: Context,
): Promise<NewJob[]> {
  const tell = (view: DutyView, ...asks: (PersonId | null)[]): Promise<NewJob[]> =>
    toDutyRooms(tx, org, view, ctx, asks);
  const timer = (command: JobPayloads['timer']['command'], at: string, lane: string): NewJob =>
    job('timer', { record, command }, `${lane}${record}`, at);
  switch (e.type) {
    case 'duty_began':
      return tell({ kind: 'duty', record }, ctx.dir.onDuty(org, ctx.at).primary);
    case 'checkin_due': {
      const { id, person } = e.checkin;
      // The card that begins the duty asks for the first one.
      const asked = id === 'c1' ? [] : await tell({ kind: 'checkin', record, checkin: id }, person);
      return [
        ...asked,
        timer({ type: 'miss_checkin', checkin: id }, later(ctx.at, GRACE_MINUTES), WAIT),
        timer({ type: 'ask_checkin', at: e.nextAt }, e.nextAt, 'timer:'),
      ];
    }
    case 'checkin_planned':
      return [timer({ type: 'ask_checkin', at: e.nextAt }, e.nextAt, 'timer:')];
    case 'handover_due': {
      const { id, from, to } = e.handover;
      return [
        ...(await tell({ kind: 'handover', record, handover: id }, from, to)),
        timer({ type: 'miss_handover', handover: id }, later(ctx.at, HANDOVER_MINUTES), WAIT),
      ];
    }
    case 'duty_ended':
      return tell({ kind: 'duty', record });
    case 'rota_warned':
      return tell({ kind: 'rota_problems', record: watchId(org), org, problems: e.problems });
    default:
      return [];
  }
}

/** @param asked who is mentioned: the card asks something of them */
async function toDutyRooms(
  tx: Tx,
  org: OrgId,
  view: DutyView,
  ctx: Context,
  asked: (PersonId | null)[] = [],
): Promise<NewJob[]> {
  const rooms = await tx.roomsOfOrg(org, 'duty');
  const asks = asked.flatMap((p) => p ?? []);
  return rooms.map((r) =>
    job(
      'post',
      { room: r.id, view, pin: false, notice: null, ...(asks.length > 0 ? { asks } : {}) },
      `room:${r.id}`,
      ctx.at,
    ),
  );
}

/** Says in the duty rooms of an organization who is on duty. */
export function tellWatch(tx: Tx, org: OrgId, lateMs: number, ctx: Context): Promise<NewJob[]> {
  return toDutyRooms(tx, org, { kind: 'watch', record: watchId(org), org, at: ctx.at, lateMs }, ctx);
}

const MOVES = new Set<string>([
  'response_activated',
  'response_adjusted',
  'response_ended',
  'facts_corrected',
  'report_supplemented',
  'reports_joined',
  'incident_merged',
  'incident_closed',
]);

/** After these events of an incident, other organizations than before may have to be on 24-hour duty. */
export function movesDuty(e: { type: string }): boolean {
  return MOVES.has(e.type);
}
