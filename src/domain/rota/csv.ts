import type { Directory } from '../directory.ts';
import type { OrgId, PersonId } from '../ids.ts';
import { formatShanghai, parseInstant } from '../time.ts';
import type { MonthLine } from './month.ts';
import type { Shift } from './rota.ts';

/**
 * 值班表 as CSV: a line of headings, then a line for each shift. `单位` may be left out where all are of one organization;
 * `时长` is in hours, or `结束` says the moment. Moments are Shanghai time, as `2026-12-01 08:30`.
 */
const COLUMNS = ['单位', '开始', '时长', '结束', '主班', '副班', '带班领导'] as const;
type Column = (typeof COLUMNS)[number];

/** A shift may last from an hour to a week. */
const MOST_HOURS = 7 * 24;
const MOST_LINES = 5000;
const HOUR = 3_600_000;

export type ParsedRota =
  | { ok: true; shifts: Map<OrgId, Shift[]> }
  /** one Chinese line for each problem, with the number of its line */
  | { ok: false; problems: string[] };

/**
 * @param text as people write it or as a spreadsheet saves it; commas (also full-width) or tabs between the columns
 * @param own the organization of lines that name none; null: each line must name one
 */
export function parseRota(text: string, own: OrgId | null, dir: Directory): ParsedRota {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line, i) => ({ cells: cellsOf(line), number: i + 1 }))
    .filter(({ cells }) => cells.some((c) => c !== ''));
  const [head, ...rows] = lines;
  const columns = (head?.cells ?? []) as Column[];
  const unknown = columns.filter((c) => !COLUMNS.includes(c));
  const missing = (['开始', '主班'] as const).filter((c) => !columns.includes(c));
  if (unknown.length > 0 || missing.length > 0) {
    return {
      ok: false,
      problems: [`第1行应为列名：${COLUMNS.join(',')}（单位、副班、带班领导可省略，时长与结束写一个）。`],
    };
  }
  if (rows.length === 0) return { ok: false, problems: ['列名下面没有班次。'] };
  if (rows.length > MOST_LINES) return { ok: false, problems: [`一次最多导入${MOST_LINES}行，请分次导入。`] };
  const problems: string[] = [];
  const shifts = new Map<OrgId, Shift[]>();
  for (const { cells, number } of rows) {
    const row = Object.fromEntries(columns.map((c, i) => [c, cells[i] ?? ''])) as Partial<
      Record<Column, string>
    >;
    const read = shiftOf(row, own, dir);
    if (typeof read === 'string') problems.push(`第${number}行：${read}`);
    else shifts.set(read.org, [...(shifts.get(read.org) ?? []), read.shift]);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, shifts };
}

/** Cells without the quotes around them; a doubled quote inside stands for one. */
function cellsOf(line: string): string[] {
  const cells = line.match(/(?:"(?:[^"]|"")*"|[^,，\t])*(?:[,，\t]|$)/gu) ?? [];
  return cells
    .slice(0, cells.at(-1) === '' ? -1 : undefined)
    .map((c) => c.replace(/[,，\t]$/u, '').trim())
    .map((c) => (/^".*"$/su.test(c) ? c.slice(1, -1).replaceAll('""', '"') : c));
}

function shiftOf(
  row: Partial<Record<Column, string>>,
  own: OrgId | null,
  dir: Directory,
): { org: OrgId; shift: Shift } | string {
  const org = row.单位 ? soleOrg(row.单位, dir) : own;
  if (!org) return row.单位 ? `通讯录中没有单位“${row.单位}”，请写全称` : '请写明单位';
  const start = momentOf(row.开始 ?? '');
  if (!start) return '开始请写成 2026-12-01 08:30';
  const end = endOf(start, row);
  if (typeof end === 'string') return end;
  const people: (PersonId | null)[] = [];
  for (const column of ['主班', '副班', '带班领导'] as const) {
    const name = row[column] ?? '';
    const person = name === '' ? null : personOf(name, org, dir);
    if (name !== '' && !person) return `${column}“${name}”不在${dir.org(org)?.name ?? org}的通讯录中`;
    people.push(person);
  }
  const [primary, backup = null, leader = null] = people;
  if (!primary) return '请写明主班';
  return {
    org,
    shift: { startsAt: start.toISOString(), endsAt: end.toISOString(), primary, backup, leader },
  };
}

function momentOf(text: string): Date | null {
  const plain = text
    .replace(/[年月/]/gu, '-')
    .replace(/日/gu, ' ')
    .trim();
  return parseInstant(
    plain
      .replace(/\s+/gu, ' ')
      .replace(/\b(\d)(?=[-: ])/gu, '0$1')
      .replace(/-(\d)$/u, '-0$1'),
  );
}

function endOf(start: Date, row: Partial<Record<Column, string>>): Date | string {
  const hours = Number((row.时长 ?? '').replace(/(小时|h)$/iu, ''));
  const end = row.结束 ? momentOf(row.结束) : new Date(start.getTime() + hours * HOUR);
  const length = (end?.getTime() ?? Number.NaN) - start.getTime();
  if (length >= HOUR && length <= MOST_HOURS * HOUR && end) return end;
  return '时长请写小时数（如 24），或写明结束时间；一个班次应为1小时至7天';
}

function soleOrg(name: string, dir: Directory): OrgId | null {
  const { orgs } = dir.find(name);
  return orgs.length === 1 && orgs[0] ? orgs[0].id : (dir.org(name as OrgId)?.id ?? null);
}

/** By full name, by what is left of it without the organization's name (`值班员甲`), or by id. */
function personOf(name: string, org: OrgId, dir: Directory): PersonId | null {
  const people = dir.peopleOf(org);
  const byId = people.find((p) => p.id === name || p.name === name);
  if (byId) return byId.id;
  const ending = people.filter((p) => p.name.endsWith(name));
  const found = ending.length > 0 ? ending : dir.find(name, org).people.filter((p) => p.org === org);
  return found.length === 1 && found[0] ? found[0].id : null;
}

/**
 * @param name how a person is called
 * @returns the month as CSV that a spreadsheet opens and `parseRota` reads; covers stand in it as they are
 */
export function monthCsv(lines: MonthLine[], org: string, name: (person: PersonId) => string): string {
  const shifts = lines.filter((l) => !l.gap);
  const rows = shifts.map((l) => [
    org,
    formatShanghai(l.startsAt),
    formatShanghai(l.endsAt),
    ...[l.posts.primary, l.posts.backup, l.posts.leader].map((p) => (p ? name(p) : '')),
  ]);
  return csvOf([['单位', '开始', '结束', '主班', '副班', '带班领导'], ...rows]);
}

/**
 * @returns RFC 4180 with a byte order mark, so that spreadsheets take it for UTF-8; what a spreadsheet would run as a
 * formula is set off by an apostrophe
 */
export function csvOf(rows: string[][]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`;
}
