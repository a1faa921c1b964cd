import { z } from 'zod';
import { later } from '../context.ts';
import { type PersonId, personIdSchema } from '../ids.ts';
import { PAGE_MEANS, type PageMeans, type PagingPlan, quietUntil } from './plan.ts';

/** 呼叫 goes in waves: some people by one means, then the same people by the next, then the next people. */

/** One call of one person by one means. */
export const attemptSchema = z.object({
  /** calls that went out together carry one number, from 0 */
  wave: z.number(),
  /** how often the chain has been gone through before, and which step of the plan it is, from 0 */
  round: z.number(),
  step: z.number(),
  means: z.enum(PAGE_MEANS),
  person: personIdSchema,
  at: z.string(),
  /** when the next wave is due */
  nextAt: z.string(),
  deliveredAt: z.string().nullable(),
  /** why the call didn't reach the person, in Chinese */
  failure: z.string().nullable(),
  /** asks who has acknowledged for the confirmation */
  reminder: z.boolean(),
  /** it stood with other calls on one card */
  bundled: z.boolean(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export interface Wave extends Pick<Attempt, 'wave' | 'round' | 'step' | 'means' | 'nextAt'> {
  people: PersonId[];
}

/** @returns the calls that went out last, together */
export function lastWave(attempts: Attempt[]): Attempt[] {
  const last = attempts.at(-1);
  return attempts.filter((a) => a.wave === last?.wave);
}

/**
 * @param attempts of a notice so far
 * @param chain whom it calls, in order, as of now: who has left it is not called any further
 * @param louder false: only the next means for those who are being called
 * @returns the next wave; null when the chain has been gone through as often as the plan says
 */
export function nextWave(
  attempts: Attempt[],
  chain: PersonId[],
  plan: PagingPlan,
  at: string,
  only?: 'louder',
): Wave | null {
  const called = lastWave(attempts);
  const last = called.at(-1);
  const wave = last ? last.wave + 1 : 0;
  const quiet = quietUntil(plan.quiet, at);
  const still = called.map((a) => a.person).filter((p) => chain.includes(p));
  const louder = last ? plan.steps[last.step + 1] : undefined;
  if (last && louder && still.length > 0 && !quiet) {
    const { round } = last;
    return {
      wave,
      round,
      step: last.step + 1,
      means: louder.means,
      nextAt: endOfStep(attempts, plan, at),
      people: still,
    };
  }
  if (only === 'louder') return null;
  const round = last?.round ?? 0;
  const before = new Set(attempts.filter((a) => a.round === round).map((a) => a.person));
  const rest = chain.filter((p) => !before.has(p));
  const first: { means: PageMeans; wait: number } | undefined = plan.steps[0];
  if (!first || chain.length === 0) return null;
  const next = { wave, step: 0, means: first.means, nextAt: quiet ?? later(at, first.wait) };
  if (rest.length > 0) return { ...next, round, people: rest.slice(0, plan.together) };
  return round + 1 < plan.rounds
    ? { ...next, round: round + 1, people: chain.slice(0, plan.together) }
    : null;
}

/**
 * A means that fails is followed by the next at once, but nobody loses the time that the plan gives them: the last
 * step ends when it would have ended.
 */
function endOfStep(attempts: Attempt[], plan: PagingPlan, at: string): string {
  const last = attempts.at(-1);
  if (!last) return at;
  const step = last.step + 1;
  const began = attempts.find((a) => a.round === last.round && a.person === last.person)?.at ?? at;
  const sum = plan.steps.slice(0, step + 1).reduce((minutes, s) => minutes + s.wait, 0);
  const soonest = later(at, plan.steps[step]?.wait ?? 0);
  return [later(began, sum), soonest].sort().at(-1) ?? soonest;
}
