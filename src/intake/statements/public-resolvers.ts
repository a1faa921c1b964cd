import { type Clause, has } from '../clauses/clauses.ts';
import type { Stated } from '../moods/degrees.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isOfLess, isOfSomePlace } from './household.ts';

/** Resolvers that are open to everybody, or that hold other people's names, so that their size needs no saying (3.2). */

const PUBLIC =
  '114(?:公共)?dns|114\\.114\\.114\\.114|(?:阿里云?|腾讯云?|百度|cnnic)(?:的)?公共dns|阿里(?:云)?dns|dnspod(?:公共dns)?|223\\.[56]\\.[56]\\.[56]|119\\.29\\.29\\.29';

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
  const wide = near.some((c) => (WIDE.test(c.text) || WIDELY.test(c.text)) && !has(c, 'normal', 'resolved'));
  const underTld = TLD.test(clause.text) && near.some((c) => MIRRORS.test(c.text));
  // 114DNS访问严重异常: said of all of it
  const whole = s.degree === 'yes' && (NAMED.test(clause.text) || underTld) && SEVERE.test(clause.text);
  return (
    (wide || whole) &&
    (underTld || near.some((c) => NAMED.test(c.text))) &&
    (s.degree === 'yes' || RESOLVES_NOT.test(clause.text)) &&
    !near.some(isOfLessOfIt)
  );
}

/** 个别节点, 我司用的, 南京用户; but not 失败率76%, 本公司递归受影响, 南京团队正在加节点 */
function isOfLessOfIt(clause: Clause): boolean {
  const text = clause.text.replace(OF_MOST, '');
  return (
    OF_LESS.test(text) || isOfLess({ ...clause, text }) || (isOfSomePlace(clause) && !MENDS.test(clause.text))
  );
}

/** What says no less of it: rates of more than half, and what came of it. */
const OF_MOST =
  /[5-9]\d(?:\.\d+)?%|(?:降|跌|掉)[到至为][1-3]?\d%|^[我本]公司[^,]{0,6}受影响$|大量查询要?绕[到行至]?境外/gu;
const MENDS = pattern(
  /^[\u4e00-\u9fff]{2,4}(?:侧|团队|机房|节点|运维)?(?:已|正在?|在)(?:做|加|调|扩|切|开|定位|清洗|处置|抢修)|^大量查询要?绕[到行至]?境外/u,
);

const WIDE = pattern(
  /全国(?!分公司|各分|门店|同事|员工|站点|连锁)[^,]{0,10}(?:解析|打不开|超时|异常|失败)|(?:大[批量]|海量)(?:的)?(?:客户|托管|用户)?(?:的)?(?:域名|网站|站点)[^,未没]{0,6}(?:查不出|解析不|解不|无法解析|解析失败|打不开|没结果)/u,
);
/** 解析大面积超时, 查询九成失败, 失败率76%, 服务全面中断, 大批托管域名打不开 */
const WIDELY = anyOf`
  大面积(?:地)?(?:无响应|没响应|不响应|无应答|(?:解析|查询)?(?:失败|超时|中断))|(?:服务|解析)(?:已)?(?:全面|全部|完全|彻底)(?:中断|瘫痪|失败|不可用)
  (?:解析|查询|请求|递归)(?:请求)?(?:约|近|超|有)?[六七八九]成(?:多|以上)?(?:都)?(?:失败|超时|无响应)|(?:失败|超时)率(?:已|约|达|达到|高达|超|过|在)*(?:[六七八九]成|[6-9]\d(?:\.\d+)?%)(?!降|回)
  成功率(?:降|跌|掉|只剩|仅剩)[到至为]?(?:不足|不到)?(?:[一二两三]成|[1-3]?\d(?:\.\d+)?%)|大[批量]托管(?:的)?域名[^,未没]{0,4}(?:打不开|无法访问|解析失败|解[^,]{0,2}不)
`;
/** .com解析在我国出现严重异常: all that is under it */
const TLD = pattern(
  /^(?:[\d:点时分起日月]|[今昨][天早晨晚日])*\.?(?:com|net)(?:顶级域名?|域名)?(?:的)?(?:系统)?解析(?:在我国(?:境内)?|国内)?(?:出现|发生)?严重异常/u,
);
/** 境内镜像全部撤播: whoever asks for it in our country */
const MIRRORS = pattern(
  /(?:我国|境内|国内)的?(?:所有|全部)?镜像(?:节点)?[^,未没]{0,14}(?:全部?|都|均)(?:撤播|中断|瘫|宕|不可达|下线)/u,
);
const SEVERE = pattern(/严重|瘫|全[部面]|大面积|[六七八九]成|[6-9]\d(?:\.\d+)?%/u);
const RESOLVES_NOT = pattern(
  /(?:解析|查询|递归)[^,未没]{0,6}(?:失败|不了|不出|不动|超时|中断)|查不出结果|解不[出开]/u,
);
const NAMED = pattern(
  new RegExp(
    `^(?:[\\d:.点时分起日月]|[今昨][天早晨晚日]|凌晨|上午|下午|晚上|刚才|现在?|目前|知名|国内|公共解析|公共dns)*(?:${PUBLIC})(?:${PUBLIC})?(?:服务|系统|平台|的)?(?:$|[\\d,]|权威|递归|解析|公共解析|访问|查询|遭|被|因|出现|严重|大面积|大范围|突然|全国|瘫|挂|崩|从|自|于|今|昨|凌晨|上午|下午)`,
    'u',
  ),
);
/** 用的114DNS, 一个节点, 控制台, 换回运营商的就好 */
const OF_LESS = pattern(
  /节点(?!正)(?:严重|故障|异常|挂|瘫)|控制台|官网|记录|改不了|设成|设为|填的|用的|配的|换[回成个]|分公司|运营商|一个节点|单个|劫持/u,
);
