import type { Count } from '../plan/facts.ts';

/** A number as it stands in a normalized text; the span takes in the words that bound it (约, 超过, 以上). */
export interface NumberFound {
  start: number;
  end: number;
  count: Count;
}

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  幺: 1,
};
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const BIG: Record<string, number> = {
  万: 1e4,
  亿: 1e8,
  w: 1e4,
  kw: 1e7,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  b: 1e9,
  bn: 1e9,
  million: 1e6,
  billion: 1e9,
  thousand: 1e3,
};
const LATIN_UNIT =
  /(?:million|billion|thousand|kw|bn|mn|w|k|m|b)(?=[^a-z]|$|users?|acc|people|rec|cust|subs|member)/uy;
const NUMERAL = /[0-9零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿几数]/u;
/** Larger than any count of people; what is written longer is read as this. */
const CEILING = 1e15;

/** A numeral's value between bounds; `step` is the unit of its last significant digit. */
interface Numeral {
  end: number;
  min: number;
  max: number;
  step: number;
  /** written without a leading digit (百万, 上亿): an order of magnitude, not a number */
  bare: boolean;
  /** the multiplier that it ends with, 1 for none */
  unit: number;
}

/** @returns the numbers of a text that lie outside of the `taken` spans (sorted), each with its bounds */
export function findNumbers(text: string, taken: readonly { start: number; end: number }[]): NumberFound[] {
  const found: NumberFound[] = [];
  let t = 0;
  for (let at = 0; at < text.length; ) {
    while (t < taken.length && (taken[t]?.end ?? 0) <= at) t++;
    const word = taken[t];
    if (word !== undefined && word.start <= at) {
      at = word.end;
      continue;
    }
    const numeral = NUMERAL.test(text.charAt(at)) ? readNumeral(text, at) : undefined;
    if (numeral === undefined) {
      at++;
      continue;
    }
    const number = withBounds(text, at, numeral);
    found.push(number);
    at = Math.max(number.end, at + 1);
  }
  return found;
}

/** Reads 1.2亿, 5亿3800万, 六百万, 1千万, 十几万, 几百万, 七八百万, 538million. */
function readNumeral(text: string, start: number): Numeral | undefined {
  let at = start;
  const total = { min: 0, max: 0 };
  let pending: { min: number; max: number; step: number } | undefined;
  let step = 1;
  let unit = 1;
  let unitBefore = 1;
  let bare = false;
  let any = false;
  while (at < text.length) {
    const group = readGroup(text, at);
    if (group !== undefined) {
      if (pending !== undefined) break;
      pending = group;
      step = group.step;
      unitBefore = unit;
      unit = 1;
      at = group.end;
      any = true;
      if (group.bare) bare = true;
    }
    LATIN_UNIT.lastIndex = at;
    const name = LATIN_UNIT.exec(text)?.[0] ?? text.charAt(at);
    const factor = BIG[name];
    if (factor === undefined || (name.length > 0 && /[a-z]/u.test(name) && pending === undefined)) break;
    if (pending === undefined) {
      if (any && unit === 1e4 && factor === 1e8) {
        total.min *= factor; // 万亿
        total.max *= factor;
        step *= factor;
        unit = factor;
        at += name.length;
        continue;
      }
      if (any) break;
      pending = { min: 1, max: 1, step: 1 };
      bare = true;
    }
    total.min += pending.min * factor;
    total.max += pending.max * factor;
    step = pending.step * factor;
    unit = factor;
    any = true;
    pending = undefined;
    at += name.length;
    if (/[a-z]/u.test(name)) break;
    if (/[余多几]/u.test(text.charAt(at))) break;
  }
  if (!any) return undefined;
  if (pending !== undefined) {
    // 一亿二 is 1.2亿: a lone digit after a unit counts tenths of it
    const factor =
      total.max > 0 && pending.max < 10 && pending.step === 1 && text.charAt(at - 2) in BIG
        ? unitBefore / 10
        : 1;
    total.min += pending.min * factor;
    total.max += pending.max * factor;
  }
  // the tolerance is for decimals in floating point: 0.29亿 is a whole number
  const min = Math.min(Math.round(total.min), CEILING);
  const max = Math.max(min, Math.min(Math.floor(total.max + 1e-4), CEILING));
  return { end: at, min, max, step, bare, unit };
}

