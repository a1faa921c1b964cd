import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orgId, personId } from '../../src/domain/ids.ts';
import { monthSpan, monthTable } from '../../src/domain/rota/month.ts';
import { problemsOf } from '../../src/domain/rota/problems.ts';
import { type Cover, type Rota, type Shift, stretches, watchAt } from '../../src/domain/rota/rota.ts';

/** Shifts at their edges: month-end, year-end, midnight, covers, gaps and double bookings. Times are Shanghai's. */

const at = (time: string): string => new Date(`${time.replace(' ', 'T')}:00+08:00`).toISOString();
const shift = (start: string, end: string, primary = 'a', backup: string | null = 'b'): Shift => ({
  startsAt: at(start),
  endsAt: at(end),
  primary: personId(primary),
  backup: backup === null ? null : personId(backup),
  leader: null,
});
const cover = (start: string, end: string, person: string, post: Cover['post'] = 'primary'): Cover => ({
  post,
  startsAt: at(start),
  endsAt: at(end),
  person: personId(person),
  reason: '',
});
const rota = (shifts: Shift[], covers: Cover[] = []): Rota => ({ org: orgId('x'), shifts, covers });
const everybody = (): boolean => true;

const TURN = rota([
  shift('2026-11-30 08:30', '2026-12-01 08:30', 'a'),
  shift('2026-12-01 08:30', '2026-12-02 08:30', 'b', 'a'),
  shift('2026-12-31 20:00', '2027-01-01 08:00', 'c', null),
  shift('2027-01-01 08:00', '2027-01-02 00:00', 'd', null),
  shift('2027-01-02 00:00', '2027-01-03 00:00', 'e', null),
]);

describe('who is on duty', () => {
  test.each([
    ['before the first shift', '2026-11-30 08:29', null],
    ['the first minute', '2026-11-30 08:30', 'a'],
    ['over the end of the month', '2026-12-01 00:00', 'a'],
    ['the last minute', '2026-12-01 08:29', 'a'],
    ['the change belongs to the next', '2026-12-01 08:30', 'b'],
    ['a gap', '2026-12-15 12:00', null],
    ['over the end of the year', '2027-01-01 00:00', 'c'],
    ['the change on new year', '2027-01-01 08:00', 'd'],
    ['until midnight', '2027-01-01 23:59', 'd'],
    ['from midnight on', '2027-01-02 00:00', 'e'],
    ['after the last shift', '2027-01-03 00:00', null],
  ])('%s', (_what, time, expected) => {
    expect(watchAt(TURN, at(time))?.primary ?? null).toBe(expected);
  });

  test.each([
    ['before the cover', '2026-11-30 11:59', 'a', 'b'],
    ['from its beginning', '2026-11-30 12:00', 'c', 'b'],
    ['a later cover goes before an earlier one', '2026-11-30 14:00', 'd', 'b'],
    ['the earlier one again', '2026-11-30 15:00', 'c', 'b'],
    ['another post is covered by itself', '2026-11-30 17:00', 'c', 'e'],
    ['after its end', '2026-11-30 18:00', 'a', 'b'],
  ])('with covers: %s', (_what, time, primary, backup) => {
    const covered = rota(TURN.shifts, [
      cover('2026-11-30 12:00', '2026-11-30 18:00', 'c'),
      cover('2026-11-30 14:00', '2026-11-30 15:00', 'd'),
      cover('2026-11-30 17:00', '2026-11-30 18:00', 'e', 'backup'),
    ]);
    expect(watchAt(covered, at(time))).toMatchObject({ primary, backup });
  });
});

