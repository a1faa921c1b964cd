import type { ClauseId } from '../plan/miit-2017/clauses.ts';

/** Why a command was not carried out. The wording stands in cards/refusal.ts. */
export const REFUSALS = [
  'no_authority',
  'not_found',
  'not_registered',
  'stale',
  'already_decided',
  'already_done',
  'not_open',
  'not_responding',
  'already_responding',
  'level_mismatch',
  'below_plan',
  'out_of_scope',
  'no_region',
  'pending_proposal',
  'bad_input',
  'no_such_person',
  'not_in_system',
  'not_administrator',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
  refused: RefusalCode;
  /** the clause that stands against it; null where it is no matter of the plan */
  cite: ClauseId | null;
  /** who could do it: names of organizations, posts or people */
  who: string[];
  /** what the wording needs: the level, the field, what to type instead */
  detail: string;
}

/** @returns a refusal; `who` and `detail` default to nothing */
export function refuse(
  refused: RefusalCode,
  cite: ClauseId | null = null,
  more: { who?: string[]; detail?: string } = {},
): Refusal {
  return { refused, cite, who: more.who ?? [], detail: more.detail ?? '' };
}

export function isRefusal(x: unknown): x is Refusal {
  return typeof x === 'object' && x !== null && 'refused' in x;
}
