import type { Clause, WordFound } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';
import { isOfAbroad } from './abroad.ts';
import { isAttribute } from './attributes.ts';
import { addCounts } from './counts.ts';
import { type NamedCounty, nestingOf } from './nesting.ts';
import { provinceLetters } from './province-letters.ts';
import { rolesIn } from './roles.ts';
import { isSomewhere, nowhere, type Where } from './where.ts';

/** The places of one clause by role. */
export interface ClausePlaces {
  impact: Where;
  operator: Where;
  organization: Where;
}

/** Reads the places of a clause. Places named in passing (registered in, data centre in) are left out. */
export function placesOf(clause: Clause): ClausePlaces {
  const places: ClausePlaces = { impact: nowhere(), operator: nowhere(), organization: nowhere() };
  const letters = provinceLetters(clause);
  if (letters !== undefined) {
    places.impact.regions.push(...letters.regions);
    places.impact.spans.push(letters);
  }
  const { locators, counties, part } = nestingOf(clause);
  const roles = rolesIn(clause);
  for (const [i, word] of clause.words.entries()) {
    const { value, start } = word;
    const role = roles.get(word);
    if (role === undefined || value.tag !== 'place') continue;
    if (letters !== undefined && start >= letters.start && start < letters.end) continue;
    if (role === 'passing' || negated(clause, i) || isAttribute(clause, word)) continue;
    if (isOfAbroad(clause, start, value.place)) continue;
    const county = counties.get(i);
    if (locators.has(i) || isOfCounty(clause, i) || leadsToOwn(clause, i))
      places[role].spans.push({ start, end: word.end });
    else if (county !== undefined) addNamed(places[role], county, word);
    else addWord(places[role], value.place, clause, i);
  }
  adoptOperator(places);
  places.impact.part ||= part;
  addCounty(clause, places.impact);
  addCounts(clause, places.impact);
  return places;
}

/** 云南大理州电信: the city of the operator lies in the province that is named before it. */
function adoptOperator({ impact, operator }: ClausePlaces): void {
  const within =
    impact.regions.length === 1 && operator.cities.every(({ region }) => region === impact.regions[0]);
  if (within && impact.cities.length === 0) impact.cities.push(...operator.cities);
}

function addNamed(where: Where, county: NamedCounty, { start, end }: WordFound): void {
  where.counties.push(county);
  where.spans.push({ start, end });
}

/** 阿里地区全区 */
function isPrefecture({ value }: WordFound): boolean {
  return value.tag === 'place' && value.place.kind === 'city' && value.place.city.name.endsWith('地区');
}

/** 江阴全市, 昆山市区, 海淀全区: the city or area is the county before it. */
function isOfCounty(clause: Clause, i: number): boolean {
  const before = clause.words[i - 1];
  const word = clause.words[i];
  if (before === undefined || word?.value.tag !== 'place' || word.start - before.end > 1) return false;
  const { place } = word.value;
  const area = place.kind === 'own_province' && place.area;
  if (area && isPrefecture(before)) return true;
  const suffix =
    place.kind === 'own_city' ? '市' : place.kind === 'own_province' && place.area ? '区' : undefined;
  return suffix !== undefined && namedCounty(before)?.endsWith(suffix) === true;
}

/** 我省绵阳市, 长三角某市: only says where the one after it lies */
function leadsToOwn(clause: Clause, i: number): boolean {
  const [word, next] = clause.words.slice(i, i + 2);
  if (word?.value.tag !== 'place' || next?.value.tag !== 'place') return false;
  const [{ place }, { place: inner }] = [word.value, next.value];
  const lone = !/^(?:[、和及与]|以及|等)/u.test(textOf(clause, next.end, clause.end)); // not 我省绵阳、德阳等市
  if (!lone || !/^(?:的|境内|内|下辖的?|所辖的?)?$/u.test(textOf(clause, word.end, next.start))) return false;
  const several = (place.kind === 'regions' && place.regions.length > 1) || place.kind === 'vague_area';
  const one = (inner.kind === 'own_city' || inner.kind === 'own_province') && !inner.whole;
  const isOne = one && /^(?:某|[一1单])/u.test(textOf(clause, next.start, next.end));
  if (place.kind === 'own_province')
    return !place.whole && (inner.kind === 'city' || (inner.kind === 'own_city' && isOne));
  return several && isOne;
}

