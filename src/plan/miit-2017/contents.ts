import type { RequiredContent } from '../types.ts';
import type { ClauseId } from './clauses.ts';

/** 4.1, third paragraph: what a report of an incident must say. */
export const REQUIRED_CONTENTS: RequiredContent<ClauseId>[] = [
  { id: 'time', label: '事件发生时间', cite: '4.1' },
  { id: 'scope_and_harm', label: '初步判定的影响范围和危害', cite: '4.1' },
  { id: 'measures', label: '已采取的应急处置措施', cite: '4.1' },
  { id: 'suggestions', label: '有关建议', cite: '4.1' },
];
