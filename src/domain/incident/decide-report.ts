import type { Facts } from '../../plan/facts.ts';
import type { Assessment } from '../assessment.ts';
import { isStaff, requireRole } from '../authority.ts';
import { actorOrg, type Context } from '../context.ts';
import { diffFacts } from '../fact-words.ts';
import { assess, graver as isGraver } from '../grading.ts';
import { mergeFacts } from '../merge-facts.ts';
import { type NewNotice, send } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { partiesOf } from '../visibility.ts';
import { GRADE_NAMES } from '../words.ts';
import type { IncidentCommand } from './commands.ts';
import { requireGrader } from './decide-grade.ts';
import type { IncidentEvent, JoinedContent, ReportContent } from './events.ts';
import { noticesOf } from './notices.ts';
import { type Incident, isOver, openProposal, type Report, workingGrade } from './state.ts';

/** 4.1: reports, their additions, and reports of the same incident from others. */

type Command<T extends IncidentCommand['type']> = Extract<IncidentCommand, { type: T }>;
type Result = IncidentEvent[] | Refusal;

/** The text shown on cards; the whole stands in the chronicle. */
const EXCERPT = 300;

function reportBy(ctx: Context, kind: Report['kind'], text: string, ordinal: number): Report | Refusal {
  const org = actorOrg(ctx);
  if (!ctx.actor || !org) return refuse('not_registered');
  if (!isStaff(ctx.actor)) return refuse('no_authority', '4.1', { who: [`${org.name}值班人员`] });
  return {
    id: `r${ordinal}`,
    kind,
    by: ctx.actor.id,
    org: org.id,
    at: ctx.at,
    excerpt: text.slice(0, EXCERPT),
    changes: [],
    from: null,
  };
}

export function report(cmd: Command<'report'>, ctx: Context): Result {
  const first = reportBy(ctx, 'first', cmd.content.text, 1);
  if ('refused' in first) return first;
  const assessment = assess(cmd.content.facts, ctx.edition.grading);
  const concern = { facts: cmd.content.facts, affected: cmd.content.affected, reports: [first] };
  const notices = noticesOf('incident_reported', null, concern, [], ctx);
  return [
    {
      type: 'incident_reported',
      number: cmd.number,
      edition: ctx.edition.id,
      report: first,
      content: cmd.content,
      assessment,
      similar: cmd.similar,
      cite: '4.1',
    },
    ...send([...notices, ...askAffected(concern, notices, ctx)], ctx),
  ];
}

/** An organization that was reported by others is told and asked for its own report (4.1). */
function askAffected(
  concern: Pick<Incident, 'facts' | 'affected' | 'reports'>,
  before: { id: string }[],
  ctx: Context,
): NewNotice[] {
  const own = concern.affected.org;
  if (!own || concern.reports.some((r) => r.org === own)) return [];
  return noticesOf('affected_by_others_report', null, concern, before, ctx);
}

export function supplement(s: Incident, cmd: Command<'supplement'>, ctx: Context): Result {
  if (isOver(s)) return refuse('not_open', '4.1');
  const org = actorOrg(ctx);
  const isOwn = org !== undefined && s.affected.org === org.id && !s.reports.some((r) => r.org === org.id);
  const report = reportBy(ctx, isOwn ? 'own' : 'supplement', cmd.content.text, s.reports.length + 1);
  if ('refused' in report) return report;
  const content = merged(s, cmd.content);
  const changes = changesOf(s, content, ctx);
  const assessment = assess(content.facts, ctx.edition.grading);
  const after: Incident = {
    ...s,
    facts: content.facts,
    affected: content.affected,
    reports: [...s.reports, report],
  };
  return [
    {
      type: 'report_supplemented',
      report: { ...report, changes },
      content,
      assessment,
      changes,
      cite: '4.1',
    },
    ...send(
      renumber([...newlyConcerned(s, after, ctx), ...graver(s, assessment, ctx)], s.notices.length),
      ctx,
    ),
  ];
}

