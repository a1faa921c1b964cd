import type { Clause } from '../../clauses/clauses.ts';
import { instructs } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** What somebody only says of himself (公告写“未发现泄露”) is no reason for "below every grade" where the text goes on against it. */

const SAYS = anyOf`
  (?:公告|声明|通告|官微|官博|官方|官网|厂家|厂商|公司|企业|平台|院方|校方|客服|公关|发言人|对方|当事方|运营商|店家|商家|负责人|老板|甲方|乙方|外包|供应商|集团|银行|酒店|他们|人家)[^,]{0,8}(?:写|称|说|回应|表示|坚称|讲|口径|回复|答复|咬定|咬死|否认|宣称|声称|强调|号称|嘴硬)
  (?:公告|声明|通告|官微|官博|口径|回复|答复)(?:里|上|中|是|为|:|,)*(?:未|没|无|并未|不存在)
`;
/** 可我们抽了两百人逐个打电话，全对得上 */
const AGAINST = pattern(
  /^(?:可|但|然而|却|结果|偏偏|事实上|其实|问题是|怪的是|蹊跷|奇怪)(?!能|以|靠|疑|为|建议|请|仍?(?:需|要|应))/u,
);
/** 但经三方核查也未发现 */
const NOTHING_EITHER = pattern(/未|没|无(?!法)|不(?:实|存在|符|匹配|一致)|正常|排除|谣|误|旧|演练/u);

/** @returns whether what happens is denied only by somebody's words, and the next sentence or clause speaks against them */
export function isDeniedByOne(clauses: Clause[], statements: Statement[]): boolean {
  return statements.some((s) => {
    if (!s.negated && s.mood !== 'denied') return false;
    const own = clauses[s.clause] as Clause;
    const before = clauses[s.clause - 1];
    if (!SAYS.test(own.text) && !(before?.leads === true && SAYS.test(`${before.text}:`))) return false;
    return clauses
      .slice(s.clause + 1)
      .some((c) => AGAINST.test(c.text) && !NOTHING_EITHER.test(c.text) && !instructs(c) && !c.asked);
  });
}
