import { type Clause, saidIn, tagged } from '../clauses/clauses.ts';
import type { FlagFound, Mood } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';

/** Whether what makes a report no incident stands far from it, where it may speak of something else. */

/** Moods that make it no incident; the words that gave them are flagged by the same names. */
const UNREAL: ReadonlySet<Mood> = new Set(['denied', 'drill', 'hypothetical', 'past']);

/** 以上均为演练内容, 经核查上述消息不实 */
const POINTS_BACK =
  /以上|上述|前述|上面|此|该|这|本|一事|消息|所述|均|都|全部|系|属|作|纯|是|为|内容|情况|信息|告警|报告|事件|发错|撤|误|谣|假|不实|没有|无|未/u;

const NAMED: ReadonlySet<string> = new Set(['regions', 'city', 'county']);

/** @returns whether no word of its kind stands before a report, in its sentence, or in the next one as its verdict */
export function isFromAfar(clauses: Clause[], statements: Statement[], flags: FlagFound[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other' && UNREAL.has(s.mood));
  return told.some((s) => {
    const own = clauses[s.clause] as Clause;
    const at = flags
      .filter(({ kind }) => kind === s.mood)
      .map(({ start }) => clauses.find((c) => c.start <= start && start < c.end))
      .filter((c): c is Clause => c !== undefined);
    return at.length > 0 && !at.some((c) => explains(c, own, clauses));
  });
}

function explains(word: Clause, told: Clause, clauses: Clause[]): boolean {
  if (word.start <= told.start || word.sentence === told.sentence) return true;
  const places = (sentence: number) =>
    clauses
      .filter((c) => c.sentence === sentence)
      .flatMap((c) =>
        tagged(c, 'place')
          .filter((w) => NAMED.has(w.value.place.kind))
          .map((w) => saidIn(c, w)),
      );
  const others = places(word.sentence).filter((place) => !places(told.sentence).includes(place));
  return POINTS_BACK.test(word.text) && others.length === 0;
}
