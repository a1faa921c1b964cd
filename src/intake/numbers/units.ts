import type { NumberFound } from './numbers.ts';
import { ADJECTIVES, isNoCount, isOfName, PEOPLE_NOUN } from './people.ts';

/** What the words after a number say that it counts. */

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

/** What may stand between the first word of whose they are and the people themselves. */
const OF_WHOM = `(?:[^\\d,。;:、和及与的条张笔号记不非没未无有都被卖窃盗泄漏导拖偷信资数]{0,4}?${PEOPLE_NOUN})`;
/** Words that begin like a unit: 130万年费会员, 130万座机用户, 130万天津用户 */
const LIKE_UNITS = [
  '年费|年卡|年级|年度|年付|年票|年轻|年老|年长|年迈|年幼|年届|月费|月卡|月票|月付|月活|月嫂|月子|季卡|周卡|周边|周末|日活|日常|日用|日托|日本|日韩|日语|日资|日企|天翼|天猫|天涯|天使|时尚|时装|点播|点卡|点读|点餐|点评|点赞|点歌|秒杀|秒拍|分期|分销|分享|分时|分级',
  '部手机|部电话|部座机|部队|部委|部落|台式|台球|台湾|股民|股东|期货|期刊|期权|座机|座席|号百|号主|次卡|级别?|款|层|家装|家电|家教|家政|家用|家居|家常|路人|路由|路虎|回头|回访|回收|回族|回迁|米粉|页游|度假|度小满|种子|种植|种粮|种业|项目|席位|成人|成年|成教|成考|元老|元气|块链',
  '套餐|套装|套房|终端|设备|电脑|机器|路由器|电话|银行卡|手机(?!用户|号)|手机号|主机|手环|手表|邮箱|qq|行业|行内|行政|单车|单身|单亲|单位|组团|组织|条码|笔记|笔友|张江|城市|城镇|城乡|市民|村民|社区|小区|镇村|乡村|乡镇|区域|旗舰店|支付|支教|支行|架构|轮椅|轮滑|起亚|起点|起步|例行|版权|字幕|只读|处方|处女座',
  '天津|天水|天门|天长|台州|台山|台前|张家[口界港]|张掖|日照|日喀则|周口|周至|镇江|镇海|项城|封丘|根河|米易|点军|分宜|元谋|轮台|册亨|单县|台河|家渠|台县|台区', // 七台河, 五家渠, 三台县
].join('|');
/** 130万年费会员, 130万张家口用户: people, though the words before them begin like a unit */
const PEOPLE_FIRST = new RegExp(
  `[余多]?(?:${LIKE_UNITS})${OF_WHOM}|[余多]?(?:股民|市民|村民|回头客|种粮大户|路人)`,
  'uy',
);
/** There are 34 provinces and 333 prefectures, and about 2,850 counties. */
const MOST = new Map<Unit, number>([
  ['provinces', 34],
  ['cities', 400],
  ['counties', 3000],
]);

