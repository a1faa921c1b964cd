import { type Clause, has, tagged, type WordFound } from '../clauses/clauses.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';

/** Sites that everybody knows and that fail for everybody, so that their influence needs no saying (3.2). */

/**
 * Rates what everybody knows and that fails in the whole country, or as a whole: 12306全国都打不开; 微博挂了，全站502.
 * @param told the statements of what happened to sites; those are told as 严重异常 of a site of national influence
 * @param clauses of the text
 * @returns the influence, where there is one
 */
export function rateHouseholdNames(told: Statement[], clauses: Clause[]): Statement['influence'] {
  const failures = told.filter((s) => isOfHouseholdName(s, clauses));
  for (const s of failures) Object.assign(s, { influence: 'national', degree: 'yes' });
  return failures[0]?.influence;
}

function isOfHouseholdName(s: Statement, clauses: Clause[]): boolean {
  const clause = clauses[s.clause];
  if (s.name === undefined || s.negated || clause === undefined) return false;
  if (tagged(clause, 'place').some(({ value }) => value.place.kind === 'overseas')) return false;
  const near = besides(clause, clauses);
  const own = near.filter((c) => tagged(c, 'known_site').some((word) => isItself(c, word)));
  if (own.length === 0) return false;
  if (s.degree === 'yes' && !OF_FEATURE.test(clause.text) && isNationwide(clause)) return true;
  if (near.some(isOfLess) || !own.some(isOfAllOfIt)) return false;
  const fails = s.degree === 'yes' || failsAtItsUse(clause, own);
  return fails && (isEverywhere(clause, near, own) || isWhole(near, clause, own));
}

/** Its sentence, with what stands right before it: 支付宝崩了！全国都付不了款 */
function besides(clause: Clause, clauses: Clause[]): Clause[] {
  const near = clauses.filter(({ sentence }) => sentence === clause.sentence);
  const before = clauses[clauses.indexOf(near[0] as Clause) - 1];
  const cries = before !== undefined && before.text.length <= SHORT && has(before, 'known_site', 'no_access');
  return cries ? [before, ...near] : near;
}

const SHORT = 12;

/** 全国 in a clause, but not 全国两会, 全国部分用户 */
function isNationwide(clause: Clause): boolean {
  return tagged(clause, 'place').some(
    ({ end, value }) => value.place.kind === 'nation' && !OF_SOME.test(clause.text.slice(end - clause.start)),
  );
}

/** 支付宝付款大面积失败，全国都有 */
function isEverywhere(clause: Clause, near: Clause[], own: Clause[]): boolean {
  // 支付宝全国付不了款，白屏
  const used = near.some((c) => isNationwide(c) && failsAtItsUse(c, own) && !OF_FEATURE.test(c.text));
  const told = used || near.some((c) => EVERYWHERE.test(c.text));
  return (isNationwide(clause) && (clause.start >= (own[0] as Clause).start || own.includes(clause))) || told;
}

const EVERYWHERE = anyOf`
  ^(?:现在?|目前)?全国(?:各地|多地|范围内?)?(?:的)?(?:用户|网友|旅客|乘客|商户)?(?:都|均|全)(?:有(?:反馈|反映|报障|投诉|报)?|在(?:报|喊|反映|反馈|骂|说|刷)|一样|这样|如此|不行|受影响|中招|有影响)了?$
  ^各地(?:的)?(?:用户|网友|旅客|车站|乘客)都在(?:报|喊|反映|反馈)$|^全国(?:各地)?(?:的)?用户(?:都|均)?受(?:到)?影响$
  ^(?:受影响的?)?用户遍[布及](?:全国|各地)(?:各地)?$|^(?:受?影响|波及)(?:到|的是)?全国(?:各地)?(?:的)?(?:用户|旅客|乘客|网友)?$
  ^全国(?:各地|多地|大量|所有)*(?:的)?(?:用户|网友|旅客|乘客)(?:都|均|全部?|普遍)*(?:(?:购票|付款|下单|登录|使用|出行)(?:都|均)?受(?:到)?影响|打不开(?:首页|页面|网页|app)?|(?:登录|加载|付款|下单|刷新)(?:都|均|全部?)*(?:失败|不了|超时)|被?跳转?[到至][^,]{0,6}(?:博彩|赌博|钓鱼|黑页|色情)[^,]{0,2})了?$
`;

