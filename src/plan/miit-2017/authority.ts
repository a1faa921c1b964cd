import type { ResponseAuthority } from '../types.ts';
import type { ClauseId } from './clauses.ts';

/**
 * 5.3 and 5.6: who starts, commands and ends a response; an adjustment is under the authority of the new level. That
 * the plan has 部应急办 propose: at level I by 2.2; at III and IV because it 根据需要协调 them, also by 2.2.
 */
export const RESPONSE_AUTHORITY: ResponseAuthority<ClauseId>[] = [
  {
    level: 'I',
    proposers: ['ero'],
    decider: 'leading_group',
    nationalDecision: true,
    commander: 'leading_group',
    propose: '2.2',
    activate: '5.3',
    end: '5.6',
  },
  {
    level: 'II',
    proposers: ['ero'],
    decider: 'ero',
    nationalDecision: false,
    commander: 'ero',
    propose: '5.3',
    activate: '5.3',
    end: '5.6',
  },
  {
    level: 'III',
    proposers: ['concerned_administrations', 'ero'],
    decider: 'concerned_administrations',
    nationalDecision: false,
    commander: 'concerned_administrations',
    propose: '5.3',
    activate: '5.3',
    end: '5.6',
  },
  {
    level: 'IV',
    proposers: ['concerned_administrations', 'ero'],
    decider: 'concerned_administrations',
    nationalDecision: false,
    commander: 'concerned_administrations',
    propose: '5.3',
    activate: '5.3',
    end: '5.6',
  },
];
