import type { Found } from '../text/lexicon.ts';
import type { Place } from '../words/place.ts';
import type { Word } from '../words/words.ts';

/** Where one thing has been told and another begins without a comma: 湖北断网、湖南正常; 湖南正常 湖北断网. */

type Tag = Word['tag'];
type WordFound = Found<Word>;

/** What a thing can be told of. */
const SUBJECTS: ReadonlySet<Tag> = new Set<Tag>([
  ...(['site', 'known_site', 'cn', 'dns', 'virus'] as const),
  ...(['influence', 'influence_national', 'influence_provincial', 'large', 'small'] as const),
]);
const PLACES: ReadonlySet<Place['kind']> = new Set<Place['kind']>([
  'regions',
  'city',
  'nation',
  'own_province',
  'own_city',
]);
/** What is told of it. */
const PREDICATES: ReadonlySet<Tag> = new Set<Tag>([
  ...([
    'net_down',
    'net_slow',
    'no_access',
    'odd',
    'severe',
    'drop_big',
    'drop',
    'spread',
    'normal',
  ] as const),
]);
/** What is said of all that is listed after it: 未发生湖北断网、湖南断网. */
const OF_ALL: ReadonlySet<Tag> = new Set<Tag>([
  ...(['not', 'not_fully', 'not_a', 'rules_out', 'hypothetical', 'possible', 'asks', 'advice'] as const),
  ...(['drill', 'past', 'perhaps_past', 'future', 'hearsay', 'suspected', 'rumour', 'superseded'] as const),
]);

/** Characters before a subject that is named otherwise (某公司DNS), and after what is told of it (断网了). */
const NAMED = 4;
const ENDED = 1;

const isSubject = ({ value }: WordFound): boolean =>
  value.tag === 'place' ? PLACES.has(value.place.kind) : SUBJECTS.has(value.tag);

/**
 * @param words of the text, in its order
 * @param w the first of them after the mark
 * @param from where the clause begins that the mark stands in
 * @param at where the mark stands, or the white space that no mark tells
 * @returns whether something has been told of a subject before the mark, and another subject begins after it
 */
export function partsSides(words: readonly WordFound[], w: number, from: number, at: number): boolean {
  const next = words[w];
  const last = words[w - 1];
  if (next === undefined || last === undefined || last.start < from || !isSubject(next)) return false;
  if (next.start - at > (next.value.tag === 'place' ? 1 : NAMED)) return false;
  if (!PREDICATES.has(last.value.tag) || at - last.end > ENDED) return false;
  for (let i = w - 1; i >= 0; i--) {
    const { start, value } = words[i] as WordFound;
    if (start < from) break;
    if (OF_ALL.has(value.tag)) return false;
  }
  return !isOfBoth(words, w);
}

/** So near after a second subject stands what is said of both, in characters: 四川断网、青海断网都是剧本 */
const NEAR = 16;
const OF_BOTH: ReadonlySet<Tag> = new Set<Tag>(['drill', 'rumour', 'hypothetical']);

function isOfBoth(words: readonly WordFound[], w: number): boolean {
  const { start } = words[w] as WordFound;
  for (let i = w; i < words.length; i++) {
    const word = words[i] as WordFound;
    if (word.start - start > NEAR) return false;
    if (OF_BOTH.has(word.value.tag)) return true;
  }
  return false;
}
