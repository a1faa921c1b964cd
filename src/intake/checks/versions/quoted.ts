import type { Clause } from '../../clauses/clauses.ts';
import { happens, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { UPHELD } from '../../moods/vouch.ts';
import { verdictOf } from './verdicts.ts';

/** What stands in quotation marks is what somebody said. What a text itself states must not hang on it. */

/** No word holds it. */
const BLANK = '□';

const isIn = (at: { start: number; end: number }, { quoted }: Clause): boolean =>
  quoted.some(({ start, end }) => start < at.end && at.start < end);

function withoutQuotation(clause: Clause): Clause {
  const chars = [...clause.text].map((char, i) => {
    const at = clause.start + i;
    return isIn({ start: at, end: at + 1 }, clause) ? BLANK : char;
  });
  return {
    ...clause,
    text: chars.join(''),
    words: clause.words.filter((word) => !isIn(word, clause)),
    quantities: clause.quantities.filter((quantity) => !isIn(quantity, clause)),
    quoted: [],
  };
}

/** Something happens in the quotation, and the clause says something of it; what is quoted whole is somebody's report, unless refuted. */
function quotesHappening(clause: Clause, refuted: boolean): boolean {
  const quoted = clause.quoted.reduce((sum, { start, end }) => sum + end - start, 0);
  const words = clause.words.filter((word) => isIn(word, clause));
  return quoted > 0 && (refuted || clause.text.length - quoted > 1) && happens({ ...clause, words });
}

/**
 * @returns the clauses without what they quote, and whether it is of one quotation only; undefined where nothing that
 *   counts is quoted: 贵局所问“贵阳大量用户断网”一事，是公告过的割接
 */
export function withoutQuoted(
  clauses: Clause[],
  statements: Statement[],
): { rest: Clause[]; single: boolean } | undefined {
  const told = new Set(statements.filter((s) => isLive(s.mood) && !s.negated).map((s) => clauses[s.clause]));
  const refuted = clauses.some((clause) => verdictOf(clause) === false);
  const quoting = clauses.filter((clause) => quotesHappening(clause, refuted));
  if (!quoting.some((clause) => told.has(clause) && !UPHELD.test(clause.text))) return undefined;
  const single = quoting.length === 1 && quoting[0]?.quoted.length === 1;
  return { rest: clauses.map((c) => (c.quoted.length > 0 ? withoutQuotation(c) : c)), single };
}
