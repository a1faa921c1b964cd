import type { Facts } from '../../../plan/facts.ts';
import type { Clause } from '../../clauses/clauses.ts';

import { happened, type Statement } from '../../moods/statement.ts';
import { isOfAbroadOnly } from '../reach/abroad.ts';
import { isOfUnlisted } from '../reach/unlisted.ts';
import { isOfLiving } from './living.ts';
import { isOfNoOutage } from './not-outage.ts';
import { isOfPartOfDns } from './part-of-dns.ts';
import { isOfPartOfSite } from './part-of-site.ts';

/** Whether what is graded is of that which the plan means. */

/**
 * @param facts as they were read
 * @param clauses of the text
 * @param statements of what happened
 * @returns whether what is graded may lie elsewhere, be of something else or of less
 */
export function isOfSomethingLess(facts: Facts, clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter(happened);
  const graded = (kind: Statement['kind']) => told.filter((s) => s.kind === kind && s.degree === 'yes');
  const rated = graded('site').filter((s) => s.influence !== undefined && s.influence !== 'none');
  return (
    isOfAbroadOnly(facts, clauses, told) ||
    isOfUnlisted(clauses, told) ||
    isOfNoOutage(clauses, graded('outage')) ||
    isOfPartOfDns(clauses, [...graded('cn_tld'), ...graded('dns')]) ||
    isOfLiving(clauses, graded('malware')) ||
    isOfPartOfSite(clauses, rated)
  );
}
