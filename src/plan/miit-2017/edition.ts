import type { PlanEdition } from '../edition.ts';
import { RESPONSE_AUTHORITY } from './authority.ts';
import { CLAUSE_IDS, CLAUSES } from './clauses.ts';
import { REQUIRED_CONTENTS } from './contents.ts';
import { DEADLINES } from './deadlines.ts';
import { DUTIES } from './duties.ts';
import { CRITERIA, LEVEL_OF_GRADE } from './grading.ts';
import { WORKING_GROUPS } from './groups.ts';
import { MEASURES } from './measures.ts';
import { REPORTING } from './reporting.ts';
import { CARRIED, NARRATIVE, PLANNED } from './uncoded.ts';
import { WARNINGS } from './warnings.ts';

export const MIIT_2017: PlanEdition = {
  id: 'miit-2017',
  title: '公共互联网网络安全突发事件应急预案（工信部网安〔2017〕281号）',
  /** 9.3: the day of issue */
  effectiveFrom: '2017-11-14',
  clauses: CLAUSES,
  clauseIds: CLAUSE_IDS,
  grading: CRITERIA,
  levelOfGrade: LEVEL_OF_GRADE,
  authority: RESPONSE_AUTHORITY,
  reporting: REPORTING,
  contents: REQUIRED_CONTENTS,
  groups: WORKING_GROUPS,
  deadlines: DEADLINES,
  warnings: WARNINGS,
  measures: MEASURES,
  duties: DUTIES,
  uncoded: { carried: CARRIED, planned: PLANNED, narrative: NARRATIVE },
};
