import { anyOf } from './any-of.ts';
import { HIDDEN } from './masks.ts';
import { pattern } from './pattern.ts';

/** Marks between digits: whether they are part of one number, or stand between two. */

/** 3:20，130万用户, 攻击源45.33.2.17，130万用户, 13.5，200: nothing groups digits after that. */
export const NO_WHOLE_NUMBER = /\d:\d\d$|\d\.\d+$/u;
/** What is told apart by numbers: 库1, 附件2, 第3, Struts2 */
const NUMBERED = String.raw`(?:库|表|图|附件|节点|分片|分区|机房|[分子]公司|批次|专题|系统|集群|版本|[一-龥]端|第)\d{1,2}$`;
const NAME = new RegExp(String.raw`${NUMBERED}|[a-z#]-?\d{1,2}$`, 'u');
/** affected 2,000万: a word runs into its number, as white space is dropped */
const PLAIN_NAME = new RegExp(String.raw`${NUMBERED}|(?<![a-z])(?:[a-z]|struts|win|ios|log4j)\d{1,2}$`, 'u');
/** 分别120，130万用户 */
const LISTED = pattern(/(?:分别|依次|各|[两三四五六七八九]家店?(?:泄露|丢))[^,。\d]{0,6}\d+$/u);
const MYRIADS = pattern(/^\d{3}(?:,\d{3})*[余多]?[万亿]/u);
/** 班次3,130万用户, 今天30,130万用户, 12,130万用户… */
const WHEN_OR_WHICH = pattern(
  /(?:[今昨前][天日晚]|[班车航批]次|[日时]|\d[号点]|[期层楼栋座排桌]|窗口|线路)\d{1,2}$|(?:^|[,。;])\d{2}$/u,
);
/** 编号12,130万用户 */
const CODE = pattern(
  /(?:值班员|到岗|受理号|级别|序号|补丁[a-z]*|截至\d+月)[:为是]?\d{1,4}$|(?:[编房工单案文批桌柜]号|门牌号?|房间|分机|端口)[:为是]?\d{1,4}$/u,
);
/** 801,802,803房客; 3,200,100人已报警: what the number is of may be the last alone */
const OF_LAST = pattern(/^\d{3}(?:,\d{3})*(?:[房室号栋路]|人(?:已|都)*(?:报警|报案|来电|投诉))/u);
/** 300，500，800人; 1101，1102房客: groups as long as the first, which are no round number */
const SAME_GROUPS = pattern(/(?<!\d)\d{3,4}$/u);
const MORE_GROUPS = pattern(/^(?!0{3,4}(?!\d))\d{3,4}(?:,\d{3,4})*(?!\d)/u);
/** 120，130，150万用户: nobody writes so many myriads. */
const SEVERAL = pattern(/^\d{3},\d/u);

/** 300◇500: of which the comma before says nothing */
const OF_HIDDEN = pattern(new RegExp(`${HIDDEN}\\d+$`, 'u'));

/** @returns whether a name ends a text, whose number counts nothing: 库1 */
export function endsInNumberedName(text: string): boolean {
  return NAME.test(text.toLowerCase());
}

/**
 * @param groups of digits that white space parts, the last with its 万
 * @returns whether they are those of one number: 1 000 000, 1 0000 0000, 1 200万, 12 00万, 1 2 0 0 万; not 2000 110, nor 360 130万
 */
export function isGrouped(groups: readonly string[]): boolean {
  return ONE_NUMBER.test(groups.join(' '));
}

const ONE_NUMBER = anyOf`
  ^\d{1,3}(?: \d{3})+$|^\d{1,4}(?: \d{4})+$
  ^\d(?: \d)+ ?[余多几]?(?:[万亿]|w)?$|^\d \d{3} ?[余多几]?(?:[万亿]|w)$
  ^\d{1,4}(?: \d{3,4})* 0{3,4}$
  ^\d+(?: 0+)+ ?[余多几]?(?:[万亿]|w)?$|^\d \d0 ?[余多几]?(?:[万亿]|w)$|^\d+(?: (?:\d{1,2}|0+))+$
`;

/** @returns whether exactly three digits follow, as after a thousands separator, or four, as between Chinese myriads */
export function isThousands(after: string): boolean {
  return /^(?:\d{3}(?!\d)|\d{4}(?![\d万亿年]))/u.test(after);
}

/**
 * Reads a comma between digits by what stands around it.
 * @param wide it was typed as ，, which seldom groups digits
 * @param group how many digits stand right before it: more than four are grouped by nobody, and four by myriads alone
 * @returns whether it only groups the digits of one number, parts two of them, or leaves that open
 */
export function readComma(
  before: string,
  after: string,
  wide: boolean,
  group: number,
): 'joins' | 'parts' | 'hides' {
  if (NO_WHOLE_NUMBER.test(before)) return 'parts';
  if (group > (/^\d{4}/u.test(after) ? 4 : 3)) return after.startsWith('000') ? 'hides' : 'parts';
  if (isOfList(before, after, wide) || CODE.test(before) || OF_LAST.test(after) || OF_HIDDEN.test(before))
    return 'hides';
  if (wide && SAME_GROUPS.test(before) && MORE_GROUPS.test(after)) return 'hides';
  const myriads = MYRIADS.test(after);
  if (wide && (LISTED.test(before) || NAME.test(before))) return 'parts';
  if (!myriads) return 'joins';
  if (WHEN_OR_WHICH.test(before)) return 'hides';
  if (SEVERAL.test(after) || /\d,\d{3}$/u.test(before)) return 'parts';
  if (PLAIN_NAME.test(before)) return 'hides';
  return wide && !after.startsWith('000') ? 'hides' : 'joins';
}

/** 分别泄露300,500,800人: two numbers, or one */
function isOfList(before: string, after: string, wide: boolean): boolean {
  return !wide && LISTED.test(before) && !MYRIADS.test(after);
}

const TWO_DIGITS = pattern(/(?<!^|[,。;:])([一二三四五六七八])$/u);
const NEXT_DIGIT = pattern(/^([二三四五六七八九])[十百千万亿]/u);

/** @returns whether a 、 stands between the digits of one numeral: 一千三、四百万, 十七、八万; not 一、二百万用户…, an item of a list */
export function isWithinNumeral(before: string, after: string): boolean {
  const [, low = ''] = TWO_DIGITS.exec(before) ?? [];
  const [, high = ''] = NEXT_DIGIT.exec(after) ?? [];
  return (
    low !== '' && high !== '' && '一二三四五六七八九'.indexOf(high) - '一二三四五六七八九'.indexOf(low) === 1
  );
}

/** What ends a sentence with a number: 少写一个0。8万应为80万, 见附件2。5万用户…, 编号20260012。5万用户… */
const ENDS_SENTENCE = new RegExp(String.raw`${NAME.source}|个0$|\d{5}$|${NO_WHOLE_NUMBER.source}`, 'u');

/** @returns whether a full stop between digits may be a decimal point: 共泄露用户10。5万 */
export function isLostPoint(before: string, after: string): boolean {
  return /^\d{1,2}[万亿]/u.test(after) && !ENDS_SENTENCE.test(before);
}