function merged(s: Incident, c: Command<'supplement'>['content']): ReportContent {
  return {
    text: c.text,
    title: s.title,
    affected: c.affected?.org || c.affected?.name ? c.affected : s.affected,
    occurredAt: c.occurredAt ?? s.occurredAt,
    discoveredAt: c.discoveredAt ?? s.discoveredAt,
    measures: c.measures ?? s.measures,
    suggestions: c.suggestions ?? s.suggestions,
    facts: c.facts ? mergeFacts(s.facts, c.facts) : s.facts,
    evidence: c.evidence ?? [],
  };
}

function changesOf(s: Incident, c: ReportContent, ctx: Context): string[] {
  const filled = (label: string, before: string | null, after: string | null): string[] =>
    before === after || after === null ? [] : [before === null ? `补充${label}` : `更新${label}`];
  const affected = (a: Incident['affected']): string | null =>
    a.org ? (ctx.dir.org(a.org)?.name ?? null) : a.name;
  return [
    ...diffFacts(s.facts, c.facts),
    ...filled('事件发生时间', s.occurredAt, c.occurredAt),
    ...filled('发现时间', s.discoveredAt, c.discoveredAt),
    ...filled('事发单位', affected(s.affected), affected(c.affected)),
    ...filled('已采取的应急处置措施', s.measures, c.measures),
    ...filled('有关建议', s.suggestions, c.suggestions),
  ];
}

/** New regions or a newly known affected organization are told as they would have been at the first report (4.1). */
function newlyConcerned(before: Incident, after: Incident, ctx: Context): NewNotice[] {
  const told = new Set(
    before.notices.filter((n) => n.items.some((i) => i.rule.startsWith('reported.'))).map((n) => n.to),
  );
  const notices = noticesOf('incident_reported', null, after, before.notices, ctx).filter(
    (n) => !told.has(n.to),
  );
  const own = after.affected.org;
  const asked = own === null || own === before.affected.org;
  return renumber(
    [...notices, ...(asked ? [] : askAffected(after, before.notices, ctx))],
    before.notices.length,
  );
}

function renumber(notices: NewNotice[], from: number): NewNotice[] {
  return notices.map((n, i) => ({ ...n, id: `n${from + i + 1}` }));
}

/** The reports of another incident come to this one, with their reporters and times. */
export function join(s: Incident, cmd: Command<'join'>, ctx: Context): Result {
  if (isOver(s) || s.status === 'ended') return refuse('not_open', '4.1');
  const reports = cmd.source.reports.map((r, i) => ({
    ...r,
    id: `r${s.reports.length + i + 1}`,
    kind: 'joined' as const,
    from: r.from ?? cmd.source.number,
  }));
  const known = filledFrom(s, cmd.source);
  const { facts, assessment } = joinedFacts(s, cmd.source, ctx);
  const after: Incident = { ...s, ...known, facts, reports: [...s.reports, ...reports] };
  return [
    {
      type: 'reports_joined',
      from: cmd.source.number,
      reports,
      workers: partiesOf(cmd.source, ctx.dir),
      known,
      facts,
      assessment,
      cite: '4.1',
    },
    ...send(
      renumber([...newlyConcerned(s, after, ctx), ...graver(s, assessment, ctx)], s.notices.length),
      ctx,
    ),
  ];
}

/** What the joined reports know and this incident doesn't. */
function filledFrom(s: Incident, source: Incident): JoinedContent {
  return {
    affected: s.affected.org || s.affected.name ? s.affected : source.affected,
    occurredAt: s.occurredAt ?? source.occurredAt,
    discoveredAt: s.discoveredAt ?? source.discoveredAt,
    measures: s.measures ?? source.measures,
    suggestions: s.suggestions ?? source.suggestions,
  };
}

/** Both incidents' facts: where they differ this one's stand, unless the other's make it graver. */
function joinedFacts(s: Incident, source: Incident, ctx: Context): { facts: Facts; assessment: Assessment } {
  const [own, others] = [mergeFacts(source.facts, s.facts), mergeFacts(s.facts, source.facts)].map(
    (facts) => ({ facts, assessment: assess(facts, ctx.edition.grading) }),
  ) as [Joined, Joined];
  const [a, b] = [others.assessment.proposed, own.assessment.proposed];
  return a !== null && (b === null || isGraver(a, b)) ? others : own;
}
type Joined = { facts: Facts; assessment: Assessment };

