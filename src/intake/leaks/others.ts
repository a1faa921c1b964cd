import { type Clause, has, tagged } from '../clauses/clauses.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { NOT_SPARED } from './taken-whole.ts';

/** Numbers of people beside a leak that do not count whose information leaked. */

/** 泄露的是内部图纸，不含任何用户信息: no users' data are in it. */
export const NO_USERS_DATA = pattern(
  /(?<!有)(?:不含|不包含|不包括|不涉及|未涉及|未含|无|没有)(?:任何|真实|公民|互联网)*(?:用户|客户|会员|个人)(?:个人)?(?:的)?(?:信息|数据|资料|隐私)(?!泄|外|被)/u,
);

/** 员工1.2万人, 全省人口8300万: how great something is of which nothing leaked */
export const TELLS_SIZE = pattern(
  /注册总?量|(?:总共|一共|总计)[^,]{0,10}注册|人口|员工|职工|注册(?:用户|会员)|日活|月活|(?:用户|客户)总数|总用户|群[^,]*共有/u,
);

/** What stands before such a number. */
const LEADS: Pattern[] = [
  pattern(/(?:userbase|totalusers|registeredusers)(?:of|is|:)?$/u), // total user base 120M
  pattern(/(?:通知|提醒|要求|告知|短信)(?:了|全部|全体|到)?$/u), // 短信通知1000万用户
  pattern(
    /(?:(?<![人社])群(?![众体])|会议|会场|讲座|培训班?|参会|直播|现场)[^,被泄窃盗]{0,8}(?:共|有|约|计|人数|近|达)+$/u,
  ), // 微信群“网安应急”共有450人
  pattern(
    /(?<!(?:黑客|攻击者|内鬼|对方|员工|嫌疑人|嫌犯|团伙|被|遭|违规|非法|私自)[^,]{0,4})累计(?:处理|服务|完成|办理|受理|销售|下载|安装|发放|接待)[^,]{0,8}$/u,
  ), // 累计处理订单12亿笔
  pattern(/(?:不能|无法|没法)[^,]{0,6}的(?:用户|客户|会员)(?:有|为|约|达|共)*$/u), // 受影响不能下单的用户有1.8亿
  pattern(/(?:还)?差(?:了|着)?$|差[^,]{0,8}到$/u), // 还差一千人到一千万
  pattern(/分之$/u), // 千分之一的用户
  pattern(/(?:一|每)(?![拖偷卷搬扒盗窃爬])[^,]{1,6}(?:对应|就是|即|等于)$/u), // 一份档案对应一名患者
  pattern(
    /(?:比起|相较于?|相比于?|对比|不同于|有别于)[^,]{0,10}(?:(?:那次|上次|那起|当年|前次)(?:的)?|(?:泄露|被盗|被窃|窃取|丢失)的)$/u,
  ), // 比起2017年那次1200万人, 比起某厂泄露的1200万用户
  pattern(/(?:同行|友商|别家|竞争对手)[^,]{0,4}(?:曾|也曾|去年|前年|此前|之前)[^,]*$/u), // 同行曾泄露1.3亿用户
  pattern(/(?:重合|重叠|交叉)(?:的|部分|的?用户)(?:有|为|约|共|达)+$/u), // 去重后重合的有20万
  pattern(/(?:投诉|咨询|来电)(?:工单|电话|记录)[^,]{0,6}(?:去重|对应)[^,]*$/u), // 投诉工单去重后对应用户2.6万
  pattern(/还[^,]{0,2}(?:多|少)(?:出|了)?$/u), // 比一亿还多出两百来万
  pattern(
    /(?:尝试|(?<![考面测笔调口复初应])试|(?<![掏窃盗偷拖扒爬骗套卷掠薅泄漏黑捞顺])跑)了?(?:约|近|共|超过)?$/u,
  ), // 一晚上试了400万个账号密码
  pattern(/抽(?:样|取|查|验|检|了)?(?:比对|核对)?了?$/u), // 经抽样200条比对
  pattern(/(?:其余|其他|剩余|剩下)(?:的)?$/u), // 其余930万账号未触及
  pattern(/(?:误差|偏差|出入)(?:为|在|约|±|不到)?$/u), // 误差不超过10万
  pattern(/(?:向|给了?|(?<![核比针绝面相校查清])对)(?:全部|所有|全体|约|近|这)?$/u), // 向3000万用户发了提醒
];
/** 我平台注册用户5亿, 注册用户总量为4000万: of the organization, in a clause that tells of no leak before it. */
const SIZES: Pattern[] = [
  pattern(/(?:员工|职工|雇员)(?:总数|人数|规模)?(?:共|约|有|为|近|超|达|现有)*$/u), // 公司员工3000人
  pattern(
    /(?:平台|网站|论坛|商城|企业|app|小程序|软件|学校|医院|酒店|银行|集团|单位|本站|本店|全店|全站|该站|我司|公司|本司|我们|全量|全部|全体)的?(?:全国|国内|境内)?(?:注册|实名|在册|真实|实有|现有)?(?:用户|客户|会员|账号)(?:总?数|总量|一共|总共|合计|约|达|有|共|超|为)*$/u,
  ),
  pattern(/(?:库内|库里|库中|库里面|平台)?总(?:用户|客户|会员|账号)(?:数|量)?(?:为|达|有|是|约|共|超)*$/u),
  pattern(
    /(?:用户|客户|会员|乘客|学员|车主|司机|商家|读者|玩家|患者|骑手)的?(?:总[量数]|规模|总计)(?:为|达|有|是|约|共|超)*$/u,
  ),
];
/** 平台有两亿用户, 总共我们有8000万客户: in a clause that tells of no leak. */
const OURS = pattern(
  /^(?:(?:总共|一共|全部)?(?:该|我|本|某|我们|咱们?)?(?:平台|公司|司|网站|app|单位|商城)?(?:上|现|一共|总共|共|目前)*有|(?:该|我|本|某|我们|咱们?)?(?:平台|公司|司|网站|app|单位|商城)(?:上|现|目前)*(?:一共|总共))(?:注册)?(?:用户|会员|客户)?(?:约|近|超过|大约)?$/u,
);
/** What stands after it. */
const TAILS: Pattern[] = [
  pattern(/^[^,]{0,8}的(?:[一二三四五六七八九十百]+分之|一半|百分之|\d+%|[两二三四五六七八九十\d]+倍)/u), // 恰是那起400万事件的十分之一
  pattern(
    /^[^,]{0,6}一(?:条|个|份)(?:也|都)?没有?(?:被|往|再|人)?(?:丢|少|漏|动|泄|碰|流|出|外|取|拿|拖|传|窃|盗|改|影响|受|损|$)/u,
  ), // 库里500万用户的资料一条没丢
  pattern(
    /^(?![^,]{0,2}[被遭][^,]{0,2}[窃盗拖泄])[^,]{0,6}(?:改了?密|踢下线|重置密码(?!链接|短信|邮件|的?验证)|强制下线|重新登录|修改密码|换密码)/u,
  ),
  pattern(
    /^(?!(?!用[水电气]人)[^,]*(?:信息|资料|照片|证件|身份证|手机号|户名|材料|密码)(?!采集|校验|更新))(?:用水|停水|用气|停气|用电|停电|供水|供气|供电|完成|(?:参与|参加)(?![^,]{0,8}的?(?:用户|考生|学员|会员|人员|学生)[^,]{0,6}(?:信息|资料|数据))|报名(?!信息|资料|数据|表|[^,]{0,2}(?:考生|学员|人|者|用户|学生|家长))|观看|投票|点赞)/u,
  ),
  pattern(/^分之/u),
  pattern(/^(?:里面?|中|当中)(?:撞|筛|挑|选|试|匹配|比对|碰)(?:撞|选)?出/u), // 是从130万个账号里撞出来的
  // 130万会员的某超市一份采购合同
  pattern(
    /^的?(?:某|一家|该)?[^,信资数泄窃盗]{0,6}(?:平台|公司|网站|超市|商场|酒店|医院|学校|银行|店|企业|app|商城|集团|机构|游戏|软件)(?:的|一份|一批|内部|部分|某)*(?:员工|职工|采购|销售|商务)?(?:工资|薪资|薪酬|合同|进货|采购|报价|源码|源代码|题库|图纸|标书|财报|财务|账本|会议|考勤|人事|配方|剧本|商业)/u,
  ),
  pattern(/^(?!用户的?结论)[^,结数口]{0,8}(?:没有?|未)动$|^用户的密码都?已?重置/u), // 130万会员信息没动
  pattern(/^[^,\d]{0,4}(?:已经?|目前)(?:被)?(?:出去|流出|传出|导出|拖走|拿走)了?[约近]?\d/u), // 130万用户已出去2.6万
  pattern(
    /^(?:用户|客户|会员)?(?:也|都|已|还|陆续|先后)*(?:收到|接到)[^,]{0,8}(?:短信|电话|邮件|骚扰|推销|来电)/u,
  ), // 1300万人收到诈骗短信
  pattern(/^(?:用户|人|大关)?(?:还|尚|仅|只|就)?差(?![不错异别])/u), // 距一千万还差三十来万
  pattern(
    /^(?:只?是|为|系|指的?是?)[^,]{0,8}(?:赎金|金额|报价|要价|售价|价格|罚款|编号|单号|工单号?|条数|行数|人次|次数|下载量|rows?|records|lines|entries|hits|requests|(?:美|日|港|欧)?元)/u,
  ), // 13万是对方索要的赎金
  pattern(/^(?:的)?注册(?:用户|会员|量)?$/u), // 平台总共也就三百多万注册
  pattern(/^(?:也|都)?没有?$/u), // 外部客户一个没有
  pattern(/^那?(?:是|为)(?:昨[日天晚]|前天|上午|早上|中午|之前|先前|旧|老)(?!就?(?:被|遭|让|叫|丢|泄|漏))/u), // 九十万那是昨天的快照
  pattern(
    /^(?:用户|人|账号)?(?:也|都)(?:没|未|不)有?(?:被|受|再|往|遭)?(?:到)?(?:泄|动|碰|丢|影响|窃|盗|拖|导|取|拿|事|出|触|波及|涉|在|外|流|传|损|少|问题|异常|知道|知情|报|登录|用|算|$)/u,
  ), // 境内用户一个也没有, but B库130万用户也没守住
  pattern(/^[^,]{0,6}(?:来|去)?(?:试登录?|试密码|试着|来撞|尝试登录)/u), // 拿6000万个账号密码来试登录
  pattern(
    /^(?:可能|可以|可|会|往往)?(?:有|对应|多|注册|持有|重复)?(?:好几[条份个]|多[条份个]|数[条份个]|两三[条份个]|几[条份个])/u,
  ), // 一人可能有好几条
  pattern(
    /^(?![^,]{0,4}除)[^,]{0,10}(?:没有?|未)(?:被|遭)?(?:取走|泄|拿走|窃|盗|导出|下载|触及|触碰|碰|动过|波及|外流)(?![^,]{0,3}(?:但|而(?!且)|不过)[^,]{0,6}(?:被|遭|泄|全))/u,
  ),
  pattern(
    /^(?:用户|人)?(?:当中|之中|里面|里|中)(?:有|仅|只|约|才|共|的)*(?:\d[\d.]*[余多]?(?:万|亿|人|个|名|户|位)|\d{4,}(?!%)|(?!一[个名位户])[一二两三四五六七八九十百千几数]+[余多几来]?(?:[万亿个名户位]|人(?!千面))|(?:\d+(?:\.\d+)?%|\d\/\d+|[一二两三四五六七八九]成)的?(?:用户|客户|会员|人|个人)*的?(?:资料|信息|数据|库|账号|分库))/u,
  ), // 1.3亿用户中45万信息泄露
  pattern(
    /^(?:用户|人|会员|客户)?(?:当中|之中|里面|里|中)[^,\d]{1,10}(?:有|是|为|仅|只)(?:约|仅|只|近)?(?:\d[\d.]*[余多]?(?:万|亿|人|个|名|户|位)|\d{4,}(?!%)|(?!一[个名位户])[一二两三四五六七八九十百千]+[余多几来]?(?:[万亿个名户位]|人(?!千面))|(?:\d+(?:\.\d+)?%|\d\/\d+|[一二两三四五六七八九]成)的?(?:用户|客户|会员|人|个人)*的?(?:资料|信息|数据|库|账号|分库))/u,
  ), // 1500万用户里已经传出去的有77万
  pattern(
    /^(?:的)?(?:登录|上网|访问|使用|体验|支付|下单|业务|服务|打开)[^,]{0,3}(?:受|变|异常|缓|慢|失败|延迟|卡|中断)(?!的?(?:记录|日志|信息|数据))/u,
  ), // 1.3亿用户登录受影响 // 另外900万用户没有被取走
  pattern(
    /^(?:的|当中|之中|里面?|里头|中)(?:部分|一部分|少数|少量|有(?:些|部分|一小?部分|少数|少量|若干|不少))(?<!的(?:部分|一部分|少数|少量)(?=个人|敏感|信息|资料|数据|字段))/u,
  ), // 3700万用户中部分信息泄露
  pattern(
    /^的?(?:百分之|[一二两三四五六七八九十百千万\d]+分之|一半|[一二三四五六七八九]成|\d+%|一?小部分|一部分|(?:之)?中的)/u,
  ),
  pattern(
    /^的?(?:的[^,泄漏信资数在因被遭从由邮地手姓]{0,8}(?:(?:平台|公司|网站|企业|app|运营商|论坛|应用)(?!的?(?:名称|地址|电话|岗位|认证|证照|营业|执照|材料|证件|登录|支付|邮箱|账号|账户|密码|会员|个人|注册|消费|订单|资料|信息|数据))|主播|博主|网红|大v|公众号|明星|艺人|歌手|演员)|规模的|体量的)/u,
  ),
];
/** 对应投诉用户共2万人; but 窃取投诉用户2万人的资料 */
const COMPLAINED = pattern(
  /(?:投诉|咨询|报障|举报|反映|求助|报警|报案|索赔|维权|退卡|退费)(?:的)?(?:用户|客户|会员|人员|人数?|群众|居民)(?:数|量|总数|共计?|合计|累计|有|约|为|已|达|近|超过?|增|升|涨|[加扩]?[至到]|上升到)*$/u,
);
/** 拦截针对2亿用户账号的撞库尝试; but 针对130万用户实施窃取 */
const TARGETED = pattern(/针对(?:全部|所有|全体|约|近|这)?$/u);
/** 130万是全量客户 */
const IS_ALL = pattern(
  /(?:就?是|为|系)(?:我司|公司|平台|我们)?(?:的)?(?:全量|全部|全体|总)(?:的)?(?:用户|客户|会员|数|注册)/u,
);

