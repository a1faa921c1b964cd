import { type Clause, has, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { degreeOf, struckDown } from '../moods/degrees.ts';
import { happens } from '../moods/moods.ts';
import type { Add } from '../moods/statement.ts';
import { pattern } from '../text/pattern.ts';
import { tellsOfUse } from './household.ts';
import { CALAMITY, influenceOf } from './influence.ts';
import {
  isOfActivity,
  isOfBadNames,
  isOfFewUsers,
  isOffService,
  isOfPlayers,
  isOfStaff,
  isOfThing,
  isOwnSystem,
} from './no-site.ts';
import {
  GOOD_NEWS,
  isCnDown,
  isCnFromThere,
  isFallOfResolving,
  isOfCnStill,
  isOneName,
  isStruckName,
  isWithOthers,
  type Subject,
  subjectOf,
} from './subject.ts';
import { carriesAll, goesOn, type Topic } from './topic.ts';

/** Reads what is wrong with the access to .CN, another resolution system, or a site: a subject and a predicate. */
export function readAccess(clause: Clause, topic: Topic, add: Add): void {
  const own = subjectIn(clause, topic);
  const inBuilding = own === undefined ? topic.subject !== 'site' : own === 'dns';
  if (inBuilding && OF_BUILDING.test(clause.text)) return;
  const subject = own ?? topic.subject;
  if (subject === 'cn') readCn(clause, topic, add);
  else if (subject === 'dns') readDns(clause, topic, add);
  else readSite(clause, topic, add);
}

function subjectIn(clause: Clause, topic: Topic): Subject | undefined {
  if (goesOn(clause, topic)) return topic.subject;
  // 单位递归服务器坏了，.CN解析不了
  const bySmall = topic.subject === 'dns' && topic.large === 'no' && topic.sentence === clause.sentence;
  if (bySmall && has(clause, 'cn')) return 'dns';
  const still = topic.subject === 'cn' && !topic.cnFine && isOfCnStill(clause);
  return still ? 'cn' : subjectOf(clause);
}

/** .CN域名巡检完成，办公区门禁响应严重异常 */
const OF_BUILDING = pattern(
  /(?:门禁|电梯|空调|停车|道闸|食堂|饭卡|考勤|打印机|复印机|会议室|投影|消防|供水|供电|班车|闸机|照明|暖气|锅炉|水泵|充电桩|传真机?)[^,]*(?:异常|故障|中断|瘫痪|失灵|无法|不能|打不开|坏|挂了|崩)/u,
);

/** CNNIC办公系统, .CN域名拍卖平台; .CN域名滥用情况严重: of the registry's office, or of who holds names */
const OF_REGISTRY = pattern(
  /(?:办公|考勤|食堂|刷卡|拍卖|仲裁|审核|备案|报销|人事|财务|培训|招聘|工单|客服|交易|门票|差旅|车辆)[^,]{0,4}(?:系统|平台|网|服务|窗口)|滥用|抢注|侵权|炒作|囤积|涉诈|涉赌|仿冒/u,
);

/** .CN解析平台工单处理效率大幅下降 */
const OF_OFFICE = pattern(
  /(?:工单|审核|审批|客服|食堂|招标|培训|交易)[^,]{0,6}(?:效率|系统|速度|进度)|(?:空间|存储|磁盘|库存)[^,]{0,4}(?:只剩|不足)|(?:app|小程序|控制台)(?:全|都)*打不开/u,
);

const OF_RESOLUTION = pattern(
  /解析|域名系统|顶级|效率|成功率|响应|查询|系统|访问|服务器|节点|权威|地址|tld|结尾|后缀|递归|超时率/u,
);

function readCn(clause: Clause, topic: Topic, add: Add): void {
  if (isOneName(clause) || GOOD_NEWS.test(clause.text) || isOfBadNames(clause)) return;
  if (OF_OFFICE.test(clause.text)) return;
  if (OF_REGISTRY.test(clause.text) && !/解析|顶级/u.test(clause.text)) return;
  const words = tagged(clause, 'drop_big', 'drop', 'drop_small', 'no_access', 'severe', 'odd').filter(
    (word) => !isOfThing(clause, word),
  );
  if (/注册|whois|官网|网站|邮箱|门户/u.test(clause.text) && !/解析/u.test(clause.text)) return;
  const small =
    topic.large === 'no' ||
    topic.ownLine === clause.sentence ||
    [isWithOthers, isCnFromThere].some((is) => is(clause)) ||
    IN_ONE_NET.test(clause.text);
  const falls = words.some(({ value }) => !value.tag.startsWith('drop')) || isFallOfResolving(clause);
  const degree = small || !falls ? undefined : degreeOf('cn_tld', clause);
  if (isCnDown(clause)) add('cn_tld', words.length > 0 ? words : tagged(clause, 'cn'), { degree: 'yes' });
  // 域名注册量下降 is no fault of resolution
  else if (OF_RESOLUTION.test(clause.text)) add('cn_tld', words, { degree });
}

const OWN_PAGES = pattern(
  /(?:商|之一|公司|平台|dns|服务|系统|站)的?(?:官网|主页|控制台|网站|app|客服|门户|邮箱|后台|食堂|停车|招标|投标|大会|年会|培训|团建|展台|erp)/u,
);

/** 大型公共DNS的某个城市节点 */
const ONE_NODE = pattern(/(?:某个|一[台个]|个别|单个)[^,]{0,6}(?:节点|服务器|机房)/u);

/** .CN解析成功率在某校园网内跌到三成, 在一台递归上跌到两成 */
const IN_ONE_NET = pattern(
  /测试区|灾备|镜像节点|[某该]省|(?:某|一[台家个]|个别|部分|我[们司]?|本|单位|公司)[^,]{0,6}(?:网|递归|节点|运营商|服务器|机房|地市)|(?:校园|园区|企业|单位|公司|办公|教育)网/u,
);

function readDns(clause: Clause, topic: Topic, add: Add): void {
  if (isOfBadNames(clause)) return;
  const dropped = GOOD_NEWS.test(clause.text) ? [] : tagged(clause, 'drop_big');
  const failed = tagged(clause, 'no_access', 'severe').filter((word) => !isOfThing(clause, word));
  const strong = [...failed, ...dropped, ...struckDown(clause)];
  const words = strong.length > 0 ? strong : tagged(clause, 'odd', 'drop', 'drop_small');
  if (!speaksOf(clause, topic) && words.every(({ value }) => value.tag === 'odd')) return;
  // 托管的域名全都解析不了
  const broken = dropped.length > 0 && degreeOf('cn_tld', clause) === 'yes' ? 'yes' : undefined;
  // 国内最大的域名解析商官网打不开，解析不受影响
  const ofPages = OWN_PAGES.test(clause.text) || ONE_NODE.test(clause.text);
  add('dns', words, ofPages ? {} : { degree: degreeOf('access', clause) ?? broken, large: topic.large });
}

function readSite(clause: Clause, topic: Topic, add: Add): void {
  const named = subjectOf(clause) === 'site' || isOfInfluence(clause, topic);
  if (
    (tagged(clause, 'net_down').some(
      (word) => !isOfPages(clause, word, topic) && !isOfPlayers(clause, word) && !isOffService(clause, word),
    ) &&
      !named) ||
    NOT_LIVE.test(clause.text)
  )
    return;
  const pages = tagged(clause, 'net_down').filter(
    (word) => isOfPages(clause, word, topic) || isOffService(clause, word),
  );
  const plain = tagged(clause, 'no_access', 'severe').filter(
    (word) => !isOfThing(clause, word) && !(isJump(clause, word) && !isTakenOver(clause, topic)),
  );
  const strong = [...plain, ...pages, ...(named || goesOnAboutSite(clause, topic) ? struckDown(clause) : [])];
  if (isOfStaff(clause) || OF_OTHERS.test(clause.text) || REPORTS.test(clause.text)) return;
  const words: WordFound[] =
    strong.length > 0 ? strong : tagged(clause, 'odd').filter((word) => !isOfActivity(clause, word));
  if (words.length === 0) return;
  if (topic.subject === undefined && !named && !plain.some(isNoAccess)) return;
  // a bare 异常 says nothing of a site unless it is about its access
  if (!named && strong.length === 0 && !(speaksOf(clause, topic) && tellsOfUse(clause, topic.name))) return;
  const degree = isOfFewUsers(clause) ? undefined : degreeOf('access', clause);
  const influence = isOwnSystem(clause, words) ? undefined : topic.influence;
  add('site', words, { degree, influence, name: topic.name });
}

/** 访客统统跳到钓鱼页 */
function isJump(clause: Clause, word: WordFound): boolean {
  return /[跳转导]/u.test(saidIn(clause, word));
}

/** 域名被劫持，访客统统跳到钓鱼页, but not 收到钓鱼邮件，打开就跳到钓鱼网站 */
function isTakenOver({ text, sentence }: Clause, { hijacked }: Topic): boolean {
  return sentence - hijacked <= 1 && !OF_LINK.test(text);
}

const TAKEN_OVER = pattern(
  /劫持|篡改|入侵|被黑|遭黑|被攻|攻破|攻陷|改了?(?:解析|dns|ns|指向)|(?:解析|dns|ns|指向)[^,]{0,4}(?:被|遭)?改/u,
);
const OF_LINK = pattern(
  /链接|邮件|短信|广告|弹窗|二维码|假冒[^,]*(?:邮|短)|仿冒|活动页|子页|专题|栏目|频道|路由器|小店|网店|分站|一个(?:页面|网页)/u,
);

/** 省一卡通平台（在云南省内影响很大）被打挂 */
function goesOnAboutSite(clause: Clause, topic: Topic): boolean {
  const bare = /^(?:又|已|现|今早|昨晚)?被/u.test(clause.text) || isStruckName(clause);
  return topic.subject === 'site' && topic.sentence === clause.sentence && bare;
}

/**
 * App和网页全打不开; 省内最大的论坛遭攻击，网页全打不开
 * @param topic what the text spoke of last
 * @returns whether a word tells of the pages of a site, not of the web
 */
export function isOfPages(clause: Clause, word: WordFound, topic: Topic): boolean {
  if (!/^(?:所有|任何)?(?:网页|打不开网页|打开网页)/u.test(saidIn(clause, word))) return false;
  if (OF_LINES.test(clause.text)) return false;
  return has(clause, 'site', 'known_site') || (isOfRated(topic, clause) && ONLY_PAGES.test(clause.text));
}

/** 大量宽带用户打不开网页也连不上App */
const OF_LINES = pattern(/(?:宽带|家宽|固网|光纤)(?:互联网)?用户/u);

function isOfRated({ subject, influence, sentence }: Topic, clause: Clause): boolean {
  return subject === 'site' && influence !== undefined && sentence === clause.sentence;
}

const ONLY_PAGES = pattern(
  /^(?:现|现在|目前|其|该站|致使?|导致)?(?:所有|任何|全部)?网页(?:都|全|均|已|全部|一律)*(?:打不开|无法打开)了?$/u,
);

/** 测试环境官网打不开; 如何处理全站无响应; 险些被打崩 */
const NOT_LIVE = pattern(
  /险些|(?:如何|怎么|怎样)(?:处理|应对|解决|排查)|(?<!不)仅(?:限)?[^,]{0,3}(?:县|乡|镇|村)[^,]{0,3}用户|内测|公测|压测|压力测试|(?:测试|预发布?|开发|沙箱|联调|灰度|uat)(?:环境|站|服|机)/u,
);

/** 全国知名汽车网站报道某新车重大故障 */
const REPORTS = pattern(/(?:网站|平台|app|门户|客户端|官网|论坛|网)(?:报道|刊发|转载|披露|曝光)/u);

const isNoAccess = ({ value }: WordFound): boolean => value.tag === 'no_access';

/** 主播行为严重异常, 茶叶市场停摆 */
const OF_OTHERS = pattern(
  /(?:(?<!应用|软件|网上|线上|安卓)市场|行业|产业|生意|赛事|联赛|工程)(?:也|都|全|已|全面|彻底|随之|跟着)*(?:停摆|瘫痪|崩盘|中断|停了)|(?:行为|表现|举止|情绪|天气|价格|走势|温度|电压|心率|体温|气味)[^,]{0,3}(?:严重异常|异常|失常)/u,
);

/** 全国知名的某网盘，访问严重异常: what it is called by no word that is known. */
function isOfInfluence(clause: Clause, topic: Topic): boolean {
  return topic.influence !== undefined && topic.subject === undefined && /访问|登录|打开/u.test(clause.text);
}

function speaksOf(clause: Clause, topic: Topic): boolean {
  return subjectOf(clause) !== undefined || topic.sentence === clause.sentence;
}

/** 大型演唱会期间场馆DNS服务瘫痪: something else is large */
const LARGE_OTHER = pattern(
  /^的?[^,]{0,6}?(?:演唱会|商城|商场|酒店|养殖|企业|公司|集团|活动|赛事|展会|会展|超市|工厂|园区|小区|网吧|银行|单位|机构|楼宇|综合体|游戏|论坛|连锁|餐饮|[国央车房]企|医院|学校|高校|晚会|直播|网站|门户)/u,
);

function isLarge(clause: Clause): boolean {
  return tagged(clause, 'large').some(
    (word) =>
      !/(?:没问题|没事|正常)$/u.test(clause.text) &&
      !LARGE_OTHER.test(clause.text.slice(word.end - clause.start)) &&
      !/(?:用的是|填的是|改成|换成|设成|[我本][^,]{0,4}使用)的?$/u.test(
        clause.text.slice(0, word.start - clause.start),
      ),
  );
}

/** 我司是国内知名食品企业: its influence is none of the site that is spoken of later */
const MAKES_GOODS = pattern(
  /^(?!.*(?:网|平台|app|电商|在线|线上|支付|云)).*(?:食品|乳业|酒业|饮料|服装|家具|家电|建材|钢铁|化工|制药|药业|地产|汽车|煤|矿|餐饮|养殖|种植|物业|装修|建筑|水泥|纺织|玩具|牧业|渔业|制造|农业)[^,]{0,4}(?:企业|公司|集团|商|品牌|店)|^(?!.*(?:网|平台|app|电商|在线|线上|支付|云)).*(?:厂|医院|学校|大学|高校|中学|饭店|酒店|景区|合作社|律所)$/u,
);

/** “秦惠办”被打瘫，陕西全省影响大: called by its name alone, and rated */
function ofName(clause: Clause, next: Clause | undefined): Subject | undefined {
  return isStruckName(clause) && next !== undefined && influenceOf(next) !== undefined ? 'site' : undefined;
}

/** 交通瘫痪，全省影响很大，出行平台打不开: what a calamity does, said before any site */
function isOfElse(topic: Topic, { text, sentence }: Clause): boolean {
  return (topic.subject === undefined && isOfCalamity(topic, { text, sentence })) || MAKES_GOODS.test(text);
}

/** 交通瘫痪，出行平台打不开，全省影响很大 */
function isOfCalamity(topic: Topic, { text, sentence }: Pick<Clause, 'text' | 'sentence'>): boolean {
  return topic.calamity === sentence && BARE_RATING.test(text);
}

const BARE_RATING = pattern(/^[^,]{0,8}影响[力面]?(?:很|极|较|特别|非常)?(?:大|广)$/u);

function noteState(topic: Topic, clause: Clause, subject: Subject | undefined): void {
  // 公共DNS招标，投标网站打不开
  if (subject === 'dns' && /招标|大会|展会/u.test(clause.text)) topic.influence = undefined;
  if (CALAMITY.test(clause.text)) topic.calamity = clause.sentence;
  if (subject === 'cn' && has(clause, 'normal', 'not')) topic.cnFine = true;
  if (OWN_LINE.test(clause.text)) topic.ownLine = clause.sentence;
  if (TAKEN_OVER.test(clause.text) && !OF_LINK.test(clause.text)) topic.hijacked = clause.sentence;
}

/** 公司出口断了，.CN和.COM都解析不了 */
const OWN_LINE = pattern(
  /^(?:我们?|咱们?|某|本|这)?(?:家|公司|单位|学校|校园|办公室?|机房|楼|村|家里|小区|园区|酒店|宿舍)[^,]{0,4}(?:出口|专线|光纤|光猫|路由器?|网线?|宽带|网络|防火墙|交换机|线路)[^,]{0,4}(?:断|坏|故障|瘫|挂|不通|中断|没了|异常|松)/u,
);

/** A网站（全国知名）正常，B网站瘫痪: what was rated last is well */
const SPARED = pattern(/^(?:均|都|一切|运行|目前|仍然?|一直)*(?:正常|没事|稳定|[不未没]受影响)$/u);
const OWN_RECURSOR = pattern(/^[^,]{0,4}(?:单位|公司|学校|校园|自建)的?(?:内部)?(?:递归|dns)/u);

/** Keeps the topic as the text moves on to a clause. */
export function follow(topic: Topic, clause: Clause, next: Clause | undefined): void {
  const subject = subjectIn(clause, topic) ?? ofName(clause, next);
  if (subject === 'dns' && topic.subject !== 'dns') topic.large = undefined;
  const isLargeAsked = /(?:是否|是不是|算不算|够不够)[^,]{0,4}大型/u.test(clause.text);
  if (isLargeAsked) topic.large = undefined;
  else if (subject === 'dns' && (has(clause, 'small') || OWN_RECURSOR.test(clause.text))) topic.large = 'no';
  else if (subject === 'dns' && (isLarge(clause) || carriesAll(clause))) topic.large = 'yes';
  if (subject !== undefined) {
    topic.subject = subject;
    topic.sentence = clause.sentence;
  } else if (
    topic.sentence !== clause.sentence &&
    topic.subject !== 'site' &&
    !/^(?:该|其|此|目前|现|用户)|访问|解析|查询|效率|成功率/u.test(clause.text) &&
    happens(clause)
  ) {
    topic.subject = undefined;
  }
  const following =
    subject === 'site' && next?.sentence === clause.sentence && !isOfCalamity(topic, next)
      ? influenceOf(next)
      : undefined;
  const said = subject === undefined && isOfElse(topic, clause) ? undefined : influenceOf(clause);
  topic.influence = SPARED.test(clause.text) ? undefined : (said ?? following ?? topic.influence);
  noteState(topic, clause, subject);
  const [known] = tagged(clause, 'known_site');
  if (known !== undefined)
    topic.name = clause.text.slice(known.start - clause.start, known.end - clause.start);
}
