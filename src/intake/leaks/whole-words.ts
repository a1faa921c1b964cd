import { type Clause, tagged, type WordFound } from '../clauses/clauses.ts';
import type { Word } from '../words/words.ts';

/** Words that are found inside of longer ones which mean something else. */

/** 年初报名的学员, 此前报名: nobody reported */
const AFTER_REPORT = /^(?:名|考|读|班|社|刊|警|案|销|修|税|关)/u;
/** 非会员资料被窃130万: who they are, not who they are not */
const AFTER_NOT =
  /^(?:会员|注册|实名|付费|认证|本[地校省市]|在[籍校职册]|学历|机动|居民|常住|签约|活跃|户籍|农业|营运)/u;

/** Whether a word stands for itself: not 初报 in 年初报名, 非 in 非会员, 定论 in 法务部认定论坛库, 共 in 共享 */
function isWhole({ text, start }: Clause, { start: from, end }: WordFound): boolean {
  const [said, rest] = [text.slice(from - start, end - start), text.slice(end - start)];
  if (said.endsWith('报')) return !AFTER_REPORT.test(rest);
  if (said === '非') return !AFTER_NOT.test(rest);
  if (said === '定论') return !rest.startsWith('坛');
  return said !== '共' || !/^(?:享|同|用|建|管|生)/u.test(rest);
}

/** @returns the words of a clause that carry one of these tags and stand for themselves */
export function wholeWords(clause: Clause, ...tags: Word['tag'][]): WordFound[] {
  return tagged(clause, ...tags).filter((word) => isWhole(clause, word));
}
