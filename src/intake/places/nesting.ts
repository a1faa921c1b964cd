import type { Clause } from '../clauses/clauses.ts';
import { containerOf, isListing, isNesting } from '../clauses/county-words.ts';
import type { County, Home } from '../gazetteer/counties.ts';
import type { City } from '../gazetteer/gazetteer.ts';

/** A county that a clause names, and the prefecture that it is named with. */
export interface NamedCounty extends County {
  city?: City;
}

/** Which of a clause's places only say where the next one lies (杭州市萧山区), and the counties that lie there. */
export interface Nesting {
  /** words (by index) that stand for a part of them */
  locators: Set<number>;
  /** counties by the index of their word */
  counties: Map<number, NamedCounty>;
  /** 苏州用户反映昆山断网: less than the larger place, which isn't said to be hit itself */
  part: boolean;
}

/** Reads 杭州市萧山区, 金华下辖的义乌、东阳 and 江苏省苏州市昆山市. */
export function nestingOf(clause: Clause): Nesting {
  const nesting: Nesting = { locators: new Set(), counties: new Map(), part: false };
  for (const [i, { value }] of clause.words.entries()) {
    if (value.tag !== 'place' || value.place.kind !== 'county' || value.place.county === undefined) continue;
    nesting.counties.set(i, nest(clause, i, value.place.county, nesting));
    nesting.part ||= isToldOf(clause, i, nesting);
  }
  return nesting;
}

function nest(clause: Clause, i: number, county: County, { locators, counties }: Nesting): NamedCounty {
  const before = clause.words[i - 1];
  if (before?.value.tag !== 'place') return county;
  const listed = isListing(between(clause, i)) ? counties.get(i - 1)?.city : undefined;
  if (listed !== undefined) return narrowed(county, listed);
  const container = containerAt(clause, i);
  if (container === undefined) return county;
  const { place } = before.value;
  const city = place.kind === 'city' ? place.city : undefined;
  const inside = county.homes.filter((h) => h.region === container.region && (!city || h.city === city.name));
  // 东莞东城区: what a city calls its parts; but 成都昆山市 is a list
  if (inside.length === 0 && county.name.endsWith('市')) return county;
  locators.add(i - 1);
  const outer = city && containerAt(clause, i - 1);
  if (outer?.city === undefined && outer?.region === container.region) locators.add(i - 2);
  const homes = inside.length > 0 ? inside : [container];
  return { name: county.name, homes, shared: false, ...(city && { city }) };
}

/** Whether a larger place stands before a county, neither in a list with it nor hit as a whole. */
function isToldOf(clause: Clause, i: number, { locators, counties }: Nesting): boolean {
  if (locators.has(i - 1) || counties.has(i - 1) || isListing(between(clause, i))) return false;
  for (let k = i - 1; k >= 0; k--) {
    const word = clause.words[k];
    const { tag } = word?.value ?? {};
    if (word === undefined || tag === 'net_down' || tag === 'many' || tag === 'wide') return false;
    if (tag === 'place') return containerOf(written(clause, k), word.value) !== undefined;
  }
  return false;
}

/** What the word before another names, where the other is a part of it. */
function containerAt(clause: Clause, i: number): Home | undefined {
  const before = clause.words[i - 1];
  if (before === undefined || !isNesting(between(clause, i))) return undefined;
  return containerOf(written(clause, i - 1), before.value);
}

function written(clause: Clause, i: number): string {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  return clause.text.slice(start - clause.start, end - clause.start);
}

function between(clause: Clause, i: number): string {
  const start = clause.words[i - 1]?.end ?? clause.start;
  return clause.text.slice(start - clause.start, (clause.words[i]?.start ?? start) - clause.start);
}

/** A county that is listed after another of a prefecture lies there too, if one of its name does. */
function narrowed(county: County, city: City): NamedCounty {
  const homes = county.homes.filter((home) => home.city === city.name);
  return homes.length > 0 ? { name: county.name, homes, shared: false, city } : county;
}
