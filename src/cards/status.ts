import { type Incident, openProposal, proposalName } from '../domain/incident/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { formatDuration } from '../domain/time.ts';
import {
  affectedName,
  gradeStanding,
  orgName,
  personName,
  standing,
  type Words,
  when,
} from '../domain/words.ts';
import { abilities, type Reader } from './abilities.ts';
import type { Action, Card } from './card.ts';
import { line } from './line.ts';
import { nextLine, responseActions } from './next-step.ts';
import { toneOf } from './tone.ts';

/** The pinned card of a war room: where things stand now. */
export function statusCard(s: Incident, w: Words): Card {
  const r = s.response;
  const waiting = s.notices.filter((n) => !isSettled(n) && n.expects !== 'decision');
  const acked = s.notices.filter((n) => n.ackedAt !== null).length;
  const pending = openProposal(s);
  const lasted = r ? Date.parse(r.endedAt ?? w.at) - Date.parse(r.activatedAt) : 0;
  const last = s.reports.at(-1);
  const reader = { ...w, viewer: null };
  return {
    tone: toneOf(s),
    title: `${s.number} ${s.title}`,
    subtitle: `${standing(s)} · ${gradeStanding(s)}`,
    blocks: [
      { type: 'text', text: nextLine(s, reader) },
      {
        type: 'fields',
        fields: [
          {
            label: '指挥',
            value: r
              ? r.commanders
                  .map((o) => orgName(o, w.dir))
                  .slice(0, 4)
                  .join('、')
              : '未启动响应',
          },
          ...(r ? [{ label: '启动', value: when(r.activatedAt, w.at) }] : []),
          ...(r?.endedAt
            ? [{ label: '结束', value: `${when(r.endedAt, w.at)}（历时${formatDuration(lasted)}）` }]
            : []),
          ...(r?.document ? [{ label: '依据', value: r.document }] : []),
          { label: '事发单位', value: affectedName(s, w.dir) || '不明' },
          {
            label: '通知',
            value: `${acked}/${s.notices.filter((n) => n.expects !== 'decision').length} 已确认`,
          },
        ],
      },
      ...(waiting.length > 0
        ? [
            {
              type: 'list' as const,
              items: waitingLines(waiting, w),
            },
          ]
        : []),
      ...(s.groups.length > 0
        ? [
            {
              type: 'list' as const,
              items: s.groups.map((g) => {
                const label = w.edition.groups.find((x) => x.id === g.id)?.label ?? g.id;
                const others = g.members.length > 1 ? `等${g.members.length}人` : '';
                return `${label}组：${personName(g.lead, w.dir)}${others}`;
              }),
            },
          ]
        : []),
      ...(last && s.reports.length > 1
        ? [
            {
              type: 'text' as const,
              text: `最新（${when(last.at, w.at)} ${orgName(last.org, w.dir)}）：${last.excerpt.slice(0, 120)}`,
            },
          ]
        : []),
      ...(pending ? [{ type: 'note' as const, text: `待决定：${proposalName(pending)}` }] : []),
    ],
    actions: statusActions(s, reader),
  };
}

function statusActions(s: Incident, r: Reader): Action[] {
  const can = abilities(s, r);
  const button = (label: string, l: string): Action => ({ label, line: l, style: 'default' });
  const all = [
    ...responseActions(s, can),
    button('续报', `/续报 #${s.number}`),
    button('记一笔', `/记录 #${s.number}`),
    ...(s.status === 'responding' ? [button('呼叫', `/呼叫 #${s.number}`)] : []),
    ...(can.end ? [button('提请结束响应', line('结束', s))] : []),
    button('时间线', `/时间线 #${s.number}`),
  ];
  return all.map((a, i) => (i === 0 ? { ...a, style: 'primary' } : a));
}

/** Duties to report outside come first; of many that have not answered, the first six are named. */
function waitingLines(waiting: Notice[], w: Words): string[] {
  const outside = waiting
    .filter((n) => n.external)
    .map((n) => `${orgName(n.to, w.dir)}：须报告${n.external}，尚未登记`);
  const silent = [...new Set(waiting.filter((n) => !n.external).map((n) => orgName(n.to, w.dir)))];
  const named = silent.slice(0, 6).join('、');
  return [
    ...outside,
    ...(silent.length > 0
      ? [`尚未确认收到：${named}${silent.length > 6 ? `等${silent.length}家` : ''}`]
      : []),
  ];
}
