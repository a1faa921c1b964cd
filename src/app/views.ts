import { createHash } from 'node:crypto';
import { alarmCard, unansweredCard } from '../cards/alarm.ts';
import type { Card } from '../cards/card.ts';
import { claimCard } from '../cards/claim.ts';
import { clockCard } from '../cards/clock.ts';
import { decisionCard, nationalCard } from '../cards/decision.ts';
import { groupsCard } from '../cards/groups.ts';
import { incidentCard } from '../cards/incident.ts';
import { noticeCard } from '../cards/notice.ts';
import { pagesCard } from '../cards/pages.ts';
import { pagingCard } from '../cards/paging.ts';
import { reportCard } from '../cards/report.ts';
import { statusCard } from '../cards/status.ts';
import type { Context } from '../domain/context.ts';
import type { Org } from '../domain/directory.ts';
import { incidentId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident/state.ts';
import { maySee } from '../domain/visibility.ts';
import { orgName } from '../domain/words.ts';
import { accountRecords } from './account-records.ts';
import { callsOfDuty, drawDuty, isDutyView } from './duty-draw.ts';
import { pageItems } from './page-items.ts';
import { incidents, load, logs } from './records.ts';
import type { Posted, Room, Tx } from './store.ts';
import type { View } from './view.ts';

/** What drawing needs: the directory, the edition and the moment. */
export type Drawing = Pick<Context, 'dir' | 'edition' | 'at'>;

/**
 * Draws a view from the record as it is now.
 * @param viewer the organization whose people look at it; null: a room of the incident's own
 * @returns null when what it shows is no longer there
 */
export async function draw(tx: Tx, view: View, viewer: Org | null, ctx: Drawing): Promise<Card | null> {
  if (view.kind === 'alarm') return alarmCard(view.text, view.record, view.over);
  if (view.kind === 'claim') {
    const { state } = await load(tx, accountRecords, view.record);
    return state && claimCard(state, view.claim, ctx);
  }
  if (view.kind === 'pages' || view.kind === 'unanswered') return drawCalls(tx, view, ctx);
  if (isDutyView(view)) return drawDuty(tx, view, ctx);
  const calls = callsOfDuty(view);
  if (calls) return drawDuty(tx, calls, ctx);
  if (view.record.startsWith('log:')) {
    const { state } = await load(tx, logs, view.record);
    if (state && view.kind === 'paging')
      return pagingCard(state.notices, null, orgName(state.org, ctx.dir), ctx);
    const notice = view.kind === 'notice' ? state?.notices.find((n) => n.id === view.notice) : undefined;
    return notice ? noticeCard(notice, null, ctx, isDirect(view)) : null;
  }
  const { state } = await load(tx, incidents, view.record);
  if (!state) return null;
  switch (view.kind) {
    case 'incident':
      return incidentCard(state, { ...ctx, viewer, similar: await similarSeenBy(tx, state, viewer, ctx) });
    case 'notice': {
      const notice = state.notices.find((n) => n.id === view.notice);
      return notice ? noticeCard(notice, state, ctx, isDirect(view)) : null;
    }
    case 'paging':
      return pagingCard(state.notices, state, state.number, ctx);
    case 'report':
      return reportCard(state, view.report, ctx);
    case 'decision':
      return decisionCard(state, view.proposal, ctx);
    case 'national':
      return nationalCard(state, view.decision, ctx);
    case 'status':
      return statusCard(state, ctx);
    case 'groups':
      return groupsCard(state, ctx);
    case 'clock':
      return clockCard(state, view.clock, ctx);
  }
}

/** Calls of whatever record. */
async function drawCalls(
  tx: Tx,
  view: Extract<View, { kind: 'pages' | 'unanswered' }>,
  ctx: Drawing,
): Promise<Card | null> {
  if (view.kind === 'pages') return pagesCard(await pageItems(tx, view.items), view.person, ctx);
  const [item] = await pageItems(tx, [view]);
  return item?.notice ? unansweredCard(item, item.notice, ctx) : null;
}

const isDirect = (view: View): boolean => view.kind === 'notice' && view.direct === true;

/** Open incidents that this one resembles and that the viewer may see. */
async function similarSeenBy(tx: Tx, s: Incident, viewer: Org | null, ctx: Drawing): Promise<Incident[]> {
  const seen: Incident[] = [];
  for (const number of s.similar) {
    const other = (await load(tx, incidents, incidentId(number))).state;
    if (other && viewer && maySee(viewer, other, ctx.dir)) seen.push(other);
  }
  return seen;
}

/** The organization whose people look at a room; null for rooms of a record. */
export function viewerOf(room: Room | null, ctx: Drawing): Org | null {
  return (room?.orgId && ctx.dir.org(room.orgId)) || null;
}

/** @param room that the card stands in */
export function drawPosted(tx: Tx, posted: Posted, room: Room | null, ctx: Drawing): Promise<Card | null> {
  return draw(tx, posted.view, viewerOf(room, ctx), ctx);
}

export function cardHash(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex');
}
