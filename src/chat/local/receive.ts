import type { Inbound, Input, Receive, Reply } from '../../app/chat.ts';
import type { EmbeddedChatStore, LocalMessage } from '../../app/embedded-chat.ts';
import type { Board } from './board.ts';
import { BOT, isDirect } from './deliver.ts';
import type { Act, Edit, Flag, Say, Target } from './requests.ts';
import { cleanText, isTooLong, lineOf } from './text.ts';

/** What a request came to: the app's reply, or why the chat itself did not take it. */
export type Answer =
  | { ok: true; reply: Reply | null; messageId: string | null }
  | { ok: false; status: 400 | 403 | 404 | 409 | 413; error: string };

export interface Conversation {
  /** a message or a typed command; both stand in the room as the person's message */
  say(request: Say): Promise<Answer>;
  /** a click on a card (`messageId`), or the sending of a dialog's form */
  act(request: Act): Promise<Answer>;
  edit(request: Edit): Promise<Answer>;
  remove(request: Target): Promise<Answer>;
  pin(request: Flag): Promise<Answer>;
  mark(request: Flag): Promise<Answer>;
}

const no = (status: 400 | 403 | 404 | 409 | 413, error: string): Answer => ({ ok: false, status, error });
const OUTSIDE = no(403, '你不在这个群里，看不到也不能发言。请在左侧选择自己的群。');
const GONE = no(404, '这条消息已不在，请刷新页面后再操作。');
const TOO_LONG = no(413, '内容超过 100 kB，没有发出。请分几次发送。');
const NOT_YOURS = no(403, '只能编辑或删除自己发的消息。');
const COMMAND_STAYS = no(409, '命令已经执行，不能编辑或删除。要更正，请另发一条命令。');

/** Turns what people do on the page into inputs, and puts the app's replies where they belong. */
export function createConversation(deps: {
  store: EmbeddedChatStore;
  board: Board;
  receive: Receive;
  now: () => Date;
}): Conversation {
  const { store, board, receive, now } = deps;

  /** @returns the room as inputs name it; null where there is none or the person is not in it */
  async function roomFor(as: string, id: string): Promise<Inbound['room'] | null> {
    const room = await store.room(id);
    if (!room?.members.includes(as)) return null;
    return { externalId: room.id, name: room.name, direct: isDirect(room.id) };
  }

  async function deliver(
    as: string,
    deliveryId: string,
    room: Inbound['room'],
    input: Input,
  ): Promise<Reply | null> {
    return receive({ platform: 'local', deliveryId: `${as}:${deliveryId}`, handle: as, room, input });
  }

  /** Stores the part of a reply that stands in the room; the key makes a repeated delivery store it once. */
  async function stand(
    as: string,
    room: string,
    deliveryId: string,
    reply: Reply,
    parts: { text: boolean },
  ): Promise<void> {
    const text = parts.text ? reply.text : undefined;
    if (text === undefined && !reply.card) return;
    await board.append({
      key: `reply:${as}:${deliveryId}`,
      roomId: room,
      author: BOT,
      ...(text === undefined ? {} : { text }),
      ...(reply.card ? { card: reply.card } : {}),
      ...(reply.audience === 'actor' && !isDirect(room) ? { onlyFor: as } : {}),
      at: now(),
    });
  }

  /** The message, its room and the person's right to see both. */
  async function reach(as: string, messageId: string): Promise<Reached | null> {
    const message = await store.message(Number(messageId));
    if (!message || message.deleted || (message.onlyFor !== null && message.onlyFor !== as)) return null;
    const room = await roomFor(as, message.roomId);
    return room && { message, room };
  }

  return {
    async say({ as, room: roomId, text: raw, deliveryId }) {
      if (isTooLong(raw)) return TOO_LONG;
      const text = cleanText(raw);
      if (text === '') return no(400, '内容是空的，没有发出。');
      const room = await roomFor(as, roomId);
      if (!room) return OUTSIDE;
      const key = `say:${as}:${deliveryId}`;
      const { id } = await board.append({ key, roomId, author: as, text, at: now() });
      const line = lineOf(text);
      const input: Input =
        line === null ? { type: 'message', messageId: String(id), text, files: [] } : { type: 'line', line };
      const reply = await deliver(as, deliveryId, room, input);
      if (reply) await stand(as, roomId, deliveryId, reply, { text: true });
      return { ok: true, reply, messageId: String(id) };
    },

    async act({ as, room: roomId, messageId, line, values: raw, deliveryId }) {
      if (isTooLong(line, ...Object.entries(raw).flat())) return TOO_LONG;
      const room = await roomFor(as, roomId);
      if (!room) return OUTSIDE;
      const reached = messageId === null ? null : await reach(as, messageId);
      if (messageId !== null && (reached?.message.author !== BOT || reached.message.roomId !== roomId))
        return GONE;
      const values = Object.fromEntries(Object.entries(raw).map(([k, v]) => [cleanText(k), cleanText(v)]));
      const input: Input = { type: 'action', line: cleanText(line), values, messageId };
      const reply = await deliver(as, deliveryId, room, input);
      if (reply?.redraw && reached) await board.change(reached.message.id, { card: reply.redraw });
      if (reply) await stand(as, roomId, deliveryId, reply, { text: false });
      return { ok: true, reply, messageId };
    },

    async edit({ as, messageId, text: raw, deliveryId }) {
      if (isTooLong(raw)) return TOO_LONG;
      const text = cleanText(raw);
      if (text === '') return no(400, '内容是空的，没有修改。要撤下这条消息，请用“删除”。');
      const reached = await reach(as, messageId);
      const refusal = refusalToChange(reached, as);
      if (!reached || refusal) return refusal ?? GONE;
      if (lineOf(text) !== null) return no(409, '消息不能改成命令。要执行命令，请另发一条。');
      if (text !== reached.message.text) await board.change(reached.message.id, { text, editedAt: now() });
      const reply = await deliver(as, deliveryId, reached.room, { type: 'edited', messageId, text });
      return { ok: true, reply, messageId };
    },

    async remove({ as, messageId, deliveryId }) {
      const reached = await reach(as, messageId);
      const refusal = refusalToChange(reached, as);
      if (!reached || refusal) return refusal ?? GONE;
      // Told first: were it hidden first and the process stopped, a retry would find no message to tell of.
      const reply = await deliver(as, deliveryId, reached.room, { type: 'deleted', messageId });
      await board.change(reached.message.id, { deleted: true, pinned: false });
      return { ok: true, reply, messageId };
    },

    async pin({ as, messageId, on, deliveryId }) {
      const reached = await reach(as, messageId);
      if (!reached) return GONE;
      if (reached.message.onlyFor !== null) return no(409, '仅你可见的消息不能置顶。');
      if (reached.message.pinned !== on) await board.change(reached.message.id, { pinned: on });
      const type = on ? 'pinned' : 'unpinned';
      return {
        ok: true,
        reply: await deliver(as, deliveryId, reached.room, { type, messageId }),
        messageId,
      };
    },

    async mark({ as, messageId, on, deliveryId }) {
      const reached = await reach(as, messageId);
      if (!reached) return GONE;
      const type = on ? 'marked' : 'unmarked';
      return {
        ok: true,
        reply: await deliver(as, deliveryId, reached.room, { type, messageId }),
        messageId,
      };
    },
  };
}

interface Reached {
  message: LocalMessage;
  room: Inbound['room'];
}

function refusalToChange(reached: Reached | null, as: string): Answer | null {
  if (!reached) return GONE;
  if (reached.message.author !== as) return NOT_YOURS;
  return lineOf(reached.message.text) === null ? null : COMMAND_STAYS;
}
