import { z } from 'zod';
import type { Handler, Handlers } from '../desk.ts';
import { type Desk, inboundOf } from '../desk.ts';

/** 📌 as a reaction marks a message's entry as key. The platform reports no pins (置顶). */

/** The emoji_type of 📌; clients of different ages write it differently. */
const PIN = /^(?:pin|pushpin|round_pushpin)$/i;

const reactionEvent = z.object({
  event_id: z.string(),
  message_id: z.string(),
  reaction_type: z.object({ emoji_type: z.string() }),
  operator_type: z.string().default('user'),
  user_id: z.object({ open_id: z.string() }).nullish(),
});

export function reactionEvents(desk: Desk): Handlers {
  const on =
    (type: 'marked' | 'unmarked'): Handler =>
    async (data) => {
      const event = reactionEvent.parse(data);
      const handle = event.user_id?.open_id;
      if (event.operator_type !== 'user' || !handle || !PIN.test(event.reaction_type.emoji_type))
        return undefined;
      const chatId = await desk.places.chatOf(event.message_id);
      if (chatId === null) return undefined;
      const room = await desk.places.room(chatId);
      const input = { type, messageId: event.message_id };
      const inbound = inboundOf(`feishu:${event.event_id}`, handle, room, input);
      await desk.take({ inbound, messageId: null, inThread: false });
      return undefined;
    };
  return {
    'im.message.reaction.created_v1': on('marked'),
    'im.message.reaction.deleted_v1': on('unmarked'),
  };
}
