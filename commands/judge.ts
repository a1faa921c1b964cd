import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { judgeForm } from '../src/cards/forms.ts';
import type { IncidentCommand } from '../src/domain/incident/commands.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { GRADE_NAMES, gradeStanding } from '../src/domain/words.ts';
import { GRADES, type Grade } from '../src/plan/types.ts';
import { KEYS, reason } from './args.ts';

const ALL: (Grade | 'below')[] = [...GRADES, 'below'];

const grade = z.string().transform((typed, ctx): Grade | 'below' => {
  const word = typed.replace(/事件$/, '');
  const found = ALL.find((g) => g === word || GRADE_NAMES[g] === word);
  if (found) return found;
  ctx.addIssue({ code: 'custom', message: '级别请写：特别重大、重大、较大、一般 或 未达级别' });
  return z.NEVER;
});

const scope = z.string().transform((typed, ctx): boolean => {
  if (['in', '适用'].includes(typed)) return true;
  if (['out', '不适用'].includes(typed)) return false;
  ctx.addIssue({ code: 'custom', message: '范围请写：适用 或 不适用' });
  return z.NEVER;
});

export const judge = defineCommand({
  id: 'judge',
  name: '研判',
  aliases: ['judge'],
  group: 'grade',
  summary: '研判认定级别或适用范围，说明理由',
  examples: [
    '/研判 #2026-0001 级别=重大 理由=多省骨干网受影响',
    '/研判 #2026-0001 范围=适用 理由=确认系网络攻击',
  ],
  cites: ['1.3', '3.1(5)', '3.2(6)', '3.3(5)', '3.4(3)', '4.4'],
  record: 'incident',
  keys: { ...KEYS.reason, 级别: 'grade', 范围: 'scope' },
  rest: 'reason',
  guarded: true,
  form: (_ctx, incident) => judgeForm(incident),
  args: z
    .object({ grade: grade.optional(), scope: scope.optional(), reason })
    .refine((a) => a.grade !== undefined || a.scope !== undefined, {
      path: ['grade'],
      message: '请选择级别或范围',
    }),
  async run(ctx, a, incident) {
    const commands: IncidentCommand[] = [];
    // The grade first: who may judge it may judge the scope, so that a refusal leaves nothing half done.
    if (a.grade !== undefined) commands.push({ type: 'judge_grade', grade: a.grade, reason: a.reason });
    if (a.scope !== undefined) commands.push({ type: 'judge_scope', applies: a.scope, reason: a.reason });
    let now = incident;
    for (const command of commands) {
      const done = await ctx.apply({ incident: now, command });
      if (isRefusal(done)) {
        if (done.refused === 'already_done' && commands.length > 1) continue;
        return done;
      }
      now = done[0] ?? now;
    }
    return { text: `已记录研判：${incident.number} ${gradeStanding(now)}。`, audience: 'room' };
  },
});
