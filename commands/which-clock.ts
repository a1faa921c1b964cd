import { z } from 'zod';
import type { CommandContext } from '../src/app/command.ts';
import type { ReportClock } from '../src/domain/incident/state.ts';

/** Which of the two reports of 6.1 is meant. */
export const whichClock = z.string().transform((typed, ctx): ReportClock['id'] => {
  if (['单位', '总结', '总结报告', 'summary_report'].includes(typed)) return 'summary_report';
  if (['主管部门', '主管', '报告', 'authority_report'].includes(typed)) return 'authority_report';
  ctx.addIssue({ code: 'custom', message: '类别请写：单位 或 主管部门' });
  return z.NEVER;
});

/** 6.1: the telecom authorities write the authority's report, everybody else the affected organization's. */
export function ownClock(ctx: CommandContext): ReportClock['id'] {
  return ['ero', 'administration', 'leading_group'].includes(ctx.org.kind)
    ? 'authority_report'
    : 'summary_report';
}

export const clockKeys = { 类别: 'clock' } as const;
