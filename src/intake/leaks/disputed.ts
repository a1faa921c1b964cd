import type { Clause } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** Of several numbers or places nobody knows yet which one holds. */

/** 校方讲600万人，厂商讲1100万人，以谁为准待核对; 谁也说服不了谁; 是一省还是两省没定 */
const DISPUTED = anyOf`
  无法取舍|难以取舍|没法取舍|(?:两种|几种)[^,]{0,6}(?:结果|算法|方法)[^,]{0,4}(?:不同|不一)
  以(?:谁|哪个|何者|哪一?方)(?:的数字|的)?为准|(?:谁|哪方|谁的数?)(?:对|准)
  (?<!没有?|无论|不管|不论)哪(?:个|一个|种|边)[^,]{0,2}(?:代表|算|是|对|准|真)|(?:两边|双方|各)(?:都|均)?有(?:依据|道理|说法)
  两个数(?!量|都?[对准]|都核)|两者[^,]{0,4}(?:出入|不一|差异|差距|差得)|出入(?:较|很)大
  两边[^,]{0,4}(?:没|未|对不)[^,]{0,2}上|(?:还没|尚未|没有|未能)对(?:上|齐)|谁准|两种(?:算法|口径)
  (?:两边|双方|两家|两个?部门|两份|各方|几家)[^,]{0,10}(?:对不上|打架|不一致|没统一|未统一|尚未统一|都有依据|都说自己|没核对一致|没拿出|没有?对上|各执)
  (?:没|未)定用哪|谁也(?:不服|没说服|说服不了|不让)谁|各执一词|各说各的|(?:未|没有?|尚未)(?:能)?(?:统一|对齐)(?:口径|数字|说法|认定)
  (?:口径|数字|说法|统计|两边数)(?:互相|相互|目前|至今|仍|还|尚|暂)*(?:差在|(?:未|不|没有?)(?:能)?(?:统一|一致)|不一|不同|对不上|打架|矛盾|有出入)
  要么[^要]{0,8}[省市万亿][^要]{0,4}要么|是[^,是]{0,8}(?:[一两三四五]?省|市|[万亿])(?:人|用户)?还是[^,]{1,16}(?:对不上|核|查|不清|不明|没定|没说|不知)
`;

/** 听着像一百二十万，也可能是一千二百万; 要么是120万，要么是1200万 */
export const OR_ELSE = pattern(
  /^(?:(?:也|又|还)(?:有)?(?:可能|或许|也许|没准|兴许)|[^,]{0,8}要么)(?:就)?是?[约近超]?[\d一二三四五六七八九十百千]/u,
);

/** 前后口径不一，以此为准; 先后报过两个数，终数为27.3万 */
const SETTLED = pattern(
  /以(?:此|本|这|后|下)[^,谁哪何]{0,4}为准|都不对|终数|(?:统一|最终|最后)(?:核定|认定|确定|定)为/u,
);

/** @returns whether the text gives numbers or places of which nobody knows yet which one holds */
export function isDisputed(clauses: Clause[]): boolean {
  const disputes = (c: Clause) =>
    DISPUTED.test(c.text) || givesAlternatives(c) || (OR_ELSE.test(c.text) && c.quantities.length > 0);
  return clauses.some(disputes) && !clauses.some((c) => SETTLED.test(c.text));
}

/** 具体是九万多还是十万出头 */
function givesAlternatives({ text, start, quantities }: Clause): boolean {
  return quantities.some((a, k) => {
    const b = quantities[k + 1];
    return (
      b !== undefined &&
      a.count.min >= 1000 &&
      /^[^,]{0,4}(?:还是|或是|或者)(?:刚过?|略|约|已?过|超过?)?$/u.test(
        text.slice(a.end - start, b.start - start),
      )
    );
  });
}
