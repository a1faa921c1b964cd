import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import { LEVELS, type ResponseLevel } from '../../plan/types.ts';
import { authorityOf, decidersOf, requireDecider, requireRole } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { decides, type NewNotice, send } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { startClocks } from './clocks.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentEvent } from './events.ts';
import { noticesOf } from './notices.ts';
import {
  type Incident,
  isOver,
  isResponding,
  levelOf,
  openProposal,
  type Proposal,
  proposalName,
  workingGrade,
} from './state.ts';

/** 5.3 启动、5.6 结束 and the adjustment between them: proposed, decided by those who may, and carried out. */

type Command<T extends IncidentCommand['type']> = Extract<IncidentCommand, { type: T }>;
type Result = IncidentEvent[] | Refusal;
type Action = Proposal['action'];

export function propose(s: Incident, cmd: Command<'propose'>, ctx: Context): Result {
  const target = targetOf(s, cmd.action, cmd.level);
  if (typeof target !== 'string') return target;
  const rows = authorityOf(ctx.edition, target);
  const denied = requireRole(rows.proposers, s, ctx, cmd.action === 'end' ? rows.end : rows.activate);
  if (denied) return denied;
  const unfit = scopeRefusal(s);
  if (unfit && cmd.action !== 'end') return unfit;
  const pending = openProposal(s);
  if (pending && !isSuperseded(s, pending, cmd.action)) {
    return refuse('pending_proposal', pending.cite, {
      who: names(pending.deciders, ctx),
      detail: pending.id,
    });
  }
  const deciders = decidersFor(s, cmd.action, target, ctx);
  if (deciders.length === 0) return refuse('no_region', '5.3', { detail: s.number });
  const proposal: Proposal = {
    id: `p${s.proposals.length + 1}`,
    action: cmd.action,
    level: target,
    reason: cmd.reason,
    by: ctx.actor?.id ?? s.reports[0]?.by ?? ('' as Proposal['by']),
    at: ctx.at,
    deciders,
    decisions: [],
    status: 'open',
    cite: cmd.action === 'end' ? rows.end : rows.activate,
  };
  return [
    ...(pending
      ? [{ type: 'proposal_withdrawn' as const, proposal: pending.id, reason: '已由新的提请取代' }]
      : []),
    ...(pending ? settle(s, pending.id, '已由新的提请取代') : []),
    ...scopeByProposing(s, cmd, ctx),
    { type: 'response_proposed', proposal, cite: proposal.cite },
    ...send(approvalNotices(s, proposal), ctx),
  ];
}

/** The level that is asked for must be the one that the incident's grade stands for (5.1). */
function targetOf(s: Incident, action: Action, asked: ResponseLevel | null): ResponseLevel | Refusal {
  if (isOver(s)) return refuse('not_open', '5.3');
  if (action === 'end') {
    return isResponding(s) ? s.response.level : refuse('not_responding', '5.6', { detail: s.number });
  }
  const level = levelOf(workingGrade(s));
  if (level === null) return refuse('below_plan', '3', { detail: s.number });
  if (asked !== null && asked !== level) return refuse('level_mismatch', '5.1', { detail: level });
  if (action === 'activate') {
    if (s.status === 'responding') return refuse('already_responding', '5.3', { detail: s.number });
    if (s.status === 'ended') return refuse('not_open', '5.6');
    return level;
  }
  if (!isResponding(s)) return refuse('not_responding', '5.3', { detail: s.number });
  if (s.response.level === level) return refuse('level_mismatch', '5.1', { detail: level });
  return level;
}

/** 1.3: what was judged or plainly is outside the plan takes no response until a person judges otherwise. */
function scopeRefusal(s: Incident): Refusal | null {
  const applies = s.scope ? s.scope.applies : s.assessment.scope !== 'out';
  return applies ? null : refuse('out_of_scope', '1.3', { detail: s.number });
}

