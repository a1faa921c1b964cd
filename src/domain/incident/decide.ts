import type { Context } from '../context.ts';
import { acknowledge as acknowledgement, followUp } from '../notice.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { draftSummary, remindClock, setClock, submitSummary } from './clocks.ts';
import type { IncidentCommand } from './commands.ts';
import { confirmGrade, judgeGrade, judgeScope } from './decide-grade.ts';
import { acknowledge, confirmExternal, formGroup, page } from './decide-notice.ts';
import { close, correctFacts, join, merge, report, supplement } from './decide-report.ts';
import { decideProposal, nationalDecision, propose, withdraw } from './decide-response.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident } from './state.ts';

/**
 * Decides what a command does to an incident.
 * @param s the state; null only for a first report
 * @returns the events that follow, none where there is nothing to do, or why it is refused
 */
export function decide(s: Incident | null, cmd: IncidentCommand, ctx: Context): IncidentEvent[] | Refusal {
  if (cmd.type === 'report') return report(cmd, ctx);
  if (!s) return refuse('not_found');
  const decided = decideOn(s, cmd, ctx);
  return isRefusal(decided) || !ANSWERS.has(cmd.type) ? decided : [...answered(s, ctx), ...decided];
}

/** Who does one of these has received the report: nobody of the organization is called for it any more (4.1). */
const ANSWERS = new Set<IncidentCommand['type']>([
  'supplement',
  'correct_facts',
  'confirm_grade',
  'judge_grade',
  'judge_scope',
  'propose',
]);

function answered(s: Incident, ctx: Context): IncidentEvent[] {
  const { actor } = ctx;
  if (!actor) return [];
  return s.notices
    .filter((n) => n.to === actor.org && n.items.every((i) => i.rule.startsWith('reported.')))
    .flatMap((n) => acknowledgement(n, actor));
}

function decideOn(
  s: Incident,
  cmd: Exclude<IncidentCommand, { type: 'report' }>,
  ctx: Context,
): IncidentEvent[] | Refusal {
  switch (cmd.type) {
    case 'supplement':
      return supplement(s, cmd, ctx);
    case 'correct_facts':
      return correctFacts(s, cmd, ctx);
    case 'confirm_grade':
      return confirmGrade(s, ctx);
    case 'judge_grade':
      return judgeGrade(s, cmd, ctx);
    case 'judge_scope':
      return judgeScope(s, cmd, ctx);
    case 'join':
      return join(s, cmd, ctx);
    case 'merge':
      return merge(s, cmd, ctx);
    case 'close':
      return close(s, cmd, ctx);
    case 'propose':
      return propose(s, cmd, ctx);
    case 'decide_proposal':
      return decideProposal(s, cmd, ctx);
    case 'withdraw':
      return withdraw(s, cmd, ctx);
    case 'national_decision':
      return nationalDecision(s, cmd, ctx);
    case 'form_group':
      return formGroup(s, cmd, ctx);
    case 'page':
      return page(s, cmd, ctx);
    case 'acknowledge':
      return acknowledge(s, cmd, ctx);
    case 'confirm_external':
      return confirmExternal(s, cmd, ctx);
    case 'set_clock':
      return setClock(s, cmd, ctx);
    case 'submit_summary':
      return submitSummary(s, cmd, ctx);
    case 'draft_summary':
      return draftSummary(s, cmd);
    case 'chronicle':
      return [cmd.event];
    case 'remind_clock':
      return remindClock(s, cmd);
    case 'escalate':
    case 'notice_delivered':
    case 'page_delivered':
    case 'page_failed':
      return followUp(s.notices, cmd, ctx);
    case 'room_opened':
      // Told again when opening the same room on a further platform had to be repeated.
      return s.rooms.some((r) => r.room === cmd.room) ? [] : [cmd];
    case 'room_failed':
    case 'people_invited':
      return [cmd];
  }
}
