import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { factsForm } from '../src/cards/forms.ts';
import { applyFactFields, FACT_FIELDS, factFieldValues } from '../src/domain/fact-fields.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { gradeStanding } from '../src/domain/words.ts';

const shape = Object.fromEntries(
  FACT_FIELDS.map((f) => [f.key, z.string().max(1000, '内容过长').optional()]),
);

export const correct = defineCommand({
  id: 'correct',
  name: '更正',
  aliases: ['更正事实', 'correct'],
  group: 'grade',
  summary: '更正或补充事实，重新研判级别',
  examples: ['/更正 #2026-0001（打开表单）', '/更正 #2026-0001 影响地区=四川'],
  cites: ['3', '4.1'],
  record: 'incident',
  keys: Object.fromEntries(FACT_FIELDS.map((f) => [f.label, f.key])),
  guarded: true,
  form: (_ctx, incident) => factsForm(incident),
  args: z.object(shape).refine((a) => Object.keys(a).length > 0, '请写明要更正的事实'),
  async run(ctx, a, incident) {
    const given: Record<string, string> = {};
    for (const [k, v] of Object.entries(a)) if (typeof v === 'string') given[k] = v;
    const sent = ctx.submitted ? blanked(given) : given;
    const applied = applyFactFields(incident.facts, { ...factFieldValues(incident.facts), ...sent });
    if (!applied.ok) {
      const form = factsForm(incident);
      const fields = form.fields.map((f) => {
        const error = applied.errors[f.name];
        const value = given[f.name] ?? f.value;
        return { ...f, ...(value === undefined ? {} : { value }), ...(error ? { error } : {}) };
      });
      return { form: { ...form, fields }, audience: 'actor' };
    }
    const done = await ctx.apply({ incident, command: { type: 'correct_facts', facts: applied.facts } });
    if (isRefusal(done)) return done;
    const [after] = done;
    return { text: `已更正 ${incident.number}：${after ? gradeStanding(after) : ''}。`, audience: 'room' };
  },
});

/** A form was sent whole: a field that came empty was emptied. */
function blanked(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(FACT_FIELDS.map((f) => [f.key, given[f.key] ?? '']));
}
