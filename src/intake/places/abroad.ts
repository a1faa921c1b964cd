import { type Clause, tagged } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';

/** 全国, 多省 and 全省 of another country: 越南全国, 缅甸多省, 加拿大安大略全省. */

const KINDS: readonly Place['kind'][] = [
  ...(['nation', 'nation_part', 'most_provinces', 'provinces', 'own_province', 'province_part'] as const),
  ...(['own_city', 'cities'] as const),
];
/** 境外黑客攻击, 海外用户: no country, of which 全国 could be the whole */
const NO_COUNTRY = pattern(/^(?:境外|海外|国外|全球|港澳|港澳台)$/u);
/** 澳门全城, but not 香港方向链路中断，全国… */
const OF_CHINA = pattern(/^(?:中国)?(?:香港|澳门|台湾)$/u);
/** 因泰国海缆故障全国…, 越南黑客: only where the cause is */
const CAUSES = pattern(/^(?:的)?(?:黑客|组织|势力|攻击|ip|服务器|海缆|光缆)/u);

/** @returns whether what a place or count speaks of from `start` on lies in the country that is named before it */
export function isOfAbroad(clause: Clause, start: number, place: Place | undefined): boolean {
  const before = tagged(clause, 'place').findLast((word) => word.end <= start);
  if (before?.value.place.kind !== 'overseas' || NO_COUNTRY.test(before.value.place.name)) return false;
  if (OF_CHINA.test(before.value.place.name) && before.end !== start) return false;
  if (place?.kind === 'city') return before.end === start; // 美国德州
  if (place !== undefined && !KINDS.includes(place.kind)) return false;
  return !CAUSES.test(clause.text.slice(before.end - clause.start));
}
