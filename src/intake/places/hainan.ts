import type { Clause } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import type { ClausePlaces } from './places.ts';

/** 海南 is a province, and a prefecture of 青海. */

/** 海南指青海省海南州, 不是海南省 */
const HAINAN_PREFECTURE = pattern(
  /(?:指|为|系|是)(?:的是)?(?:青海省?的?)?海南(?:藏族自治)?州|(?:不是|并非|非)海南省/u,
);

/** A text that says anywhere which 海南 it means means it everywhere. */
export function settleHainan(places: ClausePlaces[], clauses: Clause[]): ClausePlaces[] {
  if (!clauses.some(({ text }) => HAINAN_PREFECTURE.test(text) && !/还是/u.test(text))) return places;
  return places.map((found, i) => {
    const { impact } = found;
    if (!impact.regions.includes('hainan') || /海南省/u.test(clauses[i]?.text ?? '')) return found;
    const regions = impact.regions.filter((region) => region !== 'hainan');
    const cities = [...impact.cities, { name: '海南藏族自治州', region: 'qinghai' as const }];
    return { ...found, impact: { ...impact, regions, cities } };
  });
}
