import { z } from 'zod';
import { type CommandContext, defineCommand } from '../src/app/command.ts';
import { noteForm } from '../src/cards/forms.ts';
import type { Incident } from '../src/domain/incident/state.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import { moment, notFuture } from './args.ts';

export const note = defineCommand({
  id: 'note',
  name: '记录',
  aliases: ['note'],
  group: 'record',
  summary: '记入处置日志，可注明发生时间',
  examples: ['/记录 #2026-0001 已切换备用链路', '/记录 时间="2026-11-22 03:10" 完成第一批封堵'],
  cites: ['5.2', '5.4', '5.5'],
  record: 'incident',
  keys: { 时间: 'at' },
  rest: 'text',
  form: (_ctx, incident) => noteForm(incident),
  args: z.object({
    text: z.string('请写明内容').trim().min(1, '请写明内容').max(5000, '请控制在5000字以内'),
    at: moment.optional(),
    /** the platform's id of the message that the text was taken from, and its author's account */
    message: z.string().max(200).optional(),
    speaker: z.string().max(200).optional(),
  }),
  async run(ctx, a, incident) {
    const future = notFuture(ctx, { 时间: a.at });
    if (future) return future;
    const before = a.message ? await ctx.tx.eventsAbout(incident.id, `message:${a.message}`) : [];
    if (before[0]) return markAsKey(ctx, incident, before[0].seq);
    const text = a.speaker ? `${await nameOf(ctx, a.speaker)}：${a.text}` : a.text;
    const from = a.message ? { message: a.message } : {};
    const event = { type: 'note_added' as const, text, about: a.at ?? null, ...from };
    const done = await ctx.apply({ incident, command: { type: 'chronicle', event } });
    return isRefusal(done) ? done : { text: `已记入 ${incident.number} 处置日志。`, audience: 'room' };
  },
});

async function nameOf(ctx: CommandContext, handle: string): Promise<string> {
  const person = await ctx.tx.personByHandle(ctx.place.platform, handle);
  return (person && ctx.dir.person(person)?.name) ?? handle;
}

/** What stands in the chronicle already is marked as key; said twice, it stays so. */
async function markAsKey(
  ctx: CommandContext,
  incident: Incident,
  entry: number,
): Promise<Refusal | { text: string; audience: 'room' }> {
  const marks = await ctx.tx.eventsAbout(incident.id, `entry:${entry}`);
  const text = `已在 ${incident.number} 处置日志第${entry}条，标为要点。`;
  if (marks.at(-1)?.type === 'entry_marked') return { text, audience: 'room' };
  const event = { type: 'entry_marked' as const, entry };
  const done = await ctx.apply({ incident, command: { type: 'chronicle', event } });
  return isRefusal(done) ? done : { text, audience: 'room' };
}
