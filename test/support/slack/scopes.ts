import { type Core, Refused } from './core.ts';
import type { Channel, Json } from './workspace.ts';

/** Which scopes Slack asks for, by its reference of methods and events; a kind of channel has its own. */

type Needs = (args: Json, core: Core) => string[];

const BY_KIND = {
  history: { public: 'channels:history', private: 'groups:history', im: 'im:history', mpim: 'mpim:history' },
  read: { public: 'channels:read', private: 'groups:read', im: 'im:read', mpim: 'mpim:read' },
  write: { public: 'channels:manage', private: 'groups:write', im: 'im:write', mpim: 'mpim:write' },
} as const;

const kindOf = (args: Json, core: Core): Channel['kind'] =>
  core.workspace.channels.get(String(args.channel))?.kind ?? 'private';

const inChannel =
  (what: keyof typeof BY_KIND): Needs =>
  (args, core) => [BY_KIND[what][kindOf(args, core)]];

const history: Needs = (args, core) => [
  ...inChannel('history')(args, core),
  ...(args.include_all_metadata ? ['metadata.message:read'] : []),
];

/** Posting where the app is no member takes one scope more. */
const posting: Needs = (args, core) => {
  const channel = core.workspace.channels.get(String(args.channel));
  const outside = channel?.kind === 'public' && !channel.members.has(core.workspace.bot.id);
  return outside ? ['chat:write', 'chat:write.public'] : ['chat:write'];
};

const LISTED: Record<string, string> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

export const METHOD_SCOPES: Record<string, Needs> = {
  'bookmarks.add': () => ['bookmarks:write'],
  'chat.delete': () => ['chat:write'],
  'chat.postEphemeral': () => ['chat:write'],
  'chat.postMessage': posting,
  'chat.update': () => ['chat:write'],
  'conversations.create': ({ is_private }) => [
    String(is_private) === 'true' ? 'groups:write' : 'channels:manage',
  ],
  'conversations.history': history,
  'conversations.info': inChannel('read'),
  'conversations.invite': inChannel('write'),
  'conversations.join': () => ['channels:join'],
  'conversations.list': ({ types = 'public_channel' }) =>
    String(types)
      .split(',')
      .map((t) => LISTED[t] ?? t),
  'conversations.open': () => ['im:write'],
  'conversations.replies': history,
  'conversations.setPurpose': inChannel('write'),
  'conversations.setTopic': inChannel('write'),
  'files.completeUploadExternal': () => ['files:write'],
  'files.getUploadURLExternal': () => ['files:write'],
  'pins.add': () => ['pins:write'],
  'users.list': () => ['users:read', 'users:read.email'],
  'users.lookupByEmail': () => ['users:read.email'],
};

/** Events that are subscribed to, and what each takes. */
export const EVENT_SCOPES: Record<string, string> = {
  app_mention: 'app_mentions:read',
  channel_rename: 'channels:read',
  group_rename: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  pin_added: 'pins:read',
  pin_removed: 'pins:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
};

/** What the app was installed with. */
export interface Installed {
  scopes: readonly string[];
  events: readonly string[];
}

/** @throws Refused `missing_scope` */
export function checkScopes({ scopes }: Installed, method: string, args: Json, core: Core): void {
  for (const needed of METHOD_SCOPES[method]?.(args, core) ?? []) {
    if (!scopes.includes(needed)) throw new Refused('missing_scope', `needs ${needed}`, { needed });
  }
}

/** @returns whether Slack tells the app of the event */
export function isSubscribed({ events }: Installed, { type, channel_type }: Json): boolean {
  const kinds: Record<string, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };
  const name = type === 'message' ? `message.${kinds[String(channel_type)]}` : String(type);
  return events.includes(name);
}