/** 复核人2名, 外聘律师2名, 派出5人支援, 抓获4人: who deals with it. */
const STAFF_BEFORE = pattern(
  /(?:经办|复核|联系|值班|值守|责任|负责|处置|处理|技术|安保|运维|客服|应急|工作|办案|专案|审计|嫌疑|涉案|犯罪|被告|在岗|支援|增援|专家|小组)(?:人员|人|员|组)?(?:共|计|约|各|,|应|实|更正|改|增|减|[为是至到])*$|(?:律师|民警|警力|专班|专家|坐席|座席|热线|工程师|投入|派出|增派|抽调|组织|调集|抓获|刑拘|处分|问责|约谈|扩至|外聘|到场|出动|安排|入职的?|招聘|编制|应到|实到|出席|到岗|班子)[^,\d]{0,6}$/u,
);
const STAFF_AFTER = pattern(
  /^(?:已?离职的?|在职的?|前)?(?:数据|系统|后台)?(?:(?:店员|店长|导购|快递(?:员|小哥)|外卖员|保洁|保安|物业人员|客服|中介|推销员|业务员|男子|女子|男性|女性|青年|被告|团伙|同伙|嫌犯|罪犯)(?!的?(?:个人|身份)?(?:信息|资料|数据|档案|会员|用户|客户))|分析师|员工|程序员|管理员|dba|销售|经理|外包|黑客|攻击者|嫌疑人|内鬼|实习生|联络员|联系人|代表|同志|同事|大学生|新员工|一组|一班|一岗|小组|工程师|专家|技术人员|技术员|民警|律师|运维|值班员|工作人员|应急人员|支援|到场|值守|值班|在岗|待命|赶赴|前往|参与处置|驻场|到岗|轮班)/u,
);
const MOST_STAFF = 10_000;

