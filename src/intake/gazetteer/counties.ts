import type { RegionId } from '../../plan/regions.ts';
import { type Found, Lexicon, list } from '../text/lexicon.ts';
import table from './counties.json' with { type: 'json' };

/** Where a county lies. */
export interface Home {
  region: RegionId;
  /** full name of its prefecture; missing where none stands between it and the province */
  city?: string;
}

/** A county, district, banner or county-level city: less than 1个地市. */
export interface County {
  /** full name, as `昆山市` */
  name: string;
  /** wherever a county of that name lies */
  homes: Home[];
  /** several provinces have one of that name, or people call by it what is none: alone it says of no province */
  shared: boolean;
}

/** National and other new areas that are no division of their own. */
const NEW_AREAS: [RegionId, string | undefined, string][] = [
  ['hebei', undefined, '雄安新区'],
  ['zhejiang', '舟山市', '舟山群岛新区'],
  ['gansu', '兰州市', '兰州新区'],
  ['guangdong', '广州市', '南沙新区'],
  ['guangdong', '珠海市', '横琴新区'],
  ['guangdong', '深圳市', '大鹏新区'],
  ['guangdong', '深圳市', '光明新区'],
  ['shaanxi', undefined, '西咸新区'],
  ['guizhou', undefined, '贵安新区'],
  ['shandong', '青岛市', '西海岸新区'],
  ['liaoning', '大连市', '金普新区'],
  ['sichuan', undefined, '天府新区'],
  ['hunan', '长沙市', '湘江新区'],
  ['jiangsu', '南京市', '江北新区'],
  ['fujian', '福州市', '福州新区'],
  ['yunnan', '昆明市', '滇中新区'],
  ['heilongjiang', '哈尔滨市', '哈尔滨新区'],
  ['jilin', '长春市', '长春新区'],
  ['jiangxi', undefined, '赣江新区'],
  ['henan', '郑州市', '郑东新区'],
];

/** What many a city calls a part of itself, whichever has a district of that name. */
const INFORMAL = new Set(
  list('老城区 新市区 古城区 港口区 站前区 平房区 东城区 西城区 城东区 城西区 城北区 城中区 解放区 新城区'),
);
/** Names that are words or other places as well: known only right after their prefecture or province. */
const ONLY_WITHIN = new Set(
  list('海南区 河北区 西安区 大同区 西市区 河南蒙古族自治县 合作市 城区 郊区 矿区 东区 西区'),
);

/** Short names of county-level cities that are an ordinary word, a brand or another place: known with 市 or after their prefecture. */
const NEED_SUFFIX = new Set(
  list(`
    新民 新乐 孝义 东方 高密 灯塔 无为 安宁 临海 临江 永安 大安 安达 海安 东港 海城 龙井 江山 天长 明光 龙泉 福安 当阳 阳春 英德
    四会 万宁 赤水 兴仁 弥勒 香格里拉 兴平 子长 合作 同仁 天门 双河 北屯 新星 白杨 昆玉 芒 津市 辉县 合山 开远 广水 尚志 同江 平果
    北安 永济 共青城 高平 高安 利川 铁力 开原 和龙 密山 大理 文山
  `),
);
/** Other short names that stand alone, as those of cities do. */
const SHORT = ['浦东新区', '雄安新区', '神农架林区'];

/** @returns what the county is called for short, 昆山 for 昆山市; undefined where that is one character */
function stemOf(name: string): string | undefined {
  const length = name.length > 3 && /[新林特矿]区$/u.test(name) ? -2 : -1;
  return name.length + length > 1 ? name.slice(0, length) : undefined;
}

/** An entry of the table: 昆山市, or 石柱:土家族自治县, whose people is left out for short. */
function parse(entry: string): { name: string; plain: string } {
  const colon = entry.indexOf(':');
  if (colon < 0) return { name: entry, plain: entry };
  const short = entry.slice(0, colon);
  return { name: short + entry.slice(colon + 1), plain: short + entry.slice(-1) };
}

