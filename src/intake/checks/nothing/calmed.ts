import { type Facts, incidentKinds } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { NO_USERS_DATA } from '../../leaks/others.ts';
import { instructs, isLive, type Mood } from '../../moods/moods.ts';
import { FEW_PEOPLE } from '../../numbers/quantities.ts';
import { isMinor } from '../../statements/influence.ts';
import { anyOf } from '../../text/any-of.ts';
import { type Pattern, pattern } from '../../text/pattern.ts';
import { isWrong, sendsSpam } from './wrongs.ts';

/** What is well again, or was not found, proves that something happened: 域控被人拿下，没发现数据外传; 收银机一台接一台锁屏，正在恢复 */

/** 现已找回, 正在清洗, 没发现滥用, 未造成损失, 备份还在: it settles nothing by itself. */
const AFTER = anyOf`
  ^(?:目前|现在?|后来|当场|随后|师傅|值班员|我们|店员|运维)*(?:都|均|全部)?(?:已|正在|在|陆续|逐步|刚|改用?|换)(?!知|是|过|业务|系统|网络|经查)|(?:就|又|才|都)好了|恢复|修[好复]|还原|抢[修通]|处理中|明[天早]能|当场|人工|手工
  (?:未|没有?|尚未|暂未|无|未见|零)[^,]{0,6}(?:损失|后果|下手|投诉|反馈|滥用|外[传泄流]|泄[露漏]|拷走|入侵|异常|伤亡|受伤|扩散|蔓延|出事|碰|动|丢|拿走|影响|牵连|受累|波及)|(?:备份|主库|生产|快照)[^,未没不少]{0,3}(?:在|可用|没碰|完好|有|能)|原因(?:待|在|未|不)查?|没问题|没毛病|(?<!夜里|[今晚]晚|今夜|网)没事|没下手|照[旧常跑]|合格
`;
/** It was kept off, is false, was done where nothing is real. */
const NONE = anyOf`
  误[报判发操录投读会]|(?:报告|通报|[本此该前这][条报])[^,]{0,4}作废|撤(?:件|[^,]{0,8}续报)|愚人节|恶搞|恶作剧|谣|不实|假(?:的|数据|冒|警)|(?<!全|都)[是为虚造作系]假|编造|伪造|恐吓|诈唬
  (?<!没|未|没有)(?:拦截|拦下|拦[住了])|扛住|(?<!没被|没|未被|未)挡[住下掉回在了]|阻断|阻止|未遂|未得[逞手]|没(?:得手|进来|进得来|成功|拿到)|[没未]通过|失败|无一成功|差一?点|险些
  零报告|零事件|割接|检修|漏洞(?:通报|预警|提醒|公告|通告)|补丁日|蜜罐|靶场|沙箱|测试(?:环境|机|库|站|服务器|数据|网)|预发布|演练|红队|压测
`;
/** 地震预警误报，是后台被入侵 */
const HACKED = pattern(
  /^(?:其实|原来)?(?:是|系(?!统)|因|原因是)[^,未没]{0,6}(?:被|遭)(?:入侵|黑(?!客)|攻破|控制)/u,
);
/** 不影响对外业务, 无任何用户受影响 */
const SERVES = pattern(
  /(?:业务|服务|用户|访问|网站|运行|收发|现网)[^,]{0,8}(?:(?<!不)正常|未受|没受|不受|无感|没感|未中断|没停)|(?:未|没有?|无|不)[^,]{0,4}(?:影响|对外提供|用户受影响|掉线|断$|中断)/u,
);
/** 堡垒机的录像少了三个晚上的，系统运行正常: no machine just fails so */
const STRANGE = anyOf`
  不见|少了|多[了出]|冒出|自己|自个|谁|不知|不认识|陌生|莫名|离奇|全是|全都|变成|换成|被|让人|给人|叫人|有人|人家|外人|密钥|私钥|管理员|假|后门|私自|偷|境外|外[网面]|别人|塞|夹|串
  大量|[好老]多|一片|全[国省市区县州城]|几?十几?(?:个|家)|[两三四五六七八九十几]个?[省市]
`;
/** Work that was meant, a duty on which nothing happened, a notice, a lesson. */
const WORK = anyOf`
  例行|计划[内停]|按计划|定于|届时|将[于对]|巡检(?:完毕|正常|各|无|平安)|[交接带换]班|值班表|[日周月年]报(?!警|名|告(?!毕))|无告警|零投诉|注册量|绕行|轮转|更换密钥|撤销
  咨询|培训|提醒(?:短信|用户|定期)|表扬|公告|通告|知悉|特此|供参考|劝阻|资费|宣传|误触发|消防测试|整改|报备|备[查案]
`;
/** What the reader knows, so that other checks look after it; or what happens every day, to one or to a few. */
const KNOWN = anyOf`
  攻击|ddos|flood|cc|撞库|爆破|扫描|探测|勒索(?:邮件|信)|索要|敲诈|骗|钓鱼|入侵|黑客|黑页|黑链|挂马|篡改|病毒|木马|蠕虫|仿冒|漏洞|注入|越权|未授权|线索|被打|灌了|被[^,]{0,6}刷|请求次数
  空调|光缆|光交箱|停电|断电|掉电|供电|跳闸|ups|油机|节点|备机|缓存|排队|续费|过期|误码|延迟|倒换|切换|升级|更新|磁盘[^,]{0,3}满|坏了?[一两]?[台个块根把张]|[一两][台个块根把张][^,]{0,8}坏|写错|重名|(?:硬盘|链路|设备|机房|电路|端口|流量)[^,]{0,6}(?:坏|故障|断|漏|掉|高|满|老化|抖|突增|尖峰)
  演唱会|散场|台风(?!眼)|暴[雪雨]|雷击|虫害|疫情|流感|封条|结案|旧[图的]|公开的|异常调用|外部访问|无人(?:下载|访问|利用)|并不存在|看错|误[碰封]|(?:自己|重启就)好了?|我家|自家|(?<!bgp)邻居|打印机[^,]{0,8}(?:坏|吐|卡|缺|连不)|弱口令|测试用|占线
`;
/** 没发现入侵 */
const NOT_SEEN = pattern(/^(?:也|系统|暂)*(?:没|未|没有|未见)(?:发现|查到|看到)?(?:被|遭|有)?(?:入侵|攻击)/u);
/** What makes no event: a denial, a label, the size of something, what the message itself is about. */
const NO_EVENT = pattern(
  /未(?!授|知|经)|没(?!了|收|网|信号|图|人认|格|到账)|无(?![法线]|人机|人认)|不是|与[^,]{0,6}无关|(?:报告|日志|[续终首零简通初]报|更正|[早夜晚]班|平安报?|审计|提醒|意见|情况)$|^[夜早晚]班[^,]{0,2}$|(?:数据|信息|资料)[^,]{0,4}(?:安全|完好)|平稳|迁移|备份了|损失|金额|[里内][头面]?有|那是对的|^\d+[月时][至\d]|成功率[^,]{0,3}\d|来电话|^.{1,2}$|改密短信|封停|用户\d|\d[^,]{0,3}用户|值班(?:日志|交接|情况|记录)|夜间巡检$|换个?班|忽略|判定|回复|询问|大量用户/u,
);

