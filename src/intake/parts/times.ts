import type { Normal } from '../text/normalize.ts';
import { NUMBERED_PLACE } from '../text/numbered-places.ts';
import { type Pattern, pattern } from '../text/pattern.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Asia/Shanghai has had no summer time since 1991. */
const SHANGHAI = 8 * HOUR;

const N = '([0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})';
const SMALL = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const DATE = `(?:(20\\d\\d)[年\\-/.])?${SMALL}[月\\-/.]${SMALL}(?:日|号)?`;
/** 28日02:48: of this month, or the one before */
const DAY_ONLY = '([0-9]{1,2})(?:日|号)';
const DAY_WORD =
  '(周[一二三四五六日天]|星期[一二三四五六日天]|今天|今日|今|昨天|昨日|昨|前天|前日|当日|当天|本日)?';
const PART_WORD =
  '(凌晨|清晨|早上|早晨|早|晨|上午|中午|午间|下午|午后|傍晚|晚上|晚间|晚|夜间|深夜|夜里|半夜|夜)?';
const CLOCK = `${N}(?:[:点时])(?:(半)|(一刻|三刻)|([0-9]{1,2}|零[0-9]|(?:(?!${NUMBERED_PLACE})[零〇一二三四五六七八九十]){1,3})?分?)?`;
const ABSOLUTE = new RegExp(`(?:(?:${DATE}|${DAY_ONLY}),?)?${DAY_WORD}${PART_WORD}(?:${CLOCK})?`, 'uy');
const AGO =
  /(?<![月\d])(?:约|大约)?(半|[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(半)?(小时|钟头|分钟|分|刻钟|天|日)(半)?(?:之?前|以前)/uy;
const STAMP = /(20\d\d)[-/](\d{1,2})[-/](\d{1,2}),?t?(\d{1,2}):(\d{2})/uy;

export interface TimeFound {
  /** UTC, ISO 8601 */
  at: string;
  start: number;
  end: number;
  /** what the text says happened then */
  role: 'occurred' | 'discovered' | 'other';
}

const STARTS = new Set('0123456789零一二两三四五六七八九十今昨前当本周星凌清早晨上中下傍晚深夜半约');

/** Reads clock times and days (今早八点, 昨晚22时许, 10月3日8:00, 20分钟前) against the message's own time. */
export function findTimes(normal: Normal, now: Date): TimeFound[] {
  const { text } = normal;
  const found: TimeFound[] = [];
  for (let at = 0; at < text.length; ) {
    const match = STARTS.has(text.charAt(at)) ? readAt(text, at, now) : undefined;
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

/** @returns the text with its times blanked, in the same length: 昨晚22时许 is no part of a name */
export function withoutTimes(text: string, times: TimeFound[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of times) {
    pieces.push(text.slice(at, start), '\0'.repeat(end - start));
    at = end;
  }
  const masked = pieces.join('') + text.slice(at);
  return masked.replace(/(?<=\0)(?:许|左右|前后|前|起|开始)/gu, (word) => '\0'.repeat(word.length));
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
  const [whole, year, month, day, dayOnly, dayWord, part, hour, half, quarter, minute] = match;
  const dated = (month !== undefined && day !== undefined) || dayOnly !== undefined;
  if (hour === undefined) return undefined; // 昨晚 says no time
  const date =
    month !== undefined && day !== undefined
      ? dayOf(year, month, day, now)
      : dayOnly !== undefined
        ? dayOfMonth(Number(dayOnly), now)
        : today(now);
  const bare = !dated && dayWord === undefined && part === undefined && minute === undefined;
  if (bare && /^[一两]点$/u.test(whole) && !AFTER_CLOCK.test(match.input.slice(at + whole.length)))
    return undefined;
  const min = half !== undefined ? 30 : (QUARTERS.get(quarter ?? '') ?? small(minute ?? '0'));
  const found = inShanghai(date, hourOf(part, hour), min, now, at + whole.length);
  if (found === undefined) return undefined;
  const back = daysBack(dayWord, now);
  const time = found.time - back * DAY;
  // 23时 told just after midnight was yesterday's
  const ahead = !dated && dayWord === undefined && time - now.getTime() > 2 * HOUR;
  return { time: ahead ? time - DAY : time, end: found.end };
}

/** 就业一点通, 快一点: no hour */
const AFTER_CLOCK = pattern(/^(?:$|[,。;!?:]|许|左右|钟|整|多|起|开始|前|后|的|到|至|被|发现|断|突然)/u);

/** 昨天, 前天, 周四: the last one, of this day or before */
function daysBack(word: string | undefined, now: Date): number {
  if (word === undefined) return 0;
  if (word.startsWith('昨')) return 1;
  if (word.startsWith('前')) return 2;
  const weekday = '日一二三四五六'.indexOf(word.replace('天', '日').slice(-1));
  if (!/^[周星]/u.test(word) || weekday < 0) return 0;
  return (new Date(now.getTime() + SHANGHAI).getUTCDay() - weekday + 7) % 7;
}

const QUARTERS = new Map([
  ['一刻', 15],
  ['三刻', 45],
]);

function today(now: Date): Day {
  const local = new Date(now.getTime() + SHANGHAI);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** 28日 told on the 3rd was last month's. */
function dayOfMonth(day: number, now: Date): Day {
  const { year, month, day: date } = today(now);
  if (day <= date + 2) return { year, month, day };
  return month === 1 ? { year: year - 1, month: 12, day } : { year, month: month - 1, day };
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
function hourOf(part = '', hour: string): number {
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

const DIGITS = '零一二三四五六七八九十';

/** Reads 8, 08, 八, 十二, 二十三. */
function small(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  if (/^零\d/u.test(text)) return Number(text.slice(1));
  const plain = text.replace(/〇/gu, '零').replace(/两/gu, '二');
  const ten = plain.indexOf('十');
  if (ten < 0) return [...plain].reduce((sum, digit) => sum * 10 + DIGITS.indexOf(digit), 0);
  const tens = ten === 0 ? 1 : DIGITS.indexOf(plain.charAt(ten - 1));
  return tens * 10 + (ten + 1 < plain.length ? DIGITS.indexOf(plain.charAt(ten + 1)) : 0);
}

/** What a label or verb before a time says that happened then. */
const BEFORE: [TimeFound['role'], Pattern][] = [
  [
    'other',
    pattern(
      /(?:发帖|发布|挂出|公告|恢复|修复|报告|更新|上报|报送|召开|演练|通报|会议)(?:(?:的)?时间[:,]?|于|为|是|在)(?:约|大约)?$|(?:恢复|修复|截至|截止|至|到|-|~|定于|拟于|将于|计划|预计|限|正常日志为?|最后一次|上一?次|(?:前面|刚才|原先|之前|首报)(?:说|报)的?)(?:约|大约)?$/u,
    ),
  ],
  [
    'discovered',
    pattern(/(?:发现|监测到|察觉|获知|检测到)(?:(?:的)?时间,?|于)?(?:为|是|在|:)?(?:约|大约)?$/u),
  ],
  ['occurred', pattern(/(?:发生|开始|始于|起始)(?:时间,?|于)?(?:为|是|在|:)?(?:约|大约)?$/u)],
];
/** What the words after it say: 27日09:30邮件网关告警, 5点前, 2时31分恢复 */
const AFTER: [TimeFound['role'], Pattern][] = [
  ['other', pattern(/^(?:之?前(?!后)|以前|不对|有误|错了)/u)],
  ['discovered', pattern(/^(?:许|左右|前后|起|整)?,?[^,。]{0,24}被发现/u)],
  [
    'discovered',
    pattern(
      /^(?:许|左右|前后|整)?,?[^,。\d]{0,18}?(?:接[^,。]{2,18}(?:通报|电话|来电|告警)|发现|监测到|察觉|接到|获知|得知|获悉|知道|看到的|收到|检测到|接报|告警|报警(?!了)|投诉|举报|反映)/u,
    ),
  ],
  [
    'other',
    pattern(
      /^(?:许|左右|前后)?,?[^,。]{0,10}?(?:恢复|修复|召开|抢通|报告|上报|开会|解除|启动|抵达|来电|报的?案|宣称|声称|发帖|挂出|发(?:了|布|出)?[^,。]{0,4}(?:公告|声明|通报)|反馈|关停|下线|封堵|启用)/u,
    ),
  ],
];

function roleOf(text: string, start: number, end: number): TimeFound['role'] {
  const before = text.slice(Math.max(0, start - 10), start);
  const after = text.slice(end, end + 30).split(/[。;!?]/u)[0] ?? '';
  return (
    BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ??
    AFTER.find(([, pattern]) => pattern.test(after))?.[0] ??
    'occurred'
  );
}
