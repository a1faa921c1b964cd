import type { Count } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import type { LeakNumber } from './sums.ts';

/** By how many a number was changed, not to how many: 续报下调2万人 */

const LESS = pattern(
  /(?:下调|调减|核减|扣减|减去|减掉|减少|调低|下修|(?:核|剔|刨|扣|清|去|划)掉|(?:含|包含|包括)(?:测试|重复|僵尸|机器|内部)(?:账号|用户|数据))了?[约近]?$/u,
);
const MORE = pattern(/(?:上调|调增|核增|调高|上修|多(?:核|查|算|统计)出)了?[约近]?$/u);

/** @returns whether a number says by how many another one was changed */
export function isDifference({ text, start }: Clause, q: Quantity): boolean {
  const lead = text.slice(0, q.start - start);
  const rest = text.slice(q.end - start);
  return (
    ((rest === '' || /^(?:左右|上下|个)$/u.test(rest)) && (LESS.test(lead) || MORE.test(lead))) ||
    isVoidPart(lead, rest)
  );
}

/** 其中122万为重复数据 */
function isVoidPart(lead: string, rest: string): boolean {
  return /其中[^,]{0,4}$/u.test(lead) && /^[条个]?(?:为|是|系|属)于?(?:重复|无效|作废|空号|随机)/u.test(rest);
}

/** @returns a count between what was told (`numbers`) and what it was changed by after that */
export function withDifferences(count: Count, numbers: LeakNumber[], clauses: Clause[]): Count {
  const last = Math.max(...numbers.map(({ quantity }) => quantity.end));
  let { min, max } = count;
  for (const c of clauses)
    for (const q of c.quantities) {
      if (q.start < last || !isCount(q) || !isDifference(c, q)) continue;
      const by = q.count.max ?? q.count.min;
      const lead = c.text.slice(0, q.start - c.start);
      if (LESS.test(lead) || isVoidPart(lead, c.text.slice(q.end - c.start))) min = Math.max(0, min - by);
      else if (max !== null) max += by;
    }
  return { ...count, min, max };
}
