import { pattern } from './pattern.ts';

/** Signs in the place of the digits of a number: 3XX万, ██万, 3X 万余人, 泄露X200万用户, 12XXXXX人. */

/** Stands for hidden digits in a normalized text. */
export const HIDDEN = '◇';

const GAP = String.raw`[ \t\u3000]*`;
const DIGIT = '[0-9０-９]';
/** What nobody takes for a letter or a list mark after a digit. */
const SIGNS = '[×╳✕✖█▇▆▓▒░■□▢●○◯◎★☆*＊#＃_＿?？]';
const MYRIADS = '(?:万(?!一)|亿)';
const MASKS = [
  // 3XX万, X200万, 3XW; but SpaceX 200万用户, 平台X 200万用户
  `[xX]+(?=${DIGIT}*${MYRIADS})`,
  `(?<!(?:[A-Za-z]|社交平台|系统|[机型版])${GAP})[xX]+(?=${GAP}${DIGIT}*${GAP}(?:${MYRIADS}|[wW](?![A-Za-z])))`,
  `(?<![A-Za-z]${GAP})[xX]+(?=${GAP}[0０]${DIGIT}*${GAP}${MYRIADS})`,
  // 3X余万
  `(?<=${DIGIT}${GAP})[xX]+[余多几](?=${MYRIADS})`,
  // ██万, ……万
  String.raw`(?:(?<![\d〇零一二三四五六七八九])(?:${SIGNS}${GAP})+|…+|\.{3,}|[—-]{2,}|若干|(?<![A-Za-z])[nN])(?=万(?!一)|亿)`,
  // 3■■ 万, 3_万; but **3**万
  `(?<=(?<![*＊0-9０-９])${DIGIT}+${GAP})(?:${SIGNS}${GAP})+(?=[余多]?${MYRIADS})`,
  // 信息□200万人; a mark before the next item stands after punctuation, a box of a form (□1亿以上) after white space
  `(?<=(?![万亿人户条个名次库表端])[\\u4e00-\\u9fff])[×╳✕✖█▇▆▓▒░■□▢●○◯◎★☆]+(?=${GAP}${DIGIT}+${GAP}${MYRIADS}(?!以[上下]))`,
  // 窃取*8万人; but *8万*人, #泄露8万#
  `[*＊](?<=^[^*]*[\\u4e00-\\u9fff]${GAP}[*＊])(?=${DIGIT}+${GAP}${MYRIADS}[^*＊]*$)`,
  `[#＃](?<=^[^#＃]*[\\u4e00-\\u9fff]${GAP}[#＃])(?=${DIGIT}+${GAP}${MYRIADS}[^#＃]*$)`,
  // （）万, {N}万, 某某万用户, oo万, N多万
  `[（(【［<＜\\[{]${GAP}[NnXx]?${GAP}[）)】］>＞\\]}](?=${MYRIADS})`,
  '某某(?=[万亿](?:余|多|名|人|用户|个|条))',
  `(?<![A-Za-z])(?:[oO]{2,}|[nN]多)(?=${MYRIADS})`,
  // 9＿0万, 9口万, 9—万
  `(?<=${DIGIT})[＿口](?=${DIGIT}*${MYRIADS})|(?<=${DIGIT})[—–](?=${MYRIADS})`,
  // 130。万用户, 130/万人, 130啷当万; 13,00,000用户, 1.300,000: none of them is read
  `(?<=${DIGIT})(?:[.。,，/／·:：;；]{1,2}|[多余]?[+＋]|[啷郎]当|拉)(?=[万亿][余多]?(?:[名个位]|用户|人|会员|客户|条|账号|$))`,
  `(?<=${DIGIT})[,，](?=${DIGIT}{2}[,，]${DIGIT}{3}(?!${DIGIT}))|(?<=${DIGIT}\\.${DIGIT}{3})[,，](?=${DIGIT}{3}(?!${DIGIT}))`,
  // □百□十万, 三百×十万
  '[□×■](?=[十百千][□×■一二三四五六七八九十百千]*万)',
  // 5X0 0000 名
  `(?<=${DIGIT})[xX](?=${DIGIT}+${GAP}(?:${DIGIT}{4}${GAP})?[人名个位])`,
  // 12XXXXX人, 1,2XX,XXX名
  `(?<=${DIGIT})[xX]+(?:[,，]?[xX])*(?=${GAP}(?:[余多]?[人名个位条户]|用户))`,
];
const MASK = pattern(new RegExp(MASKS.join('|'), 'u'));

/** 1,15X万, 20~3X万: it hides the digits before it as well */
const GROUPED = pattern(new RegExp(`(?<=${DIGIT})[,，~～—-](?=${DIGIT}*${HIDDEN})`, 'u'));

/** @returns a text, of the same length, with `HIDDEN` in the place of every sign that hides digits */
export function withHidden(text: string): string {
  const hidden = MASK.replaceAll(text, (signs) => HIDDEN.repeat(signs.length));
  return hidden === text ? text : withGroupsHidden(hidden);
}

/** @returns the text with the digits before a hidden one hidden with it: 1,2◇00万 */
export function withGroupsHidden(text: string): string {
  return GROUPED.replaceAll(text, HIDDEN);
}