/** With an unknown cause, the named person who proposes takes it to be within the plan (1.3), for the stated reason. */
function scopeByProposing(s: Incident, cmd: Command<'propose'>, ctx: Context): IncidentEvent[] {
  if (cmd.action === 'end' || s.scope || s.assessment.scope !== 'unclear' || !ctx.actor) return [];
  return [{ type: 'scope_judged', applies: true, reason: cmd.reason, cite: '1.3' }];
}

/** The rest of a proposal that several administrations decide gives way once the response runs. */
function isSuperseded(s: Incident, pending: Proposal, action: Action): boolean {
  return s.status === 'responding' && pending.action === 'activate' && action !== 'activate';
}

/** An adjustment is decided by who decides the graver of both levels: it ends the one and starts the other. */
function decidersFor(s: Incident, action: Action, target: ResponseLevel, ctx: Context): OrgId[] {
  if (action === 'end' && isResponding(s) && isLower(s.response.level)) return s.response.commanders;
  const level = action === 'adjust' && isResponding(s) ? graverLevel(s.response.level, target) : target;
  return decidersOf(level, s, ctx).map((o) => o.id);
}

const isLower = (l: ResponseLevel): boolean => l === 'III' || l === 'IV';
const graverLevel = (a: ResponseLevel, b: ResponseLevel): ResponseLevel =>
  LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b;

function approvalNotices(s: Incident, p: Proposal): NewNotice[] {
  const what = `请决定：${proposalName(p)}。`;
  return p.deciders.map((to, i) => ({
    id: `n${s.notices.length + i + 1}`,
    to,
    expects: 'decision',
    items: [{ rule: 'approval', what, cite: p.cite }],
    proposal: p.id,
  }));
}

function names(orgs: OrgId[], ctx: Context): string[] {
  return orgs.flatMap((o) => ctx.dir.org(o)?.name ?? []);
}

export function decideProposal(s: Incident, cmd: Command<'decide_proposal'>, ctx: Context): Result {
  const p = cmd.proposal ? s.proposals.find((x) => x.id === cmd.proposal) : openProposal(s);
  if (!p) return refuse('already_decided', null, { detail: '目前没有待决定的提请。' });
  const denied = requireDecider(p.deciders, ctx, p.cite);
  if (denied) return denied;
  const org = ctx.actor?.org;
  const decided = p.decisions.find((d) => d.org === org);
  if (p.status !== 'open' || decided || !org) {
    const who = decided ? (ctx.dir.person(decided.by)?.name ?? '') : '';
    const how = decided?.verdict === 'approved' ? '批准' : '退回';
    return refuse('already_decided', null, {
      detail: decided ? `${who}已${how}该提请。` : '该提请已有结果。',
    });
  }
  if (cmd.verdict === 'returned') {
    return [
      { type: 'proposal_returned', proposal: p.id, org, reason: cmd.reason, cite: p.cite },
      ...settle(s, p.id, '已退回', org),
    ];
  }
  return [
    { type: 'proposal_approved', proposal: p.id, org, reason: cmd.reason, cite: p.cite },
    ...settle(s, p.id, '已批准', org),
    ...carryOut(s, p, org, ctx),
  ];
}

