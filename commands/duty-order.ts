import type { CommandContext, Outcome } from '../src/app/command.ts';
import { beginDuty, changeDuty } from '../src/app/duty.ts';
import { isRefusal, refuse } from '../src/domain/refusal.ts';
import { type DutyArgs, orgNamed } from './duty-args.ts';

/** `/值班 启动` and `/值班 结束`: 24-hour duty by order, besides what a response brings about by itself. */

export async function beginOrder(ctx: CommandContext, a: DutyArgs, rest: string): Promise<Outcome> {
  const org = orgNamed(ctx, a.org);
  if (isRefusal(org)) return org;
  const reason = a.reason ?? rest;
  if (reason.length < 2)
    return refuse('bad_input', '5.3', { detail: '请写明理由，例：/值班 启动 理由=重大活动保障' });
  const done = await beginDuty(ctx, org.id, {
    kind: 'order',
    ref: ctx.org.id,
    what: `${ctx.org.name}要求：${reason}`,
    since: ctx.at,
    endedAt: null,
    cite: '5.3',
  });
  if (isRefusal(done)) return done;
  return { text: `${org.name}已开始24小时值班（${done.number}）。`, audience: 'room' };
}

export async function endOrder(ctx: CommandContext, a: DutyArgs, rest: string): Promise<Outcome> {
  const org = orgNamed(ctx, a.org);
  if (isRefusal(org)) return org;
  const reason = a.reason ?? rest;
  if (reason.length < 2)
    return refuse('bad_input', '5.3', { detail: '请写明理由，例：/值班 结束 理由=保障任务完成' });
  const done = await changeDuty(ctx, org.id, { type: 'end', kind: 'order', ref: ctx.org.id, reason });
  if (isRefusal(done)) return done;
  const rest24 = done.status === 'on' ? '；因其他事由，24小时值班继续。' : '，24小时值班结束。';
  return { text: `${org.name}：${ctx.org.name}的值班要求已解除${rest24}`, audience: 'room' };
}
