import { actorOrg, type Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { acknowledge, decides, followUp, isSettled } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { askCheckin, checkIn, missCheckin } from './checkin.ts';
import type { DutyCommand, DutyEvent } from './events.ts';
import { missHandover, sign } from './handover.ts';
import { type Cause, type Duty, isOpenCause } from './state.ts';
import { nextCheckinAfter } from './timetable.ts';

/**
 * Decides what a command does to a 24-hour duty.
 * @param s the state; null only for a beginning
 * @returns the events that follow, none where there is nothing to do, or why it is refused
 */
export function decideDuty(s: Duty | null, cmd: DutyCommand, ctx: Context): DutyEvent[] | Refusal {
  if (cmd.type === 'begin') return begin(s, cmd, ctx);
  if (!s) return refuse('not_found');
  switch (cmd.type) {
    case 'end':
      return end(s, cmd, ctx);
    case 'check_in':
      return checkIn(s, ctx);
    case 'sign':
      return sign(s, cmd, ctx);
    case 'acknowledge':
      return acknowledgeAll(s, ctx);
    case 'ask_checkin':
      return askCheckin(s, cmd.at, ctx);
    case 'miss_checkin':
      return missCheckin(s, cmd.checkin, ctx);
    case 'miss_handover':
      return missHandover(s, cmd.handover, ctx);
    case 'replan':
      return replan(s, ctx);
    case 'chronicle':
      return [cmd.event];
    case 'escalate':
    case 'notice_delivered':
    case 'page_delivered':
    case 'page_failed':
      return followUp(s.notices, cmd, ctx);
  }
}

/** 5.3, 4.5.2(1): 部应急办 orders the duty of any organization; leaders may put their own on duty. */
function ordersDuty(org: OrgId, ctx: Context): Refusal | null {
  const own = actorOrg(ctx);
  if (!own || !ctx.actor) return null;
  const above = own.kind === 'ero' || own.kind === 'leading_group';
  if (decides(ctx.actor) && (above || own.id === org)) return null;
  const who = [...ctx.dir.orgsOf('ero').map((o) => o.id), org].flatMap((id) =>
    ctx.dir.peopleOf(id).filter(decides),
  );
  return refuse('no_authority', '5.3', { who: [...new Set(who.map((p) => p.name))].slice(0, 5) });
}

function begin(
  s: Duty | null,
  cmd: Extract<DutyCommand, { type: 'begin' }>,
  ctx: Context,
): DutyEvent[] | Refusal {
  const denied = ordersDuty(cmd.org, ctx);
  if (denied) return denied;
  const { cause } = cmd;
  if (s) {
    if (s.causes.some((c) => isOpenCause(c) && sameCause(c, cause))) {
      return ctx.actor ? refuse('already_done', cause.cite, { detail: '该单位已在24小时值班。' }) : [];
    }
    return [{ type: 'duty_cause_added', cause, cite: cause.cite }];
  }
  const began: DutyEvent = { type: 'duty_began', number: cmd.number, org: cmd.org, cause, cite: cause.cite };
  return [began, ...askCheckin({ org: cmd.org, checkins: [], handovers: [], notices: [] }, ctx.at, ctx)];
}

const sameCause = (a: Pick<Cause, 'kind' | 'ref'>, b: Pick<Cause, 'kind' | 'ref'>): boolean =>
  a.kind === b.kind && a.ref === b.ref;

/** A duty that a response or warning brought about ends with it, not by command. */
function end(s: Duty, cmd: Extract<DutyCommand, { type: 'end' }>, ctx: Context): DutyEvent[] | Refusal {
  const denied = ordersDuty(s.org, ctx);
  if (denied) return denied;
  const open = s.causes.filter(isOpenCause);
  const cause = open.find((c) => sameCause(c, cmd));
  if (!cause) {
    if (!ctx.actor) return [];
    const rest = open.map((c) => c.what).join('、');
    const detail = rest
      ? `24小时值班因${rest}而设，随其结束自动结束，或由作出要求的单位结束。`
      : '该单位目前不在24小时值班。';
    return refuse('already_done', open[0]?.cite ?? '5.3', { detail });
  }
  const ended: DutyEvent = {
    type: 'duty_cause_ended',
    kind: cause.kind,
    ref: cause.ref,
    reason: cmd.reason,
    cite: cause.cite,
  };
  if (open.length > 1) return [ended];
  const settled = s.notices
    .filter((n) => !isSettled(n))
    .map((n) => ({ type: 'notice_settled' as const, notice: n.id, why: '24小时值班已结束' }));
  return [ended, ...settled, { type: 'duty_ended', cite: cause.cite }];
}

/** 收到 stops the paging; of the person who is on duty, it also checks in. */
function acknowledgeAll(s: Duty, ctx: Context): DutyEvent[] | Refusal {
  const by = ctx.actor;
  if (!by || by.org !== s.org) return refuse('no_authority');
  const waiting = s.notices.filter((n) => !isSettled(n));
  if (waiting.length === 0) return refuse('already_done', null, { detail: '目前没有待确认的呼叫。' });
  const checked = checkIn(s, ctx);
  const made = 'refused' in checked ? [] : checked;
  const told = new Set(made.flatMap((e) => (e.type === 'notice_acknowledged' ? [e.notice] : [])));
  return [...made, ...waiting.filter((n) => !told.has(n.id)).flatMap((n) => acknowledge(n, by))];
}

/** The rota changed: the next check-in may be due at another moment, never in the past. */
function replan(s: Duty, ctx: Context): DutyEvent[] {
  const last = s.checkins.at(-1);
  if (s.status !== 'on' || !last) return [];
  const nextAt = nextCheckinAfter(s.org, last.dueAt, ctx.at, ctx);
  return nextAt === s.nextAt ? [] : [{ type: 'checkin_planned', nextAt }];
}
