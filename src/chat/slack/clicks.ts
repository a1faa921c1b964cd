import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Inbound, Input } from '../../app/chat.ts';
import { cutText } from '../../app/cut.ts';
import { formatShanghai } from '../../domain/time.ts';
import type { Asker } from './answer.ts';
import { SLOW } from './commands.ts';
import { type Desk, isShown, standing } from './desk.ts';
import { readFormValue } from './form-value.ts';
import { messageIdOf, timeOf } from './posts.ts';
import { renderText } from './render.ts';
import { readText } from './text.ts';

/** Buttons of messages, and the message shortcut 记入时间线. */

export const MARK_SHORTCUT = 'mark_entry';
const GONE = '这个按钮已失效，请用 /incident 帮助 查看可用的命令。';

const common = {
  user: z.looseObject({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
};

const click = z.looseObject({
  ...common,
  channel: z.looseObject({ id: z.string(), name: z.string().default('') }).optional(),
  container: z.looseObject({ message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }),
  actions: z.array(z.looseObject({ action_id: z.string(), value: z.string().optional() })).min(1),
});

const messageShortcut = z.looseObject({
  ...common,
  callback_id: z.string(),
  channel: z.looseObject({ id: z.string(), name: z.string().default('') }),
  message_ts: z.string(),
  message: z.looseObject({
    user: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().default(''),
    files: z.array(z.looseObject({ name: z.string().nullish() })).default([]),
  }),
});

/** What a button's value holds of a message beside the rest of its command line. */
const MOST_QUOTED = 1500;

/** @returns the command line that puts the message into the chronicle, with its author and moment */
function noteLine({ channel, message_ts, message }: z.infer<typeof messageShortcut>): string {
  const { user, bot_id, files } = message;
  const text = [readText(message.text), ...files.flatMap((f) => (f.name ? [`〔文件〕${f.name}`] : []))];
  const words = cutText(text.join(' ').replaceAll('"', '”').trim() || '（没有文字）', MOST_QUOTED);
  const speaker = user && !bot_id ? ` speaker=${user}` : '';
  const at = formatShanghai(timeOf(message_ts));
  return `/记录 message=${messageIdOf(channel.id, message_ts)}${speaker} at="${at}" text="${words}"`;
}

export function listenForClicks(app: App, desk: Desk): void {
  app.action(/^/u, async ({ ack, body }) => {
    const given = click.parse(body);
    const { channel, container } = given;
    const value = given.actions[0]?.value ?? '';
    const kept = channel && container.message_ts && !container.is_ephemeral;
    const messageId = kept ? messageIdOf(channel.id, container.message_ts ?? '') : null;
    const asker = await askerOf(desk, given, { type: 'action', line: value, values: {}, messageId });
    const form = readFormValue(value);
    if (form) {
      await desk.acked(ack());
      // The click's trigger opens one dialog only.
      if (desk.isFirst(asker.inbound.deliveryId)) {
        await desk.answerer.openForm(asker, form, { channel: asker.inbound.room.externalId, messageId });
      }
      return;
    }
    if (value === '') {
      await desk.acked(ack());
      await desk.answerer.say(asker, renderText(GONE), 'actor');
      return;
    }
    await take(desk, asker, () => ack());
  });

  app.shortcut(/^/u, async ({ ack, body }) => {
    const given = messageShortcut.safeParse(body);
    if (!given.success || given.data.callback_id !== MARK_SHORTCUT) {
      await desk.acked(ack());
      return;
    }
    const line = noteLine(given.data);
    await take(desk, await askerOf(desk, given.data, { type: 'line', line }), () => ack());
  });
}

async function askerOf(
  desk: Desk,
  given: Pick<z.infer<typeof click>, 'user' | 'trigger_id' | 'response_url' | 'channel'>,
  input: Input,
): Promise<Asker> {
  const inbound: Inbound = {
    platform: 'slack',
    deliveryId: `click:${given.trigger_id}`,
    handle: given.user.id,
    room: await desk.room(given.channel?.id ?? '', given.channel?.name),
    input,
  };
  return { inbound, trigger: given.trigger_id, responseUrl: given.response_url ?? null };
}

/** Has an interaction done, acknowledges it when it is, and answers. */
async function take(desk: Desk, asker: Asker, ack: () => Promise<unknown>): Promise<void> {
  const taken = await desk.take(asker.inbound, asker.trigger);
  await desk.acked(ack());
  if (taken.repeated) return;
  if (taken.late && !(await isShown(taken)))
    await desk.answerer.say(asker, renderText(SLOW), 'actor', 'slow');
  await desk.answerer.give(standing(asker, taken), await taken.reply);
}
