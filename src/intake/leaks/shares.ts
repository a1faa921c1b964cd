import type { Count } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { readNumeral } from '../numbers/numerals.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';

/** 平台注册用户4亿，被拖走的占35%: how many leaked is a share of how many there are. */

export interface Shared {
  /** how many there are in all: no number of the leak */
  base: Quantity;
  /** how many leaked */
  count: Count;
}

interface Share {
  min: number;
  max: number;
}

const NUMERAL = '[\\d.点零一二两三四五六七八九十百]+';
const TO = '(?:到|至|-|~)';
/** 35%, 10%-20%, 百分之七, 万分之五, 四分之一, 八成, 三到四成, 一半 */
const SHARE = pattern(
  new RegExp(
    `(?<low>${NUMERAL})%?(?:${TO}(?<high>${NUMERAL}))?%` +
      `|(?<of>百|千|万|[二三四五六七八九十])分之(?<part>${NUMERAL})(?:${TO}(?:百分之)?(?<partTo>${NUMERAL}))?` +
      `|(?<tenth>[一二两三四五六七八九])(?:${TO}?(?<tenthTo>[一二三四五六七八九]))?成(?<rest>半|[一二三四五六七八九](?![成万个名户]))?(?!都|功|员|立|果|本|交|为|了)` +
      '|(?<half>一半|半数)(?!以上|多)',
    'u',
  ),
);
/** 剩下三分之一没被碰到 */
const REST = pattern(/^(?:而|但)?(?:其余|剩下|剩余|另外|余下|另一半|另外一半)/u);
/** 九成以上, 超过两成: at least so many */
const OVER_BEFORE = pattern(/(?:超|超过|逾|至少|过|不低于|不少于|高达)$/u);
const OVER_AFTER = pattern(/^(?:以上|还多)/u);
/** 不到三成, 至多一半: at most so many */
const UNDER_BEFORE = pattern(
  /(?:[不没未](?:有)?(?:到|足|及|满|够|达到?|超过?|过)|至多|最多|顶多|低于|少于|近|将近)$/u,
);
const UNDER_AFTER = pattern(/^(?:以下|以内|不到|弱)/u);
/** 一成多, 三成余 */
const MORE_AFTER = pattern(/^(?:多|余|强|出头)/u);
const ABOUT_BEFORE = pattern(/(?:约|大约|大概|左右|估计|差不多)$/u);
const ABOUT_AFTER = pattern(/^(?:左右|上下|的样子)/u);
/** 通知到60% */
const TOLD_THEM = pattern(
  /^(?:已|目前|现)*(?:通知|告知|短信|回访|改密|提醒)(?:了|到|完成|用户)*[^,]{0,2}[\d一二三四五六七八九]/u,
);
/** How far off a share may be that is given as about so much. */
const SLACK = 0.2;
const TENTH = 0.1;

/**
 * @returns the one number that a leak's one share is taken of, and what they come to; undefined where the text has no such
 *   share, several of them, or doesn't say of how many it is
 */
export function readShare(clauses: Clause[], leaks: readonly number[]): Shared | undefined {
  const found = clauses.flatMap((clause, i) => sharesIn(clause).map((share) => ({ share, i })));
  const { share, i } = found.at(-1) ?? { share: undefined, i: 0 };
  // 两成中招，正好是20%
  if (share === undefined || found.some((f) => f.share.min !== share.min || f.share.max !== share.max))
    return undefined;
  const clause = clauses[i];
  if (clause === undefined || !leaks.some((k) => Math.abs(k - i) <= 1)) return undefined;
  const bases = clauses.flatMap((c, k) =>
    k <= i && !has(c, 'superseded') ? c.quantities.filter(isBase) : [],
  );
  const [base] = bases;
  if (base === undefined || bases.length > 1 || base.count.max === null) return undefined;
  if (leaks.some((k) => k < i && clauses[k]?.quantities.includes(base))) return undefined;
  return {
    base,
    count: { min: Math.floor(base.count.min * share.min), max: Math.ceil(base.count.max * share.max) },
  };
}