const UNITS: [Unit, RegExp][] = [
  [
    'other',
    /(?:%|市值|装机量?|安装量|下载量|激活量|成(?!都|员|功)|个百分点|亿?元|块(?!链)|人民币|[美日港欧韩台]元|新?台币|港币|[美欧]金|美刀|英镑|卢布|泰铢|[多余]?[个枚]?(?:usdt|btc|eth|比特币|以太币|门罗币|泰达币|币(?!安|圈|种|商|友))|[gmkt]bps|[gmkt兆](?:的)?(?:宽带|光纤|光宽|带宽|专线|家宽|网速|速率|流量|内存|硬盘|空间)|个?(?:测试|管理员?|客服|运维|后台|特权|系统|超管|root|vpn|堡垒机|域控|攻击|黑客|作案|爬虫|傀儡)账号|[gt](?=[^a-z]|$)|[gmkt]b|小时|分钟|分(?!析|布|公|支|钟)|秒|天|日|月|年|周|号|点|时(?!间)|人次|次|倍|版|回|拨|轮|起(?!用)|例|期|家(?!长|属|庭|人)|款|种|项|度|公里|米|层|级|个小时|个工作日|个月|个工作组|个节点|个点位|个基站|基站|个接口|个漏洞|类|字段|案(?!例)|事(?=[,。]|$)|份(?!(?:个人)?(?:简历|病历|保单|档案))|封|页|席|坐席|座(?!谈)|根(?!据)|辆|架(?!构)|艘|路(?!由)|股(?!份)|支(?!付|持|撑|援)|栋|幢|只(?!有|是|剩|占|能|知|不|要|因)|颗|枚|册|件(?!数)|宗|桩|处(?!理|置|于|在)|字(?!段|节|母|符)|篇|幅|伙|吨|亩|个?文件|个?合同|个?数据库)/uy,
  ],
  [
    'devices',
    /(?:多|余)?(?:个|台|部|套)?(?:主机|服务器|终端|设备|电脑|计算机|手机(?!用户|号)|摄像头|路由器|(?:智能)?(?:车|门|共享|电子|密码|指纹)锁(?!用户|主|户)|[水电气燃热]表(?!用户|户|箱)|充电桩|传感器|探头|音箱|手环|手表|网关|光猫|机顶盒|门铃|插座|记录仪|对讲机|闸机|售货机|无人机|ip|机器|节点|hosts?|devices?|computers?|servers?)|台|部(?!分)|套/uy,
  ],
  [
    'provinces',
    /(?:多|余)?个?(?:省(?:级行政区|份)?(?!道|级|干(?!扰|线)|运会|直(?!接)|属|(?:通报|联席|协调|会商)?会(?![商议同诊])|委|厅)|直辖市|自治区|provinces?)/uy,
  ],
  ['cities', /(?:多|余)?个?(?:地级市|地州市|地市州?|市州?|州市|城市|盟市|cities|地区)/uy],
  ['counties', /(?:多|余)?个?(?:区县|县|市辖区|区(?!域)|乡镇|镇|乡|小区|街道|社区|村|旗)/uy],
  [
    'records',
    /(?:多|余)?(?:条|笔|组|行|张(?!(?:数据|会员|用户|客户|业务)?表)|单(?!位|独|个|身|纯))|(?:多|余)?个?(?:手机号|电话号|电话|身份证|邮箱(?!账号|用户|账户)|银行卡|qq号|数据|信息|个人信息|记录|简历|订单|密码|号码|资料|病历|档案|面单)|份(?:个人)?(?:简历|病历|保单|档案)|(?:data)?records?|rows?|entries/uy,
  ],
  [
    'people',
    new RegExp(
      `(?![边头者]|地(?=的|大|均|都|用|多))(?:余|多)?(?:个|名|位)?(?:${ADJECTIVES}${PEOPLE_NOUN}|[^\\d,。;:不非没未无有都被卖窃盗泄漏导拖偷]{1,6}?(?:用户|会员|客户|账号|人员|人群|居民|市民|学生|患者|群众|参保人|投资人|求职者|车主|公民|网民|储户))|名(?!单|称|义)|位(?!于|置)`,
      'uy',
    ),
  ],
  ['households', /(?:余|多)?(?:个)?(?:家庭|宽带)?户(?!外|口)/uy],
];

/** 1200万个车牌信息: of a thing that no list names */
const NO_LISTED_THING =
  /[余多]?个(?!泄|被|已|遭|信息|个人|数据|资料|左右|以上|不|没|未|都|全|的|之间|多|字段|小时|月|省|市|地|区|县|工作|推|作|有|改|更|调|核|定|为|是|系|由|从|到|至)[^,。;:\d]{1,6}(?=信息|数据|资料|[,。;]|$)/uy;
