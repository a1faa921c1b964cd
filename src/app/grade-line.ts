import type { Assessment } from '../domain/assessment.ts';
import { assess } from '../domain/grading.ts';
import { readReport } from '../intake/read.ts';
import type { Evidence } from '../intake/reading.ts';
import type { Facts } from '../plan/facts.ts';
import type { Grade, ResponseLevel } from '../plan/types.ts';

/** One line that `grade --jsonl` prints. */
export interface GradeLine {
  /** `below`: no criterion is met; `judgement`: a person must decide between the candidates */
  grade: Grade | 'below' | 'judgement';
  level: ResponseLevel | null;
  /** gravest first; the grade itself when it is settled, none for `below` */
  candidates: Grade[];
  /** clauses that are met, gravest first, then those that a person must judge */
  cites: string[];
  scope: Assessment['scope'];
  facts: Facts;
  evidence: Evidence[];
  questions: string[];
}

/**
 * Reads and grades one report text.
 * @param at when the text was sent
 */
export function gradeLine(text: string, at: Date): GradeLine {
  const reading = readReport(text, at);
  const { verdict, level, candidates, matches, questions, scope, scopeReason } = assess(reading.facts);
  const cites = [...matches.map((match) => match.clause), ...questions.map((question) => question.clause)];
  const why = scope === 'in' ? [] : [scopeReason];
  return {
    grade: verdict,
    level,
    candidates,
    cites: [...new Set(cites)],
    scope,
    facts: reading.facts,
    evidence: reading.evidence,
    questions: [...questions.map((question) => question.text), ...why, ...reading.questions],
  };
}
