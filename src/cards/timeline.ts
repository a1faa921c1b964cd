import type { Category } from '../domain/chronicle.ts';
import type { Incident } from '../domain/incident/state.ts';
import { type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';

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
  全部: null,
  要点: 'key',
  报告: ['report'],
  定级: ['grade'],
  决定: ['decision'],
  通知: ['notice'],
  发言: ['talk'],
  记录: ['note'],
  群: ['room'],
  总结: ['after'],
  拒绝: ['refusal'],
};

/** @param before the entry to go on from; null when these are the first */
export function timelineCard(s: Incident, filter: string, entries: Entry[], before: number | null, w: Words): Card {
  const items = entries.map((e) => {
    const text = e.text.length > 160 ? `${e.text.slice(0, 160)}…` : e.text;
    return `${e.key ? '📌' : ''}${e.seq}｜${when(e.at, w.at)} ${e.actor}：${text}`;
  });
  const of = (f: string): string => `/时间线 #${s.number} ${f}`;
  return {
    tone: 'grey',
    title: `时间线 ${s.number}（${filter}）`,
    subtitle: s.title,
    blocks: [
      items.length > 0 ? { type: 'list', items } : { type: 'text', text: '没有符合的条目。' },
      { type: 'note', text: `标为要点：/标记 #${s.number} 条目=序号。` },
    ],
    actions: [
      ...(before !== null ? [{ label: '更早', line: `${of(filter)} 早于=${before}`, style: 'primary' as const }] : []),
      ...['全部', '要点', '决定', '通知', '发言']
        .filter((f) => f !== filter)
        .map((f) => ({ label: f, line: of(f), style: 'default' as const })),
    ],
  };
}
