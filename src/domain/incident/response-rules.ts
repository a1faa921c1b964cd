import { LEVELS, type ResponseLevel } from '../../plan/types.ts';
import { decidersOf } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Incident, isOver, isResponding, levelOf, type Proposal, workingGrade } from './state.ts';

/** What may be asked of a response as the incident stands, and who decides it. */

type Action = Proposal['action'];
type Rules = Pick<Context, 'dir' | 'edition'>;

export const isLower = (l: ResponseLevel): boolean => l === 'III' || l === 'IV';
const graverLevel = (a: ResponseLevel, b: ResponseLevel): ResponseLevel =>
  LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b;

/**
 * The level that an action would be about: the one that the incident's grade stands for (5.1), or the one that ends.
 * @param asked the level that was named; null: none was
 */
export function targetOf(
  s: Incident,
  action: Action,
  asked: ResponseLevel | null,
  ctx: Rules,
): ResponseLevel | Refusal {
  if (isOver(s)) return refuse('not_open', '5.3');
  if (action === 'end') {
    return isResponding(s) ? s.response.level : refuse('not_responding', '5.6', { detail: s.number });
  }
  const level = levelOf(workingGrade(s));
  if (level === null) return refuse('below_plan', '3', { detail: s.number });
  if (asked !== null && asked !== level) return refuse('level_mismatch', '5.1', { detail: level });
  if (action === 'activate') {
    if (s.status === 'ended') return refuse('not_open', '5.6');
    if (!isResponding(s)) return level;
    // At I and II one body commands for the whole country: nothing is left to start.
    const others = isLower(level) && s.response.level === level ? notYetCommanding(s, level, ctx) : [];
    return others.length > 0 ? level : refuse('already_responding', '5.3', { detail: s.number });
  }
  if (!isResponding(s)) return refuse('not_responding', '5.3', { detail: s.number });
  if (s.response.level === level) return refuse('level_mismatch', '5.1', { detail: level });
  return level;
}

/** 1.3: what was judged or plainly is outside the plan takes no response until a person judges otherwise. */
export function scopeRefusal(s: Incident): Refusal | null {
  const applies = s.scope ? s.scope.applies : s.assessment.scope !== 'out';
  return applies ? null : refuse('out_of_scope', '1.3', { detail: s.number });
}

/** At III and IV each administration starts the response for its own region (5.3): those that have not. */
function notYetCommanding(s: Incident, level: ResponseLevel, ctx: Rules): OrgId[] {
  const commanders = s.status === 'responding' ? (s.response?.commanders ?? []) : [];
  const deciders = decidersOf(level, s, ctx).map((o) => o.id);
  return isLower(level) ? deciders.filter((o) => !commanders.includes(o)) : deciders;
}

/**
 * Who decides: at III and IV each administration for its own region. An adjustment between III and IV is of all that
 * command; one that crosses to or from I and II is decided by who decides the graver of both levels: it ends the one and
 * starts the other.
 */
export function decidersFor(s: Incident, action: Action, target: ResponseLevel, ctx: Rules): OrgId[] {
  if (action === 'activate' || !isResponding(s)) return notYetCommanding(s, target, ctx);
  const level = graverLevel(s.response.level, target);
  const { commanders } = s.response;
  return isLower(level) && commanders.length > 0 ? commanders : decidersOf(level, s, ctx).map((o) => o.id);
}

/** @returns why the proposal can no longer be approved as the incident stands now; null where it can */
export function outOfDate(s: Incident, p: Proposal, ctx: Rules): Refusal | null {
  const target = targetOf(s, p.action, null, ctx);
  if (typeof target !== 'string') return target;
  if (target !== p.level) return refuse('level_mismatch', '5.1', { detail: target });
  return p.action === 'end' ? null : scopeRefusal(s);
}
