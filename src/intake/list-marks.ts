/**
 * What stands before a report or an item of it (①, 1., P1, @所有人, 张三) is no part of it, least of all digits of its first
 * number.
 */

const START = String.raw`(?<=(?:^|[\n,，。；;：:!！]|[)）]\s)\s*)`;
const DIGIT = '[0-9０-９]';
/** ①–⒛, ⓪–⓿, ❶–➓ */
const CIRCLED = String.raw`[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]`;
/** ①属实，②不实, ①②均属实: the mark stands for its item. */
const STANDS_FOR_IT = '(?![不属为系是有无误均都和与及、到至]|\\s*$)';
const MARKS = [
  `${START}${CIRCLED}(?!${CIRCLED})${STANDS_FOR_IT}(?:、|[.．](?![a-z]))?`,
  `${CIRCLED}(?=\\s*${DIGIT})`,
  `(?<=${DIGIT})${CIRCLED}`,
  // 1️⃣
  String.raw`[0-9]\ufe0f?\u20e3`,
  // 一、 but not 一、二报
  `${START}[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十]|\\s*$)`,
  // （一） (1) 1) 1、
  String.raw`${START}[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]${STANDS_FOR_IT}`,
  String.raw`${START}\d{1,2}[)）、](?!\d?[、和与及]|\s*$)`,
  // 1.断网 and 1.1400万; 1.5亿 is a decimal
  String.raw`${START}\d{1,2}[.．](?=\s*[^\s\d０-９]|\s+\d|\d{4,}|\d+0[万亿]|\d+\.\d)`,
  // A.断网 but not A、B两库
  String.raw`${START}[A-Ha-h][.．、)）](?=\s*[\u4e00-\u9fff\d])`,
  String.raw`${START}(?:[Nn][Oo]\.?|序号|#)\s?\d{1,2}(?:[、.：:]|\s+)`,
  String.raw`${START}[【\[]\d{1,2}[】\]]`,
  // 1 网友称, but not 2 省断网
  String.raw`(?<=(?:^|\n)\s*)[1-9]\d?[ \t\u3000]+(?=[\u4e00-\u9fff])(?!多(?![省个地市家])|[名人个位条台元户省市区县家起次例款万亿千百十余来月日号时点分秒小天周年级楼层度种类项批所部字])`,
  String.raw`(?<=^|\n)\s*(?:[※★☆▲△◆▪►→➤>~·•●○*-]+\s*)+`,
  // P1 and INC-2231 at the beginning: the white space after them
  String.raw`(?<=(?:^|\n)\s*[A-Za-z][\w-]{0,15}\d)[ \t\u3000]+(?=[\u4e00-\u9fff])`,
  // @所有人
  String.raw`(?<=^|\n)\s*(?:[@＠]\S{1,12}\s+)+`,
];
const MARK = new RegExp(MARKS.join('|'), 'gu');

/** 1.35万用户泄露；2.绵阳断网: another item shows that it is a list. */
const LIST_POINT = new RegExp(String.raw`${START}[1-9][.．](?=\d)`, 'gu');
const OTHER_ITEM = new RegExp(String.raw`${START}[1-9][.．]\s*[^\d\s]`, 'u');

const GAP = new RegExp(String.raw`(?<=${DIGIT})[ \t\u3000]+(?=${DIGIT}|[万亿])`, 'gu');
/** INC-2231, P1 */
const CODE = /[A-Za-z#-]\d+$/u;
/** 张三 七八十万用户: a name before a number */
const NAME_GAP =
  /(?<=[\u4e00-\u9fff](?<![一二三四五六七八九十百千零两约近超达有共计为是的过余到至第前又几数人户])[一二三四五六七八九十])[ \t\u3000\n]+(?=[一二三四五六七八九十百千零两壹贰叁肆伍陆柒捌玖拾万亿\d])/gu;
/** 首报 昆山电信报告… */
const HEADING_GAP = /(?<=^\s*(?:首|初|续|终|快|急|速|专|补)报[一二三四五六七八九十\d]?)[ \t\u3000]+/u;
const SPACED = new RegExp(String.raw`${DIGIT}\s+${DIGIT}$`, 'u');
const SPACED_ON = new RegExp(String.raw`^${DIGIT}\s+(?:${DIGIT}|[万亿])`, 'u');
const NEXT = new RegExp(String.raw`^(${DIGIT}+)(\s*)([万亿千百wkm.．,，]?)`, 'iu');

/** @returns the text, of the same length, with punctuation in the place of such marks and after what else stands before */
export function withoutListMarks(text: string): string {
  const blank = (mark: string) => mark.replace(/[^\n]/gu, (char) => ','.repeat(char.length));
  const listed = OTHER_ITEM.test(text) ? text.replace(LIST_POINT, blank) : text;
  return listed
    .replace(MARK, blank)
    .replace(NAME_GAP, (gap) => ','.repeat(gap.length))
    .replace(HEADING_GAP, blank)
    .replace(GAP, (gap, at: number, all: string) => {
      const end = at + gap.length;
      const isOne = isOneNumber(all.slice(Math.max(0, at - 6), at), all.slice(end, end + 8));
      return isOne ? gap : '、'.repeat(gap.length);
    });
}

/** 1 0000 0000, 1 200 000, 1 3 0 万, 1000 万 are one number; 1 1400万, P1 12万 are two. */
function isOneNumber(before: string, after: string): boolean {
  if (CODE.test(before)) return false;
  if (/^[万亿]/u.test(after) || SPACED.test(before) || SPACED_ON.test(after)) return true;
  const [, digits = '', white = '', unit = ''] = NEXT.exec(after) ?? [];
  if (digits.length === 3) return !/[wkm,，]/iu.test(unit);
  if (digits.length === 4) return /^[.,，]?$/u.test(unit);
  return digits.length === 1 && (unit === '' || white !== '');
}
