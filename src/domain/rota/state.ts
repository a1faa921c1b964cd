import { z } from 'zod';
import type { ChronicleEvent } from '../chronicle.ts';
import { type OrgId, type PersonId, recordIdSchema } from '../ids.ts';
import { noticeSchema } from '../notice.ts';
import type { Problem } from './problems.ts';
import { type Cover, type Posts, rotaSchema, type Shift } from './rota.ts';

/** The record of an organization's rota: its shifts as they stand, and how they came about. */

export const rotaRecordSchema = rotaSchema.extend({
  id: recordIdSchema,
  version: z.number(),
  /** where the shifts were imported from last */
  source: z.string().nullable(),
  /** keys of problems that the duty room has been warned of */
  warned: z.array(z.string()),
  /** always empty: a rota tells, it does not page */
  notices: z.array(noticeSchema),
});
export type RotaRecord = z.infer<typeof rotaRecordSchema>;

export type RotaEvent =
  | { type: 'rota_opened'; org: OrgId }
  /** the shifts take the place of those that begin in the same span of time */
  | { type: 'rota_imported'; from: string; to: string; shifts: Shift[]; source: string }
  | { type: 'shift_covered'; cover: Cover; instead: PersonId | null }
  | { type: 'rota_warned'; problems: Problem[] }
  | { type: 'watch_reminded'; watch: Posts; until: string | null };

export type RotaCommand =
  | { type: 'import'; shifts: Shift[]; source: string }
  | { type: 'cover'; covers: Cover[] }
  | { type: 'check' }
  | { type: 'remind' }
  | { type: 'chronicle'; event: ChronicleEvent };

/** True for events after which somebody else may be on duty. */
export function changesWatch(e: { type: string }): boolean {
  return e.type === 'rota_imported' || e.type === 'shift_covered';
}
