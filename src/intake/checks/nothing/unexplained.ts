import { type Facts, incidentKinds } from '../../../plan/facts.ts';
import { type Clause, has, tagged } from '../../clauses/clauses.ts';
import { CALM } from '../../moods/calm.ts';
import { instructs, isLive, type Mood } from '../../moods/moods.ts';
import { isOfNoNetwork, ORDINARY } from '../../moods/nothing.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** A report of which nothing was read is below every grade only where the text says why: 满城的人网页刷不开 doesn't. */

/** Nothing was lost, or it happened to a few. */
const SPARED = anyOf`
  (?:未|没有?|无(?!锡)|零|毫无|不(?!少|断有|停|开|了|动))[^,]{0,12}(?:泄[露漏]|影响|外[流泄传]|(?<!阻)断(?!了)|感|发生|失窃|丢|流出|波及|发现|受|被|感染|中招|损失|异常|情况|新增|变化|中断|下载|登录|利用|出现|故障|停|投诉|属实|存在|涉及|碰|成功|得逞|得手|通过|事件|告警|命中|含|关|敏感|用户|资料|数据|密钥|权限|读取|拖库|出险|下降|抖)
  (?:[一两三四五六七八九几]|(?<!\d)\d)\s?(?:名|位|台|部手机|个(?:用户|账号|人|员工|客户|同事|直播间|群)|家(?:小|店|门店|网吧|酒店|公司|企业|商户|物业))(?!都|也)
`;
/** It is false, was kept off, is work, a notice or a rule. */
const NONE = anyOf`
  误(?:报|判|发|操|录|投)|作废|撤[回销]|拦|扛住|(?<!被)挡|挡[住下掉回]|阻断|封|割接|维护|检修|值班|值守|谣|不实|假(?:的|数据|冒|警|消息|新闻)|[是为虚造作]假|迁移|停用|下线|关停|未遂|防止|杜绝
  清洗(?!服务|刚|未|正|还|尚)|吃掉|差点|险些|安全险|突破|倡议|就好|换回|泄露为零|别的没有|始终在|没查|[均都并]未(?:爆发|发生|蔓延)|[没未]拿|不到\s?\d
  漏洞|告警|开会|级别请|定为|忽略|助手|销售|采访|零报告|续费|转发|线索|恭喜|访问者|内部|注意|阻止|避免|严防
`;
/** 没有哪个省不报机器成片中招 */
const ALL_OF_THEM = /(?:没有?|无)(?:哪|一|谁)[^,]{0,4}不/gu;
/** 没有攻击迹象, 跟攻击无关: of why it happened */
const OF_CAUSE =
  /(?:没有?|未|不是|非|无关?|排除)[^,、]{0,8}(?:攻击|入侵|黑客|人为)|(?:攻击|入侵|黑客|人为)[^,]{0,4}(?:无关|无涉)/u;
/** 济南以外太平无事, 已在线的暂时没掉: of what it didn't happen to */
const OF_THE_REST = pattern(
  /以外|之外|除外|已在线|通断|^(?:但|而|目前|现|当前)*(?:其他|其它|其余|别的|备用|另外|内网)/u,
);

/** A place that is well beside another one is no reason either: 苏州全市都中，无锡常州没事 */
function isOfAnother(c: Clause, clauses: Clause[]): boolean {
  const beside = namesHome(c) && clauses.some((other) => other !== c && namesHome(other));
  return (
    OF_CAUSE.test(c.text) ||
    OF_THE_REST.test(c.text) ||
    (beside && !has(c, 'past', 'drill', 'hypothetical', 'asks'))
  );
}

function namesHome(c: Clause): boolean {
  return tagged(c, 'place').some(({ value: { place } }) =>
    ['regions', 'city', 'county'].includes(place.kind),
  );
}

