import { type Clause, has } from '../clauses/clauses.ts';
import { CEILING } from '../numbers/numerals.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import type { LeakNumber } from './sums.ts';
import { isReplaced } from './wording.ts';

/** Numbers that are told as part of one before them: 其中15万人…. */

/** @returns whether what leaked by a clause is more than what it is told as part of: 盗取2万商家账号，其中买家130万人资料被导出 */
export function isGreater(
  { unit, quantity }: LeakNumber,
  whole: LeakNumber | undefined,
  clause: Clause,
): boolean {
  return (
    whole !== undefined &&
    has(clause, 'leak', 'take') &&
    whole.unit === unit &&
    quantity.count.min > (whole.quantity.count.max ?? Number.POSITIVE_INFINITY)
  );
}

/** Adds a part to the numbers of a text, or to what is known of the one before it. */
export function addPart(numbers: LeakNumber[], part: LeakNumber, clauses: Clause[], i: number): void {
  const clause = clauses[i] as Clause;
  if (!isOfSkipped(clauses, i, part, numbers) && takePart(numbers, part, has(clause, 'confirmed'))) return;
  numbers.push(isLeakItself(clause) ? part : { ...part, quantity: openAbove(part.quantity) });
}

/** 甲泄露十几万。乙注册用户8亿，被窃取的是其中1700万: a part of what was not counted */
function isOfSkipped(clauses: Clause[], i: number, { quantity }: LeakNumber, numbers: LeakNumber[]): boolean {
  const before = clauses
    .filter((c, k) => k <= i && c.sentence === clauses[i]?.sentence)
    .flatMap((c) => c.quantities)
    .filter((q) => isCount(q) && q.count.min >= 1000 && q.end <= quantity.start);
  return before.length > 0 && before.every((q) => !numbers.some((n) => n.quantity.start === q.start));
}

/** 其中15万人信息泄露; 其中未成年人40万 is only a part of a number that was not read. */
function isLeakItself(clause: Clause): boolean {
  return has(clause, 'leak', 'leak_plain', 'take') || !has(clause, 'part_of', 'involved');
}

/** 其中… is within a number that is known already. */
function takePart(numbers: LeakNumber[], part: LeakNumber, confirmed: boolean): boolean {
  const { unit, foreign, employees, quantity } = part;
  const whole = numbers.at(-1);
  // 号称1800万用户，已确认其中80万属实
  if (whole !== undefined && confirmed)
    whole.quantity = { ...whole.quantity, count: { ...whole.quantity.count, min: quantity.count.min } };
  if (whole !== undefined && (foreign || employees)) whole.apart = quantity.count;
  // 155万，其中境外用户2万: the part says what the whole counts
  if (whole?.quantity.unit === 'unsaid' && unit === 'people') whole.unit = 'people';
  return numbers.length > 0;
}

/** @returns a number with no bound above: 能确认的目前只有样本里的300人 */
export function openAbove(quantity: Quantity): Quantity {
  return { ...quantity, count: { ...quantity.count, max: CEILING } };
}

/** @returns whether numbers right after one come to it, so that it counts them all: 泄露的140万用户里30万已注销，其余110万都在用 */
export function isSumOfNext(clauses: Clause[], q: Quantity): boolean {
  return partsOf(clauses, q).length > 0;
}

/** @returns whether a number is one of those that come to the one before them */
export function isOfSumBefore(clauses: Clause[], part: Quantity): boolean {
  return clauses.some((c) =>
    c.quantities.some((q) => q.end <= part.start && partsOf(clauses, q).includes(part)),
  );
}

const MOST_PARTS = 4;

function partsOf(clauses: Clause[], whole: Quantity): Quantity[] {
  const { start, end, unit, count } = whole;
  const own = clauses.find((c) => c.start <= start && start < c.end);
  const said = own?.text.slice(0, start - own.start) ?? '';
  if (own === undefined || unit !== 'people' || !LEAKED_ONES.test(said)) return [];
  if (isReplaced(own, whole, false) || VOID.test(own.text)) return [];
  const next = clauses
    .filter((c) => c.sentence === own.sentence)
    .flatMap((c) => c.quantities)
    .filter((q) => q.start >= end && isCount(q) && q.count.min >= 1000)
    .slice(0, MOST_PARTS);
  for (let n = 2; n <= next.length; n++) {
    const parts = next.slice(0, n);
    if (parts.reduce((sum, q) => sum + q.count.min, 0) === count.min) return parts;
  }
  return [];
}

/** 中有90万是机器注册的僵尸号: none of them */
const VOID = pattern(/机器|僵尸|测试|重复|无效|空号|虚假|作废/u);
/** 泄露的140万用户 */
const LEAKED_ONES = pattern(/(?:泄露|外泄|流出|[窃盗拖偷]走|被[窃盗拖偷]|窃取)的(?:这|那)?$/u);
