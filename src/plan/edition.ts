import type { Clause, ClauseId } from './miit-2017/clauses.ts';
import type { Criterion } from './miit-2017/grading.ts';
import type {
  Deadline,
  DutyRule,
  Grade,
  Measure,
  ReportingRule,
  RequiredContent,
  ResponseAuthority,
  ResponseLevel,
  WarningRules,
  WorkingGroup,
} from './types.ts';

/** One edition of the plan as data. A record keeps the edition that it began under. */
export interface PlanEdition {
  id: string;
  title: string;
  /** YYYY-MM-DD, in Shanghai */
  effectiveFrom: string;
  clauses: Readonly<Record<ClauseId, Clause>>;
  /** in the order of the plan */
  clauseIds: readonly ClauseId[];
  grading: readonly Criterion[];
  /** 5.1 */
  levelOfGrade: Readonly<Record<Grade, ResponseLevel>>;
  authority: ResponseAuthority<ClauseId>[];
  reporting: ReportingRule<ClauseId>[];
  contents: RequiredContent<ClauseId>[];
  groups: WorkingGroup<ClauseId>[];
  deadlines: Deadline<ClauseId>[];
  warnings: WarningRules<ClauseId>;
  measures: Measure<ClauseId>[];
  duties: DutyRule<ClauseId>[];
  /** clauses that no row carries, each with what stands for it, in Chinese */
  uncoded: Record<'carried' | 'planned' | 'narrative', Partial<Record<ClauseId, string>>>;
}
