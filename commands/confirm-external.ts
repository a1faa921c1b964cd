import { z } from 'zod';
import { type CommandContext, defineCommand, type Outcome } from '../src/app/command.ts';
import { confirmationForm } from '../src/cards/notice.ts';
import type { Incident } from '../src/domain/incident/state.ts';
import { isSettled } from '../src/domain/notice.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';
import { moment } from './args.ts';

export const confirmExternal = defineCommand({
  id: 'confirm-external',
  name: '已报',
  aliases: ['reported'],
  group: 'response',
  summary: '登记已向系统外单位（国家网络安全应急办公室）报告',
  examples: ['/已报 #2026-0001 时间="2026-11-22 03:20" 方式=电话 接收人=张某'],
  cites: ['5.3', '5.5', '5.6'],
  record: 'incident',
  keys: { 时间: 'at', 方式: 'channel', 接收人: 'recipient', 通知: 'notice' },
  args: z.object({
    notice: z
      .string()
      .regex(/^n\d{1,6}$/, '通知编号不正确')
      .optional(),
    at: moment.optional(),
    channel: z.string().max(50, '方式请控制在50字以内').optional(),
    recipient: z.string().max(100, '接收人请控制在100字以内').optional(),
  }),
  async run(ctx, a, incident) {
    const { channel, recipient } = a;
    if (channel === undefined || recipient === undefined) return asked(ctx, incident, a);
    const command = {
      type: 'confirm_external' as const,
      notice: a.notice ?? null,
      at: a.at ?? ctx.at,
      channel,
      recipient,
    };
    const done = await ctx.apply({ incident, command });
    return isRefusal(done) ? done : { text: `已登记对外报告（${incident.number}）。`, audience: 'room' };
  },
});

interface Given {
  notice?: string | undefined;
  channel?: string | undefined;
  recipient?: string | undefined;
}

/** The form for the report that the actor's organization owes, with what was given already. */
function asked(ctx: CommandContext, s: Incident, a: Given): Outcome {
  const owed = s.notices.find(
    (n) =>
      n.expects === 'confirmation' &&
      !isSettled(n) &&
      n.to === ctx.org.id &&
      (!a.notice || n.id === a.notice),
  );
  if (!owed) return refuse('already_done', null, { detail: '目前没有待本单位登记的对外报告。' });
  const form = confirmationForm(owed, s);
  const given: Record<string, string | undefined> = { channel: a.channel, recipient: a.recipient };
  const started = a.channel !== undefined || a.recipient !== undefined;
  const fields = form.fields.map((f) => {
    const value = given[f.name] ?? f.value;
    const error = started && f.required && value === undefined ? { error: `请写明${f.label}` } : {};
    return { ...f, ...(value === undefined ? {} : { value }), ...error };
  });
  return { form: { ...form, fields }, audience: 'actor' };
}
