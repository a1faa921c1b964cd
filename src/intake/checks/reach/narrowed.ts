import { type Clause, has, saidIn, tagged, type WordFound } from '../../clauses/clauses.ts';
import { isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import type { Word } from '../../words/words.ts';

/** Whether what was read to hit a whole place may have hit less of it, or something else there. */

/** @returns whether an outage, virus or site was told of less than it was read to be: 沈阳某商场大面积断网, 全国大量股民无法上网交易 */
export function isOfLess(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && isLive(s.mood) && s.degree === 'yes');
  return told.some((s) => {
    const clause = clauses[s.clause] as Clause;
    const rest = clauses.slice(s.clause + 1);
    if (s.kind === 'outage')
      return (
        OTHER_NETWORK.test(clause.text) ||
        rest.some((c) => c.sentence === clause.sentence && ONLY_THAT.test(c.text)) ||
        isOfSomeoneThere(clause, s) ||
        isForSomething(clause, s) ||
        isOfOneService(clause, s) ||
        isOnlyIn(clause, rest)
      );
    if (s.kind === 'site')
      return (
        rest.some((c) => c.sentence === clause.sentence && ONLY_THAT.test(c.text)) ||
        (s.influence !== undefined &&
          s.influence !== 'none' &&
          (PART_OF_SITE.test(clause.text) ||
            isOwnAccess(clause) ||
            clauses.some((c) => OWN_REASON.test(c.text)) ||
            isOfAnotherSite(clause) ||
            isRatedByAnother(clause, clauses, statements)))
      );
    if (s.kind === 'dns') return s.large === 'yes' && PART_OF_DNS.test(clause.text);
    if (s.kind === 'cn_tld') return isOfFewNames(clause);
    if (s.kind === 'malware') return isInside(clause) || isOnlyIn(clause, rest);
    return false;
  });
}

/** 断的是电视点播; 测下来仅教育网走不通 */
const ONLY_THAT = pattern(
  /断的(?:只?是|都是)(?!宽带|网|手机|全)|(?:仅|只有)(?:教育网|ipv6|代理|老版|浏览器)/u,
);
/** 电网大规模脱网, 公路网络大面积瘫痪, 政务外网网络中断 */
const OTHER_NETWORK = pattern(
  /网吧(?:大面积|大批|大量|成片|集体)|各(?:区县|县区|县市区|区县市)(?:的)?(?:局|公司|分公司|营业|机关|政府|单位|部门|学校|医院|银行|政务)|(?:政务|电子政务|公安|税务|教育|党政|军|监控|视频)(?:外|内|专)网|(?:(?<!广)电|[公道铁]路|物流|供水|管|销售|营销|交通|配送|快递)网(?!络(?:平台|app))/u,
);

/** 全国知名平台员工OA瘫痪, 全国知名酒店一家门店系统瘫痪 */
const PART_OF_SITE = anyOf`
  内网|内部(?!确认|通报|定位|回复|消息|已|p0)|(?<!全国|所有|全部|全体|各)租户|国际[站版服]|海外[站版服]|境外站|员工|oa|erp|mes|his系统|门店|店铺|商家后台|商户后台|支行|分行|网点|工单|客服系统|仓储
  控制台(?!和|与|、)|分站|(?:活动|文档|专题|帮助)页面|版块|门锁|闸机|收银(?:系统|机)|挂号机|值机系统
  本店|我店|理发|米粉|诊所|客栈|民宿|养猪|养殖场|康复|厂(?:官网|主要)|销量|销路|图标|非会员|封号|优惠券|房租|胶水|灯笼|新车|代缴|脑梗|境外ip|交通事故|挂掉|化肥|努力抢修
  教务|选课|食堂|请假|工资条|班车|邮件系统|办公系统|考勤|分拨|工厂|生产系统|校园网|局域网|开发者|外包商|灾备|旧版本
  一个(?:页面(?!都[打刷点]不)|栏目|频道)|贫困县|公文系统|平台的?培训|信贷系统|视频会议系统|预约系统
`;
/** 我们是全国知名的云服务商，…他家的报修小程序打不开: whose influence is told is another one */
const isRated = (clause: Clause): boolean =>
  has(clause, 'influence', 'influence_national', 'influence_provincial');

/** “全国性平台打不开”的截图和我平台无关。我平台昨晚访问失败: the influence is that of what was denied, or only heard */
function isRatedByAnother(clause: Clause, clauses: Clause[], statements: Statement[]): boolean {
  const raters = clauses.filter(isRated);
  const denied = statements
    .filter((s) => s.kind === 'site' && s.mood !== 'actual')
    .map((s) => clauses[s.clause]);
  return !isRated(clause) && raters.length > 0 && raters.every((c) => denied.includes(c));
}

