import { z } from 'zod';
import type { CommandContext } from '../src/app/command.ts';
import type { Org } from '../src/domain/directory.ts';
import { isRefusal, type Refusal, refuse } from '../src/domain/refusal.ts';
import { seesEverything } from '../src/domain/visibility.ts';

/** Arguments of `/值班` and its parts. */
export const DUTY_ARGS = {
  text: z.string().optional(),
  org: z.string().max(60, '单位名称过长').optional(),
  date: z.string().max(40, '日期请写成 2026-12-01 或 2026-12-01 08:30').optional(),
  exchange: z.string().max(40, '日期请写成 2026-12-01 或 2026-12-01 08:30').optional(),
  post: z.string().max(20, '岗位可写：主班、副班、带班领导').optional(),
  instead: z.string().max(60, '姓名过长').optional(),
  person: z.string().max(60, '姓名过长').optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份请写成 2026-12')
    .optional(),
  reason: z.string().trim().max(500, '理由请控制在500字以内').optional(),
  number: z
    .string()
    .regex(/^D\d{4}-\d{1,6}$/, '编号形如 D2026-0001')
    .optional(),
  format: z.enum(['csv', 'pdf'], '格式可写：csv 或 pdf').optional(),
  /** a rota as CSV, from the form */
  table: z.string().optional(),
};
const schema = z.object(DUTY_ARGS);
export type DutyArgs = z.infer<typeof schema>;

/** @returns the organization that is named, else the actor's own */
export function orgNamed(ctx: CommandContext, name: string | undefined): Org | Refusal {
  if (name === undefined) return ctx.org;
  const { orgs } = ctx.dir.find(name);
  if (orgs.length === 1 && orgs[0]) return orgs[0];
  if (orgs.length === 0) return refuse('no_such_person', null, { detail: name });
  const several = orgs.slice(0, 6).map((o) => o.name);
  return refuse('bad_input', null, { detail: `“${name}”不止一个，请写全称：${several.join('、')}。` });
}

/** @returns the organization that is named where the actor may look into its duty: their own, or any for 部应急办 */
export function orgSeen(ctx: CommandContext, name: string | undefined): Org | Refusal {
  const org = orgNamed(ctx, name);
  if (isRefusal(org) || org.id === ctx.org.id || seesEverything(ctx.org)) return org;
  return refuse('no_authority', null, { who: [org.name, ...ctx.dir.orgsOf('ero').map((o) => o.name)] });
}

/** Queues a file for the room that the command was given in; in a direct room, for that room. */
export function roomOf(ctx: CommandContext): NonNullable<CommandContext['room']> | Refusal {
  return ctx.room ?? refuse('bad_input', null, { detail: '请在本单位值班群或与机器人的私聊中导出文件。' });
}
