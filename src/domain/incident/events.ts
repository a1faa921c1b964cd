import type { Facts } from '../../plan/facts.ts';
import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import type { Grade, ResponseLevel } from '../../plan/types.ts';
import type { Assessment } from '../assessment.ts';
import type { ChronicleEvent } from '../chronicle.ts';
import type { OrgId, PersonId, RoomId } from '../ids.ts';
import type { NoticeEvent } from '../notice.ts';
import type { Proposal, Report, ReportClock } from './state.ts';

/** What a report says, read from its text and its form. */
export interface ReportContent {
  text: string;
  title: string;
  affected: { org: OrgId | null; name: string | null };
  occurredAt: string | null;
  discoveredAt: string | null;
  measures: string | null;
  suggestions: string | null;
  facts: Facts;
  evidence: { fact: string; text: string; start: number; end: number }[];
}

/** What an incident knows besides its facts, with what joined reports add. */
export type JoinedContent = Pick<
  ReportContent,
  'affected' | 'occurredAt' | 'discoveredAt' | 'measures' | 'suggestions'
>;

/** Everything that happens to an incident. Past tense; `cite` is the clause that it rests on. */
export type IncidentEvent =
  | NoticeEvent
  | ChronicleEvent
  | {
      type: 'incident_reported';
      number: string;
      edition: string;
      report: Report;
      content: ReportContent;
      assessment: Assessment;
      similar: string[];
      cite: ClauseId;
    }
  | {
      type: 'report_supplemented';
      report: Report;
      content: ReportContent;
      assessment: Assessment;
      /** what became different, in Chinese */
      changes: string[];
      cite: ClauseId;
    }
  | { type: 'facts_corrected'; facts: Facts; assessment: Assessment; changes: string[] }
  | { type: 'grade_confirmed'; grade: Grade | 'below'; cite: ClauseId | null }
  | { type: 'grade_judged'; grade: Grade | 'below'; reason: string; cite: ClauseId | null }
  | { type: 'scope_judged'; applies: boolean; reason: string; cite: ClauseId }
  | {
      type: 'reports_joined';
      from: string;
      reports: Report[];
      /** who worked on the other incident, and so works on this one; absent in older records */
      workers?: OrgId[];
      /** the incident's contents and facts with theirs */
      known: JoinedContent;
      facts: Facts;
      assessment: Assessment;
      cite: ClauseId | null;
    }
  | { type: 'incident_merged'; into: string; reason: string; cite: ClauseId | null }
  | { type: 'incident_closed'; kind: string; reason: string; cite: ClauseId | null }
  | { type: 'response_proposed'; proposal: Proposal; cite: ClauseId }
  | { type: 'proposal_approved'; proposal: string; org: OrgId; reason: string; cite: ClauseId }
  | { type: 'proposal_returned'; proposal: string; org: OrgId; reason: string; cite: ClauseId }
  | { type: 'proposal_withdrawn'; proposal: string; reason: string }
  | {
      type: 'response_activated';
      level: ResponseLevel;
      commanders: OrgId[];
      document: string | null;
      cite: ClauseId;
    }
  /** another administration activated it for its region */
  | { type: 'response_extended'; commander: OrgId; cite: ClauseId }
  | {
      type: 'response_adjusted';
      from: ResponseLevel;
      level: ResponseLevel;
      commanders: OrgId[];
      document: string | null;
      cite: ClauseId;
    }
  /** one of several commanding administrations ended it for its region */
  | { type: 'response_reduced'; commander: OrgId; cite: ClauseId }
  | { type: 'response_ended'; level: ResponseLevel; document: string | null; cite: ClauseId }
  | { type: 'clocks_started'; clocks: ReportClock[]; cite: ClauseId }
  | { type: 'clock_set'; clock: ReportClock['id']; date: string; reason: string; cite: ClauseId }
  | { type: 'clock_reminded'; clock: ReportClock['id']; text: string; cite: ClauseId }
  | { type: 'summary_submitted'; clock: ReportClock['id']; cite: ClauseId }
  | { type: 'summary_drafted'; clock: ReportClock['id']; cite: ClauseId }
  | {
      type: 'group_formed';
      group: string;
      label: string;
      lead: PersonId;
      members: PersonId[];
      cite: ClauseId;
    }
  | RoomEvent;

/**
 * What became of an incident's rooms. `people`: for whom it was opened or should have been, or who were invited later;
 * `missed`: who of them could not be added and why.
 */
export type RoomEvent =
  | {
      type: 'room_opened';
      room: RoomId;
      name: string;
      group: string | null;
      people: PersonId[];
      missed: string[];
    }
  | { type: 'room_failed'; name: string; reason: string; group: string | null; people: PersonId[] }
  /** into the war room, which stood already */
  | { type: 'people_invited'; people: PersonId[]; missed: string[] };
