import type { OrgId, RecordId } from '../domain/ids.ts';
import type { Problem } from '../domain/rota/problems.ts';

/** Posted cards of rotas and 24-hour duty. */
export type DutyView =
  | { kind: 'duty'; record: RecordId }
  | { kind: 'checkin'; record: RecordId; checkin: string }
  | { kind: 'handover'; record: RecordId; handover: string }
  | { kind: 'month'; record: RecordId; month: string }
  /** who is on duty at a moment; `record` is of its own, so that it is not drawn again */
  | { kind: 'watch'; record: RecordId; org: OrgId; at: string; lateMs: number }
  | { kind: 'rota_problems'; record: RecordId; org: OrgId; problems: Problem[] };

/** What is posted once and stays as it is stands under a record of its own. */
export const watchId = (org: OrgId): RecordId => `watch:${org}` as RecordId;
export const rotaId = (org: OrgId): RecordId => `rota:${org}` as RecordId;
export const dutyId = (number: string): RecordId => `duty:${number}` as RecordId;

export const isDutyRecord = (id: RecordId): boolean => id.startsWith('duty:');
