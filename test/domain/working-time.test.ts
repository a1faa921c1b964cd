import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadline } from '../../src/domain/working-time.ts';

function lastDay(from: Date | string, days: number): string {
  const result = deadline(from, days);
  return result.ok ? result.date : `refused: ${result.reason}`;
}

describe('deadline', () => {
  it.each([
    // an ordinary week: Monday 2026-11-02
    ['2026-11-02T10:00:00+08:00', 1, '2026-11-03', []],
    ['2026-11-02T10:00:00+08:00', 4, '2026-11-06', []],
    ['2026-11-02T10:00:00+08:00', 5, '2026-11-09', []],
    ['2026-11-02T10:00:00+08:00', 10, '2026-11-16', []],
    ['2026-11-02T10:00:00+08:00', 20, '2026-11-30', []],
    // begun on a rest day
    ['2026-11-07T10:00:00+08:00', 1, '2026-11-09', []],
    // 春节 2026: 15 to 23 February off, Saturdays 14 and 28 February worked
    ['2026-02-13T18:00:00+08:00', 1, '2026-02-14', ['2026-02-14']],
    ['2026-02-13T18:00:00+08:00', 2, '2026-02-24', ['2026-02-14']],
    ['2026-02-14T18:00:00+08:00', 1, '2026-02-24', []],
    ['2026-02-14T18:00:00+08:00', 5, '2026-02-28', ['2026-02-28']],
    ['2026-02-14T18:00:00+08:00', 6, '2026-03-02', ['2026-02-28']],
    // 国庆节 2026: 1 to 7 October off, Saturday 10 October worked; 中秋 25 to 27 September, Sunday 20 September worked
    ['2026-09-30T18:00:00+08:00', 1, '2026-10-08', []],
    ['2026-09-30T18:00:00+08:00', 3, '2026-10-10', ['2026-10-10']],
    ['2026-09-30T18:00:00+08:00', 9, '2026-10-19', ['2026-10-10']],
    ['2026-09-18T18:00:00+08:00', 1, '2026-09-20', ['2026-09-20']],
    ['2026-09-22T18:00:00+08:00', 10, '2026-10-13', ['2026-10-10']],
    // 元旦 across the years: 2026-01-01 to 03 off, Sunday 4 January worked
    ['2025-12-31T18:00:00+08:00', 1, '2026-01-04', ['2026-01-04']],
    // up to the end of the calendar
    ['2026-12-17T10:00:00+08:00', 10, '2026-12-31', []],
  ] as const)('%s + %i working days: %s', (from, days, date, madeUp) => {
    expect(deadline(from, days)).toMatchObject({ ok: true, date, madeUp });
  });

  it.each([
    ['2026-11-02T15:59:59Z', '2026-11-03'], // 23:59 in Shanghai
    ['2026-11-02T16:00:00Z', '2026-11-04'], // midnight in Shanghai
    ['2026-11-02T23:30:00+08:00', '2026-11-03'],
    ['2026-11-02T23:30:00Z', '2026-11-04'],
    ['2026-11-02', '2026-11-03'],
  ])('%s counts from the day after it in Shanghai', (from, date) => {
    expect(lastDay(from, 1)).toBe(date);
    expect(lastDay(new Date(from === '2026-11-02' ? `${from}T00:00:00+08:00` : from), 1)).toBe(date);
  });

  it('names why each rest day was skipped', () => {
    expect(deadline('2026-09-22T18:00:00+08:00', 10)).toMatchObject({
      skipped: [
        ...['2026-09-25', '2026-09-26', '2026-09-27'].map((date) => ({ date, why: '中秋' })),
        ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}`, why: '国庆节' })),
        { date: '2026-10-11', why: '周日' },
      ],
    });
    expect(deadline('2026-11-06T18:00:00+08:00', 1)).toMatchObject({
      skipped: [
        { date: '2026-11-07', why: '周六' },
        { date: '2026-11-08', why: '周日' },
      ],
    });
  });

  it.each([
    ['2026-12-18T10:00:00+08:00', 10, 2027],
    ['2026-12-31T10:00:00+08:00', 1, 2027],
    ['2030-05-01T10:00:00+08:00', 1, 2030],
    ['2003-11-03T10:00:00+08:00', 1, 2003],
  ])('%s + %i reaches %i, whose calendar is not known', (from, days, year) => {
    const result = deadline(from, days);
    expect(result).toMatchObject({ ok: false, year });
    expect(result.ok ? '' : result.reason).toContain(`${year}年节假日安排`);
  });

  it.each([0, -1, 1.5, 1001, 1e30, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d days', (days) => {
    const result = deadline('2026-11-02T10:00:00+08:00', days);
    expect(result).toMatchObject({ ok: false, year: null });
    expect(result.ok ? '' : result.reason).toContain('1 至 1000');
  });

  it.each(['', '昨天', '2026-02-30', '2026-13-01', new Date(Number.NaN), new Date(8.64e15)])(
    'refuses the start %s',
    (from) => {
      expect(deadline(from, 10)).toMatchObject({ ok: false, year: null });
    },
  );
});

describe('laws of deadline', () => {
  const start = fc.date({
    min: new Date('2004-01-01T00:00:00Z'),
    max: new Date('2026-09-30T00:00:00Z'),
    noInvalidDate: true,
  });
  const days = fc.integer({ min: 1, max: 40 });

  it('never lands on a rest day', () => {
    fc.assert(
      fc.property(start, days, (from, n) => {
        const date = lastDay(from, n);
        expect(Object.keys(calendar.holidays)).not.toContain(date);
        const weekend = [0, 6].includes(new Date(date).getUTCDay());
        expect(weekend).toBe(Object.keys(calendar.workdays).includes(date));
      }),
    );
  });

  it('is later with each further day, and every date between is either counted or named as skipped', () => {
    fc.assert(
      fc.property(start, days, (from, n) => {
        const result = deadline(from, n);
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        expect(lastDay(from, n + 1) > result.date).toBe(true);
        const [begun] = new Date(from.getTime() + 8 * 3_600_000).toISOString().split('T');
        const elapsed = (Date.parse(result.date) - Date.parse(begun ?? '')) / 86_400_000;
        expect(elapsed).toBe(n + result.skipped.length);
      }),
    );
  });
});