describe('what is wrong with a rota', () => {
  const kinds = (r: Rota, from: string, to: string, serves: (p: string) => boolean = everybody) =>
    problemsOf(r, at(from), at(to), serves).map((p) => [p.kind, p.from, p.to, p.person]);
  const day = shift('2026-12-01 08:00', '2026-12-01 20:00');

  test.each<[string, Rota, [string, string, string, string | null][]]>([
    ['nothing', rota([day, shift('2026-12-01 20:00', '2026-12-02 08:00')]), []],
    [
      'a gap of a minute',
      rota([day, shift('2026-12-01 20:01', '2026-12-02 08:00')]),
      [['gap', '2026-12-01 20:00', '2026-12-01 20:01', null]],
    ],
    [
      'an overlap of a minute',
      rota([day, shift('2026-12-01 19:59', '2026-12-02 08:00')]),
      [['overlap', '2026-12-01 19:59', '2026-12-01 20:00', null]],
    ],
    [
      'one person at two posts',
      rota([shift('2026-12-01 08:00', '2026-12-02 08:00', 'a', 'a')]),
      [['double', '2026-12-01 08:00', '2026-12-02 08:00', 'a']],
    ],
    [
      'a double booking by a cover',
      rota(
        [shift('2026-12-01 08:00', '2026-12-02 08:00')],
        [cover('2026-12-01 10:00', '2026-12-01 12:00', 'b')],
      ),
      [['double', '2026-12-01 10:00', '2026-12-01 12:00', 'b']],
    ],
  ])('%s', (_what, r, expected) => {
    const wanted = expected.map(([kind, from, to, person]) => [kind, at(from), at(to), person]);
    expect(kinds(r, '2026-11-01 00:00', '2026-12-02 08:00')).toEqual(wanted);
  });

  test('a person who left is named once through several shifts', () => {
    const r = rota([day, shift('2026-12-01 20:00', '2026-12-02 08:00')]);
    const found = kinds(r, '2026-11-01 00:00', '2026-12-02 08:00', (p) => p !== 'a');
    expect(found).toEqual([['absent', at('2026-12-01 08:00'), at('2026-12-02 08:00'), 'a']]);
  });

  test('the end of the rota is said as far as one looks', () => {
    expect(kinds(rota([day]), '2026-12-01 09:00', '2026-12-03 00:00')).toEqual([
      ['ends', at('2026-12-01 20:00'), at('2026-12-03 00:00'), null],
    ]);
    expect(kinds(rota([day]), '2026-12-01 09:00', '2026-12-01 20:00')).toEqual([]);
    expect(kinds(rota([]), '2026-12-01 09:00', '2026-12-03 00:00')).toEqual([]);
  });
});

describe('a month', () => {
  test.each([
    ['2026-12', '2026-12-01 00:00', '2027-01-01 00:00'],
    ['2027-02', '2027-02-01 00:00', '2027-03-01 00:00'],
    ['2028-02', '2028-02-01 00:00', '2028-03-01 00:00'],
  ])('%s', (month, from, to) => {
    expect(monthSpan(month)).toEqual({ from: at(from), to: at(to) });
  });

  test.each(['2026-13', '2026-00', '2026', ''])('%s is none', (month) => {
    expect(monthSpan(month)).toBeNull();
  });

  test('names the gaps between its shifts, also over its end', () => {
    const r = rota([
      shift('2026-11-29 08:00', '2026-11-30 08:00', 'a'),
      shift('2026-11-30 20:00', '2026-12-01 08:00', 'b'),
      shift('2026-12-02 08:00', '2026-12-03 08:00', 'c'),
    ]);
    const gaps = (month: string) =>
      monthTable(r, month).flatMap((l) => (l.gap ? [[l.startsAt, l.endsAt, l.posts.primary]] : []));
    expect(gaps('2026-11')).toEqual([[at('2026-11-30 08:00'), at('2026-11-30 20:00'), null]]);
    expect(gaps('2026-12')).toEqual([[at('2026-12-01 08:00'), at('2026-12-02 08:00'), null]]);
    expect(gaps('2027-01')).toEqual([]);
    expect(monthTable(r, '2026-11').map((l) => l.gap)).toEqual([false, true, false]);
  });

  test('holds the shifts that begin in it, split where somebody stands in', () => {
    const covered = rota(TURN.shifts, [cover('2026-11-30 20:00', '2026-12-01 08:30', 'c')]);
    expect(
      monthTable(covered, '2026-11').map((l) => [l.date, l.weekday, l.posts.primary, l.covered]),
    ).toEqual([
      ['2026-11-30', '一', 'a', []],
      ['2026-11-30', '一', 'c', ['primary']],
    ]);
    expect(monthTable(TURN, '2026-12').map((l) => [l.date, l.weekday])).toEqual([
      ['2026-12-01', '二'],
      ['2026-12-02', '三'],
      ['2026-12-31', '四'],
    ]);
  });
});

