import type { ResponseLevel, WorkingGroup } from '../types.ts';
import type { ClauseId } from './clauses.ts';

const levels: ResponseLevel[] = ['I', 'II'];

/** 5.3: working groups that 部应急办 sets up as the situation asks (视情). */
export const WORKING_GROUPS: WorkingGroup<ClauseId>[] = [
  { id: 'recovery', label: '应急恢复', levels, cite: '5.3' },
  { id: 'attribution', label: '攻击溯源', levels, cite: '5.3' },
  { id: 'impact', label: '影响评估', levels, cite: '5.3' },
  { id: 'publication', label: '信息发布', levels, cite: '5.3' },
  { id: 'interagency', label: '跨部门协调', levels, cite: '5.3' },
  { id: 'international', label: '国际协调', levels, cite: '5.3' },
];
