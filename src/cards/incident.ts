import { describeFacts } from '../domain/fact-words.ts';
import { missingContents } from '../domain/incident/contents.ts';
import { type Incident, isOver } from '../domain/incident/state.ts';
import type { Notice } from '../domain/notice.ts';
import { formatDuration } from '../domain/time.ts';
import {
  affectedName,
  citation,
  fullName,
  gradeStanding,
  gradeWithLevel,
  orgName,
  personName,
  quotation,
  standing,
  when,
} from '../domain/words.ts';
import type { Reader } from './abilities.ts';
import type { Block, Card } from './card.ts';
import { actions, nextLine } from './next-step.ts';
import { toneOf } from './tone.ts';

export interface IncidentView extends Reader {
  /** open incidents like this one that they may see */
  similar: Incident[];
}

/** The incident, whole: what was reported, its grade with the clause, who was told, and what to do next. */
export function incidentCard(s: Incident, v: IncidentView): Card {
  return {
    tone: toneOf(s),
    title: `${s.number} ${s.title}`,
    subtitle: `${standing(s)} · ${gradeStanding(s)}`,
    blocks: [
      { type: 'text', text: nextLine(s, v) },
      ...basics(s, v),
      ...gradeBlocks(s, v),
      ...addressees(s, v),
      ...missing(s, v),
      ...similarTo(v),
    ],
    actions: actions(s, v),
  };
}

function basics(s: Incident, v: IncidentView): Block[] {
  const time = (t: string | null): string => (t ? when(t, v.at) : '未报');
  const since = s.discoveredAt ?? s.occurredAt;
  const took = since ? Date.parse(s.reportedAt) - Date.parse(since) : null;
  const first = s.reports[0];
  const label = s.discoveredAt ? '发现后' : '发生后';
  return [
    {
      type: 'fields',
      fields: [
        { label: '事发单位', value: affectedName(s, v.dir) || '不明' },
        {
          label: '报告人',
          value: first ? fullName(first.by, v.dir) : '',
        },
        { label: '发生时间', value: time(s.occurredAt) },
        { label: '发现时间', value: time(s.discoveredAt) },
        {
          label: '报告时间',
          value: `${when(s.reportedAt, v.at)}${took === null ? '' : `（${label}${formatDuration(Math.max(0, took))}）`}`,
        },
        ...(s.reports.length > 1 ? [{ label: '报告次数', value: reportCount(s, v) }] : []),
      ],
    },
    {
      type: 'quote',
      text: s.text.slice(0, 600),
      marks: s.evidence.filter((e) => e.end <= 600).map(({ start, end }) => ({ start, end })),
    },
    ...(s.reports.length > 1 ? [{ type: 'list' as const, items: latestReports(s, v) }] : []),
  ];
}

function reportCount(s: Incident, v: IncidentView): string {
  const orgs = new Set(s.reports.map((r) => orgName(r.org, v.dir)));
  return `${s.reports.length}次（${[...orgs].slice(0, 3).join('、')}${orgs.size > 3 ? '等' : ''}）`;
}

const KIND = { first: '首报', supplement: '续报', own: '本单位报告', joined: '并入' } as const;

function latestReports(s: Incident, v: IncidentView): string[] {
  return s.reports
    .slice(1)
    .slice(-3)
    .map((r) => {
      const from = r.from ? `（原 ${r.from}）` : '';
      return `${when(r.at, v.at)} ${orgName(r.org, v.dir)} ${KIND[r.kind]}${from}：${r.excerpt.slice(0, 80)}`;
    });
}

function gradeBlocks(s: Incident, v: IncidentView): Block[] {
  const a = s.assessment;
  const matched = a.matches.map((m) => `${gradeWithLevel(m.grade)}：${m.because} —— ${quotation(m.clause)}`);
  const near = a.nearMisses.map((n) => `${n.text}${citation(n.clause)}`);
  const asked = a.questions.map((q) => `请研判：${q.text}${citation(q.clause)}`);
  const decided = s.grade
    ? [
        `${gradeWithLevel(s.grade.grade)}由${personName(s.grade.by, v.dir)}于${when(s.grade.at, v.at)}${
          s.grade.how === 'judged' ? `研判认定：${s.grade.reason}` : '确认'
        }${citation(s.grade.clause)}`,
      ]
    : [];
  const facts = describeFacts(s.facts).map((f) => `${f.label}：${f.value}`);
  return [
    { type: 'heading', text: '定级' },
    { type: 'list', items: [...decided, ...matched, ...near, ...asked, scopeLine(s, v)] },
    ...(facts.length > 0 ? [{ type: 'note' as const, text: `依据事实：${facts.join('；')}` }] : []),
  ];
}

