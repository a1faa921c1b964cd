import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { noteForm } from '../src/cards/forms.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { moment, notFuture } from './args.ts';

export const note = defineCommand({
  id: 'note',
  name: '记录',
  aliases: ['note'],
  group: 'record',
  summary: '记入处置日志，可注明发生时间',
  examples: ['/记录 #2026-0001 已切换备用链路', '/记录 时间="2026-11-22 03:10" 完成第一批封堵'],
  cites: ['5.2', '5.4', '5.5'],
  record: 'incident',
  keys: { 时间: 'at' },
  rest: 'text',
  form: (_ctx, incident) => noteForm(incident),
  args: z.object({
    text: z.string('请写明内容').trim().min(1, '请写明内容').max(5000, '请控制在5000字以内'),
    at: moment.optional(),
  }),
  async run(ctx, a, incident) {
    const future = notFuture(ctx, { 时间: a.at });
    if (future) return future;
    const event = { type: 'note_added' as const, text: a.text, about: a.at ?? null };
    const done = await ctx.apply({ incident, command: { type: 'chronicle', event } });
    return isRefusal(done) ? done : { text: `已记入 ${incident.number} 处置日志。`, audience: 'room' };
  },
});