function addWord(where: Where, place: Place, clause: Clause, i: number): void {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  if (textOf(clause, start, end) === '海南' && QINGHAI.test(clause.text)) {
    if (!BESIDE_QINGHAI.test(clause.text)) return;
    where.either = true; // the province, or the prefecture
  }
  const before = clause.words.slice(0, i).findLast(({ value }) => value.tag !== 'but_b');
  if (before?.value.tag === 'place' && /(?:或者?|还是)$/u.test(textOf(clause, clause.start, start)))
    where.either = true;
  where.spans.push({ start, end });
  if (isDelta(textOf(clause, start, clause.end))) where.delta = true;
  // 岳阳市各地
  if (before?.value.tag === 'place' && before.value.place.kind === 'city' && before.end === start)
    if (textOf(clause, start, end) === '各地') return;
  if (place.kind === 'nation') {
    if (!isOfPart(where, clause, i)) addNation(where, clause, i);
  } else if (place.kind === 'regions' || place.kind === 'city') addNamedPlace(where, place, clause, i);
  else add(where, place);
}

const isDelta = (said: string): boolean =>
  /^珠(?:三角|江三角洲)(?:地区|的)?(?!地区|的|某|[一1两2单二]|部分|个别|少数|有的|其中)/u.test(said);

/** 青海省海西、海南、玉树: 海南州, not the province */
const QINGHAI = pattern(/青海|海西|海北|玉树|果洛|黄南/u);
const BESIDE_QINGHAI = pattern(/青海(?:省)?、海南|海南、青海/u);

/** 受灾各省, 沿江各省市 */
const SOME_OF_THEM = pattern(/(?:[区域部东西南北中海江河边邻近关述些灾内]|涉及|影响|波及|受损)的?$/u);

/** 华东各省 are several provinces, 除北京外各省 nearly all; 绵阳各地用户 those of that place. */
function isOfPart(where: Where, clause: Clause, i: number): boolean {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  const said = textOf(clause, start, end);
  const lead = textOf(clause, clause.start, start);
  const before = clause.words[i - 1];
  const follows = before?.value.tag === 'place' && before.end === start ? before.value.place.kind : undefined;
  if (said === '各地用户' && /[省市县区州]$/u.test(lead)) return true; // 12省各地用户
  if (said === '各地用户') return follows !== undefined && !/nation/u.test(follows);
  if (!said.startsWith('各省')) return false;
  if (/除[^,]{2,}外$/u.test(lead)) where.mostProvinces = true;
  else if (follows === 'vague_area' || SOME_OF_THEM.test(lead)) where.provincesSaid = true;
  else return false;
  return true;
}

function addNation(where: Where, clause: Clause, i: number): void {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  if (ofInfluence(clause, i) || counted(clause, end)) {
    where.spans = where.spans.filter((span) => span.start !== start);
    return;
  }
  // 全国不少地方
  const some = /^(?:不少|很多|许多|一些|若干|个别|有些|大多|部分|多个)/u.test(
    clause.text.slice(end - clause.start),
  );
  if (some) where.nationPart = true;
  else where.nation = true;
}

type Named = Extract<Place, { kind: 'regions' | 'city' }>;

function addNamedPlace(where: Where, place: Named, clause: Clause, i: number): void {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  // 青海省河南县: a county that shares its name with a province or city
  if (/^县(?![级城里委域])/u.test(textOf(clause, end, end + 2))) {
    where.county = true;
    return;
  }
  add(where, place);
  if (isDistrict(clause, i, place.kind)) where.county = true;
  if (place.kind === 'regions' && /全|各/u.test(textOf(clause, start, end))) where.ownProvince = 'whole';
}

function textOf(clause: Clause, start: number, end: number): string {
  return clause.text.slice(start - clause.start, end - clause.start);
}

type Adders = { [K in Place['kind']]: (where: Where, place: Extract<Place, { kind: K }>) => void };

