import type { Count } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import type { Mood } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { CEILING } from '../numbers/numerals.ts';
import { PEOPLE_ROWS } from '../numbers/quantities.ts';
import type { LeakNumber } from './sums.ts';

/** What a leak was read to count, with all that it was weighed against. */
export interface Weighed {
  count: Count;
  /** the numbers that make up the count */
  counted: LeakNumber[];
  /** all that the text gives for the leak */
  numbers: LeakNumber[];
  clauses: Clause[];
  moods: Mood[];
  statements: Statement[];
}

/** @returns whether a number of people is certain to meet a criterion that another one certainly doesn't */
export function isGraver({ min }: Count, than: Count): boolean {
  return PEOPLE_ROWS.some((least) => (than.max ?? CEILING) < least && min >= least);
}
