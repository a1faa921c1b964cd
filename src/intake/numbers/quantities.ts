import type { Count } from '../../plan/facts.ts';
import type { NumberFound } from './numbers.ts';

/** What a number counts. `records`: 条, 份, 手机号, …, which are not people; `unsaid`: the text doesn't say. */
export type Unit =
  | 'people'
  | 'households'
  | 'records'
  | 'devices'
  | 'provinces'
  | 'cities'
  | 'counties'
  | 'unsaid'
  | 'other';

export interface Quantity {
  start: number;
  end: number;
  unit: Unit;
  count: Count;
}

/** Fewer people are below any criterion of chapter 3, whatever happened to them. */
export const FEW_PEOPLE = 100_000;
/** The least numbers of people of 3.4(2), 3.3(3), 3.2(4) and 3.1(3). */
export const PEOPLE_ROWS = [FEW_PEOPLE, 1_000_000, 10_000_000, 100_000_000];

const ADJECTIVES =
  '(?:registered|active|chinese|internet|的|左右|以上|余|多|境内|境外|海外|国内|互联网|注册|实名|活跃|受害|宽带|手机|移动|固网|固定|家庭|企业|个人|在线|平台|付费|电信|联通|网络|上网|广大|无辜|学籍|社保|医保|省内|全省|本地|政企|普通|独立|真实|有效|微信|电商){0,4}';
const PEOPLE_NOUN =
  '(?:购票人|购药人|投保人|租车人|乘车人|订票人|收货人|发货人|食客|妈妈|宝妈|爸爸|病友|听友|书友|车友|球友|彩民|宝妈|产妇|孕妇|雇主|户主|宠物主人|团员|团长|送检人|报名人|订餐人|缴费人|用水人|用电人|观影人|持卡人|上网人员|受赠人|捐款人|捐赠人|志愿者|投资者|储户|读者|作者|选手|老人|孩子|儿童|家属|新人|网购者|应征者|个体户老板|用户|账号|账户|会员|客户|网民|网友|公民|市民|居民|村民|患者|病人|病患|学生|学员|学者|考生|师生|教师|老师|毕业生|新生|家长|寄件人|收件人|当事人|顾客|机主|自然人|住户|乘客|旅客|游客|住客|房客|租客|租户|房东|员工|职工|司机|骑手|消费者|买家|卖家|店主|商家|主播|粉丝|球迷|观众|听众|求职者|应聘者|申请人|投保人|参保人|缴费人|纳税人|持卡人|借款人|投资者|投资人|受益人|老人|儿童|孕妇|车主|业主|股民|储户|群众|人员|玩家|读者|注册者|使用者|订户|users?|accounts?|people|customers?|members?|subscribers?|persons?|individuals?|人(?!次|民币|均|份|才|工|脸|行))';

