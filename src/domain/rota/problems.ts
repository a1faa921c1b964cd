import type { PersonId } from '../ids.ts';
import { type Rota, type Stretch, stretches, WATCH_POSTS } from './rota.ts';

/** What is wrong with a rota in a span of time. */
export interface Problem {
  /**
   * `gap` nobody is 主班; `overlap` two shifts run at once; `double` one person stands at two posts; `absent` a person
   * who does not take part any more; `ends` no further shift is planned
   */
  kind: 'gap' | 'overlap' | 'double' | 'absent' | 'ends';
  from: string;
  to: string;
  /** for `double` and `absent` */
  person: PersonId | null;
}

/**
 * Looks through a rota from its first shift on.
 * @param from UTC ISO
 * @param to UTC ISO
 * @param serves whether a person takes part
 * @returns problems in the order of their beginning; each is named once however many shifts it goes through
 */
export function problemsOf(
  rota: Rota,
  from: string,
  to: string,
  serves: (person: PersonId) => boolean,
): Problem[] {
  const first = rota.shifts[0];
  if (!first) return [];
  const end =
    rota.shifts
      .map((s) => s.endsAt)
      .sort()
      .at(-1) ?? first.endsAt;
  const start = from > first.startsAt ? from : first.startsAt;
  const found = stretches(rota, start, to < end ? to : end).flatMap((s) => problemsIn(s, serves));
  const problems = joined(found);
  if (end < to) problems.push({ kind: 'ends', from: end > from ? end : from, to, person: null });
  return problems.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function problemsIn(s: Stretch, serves: (person: PersonId) => boolean): Problem[] {
  const problem = (kind: Problem['kind'], person: PersonId | null = null): Problem => {
    return { kind, from: s.from, to: s.to, person };
  };
  const people = WATCH_POSTS.flatMap((post) => s.posts[post] ?? []);
  const twice = people.filter((p, i) => people.indexOf(p) !== i);
  const gone = people.filter((p) => !serves(p));
  return [
    ...(s.posts.primary === null ? [problem('gap')] : []),
    ...(s.shifts.length > 1 ? [problem('overlap')] : []),
    ...[...new Set(twice)].map((p) => problem('double', p)),
    ...[...new Set(gone)].map((p) => problem('absent', p)),
  ];
}

/** Joins what goes on without a break. */
function joined(found: Problem[]): Problem[] {
  const problems: Problem[] = [];
  for (const p of found) {
    const before = problems.findLast((x) => x.kind === p.kind && x.person === p.person);
    if (before && before.to === p.from) before.to = p.to;
    else problems.push({ ...p });
  }
  return problems;
}

/** Tells one problem from another, so that each is warned of once. */
export const problemKey = (p: Problem): string => `${p.kind} ${p.person ?? ''} ${p.from}`;
