import { assess } from '../../domain/grading.ts';
import type { Clause } from '../clauses/clauses.ts';
import { readCertainty } from '../moods/certainty.ts';
import type { Statement } from '../moods/statement.ts';
import { gather } from '../weighing/gather.ts';
import { withoutTakenBack } from './afterwards/taken-back.ts';
import { asOneSentence } from './repunctuated.ts';
import { withoutQuoted } from './versions/quoted.ts';
import { isOfOneOfTwo } from './versions/two-matters.ts';

/** A text that is read again without a part of it, or with its sentences joined, must come out the same. */

type Verdict = ReturnType<typeof assess>['verdict'];

/** A text as it was read first. */
interface Told {
  clauses: Clause[];
  statements: Statement[];
  verdict: Verdict;
  /** when it was sent */
  at: Date;
}

const readAgain = (clauses: Clause[], at: Date): Verdict =>
  assess(gather(clauses, readCertainty(clauses, at)).facts).verdict;

/** @returns whether the text without what it quotes is graded in another way; a second quotation may be what is put for the first. */
export function isOtherwiseUnquoted({ clauses, statements, verdict, at }: Told): boolean {
  const { rest, single } = withoutQuoted(clauses, statements) ?? {};
  if (rest === undefined) return false;
  const otherwise = readAgain(rest, at);
  return otherwise !== verdict && otherwise !== 'judgement' && (single === true || otherwise !== 'below');
}

/** @returns whether one of two matters decides the grade, and may not hold. */
export function isOfOneMatter({ clauses, statements, at }: Told): boolean {
  return isOfOneOfTwo(clauses, statements, (rest) => readAgain(rest, at));
}

/** @returns whether a text that parts all of its clauses by full stops is graded in another way with commas. */
export function isOtherwiseAsOneSentence({ clauses, verdict, at }: Told): boolean {
  const joined = asOneSentence(clauses);
  return joined !== undefined && readAgain(joined, at) !== verdict;
}

/** @returns whether the text without what it takes back is graded in another way. */
export function isOtherwiseWithoutOld({ clauses, statements, verdict, at }: Told): boolean {
  const rest = withoutTakenBack(clauses, statements, verdict === 'below');
  return rest !== undefined && readAgain(rest, at) !== verdict;
}
