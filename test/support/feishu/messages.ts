import { z } from 'zod';
import {
  ApiError,
  type Call,
  checkedBody,
  checkedQuery,
  ok,
  type Platform,
  page,
  type Route,
  refuse,
  takeRate,
} from './api.ts';
import { checkContent, mentionsIn } from './content.ts';
import { type Dict, dict, parseJson, str } from './values.ts';
import { BOT, type FakeChat, type FakeMessage } from './world.ts';

/** im.v1 messages: create, reply, patch, update, delete, get, list. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEND = ['im:message:send_as_bot', 'im:message'];
const READ = ['im:message:readonly', 'im:message'];
const UPDATE = ['im:message:update', 'im:message:send_as_bot', 'im:message'];

const uuid = z
  .string({ error: 'a uuid is needed, so that a retry after a lost answer posts once' })
  .min(1)
  .max(50, 'a uuid has at most 50 characters');
const createBody = z.strictObject({
  receive_id: z.string(),
  msg_type: z.string(),
  content: z.string(),
  uuid,
});
const createQuery = z.strictObject({ receive_id_type: z.enum(['chat_id', 'open_id']) });
const replyBody = z.strictObject({
  msg_type: z.string(),
  content: z.string(),
  uuid,
  reply_in_thread: z.boolean().optional(),
});
const patchBody = z.strictObject({ content: z.string() });
const updateBody = z.strictObject({ msg_type: z.enum(['text', 'post']), content: z.string() });
const listQuery = z.strictObject({
  container_id_type: z.enum(['chat', 'thread']),
  container_id: z.string(),
  start_time: z.string().optional(),
  end_time: z.string().optional(),
  sort_type: z.enum(['ByCreateTimeAsc', 'ByCreateTimeDesc']).optional(),
  page_size: z.string().optional(),
  page_token: z.string().optional(),
  card_msg_content_type: z.enum(['raw_card_content', 'user_card_content']).optional(),
});

/** @returns the chat that the bot may speak in; @throws ApiError 230001, 232009, 230002 */
export function openChat(chatId: string, on: Platform): FakeChat {
  const chat = on.world.chats.get(chatId);
  if (!chat) throw new ApiError(230001, `no chat ${chatId}`);
  if (chat.dissolved) throw new ApiError(232009, 'the chat has been dissolved');
  if (!chat.bot) throw new ApiError(230002, 'the bot is not in the chat');
  return chat;
}

/** @returns the message that the path names; @throws ApiError 230001, 230011 */
export function livingMessage(messageId: string | undefined, on: Platform): FakeMessage {
  const message = on.world.messages.get(messageId ?? '');
  if (!message) throw new ApiError(230001, `no message ${messageId}`);
  if (message.deleted) throw new ApiError(230011, 'the message was recalled');
  return message;
}

/** @returns the bot's own message that the path names; @throws ApiError, and notes another's */
export function ownMessage(call: Call, on: Platform): FakeMessage {
  const message = livingMessage(call.path[0], on);
  if (message.from !== BOT) refuse(call, on, 230006, `message ${message.messageId} is not the bot's own`);
  return message;
}

/** Puts another card in place of a posted one, by the rules of `im.v1.message.patch`. @throws ApiError */
export function replaceCard(message: FakeMessage, content: string, call: Call, on: Platform): void {
  if (message.type !== 'interactive') refuse(call, on, 230001, `${message.messageId} is not a card`);
  if (on.world.now() - message.at > 14 * DAY) throw new ApiError(230031, 'the card is older than 14 days');
  checkContent('interactive', content, call, on);
  for (const [when, card] of [['before', message.content] as const, ['after', content] as const]) {
    if (dict(dict(parseJson(card)).config).update_multi !== true) {
      refuse(call, on, 230099, `update_multi is not true in the card ${when} the patch`);
    }
  }
  on.world.edit(message, content);
}

function send(
  chat: FakeChat,
  body: z.infer<typeof replyBody>,
  call: Call,
  on: Platform,
  replyTo?: string,
): Dict {
  checkContent(body.msg_type, body.content, call, on);
  const key = `message/${replyTo ?? chat.chatId}/${body.uuid}`;
  const before = on.world.messages.get(on.world.madeBefore(key) ?? '');
  if (before) return ok(shown(before, on));
  takeRate(chat.mode === 'p2p' ? `person ${[...chat.members][0]}` : `chat ${chat.chatId}`, call, on);
  const message = on.world.addMessage({
    chatId: chat.chatId,
    from: BOT,
    type: body.msg_type,
    content: body.content,
    mentions: mentionsIn(body.content, on),
    ...(replyTo ? { replyTo } : {}),
    inThread: body.reply_in_thread ?? false,
  });
  on.world.remember(key, message.messageId, HOUR);
  return ok(shown(message, on));
}

