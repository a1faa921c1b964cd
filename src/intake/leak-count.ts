import type { Count, Facts } from '../plan/facts.ts';
import { type Clause, has, tagged } from './clauses.ts';
import { belongs, isBound, isCount, unitOf } from './leak-near.ts';
import { isOfOther } from './leak-others.ts';
import { readShare } from './leak-shares.ts';
import { type LeakNumber, latest, sumOf } from './leak-sums.ts';
import { isAtHome, isForeign, isOfEmployees } from './leak-whose.ts';
import { isFinal, isPart, isReplaced } from './leak-wording.ts';
import type { Mood } from './moods.ts';
import { CEILING } from './numerals.ts';
import { isOpen } from './open.ts';
import type { Quantity } from './quantities.ts';
import type { Statement } from './statement.ts';
import { PARTLY } from './vouch.ts';

type Leak = NonNullable<Facts['leak']>;

export interface LeakFound {
  leak: Leak;
  spans: { fact: string; start: number; end: number }[];
}

/**
 * Gathers the numbers of a leak. Numbers that were replaced (更正, 由…增至), that are only a part (其中) or of something else
 * (拥有1亿用户) are left out. Several numbers of different things bound their sum: people may be among both.
 */
export function readLeakCounts(
  clauses: Clause[],
  moods: Mood[],
  statements: Statement[],
  asked: Mood,
): LeakFound {
  const leaks = statements.filter((s) => s.kind === 'leak' && !s.negated);
  const shared = readShare(
    clauses,
    leaks.map((s) => s.clause),
  );
  const numbers = (
    leaks.length === 0 ? [] : findNumbers({ clauses, moods, statements, leaks, asked })
  ).filter(({ quantity }) => quantity !== shared?.base);
  const found: LeakFound = { leak: {}, spans: [] };
  if (shared !== undefined && numbers.length === 0) {
    found.leak.people = shared.count;
    found.spans.push({ fact: 'leakPeople', start: shared.base.start, end: shared.base.end });
  }
  for (const unit of ['people', 'records'] as const) {
    const ofUnit = latest(
      numbers.filter((number) => number.unit === unit),
      clauses,
    );
    const count = sumOf(ofUnit, clauses);
    if (count === undefined) continue;
    found.leak[unit] = asFarAsKnown(count, clauses, shared === undefined ? leaks : []);
    const fact = unit === 'people' ? 'leakPeople' : 'leakRecords';
    for (const { quantity } of ofUnit) found.spans.push({ fact, start: quantity.start, end: quantity.end });
  }
  // 1700万张会员卡，一人或有多卡: what counts so few beside so many is no count of the leak
  const { people, records } = found.leak;
  if ((people?.max ?? FEW) < FEW && (records?.min ?? 0) >= MANY) delete found.leak.people;
  // 流出130万条，每名用户一条
  if (
    found.leak.people === undefined &&
    found.leak.records !== undefined &&
    clauses.some((c) => ONE_EACH.test(c.text))
  )
    found.leak.people = found.leak.records;
  const whose = whoseOf(
    numbers.filter((number) => number.unit === 'people'),
    leaks.flatMap((s) => clauses[s.clause] ?? []),
  );
  if (whose !== undefined) found.leak.whose = whose;
  return found;
}

const FEW = 100;
const MANY = 100_000;

/** @returns the count with the bounds opened that the text leaves open: how many of them leaked, how many more there will be */
function asFarAsKnown(count: Count, clauses: Clause[], leaks: Statement[]): Count {
  const open =
    leaks.some((s) => LEAVES_OPEN.test(clauses[s.clause]?.text ?? '')) ||
    clauses.some(({ text }) => HOW_MANY_OF_THEM.test(text));
  const grows =
    clauses.some((c) => isMultiplied(c) || SURE_TO_GROW.test(c.text)) ||
    (clauses.some((c) => GROWS.test(c.text)) && clauses.some(isOpen));
  return {
    ...count,
    ...(open && { min: 0, max: count.max ?? CEILING }),
    ...(grows && { max: CEILING }),
  };
}