const TABLE: Partial<Record<RegionId, Partial<Record<string, string>>>> = table;
const byName = new Map<string, County>();
/** 石柱县 for 石柱土家族自治县 */
const plainNames = new Map<string, string>();

function learn(entry: string, home: Home): void {
  const { name, plain } = parse(entry);
  if (plain !== name) plainNames.set(name, plain);
  const known = byName.get(name);
  if (known === undefined) byName.set(name, { name, homes: [home], shared: INFORMAL.has(name) });
  else {
    known.shared ||= known.homes.some(({ region }) => region !== home.region);
    known.homes.push(home);
  }
}

for (const [region, prefectures] of Object.entries(table) as [RegionId, Record<string, string>][]) {
  for (const [city, names] of Object.entries(prefectures)) {
    const home = city === '' ? { region } : { region, city };
    for (const entry of names.split(' ')) learn(entry, home);
  }
}
for (const [region, city, name] of NEW_AREAS) learn(name, city === undefined ? { region } : { region, city });

/** What has to stand around a name for it to mean the county: a mark or place before it, or signs of a place. */
export type Needs = 'start' | 'signs';

/** A county, or less than a city without a name (某县), as a word says it. */
export interface CountyWord {
  kind: 'county';
  county?: County;
  needs?: Needs;
}

/** @returns every way to write a county by itself, with the county */
export function countyNames(): [string, CountyWord][] {
  const words: [string, CountyWord][] = [];
  for (const [name, county] of byName) {
    if (ONLY_WITHIN.has(name)) continue;
    const plain = plainNames.get(name) ?? name;
    const short = stemOf(plain);
    const word: CountyWord = { kind: 'county', county };
    if (name.length === 2) word.needs = 'start';
    words.push([name, word]);
    if (plain !== name) words.push([plain, word]);
    if (short && (SHORT.includes(name) || (name.endsWith('市') && !NEED_SUFFIX.has(short))))
      words.push([short, { kind: 'county', county, needs: 'signs' }]);
    else if (short && name.endsWith('市')) words.push([`${short}全市`, { kind: 'county', county }]); // 共青城全市
  }
  // 全州 is a prefecture as a whole elsewhere
  const quanzhou: CountyWord = {
    kind: 'county',
    county: { name: '全州县', homes: [{ region: 'guangxi', city: '桂林市' }], shared: false },
  };
  for (const word of list('桂林全州 桂林市全州 广西全州 广西桂林全州')) words.push([word, quanzhou]);
  return words;
}

/** @returns the county of that full name, unless it means another place where nothing says in which city it is */
export function countyNamed(name: string): County | undefined {
  return ONLY_WITHIN.has(name) ? undefined : byName.get(name);
}

const within = new Map<string, Lexicon<County>>();

/** @returns the county of a prefecture or province whose name begins at a place of a text, written short */
export function countyWithin(home: Home, text: string, at: number): Found<County> | undefined {
  const key = home.city ?? home.region;
  const counties = within.get(key) ?? new Lexicon(countiesOf(home));
  within.set(key, counties);
  return counties.matchAt(text, at);
}

/** The counties of a prefecture or province by their short names; those that are known only there by their full ones too. */
function countiesOf({ region, city }: Home): Map<string, County> {
  const counties = new Map<string, County>();
  for (const [prefecture, names = ''] of Object.entries(TABLE[region] ?? {})) {
    if (city !== undefined && city !== prefecture) continue;
    const homes = [prefecture === '' ? { region } : { region, city: prefecture }];
    for (const { name, plain } of names.split(' ').map(parse)) {
      const short = stemOf(plain);
      const county = { name, homes, shared: false };
      if (short !== undefined && short !== '公安' && !counties.has(short)) counties.set(short, county); // the police
      if (ONLY_WITHIN.has(name)) counties.set(name, county);
    }
  }
  return counties;
}
