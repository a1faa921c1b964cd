import type { Incident } from '../domain/incident/state.ts';
import { gradeStanding, standing, type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';

/** @param next the number to go on from; null when these are the last */
export function listCard(incidents: Incident[], open: boolean | null, next: string | null, w: Words): Card {
  const title = open === true ? '未结事件' : open === false ? '已结事件' : '全部事件';
  const filter = open === true ? '未结' : open === false ? '已结' : '全部';
  return {
    tone: 'blue',
    title,
    blocks: [
      incidents.length > 0
        ? {
            type: 'list',
            items: incidents.map(
              (s) =>
                `${s.number} ${s.title}：${standing(s)} · ${gradeStanding(s)} · 报告 ${when(s.reportedAt, w.at)}`,
            ),
          }
        : { type: 'text', text: `没有${title}。` },
    ],
    actions: [
      ...incidents
        .slice(0, 10)
        .map((s) => ({ label: `查看 ${s.number}`, line: `/查看 #${s.number}`, style: 'default' as const })),
      ...(next ? [{ label: '更早', line: `/列表 ${filter} 早于=${next}`, style: 'default' as const }] : []),
      ...(open === true ? [{ label: '全部', line: '/列表 全部', style: 'default' as const }] : []),
    ],
  };
}