const UNITS: [Unit, RegExp][] = [
  [
    'other',
    /(?:%|成(?!都|员|功)|个百分点|亿?元|人民币|美元|美金|欧元|usdt|比特币|[gmkt]bps|[gt](?=[^a-z]|$)|[gmkt]b|小时|分钟|分(?!析|布|公|支|钟)|秒|天|日|月|年|周|号|点|时(?!间)|人次|次|倍|版|回|拨|轮|起(?!用)|例|期|家(?!长|属|庭|人)|款|种|项|度|公里|米|层|级|个小时|个工作日|个月|个工作组|个节点|个点位|个基站|基站|个接口|个漏洞|类|字段|案(?!例)|事(?=[,。]|$)|份|封|页|席|坐席|座(?!谈)|根(?!据)|辆|架(?!构)|艘|路(?!由)|股(?!份)|支(?!付|持|撑|援)|栋|幢|只(?!有|是|剩|占|能|知|不|要|因)|颗|枚|册|件(?!数)|宗|桩|处(?!理|置|于|在)|字(?!段|节|母|符)|篇|幅|伙|吨|亩|个?文件|个?合同|个?数据库)/uy,
  ],
  [
    'devices',
    /(?:多|余)?(?:个|台|部|套)?(?:主机|服务器|终端|设备|电脑|计算机|手机(?!用户|号)|摄像头|路由器|ip|机器|节点|hosts?|devices?|computers?|servers?)|台|部(?!分)|套/uy,
  ],
  ['provinces', /(?:多|余)?个?(?:省(?:级行政区)?份?|直辖市|自治区|provinces?)/uy],
  ['cities', /(?:多|余)?个?(?:地级市|地州市|地市州?|市州?|州市|城市|盟市|cities|地区)/uy],
  ['counties', /(?:多|余)?个?(?:区县|县|市辖区|区(?!域)|乡镇|镇|乡|小区|街道|社区|村|旗)/uy],
  [
    'records',
    /(?:多|余)?(?:条|笔|组|行|张(?!(?:数据|会员|用户|客户|业务)?表)|单(?!位|独|个|身|纯))|(?:多|余)?个?(?:手机号|电话号|电话|身份证|邮箱(?!账号|用户|账户)|银行卡|qq号|数据|信息|个人信息|记录|简历|订单|密码|号码|资料|病历|档案|面单)|(?:data)?records?|rows?|entries/uy,
  ],
  [
    'people',
    new RegExp(
      `(?![边头者]|地(?=的|大|均|都|用|多))(?:余|多)?(?:个|名|位)?(?:${ADJECTIVES}${PEOPLE_NOUN}|[^\\d,。;:不非没未无有都被]{1,6}?(?:用户|会员|客户|账号|人员|人群|居民|市民|学生|患者|群众|参保人|投资人|求职者|车主|公民|网民|储户))|名(?!单|称|义)|位(?!于|置)`,
      'uy',
    ),
  ],
  ['households', /(?:余|多)?(?:个)?(?:家庭|宽带)?户(?!外|口)/uy],
];

/** 1200万个车牌信息: of a thing that no list names */
const NO_LISTED_THING =
  /[余多]?个(?!泄|被|已|遭|信息|个人|数据|资料|左右|以上|不|没|未|都|全|的|之间|多|字段|小时|月|省|市|地|区|县|工作|推|作|有|改|更|调|核|定|为|是|系|由|从|到|至)[^,。;:\d]{1,6}(?=信息|数据|资料|[,。;]|$)/uy;
/** Fewer are told of many things: 一个木马 */
const MANY = 1000;

/** 三名用户, 三位老人, 三用户 */
const COUNTED = new RegExp(`^(?:[余多个名位]|${PEOPLE_NOUN})`, 'u');

/** 补充一下母婴电商会员泄露, 张三合肥部分小区用户, 1是否涉及用户信息泄露 */
function isNoCount(number: string, counted: string): boolean {
  return /^[一二三四五六七八九十1-9]$/u.test(number) && !COUNTED.test(counted);
}

/** 1200万个公开商品图片文件: what is counted stands at the end of its noun phrase. */
const THINGS =
  /(?:多|余)?(?:个|张|封|篇|段|套|种|次)?(?!之间|左右|上下|以上|以下|[^,。;|]{0,12}(?:用户|人|客|员|户|账号|师生|学生|居民|[名位]))[^,。;|的]{0,8}(?:的)?[^,。;|的]{0,8}?(?:文件|图片|照片|视频|音频|商品|邮件|源码|代码|请求|报文|会话|连接|数据包|日志|漏洞|网页|链接|样本|积分|流量)/uy;

/** `用户记录` is what 1.2亿用户记录 counts, not 用户. */
const RECORDS_AFTER_PEOPLE =
  /(?:的)?(?:个人)?(?:注册|登录|实名)?(?:信息|数据)?(?:记录|条目|records?|数据条)/uy;

