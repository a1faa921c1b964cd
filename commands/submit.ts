import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { CLOCK_NAMES } from '../src/domain/entry-words.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { clockKeys, ownClock, whichClock } from './which-clock.ts';

export const submit = defineCommand({
  id: 'submit',
  name: '报送',
  aliases: ['submit'],
  group: 'after',
  summary: '登记总结报告已报送，停止提醒',
  examples: ['/报送 #2026-0001 类别=单位'],
  cites: ['6.1'],
  record: 'incident',
  keys: clockKeys,
  rest: 'clock',
  args: z.object({ clock: whichClock.optional() }),
  async run(ctx, a, incident) {
    const clock = a.clock ?? ownClock(ctx);
    const done = await ctx.apply({ incident, command: { type: 'submit_summary', clock } });
    return isRefusal(done)
      ? done
      : { text: `已登记${CLOCK_NAMES[clock]}报送（${incident.number}）。`, audience: 'room' };
  },
});
