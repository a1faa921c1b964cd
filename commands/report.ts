import { defineCommand } from '../src/app/command.ts';
import { reportForm } from '../src/cards/forms.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { inOrder, KEYS, notFuture } from './args.ts';
import { contentOf, ownReporter, reportArgs, similarTo } from './content.ts';

export const report = defineCommand({
  id: 'report',
  name: '报告',
  aliases: ['首报', 'report', 'new'],
  group: 'report',
  summary: '报告突发事件，立即通知部应急办和有关省通信管理局',
  examples: ['/报告 今晨3时许，四川省大量用户无法上网，疑遭攻击', '/报告（不写内容则打开表单）'],
  cites: ['4.1'],
  record: 'none',
  keys: KEYS.report,
  rest: 'text',
  form: () => reportForm(),
  args: reportArgs,
  async run(ctx, a) {
    const wrong = notFuture(ctx, { 事件发生时间: a.occurredAt, 发现时间: a.discoveredAt }) ?? inOrder(a);
    if (wrong) return wrong;
    const content = contentOf(ctx, a, ownReporter(ctx.org));
    const similar = await similarTo(ctx, content);
    const done = await ctx.apply({
      incident: null,
      command: { type: 'report', number: '', content, similar },
    });
    if (isRefusal(done)) return done;
    const [incident] = done;
    if (!incident) throw new Error('a report made no incident');
    const told = incident.notices.map((n) => ctx.dir.org(n.to)?.name ?? n.to);
    const names = told.length > 4 ? `${told.slice(0, 3).join('、')}等${told.length}家` : told.join('、');
    return {
      text: `已登记 ${incident.number}，正在通知${names || '有关单位'}。`,
      view: { kind: 'incident', record: incident.id },
      audience: 'room',
    };
  },
});
