import { type Clause, has } from '../../clauses/clauses.ts';
import { pattern } from '../../text/pattern.ts';

/** Whether what was confirmed of something heard is that thing. */

/** 公司承认收到过勒索邮件, 已确认帖子存在, 坐实了一半, 证实起来很难 */
const CONFIRMS = pattern(
  /(?:已经?|均|也|都|公司|公安|平台|警方|企业|一方)?(?:核实|确认|证实|承认|坐实)(?:了|过)?(?<what>[^,]+)$/u,
);
const IT = pattern(
  /属实|为真|是真|真的|泄|漏|盗|窃|偷|拖|断|瘫|爆发|感染|崩|挂|异常|故障|攻击|入侵|万|亿|大量|大面积|以上|上述|前述|情况|事件|此事|确有|无误|准确|数据(?!未)|无疑|成立|完毕|^$|^(?:后|过后?|下来?|是|有|为|系|的?结果|中|了)/u,
);
const NOT_IT = pattern(/帖子存在|截图来自|仅[一二两三四五六七八九十几\d]+[台户个]|未为|假|误|谣|演练/u);

/** @returns whether something only heard of is graded for a confirmation of something else: 网传…，已核实发帖人身份 */
export function isConfirmedElse(clauses: Clause[]): boolean {
  const heard = clauses.findIndex((c) => HEARD.test(c.text));
  if (heard < 0) return false;
  const verdicts = clauses.slice(heard + 1).flatMap((c) => {
    const what = CONFIRMS.exec(c.text)?.groups?.what;
    return what === undefined || c.asked ? [] : [NOT_IT.test(what) || !IT.test(what)];
  });
  return (
    verdicts.length > 0 &&
    verdicts.every(Boolean) &&
    !clauses.slice(heard + 1).some((c) => has(c, 'leak', 'net_down', 'spread', 'no_access'))
  );
}

const HEARD = pattern(/^(?:网传|网上传|网上有人说|听说|传闻|据传)/u);
