import type { Clause } from '../clauses/clauses.ts';
import { isLive } from '../moods/moods.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { saysDisjoint } from './disjoint.ts';
import { isOfOther } from './others.ts';
import type { Weighed } from './weighed.ts';
import { isAdded, isReplaced } from './wording.ts';

/** Numbers of a leak that come on top of what was told before. */

/** It is the sum, or in the place of what was told before. */
const IN_ALL = anyOf`
  共|合计|累计|总|合并(?!计)|去重|更正|订正|勘误|[更修订]?改[为成]|调整|[核认]定|实为|实际|应[为是]
  为准|作废|误|不是|[至到达][约近]?\d|[变升降减增]为|变成|更新
`;

/** 截至昨日累计80万, 不在前述累计之内 */
const OF_BEFORE = /(?:截至昨|昨[日天晚]|此前|之前|先前|不在)[^,]{0,4}(?:合计|累计|总)/u;

/** 累计泄露用户62万。今晨又发现48万新用户信息被窃 */
const FOUND_SINCE = pattern(/又(?:有|发现|查出|新增|确认)|新发现|再(?:增|次发现)/u);

/** @returns the most that the numbers come to where one of them may add to what was told before; undefined where none may */
export function addedTo({ counted, clauses, moods }: Weighed): number | undefined {
  const own = new Set(counted.filter(({ unit }) => unit === 'people').map(({ quantity }) => quantity));
  const told = clauses.filter((_, i) => isLive(moods[i] ?? 'actual'));
  const disjoint = saysDisjoint(clauses) && !told.some(({ text }) => /[剔去扣]除|改为|下调/u.test(text));
  const inAll = told.findLast(({ text }) => IN_ALL.test(text.replace(OF_BEFORE, '')));
  const later = told.filter(
    (c) => inAll !== undefined && c.sentence > inAll.sentence && FOUND_SINCE.test(c.text),
  );
  if (!disjoint && later.length === 0 && (!told.some(isAdded) || inAll !== undefined)) return undefined;
  if (later.length > 0 && !disjoint) {
    const more = later.flatMap((c) => c.quantities.filter((q) => isOfPeople(c, q) && !own.has(q)));
    return more.reduce((sum, { count }) => sum + (count.max ?? count.min), 0) || undefined;
  }
  const before = told.flatMap((c) =>
    c.quantities.filter((q) => isOfPeople(c, q) && !own.has(q) && isReplaced(c, q, false)),
  );
  const last = Math.max(0, ...[...own].map(({ end }) => end));
  const after = told
    .filter((c, i) => disjoint || isAdded(c) || isNoted(told[i + 1]))
    .flatMap((c) => c.quantities.filter((q) => isOfPeople(c, q) && !own.has(q) && q.start >= last));
  const [sum] = [...before, ...after].map(({ count }) => count.max ?? count.min);
  return sum;
}

/** 55万（今日新增） */
function isNoted(next: Clause | undefined): boolean {
  return (
    next !== undefined && next.quantities.length === 0 && /^(?:今[日天早晚]|现|本次)?新增$/u.test(next.text)
  );
}

function isOfPeople(clause: Clause, q: Quantity): boolean {
  const people = q.unit === 'people' || (q.unit === 'unsaid' && q.count.min >= 1000);
  return people && !isOfOther(clause, q);
}
