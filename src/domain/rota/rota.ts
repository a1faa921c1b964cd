import { z } from 'zod';
import { orgIdSchema, type PersonId, personIdSchema } from '../ids.ts';

/**
 * 值班表: who stands on duty when, in one organization. Moments are UTC ISO strings as `toISOString` writes them, so that
 * they compare as text; a shift holds from its start up to, but not including, its end.
 */

/** 主班, 副班, 带班领导 */
export const WATCH_POSTS = ['primary', 'backup', 'leader'] as const;
export type WatchPost = (typeof WATCH_POSTS)[number];

export const shiftSchema = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  primary: personIdSchema,
  backup: personIdSchema.nullable(),
  leader: personIdSchema.nullable(),
});
export type Shift = z.infer<typeof shiftSchema>;

/** 换班: one person stands in at one post from a moment to another. A later cover goes before an earlier one. */
export const coverSchema = z.object({
  post: z.enum(WATCH_POSTS),
  startsAt: z.string(),
  endsAt: z.string(),
  person: personIdSchema,
  reason: z.string(),
});
export type Cover = z.infer<typeof coverSchema>;

export const rotaSchema = z.object({
  org: orgIdSchema,
  /** in the order of their starts */
  shifts: z.array(shiftSchema),
  /** in the order in which they were made */
  covers: z.array(coverSchema),
});
export type Rota = z.infer<typeof rotaSchema>;

export type Posts = Record<WatchPost, PersonId | null>;

/** A stretch of time in which nothing changes: the shifts that run in it, and who stands at which post. */
export interface Stretch {
  from: string;
  to: string;
  shifts: Shift[];
  /** of the shift that began last, with the covers laid over it; nobody in a gap */
  posts: Posts;
}

const NOBODY: Posts = { primary: null, backup: null, leader: null };

/** @returns the stretches from one moment to another, without a break between them; none where `from` is not before `to` */
export function stretches(rota: Pick<Rota, 'shifts' | 'covers'>, from: string, to: string): Stretch[] {
  if (from >= to) return [];
  const shifts = rota.shifts.filter((s) => s.startsAt < to && s.endsAt > from);
  const covers = rota.covers.filter((c) => c.startsAt < to && c.endsAt > from);
  const inside = [...shifts, ...covers]
    .flatMap((x) => [x.startsAt, x.endsAt])
    .filter((at) => at > from && at < to);
  const marks = [...new Set([from, ...inside, to])].sort();
  return marks.slice(0, -1).map((at, i) => {
    const running = shifts.filter((s) => s.startsAt <= at && s.endsAt > at);
    return { from: at, to: marks[i + 1] ?? to, shifts: running, posts: postsAt(running, covers, at) };
  });
}

function postsAt(running: Shift[], covers: Cover[], at: string): Posts {
  const shift = running.at(-1);
  if (!shift) return NOBODY;
  const laid = covers.filter((c) => c.startsAt <= at && c.endsAt > at);
  const holder = (post: WatchPost): PersonId | null =>
    laid.findLast((c) => c.post === post)?.person ?? shift[post];
  return { primary: holder('primary'), backup: holder('backup'), leader: holder('leader') };
}

/** Who is on duty at one moment. */
export interface Watch extends Posts {
  /** of the shift; null where there is no rota for the moment */
  from: string | null;
  until: string | null;
}

/** @returns null in a gap and where there is no rota */
export function watchAt(rota: Pick<Rota, 'shifts' | 'covers'>, at: string): Watch | null {
  const running = rota.shifts.filter((s) => s.startsAt <= at && s.endsAt > at);
  const shift = running.at(-1);
  if (!shift) return null;
  return { ...postsAt(running, rota.covers, at), from: shift.startsAt, until: shift.endsAt };
}

/** @returns the first shift that starts after the moment */
export function nextShift(rota: Pick<Rota, 'shifts'>, at: string): Shift | null {
  return rota.shifts.find((s) => s.startsAt > at) ?? null;
}

/** @returns the people of a watch, each once, the duty officer first */
export function peopleOn(watch: Posts): PersonId[] {
  const people = WATCH_POSTS.flatMap((post) => watch[post] ?? []);
  return [...new Set(people)];
}
