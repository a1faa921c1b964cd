import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { isRefusal } from '../src/domain/refusal.ts';
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
    channel: z.string('请写明方式，如 方式=电话').max(50, '方式请控制在50字以内'),
    recipient: z.string('请写明接收人，如 接收人=张某').max(100, '接收人请控制在100字以内'),
  }),
  async run(ctx, a, incident) {
    const { channel, recipient } = a;
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
