import { z } from 'zod';
import type { Reply } from '../../../app/chat.ts';
import { cutText } from '../../../app/cut.ts';
import { APOLOGY, type Place } from '../answer.ts';
import type { Desk, Handlers } from '../desk.ts';
import { inboundOf } from '../desk.ts';
import { renderCard, renderForm } from '../render.ts';
import { within } from '../within.ts';

/** Clicks and sent forms. The platform waits 3 s for the answer and never asks again. */

const valueSchema = z.object({ line: z.string(), form: z.string().optional(), room: z.string().optional() });
const actionEvent = z.object({
  event_id: z.string(),
  operator: z.object({ open_id: z.string() }),
  action: z.object({
    value: valueSchema,
    form_value: z.record(z.string(), z.unknown()).optional(),
  }),
  context: z.object({ open_message_id: z.string(), open_chat_id: z.string() }),
});
type ActionEvent = z.infer<typeof actionEvent>;

interface ClickAnswer {
  toast?: { type: 'info' | 'success' | 'error'; content: string };
  card?: { type: 'raw'; data: unknown };
}

const TOAST_MAX = 150;
const SLOW: ClickAnswer = { toast: { type: 'info', content: '正在处理，结果稍后显示在这里。' } };

export function cardActionEvents(desk: Desk): Handlers {
  return {
    async 'card.action.trigger'(data) {
      const parsed = actionEvent.safeParse(data);
      if (!parsed.success) {
        desk.log.warn({ problem: parsed.error.message }, '收到不认识的卡片操作');
        return { toast: { type: 'error', content: '这张卡片已不能操作，请发送“帮助”查看可用的命令。' } };
      }
      const event = parsed.data;
      const work = clicked(event);
      try {
        const result = await within(
          desk.answerMs,
          work.then(({ answer, place, reply }) => answer(place, reply)),
        );
        if (result.done) return result.value;
      } catch (error) {
        desk.log.error({ err: error, eventId: event.event_id }, '飞书卡片操作处理失败');
        return { toast: { type: 'error', content: APOLOGY } };
      }
      work.then(late).catch((error: unknown) => desk.log.error({ err: error }, '飞书卡片操作处理失败'));
      return SLOW;
    },
  };

  async function clicked(event: ActionEvent) {
    const { action, context, operator } = event;
    const chatId = action.value.room ?? context.open_chat_id;
    const messageId = context.open_message_id;
    desk.chats.set(messageId, context.open_chat_id);
    const room = await desk.places.room(chatId);
    const values = valuesOf(action.form_value ?? {});
    const input = { type: 'action' as const, line: action.value.line, values, messageId };
    const inbound = inboundOf(`feishu:${event.event_id}`, operator.open_id, room, input);
    const elsewhere = action.value.room !== undefined;
    const place: Place = { inbound, messageId: elsewhere ? null : messageId, inThread: false };
    const reply = await desk.submit(inbound);
    const shown = shownAt(event, reply);
    const answer = async (p: Place, r: Reply | null): Promise<ClickAnswer> => {
      if (r) await aside(p, r, shown.form);
      return shown.answer;
    };
    return { answer, place, reply, shown, messageId };
  }

  /** What doesn't fit into the answer to the click: a new card, a form that opens, a text beyond a toast. */
  async function aside(place: Place, reply: Reply, formShown: boolean): Promise<void> {
    const long = (reply.text?.length ?? 0) > TOAST_MAX;
    try {
      await desk.answerer.post(place, reply, { text: long, form: !formShown });
    } catch (error) {
      desk.log.error({ err: error }, '对卡片操作的答复没有发成');
    }
  }

  /** The click has been answered: what it came to is drawn into the card and said to the person. */
  async function late({
    place,
    reply,
    shown,
    messageId,
  }: Awaited<ReturnType<typeof clicked>>): Promise<void> {
    if (shown.answer.card) await desk.redraw(messageId, JSON.stringify(shown.answer.card.data));
    if (reply) await desk.answerer.post(place, reply, { text: true, form: !shown.form });
  }
}

/** @returns the answer to the click, and whether the reply's form is in it */
function shownAt(event: ActionEvent, reply: Reply | null): { answer: ClickAnswer; form: boolean } {
  const { form: own } = event.action.value;
  const card = reply?.redraw ? renderCard(reply.redraw).json : null;
  // A form in a card of its own is drawn again with what is wrong, and closed once it is taken.
  const again =
    !card && own !== undefined && reply?.form ? renderForm(reply.form, event.action.value.room) : null;
  const taken = !card && !again && own !== undefined && (reply === null || reply.audience === 'room');
  const json = card ?? again ?? (taken ? closedForm(own, reply) : null);
  const toast = toastOf(reply, again !== null);
  return {
    answer: {
      ...(toast === '' ? {} : { toast: { type: 'info', content: cutText(toast, TOAST_MAX) } }),
      ...(json === null ? {} : { card: { type: 'raw', data: JSON.parse(json) } }),
    },
    form: again !== null,
  };
}

function toastOf(reply: Reply | null, formAgain: boolean): string {
  if (reply?.text) return reply.text;
  if (formAgain) return '还有内容需要填写或更正，请看卡片中的提示。';
  if (reply?.form) return '请在机器人发给你的表单中填写。';
  return '';
}

function closedForm(title: string, reply: Reply | null): string {
  const text = reply?.text ?? '已提交。';
  return renderCard({
    tone: 'grey',
    title: `${title}（已提交）`,
    blocks: [{ type: 'text', text }],
    actions: [],
  }).json;
}

/** Dates without their zone, as the client's is ours; several choices joined by commas. */
function valuesOf(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  if (typeof value === 'boolean') return value ? 'true' : '';
  if (typeof value !== 'string') return '';
  return shanghai(value) ?? value;
}

/** @returns `2026-11-22 03:05`, Asia/Shanghai, from `2026-11-22 03:05 +0800`; null where the text is something else */
function shanghai(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [, date, time, hours, minutes] = match;
  const at = new Date(`${date}T${time}:00${hours}:${minutes}`).getTime();
  if (Number.isNaN(at)) return null;
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
