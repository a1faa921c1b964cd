import { type Clause, has } from '../clauses/clauses.ts';
import { instructs, isLive } from '../moods/moods.ts';
import { CEILING } from '../numbers/numerals.ts';
import { FEW_PEOPLE, isCount, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isOfOtherHead, isOfSubset } from './heads.ts';
import { isOfLabel, isOfOther, isOfOwner } from './others.ts';
import { isGraver, type Weighed } from './weighed.ts';
import { isReplaced } from './wording.ts';

/** Numbers that would make a leak graver and were not counted: each needs a reason in the text. */

/**
 * @returns the greatest number of people (beside a leak too small for any row: of records, too) that would grade the leak
 *   higher and of which the text doesn't say why it doesn't count; undefined where each has its reason
 */
export function leftOut(weighed: Weighed): Quantity | undefined {
  const { count, counted, numbers, clauses, moods, statements } = weighed;
  const own = new Set(counted.map(({ quantity }) => quantity.start));
  const few = (count.max ?? CEILING) < FEW_PEOPLE;
  const kept = clauses.some((c) => KEPT.test(c.text));
  const dropped = numbers.filter(
    ({ quantity, unit, weak, bound }) =>
      !own.has(quantity.start) &&
      unit === 'people' &&
      !weak &&
      !bound &&
      (kept || !isExplained(quantity, weighed) || isOfAnotherMatter(quantity, weighed)),
  );
  const read = new Set(numbers.map(({ quantity }) => quantity.start));
  const taken = new Set(statements.filter((s) => s.negated || s.kind !== 'leak').map((s) => s.clause));
  const open = clauses.filter(
    (c, i) =>
      isLive(moods[i] ?? 'actual') &&
      ((!taken.has(i) && !has(c, 'normal', 'not', 'part_of', 'past')) || isButTaken(clauses, c)) &&
      !instructs(c) &&
      !EARLIER_YEAR.test(c.text),
  );
  const unread = isRestricted(weighed)
    ? []
    : open.flatMap((c) =>
        c.quantities.filter(
          (q) =>
            (q.unit === 'people' ||
              isOfShops(c, q) ||
              (few && (q.unit === 'records' || (q.unit === 'unsaid' && has(c, 'employees'))))) &&
            !isSize(c, q) &&
            !read.has(q.start) &&
            (kept || !isExplained(q, weighed) || isFollowUp(weighed, q)) &&
            (!isOfOther(c, q) || isPlainlyTaken(c, q) || isButTaken(clauses, c) || isOfAll(clauses, c, q)) &&
            (isOfSubset(c, q) || !isOfOtherHead(clauses, clauses.indexOf(c), q)) &&
            !isOfLabel(clauses, clauses.indexOf(c), q) &&
            (kept || !isReplaced(c, q, false) || isFollowUp(weighed, q)),
        ),
      );
  return [...dropped.map(({ quantity }) => quantity), ...unread]
    .filter((q) => isGraver(q.count, count))
    .sort((a, b) => b.count.min - a.count.min)[0];
}

/** 密码未泄露但手机号被黑客窃取 */
const BUT_TAKEN = pattern(
  /(?:未|没有?)(?:被|遭)?(?:泄露|窃取|盗取),?但[^,未没]{0,8}(?:被|遭)[^,未没]{0,4}(?:窃|盗|拖|泄|导|卖)/u,
);

function isButTaken(clauses: Clause[], clause: Clause): boolean {
  const next = clauses[clauses.indexOf(clause) + 1];
  const goesOn = next?.sentence === clause.sentence && next.quantities.length === 0 ? next.text : '';
  return BUT_TAKEN.test(`${clause.text},${goesOn}`);
}

