import type { Count } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import { NEXT_MATTER } from '../moods/moods.ts';
import { CEILING } from '../numbers/numerals.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { addsUp, saysDisjoint } from './disjoint.ts';
import { isDisputed } from './disputed.ts';
import { isOfOtherPart } from './parts.ts';
import { isAdded, isFound, isKept } from './wording.ts';

/** What several numbers of a leak come to together. */

/** A number of people or records that the text gives for a leak. */
export interface LeakNumber {
  quantity: Quantity;
  unit: 'people' | 'records';
  /** it replaces what was said before */
  final: boolean;
  total: boolean;
  /** counted after double ones were taken out: less than what was said before */
  distinct: boolean;
  /** may be, or is unverified while the rest is not */
  weak: boolean;
  /** 1300万用户要求道歉: its clause says something else of it, and it is only the most that it may come to */
  aside: boolean;
  /** 但已超过6000万: only bounds the number before it */
  bound: boolean;
  foreign: boolean;
  /** how many of them are said to be abroad or employees */
  apart?: Count;
  employees: boolean;
}

/** @returns the bounds of the people or records that some numbers of one unit count together; undefined for none */
export function sumOf(numbers: LeakNumber[], clauses: Clause[]): Count | undefined {
  const disjoint = saysDisjoint(clauses);
  if (isDisputed(clauses) || mayReplace(numbers, clauses))
    return withoutThoseApart(eitherOf(numbers), numbers);
  const refined = refinedBound(numbers, clauses);
  const count = refined ?? combine(numbers, disjoint);
  const least = !disjoint && sourcesOf(clauses).size > 1 ? eitherOf(numbers)?.min : undefined;
  return withoutThoseApart(count && least !== undefined ? { ...count, min: least } : count, numbers);
}

/** 不足10万，后台核出来是七万三千多人: a bound, and then the number itself */
function refinedBound(numbers: LeakNumber[], clauses: Clause[]): Count | undefined {
  const [first, second] = numbers.map(({ quantity }) => quantity.count);
  if (numbers.length !== 2 || first === undefined || second === undefined) return undefined;
  if (numbers.some(({ weak, aside, foreign, employees }) => weak || aside || foreign || employees))
    return undefined;
  const isBound = ({ min, max }: Count) => min === 0 || max === null;
  if (
    !isBound(first) ||
    isBound(second) ||
    clauses.some((c) => isAdded(c) || TOGETHER.test(c.text) || /[上下]限/u.test(c.text))
  )
    return undefined;
  const inside = second.min >= first.min && (first.max === null || (second.max ?? CEILING) <= first.max);
  return inside ? second : undefined;
}

/** @returns the numbers that count, of each matter that the text tells of (…。另外，…) */
export function latest(numbers: LeakNumber[], clauses: Clause[]): LeakNumber[] {
  const starts = clauses.filter(
    (c, i) => clauses[i - 1]?.sentence !== c.sentence && NEXT_MATTER.test(c.text),
  );
  const matterOf = ({ quantity }: LeakNumber) => starts.filter((c) => c.start <= quantity.start).length;
  const matters = [...new Set(numbers.map(matterOf))];
  return matters.flatMap((matter) =>
    latestOf(
      numbers.filter((number) => matterOf(number) === matter),
      clauses,
    ),
  );
}

/** @returns the numbers that count: from the last correction on where there is one, else the last total, else all */
function latestOf(numbers: LeakNumber[], clauses: Clause[]): LeakNumber[] {
  if (isDisputed(clauses)) return numbers;
  const total = numbers.findLast((number) => number.total);
  if (total === undefined && addsUp(clauses)) return numbers;
  const final = numbers.findLast((number) => number.final && !number.bound);
  if (final !== undefined)
    return [
      ...numbers
        .slice(0, numbers.indexOf(final))
        .filter(
          (n) =>
            !final.total &&
            n.unit === final.unit &&
            (isOfOtherPart(clauses, n, final.quantity) ||
              clauses.some((c) => c.quantities.includes(n.quantity) && isKept(c, n.quantity))),
        ),
      final,
      ...numbers.slice(numbers.indexOf(final) + 1).filter((n) => n.weak || n.bound),
    ];
  if (total === undefined) return numbers;
  // no part of it: another thing that leaked, or a total of something else
  const others = numbers.filter((n) => n !== total && n.unit === total.unit);
  const beyond = others.filter(
    (n) =>
      (!total.distinct && n.quantity.count.min > mostOf(total.quantity.count)) ||
      (n.total && isOfOtherPart(clauses, { ...n, final: true }, total.quantity)),
  );
  return [total, ...beyond];
}

const mostOf = ({ min, max }: Count): number => max ?? Math.max(min, CEILING);

/** 其中境外用户3000万, 其中15万是员工: the internet users at home are between the rest and the whole. */
function withoutThoseApart(count: Count | undefined, numbers: LeakNumber[]): Count | undefined {
  const part = numbers.find((number) => number.apart !== undefined)?.apart;
  if (count === undefined || part === undefined) return count;
  return { ...count, min: Math.max(0, count.min - (part.max ?? count.min)), max: count.max ?? CEILING };
}

