import { z } from 'zod';
import { type Desk, type Handlers, inboundOf } from '../desk.ts';

/** The bot's menu in the direct chat: the key of an entry is a command, with or without its slash. */

const menuEvent = z.object({
  event_id: z.string(),
  event_key: z.string(),
  operator: z.object({ operator_id: z.object({ open_id: z.string() }) }),
});

export function menuEvents(desk: Desk): Handlers {
  return {
    async 'application.bot.menu_v6'(data) {
      const { event_id, event_key, operator } = menuEvent.parse(data);
      const { open_id } = operator.operator_id;
      const line = /^[/／]/.test(event_key) ? event_key : `/${event_key}`;
      // The event names no chat: answers go to the person, who is where the chat is.
      const room = { externalId: open_id, name: '与机器人的私聊', direct: true };
      const inbound = inboundOf(`feishu:${event_id}`, open_id, room, { type: 'line', line });
      await desk.take({ inbound, messageId: null, inThread: false });
      return undefined;
    },
  };
}
