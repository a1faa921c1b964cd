import type { Facts } from '../plan/facts.ts';
import { type Clause, has, tagged } from './clauses.ts';
import { isOfOther } from './leak-others.ts';
import { type LeakNumber, latest, sumOf } from './leak-sums.ts';
import { isForeign, isOfEmployees } from './leak-whose.ts';
import { isFinal, isPart, isReplaced } from './leak-wording.ts';
import type { Mood } from './moods.ts';
import { CEILING } from './numerals.ts';
import { isOpen } from './open.ts';
import type { Quantity, Unit } from './quantities.ts';
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
  const numbers = leaks.length === 0 ? [] : findNumbers({ clauses, moods, statements, leaks, asked });
  const found: LeakFound = { leak: {}, spans: [] };
  for (const unit of ['people', 'records'] as const) {
    const ofUnit = latest(
      numbers.filter((number) => number.unit === unit),
      clauses,
    );
    const count = sumOf(ofUnit, clauses);
    if (count === undefined) continue;
    const open =
      leaks.some((s) => LEAVES_OPEN.test(clauses[s.clause]?.text ?? '')) ||
      clauses.some(({ text }) => /(?:客户|用户)[^,]{0,4}占(?:多少|几成|比)/u.test(text));
    const grows = clauses.some(({ text }) => GROWS.test(text)) && clauses.some(isOpen);
    found.leak[unit] = { ...count, ...(open && { min: 0 }), ...(grows && { max: CEILING }) };
    const fact = unit === 'people' ? 'leakPeople' : 'leakRecords';
    for (const { quantity } of ofUnit) found.spans.push({ fact, start: quantity.start, end: quantity.end });
  }
  const people = numbers.filter((number) => number.unit === 'people');
  const leakClauses = leaks.map((s) => clauses[s.clause]);
  const foreign =
    people.some((number) => number.foreign) ||
    leakClauses.some((c) => c !== undefined && has(c, 'foreign_users'));
  if (
    people.length > 0
      ? people.every((number) => number.employees)
      : leakClauses.some((c) => c && has(c, 'employees') && !has(c, 'users'))
  ) {
    found.leak.whose = 'employees';
  } else if (foreign) {
    const all = people.length > 0 && people.every((number) => number.foreign);
    found.leak.whose = all ? 'overseas' : 'partly_overseas';
  }
  return found;
}

/** 泄露的占八成左右, 真正泄露出去的有多少还在查: the number given is of more than what leaked. */
const LEAVES_OPEN =
  /(?:占|有|约)[^,]{0,6}(?:[一二三四五六七八九]成(?!都)|\d+%|百分之|一半|多半|大半|分之)|(?:有|是|共)?多少/u;

/** 明天可能翻倍，是否过百万说不准 */
const GROWS =
  /翻倍|翻番|(?:是否|会不会|有没有可能)(?:会)?(?:过|超过|达到|突破|上)[^,]{0,4}[万亿]|还在(?:涨|增|往上)/u;

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
  for (const [i, clause] of clauses.entries()) {
    const here = leaks.find((s) => s.clause === i);
    const mood = here?.mood ?? moods[i] ?? 'actual';
    if (!(mood === asked || mood === 'possible' || mood === 'unverified')) continue;
    if (!belongs(clauses, i, statements, leaks)) continue;
    const affected = isMerelyAffected(search, i);
    for (const quantity of clause.quantities) {
      const unit = unitOf(quantity, clause, here !== undefined);
      if (unit === undefined || isOfOther(clause, quantity) || isReplaced(clause, quantity)) continue;
      const number = describe(clauses, i, quantity, unit);
      if (isPart(clauses, i, quantity) && takePart(numbers, number)) continue;
      numbers.push({ ...number, weak: affected || isWeak(search, clause, quantity, mood) });
    }
  }
  return numbers;
}

function describe(clauses: Clause[], i: number, quantity: Quantity, unit: LeakNumber['unit']): LeakNumber {
  const clause = clauses[i];
  const lead = clause?.text.slice(0, quantity.start - clause.start) ?? '';
  const partly = clause !== undefined && (PARTLY.test(clause.text) || OF_EACH.test(lead));
  return {
    quantity: partly ? openAbove(quantity) : quantity.unit === 'households' ? membersOf(quantity) : quantity,
    unit,
    final: isFinal(clauses, i, quantity),
    total: clause !== undefined && tagged(clause, 'total').some((word) => word.start < quantity.start),
    weak: false,
    foreign: isForeign(clauses, i, quantity),
    employees: isOfEmployees(clauses, i, quantity),
  };
}

/** 每个库30万用户 */
const OF_EACH = /每(?:个|家|库|批|次|台|省|天|日)?[^,\d]{0,3}$/u;

