import { type Clause, has } from '../clauses/clauses.ts';
import { isCount } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import { happens } from './moods.ts';
import { withoutReport } from './report-words.ts';
import { NOT_YET, PARTLY } from './vouch.ts';

/** How a report may end, whatever it left open. */
const ATTESTED = pattern(/^(?:以上|上述)(?:情况|内容|信息|报告)?(?:均|都)?(?:属实|真实)$/u);

/** 经核实，以上情况属实, not 正在核验，以上情况属实 */
const CHECKED = pattern(
  /^(?:现|均|都|业|已)?(?:经|已)?[^,]{0,6}(?:核实|核查|查证|核对|查实|证实)(?:后|无误)?$/u,
);

/** 网上传不止这些 */
const RUMOUR_SPREADS = pattern(/^(?:但|而|可)?(?:网上|网传|群里|外面|坊间|外界)[^,]{0,2}(?:传|说|称)/u);

/** So much more a confirmation of what was told may say. */
const LONGEST_REST = 3;
/** 停电属实, 已确认所有节点在线: of another matter */
const OTHER_MATTER = pattern(
  /^(?:停电|停水|地震|台风|暴雨|火灾|失火|起火|爆炸|施工|停运|关停|裁员)[^,]{0,2}(?:属实|证实|确认)|(?:一切|均|都|全部|所有)[^,]{0,6}(?:在线|正常|平稳)$/u,
);

/** Whether it tells of more than that something is odd, or of whom. */
function tellsOfHarm(clause: Clause): boolean {
  const words = clause.words.filter(({ value: { tag } }) => !['odd', 'cn', 'many', 'resolve'].includes(tag));
  return happens({ ...clause, words });
}

/** 已确认属实, 公司承认外泄80万; not 已确认发帖人是网民李某, 公司承认图片加载慢了几分钟 */
function isOfReport(clause: Clause): boolean {
  if (OTHER_MATTER.test(clause.text)) return false;
  return (
    clause.leads ||
    tellsOfHarm(clause) ||
    has(clause, 'cause', 'contested') ||
    clause.quantities.some(isCount) ||
    withoutReport(clause.text).length <= LONGEST_REST
  );
}

/** @returns the clause that confirms what was doubted (已证实), if no word of doubt comes after it; -1 where none does */
export function confirmedAt(clauses: Clause[]): number {
  const confirmation = clauses.findLastIndex(
    (c, i) =>
      has(c, 'confirmed') &&
      !(ATTESTED.test(c.text) && !CHECKED.test(clauses[i - 1]?.text ?? '')) &&
      !has(c, 'hearsay', 'asks', 'hypothetical') &&
      !NOT_YET.test(c.text) &&
      !PARTLY.test(c.text) &&
      isOfReport(c),
  );
  const heard = clauses.findLastIndex((c) => has(c, 'hearsay') || RUMOUR_SPREADS.test(c.text));
  return confirmation >= heard ? confirmation : -1;
}
