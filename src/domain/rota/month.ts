import { later } from '../context.ts';
import { formatShanghai, parseInstant } from '../time.ts';
import { type Posts, type Rota, type Stretch, stretches, WATCH_POSTS, type WatchPost } from './rota.ts';

/** One line of a month's table: a shift, or the part of it that somebody stands in for. */
export interface MonthLine {
  /** the day in Shanghai on which it starts, as `2026-11-23` */
  date: string;
  /** 一 to 日 */
  weekday: string;
  startsAt: string;
  endsAt: string;
  posts: Posts;
  /** posts at which somebody stands in for who was planned */
  covered: WatchPost[];
  /** no shift runs: between two shifts nobody is on duty */
  gap: boolean;
}

/** @returns the first moment of the month and the first of the next one, UTC ISO; null where it is no month */
export function monthSpan(month: string): { from: string; to: string } | null {
  const [, year = '', number = ''] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  const from = parseInstant(`${month}-01`);
  if (!from || !year) return null;
  const next =
    number === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(number) + 1).padStart(2, '0')}`;
  const to = parseInstant(`${next}-01`);
  return to && { from: from.toISOString(), to: to.toISOString() };
}

/** @returns the month before or after, as `2026-12` */
export function monthBeside(month: string, step: -1 | 1): string {
  const span = monthSpan(month);
  if (!span) return month;
  return formatShanghai(later(step === 1 ? span.to : span.from, step === 1 ? 0 : -1)).slice(0, 7);
}

/**
 * @returns the shifts that begin in the month and the gaps between shifts, in the order of their beginning; none where it
 *   is no month
 */
export function monthTable(rota: Pick<Rota, 'shifts' | 'covers'>, month: string): MonthLine[] {
  const span = monthSpan(month);
  if (!span) return [];
  const inside = (at: string): boolean => at >= span.from && at < span.to;
  const lines = rota.shifts
    .filter((s) => inside(s.startsAt))
    .flatMap((shift) =>
      stretches({ shifts: [shift], covers: rota.covers }, shift.startsAt, shift.endsAt).map((x) =>
        lineOf(
          x,
          WATCH_POSTS.filter((post) => x.posts[post] !== shift[post]),
        ),
      ),
    );
  const gaps = gapsOf(rota.shifts)
    .filter((x) => inside(x.from))
    .map((x) => lineOf(x, []));
  return [...lines, ...gaps].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}

/** Between the first shift and the last. */
function gapsOf(shifts: Rota['shifts']): Stretch[] {
  const ends = shifts.map((s) => s.endsAt).sort();
  const [from, to] = [shifts[0]?.startsAt ?? '', ends.at(-1) ?? ''];
  return stretches({ shifts, covers: [] }, from, to).filter((x) => x.shifts.length === 0);
}

function lineOf({ from, to, shifts, posts }: Stretch, covered: WatchPost[]): MonthLine {
  return {
    date: formatShanghai(from).slice(0, 10),
    weekday: weekdayOf(from),
    startsAt: from,
    endsAt: to,
    posts,
    covered,
    gap: shifts.length === 0,
  };
}

function weekdayOf(at: string): string {
  const day = new Date(`${formatShanghai(at).slice(0, 10)}T00:00:00Z`).getUTCDay();
  return '日一二三四五六'.charAt(day);
}
