import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { isOfOther, NO_USERS_DATA, TELLS_SIZE } from '../../leaks/others.ts';
import { instructs, isLive, type Mood } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { FEW_PEOPLE } from '../../numbers/quantities.ts';
import { isOffSite } from '../../statements/no-site.ts';
import { isHarm, NO_LEAK, OF_ALL } from '../../statements/unplaced.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { isOfManyDown } from '../reach/many.ts';

/** Harm in a text that came out below every grade: it must be settled where it is told, not somewhere else in the text. */

/** 1亿用户的数据好好的, 造的测试数据 */
const UNTOUCHED = pattern(/完好|好好|完整|安全|造的|测试|假/u);
/** Harm to data, and to what people use. */
const DATA_HARM = pattern(
  /dump(?:了|走|出)|串号|进到[^,]{0,4}他人|看到别人|(?:送|传|抄送|发往)[^,]{0,6}境外|丢|窃|盗|偷|泄|漏(?!洞|扫|过|网|报)|外流|倒卖|出售|售卖|流出|流到|脱裤|篡|劫|被删|删(?:了|光|掉|空|库)|清空了?[^,]{0,6}(?:表|库|数据|配方|参数|配置)|勒索|失守|拿走|取走|拷|拖[走库]|导[出走]|扒|爬|往外[发传]|端走/u,
);
const SYSTEM_HARM = anyOf`
  (?<!阻|判|诊|切|截|隔|果|闪)断(?!电|面|定|点|网隔离|网、|光)|瘫|崩|挂了|中招|中毒|被锁|锁死|卡(?:死|住|爆)|不了|(?<!跟)不上|打不开
  (?:到|跳|转)(?:了|到|至)?[^,]{0,2}(?:赌博|博彩|钓鱼|仿冒)|被?[^,]{0,2}加了?一条[^,]{0,3}解析|排队[^,]{0,6}万|(?:成了?|变成?|改成)\.(?:locked|lock|dead|crypt|encrypted|enc)|打不通|进不去|无法|不能|没网|没信号|感染|蔓延|沦陷|蓝屏|黑屏|死机|宕|失联|有所下降|时延[^,]{0,10}(?:升|涨|增)|被?加密|不通(?!知|过)|往外(?:发包|打|传)|打别人|肉鸡|没清(?:除)?(?:干净|掉)|(?:被|给|让|遭)(?:陌生人|外人|不明身份)[^,]{0,6}(?:登|改|动|接管)|给人(?:改|动|登)
`;
/** 拷走了版图和源码: no users' data, but of worth to whoever lost it */
const OF_WORTH = pattern(
  /(?:兜售|叫卖|出售|在卖|挂牌|挂卖)[^,未没无]{0,10}(?:源码|源代码|图纸|配方|版图|标书)|得手的是[^,]{0,12}(?:员工|职工|源码|图纸|档案)|(?:源码|源代码|图纸|配方|标书)[^,]{0,8}(?:挂|放|传|晒|流)(?:到|在|去)?了?[^,]{0,4}(?:网|论坛|github)|(?:拷走|窃走|窃取|偷走|盗走|拿走|带走|拖走|[被遭]窃|泄露|泄密|外泄|外流|失窃)[^,]{0,8}(?:版图|源码|源代码|图纸|配方|商业秘密|技术资料|标书|合同|\d[\d.]*[tg]b)|(?:源码|源代码|代码仓|代码库|版图|图纸|配方|私钥|标书|题库)[^,未没无]{0,10}(?:[被遭让叫给][^,未没无]{1,10}(?:走|去|光|空|克隆|clone|底朝天|下载|看)|[被遭失](?:人|黑客)?[窃盗偷]|没了|丢了|落入|落到|流到|外传|外发|传出)/u,
);
/** @returns whether source code, drawings and the like are told to be gone: 源码被偷，这算几级？ */
export function losesWorth(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => OF_WORTH.test(text));
}

