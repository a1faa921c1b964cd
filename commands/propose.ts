import { z } from 'zod';
import { type Command, defineCommand } from '../src/app/command.ts';
import { proposeForm } from '../src/cards/forms.ts';
import { openProposal, proposalName } from '../src/domain/incident/state.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { orgName } from '../src/domain/words.ts';
import { LEVELS, type ResponseLevel } from '../src/plan/types.ts';
import { KEYS, reason } from './args.ts';

const ROMAN: Record<string, ResponseLevel> = {
  Ⅰ: 'I',
  Ⅱ: 'II',
  Ⅲ: 'III',
  Ⅳ: 'IV',
  1: 'I',
  2: 'II',
  3: 'III',
  4: 'IV',
};

const level = z.string().transform((typed, ctx): ResponseLevel => {
  const word = typed.toUpperCase().replace(/级(响应)?$/u, '');
  const found = LEVELS.find((l) => l === word) ?? ROMAN[word];
  if (found) return found;
  ctx.addIssue({ code: 'custom', message: '响应级别请写：I、II、III 或 IV' });
  return z.NEVER;
});

/** 启动、调整、结束 are proposed alike; the cards of approval go to exactly those who may decide. */
function proposal(
  action: 'activate' | 'adjust' | 'end',
  d: Pick<Command, 'name' | 'aliases' | 'summary' | 'examples' | 'cites'> & {
    name: '启动' | '调整' | '结束';
  },
): Command {
  return defineCommand({
    ...d,
    id: action,
    group: 'response',
    record: 'incident',
    keys: { ...KEYS.reason, 级别: 'level' },
    rest: 'reason',
    guarded: true,
    form: (_ctx, incident) => proposeForm(incident, d.name),
    args: z.object({ level: level.optional(), reason }),
    async run(ctx, a, incident) {
      const command = { type: 'propose' as const, action, level: a.level ?? null, reason: a.reason };
      const done = await ctx.apply({ incident, command });
      if (isRefusal(done)) return done;
      const p = done[0] ? openProposal(done[0]) : undefined;
      const who = p?.deciders.map((o) => orgName(o, ctx.dir)).join('、') ?? '';
      return { text: `已提请${p ? proposalName(p) : ''}，等待${who}决定。`, audience: 'room' };
    },
  });
}

export const activate = proposal('activate', {
  name: '启动',
  aliases: ['activate'],
  summary: '提请启动应急响应',
  examples: ['/启动 #2026-0001 理由=影响持续扩大，需统一调度'],
  cites: ['2.2', '5.1', '5.3'],
});

export const adjust = proposal('adjust', {
  name: '调整',
  aliases: ['adjust'],
  summary: '提请调整响应级别',
  examples: ['/调整 #2026-0001 理由=影响扩大到多个省'],
  cites: ['5.1', '5.3'],
});

export const end = proposal('end', {
  name: '结束',
  aliases: ['end', 'resolve'],
  summary: '提请结束应急响应',
  examples: ['/结束 #2026-0001 理由=服务已恢复，影响消除'],
  cites: ['5.6'],
});