/** 8万个家庭的父母和孩子: not so many parents */
const FAMILIES =
  /[余多]?个(?:困难|低保|独生子女|双职工|单亲)?家庭(?=的?(?:父母|家长|孩子|夫妻|成员|老人|大人|全家|人口|信息|资料|[,。]|$))/uy;
/** Fewer are told of many things: 一个木马 */
const MANY = 1000;

/** `用户记录` is what 1.2亿用户记录 counts, not 用户. */
const RECORDS_AFTER_PEOPLE =
  /(?:的)?(?:个人)?(?:注册|登录|实名)?(?:信息|数据)?(?:记录|条目|records?|数据条)/uy;
/** 130万用户聊天记录: so many of them, or of so many users? 130万名用户订单 counts users. */
const KEPT_OF_THEM =
  /(?:个人|历史|全部|全量)?(?:聊天|通话|行为|访问|浏览|交易|消费|搜索|操作|出行|购物|就诊|开房|住宿|快递|上网|登录|支付|轨迹|充值|观看|服务|投诉|语音)?(?:记录|订单|评论|录音|发票|标签|日志|轨迹|工单|话单|账单|流水|面单)(?!系统|库|平台|服务器|资料|信息|数据|等|[与和及、](?!\d))/uy;

/** Where a number's words end, and what they say that it counts. */
interface UnitFound {
  end: number;
  unit: Unit;
}

/**
 * Reads what the words after a number say that it counts.
 * @param ofPeople whether the words before it name people: 账户合计壹仟万户
 * @returns undefined where they say nothing
 */
export function unitAfter(text: string, number: NumberFound, ofPeople: boolean): UnitFound | undefined {
  const { start, end, count } = number;
  if (isOfName(text, number)) return { end, unit: 'other' };
  PEOPLE_FIRST.lastIndex = end;
  const people = count.min >= MANY ? PEOPLE_FIRST.exec(text)?.[0] : undefined;
  if (people !== undefined) return ofThem(text, end, people, 'people');
  FAMILIES.lastIndex = end;
  const families = FAMILIES.exec(text)?.[0];
  if (families !== undefined) return { end: end + families.length, unit: 'households' };
  for (const [unit, pattern] of UNITS) {
    pattern.lastIndex = end;
    const match = pattern.exec(text)?.[0];
    if (match === undefined || isTooMany(unit, match, count.min)) continue;
    const number = text.slice(start, end);
    if (unit === 'people' && isNoCount(number, match))
      return /^\d+$/u.test(number) ? undefined : { end, unit: 'other' };
    if (unit === 'households' && ofPeople) return { end: end + match.length, unit: 'people' };
    return ofThem(text, end, match, unit);
  }
  if ((count.max ?? MANY) < MANY) return undefined;
  NO_LISTED_THING.lastIndex = end;
  const thing = NO_LISTED_THING.exec(text)?.[0];
  return thing === undefined ? undefined : { end: end + thing.length, unit: 'records' };
}

/** 130万市民: no prefectures */
function isTooMany(unit: Unit, match: string, count: number): boolean {
  return (
    count > (MOST.get(unit) ?? Number.POSITIVE_INFINITY) &&
    (unit === 'provinces' || !/^[余多]?个/u.test(match))
  );
}

/** Whether it is people that are counted, or something of theirs. */
function ofThem(text: string, end: number, match: string, unit: Unit): UnitFound {
  const after = end + match.length;
  if (unit !== 'people' && unit !== 'households') return { end: after, unit };
  RECORDS_AFTER_PEOPLE.lastIndex = after;
  KEPT_OF_THEM.lastIndex = after;
  // 640万个会员卡号
  const cards = /^[余多]?[个张]/u.test(match) && /^(?:卡号?|编号)/u.test(text.slice(after, after + 2));
  const kept = !/^[余多]?[名位]|人$/u.test(match) && KEPT_OF_THEM.test(text);
  return { end: after, unit: cards || kept || RECORDS_AFTER_PEOPLE.test(text) ? 'records' : unit };
}
