import { pattern } from './pattern.ts';

/** 问：泄露多少？答：33万用户: a question and its answer, which are a label and its value. */

const ASKS = String.raw`(?<=^|[\n。；;！!，,”"])\s*(?:[问甲Qq]|记者|领导|省局|值班长)[：:]\s*[“"]?`;
const ANSWERS = String.raw`[？?]\s*[”"]?\s*(?:[答乙Aa]|企业|平台|公司|回复|回答)[：:]\s*[“"]?`;
const SIZE = '(?:多少(?:人|用户|个)?|的?规模|的?数量|几个人)';
/** 约33万用户, and nothing else; not 0, 33万用户不受影响, 130万立方 */
const COUNTED = String.raw`(?:约|大约|大概|共|一共|总共|近|超过?|是|有|至少|不到|用户|会员)*[1-9１-９一二两三四五六七八九十百千][\d０-９,，.一二两三四五六七八九十百千零万亿多余几]*(?:左右|上下|以上|人|名|个|用户|会员|客户|账号)*[”"]?\s*(?:[。，,；;！!.\n]|$)`;
/** Of what leaked, and nothing else: not 泄露多少算重大. */
const HOW_MANY = pattern(
  new RegExp(
    `${ASKS}(?:一共|总共|到底|用户)*(?:被?(?:泄露|泄漏|外泄|窃取|盗走|拖走|偷走))了?${SIZE}${ANSWERS}(?=${COUNTED})`,
    'u',
  ),
);
const HOW = pattern(
  new RegExp(
    `${ASKS}(?:原因|谁干的|怎么进来的|怎么泄的|谁偷的|途径|从哪泄的|怎么丢的)${ANSWERS}(?![d０-９])`,
    'u',
  ),
);
/** 真的？ 哪一年的？ */
const DOUBTS = pattern(/(?:真的|当真|确定|属实|哪一?年|什么时候)[^。？?]{0,4}[？?]/u);
const HEAD = /^[^：:]*[：:]\s*[“"]?/u;
const TAIL = new RegExp(`(?:${SIZE})?${ANSWERS}$`, 'u');

/** Whose questions ask for what somebody knows. */
const NOT_REAL = pattern(/题|考(?!生)|培训|演[练习]|脚本|案例|课|面试|话术|模板|预案/u);

/** @returns a text, of the same length, in which a question of how many leaked, or how, is the label of the answer after it */
export function withAnswers(text: string): string {
  if (NOT_REAL.test(text)) return text;
  const label = (name: string) => (all: string) => {
    const said = `${all.replace(HEAD, '').replace(TAIL, '')}${name}：`;
    return said.length > all.length ? all : said.padStart(all.length, '，');
  };
  const told = HOW.replaceAll(text, label(''));
  return DOUBTS.test(told) ? told : HOW_MANY.replaceAll(told, label('人数'));
}
