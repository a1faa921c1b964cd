import { orgsOfRole } from '../domain/authority.ts';
import type { Org } from '../domain/directory.ts';
import { describeFacts } from '../domain/fact-words.ts';
import {
  type Incident,
  isOver,
  isResponding,
  levelOf,
  openProposal,
  workingGrade,
} from '../domain/incident/state.ts';
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
  type Words,
  when,
} from '../domain/words.ts';
import type { Action, Block, Card } from './card.ts';
import { line } from './line.ts';
import { toneOf } from './tone.ts';

export interface IncidentView extends Words {
  /** whose people look at it */
  viewer: Org | null;
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
      { type: 'note', text: `下一步：${nextStep(s, v)}` },
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
    { type: 'text', text: gradeStanding(s) },
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

/** 4.1: what a report must say and this one doesn't yet. Nothing waits for it. */
function missingContents(s: Incident, edition: Words['edition']): string[] {
  const known: Record<string, boolean> = {
    time: s.occurredAt !== null,
    scope_and_harm: describeFacts(s.facts).some((f) => f.key !== 'causes'),
    measures: s.measures !== null,
    suggestions: s.suggestions !== null,
  };
  return edition.contents.filter((c) => !known[c.id]).map((c) => c.label);
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

/** Delivered and acknowledged, per addressee; many are counted, and only those that have not answered are named. */
function addressees(s: Incident, v: IncidentView): Block[] {
  const told = s.notices.filter((n) => n.items.some((i) => i.rule.startsWith('reported.')));
  if (told.length === 0) return [];
  const state = (n: Notice): string => {
    const delivered = n.deliveredAt ? `送达 ${when(n.deliveredAt, v.at)}` : '正在送达';
    const acked = n.ackedAt ? `收到 ${when(n.ackedAt, v.at)}（${personName(n.ackedBy, v.dir)}）` : '未确认';
    return `${orgName(n.to, v.dir)}：${delivered} · ${acked}`;
  };
  const silent = told.filter((n) => !n.ackedAt);
  const items =
    told.length <= 6
      ? told.map(state)
      : [
          `已通知${told.length}家，收到${told.length - silent.length}家`,
          ...(silent.length > 0
            ? [
                `未确认：${silent
                  .slice(0, 8)
                  .map((n) => orgName(n.to, v.dir))
                  .join('、')}${silent.length > 8 ? '等' : ''}`,
              ]
            : []),
        ];
  return [
    { type: 'heading', text: '报告送达（预案4.1）' },
    { type: 'list', items },
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

function nextStep(s: Incident, v: IncidentView): string {
  const pending = openProposal(s);
  if (isOver(s))
    return s.closed ? `已关闭（${s.closed.kind}）：${s.closed.reason}` : `请查看 ${s.mergedInto ?? ''}。`;
  if (pending && s.status === 'open')
    return `等待${pending.deciders
      .map((o) => orgName(o, v.dir))
      .slice(0, 3)
      .join('、')}决定。`;
  if (s.status === 'responding') return '开展应急处置，新情况用 /续报；影响消除后提请结束响应（预案5.6）。';
  if (s.status === 'ended') return '按期完成总结报告，用 /总结 生成初稿（预案6.1）。';
  const grade = workingGrade(s);
  if (grade === 'below') return '核实情况；确认未达级别的可关闭。';
  const rows = v.edition.authority.find((r) => r.level === levelOf(grade));
  const deciders = rows ? orgsOfRole(rows.decider, s, v.dir).map((o) => o.name) : [];
  const who =
    deciders.length === 0
      ? '补充影响地区'
      : `由${deciders.slice(0, 3).join('、')}${deciders.length > 3 ? '等' : ''}决定是否启动`;
  return `核实并确认级别；${who}${levelOf(grade)}级响应（预案5.3）。`;
}

/** What a telecom authority decides next about an incident that it was told of. */
export function authorityActions(s: Incident): Action[] {
  if (s.status !== 'open' || openProposal(s)) return [];
  const level = levelOf(workingGrade(s));
  const confirm = !s.grade && s.assessment.verdict !== 'judgement';
  return [
    ...(level ? [{ label: `提请启动${level}级响应`, line: line('启动', s), style: 'primary' as const }] : []),
    confirm
      ? { label: '确认定级', line: line('定级', s), style: 'default' }
      : { label: '研判定级', line: line('研判', s), style: 'default' },
  ];
}

/** The buttons that make sense now; those without the authority are told who has it. */
function actions(s: Incident, v: IncidentView): Action[] {
  const out: Action[] = [];
  const add = (
    label: string,
    l: string,
    style: Action['style'] = 'default',
    confirm?: Action['confirm'],
  ): void => {
    out.push({ label, line: l, style, ...(confirm ? { confirm } : {}) });
  };
  const authority = v.viewer === null || ['ero', 'administration', 'leading_group'].includes(v.viewer.kind);
  if (isOver(s)) {
    add('时间线', `/时间线 #${s.number}`);
    return out;
  }
  const level = levelOf(workingGrade(s));
  if (authority && s.status === 'open' && level && !openProposal(s))
    add(`提请启动${level}级响应`, line('启动', s), 'primary');
  if (authority && isResponding(s) && level && level !== s.response.level)
    add(`提请调整为${level}级`, line('调整', s), 'primary');
  if (authority && (!s.grade || s.grade.outdated) && s.assessment.verdict !== 'judgement') {
    add('确认定级', line('定级', s), 'default');
  }
  if (authority) add('研判定级', line('研判', s));
  for (const o of v.similar.slice(0, 2)) {
    add(`并入 ${o.number}`, line('合并', s, { into: o.number }), 'default', {
      title: `并入 ${o.number}？`,
      text: `本报告将并入“${o.title}”，报告人和时间保留。`,
    });
  }
  add('续报', `/续报 #${s.number}`);
  add('更正事实', line('更正', s));
  if (authority && isResponding(s)) add('提请结束响应', line('结束', s));
  if (authority && s.status === 'open') add('关闭', line('关闭', s), 'danger');
  add('时间线', `/时间线 #${s.number}`);
  return out;
}
