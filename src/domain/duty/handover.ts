import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import { acknowledge, decides, isSettled, send } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { when } from '../words.ts';
import { checkIn } from './checkin.ts';
import type { DutyCommand, DutyEvent } from './events.ts';
import { type Duty, type Handover, isSigned, openCheckin, type Side } from './state.ts';

/** 交接: what is open goes from one watch to the next, signed by both. */

/** The newest handover that is not signed by both sides. */
export function openHandover(s: Duty): Handover | undefined {
  return s.handovers.findLast((h) => !isSigned(h));
}

/**
 * Each side signs for itself; 负责人、带班领导 may sign for a side that they name. Who takes over has checked in by it.
 * @param cmd.open what is open at this moment, each in one Chinese line
 */
export function sign(
  s: Duty,
  cmd: Extract<DutyCommand, { type: 'sign' }>,
  ctx: Context,
): DutyEvent[] | Refusal {
  const by = ctx.actor;
  const cite = s.causes[0]?.cite ?? '5.3';
  if (!by) return refuse('not_registered');
  const h = handoverMeant(s, cmd.handover, by.id);
  if (!h || isSigned(h)) {
    return refuse('already_done', cite, { detail: h ? '这次交接已由双方签字。' : '目前没有待签字的交接。' });
  }
  const side = sideOf(h, cmd.side, by.id, by.org === s.org && decides(by));
  if (!side) {
    const sides = [h.out ? null : h.from, h.in ? null : h.to];
    const who = sides.flatMap((p) => (p ? [ctx.dir.person(p)?.name ?? p] : []));
    return refuse('no_authority', cite, { who });
  }
  if (h[side]) return refuse('already_done', cite, { detail: '该方已签字。' });
  const signed: DutyEvent = {
    type: 'handover_signed',
    handover: h.id,
    side,
    by: by.id,
    open: cmd.open,
  };
  const both = side === 'out' ? h.in !== null : h.out !== null;
  const notice = s.notices.find((n) => n.id === h.notice && !isSettled(n));
  const checked = side === 'in' && openCheckin(s) ? checkIn(s, ctx) : [];
  return [
    signed,
    ...(both && notice ? acknowledge(notice, by) : []),
    ...('refused' in checked ? [] : checked),
  ];
}

function handoverMeant(s: Duty, id: string | null, by: PersonId): Handover | undefined {
  if (id !== null) return s.handovers.find((h) => h.id === id);
  const own = s.handovers.findLast((h) => (h.from === by && !h.out) || (h.to === by && !h.in));
  return own ?? openHandover(s);
}

function sideOf(h: Handover, asked: Side | null, by: PersonId, leads: boolean): Side | null {
  if (asked && leads) return asked;
  const own: Side | null = h.from === by ? 'out' : h.to === by ? 'in' : null;
  return asked === null || asked === own ? own : null;
}

/** Both sides had half an hour: whose signature is missing is paged, then who is on duty. */
export function missHandover(s: Duty, id: string, ctx: Context): DutyEvent[] {
  const h = s.handovers.find((x) => x.id === id);
  if (!h || s.status === 'ended' || isSigned(h) || h.unsignedAt) return [];
  const notice = `n${s.notices.length + 1}`;
  const missing = [...new Set([h.in ? null : h.to, h.out ? null : h.from].flatMap((p) => p ?? []))];
  const names = missing.map((p) => ctx.dir.person(p)?.name ?? p).join('、');
  const what = `24小时值班：${when(h.at, ctx.at)} 的交接尚未签字（${names}），请立即办理。`;
  const items = [{ rule: 'handover', what, cite: s.causes[0]?.cite ?? null }];
  return [
    { type: 'handover_unsigned', handover: h.id, notice },
    ...send([{ id: notice, to: s.org, expects: 'acknowledge', items, chain: missing }], ctx),
  ];
}
