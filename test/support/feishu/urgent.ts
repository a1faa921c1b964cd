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
  takeRate,
} from './api.ts';
import { livingMessage, openChat, ownMessage } from './messages.ts';
import type { Dict } from './values.ts';
import type { UrgentMeans } from './world.ts';

/** 加急 by app, SMS and phone; pins. */

const urgentBody = z.strictObject({
  user_id_list: z.array(z.string()).min(1).max(200, 'at most 200 people at once'),
});
const urgentQuery = z.strictObject({ user_id_type: z.literal('open_id') });
const pinBody = z.strictObject({ message_id: z.string() });

function urgent(means: UrgentMeans, call: Call, on: Platform): Dict {
  const { user_id_list } = checkedBody(urgentBody, call, on);
  checkedQuery(urgentQuery, call, on);
  const message = ownMessage(call, on);
  const chat = openChat(message.chatId, on);
  if (chat.external) throw new ApiError(230027, 'urgent messages do not work in external groups');
  if (chat.urgentDenied) throw new ApiError(230052, 'the group lets only its owner send urgent messages');
  const reachable = [...new Set(user_id_list)].filter((id) => chat.members.has(id));
  if (reachable.some((id) => on.world.user(id).unreadUrgents > 200)) {
    throw new ApiError(230023, 'a person has more than 200 unread urgent messages');
  }
  const left = on.world.urgentQuota[means];
  if (left !== undefined && left < reachable.length)
    throw new ApiError(230024, `the quota of ${means} is used up`);
  if (left !== undefined) on.world.urgentQuota[means] = left - reachable.length;
  for (const openId of reachable) {
    on.world.user(openId).unreadUrgents += 1;
    on.world.urgents.push({ messageId: message.messageId, means, openId, at: on.world.now() });
  }
  return ok({ invalid_user_id_list: user_id_list.filter((id) => !chat.members.has(id)) });
}

const urgentRoute = (means: UrgentMeans, scopes: string[]): Route => ({
  api: `urgent.${means}`,
  method: 'PATCH',
  path: `/open-apis/im/v1/messages/:/urgent_${means}`,
  scopes,
  handle: (call, on) => urgent(means, call, on),
});

const PINS = '/open-apis/im/v1/pins';
const WRITE = ['im:message.pins:write_only', 'im:message'];

export const urgentRoutes: Route[] = [
  urgentRoute('app', ['im:message.urgent']),
  urgentRoute('sms', ['im:message.urgent:sms']),
  urgentRoute('phone', ['im:message.urgent:phone']),
  {
    api: 'pin.create',
    method: 'POST',
    path: PINS,
    scopes: WRITE,
    handle(call, on) {
      const message = livingMessage(checkedBody(pinBody, call, on).message_id, on);
      takeRate(`pins of ${message.messageId}`, call, on);
      const { pins } = openChat(message.chatId, on);
      const at = on.world.now();
      if (!pins.some((p) => p.messageId === message.messageId))
        pins.push({ messageId: message.messageId, at });
      return ok({ pin: pinOf(message.messageId, message.chatId, at, on) });
    },
  },
  {
    api: 'pin.delete',
    method: 'DELETE',
    path: `${PINS}/:`,
    scopes: WRITE,
    handle(call, on) {
      const message = livingMessage(call.path[0], on);
      takeRate(`pins of ${message.messageId}`, call, on);
      const chat = openChat(message.chatId, on);
      chat.pins = chat.pins.filter((p) => p.messageId !== message.messageId);
      return ok();
    },
  },
  {
    api: 'pin.list',
    method: 'GET',
    path: PINS,
    scopes: ['im:message.pins:read', 'im:message', 'im:message:readonly'],
    handle(call, on) {
      const chat = openChat(call.query.chat_id ?? '', on);
      const { rows, rest } = page([...chat.pins].reverse(), call.query, 50);
      return ok({ items: rows.map((p) => pinOf(p.messageId, chat.chatId, p.at, on)), ...rest });
    },
  },
];

function pinOf(messageId: string, chatId: string, at: number, on: Platform): Dict {
  return {
    message_id: messageId,
    chat_id: chatId,
    operator_id: on.app.appId,
    operator_id_type: 'app_id',
    create_time: String(at),
  };
}
