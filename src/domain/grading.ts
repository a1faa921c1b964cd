import type { Facts, Standing } from '../plan/facts.ts';
import { CLAUSES } from '../plan/miit-2017/clauses.ts';
import { CRITERIA, type Criterion, LEVEL_OF_GRADE } from '../plan/miit-2017/grading.ts';
import { GRADES, type Grade } from '../plan/types.ts';
import type { Assessment, Match, NearMiss, Question } from './assessment.ts';
import { isOpenToJudgement, judge } from './criterion.ts';
import { assessScope, whyNoIncident } from './scope.ts';

/**
 * Grades some facts by chapter 3 and checks them against 1.3. Pure and total.
 *
 * The gravest criterion that is met gives the verdict. Where the plan is open, or a number straddles a threshold, for a
 * graver one, the verdict is `judgement`. Unverified facts (网传) are never met, only open. Drills, refuted rumours,
 * hypotheses and mere history are `below`, with the reason as `scopeReason`. The grade is that of the facts alone: a
 * cause outside 1.3 changes `scope`, not the verdict.
 * @param criteria the rows of the edition that the record began under
 */
export function assess(facts: Facts, criteria: readonly Criterion[] = CRITERIA): Assessment {
  const scope = assessScope(facts);
  const found = whyNoIncident(facts) === undefined ? judgeAll(facts, criteria) : NOTHING;
  const met = gravest(found.matches.map((match) => match.grade));
  const open = found.open.filter((question) => met === null || graver(question.grade, met));
  const rest = { matches: found.matches, nearMisses: found.nearMisses, ...scope };
  if (open.length > 0) {
    const grades = [...open.map((question) => question.grade), ...(met === null ? [] : [met])];
    const candidates = GRADES.filter((grade) => grades.includes(grade));
    const questions = open
      .filter(({ text }, i) => open.findIndex((other) => other.text === text) === i)
      .map(({ id, text, clause }) => ({ id, text, clause }));
    return {
      verdict: 'judgement',
      level: null,
      candidates,
      proposed: candidates[0] ?? null,
      questions,
      ...rest,
    };
  }
  if (met === null)
    return { verdict: 'below', level: null, candidates: [], proposed: null, questions: [], ...rest };
  return {
    verdict: met,
    level: LEVEL_OF_GRADE[met],
    candidates: [met],
    proposed: met,
    questions: [],
    ...rest,
  };
}

interface Found {
  /** gravest first; one per kind of criterion */
  matches: Match[];
  open: (Question & { grade: Grade })[];
  nearMisses: NearMiss[];
}

const DOUBTS: Partial<Record<Standing, string>> = {
  unverified: '消息未经证实',
  unclear: '文字可能不是陈述已发生的事实',
};

/** Of two versions in the text, one question settles which holds. */
function isOfVersions(facts: Facts): facts is Facts & { doubt: string } {
  return facts.standing === 'unclear' && facts.doubt !== undefined;
}

/** @returns why what the facts say is never met, only open */
function doubtOf(facts: Facts): string | undefined {
  return isOfVersions(facts) ? facts.doubt : DOUBTS[facts.standing ?? 'actual'];
}

const NOTHING: Found = { matches: [], open: [], nearMisses: [] };

function judgeAll(facts: Facts, criteria: readonly Criterion[]): Found {
  const found: Found = { matches: [], open: [], nearMisses: [] };
  const settled = new Set<string>();
  const doubt = doubtOf(facts);
  for (const row of [...criteria].sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade))) {
    const { clause, grade } = row;
    if (settled.has(row.test.kind)) continue; // a graver row of the same kind is met: the lesser ones follow from it
    const outcome = judge(row, facts);
    const asksOnce = outcome.state === 'met' || (outcome.state === 'open' && isOfVersions(facts));
    if (asksOnce && doubt !== undefined && outcome.because !== undefined) {
      const text = `${doubt}：“${outcome.because}”是否属实？请核实。`;
      found.open.push({ id: clause, clause, grade, text });
    } else if (outcome.state === 'met') {
      found.matches.push({
        clause,
        grade,
        quote: CLAUSES[clause].text,
        because: outcome.because,
        facts: outcome.facts,
      });
    } else if (outcome.state === 'open') {
      found.open.push({ id: clause, clause, grade, text: outcome.question });
    } else if (outcome.nearMiss !== undefined) {
      found.nearMisses.push({ clause, grade, text: outcome.nearMiss });
    }
    if (outcome.state === 'met') settled.add(row.test.kind);
  }
  if (isOfVersions(facts)) found.open.push(...lesserThan(found.open, facts.doubt, criteria));
  return { ...found, nearMisses: found.nearMisses.slice(-1) };
}

/** Of two versions the lesser may hold, and meet no row but those of 其他: they are open with the same question. */
function lesserThan(open: readonly Question[], doubt: string, criteria: readonly Criterion[]): Found['open'] {
  const rows = criteria.filter(({ test, grade }) => test.kind === 'judgement' && isOpenToJudgement(grade));
  const text = open.find((q) => q.text.startsWith(doubt))?.text ?? `${doubt}，请核实后研判。`;
  return rows.map(({ clause, grade }) => ({ id: clause, clause, grade, text }));
}

/** @returns whether `a` is a graver grade than `b` */
export function graver(a: Grade, b: Grade): boolean {
  return GRADES.indexOf(a) < GRADES.indexOf(b);
}

/** @returns the gravest of some grades; null for none */
function gravest(grades: readonly Grade[]): Grade | null {
  return GRADES.find((grade) => grades.includes(grade)) ?? null;
}
