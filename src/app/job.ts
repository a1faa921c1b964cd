import type { PersonId, RecordId, RoomId } from '../domain/ids.ts';
import type { SystemCommand } from '../domain/incident/commands.ts';
import type { LogCommand } from '../domain/log/log.ts';
import type { NewJob } from './store.ts';
import type { View } from './view.ts';

/** Payloads of jobs by kind. */
export interface JobPayloads {
  post: { room: RoomId; view: View; pin: boolean; notice: string | null };
  page: { record: RecordId; notice: string; attempt: number; person: PersonId };
  /** draws the record's posted cards again */
  refresh: { record: RecordId };
  update: { key: string };
  open_room: { record: RecordId; group: string | null };
  upload: { room: RoomId; file: { name: string; mime: string; content: string } };
  timer: { record: RecordId; command: SystemCommand | Extract<LogCommand, { type: 'escalate' }> };
}
export type JobKind = keyof JobPayloads;

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