/** One of the numbers is said to be wrong or of before, in words that don't say plainly which. */
const REPLACES = anyOf`
  更正|订正|改正|勘误|有误|错误|错的|错了|报错|算错|误算|误传|误写|差错|疏漏|废止|作废|失效|撤(?!离)
  旧值|旧的|旧版|原(?:来|报|先|上报|结论|统计)|原数|现数|旧数|新数|先前|早前|早些时候|前期|前一稿|昨报
  (?<!年)初报(?!名|考)|(?<!^)首报|上期|替代|取代|替换|变更|不再沿用|不予认可|终报|为准|正确的?是|现值|今核|会前|写成
  [多少][敲打写输按]|应当是|手[快滑误]|写作|转错|按今天的
`;
/** They are several, none of them in the place of another. */
const TOGETHER = pattern(/其中|分别|合计|共计|合并(?:为|共|计|后)?[约近]?\d|两批|各/u);

function mayReplace(numbers: LeakNumber[], clauses: Clause[]): boolean {
  const plain = numbers.filter((n) => !n.weak && !n.bound && n.unit === 'people');
  const counts = new Set(plain.map(({ quantity: { count } }) => `${count.min}-${count.max}`));
  const bounds = plain.some(({ quantity: { count } }) => count.max === null || count.min === 0);
  const found = numbers.slice(1).some(({ quantity }) => clauses.some((c) => isFound(c, quantity)));
  const replaced =
    (found || clauses.some((c) => REPLACES.test(c.text))) &&
    !clauses.some((c) => isAdded(c) || TOGETHER.test(c.text));
  const last = plain.at(-1);
  // 四川更正为42万，重庆更正为61万
  const ofParts =
    last?.final === true && plain.slice(0, -1).every((n) => isOfOtherPart(clauses, n, last.quantity));
  return counts.size > 1 && !bounds && replaced && !ofParts;
}

/** 技术部报泄露90万用户，法务部报130万用户: whether they count the same people isn't said. */
const SOURCE = pattern(
  /^(?:而|但|可)?([^,\d]{0,8}?(?:部|部门|组|方|局|科|处|公司|厂商|同事|室|中心|团队|人员|那边|平台|机构|第三方|企业|集团|法务|公关|运维|客服|技术|财务|安全|业务|院方|校方|厂家|警方|专家|员[甲乙丙]|[甲乙丙]|班|口))(?:报的是?|自报|显示|的数(?=是|为)|评估|认定|查出|测算|核定|报告?|说|称|讲|统计|认为|给出?|估|算|写|的(?:数字|口径|统计)|口径)/u,
);

/** @returns whether a clause gives somebody's number */
export function isOfSource({ text, quantities }: Clause): boolean {
  return quantities.length > 0 && SOURCE.test(text);
}

/** @returns the sources of the text that each give a number of their own */
function sourcesOf(clauses: Clause[]): Set<string> {
  const counting = clauses.filter((c) =>
    c.quantities.some(({ unit, count }) => unit === 'people' || (unit === 'unsaid' && count.min >= 1000)),
  );
  return new Set(counting.flatMap(({ text }) => SOURCE.exec(text)?.[1] ?? []));
}

function eitherOf(numbers: LeakNumber[]): Count | undefined {
  const counts = numbers.map(({ quantity }) => quantity.count);
  if (counts.length === 0) return undefined;
  const open = counts.some(({ max }) => max === null);
  return {
    min: Math.min(...counts.map(({ min }) => min)),
    max: open ? CEILING : Math.max(...counts.map(({ max }) => max ?? 0)),
  };
}

/** @returns what two bounds of the same number leave, the first where they leave nothing */
function within(a: Count, b: Count): Count {
  const min = Math.max(a.min, b.min);
  const max = a.max === null || b.max === null ? (a.max ?? b.max) : Math.min(a.max, b.max);
  return max !== null && max < min ? a : { min, max };
}

/** 下限1500万，上限2200万: one number bounds from below, the other from above. */
function withinBoth(a: Count, b: Count): Count | undefined {
  const [low, high] = a.max === null ? [a, b] : [b, a];
  if (low.max !== null || high.max === null || high.min > 0 || high.max < low.min) return undefined;
  return { min: low.min, max: high.max };
}

function combine(numbers: LeakNumber[], disjoint: boolean): Count | undefined {
  const bounds = new Map<string, Count>();
  for (const [i, { quantity, weak, aside, bound }] of numbers.entries()) {
    const last = [...bounds].at(-1);
    const { min, max } = quantity.count;
    // the same number again is the same thing told twice, unless they are said to be apart
    if (bound && last !== undefined) bounds.set(last[0], within(last[1], quantity.count));
    else
      bounds.set(
        disjoint ? `${i}` : `${min}-${max}`,
        weak || aside ? weakened(quantity.count) : quantity.count,
      );
  }
  const [first, ...others] = [...bounds.values()];
  if (first === undefined || others.length === 0) return first;
  const between = others.length === 1 && others[0] !== undefined ? withinBoth(first, others[0]) : undefined;
  return (
    between ?? others.reduce((sum, count) => (disjoint ? added(sum, count) : atLeastOne(sum, count)), first)
  );
}

function weakened({ min, max }: Count): Count {
  return { min: 0, max: max ?? min };
}

function added(a: Count, b: Count): Count {
  return { min: a.min + b.min, max: a.max === null || b.max === null ? null : a.max + b.max };
}

/** They may count the same people, or others. */
function atLeastOne(a: Count, b: Count): Count {
  return { min: Math.max(a.min, b.min), max: added(a, b).max ?? CEILING };
}