export function merge(s: Incident, cmd: Command<'merge'>, ctx: Context): Result {
  if (isOver(s) || s.status === 'ended') return refuse('not_open', '4.1');
  if (s.status === 'responding') return refuse('already_responding', '5.3', { detail: s.number });
  if (s.number === cmd.into.number) return refuse('bad_input', null, { detail: '不能与自身合并。' });
  const org = actorOrg(ctx);
  const own = org !== undefined && s.reports.every((r) => r.org === org.id) && isStaff(ctx.actor);
  const denied = own ? null : requireRole(['ero', 'concerned_administrations'], s, ctx, '2.3');
  if (denied) return denied;
  return [
    { type: 'incident_merged', into: cmd.into.number, reason: cmd.reason, cite: '4.1' },
    ...putAway(s, `已合并至 ${cmd.into.number}`),
  ];
}

/** 误报、达不到级别 or not of this plan: who may grade it puts it away, with a reason. What was responded to owes 6.1. */
export function close(s: Incident, cmd: Command<'close'>, ctx: Context): Result {
  if (isOver(s)) return refuse('already_done', null, { detail: '该事件已关闭。' });
  if (s.status === 'responding') return refuse('already_responding', '5.6', { detail: s.number });
  if (s.status === 'ended') return refuse('not_open', '6.1');
  const denied = requireGrader(s, [workingGrade(s)], ctx);
  if (denied) return denied;
  return [
    { type: 'incident_closed', kind: cmd.kind, reason: cmd.reason, cite: '1.3' },
    ...putAway(s, '事件已关闭'),
  ];
}

/** Nothing is decided any more about a record that is over, and nobody is paged for it. */
function putAway(s: Incident, why: string): IncidentEvent[] {
  const pending = openProposal(s);
  return [
    ...(pending ? [{ type: 'proposal_withdrawn' as const, proposal: pending.id, reason: why }] : []),
    ...s.notices
      .filter((n) => n.settledAt === null && n.ackedAt === null)
      .map((n) => ({ type: 'notice_settled' as const, notice: n.id, why })),
  ];
}

export function correctFacts(s: Incident, cmd: Command<'correct_facts'>, ctx: Context): Result {
  if (isOver(s)) return refuse('not_open', '4.1');
  const denied = requireRole(['ero', 'concerned_administrations', 'affected', 'reporters'], s, ctx, '4.1');
  if (denied) return denied;
  const changes = diffFacts(s.facts, cmd.facts);
  if (changes.length === 0)
    return refuse('already_done', null, { detail: '所填内容与现有事实一致，未作更改。' });
  const after: Incident = { ...s, facts: cmd.facts };
  const assessment = assess(cmd.facts, ctx.edition.grading);
  return [
    { type: 'facts_corrected', facts: cmd.facts, assessment, changes },
    ...send(
      renumber([...newlyConcerned(s, after, ctx), ...graver(s, assessment, ctx)], s.notices.length),
      ctx,
    ),
  ];
}

/** New facts that raise the suggested grade page those again who were told of the incident (4.1). */
function graver(s: Incident, assessment: Assessment, ctx: Context): NewNotice[] {
  const now = assessment.proposed;
  const was = s.assessment.proposed;
  if (now === null || (was !== null && !isGraver(now, was))) return [];
  const what = `新情况使建议级别由${GRADE_NAMES[was ?? 'below']}升为${GRADE_NAMES[now]}，请立即核实研判。`;
  const told = s.notices.filter((n) => n.to !== ctx.actor?.org && n.items.some((i) => TOLD.includes(i.rule)));
  return told.map((n) => ({
    id: '',
    to: n.to,
    expects: 'acknowledge',
    items: [{ rule: 'reported.graver', what, cite: '4.1' }],
  }));
}

const TOLD = ['reported.ero', 'reported.administrations'];
