import { type Proposal, proposalName, type Report } from '../domain/incident/state.ts';
import { citation, orgName, personName } from '../domain/words.ts';
import type { CourseItem } from './course.ts';
import { COURSE_HEAD, courseItems, courseRow } from './course.ts';
import { blank, blocks, bullets, joined, type Md, md, table } from './markdown.ts';
import { elapsed, type Material, moment, personWithOrg } from './material.ts';

/** 经过, apart from 大事记: reports, measures, decisions and working groups. */

const MOST_REPORTS = 100;
const MOST_RECORDED = 50;

const KINDS: Record<Report['kind'], string> = {
  first: '首报',
  supplement: '续报',
  own: '事发单位报告',
  joined: '并入的报告',
};

/** Every report with reporter and time, those that were merged included. */
export function reportsTable({ s, w }: Material): Md {
  const rows = s.reports
    .slice(0, MOST_REPORTS)
    .map((r) => [
      md`${moment(r.at)}`,
      md`${orgName(r.org, w.dir)}`,
      md`${personName(r.by, w.dir)}`,
      md`${KINDS[r.kind]}${r.from ? `（原 ${r.from}）` : ''}`,
      md`${r.excerpt}`,
    ]);
  const more = s.reports.length - rows.length;
  return blocks([
    table(['时间', '单位', '报告人', '类别', '内容摘要'], rows),
    ...(more > 0 ? [md`另有 ${more} 次报告未列入，可用“/时间线 #${s.number}”查看。`] : []),
  ]);
}

/** 应急处置措施: as reported (4.1, 5.2), and what was noted or marked as key while handling. */
export function measuresTaken(m: Material): Md {
  const reported = reportedMeasures(m);
  const recorded = recordedMeasures(m);
  if (reported.length === 0 && recorded.length === 0) {
    return blank('已采取的应急处置措施（预案5.2、5.5）：时间、措施、实施单位、效果；处置记录中没有');
  }
  return blocks([
    ...(reported.length > 0 ? [md`报告中说明的措施（预案4.1、5.2）：`, bullets(reported)] : []),
    ...(recorded.length > 0 ? [md`处置中的记录和要点：`, table(COURSE_HEAD, recorded.map(courseRow))] : []),
    blank('对照预案5.2、5.5归纳各项措施的实施单位、起止时间和效果'),
  ]);
}

function reportedMeasures({ chronicle, w }: Material): Md[] {
  const seen = new Set<string>();
  return chronicle.flatMap(({ at, event: e }) => {
    if (e.type !== 'incident_reported' && e.type !== 'report_supplemented') return [];
    const { measures } = e.content;
    if (!measures || seen.has(measures)) return [];
    seen.add(measures);
    return [md`${moment(at)} ${orgName(e.report.org, w.dir)}：${measures}`];
  });
}

function recordedMeasures({ chronicle }: Material): CourseItem[] {
  const noted = chronicle.filter(
    ({ event: e, key }) => e.type === 'note_added' || (key && e.type === 'message_posted'),
  );
  return courseItems(noted, chronicle, MOST_RECORDED);
}

/** 决策: what was asked for, by whom, and who decided what, when, why and under which clause. */
export function decisions(m: Material): Md {
  const { proposals } = m.s;
  const rows = proposals.map((p) => [
    md`${proposalName(p)}${citation(p.cite)}`,
    md`${moment(p.at)} ${personWithOrg(p.by, m.w)}：${p.reason}`,
    decided(p, m),
    md`${elapsed(p.at, p.decisions.at(-1)?.at ?? null)}`,
  ]);
  const changes = m.chronicle.filter(
    ({ event: e }) => e.type.startsWith('response_') && e.type !== 'response_proposed',
  );
  return blocks([
    rows.length > 0 ? table(['事项', '提请', '决定', '用时'], rows) : md`处置记录中没有提请事项。`,
    ...(changes.length > 0
      ? [md`响应的启动、调整和结束：`, bullets(changes.map((e) => md`${moment(e.at)} ${e.text}`))]
      : [md`处置记录中没有启动响应。`]),
  ]);
}

function decided(p: Proposal, { w }: Material): Md {
  if (p.decisions.length === 0) return md`${p.status === 'withdrawn' ? '未作决定，提请已撤回' : '尚未决定'}`;
  const each = p.decisions.map((d) => {
    const verdict = d.verdict === 'approved' ? '批准' : '退回';
    return md`${moment(d.at)} ${personWithOrg(d.by, w, d.org)}${verdict}${d.reason ? `：${d.reason}` : ''}`;
  });
  return joined(each, '；');
}

/** 5.3: the working groups that were set up, with lead and members. */
export function workingGroups({ s, w }: Material): Md {
  if (s.groups.length === 0) return md`处置记录中没有设立工作组。`;
  const rows = s.groups.map((g) => {
    const group = w.edition.groups.find((x) => x.id === g.id);
    const members = g.members.filter((p) => p !== g.lead).map((p) => personWithOrg(p, w));
    return [
      md`${group?.label ?? g.id}组${citation(group?.cite ?? null)}`,
      md`${personWithOrg(g.lead, w)}`,
      md`${members.join('、') || '无'}`,
    ];
  });
  return table(['工作组', '组长', '成员'], rows);
}
