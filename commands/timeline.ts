import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { readEntries } from '../src/app/entries.ts';
import { TIMELINE_FILTERS, timelineCard } from '../src/cards/timeline.ts';
import { refuse } from '../src/domain/refusal.ts';

/** Entries on one card. */
const PAGE = 15;

export const timeline = defineCommand({
  id: 'timeline',
  name: '时间线',
  aliases: ['timeline', '日志', '大事记'],
  group: 'record',
  summary: '查看处置日志，可筛选、翻页',
  examples: ['/时间线 #2026-0001', '/时间线 #2026-0001 要点', '/时间线 决定 早于=40'],
  cites: ['6.1'],
  record: 'incident',
  keys: { 早于: 'before', 类别: 'filter' },
  rest: 'filter',
  args: z.object({
    filter: z.string().default('进展'),
    before: z
      .string()
      .regex(/^\d{1,9}$/, '早于请写条目序号')
      .optional(),
  }),
  async run(ctx, a, incident) {
    if (!Object.hasOwn(TIMELINE_FILTERS, a.filter)) {
      return refuse('bad_input', null, { detail: `可筛选：${Object.keys(TIMELINE_FILTERS).join('、')}。` });
    }
    const before = a.before ? Number(a.before) : null;
    const page = await readEntries(ctx, incident, TIMELINE_FILTERS[a.filter] ?? null, before, PAGE);
    return { card: timelineCard(incident, a.filter, page.entries, page.before, ctx), audience: 'room' };
  },
});