/** 三千万是聊天记录的条数: of something else wherever the text tells it */
const OF_ROWS = pattern(
  /^(?:这个数|那个数|那|里面?|当中|其实|全)?(?:只?是|为|系|指的?是?)[^,]{0,10}(?:条数|行数|人次|次数|下载量|记录数|访问量|点击量|日志数|[发播浏阅请曝][^,]{1,2}量)/u,
);

/** @returns whether a text says elsewhere that a number counts no people */
export function isSaidOfRows(clauses: Clause[], { count }: Quantity): boolean {
  return clauses.some((c) =>
    c.quantities.some(
      (q) =>
        q.count.min <= (count.max ?? q.count.min) &&
        count.min <= (q.count.max ?? count.min) &&
        OF_ROWS.test(c.text.slice(q.end - c.start)),
    ),
  );
}

/** @returns whether a number counts something else: the organization's users, who was told, who deals with it, a margin */
export function isOfOther(clause: Clause, quantity: Quantity): boolean {
  const lead = clause.text.slice(0, quantity.start - clause.start);
  const after = clause.text.slice(quantity.end - clause.start, quantity.end - clause.start + 16);
  const rest = clause.text.slice(quantity.end - clause.start);
  if (OF_BATCH.test(lead) && (TAKEN_TOO.test(rest) || NOT_SPARED.test(rest))) return false;
  return (
    LEADS.some((pattern) => pattern.test(lead)) ||
    isOfAnothers(clause, quantity) ||
    isOfOwner(clause, quantity) ||
    TAILS.some((pattern) => pattern.test(after)) ||
    (IS_ALL.test(clause.text.slice(quantity.start - clause.start)) &&
      !/(?:被[窃盗拖]走?|窃取|泄露|流出)的$/u.test(lead)) ||
    ((TARGETED.test(lead) || COMPLAINED.test(lead)) && !has(clause, 'leak', 'leak_plain', 'take')) ||
    isOfStaff(lead, after, quantity) ||
    isSize(clause, quantity, lead)
  );
}

