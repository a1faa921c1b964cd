import { z } from 'zod';
import type { Heard } from './heard.ts';
import { hearPin, hearReaction, pinEvent, reactionEvent } from './marks.ts';
import { hearMember, memberEvent } from './member.ts';
import { hearMention, hearMessage, mentionEvent, messageEvent } from './message.ts';

export type { Heard } from './heard.ts';

const event = z.discriminatedUnion('type', [
  messageEvent,
  mentionEvent,
  reactionEvent,
  pinEvent,
  memberEvent,
]);

/** The events of people that the app listens to. */
export const HEARD_EVENTS =
  /^(?:message|app_mention|reaction_(?:added|removed)|pin_(?:added|removed)|member_(?:joined|left)_channel)$/u;

/**
 * @param raw an event of the Events API
 * @param botUser the app's own user: what it does itself is not heard
 * @returns null for what is nothing to the bot
 * @throws ZodError for an event of another shape than Slack documents
 */
export function hear(raw: unknown, botUser: string): Heard | null {
  const e = event.parse(raw);
  switch (e.type) {
    case 'message':
      return hearMessage(e, botUser);
    case 'app_mention':
      return hearMention(e, botUser);
    case 'reaction_added':
    case 'reaction_removed':
      return hearReaction(e);
    case 'pin_added':
    case 'pin_removed':
      return hearPin(e);
    default:
      return hearMember(e, botUser);
  }
}
