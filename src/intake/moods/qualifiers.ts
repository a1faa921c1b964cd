import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { instructs } from './moods.ts';

/** Short clauses that narrow or turn what was told before them, in a way that no other pass reads: 其实就两台电脑, 写错了. */

const LONGEST = 18;
const OF_DETAIL = pattern(
  /原因|攻击|入侵|黑客|病毒(?!大)|木马|入口|漏洞|口令|损失|费用|时间|小时|分钟|天|投诉|电话|人员|同事|措施|恢复|备份|预案|报告|续报|账号|密码|目前|现在|截至/u,
);
const TURN = '^(?:但|可|不过|而)?';
const ONLY = '(?:只是|只有|只不过是?|仅仅?是?|仅有|就|不过是|都是|全是|一共就|总共就|数?只有)';
const QUALIFIERS: Pattern[] = [
  // 其实只有一个县, 只是部分用户, 仅一家网吧, 就他一家
  pattern(
    new RegExp(
      `${TURN}(?:其实|实际上?|原来|说到底|查下来|用户)?(?:也)?(?:可能|一共|总共)?${ONLY}(?:同)?(?:[一二两三四五六七八九几\\d]+(?:个县|个区|个小区|个乡|个镇|个村|栋|户|多户|家|台|个用户|个单位|个探测点|个节点|条街|层|间)|个别|少量|少数|部分|某|零星|偶发|慢|他一|她一|他家|她家|搜索|登录)`,
      'u',
    ),
  ),
  // 其实是停电, 实际是测试环境, 原来是自己的网络
  pattern(new RegExp(`${TURN}(?:其实|实际上?|原来)(?:就|也|只|仅)?(?:是|在|为)`, 'u')),
  pattern(
    /^(?:是|属于)?(?:我自己|我们自己|自己(?!人)|我们办公|我们内网|本单位自己|单位内部|计划内|(?:提前|预先)?公告过)/u,
  ),
  pattern(/(?:是|系)[^,]{0,8}(?:自己|自家|他家|她家|光猫|路由器|网线|插头)[^,]{0,4}(?:问题|坏了|故障|松了)/u),
  pattern(/^(?:只|仅)(?:降|慢|掉|断|影响)了?/u),
  pattern(/(?:降幅|范围)(?:其实|并|也)?(?:不大|很小|有限)$/u),
  pattern(
    /^(?:外网|别人家?|别家|我这里?|这边|国内|境内|换[^,]{1,6})[^,]{0,6}(?:都)?(?:正常|能打开|没事|就好了|没问题|没有影响|没有感染|可以)/u,
  ),
  pattern(/^(?:上面|刚才|前面|上一条)?(?:写|说|打|搞|弄|发)错了?$/u),
  pattern(/^境外[^,]{1,6}国内[^,]{0,4}正常$/u),
  pattern(/(?:说|讲|称)(?:是)?没断|不是实况|流感|测试用的|^时好时坏$|^(?:只是)?偶发/u),
  pattern(/(?:是|来自)(?:猜|估摸|推测)的$|^说是[^,]{1,12}$/u),
];

/** 是不是大面积不好说, 影响力有多大不清楚: a word of degree that nobody stands for */
const DEGREE_ASKED = anyOf`
  (?:是不是|是否|够不够|算不算|算得上|能不能算|能否算)[^,]{0,3}(?:大量|大批|大面积|有影响|全国|全省|严重|\.cn|大幅)[^,]{0,8}(?:不好说|不好讲|说不好|不敢讲|难说|不(?:太)?清楚|不确定|[说拿]不准|不知道|没法判断|存疑|没说清)
  争的是(?:范围|数量)|范围有争议|影响力(?:有)?多大[^,]{0,4}(?:不清楚|不好说|不知道|不明)
`;
const TELLING = [
  ...(['net_down', 'no_access', 'leak', 'leak_plain', 'sold', 'spread'] as const),
  ...(['deface', 'hijack', 'drop', 'drop_big', 'loss', 'hacked', 'virus'] as const),
] as const;

/** @returns whether a clause narrows or turns what was told before it; clauses that tell of something themselves don't */
export function qualifies(clause: Clause, actual: boolean): boolean {
  const { text } = clause;
  if (text.length > LONGEST || instructs(clause)) return false;
  if (DEGREE_ASKED.test(text)) return true;
  if (!actual || OF_DETAIL.test(text)) return false;
  const tells = has(clause, ...TELLING) && !has(clause, 'not') && !/^(?:只|仅|说|境外)/u.test(text);
  if (
    tells ||
    clause.quantities.some(
      ({ unit, count }) => (unit === 'people' || unit === 'records') && count.min >= 1000,
    )
  )
    return false;
  if (has(clause, 'cause', 'unknown_cause') && !/自己|自家|他家|她家/u.test(text)) return false;
  return QUALIFIERS.some((pattern) => pattern.test(text));
}
