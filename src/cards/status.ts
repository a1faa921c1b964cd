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
import type { Card } from './card.ts';
import { line } from './line.ts';
import { toneOf } from './tone.ts';

/** The pinned card of a war room: where things stand now. */
export function statusCard(s: Incident, w: Words): Card {
  const r = s.response;
  const waiting = s.notices.filter((n) => !isSettled(n) && n.expects !== 'decision');
  const acked = s.notices.filter((n) => n.ackedAt !== null).length;
  const pending = openProposal(s);
  const lasted = r ? Date.parse(r.endedAt ?? w.at) - Date.parse(r.activatedAt) : 0;
  const last = s.reports.at(-1);
  return {
    tone: toneOf(s),
    title: `${s.number} ${s.title}`,
    subtitle: `${standing(s)} · ${gradeStanding(s)}`,
    blocks: [
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
                return `${label}组：${personName(g.lead, w.dir)}等${g.members.length}人`;
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
    actions:
      s.status === 'responding'
        ? [
            { label: '续报', line: `/续报 #${s.number}`, style: 'primary' },
            { label: '记一笔', line: `/记录 #${s.number}`, style: 'default' },
            { label: '呼叫', line: `/呼叫 #${s.number}`, style: 'default' },
            { label: '时间线', line: `/时间线 #${s.number}`, style: 'default' },
            { label: '提请结束响应', line: line('结束', s), style: 'default' },
          ]
        : [
            { label: '时间线', line: `/时间线 #${s.number}`, style: 'default' },
            { label: '总结初稿', line: `/总结 #${s.number}`, style: 'default' },
          ],
  };
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
