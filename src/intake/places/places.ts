import type { Clause, WordFound } from '../clauses/clauses.ts';
import type { Place } from '../words/place.ts';
import { isAttribute } from './attributes.ts';
import { type NamedCounty, nestingOf } from './nesting.ts';
import { provinceLetters } from './province-letters.ts';
import { isSomewhere, nowhere, type Where } from './where.ts';

/** How a place stands in its clause: what is hit there; who reports or operates there; or named in passing. */
type Role = 'impact' | 'operator' | 'organization' | 'passing';

const OPERATOR_AFTER =
  /^(?:省|市|区)?(?:电信|移动(?!网络|数据|互联网|通信网)|联通|广电|铁通|长城宽带|宽带|通信管理局|通管局|分公司|公司宽带|运营商|铁塔)/u;
const AUTHORITY_AFTER = /^(?:省|市)?(?:通信管理局|通管局|网信办|公安|警方|应急|工信|互联网应急中心|分中心)/u;
const ORGANIZATION_AFTER =
  /^(?:市|省)?(?:的)?(?:一家|某家|某|一|本地|本土|当地|籍)?[^,。、]{0,8}?(?:公司|集团|企业|平台|网站|商城|银行|大学|学院|医院|学校|机构|科技|股份|报业|电视台|app|系统|服务商|中心)/u;
const PASSING_AFTER =
  /^(?:省|市)?[^,。、遭被受]{0,3}(?:机房|数据中心|出差|开会|培训|休假|idc|节点|服务器|注册|籍|ip|攻击源|总部|人士|口音|媒体|警方|网友|分部|办公|黑客|组织|攻击|势力|论坛|网络(?:攻击|犯罪)|不法|黑产|地址|支队|专家)/u;
const PASSING_BEFORE =
  /(?:(?:攻击源|源|肉鸡|ip|节点|服务器|机房)[^,。]{0,4}分布(?:在|于)|注册地?(?:在|于|为|是)?|总部(?:设)?(?:在|于|位于)?|位于|坐落于|设在|部署(?:在|于)|托管(?:在|于)|机房(?:在|位于)?|服务器(?:放在|架在|租在|摆在|在|位于)?|机器(?:放在|架在|租在|摆在)|数据中心(?:在|位于|设在)?|来自|源自|来源于|源于|攻击源(?:在|为|位于)?|ip(?:在|为|位于|属)?|归属地?(?:为|是)?|办公地(?:点)?(?:在|为)?|发自|赴|前往|抵达|实验室在|落户|登记(?:在|于)|工作组赴)$/u;

const GREW_TO_ALL =
  /^(?:全?市|省)?(?:[一1][市省地])?(?:已)?(?:扩大?|扩展|升级?|增|延伸?|蔓延|波及|改|更正|调整|修正|订正)(?:到|至|为|成)[^,]{0,6}(?:全[省国区市]|[多数两三四五六七八九十\d]省)/u;