const ANOTHER_SITE = pattern(/(?:他|她|客户|商户|一家|物业)[^,]{0,10}(?:小程序|官网|商城|论坛|后台|网站)/u);

function isOfAnotherSite(clause: Clause): boolean {
  return ANOTHER_SITE.test(clause.text) && !isRated(clause);
}

/** 我们单位打不开全国知名网站 */
function isOwnAccess(clause: Clause): boolean {
  return /^(?:我们|我[司校县市院]|某(?:单位|学校|企业|公司)|本(?:单位|校|司))[^,]{0,8}(?:打不开|无法访问|访问不了|连不上|登不上)[^,]*(?:网站|平台|系统)/u.test(
    clause.text,
  );
}

/** 单位防火墙屏蔽, 我忘了密码, 赌博平台被捣毁, 宣布停服: why one user can't get in, or nobody is to */
const OWN_REASON = anyOf`
  (?:防火墙|上网行为|安全策略|网络策略|管控策略)[^,]{0,6}(?:屏蔽|限制|禁止|封禁)|(?:单位|公司|学校|办公网)[^,]{0,4}(?:屏蔽|禁止访问|限制访问)
  (?:忘了|忘记|输错)[^,]{0,3}(?:密码|账号)|密码(?:输?错|忘)|(?:手机|电脑|系统|版本|浏览器)[^,]{0,4}(?:太旧|太老|过旧|老旧|过低|太低|不支持)
  被封号|(?:我|他|她|用户|本人)[^,]{0,4}(?:账号|号)[^,]{0,4}(?:被封|被禁)|版权(?:限制|原因|到期|纠纷)|(?:宽带|话费|手机|我家?|流量)[^,]{0,3}欠费
  (?:赌博|诈骗|色情|涉黄|涉赌|非法|传销|盗版)[^,]{0,8}(?:捣毁|查处|取缔|关停|打掉|查封)|(?:捣毁|查处|取缔|打掉|查封)[^,]{0,6}(?:赌博|诈骗|色情|涉黄|涉赌|非法|传销|盗版)|宣布(?:停服|停运|关停|停止|下线|关闭)|停止运营|终止(?:服务|运营)
  青少年模式|未成年人模式|年龄限制|地区限制|没实名|未实名|没[联连]网|没插网线|没开流量|飞行模式
`;

/** 大型DNS服务商控制台无法登录, 某大型高校域名解析系统… */
const PART_OF_DNS = pattern(
  /后台|控制台|管理页面|工单|(?:一|某|单)(?:台|个)?节点|一台|校内|高校|商场|医院|国外|境外|海外|美国|香港|我司无法访问/u,
);

const FEW_NAMES = anyOf`
  (?:某|一个|一台|单个|个别|一处)[^,]{0,4}(?:节点|镜像|服务器)
  (?:某|客户|钓鱼|仿冒|托管)的?[^,国]{0,6}\.cn(?!国家|顶级)|\.cn(?:域名|网站)\d|\d[^,]{0,2}个\.cn
`;

/** 某注册商托管的5000个.cn域名解析失败, .CN某镜像节点…: a few names, or one node of the system */
function isOfFewNames(clause: Clause): boolean {
  return FEW_NAMES.test(clause.text);
}

/** 大量旅客无法上网, 大量玩家掉线: who stands there or uses one thing, not those who use the internet from home */
const SOMEBODY =
  /旅客|乘客|游客|观众|住客|住户|顾客|师生|学生|员工|职工|考生|纳税人|司机|玩家|主播|股民|车主|患者|家长|商户|客商|运动员|店铺|门店|网点/u;
/** 大量POS机无法联网, 大批服务器断网 */
const SOMETHING = pattern(
  /(?:大量|大批|众多|许多|很多)[^,用户]{0,10}(?:(?<!手)机(?!构|房|场)|柜|车|锁|表|设备|终端|探头|摄像头|监控|服务器|主机|基站|红绿灯|充电宝|充电桩|药店|派出所|收费站|公交|卫生室|停车场|营业厅|彩票站|企业|单位|学校|医院|网吧|商家)[^,]{0,6}(?:断网|掉线|无法联网|不能联网|无法上网|断线|失联)/u,
);

/** 无法上网购票, 无法联网收款, 因欠费无法上网 */
function isForSomething(clause: Clause, s: Statement): boolean {
  const [down] = s.words;
  if (down === undefined) return false;
  const rest = clause.text.slice(down.end - clause.start);
  const said = saidIn(clause, down);
  if (SOMETHING.test(clause.text) || SOMEBODY_OF.test(clause.text)) return true;
  if (/欠费|套餐|流量用完|退网|升级后/u.test(clause.text)) return true;
  return /(?:上网|联网)$/u.test(said) && FOR.test(rest);
}

