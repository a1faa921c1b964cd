import { findNumbers } from '../numbers/numbers.ts';
import { type Quantity, toQuantity } from '../numbers/quantities.ts';
import type { Found } from '../text/lexicon.ts';
import type { Normal } from '../text/normalize.ts';
import { pattern } from '../text/pattern.ts';
import { isOfTradeName } from '../text/trade-names.ts';
import { findPatterns } from '../words/patterns.ts';
import { WORDS, type Word } from '../words/words.ts';
import { settleCounties } from './county-words.ts';
import { isInside } from './inside.ts';
import { joints } from './joints.ts';
import { listsClauses } from './list-commas.ts';
import { partsSides } from './sides.ts';

export type WordFound = Found<Word>;

/** A part of the normalized text. */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch of text between two marks of punctuation, with the words and numbers in it. */
export interface Clause {
  start: number;
  end: number;
  text: string;
  /** number of the sentence that it belongs to */
  sentence: number;
  /** it ends with a question mark */
  asked: boolean;
  /** it ends with a colon: a heading, or who says what follows */
  leads: boolean;
  /** what stands in quotation marks, in places of the whole text */
  quoted: { start: number; end: number }[];
  words: WordFound[];
  quantities: Quantity[];
}

const ENDS_SENTENCE = new Set(['。', '!', '?', ';']);
const ENDS_CLAUSE = new Set([',', ':', '|']);
/** Marks of a list, which may be one of clauses. */
const LISTS_SIDES = new Set(['、', '/']);
/** A line shorter than this may be a word that was wrapped; a longer one ends a sentence even without a full stop. */
const FULL_LINE = 8;
/** Longer than any clause that people write; the reader looks at every pair of words in one. */
const LONGEST_CLAUSE = 150;

/** 1200万⏎用户: what a number counts may begin the next line. */
const WRAPPED = pattern(/^[余多]?(?:个|名|位|户|人(?!员|工)|条|用户|会员|客户|账号)/u);

/** Words that make of what is told a rumour, a drill, history or a supposition. */
const UNREAL: readonly Word['tag'][] = ['rumour', 'drill', 'past', 'perhaps_past', 'hypothetical', 'hearsay'];

/** Cuts a normalized text into clauses. A mark inside a word or a clock time doesn't cut. */
export function readClauses(normal: Normal): Clause[] {
  const { text } = normal;
  const timeless = withoutClocks(text);
  const found = WORDS.findAll(timeless).filter(
    (word) =>
      !isInside(timeless, word) &&
      !isInsideLatin(normal, word) &&
      !(UNREAL.includes(word.value.tag) && isOfTradeName(timeless, word)),
  );
  const words = settleCounties(timeless, found);
  const fixed = words.filter(
    ({ value: { tag } }) => tag === 'place' || tag === 'noise' || tag === 'known_site',
  );
  const pauses = joints(normal, words);
  const breaks = [...normal.lines, ...pauses].sort((a, b) => a - b);
  let b = 0;
  const quantities = findNumbers(timeless, fixed).map((number) => {
    while ((breaks[b] ?? text.length) < number.end) b++;
    const end = breaks[b] ?? text.length;
    return toQuantity(
      end === number.end && WRAPPED.test(text.slice(end, end + 3)) ? text : text.slice(0, end),
      number,
    );
  });
  const clauses = cut(normal, pauses, words);
  distribute(clauses, words, (clause) => clause.words);
  distribute(clauses, quantities, (clause) => clause.quantities);
  for (const { start, end, title } of normal.quoted)
    if (!title)
      for (const clause of clauses)
        if (clause.start < end && start < clause.end)
          clause.quoted.push({ start: Math.max(start, clause.start), end: Math.min(end, clause.end) });
  for (const clause of clauses) {
    const phrases = findPatterns(clause.text, clause.start, clause.words);
    if (phrases.length > 0) clause.words = [...clause.words, ...phrases].sort((a, b) => a.start - b.start);
  }
  return clauses;
}

/** 8:00, 23:59:59: no numbers of anything, and no part of a word (22:01省内 is not 1省); 08:15：15万 is a number after a time. */
const CLOCK = pattern(/(?<!\d)\d{1,2}(?::[0-5]\d){1,2}(?!\d|[万亿])/u);

/** 13800138000, 0755-26001122, 400-800-1234, 1391234xxxx, 010-8261****: whom to call */
const PHONE = pattern(
  /(?<![\d.])(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|1[3-9](?=[\dx*]{9}(?![\dx*]))\d*[x*]+\d*|0\d{2,3}-(?=[\dx*]{7,8}(?![\dx*]))\d*[x*]+\d*|[48]00-\d{3}-?\d{4})(?![\d万亿余多]|[个名位条]|人|户|用户|会员|客户|账号)/u,
);

const blank = (found: string) => '\0'.repeat(found.length);

function withoutClocks(text: string): string {
  return PHONE.replaceAll(CLOCK.replaceAll(text, blank), blank);
}

/** if within shift, no within NOC: a short Latin word that letters go on from without white space. */
function isInsideLatin({ text, starts, ends }: Normal, { start, end }: WordFound): boolean {
  if (end - start > 3 || !/^[a-z]+$/u.test(text.slice(start, end))) return false;
  const joined = (at: number) =>
    /[a-z]/u.test(text.charAt(at - 1)) && /[a-z]/u.test(text.charAt(at)) && ends[at - 1] === starts[at];
  return joined(start) || joined(end);
}