function isBase({ unit, count }: Quantity): boolean {
  return unit === 'people' && count.min >= 1000;
}

/** 股价收盘下跌2.1%, 工单办结率99.2% */
const OF_OTHER = pattern(
  /(?:[一-龥](?<!比)率|满意度|股价|下跌|上涨|涨|跌|同比|环比|营收|份额|cpu|内存|带宽|湿度|电量|毛利|增长|下降|研发|负荷|进度)[^,]{0,6}$/u,
);

/** 八成是内鬼干的: how likely it is */
const LIKELIHOOD = pattern(
  /^(?:就|还)?(?:是|系|为|被|遭)(?:内鬼|内部|自己|黑客|员工干|外包|竞争|同行|有人|撞库|漏洞|误操作|被|遭|因为|由于)/u,
);
/** 资料被窃取，六成是女性: who they are */
const COMPOSITION = pattern(
  /^(?:以上|左右|多)?(?:都)?(?:是|为|系|来自|集中在)(?!泄露|被|遭|真|属实|有效|假|重复|测试|僵尸|机器|小号)/u,
);

function isOfNone(match: RegExpMatchArray, clause: Clause): boolean {
  const rest = clause.text.slice((match.index ?? 0) + match[0].length);
  if (LIKELIHOOD.test(rest)) return true;
  return match.index === 0 && COMPOSITION.test(rest) && !has(clause, 'leak', 'leak_plain', 'take');
}

function sharesIn(clause: Clause): Share[] {
  if (has(clause, 'resolved', 'normal') || REST.test(clause.text) || TOLD_THEM.test(clause.text)) return [];
  const shares = SHARE.all(clause.text);
  return shares
    .filter((match) => !OF_OTHER.test(clause.text.slice(0, match.index)) && !isOfNone(match, clause))
    .map((match) => {
      const lead = clause.text.slice(0, match.index);
      const rest = clause.text.slice(match.index + match[0].length);
      const [min, max] = boundsOf(match.groups ?? {});
      if (UNDER_BEFORE.test(lead) || UNDER_AFTER.test(rest)) return { min: 0, max };
      if (OVER_BEFORE.test(lead) || OVER_AFTER.test(rest)) return { min, max: 1 };
      if (MORE_AFTER.test(rest)) return { min, max: Math.min(1, max + TENTH) };
      const slack = ABOUT_BEFORE.test(lead) || ABOUT_AFTER.test(rest) ? SLACK : 0;
      return { min: min * (1 - slack), max: Math.min(1, max * (1 + slack)) };
    });
}

const PARTS = new Map(Object.entries({ 百: 100, 千: 1000, 万: 10_000 }));

function boundsOf(groups: Record<string, string | undefined>): [number, number] {
  const { low, high, of, part, partTo, tenth, tenthTo, rest } = groups;
  if (low !== undefined) return [amountOf(low) / 100, amountOf(high ?? low) / 100];
  // 两成半, 三成五
  const more = rest === undefined ? 0 : rest === '半' ? 0.5 : amountOf(rest) / 10;
  if (tenth !== undefined) return [(amountOf(tenth) + more) / 10, (amountOf(tenthTo ?? tenth) + more) / 10];
  if (of === undefined || part === undefined) return [0.5, 0.5];
  const whole = PARTS.get(of) ?? amountOf(of);
  return [amountOf(part) / whole, amountOf(partTo ?? part) / whole];
}

function amountOf(numeral: string): number {
  if (/^[\d.]+$/u.test(numeral)) return Number(numeral);
  const [whole = '', decimals = ''] = numeral.split('点');
  return wholeOf(whole) + [...decimals].reduce((sum, digit, k) => sum + wholeOf(digit) / 10 ** (k + 1), 0);
}

function wholeOf(numeral: string): number {
  return readNumeral(numeral, 0)?.min ?? 0;
}
