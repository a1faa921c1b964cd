import type { Deadline, ReportSection } from '../types.ts';
import type { ClauseId } from './clauses.ts';

/** 6.1: what the affected organization's report must contain; the authority's report sums the reports up (汇总). */
const sections: ReportSection<ClauseId>[] = [
  { id: 'direct_cause', label: '直接原因', cite: '6.1' },
  { id: 'indirect_cause', label: '间接原因', cite: '6.1' },
  { id: 'course', label: '经过', cite: '6.1' },
  { id: 'responsibility', label: '责任', cite: '6.1' },
  { id: 'impact', label: '造成的影响', cite: '6.1' },
  { id: 'losses', label: '造成的损失', cite: '6.1' },
  { id: 'lessons_prevention', label: '突发事件防范工作的经验教训', cite: '6.1' },
  { id: 'lessons_handling', label: '应急处置工作的经验教训', cite: '6.1' },
  { id: 'handling_opinions', label: '处理意见', cite: '6.1' },
  { id: 'improvements', label: '改进措施', cite: '6.1' },
];

const summary = {
  id: 'summary_report',
  label: '总结报告',
  workingDays: 10,
  from: 'affected',
  sections,
  cite: '6.1',
} as const;

const authority = { id: 'authority_report', label: '报告', workingDays: 20, sections, cite: '6.1' } as const;

/**
 * 6.1: both terms run from the end of the response. 电信主管部门 (1.3) is the one that commanded it (5.3); 按程序上报 is to
 * the next above.
 */
export const DEADLINES: Deadline<ClauseId>[] = [
  { ...summary, levels: ['I', 'II'], to: 'ero' },
  { ...summary, levels: ['III', 'IV'], to: 'concerned_administrations' },
  { ...authority, levels: ['I', 'II'], from: 'ero', to: 'leading_group' },
  { ...authority, levels: ['III', 'IV'], from: 'concerned_administrations', to: 'ero' },
];
