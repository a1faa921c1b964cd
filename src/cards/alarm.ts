import type { RecordId } from '../domain/ids.ts';
import type { Card } from './card.ts';

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
