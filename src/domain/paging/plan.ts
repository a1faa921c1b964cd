import { z } from 'zod';
import type { OrgKind } from '../../plan/types.ts';
import type { Policy } from '../policy.ts';

/** How people are called: by which means, how long each is waited for, how many at once, how often, and when not. */

/** From quiet to loud. `webhook`: the gateway for short messages or voice that the configuration names. */
export const PAGE_MEANS = ['chat', 'app', 'sms', 'phone', 'webhook'] as const;
export type PageMeans = (typeof PAGE_MEANS)[number];
export const MEANS_NAMES: Record<PageMeans, string> = {
  chat: '消息',
  app: '应用内加急',
  sms: '短信加急',
  phone: '电话加急',
  webhook: '短信语音网关',
};

/** `notice` what the plan has an organization told; `confirmation` a report to a body outside; `call` 呼叫 by a person */
export const PAGING_KINDS = ['notice', 'confirmation', 'decision', 'call'] as const;
export type PagingKind = (typeof PAGING_KINDS)[number];

/** @returns the Chinese for a key that there is no such of; other errors as the field says */
function unknownKeys(issue: { code: string; keys?: unknown }): string | undefined {
  return issue.code === 'unrecognized_keys' ? `不认识的项目 ${String(issue.keys)}` : undefined;
}

const stepSchema = z.strictObject(
  {
    means: z.enum(PAGE_MEANS, { error: `方式只能是 ${PAGE_MEANS.join('、')} 之一` }),
    /** minutes until the next step; after the last one, until the next person */
    wait: z
      .number({ error: 'wait 应为分钟数' })
      .positive({ error: 'wait 应大于 0 分钟' })
      .max(1440, { error: 'wait 不超过 1440 分钟' }),
  },
  { error: unknownKeys },
);
export type PagingStep = z.infer<typeof stepSchema>;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** An organization's own way, for some kinds of notices or for all. What it leaves out is as by default. */
export const pagingRuleSchema = z.strictObject(
  {
    for: z
      .array(z.enum(PAGING_KINDS, { error: `呼叫种类只能是 ${PAGING_KINDS.join('、')} 之一` }))
      .min(1, { error: '至少写一个种类' })
      .optional(),
    steps: z.array(stepSchema).min(1, { error: '至少写一步' }).max(12, { error: '不超过 12 步' }).optional(),
    /** how many people of the chain are called at the same time */
    together: z
      .int({ error: 'together 应为整数' })
      .min(1)
      .max(20, { error: 'together 为 1 至 20 人' })
      .optional(),
    /** how often the whole chain is gone through before the alarm */
    rounds: z.int({ error: 'rounds 应为整数' }).min(1).max(20, { error: 'rounds 为 1 至 20 遍' }).optional(),
    /** `22:00-07:00` in Shanghai: calls that are of no incident go out by message only and wait for its end */
    quiet: z
      .string()
      .regex(/^\S+-\S+$/, { error: 'quiet 应写成 22:00-07:00' })
      .refine((q) => q.split('-').every((t) => TIME.test(t)), { error: 'quiet 应写成 22:00-07:00' })
      .optional(),
  },
  { error: unknownKeys },
);
export type PagingRule = z.infer<typeof pagingRuleSchema>;

export interface PagingPlan {
  steps: PagingStep[];
  together: number;
  rounds: number;
  quiet: string | null;
}

/** Of the minutes that one person is given: 2 of 5 after the message, then 1 after each louder means. */
const SHARES: { means: PageMeans; share: number }[] = [
  { means: 'chat', share: 2 },
  { means: 'app', share: 1 },
  { means: 'sms', share: 1 },
  { means: 'phone', share: 1 },
];

/** @returns the steps that divide `ackMinutes` among them; with a gateway it is the last and loudest */
function defaultSteps({ ackMinutes, gateway }: Policy): PagingStep[] {
  const shares = gateway ? [...SHARES, { means: 'webhook' as const, share: 1 }] : SHARES;
  const whole = shares.reduce((sum, s) => sum + s.share, 0);
  return shares.map((s) => ({ means: s.means, wait: (ackMinutes * s.share) / whole }));
}

/** @returns how a kind of notice is paged in an organization: by the first of its rules that speaks of the kind */
export function pagingPlan(
  kind: PagingKind,
  org: { kind: OrgKind; paging?: PagingRule[] } | undefined,
  policy: Policy,
): PagingPlan {
  const rule = org?.paging?.find((r) => r.for === undefined || r.for.includes(kind));
  return {
    steps: rule?.steps ?? defaultSteps(policy),
    together: rule?.together ?? policy.together ?? 1,
    rounds: rule?.rounds ?? policy.rounds,
    quiet: rule?.quiet ?? null,
  };
}

/** @returns the end of the quiet window that the moment lies in, UTC ISO; null outside of it */
export function quietUntil(quiet: string | null, at: string): string | null {
  const [from = '', until = ''] = quiet?.split('-') ?? [];
  if (from === until) return null;
  const shanghai = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  const time = shanghai.slice(11, 16);
  const inside = from < until ? time >= from && time < until : time >= from || time < until;
  if (!inside) return null;
  const end = Date.parse(`${shanghai.slice(0, 10)}T${until}:00+08:00`);
  return new Date(time < until ? end : end + 86_400_000).toISOString();
}