function settle(s: Incident, proposal: string, why: string, org?: OrgId): IncidentEvent[] {
  return s.notices
    .filter((n) => n.proposal === proposal && n.settledAt === null && (!org || n.to === org))
    .map((n) => ({ type: 'notice_settled', notice: n.id, why }));
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

function carryOut(s: Incident, p: Proposal, org: OrgId, ctx: Context): IncidentEvent[] {
  switch (p.action) {
    case 'activate':
      return s.status === 'responding'
        ? [{ type: 'response_extended', commander: org, cite: p.cite }]
        : activate(s, p.level, [org], null, p.cite, ctx);
    case 'adjust':
      return adjust(s, p.level, org, null, p.cite, ctx);
    case 'end': {
      const rest = isResponding(s) ? s.response.commanders.filter((c) => c !== org) : [];
      return isLower(p.level) && rest.length > 0
        ? [{ type: 'response_reduced', commander: org, cite: p.cite }]
        : end(s, p.level, null, p.cite, ctx);
    }
  }
}

function activate(
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

function adjust(
  s: Incident,
  level: ResponseLevel,
  org: OrgId,
  document: string | null,
  cite: ClauseId,
  ctx: Context,
): IncidentEvent[] {
  const from = s.response?.level ?? level;
  // Below II the command falls to the administrations; else to who decided.
  const commanders = isLower(level)
    ? decidersOf(level, s, ctx).map((o) => o.id)
    : [commanderOf(level, org, s, ctx)];
  return [
    { type: 'response_adjusted', from, level, commanders, document, cite },
    ...settleAlerts(s, '响应级别已调整'),
    ...send(noticesOf('response_adjusted', level, s, s.notices, ctx), ctx),
  ];
}

function commanderOf(level: ResponseLevel, fallback: OrgId, s: Incident, ctx: Context): OrgId {
  return decidersOf(level, s, ctx)[0]?.id ?? fallback;
}

function end(
  s: Incident,
  level: ResponseLevel,
  document: string | null,
  cite: ClauseId,
  ctx: Context,
): IncidentEvent[] {
  const pending = openProposal(s);
  return [
    { type: 'response_ended', level, document, cite },
    ...(pending ? settle(s, pending.id, '响应已结束') : []),
    ...settleAlerts(s, '响应已结束'),
    ...send(noticesOf('response_ended', level, s, s.notices, ctx), ctx),
    { type: 'clocks_started', clocks: startClocks(ctx), cite: '6.1' },
  ];
}

/** Level I may also rest on a national decision (国家有关决定), whose document a person who decides for 部应急办 records. */
export function nationalDecision(s: Incident, cmd: Command<'national_decision'>, ctx: Context): Result {
  const target = targetOf(s, cmd.action, null);
  if (typeof target !== 'string') return target;
  const row = authorityOf(ctx.edition, target);
  const cite = cmd.action === 'end' ? row.end : row.activate;
  if (!row.nationalDecision) return refuse('level_mismatch', cite, { detail: target });
  const ero = ctx.dir.orgsOf('ero').map((o) => o.id);
  const denied = requireDecider(ero, ctx, cite);
  if (denied) return denied;
  const pending = openProposal(s);
  const withdrawn: IncidentEvent[] = pending
    ? [
        { type: 'proposal_withdrawn', proposal: pending.id, reason: `已有国家决定：${cmd.document}` },
        ...settle(s, pending.id, '已有国家决定'),
      ]
    : [];
  const commander = decidersOf(target, s, ctx).map((o) => o.id);
  const done =
    cmd.action === 'activate'
      ? activate(s, target, commander, cmd.document, cite, ctx)
      : cmd.action === 'adjust'
        ? adjust(s, target, commander[0] ?? ero[0] ?? ('' as OrgId), cmd.document, cite, ctx)
        : end(s, target, cmd.document, cite, ctx);
  return [...withdrawn, ...done];
}

export function withdraw(s: Incident, cmd: Command<'withdraw'>, ctx: Context): Result {
  const p = openProposal(s);
  if (!p) return refuse('already_decided', null, { detail: '目前没有待决定的提请。' });
  const proposer = ctx.dir.person(p.by);
  const mayWithdraw =
    ctx.actor && (ctx.actor.id === p.by || (ctx.actor.org === proposer?.org && decides(ctx.actor)));
  if (!mayWithdraw) return refuse('no_authority', p.cite, { who: proposer ? [proposer.name] : [] });
  return [
    { type: 'proposal_withdrawn', proposal: p.id, reason: cmd.reason },
    ...settle(s, p.id, '提请已撤回'),
  ];
}
