import { defineCommand } from '../src/app/command.ts';
import { supplementForm } from '../src/cards/forms.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { gradeStanding } from '../src/domain/words.ts';
import { inOrder, KEYS, notFuture } from './args.ts';
import { contentOf, reportArgs } from './content.ts';

export const supplement = defineCommand({
  id: 'supplement',
  name: '续报',
  aliases: ['supplement', 'update'],
  group: 'report',
  summary: '补充报告新情况，重新研判级别',
  examples: ['/续报 #2026-0001 受影响用户升至1200万，已封堵攻击源'],
  cites: ['4.1', '5.4'],
  record: 'incident',
  keys: KEYS.report,
  rest: 'text',
  form: (_ctx, incident) => supplementForm(incident),
  args: reportArgs,
  async run(ctx, a, incident) {
    const wrong = notFuture(ctx, { 事件发生时间: a.occurredAt, 发现时间: a.discoveredAt }) ?? inOrder(a);
    if (wrong) return wrong;
    const read = contentOf(ctx, a, null);
    // A supplement that names no organization leaves the affected one as it is.
    const { affected, ...rest } = {
      ...read,
      measures: a.measures ?? added(incident.measures, read.measures),
      suggestions: a.suggestions ?? added(incident.suggestions, read.suggestions),
    };
    const named = a.affected !== undefined || (incident.affected.org === null && affected.name !== null);
    const content = named ? { ...rest, affected } : rest;
    const done = await ctx.apply({ incident, command: { type: 'supplement', content } });
    if (isRefusal(done)) return done;
    const [after] = done;
    if (!after) return { text: '已续报。', audience: 'room' };
    const before = gradeStanding(incident);
    const now = gradeStanding(after);
    return {
      text: `已续报 ${after.number}。${before === now ? '级别不变' : `级别：${before} → ${now}`}。`,
      audience: 'room',
    };
  },
});

/** As long as the fields of a report may be. */
const LONGEST = 2000;

/** What a further report's text tells goes with what was told before; only the form or 措施= replaces it. */
function added(before: string | null, told: string | null): string | null {
  if (before === null || told === null || before.includes(told)) return before ?? told;
  const both = `${before}；${told}`;
  return both.length <= LONGEST ? both : told;
}