/** 微博挂了，全站502; 淘宝、闲鱼、钉钉全线打不开; 12306网页和App都进不去; 淘宝访问严重异常, in the plan's own words */
function isWhole(near: Clause[], clause: Clause, own: Clause[]): boolean {
  const whole =
    (own.includes(clause) && SEVERELY.test(clause.text)) ||
    near.some(
      (c) =>
        (WHOLE.test(c.text) && has(c, 'no_access') && !has(c, 'normal', 'resolved')) || BROADLY.test(c.text),
    );
  const [name] = own.flatMap((c) => tagged(c, 'known_site').map((word) => ({ c, word })));
  return (
    whole &&
    name !== undefined &&
    LEAD.test(name.c.text.slice(0, name.word.start - name.c.start)) &&
    ![clause, ...own].some(isOfSomePlace)
  );
}

/** 支付宝付款失败, but not 微博大V的网站 */
function isOfAllOfIt(clause: Clause): boolean {
  return tagged(clause, 'known_site').some(({ end }) => ITS_OWN.test(clause.text.slice(end - clause.start)));
}

const ENDS = '(?:网页(?:端|版)?|网站|首页|主页|官网|pc端|电脑端|app|客户端|手机端|移动端|小程序)';
const WHOLE = pattern(
  new RegExp(
    `全站|整站|全平台|整个(?:平台|网站|站)|全线|${ENDS}[和与跟及、]+${ENDS}(?:[今昨][天早晨晚日]|凌晨|现在|目前|已)*(?:都|全|均|双双|同时|一起|完全|彻底|统统|基本|自?从?[\\d:点时分]+起?(?=无法|打不开))`,
    'u',
  ),
);
/** 微信大面积登录不上; 12306崩溃，所有用户无法登录; 购票全面受阻 */
const BROADLY = anyOf`
  ^(?:[今昨][天早晨晚日]|凌晨|从?[\d:点分时半]起?)*(?:微信|支付宝|淘宝|天猫|京东|微博|钉钉|飞书|腾讯会议|12306)(?:app|网站|客户端|网页|用户|付款|支付|扫码|转账|下单|购票|登录|消息|会议|从?[\d:点分时半](?:左右)?起?|[今昨][天早晨晚日]|凌晨|突然|出现|又|现在?|已)*大面积(?:(?:无法|不能|没法)(?:正常)?(?:登录|收发消息|收发|付款|支付|转账|下单|购票|访问|打开|使用|入会)|(?:登录|登|打|发|收|付|连|刷)不[上了开出进]|(?:付款|支付|登录|下单|购票|收发)失败|瘫痪|崩溃|掉线|断线)
  ^(?:所有|全部|全体)(?:的)?(?:用户|旅客|乘客)(?:都|均)?(?:(?:无法|不能)(?:登录|打开|访问|使用|付款|下单|购票)|(?:登录|访问|打|登|付款)不[了上进开])(?!旧|老)|^(?:购票|下单|付款|支付|登录|消息收发|交易)(?:业务|功能|服务)?(?:已|都)?全面(?:受阻|中断|瘫痪|失败)$
`;
const SEVERELY = pattern(/访问(?:出现|发生)?严重异常|严重(?:的)?访问异常/u);
const LOCAL: readonly Place['kind'][] = [
  ...(['regions', 'city', 'province_part', 'own_province', 'own_city', 'overseas', 'provinces'] as const),
  ...(['part', 'county', 'most_provinces', 'vague_area'] as const),
];

/** @returns whether a clause speaks of some place, and not of all of the country: 河南用户反映 */
export function isOfSomePlace(clause: Clause): boolean {
  return tagged(clause, 'place').some(({ value }) => LOCAL.includes(value.place.kind));
}

/** 今早, 续报, 头部企业: what may stand before the name */
const LEAD = pattern(
  /^(?:[\d:.点时分年月日号起至到\-、和与及]|[今昨][天早晨晚夜日]|凌晨|早上|上午|中午|下午|晚上|晚间|夜间|刚才?|目前|现在?|突[然发]|紧急|[快速首续]报|铁路|又|知名|[a-z]|微信|支付宝|淘宝|天猫|京东|抖音|快手|微博|闲鱼|钉钉|飞书|美团|饿了么|知乎|小红书)*$/u,
);
/** 微博网页端, 微博从晚上…起: the name itself, not what is called by it */
const ITS_OWN = pattern(
  /^(?:$|[、和与及跟\d]|网站|官网|主站|平台|app|客户端|网页|服务|首页|全[站线面平]|整[站个]|又|再|都|突|今|昨|刚|现|从|自|于|在[\d今昨]|凌晨|[早晚]上|[上中下]午|晚间|遭|被|因|受|崩|挂|瘫|宕|打不|登不|刷不|进不|无法|不能|访问|机房|出现|大面积|严重|彻底|完全|同时|全国|国内|各地|付[款不]|支付|扫码|转账|收款|下单|购票|导航|消息|收发|发不|收不|掉线|登录|服务[器端]|业务|地图|搜索(?!结果|广告|指数|框)|前缀|页面|核心|用户|整体|瞬间)/u,
);

