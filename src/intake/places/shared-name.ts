import type { Facts } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

/** 吉林 is a province, and the short form of its second city, which no other city shares. */

const BARE = pattern(
  /吉林(?!全?省|市|全境|各|多[地市]|所有|[一整]?个省|移动|电信|联通|铁通|广电|通信|局|管局|公司|分公司|网|境|自)/u,
);
/** What tells that the province is meant, or which of its cities: 全省, 省网, 各市州, 长春 */
const TOLD = pattern(
  /[省州]|地市|各市|各地|多市|境内|市区|江城|长春|四平|辽源|通化|白山|松原|白城|延边|延吉|辽宁|黑龙江|东北|内蒙/u,
);

/** Leaves open whether 吉林大量用户断网 is of the province (3.3) or of its city of that name (3.4). */
export function widenSharedName(facts: Facts, clauses: Clause[]): void {
  const [region, ...others] = facts.regions;
  if (region !== 'jilin' || others.length > 0 || facts.cities.length > 0) return;
  if (!clauses.some((c) => BARE.test(c.text)) || clauses.some((c) => TOLD.test(c.text))) return;
  for (const happening of [facts.outage, facts.malware])
    if (happening?.extent?.least === 'province' && happening.extent.most === 'province')
      happening.extent = { least: 'city', most: 'province' };
}
