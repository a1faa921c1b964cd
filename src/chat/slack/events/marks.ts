import { z } from 'zod';
import { messageIdOf } from '../posts.ts';
import type { Heard } from './heard.ts';

/** Pins, and 📌 as a reaction. */

const MARK = 'pushpin';

export const reactionEvent = z.looseObject({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string(),
  item: z.looseObject({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
});

export function hearReaction({ type, user, reaction, item }: z.infer<typeof reactionEvent>): Heard | null {
  if (reaction !== MARK || item.type !== 'message' || !item.channel || !item.ts) return null;
  const messageId = messageIdOf(item.channel, item.ts);
  return {
    handle: user,
    channel: item.channel,
    input: { type: type === 'reaction_added' ? 'marked' : 'unmarked', messageId },
  };
}

export const pinEvent = z.looseObject({
  type: z.enum(['pin_added', 'pin_removed']),
  user: z.string(),
  channel_id: z.string(),
  item: z.looseObject({ type: z.string(), message: z.looseObject({ ts: z.string() }).optional() }),
});

export function hearPin({ type, user, channel_id: channel, item }: z.infer<typeof pinEvent>): Heard | null {
  if (item.type !== 'message' || !item.message) return null;
  const messageId = messageIdOf(channel, item.message.ts);
  return { handle: user, channel, input: { type: type === 'pin_added' ? 'pinned' : 'unpinned', messageId } };
}
