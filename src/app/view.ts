import type { NationalDecision } from '../cards/decision.ts';
import type { PersonId, RecordId } from '../domain/ids.ts';
import type { DutyView } from './duty-view.ts';

/** What a posted card shows: enough to draw it again from the record as it is now. */
export type View =
  | { kind: 'incident'; record: RecordId }
  /** `direct`: stands before one person who is called, and doesn't follow who else is being called */
  | { kind: 'notice'; record: RecordId; notice: string; direct?: boolean }
  | { kind: 'status'; record: RecordId }
  | { kind: 'groups'; record: RecordId }
  | { kind: 'clock'; record: RecordId; clock: 'summary_report' | 'authority_report' }
  | { kind: 'report'; record: RecordId; report: string }
  | { kind: 'decision'; record: RecordId; proposal: string }
  | { kind: 'national'; record: RecordId; decision: NationalDecision }
  /** how the calls of a record stand */
  | { kind: 'paging'; record: RecordId }
  /** calls of several records on one card; `record` stands for the person: `pages:<id>` */
  | { kind: 'pages'; record: RecordId; person: PersonId; items: { record: RecordId; notice: string }[] }
  /** a call that nobody has answered, before those who must see to it */
  | { kind: 'unanswered'; record: RecordId; notice: string }
  | { kind: 'claim'; record: RecordId; claim: string }
  | DutyView
  /** `over`: what an alarm was about is well again */
  | { kind: 'alarm'; record: RecordId; text: string; over?: boolean };
