import { z } from 'zod';
import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import { orgIdSchema, personIdSchema, recordIdSchema } from '../ids.ts';
import { noticeSchema } from '../notice.ts';

/** 24小时值班: one organization's round-the-clock duty from its beginning to its end, the fold of its events. UTC ISO. */

export const causeSchema = z.object({
  /** 5.3 a response; 4.5.2(1) a warning; an order of 部应急办 or of the organization's own leaders */
  kind: z.enum(['response', 'warning', 'order']),
  /** the number of the incident or warning; the organization that ordered it */
  ref: z.string(),
  /** in Chinese, as `事件 2026-0001 的应急响应` */
  what: z.string(),
  since: z.string(),
  endedAt: z.string().nullable(),
  cite: z.custom<ClauseId>(),
});
export type Cause = z.infer<typeof causeSchema>;

export const checkinSchema = z.object({
  id: z.string(),
  /** the moment of the timetable */
  dueAt: z.string(),
  /** when the bot asked: later than `dueAt` only after downtime */
  askedAt: z.string(),
  /** from then on it counts as missed */
  deadline: z.string(),
  /** 主班 at the time; null: nobody was */
  person: personIdSchema.nullable(),
  doneAt: z.string().nullable(),
  doneBy: personIdSchema.nullable(),
  missedAt: z.string().nullable(),
  /** the notice that pages for it */
  notice: z.string().nullable(),
});
export type Checkin = z.infer<typeof checkinSchema>;

const signatureSchema = z.object({ at: z.string(), by: personIdSchema, open: z.array(z.string()) });

export const handoverSchema = z.object({
  id: z.string(),
  /** the change of the watch */
  at: z.string(),
  from: personIdSchema.nullable(),
  to: personIdSchema.nullable(),
  /** each side's signature, with what was open when it was given */
  out: signatureSchema.nullable(),
  in: signatureSchema.nullable(),
  /** when it was still not signed by both sides */
  unsignedAt: z.string().nullable(),
  notice: z.string().nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;
export type Side = 'out' | 'in';

export const dutySchema = z.object({
  id: recordIdSchema,
  /** `D2026-0001` */
  number: z.string(),
  org: orgIdSchema,
  version: z.number(),
  status: z.enum(['on', 'ended']),
  causes: z.array(causeSchema),
  beganAt: z.string(),
  endedAt: z.string().nullable(),
  checkins: z.array(checkinSchema),
  /** when the next check-in is due */
  nextAt: z.string().nullable(),
  handovers: z.array(handoverSchema),
  notices: z.array(noticeSchema),
});
export type Duty = z.infer<typeof dutySchema>;

export const isOpenCause = (c: Cause): boolean => c.endedAt === null;

/** @returns the check-in that is waited for, or the last that was missed */
export function openCheckin(s: Duty): Checkin | undefined {
  const last = s.checkins.at(-1);
  return last && last.doneAt === null ? last : undefined;
}

export const isSigned = (h: Handover): boolean => h.out !== null && h.in !== null;

/** What is later than this is late. ms */
const ON_TIME = 60_000;

/** @returns how long after the timetable the bot asked (ms), as after downtime; 0 when on time */
export function askedLate(c: Checkin): number {
  const ms = Date.parse(c.askedAt) - Date.parse(c.dueAt);
  return ms > ON_TIME ? ms : 0;
}

/**
 * @returns how late somebody checked in (ms), for which the bot's own downtime doesn't count; 0 within the time that is
 *   allowed, null: never
 */
export function lateBy(c: Checkin): number | null {
  if (c.doneAt === null) return null;
  return c.doneAt > c.deadline ? Date.parse(c.doneAt) - Date.parse(c.dueAt) - askedLate(c) : 0;
}

/** @returns how long after the change of the watch the second side signed (ms), 0 within the time; null: not signed */
export function signedLate(h: Handover): number | null {
  const signed = h.out && h.in ? [h.out.at, h.in.at].sort().at(-1) : undefined;
  if (!signed) return null;
  return h.unsignedAt ? Date.parse(signed) - Date.parse(h.at) : 0;
}
