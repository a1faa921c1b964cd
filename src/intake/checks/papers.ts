import { type Clause, has } from '../clauses/clauses.ts';
import { instructs } from '../moods/moods.ts';
import { anyOf } from '../text/any-of.ts';

/** Papers that tell of what may happen, or of what did long ago: policies, agreements, drafts, matrices, scripts. */
const PAPER = anyOf`
  须知$|承保|赔付上限|^sla(?:附件|条款|协议)|补充协议|盖章后生效|招标(?:文件|书|要求)|投标人|风险评估(?:矩阵|表|清单)|风险矩阵|^可能性\d|指[^,]*≥\d
  备用稿|^未启用$|征求意见|面试官|仅作背景|判决书摘要|供[^,]{0,8}(?:学习|讨论|参阅)[^,]{0,4}用?$
  (?<!不)(?:是|系|为)[^,]{0,10}(?:推演|演练)[^,]{0,4}的?(?:剧本|脚本|材料|稿|科目|想定)
`;

/** @returns whether a text is, or quotes, such a paper: what it tells may be no report */
export function isOfPaper(clauses: Clause[]): boolean {
  if (clauses.some((c) => has(c, 'no_drill') || /(?<!是)不是演练/u.test(c.text))) return false;
  return clauses.some((c) => PAPER.test(c.text) && !instructs(c));
}
