import { type Clause, has } from '../clauses/clauses.ts';
import type { Stated } from '../moods/degrees.ts';
import type { Statement } from '../moods/statement.ts';
import { pattern } from '../text/pattern.ts';
import { isOfLess, isOfSomePlace } from './household.ts';

/** Resolvers that are open to everybody, or that hold other people's names, so that their size needs no saying (3.2). */

const PUBLIC =
  '114dns|114\\.114\\.114\\.114|(?:阿里云?|腾讯云?|百度|cnnic)(?:的)?公共dns|阿里(?:云)?dns|dnspod|223\\.[56]\\.[56]\\.[56]|119\\.29\\.29\\.29';

/**
 * Sizes a public resolver that fails its users everywhere: 114DNS被打瘫，全国都解析失败.
 * @param told the statements of what happened to resolution systems; those are told as 严重异常 of a large one
 * @param clauses of the text
 * @returns that it is large, where there is one
 */
export function sizePublicResolvers(told: Statement[], clauses: Clause[]): Stated {
  const failures = told.filter((s) => isOfPublicResolver(s, clauses));
  for (const s of failures) Object.assign(s, { large: 'yes', degree: 'yes' });
  return failures[0]?.large;
}

function isOfPublicResolver(s: Statement, clauses: Clause[]): boolean {
  const clause = clauses[s.clause];
  if (s.negated || clause === undefined) return false;
  const near = clauses.filter(({ sentence }) => sentence === clause.sentence);
  const wide = near.some((c) => WIDE.test(c.text) && !has(c, 'normal', 'resolved'));
  // 114DNS访问严重异常: said of all of it
  const whole = s.degree === 'yes' && NAMED.test(clause.text) && SEVERE.test(clause.text);
  return (
    (wide || whole) &&
    near.some((c) => NAMED.test(c.text)) &&
    (s.degree === 'yes' || RESOLVES_NOT.test(clause.text)) &&
    !near.some((c) => isOfLess(c) || OF_LESS.test(c.text) || isOfSomePlace(c))
  );
}

const WIDE = pattern(
  /全国(?!分公司|各分|门店|同事|员工|站点|连锁)[^,]{0,10}(?:解析|打不开|超时|异常|失败)|(?:大[批量]|海量)(?:的)?(?:域名|网站|站点)[^,未没]{0,6}(?:查不出|解析不|解不|无法解析|解析失败|打不开|没结果)/u,
);
const SEVERE = pattern(/严重|瘫|全[部面]|大面积|[六七八九]成|[6-9]\d(?:\.\d+)?%/u);
const RESOLVES_NOT = pattern(/解析[^,未没]{0,6}(?:失败|不了|不出|不动|超时|中断)|查不出结果|解不[出开]/u);
const NAMED = pattern(
  new RegExp(
    `^(?:[\\d:.点时分起日月]|[今昨][天早晨晚日]|凌晨|上午|下午|晚上|刚才|现在?|目前|知名|国内)*(?:${PUBLIC})(?:服务|系统|的)?(?:$|[\\d,]|权威|递归|解析|公共解析|访问|查询|遭|被|因|出现|严重|大面积|大范围|突然|全国|瘫|挂|崩|今|昨|凌晨|上午|下午)`,
    'u',
  ),
);
/** 用的114DNS, 一个节点, 控制台, 换回运营商的就好 */
const OF_LESS = pattern(
  /节点(?!正)(?:严重|故障|异常|挂|瘫)|控制台|官网|记录|改不了|设成|设为|填的|用的|配的|换[回成个]|分公司|运营商|一个节点|单个|劫持/u,
);
