import type { Clause } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

/** What takes the place of a stretch of the text. */
export interface Edit {
  start: number;
  end: number;
  /** stretches of the text, and words that it implies */
  put: ({ start: number; end: number } | string)[];
}

/** A correction: what the text told before it, what it says, and what follows. */
export interface Correction {
  before: Clause[];
  said: Clause[];
  /** of all of it, with the words that say that something is put right */
  start: number;
  end: number;
  /** it says that something was wrong: 写错了, not only that somebody looked */
  wrong: boolean;
  after: Clause[];
  /** the reporter's own, or that of one above; else it may only add (部里回话：全国都是这样) */
  own: boolean;
}

/** 原以为影响全省 */
export const THOUGHT = pattern(
  /^(?:原先?|本|先|起初|最初|一开始|开始)(?:来|都)?以为[^,]{0,4}(?:全[省市国]|多省)$/u,
);
/** 请把全省改成莆田市 */
export const INSTEAD_OF = pattern(/^(?:请|麻烦)?(?:大家|各位)?[把将][^,]{1,10}(?:改[成为]|换成)[^,]{1,10}$/u);