/** Puts each item into the clause where it starts; both are in the order of the text. */
function distribute<T extends { start: number }>(
  clauses: Clause[],
  items: T[],
  list: (clause: Clause) => T[],
): void {
  let c = 0;
  for (const item of items) {
    while ((clauses[c]?.end ?? Number.POSITIVE_INFINITY) <= item.start) c++;
    const clause = clauses[c];
    if (clause !== undefined) list(clause).push(item);
  }
}

function cut({ text, lines, commas }: Normal, pauses: ReadonlySet<number>, words: WordFound[]): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let sentenceStart = 0;
  const close = (end: number, next: number, endsSentence: boolean): void => {
    const asked = text.charAt(end) === '?';
    const leads = text.charAt(end) === ':';
    if (end > start)
      clauses.push({
        start,
        end,
        text: text.slice(start, end),
        sentence,
        asked,
        leads,
        quoted: [],
        words: [],
        quantities: [],
      });
    start = next;
    if (!endsSentence) return;
    sentence++;
    sentenceStart = next;
  };
  let w = 0; // the first word that ends after the character
  for (let at = 0; at < text.length; at++) {
    while ((words[w]?.end ?? Number.POSITIVE_INFINITY) <= at) w++;
    const wordStart = words[w]?.start ?? text.length;
    if (wordStart < at) continue;
    if (at - start >= LONGEST_CLAUSE) close(at, at, true);
    if (lines.has(at) && at > start) close(at, at, at - sentenceStart >= FULL_LINE);
    if (at > start && (pauses.has(at) || isAfterNormal(words, w, start, at))) close(at, at, false);
    const mark = wordStart > at ? markBetween(text, words, w, start, at, commas.size === 0) : undefined;
    if (mark !== undefined) close(at, at + 1, mark === 'sentence');
  }
  close(text.length, text.length, true);
  return clauses;
}

/** 湖南正常 江西正常, with nothing left of the white space. `w`: the word that begins there */
function isAfterNormal(words: WordFound[], w: number, start: number, at: number): boolean {
  const [before, next] = [words[w - 1], words[w]];
  if (before?.end !== at || next?.start !== at) return false;
  return before.value.tag === 'normal' && next.value.tag === 'place' && partsSides(words, w, start, at);
}

/** What a mark between two words ends. `bare`: no comma is typed in the text */
function markBetween(
  text: string,
  words: WordFound[],
  w: number,
  start: number,
  at: number,
  bare: boolean,
): Mark {
  if (LISTS_SIDES.has(text.charAt(at)))
    return partsSides(words, w, start, at) || (bare && listsClauses(text, words, w, at))
      ? 'clause'
      : undefined;
  return isBetweenPlaces(words, w, at, text.slice(start, at)) ? undefined : markAt(text, at);
}

/** What a list of places begins after. */
const LISTS = pattern(/(?:^|[、,]|导致|致|影响|涉及|波及|造成|包括|分布在|来自)$/u);

/** 导致云南，贵州大量用户断网: a comma of a list. `w`: the first word after it; `said`: the clause up to it */
function isBetweenPlaces(words: WordFound[], w: number, at: number, said: string): boolean {
  const [before, after] = [words[w - 1], words[w]];
  return (
    before?.end === at &&
    after?.start === at + 1 &&
    [before, after].every(({ value }) => value.tag === 'place' && value.place.kind === 'regions') &&
    LISTS.test(said.slice(0, said.length - (before.end - before.start)))
  );
}

const IN_RANGE = pattern(/[\d万亿千百人户条名个]/u);

/** 据网友爆料；山东大面积断网 */
const LEADS_IN = pattern(
  /(?:^|[,。;:!?])(?:据|有|听|接|网)[^,。;:没不未假]{0,10}(?:[称说讲]|爆料|传闻|消息|获悉|反映)$/u,
);
/** 40~60万, but 断网了~原因不明 */
const IN_NUMBER = pattern(/[\d一二三四五六七八九十百千万亿几半两]/u);

type Mark = 'clause' | 'sentence' | undefined;

function markAt(text: string, at: number): Mark {
  const char = text.charAt(at);
  if (text.startsWith('--', at))
    // a dash, not 800万--1200万
    return IN_RANGE.test(text.charAt(at - 1)) && IN_RANGE.test(text.charAt(at + 2)) ? undefined : 'clause';
  if (char === ';' && LEADS_IN.test(text.slice(Math.max(0, at - 16), at))) return 'clause';
  if (ENDS_SENTENCE.has(char)) return 'sentence';
  if (char === '~') return IN_NUMBER.test(text.charAt(at + 1)) ? undefined : 'sentence';
  const clock = char === ':' && /\d/u.test(text.charAt(at - 1)) && /\d/u.test(text.charAt(at + 1));
  return ENDS_CLAUSE.has(char) && !clock ? 'clause' : undefined;
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

/** @returns whether a word of a cause names who did what follows it right away: 黑客窃取了… */
export function isAgent(clause: Clause, word: WordFound, happening: WordFound): boolean {
  const said = saidIn(clause, word);
  const gap = happening.start - word.end;
  return (
    word.value.tag === 'cause' &&
    gap >= 0 &&
    gap <= 3 &&
    /^(?:黑客|攻击者|黑产|不法分子|黑客组织|hackers?|attackers?)$/u.test(said)
  );
}

/** @returns a part of a clause as it is written there */
export function saidIn(clause: Clause, { start, end }: { start: number; end: number }): string {
  return clause.text.slice(start - clause.start, end - clause.start);
}

export function has(clause: Clause, ...tags: Word['tag'][]): boolean {
  for (const { value } of clause.words) if (tags.includes(value.tag)) return true;
  return false;
}
