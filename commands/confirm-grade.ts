import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { gradeStanding } from '../src/domain/words.ts';

export const confirmGrade = defineCommand({
  id: 'confirm-grade',
  name: '定级',
  aliases: ['确认定级', 'sev', 'confirm'],
  group: 'grade',
  summary: '确认建议的事件级别',
  examples: ['/定级 #2026-0001'],
  cites: ['3', '3.1', '3.2', '3.3', '3.4'],
  record: 'incident',
  guarded: true,
  args: z.object({}),
  async run(ctx, _a, incident) {
    const done = await ctx.apply({ incident, command: { type: 'confirm_grade' } });
    if (isRefusal(done)) return done;
    return { text: `${incident.number} ${done[0] ? gradeStanding(done[0]) : ''}。`, audience: 'room' };
  },
});
