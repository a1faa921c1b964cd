import { z } from 'zod';
import { type Command, defineCommand } from '../src/app/command.ts';
import { openProposal, proposalName } from '../src/domain/incident/state.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { KEYS, reason } from './args.ts';

const proposal = z
  .string()
  .regex(/^p\d{1,4}$/, '提请编号不正确')
  .optional();

/** 批准 and 退回, by those who may decide for their organization. */
function decision(
  verdict: 'approved' | 'returned',
  d: Pick<Command, 'id' | 'name' | 'aliases' | 'summary' | 'examples'>,
): Command {
  const opinion =
    verdict === 'returned' ? reason : z.string().max(1000, '意见请控制在1000字以内').default('');
  return defineCommand({
    ...d,
    group: 'response',
    cites: ['2.1', '2.2', '2.3', '5.3', '5.6'],
    record: 'incident',
    keys: KEYS.reason,
    rest: 'reason',
    guarded: true,
    args: z.object({ proposal, reason: opinion }),
    async run(ctx, a, incident) {
      const command = {
        type: 'decide_proposal' as const,
        proposal: a.proposal ?? null,
        verdict,
        reason: a.reason,
      };
      const done = await ctx.apply({ incident, command });
      if (isRefusal(done)) return done;
      const id = a.proposal ?? openProposal(incident)?.id;
      const p = incident.proposals.find((x) => x.id === id);
      return { text: `已${d.name}：${p ? proposalName(p) : ''}（${incident.number}）。`, audience: 'room' };
    },
  });
}

export const approve = decision('approved', {
  id: 'approve',
  name: '批准',
  aliases: ['approve', '同意'],
  summary: '批准提请（负责人、带班领导）',
  examples: ['/批准 #2026-0001 意见=同意'],
});

export const sendBack = decision('returned', {
  id: 'return',
  name: '退回',
  aliases: ['return', 'reject'],
  summary: '退回提请，说明意见（负责人、带班领导）',
  examples: ['/退回 #2026-0001 意见=请先核实影响范围'],
});
