import type { PersonId } from '../domain/ids.ts';
import { type Incident, type Proposal, proposalName } from '../domain/incident/state.ts';
import { citation, fullName, orgName, type Words, when } from '../domain/words.ts';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import type { Card } from './card.ts';
import { dueLine } from './clock.ts';

/** What became of a proposal, for those who made it and for the war room. */
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
      { type: 'note', text: approved ? whatFollows(p, s) : '请按退回意见核实，必要时重新提请。' },
    ],
    actions: viewOnly(s),
  };
}

/** 5.3, 5.6: a level that was adjusted or ended by a national decision (国家有关决定), with its document. */
export interface NationalDecision extends Pick<Proposal, 'action' | 'level'> {
  document: string;
  cite: ClauseId;
  by: PersonId;
  at: string;
}

export function nationalCard(s: Incident, d: NationalDecision, w: Words): Card {
  return {
    tone: 'green',
    title: `根据国家决定${proposalName(d)} ${s.number}`,
    subtitle: s.title,
    blocks: [
      {
        type: 'list',
        items: [`依据 ${d.document}，${fullName(d.by, w.dir)} ${when(d.at, w.at)} 登记${citation(d.cite)}`],
      },
      { type: 'note', text: whatFollows(d, s) },
    ],
    actions: viewOnly(s),
  };
}

function whatFollows(p: Pick<Proposal, 'action'>, s: Incident): string {
  if (p.action !== 'end') return '有关单位已得到通知。';
  const due = s.clocks.map((c) => dueLine(c)).join('；');
  return due ? `有关单位已得到通知。${due}（预案6.1）。` : '有关单位已得到通知。';
}

const viewOnly = (s: Incident): Card['actions'] => [
  { label: '查看事件', line: `/查看 #${s.number}`, style: 'default' },
];
