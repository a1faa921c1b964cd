import { type Clause, has, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isOfLess } from './household.ts';

/** How far the influence of a site reaches, as the text says it: 全国知名, 省内有影响力, 没几个人看. */

/**
 * @param told the statements of what happened to sites
 * @returns the influence that a text tells of the site after what happened to it: 该平台为全国性视频平台; 河南省内用得最多的平台了
 */
export function influenceSaidLater(clauses: Clause[], told: Statement[]): Statement['influence'] {
  const isBesideCalamity = ({ sentence }: Clause): boolean =>
    clauses.some((c) => c.sentence === sentence && CALAMITY.test(c.text));
  const later = clauses.find(
    (c) => (OF_THE_SITE.test(c.text) || (BARELY.test(c.text) && !isBesideCalamity(c))) && influenceOf(c),
  );
  if (later === undefined && clauses.some((_, i) => isParted(clauses, i))) return 'provincial';
  const rated = later ?? clauses.find((c) => isApposed(c, clauses, told));
  return rated && influenceOf(rated);
}

/** 我台官网和App在本省（湖南）影响力大: the name of the province parts it */
function isParted(clauses: Clause[], i: number): boolean {
  const [before, name] = [clauses[i - 2], clauses[i - 1]];
  const { text, sentence } = clauses[i] as Clause;
  if (before?.sentence !== sentence || name === undefined || !LARGE.test(text)) return false;
  return IN_PROVINCE.test(before.text) && has(before, 'site') && /^[\u4e00-\u9fff]{2,3}$/u.test(name.text);
}

const LARGE = pattern(/^(?:都|均)?影响力?(?:很|较|极|比较)?大$/u);
const IN_PROVINCE = pattern(/[^没不未无]在?(?:本省|我省|全省|省内)$/u);

/** “湘易办”全省打不开，湖南老百姓天天用的那个: nothing but how far its influence goes, beside what happened to all of it */
function isApposed(clause: Clause, clauses: Clause[], told: Statement[]): boolean {
  const near = clauses.filter(({ sentence }) => sentence === clause.sentence);
  return (
    APPOSED.test(clause.text) &&
    influenceOf(clause) === 'provincial' &&
    told.some(({ clause: i, degree }) => degree === 'yes' && near.includes(clauses[i] as Clause)) &&
    !near.some((c) => isOfLess(c) || ONE_USE.test(c.text) || /县|镇|村|小区/u.test(c.text))
  );
}

const APPOSED = pattern(
  /^(?:是|系|属)?[^,没无不未]{2,14}(?:的(?:那[个款家])?(?:办事|政务|政务服务|缴费|挂号|出行|生活|便民)?(?:平台|app|系统|网站|那[个款家])|[用靠]它|指着它)(?:了|啊|呀)?$/u,
);
/** 豫事办里公积金查询打不开 */
const ONE_USE = pattern(
  /(?:[里中](?:面)?的?|的)[^,]{1,8}(?:查询|功能|模块|预约|办理|窗口|页面|入口|服务)[^,]{0,4}(?:打不开|异常|失败|登不|进不|用不|瘫|挂|崩)/u,
);

/** What has an influence of its own. */
export const CALAMITY = pattern(
  /交通|台风|暴雨|暴雪|停电|断电|地震|洪水|洪灾|疫情|断网|火灾|塌方|寒潮|大雾|停运/u,
);
const OF_THE_SITE = pattern(/^(?:该|此|本|这个?|我)(?:平台|网站|站|系统|app|应用|服务|网)/u);
/** 全省医保支付平台瘫痪，…，省内影响很大 */
const BARELY = pattern(/^在?(?:[\u4e00-\u9fff]{2,3})?(?:省内|区内|全国|国内)影响力?(?:很|极|较|特别)大$/u);

/** @returns whether the text says of its site that hardly anybody uses it */
export function isMinor(clauses: Clause[]): boolean {
  return clauses.some((c) => influenceOf(c) === 'none');
}