/** 微信小程序, 淘宝店, 12306式, 抖音上: named after it, or on it */
function isItself({ text, start }: Clause, { start: from, end }: WordFound): boolean {
  const after = text.slice(end - start);
  const before = text.slice(0, from - start);
  return !NAMED_AFTER.test(after) && !OF_FEATURE.test(after) && !DEALT_WITH.test(before);
}

const NAMED_AFTER = pattern(
  /^(?:小程序|公众号|视频号|群|小?店|店铺|商家|号|式|类|那类|一类|上(?!不)|[^,]{0,3}里|热搜|员工|旗下|总部|大厦|代理|合作|供应商|竞品|的(?:小程序|群|店|商家|供应商)|客服|版|云|[卖买]家|后台|助手|同款|[^,]{0,6}(?:插件|外挂|爬虫|脚本)|[^,]{0,4}服务商|司机端|骑手端|主播|博主|达人|网红|粉丝|红外|方(?:官|网|集团|公司))/u,
);
/** 支付宝花呗, 微信读书, 12306候补: one of the things that it is for */
const OF_FEATURE = pattern(
  /某|-like|overseas|abroad|thailand|vietnam|japan|korea|europe|america|india|singapore|malaysia|philippines|indonesia|hongkong|macau|taiwan|路段|车主端|花呗|借呗|余额宝|蚂蚁(?:森林|庄园)|芝麻信用|白条|读书|小游戏|运动|超话|弹幕|(?<!首页[和与、及])评论区?(?!也|和|都)|点赞|漂流瓶|候补|会员(?:中心|码)|广告|(?:商家|[卖买]家|商户|司机|骑手|企业|国际|海外|港澳|极速|青少年|老年|关怀|内测|灰度|测试|体验|旧|老|新)[版端]/u,
);
const DEALT_WITH = pattern(
  /(?:像|类似|仿|山寨|假|冒充|对标|入驻|接入|依托|通过|用|从|比|和|跟|与|在|转到|跳到|同事[^,]{0,4})$/u,
);

/** 全国两会, 全国部分用户, 全国同事 */
const OF_SOME = pattern(
  /^(?:的)?(?:部分|少数|个别|少量|两会|人大|政协|统一|高考|首[家个]|最|第|唯一|知名|头部|同事|门店|分店|连锁|网点|分公司|员工|经销|代理|会员单位|加盟|站点)/u,
);

/** @returns whether a clause tells that not all of a site fails, or not for everybody */
export function isOfLess({ text }: Clause): boolean {
  return LESS.test(text);
}

/** 一名用户, 我这里, 灰度, 海外用户, 两分钟后恢复, 其他功能正常: not the whole of it, nor everybody */
const LESS = anyOf`
  部分|个别|少[数量]|有[的些]|某些|仅|只(?:有|是|影响|限)|偶[发尔]|间歇|时好时坏|灰度|内测|[新旧老]版|海外|境外用户|国外|国际版|港澳|万分之|千分之|百分之|%
  (?:商家|卖家|商户|司机|骑手|主播|企业|管理|买家)(?<!、骑手)(?!群|[版端]?[也都])[版端]?(?:后台)?|后台|客服系统|[我咱俺](?:的|家|这|们|司|院|校|局|行|店|手机|电脑)|本(?:店|司|院|校|单位)|自己(?!人)|同事|公司(?:内|里|网|的)|单位|学校|校园|宿舍|网吧|商场|酒店|门店|店里|连锁|wifi|路由器|浏览器|缓存
  (?:一|几|两|三|\d)[名位]|一[个家](?!多?小时|多?钟头?|半|来)|有人|朋友|亲戚|粉丝|老家|(?:^|[^\d一二三四五六七八九十百])[一二两三四五六七八九几1-9]分(?:钟|多钟)?|(?<![每/])秒(?!杀)|短暂|片刻
  (?:其他|其它|其余|别的)[^,]{0,6}(?:正常|没问题|没事|能用|可用)|买家端|不受影响|未受影响|维护|升级公告|例行|计划内|曾|去年|前年|上次|那次|股价|概念股|改走|要走|走[^,]{0,2}(?:支付宝|微信)
  服务商|小程序|公众号|直播间|插件|隧道|没信号|没网|中毒|欠费|余额不足|花呗|借呗|候补|(?<!首页[和与、及])评论(?!区?[也和、])|overseas|abroad|some|forsome
`;

