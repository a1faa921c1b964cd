import type { Found } from './lexicon.ts';
import type { Normal } from './normalize.ts';
import { findNumbers } from './numbers.ts';
import { type Quantity, toQuantity } from './quantities.ts';
import { WORDS, type Word } from './words.ts';

export type WordFound = Found<Word>;

/** A stretch of text between two marks of punctuation, with the words and numbers in it. */
export interface Clause {
  start: number;
  end: number;
  text: string;
  /** number of the sentence that it belongs to */
  sentence: number;
  /** it ends with a question mark */
  asked: boolean;
  words: WordFound[];
  quantities: Quantity[];
}

const ENDS_SENTENCE = new Set(['。', '!', '?', ';']);
const ENDS_CLAUSE = new Set([',', ':', '|']);
/** A line shorter than this may be a word that was wrapped; a longer one ends a sentence even without a full stop. */
const FULL_LINE = 10;
/** Longer than any clause that people write; the reader looks at every pair of words in one. */
const LONGEST_CLAUSE = 150;

/** Cuts a normalized text into clauses. A mark inside a word or a clock time doesn't cut. */
export function readClauses(normal: Normal): Clause[] {
  const { text, lines } = normal;
  const words = WORDS.findAll(text);
  const fixed = words.filter(
    ({ value }) => value.tag === 'place' || value.tag === 'noise' || value.tag === 'known_site',
  );
  const quantities = findNumbers(text, fixed).map((number) => toQuantity(text, number));
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let sentenceStart = 0;
  let w = 0;
  let q = 0;
  const close = (end: number, asked: boolean): void => {
    if (end <= start) return;
    const clause: Clause = {
      start,
      end,
      text: text.slice(start, end),
      sentence,
      asked,
      words: [],
      quantities: [],
    };
    for (; w < words.length && (words[w]?.start ?? end) < end; w++)
      if (words[w]) clause.words.push(words[w] as WordFound);
    for (; q < quantities.length && (quantities[q]?.start ?? end) < end; q++) {
      if (quantities[q]) clause.quantities.push(quantities[q] as Quantity);
    }
    clauses.push(clause);
  };
  let inside = 0; // index of the first word that ends after the character
  for (let at = 0; at < text.length; at++) {
    while (inside < words.length && (words[inside]?.end ?? 0) <= at) inside++;
    const word = words[inside];
    const split = word !== undefined && word.start < at;
    if (at - start >= LONGEST_CLAUSE && !split) {
      close(at, false);
      start = at;
      sentence++;
      sentenceStart = at;
    }
    if (lines.has(at) && !split && at > start) {
      close(at, false);
      start = at;
      if (at - sentenceStart >= FULL_LINE) {
        sentence++;
        sentenceStart = at;
      }
    }
    if (word !== undefined && word.start <= at) continue;
    const char = text.charAt(at);
    const clock = char === ':' && /\d/u.test(text.charAt(at - 1)) && /\d/u.test(text.charAt(at + 1));
    if (clock || !(ENDS_CLAUSE.has(char) || ENDS_SENTENCE.has(char))) continue;
    close(at, char === '?');
    start = at + 1;
    if (ENDS_SENTENCE.has(char)) {
      sentence++;
      sentenceStart = at + 1;
    }
  }
  close(text.length, false);
  return clauses;
}

/** @returns the words of a clause that carry one of these tags */
export function tagged<T extends Word['tag']>(
  clause: Clause,
  ...tags: T[]
): Found<Extract<Word, { tag: T }>>[] {
  return clause.words.filter((word): word is Found<Extract<Word, { tag: T }>> =>
    (tags as string[]).includes(word.value.tag),
  );
}

export function has(clause: Clause, ...tags: Word['tag'][]): boolean {
  return clause.words.some((word) => tags.includes(word.value.tag));
}