/** 其余130万普通用户信息也被窃取, 对130万用户信息实施窃取 */
const OF_BATCH = pattern(/(?:其余|其他|剩余|剩下|对)(?:的)?(?:全部|所有|全体|约|近|这)?$/u);
const TAKEN_TOO = pattern(
  /^[^,没未]*(?:也|都|均|全|已)(?:在|落[到在]?|到)(?:了)?[^,没未]{0,8}(?:手里|手上|手中|网上|暗网|论坛)|^[^,没未]*(?:(?:也|均|都|同样|一并|随后|已)(?:被|遭)[^,没未]{0,6}(?:窃|盗|拖|泄|导|卖|爬)|(?:实施|进行)了?(?:窃取|拖库|爬取|倒卖))/u,
);

/** 规模不及同行1.2亿用户泄露案, 继某平台泄露1.2亿用户后, 手法同某平台1.2亿用户泄露案, 用的是某平台泄露的1.2亿用户账号撞库 */
const ANOTHERS_BEFORE = anyOf`
  (?:不及|不如|不比|远小于)(?:同行|友商|某|别家|其他)[^,]*$
  (?:手法|手段|方式|路数|套路)[^,]{0,3}(?:同(?!样|时)|与|和|跟|类似|如同|仿)[^,]*(?:某|别家|其他|同行|友商)[^,]*$
`;
const ANOTHERS = pattern(
  /^继[^,]*(?:泄露|被盗|被窃|被黑)[^,]*(?:之?后)$|(?:某|别家|其他|同行|友商|第三方)[^,]{0,6}泄露的[^,]*(?:撞库|来撞|试登录?)/u,
);

