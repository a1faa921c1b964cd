import { assess } from '../../domain/grading.ts';
import { type Facts, incidentKinds } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import { readCertainty } from '../moods/certainty.ts';
import { pattern } from '../text/pattern.ts';
import { gather } from '../weighing/gather.ts';

/**
 * A comma where another writer puts a full stop must not decide that nothing is to be reported. Where the same clauses,
 * parted into sentences in another way, are not below, what the text states is not plain, and a person is asked.
 */

/** Too short to be a sentence: 昨晚, or a date. */
const SHORT = pattern(/^.{0,4}$|^\d+年\d*月?\d*日?$/u);
/** What goes on with the clause before it. */
const GOES_ON = pattern(/^(?:则|就|将|可能|导致|致|并|且|而|也|均|都|以|从|仅|只|其中|共|约)/u);

/** Every clause a sentence of its own, but for what belongs together under any punctuation. */
function apart(clauses: Clause[]): Clause[] {
  let sentence = 0;
  return clauses.map((clause, i) => {
    const before = clauses[i - 1];
    const joined =
      before === undefined || before.leads || SHORT.test(before.text) || GOES_ON.test(clause.text);
    if (!joined) sentence++;
    return { ...clause, sentence };
  });
}

const together = (clauses: Clause[]): Clause[] => clauses.map((clause) => ({ ...clause, sentence: 0 }));

/** Whether the same clauses stand together in one sentence. */
function isPartedAlike(a: Clause[], b: Clause[]): boolean {
  const joins = (list: Clause[], i: number) => list[i]?.sentence === list[i - 1]?.sentence;
  return a.every((_, i) => i === 0 || joins(a, i) === joins(b, i));
}

/** @returns facts that are below, or those of another punctuation that are not */
export function orOtherwiseParted(facts: Facts, clauses: Clause[], at: Date): Facts {
  for (const part of [apart, together]) {
    const parted = part(clauses);
    if (isPartedAlike(parted, clauses)) continue;
    const other = gather(parted, readCertainty(parted, at)).facts;
    const { verdict } = assess(other);
    const kinds = incidentKinds(other).filter((kind) => kind !== 'other');
    // clauses that no longer explain each other are no other reading
    const lost = facts.standing === undefined && incidentKinds(facts).length > 0 && kinds.length === 0;
    const doubtful = other.standing === 'unclear' && kinds.length > 0;
    if (lost || doubtful) continue;
    const plain = other.standing === undefined || other.standing === 'actual';
    if (verdict !== 'below') return { ...other, ...(plain && { standing: 'unclear' }) };
  }
  return facts;
}

/**
 * @returns the clauses of a text as one sentence, if each of them was one of its own, as where 。 or ； stands for every comma;
 *   `undefined` if not, or for a form (地点：…；现象：…)
 */
export function asOneSentence(clauses: Clause[]): Clause[] | undefined {
  const joins = clauses.some((c, i) => {
    const before = clauses[i - 1];
    return before !== undefined && !before.leads && before.sentence === c.sentence;
  });
  const isForm = clauses.filter(({ leads }) => leads).length >= 3;
  return joins || isForm || clauses.length < 3 ? undefined : together(clauses);
}

/** Longer than a clause that was told in one breath, in characters. */
const IN_ONE_BREATH = 30;

/** @returns whether a text without a comma runs on so long that what is denied, past or drilled may be only a part of it */
export function runsOn(clauses: Clause[]): boolean {
  const unmarked = clauses.every(({ start }, i) => i === 0 || start === clauses[i - 1]?.end);
  return unmarked && clauses.some(({ text }) => text.length >= IN_ONE_BREATH);
}
