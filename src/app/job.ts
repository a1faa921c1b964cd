import type { DutyTimer } from '../domain/duty/events.ts';
import type { OrgId, PersonId, RecordId, RoomId } from '../domain/ids.ts';
import type { SystemCommand } from '../domain/incident/commands.ts';
import type { LogCommand } from '../domain/log/log.ts';
import type { Platform } from './chat.ts';
import type { NewJob } from './store.ts';
import type { View } from './view.ts';

/** Payloads of jobs by kind. */
export interface JobPayloads {
  post: {
    room: RoomId;
    view: View;
    pin: boolean;
    notice: string | null;
    /** the duty people of the room's organization are mentioned */
    loud?: boolean;
    /** these people are mentioned */
    asks?: PersonId[];
  };
  page: { record: RecordId; notice: string; attempt: number; person: PersonId };
  /** draws the record's posted cards again */
  refresh: { record: RecordId; only?: View['kind'] };
  update: { key: string };
  open_room: { record: RecordId; group: string | null };
  /** into the war room of an incident */
  invite: { record: RecordId; people: PersonId[] };
  match_people: { platform: Platform; org: OrgId | null };
  upload: { room: RoomId; file: { name: string; mime: string; content: string } };
  timer: { record: RecordId; command: SystemCommand | Extract<LogCommand, { type: 'escalate' }> | DutyTimer };
  /** brings 24-hour duty in line with the response to an incident */
  follow_duty: { incident: RecordId };
  /** `time`: in Shanghai, as `08:30` */
  daily: { what: 'remind' | 'check'; time: string };
}
export type JobKind = keyof JobPayloads;

/** The lane of calls to one person: those that wait in it together go out on one card. */
export const personLane = (person: PersonId): string => `person:${person}`;

/** Begins the lanes of timers that wait for a span of time, not for a moment of the calendar. */
export const WAIT = 'wait:';

/** A job of a known kind; lanes keep what goes to one chat or one record in order. */
export function job<K extends JobKind>(
  kind: K,
  payload: JobPayloads[K],
  lane: string,
  dueAt: string,
  dedupeKey?: string,
): NewJob {
  return { kind, payload, lane, dueAt: new Date(dueAt), ...(dedupeKey ? { dedupeKey } : {}) };
}