function isOfAnothers({ text, start }: Clause, q: Quantity): boolean {
  return ANOTHERS.test(text) || ANOTHERS_BEFORE.test(text.slice(0, q.start - start));
}

/** 该集团旗下会员共计1.8亿人, 手里一共握有1200万, 库里一共1200万, 全市参保人总数130万: how many somebody has */
const OWNER = anyOf`
  (?:旗下|所服务|服务的|该(?:集团|品牌)|(?<!全)行业|同类)[^,]*(?:共计?|一共|总共|合计|总计|总数|总量|累计)[^,\d]{0,6}$
  (?:(?:公司|平台|我们|我司|企业)(?:手里|手上|手头)|库里|库中|库内|库里面)[^,\d]{0,2}(?:共计?|一共|总共|合计|总计)[^,\d才就]{0,4}$
  库共(?:存|有)[^,\d]{0,3}$|(?:网民|人口|户籍)[^,\d]{0,2}(?:共计?|总数|合计|总计)[^,\d]{0,3}$
  全(?:校|院)[^,]{0,4}(?:共有|现有|在校)[^,\d]{0,6}$|全(?:校|院|市|省|县|区|国)[^,]{0,4}(?:参保人|师生|人口|居民|市民|车主|在校生|患者)(?:总数|总量|共计?|合计|共有)(?:为|达|有|约)?$
`;