const SOMEBODY_OF = new RegExp(
  `(?:大量|大批|众多|许多|很多|全国|全省)[^,]{0,6}(?:${SOMEBODY.source})(?!用户)[^,]*(?:上网|联网|掉线|断线|断网|没网|没有网)`,
  'u',
);
const FOR = pattern(
  /^(?:购|买|支付|付款|收款|缴|交费|交易|查|选课|报名|申报|申请|办|处理|挂号|结算|开|抢|打游戏|打车|激活|同步|打印|唤醒|售|扫码|充电|登记|预约|上报|银|课)/u,
);

/** 微信全国大量用户掉线, 某游戏大面积掉线: of one service */
function isOfOneService(clause: Clause, s: Statement): boolean {
  const [down] = s.words;
  const off = down !== undefined && /掉线|断线|联网|连线/u.test(saidIn(clause, down));
  const before = down === undefined ? '' : clause.text.slice(0, down.start - clause.start);
  // 微信全国大面积断网
  const [known] = tagged(clause, 'known_site');
  if (known !== undefined && known.start === clause.start && !/因|致|使|造成|让|把/u.test(before))
    return true;
  return (
    off &&
    (has(clause, 'known_site') ||
      /游戏|手游|app|软件|客户端|平台|加速器|vpn|云手机|小程序|司机端|钥匙|手环|打印机|摄像头|音箱|机器人|单车/u.test(
        before,
      ))
  );
}

/** …，仅限浦东张江镇; 均在青州市; 限于一家酒店 */
const ONLY = pattern(
  /^(?:但)?(?:影响)?(?:范围)?(?:(?:仅|只)(?:限于?|涉及|在|位于|局限于?|影响)|限于|限在|(?:均|都|全)(?:在|位于|发生在)|(?:主要)?集中(?:在|于)|局限(?:于|在)|范围(?:为|是))(?!本|该|此|全|我|部分|上)[^,]{2,16}$|^(?:仅|只有)[^,]{2,6}(?:一地|校内|院内|园区)$/u,
);

function isOnlyIn(clause: Clause, rest: Clause[]): boolean {
  const next = rest[0];
  if (next === undefined || next.sentence !== clause.sentence) return false;
  return (
    ONLY.test(next.text) && !/全[省国区市]|语音|短信|电话|宽带|手机|固网|移动|联通|电信|家宽/u.test(next.text)
  );
}

const INSIDE_ONE = anyOf`
  (?:酒店|工厂|电子厂|汽车厂|电厂|厂|车间|港口|煤业|煤矿|内网(?!络)|政务云|实验室|机房|商贸城|药店|收银机|门店)[^,]{0,6}(?:大面积|大范围)
  集团[^,]{0,10}(?:大面积|大范围)|(?:仅|只)(?:涉及|限于|影响)
`;

/** 某酒店大面积感染病毒: inside of one organization */
function isInside(clause: Clause): boolean {
  return INSIDE_ONE.test(clause.text);
}

/** What is said of users, networks, times and causes between a place and an outage. */
const KNOWN = new RegExp(
  [
    '(?:确|都|均|还)?因[^,]*$', // 大量用户因核心网遭攻击…
    '(?:互联|固|家)?(?:网|宽)|光纤|有线(?=宽带|用户|网)|农村|城镇|农民|牧民|渔民|村民|宽带|手机|移动|固定|家庭|家里|企业|个人|普通|公众|网民|市民|居民|数据|业务|拨号失败|[45]g|访问|出口|链路',
    '(?:卡顿?|慢|卡慢)(?:得|到)(?:根本|几乎|都)?|家里?的?wifi|认证(?:失败|不[过了上])',
    '断断续续|断续|频繁|陆续|这会儿|同一分钟|报障|申告(?!点|中心|台)|集中(?=申告|反映|上报|出现|报)|统统|通通|两样|依旧|照样|差不多|成批|冒出来|大部(?!分)|拥塞|基本上?|手机有信号|wi-?fi|流量出不[来去]|与外界|电脑|反映',
    '旗|连同|我司|我们|我局|好多|这儿|那儿|双双|人|城域|里头|含[^,]{2,14}?(?=大量)|的?情况[^,]*升级为|城区|市区|城乡|全[省市区县州国境域网城岛疆]|各[省市区县州地师]|[多等各]地|[两三四五六][地边]|部分|境内|地区|范围|区域|[所下]?辖|兵团|电信|联通|广电|铁通|长城|运营商|公司|省份|自治区|直辖|设区市|城市|省|市|州|区|县|地|内|等',
    '出现|发生|突发|持续|晚高峰|早高峰|高峰期?|跟着|反馈|[打搞弄]得|主城|再次|又|报来|来报|上报|来电|刚才|方才|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滇黔]{1,6}(?=[两二三四五六七八九]省)|也|均|都|全部|全面|普遍|陆续|相继|先后|首先|同时|同样|突然|齐刷刷|完全|不同程度|确实|确有|实际|真实|果然|还是|仍然|反映|报告|投诉|确认|核实|证实|包括|其余|其他|这边|方面|刚刚|此刻|同一时段|一刻钟|到现在|[零一二两三四五六七八九十\\d]{1,3}点(?:半|[零一二两三四五六七八九十\\d]{0,3})',
    '今|昨|前|天|日|晚|早|晨|凌|上|中|下|午|深夜|夜间|夜|点半|点|时|分|许|左右|起|开始|自|从|到|于|在|约|已|仍|正|这?才|至今|截至|目前|现在|当前|当时|现|因|遭|受|被|系|由|攻击|网络|故障|导致|造成|致|使|引发|影响|而|还|后',
    '大量|大批|大面积|大范围|大规模|不少|许多|很多|众多|绝大多数|多数|少量|个别|成片|整个|整|片|[一二三四五六七八九十几余多\\d个]|[的有全]|[:、,和及与以或]',
  ].join('|'),
  'gu',
);