/** It may be of a network, of what is on it, or of whom it serves. */
const TOUCHES = anyOf`
  光猫|虚拟机|虚机|dns|cctld|服务|资料|毒|网|宽带|光宽|光纤|流量|信号|拨号|掉线|\.cn|域名|解析|站|平台|app|小程序|用户|客户|会员|机器|终端|电脑|主机|病毒|蠕虫|虫|木马|勒索|数据|信息|库|系统|服务器|接口|账号|后台
`;

/** 全国都在用的打车软件: whatever it is called */
function isOfNetwork(c: Clause): boolean {
  return TOUCHES.test(c.text) || has(c, 'place', 'influence_national', 'influence_provincial');
}

/** yonghuziliaobeiheiketuozoule: letters and nothing else */
const PINYIN = pattern(/^[a-z]{12,}$/u);
/** So far nothing small reaches: 全国范围成片变砖, 三省摄像头, 五区齐齐黑面 */
const WIDE = pattern(
  /全(?:国|省|市|境|区各|州各)|[多数几]个?省|十[余几]个?省|各[省市地](?!局|公司|分公司|单位|企业|部门|办)|家家|大片|成片|成批|遍地|大把|大面积|[两三四五六七八九十\d]+个?(?:省|市州|州市|地市|区)(?!局|领导|域|间|块)|东西南北|大江南北/u,
);

/** 网络无异常, 用户无感, 访问始终正常 */
const OF_THE_WHOLE = pattern(
  /网络(?!通断)|访问|用户(?!自己)|群众|业务|首页|解析(?!成功率)|成功率9|(?<!话务)指标|运行|服务器|系统|感染|泄露|安全|功能|^(?!.*(?:电话|短信|话务|语音|流量|人|电))[^,]*无异常/u,
);

/**
 * @returns whether a text isOfNetwork a network, its users or their data, tells of no incident that was read, and doesn't say why
 *   that is none. Of something wide it is no reason that something else is well: 全国范围成片变砖，手机流量没受牵连
 */
export function isUnexplained(facts: Facts, clauses: Clause[], moods: Mood[]): boolean {
  if (incidentKinds(facts).length > 0) return false;
  const heard = clauses.filter(
    (c, i) => !instructs(c) && !c.asked && !isOfNoNetwork(c) && isLive(moods[i] ?? 'actual'),
  );
  if (!heard.some((c) => isOfNetwork(c) || PINYIN.test(c.text))) return false;
  const sentences = new Set(heard.filter(isOfNetwork).map((c) => c.sentence));
  const told = clauses.filter(
    (c) => !isOfAnother(c, clauses) && (sentences.has(c.sentence) || c.leads || c.sentence === 0),
  );
  const wide = heard.some(
    (c) => (WIDE.test(c.text) || has(c, 'cn') || tagged(c, 'place').length > 2) && !isNone(c) && !isWell(c),
  );
  return !told.some(
    (c) => isNone(wide ? withoutNotices(c) : c) || (isWell(c) && (!wide || OF_THE_WHOLE.test(c.text))),
  );
}

/** 全国手机成片变砖，运营商发了公告: what is done about something wide is no reason why it is nothing */
function withoutNotices(c: Clause): Clause {
  return {
    ...c,
    text: c.text.replace(/(?:发布?了?|在|已|正在?)(?:公告|通知|提醒|开会|会议)|提示|值班/gu, ''),
  };
}

/** 防火墙未拦住, 没打补丁, 还没有人值守 */
const NOT_DONE = pattern(
  /(?:未|没有?|无法|不能)(?:能|有)?[^,]{0,4}(?:拦|挡|阻断|封|清洗|预警|提示|值守|补丁|告警|通知)/u,
);

function isNone(c: Clause): boolean {
  if (NOT_DONE.test(c.text)) return false;
  return has(c, 'past', 'drill', 'hypothetical', 'asks') || ORDINARY.test(c.text) || NONE.test(c.text);
}

function isWell(c: Clause): boolean {
  const said = c.text.replace(ALL_OF_THEM, '').replace(OF_CAUSE, '');
  return has(c, 'normal', 'resolved') || SPARED.test(said) || CALM.test(c.text);
}