/** 国家级经开区, 全国统一报销平台, 省内主要道路: no influence of what users go to */
const NO_INFLUENCE = anyOf`
  ^(?:玩家|选手|种子|通缉|嫌犯|嫌疑人|敌|大户|粉丝)|^(?:的?[^,]{0,8}(?:平台|网站|电商|商城|app|门户))?的?(?:供应商|代理商?|经销商|外包商?|合作商|合作方|承包商|客户|前员工|竞争对手)|^的?[^,]{0,2}[煤车药房酒钢国央民]企|^的?[^,]{0,8}(?:平台|网站|app|商城|电商)(?:上|里|内|中)的?(?:一[家个]|某|几家|部分|个别|商家|小?店|用户|卖家)
  ^[^,的]{0,6}的?(?:律所|律师事务所|(?:旅游)?城市公交|古[镇城村])|^的?[^,]{0,6}市场的?(?:门禁|门户|官网|公众号)|^的?[^,]{0,6}(?:(?:批发|农贸|小商品|交易)市场(?!网|平台|app|电商))|^的?(?:经开|高新|贫困|示范|非遗|新区|开发区|经济技术|重点|特色|湿地|自然|森林|园区|名师|名医|文物|风景|地质|水利|(?:报销|考勤|oa|办公|值班|客服|工单|采购))
  ^的?(?:部署|热线|安排|要求|考试|高考|中考|[国省]考|招考|行动|标准|规划|指挥|领导|步骤|时间|命题|着装|售价|编号|口径)(?![^,]{0,6}(?:平台|网站|系统|app|小程序|官网))
  ^性?(?:的)?(?:运动会|活动|会议|大会|比赛|赛事|考试|演练|庆典|检查|普查|竞赛|暴雨|降雨|降雪|停电)(?![^,]{0,6}(?:平台|网站|系统|app|小程序|官网))
  ^的?(?:[^,]{0,4})(?:暴雨|降雨|降雪|暴雪|台风|地震|洪水|洪涝|高温|寒潮|雷暴|灾害|火灾|领导|干部|负责人|道路|公路|河流|江河|水库|监狱|看守所|寺|林场|矿山|油田|煤田|机场|港口|码头|大桥|电站|球队|乐队|歌手|演员|明星|作家|画家|导演|教授|专家|律师|人物|网红|博主|企业家|农作物|产区|水厂|电厂)|^(?:水平|地位|行列|优势)|^的?[^,]{1,8}(?:附近|旁边|对面|门口|周边|隔壁)
`;
/** 农产品覆盖全国, 产品业内首屈一指 */
const OF_GOODS = pattern(
  /(?:产品|商品|产量|销量|质量|工艺|技术|蔬菜|水果|粮食|门店|物流|配送|品质|销路|货源|加盟店|连锁店)(?:在|的|均|已|目前)?[^,]{0,2}$/u,
);
/** 该网站租用国内最大的云服务商, 由国内知名公司承建 */
const SUPPLIED = pattern(
  /(?:由|租用|采购|(?:托管|部署|架设|运行)(?:在|于)?|委托|选用|采用|依托|接入|[邀聘]?请|对手(?:是|为))了?$/u,
);
const SUPPLIER = pattern(
  /^的?[^,]{0,4}(?:公司|厂商|云|服务商|机构|团队)[^,]{0,2}(?:承建|托管|提供|开发|运维|建设|设计|维护)/u,
);

/** Whether the influence that a clause tells of isn't that of its site. */
function isOfAnother(clause: Clause, word: WordFound): boolean {
  const { text, start } = clause;
  if (isOfArea(clause, word)) return true;
  const after = text.slice(word.end - start);
  const lead = text.slice(0, word.start - start);
  return (
    [OF_GOODS, SUPPLIED, DEALT_WITH, NOT_REACHED].some((of) => of.test(lead)) ||
    [NO_INFLUENCE, SUPPLIER, NOT_YET, INSTITUTION, SCHOOL].some((of) => of.test(after)) ||
    (OF_COMPANY.test(lead) && /^的?$/u.test(after)) ||
    isOfPossession(after)
  );
}

const SITES = '(?:平台|网站|app|门户|系统|客户端|小程序|站点|论坛|商城|电商|官网|软件|云)';
/** 用的是国内最大云, 跳自全国知名网站: what it only has to do with */
const DEALT_WITH = pattern(
  /(?:用的?是?|靠着?|从|给|与|向|转载|引自|[来跳]自|投资|入股|签约|对接|调用|使用|借助|仿照?|山寨|类似|比得上|堪比|媲美|(?<!跟)[像跟])(?:了|过)?(?:一[家个]|某)?$/u,
);
/** 我司官网打不开，公司是全国知名的 */
const OF_COMPANY = pattern(
  /(?:公司|企业|集团|老板|创始人|代言人|总部|产品|品牌)(?:本身|倒|也)?(?:是|在|为|属于?)?$/u,
);
/** 还没到省内知名的程度, 离全国知名还差得远, 十年前全国知名 */
const NOT_REACHED = pattern(
  /(?:还没有?|尚未|未|没有?)(?:到|达到?|做到|成为|称得上|算)$|(?:离|距离?|想|想要|要|争取|力争|目标|打算|号称|自称|希望|立志)(?:是|做|成为?|做到|达到?|做成|当|成)?(?:一家|个)?$|(?:年前|当年|曾经?|以前|过去|早年|昔日)(?:是|还是|也是|在)?$/u,
);
const NOT_YET = pattern(/^的?[^,]{0,4}(?:还差|差得远|差远了|(?:的|这个)(?:程度|地步|份上))/u);

