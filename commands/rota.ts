import type { CommandContext, Outcome } from '../src/app/command.ts';
import { changeRota, rotaOf } from '../src/app/duty.ts';
import { rotaId } from '../src/app/duty-view.ts';
import { job } from '../src/app/job.ts';
import { problemsCard } from '../src/cards/rota.ts';
import { importForm } from '../src/cards/rota-forms.ts';
import type { PersonId } from '../src/domain/ids.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';
import { monthCsv, parseRota } from '../src/domain/rota/csv.ts';
import { rotaProblems } from '../src/domain/rota/decide.ts';
import { monthTable } from '../src/domain/rota/month.ts';
import { formatShanghai } from '../src/domain/time.ts';
import { personName, shortName } from '../src/domain/words.ts';
import { rotaPage } from '../src/report/rota-page.ts';
import { type DutyArgs, orgSeen, roomOf } from './duty-args.ts';

/** `/值班 导入`, `月表` and `检查`: the rota of an organization. */

/** Problems of an import that are named; the rest is counted. */
const NAMED = 8;

/** The actor's own rota, from what stands after the command or in the form. */
export async function importRota(ctx: CommandContext, a: DutyArgs, rest: string): Promise<Outcome> {
  const table = a.table ?? rest;
  if (table === '') return { form: importForm(ctx.org, ctx.at), audience: 'actor' };
  const read = parseRota(table, ctx.org.id, ctx.dir);
  const foreign = read.ok && [...read.shifts.keys()].some((org) => org !== ctx.org.id);
  const problems = read.ok ? (foreign ? ['只能导入本单位的值班表。'] : []) : read.problems;
  if (problems.length > 0 || !read.ok) {
    const more = problems.length > NAMED ? `另有${problems.length - NAMED}处。` : '';
    const form = importForm(
      ctx.org,
      ctx.at,
      table,
      `${problems.slice(0, NAMED).join('；')}。${more}没有导入任何班次。`,
    );
    return { form, audience: 'actor' };
  }
  const shifts = read.shifts.get(ctx.org.id) ?? [];
  const done = await changeRota(ctx, ctx.org.id, { type: 'import', shifts, source: '群内导入' });
  if (isRefusal(done)) return done;
  return {
    text: `已导入${shifts.length}个班次。`,
    card: problemsCard(ctx.org.id, rotaProblems(done, ctx), ctx),
    audience: 'room',
  };
}

export async function monthOf(ctx: CommandContext, a: DutyArgs, rest: string): Promise<Outcome> {
  const org = orgSeen(ctx, a.org);
  if (isRefusal(org)) return org;
  const month = a.month ?? (rest || formatShanghai(ctx.at).slice(0, 7));
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    return refuse('bad_input', null, { detail: '月份请写成 2026-12，例：/值班 月表 2026-12' });
  }
  const rota = await rotaOf(ctx.tx, org.id);
  if (!rota) {
    const detail = `${org.name}还没有值班表，值班按通讯录顺序。可用 /值班 导入 录入。`;
    return refuse('bad_input', null, { detail });
  }
  if (a.format === undefined) {
    return { view: { kind: 'month', record: rotaId(org.id), month }, audience: 'room' };
  }
  const room = roomOf(ctx);
  if (isRefusal(room)) return room;
  const lines = monthTable(rota, month);
  const name = (p: PersonId): string => (a.format === 'csv' ? personName : shortName)(p, ctx.dir);
  const file =
    a.format === 'csv'
      ? { name: `值班表-${month}.csv`, mime: 'text/csv', content: monthCsv(lines, org.name, name) }
      : {
          name: `值班表-${month}.pdf`,
          mime: 'application/pdf',
          content: rotaPage(org.name, month, lines, name, ctx.at),
        };
  await ctx.tx.enqueue([job('upload', { room: room.id, file }, `room:${room.id}`, ctx.at)]);
  return { text: `正在发送 ${month} 值班表${a.format === 'pdf' ? '打印页' : ''}。`, audience: 'room' };
}

export async function checkRota(ctx: CommandContext, a: DutyArgs): Promise<Outcome> {
  const org = orgSeen(ctx, a.org);
  if (isRefusal(org)) return org;
  const rota = await rotaOf(ctx.tx, org.id);
  if (!rota) return refuse('bad_input', null, { detail: `${org.name}还没有值班表。` });
  return { card: problemsCard(org.id, rotaProblems(rota, ctx), ctx), audience: 'room' };
}
