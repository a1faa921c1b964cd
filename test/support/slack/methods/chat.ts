import { z } from 'zod';
import { type Core, Refused } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { change, messageAt, post, remove } from '../posts.ts';
import { messageJson } from '../wire.ts';
import type { Channel } from '../workspace.ts';
import { channelOf, flag, joinedChannel, messageBlocks, metadata, method, worded } from './method.ts';

const content = {
  channel: z.string(),
  text: z.string().default(''),
  blocks: messageBlocks.optional(),
  parse: z.enum(['full', 'none']).optional(),
  link_names: flag,
};
const posting = {
  ...content,
  thread_ts: z.string().optional(),
  reply_broadcast: flag,
  mrkdwn: flag,
  unfurl_links: flag,
  unfurl_media: flag,
};

export const chat = {
  'chat.postMessage': method('posting', { ...posting, metadata }, (args, core) => {
    const channel = destination(core, args.channel);
    const said = worded(args, LIMITS.postText);
    if (args.thread_ts !== undefined && !channel.messages.some((m) => m.ts === args.thread_ts)) {
      throw new Refused('thread_not_found');
    }
    const { message } = post(core, channel, {
      user: core.workspace.bot.id,
      ...said,
      ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
    });
    return { channel: channel.id, ts: message.ts, message: messageJson(core, message, true) };
  }),

  'chat.postEphemeral': method(4, { ...posting, user: z.string() }, (args, core) => {
    const channel = joinedChannel(core, args.channel);
    if (!channel.members.has(args.user)) throw new Refused('user_not_in_channel');
    const { message } = post(core, channel, {
      user: core.workspace.bot.id,
      ephemeralTo: args.user,
      ...worded(args, LIMITS.postText),
    });
    return { message_ts: message.ts };
  }),

  'chat.update': method(3, { ...content, ts: z.string(), metadata, reply_broadcast: flag }, (args, core) => {
    const channel = channelOf(core, args.channel);
    const message = own(channel, args.ts, 'cant_update_message');
    const patch = worded(args, LIMITS.updateText);
    change(core, channel, message, core.workspace.bot.id, {
      ...patch,
      ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
    });
    const shown = messageJson(core, message, true);
    return { channel: channel.id, ts: message.ts, text: message.text, message: shown };
  }),

  'chat.delete': method(3, { channel: z.string(), ts: z.string() }, (args, core) => {
    const channel = channelOf(core, args.channel);
    const message = own(channel, args.ts, 'cant_delete_message');
    remove(core, channel, message);
    return { channel: channel.id, ts: message.ts };
  }),

  'chat.getPermalink': method('free', { channel: z.string(), message_ts: z.string() }, (args, core) => {
    const channel = channelOf(core, args.channel);
    const message = messageAt(channel, args.message_ts, core.workspace.bot.id);
    const permalink = `https://fake.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    return { channel: channel.id, permalink };
  }),
};

/** A channel to post in: by id or name where the app may, or a user's direct conversation. */
function destination(core: Core, key: string): Channel {
  const { workspace } = core;
  if (workspace.users.has(key)) return workspace.direct([key]);
  const channel = channelOf(core, workspace.findChannel(key)?.id ?? key);
  if (channel.archived) throw new Refused('is_archived');
  return channel;
}

function own(channel: Channel, ts: string, otherwise: string) {
  const message = channel.messages.find((m) => m.ts === ts && m.ephemeralTo === undefined);
  if (message === undefined) throw new Refused('message_not_found');
  if (!message.fromApp) throw new Refused(otherwise, `message ${ts} is not the app's`);
  return message;
}
