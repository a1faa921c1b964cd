import { type Count, type Extent, REACHES, type Reach } from '../../plan/facts.ts';
import { REGION_IDS, type RegionId, regionName } from '../../plan/regions.ts';
import { citiesOf as allCitiesOf, type City } from '../gazetteer/gazetteer.ts';
import type { NamedCounty } from './nesting.ts';

/** Where something is said to be, gathered from one clause or several. */
export interface Where {
  nation: boolean;
  nationPart: boolean;
  /** 大部分省份: more than several, perhaps 全国范围 */
  mostProvinces: boolean;
  /** several provinces (多省), or a vague area (华东) */
  provincesSaid: boolean;
  vagueAreas: number;
  provinceCount?: Count;
  regions: RegionId[];
  /** those that are hit as such, not only named to say where a county lies */
  cities: City[];
  counties: NamedCounty[];
  ownProvince: 'whole' | 'some' | undefined;
  /** 全区: the province, where it is an autonomous region, or the district */
  ownArea: boolean;
  ownCity: boolean;
  /** 全州, 全盟: no county is called so */
  ownPrefecture: boolean;
  severalCities: boolean;
  /** 珠三角: nine cities of one province, as wide as 3.3 */
  delta: boolean;
  /** how many cities are said to be hit, none of them by name */
  citiesHit?: number;
  /** 等地 after a name: others that are not named */
  andOthers: boolean;
  /** 四川或重庆 */
  either: boolean;
  /** only a county or less of what is named, by no name that is known */
  county: boolean;
  part: boolean;
  overseas: string[];
  spans: { start: number; end: number }[];
}

export function nowhere(): Where {
  return {
    nation: false,
    nationPart: false,
    mostProvinces: false,
    provincesSaid: false,
    vagueAreas: 0,
    regions: [],
    cities: [],
    counties: [],
    ownProvince: undefined,
    ownArea: false,
    ownCity: false,
    ownPrefecture: false,
    severalCities: false,
    delta: false,
    andOthers: false,
    either: false,
    county: false,
    part: false,
    overseas: [],
    spans: [],
  };
}

export function isSomewhere(where: Where): boolean {
  return where.spans.length > 0;
}

/** @returns both together */
export function join(a: Where, b: Where): Where {
  const provinceCount = b.provinceCount ?? a.provinceCount;
  const citiesHit = b.citiesHit ?? a.citiesHit;
  return {
    nation: a.nation || b.nation,
    nationPart: a.nationPart || b.nationPart,
    mostProvinces: a.mostProvinces || b.mostProvinces,
    provincesSaid: a.provincesSaid || b.provincesSaid,
    vagueAreas: a.vagueAreas + b.vagueAreas,
    ...(provinceCount && { provinceCount }),
    regions: [...a.regions, ...b.regions],
    cities: [...a.cities, ...b.cities],
    counties: [...a.counties, ...b.counties],
    ownProvince: b.ownProvince ?? a.ownProvince,
    ownArea: a.ownArea || b.ownArea,
    ownCity: a.ownCity || b.ownCity,
    ownPrefecture: a.ownPrefecture || b.ownPrefecture,
    severalCities: a.severalCities || b.severalCities,
    delta: a.delta || b.delta,
    ...(citiesHit !== undefined && { citiesHit }),
    andOthers: a.andOthers || b.andOthers,
    either: a.either || b.either,
    county: a.county || b.county,
    part: a.part || b.part,
    overseas: [...a.overseas, ...b.overseas],
    spans: [...a.spans, ...b.spans],
  };
}

/** @returns the provinces of the places, those of cities and counties included, in the order of the plan's list */
export function regionsOf(where: Where): RegionId[] {
  const homes = where.counties.flatMap((county) => (county.shared ? [] : county.homes));
  const all = new Set([...where.regions, ...[...where.cities, ...homes].map(({ region }) => region)]);
  return REGION_IDS.filter((id) => all.has(id));
}

/** @returns the place without a province whose own city is named: it stands for that city (四川省成都市), unless 全省 or 省内 is said. */
export function withoutLocators(where: Where): Where {
  if (where.ownProvince !== undefined) return where;
  const nested = where.cities.map((city) => city.region);
  return { ...where, regions: where.regions.filter((id) => !nested.includes(id)) };
}

/** @returns the prefectures of the places that are known by name */
export function citiesOf(where: Where): string[] {
  const named = where.counties.flatMap(({ city }) => city ?? []);
  return [...new Set([...where.cities, ...named].map((city) => city.name))];
}

/** From so many provinces on, whether it is 全国范围 is for a person to say; all 31 are. */
const MANY_PROVINCES = 16;

/** @returns how far the places reach; undefined where they don't say */
export function extentOf(where: Where): Extent | undefined {
  return ofCountry(where) ?? ofProvinces(where) ?? ofCities(where);
}

function ofCountry(where: Where): Extent | undefined {
  if (where.nation) return upTo('national', 'national');
  if (where.provinceCount !== undefined) return ofCount(where.provinceCount);
  if (where.mostProvinces) return upTo('provinces', 'national');
  return where.nationPart ? upTo('city', 'national') : undefined;
}