/** 域控沦陷, 核心网管被人远程控制, 库服务器向境外传了80G: whoever got in may do anything, whatever still works */
const HELD = anyOf`
  (?:网管|域控|核心|路由器|堡垒机|vpn|平台|系统|监控|数据库|管理员)[^,未没无不]{0,10}(?:被|遭|让|给)[^,未没无不]{0,8}(?:远程控制|接管|攻破|攻陷|打穿|渗透|侵入|控制)|域控[^,未没无]{0,4}沦陷|(?:拿到|取得|获取)[^,未没无]{0,3}最高权限|发现[^,]{0,4}后门账号|(?:电力|核心|调度|监控)[^,]{0,6}发现木马|黑客已登录
  逻辑炸弹[^,]{0,6}触发|已被触发|加密了[^,]{0,8}(?:服务器|主机|存储)|(?:向|往)境外[^,]{0,4}(?:传|发)了|全表查询|(?:从|在)(?:国外|境外|海外)登录|被[^,]{0,12}打穿|(?:内容|去向)不清|(?:情况|损失)在(?:查|评估)|精准诈骗|资料外流$
`;
/** 6台文件服务器被加密, 几个钱包余额被转走: harm whatever else is well */
const HARM_DONE = anyOf`
  (?:服务器|存储|nas|数据库|主机|虚拟机)[^,未没无]{0,8}(?:被|遭|均已|全部)加密
  被盗(?:的)?(?:热|冷)?(?:钱包|币|余额|资金)
  (?:网关|通道|接口|账号|邮箱)[^,未没无]{0,4}(?:被|遭|让|给)[^,未没无]{0,4}(?:盗用|冒用)
  (?:钱包|余额|钱|币|资金|积分|存款|零钱|款项?)[^,未没无]{0,6}(?:被|遭|让|给)[^,未没无]{0,5}(?:转|划|盗|刷|提|取|卷|搬空|清空|掏空|洗劫)
`;
/** Something was done by somebody: 口令也被改了, 被人远程动过鼠标, 集体离线 */
const UNDERGONE = pattern(
  /(?:被|遭|给人|让人|叫人)(?!拦|阻|清|挡|封|过滤|防|查|发现|识别|隔离|拒)|冒用|离线|不听使唤|自(?:己|个儿?)(?:在|就|又)?(?:动|开|关|放)/u,
);
/** How it came about: an attack, a digger, a mouse; or by whom it was dealt with. */
const UNDERGONE_OTHERWISE = pattern(
  /(?:被|遭受?)[^,]{0,10}(?:拦|阻|清洗|挡|封|过滤|丢弃|叫停|制止|处|通报|ddos|攻击|流量|扫描?|撞库|探测|挖|入侵|黑|感染|利用|cc|尝试|压|刮|剪|撞|碰|铲|咬|盗割|炸|打击|约谈|认定|误|评|选|骗|抓|判|刑|flood|爆破|破解|勒索|关停|承接|公开|转载|试探|钓鱼|打瘫|打了|刷|杀|隔离)|备份/u,
);
/** Not of what was hit: work that is announced, a threat, what was done or is asked for. */
const NO_HARM = anyOf`
  勒索(?:邮件|信|短信|电话|金额|团伙索)|索要|将|可能|期间|(?<!虚)拟|预计|割接|已断网|关闭|禁止|交通|赎金|原因|零泄露|食堂|屏蔽仪|光猫|流感|误会
`;
/** 已封堵, 未见异常: it says that something is as it should be. */
const CALM = pattern(/未|没|无(?!法|响应|服务|线)|正常|持平|恢复|排除|拦|挡|阻|隔离|重装|只供|虚惊/u);

/**
 * @returns whether a text that is denied ends with the information of as many people as a row of 3.1–3.4 counts, and says
 *   nothing after it: 早先说没有泄露，那是错的。入侵者打了个包，里面有33万6千位学员的姓名和成绩
 */
export function isOfManyInTheEnd({ leak }: Facts, clauses: Clause[], moods: Mood[]): boolean {
  if (leak?.people !== undefined) return false;
  const many = (c: Clause, i: number) =>
    isLive(moods[i] ?? 'actual') &&
    has(c, 'info') &&
    !has(c, 'superseded', 'not_a', 'total', 'past', 'not') &&
    !TELLS_SIZE.test(c.text) &&
    c.quantities.some((q) => q.unit === 'people' && q.count.min >= FEW_PEOPLE && !isOfOther(c, q));
  const at = clauses.findLastIndex(many);
  return at >= 0 && !clauses.slice(at).some((c) => c.asked || CALM.test(c.text) || UNTOUCHED.test(c.text));
}

/** 2.6亿元的数字资产被转走, though no user's data leaked */
const MONEY_TAKEN = pattern(
  /(?:资产|钱包|代币|比特币|以太坊|加密货币|数字货币|虚拟币|稳定币|资金|存款|余额|\d[万亿]多?元)[^,未没无传称]{0,8}(?:被|遭)[^,未没无传称]{0,4}(?:转走|盗|划走|提走|清空|洗劫|搬空|卷走|转移)|(?:被|遭)[^,未没无传称]{0,4}(?:转走|盗走|划走|提走|卷走)了?(?:约|近|折合)?[^,]{0,4}\d[\d.]*[万亿]?[多余]?(?:元|美[元金刀]|港[元币]|usdt|枚|个?(?:比特币|以太坊))(?!的)|(?:掏空|搬空|洗劫|清空|卷走|转走|盗走)了?[^,未没无传称]{0,6}(?:钱包|资金|金库|币|存款)|(?:私钥|(?:冷|热)钱包)[^,未没无传称]{0,4}(?:失窃|被盗|泄露)/u,
);

/** @returns whether money was taken, of which chapter 3 has no row but 其他 */
export function losesMoney(clauses: Clause[], moods: Mood[]): boolean {
  return clauses.some(
    (c, i) => (moods[i] ?? 'actual') === 'actual' && !c.asked && !instructs(c) && MONEY_TAKEN.test(c.text),
  );
}

/** 没发现数据外传 */
const OF_DATA_ONLY = pattern(
  /^(?:也|且|并|目前|暂|经查|尚|至今)*(?:未|没有?|无)[^,]{0,10}(?:外[传泄流]|泄[露漏]|拷走|带走|流出)[^,]{0,4}$/u,
);

