import type { Normal } from './normalize.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Asia/Shanghai has had no summer time since 1991. */
const SHANGHAI = 8 * HOUR;

const N = '([0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})';
const DATE = `(?:(20\\d\\d)[年\\-/.])?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[月\\-/.]([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)?`;
const DAY_WORD = '(今天|今日|今|昨天|昨日|昨|前天|前日|当日|当天|本日)?';
const PART_WORD =
  '(凌晨|清晨|早上|早晨|早|晨|上午|中午|午间|下午|午后|傍晚|晚上|晚间|晚|夜间|深夜|夜里|半夜|夜)?';
const CLOCK = `${N}(?:[:点时])(?:(半)|(一刻|三刻)|([0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})?分?)?`;
const ABSOLUTE = new RegExp(`(?:${DATE},?)?${DAY_WORD}${PART_WORD}(?:${CLOCK})?`, 'uy');
const AGO =
  /(?:约|大约)?(半|[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(半)?(小时|钟头|分钟|分|刻钟|天|日)(半)?(?:之?前|以前)/uy;
const STAMP = /(20\d\d)[-/](\d{1,2})[-/](\d{1,2}),?t?(\d{1,2}):(\d{2})/uy;

export interface TimeFound {
  /** UTC, ISO 8601 */
  at: string;
  start: number;
  end: number;
  /** what the text says happened then */
  role: 'occurred' | 'discovered' | 'other';
}

/** Reads clock times and days (今早八点, 昨晚22时许, 10月3日8:00, 20分钟前) against the message's own time. */
export function findTimes(normal: Normal, now: Date): TimeFound[] {
  const { text } = normal;
  const found: TimeFound[] = [];
  for (let at = 0; at < text.length; ) {
    const match = /[0-9零一二两三四五六七八九十今昨前当本凌清早晨上中下傍晚深夜半约]/u.test(text.charAt(at))
      ? readAt(text, at, now)
      : undefined;
    if (match === undefined) {
      at++;
      continue;
    }
    found.push({
      at: new Date(match.time).toISOString(),
      start: at,
      end: match.end,
      role: roleOf(text, at, match.end),
    });
    at = match.end;
  }
  return found;
}

interface Moment {
  time: number;
  end: number;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function readAt(text: string, at: number, now: Date): Moment | undefined {
  AGO.lastIndex = at;
  const ago = AGO.exec(text);
  if (ago !== null) return { time: now.getTime() - agoOf(ago), end: AGO.lastIndex };
  STAMP.lastIndex = at;
  const stamp = STAMP.exec(text);
  if (stamp !== null) {
    const [, year = 0, month = 1, day = 1, hour = 0, minute = 0] = stamp.map(Number);
    return inShanghai({ year, month, day }, hour, minute, now, STAMP.lastIndex);
  }
  ABSOLUTE.lastIndex = at;
  const match = ABSOLUTE.exec(text);
  return match === null ? undefined : readAbsolute(match, at, now);
}

function readAbsolute(match: RegExpExecArray, at: number, now: Date): Moment | undefined {
  const [whole, year, month, day, dayWord, part, hour, half, quarter, minute] = match;
  if (hour === undefined && (part === undefined || dayWord === undefined)) return undefined;
  const dated = month !== undefined && day !== undefined;
  const date = dated ? dayOf(year, month, day, now) : today(now);
  const min = half !== undefined ? 30 : (QUARTERS.get(quarter ?? '') ?? small(minute ?? '0'));
  const found = inShanghai(date, hourOf(part, hour), min, now, at + whole.length);
  if (found === undefined) return undefined;
  const back = dayWord?.startsWith('昨') ? 1 : dayWord?.startsWith('前') ? 2 : 0;
  const time = found.time - back * DAY;
  // 23时 told just after midnight was yesterday's
  const ahead = !dated && dayWord === undefined && time - now.getTime() > 2 * HOUR;
  return { time: ahead ? time - DAY : time, end: found.end };
}

const QUARTERS = new Map([
  ['一刻', 15],
  ['三刻', 45],
]);

function today(now: Date): Day {
  const local = new Date(now.getTime() + SHANGHAI);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** 12月31日 told on 1月1日 was last year's. */
function dayOf(year: string | undefined, month: string, day: string, now: Date): Day {
  const date = {
    year: year === undefined ? today(now).year : Number(year),
    month: small(month),
    day: small(day),
  };
  const ahead = Date.UTC(date.year, date.month - 1, date.day) - SHANGHAI - now.getTime();
  return year === undefined && ahead > 2 * DAY ? { ...date, year: date.year - 1 } : date;
}

/** 下午三点 is 15, 夜里2点 is 2, 中午1点 is 13. */
function hourOf(part = '', hour: string | undefined): number {
  if (hour === undefined) return partHour(part);
  const h = small(hour);
  const late = /下午|午后|傍晚|晚|夜/u.test(part) && h < 12 && !(h < 6 && part.includes('夜'));
  return late || (part === '中午' && h < 3) ? h + 12 : h;
}

function inShanghai(date: Day, hour: number, minute: number, now: Date, end: number) {
  if (hour > 24 || minute > 59 || date.month > 12 || date.day > 31) return undefined;
  const time = Date.UTC(date.year, date.month - 1, date.day, hour, minute) - SHANGHAI;
  return Number.isFinite(time) && Math.abs(time - now.getTime()) < 40_000 * DAY ? { time, end } : undefined;
}

function agoOf([, amount = '', before, unit = '', after]: RegExpExecArray): number {
  const one = /小时|钟头/u.test(unit)
    ? HOUR
    : unit === '刻钟'
      ? HOUR / 4
      : /天|日/u.test(unit)
        ? DAY
        : HOUR / 60;
  return (
    (amount === '半' ? 0.5 : small(amount)) * one +
    (before === undefined && after === undefined ? 0 : one / 2)
  );
}

function partHour(part: string): number {
  if (/凌晨|半夜/u.test(part)) return 2;
  if (/早|晨/u.test(part)) return 8;
  if (part === '上午') return 10;
  if (/中午|午间/u.test(part)) return 12;
  if (/下午|午后/u.test(part)) return 15;
  return part === '傍晚' ? 18 : 21;
}

const DIGITS = '零一二三四五六七八九十';

/** Reads 8, 08, 八, 十二, 二十三. */
function small(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  const plain = text.replace(/〇/gu, '零').replace(/两/gu, '二');
  const ten = plain.indexOf('十');
  if (ten < 0) return [...plain].reduce((sum, digit) => sum * 10 + DIGITS.indexOf(digit), 0);
  const tens = ten === 0 ? 1 : DIGITS.indexOf(plain.charAt(ten - 1));
  return tens * 10 + (ten + 1 < plain.length ? DIGITS.indexOf(plain.charAt(ten + 1)) : 0);
}

function roleOf(text: string, start: number, end: number): TimeFound['role'] {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 24).split(/[。;!?]/u)[0] ?? '';
  if (/(?:发现|监测到|察觉|获知|检测到)(?:时间|于|的时间)?(?:为|是|在|:)?,?(?:约|大约)?$/u.test(before))
    return 'discovered';
  if (/(?:发生|开始|始于|起始)(?:时间|于)?(?:为|是|在|:)?,?(?:约|大约)?$/u.test(before)) return 'occurred';
  if (
    /(?:恢复|修复|报告|截至|截止|更新|上报|召开|演练|通报|会议|至|到|-|~|定于|预计)(?:时间|于)?(?:为|是|在|:)?,?(?:约|大约)?$/u.test(
      before,
    )
  )
    return 'other';
  if (
    /^(?:许|左右|前后|起)?,?[^,。]{0,12}(?:发现|监测到|察觉|接到|获知|收到|检测到|监测发现|接报)/u.test(after)
  )
    return 'discovered';
  if (/^(?:许|左右|前后)?,?[^,。]{0,10}(?:恢复|修复|召开|抢通|报告|开会|解除|启动|抵达)/u.test(after))
    return 'other';
  return 'occurred';
}
