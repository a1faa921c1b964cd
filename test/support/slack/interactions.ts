import type { Button } from './block-kit.ts';
import type { Core } from './core.ts';
import { untouched } from './form.ts';
import { messageJson, viewJson } from './wire.ts';
import type { Channel, Json, Message, OpenView } from './workspace.ts';

/** The payloads of what people do, as Slack sends them in `slash_commands` and `interactive` envelopes. */

export function slashCommand(
  core: Core,
  user: string,
  channel: Channel,
  command: string,
  text: string,
): Json {
  const { workspace, grants, origin } = core;
  return {
    token: 'deprecated',
    team_id: workspace.teamId,
    team_domain: workspace.teamDomain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: user,
    user_name: nameOf(core, user),
    command,
    text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: origin + grants.responseUrl({ channel: channel.id, user }),
    trigger_id: grants.trigger(user),
  };
}

export function messageClick(
  core: Core,
  user: string,
  channel: Channel,
  message: Message,
  button: Button & { block_id: string },
): Json {
  const ephemeral = message.ephemeralTo !== undefined;
  return {
    ...action(core, user, button),
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral },
    channel: { id: channel.id, name: shownName(channel) },
    // Slack leaves the message out where it was ephemeral
    ...(ephemeral ? {} : { message: messageJson(core, message, true) }),
    state: { values: {} },
    response_url: core.origin + core.grants.responseUrl({ channel: channel.id, user, messageTs: message.ts }),
  };
}

export function modalClick(core: Core, view: OpenView, button: Button & { block_id: string }): Json {
  const values = untouched(view.modal);
  return {
    ...action(core, view.user, button),
    container: { type: 'view', view_id: view.id },
    view: viewJson(core, view, values),
  };
}

export function submission(core: Core, view: OpenView, values: Json): Json {
  return {
    type: 'view_submission',
    ...common(core, view.user),
    trigger_id: core.grants.trigger(view.user),
    view: viewJson(core, view, values),
    response_urls: [],
  };
}

export function closing(core: Core, view: OpenView, all: boolean): Json {
  return {
    type: 'view_closed',
    ...common(core, view.user),
    view: viewJson(core, view, untouched(view.modal)),
    is_cleared: all,
  };
}

export function messageShortcut(
  core: Core,
  user: string,
  channel: Channel,
  message: Message,
  callbackId: string,
): Json {
  return {
    type: 'message_action',
    ...common(core, user),
    callback_id: callbackId,
    action_ts: core.workspace.ts(),
    trigger_id: core.grants.trigger(user),
    response_url: core.origin + core.grants.responseUrl({ channel: channel.id, user }),
    message_ts: message.ts,
    channel: { id: channel.id, name: shownName(channel) },
    message: messageJson(core, message, true),
  };
}

function action(core: Core, user: string, button: Button & { block_id: string }): Json {
  return {
    type: 'block_actions',
    ...common(core, user),
    trigger_id: core.grants.trigger(user),
    actions: [{ ...button, action_ts: core.workspace.ts() }],
  };
}

function common(core: Core, user: string): Json {
  const { workspace } = core;
  const name = nameOf(core, user);
  return {
    token: 'deprecated',
    api_app_id: workspace.appId,
    team: { id: workspace.teamId, domain: workspace.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user, username: name, name, team_id: workspace.teamId },
  };
}

function nameOf(core: Core, user: string): string {
  return core.workspace.users.get(user)?.name ?? user;
}

/** Interactions don't tell the names of channels that are not public. */
function shownName({ kind, name }: Channel): string {
  const names = { public: name, private: 'privategroup', im: 'directmessage', mpim: 'mpdm' };
  return names[kind];
}
