import { z } from 'zod';
import { type FeishuMessage, lineIn, messageSchema, saidIn } from '../content.ts';
import type { Handlers } from '../desk.ts';
import { type Desk, inboundOf } from '../desk.ts';

/** What people say, edit and recall. A message's own id is the delivery's, so an event under a new id is no new input. */

const senderSchema = z.object({
  sender_id: z.object({ open_id: z.string() }),
  sender_type: z.string().default('user'),
});
const messageEvent = z.object({ sender: senderSchema, message: messageSchema });
const recallEvent = z.object({
  message_id: z.string(),
  chat_id: z.string(),
  recall_type: z.string().default('message_owner'),
});

/** Who recalls what others wrote; the platform doesn't say which person that was. */
const RECALLED_BY: Record<string, string> = {
  group_owner: '群主',
  group_manager: '群管理员',
  enterprise_manager: '企业管理员',
};

export function messageEvents(desk: Desk): Handlers {
  const roomOf = (message: FeishuMessage) =>
    desk.places.room(message.chat_id, message.chat_type === 'p2p' ? { direct: true } : {});

  /** Only a message that mentions someone needs to know whether that is the bot. */
  const said = async (message: FeishuMessage) =>
    saidIn(message, (message.mentions ?? []).length > 0 ? await desk.botOpenId() : '');

  return {
    async 'im.message.receive_v1'(data) {
      const { sender, message } = messageEvent.parse(data);
      if (sender.sender_type !== 'user') return undefined;
      desk.chats.set(message.message_id, message.chat_id);
      if (message.chat_type === 'p2p') desk.api.isDirect(sender.sender_id.open_id, message.chat_id);
      const [what, room] = await Promise.all([said(message), roomOf(message)]);
      const line = lineIn(what);
      const { text, files, mentioned } = what;
      const { message_id: messageId } = message;
      const inbound = inboundOf(
        `feishu:${messageId}`,
        sender.sender_id.open_id,
        room,
        line === null ? { type: 'message', messageId, text, files } : { type: 'line', line },
      );
      desk.authors.set(messageId, sender.sender_id.open_id);
      if (mentioned.length > 0) inbound.mentioned = mentioned;
      await desk.take({ inbound, messageId, inThread: message.thread_id !== undefined });
      return undefined;
    },

    async 'im.message.updated_v1'(data) {
      const { sender, message } = messageEvent.parse(data);
      if (sender.sender_type !== 'user') return undefined;
      const [{ text, mentioned }, room] = await Promise.all([said(message), roomOf(message)]);
      const { message_id: messageId } = message;
      const inbound = inboundOf(
        `feishu:${messageId}:edited:${message.update_time ?? ''}`,
        sender.sender_id.open_id,
        room,
        { type: 'edited', messageId, text },
      );
      if (mentioned.length > 0) inbound.mentioned = mentioned;
      await desk.take({ inbound, messageId: null, inThread: false });
      return undefined;
    },

    async 'im.message.recalled_v1'(data) {
      const { message_id: messageId, chat_id, recall_type } = recallEvent.parse(data);
      const room = await desk.places.room(chat_id);
      // Who wrote what was said before the start is in the chronicle.
      const handle = desk.authors.get(messageId) ?? '';
      const by = RECALLED_BY[recall_type];
      const input = { type: 'deleted' as const, messageId, ...(by ? { by } : {}) };
      const inbound = inboundOf(`feishu:${messageId}:recalled`, handle, room, input);
      await desk.take({ inbound, messageId: null, inThread: false });
      return undefined;
    },
  };
}