function roleOf(clause: Clause, word: WordFound): Role {
  const before = clause.text.slice(Math.max(0, word.start - clause.start - 8), word.start - clause.start);
  if (PASSING_BEFORE.test(before)) return 'passing';
  const after = clause.text.slice(word.end - clause.start, word.end - clause.start + 16);
  // 天津市因核心机房火灾，全市…: what follows is why
  if (/^[省市区]?(?:因(?!特网)|由于)/u.test(after)) return 'impact';
  if (/[由从]$/u.test(before) && GREW_TO_ALL.test(after)) return 'passing';
  if (clause.text.charAt(word.end - clause.start - 1) === '局') return 'operator';
  if (AUTHORITY_AFTER.test(after) || OPERATOR_AFTER.test(after)) return 'operator';
  if (/(?:电信|移动|联通|广电)$/u.test(before)) return 'operator'; // 中国电信四川分公司
  if (/^(?:骨干|汇聚|核心|出口)?(?:节点|机房|出口|城域网)[^,]{0,4}(?:遭|被|受|故障|中断)/u.test(after))
    return 'operator';
  if (PASSING_AFTER.test(after)) return 'passing';
  // 由贵州公司承建
  if (/由$/u.test(before) && /^[^,]{0,8}(?:公司|集团|企业|单位|中心)/u.test(after)) return 'passing';
  // 在四川省有影响力 says how far its influence goes, not where it is
  const nearest = ORGANIZATION_AFTER.exec(after)?.[0];
  if (
    nearest !== undefined &&
    !/(?:用户|大量|部分|断网|上网|网络|有影响|范围|等|全|多|和|及|与|无法|境内|地区)/u.test(nearest)
  )
    return 'organization';
  return 'impact';
}

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
  let passing = -1;
  for (const [i, word] of clause.words.entries()) {
    const { value, start } = word;
    if (value.tag !== 'place' || (letters !== undefined && start >= letters.start && start < letters.end))
      continue;
    const listed = passing >= 0 && /^[、和及与]{0,2}$/u.test(textOf(clause, passing, start)); // 攻击源分布在广东、浙江
    const role = listed ? 'passing' : roleOf(clause, word);
    passing = role === 'passing' ? word.end : -1;
    if (role === 'passing' || negated(clause, i) || isAttribute(clause, word)) continue;
    const county = counties.get(i);
    if (locators.has(i) || isOfCounty(clause, i)) places[role].spans.push({ start, end: word.end });
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

/** 江阴全市, 昆山市区, 海淀全区: the city or area is the county before it. */
function isOfCounty(clause: Clause, i: number): boolean {
  const before = clause.words[i - 1];
  const word = clause.words[i];
  if (before === undefined || word?.value.tag !== 'place' || word.start - before.end > 1) return false;
  const { place } = word.value;
  const suffix =
    place.kind === 'own_city' ? '市' : place.kind === 'own_province' && place.area ? '区' : undefined;
  return suffix !== undefined && namedCounty(before)?.endsWith(suffix) === true;
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
  if (place.kind === 'nation') addNation(where, clause, i);
  else if (place.kind === 'regions' || place.kind === 'city') addNamedPlace(where, place, clause, i);
  else add(where, place);
}

/** 青海省海西、海南、玉树: 海南州, not the province */
const QINGHAI = /青海|海西|海北|玉树|果洛|黄南/u;
const BESIDE_QINGHAI = /青海(?:省)?、海南|海南、青海/u;

function addNation(where: Where, clause: Clause, i: number): void {
  const { start = 0, end = 0 } = clause.words[i] ?? {};
  if (ofInfluence(clause, i) || counted(clause, end) || isOfAbroad(clause, i)) {
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

/** 越南全国, 巴基斯坦昨天因海缆故障全国网络变慢 */
function isOfAbroad(clause: Clause, i: number): boolean {
  const before = clause.words
    .slice(0, i)
    .filter(({ value }) => value.tag === 'place')
    .at(-1);
  return before?.value.tag === 'place' && before.value.place.kind === 'overseas';
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
  own_city: (where) => {
    where.ownCity = true;
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

/** 不是广东、广西两省 */
function isTakenBack(clause: Clause, at: number): boolean {
  const turn = clause.words.findLast(
    ({ value, end }) => end <= at && (value.tag === 'not_a' || value.tag === 'but_b'),
  );
  return turn?.value.tag === 'not_a';
}

/** So many may be all that a city has: 恩施州八个县市 */
const MANY_COUNTIES = 3;

/** 六省, 3个地市, 两个区县 */
function addCounts(clause: Clause, where: Where): void {
  const manyCounties = clause.quantities.some(
    ({ unit, count }) => unit === 'counties' && count.min >= MANY_COUNTIES,
  );
  for (const { unit, count, start, end } of clause.quantities) {
    // 由原报的6个省扩大为全国范围
    const grew = /^(?:已)?(?:扩大|扩展|升级)(?:到|至|为)/u.test(clause.text.slice(end - clause.start));
    if (isTakenBack(clause, start) || grew || isAttribute(clause, { start, end })) continue;
    if (unit === 'provinces') where.provinceCount = count;
    else if (unit === 'cities' && where.counties.length > 0 && followsPlace(clause, start))
      continue; // 义乌、东阳两市
    else if (unit === 'cities' && count.min > 1) where.severalCities = true;
    else if (unit === 'cities') where.ownCity = true;
    else if (unit === 'counties' && manyCounties) where.part = true;
    else if (unit === 'counties' && !/^区(?:市|、)/u.test(clause.text.slice(end - clause.start - 1)))
      where.county = true;
    if (unit === 'provinces' || unit === 'cities') where.spans.push({ start, end });
  }
}

function followsPlace(clause: Clause, at: number): boolean {
  return clause.words.some(({ value, end }) => value.tag === 'place' && end === at);
}

const DISTRICT =
  /^(?:的|下辖|下属|所辖|辖区内)?(?!.{0,3}(?:[一二两三四五六七八九十\d]个县|地区|片区|小区|城区|市区|辖区|园区|区域|全区|各区|个区|自治区|灾区|大区|战区|景区|县级市|各县|全县))[\u4e00-\u9fff]{1,3}(?:县|区)|^[^,]{0,8}(?:一带|步行街|商圈|路段|沿线|街道|镇上)/u;

/** 成都市高新区, 大同区: less than 1个地市 follows, or is meant, by a name that no list has. */
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
