import { CLAUSES, type ClauseId } from '../plan/miit-2017/clauses.ts';
import type { Grade } from '../plan/types.ts';
import type { Context } from './context.ts';
import type { Directory } from './directory.ts';
import type { OrgId, PersonId } from './ids.ts';
import { type Incident, levelOf } from './incident/state.ts';
import { formatShanghai } from './time.ts';

/** Words that cards, documents and the chronicle share. */

export const GRADE_NAMES: Record<Grade | 'below', string> = {
  especially_serious: '特别重大',
  serious: '重大',
  relatively_serious: '较大',
  ordinary: '一般',
  below: '未达级别',
};

/** @returns `特别重大（I级）`; `未达级别` below the plan */
export function gradeWithLevel(grade: Grade | 'below'): string {
  const level = levelOf(grade);
  return level ? `${GRADE_NAMES[grade]}（${level}级）` : GRADE_NAMES[grade];
}

/** @returns `（预案5.3）`; nothing where no clause stands behind it */
export function citation(clause: ClauseId | null): string {
  return clause ? `（预案${clause}）` : '';
}

/** @returns the clause verbatim: `预案3.1(3)：1亿以上互联网用户信息泄露；` */
export function quotation(clause: ClauseId): string {
  return `预案${clause}：${CLAUSES[clause].text.replace(/^（\d+）|[；。]$/g, '')}`;
}

export function personName(id: PersonId | null, dir: Directory): string {
  if (id === null) return '';
  return id === 'system' ? '应急机器人' : (dir.person(id)?.name ?? id);
}

/** @returns the person's name for a place that names their organization already: without it, where it begins with it */
export function shortName(id: PersonId | null, dir: Directory): string {
  const name = personName(id, dir);
  const org = id === null ? undefined : dir.org(dir.person(id)?.org ?? ('' as OrgId));
  const prefixes = org ? [org.name, ...org.aliases].filter((p) => name.startsWith(p) && name !== p) : [];
  const longest = prefixes.sort((a, b) => b.length - a.length)[0];
  return longest ? name.slice(longest.length).trim() : name;
}

/** @returns the person's name with the organization before it, where the name doesn't say it itself */
export function fullName(id: PersonId, dir: Directory): string {
  const person = dir.person(id);
  const org = orgName(person?.org ?? null, dir);
  const name = personName(id, dir);
  return org === '' || name.startsWith(org) ? name : `${org} ${name}`;
}

export function orgName(id: OrgId | null, dir: Directory): string {
  return id === null ? '' : (dir.org(id)?.name ?? id);
}

/** @returns the moment with its date, and with 今天 left to the reader: `11-22 03:05`, with the year where it is another */
export function when(moment: string, at: string): string {
  const shown = formatShanghai(moment);
  return shown.slice(0, 4) === formatShanghai(at).slice(0, 4) ? shown.slice(5) : shown;
}

export function affectedName(s: Pick<Incident, 'affected'>, dir: Directory): string {
  return s.affected.org ? orgName(s.affected.org, dir) : (s.affected.name ?? '');
}

/** @returns where the incident stands, in a few words */
export function standing(s: Incident): string {
  switch (s.status) {
    case 'responding':
      return `${s.response?.level ?? ''}级响应中`;
    case 'ended':
      return '响应已结束';
    case 'closed':
      return '已关闭';
    case 'merged':
      return `已并入 ${s.mergedInto ?? ''}`;
    case 'open':
      return s.proposals.some((p) => p.status === 'open') ? '待批准启动响应' : '未启动响应';
  }
}

/** @returns the grade as it stands: confirmed, judged, or suggested */
export function gradeStanding(s: Incident): string {
  if (s.grade) {
    const how = s.grade.how === 'judged' ? '研判认定' : '已确认';
    const changed = s.grade.outdated ? ` · 事实有变，请重新确认（${suggestion(s)}）` : '';
    return `${gradeWithLevel(s.grade.grade)} · ${how}${changed}`;
  }
  return suggestion(s);
}

function suggestion(s: Pick<Incident, 'assessment'>): string {
  const { verdict, candidates, proposed } = s.assessment;
  if (verdict === 'judgement') {
    const names = candidates.map((c) => GRADE_NAMES[c]).join('或');
    return `须人工研判（${names}），暂按${proposed ? gradeWithLevel(proposed) : '未达级别'}处理`;
  }
  return `建议 ${gradeWithLevel(verdict)}`;
}

export type Words = Pick<Context, 'dir' | 'edition' | 'at'>;
