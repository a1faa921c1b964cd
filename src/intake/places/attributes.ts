import { type Clause, tagged, type WordFound } from '../clauses/clauses.ts';

/** Places that only say of another place where it lies or what it is: 晋陕豫三省交界的运城市, 全国铁路枢纽怀化, 全国31个省只有辽宁. */

/** Up to here they say where the place after them lies, or which of them it is. */
const LIES = [
  /(?:交界|结合部|接壤|毗邻|城市群|协同区|经济圈|都市圈|腹地)(?:处|区|内|带|地区|成员)*的?/u,
  /(?:地处|位于|处在|处于|隶属于?)[^,]{2,10}的/u,
  /(?:当?中|之中|里头?|范围内)?(?:只有|只是|仅有?|唯独|唯有|就)(?!影响|涉及)|当?中的|三角洲的|三角的/u,
];
/** 全国重要粮仓, 全省第三大城市, 今年福建省首起 */
const TITLE =
  /^[^,用户]{0,6}(?:首[起例次]|唯一|第[一二三四五六七八九十\d]+[^,]{0,2}(?:市|城|位|大)|人口|最大|枢纽|粮仓|模范|文明城|重镇|重要|骨干网[^,]{0,2}一|出口节点|邀请赛|博览会|博会|比赛|联赛|展会|百强|名城)|^(?:地区|区域)?的(?=[^,用户]{2,5}[市省])/u;

/** 断点在通往山西的干线上 */
const LEADS_TO = /(?:通往|去往|通向|连接|发往|到|至)$/u;
const LINE = /^[省市]?(?:的|方向)?[^,]{0,4}(?:干线|光缆|链路|电路|中继|专线|传输线|路由)/u;

/** @returns whether a place of a clause stands in such words before the place that is hit */
export function isAttribute(clause: Clause, { start, end }: Pick<WordFound, 'start' | 'end'>): boolean {
  const places = tagged(clause, 'place');
  if (TITLE.test(clause.text.slice(end - clause.start))) return true;
  const lead = clause.text.slice(0, start - clause.start);
  if (LEADS_TO.test(lead) && LINE.test(clause.text.slice(end - clause.start))) return true;
  return LIES.some((lies) => {
    const match = lies.exec(clause.text);
    if (match === null || clause.start + match.index < end) return false;
    const after = clause.start + match.index + match[0].length;
    return start < after && places.some((place) => place.start >= after - 1 && place.start > start);
  });
}
