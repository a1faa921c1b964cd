import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { closeForm } from '../src/cards/forms.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { KEYS, reason } from './args.ts';

export const close = defineCommand({
  id: 'close',
  name: '关闭',
  aliases: ['close'],
  group: 'response',
  summary: '关闭误报、未达级别或不属本预案的事件',
  examples: ['/关闭 #2026-0001 原因=误报 说明=经核实系监测系统故障'],
  cites: ['1.3', '4.1'],
  record: 'incident',
  keys: { ...KEYS.reason, 原因: 'kind', 说明: 'reason' },
  rest: 'reason',
  guarded: true,
  form: (_ctx, incident) => closeForm(incident),
  args: z.object({
    kind: z.enum(['误报', '未达级别', '不属本预案', '重复'], '原因请写：误报、未达级别、不属本预案 或 重复'),
    reason,
  }),
  async run(ctx, a, incident) {
    const done = await ctx.apply({ incident, command: { type: 'close', kind: a.kind, reason: a.reason } });
    return isRefusal(done) ? done : { text: `已关闭 ${incident.number}（${a.kind}）。`, audience: 'room' };
  },
});
