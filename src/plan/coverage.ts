import { currentEdition, type PlanEdition } from './index.ts';
import { type ClauseId, clauseTitle } from './miit-2017/clauses.ts';

export interface CommandCites {
  /** the command's Chinese name with its slash, as `/报告` */
  command: string;
  cites: readonly ClauseId[];
}

export interface CoverageRow {
  clause: ClauseId;
  title: string;
  /**
   * `rule`: carried by rows or code of the plan, and perhaps commands; `command`: by commands alone; `planned`: its
   * working is still to come, though rows may stand already; `narrative`: states no rule
   */
  status: 'rule' | 'command' | 'planned' | 'narrative';
  /** what carries it, or why nothing does, in Chinese */
  by: string;
}

/** The parts of an edition whose rows cite clauses, by the file that holds them. */
const PARTS = {
  grading: 'grading.ts',
  authority: 'authority.ts',
  reporting: 'reporting.ts',
  contents: 'contents.ts',
  groups: 'groups.ts',
  deadlines: 'deadlines.ts',
  warnings: 'warnings.ts',
  measures: 'measures.ts',
  duties: 'duties.ts',
} as const satisfies Partial<Record<keyof PlanEdition, string>>;

/**
 * @param commands what each chat command cites
 * @returns one row for every clause, in the order of the plan
 */
export function coverageTable(
  commands: readonly CommandCites[],
  edition: PlanEdition = currentEdition,
): CoverageRow[] {
  const files = Object.entries(PARTS).map(([part, file]) => ({
    file,
    cites: citesIn(edition[part as keyof typeof PARTS], edition),
  }));
  return edition.clauseIds.map((clause) => {
    const rules: string[] = files.filter(({ cites }) => cites.has(clause)).map(({ file }) => file);
    const carried = edition.uncoded.carried[clause];
    if (carried !== undefined) rules.push(carried);
    const by = commands.filter(({ cites }) => cites.includes(clause)).map(({ command }) => command);
    return { clause, title: clauseTitle(clause), ...standing(clause, rules, by, edition) };
  });
}

function standing(
  clause: ClauseId,
  rules: string[],
  commands: string[],
  edition: PlanEdition,
): Pick<CoverageRow, 'status' | 'by'> {
  const carriers = [...rules, ...commands].join('、');
  if (commands.length > 0) return { status: rules.length > 0 ? 'rule' : 'command', by: carriers };
  const planned = edition.uncoded.planned[clause];
  if (planned !== undefined) {
    return { status: 'planned', by: carriers ? `${planned}（规则已备：${carriers}）` : planned };
  }
  if (rules.length > 0) return { status: 'rule', by: carriers };
  return { status: 'narrative', by: edition.uncoded.narrative[clause] ?? '' };
}

/** @returns the clauses that rows cite; in a row a clause's number stands nowhere but in a citation */
function citesIn(rows: unknown, edition: PlanEdition): Set<string> {
  if (typeof rows === 'string') return new Set(rows in edition.clauses ? [rows] : []);
  if (typeof rows !== 'object' || rows === null) return new Set();
  return new Set(Object.values(rows).flatMap((value) => [...citesIn(value, edition)]));
}
