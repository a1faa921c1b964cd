import { authorityOf, decidersOf, requireDecider, requireRole } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { decides, type NewNotice, send } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { activate, adjust, carryOut, end } from './carry-out.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentEvent } from './events.ts';
import { decidersFor, isLower, outOfDate, scopeRefusal, targetOf } from './response-rules.ts';
import { type Incident, isOver, openProposal, type Proposal, proposalName } from './state.ts';

/** 5.3 启动、5.6 结束 and the adjustment between them: proposed, and decided by those who may. */

type Command<T extends IncidentCommand['type']> = Extract<IncidentCommand, { type: T }>;
type Result = IncidentEvent[] | Refusal;

export function propose(s: Incident, cmd: Command<'propose'>, ctx: Context): Result {
  const by = ctx.actor;
  if (!by) return refuse('not_registered');
  const target = targetOf(s, cmd.action, cmd.level, ctx);
  if (typeof target !== 'string') return target;
  const row = authorityOf(ctx.edition, target);
  const denied = requireRole(row.proposers, s, ctx, cmd.action === 'end' ? row.end : row.propose);
  if (denied) return denied;
  const unfit = cmd.action === 'end' ? null : scopeRefusal(s);
  if (unfit) return unfit;
  const pending = openProposal(s);
  if (pending && !isSuperseded(s, pending, cmd.action, ctx)) {
    const who = pending.deciders.flatMap((o) => ctx.dir.org(o)?.name ?? []);
    return refuse('pending_proposal', pending.cite, { who, detail: pending.id });
  }
  const deciders = decidersFor(s, cmd.action, target, ctx);
  const nobody = isLower(target) && decidersOf(target, s, ctx).length === 0;
  if (deciders.length === 0 || (nobody && cmd.action !== 'end')) {
    return refuse('no_region', '5.3', { detail: s.number });
  }
  const proposal: Proposal = {
    id: `p${s.proposals.length + 1}`,
    action: cmd.action,
    level: target,
    reason: cmd.reason,
    by: by.id,
    at: ctx.at,
    deciders,
    decisions: [],
    status: 'open',
    cite: cmd.action === 'end' ? row.end : row.activate,
  };
  return [
    ...(pending ? withdrawn(s, pending, '已由新的提请取代') : []),
    ...scopeByProposing(s, cmd),
    { type: 'response_proposed', proposal, cite: proposal.cite },
    ...send(approvalNotices(s, proposal), ctx),
  ];
}

/** With an unknown cause, the named person who proposes takes it to be within the plan (1.3), for the stated reason. */
function scopeByProposing(s: Incident, cmd: Command<'propose'>): IncidentEvent[] {
  if (cmd.action === 'end' || s.scope || s.assessment.scope !== 'unclear') return [];
  return [{ type: 'scope_judged', applies: true, reason: cmd.reason, cite: '1.3' }];
}

/**
 * What can no longer be approved gives way to a new proposal; so does the rest of a start that several administrations
 * decide, once the response runs.
 */
function isSuperseded(s: Incident, pending: Proposal, action: Proposal['action'], ctx: Context): boolean {
  if (outOfDate(s, pending, ctx)) return true;
  return s.status === 'responding' && pending.action === 'activate' && action !== 'activate';
}

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

export function decideProposal(s: Incident, cmd: Command<'decide_proposal'>, ctx: Context): Result {
  if (isOver(s)) return refuse('not_open', '5.3');
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
    // An adjustment needs all that command: one return settles it.
    const whose = p.action === 'adjust' ? undefined : org;
    return [
      { type: 'proposal_returned', proposal: p.id, org, reason: cmd.reason, cite: p.cite },
      ...settle(s, p.id, '已退回', whose),
    ];
  }
  const unfit = outOfDate(s, p, ctx) ?? requireDecider(decidersFor(s, p.action, p.level, ctx), ctx, p.cite);
  if (unfit) return unfit;
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

/** The proposal is off, and nobody is asked about it any more. */
function withdrawn(s: Incident, p: Proposal, reason: string): IncidentEvent[] {
  return [{ type: 'proposal_withdrawn', proposal: p.id, reason }, ...settle(s, p.id, reason)];
}

/** Level I may also rest on a national decision (国家有关决定), whose document a person who decides for 部应急办 records. */
export function nationalDecision(s: Incident, cmd: Command<'national_decision'>, ctx: Context): Result {
  const target = targetOf(s, cmd.action, null, ctx);
  if (typeof target !== 'string') return target;
  const row = authorityOf(ctx.edition, target);
  const cite = cmd.action === 'end' ? row.end : row.activate;
  if (!row.nationalDecision) return refuse('level_mismatch', cite, { detail: target });
  const ero = ctx.dir.orgsOf('ero').map((o) => o.id);
  const denied = requireDecider(ero, ctx, cite);
  if (denied) return denied;
  const pending = openProposal(s);
  const { document } = cmd;
  return [
    ...(pending ? withdrawn(s, pending, `已有国家决定：${document}`) : []),
    ...(cmd.action === 'activate'
      ? activate(s, target, decidersFor(s, 'activate', target, ctx), document, cite, ctx)
      : cmd.action === 'adjust'
        ? adjust(s, target, document, cite, ctx)
        : end(s, target, document, cite, ctx)),
  ];
}

export function withdraw(s: Incident, cmd: Command<'withdraw'>, ctx: Context): Result {
  const p = openProposal(s);
  if (!p) return refuse('already_decided', null, { detail: '目前没有待决定的提请。' });
  const proposer = ctx.dir.person(p.by);
  const mayWithdraw =
    ctx.actor && (ctx.actor.id === p.by || (ctx.actor.org === proposer?.org && decides(ctx.actor)));
  if (!mayWithdraw) return refuse('no_authority', p.cite, { who: proposer ? [proposer.name] : [] });
  return withdrawn(s, p, cmd.reason);
}
