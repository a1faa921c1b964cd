import type { RegionId } from '../../plan/regions.ts';
import { type Clause, tagged } from '../clauses/clauses.ts';
import type { City } from '../gazetteer/gazetteer.ts';
import { happens } from '../moods/moods.ts';
import type { NamedCounty } from './nesting.ts';
import type { ClausePlaces } from './places.ts';
import { regionsOf, type Where } from './where.ts';

/** Where 全区 is the whole. */
const AUTONOMOUS: readonly RegionId[] = ['neimenggu', 'guangxi', 'xizang', 'ningxia', 'xinjiang'];

/** 全省, 全市 and 全区 stand for the province, city or district that the text speaks of; a name that many share for its own. */
export function withOwn(where: Where, at: number, places: ClausePlaces[]): Where {
  const settled = { ...where, counties: where.counties.map((county) => located(county, at, places)) };
  if ((where.ownProvince === undefined && !where.ownCity) || regionsOf(settled).length > 0) return settled;
  for (const found of before(at, places)) {
    const prefecture = prefectureOf(where, found);
    // 阿克苏地区断网，随后全区断网: 新疆 or the prefecture
    if (prefecture !== undefined && where.ownArea && AUTONOMOUS.includes(prefecture.region))
      return {
        ...where,
        ownArea: false,
        ownProvince: undefined,
        regions: [prefecture.region],
        severalCities: true,
      };
    if (prefecture !== undefined)
      return { ...where, ownArea: false, ownProvince: undefined, ownCity: true, cities: [prefecture] };
    const counties = found.cities.length > 0 ? [] : found.counties.filter(({ name }) => isOwn(name, where));
    if (counties.length > 0) return { ...where, ownCity: false, ownProvince: undefined, counties };
    // 上海、天津同时遭攻击，两地全市…
    if (found.regions.length > 1) return { ...where, regions: found.regions };
    if (regionsOf(found).length !== 1) continue;
    if (where.ownCity && found.cities.length > 0) return { ...where, cities: found.cities.slice(0, 1) };
    return { ...where, regions: regionsOf(found) };
  }
  return settled;
}

/** 巴州（库尔勒）…，全州; 大兴安岭地区…，全区: which prefecture 全州, 全盟 or 全区 stands for after such a place */
function prefectureOf(where: Where, { cities, counties }: Where): City | undefined {
  const [city] = cities;
  if (where.ownPrefecture) return city ?? counties[0]?.city;
  const ofArea = where.ownArea && !where.severalCities && cities.length === 1;
  return ofArea && city?.name.endsWith('地区') ? city : undefined;
}

/** Whether 全市 or 全区 may mean a county. */
function isOwn(county: string, { ownCity, ownArea }: Where): boolean {
  return (ownCity && county.endsWith('市')) || (ownArea && county.endsWith('区'));
}

/** The places that lead up to a clause, the nearest first. */
function before(at: number, places: ClausePlaces[]): Where[] {
  const near = places.slice(0, at + 1).reverse();
  return near.flatMap(({ impact, operator, organization }) => [impact, operator, organization]);
}

/** 江苏省通信管理局报告：鼓楼区… is the one in that province. */
function located(county: NamedCounty, at: number, places: ClausePlaces[]): NamedCounty {
  if (!county.shared) return county;
  const after = places
    .slice(at + 1)
    .flatMap(({ impact, operator, organization }) => [impact, operator, organization]);
  for (const found of [...before(at, places), ...after]) {
    const regions = regionsOf(found);
    const cities = found.cities.map(({ name }) => name);
    const homes = county.homes.filter(({ region, city }) =>
      cities.length > 0 && city !== undefined ? cities.includes(city) : regions.includes(region),
    );
    if (homes.length > 0) return { ...county, homes, shared: false };
  }
  return county;
}

/** @returns whether a place that stands before counties only says where they lie (【江苏】昆山、太仓) */
export function isContainerOf(place: Where, { counties, cities, regions }: Where): boolean {
  if (counties.length === 0 || cities.length + regions.length > 0 || place.ownProvince !== undefined)
    return false;
  if (place.counties.length > 0 || place.cities.length > 1 || regionsOf(place).length !== 1) return false;
  return counties.every((county) => isContained(county, place));
}

/** @returns whether a county lies in one of the cities and provinces that are hit as such */
export function isContained({ homes }: NamedCounty, { cities, regions, counties, ownCity }: Where): boolean {
  if (ownCity && counties.length === 0) return true; // 全市…，包括昆山
  return homes.some(
    ({ city, region }) => regions.includes(region) || cities.some(({ name }) => name === city),
  );
}

/** @returns whether a clause is nothing but names of places: 新疆 */
export function isMereName({ words, text }: Clause): boolean {
  const named = words.filter(({ value }) => value.tag === 'place');
  return text.length <= named.reduce((sum, { start, end }) => sum + end - start, 0) + named.length - 1;
}

/** @returns whether a clause ends with a name that the next one goes on listing: 15:10起广东 before 广西大量用户… */
export function endsInName(clause: Clause, next: Clause | undefined): boolean {
  const places = tagged(clause, 'place');
  const [last] = places;
  const [first] = next === undefined ? [] : tagged(next, 'place');
  if (last === undefined || places.length > 1 || last.end !== clause.end || happens(clause)) return false;
  if (first === undefined || first.start !== next?.start) return false;
  if (last.value.place.kind !== 'regions' || first.value.place.kind !== 'regions') return false;
  return !/[在是于自到]$|注册|总部|机房/u.test(clause.text.slice(0, last.start - clause.start));
}
