import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { readChronicle } from '../src/app/entries.ts';
import { job } from '../src/app/job.ts';
import { clockLine } from '../src/cards/clock.ts';
import { CLOCK_NAMES } from '../src/domain/entry-words.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { draftReport } from '../src/report/draft.ts';
import { clockKeys, ownClock, whichClock } from './which-clock.ts';

export const summary = defineCommand({
  id: 'summary',
  name: '总结',
  aliases: ['summary'],
  group: 'after',
  summary: '生成总结报告初稿（Markdown 文件）',
  examples: ['/总结 #2026-0001', '/总结 #2026-0001 类别=单位'],
  cites: ['6.1'],
  record: 'incident',
  keys: clockKeys,
  rest: 'clock',
  args: z.object({ clock: whichClock.optional() }),
  async run(ctx, a, incident) {
    const id = a.clock ?? ownClock(ctx);
    const draft = draftReport(id, incident, await readChronicle(ctx, incident), ctx);
    const done = await ctx.apply({ incident, command: { type: 'draft_summary', clock: id } });
    if (isRefusal(done)) return done;
    const name = `${incident.number}-${CLOCK_NAMES[id]}-初稿.md`;
    if (ctx.room) {
      const payload = { room: ctx.room.id, file: { name, mime: 'text/markdown', content: draft.markdown } };
      await ctx.tx.enqueue([job('upload', payload, `room:${ctx.room.id}`, ctx.at)]);
    }
    const clock = incident.clocks.find((c) => c.id === id);
    const todo = draft.open.length > 0 ? `需人工填写：${draft.open.join('、')}。` : '';
    return { text: `初稿《${name}》已生成。${todo}${clock ? clockLine(clock, ctx) : ''}`, audience: 'room' };
  },
});