/** 公司手里一共握有1200万用户资料 */
const HOLDS = pattern(/(?:公司|平台|我们|我司|企业)(?:手里|手上|手头)[^,\d]{0,4}(?:共|有)[^,\d]{0,4}$/u);

/** @returns whether a number says how many somebody has in all */
export function isOfOwner(clause: Clause, { start }: Quantity): boolean {
  const lead = clause.text.slice(0, start - clause.start);
  if (HOLDS.test(lead) && !has(clause, 'leak', 'leak_plain')) return true;
  return OWNER.test(lead) && !has(clause, 'leak', 'leak_plain', 'take', 'involved');
}

function isOfStaff(lead: string, after: string, { count }: Quantity): boolean {
  if ((count.max ?? MOST_STAFF) >= MOST_STAFF) return false;
  return STAFF_BEFORE.test(lead) || STAFF_AFTER.test(after);
}

/** 拥有1.2亿用户, 用户总数1亿; but not 被拖走的用户总数, 受害用户总数 */
function isSize(clause: Clause, quantity: Quantity, lead: string): boolean {
  const owned = tagged(clause, 'owned').some(
    (word) => word.end <= quantity.start && isOwnedBefore(clause, word.start, word.end, quantity),
  );
  const after = clause.text.slice(quantity.end - clause.start);
  if (TAKEN_AFTER.test(after)) return false;
  // 另一张存有约900万用户的表有无导出; 记录9.8亿条，覆盖用户3100万人
  if (owned && has(clause, 'asks') && has(clause, 'leak', 'take', 'leak_plain')) return false;
  if (owned && /^(?:共|累计)?覆盖(?:到)?(?:用户|客户|会员)?$/u.test(lead)) return false;
  if (owned) return !LEAKED_AFTER.test(after);
  const taken = tagged(clause, 'leak', 'leak_plain', 'take').some((word) => word.end <= quantity.start);
  if (/^的?(?:个人)?(?:信息|资料|数据|隐私|身份证|手机号|证件|银行卡|姓名|住址)/u.test(after)) return false; // 共有120万名求职者的个人信息（…）被窃取
  if (OURS.test(lead) && !has(clause, 'leak', 'leak_plain', 'take')) return true;
  return (
    !taken &&
    !/受害|受影响|涉及|涉事|增加|新增|追加/u.test(lead) &&
    SIZES.some((pattern) => pattern.test(lead))
  );
}

