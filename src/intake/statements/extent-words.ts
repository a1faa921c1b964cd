import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
/** What a text says of how far something reaches, beside the places that it names. */

/** 断网范围没有定下来，可能仅石家庄一市 */
export const NOT_SETTLED = anyOf`
  范围[^,]{0,4}(?:没有?|未|尚未|还没)[^,]{0,2}(?:定|明确|查清|核清|划定|确认)
  (?:是否|是不是)[^,]{0,4}(?:全省|全国|整个)[^,]{0,8}(?:尚|未|没|不|还|待)
  (?:几|多少)个?省(?:份)?(?:还|尚|仍|目前|也)*(?:不|没|未|待)
  也?可能(?:仅|只)(?:是|有)?[^,]{0,6}[一1]?[市县]
`;

/** 两起经研判互不相关: whether they are 多个省 together is for a person to say. */
export const UNRELATED =
  /(?:互不|各不|互无|没有|无|并无|不)(?:相关|关联|相干|关系)$|(?:不是|并非|不属于?)同一(?:起|个|次)|(?:各自|相互|互相|彼此|均为|都是)独立/u;

/** 凌晨仅贵阳一市断网，现全省断网 */
export const GROWN = pattern(/现|已|截至|扩|随后|后来|蔓延/u);

/** 涉及四川, 湖南也一样: what follows a statement says where it was, too. */
export const LINKED = anyOf`
  涉及|波及|同样(?:情况|问题|故障)|相同情况|类似情况|情况(?:相同|一样|类似|相当)|也是如此|同样如此
  亦然|都这样|也这样|也一样|一模一样|影响|范围|地区|区域|包括|分布|蔓延|扩散|分别|覆盖|(?:[各等两三四五六几多]|\d)个?区|区(?:也|同时|都断|均断)|小区|[东西南北]到
  ^[两三四五六七八九\d]+省(?:情况|均|都(?!好)|同时|一样|皆)
`;
