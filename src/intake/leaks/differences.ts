import type { Count } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import type { LeakNumber } from './sums.ts';

/** By how many a number was changed, not to how many: 续报下调2万人 */

const LESS = /(?:下调|调减|核减|扣减|减去|减掉|减少|调低|下修)了?[约近]?$/u;
const MORE = /(?:上调|调增|核增|调高|上修)了?[约近]?$/u;

/** @returns whether a number says by how many another one was changed */
export function isDifference({ text, start, end }: Clause, q: Quantity): boolean {
  const lead = text.slice(0, q.start - start);
  return (
    (q.end === end || /^(?:左右|上下)$/u.test(text.slice(q.end - start))) &&
    (LESS.test(lead) || MORE.test(lead))
  );
}

/** @returns a count between what was told (`numbers`) and what it was changed by after that */
export function withDifferences(count: Count, numbers: LeakNumber[], clauses: Clause[]): Count {
  const last = Math.max(...numbers.map(({ quantity }) => quantity.end));
  let { min, max } = count;
  for (const c of clauses)
    for (const q of c.quantities) {
      if (q.start < last || !isCount(q) || !isDifference(c, q)) continue;
      const by = q.count.max ?? q.count.min;
      if (LESS.test(c.text.slice(0, q.start - c.start))) min = Math.max(0, min - by);
      else if (max !== null) max += by;
    }
  return { ...count, min, max };
}