/** 平台用户130万被黑客窃取资料 */
const TAKEN_AFTER = pattern(
  /^(?![^,]*(?:部分|一半|半数|少数|少量|若干|个别|\d|成|分之|未遂|失败))[人名]?(?:全部?|均|都|已)*[被遭](?:黑客|境外|内鬼|他人|人|攻击者|不法分子)*[^,\d]{0,2}(?:窃|盗|拖|泄|爬|导出|拷|下载|出售|倒卖)/u,
);
/** 某平台共有1.2亿用户信息泄露 */
const LEAKED_AFTER = pattern(
  /^的?(?:个人)?(?:信息|数据|资料)(?:已|均|全部|被|遭)*(?:泄露|泄漏|外泄|外流|窃|盗)/u,
);

function isOwnedBefore(clause: Clause, start: number, end: number, quantity: Quantity): boolean {
  const lead = clause.text.slice(0, start - clause.start);
  const between = clause.text.slice(end - clause.start, quantity.start - clause.start);
  const ofLeak =
    /(?:受害|受影响|涉及|涉事|泄露)(?:的)?$/u.test(lead) ||
    tagged(clause, 'leak', 'leak_plain', 'take').some((leak) => leak.end <= start && start - leak.end <= 4);
  return !ofLeak && between.length <= 8 && !/泄|漏|窃|盗/u.test(between);
}

const OF_SIZE = anyOf`
  ^(?:平台|公司|网站|数据库|库内|系统|我司)?(?:的)?(?:注册|在册|总|存量|全量|实名|活跃|全部|现有)(?:用户|会员|客户|账号)?(?:总)?(?:数|量|规模)?(?:万人|人|万)?$
  ^(?:平台|公司|网站)(?:用户|会员|客户)(?:数|总数|规模)?$|(?:容量|存量)(?:万条|万人)?$
`;

/** 被黑客窃取资料如下。注册用户：130万；商家：2万 */
const LISTS_LEAKED = pattern(/(?:如下|清单|明细|包括|分类|构成|分别(?:是|为)?)$/u);

/** 另有约9000万用户的数据在另一集群，核查确认没有被碰 */
function isLeftAlone(clauses: Clause[], i: number): boolean {
  const [clause, next] = [clauses[i], clauses[i + 1]];
  return (
    clause !== undefined &&
    next?.sentence === clause.sentence &&
    /^(?:但|而)?(?:另|其他|其余|还有|剩)/u.test(clause.text) &&
    !has(clause, 'leak', 'leak_plain', 'take') &&
    /^[^,]{0,8}(?:没有?|未)(?:被|遭)?(?:碰|动|触及|触碰|波及|取走|拿走|访问|导出|涉及|受影响|影响)/u.test(
      next.text,
    )
  );
}

/** @returns whether a number's label says that it counts no leak: 注册用户数：1.9亿; 受影响用户数：5600万 beside 泄露用户数：0 */
export function isOfLabel(clauses: Clause[], i: number, { start }: Quantity): boolean {
  if (isLeftAlone(clauses, i)) return true;
  const label = clauses[i - 1];
  if (!label?.leads || start !== clauses[i]?.start) return false;
  const leaked = clauses.some(
    (c) =>
      c.leads && /(?:泄露|外泄|被盗|被窃)(?![^,]*(?:字段|类型|内容|时间|原因|渠道|途径|范围))/u.test(c.text),
  );
  const listed = clauses
    .slice(0, i)
    .some((c) => has(c, 'leak', 'leak_plain', 'take') && LISTS_LEAKED.test(c.text));
  if (listed && !leaked) return false;
  return OF_SIZE.test(label.text) || (leaked && /^受?影响/u.test(label.text));
}
