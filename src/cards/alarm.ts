import type { RecordId } from '../domain/ids.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { citation, orgName, personName, type Words, when } from '../domain/words.ts';
import type { Action, Card } from './card.ts';
import type { PageItem } from './pages.ts';

/** Nobody answered, or the bot itself needs a person; `over`: it is well again. */
export function alarmCard(text: string, record: RecordId, over = false): Card {
  if (over) return { tone: 'green', title: '告警解除', blocks: [{ type: 'text', text }], actions: [] };
  const number = record.startsWith('incident:') ? record.slice('incident:'.length) : null;
  return {
    tone: 'red',
    title: `请立即处理${number ? `：事件 ${number}` : ''}`,
    blocks: [{ type: 'text', text }],
    actions: number ? [{ label: '查看事件', line: `/查看 #${number}`, style: 'default' }] : [],
  };
}

/** Nobody of an organization has answered a call: who must be reached by other means, and later that somebody has. */
export function unansweredCard({ record, incident }: PageItem, n: Notice, w: Words): Card {
  const org = orgName(n.to, w.dir);
  const open = n.ackedAt === null && !isSettled(n);
  const duty = record.startsWith('duty:') ? record.slice('duty:'.length) : null;
  const called = [...new Set(n.attempts.map((a) => personName(a.person, w.dir)))].join('、');
  const answered = n.ackedAt
    ? `${personName(n.ackedBy, w.dir)} ${when(n.ackedAt, w.at)} 应答，无需再联系。`
    : '已处理，无需再联系。';
  return {
    tone: open ? 'red' : 'green',
    title: open ? `请立即电话联系：${org}` : `已应答：${org}`,
    subtitle: incident
      ? `事件 ${incident.number} ${incident.title}`
      : duty
        ? `24小时值班 ${duty}`
        : '值班呼叫',
    blocks: [
      {
        type: 'text',
        text: open ? `${org}的全部值班人员均未应答，请立即用电话等其他方式联系。` : answered,
      },
      { type: 'list', items: n.items.map((i) => `${i.what}${citation(i.cite)}`) },
      { type: 'note', text: `已呼叫${n.attempts.length}次：${called || '无人可呼叫'}。` },
    ],
    actions: [
      ...(incident ? [action('查看事件', `/查看 #${incident.number}`)] : []),
      ...(incident ? [action('呼叫状态', `/呼叫 状态 #${incident.number}`)] : []),
      ...(duty ? [action('值班台账', `/值班 台账 编号=${duty}`)] : []),
    ],
  };
}

const action = (label: string, line: string): Action => ({ label, line, style: 'default' });