/** 沈阳某商场大面积断网, 全省收费站大面积断网: whose network it is, between the place and the outage, is no word of users or time */
function isOfSomeoneThere(clause: Clause, s: Statement): boolean {
  const [down] = s.words;
  const place = tagged(clause, 'place').findLast(({ end }) => down !== undefined && end <= down.start);
  if (down === undefined || place === undefined) return false;
  let subject = clause.text.slice(place.end - clause.start, down.start - clause.start);
  for (const word of clause.words) {
    if (word.start < place.end || word.end > down.start) continue;
    if (['users', 'many', 'wide', 'noise', 'cause', 'link', 'place', 'net_slow'].includes(word.value.tag))
      subject = subject.replace(saidIn(clause, word), '');
  }
  const rest = subject.replace(KNOWN, '');
  return rest.length >= 2 || isOfThing(clause, down);
}

/** What a clause begins with that is no subject: 本次…, 查明只…, 各位领导 */
const NO_SUBJECT = pattern(
  /^(?:[那这其]|关于)|[^\u4e00-\u9fffa-z]$|(?:次|时|期间|会儿|[日天月年]|[只仅有唯独为称写讲报说提成是了到至就来果明实此间前后先中里登陆震伙们在但过道故料例定况发做得于及与和同即么样件知好的等示列波始各个告要会将也现获知悉见诉传置理]|程度|反映|来电|确认|[核监]?[实测对查询]|统计|汇总|反馈|热搜|话题|词条|标题|帖子|领导|各位|老师|处理|问题|要紧)$/u,
);
/** So short a subject must be a word for a thing or for somebody. */
const SHORT_SUBJECT = pattern(
  /(?:[机网站台车店铺卡柜屏仪表泵桩杆灯锁]|银行|医院|学校|热线|平台|系统|终端|设备|法院|税务|公安|快递|专线|药房|超市|酒店|景区|企业|商户|单位|游戏|食堂|物流)$/u,
);

/** 福彩投注机全省断网, 电力调度全省通信中断: what is cut off stands right before the place */
function isOfThing(clause: Clause, down: WordFound): boolean {
  return tagged(clause, 'place').some((place) => place.end <= down.start && isAfterThing(clause, place));
}

function isAfterThing(clause: Clause, place: WordFound): boolean {
  const before = clause.words.filter(
    ({ end, value }) => end <= place.start && !OF_THINGS.includes(value.tag),
  );
  const from = before.at(-1)?.end ?? clause.start;
  const subject = clause.text.slice(from - clause.start, place.start - clause.start);
  if (BROUGHT_ABOUT.test(subject)) return false;
  const rest = subject.replace(/中国|[一三两几]家|基础企业/gu, '').replace(KNOWN, '');
  return !NO_SUBJECT.test(subject) && rest.length >= 2 && (rest.length > 2 || SHORT_SUBJECT.test(subject));
}

/** 骨干路由器升级触发bug 全国范围大量用户无法上网: how it came about, where white space parts it */
const BROUGHT_ABOUT = pattern(/(?:触发|引发|导致|挖断|烧断|刮断|打满|打瘫|打垮|投毒|推错|配错)[^,]{0,4}$/u);

const OF_THINGS: readonly Word['tag'][] = ['site', 'known_site', 'info', 'dns', 'small'];
