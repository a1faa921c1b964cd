import type { Found } from '../text/lexicon.ts';
import type { Normal } from '../text/normalize.ts';
import { pattern } from '../text/pattern.ts';
import type { Word } from '../words/words.ts';
import {
  BEGINS_CAUSE,
  BEGINS_MEASURE,
  BEGINS_NEWS,
  BEGINS_OTHER,
  BEGINS_RIGHT,
  BEGINS_TIME,
  BOUND,
  GOES_ON,
  IS_SPARED,
  NOUNS,
  OF_MANY,
  REACHES,
  TOLD,
} from './joint-words.ts';
import { partsSides } from './sides.ts';

/** Where the writer left out a comma, at night on a telephone: 重庆全市大量用户没得网机房空调垮了不是黑客 */

/** A clause has so many characters at the least, and who leaves out commas runs on for so many, in one sentence for more. */
const SHORTEST = 4;
const RUNS_ON = 12;
const RUNS_ON_HERE = 24;
/** 后来 and 目前 are no clauses. */
const CLOSEST = 3;
const MARK = pattern(/[,:|]/u);
const ENDS_SENTENCE = pattern(/[。;!?]|$/u);

/**
 * @param normal a text; who types a comma leaves none out
 * @param words of the text, in its order
 * @returns where white space parts clauses, and where a clause ends and another begins without any
 */
