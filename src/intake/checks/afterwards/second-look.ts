import { type Clause, tagged } from '../../clauses/clauses.ts';
import { instructs } from '../../moods/moods.ts';
import { happened, type Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { type Place, provincesOf } from '../../words/place.ts';
import { isAside, namesAnotherPlace } from './second-voice.ts';

/**
 * A second look at what was reported, in a later sentence, that finds little of it or another thing: 查到最后，就盐亭一个县;
 * 技术组上门看过了：总共三十来户; 再看一遍，是一个.com.cn域名到期. What somebody finds is told in endless words; why it
 * came about, and what only adds to the report, in few.
 */

/** 就, 总共, 加起来不到 */
const LIMIT = '(?:就|只|仅|一共|总共|共|加起来|合计|拢共|统共|不过|才|顶多|单单|光|不到|个别)';
/** 就房县一处, 总共三十来户, 只有一栋老楼, 共十来台电脑中毒; 一个单元十几户 */
const LITTLE = pattern(
  new RegExp(
    `${LIMIT}[^,]{0,4}(?:捕获|发现|收到|见到|查到|抓到)[^,]{0,3}[一两二三四五六七八九十几数百\\d]{1,4}[来多余几]?(?:个|例|起|台|份)(?:样本|告警|感染)?$|(?:缩小?|收窄|核减|收缩|压缩)(?:到|至|为|成|回)[^,]{1,8}(?:县|区|镇|乡)$|${LIMIT}(?:是|有|在|剩|掉|断|中|限|影响|涉及|了|于)*[^,]{0,12}(?:县|县级(?:区域|市)|镇|乡|村|街道|社区|小区|园区|栋|楼|单元|院子?|家(?:公司|厂子?|单位|店|医院|学校|企业|网吧)?|公司|办事处|厂子?里?|处|户|号人|个人|(?<!平)台(?:机器|电脑|主机|终端|服务器|[^,]{0,4}机)?|机器|电脑|终端|个市)(?:里|上|的事|断了?网?|掉线|中毒|中招|感染|有|没网)*$|^(?:[^,]{0,10}[有是出断了:])?(?:也就|就|只|才)?[^,]{0,8}?[一两二三四五六七八九十几数百\\d]{1,3}[多来几余]?(?:户|栋|条街|层楼?|家(?:公司|厂子?|单位|店|医院|学校|企业|网吧)|(?<!平)台(?:机器|电脑|终端)?|条[^,]{0,4}专线|个[^,]{0,3}(?:社区|村子?|小区|园区?|单元|厂))(?:人家)?(?:而已|罢了|的事)?$|就(?:他们|那|我们|这)[^,]{0,3}(?:栋|户|台|家|间|层|[市县区州])|一个地方的事$|一[省市]一[个家台]|是[^,]{0,6}一[个处家栋][^,]{0,3}(?:院|楼|小区|村|园|校|厂|店|单元|企业|公司|网吧|机关|宿舍)|(?:一|个)个?别?(?:单元|楼道|楼层|门栋|小区|村子?|院子)[^,]{0,2}(?:十|几|两|三|四|户|家|的事)`,
    'u',
  ),
);
/** 一共删了480多台, 只派了一家: what was done about it */
const DONE = pattern(
  /采|购|到货|租|库存|年度|删|封|杀(?!毒)|派|(?<!报)修|换|送|调|给|发[^现]|停|打(?!不)|联系|通知|借|拉|运|带|买|领|装|关|拔|隔离|清|备|扩容|加派|抽|拆|搬|接(?:入|管|上)|下线|查了|恢复|重启|起重|投|封|专家|开会|上午|早些|起初|最早|首|又|新增|续|每|处理|到位|路由器|服务器|车/u,
);
/** 只有赣州市, 就吉安有: before a place in what was reported */
const LIMITS = pattern(/(?:就|只|仅|光)(?:是|有|在|限于?)?$/u);
/** 是个普通的广告弹窗, 原来只是某企业的一个.com.cn域名, 就是今晚的割接, 慢的是测试机自己, 后来晓得是系统搬家 */
const IS_ELSE = pattern(
  /^(?!别的|其[他余])(?:[^,是没不]{0,12}?(?:[看查核测弄搞闹问说讲称][^,是没不]{0,4}|晓得|发现|明白|清楚|想起来)|(?:[^,是没不]{0,6}(?:慢|断|丢|坏|卖|测|流出|打不开)的)|(?:图上|那份|显示|里面)[^,是没不]{0,4})?(?:其实|原来|竟然|居然|应该|敢情|应|就|都|全|只|不过|那|这|它)*(?:是|系(?!统)|为(?!什么|准|何|防|避|了|保|减|查|尽|方便|确))(?![否谁不啥什真]|为了|因为|想|怕|要|\d|同一)[^,]{2}/u,
);
/** 其实是客服发错了邮件 */
const AFTER_ALL = pattern(/^(?:其实|原来|敢情)/u);
/** Why it came about, or whose and what it is: 是核心机房漏水, 是被人拖库, 是我司的用户 */
const AS_TOLD = anyOf`
  攻击|入侵|黑客|ddos|被|遭|人为|恶意|内鬼|离职|团伙|境外|勒索|病毒|木马|变种|漏洞|0day|弱口令|拖库|内部人|外包|员工|老?接口|密钥|口令|后门|劫持
  故障|失效|失灵|宕|断电|停电|掉电|跳闸|供电|电源|电池|油机|空调|漏水|进水|雷|火|烧|热|鼠|挖|施工|割断|锯|吊车|塌|滑坡|洪|台风|地震
  光缆|光纤|干线|主干|骨干|核心|汇聚|路由|交换机|板卡|光模块|端口|链路|网元|设备|硬件|服务器|机房|基站|认证|bras|olt|dhcp|bgp|签名|根区|证书|软件|固件|版本|补丁|bug
  配置|配错|升级|割接(?:失|出|没|引|时)|误操作|操作|脚本|参数|策略|指令|变更|失误|引起|引发|导致|造成|所致|原因|责任
  全[国省市区部网]|各[地省市]|多[省地]|所有|普遍|大[量批面范规]|真|实有|属实|一样|一致|(?<![刷更])新|生产|硬盘|外面打|起见|小事|的事$|补充|递归|平日|同一|重复统计|第[一二三]|[亿万千]|宽带|手机|固网|移动|联通|电信|缆|断了|误报|凑?巧|知名|有名|影响|在查|网站|平台|(?:国内|我司|我们|注册|活跃)的?(?:用户|患者|会员|客户|库)|条数|人数|总数|(?<!试用|测试|体验)(?:用户|会员|客户|学员)$|谣|误传|伪造|为准
`;
/** 测的是自己路由器的DNS, 是我电脑hosts写坏了 */
const OF_OWN = pattern(
  /(?:是|怪)(?:我(?!们|[司方国省市局校院台]|集团|公司|单位)|(?:我们|咱们?)(?:这边|公司自己|单位|楼|层|办公|自己)|(?:员工|他们?|店员|客户|用户|运维|同事)?自己|自家|对方自己)(?!人|升级|配|改|的?(?:用户|会员|客户|平台|核心|骨干|系统|网站)|好)/u,
);
/** Of another ticket, of help, of those who wait: 另一张单子是… */
const ASIDE = anyOf`
  另[一外有]|同时|少量|[我本]单位|上午|[派调]来?了?[^,]{0,3}(?:车|人|组|家)|备件|抢修车|发电车|恢复|修好|排班|值班|联系人|电话[是改]|会议|原话|第一次|机器人|采访|媒体|记者|通稿|领导|下一步|接下来|计划|预计|赎金|支援|单位[三两几\d]
`;

/** 曲线平得很, 打开飞快, 家家都能上, 都说好用, 真网干净, 一条都在 */
const WELL = anyOf`
  ^(?!.*(?:别的|其[他余])).*(?:平得很|平的$|飞快|快得很|好[用使]$|好着呢?$|好得很|顺得很|顺畅|家家都能)|(?:真网|生产|别的|其他|其余)[^,]{0,2}(?:都)?干净$|一[条份个]都?在$|没被碰过|没出过门|锁在[^,]{0,4}柜|[跟和与](?:昨|平|往|上)[^,]{0,3}一模一样$|没人?[掉慢断]过|都(?:刷|看|上|用|玩)着|百分之百$|只有?一个[^,]{0,8}的[^,]{0,6}[不没][^,]{1,2}$|是从?[^,]{0,8}(?:(?<!进)来|抓|抄|爬|拼|编|凑)的$|试水|(?:早|上周|昨天|前天|天前)就?(?:说|通知|公告|贴|发)(?:过|好|了$)|跑偏|前天的数|搞错$|一个(?:都|也)?没[掉断]$|接的是测试|测试环境的?数据|不是\.?cn$|拼的$|爬的|拿不出
`;

/**
 * @param clauses of the text
 * @param statements of what happened
 * @returns the clause of a later sentence in which somebody looked again and found little, or something else
 */
export function secondLook(clauses: Clause[], statements: Statement[]): Clause | undefined {
  const live = statements.filter(happened);
  if (live.length === 0) return undefined;
  const own = [...new Set(live.map((s) => s.clause))];
  const first = clauses[Math.min(...own)] as Clause;
  const told = clauses.filter((c) => c.sentence === first.sentence);
  const leaks = live.some(({ kind }) => kind === 'leak');
  return clauses.find((c, i) => {
    if (c.sentence <= first.sentence || c.asked || instructs(c)) return false;
    const finds =
      (!leaks && (isLittle(c, told) || isPart(c, told))) ||
      ((!own.includes(i) || OF_OWN.test(c.text)) &&
        (isElse(c) || (WELL.test(c.text) && !namesAnotherPlace(c, told))));
    if (!finds || ASIDE.test(c.text)) return false;
    return !clauses.some(
      (b, k) =>
        k < i && b.sentence === c.sentence && (ASIDE.test(b.text) || isAside(b) || isElsewhere(b, told)),
    );
  });
}

function isLittle(c: Clause, told: Clause[]): boolean {
  if (!LITTLE.test(c.text) || DONE.test(c.text) || isAside(c)) return false;
  return (
    !c.quantities.some(({ count }) => count.min >= 1000) && !isElsewhere(c, told) && !namesAsTold(c, told)
  );
}

function isElse(c: Clause): boolean {
  if (OF_OWN.test(c.text)) return true;
  if (!IS_ELSE.test(c.text) || AS_TOLD.test(c.text) || (isAside(c) && !AFTER_ALL.test(c.text))) return false;
  return !tagged(c, 'place').some(({ value: { place } }) => place.kind !== 'county');
}

/** 江西全省大面积爆发。后来量出来，只有赣州市 */
function isPart(c: Clause, told: Clause[]): boolean {
  const [place] = tagged(c, 'place');
  if (
    place === undefined ||
    OF_ONESELF.includes(place.value.place.kind) ||
    isAside(c) ||
    isElsewhere(c, told) ||
    namesAsTold(c, told)
  )
    return false;
  return LIMITS.test(c.text.slice(0, place.start - c.start)) && c.end - place.end <= 6;
}

/** 仅限本省 */
const OF_ONESELF: readonly Place['kind'][] = ['own_province', 'own_city'];

const placesIn = (c: Clause) => tagged(c, 'place').map(({ value }) => value.place);

/** Of another province, or of another city than the one that was told of: 广东只发现两台 */
function isElsewhere(c: Clause, told: Clause[]): boolean {
  const toldOf = told.flatMap(placesIn);
  const regions = new Set(toldOf.flatMap(provincesOf));
  const cities = new Set(toldOf.flatMap((p) => (p.kind === 'city' ? [p.city.name] : [])));
  const ofCity = cities.size > 0 && !toldOf.some(({ kind }) => kind === 'regions');
  return placesIn(c).some(
    (p) =>
      (regions.size > 0 && provincesOf(p).some((region) => !regions.has(region))) ||
      (ofCity && p.kind === 'city' && !cities.has(p.city.name)),
  );
}

/** 烟台断网。…确认仅烟台 */
function namesAsTold(c: Clause, told: Clause[]): boolean {
  const names = new Set(told.flatMap(placesIn).map(nameOf));
  return placesIn(c).some((place) => names.has(nameOf(place)));
}

const nameOf = (place: Place): string =>
  place.kind === 'city' ? place.city.name : place.kind === 'regions' ? place.regions.join() : place.kind;
