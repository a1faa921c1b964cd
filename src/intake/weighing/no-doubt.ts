import { type Clause, has } from '../clauses/clauses.ts';
import { isHeardCause } from '../moods/certainty.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { EARLIER } from '../words/earlier.ts';

/** Clauses beside what is told that doubt nothing of it, whatever words they hold. */

/** 不是外头传的1.2亿 */
const NOT_THAT = pattern(/^(?:并)?(?:不是|并非|而非)[^,]*[\d一二两三四五六七八九十百千]/u);
/** What is open there is a detail, not whether it happened. */
const DETAIL = pattern(
  /原因|范围|精确|准数|确切|口子|人数|数量|数字|损失|具体|详情|细节|程度|规模|来源|身份|地址|如何|何人|何时/u,
);

const SIGNED = pattern(
  /(?:联系人|联系方式|联络员|值班员?|报告人|报送人?|记录人|核查人|审核|签发|经办人?|复核|拟稿|电话|填报人?|接班人|负责人)$/u,
);
const LONGEST_SIGNATURE = 12;

/** @returns whether a clause only says who wrote or answers for it: 值班员：孟凡 */
export function isSignature(clauses: Clause[], i: number): boolean {
  return SIGNED.test(clauses[i - 1]?.text ?? '') && (clauses[i]?.text.length ?? 0) <= LONGEST_SIGNATURE;
}

/** What goes on around a report: 截图已发群里, 公司已准备声明稿, 请部应急办定级 */
const AROUND = anyOf`
  ^(?:请|烦请|麻烦)?(?:各位|大家|同事们?)*(?:先)?(?:不要|勿|别(?![人的处家])|切勿|不得|严禁)(?:在|把|向|对|往)?[^,]{0,4}(?:群|转|发|传|截图|外)
  ^(?:附|随附)?截图(?:[\d一二三四五六七八九十几]+张$|[^,]{0,4}(?:已|见|发|附|在|如))
  ^附件?(?:\d|一|二|:|$|为|有|见|是)|[声说]明稿|公告稿|通稿|新闻稿|发布会
  ^(?:在)?群里(?:先|再)?(?:简单|大概|统一|快速)
  ^(?:本|我|值班|工作)?群里?的?(?:同事|各位|大家|同志|兄弟)
  ^(?:客服|热线|呼叫|咨询)[^,]{0,8}(?:接到|受理|接听|电话)|培训教材
  ^[^,]{0,8}(?:入口|漏洞|口子|缺口|后门|突破口|路径)在哪|(?:准备|拟|正在|将|打算|计划|想|要)先?(?:发|起草|写|拟)[^,]{0,4}(?:声明|公告|通报)
  ^(?:恳|现|特)?请[^,]{0,10}(?:定级|审定级别|核定级别|研判定级)$
`;

/** @returns whether a clause goes on around a report, or speaks of a detail or a cause: it doubts nothing that is told */
export function isAside(clause: Clause): boolean {
  return (
    NOT_THAT.test(clause.text) ||
    AROUND.test(clause.text) ||
    DETAIL.test(clause.text) ||
    has(clause, 'cause', 'unknown_cause', 'resolved')
  );
}

/** @returns whether a clause says why, after what is told: 断网，说是机房进水 */
export function isOnlyWhy(clause: Clause, i: number, stated: Statement[]): boolean {
  return isHeardCause(clause) && stated.some((s) => s.clause < i);
}

/** @returns whether a clause leaves open whether anything came of it: 库在公网裸奔，不确定有没有被人下走 */
export function isOpenWhether(clause: Clause): boolean {
  const aside = isAside(clause) || has(clause, 'place');
  return (
    !aside &&
    isOpen(clause) &&
    /(?:有没有|是否|有无)[^,]{0,3}(?:被|让人|遭|外|下载|拿|流出|传出)|(?:不能|无法|难以|没法)[^,]{0,6}(?:证明|排除|否认|判断)[^,]{0,12}(?:下载|访问|拿|取|利用|外传|流出)/u.test(
      clause.text,
    )
  );
}

/** 昨天说120万用户泄露偏少了 */
const OUR_WRONG = new RegExp(
  `^(?:我们?)?(?:${EARLIER}|上面)(?:我们?)?(?:说|讲)[^,]*(?:偏[少多高低大小]|[少多高低错]|不对|有误|不准)了?$`,
  'u',
);

/** 先说50万, 又说80万 */
const IN_TURN = pattern(
  /^(?:最新)*(?:先|又|后来?|起初|再)(?:说|报|讲)(?:是)?[约近]?[\d一二两三四五六七八九十百千.]+[万亿](?:人|用户)?$/u,
);
/** 以260万为准 */
const HOLDS = pattern(
  /^(?:请|现|统一|一律|就|均)?以[\d一二两三四五六七八九十百千.]+[万亿](?:人|用户)?为准$/u,
);

/** @returns whether a clause says that what the reporter told was wrong, and a later one puts it right: 昨天说120万偏少了，更正为1650万 */
export function isPutRight(clauses: Clause[], i: number): boolean {
  const clause = clauses[i] as Clause;
  const puts = (c: Clause) =>
    c.sentence === clause.sentence &&
    has(c, 'correction') &&
    c.quantities.some(({ unit }) => unit === 'people');
  const later = clauses.slice(i + 1);
  return (
    (OUR_WRONG.test(clause.text) && later.some(puts)) ||
    (IN_TURN.test(clause.text) && later.some((c) => c.sentence === clause.sentence && HOLDS.test(c.text)))
  );
}

const isBeside = (from: number, to: number): boolean => from <= to && to - from <= 2;

/** @returns whether a word stands between two numbers, of which it asks which one holds, not whether it happened: 到底是320万还是340万 */
export function isBetweenNumbers({ text, start, quantities }: Clause, from: number, to: number): boolean {
  if (text.slice(from - start, to - start) !== '还是') return false;
  return quantities.some((a, k) => {
    const b = quantities[k + 1];
    return b !== undefined && a.count.min >= 1000 && isBeside(a.end, from) && isBeside(to, b.start);
  });
}