const VERBS =
  '(?:好|;数量|被?(?:泄露|泄漏|外泄|窃取|窃走|盗取|盗走|导出|下载|拷走|拖走|取走|倒走|带走|爬走|爬取)了?|数|数量|总数|总量|人数|规模|量|已|将|初步|累计|共计|共|总计|合计|确认|统计|核实|达|达到|高达|多达|为|是|有|在|介于|定|整|刚好|卡在|正好|恰好|就|才|只|仅|不过|破|,大写,|量级|约|超|:|的|可能|涉及|升|增|降|至|到|更正|应|实际|清点|盘点|由|从|原|不|改|并非|最终|目前|现|暂|经|可能|仍|大约|应该|其实|快|凑够|肯定|绝对|少说|多说|也|逼近|接近|将近|近|大概|差不多|约莫|大致){0,6}$';
/** 用户信息泄露1200万 counts users, as the plan itself does (1千万以上互联网用户信息泄露). */
const PEOPLE_BEFORE = new RegExp(
  `(?:用户|账号|账户|会员|客户|网民|车主|业主|学员|学生|考生|患者|储户|寄件人|收件人|参保人|投保人|当事人|旅客|乘客|居民|市民|司机|骑手|商家|家长|教师|求职者|投资人|借款人|玩家|租客|住客|游客|人数|users|accounts)(?:的)?(?:个人)?(?:信息|资料|隐私)?(?:[被遭失][盗窃]了?)?${VERBS}`,
  'u',
);
const RECORDS_BEFORE = new RegExp(`(?:记录|数据|信息|条数|资料|手机号|身份证号?)${VERBS}`, 'u');

/** 初步估计损失1200万, 索要3000万: money, though the text doesn't say so */
const MONEY_BEFORE =
  /(?:损失|赔偿|赔付|赎金|索要|勒索|开价|要价|售价|报价|叫价|标价|金额|资金|涉案|罚款|罚金|投入|营收|流水|市值|价格|成本|经费|预算|悬赏|折合(?:人民币)?|价值|合计价值)(?:共|约|达|为|近|超|合计|估计|大约|高达|人民币|预计|总计|超过)*$/u;

/** 大量用户无法上网的省份由2个增至7个 */
const PROVINCES_BEFORE =
  /省份(?:数|数量|总数)?(?:已)?(?:(?:由|从)(?:[^。]{0,12}个?[^。]{0,8})?)?(?:增加?|扩大?|升|上升|减少?|降|更正|调整|修正|共|达|有)?(?:至|到|为)?$/u;

/** 我的分机是8021, 受理编号2026000123, 联系电话：… */
const CODE_BEFORE =
  /(?:编号|工号|单号|文号|警号|学号|案号|分机|电话|座机|传真|尾号|邮编|端口|会议号|群号|qq|微信号|代码|(?:接入|验证|邀请|会议|取件|提取|邮政编)码(?:是|为|:)?|房间|楼层|型号|版本|(?<![a-z])(?:md5|cve|inc|sha256?)|(?<!手机|身份证|账|卡|电话|微信|邮箱|客户|用户|会员|车牌)号码?(?:为|是|:))[^,。;\d]{0,4}[a-z\d-]*$/u;

/** 已封禁恶意IP共计3200个, 处置钓鱼网站3.2万个 */
const DEVICES_BEFORE = new RegExp(
  `(?:ip|ip地址|主机|服务器|终端|设备|电脑|摄像头|域名|网站|网页|网址|链接|程序|漏洞|木马|样本|工单|投诉|来电|电话|短信|邮件|基站|节点|端口|帖子|帖文)${VERBS}`,
  'u',
);

function isOfProvinces(text: string, start: number, end: number): boolean {
  const bare = /^个(?![\u4e00-\u9fff]*[省市县区])/u.test(text.slice(end, end + 6));
  return bare && PROVINCES_BEFORE.test(text.slice(Math.max(0, start - 20), start));
}

