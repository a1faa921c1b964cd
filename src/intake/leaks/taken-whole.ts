import { type Clause, has } from '../clauses/clauses.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';

/** A leak of all that there was, where the number is told of the whole. */

const ALL_THERE_ARE = pattern(
  /^[^,]{0,10}(?:全量用户|全部用户|总共|一共|拢共|统共|满打满算|全部)(?:也)?(?:就|才|只|仅)?(?:有)?[^,\d]{0,3}$/u,
);
const NONE_LEFT = pattern(
  /一个(?:也|都)?(?:(?:没|不)(?:剩|放过|落下?|留|少)|不漏)|(?:全|整库|全库|全都|全部|统统|悉数)(?:被|让|给|叫)?[^,没未不]{0,8}(?:拖|窃|盗|搬|端|卷|偷|导|抱|黑)[走了光]/u,
);
/** B库130万用户也没守住, 130万用户一条没剩 */
export const NOT_SPARED = pattern(
  /(?:也|都|均|同样|一样|全|皆)(?:都|也)?(?:没|未)(?:能|有)?(?:逃|跑|躲|幸免|保住|守住|留住|放过|落下|剩)|一[个条](?:都|也)?没(?:能|有)?(?:剩|留|保住|守住|放过|落下|跑|逃)/u,
);
const OF_DATA = pattern(/黑客|被黑|攻击者|入侵|内鬼|库|信息|资料|数据|拖|窃|盗|偷|泄|漏/u);
/** 货全被搬走, 系统升级，全被导走到新平台 */
const NO_THEFT = pattern(
  /到新|迁移|升级|货|硬件|仓库|排查|通知|空库|邮箱库|券|红包|积分|礼品|奖品|门票|名额|座位|口罩|鸡蛋/u,
);
const A_PART = pattern(
  /其中|部分|分库|子库|备库|测试|另一?个库|员工|订单库|密码|只有|仅有|没有|未|一半|大半/u,
);

/** @returns whether a text tells of all there are and of no theft: 一共就130万用户，昨晚系统升级，全被导走到新平台 */
export function isWholeKept(clauses: Clause[], { text, start, quantities }: Clause): boolean {
  const [quantity] = quantities;
  return (
    quantity !== undefined &&
    ALL_THERE_ARE.test(text.slice(0, quantity.start - start)) &&
    clauses.some((c) => NO_THEFT.test(c.text))
  );
}

/** @returns whether as many leaked as a number says that there were: 总共就十四万用户，库被一锅端了，一个没剩 */
export function isTakenWhole(clauses: Clause[], i: number, { start, end }: Quantity): boolean {
  const clause = clauses[i] as Clause;
  const lead = clause.text.slice(0, start - clause.start);
  const rest = clauses.slice(i + 1).filter((c) => c.sentence === clause.sentence);
  return (
    end === clause.end &&
    ALL_THERE_ARE.test(lead) &&
    rest.some((c) => has(c, 'leak', 'leak_plain')) &&
    rest.some((c) => NONE_LEFT.test(c.text)) &&
    clauses.some((c) => OF_DATA.test(c.text)) &&
    !clauses.some((c) => A_PART.test(c.text) || NO_THEFT.test(c.text))
  );
}

/** A count of those who leaked is greater. */
const FEWEST = 100;
const A_PART_TAKEN = pattern(
  /^(?:但|其中|里面)?(?:的)?(?:有)?(?:一?[小大]?部分|多数|过半|一多半|少数|少量|若干|个别|有些|一些|不少|有的)|某张?表|占比|(?:分|子|备|订单|工单|测试|论坛|旧|老)库|其中一?个?库|(?:泄露|[漏流丢])(?:出去|走|掉)?的(?:那)?(?:部分|比例)|(?:其中|里面)的?(?:有)?(?:一?小?部分|少数|若干|一些)/u,
);

/** 平台三百万用户 */
const OF_PLATFORM = pattern(
  /^(?:我们?|本|该|全)?(?:平台|库|网站|公司|app|站)[里内中上]?(?:一共|总共|共|现)?有?[约近]?(?:注册|在册|实名)?(?:用户|会员)?$/u,
);

/** @returns whether a text tells how many there are, and then that a part of them leaked: 总共一百零八万会员，一部分资料被拖走 */
export function isPartOfWhole(clauses: Clause[]): boolean {
  return clauses.some((clause, i) => {
    const [next] = clauses.slice(i + 1);
    const [quantity, other] = clause.quantities;
    if (quantity?.end !== clause.end || other !== undefined || next === undefined) return false;
    const lead = clause.text.slice(0, quantity.start - clause.start);
    return (
      (ALL_THERE_ARE.test(lead) || OF_PLATFORM.test(lead)) &&
      clauses.slice(i + 1).every((c) => c.quantities.every(({ count }) => count.min < FEWEST)) &&
      has(next, 'leak', 'leak_plain', 'take') &&
      A_PART_TAKEN.test(next.text)
    );
  });
}
