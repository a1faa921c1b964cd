import { type Clause, has } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import { happens } from './moods.ts';

/** What a clause puts right in itself: 首报“粤桂两省大面积断网”改为“广东省大量用户无法上网”. */

const PUTS = pattern(
  /(?:应更正为|应改为|更正为|订正为|修正为|改为|改成|应为|应是|应该是|实为|实际为|实际是)/u,
);
/** Only more of it: 由首报的两省改为三省 */
const GROWS = pattern(/^(?:由|从|自)|扩大|增/u);

/** @returns the clauses, of those that put one happening for another only what is put */
export function withoutReplaced(clauses: Clause[]): Clause[] {
  return clauses.map((clause) => {
    const put = PUTS.exec(clause.text);
    if (put === null || GROWS.test(clause.text)) return clause;
    const end = clause.start + put.index;
    const left = part(clause, clause.start, end);
    const right = part(clause, end + put[0].length, clause.end);
    const alike = happens(left) && happens(right) && has(left, 'place') && has(right, 'place');
    return alike ? right : clause;
  });
}

function part(clause: Clause, start: number, end: number): Clause {
  const inside = (found: { start: number; end: number }) => found.start >= start && found.end <= end;
  return {
    ...clause,
    start,
    end,
    text: clause.text.slice(start - clause.start, end - clause.start),
    words: clause.words.filter(inside),
    quantities: clause.quantities.filter(inside),
  };
}
