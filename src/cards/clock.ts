import type { Incident, ReportClock } from '../domain/incident/state.ts';
import { shanghaiDate } from '../domain/time.ts';
import { citation, personName, type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';

const LABELS: Record<ReportClock['id'], { label: string; word: string }> = {
  summary_report: { label: '事发单位总结报告', word: '单位' },
  authority_report: { label: '电信主管部门报告', word: '主管部门' },
};

/** @returns `事发单位总结报告：2026-12-04 前（还有3天）` */
export function clockLine(c: ReportClock, w: Words): string {
  const { label } = LABELS[c.id];
  if (c.submitted)
    return `${label}：${personName(c.submitted.by, w.dir)} ${when(c.submitted.at, w.at)} 登记已报送`;
  if (c.date === null) return `${label}：期限未定。${c.unknown ?? ''}`;
  return `${label}：${c.date} 前（${remaining(c.date, w.at)}）`;
}

/** @returns `事发单位总结报告：2026-12-04 前`, which stays as it is from day to day */
export function dueLine(c: ReportClock): string {
  return `${LABELS[c.id].label}：${c.date === null ? '期限未定' : `${c.date} 前`}`;
}

const DAY = 86_400_000;

/** @returns calendar days in Shanghai, as `还有3天` */
function remaining(date: string, at: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(shanghaiDate(at))) / DAY);
  return days > 0 ? `还有${days}天` : days === 0 ? '今日到期' : `已逾期${-days}天`;
}

/** 6.1: a report that is owed, with the way to a draft. */
export function clockCard(s: Incident, id: ReportClock['id'], w: Words): Card {
  const c = s.clocks.find((x) => x.id === id);
  const { label, word } = LABELS[id];
  if (!c) return { tone: 'grey', title: `${label} ${s.number}`, blocks: [], actions: [] };
  return {
    tone: c.submitted ? 'green' : c.date !== null && c.date < shanghaiDate(w.at) ? 'red' : 'yellow',
    title: `${label} ${s.number}`,
    subtitle: s.title,
    blocks: [{ type: 'text', text: `${clockLine(c, w)}${citation('6.1')}` }],
    actions: c.submitted
      ? []
      : [
          { label: '生成初稿', line: `/总结 #${s.number} 类别=${word}`, style: 'primary' },
          {
            label: '登记已报送',
            line: `/报送 #${s.number} 类别=${word}`,
            style: 'default',
            confirm: { title: '登记已报送？', text: `登记后不再提醒${label}。` },
          },
        ],
  };
}
