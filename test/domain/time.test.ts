import { describe, expect, it } from 'vitest';
import { formatDuration, formatShanghai, parseInstant, shanghaiDate } from '../../src/domain/time.ts';

describe('Shanghai time', () => {
  it.each([
    ['2026-11-21T19:05:59Z', '2026-11-22 03:05'],
    ['2026-11-22T15:59:59.999Z', '2026-11-22 23:59'],
    ['2026-11-22T16:00:00Z', '2026-11-23 00:00'],
    ['2026-12-31T16:00:00Z', '2027-01-01 00:00'],
  ])('%s is %s', (utc, shown) => {
    expect(formatShanghai(utc)).toBe(shown);
    expect(formatShanghai(new Date(utc))).toBe(shown);
    expect(shanghaiDate(utc)).toBe(shown.slice(0, 10));
  });
});

describe('reading a moment', () => {
  it.each([
    ['2026-11-22T03:05:00+08:00', '2026-11-21T19:05:00.000Z'],
    ['2026-11-22T03:05:00+0800', '2026-11-21T19:05:00.000Z'],
    ['2026-11-22T03:05', '2026-11-21T19:05:00.000Z'],
    ['2026-11-22 03:05', '2026-11-21T19:05:00.000Z'],
    ['2026-11-22', '2026-11-21T16:00:00.000Z'],
    ['2026-11-22T03:05:00.5Z', '2026-11-22T03:05:00.500Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('%s is %s', (text, utc) => {
    expect(parseInstant(text)?.toISOString()).toBe(utc);
  });

  it.each([
    '',
    '昨天',
    '1',
    'room 1',
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-11-22T25:00',
    '0000-01-01',
  ])('%j is no moment', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('refuses invalid and absurd Dates', () => {
    expect(parseInstant(new Date(Number.NaN))).toBeNull();
    expect(parseInstant(new Date(8.64e15))).toBeNull();
  });
});

describe('lengths of time', () => {
  it.each([
    [0, '0秒'],
    [999, '0秒'],
    [200_000, '3分20秒'],
    [60_000, '1分'],
    [2 * 3_600_000 + 5 * 60_000 + 59_000, '2小时5分'],
    [3_600_000 + 30_000, '1小时'],
    [27 * 3_600_000, '1天3小时'],
    [-200_000, '3分20秒'],
  ])('%i ms is %s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });
});