/** 能确认的目前只有样本里的300人 */
function openAbove(quantity: Quantity): Quantity {
  return { ...quantity, count: { ...quantity.count, max: CEILING } };
}

/** A household is several people; ten at the most. */
function membersOf(quantity: Quantity): Quantity {
  const { min, max, said } = quantity.count;
  const count = { min, max: max === null ? null : max * 10, ...(said !== undefined && { said }) };
  return { ...quantity, count };
}

/** 其中… is within a number that is known already. */
function takePart(numbers: LeakNumber[], { unit, foreign, employees, quantity }: LeakNumber): boolean {
  const whole = numbers.at(-1);
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

/** 可能达到1200万, or unverified where the rest is not; 预计 is only an estimate. */
function isWeak({ leaks, asked }: Search, clause: Clause, quantity: Quantity, mood: Mood): boolean {
  if (!leaks.some((s) => s.mood === asked)) return asked === 'actual'; // 是否外传尚不清楚 beside what did happen
  if (mood !== asked) return true;
  if (/不排除/u.test(clause.text.slice(0, quantity.start - clause.start))) return true;
  return tagged(clause, 'possible').some(
    (word) => word.end <= quantity.start && clause.text.charAt(word.start - clause.start) !== '预',
  );
}

/** Whether the numbers of a clause speak of the leak: its own clause, or one beside it that says nothing else. */
function belongs(clauses: Clause[], i: number, statements: Statement[], leaks: Statement[]): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const here = statements.filter((s) => s.clause === i);
  if (here.some((s) => s.kind === 'leak')) return here.some((s) => s.kind === 'leak' && !s.negated);
  if (here.some((s) => s.kind !== 'other' && !s.negated)) return false;
  const before = statements.filter((s) => s.clause < i && s.kind !== 'other').at(-1);
  const sameBefore = statements
    .filter((s) => s.clause < i && clauses[s.clause]?.sentence === clause.sentence)
    .at(-1);
  const links = has(
    clause,
    'involved',
    'affected',
    'total',
    'grows',
    'correction',
    'part_of',
    'info',
    'superseded',
    'but_b',
    'not_a',
    'possible',
  );
  const leadsWithNumber = (clause.quantities[0]?.start ?? clause.end) - clause.start <= 6;
  if (before?.kind === 'leak' && (links || leadsWithNumber)) return true;
  if (
    links &&
    leaks.some((s) => s.clause < i) &&
    (has(clause, 'info', 'correction', 'grows') || sameBefore?.kind === 'leak')
  )
    return true;
  // 1200万用户，个人信息泄露: the number stands before the leak
  const next = leaks.find((s) => s.clause > i && clauses[s.clause]?.sentence === clause.sentence);
  if (next === undefined) return false;
  return (
    (next.clause === i + 1 || (next.clause === i + 2 && clauses[i + 1]?.words.length === 0)) &&
    !clauses[next.clause]?.quantities.some(({ unit }) => COUNTS.includes(unit)) // 共3700万用户，泄露370万
  );
}

const COUNTS: readonly Unit[] = ['people', 'records', 'unsaid'];

function unitOf(quantity: Quantity, clause: Clause, inLeak: boolean): LeakNumber['unit'] | undefined {
  const after = clause.text.slice(quantity.end - clause.start, quantity.end - clause.start + 10);
  if (/^(?:并?不是|并?非|不代表|不等于)(?:用户|人|账号|客户)/u.test(after)) return 'records';
  if (quantity.unit === 'people') return 'people';
  if (quantity.unit === 'records' || quantity.unit === 'households') return 'records';
  if (quantity.unit !== 'unsaid' || quantity.count.min < 100) return undefined;
  const corrects = has(
    clause,
    'correction',
    'grows',
    'superseded',
    'not_a',
    'but_b',
    'total',
    'involved',
    'possible',
  );
  if (isListedWithPeople(quantity, clause)) return 'people';
  // 成都泄露4万、绵阳3.5万、德阳3万用户
  if (inLeak && quantity.count.min >= 1000 && clause.quantities.some(({ unit }) => unit === 'people'))
    return 'people';
  // a number that doesn't say what it counts bounds the people as records do
  if (corrects) return 'people';
  return inLeak ? 'records' : undefined;
}

/** 至多50万、至少20万 users: beside a number of people, with nothing between */
function isListedWithPeople(quantity: Quantity, { quantities, start, text }: Clause): boolean {
  return quantities.some((other) => {
    const [a, b] = other.start < quantity.start ? [other, quantity] : [quantity, other];
    return other.unit === 'people' && /^[、,和及]?$/u.test(text.slice(a.end - start, b.start - start));
  });
}
