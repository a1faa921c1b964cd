import type { Card } from '../cards/card.ts';
import { checkinCard, dutyCard, handoverCard } from '../cards/duty.ts';
import { dutyNoticeCard } from '../cards/duty-notice.ts';
import { pagingCard } from '../cards/paging.ts';
import { problemsCard, watchCard } from '../cards/rota.ts';
import { monthCard } from '../cards/rota-month.ts';
import type { Context } from '../domain/context.ts';
import { isSigned } from '../domain/duty/state.ts';
import { rotaOf } from './duty.ts';
import { duties } from './duty-records.ts';
import { type DutyView, isDutyRecord } from './duty-view.ts';
import { openItems } from './open-items.ts';
import { load } from './records.ts';
import type { Tx } from './store.ts';
import type { View } from './view.ts';

type CallsOfDuty = Extract<View, { kind: 'notice' | 'paging' }>;

const KINDS = new Set<View['kind']>(['duty', 'checkin', 'handover', 'month', 'watch', 'rota_problems']);

/** True for cards of rotas and 24-hour duty alone. */
export function isDutyView(view: View): view is DutyView {
  return KINDS.has(view.kind);
}

/** @returns the view where it shows calls of a 24-hour duty: a notice, or how they stand */
export function callsOfDuty(view: View): CallsOfDuty | null {
  return (view.kind === 'notice' || view.kind === 'paging') && isDutyRecord(view.record) ? view : null;
}

/** @returns null when what it shows is no longer there */
export async function drawDuty(
  tx: Tx,
  view: DutyView | CallsOfDuty,
  ctx: Pick<Context, 'dir' | 'edition' | 'at'>,
): Promise<Card | null> {
  if (view.kind === 'watch') return watchCard(view.org, view.at, view.lateMs, ctx);
  if (view.kind === 'rota_problems') return problemsCard(view.org, view.problems, ctx);
  if (view.kind === 'month') {
    const org = ctx.dir.orgs().find((o) => view.record === `rota:${o.id}`);
    const rota = org ? await rotaOf(tx, org.id) : null;
    return rota && monthCard(rota, view.month, ctx);
  }
  const { state } = await load(tx, duties, view.record);
  if (!state) return null;
  switch (view.kind) {
    case 'duty':
      return dutyCard(state, ctx);
    case 'paging':
      return pagingCard(state.notices, null, `24小时值班 ${state.number}`, ctx);
    case 'checkin': {
      const checkin = state.checkins.find((c) => c.id === view.checkin);
      return checkin ? checkinCard(state, checkin, ctx) : null;
    }
    case 'handover': {
      const handover = state.handovers.find((h) => h.id === view.handover);
      if (!handover) return null;
      const open = isSigned(handover) ? (handover.in?.open ?? []) : await openItems(tx, state.org, ctx);
      return handoverCard(state, handover, open, ctx);
    }
    case 'notice': {
      const notice = state.notices.find((n) => n.id === view.notice);
      return notice ? dutyNoticeCard(notice, state, ctx, view.direct) : null;
    }
  }
}
