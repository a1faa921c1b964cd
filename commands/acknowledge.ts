import { z } from 'zod';
import { type CommandContext, defineCommand, type Outcome } from '../src/app/command.ts';
import { changeDuty, openDuty } from '../src/app/duty.ts';
import { isDutyRecord } from '../src/app/duty-view.ts';
import { incidents, load } from '../src/app/records.ts';
import { incidentId, logId, recordIdSchema } from '../src/domain/ids.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';

/** How many incidents one 收到 without a number answers, newest first. */
const AT_ONCE = 50;

/** 全部收到: each on its own, so that one that somebody else has answered stands in no other's way. */
async function several(ctx: CommandContext, items: string[]): Promise<Outcome> {
  let done = 0;
  for (const item of items) {
    const [record = '', notice = ''] = item.split('/');
    const command = { type: 'acknowledge' as const, notice };
    const number = /^incident:(.+)$/.exec(record)?.[1];
    const incident = number ? (await load(ctx.tx, incidents, incidentId(number))).state : null;
    const mine = incident?.notices.some((n) => n.id === notice && n.to === ctx.org.id);
    if (incident && mine && !isRefusal(await ctx.apply({ incident, command }))) done += 1;
    const duty = isDutyRecord(recordIdSchema.parse(record)) ? await openDuty(ctx.tx, ctx.org.id) : null;
    if (duty?.id === record && !isRefusal(await changeDuty(ctx, ctx.org.id, { type: 'acknowledge' })))
      done += 1;
    if (record === logId(ctx.org.id) && !isRefusal(await ctx.applyLog(command, ctx.org.id))) done += 1;
  }
  if (done > 0) return { text: `已确认收到${done}项。`, audience: 'room' };
  return refuse('already_done', null, { detail: '这些呼叫已有人确认，或不再需要。' });
}

export const acknowledge = defineCommand({
  id: 'acknowledge',
  name: '收到',
  aliases: ['ack'],
  group: 'people',
  summary: '确认收到对本单位的通知或呼叫，停止继续呼叫',
  examples: ['/收到', '收到（不带斜杠也可）', '/收到 #2026-0001'],
  cites: ['4.1', '5.3'],
  record: 'maybe',
  addressees: true,
  keys: { 通知: 'notice', items: 'items' },
  rest: 'text',
  args: z.object({
    notice: z
      .string()
      .regex(/^n\d{1,6}$/, '通知编号不正确')
      .optional(),
    /** what a card with several calls lists: `incident:2026-0001/n3,log:ero/n4` */
    items: z
      .string()
      .regex(/^([a-z]+:[\w-]{1,60}\/n\d{1,6}(,|$)){1,20}$/, '呼叫编号不正确')
      .optional(),
    quiet: z.string().optional(),
    text: z.string().optional(),
  }),
  async run(ctx, a, incident) {
    if (a.items) return several(ctx, a.items.split(','));
    const command = { type: 'acknowledge' as const, notice: a.notice ?? null };
    if (incident) {
      const done = await ctx.apply({ incident, command });
      if (!isRefusal(done)) return { text: `已确认收到（${incident.number}）。`, audience: 'room' };
      return a.quiet ? { audience: 'actor' } : done;
    }
    if (a.notice) {
      const done = await ctx.applyLog(command, ctx.org.id);
      return isRefusal(done) ? done : { text: '已确认收到。', audience: 'room' };
    }
    const acked: string[] = [];
    const waiting = await ctx.tx.recordsWaitingFor(ctx.org.id, AT_ONCE);
    for (const row of waiting) {
      const { state } = await load(ctx.tx, incidents, row.id);
      if (state && !isRefusal(await ctx.apply({ incident: state, command }))) acked.push(state.number);
    }
    if (!isRefusal(await ctx.applyLog(command, ctx.org.id))) acked.push('呼叫');
    if (!isRefusal(await changeDuty(ctx, ctx.org.id, { type: 'acknowledge' }))) acked.push('值班');
    const rest = waiting.length === AT_ONCE ? '如还有未确认的，请再发一次“收到”。' : '';
    if (acked.length > 0) return { text: `已确认收到：${acked.join('、')}。${rest}`, audience: 'room' };
    return refuse('already_done', null, { detail: '目前没有待本单位确认的通知。' });
  },
});
