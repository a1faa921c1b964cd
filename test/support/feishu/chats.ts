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
} from './api.ts';
import { openChat } from './messages.ts';
import type { Dict } from './values.ts';
import type { FakeChat } from './world.ts';

/** im.v1 chats and their members. */

const HOUR = 3_600_000;
const userIdType = z.literal('open_id').optional();
const anyone = z.enum(['all_members', 'only_owner']).optional();
const settings = {
  name: z.string().max(60, 'a chat name has at most 60 characters').optional(),
  description: z.string().max(100, 'a chat description has at most 100 characters').optional(),
  owner_id: z.string().optional(),
  avatar: z.string().optional(),
  urgent_setting: anyone,
  pin_manage_setting: anyone,
  edit_permission: anyone,
  membership_approval: z.string().optional(),
  join_message_visibility: z.string().optional(),
  leave_message_visibility: z.string().optional(),
};
const createBody = z.strictObject({
  ...settings,
  user_id_list: z.array(z.string()).max(50, 'at most 50 people at once').optional(),
  bot_id_list: z.array(z.string()).max(5, 'at most 5 bots at once').optional(),
  group_message_type: z.enum(['chat', 'thread']).optional(),
  chat_mode: z.literal('group').optional(),
  chat_type: z.enum(['private', 'public']).optional(),
});
const createQuery = z.strictObject({
  user_id_type: userIdType,
  set_bot_manager: z.string().optional(),
  uuid: z.string({ error: 'a uuid is needed, so that a retry opens one chat' }).min(1).max(50),
});
const updateBody = z.strictObject({
  ...settings,
  add_member_permission: anyone,
  share_card_permission: z.string().optional(),
  at_all_permission: anyone,
  chat_type: z.string().optional(),
});
const membersBody = z.strictObject({ id_list: z.array(z.string()).min(1) });
const membersQuery = z.strictObject({
  member_id_type: z.enum(['open_id', 'app_id']).optional(),
  succeed_type: z.enum(['0', '1', '2']).optional(),
});

function shown(chat: FakeChat, on: Platform): Dict {
  return {
    chat_id: chat.chatId,
    name: chat.name,
    description: chat.description,
    owner_id: chat.ownerId,
    owner_id_type: 'open_id',
    chat_mode: chat.mode,
    chat_type: 'private',
    external: chat.external,
    urgent_setting: chat.urgentDenied ? 'only_owner' : 'all_members',
    user_count: String(chat.members.size),
    bot_count: chat.bot ? '1' : '0',
    chat_status: chat.dissolved ? 'dissolved' : 'normal',
    tenant_key: on.world.tenantKey,
  };
}

/** Whether people could be brought into a chat by the app. */
function sort(ids: string[], on: Platform): { valid: string[]; invisible: string[]; unknown: string[] } {
  const known = ids.filter((id) => on.world.users.has(id));
  return {
    valid: known.filter((id) => on.world.users.get(id)?.available),
    invisible: known.filter((id) => !on.world.users.get(id)?.available),
    unknown: ids.filter((id) => !known.includes(id)),
  };
}

function create(call: Call, on: Platform): Dict {
  const body = checkedBody(createBody, call, on);
  const { uuid } = checkedQuery(createQuery, call, on);
  const key = `chat/${body.owner_id ?? ''}/${uuid}`;
  const before = on.world.chats.get(on.world.madeBefore(key) ?? '');
  if (before) return ok(shown(before, on));
  const people = [...new Set([...(body.owner_id ? [body.owner_id] : []), ...(body.user_id_list ?? [])])];
  const { invisible, unknown } = sort(people, on);
  if (unknown.length > 0) throw new ApiError(232043, `unavailable ids ${unknown.join()}`);
  if (invisible.length > 0)
    throw new ApiError(232024, `outside the availability of the app: ${invisible.join()}`);
  const chat = on.world.addChat({
    name: body.name ?? '',
    description: body.description ?? '',
    ownerId: body.owner_id ?? on.world.botOpenId,
    members: new Set(people),
    urgentDenied: body.urgent_setting === 'only_owner' && body.owner_id !== undefined,
  });
  on.world.remember(key, chat.chatId, 10 * HOUR);
  return ok(shown(chat, on));
}

