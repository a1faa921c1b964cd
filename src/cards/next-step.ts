import { hasRole } from '../domain/authority.ts';
import { missingContents } from '../domain/incident/contents.ts';
import { may } from '../domain/incident/may.ts';
import { decidersFor } from '../domain/incident/response-rules.ts';
import {
  type Incident,
  isOver,
  isResponding,
  levelOf,
  openProposal,
  proposalName,
  workingGrade,
} from '../domain/incident/state.ts';
import { citation, orgName } from '../domain/words.ts';
import { type Abilities, abilities, type Reader } from './abilities.ts';
import type { Action } from './card.ts';
import { dueLine } from './clock.ts';
import { line } from './line.ts';

/** What the readers of a card do next, in a sentence and as buttons: only what they may do, the next one first. */

/** @returns `下一步：…`, one or two short sentences that name the button to press; how it ended where it is over */
export function nextLine(s: Incident, r: Reader): string {
  if (s.closed) return `已关闭（${s.closed.kind}）：${s.closed.reason}`;
  if (isOver(s)) return `已并入 ${s.mergedInto ?? ''}，请查看该事件。`;
  return `下一步：${nextStep(s, r)}`;
}

function nextStep(s: Incident, r: Reader): string {
  const can = abilities(s, r);
  const pending = openProposal(s);
  if (pending && can.decide)
    return `请负责人或带班领导在“请决定”卡片上批准或退回：${proposalName(pending)}${citation(pending.cite)}。`;
  if (can.outside) {
    const cite = citation(can.outside.items[0]?.cite ?? null);
    return `请报告${can.outside.external ?? ''}，然后点“登记已报告”${cite}。`;
  }
  const runs = s.status === 'responding' && pending?.action === 'activate';
  if (pending && !runs) return `等待${names(pending.deciders, r)}决定：${proposalName(pending)}。`;
  if (s.status === 'open') return beforeResponse(s, r, can);
  if (s.status === 'responding') return duringResponse(s, r, can);
  const [owed] = can.owed;
  if (owed) return `${dueLine(owed)}报送。点“总结初稿”生成初稿（预案6.1）。`;
  return '响应已结束，请转入常态监测。';
}

function beforeResponse(s: Incident, r: Reader, can: Abilities): string {
  const level = levelOf(workingGrade(s));
  if (level === null) return can.close ? '请核实；确未达级别的，点“关闭”。' : '等待核实。有新情况点“续报”。';
  const deciders = decidersFor(s, 'activate', level, r);
  const decided = deciders.length > 0 ? `由${names(deciders, r)}决定（预案5.3）` : '';
  const propose = `点“提请启动${level}级响应”，${decided}`;
  if (can.judge && !deciders.length)
    return '请先点“更正事实”补充影响地区，才能确定由哪个通信管理局决定（预案5.3）。';
  if (can.activate) {
    if (can.confirm) return `请核实，点“确认定级”，再${propose}。`;
    if (s.assessment.verdict === 'judgement' && !s.grade)
      return `请点“研判定级”选定级别；情况紧急可先${propose}。`;
    return `请${propose}。`;
  }
  if (can.judge && s.assessment.scope === 'out' && !s.scope?.applies)
    return '原因不属本预案：确认的点“关闭”；认为适用的点“研判定级”说明理由（预案1.3）。';
  const kind = r.viewer?.kind;
  if (kind === 'leading_group')
    return `等待部应急办核实、提请，${level === 'I' ? '届时请您组决定' : decided}。`;
  if (kind === 'administration')
    return `请核实本行政区域情况，点“续报”报部应急办；${level}级响应${decided}。`;
  return forReporters(s, r);
}

/** 5.2 and 4.1: whom it befell acts at once and adds what its report lacks. */
function forReporters(s: Incident, r: Reader): string {
  const isAffected = hasRole(r.viewer ?? undefined, ['affected'], s, r.dir);
  const lacking = missingContents(s, r.edition);
  const add =
    lacking.length > 0 ? `点“续报”补充：${lacking.join('、')}（预案4.1）` : '有新情况点“续报”（预案4.1）';
  return isAffected ? `请先行处置、保存证据（预案5.2），${add}。` : `等待核实定级，${add}。`;
}

