import type { Facts } from '../../plan/facts.ts';
import type { Grade, ResponseLevel } from '../../plan/types.ts';
import type { ChronicleEvent } from '../chronicle.ts';
import type { OrgId, PersonId } from '../ids.ts';
import type { NoticeCommand } from '../notice.ts';
import type { ReportContent, RoomEvent } from './events.ts';
import type { Incident, ReportClock } from './state.ts';

/** What people, timers and deliveries ask of an incident. */
export type IncidentCommand =
  | { type: 'report'; number: string; content: ReportContent; similar: string[] }
  | { type: 'supplement'; content: Partial<ReportContent> & Pick<ReportContent, 'text'> }
  | { type: 'correct_facts'; facts: Facts }
  | { type: 'confirm_grade' }
  | { type: 'judge_grade'; grade: Grade | 'below'; reason: string }
  | { type: 'judge_scope'; applies: boolean; reason: string }
  | { type: 'join'; source: Incident; reason: string }
  | { type: 'merge'; into: Incident; reason: string }
  | { type: 'close'; kind: string; reason: string }
  | { type: 'propose'; action: 'activate' | 'adjust' | 'end'; level: ResponseLevel | null; reason: string }
  | { type: 'decide_proposal'; proposal: string | null; verdict: 'approved' | 'returned'; reason: string }
  | { type: 'withdraw'; reason: string }
  | {
      type: 'national_decision';
      action: 'activate' | 'adjust' | 'end';
      document: string;
    }
  | { type: 'form_group'; group: string; lead: PersonId; members: PersonId[] }
  | { type: 'page'; org: OrgId; person: PersonId | null; reason: string }
  | { type: 'acknowledge'; notice: string | null }
  | { type: 'confirm_external'; notice: string | null; at: string; channel: string; recipient: string }
  | { type: 'set_clock'; clock: ReportClock['id']; date: string; reason: string }
  | { type: 'submit_summary'; clock: ReportClock['id'] }
  | { type: 'draft_summary'; clock: ReportClock['id'] }
  | { type: 'chronicle'; event: ChronicleEvent }
  | SystemCommand;

/** Results of deliveries and timers that came due. */
export type SystemCommand =
  | NoticeCommand
  | RoomEvent
  | { type: 'remind_clock'; clock: ReportClock['id']; text: string };
