import { orgsOfRole } from '../domain/authority.ts';
import type { ChronicleEntry } from '../domain/entry-words.ts';
import type { OrgId, PersonId } from '../domain/ids.ts';
import {
  type Incident,
  levelOf,
  type Report,
  type ReportClock,
  workingGrade,
} from '../domain/incident/state.ts';
import { formatDuration, formatShanghai } from '../domain/time.ts';
import { orgName, personName, type Words } from '../domain/words.ts';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import type { Deadline, ResponseLevel, Role } from '../plan/types.ts';
import { blank, type Md, md } from './markdown.ts';

/** All that a report of 6.1 is drafted from. */
export interface Material {
  s: Incident;
  /** oldest first */
  chronicle: ChronicleEntry[];
  w: Words;
  /** of the response, or that of the grade while there is none; null below the plan */
  level: ResponseLevel | null;
  /** the plan's row for this report at this level */
  row: Deadline<ClauseId>;
}

/** @throws Error when the edition has no row for the report, which is a bug */
export function materialOf(
  id: ReportClock['id'],
  s: Incident,
  chronicle: ChronicleEntry[],
  w: Words,
): Material {
  const level = s.response?.level ?? levelOf(workingGrade(s));
  const rows = w.edition.deadlines.filter((d) => d.id === id);
  const row = rows.find((d) => level !== null && d.levels.includes(level)) ?? rows[0];
  if (!row) throw new Error(`edition ${w.edition.id} has no deadline row ${id}`);
  return { s, chronicle, w, level, row };
}

const MOST_NAMED = 5;

/** @returns the names of who a role means, or what a person must write where the record doesn't tell */
export function namesOfRole(role: Role, m: Material, guidance: string): Md {
  const orgs = m.level === null && role !== 'affected' ? [] : orgsOfRole(role, m.s, m.w.dir);
  if (orgs.length === 0) return blank(guidance);
  const names = orgs.slice(0, MOST_NAMED).map((o) => o.name);
  return md`${names.join('、')}${orgs.length > MOST_NAMED ? `等${orgs.length}家` : ''}`;
}

/** @returns `2026-11-22 03:05`; `记录未载明` for null */
export function moment(at: string | null): string {
  return at === null ? '记录未载明' : formatShanghai(at);
}

/** @returns how long it took, as `2小时5分`; what is wrong where the end lies before the beginning */
export function elapsed(from: string | null, to: string | null): string {
  if (from === null || to === null) return '无法计算';
  const ms = Date.parse(to) - Date.parse(from);
  return ms < 0 ? '时间先后有误，请核对' : formatDuration(ms);
}

/**
 * @param id the organization of the person, where the record has kept it
 * @returns `四川省通信管理局 张某`; a name that begins with that of the organization stands alone
 */
export function personWithOrg(person: PersonId, w: Words, id: OrgId | null = null): string {
  const org = orgName(id ?? w.dir.person(person)?.org ?? null, w.dir);
  const name = personName(person, w.dir);
  return name.startsWith(org) ? name : `${org} ${name}`;
}

/** The first report of all, of those that were merged into this incident too. */
export function firstReport(s: Incident): Pick<Report, 'at'> & Partial<Report> {
  return [...s.reports].sort((a, b) => a.at.localeCompare(b.at))[0] ?? { at: s.reportedAt };
}
