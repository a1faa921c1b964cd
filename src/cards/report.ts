import type { Incident } from '../domain/incident/state.ts';
import { fullName, gradeStanding, standing, type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';
import { toneOf } from './tone.ts';

const KIND = { first: '首报', supplement: '续报', own: '事发单位报告', joined: '并入的报告' } as const;

/** One report that came after the first: what it says and what it changed. */
export function reportCard(s: Incident, id: string, w: Words): Card {
  const r = s.reports.find((x) => x.id === id);
  if (!r) return { tone: 'grey', title: s.number, blocks: [], actions: [] };
  return {
    tone: toneOf(s),
    title: `${KIND[r.kind]}：${s.number} ${s.title}`,
    subtitle: `${fullName(r.by, w.dir)} ${when(r.at, w.at)}${r.from ? `（原 ${r.from}）` : ''}`,
    blocks: [
      { type: 'quote', text: r.excerpt },
      ...(r.changes.length > 0 ? [{ type: 'list' as const, items: r.changes }] : []),
      { type: 'note', text: `${standing(s)} · ${gradeStanding(s)}` },
    ],
    actions: [{ label: '查看事件', line: `/查看 #${s.number}`, style: 'default' }],
  };
}
