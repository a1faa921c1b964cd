import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { changeDuty, openDuty } from '../src/app/duty.ts';
import { openItems } from '../src/app/open-items.ts';
import { openHandover } from '../src/domain/duty/handover.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const SIDES = { 交班: 'out', 接班: 'in' } as const;

export const handover = defineCommand({
  id: 'handover',
  name: '交接',
  aliases: ['handover', '交接班'],
  group: 'duty',
  summary: '查看未了事项，换班时双方签字',
  examples: ['/交接', '/交接 签字', '/交接 签字 方=接班'],
  cites: ['5.3', '8.1'],
  record: 'none',
  keys: { 方: 'side', 单: 'handover' },
  rest: 'text',
  args: z.object({
    text: z.enum(['签字'], '可写：/交接 或 /交接 签字').optional(),
    side: z.enum(['交班', '接班'], '方可写：交班 或 接班').optional(),
    handover: z
      .string()
      .regex(/^h\d{1,6}$/, '交接单编号不正确')
      .optional(),
  }),
  async run(ctx, a) {
    const open = await openItems(ctx.tx, ctx.org.id, ctx);
    if (a.text === '签字') {
      const side = a.side ? SIDES[a.side] : null;
      const command = { type: 'sign' as const, handover: a.handover ?? null, side, open };
      const done = await changeDuty(ctx, ctx.org.id, command);
      return isRefusal(done) ? done : { text: `${ctx.actor.name}已签字，记入值班记录。`, audience: 'room' };
    }
    const duty = await openDuty(ctx.tx, ctx.org.id);
    const waiting = duty && openHandover(duty);
    if (duty && waiting) {
      return { view: { kind: 'handover', record: duty.id, handover: waiting.id }, audience: 'room' };
    }
    return {
      card: {
        tone: 'blue',
        title: '未了事项',
        subtitle: ctx.org.name,
        blocks: [
          { type: 'list', items: open.length > 0 ? open : ['无'] },
          {
            type: 'note',
            text: duty
              ? '目前没有待签字的交接；换班时会自动发出交接单。'
              : '24小时值班期间换班时，由双方在交接单上签字。',
          },
        ],
        actions: [],
      },
      audience: 'room',
    };
  },
});