function ofProvinces(where: Where): Extent | undefined {
  const provinces = new Set(where.regions);
  // 宝鸡一个市还是陕西全省, 四川或重庆
  const within = regionsOf(where).length === 1 && where.cities.length > 0;
  if (where.either)
    return upTo(where.cities.length > 0 ? 'city' : 'province', within ? 'province' : 'provinces');
  if (where.vagueAreas > 1 || where.provincesSaid || provinces.size > 1)
    return upTo('provinces', 'provinces');
  if (where.vagueAreas === 1) return upTo(where.part ? 'city' : 'province', 'provinces');
  if (provinces.size === 0 && where.ownProvince === undefined) return undefined;
  const elsewhere = regionsOf(where).length > 1;
  if (elsewhere || (where.andOthers && where.cities.length === 0)) return upTo('province', 'provinces');
  return withinProvince(where);
}

/** Counties there lie in no prefecture, so that 13个市州 may not be all. */
const WITH_COUNTIES_OF_ITS_OWN: readonly RegionId[] = ['hubei', 'hainan', 'xinjiang', 'henan'];

/** 四川21个市州: as many as the province has */
function hitsAll({ regions: [region], citiesHit, cities }: Where): boolean {
  if (region === undefined || citiesHit === undefined || cities.length > 0) return false;
  const all = allCitiesOf(region).length;
  return all > 0 && citiesHit >= all && !WITH_COUNTIES_OF_ITS_OWN.includes(region);
}

/** What is said of one province: the whole, some of its cities, one, or less. */
function withinProvince(where: Where): Extent {
  if (where.county && where.cities.length === 0)
    return upTo('county', where.severalCities ? 'province' : 'county');
  if (hitsAll(where)) return upTo('province', 'province');
  if (where.delta && !where.part && where.cities.length === 0) return upTo('province', 'province');
  const several = where.part || (where.severalCities && (where.cities.length === 0 || where.ownCity));
  if (several && where.ownProvince !== 'whole') return upTo('city', 'province');
  const municipality = regionsOf(where).every((id) => regionName(id).endsWith('市')); // 重庆市 … 全市
  if (where.ownCity && where.ownProvince === 'whole' && !municipality) return upTo('city', 'province');
  return where.ownCity && !municipality ? oneCity(where) : upTo('province', 'province');
}

function ofCities(where: Where): Extent | undefined {
  const names = new Set(where.cities.map((city) => city.name)).size;
  const more = where.severalCities || where.andOthers;
  if (where.county) return upTo('county', names > 1 || more ? 'province' : 'county');
  if (names === 0 && where.counties.length > 0) return ofCounties(where);
  if (names > 1 || where.counties.some((county) => !isOfCities(county, where)))
    return upTo('city', regionsOf(where).length > 1 ? 'provinces' : 'province');
  if (names === 1) return more ? upTo('city', 'province') : oneCity(where);
  if (more) return upTo('city', 'provinces');
  return where.ownCity ? oneCity(where) : undefined;
}

function isOfCities({ homes }: NamedCounty, { cities }: Where): boolean {
  return homes.some((home) => cities.some((city) => city.name === home.city));
}

/** One county is less than 1个地市; what several come to is for a person to say. */
function ofCounties(where: Where): Extent {
  if (where.severalCities || where.andOthers) return upTo('county', 'province');
  if (new Set(where.counties.map(({ name }) => name)).size === 1)
    return upTo('county', where.ownCity ? 'city' : 'county');
  const regions = regionsOf(where).length;
  if (regions > 1) return upTo('county', 'provinces');
  const prefectures = new Set(where.counties.flatMap(({ homes }) => homes.map(({ city }) => city)));
  return upTo('county', prefectures.size === 1 && !prefectures.has(undefined) ? 'city' : 'province');
}

function oneCity(where: Where): Extent {
  return upTo(where.part ? 'county' : 'city', 'city');
}

function ofCount({ min, max }: Count): Extent {
  const most = max ?? min;
  if (min >= REGION_IDS.length) return upTo('national', 'national');
  return upTo(
    min > 1 ? 'provinces' : 'province',
    min >= MANY_PROVINCES ? 'national' : most > 1 ? 'provinces' : 'province',
  );
}

function upTo(least: Reach, most: Reach): Extent {
  return { least, most };
}

/** @returns the extent from the lesser of the two to the greater: what is certain, and what may be */
export function widen(certain: Extent | undefined, possible: Extent | undefined): Extent | undefined {
  if (certain === undefined || possible === undefined) return certain;
  const most =
    REACHES[Math.max(REACHES.indexOf(certain.most), REACHES.indexOf(possible.most))] ?? certain.most;
  return { least: certain.least, most };
}

/** @returns the extent that is sure to reach furthest */
export function furthest(extents: (Extent | undefined)[]): Extent | undefined {
  const least = REACHES.findLast((reach) => extents.some((extent) => extent?.least === reach));
  return extents.find((extent) => extent !== undefined && extent.least === least);
}

/** @returns the extent where it may be only one city of it */
export function upFromCity(extent: Extent | undefined): Extent | undefined {
  return extent && { least: extent.least === 'county' ? 'county' : 'city', most: extent.most };
}

/** @returns several places as one */
export function together(wheres: Where[]): Where {
  return wheres.reduce(join, nowhere());
}
