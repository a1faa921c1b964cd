import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { fullNumber } from '../src/app/parse.ts';
import { mergeForm } from '../src/cards/forms.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';
import { shanghaiDate } from '../src/domain/time.ts';
import { KEYS } from './args.ts';

export const merge = defineCommand({
  id: 'merge',
  name: '合并',
  aliases: ['merge'],
  group: 'report',
  summary: '将同一事件的报告并入另一事件，报告人和时间保留',
  examples: ['/合并 #2026-0002 并入=2026-0001'],
  cites: ['4.1'],
  record: 'incident',
  keys: { ...KEYS.reason, 并入: 'into' },
  guarded: true,
  form: async (ctx, incident) => {
    for (const number of incident.similar) if (await ctx.incident(number)) return mergeForm(incident, number);
    return mergeForm(incident, null);
  },
  args: z.object({
    into: z.string('请写明并入哪个事件').regex(/^#?(\d{4}-)?\d{1,6}$/, '编号请写成 2026-0001'),
    reason: z.string().max(500, '理由请控制在500字以内').default('系同一事件'),
  }),
  async run(ctx, a, incident) {
    const number = fullNumber(a.into.replace('#', ''), shanghaiDate(ctx.at).slice(0, 4));
    const into = await ctx.incident(number);
    if (!into) return refuse('not_found', null, { detail: number });
    const done = await ctx.apply(
      { incident, command: { type: 'merge', into, reason: a.reason } },
      { incident: into, command: { type: 'join', source: incident, reason: a.reason } },
    );
    if (isRefusal(done)) return done;
    return { text: `${incident.number} 已并入 ${into.number} ${into.title}。`, audience: 'room' };
  },
});
