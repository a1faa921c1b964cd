import { type Incident, proposalName } from '../domain/incident/state.ts';
import { citation, fullName, orgName, type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';

/** What became of a proposal, for those who made it. */
export function decisionCard(s: Incident, proposal: string, w: Words): Card {
  const p = s.proposals.find((x) => x.id === proposal);
  if (!p) return { tone: 'grey', title: s.number, blocks: [], actions: [] };
  const approved = p.status !== 'returned' && p.decisions.some((d) => d.verdict === 'approved');
  const items = p.decisions.map((d) => {
    const verdict = d.verdict === 'approved' ? '批准' : '退回';
    return `${fullName(d.by, w.dir)} ${when(d.at, w.at)} ${verdict}${d.reason ? `：${d.reason}` : ''}${citation(p.cite)}`;
  });
  const waiting = p.status === 'open' ? p.deciders.filter((o) => !p.decisions.some((d) => d.org === o)) : [];
  const rest = waiting.length > 0 ? [`等待${waiting.map((o) => orgName(o, w.dir)).join('、')}决定`] : [];
  return {
    tone: approved ? 'green' : 'orange',
    title: `${approved ? '已批准' : '已退回'}：${proposalName(p)} ${s.number}`,
    subtitle: s.title,
    blocks: [
      { type: 'list', items: [...items, ...rest] },
      { type: 'note', text: approved ? '有关单位已得到通知。' : '请按退回意见核实，必要时重新提请。' },
    ],
    actions: [{ label: '查看事件', line: `/查看 #${s.number}`, style: 'default' }],
  };
}