function whoseOf(people: LeakNumber[], leaks: Clause[]): Leak['whose'] {
  const employees =
    people.length > 0
      ? people.every((number) => number.employees)
      : leaks.some((c) => has(c, 'employees') && !has(c, 'users'));
  if (employees) return 'employees';
  if (!people.some((number) => number.foreign) && !leaks.some((c) => has(c, 'foreign_users')))
    return undefined;
  return people.length > 0 && people.every((number) => number.foreign) ? 'overseas' : 'partly_overseas';
}

const ONE_EACH =
  /(?:每[名个位]?(?:用户|人|客户|会员)|一人|1人|一户)(?:只|仅|各)?(?:有|对应|为)?(?:一|1)条|(?:每条|一条)(?:各)?对应(?:一|1)[个名位]?(?:用户|人|客户|会员)|(?:与|和|跟)(?:用户|人)数?一一对应/u;

/** 泄露的占八成左右, 真正泄露出去的有多少还在查: the number given is of more than what leaked. */
const LEAVES_OPEN =
  /(?:占|有|约)[^,]{0,6}(?:[一二三四五六七八九]成(?!都)|\d+%|百分之|一半|多半|大半|分之)|(?:有|是|共)?多少/u;

/** 客户占多少, 其中多少是用户、多少是内部员工 */
const HOW_MANY_OF_THEM =
  /(?:客户|用户|真人|活人)[^,]{0,4}(?:占|有)(?:多少|几成|比|几)|(?:其中|里面|里头|当中)[^,]{0,3}(?:多少|几成|几个)/u;

/** 明天可能翻倍，是否过百万说不准 */
const GROWS =
  /翻倍|翻番|(?:是否|会不会|有没有可能)(?:会)?(?:过|超过|达到|突破|上)[^,]{0,4}[万亿]|还在(?:涨|增|往上)/u;

/** 数字肯定还要涨 */
const SURE_TO_GROW =
  /(?:数字|数量|人数|数|规模)[^,]{0,4}(?:肯定|必然|一定|还|仍|将|会)(?:会|将|要|在|继续)*(?:涨|增加|上升|增多|变大|扩大|往上)|只会(?:更)?多|只多不少/u;

/** 今天翻了两番: the number before it no longer holds. */
function isMultiplied({ text, quantities }: Clause): boolean {
  const counts = quantities.some((quantity) => isCount(quantity) && quantity.count.min >= 100);
  return (
    !counts &&
    /翻了?[^,]{0,3}(?:倍|番)|(?:是|涨|增|多|到|约)[^,]{0,6}[两三四五六七八九十几数\d]倍/u.test(text)
  );
}

/** Where the numbers of a leak are looked for. */
interface Search {
  clauses: Clause[];
  moods: Mood[];
  statements: Statement[];
  leaks: Statement[];
  /** the mood that the facts are told in */
  asked: Mood;
}

function findNumbers(search: Search): LeakNumber[] {
  const { clauses, moods, statements, leaks, asked } = search;
  const numbers: LeakNumber[] = [];
  const only = clauses.flatMap((c) => c.quantities.filter(isCount)).length === 1;
  for (const [i, clause] of clauses.entries()) {
    const here = leaks.find((s) => s.clause === i);
    const mood = here?.mood ?? moods[i] ?? 'actual';
    if (!(mood === asked || mood === 'possible' || mood === 'unverified')) continue;
    if (!belongs(clauses, i, statements, leaks)) continue;
    const affected = isMerelyAffected(search, i) || isAskedNext(search, i);
    for (const quantity of clause.quantities) {
      const unit = unitOf(quantity, clause, here !== undefined);
      if (unit === undefined || isOfOther(clause, quantity) || isReplaced(clause, quantity, only)) continue;
      const number = describe(clauses, i, quantity, unit);
      if (isPart(clauses, i, quantity) && takePart(numbers, number, has(clause, 'confirmed'))) continue;
      numbers.push({ ...number, weak: affected || isWeak(search, clause, quantity, mood) });
    }
  }
  markThoseAbroad(numbers, clauses);
  return numbers;
}

