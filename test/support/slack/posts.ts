import type { Core } from './core.ts';
import { Refused } from './core.ts';
import type { Delivery } from './deliveries.ts';
import { isSubscribed } from './scopes.ts';
import { messageJson } from './wire.ts';
import type { Channel, Json, Message } from './workspace.ts';

/** What a new message may bring; the rest is filled in. */
export type Draft = Pick<Message, 'user' | 'text'> & Partial<Message>;

/**
 * Puts a message into a channel and tells the app, as Slack does for the app's own messages too. Ephemeral messages
 * raise no event.
 * @returns the message, and the event's delivery if the app is in the channel
 */
export function post(
  core: Core,
  channel: Channel,
  draft: Draft,
): { message: Message; deliveries: Delivery[] } {
  const message: Message = {
    ts: core.workspace.ts(),
    fromApp: draft.user === core.workspace.bot.id,
    blocks: [],
    files: [],
    reactions: [],
    ...draft,
  };
  channel.messages.push(message);
  if (message.ephemeralTo !== undefined) return { message, deliveries: [] };
  const event = { ...messageJson(core, message, false), ...at(core, channel, message.ts) };
  return { message, deliveries: toApp(core, channel, event) };
}

/**
 * Writes Slack's own line about a channel, as “… has joined the channel”; apps hear of it like of any message.
 * @param what `join`, `leave`, `topic` or `purpose`
 */
export function remark(core: Core, channel: Channel, user: string, what: string, text: string): Delivery[] {
  const subtype = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
  return post(core, channel, { user, text, subtype }).deliveries;
}

/** Changes a message in place. Slack marks it as edited unless it shows blocks. */
export function change(
  core: Core,
  channel: Channel,
  message: Message,
  by: string,
  patch: Partial<Pick<Message, 'text' | 'blocks' | 'metadata'>>,
): Delivery[] {
  const previous = messageJson(core, message, false);
  Object.assign(message, patch);
  if (message.blocks.length === 0) message.edited = { user: by, ts: core.workspace.ts() };
  if (message.ephemeralTo !== undefined) return [];
  return toApp(core, channel, {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageJson(core, message, false),
    previous_message: previous,
    ...at(core, channel, core.workspace.ts()),
  });
}

/** Takes a message out of its channel. */
export function remove(core: Core, channel: Channel, message: Message): Delivery[] {
  channel.messages.splice(channel.messages.indexOf(message), 1);
  channel.pins = channel.pins.filter((p) => p.ts !== message.ts);
  if (message.ephemeralTo !== undefined) return [];
  return toApp(core, channel, {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageJson(core, message, false),
    ...at(core, channel, core.workspace.ts()),
  });
}

/** @throws Refused `already_reacted` */
export function react(core: Core, channel: Channel, message: Message, by: string, name: string): Delivery[] {
  const reaction = message.reactions.find((r) => r.name === name);
  if (reaction?.users.includes(by)) throw new Refused('already_reacted');
  if (reaction) reaction.users.push(by);
  else message.reactions.push({ name, users: [by] });
  return toApp(core, channel, {
    type: 'reaction_added',
    user: by,
    reaction: name,
    item_user: message.user,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    event_ts: core.workspace.ts(),
  });
}

/** Tells the app of an event in a channel, if the app is a member of it. */
export function toApp(core: Core, channel: Channel, event: Json): Delivery[] {
  const told = core.installed === undefined || isSubscribed(core.installed, event);
  return told && channel.members.has(core.workspace.bot.id) ? [core.emit(event)] : [];
}

/** Finds a message that `viewer` can see. @throws Refused `message_not_found` */
export function messageAt(channel: Channel, ts: string, viewer: string): Message {
  const message = channel.messages.find((m) => m.ts === ts);
  if (message === undefined || (message.ephemeralTo ?? viewer) !== viewer)
    throw new Refused('message_not_found');
  return message;
}

function at(core: Core, channel: Channel, ts: string): Json {
  const types = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' };
  return {
    channel: channel.id,
    channel_type: types[channel.kind],
    team: core.workspace.teamId,
    ts,
    event_ts: ts,
  };
}