interface Group {
  end: number;
  min: number;
  max: number;
  step: number;
  bare: boolean;
}

/** Reads the part below 万: 1200, 1.2, 六百, 十几, 几百, 七八百, 3百. */
function readGroup(text: string, start: number): Group | undefined {
  const arabic = /\d+(?:\.\d+)?/uy;
  let at = start;
  let sum = { min: 0, max: 0 };
  let digit: { min: number; max: number } | undefined;
  let step = 1;
  let bare = false;
  let run = '';
  for (;;) {
    const char = text.charAt(at);
    arabic.lastIndex = at;
    const number = arabic.exec(text)?.[0];
    if (number !== undefined) {
      if (digit !== undefined) break;
      const value = Math.min(Number(number), CEILING);
      digit = { min: value, max: value };
      step = lastStep(number);
      run = 'a';
      at += number.length;
    } else if (char in DIGITS) {
      const value = DIGITS[char] ?? 0;
      if (run === 'a') break;
      if (
        digit !== undefined &&
        value === digit.min + 1 &&
        run.length === 1 &&
        text.charAt(at + 1) in { ...SMALL, 万: 1, 亿: 1 }
      ) {
        digit = { min: digit.min, max: value }; // 七八百
      } else if (digit !== undefined && digit.min !== 0) {
        digit = { min: digit.min * 10 + value, max: digit.max * 10 + value }; // 二〇二六
      } else digit = { min: value, max: value };
      run += char;
      step = 1;
      at++;
    } else if (char === '点' && digit !== undefined && text.charAt(at + 1) in DIGITS) {
      let decimals = '';
      for (at++; text.charAt(at) in DIGITS; at++) decimals += DIGITS[text.charAt(at)];
      const value = digit.min + Number(`0.${decimals}`);
      digit = { min: value, max: value };
      step = 10 ** -decimals.length;
      run = 'a'; // its step holds for the multiplier that follows, as after 1.2
    } else if (
      (char === '几' || char === '数') &&
      (text.charAt(at + 1) in { ...SMALL, 万: 1, 亿: 1 } || sum.max > 0)
    ) {
      if (digit !== undefined) break;
      digit = sum.max > 0 ? { min: 1, max: 9 } : { min: 2, max: 9.99999 };
      if (sum.max > 0) digit.max = 9;
      run = char;
      at++;
    } else if (char in SMALL) {
      const factor = SMALL[char] ?? 1;
      if (digit === undefined) {
        if (factor !== 10 && sum.max > 0) break;
        bare = factor !== 10 && sum.max === 0;
        digit = { min: 1, max: 1 };
      }
      sum = { min: sum.min + digit.min * factor, max: sum.max + digit.max * factor };
      step = factor * (run === 'a' ? step : 1);
      digit = undefined;
      run = '';
      at++;
      if (/[余多]/u.test(text.charAt(at)) && text.charAt(at + 1) in BIG) {
        sum = { min: sum.min, max: sum.max + step - 1 }; // 十余万, 百多万
        bare = false;
        at++;
      }
    } else break;
  }
  if (at === start) return undefined;
  if (digit !== undefined) sum = { min: sum.min + digit.min, max: sum.max + digit.max };
  // 十万余 and the like are bounded where the whole numeral ends; 10余万 here
  if (run === 'a' && /[余多几]/u.test(text.charAt(at)) && text.charAt(at + 1) in BIG) {
    sum = { min: sum.min, max: sum.max + step * 0.99999 };
    at++;
  }
  return { end: at, ...sum, step, bare };
}

/** The unit of a written number's last significant digit: 10 for 120, 0.1 for 1.2. */
function lastStep(written: string): number {
  const [whole = '', decimals = ''] = written.split('.');
  if (decimals !== '') return 10 ** -decimals.length;
  return 10 ** (whole.length - whole.replace(/0+$/u, '').length);
}

const RANGE_TO = /(?:至|到|-|~){1,2}/uy;
const ABOUT =
  /(?:约合|大约|大概|约为|约有|约莫|粗略估计|预估|估计|估算|差不多|接近于|左右|初步统计约|about|around|approximately|roughly|约|大致)$/u;
