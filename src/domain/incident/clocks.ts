import { requireRole } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { shanghaiDate } from '../time.ts';
import { deadline } from '../working-time.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident, ReportClock } from './state.ts';

/** 6.1: 10 and 20 working days after the end of the response, counted from the day after. */

type Command<T extends IncidentCommand['type']> = Extract<IncidentCommand, { type: T }>;
type Result = IncidentEvent[] | Refusal;

/** @returns both clocks; one without a date says why, and a person sets it */
export function startClocks(ctx: Context): ReportClock[] {
  const days = new Map(ctx.edition.deadlines.map((d) => [d.id, d.workingDays]));
  return [...days].map(([id, n]) => {
    const due = deadline(ctx.at, n);
    return due.ok
      ? { id, date: due.date, unknown: null, submitted: null }
      : { id, date: null, unknown: due.reason, submitted: null };
  });
}

export function setClock(s: Incident, cmd: Command<'set_clock'>, ctx: Context): Result {
  const clock = s.clocks.find((c) => c.id === cmd.clock);
  if (!clock) return refuse('not_responding', '6.1', { detail: s.number });
  const denied = requireRole(['ero', 'concerned_administrations'], s, ctx, '6.1');
  if (denied) return denied;
  if (clock.date !== null)
    return refuse('already_done', '6.1', { detail: `期限已按工作日历算定为 ${clock.date}。` });
  if (cmd.date <= shanghaiDate(ctx.at)) return refuse('bad_input', '6.1', { detail: '期限须晚于今天。' });
  return [{ type: 'clock_set', clock: cmd.clock, date: cmd.date, reason: cmd.reason, cite: '6.1' }];
}

export function submitSummary(s: Incident, cmd: Command<'submit_summary'>, ctx: Context): Result {
  const clock = s.clocks.find((c) => c.id === cmd.clock);
  if (!clock) return refuse('not_responding', '6.1', { detail: s.number });
  const denied = requireAuthor(s, cmd.clock, ctx);
  if (denied) return denied;
  if (clock.submitted) return refuse('already_done', '6.1', { detail: '该报告已登记报送。' });
  return [{ type: 'summary_submitted', clock: cmd.clock, cite: '6.1' }];
}

export function draftSummary(s: Incident, cmd: Command<'draft_summary'>): Result {
  return s.clocks.length > 0 ? [{ type: 'summary_drafted', clock: cmd.clock, cite: '6.1' }] : [];
}

/** 事发单位 owes the summary report; the telecom authority owes its own, and may register both. */
function requireAuthor(s: Incident, clock: ReportClock['id'], ctx: Context): Refusal | null {
  const authorities = ['ero', 'concerned_administrations'] as const;
  return requireRole(
    clock === 'summary_report' ? ['affected', ...authorities] : [...authorities],
    s,
    ctx,
    '6.1',
  );
}

export function remindClock(s: Incident, cmd: Command<'remind_clock'>): Result {
  const clock = s.clocks.find((c) => c.id === cmd.clock);
  if (!clock || clock.submitted) return [];
  return [{ type: 'clock_reminded', clock: cmd.clock, text: cmd.text, cite: '6.1' }];
}

/**
 * 事发单位 owes the summary report; 部应急办 (I, II) or the administrations (III, IV) the authority's report, those that
 * ended the response for their region before the others too.
 */
export function clockOwners(s: Incident, clock: ReportClock['id'], ctx: Pick<Context, 'dir'>): OrgId[] {
  if (clock === 'summary_report' && s.affected.org) return [s.affected.org];
  const level = s.response?.level;
  if (s.response && (level === 'III' || level === 'IV'))
    return [...s.response.former, ...s.response.commanders];
  return ctx.dir.orgsOf('ero').map((o) => o.id);
}
