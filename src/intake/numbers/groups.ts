import { beginsNumberedPlace } from '../text/numbered-places.ts';
import { pattern } from '../text/pattern.ts';

/** The part of a numeral below 万 (1200, 1.2, 六百, 十几), and what numerals are written with. */

const CHINESE = '零一二三四五六七八九';
const DIGITS = new Map<string, number>([
  ...[...CHINESE].map((digit, value): [string, number] => [digit, value]),
  ...[...'壹贰叁肆伍陆柒捌玖'].map((digit, i): [string, number] => [digit, i + 1]),
  ...[...'〇两俩幺'].map((digit, i): [string, number] => [digit, [0, 2, 2, 1][i] ?? 0]),
]);
const SMALL = new Map(Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }));
const LATIN = {
  million: 1e6,
  mil: 1e6,
  wan: 1e4,
  billion: 1e9,
  thousand: 1e3,
  kw: 1e7,
  bn: 1e9,
  mn: 1e6,
  w: 1e4,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  e: 1e8, // 2.6e用户: 亿 by its first letter
};
/** Multipliers of four digits and more. */
export const BIG = new Map(Object.entries({ 万: 1e4, 亿: 1e8, ...LATIN }));
const ARABIC = /\d+(?:\.\d+)?(?:e\+?\d{1,2}(?![\da-z]))?/uy; // 1e8, 1.3e+06
/** Larger than any count of people; what is written longer is read as this. */
export const CEILING = 1e15;
/** 百来万 may be a little less than its name. */
export const GUESSED = 0.9;
/** 几百万 ends below 一千万, 10余万 below 20万 */
const ALMOST = 0.99999;

/** Digits up to the next multiplier, between bounds. */
export interface Group {
  end: number;
  min: number;
  max: number;
  step: number;
  bare: boolean;
}

/** The part of a numeral below 万, while it is read. */
interface Reading extends Group {
  /** the digits that wait for a multiplier */
  digit: { min: number; max: number } | undefined;
  /** how those digits were written: Arabic, or a run of Chinese ones */
  arabic: boolean;
  run: number;
}

/** @returns what stands at a place in a text, as 1200, 1.2, 六百, 十几, 几百, 七八百, 3百, 十余; undefined where no digits do */
export function readGroup(text: string, start: number): Group | undefined {
  const group: Reading = {
    end: start,
    min: 0,
    max: 0,
    step: 1,
    bare: false,
    digit: undefined,
    arabic: false,
    run: 0,
  };
  const readers = [readArabic, readHalf, readDecimals, readDigit, readVague, readSmall];
  while (readers.some((read) => read(text, group)));
  if (group.end === start) return undefined;
  if (group.digit !== undefined) {
    group.min += group.digit.min;
    group.max += group.digit.max;
  }
  if (group.arabic && /[余多几来+]/u.test(text.charAt(group.end)) && isBig(text, group.end + 1)) {
    if (text.charAt(group.end) === '来') group.min *= GUESSED; // 10来万
    group.max += group.step * ALMOST; // 10余万, 130+万
    group.end++;
  } else if (group.digit !== undefined && text.charAt(group.end) === '个') readMeasured(text, group);
  return group;
}

/** 三个亿, 三个多亿, 一个半亿, 130个w */
function readMeasured(text: string, group: Reading): void {
  if (text.charAt(group.end + 1) === '半' && isBig(text, group.end + 2)) {
    group.min += 0.5;
    group.max += 0.5;
    group.step = 0.1;
    group.end += 2;
    return;
  }
  const more = /[余多]/u.test(text.charAt(group.end + 1)) ? 1 : 0;
  const letter = /^(?!w(?![a-z]))[a-z]/u.test(text.slice(group.end + 1 + more));
  if (!isBig(text, group.end + 1 + more) || letter) return;
  if (more > 0) group.max += group.step * ALMOST;
  group.end += 1 + more;
}

function readArabic(text: string, group: Reading): boolean {
  ARABIC.lastIndex = group.end;
  const open = group.digit === undefined || (group.min > 0 && group.digit.max === 0); // 2百零8万
  const number = open ? ARABIC.exec(text)?.[0] : undefined;
  if (number === undefined) return false;
  setDigit(group, Math.min(Number(number), CEILING), lastStep(number));
  group.end += number.length;
  return true;
}

/** 半个亿, 半亿 */
function readHalf(text: string, group: Reading): boolean {
  const half = /^半个?(?:[百千]?万|亿)/u.test(text.slice(group.end, group.end + 4));
  if (!half || group.digit !== undefined || group.max > 0) return false;
  setDigit(group, 0.5, 0.1);
  group.end++;
  return true;
}

