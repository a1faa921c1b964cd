import type { Count } from '../../plan/facts.ts';
import { pattern } from '../text/pattern.ts';
import type { NumberFound } from './numbers.ts';
import { type Unit, unitAfter } from './units.ts';

export type { Unit };

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

/** 1200万个公开商品图片文件: what is counted stands at the end of its noun phrase. */
const THINGS =
  /(?:多|余)?(?:个|张|封|篇|段|套|种|次)?(?!之间|左右|上下|以上|以下|[^,。;|]{0,12}(?:用户|人|客|员|户|账号|师生|学生|居民|[名位]))[^,。;|的]{0,8}(?:的)?[^,。;|的]{0,8}?(?:文件|图片|(?:骷髅|恐吓|黑|反动|威胁|表情|动)图|照片|视频|音频|商品|邮件|源码|代码|请求|报文|会话|连接|数据包|日志|漏洞|网页|链接|样本|积分|流量|海报|标语|黑页|告示|勒索信)/uy;

const VERBS =
  '(?:好|;数量|被?(?:泄露|泄漏|外泄|窃取|窃走|盗取|盗走|导出|下载|拷走|拖走|取走|倒走|带走|爬走|爬取)了?|数|数量|总数|总量|人数|规模|量|已|将|初步|预估|估算|(?<![原初昨前])估计?|范围|累计|共计|共|总计|合计|确认|统计|核实|达|达到|高达|多达|为|是|有|在|介于|定|整|刚好|卡在|正好|恰好|就|才|只|仅|不过|破|=|,大写,|量级|约|超|:|的|可能|涉及|升|增|降|至|到|更正|应|实际|清点|盘点|由|从|原|不|改|并非|最终|目前|现|暂|经|可能|仍|大约|应该|其实|快|凑够|肯定|绝对|少说|多说|也|逼近|接近|将近|近|大概|差不多|约莫|大致){0,6}$';
/** 用户信息泄露1200万 counts users, as the plan itself does (1千万以上互联网用户信息泄露). */
const PEOPLE_BEFORE = new RegExp(
  `(?:用户|账号|账户|会员|客户|网民|成年人|老年人|青少年|车主|业主|学员|学生|考生|患者|储户|寄件人|收件人|参保人|投保人|当事人|旅客|乘客|居民|市民|司机|骑手|商家|家长|教师|老师|师生|消费者|求职者|投资人|借款人|玩家|租客|住客|游客|人数|users|accounts|(?<![a-z])user(?:data|info)?leak(?:ed|age)?)(?:的)?(?:个人)?(?:信息|资料|隐私)?(?:[被遭失][盗窃]了?)?${VERBS}`,
  'u',
);
const RECORDS_BEFORE = new RegExp(`(?:记录|数据|信息|条数|资料|手机号|身份证号?)${VERBS}`, 'u');

const LISTED_PEOPLE = pattern(
  /[\d万亿][人名]?[、和及与][^,、。;\d]{0,4}?(?:用户|会员|客户|学生|学员|考生|家长|老师|教师|商家|消费者|患者|司机|乘客|买家|卖家|骑手)$/u,
);

/** 初步估计损失1200万, 索要3000万: money, though the text doesn't say so */
const MONEY_BEFORE = new RegExp(
  `(?:${[
    '损失|赔偿|赔付|赎金|索要|勒索|开价|要价|售价|报价|叫价|标价|喊价|单价|底价|金额|资金|涉案|罚款|罚金|投入|营收|流水|市值|价格|成本|经费|预算|悬赏',
    '(?:对方|黑客|绑匪|勒索[者方]|攻击者|人家|他们)(?:张口|开口)?就?要|折合(?:人民币)?|价值|合计价值|骗走|骗取|诈骗|盗刷|转走|划走|卷走|套现|取现|获利|牟利|融资|退款|理赔|贷款|授信|充值|话费|余额|存款|账款',
    '(?:储户|股民|基民|持卡人|投资[者人]|借款人)(?:账户|卡)?[里内中]?(?:[被遭](?:窃取|盗走|盗取|转走|骗走))',
  ].join(
    '|',
  )})了?(?:共|约|达|为|近|超|合计|估计|大约|高达|人民币|预计|总计|累计|超过|是|已|又|再|从|由|(?:[涨升提增加抬降减喊炒谈砍]|提高|降低|增加|上涨)[至到])*$`,
  'u',
);

