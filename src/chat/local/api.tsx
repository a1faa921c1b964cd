import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import type { EmbeddedChatStore } from '../../app/embedded-chat.ts';
import type { Board } from './board.ts';
import { createOnce } from './once.ts';
import { peopleOf } from './people.ts';
import type { Answer, Conversation } from './receive.ts';
import { DialogForm } from './render-form.tsx';
import {
  actSchema,
  editSchema,
  flagSchema,
  messagesSchema,
  readSchema,
  saySchema,
  targetSchema,
  viewerSchema,
} from './requests.ts';

/** Above the most that a form may hold, with what JSON adds to it. */
const MAX_BODY_BYTES = 1_000_000;
const PAGE_SIZE = 50;

const MALFORMED = { error: '请求的格式不对，请刷新页面后再试。' };

/**
 * What the page and scripts call. Posts answer `{reply, messageId, dialog}` (`dialog`: the reply's form, drawn), or
 * `{error}` with a 4xx status.
 */
export function createApi(deps: {
  store: EmbeddedChatStore;
  board: Board;
  conversation: Conversation;
}): Hono {
  const { store, board, conversation } = deps;
  const once = createOnce<Answer>();
  const api = new Hono();

  api.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => c.json({ error: '内容超过 100 kB，没有发出。请分几次发送。' }, 413),
    }),
  );

  function takes<S extends z.ZodType<{ as: string; deliveryId: string }>>(
    path: string,
    schema: S,
    work: (request: z.infer<S>) => Promise<Answer>,
  ): void {
    api.post(path, async (c) => {
      const parsed = schema.safeParse(await bodyOf(c));
      if (!parsed.success) return c.json(MALFORMED, 400);
      const request = parsed.data;
      const answer = await once(`${path} ${request.as} ${request.deliveryId}`, () => work(request));
      if (!answer.ok) return c.json({ error: answer.error }, answer.status);
      const { reply, messageId } = answer;
      const values = 'values' in request ? (request.values as Record<string, string>) : {};
      const dialog = reply?.form ? String(<DialogForm form={reply.form} values={values} />) : null;
      return c.json({ reply, messageId, dialog });
    });
  }

  takes('/say', saySchema, conversation.say);
  takes('/act', actSchema, conversation.act);
  takes('/edit', editSchema, conversation.edit);
  takes('/delete', targetSchema, conversation.remove);
  takes('/pin', flagSchema, conversation.pin);
  takes('/mark', flagSchema, conversation.mark);

  api.post('/read', async (c) => {
    const parsed = readSchema.safeParse(await bodyOf(c));
    if (!parsed.success) return c.json(MALFORMED, 400);
    const { as, room, upTo } = parsed.data;
    await board.markRead(room, as, upTo);
    return c.json({});
  });

  api.get('/rooms', async (c) => {
    const query = viewerSchema.safeParse(c.req.query());
    if (!query.success) return c.json(MALFORMED, 400);
    return c.json({ rooms: await store.roomsOf(query.data.as) });
  });

  api.get('/messages', async (c) => {
    const query = messagesSchema.safeParse(c.req.query());
    if (!query.success) return c.json(MALFORMED, 400);
    const { as, room: roomId, before } = query.data;
    const room = await store.room(roomId);
    if (!room?.members.includes(as)) return c.json({ error: '你不在这个群里，看不到也不能发言。' }, 403);
    const [messages, people] = await Promise.all([
      store.messages(roomId, as, PAGE_SIZE, before),
      peopleOf(store),
    ]);
    return c.json({
      messages: messages.map((m) => ({
        ...m,
        name: people.nameOf(m.author),
        org: people.orgOf(m.author),
        ...(m.deleted ? { text: '', card: null, file: null } : {}),
        ...(m.file && !m.deleted ? { file: { name: m.file.name, mime: m.file.mime } } : {}),
      })),
      more: messages.length === PAGE_SIZE,
    });
  });

  return api;
}

/** @returns the body as JSON; null, which no schema takes, where it is none */
async function bodyOf(c: Context): Promise<unknown> {
  if (!c.req.header('content-type')?.startsWith('application/json')) return null;
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
