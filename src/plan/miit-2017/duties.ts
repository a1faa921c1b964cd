import type { DutyRule } from '../types.ts';
import type { ClauseId } from './clauses.ts';

/** 24小时值班. Neither clause lists its 相关单位: the body that orders the duty names them. */
export const DUTIES: DutyRule<ClauseId>[] = [
  {
    id: 'response_duty',
    begins: { levels: ['I', 'II'] },
    orderedBy: 'ero',
    who: ['ero', 'concerned_administrations', 'affected'],
    what: '进入应急状态，实行24小时值班，相关人员保持联络畅通，并派员参加部应急办工作。',
    cite: '5.3',
  },
  {
    id: 'warning_duty',
    begins: { colors: ['red', 'orange'] },
    orderedBy: 'ero',
    who: ['concerned_administrations'],
    what: '实行24小时值班，相关人员保持通信联络畅通。',
    cite: '4.5.2(1)',
  },
];
