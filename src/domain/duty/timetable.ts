import { type Context, later } from '../context.ts';
import type { OrgId } from '../ids.ts';
import { stretches } from '../rota/rota.ts';

/** When check-ins fall due: at every change of the watch, and every few hours between. */

/** Hours between check-ins where the policy says nothing. */
const CHECKIN_HOURS = 4;
/** Minutes from the asking for a check-in until it counts as missed. */
export const GRACE_MINUTES = 10;
/** Minutes from the change of the watch until a handover must be signed by both sides. */
export const HANDOVER_MINUTES = 30;

type Planning = Pick<Context, 'dir' | 'policy'>;

/**
 * @param last the moment of the timetable at which the last check-in was due, UTC ISO
 * @returns the next one: the change of the watch, or `checkinHours` later where that comes first
 */
function nextCheckin(org: OrgId, last: string, { dir, policy }: Planning): string {
  const tick = later(last, (policy.checkinHours ?? CHECKIN_HOURS) * 60);
  const rota = dir.rota(org);
  if (!rota) return tick;
  const parts = stretches(rota, last, tick);
  const change = parts.find((part, i) => {
    const before = parts[i - 1];
    if (!before) return false;
    return (
      part.posts.primary !== before.posts.primary ||
      part.shifts.at(-1)?.startsAt !== before.shifts.at(-1)?.startsAt
    );
  });
  return change?.from ?? tick;
}

/** As nextCheckin, leaving out moments that passed while the bot was down. */
export function nextCheckinAfter(org: OrgId, last: string, now: string, ctx: Planning): string {
  let next = nextCheckin(org, last, ctx);
  while (next <= now) next = nextCheckin(org, next, ctx);
  return next;
}
