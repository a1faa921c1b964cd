import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import type { Grade, Role } from '../../plan/types.ts';
import { requireRole } from '../authority.ts';
import type { Context } from '../context.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentEvent } from './events.ts';
import { type Incident, isOver, workingGrade } from './state.ts';

/** Chapter 3: a named person confirms the suggested grade, or judges where the plan leaves it to people. */

type Result = IncidentEvent[] | Refusal;

const CHAPTER: Record<Grade, ClauseId> = {
  especially_serious: '3.1',
  serious: '3.2',
  relatively_serious: '3.3',
  ordinary: '3.4',
};

/**
 * 部应急办 grades at every level (2.2); an administration what is 较大 or below in its region (2.3).
 * @param grades in question: the present one and the new one; the gravest says who may
 */
export function requireGrader(s: Incident, grades: (Grade | 'below')[], ctx: Context): Refusal | null {
  const high = grades.some((g) => g === 'especially_serious' || g === 'serious');
  const roles: Role[] = high ? ['ero'] : ['ero', 'concerned_administrations'];
  return requireRole(roles, s, ctx, high ? '2.2' : '2.3');
}

export function confirmGrade(s: Incident, ctx: Context): Result {
  if (isOver(s)) return refuse('not_open', '3');
  const { verdict, matches } = s.assessment;
  const needs = verdict === 'judgement' ? (s.assessment.proposed ?? 'below') : verdict;
  const denied = requireGrader(s, [needs, workingGrade(s)], ctx);
  if (denied) return denied;
  if (verdict === 'judgement') {
    return refuse('bad_input', matches[0]?.clause ?? '3', {
      detail: '本事件级别须由人员研判，请点“研判定级”选定级别并说明理由。',
    });
  }
  if (s.grade && !s.grade.outdated && s.grade.grade === verdict) {
    return refuse('already_done', null, { detail: '该级别已确认。' });
  }
  const cite =
    verdict === 'below' ? '3.4' : (matches.find((m) => m.grade === verdict)?.clause ?? CHAPTER[verdict]);
  return [{ type: 'grade_confirmed', grade: verdict, cite }];
}

/** A judgement may raise or lower what the facts suggest; its reason stands in the chronicle. */
export function judgeGrade(
  s: Incident,
  cmd: Extract<IncidentCommand, { type: 'judge_grade' }>,
  ctx: Context,
): Result {
  if (isOver(s)) return refuse('not_open', '3');
  const gravest = s.assessment.proposed ?? 'below';
  const denied = requireGrader(s, [cmd.grade, gravest, workingGrade(s)], ctx);
  if (denied) return denied;
  if (s.grade && !s.grade.outdated && s.grade.grade === cmd.grade && s.grade.how === 'judged') {
    return refuse('already_done', null, { detail: '该级别已研判认定。' });
  }
  const cite = cmd.grade === 'below' ? '3.4' : CHAPTER[cmd.grade];
  return [{ type: 'grade_judged', grade: cmd.grade, reason: cmd.reason, cite }];
}

export function judgeScope(
  s: Incident,
  cmd: Extract<IncidentCommand, { type: 'judge_scope' }>,
  ctx: Context,
): Result {
  if (isOver(s)) return refuse('not_open', '1.3');
  const denied = requireGrader(s, [workingGrade(s)], ctx);
  if (denied) return denied;
  if (s.scope?.applies === cmd.applies)
    return refuse('already_done', null, { detail: '适用范围已作此认定。' });
  return [{ type: 'scope_judged', applies: cmd.applies, reason: cmd.reason, cite: '1.3' }];
}
