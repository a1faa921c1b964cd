import { z } from 'zod';
import { type Core, Refused } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { remark } from '../posts.ts';
import { channelJson, messageJson } from '../wire.ts';
import type { Channel, Message } from '../workspace.ts';
import { channelOf, flag, joinedChannel, list, method, page, paging } from './method.ts';

const channel = z.string();
const kindOf = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;
const types = list.pipe(z.array(z.enum(['public_channel', 'private_channel', 'im', 'mpim'])));
const window = {
  ...paging,
  oldest: z.coerce.number().default(0),
  latest: z.coerce.number().default(Number.POSITIVE_INFINITY),
  inclusive: flag,
  include_all_metadata: flag,
};

/** Finding, reading and naming conversations; who is in them is members.ts. */
export const conversations = {
  'conversations.create': method(2, { name: z.string(), is_private: flag }, (args, core) => {
    checkName(args.name);
    const taken = [...core.workspace.channels.values()].some((c) => c.name === args.name);
    if (taken) throw new Refused('name_taken');
    const { id } = core.workspace.bot;
    const kind = args.is_private ? 'private' : 'public';
    return { channel: channelJson(core, core.workspace.addChannel(args.name, kind, id, [id])) };
  }),

  'conversations.info': method(
    3,
    { channel, include_num_members: flag, include_locale: flag },
    (args, core) => ({
      channel: channelJson(core, channelOf(core, args.channel)),
    }),
  ),

  'conversations.list': method(
    2,
    { types: types.default(['public_channel']), exclude_archived: flag, ...paging },
    (args, core) => {
      const kinds = args.types.map((t) => kindOf[t]);
      const seen = (c: Channel) => c.kind === 'public' || c.members.has(core.workspace.bot.id);
      const all = [...core.workspace.channels.values()].filter(
        (c) => kinds.some((k) => k === c.kind) && seen(c) && !(args.exclude_archived && c.archived),
      );
      const { items, ...rest } = page(all, args);
      return { channels: items.map((c) => channelJson(core, c)), ...rest };
    },
  ),

  'conversations.history': method(3, { channel, ...window }, (args, core) => {
    const messages = joinedChannel(core, args.channel).messages.filter((m) => m.threadTs === undefined);
    return read(core, messages.reverse(), args);
  }),

  'conversations.replies': method(3, { channel, ts: z.string(), ...window }, (args, core) => {
    const { messages } = joinedChannel(core, args.channel);
    const thread = messages.filter((m) => m.ts === args.ts || m.threadTs === args.ts);
    if (thread.length === 0) throw new Refused('thread_not_found');
    return read(core, thread, args);
  }),

  'conversations.setTopic': method(2, { channel, topic: z.string() }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    found.topic = described(args.topic);
    remark(core, found, core.workspace.bot.id, 'topic', `set the channel topic: ${found.topic}`);
    return { channel: channelJson(core, found) };
  }),

  'conversations.setPurpose': method(2, { channel, purpose: z.string() }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    found.purpose = described(args.purpose);
    remark(core, found, core.workspace.bot.id, 'purpose', `set the channel description: ${found.purpose}`);
    return { channel: channelJson(core, found), purpose: found.purpose };
  }),

  'conversations.archive': method(2, { channel }, (args, core) => {
    const found = channelOf(core, args.channel);
    if (found.archived) throw new Refused('already_archived');
    joinedChannel(core, args.channel).archived = true;
    return {};
  }),
};

/** Slack's documented rule: lowercase letters, digits, `-` and `_`, at most 80. */
function checkName(name: string): void {
  const refuse = (code: string) => new Refused(code, `channel name “${name}”`);
  if (name === '') throw refuse('invalid_name_required');
  if (name.length > LIMITS.channelName) throw refuse('invalid_name_maxlength');
  if (!/^[a-z0-9_-]+$/.test(name)) throw refuse('invalid_name_specials');
  if (/^[_-]+$/.test(name)) throw refuse('invalid_name_punctuation');
}

function described(text: string): string {
  if (text.length > LIMITS.topic)
    throw new Refused('too_long', `topic or purpose of ${text.length} characters`);
  return text;
}

interface Window {
  limit: number;
  cursor: string;
  oldest: number;
  latest: number;
  inclusive?: boolean | undefined;
  include_all_metadata?: boolean | undefined;
}

function read(core: Core, messages: Message[], args: Window) {
  const within = (ts: number) =>
    (ts > args.oldest && ts < args.latest) ||
    (args.inclusive === true && (ts === args.oldest || ts === args.latest));
  const all = messages.filter((m) => m.ephemeralTo === undefined && within(Number(m.ts)));
  const { items, response_metadata } = page(all, args);
  return {
    messages: items.map((m) => messageJson(core, m, args.include_all_metadata === true)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
}