/** 全国知名的某医院门诊系统, but not 某股份制银行网银 */
const INSTITUTION = pattern(
  /^的?(?:某|一家|那家|这家|几家)?[^,的]{0,6}(?:医院|银行|学校|大学(?!生)|高校|公司(?!的?平台)|企业|集团|机构|景区|车企|协会|酒店|商场|超市|药房|书店|律所|券商|保险|航空)(?!卡)(?!承建|开发|运营)(?![^,]*(?:平台|网站|官网|app|门户|网银|网上银行|手机银行|公众号|小程序|客户端|商城|论坛))[^,]*系统/u,
);

/** 全国知名大学官网502: that the school is known says little of its site */
const SCHOOL = pattern(
  /^的?(?:某|一[所家]|那[所家])?[^,的网平]{0,6}(?:大学(?!生)|高校|医院|学校|中学|小学|景区|酒店|药房|博物馆)[^,]{0,2}(?:官网|网站|门户|主页|公众号)/u,
);

/** 全国知名平台的程序员, 国内最大云上的服务器: what somebody or something is called by */
function isOfPossession(after: string): boolean {
  const owned = OWNS.exec(after);
  return owned !== null && (owned[1] !== undefined || !OF_SITE.test(after.slice(owned[0].length)));
}

const OWNS = pattern(
  new RegExp(`^的?[^,的]{0,10}?${SITES}(?:([上里中内](?![午线架海班断部容涵了毒招])的?)|的)(?!是|$|,)`, 'u'),
);
/** 平台的网页端, 门户的域名, 平台的查件、下单系统 */
const OF_SITE = pattern(
  new RegExp(
    `^[^,的]{0,8}?(?:${SITES}|域名|dns|页|登录|访问|服务|端|接口|接入|功能|业务|主站|全站|解析|查询|支付|下单|(?<!部分)用户(?!群))`,
    'u',
  ),
);

/** 校区内影响力最大的论坛, 园区内最大的商城: of no autonomous region */
function isOfArea({ text, start }: Clause, word: WordFound): boolean {
  const at = word.start - start;
  return /^区内/u.test(text.slice(at)) && /[^\P{Script=Han}在于是为我本,]$/u.test(text.slice(0, at));
}

/** 国内知名安全公司发现某平台打不开: of who tells it */
function isOfReporter({ text, start }: Clause, { end }: WordFound): boolean {
  return /^的?[^,]{0,4}(?:公司|厂商|机构|专家|团队|媒体|律所|记者|博主|大v|白帽|服务商|解析商)[^,]*(?:发现|报告|提示|提醒|称|监测到|通报|曝|披露|反映|说)/u.test(
    text.slice(end - start),
  );
}

/** 某全国知名集团的湖南省内知名购物网站, 省内知名企业开发的全国知名平台: of who owns it */
function isOfHolder({ text, start }: Clause, { end }: WordFound): boolean {
  return /^的?[^,、网]{0,6}(?:集团|公司|企业|品牌|机构|银行|高校|大学)(?:的|旗下|下属|在|[^,]{0,2}(?:开发|投资|承建|运营|建设|主办|打造|推出|出品)了?的)/u.test(
    text.slice(end - start),
  );
}

const HARDLY_USED = anyOf`
  (?:无|没有|不具有?|没什么)(?:较大|重大|广泛)?影响力|影响力(?:有限|较小|很小)|寥寥|没几个人|每天不到
  日(?:均)?访问(?:量)?(?:者)?(?:不足|不到|不超过|只有|仅)[^,\d]{0,2}(?:[百十]|\d{1,4}(?![\d.万亿]))(?![万亿])
  (?:仅|只)(?:供|限)?(?:公司|本?单位|内部|员工|校内|我司)[^,]{0,6}(?:使用|用|访问)
  内部(?:培训|办公|报销|管理|测试)(?:网站|系统|平台)
  (?:每天|平时|一天)[^,]{0,6}(?:没几个人|[二三四五六七八九十几]+人|不到[一二三四五六七八九十百\d]+人|二三十)
  没几个人看|(?<![\u4e00-\u9fff])(?:一家|某|我家|自家)?小(?:网|饭|面|杂货|便利|服装|花|文具|水果|茶|书)?店|小厂|小作坊|访问量很小|小网站|个人博客(?!平台|网|社区)
`;

