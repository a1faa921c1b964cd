import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import type { RefusalCode } from './refusal.ts';

/** What is written into any record's chronicle besides its own decisions: talk in its rooms, notes, marks, refusals. */
export type ChronicleEvent =
  | { type: 'message_posted'; message: string; text: string; files: string[] }
  | { type: 'message_edited'; message: string; text: string }
  /** `by`: who took it back, where that wasn't its author */
  | { type: 'message_deleted'; message: string; by?: string }
  | { type: 'message_pinned'; message: string }
  | { type: 'message_unpinned'; message: string }
  | { type: 'person_joined'; person: string }
  | { type: 'person_left'; person: string }
  /** `about`: the moment that the note speaks of, where it isn't now; `message`: what it was taken from */
  | { type: 'note_added'; text: string; about: string | null; message?: string }
  | { type: 'entry_marked'; entry: number }
  | { type: 'entry_unmarked'; entry: number }
  | { type: 'command_refused'; line: string; refused: RefusalCode; who: string[]; cite: ClauseId | null }
  /** `posted`: whoever raised it has said it in chat already */
  | { type: 'alarm_raised'; text: string; posted: boolean }
  | { type: 'alarm_over'; text: string };

const TALK = new Set<string>([
  'message_posted',
  'message_edited',
  'message_deleted',
  'message_pinned',
  'message_unpinned',
  'person_joined',
  'person_left',
  'note_added',
  'entry_marked',
  'entry_unmarked',
  'command_refused',
  'alarm_raised',
  'alarm_over',
]);

/** True for events that are only history: they change no state and make no card stale. */
export function isChronicleEvent(e: { type: string }): e is ChronicleEvent {
  return TALK.has(e.type);
}

/** How entries are filtered in the chronicle. */
export const CATEGORIES = [
  'report',
  'grade',
  'decision',
  'notice',
  'delivery',
  'talk',
  'note',
  'room',
  'after',
  'alarm',
  'duty',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** @returns the category that an event of this type is filed under */
export function categoryOf(type: string): Category {
  if (/^(checkin_missed|handover_unsigned|rota_warned)/.test(type)) return 'alarm';
  if (/^(duty_|checkin_|handover_|rota_|shift_|watch_)/.test(type)) return 'duty';
  if (type === 'incident_closed' || type === 'incident_merged') return 'decision';
  if (/^(incident_|report|facts_|external_)/.test(type)) return 'report';
  if (/^(grade_|scope_)/.test(type)) return 'grade';
  if (/^(response_|proposal_)/.test(type)) return 'decision';
  if (/^(notice_exhausted|command_refused|alarm_|page_failed)/.test(type)) return 'alarm';
  if (/^(notice_sent|notice_acknowledged)/.test(type)) return 'notice';
  if (/^(notice_|person_paged|page_)/.test(type)) return 'delivery';
  if (/^(clock|summary_)/.test(type)) return 'after';
  if (/^(group_|room_|person_|people_)/.test(type)) return 'room';
  if (/^(note_|entry_)/.test(type)) return 'note';
  return 'talk';
}
