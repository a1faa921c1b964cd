import type { Category } from '../domain/chronicle.ts';
import type { Incident } from '../domain/incident/state.ts';
import { type Words, when } from '../domain/words.ts';
import type { Card, Form } from './card.ts';

/** An entry of the chronicle, ready to be shown. */
export interface Entry {
  seq: number;
  at: string;
  actor: string;
  text: string;
  key: boolean;
}

/** How people name what they want to see of the chronicle. */
export const TIMELINE_FILTERS: Record<string, Category[] | 'key' | null> = {
  进展: ['report', 'grade', 'decision', 'talk', 'note', 'room', 'after', 'alarm'],
  要点: 'key',
  报告: ['report'],
  定级: ['grade'],
  决定: ['decision'],
  通知: ['notice'],
  发言: ['talk'],
  记录: ['note'],
  群: ['room'],
  总结: ['after'],
  送达: ['delivery'],
  告警: ['alarm'],
  全部: null,
};

/** @param before the entry to go on from; null when these are the first */
export function timelineCard(
  s: Incident,
  filter: string,
  entries: Entry[],
  before: number | null,
  w: Words,
): Card {
  const items = entries.map((e) => {
    const text = e.text.length > 160 ? `${e.text.slice(0, 160)}…` : e.text;
    return `${e.key ? '📌' : ''}${e.seq}｜${when(e.at, w.at)} ${e.actor}：${text}`;
  });
  const of = (f: string): string => `/时间线 #${s.number} ${f}`;
  return {
    tone: 'grey',
    title: `时间线 ${s.number}（${filter}）`,
    subtitle: s.title,
    blocks: [items.length > 0 ? { type: 'list', items } : { type: 'text', text: '没有符合的条目。' }],
    ...(entries.length > 0 ? { form: markForm(s, entries) } : {}),
    actions: [
      ...(before !== null
        ? [{ label: '更早', line: `${of(filter)} 早于=${before}`, style: 'primary' as const }]
        : []),
      ...['进展', '要点', '决定', '通知', '全部']
        .filter((f) => f !== filter)
        .map((f) => ({ label: f, line: of(f), style: 'default' as const })),
    ],
  };
}

function markForm(s: Incident, entries: Entry[]): Form {
  const options = entries.map((e) => ({
    value: String(e.seq),
    label: `${e.key ? '📌' : ''}${e.seq} ${e.text.slice(0, 30)}`,
  }));
  return {
    title: '要点',
    fields: [{ name: 'entry', label: '条目', kind: 'select', required: true, options }],
    submits: [{ label: '📌 标为要点／取消', line: `/标记 #${s.number}`, style: 'default' }],
  };
}
