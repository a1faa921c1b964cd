import { DIGIT } from './list-marks.ts';
import { HIDDEN, withGroupsHidden } from './masks.ts';
import { pattern } from './pattern.ts';
import { endsInNumberedName, isGrouped, NO_WHOLE_NUMBER } from './separators.ts';

/** White space that parts what would run together without it: numbers, a name and a number, the fields of a form. */

const GAP = pattern(new RegExp(String.raw`(?<=${DIGIT})[ \t\u3000]+(?=${DIGIT}|[万亿])`, 'u'));
/** INC-2231, P1 */
const CODE = pattern(/[A-Za-z#]-?\d+$/u);
/** 张三 七八十万用户: a name before a number */
const NAME_GAP = pattern(
  /(?<=[\u4e00-\u9fff](?<![一二三四五六七八九十百千万亿零两约近超达有共计为是的过余到至第前又几数人户])[一二三四五六七八九])[ \t\u3000\n]+(?=[一二三四五六七八九十百千零两壹贰叁肆伍陆柒捌玖拾\d])/u,
);
/** 差一点就一个亿 九千九百九十万: two numbers */
const NUMERAL_GAP = pattern(/(?<=个亿)[ \t\u3000]+(?=[一二两三四五六七八九][十百千])/u);
/** 泄露用户：310万　核实情况：…: a field of a form after another */
const FIELD_GAP = pattern(/(?<=\S)[ \t\u3000]+(?=[\u4e00-\u9fff]{2,8}[：:])/u);
/** 事件类型：数据泄露／涉及用户：130万人／原因：…; not 用户/会员：130万人 */
const FIELD_SLASH = pattern(
  new RegExp(
    String.raw`[／/](?<=[：:](?:[^／/：:；;。，,\n]|(?<=${DIGIT})[，,](?=${DIGIT})){1,40}[／/])(?=[\u4e00-\u9fff]{2,8}[：:])`,
    'u',
  ),
);
/** 首报 昆山电信报告… */
const HEADING_GAP = pattern(
  /(?<=^[ \t\u3000]{0,4}(?:首|初|续|终|快|急|速|专|补)报[一二三四五六七八九十\d]?)[ \t\u3000]+/u,
);
/** "1 1400万用户": nobody groups digits so; 1 is the mark of a list item. */
const ITEM = pattern(/(?:^|\n)[ \t\u3000]{0,4}[1-9]$/u);
const MYRIADS = pattern(/^[0-9０-９]{4}(?:\.\d+)?[余多]?[万亿]/u);
/** 库1 120万用户 */
const COUNT = pattern(/^[0-9０-９]+(?:\.\d+)?[余多]?[万亿]/u);

/** 4200万，3500万，2600万用户; 分别是5万，4万用户: commas of a list of numbers */
const OF_LIST = pattern(
  /(?<=(?:(?:分别|各|依次)[^,，。；\n]{0,6}|\d[万亿][，,]\s?)\d+(?:\.\d+)?[万亿])[，,](?=\s?\d+(?:\.\d+)?[万亿](?:[用人会客名户、，,]|[万亿]))|(?<=\d[万亿])[，,](?=\s?\d+(?:\.\d+)?[万亿][，,、]\s?\d+(?:\.\d+)?[万亿][用人会客名户])/u,
);

/** @returns the text, of the same length, with punctuation in the place of such white space */
export function parted(text: string): string {
  const commas = (gap: string) => ','.repeat(gap.length);
  const fields = [NAME_GAP, NUMERAL_GAP, HEADING_GAP, FIELD_GAP, FIELD_SLASH].reduce(
    (all, pattern) => pattern.replaceAll(all, commas),
    OF_LIST.replaceAll(text, '、'),
  );
  const gathered = GAP.replaceAll(fields, (gap, at: number, all: string) => {
    const before = all.slice(Math.max(0, at - 24), at);
    const after = all.slice(at + gap.length, at + gap.length + 24);
    const apart =
      CODE.test(before.slice(-6)) ||
      (ITEM.test(before) && MYRIADS.test(after)) ||
      (endsInNumberedName(before) && COUNT.test(after)) ||
      (/^\d/u.test(after) && NO_WHOLE_NUMBER.test(before) && !isOfTime(before, after)); // 版本3.2 130万用户
    if (/\d\.\d$/u.test(before) && /^\d[万亿]/u.test(after)) return HIDDEN.repeat(gap.length); // 99.9 9万
    if (apart) return '、'.repeat(gap.length);
    return joins(before, after) ? gap : HIDDEN.repeat(gap.length);
  });
  return gathered === fields ? fields : withGroupsHidden(gathered);
}

/** 11.27 18:16 */
function isOfTime(before: string, after: string): boolean {
  return CLOCK_OR_DATE.test(before) || /^\d{1,2}[:：]\d\d/u.test(after);
}

/** 21:05 130万, 2026-11-30 130万: normalize.ts parts them. */
const CLOCK_OR_DATE = pattern(/\d[:：]\d\d$|\d[-/.]\d\d?[-/.]\d\d?$/u);
/** 400 810 1234, 138 0013 8000 */
const PHONE = pattern(/(?<!\d)(?:[48]00\s+\d{3}\s+\d{4}|1[3-9]\d\s+\d{4}\s+\d{4})(?!\d)/u);

/** 18,400,00 0: however white space strays into it */
const THOUSANDS = pattern(/^\d{1,3}(?:,\d{3})+(?:[余多几]?[万亿w])?$/u);

/** Whether white space between digits is no mark: 1 000 000 is one number, and 1200 万 too; 2000 110已接警 and 360 130万 aren't. */
function joins(before: string, after: string): boolean {
  if (!/^[0-9０-９]/u.test(after) || isOfTime(before, after)) return true;
  const lead = /[0-9０-９.][0-9０-９.,， \t\u3000]*$/u.exec(before)?.[0] ?? '';
  const rest = /^[0-9０-９.,， \t\u3000]*[0-9０-９](?:\s*[余多几]?\s*[万亿wW])?/u.exec(after)?.[0] ?? '';
  // 人数3000 1130报, 800 315投诉: the time, or whom one calls
  if (/^(?:报|上报|投诉|已|接警|热线|到岗|起|不等)/u.test(after.slice(rest.length).trimStart())) return false;
  const run = `${lead} ${rest}`.normalize('NFKC');
  return (
    PHONE.test(run) ||
    (/[，,]/u.test(before + after) && THOUSANDS.test(run.replaceAll(/\s/gu, ''))) ||
    (isGrouped(run.trim().split(/\s+/u)) && !(ITEM.test(before) && /\d{3}\D*[万亿]$/u.test(run)))
  );
}
