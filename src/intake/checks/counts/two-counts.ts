import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { areTogether } from '../../leaks/listed.ts';
import { isOfOther, TELLS_SIZE } from '../../leaks/others.ts';
import { isLive, type Mood } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { CEILING } from '../../numbers/numerals.ts';
import { PEOPLE_ROWS } from '../../numbers/quantities.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Two counts of the people of one leak, of which another than the later one, or a greater one without a word for it, was read. */

/** A text as it was read, with the moods of its clauses. */
export interface Told {
  facts: Facts;
  clauses: Clause[];
  statements: Statement[];
  moods: Mood[];
}

/** @returns whether the count of a text's leak stands beside another that may hold in its place */
export function holdsTwoCounts(told: Told, current: Clause[]): boolean {
  return COUNTS.some((differs) => differs(told, current));
}

const COUNTS: ((told: Told, current: Clause[]) => boolean)[] = [
  isMoreLater,
  isOfNumberBeside,
  isOfFewerAfter,
  isGraverUntold,
  isOfLabelBefore,
  isOfStaffAfterAll,
  isOfNumberWithoutUnit,
  isOfRefusedCorrection,
  isOfSizeInForm,
];

/** Another number has its reason in the text, or is of something else. */
const EXPLAINED = anyOf`
  去重|注册|总|元|编号|条|记录|单|次|号|不是|并非|原|误|错|报|网|传|更正|不准|不对|改|定为|核|其中|写|说|称|流水|字典|尝试|访问
`;

/** 外头有人喊一亿，我们取证结论是5600万，以这个数为准 */
const SHOUTED = pattern(/(?:有人|外头|外面|论坛|贴吧|卖家)[^,]{0,3}(?:喊|吹|嚷)(?:的是|到|出|成)?/u);
const SETTLES = pattern(/^以(?:我[司们局方]的?|这个|此|该|本)(?:数字?|结论|口径)?为准$/u);

/** 周二，用户信息泄露150万；周四，1700万: of a graver row, and nothing says why it should not count */
function isMoreLater({ facts: { leak }, clauses }: Told, current: Clause[]): boolean {
  const most = leak?.people?.max ?? undefined;
  const row = most === undefined ? undefined : PEOPLE_ROWS.find((least) => most < least);
  if (row === undefined || clauses.some(({ text }) => EXPLAINED.test(text))) return false;
  const settled = clauses.some(({ text }) => SETTLES.test(text));
  return current.some(
    (c) =>
      !TELLS_SIZE.test(c.text) &&
      !(settled && SHOUTED.test(c.text)) &&
      c.quantities.some((q) => q.unit === 'unsaid' && q.count.min >= row && !isOfOther(c, q)),
  );
}

/** Words with which a greater number takes the place of the one that was told with the leak. */
const TAKES_PLACE = anyOf`
  合计|共|累计|总计|加|更正|应|改|实际|核|查|确认|不是|而是|误|终|新增|又|增|涉及|受害|去重|清点|统计|取证|认定|最终|目前|现|至|到|占|成|%|翻|还有|不止|外部|约合|三分之|错|少
`;

/** 拖走会员信息236万人。平台注册总量8900万: more than any number that is told with the leak, without a word for it */
function isOfNumberBeside({ facts: { leak }, clauses, statements }: Told): boolean {
  const least = leak?.people?.min;
  if (least === undefined) return false;
  const own = new Set(
    statements.filter((s) => s.kind === 'leak' && !s.negated && isLive(s.mood)).map((s) => clauses[s.clause]),
  );
  const told = [...own].flatMap((c) => c?.quantities.filter(({ unit }) => unit === 'people') ?? []);
  const most = Math.max(0, ...told.map(({ count }) => count.max ?? Number.POSITIVE_INFINITY));
  const row = PEOPLE_ROWS.findLast((row) => least >= row);
  if (told.length === 0 || row === undefined || most >= row) return false;
  if (clauses.some((c) => has(c, 'not_a', 'correction', 'superseded', 'grows', 'total'))) return false;
  return clauses.some(
    (c) =>
      !own.has(c) &&
      !TAKES_PLACE.test(c.text) &&
      c.quantities.some(
        (q) =>
          (q.unit === 'people' || q.unit === 'unsaid') &&
          (q.count.max ?? q.count.min) >= row &&
          !told.every((fewer) => areTogether(clauses, fewer, q)),
      ),
  );
}

/** 全库用户3.6亿，其只导出了华南分区，合2050万用户: what counts was told before the leak, and fewer after it */
function isOfFewerAfter({ facts: { leak }, clauses, statements }: Told, current: Clause[]): boolean {
  const least = leak?.people?.min;
  const row = least === undefined ? undefined : PEOPLE_ROWS.findLast((row) => least >= row);
  if (row === undefined) return false;
  const own = statements
    .filter((s) => s.kind === 'leak' && !s.negated && isLive(s.mood))
    .map((s) => clauses[s.clause] as Clause);
  const counted = clauses.find((c) => c.quantities.some(({ count }) => count.min === least));
  const part = own.find((c) => /只|仅|才/u.test(c.text));
  if (counted === undefined || part === undefined || own.includes(counted) || counted.start > part.start)
    return false;
  return current.some(
    (c) =>
      c.start > part.start &&
      c.quantities.some(
        ({ unit, count }) => unit === 'people' && count.max !== null && count.max < row && count.max >= 1000,
      ),
  );
}

