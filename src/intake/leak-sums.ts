import type { Count } from '../plan/facts.ts';
import type { Clause } from './clauses.ts';
import type { Quantity } from './quantities.ts';

/** What several numbers of a leak come to together. */

/** A number of people or records that the text gives for a leak. */
export interface LeakNumber {
  quantity: Quantity;
  unit: 'people' | 'records';
  /** it replaces what was said before */
  final: boolean;
  total: boolean;
  /** may be, or is unverified while the rest is not */
  weak: boolean;
  foreign: boolean;
  /** how many of them are said to be abroad or employees */
  apart?: Count;
  employees: boolean;
}

/** @returns the bounds of the people or records that some numbers of one unit count together; undefined for none */
export function sumOf(numbers: LeakNumber[], clauses: Clause[]): Count | undefined {
  const disjoint = clauses.some(({ text }) => DISJOINT.test(text));
  return withoutThoseApart(isDisputed(clauses) ? eitherOf(numbers) : combine(numbers, disjoint), numbers);
}

/** 甲业务620万用户，乙业务510万用户，互不重叠 */
const DISJOINT =
  /(?<!有|是否|重)(?:不|没有?|无|未)(?:重叠|重复|交叉|重合)|互不(?:重叠|重复)|已(?:去除|剔除|扣除)[^,]{0,8}(?:重复|重叠)/u;

/** @returns the numbers that count: from the last correction on where there is one, else the last total, else all */
export function latest(numbers: LeakNumber[], clauses: Clause[]): LeakNumber[] {
  if (isDisputed(clauses)) return numbers;
  const final = numbers.findLast((number) => number.final);
  if (final !== undefined)
    return [final, ...numbers.slice(numbers.indexOf(final) + 1).filter((number) => number.weak)];
  const total = numbers.findLast((number) => number.total);
  return total !== undefined ? [total] : numbers;
}

/** 其中境外用户3000万, 其中15万是员工: the internet users at home are between the rest and the whole. */
function withoutThoseApart(count: Count | undefined, numbers: LeakNumber[]): Count | undefined {
  const part = numbers.find((number) => number.apart !== undefined)?.apart;
  if (count === undefined || part === undefined) return count;
  return { ...count, min: Math.max(0, count.min - (part.max ?? count.min)) };
}

/** 校方讲600万人，厂商讲1100万人，以谁为准待核对 */
const DISPUTED =
  /以(?:谁|哪个|何者|哪一?方)(?:的数字|的)?为准|两个数|两种(?:算法|口径)|(?:没|未)定用哪|谁也说服不了谁|各说各的|(?:口径|数字|说法|统计|两边数)(?:互相|相互)?(?:差在|尚未统一|未统一|不统一|不一|不一致|对不上|打架|矛盾|有出入)/u;

function isDisputed(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => DISPUTED.test(text));
}

function eitherOf(numbers: LeakNumber[]): Count | undefined {
  const counts = numbers.map(({ quantity }) => quantity.count);
  if (counts.length === 0) return undefined;
  const open = counts.some(({ max }) => max === null);
  return {
    min: Math.min(...counts.map(({ min }) => min)),
    max: open ? null : Math.max(...counts.map(({ max }) => max ?? 0)),
  };
}

/** 下限1500万，上限2200万: one number bounds from below, the other from above. */
function withinBoth(a: Count, b: Count): Count | undefined {
  const [low, high] = a.max === null ? [a, b] : [b, a];
  if (low.max !== null || high.max === null || high.min > 0 || high.max < low.min) return undefined;
  return { min: low.min, max: high.max };
}

function combine(numbers: LeakNumber[], disjoint: boolean): Count | undefined {
  const bounds = new Map<string, Count>();
  for (const [i, { quantity, weak }] of numbers.entries()) {
    const { min, max, said } = quantity.count;
    // the same number again is the same thing told twice, unless they are said to be apart
    bounds.set(disjoint ? `${i}` : `${min}-${max}`, {
      min: weak ? 0 : min,
      max: weak && max === null ? min : max,
      ...(said !== undefined && !weak && { said }),
    });
  }
  const [first, ...others] = [...bounds.values()];
  if (first === undefined || others.length === 0) return first;
  const between = others.length === 1 && others[0] !== undefined ? withinBoth(first, others[0]) : undefined;
  if (between !== undefined) return between;
  let sum: Count = first;
  for (const count of others) {
    sum = {
      min: disjoint ? sum.min + count.min : Math.max(sum.min, count.min),
      max: sum.max === null || count.max === null ? null : sum.max + count.max,
    };
  }
  return sum;
}