function scopeLine(s: Incident, v: IncidentView): string {
  if (s.scope) {
    const verdict = s.scope.applies ? '适用' : '不适用';
    return `${verdict}本预案，由${personName(s.scope.by, v.dir)}认定：${s.scope.reason}（预案1.3）`;
  }
  const ask = s.assessment.scope === 'in' ? '' : '，须人工认定';
  return `${s.assessment.scopeReason.replace(/[。；]$/, '')}${ask}${/1\.3/.test(s.assessment.scopeReason) ? '' : '（预案1.3）'}`;
}

function missing(s: Incident, v: IncidentView): Block[] {
  const lacking = missingContents(s, v.edition);
  const noRegion = s.facts.regions.length === 0 && !s.facts.national;
  const items = [
    ...(lacking.length > 0 ? [`尚缺：${lacking.join('、')}（预案4.1）`] : []),
    ...(noRegion ? ['影响地区不明：请补充，以便通知有关省通信管理局（预案4.1）'] : []),
    ...(affectedName(s, v.dir) ? [] : ['事发单位不明：请补充']),
  ];
  const given = [
    ...(s.measures ? [{ label: '已采取措施', value: s.measures.slice(0, 300) }] : []),
    ...(s.suggestions ? [{ label: '有关建议', value: s.suggestions.slice(0, 300) }] : []),
  ];
  return [
    ...(given.length > 0 ? [{ type: 'fields' as const, fields: given }] : []),
    ...(items.length > 0 && !isOver(s) ? [{ type: 'list' as const, items }] : []),
  ];
}

/** Of so many addressees each has a line of its own; of more, 部应急办 has, and the others are counted. */
const MOST_LINES = 6;

/** Delivered and acknowledged, per addressee (4.1). */
function addressees(s: Incident, v: IncidentView): Block[] {
  const told = s.notices.filter((n) => n.items.some((i) => i.rule.startsWith('reported.')));
  if (told.length === 0) return [];
  const state = (n: Notice): string => {
    const delivered = n.deliveredAt ? `送达 ${when(n.deliveredAt, v.at)}` : '正在送达';
    const acked = n.ackedAt ? `收到 ${when(n.ackedAt, v.at)}（${personName(n.ackedBy, v.dir)}）` : '未确认';
    return `${orgName(n.to, v.dir)}：${delivered} · ${acked}`;
  };
  const isEro = (n: Notice): boolean => v.dir.org(n.to)?.kind === 'ero';
  const items =
    told.length <= MOST_LINES
      ? told.map(state)
      : [
          ...told.filter(isEro).map(state),
          ...counted(
            told.filter((n) => !isEro(n)),
            v,
          ),
        ];
  return [
    { type: 'heading', text: '报告送达（预案4.1）' },
    { type: 'list', items },
  ];
}

/** @returns `通知其他31家：送达31家，收到12家`, and who has not answered */
function counted(told: Notice[], v: IncidentView): string[] {
  const silent = told.filter((n) => !n.ackedAt);
  const delivered = told.filter((n) => n.deliveredAt).length;
  const names = silent.slice(0, 8).map((n) => orgName(n.to, v.dir));
  return [
    `其他${told.length}家：送达${delivered}家，收到${told.length - silent.length}家`,
    ...(silent.length > 0
      ? [`未确认：${names.join('、')}${silent.length > 8 ? `等${silent.length}家` : ''}`]
      : []),
  ];
}

function similarTo(v: IncidentView): Block[] {
  if (v.similar.length === 0) return [];
  return [
    {
      type: 'text',
      text: `可能与下列未结事件为同一事件：${v.similar.map((o) => `${o.number} ${o.title}`).join('；')}`,
    },
  ];
}
