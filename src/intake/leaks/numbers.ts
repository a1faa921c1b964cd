import { type Clause, has, tagged } from '../clauses/clauses.ts';
import { isLive, type Mood } from '../moods/moods.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { PARTLY } from '../moods/vouch.ts';
import { FEW_PEOPLE, isCount, membersOf, type Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import { isBeingDone, tellsOfLeak } from './beside.ts';
import { isDifference } from './differences.ts';
import { saysDisjoint } from './disjoint.ts';
import { isOfOtherHead } from './heads.ts';
import { isListed } from './listed.ts';
import { belongs, isRestated } from './near.ts';
import { isOfLabel, isOfOther, isSaidOfRows } from './others.ts';
import { addPart, isGreater, isOfSumBefore, isSumOfNext, openAbove } from './part-of.ts';
import { isSizeAlone } from './sizes.ts';
import { isStruckOut } from './struck-out.ts';
import { isOfSource, type LeakNumber } from './sums.ts';
import { isTakenWhole } from './taken-whole.ts';
import { isBound, unitOf, unitOfHead, unitOfMore, unitOfNeighbour, unitOfPart } from './units.ts';
import { wholeWords } from './whole-words.ts';
import { isAtHome, isForeign, isOfEmployees } from './whose.ts';
import { isAlsoTaken, isDeniedLater, isFinal, isPart } from './wording.ts';

/** Where the numbers of a leak are looked for. */
interface Search {
  clauses: Clause[];
  moods: Mood[];
  statements: Statement[];
  leaks: Statement[];
  /** the mood that the facts are told in */
  asked: Mood;
}

/** @returns the numbers that a text gives for its leak, in the order of the text */
export function findNumbers(search: Search): LeakNumber[] {
  const { clauses } = search;
  const numbers: LeakNumber[] = [];
  for (const [i, clause] of clauses.entries()) {
    for (const number of numbersIn(search, i)) {
      if (isPart(clauses, i, number.quantity) && !isGreater(number, numbers.at(-1), clause))
        addPart(numbers, number, clauses, i);
      else numbers.push(number);
    }
  }
  markThoseAbroad(numbers, clauses);
  return numbers.filter(({ unit, quantity }) => unit !== 'people' || !isDeniedLater(clauses, quantity));
}

function numbersIn(search: Search, i: number): LeakNumber[] {
  const { clauses, moods, statements, leaks, asked } = search;
  const clause = clauses[i];
  const here = leaks.find((s) => s.clause === i);
  const mood = here?.mood ?? moods[i] ?? 'actual';
  if (clause === undefined || !isTold(mood, asked) || !belongs(clauses, i, statements, leaks)) return [];
  const affected = isMerelyAffected(search, i) || isAskedNext(search, i);
  const beside =
    here === undefined &&
    (isBeingDone(clause) ||
      (leaks.some((s) => s.clause < i) &&
        !tellsOfLeak(clause) &&
        !isListed(clauses, i) &&
        !(isOfSource(clause) && saysDisjoint(clauses))));
  const counts = clauses.flatMap((c) => c.quantities.filter((q) => isCount(q) && !isDifference(c, q)));
  const only = counts.length === 1;
  return clause.quantities.flatMap((quantity) => {
    if (isAside(mood, asked) && quantity.count.min < FEW_PEOPLE) return [];
    if (isHeadcount(search, i, quantity) || isDifference(clause, quantity)) return [];
    const unit = isOfNothingElse(clauses, i, quantity, only)
      ? (unitOfMore(clauses, i, quantity) ??
        unitOfPart(clauses, i, quantity) ??
        unitOfNeighbour(clauses, i, quantity) ??
        unitOf(quantity, clause, here !== undefined) ??
        unitOfHead(clauses, i, quantity))
      : undefined;
    if (unit === undefined) return [];
    const weak = affected || isWeak(search, clause, quantity, mood);
    return [{ ...describe(clauses, i, quantity, unit), weak, aside: beside && unit === 'people' }];
  });
}

/** Whoever counts so few people without a word of users or information counts heads: 安全团队一行6人已进驻机房 */
const HEADS = 1000;

function isHeadcount({ clauses, leaks }: Search, i: number, quantity: Quantity): boolean {
  const { unit, count, start, end } = quantity;
  const clause = clauses[i] as Clause;
  const few = unit === 'people' && (count.max ?? HEADS) < HEADS;
  const led = start - clause.start > SHORT_LEAD || clause.end - end > SHORT_LEAD; // 会议接入码是886412
  if (few && (OF_STAFF.test(clause.text) || isNobody(clause, quantity))) return true;
  if (!few && !(unit === 'unsaid' && led)) return false;
  const sentence = clauses.filter((c) => c.sentence === clause.sentence);
  return (
    !leaks.some((s) => clauses[s.clause]?.sentence === clause.sentence) &&
    !sentence.some((c) => has(c, 'users', 'info', 'leak', 'leak_plain', 'take', 'involved')) &&
    !has(clause, 'correction', 'superseded', 'grows', 'not_a', ...(few ? (['but_b'] as const) : [])) &&
    !OF_COUNT.test(clause.text)
  );
}

/** 安全部门一共就五个人 */
const OF_STAFF = pattern(
  /(?:部门|团队|班组|处室|科室|小组|专班|安全部|技术部)[^,]{0,6}(?:一共|总共|共|就|只)?[^,]{0,3}人$/u,
);
const SHORT_LEAD = 4; // characters
/** 俩人都核过: those who count them */
const COUNT_THEM = pattern(/^(?:都|也|均)?(?:已|各自?|分别)?(?:核|查|看|数|对|算|确认|签)[过了]/u);

/** 没有一个共同用户, 一个没跑: none of them */
function isNobody(clause: Clause, { start, end }: Quantity): boolean {
  const [lead, rest] = [clause.text.slice(0, start - clause.start), clause.text.slice(end - clause.start)];
  const said = clause.text.slice(start - clause.start);
  return (
    COUNT_THEM.test(rest) ||
    /^[一1][个条]?(?:也|都)?没/u.test(said) ||
    (/(?:没有?|无)$/u.test(lead) && /^[一1]个?(?:共同|相同|重复)/u.test(said))
  );
}

const OF_COUNT = pattern(/实际|核|查|确认|只有|仅|真|数|量|[总共]|报|说|称|口径|算|去重|万|亿/u);

function isTold(mood: Mood, asked: Mood): boolean {
  return isAside(mood, asked) || mood === asked || mood === 'possible' || mood === 'unverified';
}

/** 里面有2600万用户，不确定有没有被人下走: told as fact beside a leak that isn't */
function isAside(mood: Mood, asked: Mood): boolean {
  return mood === 'actual' && asked !== 'actual' && isLive(asked);
}

/** Whether a number neither counts something else nor was replaced. B库存有500万用户，是不是也被拖了 asks about what it counts. */
function isOfNothingElse(clauses: Clause[], i: number, quantity: Quantity, only: boolean): boolean {
  const clause = clauses[i];
  if (clause === undefined || isStruckOut(clauses, i, quantity, only)) return false;
  if (isOfLabel(clauses, i, quantity) || isOfOtherHead(clauses, i, quantity)) return false;
  if (
    isOfSumBefore(clauses, quantity) ||
    isSizeAlone(clauses, i, quantity) ||
    isSaidOfRows(clauses, quantity)
  )
    return false;
  return (
    !isOfOther(clause, quantity) ||
    isAskedSoon(clauses, i) ||
    isTakenWhole(clauses, i, quantity) ||
    isRestated(clauses, i) ||
    isListed(clauses, i) ||
    isSumOfNext(clauses, quantity)
  );
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
  const listed = (clause?.quantities ?? []).filter((q) => isCount(q) && q.count.min >= 1000).length > 1;
  const partly = clause !== undefined && (PARTLY.test(clause.text) || (OF_EACH.test(lead) && !listed));
  return {
    quantity:
      partly || isExceeded(clause, quantity)
        ? openAbove(quantity)
        : quantity.unit === 'households'
          ? membersOf(quantity)
          : quantity,
    unit,
    final: isFinal(clauses, i, quantity),
    total:
      clause !== undefined &&
      !isAlsoTaken(clause, quantity) &&
      (isAfterCounting(clauses, i) ||
        wholeWords(clause, 'total').some((word) => word.start < quantity.start)),
    distinct: clause !== undefined && (isAfterCounting(clauses, i) || DISTINCT.test(clause.text)),
    weak: false,
    aside: false,
    bound:
      refines(clauses, i, quantity) ||
      isBound(lead + clause?.text.slice(quantity.start - (clause?.start ?? 0))),
    foreign: isForeign(clauses, i, quantity),
    employees: isOfEmployees(clauses, i, quantity),
  };
}

/** 泄露用户不足十万，为9.3万人: the bound before it, told exactly */
const EXACTLY = pattern(/^(?:即|也就是)?(?:经[^,]{0,6})?(?:共|共计|合计|具体)?(?:为|是|达到|达)$/u);

function refines(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  const before = clauses[i - 1];
  const last = before?.quantities.findLast(({ unit }) => unit === 'people')?.count;
  if (clause === undefined || before?.sentence !== clause.sentence || last === undefined) return false;
  const within =
    quantity.count.min >= last.min &&
    (last.max === null || (quantity.count.max ?? Number.POSITIVE_INFINITY) <= last.max);
  return (
    last.min !== last.max &&
    within &&
    quantity.end === clause.end &&
    !isFinal(clauses, i, quantity) &&
    EXACTLY.test(clause.text.slice(0, quantity.start - clause.start))
  );
}

/** 去重后对应用户41万 */
const DISTINCT = pattern(/去重|去除|剔除|扣除|归并|合并|对应|真实|实际|真正|其实/u);

/** 去重并剔除机器号后，真实用户是870万人 */
function isAfterCounting(clauses: Clause[], i: number): boolean {
  const before = clauses[i - 1];
  return (
    before !== undefined &&
    before.sentence === clauses[i]?.sentence &&
    /(?:去重|剔除|扣除|归并|合并)[^,]{0,12}后$|^(?:剔除|扣除|去除|除去|减去)[^,]*(?:测试|重复|僵尸|机器)/u.test(
      before.text,
    )
  );
}

/** 每个库30万用户 */
const OF_EACH = pattern(
  /每(?:个|家|库|批|次|台|省|天|日)?[^,\d]{0,3}$|每家(?:企业|单位|公司)?含[^,\d]{0,6}$|各(?:有|漏|泄露|丢|是|为)$/u,
);

/** 比去年那次的500万还多 */
function isExceeded(clause: Clause | undefined, quantity: Quantity): boolean {
  if (clause === undefined) return false;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  return (
    /比[^,]{0,10}$/u.test(lead) &&
    /^(?:用户|人)?(?:还|要|更)?(?:多|大|高)/u.test(clause.text.slice(quantity.end - clause.start))
  );
}

/** 1200万用户受影响 beside an outage: not said to have leaked. */
function isMerelyAffected({ clauses, statements, leaks }: Search, i: number): boolean {
  const clause = clauses[i];
  if (clause === undefined || leaks.some((s) => s.clause === i)) return false;
  const others =
    statements.some((s) => ['outage', 'site', 'malware'].includes(s.kind) && !s.negated) ||
    leaks.some((s) => clauses[s.clause]?.quantities.some(({ unit }) => unit === 'people'));
  return others && has(clause, 'affected') && !has(clause, 'involved', 'total');
}

/** 是否为攻击尚不清楚 asks nothing of the number before it. */
const OF_DETAIL = pattern(
  /是否(?:为|是|系|遭|受到?)?[^,]{0,4}攻击|是否(?:为|是|系)?[^,]{0,4}(?:入侵|黑客)|境外|内鬼|原因|恢复|支援|上报/u,
);

/** Whether one of the next two clauses of the sentence asks. */
function isAskedSoon(clauses: Clause[], i: number): boolean {
  const { sentence = 0 } = clauses[i] ?? {};
  return clauses
    .slice(i + 1, i + 3)
    .some(
      (c) =>
        has(c, 'asks') &&
        !OF_DETAIL.test(c.text) &&
        (c.sentence === sentence ||
          (c.sentence === sentence + 1 && !c.quantities.some(isCount) && isOpen(c))),
    );
}

/** 另有一个库，装着2500万用户，是否也被拖走尚未查清 */
function isAskedNext({ clauses, leaks, asked }: Search, i: number): boolean {
  const own = leaks.some((s) => s.clause === i);
  if (!own && isAskedSoon(clauses, i)) return true;
  const next = leaks.find((s) => s.clause === i + 1 || s.clause === i);
  return (
    next !== undefined &&
    next.clause > i &&
    next.mood !== asked &&
    !/威胁|扬言/u.test(clauses[next.clause]?.text ?? '') &&
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