const SCROLL = pattern(
  /刷不(?:出|开|动|了)|(?:登录|播放|刷新|加载)[^,未没]{0,6}(?:失败|不[了出上动]|中断|报错|超时)|(?:无法|不能|没法)(?:登录|刷新|播放|加载)/u,
);
const BUY = pattern(
  /(?:下单|付款|支付|登录|结算|购票|买票|订票|售票|抢票|预订)[^,未没]{0,6}(?:失败|中断|不[了出上]|报错|超时|瘫|异常)|[下付买订购结]不[了出成上]|点不了单|(?:无法|不能|没法)(?:下单|付款|支付|登录|结算|购票|买票|订票)/u,
);
const PAY = pattern(
  /(?:付款|支付|转账|扫码|收款|付钱)[^,未没]{0,6}(?:失败|中断|不[了出成上通]|报错|超时|瘫|异常)|[付收]不[了出成][款钱账]|付不[了出]|(?:无法|不能|没法)(?:付款|支付|转账|扫码|收款)/u,
);
const CHAT = pattern(
  /掉线|断线|(?:消息|登录|会议|入会)[^,未没]{0,6}(?:失败|中断|不[了出到上]|报错|超时|瘫|异常)|[收发]不[了出到]消息|登不[上进]|(?:无法|不能|没法)(?:收发|发送|接收|登录|入会)/u,
);
const RIDE = pattern(
  /[叫打派]不[到了出]|(?:叫车|打车|派单|下单|接单)[^,未没]{0,6}(?:失败|中断|不[了到出]|报错|超时|瘫)|(?:无法|不能|没法)(?:叫车|打车|下单)/u,
);
const GUIDE = pattern(
  /(?:导航|定位|算路|路线|路径)[^,未没]{0,6}(?:失败|中断|不[了到出]|报错|超时|瘫|失灵|漂|飘)|(?:无法|不能|没法)(?:导航|定位)/u,
);

/** What each is there for. */
const USES: [Pattern, Pattern][] = [
  [pattern(/^(?:支付宝|云闪付)$/u), PAY],
  [pattern(/^(?:微信|企业微信|qq|钉钉|飞书|腾讯会议)$/u), CHAT],
  [pattern(/^(?:抖音|快手|微博|新浪|小红书|b站|哔哩哔哩|知乎|爱奇艺|优酷|斗鱼|虎牙|喜马拉雅)$/u), SCROLL],
  [pattern(/^(?:铁路12306|12306|淘宝|天猫|京东|拼多多|美团|饿了么|闲鱼|唯品会|苏宁易购|携程)$/u), BUY],
  [pattern(/^(?:滴滴|哈啰)$/u), RIDE],
  [pattern(/^高德$/u), GUIDE],
];

/**
 * @param name of what is spoken of, where everybody knows it
 * @returns whether a clause tells of the use of a site: 登录超时; 支付宝…，全国用户付款失败
 */
export function tellsOfUse({ text }: Clause, name: string | undefined): boolean {
  return /访问|登录|响应|加载/u.test(text) || (name !== undefined && USED_EVERYWHERE.test(text));
}

const USED_EVERYWHERE = pattern(
  /(?:全国|各地|国内大量地区)(?:用户|网友)?(?:都|均|全)?(?:付款|支付|购票|下单|叫车|收发消息|收不到消息|发不出消息)/u,
);

/** 支付宝全国付款失败, 微信全国收发不了消息, but not 抖音付款失败 */
function failsAtItsUse(clause: Clause, own: Clause[]): boolean {
  const names = own.flatMap((c) =>
    tagged(c, 'known_site').map(({ start, end }) => c.text.slice(start - c.start, end - c.start)),
  );
  return USES.some(([site, use]) => names.some((name) => site.test(name)) && use.test(clause.text));
}