/** 一点二亿 */
function readDecimals(text: string, group: Reading): boolean {
  if (text.charAt(group.end) !== '点' || !DIGITS.has(text.charAt(group.end + 1))) return false;
  if (beginsNumberedPlace(text, group.end + 1)) return false; // 八点四川断网
  if (/^点[零一二三四五六七八九]十/u.test(text.slice(group.end, group.end + 3))) return false; // 两点五十
  // 一百三十点五万, but not 十点二十分
  if (
    group.digit === undefined &&
    !(group.max > 0 && /^点[零一二三四五六七八九]{1,3}[万亿]/u.test(text.slice(group.end, group.end + 6)))
  )
    return false;
  let decimals = '';
  for (group.end++; DIGITS.has(text.charAt(group.end)); group.end++)
    decimals += DIGITS.get(text.charAt(group.end));
  setDigit(group, (group.digit?.min ?? 0) + Number(`0.${decimals}`), 10 ** -decimals.length);
  return true;
}

function setDigit(group: Reading, value: number, step: number): void {
  group.digit = { min: value, max: value };
  group.step = step;
  group.arabic = true;
}

/** 七八个省, 三五家: what two digits in a row count, which are no 78 */
const COUNTED = pattern(/[个省市县区州家名人户位起次台件条种类所处座]/u);

function readDigit(text: string, group: Reading): boolean {
  const value = DIGITS.get(text.charAt(group.end));
  if (value === undefined || group.arabic) return false;
  if (group.min > 0 && beginsNumberedPlace(text, group.end)) return false; // 八点四十四川断网
  const { digit } = group;
  const next = text.charAt(group.end + 1);
  const range =
    group.run === 1 &&
    digit !== undefined &&
    (value === digit.min + 1 || (digit.min === 3 && value === 5)) &&
    (isMultiplier(text, group.end + 1) || COUNTED.test(next));
  if (digit === undefined || digit.min === 0) group.digit = { min: value, max: value };
  else if (range) group.digit = { min: digit.min, max: value };
  else group.digit = { min: digit.min * 10 + value, max: digit.max * 10 + value }; // 二〇二六
  group.run++;
  group.step = 1;
  group.end++;
  return true;
}

/** 人数, 件数, but not 软件数亿用户 */
const OF_COUNT = /(?:[人户条总次个字参分]|(?<![软硬邮文])件)$/u;

/** 几百万, 数十万, 十几万 */
function readVague(text: string, group: Reading): boolean {
  const char = text.charAt(group.end);
  if (!(char === '几' || char === '数') || group.digit !== undefined) return false;
  if (char === '数' && OF_COUNT.test(text.slice(0, group.end))) return false;
  if (!isMultiplier(text, group.end + 1) && group.max === 0) return false;
  group.digit = group.max > 0 ? { min: 1, max: 9 } : { min: 2, max: 10 * ALMOST };
  group.run = 1;
  group.end++;
  return true;
}

function readSmall(text: string, group: Reading): boolean {
  const factor = SMALL.get(text.charAt(group.end));
  if (factor === undefined) return false;
  if (group.digit === undefined) {
    if (factor !== 10 && group.max > 0) return false;
    group.bare = factor !== 10 && group.max === 0;
  }
  const digit = group.digit ?? { min: 1, max: 1 };
  group.min += digit.min * factor;
  group.max += digit.max * factor;
  group.step = factor * (group.arabic ? group.step : 1);
  Object.assign(group, { digit: undefined, arabic: false, run: 0 });
  group.end++;
  if (text.charAt(group.end) === '把' && isBig(text, group.end + 1)) {
    group.min = Math.floor(group.min * 0.8); // 千把万
    group.max = Math.ceil(group.max * 1.2);
    group.bare = false;
    group.end++;
  } else if (/[余多来]/u.test(text.charAt(group.end)) && isBig(text, group.end + 1)) {
    if (text.charAt(group.end) === '来') group.min *= GUESSED; // 百来万
    group.max += group.step - 1; // 十余万, 百多万
    group.bare = false;
    group.end++;
  }
  return true;
}

function isBig(text: string, at: number): boolean {
  return BIG.has(text.charAt(at));
}

function isMultiplier(text: string, at: number): boolean {
  return SMALL.has(text.charAt(at)) || text.charAt(at) === '万' || text.charAt(at) === '亿';
}

/** The unit of a written number's last significant digit: 10 for 120, 0.1 for 1.2. */
function lastStep(written: string): number {
  const [mantissa = '', exponent] = written.split('e');
  if (exponent !== undefined) return lastStep(mantissa) * 10 ** Number(exponent);
  const [whole = '', decimals = ''] = written.split('.');
  if (decimals !== '') return 10 ** -decimals.length;
  return 10 ** (whole.length - whole.replace(/0+$/u, '').length);
}