/** What the words after a number say that it counts, and where they end. */
function unitAfter(
  text: string,
  { start, end, count }: NumberFound,
  before: string,
): Pick<Quantity, 'end' | 'unit'> | undefined {
  for (const [unit, pattern] of UNITS) {
    pattern.lastIndex = end;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) continue;
    if (unit === 'people' && isNoCount(text.slice(start, end), match)) return undefined;
    const after = end + match.length;
    if (unit === 'people' || unit === 'households') {
      RECORDS_AFTER_PEOPLE.lastIndex = after;
      // 640万个会员卡号
      const cards = /^[余多]?[个张]/u.test(match) && /^(?:卡号?|编号)/u.test(text.slice(after, after + 2));
      if (cards || RECORDS_AFTER_PEOPLE.test(text)) return { end: after, unit: 'records' };
    }
    // 账户合计壹仟万户
    if (unit === 'households' && PEOPLE_BEFORE.test(before) && !/家庭/u.test(before))
      return { end: after, unit: 'people' };
    return { end: after, unit };
  }
  if ((count.max ?? MANY) < MANY) return undefined;
  NO_LISTED_THING.lastIndex = end;
  const thing = NO_LISTED_THING.exec(text)?.[0];
  return thing === undefined ? undefined : { end: end + thing.length, unit: 'records' };
}

/** 用户一大半掉线, 用户一直上不去, 会员资料被盗一节: a word of speech, no number */
function isOfSpeech(text: string, { start, end }: NumberFound): boolean {
  // 十之七八, 十有八九
  if (/^十[之有停][五六七八九]/u.test(text.slice(start)) || /十[之有停]$/u.test(text.slice(0, start)))
    return true;
  return (
    text.slice(start, end) === '一' &&
    /^(?:大|直|片|下|半|齐|块|夜|栏|格|个劲|律|并|般|时|度|概|旦|样|起|再|致|同|节|事(?!件))/u.test(
      text.slice(end, end + 2),
    )
  );
}

/**
 * Says what a number counts, from the words after it and, failing those, before it.
 * @returns the quantity; its span takes in the unit's words, so that the evidence reads `800万用户`
 */
export function toQuantity(text: string, number: NumberFound): Quantity {
  const { start, end, count } = number;
  const before = text.slice(Math.max(0, start - 14), start);
  THINGS.lastIndex = end;
  const thing = THINGS.exec(text)?.[0];
  if (thing !== undefined) return { start, end: end + thing.length, unit: 'other', count };
  if (isOfProvinces(text, start, end)) return { start, end: end + 1, unit: 'provinces', count };
  // 钱包被搬空，折合两个多亿
  if (/(?:折合|折算)[约近超]?$/u.test(before) && /钱包|币|资金|赎金/u.test(text))
    return { start, end, unit: 'other', count };
  const after = unitAfter(text, number, before);
  if (after !== undefined) return { start, count, ...after };
  if (CODE_BEFORE.test(before)) return { start, end, unit: 'other', count };
  if (MONEY_BEFORE.test(before)) return { start, end, unit: 'other', count };
  if (/(?:文件|图片|照片|视频|邮件|日志|图纸)(?:共|数|数量|总数|达|为|有|约)*$/u.test(before))
    return { start, end, unit: 'other', count };
  if (isOfSpeech(text, number)) return { start, end, unit: 'other', count };
  if (PEOPLE_BEFORE.test(before)) return { start, end, unit: 'people', count };
  if (DEVICES_BEFORE.test(before)) return { start, end, unit: 'other', count };
  if (RECORDS_BEFORE.test(before)) return { start, end, unit: 'records', count };
  return { start, end, unit: 'unsaid', count };
}

const COUNTS: readonly Unit[] = ['people', 'records', 'unsaid'];

/** @returns whether it may count people or records */
export function isCount({ unit }: Quantity): boolean {
  return COUNTS.includes(unit);
}

/** @returns the people of so many households: each is several, ten at the most */
export function membersOf(quantity: Quantity): Quantity {
  const { min, max, said } = quantity.count;
  const count = { min, max: max === null ? null : max * 10, ...(said !== undefined && { said }) };
  return { ...quantity, count };
}
