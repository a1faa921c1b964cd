import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';

/** What leaves open how grave a fault of the .CN domain or of a site is: a person says. */

/** 监测到告警，…线上解析正常 */
const CN_WORKS = pattern(
  /^解析(?:一切|均|都|仍|仍然|一直)?正常$|^(?:但|且)?(?:仅限?|只(?:是|有|在|限于?))[^,]{0,4}(?:一[个台家]|个别|某|测试)|^(?:线上|实际|现网|国家|权威)[^,]{0,4}解析(?:一切|均|都)?正常$|\.cn(?:解析|域名|顶级域|各节点)*(?:经[^,]{1,4}?)?(?:解析|域名|顶级域|各节点)*(?:一直|始终|全程|一切|完全|从未)[^,]{0,2}正常/u,
);
/** 内部页面打不开，前台一切正常，用户无感知; iOS客户端白屏，安卓正常 */
const SITE_WORKS = anyOf`
  ^(?:但|而)?(?:安卓|ios|苹果|鸿蒙|网页[版端]?|pc[版端]?|电脑[版端]?|[新旧老]版|其[余他](?:功能|页面|模块))[^,]{0,6}正常
  ^(?:用户|网民)(?:侧|端)?(?:基本)?(?:无感|没有?感|感知不到)|^(?:清洗|切换|处置)后[^,]{0,4}用户无感
  ^别人[^,]{0,3}(?:正常|能|没事)|^同事[^,]{0,2}正常|^其[他余](?:城市|卡|银行|地区|人)[^,]{0,3}(?:没事|正常)
  ^(?:前台|主站|下单|支付|登录|浏览)[^,]*正常
`;
/** 用户都买不了票，全部售罄; 停诊挂不上号; 外挂账号登不上: that it isn't to be had may be no fault */
const NO_FAULT = anyOf`
  (?:失败|打不开|报错)属于?正常|^安全策略
  ^全部售罄|秒空|紧俏|(?:还没|尚未|未)(?:开售|放票|放号|开抢)|(?:司机|骑手|车)(?:太|少)|限额|限购|停诊|(?:号|票|名额)[^,]{0,2}太少|券[^,]{0,3}(?:失效|用不了|不能用)
  因?为?被封(?:号|禁)?$|(?:外挂|黑名单|余额不足|涉诈|封禁|违规|欠费|未实名|root)的?(?:用户|账号|手机|设备)
  撞库(?!流量[^,]{0,4}[冲打压])|没(?:有)?一个得手|某(?:小区|楼|栋|银行卡|网点|门店|[县乡镇村])[^,]{0,3}用户
`;
/** 例行维护; but 不是例行维护, 公司说是计划内维护 */
const PLANNED = pattern(
  /^(?!.*(?:不是|前天|上次|并非|没有|[说称讲])).*(?:(?:例行|计划内?)(?:的)?(?:停机)?(?:维护|检修|升级)|提前公告|停机公告)/u,
);

/** @returns whether a text says that .CN works, beside what it tells of it */
export function isCnSaidToWork(clauses: readonly Clause[]): boolean {
  return says(clauses, CN_WORKS);
}

/** @returns whether a text says that a site works in part, or gives a reason for which it may be none of its faults */
export function isSiteHardlyDown(clauses: readonly Clause[]): boolean {
  return [SITE_WORKS, NO_FAULT, PLANNED].some((reason) => says(clauses, reason));
}

/** .CN域名系统例行演练完成，解析正常: of the drill */
function says(clauses: readonly Clause[], what: Pattern): boolean {
  const drilled = new Set(clauses.filter((c) => has(c, 'drill')).map((c) => c.sentence));
  return clauses.some((c) => what.test(c.text) && !c.asked && !drilled.has(c.sentence));
}
