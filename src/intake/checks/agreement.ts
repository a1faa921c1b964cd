import { assess } from '../../domain/grading.ts';
import { type Facts, incidentKinds } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import type { Certainty } from '../moods/certainty.ts';
import { placesOf } from '../places/places.ts';
import { isSpared } from '../places/spared.ts';
import { regionsOf } from '../places/where.ts';
import type { Gathered } from '../weighing/gather.ts';
import { DISPUTED, firstFinding, HALF_TRUE, isSlight } from './checks.ts';
import { ofAnyTold, ofEither } from './counts/either-count.ts';
import { otherWithoutReason } from './counts/reasoned.ts';
import { otherThatMayCount } from './counts/swapped.ts';
import { isUnrealOnlyPartly } from './nothing/partly-false.ts';
import { orOtherwiseParted } from './repunctuated.ts';

/**
 * @param gathered what the text says as it is punctuated
 * @param certainty how sure each of its clauses is
 * @param at when it was sent
 * @returns the facts, or those of another punctuation, with the standing that makes a person decide; and the words for them
 */
export function agreed(
  { facts, spans, statements }: Gathered,
  clauses: Clause[],
  certainty: Certainty,
  at: Date,
): Pick<Gathered, 'facts' | 'spans'> {
  const { moods, flags } = certainty;
  const { verdict } = assess(facts);
  const told = { facts, statements, clauses, certainty, moods, flags, at, verdict };
  const found = firstFinding(told);
  if (found !== undefined) {
    const { why, by } = found;
    const told = why === DISPUTED ? ofAnyTold(facts, clauses) : { facts, others: [] };
    return {
      facts: { ...why, ...placed(told.facts, clauses), standing: 'unclear' },
      spans: [
        ...spans,
        ...told.others.map((other) => ({ fact: 'leakPeople', ...other })),
        ...(typeof by === 'object' ? [{ fact: 'doubt', start: by.start, end: by.end }] : []),
      ],
    };
  }
  if (verdict === 'judgement') return { facts: placed(facts, clauses), spans };
  const other = otherThatMayCount(facts, clauses, certainty) ?? otherWithoutReason(facts, clauses);
  if (other !== undefined)
    return { facts: ofEither(facts, other), spans: [...spans, { fact: 'leakPeople', ...other }] };
  if (verdict !== 'below') return { facts, spans };
  const parted = orOtherwiseParted(facts, clauses, at);
  if (parted !== facts) return { facts: parted, spans };
  const halfTrue = !isSlight(told) && isUnrealOnlyPartly(clauses, statements);
  return { facts: halfTrue ? { ...HALF_TRUE, ...facts, standing: 'unclear' } : facts, spans };
}

/** @returns the facts with the provinces of what no statement was read of, so that their bureaus are told (4.1): 保定那片的宽带… */
function placed(facts: Facts, clauses: Clause[]): Facts {
  const read = incidentKinds(facts).some((kind) => kind !== 'other');
  if (read || facts.regions.length > 0) return facts;
  const hit = clauses.filter((c) => !isSpared(c) && !has(c, 'normal') && !c.asked);
  return { ...facts, regions: [...new Set(hit.flatMap((c) => regionsOf(placesOf(c).impact)))] };
}
