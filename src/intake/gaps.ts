import { DIGIT } from './list-marks.ts';

/** White space that parts what would run together without it: numbers, a name and a number, the fields of a form. */

const GAP = new RegExp(String.raw`(?<=${DIGIT})[ \t\u3000]+(?=${DIGIT}|[万亿])`, 'gu');
/** INC-2231, P1 */
const CODE = /[A-Za-z#-]\d+$/u;
/** 张三 七八十万用户: a name before a number */
const NAME_GAP =
  /(?<=[\u4e00-\u9fff](?<![一二三四五六七八九十百千零两约近超达有共计为是的过余到至第前又几数人户])[一二三四五六七八九十])[ \t\u3000\n]+(?=[一二三四五六七八九十百千零两壹贰叁肆伍陆柒捌玖拾万亿\d])/gu;
/** 泄露用户：310万　核实情况：…: a field of a form after another */
const FIELD_GAP = /(?<=\S)[ \t\u3000]+(?=[\u4e00-\u9fff]{2,8}[：:])/gu;
/** 首报 昆山电信报告… */
const HEADING_GAP =
  /(?<=^[ \t\u3000]{0,4}(?:首|初|续|终|快|急|速|专|补)报[一二三四五六七八九十\d]?)[ \t\u3000]+/u;
const SPACED = new RegExp(String.raw`${DIGIT}\s+${DIGIT}$`, 'u');
const SPACED_ON = new RegExp(String.raw`^${DIGIT}\s+(?:${DIGIT}|[万亿])`, 'u');
const NEXT = new RegExp(String.raw`^(${DIGIT}+)(\s*)([万亿千百wkm.．,，]?)`, 'iu');

/** @returns the text, of the same length, with punctuation in the place of such white space */
export function parted(text: string): string {
  const commas = (gap: string) => ','.repeat(gap.length);
  return text
    .replace(NAME_GAP, commas)
    .replace(HEADING_GAP, commas)
    .replace(FIELD_GAP, commas)
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
