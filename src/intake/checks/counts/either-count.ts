import { formatCount } from '../../../domain/count.ts';
import type { Count, Facts } from '../../../plan/facts.ts';
import type { Clause } from '../../clauses/clauses.ts';
import { CEILING } from '../../numbers/numerals.ts';
import type { Quantity } from '../../numbers/quantities.ts';

/** Several counts of the people of one leak, of which a person has to say which holds (3.1–3.4: by their number). */

/** @returns the facts with every number of people from the one that was counted to the one that may count in its place */
export function ofEither(facts: Facts, { count }: Quantity): Facts {
  const counted = facts.leak?.people ?? facts.leak?.records ?? count;
  const leak = { ...facts.leak, people: spanning(counted, count) };
  // a count that straddles a row is asked about by itself; what is denied or past is not
  if (facts.standing === undefined) return { ...facts, leak };
  return { ...facts, leak, standing: 'unclear', doubt: '文中几个数字以哪个为准未说清' };
}

/** What counts fewer is no number of a leak: 两份, 抽了两百人. */
const LEAST = 1000;

/**
 * @returns the facts with every number of people that the text tells, and where the others than the counted one stand:
 *   安全部说900万，法务说是1100万
 */
export function ofAnyTold(facts: Facts, clauses: Clause[]): { facts: Facts; others: Quantity[] } {
  const counted = facts.leak?.people;
  if (counted === undefined) return { facts, others: [] };
  const others = clauses
    .flatMap(({ quantities }) => quantities)
    .filter(({ unit, count }) => (unit === 'people' || unit === 'unsaid') && count.min >= LEAST)
    .filter(({ count: { min, max } }) => min !== counted.min || max !== counted.max);
  const people = others.map(({ count }) => count).reduce(spanning, counted);
  return { facts: { ...facts, leak: { ...facts.leak, people } }, others };
}

function spanning(a: Count, b: Count): Count {
  const [less, more] = a.min <= b.min ? [a, b] : [b, a];
  return {
    min: Math.min(a.min, b.min),
    max: Math.max(a.max ?? CEILING, b.max ?? CEILING),
    said: `${formatCount(less)}或${formatCount(more)}`,
  };
}