const ADDERS: Adders = {
  regions: (where, { regions }) => where.regions.push(...regions),
  city: (where, { city }) => where.cities.push(city),
  vague_area: (where) => where.vagueAreas++,
  nation: (where) => {
    where.nation = true;
  },
  nation_part: (where) => {
    where.nationPart = true;
  },
  most_provinces: (where) => {
    where.mostProvinces = true;
  },
  provinces: (where) => {
    where.provincesSaid = true;
  },
  own_province: (where, { whole, area = false }) => {
    where.ownArea ||= area;
    where.ownProvince = whole ? 'whole' : (where.ownProvince ?? 'some');
  },
  province_part: (where) => {
    where.ownProvince ??= 'some';
    where.severalCities = true;
  },
  own_city: (where, { prefecture = false }) => {
    where.ownCity = true;
    where.ownPrefecture ||= prefecture;
  },
  cities: (where) => {
    where.severalCities = true;
  },
  and_others: (where) => {
    where.andOthers = true;
  },
  county: (where) => {
    where.county = true;
  },
  part: (where) => {
    where.part = true;
  },
  overseas: (where, { name }) => where.overseas.push(name),
};

function add<K extends Place['kind']>(where: Where, place: Extract<Place, { kind: K }>): void {
  const adder: Adders[K] = ADDERS[place.kind as K];
  adder(where, place);
}

/** 双流县 where no other place is named. */
function addCounty(clause: Clause, where: Where): void {
  const county = /[\u4e00-\u9fff]{1,3}(?<![各个全省市])县(?!级|城|委|公安|政府)/u.exec(clause.text);
  if (county === null || isSomewhere(where)) return;
  where.county = true;
  const start = clause.start + county.index;
  where.spans.push({ start, end: start + county[0].length });
}

const DISTRICT = pattern(
  /^(?:的|下辖|下属|所辖|辖区内)?(?!.{0,3}(?:[一二两三四五六七八九十\d]个县|[二两三四五六七八九十\d]个?区|地区|片区|小区|城区|市区|辖区|园区|区域|全区|各区|个区|自治区|灾区|大区|战区|景区|县级市|各县|全县))[\u4e00-\u9fff]{1,3}(?:县|区)|^[^,]{0,8}(?:一带|步行街|商圈|路段|沿线|街道|镇上)|^(?:[东西南北中]?街(?![头面坊])|湾(?![区流])|村(?![村级委民镇庄里])|[东西南北]村|镇(?![村级江上])|(?:跨海|长江|黄河)?大桥|胡同|大厦|酒店|宾馆|饭店|[\u4e00-\u9fff]?面馆|餐馆|菜馆|会馆|公馆|花园|公园|小区|动车站|[东西南北]站)/u,
);

/** 成都市高新区, 大同区, 长春街, 长沙湾: less than 1个地市 follows, or is meant, by a name that no list has. */
function isDistrict(clause: Clause, i: number, kind: 'regions' | 'city'): boolean {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  const next = clause.words[i + 1];
  if (next !== undefined && next.start - end <= 3 && namedCounty(next) !== undefined) return false;
  const after = textOf(clause, end, end + 8);
  if (DISTRICT.test(after)) return true;
  return (
    kind === 'city' && /^区(?![域县市划内里])/u.test(after) && !/[市州盟]$/u.test(textOf(clause, start, end))
  );
}

function namedCounty({ value }: WordFound): string | undefined {
  return value.tag === 'place' && value.place.kind === 'county' ? value.place.county?.name : undefined;
}

/** 不是四川 (是云南) takes the place back. */
function negated(clause: Clause, index: number): boolean {
  for (let i = index - 1; i >= 0 && i >= index - 3; i--) {
    const tag = clause.words[i]?.value.tag;
    if (tag === 'not_a' || (tag === 'superseded' && !/^除/u.test(clause.text))) return true; // 除首报的湖南外，贵州也…
    if (tag === 'not') {
      const gap = (clause.words[index]?.start ?? 0) - (clause.words[i]?.end ?? 0);
      return gap <= 2;
    }
    if (tag !== 'place') return false;
  }
  return false;
}

/** 全国 before 28个省 only says of which country. */
function counted(clause: Clause, end: number): boolean {
  return clause.quantities.some(
    (q) => (q.unit === 'provinces' || q.unit === 'cities') && q.start >= end && q.start - end <= 3,
  );
}

/** 全国 before 有影响力, 知名 … says how far a site's influence goes. */
function ofInfluence(clause: Clause, index: number): boolean {
  const next = clause.words[index + 1];
  return next?.value.tag === 'influence' && next.start - (clause.words[index]?.end ?? 0) <= 5;
}
