import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';

export const mark = defineCommand({
  id: 'mark',
  name: '标记',
  aliases: ['mark', '要点'],
  group: 'record',
  summary: '将日志条目标为要点，再标一次则取消',
  examples: ['/标记 #2026-0001 条目=12'],
  cites: ['6.1'],
  record: 'incident',
  keys: { 条目: 'entry', 消息: 'message' },
  rest: 'entry',
  args: z
    .object({
      entry: z
        .string()
        .regex(/^\d{1,9}$/, '条目请写序号，如 条目=12')
        .optional(),
      message: z.string().optional(),
    })
    .refine((a) => a.entry !== undefined || a.message !== undefined, '请写明条目序号，如 /标记 条目=12'),
  async run(ctx, a, incident) {
    const rows = a.message
      ? await ctx.tx.eventsAbout(incident.id, `message:${a.message}`)
      : await ctx.tx.events(incident.id, {
          categories: null,
          seqs: [Number(a.entry)],
          before: null,
          limit: 1,
        });
    const row = a.message ? rows.find((r) => r.type === 'message_posted') : rows[0];
    if (!row) return refuse('bad_input', null, { detail: '处置日志中没有这一条，请用 /时间线 查看序号。' });
    const marks = await ctx.tx.eventsAbout(incident.id, `entry:${row.seq}`);
    const type = marks.at(-1)?.type === 'entry_marked' ? 'entry_unmarked' : 'entry_marked';
    const done = await ctx.apply({
      incident,
      command: { type: 'chronicle', event: { type, entry: row.seq } },
    });
    if (isRefusal(done)) return done;
    return {
      text: type === 'entry_marked' ? `已将第${row.seq}条标为要点。` : `已取消第${row.seq}条的要点标记。`,
      audience: 'room',
    };
  },
});
