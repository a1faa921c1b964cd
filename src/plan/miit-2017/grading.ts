import type { Reach } from '../facts.ts';
import type { Grade } from '../types.ts';
import type { ClauseId } from './clauses.ts';

/**
 * Chapter 3 as rows. A threshold stands in its row and nowhere else; 以上 includes the number itself. What a row leaves
 * open to judgement (大量, 有影响力, 大面积, 严重异常, 大幅下降, 大型) must be stated by the reporter's own words.
 */
export type Test =
  /** 大量互联网用户无法正常上网, at this reach */
  | { kind: 'outage'; reach: Reach }
  /** .CN解析效率大幅下降 */
  | { kind: 'cn_tld' }
  /** 大型域名解析系统访问严重异常 */
  | { kind: 'dns' }
  /** 有影响力的网站或平台访问严重异常 */
  | { kind: 'site'; influence: 'national' | 'provincial' }
  /** 互联网用户信息泄露: so many people or more */
  | { kind: 'leak'; people: number }
  /** 网络病毒大面积爆发, at this reach */
  | { kind: 'malware'; reach: Reach }
  /** 其他…: only a person can say */
  | { kind: 'judgement' };

export interface Criterion {
  clause: ClauseId;
  grade: Grade;
  test: Test;
}

export const CRITERIA = [
  { clause: '3.1(1)', grade: 'especially_serious', test: { kind: 'outage', reach: 'national' } },
  { clause: '3.1(2)', grade: 'especially_serious', test: { kind: 'cn_tld' } },
  { clause: '3.1(3)', grade: 'especially_serious', test: { kind: 'leak', people: 100_000_000 } },
  { clause: '3.1(4)', grade: 'especially_serious', test: { kind: 'malware', reach: 'national' } },
  { clause: '3.1(5)', grade: 'especially_serious', test: { kind: 'judgement' } },

  { clause: '3.2(1)', grade: 'serious', test: { kind: 'outage', reach: 'provinces' } },
  { clause: '3.2(2)', grade: 'serious', test: { kind: 'site', influence: 'national' } },
  { clause: '3.2(3)', grade: 'serious', test: { kind: 'dns' } },
  { clause: '3.2(4)', grade: 'serious', test: { kind: 'leak', people: 10_000_000 } },
  { clause: '3.2(5)', grade: 'serious', test: { kind: 'malware', reach: 'provinces' } },
  { clause: '3.2(6)', grade: 'serious', test: { kind: 'judgement' } },

  { clause: '3.3(1)', grade: 'relatively_serious', test: { kind: 'outage', reach: 'province' } },
  { clause: '3.3(2)', grade: 'relatively_serious', test: { kind: 'site', influence: 'provincial' } },
  { clause: '3.3(3)', grade: 'relatively_serious', test: { kind: 'leak', people: 1_000_000 } },
  { clause: '3.3(4)', grade: 'relatively_serious', test: { kind: 'malware', reach: 'province' } },
  { clause: '3.3(5)', grade: 'relatively_serious', test: { kind: 'judgement' } },

  { clause: '3.4(1)', grade: 'ordinary', test: { kind: 'outage', reach: 'city' } },
  { clause: '3.4(2)', grade: 'ordinary', test: { kind: 'leak', people: 100_000 } },
  { clause: '3.4(3)', grade: 'ordinary', test: { kind: 'judgement' } },
] as const satisfies readonly Criterion[];

/** 5.1: which response level belongs to a grade. */
export const LEVEL_OF_GRADE = {
  especially_serious: 'I',
  serious: 'II',
  relatively_serious: 'III',
  ordinary: 'IV',
} as const;
