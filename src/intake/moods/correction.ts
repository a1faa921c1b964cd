import type { Clause } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

/** What takes the place of a stretch of the text. */
export interface Edit {
  start: number;
  end: number;
  /** stretches of the text, and words that it implies */
  put: ({ start: number; end: number } | string)[];
}

/** A correction: who gives it, what the text told before it, what it says, and what follows. */
export interface Correction {
  before: Clause[];
  said: Clause[];
  after: Clause[];
  /** the reporter's own, or that of one above; else it may only add (部里回话：全国都是这样) */
  own: boolean;
}

/** 原以为影响全省 */
export const THOUGHT = pattern(
  /^(?:原先?|本|先|起初|最初|一开始|开始)(?:来|都)?以为[^,]{0,4}(?:全[省市国]|多省)$/u,
);
