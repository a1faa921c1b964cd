import { isStaff } from '../authority.ts';
import type { Context } from '../context.ts';
import type { Org } from '../directory.ts';
import { isRefusal } from '../refusal.ts';
import type { IncidentCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { Incident } from './state.ts';

/** How long people are paged doesn't matter to whether something may be done. */
const POLICY = { ackMinutes: 5, rounds: 1 };

/**
 * Whether a person on duty in the organization could do this to the incident as it stands. It is asked of the decision
 * itself, so that no card offers what would be refused.
 */
export function may(
  org: Org,
  s: Incident,
  command: IncidentCommand,
  ctx: Pick<Context, 'dir' | 'edition' | 'at'>,
): boolean {
  const actor = ctx.dir.peopleOf(org.id).find(isStaff);
  if (!actor) return false;
  return !isRefusal(decide(s, command, { ...ctx, actor, policy: POLICY }));
}
