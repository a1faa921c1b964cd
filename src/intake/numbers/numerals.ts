import { pattern } from '../text/pattern.ts';
import { BIG, CEILING, type Group, readGroup } from './groups.ts';

export { CEILING };

/** A numeral's value between bounds; `step` is the unit of its last significant digit. */
export interface Numeral {
  end: number;
  min: number;
  max: number;
  step: number;
  /** written without a leading digit (百万, 上亿): an order of magnitude, not a number */
  bare: boolean;
  /** the multiplier that it ends with, 1 for none */
  unit: number;
}

const LATIN_UNIT =
  /million|billion|thousand|e(?=[多余]?[个名位]?(?:用户|人(?!民)|会员|客户|账号|玩家|注册|条))|(?:kw|mil|wan|bn|mn|w|k|m|b)(?=[^a-z]|$|users?|acc|people|rec|cust|subs|member|distinct|unique|individual|person|player|row)/uy;
/** 500M宽带, 3M公司, 2B客户 */
const NO_MULTIPLIER = pattern(
  /^[kmb](?:的)?(?:宽带|光纤|光宽|带宽|专线|家宽|网速|速率|流量|内存|硬盘|文件|压缩包|大小|空间|公司|集团|中国)|^b(?:端|客户|企业|业务|平台)/u,
);
/** B2B客户, C2M平台 */
const OF_NAME = pattern(/^[a-z]\d[a-z](?![a-z\d])/u);
const STARTS = new Set('0123456789半廿卅零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿几数');

/** @returns whether the character at a place of a text may begin a numeral */
export function beginsNumeral(text: string, at: number): boolean {
  return STARTS.has(text.charAt(at));
}

/** Reads 1.2亿, 5亿3800万, 六百万, 1千万, 十几万, 几百万, 七八百万, 538million at a place in a text. */
export function readNumeral(text: string, start: number): Numeral | undefined {
  if (!beginsNumeral(text, start)) return undefined;
  const total: Total = { min: 0, max: 0, step: 1, unit: 1, bare: false };
  let at = start;
  for (
    let next = readPart(text, at, start, total);
    next !== undefined;
    next = readPart(text, at, start, total)
  ) {
    at = next.end;
    if (next.last) break;
  }
  return at === start ? undefined : settle(at, total);
}

/** Adds the next digits with their multiplier to the total; undefined where the numeral has ended. */
function readPart(
  text: string,
  at: number,
  start: number,
  total: Total,
): { end: number; last: boolean } | undefined {
  const bridge = at > start && /[零又]/u.test(text.charAt(at)) && /\d/u.test(text.charAt(at + 1)) ? 1 : 0; // 1亿零300万
  const group = readGroup(text, at + bridge);
  const from = group?.end ?? at;
  const named = OF_NAME.test(text.slice(at - 1, at + 3));
  const name = multiplierAt(text, from, group !== undefined && !named);
  const factor = BIG.get(name);
  if (factor === undefined) {
    if (group === undefined || isAside(text, at, start, group)) return undefined;
    addTail(total, group, text.charAt(at - 1));
    return { end: from, last: true };
  }
  const myriads = group === undefined && at > start; // 万亿
  // 一万亿, 一万万
  if (myriads && !(total.unit === 1e4 && (factor === 1e8 || (factor === 1e4 && !total.bare))))
    return undefined;
  if (myriads) scale(total, factor);
  else if (group !== undefined && at > start && factor >= total.unit) orTo(total, group, factor);
  else addGroup(total, group ?? { end: at, min: 1, max: 1, step: 1, bare: true }, factor);
  const end = from + name.length;
  return { end, last: /[a-z]/u.test(name) || /[余多几来]/u.test(text.charAt(end)) };
}

/** 180万一边220万, 1100万两家都没依据, 九百万三个省都有, 130万一股脑: what is counted next, no tail of the number */
const NEXT_COUNTED = pattern(
  /^(?:[两俩]|[一三四五六七八九](?:个?[省市]|个部门)|一(?:股脑|并|起|同|概|律|齐|锅端|窝端|夜|口气|块儿?|下子|网打|扫而|览无|个(?:不|没|都|也)|条(?:不|没)))/u,
);
const NEXT_AFTER_ARABIC = pattern(/^[一三四五六七八九][家地边方头侧]/u);

function isAside(text: string, at: number, start: number, group: Group): boolean {
  if (at === start || group.max >= 10 || !BIG.has(text.charAt(at - 1))) return false;
  const next = text.slice(at, at + 4);
  return NEXT_COUNTED.test(next) || (/\d/u.test(text.charAt(start)) && NEXT_AFTER_ARABIC.test(next));
}

/** Makes the bounds whole; the tolerance is for decimals in floating point: 0.29亿 is a whole number. */
function settle(end: number, total: Total): Numeral {
  const min = Math.min(Math.round(total.min), CEILING);
  const max = Math.max(min, Math.min(Math.floor(total.max + 1e-4), CEILING));
  return { ...total, end, min, max };
}

type Total = Omit<Numeral, 'end'>;

function multiplierAt(text: string, at: number, afterDigits: boolean): string {
  const char = text.charAt(at);
  if (char === '万' || char === '亿') return char;
  if (NO_MULTIPLIER.test(text.slice(at, at + 6))) return '';
  LATIN_UNIT.lastIndex = at;
  return afterDigits ? (LATIN_UNIT.exec(text)?.[0] ?? '') : '';
}

function addGroup(total: Total, group: Group, factor: number): void {
  total.min += group.min * factor;
  total.max += group.max * factor;
  total.step = group.step * factor;
  total.unit = factor;
  total.bare ||= group.bare;
}

/** 十万八万: either of them, or, where only white space stood between, both */
function orTo(total: Total, group: Group, factor: number): void {
  const least = Math.min(total.min, group.min * factor);
  addGroup(total, group, factor);
  total.min = least;
}

/** The digits after the last multiplier; 一亿二 is 1.2亿: a lone digit after a unit counts tenths of it. */
function addTail(total: Total, group: Group, before: string): void {
  const tenths = total.max > 0 && group.max < 10 && group.step === 1 && BIG.has(before);
  const factor = tenths ? total.unit / 10 : 1;
  total.min += group.min * factor;
  total.max += group.max * factor;
  total.step = group.step;
  total.unit = 1;
  total.bare ||= group.bare;
}

function scale(total: Total, factor: number): void {
  total.min *= factor;
  total.max *= factor;
  total.step *= factor;
  total.unit *= factor;
}
