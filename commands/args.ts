import { z } from 'zod';
import type { CommandContext } from '../src/app/command.ts';
import type { Refusal } from '../src/domain/refusal.ts';
import { refuse } from '../src/domain/refusal.ts';
import { formatShanghai, parseInstant } from '../src/domain/time.ts';

/** Arguments that several commands take. */

export const reason = z.string('请填写理由').trim().min(2, '请填写理由').max(1000, '理由请控制在1000字以内');

/** A moment as people write it, Shanghai time; becomes a UTC ISO string. */
export const moment = z.string().transform((text, ctx) => {
  const at = parseInstant(
    text
      .replace(/[年月/]/g, '-')
      .replace(/日/g, '')
      .trim(),
  );
  if (at) return at.toISOString();
  ctx.addIssue({ code: 'custom', message: '时间请写成 2026-11-22 03:05' });
  return z.NEVER;
});

/** @returns a refusal for the first moment that lies in the future */
export function notFuture(ctx: CommandContext, moments: Record<string, string | undefined>): Refusal | null {
  for (const [label, at] of Object.entries(moments)) {
    if (at !== undefined && at > ctx.at) {
      const detail = `${label}（${formatShanghai(at)}）晚于现在，请核对。`;
      return refuse('bad_input', null, { detail });
    }
  }
  return null;
}

/** @returns a refusal where what was stated apart says that it was found before it happened */
export function inOrder(a: {
  occurredAt?: string | undefined;
  discoveredAt?: string | undefined;
}): Refusal | null {
  const { occurredAt, discoveredAt } = a;
  if (!occurredAt || !discoveredAt || discoveredAt >= occurredAt) return null;
  const detail = `发现时间（${formatShanghai(discoveredAt)}）早于发生时间（${formatShanghai(occurredAt)}），请核对。`;
  return refuse('bad_input', '4.1', { detail });
}

export const KEYS = {
  reason: { 理由: 'reason', 原因: 'reason', 意见: 'reason' },
  report: {
    发生时间: 'occurredAt',
    时间: 'occurredAt',
    发现时间: 'discoveredAt',
    单位: 'affected',
    事发单位: 'affected',
    措施: 'measures',
    建议: 'suggestions',
  },
} as const;
