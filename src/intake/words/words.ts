import type { Cause } from '../../plan/facts.ts';
import { Lexicon } from '../text/lexicon.ts';
import { ACCESS_WORDS } from './access.ts';
import { CAUSE_WORDS } from './cause.ts';
import { COURSE_WORDS } from './course.ts';
import { DOUBT_WORDS } from './doubt.ts';
import { HARM_WORDS } from './harm.ts';
import { type Place, placeWords } from './place.ts';
import type { CertaintyTag, HappeningTag } from './tags.ts';

type PlainTag = HappeningTag | CertaintyTag;

export type Word =
  | { [T in PlainTag]: { tag: T } }[PlainTag]
  | { tag: 'cause'; cause: Cause }
  | { tag: 'place'; place: Place };

const entries: [string, Word][] = [
  ...[...DOUBT_WORDS, ...COURSE_WORDS].flatMap(([tag, words]) =>
    words.map((word): [string, Word] => [word, { tag } as Word]),
  ),
  ...CAUSE_WORDS.flatMap(([cause, words]) =>
    words.map((word): [string, Word] => [word, { tag: 'cause', cause }]),
  ),
  ...[...ACCESS_WORDS, ...HARM_WORDS].flatMap(([tag, words]) =>
    words.map((word): [string, Word] => [word, { tag } as Word]),
  ),
  ...placeWords().map(([word, place]): [string, Word] => [word, { tag: 'place', place }]),
];

/** All the words that the reader knows, each with the one thing that it says. */
export const WORDS = new Lexicon(entries);
