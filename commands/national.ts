import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { nationalForm } from '../src/cards/forms.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { standing } from '../src/domain/words.ts';

const ACTIONS: Record<string, 'activate' | 'adjust' | 'end'> = {
  activate: 'activate',
  启动: 'activate',
  adjust: 'adjust',
  调整: 'adjust',
  end: 'end',
  结束: 'end',
};

const action = z.string('请选择决定事项').transform((typed, ctx) => {
  const found = Object.hasOwn(ACTIONS, typed) ? ACTIONS[typed] : undefined;
  if (found) return found;
  ctx.addIssue({ code: 'custom', message: '决定事项请写：启动、调整 或 结束' });
  return z.NEVER;
});

export const national = defineCommand({
  id: 'national-decision',
  name: '国家决定',
  aliases: ['national'],
  group: 'response',
  summary: '登记国家有关决定，据此启动、调整或结束I级响应',
  examples: ['/国家决定 #2026-0001 事项=启动 文件=×办〔2026〕1号'],
  cites: ['5.3', '5.6'],
  record: 'incident',
  keys: { 事项: 'action', 文件: 'document' },
  rest: 'document',
  guarded: true,
  form: (_ctx, incident) => nationalForm(incident),
  args: z.object({
    action,
    document: z
      .string('请写明文件名称和文号')
      .trim()
      .min(4, '请写明文件名称和文号')
      .max(200, '请控制在200字以内'),
  }),
  async run(ctx, a, incident) {
    const command = { type: 'national_decision' as const, action: a.action, document: a.document };
    const done = await ctx.apply({ incident, command });
    if (isRefusal(done)) return done;
    return {
      text: `已登记国家决定：${incident.number} ${done[0] ? standing(done[0]) : ''}。`,
      audience: 'room',
    };
  },
});