/** @returns whether a false alarm is put down to somebody who broke in: 地震预警误报，是后台被入侵 */
export function blamesIntrusion(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => HACKED.test(text));
}

/**
 * @param facts as they were read: no incident
 * @returns whether a text tells of a wrong, or of what the reader doesn't know, and only what is well beside it or afterwards
 */
export function isCalmedElsewhere(facts: Facts, clauses: Clause[], moods: Mood[]): boolean {
  const told = clauses.filter((c, i) => isLive(moods[i] ?? 'actual') && !c.asked && !instructs(c));
  if (facts.leak?.people === undefined && told.some(sendsSpam)) return true;
  if (incidentKinds(facts).length > 0) return false;
  const says = (reason: Pattern) => told.some(({ text }) => reason.test(text));
  if (isMinor(told) || clauses.some((c) => !c.asked && NONE.test(c.text)) || told.some(countsFew))
    return false;
  const holdsNobody = says(NO_USERS_DATA);
  if (holdsNobody && says(SERVES)) return false;
  if (told.some((c) => isWrong(c, holdsNobody))) return true;
  if (holdsNobody || says(WORK) || told.some((c) => KNOWN.test(c.text) && !NOT_SEEN.test(c.text)))
    return false;
  if (told.some((c) => has(c, 'drill', 'past', 'hypothetical', 'asks', 'few'))) return false;
  if (told.some(isAbroad) && says(AT_HOME)) return false;
  if (says(SERVES) ? !says(STRANGE) : !says(AFTER)) return false;
  return told.some(
    (c) => !AFTER.test(c.text) && !SERVES.test(c.text) && !NO_EVENT.test(c.text) && !has(c, 'normal'),
  );
}

/** 经查仅420人 */
function countsFew(c: Clause): boolean {
  return c.quantities.some(({ unit, count }) => unit === 'people' && (count.max ?? FEW_PEOPLE) < FEW_PEOPLE);
}

/** 我国用户和国际出口均未受影响 */
const AT_HOME = pattern(/[我本][国省市司方]|国内|境内/u);

function isAbroad(c: Clause): boolean {
  return c.words.some(({ value }) => value.tag === 'place' && value.place.kind === 'overseas');
}
