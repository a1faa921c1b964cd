import type { Desk, Handlers } from './desk.ts';
import { cardActionEvents } from './events/card-action.ts';
import { groupEvents } from './events/groups.ts';
import { memberEvents } from './events/members.ts';
import { menuEvents } from './events/menu.ts';
import { messageEvents } from './events/messages.ts';
import { reactionEvents } from './events/reactions.ts';

/** Events of the platform become inputs. */

/** @returns the handlers by type of event */
export function createHandlers(desk: Desk): Handlers {
  const events = {
    ...messageEvents(desk),
    ...memberEvents(desk),
    ...groupEvents(desk),
    ...reactionEvents(desk),
    ...menuEvents(desk),
  };
  const inTime = Object.entries(events).map(
    ([type, handler]) => [type, (data: unknown) => desk.inTime(handler(data))] as const,
  );
  // A click never comes again, so it is answered otherwise where it takes too long.
  return { ...Object.fromEntries(inTime), ...cardActionEvents(desk) };
}