describe('laws', () => {
  const HOUR = 3_600_000;
  const BEGIN = Date.parse('2026-12-30T00:30:00Z');
  const moment = (hour: number): string => new Date(BEGIN + hour * HOUR).toISOString();
  const anyShift = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom('a', 'b', 'c'))
    .map(([from, hours, who]) => ({
      startsAt: moment(from),
      endsAt: moment(from + hours),
      primary: personId(who),
      backup: null,
      leader: null,
    }));
  const anyRota = fc
    .array(anyShift, { minLength: 1, maxLength: 8 })
    .map((shifts) => rota([...shifts].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))));

  test('every moment of a rota without problems has exactly one duty officer', () => {
    const chained = fc
      .array(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 10 })
      .map((lengths) => {
        let hour = 0;
        return lengths.map((hours, i) => {
          const startsAt = moment(hour);
          hour += hours;
          return {
            startsAt,
            endsAt: moment(hour),
            primary: personId(`p${i % 3}`),
            backup: null,
            leader: null,
          };
        });
      });
    fc.assert(
      fc.property(chained, fc.double({ min: 0, max: 0.999, noNaN: true }), (shifts, part) => {
        const r = rota(shifts);
        const [from, to] = [shifts[0]?.startsAt ?? '', shifts.at(-1)?.endsAt ?? ''];
        expect(problemsOf(r, from, to, everybody)).toEqual([]);
        const time = new Date(Date.parse(from) + part * (Date.parse(to) - Date.parse(from))).toISOString();
        expect(shifts.filter((s) => s.startsAt <= time && s.endsAt > time)).toHaveLength(1);
        expect(watchAt(r, time)?.primary).toBeTruthy();
      }),
    );
  });

  test('a rota is called sound exactly where each moment has one shift', () => {
    fc.assert(
      fc.property(anyRota, (r) => {
        const from = r.shifts[0]?.startsAt ?? '';
        const end =
          r.shifts
            .map((s) => s.endsAt)
            .sort()
            .at(-1) ?? '';
        const hours = (Date.parse(end) - Date.parse(from)) / HOUR;
        const counts = Array.from({ length: hours }, (_, h) => {
          const time = new Date(Date.parse(from) + h * HOUR).toISOString();
          return r.shifts.filter((s) => s.startsAt <= time && s.endsAt > time).length;
        });
        expect(problemsOf(r, from, end, everybody).length === 0).toBe(counts.every((n) => n === 1));
      }),
    );
  });

  test('stretches leave no moment out and take none twice', () => {
    fc.assert(
      fc.property(
        anyRota,
        fc.integer({ min: -5, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (r, from, hours) => {
          const parts = stretches(r, moment(from), moment(from + hours));
          expect(parts[0]?.from).toBe(moment(from));
          expect(parts.at(-1)?.to).toBe(moment(from + hours));
          for (const [i, part] of parts.entries()) {
            expect(part.from < part.to).toBe(true);
            if (i > 0) expect(part.from).toBe(parts[i - 1]?.to);
            expect(watchAt(r, part.from)?.primary ?? null).toBe(part.posts.primary);
          }
        },
      ),
    );
  });
});
