import { type Context, later } from '../context.ts';
import type { PersonId } from '../ids.ts';
import { acknowledge, isSettled, send } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { peopleOn } from '../rota/rota.ts';
import { formatShanghai } from '../time.ts';
import { when } from '../words.ts';
import type { DutyEvent } from './events.ts';
import { type Checkin, type Duty, type Handover, openCheckin } from './state.ts';
import { GRACE_MINUTES, nextCheckinAfter } from './timetable.ts';

/** 签到: asked for on a timetable, made by who is on duty, paged for when it is missed. */

/**
 * Asks for a check-in, and for a handover where the watch has changed.
 * @param at the moment of the timetable; another than the planned one is an old timer, and nothing follows
 */
export function askCheckin(
  s: Pick<Duty, 'org' | 'checkins' | 'handovers' | 'notices'> & Partial<Pick<Duty, 'nextAt' | 'status'>>,
  at: string,
  ctx: Context,
): DutyEvent[] {
  if (s.status === 'ended' || (s.nextAt !== undefined && s.nextAt !== at)) return [];
  const watch = ctx.dir.onDuty(s.org, ctx.at);
  const before = s.checkins.at(-1);
  const checkin: Checkin = {
    id: `c${s.checkins.length + 1}`,
    dueAt: at,
    askedAt: ctx.at,
    deadline: later(ctx.at, GRACE_MINUTES),
    person: watch.primary,
    doneAt: null,
    doneBy: null,
    missedAt: null,
    notice: null,
  };
  // What the last check-in still pages for goes on under the new one; what has ended in the alarm stays so.
  const stale = s.notices.filter((n) => n.id === before?.notice && !isSettled(n) && !n.exhaustedAt);
  return [
    ...stale.map((n) => ({ type: 'notice_settled' as const, notice: n.id, why: '已到下一次签到时间' })),
    { type: 'checkin_due', checkin, nextAt: nextCheckinAfter(s.org, at, ctx.at, ctx) },
    ...(before && before.person !== watch.primary
      ? handoverDue(s.handovers, before.person, watch.primary, changedAt(at, watch.from))
      : []),
  ];
}

/** By anybody of the watch: 副班 and 带班领导 stand in for 主班. */
export function checkIn(s: Duty, ctx: Context): DutyEvent[] | Refusal {
  const by = ctx.actor;
  const cite = s.causes[0]?.cite ?? '5.3';
  if (!by) return refuse('not_registered');
  if (s.status === 'ended') return refuse('already_done', cite, { detail: '24小时值班已结束，无需签到。' });
  const watch = ctx.dir.onDuty(s.org, ctx.at);
  const open = openCheckin(s);
  const may = [...peopleOn(watch), ...(open?.person ? [open.person] : [])];
  if (!may.includes(by.id)) {
    const names = [...new Set(may)].map((p) => ctx.dir.person(p)?.name ?? p);
    return refuse('no_authority', cite, { who: names });
  }
  if (!open) return refuse('already_done', cite, { detail: signedAlready(s, ctx) });
  const paging = s.notices.filter((n) => !isSettled(n) && n.items.some((i) => i.rule === CHECKIN));
  return [
    { type: 'checkin_made', checkin: open.id, by: by.id },
    ...paging.flatMap((n): DutyEvent[] =>
      n.id === open.notice ? acknowledge(n, by) : [{ type: 'notice_settled', notice: n.id, why: '已签到' }],
    ),
  ];
}

/** the rule of notices that page for a missed check-in */
const CHECKIN = 'checkin';

function signedAlready(s: Duty, ctx: Context): string {
  const last = s.checkins.at(-1);
  const name = last?.doneBy ? (ctx.dir.person(last.doneBy)?.name ?? '') : '';
  const next = s.nextAt ? `下次签到时间 ${formatShanghai(s.nextAt)}。` : '';
  return `${name}已签到。${next}`;
}

/** Pages 主班, then 副班, then 带班领导; when none of them answers, the alarm goes to the authority's duty room. */
export function missCheckin(s: Duty, id: string, ctx: Context): DutyEvent[] {
  const c = s.checkins.find((x) => x.id === id);
  if (!c || s.status === 'ended' || c.doneAt || c.missedAt || c.id !== s.checkins.at(-1)?.id) return [];
  const notice = `n${s.notices.length + 1}`;
  const who = c.person ? (ctx.dir.person(c.person)?.name ?? c.person) : '当班人员';
  const what = `24小时值班：${who}未按时签到（应签 ${when(c.dueAt, ctx.at)}），请当班人员立即签到。`;
  const items = [{ rule: CHECKIN, what, cite: s.causes[0]?.cite ?? null }];
  return [
    { type: 'checkin_missed', checkin: c.id, notice },
    ...send(
      [{ id: notice, to: s.org, expects: 'acknowledge', items, chain: c.person ? [c.person] : [] }],
      ctx,
    ),
  ];
}

/** After downtime the watch may have changed later than the check-in was due. */
const changedAt = (due: string, shift: string | null): string =>
  shift !== null && shift > due ? shift : due;

/** The watch has changed: who goes off and who comes on sign what is open. */
function handoverDue(
  before: Handover[],
  from: PersonId | null,
  to: PersonId | null,
  at: string,
): DutyEvent[] {
  const handover: Handover = {
    id: `h${before.length + 1}`,
    at,
    from,
    to,
    out: null,
    in: null,
    unsignedAt: null,
    notice: null,
  };
  return [{ type: 'handover_due', handover }];
}
