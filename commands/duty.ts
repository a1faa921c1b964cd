import { z } from 'zod';
import { type CommandContext, defineCommand, type Outcome } from '../src/app/command.ts';
import { openDuties } from '../src/app/duty.ts';
import { nowCard } from '../src/cards/rota.ts';
import type { Org } from '../src/domain/directory.ts';
import { refuse } from '../src/domain/refusal.ts';
import { seesEverything } from '../src/domain/visibility.ts';
import { DUTY_ARGS, type DutyArgs } from './duty-args.ts';
import { beginOrder, endOrder } from './duty-order.ts';
import { dutyEntries, sheet } from './duty-sheet.ts';
import { checkRota, importRota, monthOf } from './rota.ts';
import { swap } from './swap.ts';

/** More than there are organizations. */
const MOST = 2000;

const SUBCOMMANDS: Record<string, (ctx: CommandContext, a: DutyArgs, rest: string) => Promise<Outcome>> = {
  换班: swap,
  导入: importRota,
  月表: monthOf,
  检查: checkRota,
  启动: beginOrder,
  结束: endOrder,
  台账: sheet,
  记录: dutyEntries,
};

/** 部应急办 and 部领导小组 see everybody; others themselves and the telecom authorities that they report to. */
function shownTo(ctx: CommandContext): Org[] {
  const { org, dir } = ctx;
  if (seesEverything(org)) return dir.orgs();
  const own = org.region && org.kind !== 'administration' ? dir.administrationOf(org.region) : undefined;
  return [...new Set([org, ...dir.orgsOf('ero'), ...(own ? [own] : [])])];
}

export const duty = defineCommand({
  id: 'duty',
  name: '值班',
  aliases: ['duty', 'rota', 'oncall'],
  group: 'duty',
  summary: '查看当前值班；换班、值班表、24小时值班和台账',
  examples: [
    '/值班',
    '/值班 换班 日期=2026-12-01 换下=值班员甲 换上=值班员乙',
    '/值班 月表 2026-12',
    '/值班 导入（打开表单，粘贴 CSV）',
    '/值班 启动 单位=中国电信 理由=配合应急处置',
    '/值班 结束 单位=中国电信 理由=处置完毕',
    '/值班 台账',
  ],
  cites: ['5.3', '8.1'],
  record: 'none',
  keys: {
    单位: 'org',
    日期: 'date',
    对换: 'exchange',
    岗位: 'post',
    换下: 'instead',
    换上: 'person',
    月份: 'month',
    理由: 'reason',
    编号: 'number',
    格式: 'format',
  },
  rest: 'text',
  args: z.object(DUTY_ARGS),
  async run(ctx, a) {
    const [name = '', ...words] = (a.text ?? '').split(/(?<=\S)(?=\s)/u);
    const subcommand = SUBCOMMANDS[name.trim()];
    if (subcommand) return subcommand(ctx, a, words.join('').trim());
    if (name.trim() !== '') {
      const detail = `可写：/值班 ${Object.keys(SUBCOMMANDS).join('、')}；直接写 /值班 查看当前值班。`;
      return refuse('bad_input', null, { detail });
    }
    const on = new Set((await openDuties(ctx.tx, MOST)).map((d) => d.org));
    return { card: nowCard(shownTo(ctx), on, ctx.org.id, ctx), audience: 'room' };
  },
});