/** @returns whether a clause tells of harm that no statement takes up and nothing after it in its sentence settles */
export function isUnsettled(
  facts: Facts,
  clauses: Clause[],
  statements: Statement[],
  moods: Mood[],
): boolean {
  const taken = new Set(statements.map((s) => s.clause));
  // how many people's data are safe, or how few leaked, is told
  const counted =
    facts.leak?.people !== undefined ||
    clauses.some(({ text }) => NO_USERS_DATA.test(text) || NO_LEAK.test(text)) ||
    statements.some((s) => s.negated && s.kind === 'leak');
  const harms = (c: Clause) =>
    (!counted && isHarm(c, DATA_HARM)) ||
    (facts.leak === undefined &&
      facts.outage === undefined &&
      isHarm(c, UNDERGONE) &&
      !UNDERGONE_OTHERWISE.test(c.text)) ||
    (facts.outage === undefined && isHarm(c, SYSTEM_HARM));
  // 一名员工拷走…，画像表覆盖用户503万: more people than those that were counted
  const counts = (c: Clause) =>
    isTiny(facts) &&
    !has(c, 'superseded', 'past', 'total', 'not_a') &&
    !TELLS_SIZE.test(c.text) &&
    c.quantities.some(
      (q) => (q.unit === 'people' || q.unit === 'unsaid') && q.count.min >= FEW_PEOPLE && !isOfOther(c, q),
    );
  const held = (c: Clause) => facts.leak === undefined && HELD.test(c.text);
  // 源代码和图纸|全部被打包带走
  const loses = (c: Clause) => {
    const before = clauses[clauses.indexOf(c) - 1];
    const own = before?.sentence === c.sentence && !has(before, 'not') ? before.text : '';
    return facts.leak?.people === undefined && (OF_WORTH.test(c.text) || OF_WORTH.test(own + c.text));
  };
  const settles = (c: Clause, harm: Clause) =>
    c.sentence === harm.sentence &&
    c.start >= harm.start &&
    (has(c, 'normal', 'resolved') || (CALM.test(c.text) && OF_ALL.test(c.text))) &&
    (isHarm(harm, DATA_HARM) || !OF_DATA_ONLY.test(c.text));
  return clauses.some(
    (c, i) =>
      isLive(moods[i] ?? 'actual') &&
      (!taken.has(i) || held(c) || HARM_DONE.test(c.text) || counts(c) || loses(c)) &&
      !instructs(c) &&
      !c.asked &&
      !NO_HARM.test(c.text) &&
      (HARM_DONE.test(c.text) ||
        held(c) ||
        loses(c) ||
        ((harms(c) || counts(c)) && !clauses.some((other) => settles(other, c)))),
  );
}

/** Nobody leaks the information of so few by itself: more likely they are who did it. */
const TINY = 10;

function isTiny({ leak }: Facts): boolean {
  const most = (leak?.people ?? leak?.records)?.max ?? TINY;
  return most > 0 && most < TINY;
}

/** 数据已在两个暗网市场出现: nobody leaks two records of 580万 */
export function isOfTinyRecords({ leak }: Facts, clauses: Clause[]): boolean {
  if (leak !== undefined && clauses.some(({ text }) => ANSWERED.test(text))) return true;
  return (
    leak?.people === undefined &&
    (leak?.records?.max ?? TINY) < TINY &&
    clauses.some((c) => c.quantities.some((q) => q.unit === 'people' && q.count.min >= FEW_PEOPLE))
  );
}

/** 一遍遍遍历用户编号，返回都是200: no number of people */
const ANSWERED = pattern(/(?:返回|响应|状态码)[^,]{0,4}(?:都|全部?|均)是?200/u);

/** @returns whether many users somewhere are told to be cut off in words that no outage was read of: 打瘫了江西、湖南两省大量用户的上网 */
export function hasUnreadOutage(
  facts: Facts,
  clauses: Clause[],
  statements: Statement[],
  moods: Mood[],
): boolean {
  const taken = new Set(statements.filter(({ kind }) => kind !== 'site').map((s) => s.clause));
  return (
    facts.outage === undefined &&
    clauses.some(
      (c, i) =>
        !taken.has(i) &&
        isLive(moods[i] ?? 'actual') &&
        has(c, 'place') &&
        isOfManyDown(c) &&
        !has(c, 'not') &&
        !(facts.site?.name !== undefined && isOffSite(c)),
    )
  );
}

/** @returns whether many users are told to be without a network, in a text that came out below every grade: 大量用户没了网 */
export function isOfManyOffline(facts: Facts, clauses: Clause[], moods: Mood[]): boolean {
  return (
    (facts.outage === undefined || facts.outage.many === 'no') &&
    clauses.some(
      (c, i) =>
        isLive(moods[i] ?? 'actual') &&
        !c.asked &&
        isOfManyDown(c) &&
        !(facts.outage !== undefined && has(c, 'few', 'not', 'some')),
    )
  );
}
