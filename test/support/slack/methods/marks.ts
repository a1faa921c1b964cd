import { z } from 'zod';
import { type Core, Refused } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { messageAt, react, toApp } from '../posts.ts';
import { messageJson } from '../wire.ts';
import type { Channel, Message } from '../workspace.ts';
import { joinedChannel, method } from './method.ts';

const channel = z.string();
const timestamp = z.string();

/** What is put on messages and channels: pins, reactions, bookmarks. */
export const marks = {
  'pins.add': method(2, { channel, timestamp }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    pin(core, found, messageAt(found, args.timestamp, core.workspace.bot.id), core.workspace.bot.id);
    return {};
  }),

  'pins.remove': method(2, { channel, timestamp }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    const left = found.pins.filter((p) => p.ts !== args.timestamp);
    if (left.length === found.pins.length) throw new Refused('no_pin');
    found.pins = left;
    return {};
  }),

  'pins.list': method(2, { channel }, (args, core) => {
    const found = joinedChannel(core, args.channel);
    const items = found.pins.map((p) => ({
      type: 'message',
      channel: found.id,
      created_by: p.by,
      message: messageJson(core, messageAt(found, p.ts, core.workspace.bot.id), false),
    }));
    return { items };
  }),

  'reactions.add': method(
    3,
    { channel, timestamp, name: z.string().regex(/^[a-z0-9_+'-]+$/) },
    (args, core) => {
      const found = joinedChannel(core, args.channel);
      const message = messageAt(found, args.timestamp, core.workspace.bot.id);
      react(core, found, message, core.workspace.bot.id, args.name);
      return {};
    },
  ),

  'bookmarks.add': method(
    2,
    {
      channel_id: channel,
      title: z.string().min(1),
      type: z.literal('link'),
      link: z.url(),
      emoji: z.string().optional(),
    },
    (args, core) => {
      const found = joinedChannel(core, args.channel_id);
      if (found.bookmarks.length >= LIMITS.bookmarks) throw new Refused('too_many_bookmarks');
      const bookmark = { id: core.workspace.id('Bk'), title: args.title, link: args.link };
      found.bookmarks.push(bookmark);
      return { bookmark: { ...bookmark, channel_id: found.id, type: 'link' } };
    },
  ),
};

/** Pins a message and tells the app. @throws Refused `already_pinned`, `too_many_pins` */
export function pin(core: Core, channel: Channel, message: Message, by: string) {
  if (channel.pins.some((p) => p.ts === message.ts)) throw new Refused('already_pinned');
  if (channel.pins.length >= LIMITS.pins) throw new Refused('too_many_pins');
  channel.pins.push({ ts: message.ts, by });
  return toApp(core, channel, {
    type: 'pin_added',
    user: by,
    channel_id: channel.id,
    item_user: message.user,
    item: {
      type: 'message',
      channel: channel.id,
      created_by: by,
      message: messageJson(core, message, false),
    },
    pin_count: String(channel.pins.length),
    pinned_info: {
      channel: channel.id,
      pinned_by: by,
      pinned_ts: Math.floor(core.workspace.clock.now() / 1000),
    },
    event_ts: core.workspace.ts(),
  });
}