function duringResponse(s: Incident, r: Reader, can: Abilities): string {
  const level = levelOf(workingGrade(s));
  if (can.adjust && level) return `级别已变，请点“提请调整为${level}级”；否则点“研判定级”改回。`;
  if (can.end) return '组织处置，新情况点“续报”；影响消除后点“提请结束响应”（预案5.6）。';
  if (r.viewer?.kind === 'administration' && isResponding(s) && levelIsUpper(s.response.level))
    return '请全面了解本行政区域受影响情况，点“续报”报部应急办（预案5.4）。';
  return '请持续监测、处置，新情况点“续报”（预案5.4）。';
}

const levelIsUpper = (level: string): boolean => level === 'I' || level === 'II';

function names(orgs: Parameters<typeof orgName>[0][], r: Reader): string {
  const all = orgs.map((o) => orgName(o, r.dir));
  return all.length > 3 ? `${all.slice(0, 2).join('、')}等${all.length}家` : all.join('、');
}

/** The buttons of an incident's card. */
export function actions(s: Incident, r: Reader & { similar: Incident[] }): Action[] {
  const can = abilities(s, r);
  const timeline = button('时间线', `/时间线 #${s.number}`);
  if (isOver(s)) return [timeline];
  const next = nextActions(s, r, can);
  const out = [
    ...next,
    ...joinings(s, r),
    button('续报', `/续报 #${s.number}`),
    ...(can.correct ? [button('更正事实', line('更正', s))] : []),
    ...(s.status === 'responding' ? [button('呼叫', `/呼叫 #${s.number}`)] : []),
    ...(can.end ? [button('提请结束响应', line('结束', s))] : []),
    ...(can.withdraw ? [withdrawing(s)] : []),
    ...(can.close ? [{ ...button('关闭', line('关闭', s)), style: 'danger' as const }] : []),
    timeline,
  ];
  return firstPrimary(out);
}

/** What the sentence above names, in its order. */
export function nextActions(s: Incident, r: Reader, can = abilities(s, r)): Action[] {
  // After the response the grade decides nothing more; who still means to judge it types the command.
  const graded = s.status === 'ended';
  const confirm = can.confirm && !graded ? [button('确认定级', line('定级', s))] : [];
  const judge = can.judge && !graded ? [button('研判定级', line('研判', s))] : [];
  const [first, rest] = can.outside ? [responseActions(s, can), confirm] : [confirm, responseActions(s, can)];
  return [...first, ...rest, ...judge];
}

/** Starting, adjusting, reporting outside, and the reports of 6.1. */
export function responseActions(s: Incident, can: Abilities): Action[] {
  const level = levelOf(workingGrade(s));
  return [
    ...(can.outside ? [button('登记已报告', `/已报 #${s.number} notice=${can.outside.id}`)] : []),
    ...(can.activate && level ? [button(`提请启动${level}级响应`, line('启动', s))] : []),
    ...(can.adjust && level ? [button(`提请调整为${level}级`, line('调整', s))] : []),
    ...can.owed.flatMap((c) => owing(s, c.id)),
  ];
}

function owing(s: Incident, clock: 'summary_report' | 'authority_report'): Action[] {
  const word = clock === 'summary_report' ? '单位' : '主管部门';
  return [
    button('总结初稿', `/总结 #${s.number} 类别=${word}`),
    {
      ...button('登记已报送', `/报送 #${s.number} 类别=${word}`),
      confirm: { title: '登记已报送？', text: '登记后不再提醒。' },
    },
  ];
}

function joinings(s: Incident, r: Reader & { similar: Incident[] }): Action[] {
  const { viewer } = r;
  const joinable = r.similar.filter(
    (into) => viewer && may(viewer, s, { type: 'merge', into, reason: '' }, r),
  );
  return joinable.slice(0, 2).map((o) => ({
    ...button(`并入 ${o.number}`, line('合并', s, { into: o.number })),
    confirm: { title: `并入 ${o.number}？`, text: `本报告将并入“${o.title}”，报告人和时间保留。` },
  }));
}

function withdrawing(s: Incident): Action {
  return {
    ...button('撤回提请', line('撤回', s)),
    confirm: { title: '撤回提请？', text: '撤回后可以重新提请。' },
  };
}

const button = (label: string, l: string): Action => ({ label, line: l, style: 'default' });

/** The first button is the one to press. */
function firstPrimary([first, ...rest]: Action[]): Action[] {
  return first ? [{ ...first, style: first.style === 'default' ? 'primary' : first.style }, ...rest] : [];
}
