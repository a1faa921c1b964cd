import type { Count } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { CEILING } from '../numbers/numerals.ts';
import { isCount } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { withProvisos } from './provisos.ts';
import { isPartOfWhole } from './taken-whole.ts';

/** What a text leaves open of how many leaked. */

/** @returns the count with the bounds opened that the text leaves open: how many of them leaked, how many more there will be */
export function asFarAsKnown(count: Count, clauses: Clause[], leaks: Statement[]): Count {
  const open =
    isPartOfWhole(clauses) ||
    leaks.some((s) => LEAVES_OPEN.test(clauses[s.clause]?.text ?? '')) ||
    clauses.some(
      ({ text }, i) =>
        HOW_MANY_OF_THEM.test(text) || isWrongWithout(clauses, i) || isMostlyForeign(clauses[i]),
    );
  // 怀疑还有别的表也被导走了，规模不详
  const unsized =
    leaks.some((s) => s.mood !== 'actual' && clauses[s.clause]?.quantities.length === 0) &&
    clauses.some(({ text }) => UNSIZED.test(text));
  // 注册用户3000万的网站被入侵，部分简历外泄，数量不详
  const unsaid =
    leaks.length > 0 &&
    leaks.every((s) => clauses[s.clause]?.quantities.length === 0) &&
    clauses.some((c) => UNSIZED.test(c.text) && c.quantities.length === 0);
  const unchecked = clauses.some(({ text }) => UNCHECKED.test(text));
  const atHome = clauses.flatMap(atHomeIn)[0];
  const grows =
    clauses.some((c, i) => isMultiplied(c, clauses.slice(i + 1)) || SURE_TO_GROW.test(c.text)) ||
    (clauses.some((c) => GROWS.test(c.text)) && clauses.some(isOpen));
  const caps = clauses
    .filter((c) => CAPPED.test(c.text))
    .flatMap((c) => c.quantities.map((q) => q.count.max ?? CEILING));
  const most = Math.max(isCapless(count) ? count.min : (count.max ?? 0), ...caps);
  const known = {
    ...count,
    ...(atHome !== undefined && { min: Math.min(count.min, atHome), max: count.max ?? CEILING }),
    ...((open || unsaid) && { min: 0, max: count.max ?? CEILING }),
    ...(unchecked && { min: 0 }),
    ...((grows || unchecked || unsized) && { max: CEILING }),
    ...(caps.length > 0 && { max: most }),
  };
  return withProvisos(known, clauses);
}

const UNSIZED = pattern(/(?:规模|数量|多少|人数)[^,]{0,4}(?:不详|不明|不清|未知|待查)/u);

/** 泄露的占八成左右, 真正泄露出去的有多少还在查: the number given is of more than what leaked. */
const LEAVES_OPEN = pattern(
  /(?:占|有|约)[^,]{0,6}(?:[一二三四五六七八九]成(?!都)|\d+%|百分之|一半|多半|大半|分之)|(?:有|是|共)?多少|(?:比例|占比|份额)(?:很|极|非常|较|比较|相当|并|也)*(?:不?[小低少大高])/u,
);

/** 客户占多少, 其中多少是用户、多少是内部员工 */
const HOW_MANY_OF_THEM = anyOf`
  有没有?[^,]{0,6}用户[^,]{0,6}(?:不清楚|不知道|待|不确定)
  (?:客户|用户|真人|活人|个人|境内|国内|玩家|员工)[^,]{0,4}(?:占|有)(?:多少|几成|比|几)
  (?:真实用户|真人|实际用户|活跃用户)[^,]{0,3}多少|各(?:占|有|是)?多少|到底(?:是)?多少
  (?:其中|里面|里头|当中)[^,]{0,3}(?:多少|几成|几个)
  (?:境内|国内|内地|真实)(?:的)?(?:用户|客户|会员|玩家|人)?(?:数|人数)?(?:有|占|是)?多少[^,]{0,4}(?:还|没|未|不|待|尚)
`;

/** 境内只有3000人 */
const FEW_AT_HOME = pattern(
  /(?:境内|国内|中国)(?:的|用户|会员|客户|人)*(?:只|仅|才|就)(?:有|占)?[约近]?[\d一二三四五六七八九十几数]/u,
);

/** 其中境外1096万、境内84万 */
function atHomeIn({ text, start, quantities }: Clause, i: number, clauses: Clause[]): number[] {
  if (!/境外|海外|国外/u.test(`${text}${clauses[i + 1]?.text ?? ''}`) && !FEW_AT_HOME.test(text)) return [];
  return quantities
    .filter(
      (q) =>
        q.count.min >= 1000 &&
        /(?:境内|国内|中国)(?:的|用户|会员|客户|人)*(?:有|约|为|共|只|仅|才|就|占)*$/u.test(
          text.slice(0, q.start - start),
        ),
    )
    .map(({ count }) => count.min);
}

