import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { clockForm } from '../src/cards/forms.ts';
import { CLOCK_NAMES } from '../src/domain/entry-words.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { parseInstant, shanghaiDate } from '../src/domain/time.ts';
import { KEYS, reason } from './args.ts';
import { clockKeys, whichClock } from './which-clock.ts';

const day = z.string('请填写到期日').transform((typed, ctx) => {
  const at = parseInstant(typed);
  if (at) return shanghaiDate(at);
  ctx.addIssue({ code: 'custom', message: '到期日请写成 2027-01-08' });
  return z.NEVER;
});

export const clock = defineCommand({
  id: 'clock',
  name: '期限',
  aliases: ['deadline'],
  group: 'after',
  summary: '工作日历未公布时，人工确定总结期限',
  examples: ['/期限 #2026-0001 类别=单位 到期日=2027-01-08 理由=国务院办公厅2027年放假安排'],
  cites: ['6.1'],
  record: 'incident',
  keys: { ...clockKeys, ...KEYS.reason, 到期日: 'date', 依据: 'reason' },
  guarded: false,
  form: (_ctx, incident) => {
    const open = incident.clocks.find((c) => c.date === null);
    const id = open?.id ?? 'summary_report';
    return clockForm(incident, { id, label: CLOCK_NAMES[id] });
  },
  args: z.object({ clock: whichClock, date: day, reason }),
  async run(ctx, a, incident) {
    const command = { type: 'set_clock' as const, clock: a.clock, date: a.date, reason: a.reason };
    const done = await ctx.apply({ incident, command });
    return isRefusal(done) ? done : { text: `${CLOCK_NAMES[a.clock]}期限定为 ${a.date}。`, audience: 'room' };
  },
});