/** 黑客把库拖走了，库里总共1200万用户; 全部患者信息被窃，全院患者总数130万: all that somebody has may have leaked */
function isOfAll(clauses: Clause[], clause: Clause, q: Quantity): boolean {
  return (
    isOfOwner(clause, q) &&
    clauses.some(
      (c) =>
        has(c, 'leak', 'leak_plain', 'take') &&
        /全部|整个?库|全库|全量|库(?:已)?被|把[^,]{0,4}库|搬空/u.test(c.text),
    )
  );
}

/** 首报泄露用户130万，现已查明2万用户遭电信诈骗: the later number tells what became of some, and replaces none */
function isFollowUp({ counted, clauses }: Weighed, old: Quantity): boolean {
  const people = counted.filter(({ unit, quantity }) => unit === 'people' && quantity.start > old.end);
  return (
    old.count.min >= FEW_PEOPLE &&
    clauses.some((c) => c.quantities.includes(old) && has(c, 'leak', 'leak_plain', 'take')) &&
    people.length > 0 &&
    people.every(({ quantity }) =>
      clauses.some((c) => c.quantities.includes(quantity) && tellsOfSome(c, quantity)),
    )
  );
}

function tellsOfSome(clause: Clause, { start, end }: Quantity): boolean {
  if (SHOWN.test(clause.text.slice(0, start - clause.start))) return true;
  return FOLLOWS.test(clause.text.slice(end - clause.start)) && !has(clause, ...COUNTS);
}

const COUNTS = [
  ...(['leak', 'leak_plain', 'take', 'correction', 'grows', 'not_a'] as const),
  ...(['but_b', 'involved', 'total', 'affected'] as const),
] as const;
/** 暗网已出现2万用户资料 */
const SHOWN = pattern(/(?:暗网|论坛|网上|黑市)[^,]{0,4}(?:出现|放出|挂出|兜售|流传)了?$/u);
const FOLLOWS = pattern(/^(?:遭|被|已|也|的(?!信息|资料|数据|个人))[^,]{2,}/u);

/** 130万家商户信息被黑客窃取: whether they are users is open */
function isOfShops(clause: Clause, { unit, start, end, count }: Quantity): boolean {
  return (
    unit === 'other' &&
    count.min >= FEW_PEOPLE &&
    has(clause, 'leak', 'leak_plain', 'take') &&
    clause.text.slice(start - clause.start, end - clause.start).endsWith('家') &&
    /^(?:商户|商家|店铺|网店)/u.test(clause.text.slice(end - clause.start))
  );
}

/** 130万用户重置密码链接被黑客获取: whatever else the words before it may mean */
function isPlainlyTaken(clause: Clause, { start, end, count }: Quantity): boolean {
  return (
    count.min >= FEW_PEOPLE &&
    has(clause, 'leak', 'leak_plain', 'take') &&
    !/同行|友商|别家|其他|某|其余|拦截|未|没/u.test(clause.text.slice(0, start - clause.start)) &&
    PLAINLY_TAKEN.test(clause.text.slice(end - clause.start))
  );
}

const PLAINLY_TAKEN = pattern(
  /^(?![^,]*(?:未|没|分之|其中|\d|成|部分|是否))[^,]{0,16}(?:信息|资料|数据|手机号|身份证|照片|密码|户名|记录|材料|链接)[^,]{0,8}(?:被|遭)[^,]{0,4}(?:窃|盗|拖|导|下载|卖|获取|泄)/u,
);

/** 全平台4000万用户, 在册会员2300万: how many there are, in a clause that tells of no leak */
const SIZE = pattern(
  /注册|在册|全(?:平台|国|网|站|公司)|(?:一共|总共|共|现|只)*有[^,]{0,3}$|服务$|^共$|^占/u,
);

function isSize(clause: Clause, { start }: Quantity): boolean {
  if (has(clause, 'leak', 'leak_plain', 'take')) return false;
  return SIZE.test(clause.text.slice(0, start - clause.start));
}

/** 2021年我们漏过5000万用户 */
const EARLIER_YEAR = pattern(/(?:去年|前年|20\d\d年)[^,]*过/u);

