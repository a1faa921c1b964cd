import type { CommandContext, Outcome } from '../src/app/command.ts';
import { openDuty } from '../src/app/duty.ts';
import { duties } from '../src/app/duty-records.ts';
import { dutyId } from '../src/app/duty-view.ts';
import { job } from '../src/app/job.ts';
import { eventOf, load } from '../src/app/records.ts';
import { sheetCard } from '../src/cards/duty-sheet.ts';
import { sheetCsv } from '../src/domain/duty/sheet.ts';
import type { Duty } from '../src/domain/duty/state.ts';
import { entryText } from '../src/domain/entry-words.ts';
import { isRefusal, type Refusal, refuse } from '../src/domain/refusal.ts';
import { seesEverything } from '../src/domain/visibility.ts';
import { orgName, personName, when } from '../src/domain/words.ts';
import { type DutyArgs, orgSeen, roomOf } from './duty-args.ts';

/** `/值班 台账` and `/值班 记录`: the evidence of a 24-hour duty, and its chronicle. */

/** Entries on one card. */
const PAGE = 20;

/** The duty by its number; else the one that is on; else the last one. */
async function dutyOf(ctx: CommandContext, a: DutyArgs): Promise<Duty | Refusal> {
  if (a.number !== undefined) {
    const { state } = await load(ctx.tx, duties, dutyId(a.number));
    if (state && (state.org === ctx.org.id || seesEverything(ctx.org))) return state;
    return refuse('bad_input', null, { detail: `没有可查看的24小时值班 ${a.number}。` });
  }
  const org = orgSeen(ctx, a.org);
  if (isRefusal(org)) return org;
  const open = await openDuty(ctx.tx, org.id);
  if (open) return open;
  const [last] = await ctx.tx.listRecords('duty', { party: org.id, open: null, before: null, limit: 1 });
  if (last) return duties.parse(JSON.parse(last.state));
  return refuse('bad_input', null, { detail: `${org.name}还没有24小时值班记录。` });
}

export async function sheet(ctx: CommandContext, a: DutyArgs): Promise<Outcome> {
  const s = await dutyOf(ctx, a);
  if (isRefusal(s)) return s;
  if (a.format !== 'csv') return { card: sheetCard(s, s.org === ctx.org.id, ctx), audience: 'room' };
  const room = roomOf(ctx);
  if (isRefusal(room)) return room;
  const file = { name: `值班台账-${s.number}.csv`, mime: 'text/csv', content: sheetCsv(s, ctx) };
  await ctx.tx.enqueue([job('upload', { room: room.id, file }, `room:${room.id}`, ctx.at)]);
  return { text: `正在发送值班台账 ${s.number}。`, audience: 'room' };
}

export async function dutyEntries(ctx: CommandContext, a: DutyArgs): Promise<Outcome> {
  const s = await dutyOf(ctx, a);
  if (isRefusal(s)) return s;
  const rows = await ctx.tx.events(s.id, { categories: null, before: null, limit: PAGE });
  const items = rows.map((r) => {
    const text = entryText(eventOf(r), ctx).slice(0, 160);
    return `${r.seq}｜${when(r.at.toISOString(), ctx.at)} ${personName(r.actor, ctx.dir)}：${text}`;
  });
  return {
    card: {
      tone: 'grey',
      title: `值班记录 ${s.number}（最近${items.length}条）`,
      subtitle: orgName(s.org, ctx.dir),
      blocks: [{ type: 'list', items }],
      actions: [{ label: '值班台账', line: `/值班 台账 编号=${s.number}`, style: 'default' }],
    },
    audience: 'room',
  };
}
