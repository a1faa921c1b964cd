import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { changeDuty } from '../src/app/duty.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { when } from '../src/domain/words.ts';

export const checkInCommand = defineCommand({
  id: 'check-in',
  name: '签到',
  aliases: ['checkin'],
  group: 'duty',
  summary: '24小时值班期间当班人员签到',
  examples: ['/签到'],
  cites: ['5.3'],
  record: 'none',
  args: z.object({}),
  async run(ctx) {
    const done = await changeDuty(ctx, ctx.org.id, { type: 'check_in' });
    if (isRefusal(done)) return done;
    const next = done.nextAt ? `下次签到 ${when(done.nextAt, ctx.at)}。` : '';
    return { text: `${ctx.actor.name} ${when(ctx.at, ctx.at)} 已签到。${next}`, audience: 'room' };
  },
});
