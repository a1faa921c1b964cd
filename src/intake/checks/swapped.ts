import type { Facts } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { isOfOther } from '../leaks/others.ts';
import { isReplaced } from '../leaks/wording.ts';
import type { Certainty } from '../moods/certainty.ts';
import { CEILING } from '../numbers/numerals.ts';
import { PEOPLE_ROWS, type Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import { gather } from '../weighing/gather.ts';
import { speaksOfWords } from './two-matters.ts';

/**
 * Of several numbers in a text, which one counts must follow from where each of them stands, not from which of them is the
 * greater. With two numbers changed for each other, the same words must count the number that now stands in the same place.
 */

export const LEAST = 10_000;

/** The row of 3.1–3.4 that so many people meet: 0 for none. */
export const rowOf = (people: number): number => PEOPLE_ROWS.filter((least) => people >= least).length;

/** @returns the number that may count in the place of the one that does: the reader took the greater, wherever it stood */
export function otherThatMayCount(
  { leak }: Facts,
  clauses: Clause[],
  certainty: Certainty,
): Quantity | undefined {
  const least = leak?.people?.min;
  if (least === undefined) return undefined;
  const hidden = clauses.flatMap((c) => c.quantities.filter((q) => isHiddenCount(c, q)))[0];
  if (hidden !== undefined && least > 0 && !isToldInWords(clauses, hidden, least)) return hidden;
  const numbers = clauses
    .flatMap(({ quantities }) => quantities)
    .filter(({ unit, count }) => (unit === 'people' || unit === 'unsaid') && count.min >= LEAST);
  const counted = numbers.filter(({ count }) => count.min === least);
  const [own] = counted;
  const place = (q: Quantity) => clauses.find((c) => c.quantities.includes(q)) as Clause;
  if (own === undefined || counted.length > 1 || isSum(place(own))) return undefined;
  const again = clauses.some(({ text }) => AGAIN.test(text));
  const inWords = speaksOfWords(clauses);
  return numbers.find((other) => {
    const twoLeaks =
      [own, other].every((q) => has(place(q), 'leak', 'leak_plain')) && place(own) !== place(other);
    const row = rowOf(other.count.min);
    if ((twoLeaks && !again && !inWords) || row === rowOf(least)) return false; // both leaked: the greater counts
    if (isPartOf(clauses, own, other)) return false;
    const { people } = gather(exchanged(clauses, own, other), certainty).facts.leak ?? {};
    if (people === undefined) return false;
    return rowOf(people.min) !== row || (twoLeaks && rowOf(people.max ?? CEILING) !== row);
  });
}

/** 坊间传泄露了几千人，现场勘验结论为42X万用户: a number that nobody can read may be greater than the one that was counted */
function isHiddenCount(clause: Clause, quantity: Quantity): boolean {
  return (
    quantity.unit === 'people' &&
    quantity.count.min === 0 &&
    quantity.count.max === CEILING &&
    !isOfOther(clause, quantity) &&
    !isReplaced(clause, quantity, false)
  );
}

/** 1XX万: what is left of the number stands so near before its 万. */
const DIGITS_BEFORE = 4;

/** 1XX万用户，确认为一百几十万: the number begins as the one that was counted does */
function isToldInWords(clauses: Clause[], hidden: Quantity, least: number): boolean {
  const { text = '', start = 0 } = clauses.find((c) => c.quantities.includes(hidden)) ?? {};
  const written = text.slice(Math.max(0, hidden.start - start - DIGITS_BEFORE), hidden.end - start);
  const [first] = /\d/u.exec(written) ?? [];
  return (
    first !== undefined &&
    `${least}`.startsWith(first) &&
    clauses.some((c) => /[一二两三四五六七八九][十百千]几|十几/u.test(c.text))
  );
}

/** @returns whether one number is told as a part of another right before it: 平台三百万用户，泄露的是其中六万 */
export function isPartOf(clauses: Clause[], part: Quantity, whole: Quantity): boolean {
  const at = clauses.findIndex((c) => c.quantities.includes(part));
  const [before, own] = [clauses[at - 1], clauses[at]];
  return (
    own !== undefined &&
    before?.sentence === own.sentence &&
    before.quantities.includes(whole) &&
    WHOLE.test(before.text) &&
    whole.count.min > (part.count.max ?? part.count.min) &&
    OF_IT.test(own.text.slice(0, part.start - own.start))
  );
}

/** 平台三百万用户, 库里有三百万用户 */
const WHOLE = pattern(
  /^(?:我们?|本|该|全)?(?:平台|库|网站|公司|司|app|小程序|站)[里内中上]?(?:一共|总共|共|现)?有?[约近]?(?:注册|会员|用户)*[\d一二两三四五六七八九十百千万亿.多余]+(?:名|个|位)?(?:注册)?(?:用户|会员|客户|账号|人)$/u,
);
const OF_IT = pattern(/其中(?:的)?$/u);

/** One leak, counted again. */
const AGAIN = pattern(
  /重新(?:计算|统计|核|清点|比对|数)|复核|复算|核对|核验|比对|底库|初估|终值|最终|核定|核减|去重|取证/u,
);

/** 累计1040万, 升到1.1亿, 合计150万: greater than the others in any case */
export function isSum(clause: Clause): boolean {
  return (
    has(clause, 'total', 'grows') ||
    /合计|合共|合起来|总计|总共|累计|共计|加起来|加在一起|相加|加总|倍/u.test(clause.text)
  );
}

function exchanged(clauses: Clause[], a: Quantity, b: Quantity): Clause[] {
  return clauses.map((clause) => ({
    ...clause,
    quantities: clause.quantities.map((q) =>
      q === a ? { ...q, count: b.count } : q === b ? { ...q, count: a.count } : q,
    ),
  }));
}
