import { z } from 'zod';
import { applyAccounts } from '../src/app/accounts.ts';
import { defineCommand } from '../src/app/command.ts';
import { refuse } from '../src/domain/refusal.ts';

export const settleClaim = defineCommand({
  id: 'settle-claim',
  name: '确认身份',
  aliases: ['confirm-identity'],
  group: 'general',
  summary: '核实后绑定自称本单位人员的账号（系统管理员）',
  examples: ['/确认身份 申请=c1 结果=确认'],
  record: 'none',
  keys: { 申请: 'claim', 结果: 'verdict', 单位: 'org' },
  args: z.object({
    claim: z.string('请写明申请编号').regex(/^c\d{1,6}$/, '申请编号请写成 c1'),
    verdict: z.enum(['确认', '拒绝'], '结果请写：确认 或 拒绝'),
    org: z.string().max(100, '单位名称过长').optional(),
  }),
  async run(ctx, a) {
    const host = ctx.room?.orgId ?? ctx.org.id;
    const found = a.org ? ctx.dir.find(a.org).orgs : [];
    const org = a.org ? found[0]?.id : host;
    if (!org) return refuse('no_such_person', null, { detail: a.org ?? '' });
    const command = { type: 'settle_claim' as const, claim: a.claim, accept: a.verdict === '确认' };
    const denied = await applyAccounts(ctx.tx, org, command, ctx, null);
    return denied ?? { text: a.verdict === '确认' ? '已绑定。' : '已拒绝。', audience: 'room' };
  },
});
