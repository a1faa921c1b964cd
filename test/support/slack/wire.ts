import type { Core } from './core.ts';
import type { Channel, Json, Message, OpenView, SharedFile, User } from './workspace.ts';

/** The JSON shapes in which Slack shows its things, in answers and in events alike. */

export function messageJson(core: Core, message: Message, withMetadata: boolean): Json {
  const { appId, botId, teamId } = core.workspace;
  return {
    type: 'message',
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: teamId,
    ...(message.fromApp ? { bot_id: botId, app_id: appId } : { client_msg_id: `msg-${message.ts}` }),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.files.length > 0 ? { files: message.files.map((f) => fileJson(core, f)) } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((r) => ({ ...r, count: r.users.length })) }
      : {}),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

export function channelJson(core: Core, channel: Channel): Json {
  const { kind, creator, members } = channel;
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created: channel.created,
    creator,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: channel.archived,
    is_member: members.has(core.workspace.bot.id),
    num_members: members.size,
    topic: { value: channel.topic, creator, last_set: channel.created },
    purpose: { value: channel.purpose, creator, last_set: channel.created },
    ...(kind === 'im' ? { user: [...members].find((m) => m !== core.workspace.bot.id) } : {}),
  };
}

export function userJson(core: Core, user: User): Json {
  return {
    id: user.id,
    team_id: core.workspace.teamId,
    name: user.name,
    real_name: user.name,
    deleted: false,
    is_bot: user.isBot,
    tz: 'Asia/Shanghai',
    is_email_confirmed: true,
    ...user.flags,
    profile: {
      real_name: user.name,
      display_name: user.name,
      ...(user.email === '' ? {} : { email: user.email }),
    },
  };
}

export function fileJson(core: Core, file: SharedFile): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    user: file.user,
    size: file.length,
    channels: file.channels,
    url_private: `${core.origin}/files/${file.id}/${encodeURIComponent(file.name)}`,
    permalink: `https://fake.slack.com/files/${file.id}`,
  };
}

/** @param values the state of the inputs, by block_id and action_id */
export function viewJson(core: Core, view: OpenView, values: Json): Json {
  const { teamId, appId, botId } = core.workspace;
  const { modal } = view;
  return {
    ...modal,
    id: view.id,
    team_id: teamId,
    app_id: appId,
    app_installed_team_id: teamId,
    bot_id: botId,
    submit: modal.submit ?? null,
    close: modal.close ?? null,
    external_id: modal.external_id ?? '',
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
  };
}
