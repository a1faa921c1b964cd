import { type Clause, has } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import { isOfAbroad } from './abroad.ts';
import { isAttribute } from './attributes.ts';
import type { Where } from './where.ts';

/** 不是广东、广西两省, 来源涉及二十九个省 */
function isAside(clause: Clause, at: number): boolean {
  if (OF_SOURCES.test(clause.text.slice(0, at - clause.start))) return true;
  const turn = clause.words.findLast(
    ({ value, end }) => end <= at && (value.tag === 'not_a' || value.tag === 'but_b'),
  );
  return turn?.value.tag === 'not_a';
}

/** 来源涉及二十九个省, 攻击源遍布十二个省 */
const OF_SOURCES = pattern(
  /(?:来源|攻击源|源ip|源地址|肉鸡|僵尸主机)(?:地|ip)?(?:共|已)?(?:涉及|遍布|遍及|分布(?:在|于)?|覆盖|来自)了?$/u,
);

/** So many may be all that a city has: 恩施州八个县市 */
const MANY_COUNTIES = 3;

/** Adds what a clause counts: 六省, 3个地市, 两个区县 */
export function addCounts(clause: Clause, where: Where): void {
  const manyCounties = clause.quantities.some(
    ({ unit, count }) => unit === 'counties' && count.min >= MANY_COUNTIES,
  );
  for (const { unit, count, start, end } of clause.quantities) {
    // 由原报的6个省扩大为全国范围
    const grew = /^(?:已)?(?:扩大|扩展|升级)(?:到|至|为)/u.test(clause.text.slice(end - clause.start));
    if (isAside(clause, start) || grew || isAttribute(clause, { start, end })) continue;
    if (isOfAbroad(clause, start, undefined)) continue;
    if (unit === 'provinces') where.provinceCount = count;
    else if (unit === 'cities') addCities(clause, where, start, count.min);
    else if (unit === 'counties' && manyCounties) where.part = true;
    else if (unit === 'counties' && !/^区(?:市|、)/u.test(clause.text.slice(end - clause.start - 1)))
      where.county = true;
    if (unit === 'provinces' || unit === 'cities') where.spans.push({ start, end });
  }
}

/** 义乌、东阳两市 are counties. */
function addCities(clause: Clause, where: Where, start: number, cities: number): void {
  if (where.counties.length > 0 && followsPlace(clause, start)) return;
  if (cities <= 1) {
    where.ownCity = true;
    return;
  }
  where.severalCities = true;
  // 辽宁14个市都派了人去朝阳
  if (where.cities.length === 0 && has(clause, 'net_down', 'spread', 'virus')) where.citiesHit = cities;
}

function followsPlace(clause: Clause, at: number): boolean {
  return clause.words.some(({ value, end }) => value.tag === 'place' && end === at);
}