/** …平台瘫痪；同一伙人还把1.6亿用户资料放上了论坛: so many people's information would be graver than what was read */
function isGraverUntold({ facts, clauses }: Told, current: Clause[]): boolean {
  if (facts.leak !== undefined || clauses.some(({ text }) => OF_NO_LEAK.test(text))) return false;
  return current.some(
    (c) =>
      has(c, 'info') &&
      !TELLS_SIZE.test(c.text) &&
      c.quantities.some((q) => q.unit === 'people' && q.count.min >= 10_000_000 && !isOfOther(c, q)),
  );
}

const OF_NO_LEAK = pattern(/(?:无|没有?|未)[^,]{0,6}(?:泄|丢|外传|外流)|谣|假|不实|受影响|演练/u);

/** 首报口径：泄露用户信息2400万；本次口径：240万用户: the number under the label of before */
function isOfLabelBefore({ facts: { leak }, clauses }: Told): boolean {
  const least = leak?.people?.min;
  const now = clauses.some((c) => c.leads && /本次|现在|最新|新口径|今日|终/u.test(c.text));
  const again = clauses.filter((c) => c.quantities.some(({ count }) => count.min === least));
  return (
    now &&
    again.length === 1 &&
    clauses.some(
      (c, i) =>
        c.leads &&
        /[首初前原昨旧]/u.test(c.text) &&
        clauses[i + 1]?.quantities.some(({ unit, count }) => unit === 'people' && count.min === least),
    )
  );
}

/** 1.3亿，没错…之前那个1200万: a greater number, of nothing that is said, was read as one of records */
function isOfNumberWithoutUnit({ facts: { leak } }: Told, current: Clause[]): boolean {
  const { people, records } = leak ?? {};
  const row = PEOPLE_ROWS.findLast((least) => (records?.min ?? 0) >= least);
  if (row === undefined || people === undefined || (people.max ?? row) >= row) return false;
  return current.some((c) =>
    c.quantities.some(({ unit, count }) => unit === 'unsaid' && count.min === records?.min),
  );
}

/** 泄露多少用户？1.3亿。3. 9.8万是哪来的？ a number alone, in place of an answer */
export function isOfAnswer({ facts: { leak }, clauses }: Told): boolean {
  const { people } = leak ?? {};
  if (people === undefined || people.max === null) return false;
  const row = PEOPLE_ROWS.find((least) => (people.max ?? 0) < least) ?? CEILING;
  return clauses.some(
    ({ text, quantities }, i) =>
      /多少|几/u.test(clauses[i - 1]?.text ?? '') &&
      quantities.some((q) => q.unit === 'unsaid' && q.count.min >= row && q.end - q.start === text.length),
  );
}

const REFUSED = pattern(
  /不(?:予)?(?:采纳|采用|接受|同意|认可|批准)|未(?:予|获|被)?(?:采纳|批准|同意)|驳回|否决|改错了?|(?:恢复|维持|沿用)[^,]{0,4}(?:第一|首|原|初)|(?<!替换|更换|覆盖|取代|代替|更正|修改)原数(?!字|据)/u,
);

/** 有部门要求把1850万改成185万，经核不予采纳: the number that was put for another, and should not have been */
function isOfRefusedCorrection({ facts: { leak }, clauses }: Told): boolean {
  const least = leak?.people?.min;
  const telling = clauses.filter((c) => c.quantities.some(({ count }) => count.min === least));
  const [first] = telling;
  return (
    first !== undefined &&
    telling.length === 1 &&
    has(first, 'correction') &&
    clauses.some(({ text }) => REFUSED.test(text))
  );
}

/** 注册用户｜1.3亿｜…｜信息已外泄用户｜1200万: the users of the platform, in a form where another number stands alone */
function isOfSizeInForm({ facts: { leak }, clauses }: Told): boolean {
  const least = leak?.people?.min;
  const isSize = (c: Clause) =>
    TELLS_SIZE.test(c.text) && c.quantities.some(({ count }) => count.min === least);
  return (
    clauses.some(isSize) &&
    clauses.some(
      ({ text, quantities: [q] }) =>
        q?.unit === 'unsaid' && q.count.min >= 1000 && q.end - q.start === text.length,
    )
  );
}

const IS_STAFF = pattern(/(?:是|系|为)[^,]{0,12}(?:员工|职工|劳务|内部人员|职员)/u);

/** “870万客户资料外流”，查明这870万人是员工 */
function isOfStaffAfterAll({ facts: { leak }, clauses }: Told): boolean {
  const { people, whose } = leak ?? {};
  return (
    people !== undefined &&
    whose === undefined &&
    clauses.some(
      (c) =>
        has(c, 'employees') &&
        !has(c, 'leak', 'take') &&
        IS_STAFF.test(c.text) &&
        c.quantities.some(({ count }) => count.min === people.min && count.max === people.max),
    )
  );
}
