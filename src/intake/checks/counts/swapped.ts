import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { areTogether } from '../../leaks/listed.ts';
import { isOfOther } from '../../leaks/others.ts';
import { isReplaced } from '../../leaks/wording.ts';
import type { Certainty } from '../../moods/certainty.ts';
import { CEILING } from '../../numbers/numerals.ts';
import { PEOPLE_ROWS, type Quantity } from '../../numbers/quantities.ts';
import { pattern } from '../../text/pattern.ts';
import { gather } from '../../weighing/gather.ts';
import { speaksOfWords } from '../versions/two-matters.ts';

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
    if (
      isPartOf(clauses, own, other) ||
      areTogether(clauses, other, own) ||
      areBoth(clauses, own, other, inWords)
    )
      return false;
    const { people } = gather(exchanged(clauses, own, other), certainty).facts.leak ?? {};
    if (people === undefined) return false;
    return rowOf(people.min) !== row || (twoLeaks && rowOf(people.max ?? CEILING) !== row);
  });
}

const GROUP =
  '(?:注册|平台|实名)?(?:用户|会员|客户|顾客|乘客|旅客|司机|骑手|患者|医生|护士|医护|学生|学员|考生|家长|教师|老师|求职者|(?:企业)?联系人|商家|商户|买家|卖家|车主|房东|租客|业主|玩家|投资者|员工)';
/** 泄露乘客1800万人 */
const FIRST_GROUP = new RegExp(`(?:泄露|外泄|窃取|盗走|拖走|导出|被盗|失窃)了?${GROUP}[约近]?$`, 'u');
const NEXT_GROUP = new RegExp(`^[、和及与](?!注册|平台)${GROUP}[约近]?$`, 'u');
/** 泄露的不只是8万名员工的资料 */
const NOT_ONLY = pattern(
  /(?:泄露|外泄|被盗|窃走?|盗走?|拖走|导出|丢)(?:了)?的?,?(?:不光|不只|不仅|不单|不止)(?:仅)?(?:是|有)?$/u,
);
const BUT_ALSO = pattern(/^(?:而且|并且)?(?:还|也)(?:有|包括|含)(?:了)?[约近]?$/u);
/** 一起8万用户，已堵；另一起因黑客攻击，412万用户 */
const ONE_CASE = pattern(/^(?:第?一起|其一|其中一起)(?:是|为|系|涉及|泄露|,|[约近])*$/u);
const OTHER_CASE = pattern(/^(?:另外?一起|第二起|其二)/u);
const TWO_CASES = pattern(/(?:两|2|二)起[^,]{0,8}(?:泄露|外泄|失窃|被盗|拖库|窃密)/u);

/** @returns whether two numbers are told as of two groups or two cases, so that both leaked */
function areBoth(clauses: Clause[], a: Quantity, b: Quantity, inWords: boolean): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const [i, k] = [first, second].map((q) => clauses.findIndex((c) => c.quantities.includes(q)));
  const [one, two] = [clauses[i ?? -1], clauses[k ?? -1]];
  if (one === undefined || two === undefined || [a, b].some(({ unit }) => unit !== 'people')) return false;
  const lead = one.text.slice(0, first.start - one.start);
  if (one === two)
    return (
      FIRST_GROUP.test(lead) &&
      NEXT_GROUP.test(one.text.slice(first.end - one.start, second.start - one.start))
    );
  const next = two.text.slice(0, second.start - two.start);
  if (one.sentence === two.sentence && NOT_ONLY.test(lead) && BUT_ALSO.test(next)) return true;
  const told = clauses.slice((i ?? 0) + 1, (k ?? 0) + 1);
  return (
    !inWords &&
    ONE_CASE.test(lead) &&
    clauses.some(({ text }) => TWO_CASES.test(text)) &&
    told.some(({ text }) => OTHER_CASE.test(text)) &&
    !clauses.some((c) => has(c, 'not', 'rumour', 'drill', 'hearsay', 'asks'))
  );
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