/** 绝大多数为东南亚用户 */
function isMostlyForeign(clause: Clause | undefined): boolean {
  return (
    clause !== undefined &&
    has(clause, 'foreign_users') &&
    /^(?:其中)?(?:绝大多数|大多数|大部分|绝大部分|多数|多半|主要|[六七八九]成)/u.test(clause.text)
  );
}

/** 晚上有人说数字弄错了, with no other number after it */
function isWrongWithout(clauses: Clause[], i: number): boolean {
  return (
    /(?:数字|人数|数量)[^,]{0,4}(?:弄错|搞错|有误|不对|写错|错了|不准|作废)/u.test(clauses[i]?.text ?? '') &&
    !clauses.some(({ text }) => /以[本此这][条次报份稿]?为准/u.test(text)) &&
    !(BEFORE.test(clauses[i]?.text ?? '') && isPutAfter(clauses, i)) &&
    clauses.flatMap((c) => c.quantities.filter(isCount)).length === 1
  );
}

/** 至少1200万 */
function isCapless({ max }: Count): boolean {
  return max === null || max >= CEILING;
}

/** 初报数字作废, after the number that holds */
const OF_REPORT = pattern(/[前首初原昨续一二三]报/u);
const BEFORE = pattern(/此前|之前|先前|前期|以前|续报|[前首初原昨一二三]报|[上前]一?[条份版稿次]|刚才|刚刚/u);

/** 前报人数有误，应为130万; but not 上一版人数有误，等我重发 */
function isPutAfter(clauses: Clause[], i: number): boolean {
  return (
    (OF_REPORT.test(clauses[i]?.text ?? '') || clauses.slice(i).some((c) => c.quantities.some(isCount))) &&
    !clauses.slice(i).some(({ text }) => /^等我|稍后|重发|不要引用/u.test(text))
  );
}

/** 数字还没有核对 */
const UNCHECKED = pattern(
  /(?:数字|人数|数量)(?:还|尚|仍|都|均)?(?:没有?|未)(?:经|有|人)?(?:核对|核实|核过|确认|复核)/u,
);

/** 明天可能翻倍，是否过百万说不准 */
const GROWS = pattern(
  /翻倍|翻番|(?:是否|会不会|有没有可能)(?:会)?(?:过|超过|达到|突破|上)[^,]{0,4}[万亿]|还在(?:涨|增|往上)/u,
);

/** 数字肯定还要涨 */
const SURE_TO_GROW = anyOf`
  (?:数字|数量|人数|数|规模)[^,]{0,4}(?:肯定|必然|一定|还|仍|将|会)(?:会|将|要|在|继续)*(?:涨|增加|上升|增多|变大|扩大|往上)
  只会(?:更)?多|只多不少
  (?:还|另)有[^,]{0,8}(?:库|表|批|分片)[^,]{0,4}(?:没|未|待|正在)(?:有)?(?:查|核|数|算|统计|比对)
  往上[^,]{0,4}多少|上限[^,]{0,4}(?:没|未|不(?!超|到)|待|尚)|没有?底$|上不封顶
  还在(?:持续|不断)?(?:往外|外传|外流|泄露|导出)|(?:封|止|拦|堵)不住
  远不止(?![\d一二三四五六七八九十百千万])
  (?:剩下|剩余|其余|余下|后续)[^,]{0,8}(?:继续|再)(?:放|公开|发|泄|传)|不止这些|不止于此|冰山一角
`;

/** 还在往外放，最终不会破两千万: however it grows */
const CAPPED = pattern(
  /^(?:但|不过)?(?:最终|总数|总量|撑死|顶天|再怎么[^,]{0,3}|怎么也)[^,]{0,3}(?:不会|不可能|不)(?:破|过|超过?|突破|高于)[\d一二两三四五六七八九十百千][^,]*$/u,
);

/** 今天翻了两番: the number before it no longer holds. */
function isMultiplied({ text, sentence, quantities }: Clause, later: Clause[]): boolean {
  const rest = later.filter((c) => c.sentence === sentence).flatMap((c) => c.quantities);
  const counts = [...quantities, ...rest].some((quantity) => isCount(quantity) && quantity.count.min >= 100);
  return (
    !counts &&
    !/流量|请求|带宽|投诉|访问|攻击|来电/u.test(text) &&
    /翻了?[^,]{0,3}(?:倍|番)|(?:是|涨|增|多|到|约)[^,]{0,6}[两三四五六七八九十几数\d]倍/u.test(text)
  );
}
