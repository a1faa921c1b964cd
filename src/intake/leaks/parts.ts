import type { Clause } from '../clauses/clauses.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';

/** Of which part of a matter a number is: A平台, 商城库, 四川. */

/** 昨报, 现, 技术部认定: before the part */
const BEFORE_PART =
  '(?:[今昨前当][日天晚早晨夜]|[早晚]上|现|已|截至目前|目前|而|但|其中|[首续前昨本初]报|经?更正|订正|(?:技术|法务|安全|客服|运维|信息|网安)部(?:门)?(?:认定|核定|报|说|查明))*';
const ORDINARY =
  '商城|论坛|小程序|公众号|门店|主站|app|(?!数据|用户|后台|核心|[我本该贵全原整主此])(?:(?![两三各几但而其])[一-龥a-z]){1,5}?(?:库|端|店|站|区|平台|系统|业务|频道|渠道|那边)';
const PART = pattern(
  new RegExp(
    `^${BEFORE_PART}(全国|我[省市]|本[省市]|[a-z甲乙丙丁](?:平台|库|公司|系统|业务|站|网站|厂)|第[一二三四]台(?:服务器|主机)?|${ORDINARY})`,
    'u',
  ),
);

/** @returns of what part of the matter a clause tells, as it says at its beginning: A平台, 四川, 我省, 第二台服务器, 商城 */
export function partOf(clause: Clause): string | undefined {
  const place = clause.words.find(({ value, start }) => value.tag === 'place' && start === clause.start);
  if (place !== undefined) return clause.text.slice(0, place.end - clause.start);
  return PART.exec(clause.text)?.[1];
}

/**
 * @returns whether a corrected number leaves one before it as it is: 四川更正为42万，重庆更正为61万; 全国130万…更正：我省应为2万;
 *   商城72万，论坛51万，现论坛更正为49万
 */
export function isOfOtherPart(
  clauses: Clause[],
  before: { quantity: Quantity; final: boolean },
  last: Quantity,
): boolean {
  const clauseOf = (q: Quantity) => clauses.find((c) => c.start <= q.start && q.start < c.end);
  const [a, b] = [clauseOf(before.quantity), clauseOf(last)];
  if (a === undefined || b === undefined || a === b) return false;
  const [mine, theirs] = [partOf(a), partOf(b)];
  if (theirs === undefined) return false;
  if (mine === undefined) return before.final && theirs.startsWith('第');
  const replacesItsOwn = clauses.some(
    (c) => c.start < b.start && partOf(c) === theirs && c.quantities.some(isCount),
  );
  return mine !== theirs && (before.final || mine === '全国' || replacesItsOwn);
}
