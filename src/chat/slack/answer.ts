import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Inbound, Reply } from '../../app/chat.ts';
import type { Card, Form } from '../../cards/card.ts';
import type { Log } from '../common/redact.ts';
import { type Api, nothing } from './api.ts';
import type { Directs } from './direct.ts';
import { formValue } from './form-value.ts';
import type { Posts } from './posts.ts';
import { MAX_VALUE, type Message, renderCard, renderText } from './render.ts';
import { type Origin, renderForm, renderNotice } from './render-form.ts';
import type { Updates } from './updates.ts';

/** Puts replies where the person who asked sees them. */

/** Where an answer goes, and by which means. */
export interface Asker {
  inbound: Inbound;
  /** opens a dialog within 3 seconds of what the person did; null where Slack gave none */
  trigger: string | null;
  /** answers through the interaction itself; null where it cannot */
  responseUrl: string | null;
  /** the dialog that stands meanwhile, by its id; null where it could not be opened. Absent where none was wanted */
  dialog?: Promise<string | null>;
}

export const APOLOGY = '处理时出错，这次操作没有记录，请稍后再试一次；仍然不行，请联系维护人员。';

const openedSchema = z.looseObject({ view: z.looseObject({ id: z.string() }) });

export interface Answerer {
  /** Shows the parts of a reply: its form as a dialog, its text and card as messages. */
  give(asker: Asker, reply: Reply | null): Promise<void>;
  /** Opens a dialog that says to wait, while the trigger lasts. @returns its id; null where Slack did not open it */
  openWaiting(trigger: string): Promise<string | null>;
  say(asker: Asker, message: Message, audience: Reply['audience'], part?: string): Promise<void>;
  /** @returns false where the dialog could not be opened, and a button that opens it was shown instead */
  openForm(asker: Asker, form: Form, origin: Origin): Promise<boolean>;
}