/** 压缩包共300M, 用户资料300M */
const SIZE_BEFORE = pattern(
  /(?:(?:压缩包|文件|大小|体积|容量|数据包|备份|脚本|附件|rar|zip|sql|存储|硬盘|镜像|邮件)(?:共|总|约|达|为|有|解压后|合计|近|大小|,|:)*|(?:数据|资料|信息)(?:共|总共|约|达|为|有)?)$/u,
);

function isOfSize(text: string, { start, end }: NumberFound, before: string): boolean {
  return /^\d[\d.]*[mk]$/u.test(text.slice(start, end)) && SIZE_BEFORE.test(before);
}

/** 20261122 */
function isDate(written: string): boolean {
  return /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(written);
}

/** 大量用户无法上网的省份由2个增至7个 */
const PROVINCES_BEFORE = pattern(
  /省份(?:数|数量|总数)?(?:已)?(?:(?:由|从)(?:[^。]{0,12}个?[^。]{0,8})?)?(?:增加?|扩大?|升|上升|减少?|降|更正|调整|修正|共|达|有)?(?:至|到|为)?$/u,
);

/** 我的分机是8021, 受理编号2026000123, 联系电话：… */
const CODE_BEFORE = pattern(
  /(?:编号|工号|单号|文号|警号|学号|案号|分机|短号|电话|座机|传真|尾号|邮编|端口|会议号|群号|qq|微信号|代码|(?:接入|验证|邀请|会议|取件|提取|邮政编)码(?:是|为|:)?|房间|楼层|型号|版本|(?<![a-z])(?:md5|cve|inc|sha256?)|(?<!手机|身份证|账|卡|电话|微信|邮箱|客户|用户|会员|车牌)号码?(?:为|是|:))[^,。;\d]{0,4}[a-z\d-]*$/u,
);

/** 已封禁恶意IP共计3200个, 处置钓鱼网站3.2万个 */
const DEVICES_BEFORE = new RegExp(
  `(?:ip|ip地址|设备标识|设备码|imei|mac地址|cookie|主机|服务器|终端|设备|电脑|摄像头|域名|网站|网页|网址|链接|程序|漏洞|木马|样本|工单|投诉|来电|电话|短信|邮件|基站|节点|端口|帖子|帖文)${VERBS}`,
  'u',
);