/** 境内150万人、境外30万人: the plan counts those at home; whether those abroad count as well is open. */
function markThoseAbroad(numbers: LeakNumber[], clauses: Clause[]): void {
  if (!isSplit(numbers, clauses)) return;
  for (const number of numbers) if (number.foreign) Object.assign(number, { foreign: false, weak: true });
}

function isSplit(numbers: LeakNumber[], clauses: Clause[]): boolean {
  return numbers.some(
    ({ quantity }) =>
      quantity.count.min >= 1000 &&
      clauses.some((c) => c.quantities.includes(quantity) && isAtHome(c, quantity)),
  );
}

function describe(clauses: Clause[], i: number, quantity: Quantity, unit: LeakNumber['unit']): LeakNumber {
  const clause = clauses[i];
  const lead = clause?.text.slice(0, quantity.start - clause.start) ?? '';
  const partly = clause !== undefined && (PARTLY.test(clause.text) || OF_EACH.test(lead));
  return {
    quantity:
      partly || isExceeded(clause, quantity)
        ? openAbove(quantity)
        : quantity.unit === 'households'
          ? membersOf(quantity)
          : quantity,
    unit,
    final: isFinal(clauses, i, quantity),
    total: clause !== undefined && tagged(clause, 'total').some((word) => word.start < quantity.start),
    weak: false,
    bound: isBound(lead + clause?.text.slice(quantity.start - (clause?.start ?? 0))),
    foreign: isForeign(clauses, i, quantity),
    employees: isOfEmployees(clauses, i, quantity),
  };
}

/** 每个库30万用户 */
const OF_EACH = /每(?:个|家|库|批|次|台|省|天|日)?[^,\d]{0,3}$|各(?:有|漏|泄露|丢|是|为)$/u;

/** 能确认的目前只有样本里的300人 */
function openAbove(quantity: Quantity): Quantity {
  return { ...quantity, count: { ...quantity.count, max: CEILING } };
}

/** 比去年那次的500万还多 */
function isExceeded(clause: Clause | undefined, quantity: Quantity): boolean {
  if (clause === undefined) return false;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  return (
    /比[^,]{0,10}$/u.test(lead) &&
    /^(?:用户|人)?(?:还|要|更)?(?:多|大|高)/u.test(clause.text.slice(quantity.end - clause.start))
  );
}

/** A household is several people; ten at the most. */
function membersOf(quantity: Quantity): Quantity {
  const { min, max, said } = quantity.count;
  const count = { min, max: max === null ? null : max * 10, ...(said !== undefined && { said }) };
  return { ...quantity, count };
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

/** 1200万用户受影响 beside an outage: not said to have leaked. */
function isMerelyAffected({ clauses, statements, leaks }: Search, i: number): boolean {
  const clause = clauses[i];
  if (clause === undefined || leaks.some((s) => s.clause === i)) return false;
  const others = statements.some((s) => ['outage', 'site', 'malware'].includes(s.kind) && !s.negated);
  return others && has(clause, 'affected') && !has(clause, 'involved', 'total');
}

/** 另有一个库，装着2500万用户，是否也被拖走尚未查清 */
function isAskedNext({ clauses, leaks, asked }: Search, i: number): boolean {
  const next = leaks.find((s) => s.clause === i + 1 || s.clause === i);
  return (
    next !== undefined &&
    next.clause > i &&
    next.mood !== asked &&
    clauses[next.clause]?.sentence === clauses[i]?.sentence &&
    !clauses[next.clause]?.quantities.some(isCount)
  );
}

/** 可能达到1200万, or unverified where the rest is not; 预计 is only an estimate. */
function isWeak({ leaks, asked }: Search, clause: Clause, quantity: Quantity, mood: Mood): boolean {
  if (!leaks.some((s) => s.mood === asked)) return asked === 'actual'; // 是否外传尚不清楚 beside what did happen
  if (mood !== asked) return true;
  if (/不排除/u.test(clause.text.slice(0, quantity.start - clause.start))) return true;
  return tagged(clause, 'possible').some(
    (word) => word.end <= quantity.start && clause.text.charAt(word.start - clause.start) !== '预',
  );
}