/** @returns the message as the API shows it */
function shown(message: FakeMessage, on: Platform): Dict {
  return {
    message_id: message.messageId,
    root_id: message.rootId,
    parent_id: message.parentId,
    ...(message.inThread ? { thread_id: `omt_${message.rootId.slice(3)}` } : {}),
    msg_type: message.type,
    create_time: String(message.at),
    update_time: String(message.editedAt ?? message.at),
    deleted: message.deleted,
    updated: message.editedAt !== null,
    chat_id: message.chatId,
    sender:
      message.from === BOT
        ? { id: on.app.appId, id_type: 'app_id', sender_type: 'app', tenant_key: on.world.tenantKey }
        : { id: message.from, id_type: 'open_id', sender_type: 'user', tenant_key: on.world.tenantKey },
    body: { content: message.content },
    mentions: message.mentions.map((m) => ({ key: m.key, id: m.openId, id_type: 'open_id', name: m.name })),
  };
}

function create(call: Call, on: Platform): Dict {
  const body = checkedBody(createBody, call, on);
  if (checkedQuery(createQuery, call, on).receive_id_type === 'chat_id') {
    return send(openChat(body.receive_id, on), body, call, on);
  }
  const user = on.world.users.get(body.receive_id);
  if (!user?.available) throw new ApiError(230013, 'the person is outside the availability of the app');
  return send(on.world.p2p(user.openId), body, call, on);
}

function list(call: Call, on: Platform): Dict {
  const query = checkedQuery(listQuery, call, on);
  const inThread = (m: FakeMessage): boolean => `omt_${m.rootId.slice(3)}` === query.container_id;
  if (query.container_id_type === 'chat') openChat(query.container_id, on);
  const from = Number(query.start_time ?? 0) * 1000;
  const to = Number(query.end_time ?? Number.MAX_SAFE_INTEGER) * 1000;
  const found = [...on.world.messages.values()].filter(
    (m) =>
      (query.container_id_type === 'chat' ? m.chatId === query.container_id : inThread(m)) &&
      m.at >= from &&
      m.at <= to,
  );
  if (query.sort_type === 'ByCreateTimeDesc') found.reverse();
  const { rows, rest } = page(found, call.query, 50);
  const whole = query.card_msg_content_type === 'user_card_content';
  return ok({
    items: rows.map((m) => (whole ? shown(m, on) : { ...shown(m, on), ...plainBody(m) })),
    ...rest,
  });
}

/** Cards are shown as they were sent only to who asks for that. */
const plainBody = (m: FakeMessage): Dict =>
  m.type === 'interactive' ? { body: { content: '{"title":"","elements":[]}' } } : {};

export const messageRoutes: Route[] = [
  { api: 'message.create', method: 'POST', path: '/open-apis/im/v1/messages', scopes: SEND, handle: create },
  {
    api: 'message.reply',
    method: 'POST',
    path: '/open-apis/im/v1/messages/:/reply',
    scopes: SEND,
    handle(call, on) {
      const parent = livingMessage(call.path[0], on);
      return send(openChat(parent.chatId, on), checkedBody(replyBody, call, on), call, on, parent.messageId);
    },
  },
  {
    api: 'message.patch',
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/:',
    scopes: UPDATE,
    handle(call, on) {
      const { content } = checkedBody(patchBody, call, on);
      const message = ownMessage(call, on);
      takeRate(`patches of ${message.messageId}`, call, on);
      openChat(message.chatId, on);
      replaceCard(message, content, call, on);
      return ok();
    },
  },
  {
    api: 'message.update',
    method: 'PUT',
    path: '/open-apis/im/v1/messages/:',
    scopes: UPDATE,
    handle(call, on) {
      const body = checkedBody(updateBody, call, on);
      const message = ownMessage(call, on);
      takeRate(`patches of ${message.messageId}`, call, on);
      if (message.type !== body.msg_type) refuse(call, on, 230001, 'a message keeps its type');
      if (message.edits >= 20) throw new ApiError(230072, 'the message was edited 20 times already');
      checkContent(body.msg_type, body.content, call, on);
      on.world.edit(message, body.content);
      return ok(shown(message, on));
    },
  },
  {
    api: 'message.delete',
    method: 'DELETE',
    path: '/open-apis/im/v1/messages/:',
    scopes: SEND,
    handle(call, on) {
      ownMessage(call, on).deleted = true;
      return ok();
    },
  },
  {
    api: 'message.get',
    method: 'GET',
    path: '/open-apis/im/v1/messages/:',
    scopes: READ,
    handle(call, on) {
      const message = on.world.messages.get(str(call.path[0]));
      if (!message) throw new ApiError(230001, 'no such message');
      openChat(message.chatId, on);
      return ok({ items: [shown(message, on)] });
    },
  },
  { api: 'message.list', method: 'GET', path: '/open-apis/im/v1/messages', scopes: READ, handle: list },
];