/** 在湖南省内家喻户晓, 它在四川家喻户晓 */
function isWithin(clause: Clause, said: WordFound): boolean {
  const lead = clause.text.slice(0, said.start - clause.start);
  if (/(?:[省市区州](?:内|里)|本地|当地)(?![^,]*(?:电话|来电|通知|通报|确认))[^,]{0,6}$/u.test(lead))
    return true;
  return (
    !/全国|国内|国民/u.test(saidIn(clause, said)) &&
    tagged(clause, 'place').some(
      ({ end, value: { place } }) =>
        (place.kind === 'regions' || place.kind === 'own_province') &&
        end <= said.start &&
        said.start - end <= 2,
    )
  );
}

/** 影响力如何不清楚, 去掉“全国知名”字样, 算不上知名, 不会对全省有较大影响 */
const NOT_SAID = anyOf`
  (?:撤|删|去)掉?[^,]*(?:字|词|表述)
  影响力?(?:如何|怎样|怎么样|多大|大小|是否|有多|不明|不清|待)|(?:是否|有没有|有无|算不算)[^,]{0,8}影响
  影响力?[^,]{0,3}(?:谈不上|算不上|称不上|不算|不怎么|不大|不高|不强|一般)
  (?:不是|并非|算不上|谈不上|称不上)[^,]{0,8}(?:影响|知名|全国|省内)|不(?:会|至于|可能|大可能)[^,]{0,8}影响
`;

/** A word of influence with how far it says that it reaches. */
interface Rated {
  word: WordFound;
  reach: 'national' | 'provincial';
}

/** @returns the reach of influence that a clause itself states */
export function influenceOf(clause: Clause): Statement['influence'] {
  if (has(clause, 'asks') || (has(clause, 'normal') && !happens(clause))) return undefined;
  if (!/报告|文件|[此本]件|通报|消息/u.test(clause.text) && HARDLY_USED.test(clause.text)) return 'none';
  if (NOT_SAID.test(clause.text)) return undefined;
  const own = (word: WordFound): boolean => !isOfReporter(clause, word) && !isOfAnother(clause, word);
  const reaches = clause.words.flatMap((word): Rated[] => {
    const { tag } = word.value;
    if (tag === 'influence_national' || tag === 'influence_provincial') {
      if (!own(word)) return [];
      return [
        { word, reach: tag === 'influence_national' && !isWithin(clause, word) ? 'national' : 'provincial' },
      ];
    }
    const reach = tag === 'influence' && !isOfAnother(clause, word) ? reachBefore(clause, word) : undefined;
    return reach === undefined ? [] : [{ word, reach }];
  });
  const last = reaches.at(-1);
  const ofSite = reaches.filter((rated) => rated === last || !isOfHolder(clause, rated.word));
  const said = ofSite.find(({ word }) => word.value.tag !== 'influence') ?? ofSite[0];
  return said?.reach;
}

/** 全国 in 全国最有影响力 */
function reachBefore(clause: Clause, stated: WordFound): 'national' | 'provincial' | undefined {
  const before = tagged(clause, 'place').findLast(
    (word) => word.end <= stated.start && stated.start - word.end <= 6,
  );
  if (before !== undefined && isOfArea(clause, before)) return undefined;
  const kind = before?.value.place.kind;
  if (kind === 'nation' || kind === 'nation_part') return 'national';
  return kind === 'own_province' || kind === 'regions' ? 'provincial' : undefined;
}

/** @returns whether how influential a site is was taken back, or is still to be rated: “全国知名”没有依据；影响力如何未评估 */
export function isUnrated(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => UNRATED.test(text));
}

const UNRATED = anyOf`
  (?:顺嘴|随口|瞎)(?:吹|编|夸|说)|(?:是|自己|我)吹的|吹嘘|(?:不清楚|不知道|说不准|不好说)[^,]{0,6}(?:算不算|是不是|有没有)[^,]{0,4}(?:名|知名|影响)
  (?:不清楚|不知道|说不准|不好说|不掌握)[^,]{0,8}(?:多大|大不大|有无)[^,]{0,2}影响
  (?:拿掉|去掉|删[去掉]|划掉)[^,]{0,4}(?:全国|省内|知名|影响)|到底影响多大
  影响力?(?:有)?多大[^,]{0,4}(?:不好说|不清|不知|难说|说不准)|(?:拿不出|没有|缺乏)(?:任何)?依据
  影响力[^,]{0,3}(?:不好说|不清楚|说不准|不知道|难说|存疑)|(?:有没有|有无|是否有)[^,]{0,4}影响力
  影响力[^,]{0,4}(?:未|没有?|尚待|待)(?:评估|认定|核[实定]?|确定|明确)|(?:知名|影响力)[^,]{0,4}(?:没有|无|缺乏)依据
  (?:无法|不能|难以|没法|无从)(?:认定|判断|确认|评估|核实)[^,]{0,8}(?:影响力|知名)
  (?:知名|影响力|全国性)[^,]{0,8}(?:一语|一词|字样|字眼|之说|说法|提法|自称|自封)
`;
