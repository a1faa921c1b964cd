import type { IncidentEvent } from '../domain/incident/events.ts';
import { isSettled } from '../domain/notice.ts';
import { citation } from '../domain/words.ts';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import { type Md, md, table } from './markdown.ts';
import { elapsed, firstReport, type Material, moment } from './material.ts';

/** 时效: how long each step took. Facts only: whether something was late is for people to say (6.2). */

interface Span {
  step: string;
  from: string | null;
  to: string | null;
  cite: ClauseId | null;
}

function spansTable(spans: Span[]): Md {
  return table(
    ['环节', '起', '止', '用时'],
    spans.map((s) => [
      md`${s.step}${citation(s.cite)}`,
      md`${moment(s.from)}`,
      md`${moment(s.to)}`,
      md`${elapsed(s.from, s.to)}`,
    ]),
  );
}

/** 信息报告时效 (4.1): occurred, discovered, reported, and reported by the affected organization itself. */
export function reportTiming({ s }: Material): Md {
  const first = firstReport(s).at;
  const { org } = s.affected;
  const own = s.reports.flatMap((r) => (r.org === org ? [r.at] : [])).sort()[0] ?? null;
  return spansTable([
    { step: '发生至发现', from: s.occurredAt, to: s.discoveredAt, cite: null },
    { step: '发现至首次报告', from: s.discoveredAt, to: first, cite: '4.1' },
    ...(s.discoveredAt === null
      ? [{ step: '发生至首次报告', from: s.occurredAt, to: first, cite: '4.1' as const }]
      : []),
    ...(org !== null && own !== first
      ? [
          { step: '发现至事发单位报告', from: s.discoveredAt, to: own, cite: '4.1' as const },
          { step: '他人首次报告至事发单位报告', from: first, to: own, cite: '4.1' as const },
        ]
      : []),
  ]);
}

/** 响应时效 (5.3, 5.6): graded, proposed, activated, reported outside, ended. */
export function responseTiming(m: Material): Md {
  const { s } = m;
  const first = firstReport(s).at;
  const graded = firstAt(m, ['grade_confirmed', 'grade_judged']) ?? s.grade?.at ?? null;
  const proposed = s.proposals.find((p) => p.action === 'activate')?.at ?? null;
  const activated = s.response?.activatedAt ?? null;
  const reported = s.notices.flatMap((n) => (n.confirmation ? [n.confirmation.at] : [])).sort()[0] ?? null;
  const outside = s.notices.find((n) => n.external !== null)?.external;
  return spansTable([
    { step: '首次报告至确定级别', from: first, to: graded, cite: '3' },
    { step: '首次报告至提请启动响应', from: first, to: proposed, cite: '5.3' },
    { step: '首次报告至启动响应', from: first, to: activated, cite: '5.3' },
    ...(outside
      ? [{ step: `启动响应至首次报告${outside}`, from: activated, to: reported, cite: '5.3' as const }]
      : []),
    { step: '启动响应至结束响应', from: activated, to: s.response?.endedAt ?? null, cite: '5.6' },
  ]);
}

function firstAt(m: Material, types: IncidentEvent['type'][]): string | null {
  return m.chronicle.find((e) => types.some((t) => t === e.event.type))?.at ?? null;
}

/** @returns what of the paging bears on responsibility and lessons; none when everybody answered */
export function unansweredFacts({ s }: Material): Md[] {
  const open = s.notices.filter((n) => n.expects !== 'decision' && !isSettled(n)).length;
  const exhausted = s.notices.filter((n) => n.exhaustedAt !== null).length;
  return [
    ...(open > 0 ? [md`尚无应答或登记的通知 ${open} 件。`] : []),
    ...(exhausted > 0 ? [md`全部值班人员均曾未应答、已告警的通知 ${exhausted} 件。`] : []),
  ];
}
