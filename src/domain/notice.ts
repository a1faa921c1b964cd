import { z } from 'zod';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import { type Context, later } from './context.ts';
import type { Directory, Person } from './directory.ts';
import { type OrgId, orgIdSchema, type PersonId, personIdSchema } from './ids.ts';
import { type PageMeans, type PagingKind, pagingPlan } from './paging/plan.ts';
import { attemptSchema, lastWave, nextWave, type Wave } from './paging/waves.ts';
import { peopleOn } from './rota/rota.ts';

/**
 * 通知与呼叫: something that an organization is told, and whose people are paged until somebody answers. The same for
 * every kind of record.
 */

export const noticeSchema = z.object({
  id: z.string(),
  to: orgIdSchema,
  /** the one person who is meant, with colleagues as successors; null: the organization */
  person: personIdSchema.nullable(),
  /** these people first, then who is on duty at the moment, once each; null: everybody of the organization, again and again */
  chain: z.array(personIdSchema).nullable().default(null),
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
  | {
      type: 'person_paged';
      notice: string;
      person: PersonId;
      attempt: number;
      wave: number;
      round: number;
      step: number;
      means: PageMeans;
      nextAt: string;
      reminder: boolean;
      /** ms after its time; 0 when on time */
      lateMs: number;
    }
  | {
      type: 'page_delivered';
      notice: string;
      attempt: number;
      /** where it stood, as `飞书、Slack` */
      means: string;
      /** where else it failed and why */
      missed: string | null;
      bundled: boolean;
      lateMs: number;
    }
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
  Partial<Pick<Notice, 'person' | 'chain' | 'external' | 'proposal'>>;

/** What timers and deliveries ask of a notice of any record. */
export type NoticeCommand =
  /** the time of a wave is over; `attempt` is one of its calls */
  | { type: 'escalate'; notice: string; attempt: number }
  | { type: 'notice_delivered'; notice: string; room: string }
  | {
      type: 'page_delivered';
      notice: string;
      attempt: number;
      means: string;
      missed: string | null;
      bundled: boolean;
    }
  | { type: 'page_failed'; notice: string; attempt: number; reason: string };

/** An acknowledged duty to report outside is asked for again until it is confirmed. */
export const CONFIRMATION_MINUTES = 15;

/** 负责人、带班领导 decide for their organization. */
export function decides(p: Person): boolean {
  return p.posts.includes('head') || p.posts.includes('duty_leader');
}

/**
 * Whom a notice pages, in order: who is on duty at the moment first. A decision goes to exactly those who may decide.
 * @param at UTC ISO
 */
function chainOf(
  notice: Pick<Notice, 'to' | 'person' | 'expects' | 'chain'>,
  dir: Directory,
  at: string,
): PersonId[] {
  const watch = dir.onDuty(notice.to, at);
  if (notice.chain) return [...new Set([...notice.chain, ...peopleOn(watch)])];
  const staff = dir.peopleOf(notice.to).filter((p) => p.posts.some((post) => post !== 'admin'));
  const first = watch.from === null ? [] : peopleOn(watch);
  const people = [
    ...first.flatMap((id) => staff.find((p) => p.id === id) ?? []),
    ...staff.filter((p) => !first.includes(p.id)),
  ];
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
      chain: null,
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

function kindOf(n: Pick<Notice, 'expects' | 'items'>): PagingKind {
  if (n.expects !== 'acknowledge') return n.expects;
  return n.items.some((i) => i.rule === 'page') ? 'call' : 'notice';
}

/**
 * The next calls of a notice, or its exhaustion when the chain has been gone through as often as the plan says. A
 * decision calls everybody who may decide at once.
 * @param due when they were to go out, UTC ISO
 */
function pageNext(n: Notice, ctx: Context, due = ctx.at, only?: 'louder'): NoticeEvent[] {
  const chain = chainOf(n, ctx.dir, ctx.at);
  const plan = pagingPlan(kindOf(n), ctx.dir.org(n.to), ctx.policy);
  const own = {
    ...plan,
    ...(n.expects === 'decision' ? { together: chain.length } : {}),
    ...(n.chain ? { rounds: 1 } : {}),
    quiet: ctx.mayRest ? plan.quiet : null,
  };
  const wave = nextWave(n.attempts, chain, own, ctx.at, only);
  if (wave) return paged(n, wave, false, ctx, due);
  if (only || n.exhaustedAt) return [];
  return [{ type: 'notice_exhausted', notice: n.id, to: n.to, alarm: alarmOrg(n.to, ctx.dir) }];
}

function paged(n: Notice, wave: Wave, reminder: boolean, ctx: Context, due: string): NoticeEvent[] {
  const { people, ...rest } = wave;
  return people.map((person, i) => ({
    type: 'person_paged' as const,
    notice: n.id,
    person,
    attempt: n.attempts.length + i,
    ...rest,
    reminder,
    lateMs: lateness(due, ctx.at),
  }));
}

/** What is later than this counts as late. ms */
const ON_TIME = 60_000;

function lateness(due: string, at: string): number {
  const ms = Date.parse(at) - Date.parse(due);
  return ms > ON_TIME ? ms : 0;
}

/** The room that hears the alarm when nobody answers: 部应急办's; 部领导小组's when it is 部应急办 itself. */
function alarmOrg(to: OrgId, dir: Directory): OrgId {
  const ero = dir.orgsOf('ero')[0]?.id ?? to;
  return to === ero ? (dir.orgsOf('leading_group')[0]?.id ?? ero) : ero;
}

/**
 * What follows when a timer of a notice comes due or a delivery has ended. What has happened already, or is no longer
 * called for, changes nothing: running it twice does it once.
 */
export function followUp(notices: Notice[], cmd: NoticeCommand, ctx: Context): NoticeEvent[] {
  const n = notices.find((x) => x.id === cmd.notice);
  if (cmd.type === 'escalate') return escalate(n, cmd.attempt, ctx);
  if (cmd.type === 'notice_delivered') return [cmd];
  const call = n?.attempts[cmd.attempt];
  if (!n || !call || call.deliveredAt !== null || call.failure !== null) return [];
  if (cmd.type === 'page_delivered') return [{ ...cmd, lateMs: lateness(call.at, ctx.at) }];
  return [cmd, ...afterFailure(n, cmd.attempt, ctx)];
}

/**
 * The time of a wave is over. A later wave has a timer of its own.
 * @param attempt one of its calls; or the one that comes next: the reminder that is due after an acknowledgement
 */
function escalate(n: Notice | undefined, attempt: number, ctx: Context): NoticeEvent[] {
  if (!n || isSettled(n)) return [];
  const call = n.attempts[attempt];
  if (n.ackedAt && n.ackedBy) {
    const first = attempt === n.attempts.length && !n.attempts.some((a) => a.reminder);
    if (!first && !(call?.reminder && attempt === n.attempts.length - 1)) return [];
    return remind(n, n.ackedBy, ctx, call?.nextAt ?? later(n.ackedAt, CONFIRMATION_MINUTES));
  }
  if (n.exhaustedAt || !call || call.wave !== lastWave(n.attempts)[0]?.wave) return [];
  return pageNext(n, ctx, call.nextAt);
}

/** Who has acknowledged the duty to report outside is asked whether it is done. */
function remind(n: Notice, person: PersonId, ctx: Context, due: string): NoticeEvent[] {
  const nextAt = later(ctx.at, CONFIRMATION_MINUTES);
  const wave = (n.attempts.at(-1)?.wave ?? -1) + 1;
  return paged(n, { wave, round: 0, step: 0, means: 'chat', nextAt, people: [person] }, true, ctx, due);
}

/** When no call of a wave got through, the next means is tried at once; the next people, where no means did. */
function afterFailure(n: Notice, attempt: number, ctx: Context): NoticeEvent[] {
  if (!isWanted(n, attempt) || n.exhaustedAt) return [];
  const wave = lastWave(n.attempts);
  const failed = (i: number): boolean => i === attempt || n.attempts[i]?.failure !== null;
  const from = n.attempts.length - wave.length;
  if (attempt < from || wave.some((a, i) => a.reminder || !failed(from + i))) return [];
  const reached = n.attempts.some(
    (a) => a.round === wave[0]?.round && a.deliveredAt !== null && wave.some((w) => w.person === a.person),
  );
  return pageNext(n, ctx, ctx.at, reached ? 'louder' : undefined);
}

/** True while a call should still go out: nobody has answered, or it asks for the confirmation after the answer. */
export function isWanted(n: Notice, attempt: number): boolean {
  return !isSettled(n) && (n.ackedAt === null || n.attempts[attempt]?.reminder === true);
}

/** True while 收到 would answer it. */
export function isAnswerable(n: Notice): boolean {
  return n.ackedAt === null && n.settledAt === null && n.expects !== 'decision';
}

/** 收到 by a person of the organization, by any route; it stops the paging. Doing it twice changes nothing. */
export function acknowledge(n: Notice, by: Person): NoticeEvent[] {
  if (!isAnswerable(n)) return [];
  return [{ type: 'notice_acknowledged', notice: n.id, by: by.id, org: by.org }];
}
