import { CLOCK_NAMES } from '../domain/entry-words.ts';
import { describeFacts } from '../domain/fact-words.ts';
import type { ReportClock, Response } from '../domain/incident/state.ts';
import { shanghaiDate } from '../domain/time.ts';
import { affectedName, GRADE_NAMES, gradeStanding, orgName, quotation, standing } from '../domain/words.ts';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import { blank, blocks, joined, type Md, md, orBlank, table } from './markdown.ts';
import { elapsed, firstReport, type Material, moment, personWithOrg } from './material.ts';

/** 事件基本情况: what the record says of the incident, before the contents that 6.1 names. */
export function overview(m: Material): Md {
  const { s, w } = m;
  const r = s.response;
  const adjusted = m.chronicle.some((e) => e.event.type === 'response_adjusted');
  const first = firstReport(s);
  const reporter = first.by ? `，${personWithOrg(first.by, w)}` : '';
  const occurred = s.occurredAt === null ? blank('事件发生时间（预案4.1）') : md`${moment(s.occurredAt)}`;
  const discovered = s.discoveredAt === null ? blank('事件发现时间') : md`${moment(s.discoveredAt)}`;
  const rows: [string, Md][] = [
    ['事件编号', md`${s.number}`],
    ['事件名称', orBlank(s.title, '事件名称')],
    ['事发单位', orBlank(affectedName(s, w.dir), '事发单位全称')],
    ['当前状态', md`${standing(s)}`],
    ['事件级别', md`${gradeStanding(s)}`],
    ['定级依据', gradeGrounds(m)],
    ['适用范围', scope(m)],
    ['发生时间', occurred],
    ['发现时间', discovered],
    ['首次报告', md`${moment(first.at)}${reporter}；共 ${s.reports.length} 次报告`],
    ...(r ? responseRows(r, adjusted, m) : ([['应急响应', md`未启动`]] satisfies [string, Md][])),
    ...s.clocks.map((c): [string, Md] => [`${CLOCK_NAMES[c.id]}期限`, md`${clockText(c, m)}（预案6.1）`]),
  ];
  return blocks([
    table(
      ['项目', '内容'],
      rows.map(([label, value]) => [md`${label}`, value]),
    ),
  ]);
}

function responseRows(r: Response, adjusted: boolean, { w }: Material): [string, Md][] {
  return [
    ['响应级别', md`${r.level}级${adjusted ? '（经调整）' : ''}`],
    ['启动响应', md`${moment(r.activatedAt)}`],
    ['结束响应', md`${ended(r.activatedAt, r.endedAt)}`],
    ['指挥单位', md`${r.commanders.map((o) => orgName(o, w.dir)).join('、')}`],
    ...(r.document ? ([['国家有关决定', md`${r.document}`]] satisfies [string, Md][]) : []),
  ];
}

function ended(from: string, to: string | null): string {
  return to === null ? '尚未结束' : `${moment(to)}，历时${elapsed(from, to)}`;
}

/** The clauses of chapter 3 in their own words, with what meets them; a person's grade with name and reason. */
function gradeGrounds({ s, w }: Material): Md {
  const { grade, assessment } = s;
  const name = grade?.grade ?? assessment.proposed;
  const matches = assessment.matches.filter((x) => x.grade === name);
  const grounds = matches.map((x) => md`${words(x.clause)}（${x.because}）`);
  if (!grade) return joined([...grounds, blank('请有权单位先确认或研判级别（/定级）')], '；');
  const verb = grade.how === 'judged' ? '研判认定' : '确认';
  const who = md`${moment(grade.at)} 由${personWithOrg(grade.by, w)}${verb}为${GRADE_NAMES[grade.grade]}${grade.reason ? `：${grade.reason}` : ''}`;
  const quoted =
    grade.clause && grade.grade !== 'below' && grounds.length === 0 ? [md`${words(grade.clause)}`] : [];
  return joined([...grounds, ...quoted, who], '；');
}

/** The clause verbatim, without the mark that ends it in a list. */
const words = (clause: ClauseId): string => quotation(clause).replace(/[；。：]$/u, '');

function scope({ s, w }: Material): Md {
  if (s.scope) {
    const { applies, reason, by, at } = s.scope;
    return md`${moment(at)} 由${personWithOrg(by, w)}认定${applies ? '适用' : '不适用'}本预案：${reason}（预案1.3）`;
  }
  return md`${s.assessment.scopeReason}（预案1.3）`;
}

/** @returns the last day and whether it was kept, as `2026-12-04 前报送；2026-12-03 17:00 某某登记已报送` */
export function clockText(c: ReportClock, { w }: Material): string {
  const due = c.date === null ? `期限未定：${c.unknown ?? ''}` : `${c.date} 前报送`;
  if (!c.submitted) return `${due}；尚未登记报送`;
  const late = c.date !== null && shanghaiDate(c.submitted.at) > c.date ? '，晚于期限' : '';
  return `${due}；${moment(c.submitted.at)} ${personWithOrg(c.submitted.by, w)}登记已报送${late}`;
}

/** 影响范围 by facts; the causes stand in a section of their own. */
export function impactFacts({ s }: Material): Md | null {
  const rows = describeFacts(s.facts).filter((f) => f.key !== 'causes');
  if (rows.length === 0) return null;
  return table(
    ['事实', '处置记录'],
    rows.map((f) => [md`${f.label}`, md`${f.value}`]),
  );
}