const NEARLY = /(?:将近|接近|逼近|几近|近|快到|nearly|almost|临近)$/u;
const OVER =
  /(?:超过了|超过|超出|突破|高于|大于|多于|至少有|至少为|至少|起码|不少于|不低于|最少|不下|不止|morethan|over|atleast|逾|超|过|破)$/u;
const ORDER = /(?:数以|成|上)$/u;
const UNDER = /(?:不足|不到|未满|未达到|未达|低于|少于|小于|不满|lessthan|under|fewerthan|below)$/u;
const AT_MOST = /(?:不超过|至多|最多|不多于|不高于|未超过|没超过|atmost|upto)$/u;
const AFTER_ABOUT = /左右|上下|前后/uy;
const AFTER_OVER = /以上|之多以上|起步|打底|\+/uy;
const AFTER_UNDER = /以下|以内|之内/uy;
const AFTER_MORE = /[余多几]/uy;
const AFTER_ORDER = /级别?|量级/uy;
const UNIT_BETWEEN = /(?:名|位|个|人|条|户)?(?:用户|账号|人|信息|互联网用户|客户|会员|记录|数据)?/uy;

/** Applies the words around a numeral: ranges, 约, 近, 超过, 不足, 余. */
function withBounds(text: string, start: number, first: Numeral): NumberFound {
  let { end, min, max } = first;
  let exact = first.min === first.max;
  const to = stick(RANGE_TO, text, end);
  const second = to === 0 ? undefined : readNumeral(text, end + to);
  if (second !== undefined && !/^:\d/u.test(text.slice(second.end, second.end + 2))) {
    const low =
      first.unit === 1 && second.unit > 1 && first.min * second.unit <= second.max
        ? first.min * second.unit
        : first.min;
    if (low <= second.max) {
      const said = text.slice(start, second.end);
      return { start, end: second.end, count: { min: Math.round(low), max: second.max, said } };
    }
  }
  let open = false;
  let before = text.slice(Math.max(0, start - 6), start);
  let head = start;
  const take = (pattern: RegExp): boolean => {
    const word = pattern.exec(before)?.[0];
    if (word === undefined) return false;
    head -= word.length;
    before = before.slice(0, -word.length);
    return true;
  };
  const more = stick(AFTER_MORE, text, end);
  if (more > 0 && max >= 10) {
    max = max + Math.max(1, first.step) - 1;
    exact = false;
    end += more;
  }
  const order = stick(AFTER_ORDER, text, end);
  if (take(AT_MOST)) [min, exact] = [0, false];
  else if (take(OVER)) [open, exact] = [true, false];
  else if (take(UNDER)) [min, max, exact] = [0, Math.max(0, max - 1), false];
  else if (take(NEARLY)) [min, exact] = [Math.floor(min * 0.9), false];
  else if (take(ORDER) || order > 0 || (first.bare && exact)) {
    // 上百万, 千万级, 百万用户: an order of magnitude, which may fall a little short of its name
    end += order;
    [min, max, exact] = [Math.floor(min * 0.9), max * 10 - 1, false];
  } else if (take(ABOUT)) [min, max, exact] = [Math.floor(min * 0.9), Math.ceil((max * 11) / 10), false];
  const between = stick(UNIT_BETWEEN, text, end);
  for (const from of new Set([end, end + between])) {
    const about = stick(AFTER_ABOUT, text, from);
    const over = stick(AFTER_OVER, text, from);
    const under = stick(AFTER_UNDER, text, from);
    if (about + over + under === 0) continue;
    if (about > 0 && exact) [min, max, exact] = [Math.floor(min * 0.9), Math.ceil((max * 11) / 10), false];
    else if (over > 0) [open, exact] = [true, false];
    else if (under > 0) [min, exact] = [0, false];
    if (from === end) end += about + over + under;
    break;
  }
  const count: Count = {
    min: Math.min(Math.round(min), CEILING),
    max: open ? null : Math.min(Math.floor(max), CEILING),
  };
  if (!exact) count.said = text.slice(head, end);
  return { start: head, end, count };
}

function stick(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