export function joints(normal: Normal, words: readonly Found<Word>[]): ReadonlySet<number> {
  const { text, commas } = normal;
  const pauses = betweenWords(normal, words);
  const found = new Set([...pauses, ...BEGINS_RIGHT.all(text).map(({ index }) => index)]);
  const bare = bareStretches(text, commas);
  if (bare.length === 0) return found;
  const marks = [...MARK.all(text), ...ENDS_SENTENCE.all(text)].map(({ index }) => index);
  const edges = [0, ...pauses, ...marks].sort((a, b) => a - b);
  const parting = [
    ...told(text),
    ...begun(text, words),
    ...spared(text, words),
    ...sides(words, pauses),
    ...harmed(text, words),
  ];
  let last = 0;
  for (const at of [...new Set(parting)].sort((a, b) => a - b)) {
    const within = bare.find(({ start, end }) => start <= at && at < end);
    if (within === undefined || !isFarFrom(edges, at, within.runsOn) || at - last < CLOSEST) continue;
    found.add(at);
    last = at;
  }
  return found;
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' });
/** So many characters on either side tell a word from its neighbours. */
const AROUND = 8;

const WIDELY = pattern(/^大(?:面积|范围)/u);

/** 撤 回, 误 报, 报 道: white space within a word parts nothing; nor between a place and how much of it: 河北 大面积爆发 */
function betweenWords({ text, pauses }: Normal, words: readonly Found<Word>[]): Set<number> {
  const isWithin = (at: number): boolean => {
    const from = Math.max(0, at - AROUND);
    return (
      words.some(
        ({ start, end, value }) =>
          start < at &&
          (at < end || (at === end && value.tag === 'place' && WIDELY.test(text.slice(at, at + 3)))),
      ) || dictionary.segment(text.slice(from, at + AROUND)).containing(at - from)?.index !== at - from
    );
  };
  return new Set([...pauses].filter((at) => at < text.length && !isWithin(at)));
}

interface Stretch {
  start: number;
  end: number;
  /** a stretch so long, in characters, is taken to have lost its commas */
  runsOn: number;
}

/** 各位领导好，…: a greeting has its comma, whoever leaves out the others */
const GREETING = pattern(
  /^(?:报告?|各位|领导|[大诸]家|您|你|同事|同志|老师|局长|处长|主任|值班|晚上|早上|夜里|上午|下午|凌晨|中午|好|们|的|室|急报|速报|快报|首报|续报|麻烦|请|看下|看一下)*,/u,
);

/** Sentences without a comma. */
function bareStretches(text: string, typed: ReadonlySet<number>): Stretch[] {
  const greeting = (GREETING.exec(text)?.[0].length ?? 0) - 1;
  const commas = new Set([...typed].filter((at) => at !== greeting));
  const alone = commas.size === 0 && (ENDS_SENTENCE.exec(text)?.index ?? 0) >= text.length - 1;
  const runsOn = alone ? RUNS_ON : RUNS_ON_HERE;
  const left = [...commas];
  const stretches: Stretch[] = [];
  let start = 0;
  for (const { index: end } of ENDS_SENTENCE.all(text)) {
    if (end - start >= runsOn && !left.some((at) => start <= at && at <= end))
      stretches.push({ start, end, runsOn });
    start = end + 1;
  }
  return stretches;
}

/** Whether a place stands in a stretch that runs on, and not at an end of it. */
function isFarFrom(edges: readonly number[], at: number, runsOn: number): boolean {
  const next = edges.findIndex((edge) => edge >= at);
  const [start = 0, end = at] = [edges[next - 1], edges[next]];
  return end - start >= runsOn && at - start >= SHORTEST && end - at >= SHORTEST;
}

function told(text: string): number[] {
  const ends = TOLD.all(text).map(({ index }) => index);
  return ends.filter((at) => !GOES_ON.test(text.slice(at, at + 4)));
}

const ANYWHERE = [BEGINS_CAUSE, BEGINS_MEASURE, BEGINS_NEWS];

function begun(text: string, words: readonly Found<Word>[]): number[] {
  const told = words.find(({ value }) => !NOUNS.has(value.tag))?.end ?? text.length;
  const later = BEGINS_TIME.all(text).filter(({ index }) => index >= told);
  const others = BEGINS_OTHER.all(text).map(({ index }) => ofPlace(text, words, index));
  const begins = [...ANYWHERE.flatMap((beginning) => beginning.all(text)), ...later].map(
    ({ index }) => index,
  );
  return [...others, ...begins].filter((at) => !isBound(text, at));
}

/** 全疆其他地州…, 两省其余地方…: where the place begins whose others are meant */
function ofPlace(text: string, words: readonly Found<Word>[], at: number): number {
  if (PROVINCES.test(text.slice(at - 2, at))) return at - 2;
  return words.find(({ end, value }) => end === at && value.tag === 'place')?.start ?? at;
}

const PROVINCES = pattern(/^[两三四五六七八九][省市地]$/u);

/** What belongs to what follows is no longer, in characters. */
const LONGEST_BOUND = 4;

const before = (text: string, at: number): string => text.slice(Math.max(0, at - LONGEST_BOUND), at);

const isBound = (text: string, at: number): boolean => BOUND.test(before(text, at));

/** Where places begin that something is said not to have reached. */
function spared(text: string, words: readonly Found<Word>[]): number[] {
  const fine = listsOfPlaces(text, words).filter(({ end }) => IS_SPARED.test(text.slice(end, end + 20)));
  return fine.map(({ start }) => start).filter((at) => !isBound(text, at));
}

/** Where another subject begins right after what was told of one: …断网苏州… */
function sides(words: readonly Found<Word>[], pauses: ReadonlySet<number>): number[] {
  let from = 0;
  return words.flatMap(({ start, value }, w) => {
    if (pauses.has(start)) from = start;
    if (value.tag !== 'place' && value.tag !== 'cn') return [];
    return words[w - 1]?.end === start && partsSides(words, w, from, start) ? [start] : [];
  });
}

/** Where it is told, after a cause, that many were hit, or the places that they were hit in: 机房进水全市大量用户断网 */
function harmed(text: string, words: readonly Found<Word>[]): number[] {
  const cause = words.find(({ value }) => value.tag === 'cause');
  if (cause === undefined) return [];
  const wide = listsOfPlaces(text, words).filter(({ end }) => OF_MANY.test(text.slice(end, end + 10)));
  const isInWide = (at: number) => wide.some(({ start, end }) => start < at && at < end + 10);
  const many = words.filter(({ start, value }) => value.tag === 'many' && !isInWide(start));
  return [...wide, ...many]
    .map(({ start }) => start)
    .filter((at) => at >= cause.end && !isBound(text, at) && !REACHES.test(before(text, at)));
}

/** 湖南、重庆; 吉林黑龙江; 华东六省一市: places that stand together */
function listsOfPlaces(text: string, words: readonly Found<Word>[]): { start: number; end: number }[] {
  const lists: { start: number; end: number }[] = [];
  for (const { start, end, value } of words) {
    if (value.tag !== 'place' && value.tag !== 'cn') continue;
    const last = lists.at(-1);
    if (last !== undefined && TOGETHER.test(text.slice(last.end, start))) last.end = end;
    else lists.push({ start, end });
  }
  return lists;
}

const TOGETHER = pattern(/^(?:[、和及与]|[两二三四五六七八九十]省)?$/u);