function isOfProvinces(text: string, start: number, end: number): boolean {
  const bare = /^个(?![\u4e00-\u9fff]*[省市县区])/u.test(text.slice(end, end + 6));
  return bare && PROVINCES_BEFORE.test(text.slice(Math.max(0, start - 20), start));
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

/** 第130万名注册用户, 泄露学号2026001-2026130学生: which of them, not how many */
const WHICH_BEFORE = pattern(
  /第$|(?:学|工|考|[座房牌单案批警]|编|序|流水|病历|床|尾)号(?:从|自|为|是|:)*$|(?:邮编|邮政编码|区号|号段|代码|[前后末][一二三四五六七八两\d]位(?:数|号)?)(?:为|是|:)*$/u,
);
const WHICH = pattern(/^\d{5,}(?:[-~至到]\d{5,})?$/u);
/** 保额1300万的客户, 粉丝130万以上的主播: what each of them has, not how many they are */
const WORTH_BEFORE = pattern(
  /(?:[保限税总金额]额|额度|年薪|月薪|薪[资酬水]|收入|资产|存款|余额|身家|积分|粉丝(?:数|量)?|关注(?:者|数)?|消费|流水|贷款|授信|里程|市值|[房总]价|持仓|保费|月供|负债|订单(?:数|量)?|播放量?)(?:均|都|高?达|超过?|[满在约有为近逾上])*$/u,
);
const OF_THEM = pattern(/^(?:元|以上|左右|以内|级|级别|块)*的/u);
/** 注册资本1300万的公司, 日访问130万的网站 */
const OF_FIRM = pattern(
  /^(?:元|以上|左右|次)*的(?:某|一家|该|大型|本地)?(?:公司|网站|系统|平台|app|企业|集团|机构|银行|商城|门?店|医院|学校|文章|视频|项目|小程序|应用|软件|城市|数据库|机房|服务器)/u,
);
/** 折合每人10块，共1300万 */
const MONEY_IN_ALL = pattern(
  /(?:[块元]|[毛分]钱|美元|币|u|usdt),?(?:一?共|合计|总共|总计|累计|总价)(?:约|近|是|为)?$/u,
);

/** Whether a number says which one, what each of them has, or what they come to in money. */
function isOfEachOrWhich(text: string, { start, end }: NumberFound, before: string): boolean {
  const rest = text.slice(end, end + 8);
  if (WHICH_BEFORE.test(before))
    return before.endsWith('第') ? /^[余多]?[个名位]/u.test(rest) : WHICH.test(text.slice(start, end));
  if (OF_FIRM.test(text.slice(end, end + 12)) && !PEOPLE_BEFORE.test(before)) return true;
  if (WORTH_BEFORE.test(before)) return OF_THEM.test(rest);
  return MONEY_IN_ALL.test(before) && /^(?:[,。;!]|$)/u.test(rest);
}

/** 7万对新人: two of each */
const COUPLES = /[余多]?对(?:新人|夫妻|夫妇|情侣|恋人|爱人|伴侣|双胞胎|父母|母子|母女|父子|父女|师徒|男女)/uy;

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
  if (isOfEachOrWhich(text, number, before)) return { start, end, unit: 'other', count };
  COUPLES.lastIndex = end;
  const couples = COUPLES.exec(text)?.[0];
  if (couples !== undefined)
    return {
      start,
      end: end + couples.length,
      unit: 'people',
      count: doubled(count, text.slice(start, end)),
    };
  if (isOfProvinces(text, start, end)) return { start, end: end + 1, unit: 'provinces', count };
  // 钱包被搬空，折合两个多亿
  if (/(?:折合|折算)[约近超]?$/u.test(before) && /钱包|币|资金|赎金/u.test(text))
    return { start, end, unit: 'other', count };
  const after = unitAfter(text, number, PEOPLE_BEFORE.test(before) && !/家庭/u.test(before));
  // 老师2万、学生130万信息
  if (
    after?.unit === 'records' &&
    LISTED_PEOPLE.test(before) &&
    /^(?:个人)?(?:信息|资料|数据)/u.test(text.slice(end))
  )
    return { start, end, unit: 'people', count };
  if (after !== undefined) return { start, count, ...after };
  if (CODE_BEFORE.test(before)) return { start, end, unit: 'other', count };
  if (MONEY_BEFORE.test(before) || isOfSize(text, number, before) || isDate(text.slice(start, end)))
    return { start, end, unit: 'other', count };
  if (/(?:文件|图片|照片|视频|邮件|日志|图纸)(?:共|数|数量|总数|达|为|有|约)*$/u.test(before))
    return { start, end, unit: 'other', count };
  if (isOfSpeech(text, number)) return { start, end, unit: 'other', count };
  if (PEOPLE_BEFORE.test(before)) return { start, end, unit: 'people', count };
  if (DEVICES_BEFORE.test(before)) return { start, end, unit: 'other', count };
  if (RECORDS_BEFORE.test(before)) return { start, end, unit: 'records', count };
  return { start, end, unit: 'unsaid', count };
}

function doubled({ min, max }: Count, pairs: string): Count {
  return { min: 2 * min, max: max === null ? null : 2 * max, said: `${pairs}对` };
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
