import type { PersonId, RecordId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { maySee } from '../domain/visibility.ts';
import { citation, personName, type Words, when } from '../domain/words.ts';
import type { Action, Card } from './card.ts';

/** Several calls of one person on one card. */

export interface PageItem {
  record: RecordId;
  /** null: no longer in its record */
  notice: Notice | null;
  /** null: of no incident */
  incident: Incident | null;
}

export function pagesCard(items: PageItem[], person: PersonId, w: Words): Card {
  const open = items.filter((i) => i.notice && !isOver(i.notice));
  const waiting = items.filter((i) => answerable(i.notice));
  const all: Action = {
    label: '全部收到',
    line: `/收到 items=${waiting.map(keyOf).join(',')}`,
    style: 'primary',
  };
  return {
    tone: open.length > 0 ? 'orange' : 'green',
    title: open.length > 0 ? `呼叫：${open.length}项待处理` : '呼叫：均已处理',
    subtitle: personName(person, w.dir),
    blocks: [
      { type: 'list', items: items.map((i, n) => `${n + 1}. ${sentence(i, w)}`) },
      { type: 'note', text: '点“收到”即停止对该项的继续呼叫。' },
    ],
    actions: [...(waiting.length > 1 ? [all] : []), ...items.flatMap((i, n) => actionsOf(i, n + 1))],
  };
}

/** @returns one paragraph for a short message or a voice: what for, and what to do */
export function callText(items: PageItem[]): string {
  const names = items.map((i) => (i.incident ? `事件${i.incident.number}` : '值班呼叫'));
  return `【应急】${[...new Set(names)].join('、')}正在呼叫您，共${items.length}项。请立即到值班群查看，并回复“收到”。`;
}

const isOver = (n: Notice): boolean => isSettled(n) || n.ackedAt !== null;
const answerable = (n: Notice | null): n is Notice => n !== null && !isOver(n) && n.expects !== 'decision';

/** `incident:2026-0001/n3`, `log:ero/n4` */
const keyOf = (i: PageItem): string => `${i.record}/${i.notice?.id ?? ''}`;

function sentence({ notice, incident }: PageItem, w: Words): string {
  if (!notice) return '已无需处理。';
  const seen = incident && maySee(w.dir.org(notice.to), incident, w.dir);
  const about = incident ? `${incident.number}${seen ? ` ${incident.title}` : ''}：` : '';
  const what = notice.items.map((i) => `${i.what}${citation(i.cite)}`).join(' ');
  return `${about}${what}（${standing(notice, w)}）`;
}

function standing(n: Notice, w: Words): string {
  if (n.confirmation) return `${personName(n.confirmation.by, w.dir)}已登记报告`;
  if (n.ackedAt) return `${personName(n.ackedBy, w.dir)} ${when(n.ackedAt, w.at)} 已收到`;
  if (n.settledAt) return '已无需处理';
  if (n.exhaustedAt) return '无人应答，已告警';
  return n.expects === 'decision' ? '待决定' : '待确认';
}

/** What takes more than an acknowledgement opens as a card of its own, with its form. */
function actionsOf(item: PageItem, place: number): Action[] {
  const { notice, incident } = item;
  if (!notice || isSettled(notice)) return [];
  const opens = incident !== null && notice.expects !== 'acknowledge';
  return [
    ...(answerable(notice)
      ? [{ label: `收到 ${place}`, line: `/收到 items=${keyOf(item)}`, style: 'default' as const }]
      : []),
    ...(opens
      ? [
          {
            label: `打开 ${place}`,
            line: `/呼叫 打开 #${incident.number} notice=${notice.id}`,
            style: 'default' as const,
          },
        ]
      : []),
  ];
}
