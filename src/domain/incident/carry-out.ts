import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import type { ResponseLevel } from '../../plan/types.ts';
import { decidersOf } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { type NewNotice, send } from '../notice.ts';
import { startClocks } from './clocks.ts';
import type { IncidentEvent } from './events.ts';
import { noticesOf } from './notices.ts';
import { isLower } from './response-rules.ts';
import { type Incident, isResponding, type Proposal } from './state.ts';

/** What an approved proposal or a national decision brings about, with everybody who must be told of it. */

/** @param org who has just approved it */
export function carryOut(s: Incident, p: Proposal, org: OrgId, ctx: Context): IncidentEvent[] {
  switch (p.action) {
    case 'activate':
      return isResponding(s) ? extend(s, p, org, ctx) : activate(s, p.level, [org], null, p.cite, ctx);
    case 'adjust': {
      // The level is one for all that command, so the last of them to approve brings it about.
      const approved = [...p.decisions.map((d) => d.org), org];
      return p.deciders.every((o) => approved.includes(o)) ? adjust(s, p.level, null, p.cite, ctx) : [];
    }
    case 'end': {
      const rest = isResponding(s) ? s.response.commanders.filter((c) => c !== org) : [];
      return isLower(p.level) && rest.length > 0
        ? reduce(s, p, org, ctx)
        : end(s, p.level, null, p.cite, ctx);
    }
  }
}

/** @param document of the national decision that it rests on */
export function activate(
  s: Incident,
  level: ResponseLevel,
  commanders: OrgId[],
  document: string | null,
  cite: ClauseId,
  ctx: Context,
): IncidentEvent[] {
  return [
    { type: 'response_activated', level, commanders, document, cite },
    ...send(noticesOf('response_activated', level, s, s.notices, ctx), ctx),
  ];
}

function extend(s: Incident, p: Proposal, org: OrgId, ctx: Context): IncidentEvent[] {
  return [
    { type: 'response_extended', commander: org, cite: p.cite },
    ...send(regionReport(s, 'response_activated', p.level, org, ctx), ctx),
  ];
}

function reduce(s: Incident, p: Proposal, org: OrgId, ctx: Context): IncidentEvent[] {
  return [
    { type: 'response_reduced', commander: org, cite: p.cite },
    ...send(regionReport(s, 'response_ended', p.level, org, ctx), ctx),
  ];
}

/** 5.3, 5.6: each administration reports to 部应急办 what it started and ended in its own region. */
function regionReport(
  s: Incident,
  trigger: 'response_activated' | 'response_ended',
  level: ResponseLevel,
  org: OrgId,
  ctx: Context,
): NewNotice[] {
  const upward = new Set(ctx.edition.reporting.filter((r) => r.deed === 'report').map((r) => r.id));
  const name = ctx.dir.org(org)?.name ?? org;
  const deed = trigger === 'response_activated' ? '启动' : '结束';
  return noticesOf(trigger, level, s, s.notices, ctx)
    .map((n) => ({ ...n, items: n.items.filter((i) => upward.has(i.rule)) }))
    .filter((n) => n.items.length > 0)
    .map((n, i) => ({
      ...n,
      id: `n${s.notices.length + i + 1}`,
      items: n.items.map((x) => ({ ...x, what: `${name}在本行政区域${deed}${level}级响应：${x.what}` })),
    }));
}

/** Below II the command falls to the administrations; among III and IV it stays where it is. */
export function adjust(
  s: Incident,
  level: ResponseLevel,
  document: string | null,
  cite: ClauseId,
  ctx: Context,
): IncidentEvent[] {
  if (!s.response) return [];
  const { level: from, commanders: before } = s.response;
  const stays = isLower(from) && isLower(level);
  const commanders = stays ? before : decidersOf(level, s, ctx).map((o) => o.id);
  const trigger = isLower(level) && !isLower(from) ? 'response_lowered' : 'response_adjusted';
  return [
    { type: 'response_adjusted', from, level, commanders, document, cite },
    ...settleAlerts(s, '响应级别已调整'),
    ...send(noticesOf(trigger, level, s, s.notices, ctx), ctx),
  ];
}

export function end(
  s: Incident,
  level: ResponseLevel,
  document: string | null,
  cite: ClauseId,
  ctx: Context,
): IncidentEvent[] {
  return [
    { type: 'response_ended', level, document, cite },
    ...settleAlerts(s, '响应已结束'),
    ...send(noticesOf('response_ended', level, s, s.notices, ctx), ctx),
    { type: 'clocks_started', clocks: startClocks(ctx), cite: '6.1' },
  ];
}

/** What the organizations were told of an earlier state of the response is not paged any more; the new notice is. */
function settleAlerts(s: Incident, why: string): IncidentEvent[] {
  return s.notices
    .filter(
      (n) =>
        n.expects === 'acknowledge' && !n.ackedAt && !n.settledAt && n.items.every((i) => i.rule !== 'page'),
    )
    .map((n) => ({ type: 'notice_settled', notice: n.id, why }));
}
