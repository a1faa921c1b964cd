import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import type { Grade, ResponseLevel } from '../plan/types.ts';

/** A criterion of chapter 3 that the facts meet. */
export interface Match {
  clause: ClauseId;
  grade: Grade;
  /** the clause's text, verbatim */
  quote: string;
  /** one Chinese sentence: the facts that meet it, as `1.2亿互联网用户信息泄露` */
  because: string;
  /** keys of the facts that it stands on */
  facts: string[];
}

/** A criterion with a number that the facts fall short of, as `距 1千万 还差 200万`. */
export interface NearMiss {
  clause: ClauseId;
  grade: Grade;
  text: string;
}

/** What only a person can say, because the plan is open or the facts straddle a threshold. */
export interface Question {
  id: string;
  /** the question in Chinese, with what hangs on it */
  text: string;
  clause: ClauseId;
}

/** What chapter 3 and 1.3 say of some facts. Pure data; the same facts give the same assessment. */
export interface Assessment {
  /** `below`: no criterion is met; `judgement`: a named person must decide between the candidates */
  verdict: Grade | 'below' | 'judgement';
  /** 5.1; null for `below` and `judgement` */
  level: ResponseLevel | null;
  /** the grades in question, gravest first; `judgement` has at least one */
  candidates: Grade[];
  /** what to act on meanwhile: the gravest candidate; null for `below` */
  proposed: Grade | null;
  matches: Match[];
  nearMisses: NearMiss[];
  questions: Question[];
  /** 1.3: caused by attack, intrusion or malicious program (`in`), by something else (`out`), or not known */
  scope: 'in' | 'out' | 'unclear';
  /** one Chinese sentence saying why */
  scopeReason: string;
}
