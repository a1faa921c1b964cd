/**
 * Working days by the State Council's yearly calendar of holidays and make-up working days (调休).
 * The data file of chinese-days is read directly: its functions depend on the time zone of the process, and take a
 * year that they do not know for one without holidays.
 */
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { parseInstant, shanghaiDate } from './time.ts';

/** date → `National Day,国庆节,3` */
const holidays: Readonly<Record<string, string>> = calendar.holidays;
const makeUpDays: Readonly<Record<string, string>> = calendar.workdays;

const MAX_DAYS = 1000;
const DAY_MS = 86_400_000;

export interface RestDay {
  date: string;
  /** `周六`, `周日` or the holiday, as `国庆节` */
  why: string;
}

export type DeadlineResult =
  | {
      ok: true;
      /** the last day, YYYY-MM-DD in Shanghai */
      date: string;
      /** rest days between `from` and the last day */
      skipped: RestDay[];
      /** weekend days that counted because they are make-up working days */
      madeUp: string[];
    }
  | {
      ok: false;
      /** the year whose calendar is not known; null when the input itself was wrong */
      year: number | null;
      /** one Chinese sentence for a person */
      reason: string;
    };

/**
 * The last of a number of working days, the first being the first working day after the day of `from` in Shanghai.
 * @param from Date or ISO string
 * @param days 1 to 1000
 * @returns a refusal, never a guess, for bad input and where a year's calendar is not known
 */
export function deadline(from: Date | string, days: number): DeadlineResult {
  const start = parseInstant(from);
  if (start === null) return badInput('起算时间无法识别，请写成 2026-11-22T03:05:00+08:00 这样的时间。');
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) {
    return badInput(`工作日天数应为 1 至 ${MAX_DAYS} 的整数，请重新填写。`);
  }
  const skipped: RestDay[] = [];
  const madeUp: string[] = [];
  let date = shanghaiDate(start);
  for (let left = days; left > 0; ) {
    date = nextDay(date);
    const year = Number(date.slice(0, 4));
    if (!isYearKnown(year)) return unknownYear(year);
    const why = restReason(date);
    if (why !== null) {
      skipped.push({ date, why });
    } else {
      left -= 1;
      if (date in makeUpDays) madeUp.push(date);
    }
  }
  return { ok: true, date, skipped, madeUp };
}

/** A year is known once the State Council's notice for it, which names 元旦 and 国庆节, is in the data. */
function isYearKnown(year: number): boolean {
  return `${year}-01-01` in holidays && `${year}-10-01` in holidays;
}

/** @returns why a date of a known year is a rest day, or null for a working day */
function restReason(date: string): string | null {
  if (date in makeUpDays) return null;
  const holiday = holidays[date]?.split(',')[1];
  if (holiday !== undefined) return holiday;
  const weekday = new Date(date).getUTCDay();
  if (weekday === 6) return '周六';
  return weekday === 0 ? '周日' : null;
}

function nextDay(date: string): string {
  return new Date(new Date(date).getTime() + DAY_MS).toISOString().slice(0, 10);
}

function unknownYear(year: number): DeadlineResult {
  return {
    ok: false,
    year,
    reason: `国务院尚未公布或本机尚未收录${year}年节假日安排，无法推算期限，请人工确定并在节假日安排公布后更新。`,
  };
}

function badInput(reason: string): DeadlineResult {
  return { ok: false, year: null, reason };
}
