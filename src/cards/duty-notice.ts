import type { Duty } from '../domain/duty/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { citation, orgName, personName, type Words, when } from '../domain/words.ts';
import type { Action, Card } from './card.ts';

/**
 * A check-in or a handover is overdue: what to do, with the button that does it.
 * @param direct it stands before one person who is called: it doesn't say who else is being called
 */
export function dutyNoticeCard(n: Notice, s: Duty, w: Words, direct = false): Card {
  const settled = isSettled(n);
  const handover = n.items.some((i) => i.rule === 'handover');
  return {
    tone: n.ackedAt ? 'green' : settled ? 'grey' : 'red',
    title: n.ackedAt ? '已应答' : settled ? '已停止呼叫' : handover ? '交接逾时' : '签到逾时',
    subtitle: `${orgName(s.org, w.dir)} 24小时值班 ${s.number}`,
    blocks: [
      { type: 'list', items: n.items.map((i) => `${i.what}${citation(i.cite)}`) },
      { type: 'note', text: progress(n, w, direct) },
    ],
    actions: settled ? [] : [handover ? HANDOVER : CHECK_IN],
  };
}

const CHECK_IN: Action = { label: '签到', line: '/签到', style: 'primary' };
const HANDOVER: Action = { label: '办理交接', line: '/交接', style: 'primary' };

function progress(n: Notice, w: Words, direct: boolean): string {
  if (n.ackedAt) return `${personName(n.ackedBy, w.dir)} ${when(n.ackedAt, w.at)} 应答。`;
  if (n.settledAt) return '已无需处理。';
  if (n.exhaustedAt) return `当班人员均未应答，已向主管部门告警（${when(n.exhaustedAt, w.at)}）。`;
  if (direct) return '办理后停止继续呼叫。';
  const last = n.attempts.at(-1);
  return last ? `正在呼叫 ${personName(last.person, w.dir)}（${when(last.at, w.at)}）。` : '';
}
