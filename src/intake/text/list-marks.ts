import { pattern } from './pattern.ts';

/** What stands before a report or an item of it (①, 1., P1, @所有人) is no part of it, least of all digits of its first number. */

const START = String.raw`(?<=(?:^|[\n,，。；;：:!！]|[)）]\s)[ \t\u3000]{0,4})`;
/** Half or full width. */
export const DIGIT = '[0-9０-９]';
/** ①–⒛, ⓪–⓿, ❶–➓ */
const CIRCLED = String.raw`[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]`;
/** ①属实，②不实, ①②均属实: the mark stands for its item. */
const STANDS_FOR_IT =
  '(?!(?:均|都|已|系|是|为|属)*(?:属实|不实|不属实|真|假|谣|误报|误传|演练|旧|事实|有误|无误|和|与|及|、|到|至)|\\s*$)';
const MARKS = [
  `${START}${CIRCLED}(?!${CIRCLED})${STANDS_FOR_IT}(?:、|[.．](?![a-z]))?`,
  `${CIRCLED}(?=\\s*${DIGIT})`,
  // 已证实系伪造 ②内部员工…
  `(?<=[\\u4e00-\\u9fff][ \\t\\u3000]{1,3})${CIRCLED}(?!${CIRCLED})${STANDS_FOR_IT}`,
  `(?<=${DIGIT})${CIRCLED}`,
  // 1️⃣
  String.raw`[0-9]\ufe0f?\u20e3`,
  // 一、 but not 一、二报
  `${START}[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十]|\\s*$)`,
  // （一） (1) 1) 1、
  String.raw`${START}[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]${STANDS_FOR_IT}`,
  String.raw`${START}(?<!\d[:：])\d{1,2}[)）、](?!\d?[、和与及]|\s*$)`,
  // 1.断网 and 1.1400万; 1.5亿 and 9.8765万 are decimals
  String.raw`${START}(?<!\d[:：])(?!0[.．]\s*\d)\d{1,2}[.．](?=\s*[^\s\d０-９]|\s+\d|\d{4,}(?![\d万亿])|\d+0[万亿]|\d+\.\d)`,
  // A.断网 but not A、B两库
  String.raw`${START}[A-Ha-h][.．、)）](?=\s*[\u4e00-\u9fff\d])`,
  String.raw`${START}(?:[Nn][Oo]\.?|序号|#)\s?\d{1,2}(?:[、.：:]|\s+)`,
  String.raw`${START}[【\[]\d{1,2}[】\]]`,
  // 1 网友称, but not 2 省断网
  String.raw`(?<=(?:^|\n)[ \t\u3000]{0,4})[1-9]\d?[ \t\u3000]+(?=[\u4e00-\u9fff])(?!多(?![省个地市家])|好?几|[名人个位条台元户省市区县家起次例款万亿千百十余来月日号时点分秒小天周年级楼层度种类项批所部字])`,
  String.raw`(?<=^|\n)[ \t\u3000]{0,4}(?:[※★☆▲△◆▪►→➤>~·•●○*-]\s*)+`,
  // P1, SEV1, INC-2231
  String.raw`(?<=^|\n)[ \t\u3000]{0,4}(?:[PSL]\d|[A-Z]{2,}-?\d[\d-]*)[ \t\u3000]+(?=\S)`,
  // [08:31] 老王: the white space after it
  String.raw`(?<=(?:^|\n)[ \t\u3000]{0,4}[[【]\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\]】]\s?\S{1,8})[ \t\u3000]+`,
  String.raw`(?<=^|\n)[ \t\u3000]{0,4}(?:(?![\u2611\u2612\u2713\u2714\u2705\u274c])\p{Extended_Pictographic}[\ufe0f\u200d]?\s*)+`,
  // @所有人
  String.raw`(?<=^|\n)[ \t\u3000]{0,4}(?:[@＠]\S{1,12}\s+)+`,
];
const MARK = pattern(new RegExp(MARKS.join('|'), 'u'));

/** 1.35万用户泄露；2.绵阳断网: another item shows that it is a list. */
const ITEM = new RegExp(String.raw`${START}([1-9])[.．](?=\s*\S)`, 'gu');
const OTHER_ITEM = pattern(/^[1-9][.．]\s*[^\d\s]/u);
/** 泄露用户：2.85万人; but 情况如下：1.35万用户泄露 */
const AFTER_LABEL = pattern(/[\u4e00-\u9fff]{2}[：:]\s*$/u);
const AFTER_COUNT = pattern(/(?:用户|会员|客户|账号|人|数|量|规模)[：:]\s*$/u);

/** Blanks the marks of a list that count up: 1.事件：…；2.泄露用户：9.85万人 has no item 9. */
function withoutPoints(text: string, blank: (mark: string) => string): string {
  const items = [...text.matchAll(ITEM)];
  if (!items.some(({ index }) => OTHER_ITEM.test(text.slice(index)))) return text;
  let last: number | undefined;
  let marked = text;
  for (const { 0: mark, 1: digit, index } of items) {
    const lead = text.slice(0, index);
    if (Number(digit) !== (last ?? 0) + 1) continue;
    if (digit === '1' ? AFTER_COUNT.test(lead) : AFTER_LABEL.test(lead)) continue;
    last = Number(digit);
    marked = marked.slice(0, index) + blank(mark) + marked.slice(index + mark.length);
  }
  return marked;
}

const ORDINALS = '一二三四五六';
/** 三件事一起报 一 某县… 二 宝鸡… */
const SPACED = pattern(/(?<=^|[\s,，。；;：:])[一二三四五六](?=[ \t\u3000]+[\u4e00-\u9fff])/u);

/** Blanks such ordinals where they count up. */
function withoutOrdinals(text: string, blank: (mark: string) => string): string {
  const marks = SPACED.all(text);
  const countsUp = marks.length > 1 && marks.every(({ 0: mark }, i) => mark === ORDINALS.charAt(i));
  return countsUp ? SPACED.replaceAll(text, blank) : text;
}

/** 首报，四川断网: what is told now; not 首报，1200万，现核定为900万 */
const FIRST_REPORT = pattern(
  /^\s*(?:首报|初报|快报|速报)(?=[,，])(?![\s\S]*(?:续报|[二三终]报|正|改|核[实定减查]|实为|前报|原报|现|详报|终判|后查|仅|只是))/u,
);

/** @returns the text, of the same length, with commas in the place of such marks */
export function withoutListMarks(text: string): string {
  const blank = (mark: string) => mark.replace(/[^\n]/gu, (char) => ','.repeat(char.length));
  return FIRST_REPORT.replaceAll(
    MARK.replaceAll(withoutOrdinals(withoutPoints(text, blank), blank), blank),
    blank,
  );
}
