import type { Count } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import type { Mood } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { CEILING } from '../numbers/numerals.ts';
import { FEW_PEOPLE } from '../numbers/quantities.ts';
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

/** The least numbers of people of 3.1(3), 3.2(4), 3.3(3) and 3.4(2). */
const THRESHOLDS = [100_000_000, 10_000_000, 1_000_000, FEW_PEOPLE];

/** @returns whether a number of people is certain to meet a criterion that another one certainly doesn't */
export function isGraver({ min }: Count, than: Count): boolean {
  return THRESHOLDS.some((threshold) => (than.max ?? CEILING) < threshold && min >= threshold);
}
