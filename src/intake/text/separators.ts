import { pattern } from './pattern.ts';

/** Marks between digits: whether they are part of one number, or stand between two. */

/** 3:20，130万用户, 攻击源45.33.2.17，130万用户, 13.5，200: nothing groups digits after that. */
const NO_WHOLE_NUMBER = /\d:\d\d$|\d\.\d+$/u;
/** What is told apart by numbers: 库1, 附件2, 第3, Struts2 */
const NUMBERED = String.raw`(?:库|表|图|附件|节点|分片|分区|机房|[分子]公司|批次|专题|系统|集群|版本|[一-龥]端|第)\d{1,2}$`;
const NAME = new RegExp(String.raw`${NUMBERED}|[a-z#]-?\d{1,2}$`, 'u');
/** affected 2,000万: a word runs into its number, as white space is dropped */
const PLAIN_NAME = new RegExp(String.raw`${NUMBERED}|(?<![a-z])(?:[a-z]|struts|win|ios|log4j)\d{1,2}$`, 'u');
/** 分别120，130万用户 */
const LISTED = pattern(/(?:分别|依次|各)[^,。\d]{0,6}\d+$/u);
const MYRIADS = pattern(/^\d{3}(?:,\d{3})*[余多]?[万亿]/u);
/** 120，130，150万用户: nobody writes so many myriads. */
const SEVERAL = pattern(/^\d{3},\d/u);

/** @returns whether a name ends a text, whose number counts nothing: 库1 */
export function endsInNumberedName(text: string): boolean {
  return NAME.test(text.toLowerCase());
}

/** @returns whether exactly three digits follow, as after a thousands separator, or four, as between Chinese myriads */
export function isThousands(after: string): boolean {
  return /^(?:\d{3}(?!\d)|\d{4}(?![\d万亿年]))/u.test(after);
}

/**
 * Reads a comma between digits by what stands around it.
 * @param wide it was typed as ，, which seldom groups digits
 * @returns whether it only groups the digits of one number, parts two of them, or leaves that open
 */
export function readComma(before: string, after: string, wide: boolean): 'joins' | 'parts' | 'hides' {
  if (NO_WHOLE_NUMBER.test(before)) return 'parts';
  const myriads = MYRIADS.test(after);
  if (wide && (LISTED.test(before) || NAME.test(before))) return 'parts';
  if (!myriads) return 'joins';
  if (SEVERAL.test(after) || /\d,\d{3}$/u.test(before)) return 'parts';
  if (PLAIN_NAME.test(before)) return 'hides';
  return wide && !after.startsWith('000') ? 'hides' : 'joins';
}

/** What ends a sentence with a number: 少写一个0。8万应为80万, 见附件2。5万用户…, 编号20260012。5万用户… */
const ENDS_SENTENCE = new RegExp(String.raw`${NAME.source}|个0$|\d{5}$|${NO_WHOLE_NUMBER.source}`, 'u');

/** @returns whether a full stop between digits may be a decimal point: 共泄露用户10。5万 */
export function isLostPoint(before: string, after: string): boolean {
  return /^\d{1,2}[万亿]/u.test(after) && !ENDS_SENTENCE.test(before);
}
