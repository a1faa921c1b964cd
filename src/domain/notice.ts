import { z } from 'zod';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import { type Context, later } from './context.ts';
import type { Directory, Person } from './directory.ts';
import { type OrgId, orgIdSchema, type PersonId, personIdSchema } from './ids.ts';

/**
 * 通知与呼叫: something that an organization is told, and whose people are paged until somebody answers. The same for
 * every kind of record.
 */

const attemptSchema = z.object({
  person: personIdSchema,
  at: z.string(),
  deliveredAt: z.string().nullable(),
  /** why the page didn't reach the person, in Chinese */
  failure: z.string().nullable(),
});

export const noticeSchema = z.object({
  id: z.string(),
  to: orgIdSchema,
  /** the one person who is meant, with colleagues as successors; null: the organization */
  person: personIdSchema.nullable(),
  /**
   * what stops the paging: `acknowledge` 收到; `confirmation` a report to a body outside the system, confirmed with time,
   * channel and recipient; `decision` an approval
   */
  expects: z.enum(['acknowledge', 'confirmation', 'decision']),
  /** what is told or asked, each a sentence in Chinese under its clause; `rule` is the plan's reporting rule, or `page` */
  items: z.array(z.object({ rule: z.string(), what: z.string(), cite: z.custom<ClauseId>().nullable() })),
  /** the body outside the system that is to be told */
  external: z.string().nullable(),
  /** the proposal that is to be decided */
  proposal: z.string().nullable(),
  sentAt: z.string(),
  /** when it stood in the organization's duty room */
  deliveredAt: z.string().nullable(),
  attempts: z.array(attemptSchema),
  ackedAt: z.string().nullable(),
  ackedBy: personIdSchema.nullable(),
  confirmation: z
    .object({ at: z.string(), channel: z.string(), recipient: z.string(), by: personIdSchema })
    .nullable(),
  /** when the last person of the chain had not answered */
  exhaustedAt: z.string().nullable(),
  /** when it was no longer needed, as a proposal that was decided */
  settledAt: z.string().nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export type NoticeEvent =
  | { type: 'notice_sent'; notice: Notice; cite: ClauseId | null }
  | { type: 'notice_delivered'; notice: string; room: string }
  | { type: 'person_paged'; notice: string; person: PersonId; attempt: number; nextAt: string }
  | { type: 'page_delivered'; notice: string; attempt: number; means: string }
  | { type: 'page_failed'; notice: string; attempt: number; reason: string }
  | { type: 'notice_acknowledged'; notice: string; by: PersonId; org: OrgId }
  | {
      type: 'external_report_confirmed';
      notice: string;
      at: string;
      channel: string;
      recipient: string;
      by: PersonId;
      cite: ClauseId | null;
    }
  | { type: 'notice_exhausted'; notice: string; to: OrgId; alarm: OrgId }
  | { type: 'notice_settled'; notice: string; why: string };

export type NewNotice = Pick<Notice, 'id' | 'to' | 'expects' | 'items'> &
  Partial<Pick<Notice, 'person' | 'external' | 'proposal'>>;

/** An acknowledged duty to report outside is asked for again until it is confirmed. */
export const CONFIRMATION_MINUTES = 15;

/** 负责人、带班领导 decide for their organization. */
export function decides(p: Person): boolean {
  return p.posts.includes('head') || p.posts.includes('duty_leader');
}

/** Whom a notice pages, in order. A decision goes to exactly those who may decide. */
export function chainOf(notice: Pick<Notice, 'to' | 'person' | 'expects'>, dir: Directory): PersonId[] {
  const people = dir.peopleOf(notice.to).filter((p) => p.posts.some((post) => post !== 'admin'));
  if (notice.expects === 'decision') return people.filter(decides).map((p) => p.id);
  const others = people.map((p) => p.id).filter((id) => id !== notice.person);
  return notice.person ? [notice.person, ...others] : others;
}

export function isSettled(n: Notice): boolean {
  if (n.settledAt !== null) return true;
  if (n.expects === 'confirmation') return n.confirmation !== null;
  return n.ackedAt !== null;
}

/** Sends notices and pages the first person of each at once; for decisions everybody who may decide. */
export function send(notices: NewNotice[], ctx: Context): NoticeEvent[] {
  return notices.flatMap((n) => {
    const notice: Notice = {
      person: null,
      external: null,
      proposal: null,
      ...n,
      sentAt: ctx.at,
      deliveredAt: null,
      attempts: [],
      ackedAt: null,
      ackedBy: null,
      confirmation: null,
      exhaustedAt: null,
      settledAt: null,
    };
    return [
      { type: 'notice_sent' as const, notice, cite: notice.items[0]?.cite ?? null },
      ...pageNext(notice, ctx),
    ];
  });
}

/** The next page of a notice, or its exhaustion when the chain has been gone through as often as the policy says. */
function pageNext(n: Notice, ctx: Context): NoticeEvent[] {
  const chain = chainOf(n, ctx.dir);
  const done = n.attempts.length;
  const paged = (person: PersonId, attempt: number): NoticeEvent => ({
    type: 'person_paged',
    notice: n.id,
    person,
    attempt,
    nextAt: later(ctx.at, ctx.policy.ackMinutes),
  });
  if (chain.length === 0 || done >= chain.length * ctx.policy.rounds) {
    return n.exhaustedAt
      ? []
      : [{ type: 'notice_exhausted', notice: n.id, to: n.to, alarm: alarmOrg(n.to, ctx.dir) }];
  }
  if (n.expects === 'decision') return chain.map((person, i) => paged(person, done + i));
  const person = chain[done % chain.length];
  return person ? [paged(person, done)] : [];
}

/** The room that hears the alarm when nobody answers: 部应急办's; 部领导小组's when it is 部应急办 itself. */
function alarmOrg(to: OrgId, dir: Directory): OrgId {
  const ero = dir.orgsOf('ero')[0]?.id ?? to;
  return to === ero ? (dir.orgsOf('leading_group')[0]?.id ?? ero) : ero;
}

/**
 * A timer of the notice came due.
 * @param attempt the page after which the timer was set; a later page has a timer of its own
 */
export function escalate(n: Notice | undefined, attempt: number, ctx: Context): NoticeEvent[] {
  if (!n || isSettled(n) || n.exhaustedAt || attempt !== n.attempts.length - 1) return [];
  if (n.expects === 'confirmation' && n.ackedAt && n.ackedBy) {
    if (ctx.at < later(n.ackedAt, CONFIRMATION_MINUTES)) return [];
    const nextAt = later(ctx.at, CONFIRMATION_MINUTES);
    return [{ type: 'person_paged', notice: n.id, person: n.ackedBy, attempt: n.attempts.length, nextAt }];
  }
  return pageNext(n, ctx);
}

/** 收到 by a person of the organization, by any route; it stops the paging. Doing it twice changes nothing. */
export function acknowledge(n: Notice, by: Person): NoticeEvent[] {
  if (n.ackedAt || n.settledAt || n.expects === 'decision') return [];
  return [{ type: 'notice_acknowledged', notice: n.id, by: by.id, org: by.org }];
}

/** Folds an event into the notices. Events of unknown notices change nothing. */
export function evolveNotices(notices: Notice[], e: NoticeEvent, at: string): Notice[] {
  if (e.type === 'notice_sent') return [...notices, e.notice];
  return notices.map((n) => (n.id === e.notice ? evolveNotice(n, e, at) : n));
}

function evolveNotice(n: Notice, e: Exclude<NoticeEvent, { type: 'notice_sent' }>, at: string): Notice {
  switch (e.type) {
    case 'notice_delivered':
      return { ...n, deliveredAt: n.deliveredAt ?? at };
    case 'person_paged':
      return { ...n, attempts: [...n.attempts, { person: e.person, at, deliveredAt: null, failure: null }] };
    case 'page_delivered':
      return {
        ...n,
        deliveredAt: n.deliveredAt ?? at,
        attempts: n.attempts.map((a, i) => (i === e.attempt ? { ...a, deliveredAt: at } : a)),
      };
    case 'page_failed':
      return {
        ...n,
        attempts: n.attempts.map((a, i) => (i === e.attempt ? { ...a, failure: e.reason } : a)),
      };
    case 'notice_acknowledged':
      return { ...n, ackedAt: at, ackedBy: e.by };
    case 'external_report_confirmed':
      return {
        ...n,
        ackedAt: n.ackedAt ?? at,
        ackedBy: n.ackedBy ?? e.by,
        confirmation: { at: e.at, channel: e.channel, recipient: e.recipient, by: e.by },
      };
    case 'notice_exhausted':
      return { ...n, exhaustedAt: at };
    case 'notice_settled':
      return { ...n, settledAt: at };
  }
}
