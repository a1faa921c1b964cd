import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { incidents } from '../src/app/records.ts';
import { listCard } from '../src/cards/list.ts';
import { seesEverything } from '../src/domain/visibility.ts';

const PAGE = 10;
const FILTERS: Record<string, boolean | null> = {
  未结: true,
  已结: false,
  全部: null,
  open: true,
  closed: false,
  all: null,
};

export const list = defineCommand({
  id: 'list',
  name: '列表',
  aliases: ['list', '事件'],
  group: 'record',
  summary: '列出本单位可查看的事件',
  examples: ['/列表', '/列表 全部', '/列表 已结'],
  record: 'none',
  keys: { 早于: 'before' },
  rest: 'filter',
  args: z.object({
    filter: z
      .string()
      .refine((f) => Object.hasOwn(FILTERS, f), '可写：未结、已结 或 全部')
      .default('未结'),
    before: z
      .string()
      .regex(/^\d{4}-\d{1,6}$/, '早于请写编号，如 2026-0012')
      .optional(),
  }),
  async run(ctx, a) {
    const open = FILTERS[a.filter] ?? null;
    const rows = await ctx.tx.listRecords('incident', {
      party: seesEverything(ctx.org) ? null : ctx.org.id,
      open,
      before: a.before ?? null,
      limit: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE).map((r) => incidents.parse(JSON.parse(r.state)));
    const next = rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null;
    return { card: listCard(shown, open, next, ctx), audience: 'room' };
  },
});