export function createAnswerer(deps: {
  api: Api;
  posts: Posts;
  updates: Updates;
  directs: Directs;
  timeoutMs: number;
  log: Log;
}): Answerer {
  const { api, posts, updates, directs, log } = deps;

  /** @returns false where Slack did not take it for sure, so that another way may be tried */
  async function respond(url: string, message: Message, audience: Reply['audience']): Promise<boolean> {
    const { text, blocks } = message;
    const body = {
      text,
      blocks,
      replace_original: false,
      response_type: audience === 'room' ? 'in_channel' : 'ephemeral',
    };
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(deps.timeoutMs),
      });
      if (!answer.ok) log.warn({ status: answer.status }, 'Slack did not take an answer');
      return answer.ok || answer.status >= 500;
    } catch (error) {
      log.warn({ err: error }, 'an answer to Slack broke off');
      return true;
    }
  }

  async function inChat(
    asker: Asker,
    message: Message,
    audience: Reply['audience'],
    part: string,
  ): Promise<void> {
    const { room, handle, deliveryId } = asker.inbound;
    const channel = room.externalId;
    const { text, blocks } = message;
    if (audience === 'actor' && !room.direct) {
      const shown = await api.call('chat.postEphemeral', { channel, user: handle, text, blocks }, nothing);
      if (shown.ok) return;
      log.warn({ reason: shown.reason }, 'an answer could not be shown in its channel');
      if (shown.kind === 'later') return;
      const direct = await directs.of(handle);
      if (direct.ok) await post(`${part}:${deliveryId}`, direct.data, message);
      return;
    }
    await post(`${part}:${deliveryId}`, channel, message);
  }

  async function redraw(messageId: string, card: Card): Promise<void> {
    const drawn = await updates.update(messageId, renderCard(card));
    if (!drawn.ok) log.warn({ reason: drawn.reason }, 'a clicked card could not be redrawn');
  }

  /** @returns true where the person sees the dialog: in place of the one that stands, or by the trigger */
  async function show({ dialog, trigger }: Asker, view: types.ModalView): Promise<boolean> {
    const id = await dialog;
    if (id) return (await api.call('views.update', { view_id: id, view }, nothing, { repeatable: true })).ok;
    if (dialog || trigger === null) return false;
    return (await api.call('views.open', { trigger_id: trigger, view }, nothing)).ok;
  }

  /** The dialog that said to wait says what came of it; whoever has closed it reads that in the channel. */
  async function closeWaiting(asker: Asker, { text, card }: Reply): Promise<void> {
    const id = await asker.dialog;
    if (!id) return;
    const view = renderNotice('处理完毕', text ?? card?.title ?? '已处理。');
    await api.call('views.update', { view_id: id, view }, nothing, { repeatable: true });
  }

  /** Posts, once more where the first attempt's answer was lost. */
  async function post(key: string, channel: string, message: Message): Promise<void> {
    let sent = await posts.post(key, channel, message);
    if (!sent.ok && sent.kind === 'later') sent = await posts.post(key, channel, message);
    if (!sent.ok) log.error({ reason: sent.reason }, 'an answer could not be posted');
  }

  const answerer: Answerer = {
    async give(asker, reply) {
      if (!reply) return;
      const { room, input } = asker.inbound;
      const clicked = input.type === 'action' ? input.messageId : null;
      if (reply.redraw && clicked !== null) await redraw(clicked, reply.redraw);
      if (reply.form) {
        const origin = { channel: room.externalId, messageId: clicked };
        await answerer.openForm(asker, reply.form, origin);
      } else await closeWaiting(asker, reply);
      for (const { message, audience, part } of partsOf(reply, input))
        await answerer.say(asker, message, audience, part);
    },

    async openWaiting(trigger_id) {
      const view = renderNotice('正在处理', '请稍候，尚未记录。');
      const opened = await api.call('views.open', { trigger_id, view }, openedSchema, { patient: false });
      return opened.ok ? opened.data.view.id : null;
    },

    async say(asker, message, audience, part = 'reply') {
      const taken = asker.responseUrl !== null && (await respond(asker.responseUrl, message, audience));
      if (!taken) await inChat(asker, message, audience, part);
    },

    async openForm(asker, form, origin) {
      const { input } = asker.inbound;
      const view = renderForm(form, origin, input.type === 'action' ? input.values : {});
      if (await show(asker, view)) return true;
      await answerer.say(asker, renderCard(formCard(form, input)), 'actor', 'form');
      return false;
    },
  };
  return answerer;
}

/**
 * The messages of a reply. After a click the text is a short word to the person, and the card is for whom it is meant;
 * after a typed line they are one.
 */
function partsOf(
  reply: Reply,
  input: Inbound['input'],
): { message: Message; audience: Reply['audience']; part: string }[] {
  const { text, card, audience } = reply;
  if (input.type !== 'action') {
    const message = messageOf(reply);
    return message ? [{ message, audience, part: 'reply' }] : [];
  }
  return [
    ...(text === undefined ? [] : [{ message: renderText(text), audience: 'actor' as const, part: 'text' }]),
    ...(card ? [{ message: renderCard(card), audience, part: 'card' }] : []),
  ];
}

/** @returns the answer to a typed line: its card below its text, unless the card says the same; null where there is none */
export function messageOf({ text, card }: Reply): Message | null {
  if (!card) return text === undefined ? null : renderText(text);
  if (text === undefined || text.includes(card.title)) return renderCard(card);
  return renderCard({ ...card, blocks: [{ type: 'text', text }, ...card.blocks] });
}

/** Stands in for a dialog that could not be opened: its button opens it, or asks for it anew where it is too large. */
function formCard(form: Form, input: Inbound['input']): Card {
  const small = form.submits.every((s) => formValue(form, s).length <= MAX_VALUE);
  const lines = ['line' in input ? input.line : '', form.submits[0]?.line ?? ''];
  const line = lines.find((l) => l !== '' && l.length <= MAX_VALUE) ?? '/帮助';
  return {
    tone: 'grey',
    title: form.title,
    blocks: [{ type: 'text', text: form.intro ?? '请点击按钮填写。' }],
    actions: small ? [] : [{ label: '填写', line, style: 'primary' }],
    ...(small ? { form } : {}),
  };
}
