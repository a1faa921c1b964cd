import type { Facts } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** What is said of the provinces beside those that were hit. */

const REST_FINE = anyOf`
  ^(?:但|而)?(?:其余|其他|另外?|余下|剩下|剩余|剩)(?:的)?(?:[各两三四五六七几\d]个?)?(?:省|省份|省区|省区市|省市|地区)[^,是否不知]{0,6}(?:正常|未受|没受|不受|无感染|无异常|未见|未发现|没发现)(?!的)
  ^(?:集团|公司|部里|中心)?[说称]?仍?有?[两三四五六七\d]个?省(?:份|区)?(?:都|均|仍)?(?:是)?正常
`;
const FINE = pattern(/(?<!是否|不|没有一[^,]{0,2})(?:正常|尚未发现|未发现|未见|不受影响|未受影响|无感染)$/u);

/** 其余省份正常; 新疆、西藏等地尚未发现 */
function isRestFine(clauses: Clause[]): boolean {
  return clauses.some(
    (c) =>
      !c.asked &&
      (REST_FINE.test(c.text) ||
        (FINE.test(c.text) &&
          !has(c, 'leak', 'net_down', 'many') &&
          c.words.some(({ value }) => value.tag === 'place' && value.place.kind === 'regions'))),
  );
}

/**
 * Holds what many provinces were hit by to those that are counted where the text says that the others are as ever: it isn't
 * 全国范围 then (3.1), but 多个省 (3.2): 28个省大量用户上不了网，其余省份正常.
 * @param facts of which the reaches are narrowed in place
 */
export function narrowToCounted({ provinceCount, outage, malware }: Facts, clauses: Clause[]): void {
  if (provinceCount === undefined || !isRestFine(clauses)) return;
  for (const extent of [outage?.extent, malware?.extent])
    if (extent?.least === 'provinces') extent.most = 'provinces';
}
