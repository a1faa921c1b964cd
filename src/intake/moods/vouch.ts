import type { Clause } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { happens } from './moods.ts';
import type { Statement } from './statement.ts';

const CONFIRMED = anyOf`
  经[^,]{0,5}(?:核实|核查|查|取证|审计|确认|溯源|鉴定|比对|核)|核实|确认|确有|确已|确实|确系|证实|(?<!正在|在|待|等|已|固定|配合|送)取证(?!中)
  实际|真实|现实情况|当前情况|(?:核|验|比对|对)过了?|逐条比对|核定|属实|查明|查实|勘验|清点|承认|坐实
  实为|真正|正文|为准|本次|此次
`;
/** What was told before holds: 经核实属实, 以首报为准 */
export const UPHELD = pattern(
  /属实|无误|证实|确认|不变|维持|(?<!不|不够|不太)准确(?!地|的?[说讲]|来说)|承认|为准|仍(?:按|为|以)|一致|恢复|照旧/u,
);
/** 未予证实, 待核实, 既没承认也没否认 */
export const NOT_YET = anyOf`
  (?:无|没有)(?:任何)?(?:证据|权威|官方|机构|第三方|人)[^,]{0,6}(?:证实|核实|确认)
  (?:未|没|待|正在|尚|是否|请|须|需)[^,]{0,4}(?:核实|确认|证实|核查|属实|验证|真实)
  (?:无法|不能|难以)(?:进行|得到|予以|完全|立即|马上|确切)?(?:核实|确认|证实|核查|验证)
  (?:未|没有?)(?:得到|获得?)[^,]{0,10}(?:证实|确认|核实)|属实与否
  (?:没|不|未)(?:有)?(?:正面|公开|直接)?承认|(?<!说法[^,]{0,3})(?:没|未|没有|还没)(?:有)?坐实|(?:等|待)[^,]{0,4}(?:承认|坐实)
  (?:如|若|一旦|要是|倘若|假如)果?[^,]{0,4}(?:坐实|属实|证实)|(?:不愿|不肯|拒绝|拒不)[^,]{0,3}(?:证实|确认|坐实|承认)
  (?:证实|确认|核实|坐实)(?:之)?前|一经(?:证实|核实)|谁能(?:证实|确认)|承认[^,]{0,4}(?:瞎|编|吹|假|造谣|撒谎|谎)
  (?:到岗|签到|参会|出席|订单|名单|行程|收货|报名)[^,]{0,4}(?:确认|核实)
`;
/** 能确认的目前只有样本里的300人: the rest is open. */
export const PARTLY = pattern(/能确认的|样本|仅能确认|部分(?:属实|是真|为真)/u);

/** Whether the text vouches for a statement in its clause or the ones before it in the sentence: 经核实, 实际, 取证确认. */
export function isVouched(s: Statement, clauses: Clause[]): boolean {
  const { sentence } = clauses[s.clause] ?? {};
  return clauses.some(
    (c, i) =>
      c.sentence === sentence &&
      (i <= s.clause || (!(happens(c) || c.quantities.length > 0) && !/确实|真正/u.test(c.text))) &&
      vouches(c),
  );
}

/** @returns whether a clause vouches for what it says: 经核实, 取证确认, 实际 */
export function vouches({ text }: Clause): boolean {
  return CONFIRMED.test(text) && !/多少|要再|几成/u.test(text) && !NOT_YET.test(text) && !PARTLY.test(text);
}