function changeMembers(call: Call, on: Platform): { chat: FakeChat; ids: string[] } {
  const { id_list } = checkedBody(membersBody, call, on);
  const bots = checkedQuery(membersQuery, call, on).member_id_type === 'app_id';
  const most = bots ? 5 : 50;
  if (id_list.length > most) refuse(call, on, 232001, `${id_list.length} members at once, at most ${most}`);
  if (bots) refuse(call, on, 232001, 'the fake has no other bots');
  return { chat: openChat(call.path[0] ?? '', on), ids: id_list };
}

function tellMembers(type: string, chat: FakeChat, ids: string[], on: Platform): void {
  if (ids.length === 0) return;
  on.emit(type, {
    chat_id: chat.chatId,
    operator_id: { open_id: on.world.botOpenId },
    external: chat.external,
    operator_tenant_key: on.world.tenantKey,
    users: ids.map((id) => ({
      name: on.world.nameOf(id),
      user_id: { open_id: id },
      tenant_key: on.world.tenantKey,
    })),
    name: chat.name,
  });
}

function addMembers(call: Call, on: Platform): Dict {
  const { chat, ids } = changeMembers(call, on);
  const { valid, invisible, unknown } = sort(ids, on);
  if (call.query.succeed_type !== '1' && invisible.length + unknown.length > 0) {
    if (invisible.length > 0) throw new ApiError(232024, 'people outside the availability of the app');
    throw new ApiError(232043, 'unavailable ids');
  }
  const added = valid.filter((id) => !chat.members.has(id));
  for (const id of added) chat.members.add(id);
  tellMembers('im.chat.member.user.added_v1', chat, added, on);
  return ok({ invalid_id_list: invisible, not_existed_id_list: unknown, pending_approval_id_list: [] });
}

function removeMembers(call: Call, on: Platform): Dict {
  const { chat, ids } = changeMembers(call, on);
  const removed = ids.filter((id) => chat.members.delete(id));
  tellMembers('im.chat.member.user.deleted_v1', chat, removed, on);
  return ok({ invalid_id_list: ids.filter((id) => !removed.includes(id)) });
}

function listMembers(call: Call, on: Platform): Dict {
  const chat = openChat(call.path[0] ?? '', on);
  const { rows, rest } = page([...chat.members], call.query, 100);
  const items = rows.map((id) => ({
    member_id_type: 'open_id',
    member_id: id,
    name: on.world.nameOf(id),
    tenant_key: on.world.tenantKey,
  }));
  return ok({ items, ...rest, member_total: chat.members.size });
}

function list(call: Call, on: Platform): Dict {
  const groups = [...on.world.chats.values()].filter((c) => c.mode === 'group' && c.bot && !c.dissolved);
  const { rows, rest } = page(groups, call.query, 100);
  return ok({ items: rows.map((c) => shown(c, on)), ...rest });
}

function update(call: Call, on: Platform): Dict {
  const body = checkedBody(updateBody, call, on);
  checkedQuery(z.strictObject({ user_id_type: userIdType }), call, on);
  const chat = openChat(call.path[0] ?? '', on);
  chat.name = body.name ?? chat.name;
  chat.description = body.description ?? chat.description;
  chat.ownerId = body.owner_id ?? chat.ownerId;
  return ok();
}

const READ = ['im:chat:read', 'im:chat:readonly', 'im:chat'];
const MEMBERS = ['im:chat.members:write_only', 'im:chat'];
const CHATS = '/open-apis/im/v1/chats';

export const chatRoutes: Route[] = [
  { api: 'chat.create', method: 'POST', path: CHATS, scopes: ['im:chat:create', 'im:chat'], handle: create },
  { api: 'chat.list', method: 'GET', path: CHATS, scopes: READ, handle: list },
  {
    api: 'chat.get',
    method: 'GET',
    path: `${CHATS}/:`,
    scopes: READ,
    handle: (call, on) => ok(shown(openChat(call.path[0] ?? '', on), on)),
  },
  {
    api: 'chat.update',
    method: 'PUT',
    path: `${CHATS}/:`,
    scopes: ['im:chat:update', 'im:chat'],
    handle: update,
  },
  { api: 'members.add', method: 'POST', path: `${CHATS}/:/members`, scopes: MEMBERS, handle: addMembers },
  {
    api: 'members.remove',
    method: 'DELETE',
    path: `${CHATS}/:/members`,
    scopes: MEMBERS,
    handle: removeMembers,
  },
  {
    api: 'members.list',
    method: 'GET',
    path: `${CHATS}/:/members`,
    scopes: [...READ, 'im:chat.members:read'],
    handle: listMembers,
  },
];