/** 总数不变: the number of before holds. */
const KEPT = pattern(
  /(?:总数|总量|人数|用户数|数字|数量|合计|总计)[^,]{0,4}(?:不变|未变|没变|维持|照旧|持平|仍有效|无变化|没有变化)/u,
);

/** 昨报泄露300万，核减为31万; 多写了一个零，是520万: why the number before the last no longer holds */
const EXPLAINED = anyOf`
  笔误|弄错|多[打写输]|写成|印成了|上一[条份]|小数点|重复(?!使用|利用)|昨报|早报|[上首先初前][次期]?[^,]{0,2}报
  先说|报的|报送(?:的|时|有)|说的?是|当时(?=[^,]{0,6}(?:报|写|说|估|统计|算|记|填|称))|误(?![配操删])|错(?!峰|过)|单位(?=[是为:]|[写弄搞有填标看])|归并|去重|对应|剔除|更正|订正|勘误|纠正
`;

/** 去掉重复后会员145万人 */
const DISTINCT = /(?:去掉|去除|剔除|扣除|删除|除去)?重复(?:的|项|账号|数据)*(?:之)?后|去重(?:之)?后/u;

function isExplained({ start, count }: Quantity, { counted, clauses }: Weighed): boolean {
  const last = (counted.findLast(({ unit }) => unit === 'people') ?? counted.at(-1))?.quantity.start ?? start;
  const from = clauses.findIndex((c) => c.end > start);
  return clauses.some(
    (c, i) =>
      i >= from - 1 &&
      c.sentence >= (clauses[from]?.sentence ?? 0) &&
      c.start < last &&
      // 初报称泄露1200万 explains another number
      c.quantities.every(
        (q) => !isCount(q) || q.count.min < 1000 || q.start >= last || q.count.min === count.min,
      ) &&
      EXPLAINED.test(i === from ? c.text.replace(DISTINCT, '') : c.text),
  );
}

/** 1.3亿用户信息泄露。更正：前报260万人有误，应为26万人: what is corrected names another number */
function isOfAnotherMatter({ start, count }: Quantity, { counted, clauses }: Weighed): boolean {
  const own = clauses.find((c) => c.start <= start && start < c.end);
  if (own === undefined || OF_BEFORE.test(own.text)) return false;
  const corrected = clauses.filter((c) => c.sentence > own.sentence);
  const old = corrected.flatMap((c) => c.quantities.filter((q) => isOld(c, q)));
  const settled = counted.some(({ quantity }) => corrected.some((c) => c.quantities.includes(quantity)));
  return settled && old.length > 0 && old.every((q) => q.count.min !== count.min);
}

const OF_BEFORE = pattern(/[首初前原昨上二三][^,]{0,3}报|更正|订正|误|改/u);

function isOld(clause: Clause, q: Quantity): boolean {
  return (
    (q.unit === 'people' || q.unit === 'unsaid') &&
    q.count.min >= 1000 &&
    !isOfOther(clause, q) &&
    (isReplaced(clause, q, false) || NOT_SO.test(clause.text))
  );
}

/** 刚才所报“泄露3万用户”少打一个零, 首报的550万是请求次数 */
const NOT_SO = pattern(/所报|报的|误|写成|看成|当成|行数|条数|次数|[多少](?:打|写|输|敲)/u);

/** 影响用户3000万，但仅有20万用户信息泄露: the count is told as what leaked of more. */
const RESTRICTS = pattern(
  /其中|真正|(?<!刚|方)才(?:有|是)?[\d一二三四五六七八九十]|只|仅|实际|其余|%|百分之|成|占|确认|核定|认定/u,
);

function isRestricted({ counted, clauses }: Weighed): boolean {
  return counted.some(({ quantity }) =>
    clauses.some(
      (c) =>
        c.quantities.includes(quantity) && has(c, 'leak', 'leak_plain', 'take') && RESTRICTS.test(c.text),
    ),
  );
}
