import { z } from 'zod';
import type { Desk, Handler, Handlers } from '../desk.ts';
import { inboundOf } from '../desk.ts';
import { renderText } from '../render.ts';

/** The bot itself comes into a group or leaves it; the group is dissolved. */

const groupEvent = z.object({
  event_id: z.string(),
  chat_id: z.string(),
  name: z.string().optional(),
  operator_id: z.object({ open_id: z.string().optional() }).nullish(),
});

const GREETING =
  '应急机器人已加入本群。请管理员发送“/绑定 单位名称”把本群绑定为值班群；发送“/帮助”查看全部命令。';

export function groupEvents(desk: Desk): Handlers {
  /** The bot's coming and going is told to the app under the bot's own account. */
  const told =
    (type: 'joined' | 'left', then?: (chatId: string, key: string) => Promise<void>): Handler =>
    async (data) => {
      const event = groupEvent.parse(data);
      const handle = await desk.botOpenId();
      const room = await desk.places.room(
        event.chat_id,
        event.name ? { name: event.name } : { direct: false },
      );
      const by = event.operator_id?.open_id ?? handle;
      const inbound = inboundOf(`feishu:${event.event_id}`, by, room, { type, handle });
      await desk.take({ inbound, messageId: null, inThread: false });
      await then?.(event.chat_id, `greeting:${event.event_id}`);
      return undefined;
    };

  const greet = async (chatId: string, key: string): Promise<void> => {
    const posted = await desk.api.send(chatId, { type: 'interactive', json: renderText(GREETING) }, key);
    if (!posted.ok && posted.kind === 'later') throw new Error(`入群提示没有发成：${posted.reason}`);
  };

  const left = told('left');
  return {
    'im.chat.member.bot.added_v1': told('joined', greet),
    'im.chat.member.bot.deleted_v1': left,
    'im.chat.disbanded_v1': left,
  };
}
