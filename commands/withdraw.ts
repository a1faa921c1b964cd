import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { KEYS } from './args.ts';

export const withdraw = defineCommand({
  id: 'withdraw',
  name: '撤回',
  aliases: ['withdraw'],
  group: 'response',
  summary: '撤回尚未决定的提请',
  examples: ['/撤回 #2026-0001 理由=情况有变'],
  cites: ['5.3'],
  record: 'incident',
  keys: KEYS.reason,
  rest: 'reason',
  args: z.object({ reason: z.string().max(1000, '理由请控制在1000字以内').default('提请人撤回') }),
  async run(ctx, a, incident) {
    const done = await ctx.apply({ incident, command: { type: 'withdraw', reason: a.reason } });
    return isRefusal(done) ? done : { text: `已撤回 ${incident.number} 的提请。`, audience: 'room' };
  },
});
