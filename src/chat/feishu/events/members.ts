import { z } from 'zod';
import type { Handler, Handlers } from '../desk.ts';
import { type Desk, inboundOf } from '../desk.ts';

/** People who come into a group or leave it, by themselves, by others or by withdrawing an invitation. */

const membersEvent = z.object({
  event_id: z.string(),
  chat_id: z.string(),
  name: z.string().optional(),
  operator_id: z.object({ open_id: z.string().optional() }).nullish(),
  users: z.array(z.object({ user_id: z.object({ open_id: z.string() }) })).default([]),
});

export function memberEvents(desk: Desk): Handlers {
  const each =
    (type: 'joined' | 'left'): Handler =>
    async (data) => {
      const event = membersEvent.parse(data);
      const room = await desk.places.room(event.chat_id, event.name ? { name: event.name } : {});
      for (const { user_id } of event.users) {
        const handle = user_id.open_id;
        const by = event.operator_id?.open_id ?? handle;
        const inbound = inboundOf(`feishu:${event.event_id}:${handle}`, by, room, { type, handle });
        await desk.take({ inbound, messageId: null, inThread: false });
      }
      return undefined;
    };
  return {
    'im.chat.member.user.added_v1': each('joined'),
    'im.chat.member.user.deleted_v1': each('left'),
    'im.chat.member.user.withdrawn_v1': each('left'),
  };
}
