import { type Clause, has } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { saysDisjoint } from './disjoint.ts';
import { TELLS_SIZE } from './others.ts';
import { isOfSumBefore, isSumOfNext } from './part-of.ts';
import { NOT_SPARED } from './taken-whole.ts';

/** Numbers that are items of one list of those who leaked, whatever else their words may mean alone. */

/** 被黑客窃取的有新增用户8万，存量用户130万: what follows are those who leaked */
const OPENS = pattern(
  /(?:窃取|窃走|盗取|盗走|泄露|外泄|流出|拖走|导出|被[盗窃拖]|失窃)(?:了|的)(?:有|包括|包含|分别(?:是|为)|是)?[^,\d有]{2,12}\d/u,
);
/** 餐饮会员8万，酒店会员130万，全被黑客拖走: what stands before it leaked */
const CLOSES = pattern(
  /^(?:用户|个人|这些|两[库边家者])?(?:的)?(?:信息|资料|数据)?(?:也|已|就)*(?:全部|全|都|均|一并|统统|悉数|一起|同样)+(?:是|已|也)*[被遭让叫给][^,没未不]{0,8}(?:窃|盗|拖|泄|导|卖|偷|搬|爬|走)/u,
);

/** @returns whether a number is one of several that are told as those who leaked */
export function isListed(clauses: Clause[], i: number): boolean {
  const clause = clauses[i];
  if (clause === undefined || !isItem(clause)) return false;
  const sentence = clauses.filter((c) => c.sentence === clause.sentence);
  const at = sentence.indexOf(clause);
  const before = sentence.slice(0, at).findLastIndex((c) => !isItem(c));
  const opener = sentence[before];
  if (opener !== undefined && OPENS.test(opener.text) && endsWithCount(opener)) return true;
  const after = sentence.slice(at).findIndex((c) => !isItem(c) && !tellsNothing(c));
  const closer = after < 0 ? undefined : sentence[at + after];
  const items = sentence.slice(before + 1, at + after).filter(isItem);
  return (
    closer !== undefined && items.length > 1 && CLOSES.test(closer.text) && closer.quantities.length === 0
  );
}

/** B库130万用户也没守住, 顺手还拖了8万商家, 增加论坛用户130万: on top of the number before it */
const ALSO = anyOf`
  (?:也|同样|一并)(?:都|全|一并|一样|一股脑)*(?:被|遭|没|在|丢|漏|泄|叫|让|是)|^(?:顺手|顺带)?还[^,没未在有是]{0,4}[窃盗拖偷卷搬爬泄漏丢]|^(?:续报|补报)?(?:又|再|另)?(?:增加|新增|追加|另有)[^,\d至到]{0,8}\d
`;

/** @returns whether the text tells of fewer people and of those that were counted as of others, of whom all leaked */
export function areTogether(clauses: Clause[], fewer: Quantity, counted: Quantity): boolean {
  if (fewer.count.min > counted.count.min) return false;
  const [i, k] = [fewer, counted].map((q) => clauses.findIndex((c) => c.quantities.includes(q))) as [
    number,
    number,
  ];
  const later = clauses[Math.max(i, k)];
  if (isListed(clauses, i) || isListed(clauses, k) || saysDisjoint(clauses)) return true;
  const next = clauses[Math.max(i, k) + 1];
  const goesOn = next?.sentence === later?.sentence && next?.quantities.length === 0 ? next.text : '';
  if (isSumOfNext(clauses, counted) && isOfSumBefore(clauses, fewer)) return true;
  return (
    i !== k &&
    later !== undefined &&
    [later.text, goesOn].some((text) => ALSO.test(text) || NOT_SPARED.test(text))
  );
}

/** 酒店会员130万, 62万用户在旧系统: so many, and nothing that happened to them */
function isItem(clause: Clause): boolean {
  return (
    clause.quantities.some(isOfPeople) &&
    !happens(clause) &&
    !has(clause, 'not', 'asks', 'part_of', 'normal', 'possible', 'foreign_users') &&
    !TELLS_SIZE.test(clause.text)
  );
}

/** 两边用户不重: says nothing of them but that they are others */
function tellsNothing(clause: Clause): boolean {
  return !happens(clause) && !clause.quantities.some(isOfPeople);
}

function endsWithCount({ quantities, end }: Clause): boolean {
  return quantities.some((q) => isOfPeople(q) && q.end === end);
}

function isOfPeople({ unit, count }: Quantity): boolean {
  return (unit === 'people' || unit === 'unsaid') && count.min >= 1000;
}
