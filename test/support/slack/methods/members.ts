import { z } from 'zod';
import { type Core, Refused } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { remark, toApp } from '../posts.ts';
import { channelJson } from '../wire.ts';
import type { Channel, Json } from '../workspace.ts';
import { channelOf, flag, joinedChannel, list, method, page, paging } from './method.ts';

const channel = z.string();
const userList = list.pipe(z.array(z.string()).min(1).max(LIMITS.inviteUsers));

/** Who is in a conversation. */
export const members = {
  'conversations.invite': method(3, { channel, users: userList, force: flag }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    const errors = args.users.flatMap((user) => {
      const error = obstacle(core, found, user);
      return error === undefined ? [] : [{ user, ok: false, error }];
    });
    const bad = new Set(errors.map((e) => e.user));
    const good = args.users.filter((u) => !bad.has(u));
    const [first] = errors;
    if (first !== undefined && !(args.force && good.length > 0)) {
      throw new Refused(first.error, undefined, { errors });
    }
    for (const user of good) join(core, found, user, core.workspace.bot.id);
    return { channel: channelJson(core, found), ...(errors.length > 0 ? { errors } : {}) };
  }),

  'conversations.kick': method(3, { channel, user: z.string() }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    if (args.user === core.workspace.bot.id) throw new Refused('cant_kick_self', 'the app kicked itself');
    if (!found.members.has(args.user)) throw new Refused('not_in_channel');
    leave(core, found, args.user);
    return {};
  }),

  'conversations.join': method(3, { channel }, (args, core) => {
    const found = channelOf(core, args.channel);
    if (found.kind !== 'public') throw new Refused('method_not_supported_for_channel_type');
    if (found.archived) throw new Refused('is_archived');
    if (!found.members.has(core.workspace.bot.id)) join(core, found, core.workspace.bot.id);
    return { channel: channelJson(core, found) };
  }),

  'conversations.open': method(
    3,
    { users: userList.optional(), channel: channel.optional(), return_im: flag, prevent_creation: flag },
    (args, core) => {
      if (args.channel !== undefined) return { channel: channelJson(core, channelOf(core, args.channel)) };
      const users = args.users ?? [];
      if (users.length === 0) throw new Refused('users_list_not_supplied', 'neither users nor channel');
      if (!users.every((u) => core.workspace.users.has(u))) throw new Refused('user_not_found');
      return { channel: channelJson(core, core.workspace.direct(users)) };
    },
  ),

  'conversations.members': method(4, { channel, ...paging }, (args, core) => {
    const { items, ...rest } = page([...channelOf(core, args.channel).members], args);
    return { members: items, ...rest };
  }),
};

/** Makes a user a member and tells the app, if it is there (or has just come itself). */
export function join(core: Core, to: Channel, user: string, inviter?: string) {
  to.members.add(user);
  const joined = {
    ...membership(core, 'member_joined_channel', to, user),
    ...(inviter === undefined ? {} : { inviter }),
  };
  const line = remark(core, to, user, 'join', `<@${user}> has joined the channel`);
  return [...toApp(core, to, joined), ...line];
}

/** Takes a user out of a channel and tells the app, if it is still there. */
export function leave(core: Core, from: Channel, user: string) {
  from.members.delete(user);
  const left = membership(core, 'member_left_channel', from, user);
  const line = remark(core, from, user, 'leave', `<@${user}> has left the channel`);
  return [...toApp(core, from, left), ...line];
}

function membership(core: Core, type: string, channel: Channel, user: string): Json {
  return {
    type,
    user,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: core.workspace.teamId,
    event_ts: core.workspace.ts(),
  };
}

function obstacle(core: Core, channel: Channel, user: string): string | undefined {
  if (user === core.workspace.bot.id) return 'cant_invite_self';
  if (!core.workspace.users.has(user)) return 'user_not_found';
  return channel.members.has(user) ? 'already_in_channel' : undefined;
}
