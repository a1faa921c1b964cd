import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import type { ChronicleEvent } from '../chronicle.ts';
import type { OrgId, PersonId } from '../ids.ts';
import type { NoticeCommand, NoticeEvent } from '../notice.ts';
import type { Cause, Checkin, Handover, Side } from './state.ts';

/** What happens to a 24-hour duty. Past tense; `cite` is the clause that orders it. */
export type OwnDutyEvent =
  | { type: 'duty_began'; number: string; org: OrgId; cause: Cause; cite: ClauseId }
  | { type: 'duty_cause_added'; cause: Cause; cite: ClauseId }
  | { type: 'duty_cause_ended'; kind: Cause['kind']; ref: string; reason: string; cite: ClauseId }
  | { type: 'duty_ended'; cite: ClauseId }
  /** the next check-in was put at another moment because the rota changed */
  | { type: 'checkin_planned'; nextAt: string }
  | { type: 'checkin_due'; checkin: Checkin; nextAt: string }
  | { type: 'checkin_made'; checkin: string; by: PersonId }
  | { type: 'checkin_missed'; checkin: string; notice: string }
  | { type: 'handover_due'; handover: Handover }
  | { type: 'handover_signed'; handover: string; side: Side; by: PersonId; open: string[] }
  | { type: 'handover_unsigned'; handover: string; notice: string };

export type DutyEvent = OwnDutyEvent | NoticeEvent | ChronicleEvent;

export type DutyCommand =
  | { type: 'begin'; number: string; org: OrgId; cause: Cause }
  | { type: 'end'; kind: Cause['kind']; ref: string; reason: string }
  | { type: 'check_in' }
  /** `handover`: the one that is meant; null: the newest that waits for the actor */
  | { type: 'sign'; handover: string | null; side: Side | null; open: string[] }
  | { type: 'acknowledge' }
  | { type: 'chronicle'; event: ChronicleEvent }
  | DutyTimer
  | NoticeCommand;

/** Timers that came due. */
export type DutyTimer =
  | { type: 'ask_checkin'; at: string }
  | { type: 'miss_checkin'; checkin: string }
  | { type: 'miss_handover'; handover: string }
  /** the rota changed */
  | { type: 'replan' };
