import type { Facts } from '../../plan/facts.ts';
import { type Clause, has, type WordFound } from '../clauses/clauses.ts';
import { instructs, isLive } from '../moods/moods.ts';
import { SPARES_A_KIND } from '../moods/nothing.ts';
import type { Statement } from '../moods/statement.ts';
import { PEOPLE_NOUN } from '../numbers/people.ts';
import { PEOPLE_ROWS, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { isOfFewerPeople } from './accounts.ts';
import { isListed } from './listed.ts';
import { isOfOther } from './others.ts';

/** What a text says of a leak, in whatever words, that leaves open how many leaked, or whose information it is. */

/** 泄露用户16万，占平台5200万用户的0.3%; 仅10万用户没泄露; 14万/1200万 */
const OF_MORE = anyOf`
  (?:信息|资料|数据|手机号|账号)有?(?:一?小?部分|一些|少量|少数)(?:已|被|遭)*(?:泄|盗|窃|拖|偷|外流|流出)
  占[^,]{0,6}\d[^,]{0,4}用户的[\d.]|相当于[^,]*\d%|\d[万亿]\/\d|\d万?(?:用户)?里泄露
  除[^,]{1,12}外[^,]*(?:全部|均|都|全没)|(?:没|未)被?泄露的只|(?:仅|只有)[^,]*(?:没|未)被?泄露
  (?:其余|其他|其它|剩下)的?(?:信息|资料|数据|用户|会员|人)?(?:也|都|均|全)+(?:漏|泄|外流|流出|被拖|被盗|没保住)|(?<!无一|没有|未能|难以)幸免|九成九|不受影响其余
`;
/** 平台1800万用户，少数用户信息泄露; 外泄的是安卓端; 规模核查中 */
const PART = anyOf`
  ^(?:但|里面|其中)?(?:少数|部分|有人|一些|若干|个别|不少|极少|极小|小比例|一定比例|主要是|其中|只有|仅|安卓|苹果|ios|老用户|老年|女性|新注册|今年|绑了|买过|一台|订单库|工单库|客服)
  用户库没动|至少有人|(?:规模|量|多少)(?:不详|未知|还不知道|核查)
  (?:数据|会员资料|资料)有?(?:外泄|外流|泄露)$|区域(?:的|用户)|若干人|部分人
`;
/** 泄露账号120万个，涉及90万人; 重复率约50%; 抽样真实率10% */
const FEWER = anyOf`
  账号[^,]{0,6}约?\d+万人|\d[^,]*人的\d[^,]*账号|归属\d|合并同一人|账号[^,]*\/用户|不少已注销
  有效账号|^有效的\d|失效账号|真实率|注水|刷单|其余为机器注册|空数据|重不重|重多少|合并数[^,]{0,3}(?:暂缺|未出|没出)|去重[^,]{0,8}(?:没|未|尚未)(?:算|统计|出|给)|(?<!不|无|非)重复(?:率|用户|\d)
  未清洗|预计去重|去重后数字会|折合约?\d+万人|^去掉重复的有
  折(?:合|算)?[成为]?人头[^,]{0,3}[\d一二两三四五六七八九十百千]|(?:平均|人均|每人|一人)[^,]{0,6}(?:注册|开|持有?|有)了?[两二三四五六七八九\d.几多数]+个(?:账?号|账户)
  (?:[一二三四五六七八九]成|\d+%|百分之[^,]{1,4})(?:以上|多|左右)?(?:都)?(?:是|为|系|属)[^,]{0,4}(?:机器|小号|僵尸|马甲|羊毛|死号|空号|假号|刷)
`;
/** 外泄账号120万个，涉及90万人; 200万账号（约90万人）外泄 */
const ACCOUNTS = pattern(
  /账号\d[^,]*个,(?:涉及|共)[^,]{0,3}\d|\d万?个?账号(?:外泄|泄露)?,(?:涉及|约|共)[^,]{0,4}\d/u,
);
/** 境外用户居多; 中国用户仅5万; 日服玩家; 我司泰国子公司 */
const ABROAD = anyOf`
  (?:境外|海外|东南亚)用户(?:居多|为主)|(?:绝)?大部分在(?:境外|国外|海外)
  以(?:东南亚|境外|海外)用户为主|其中(?:境内|国内|中国)(?:用户)?仅|(?:中国|我国|涉我)(?:大陆)?用户
  (?:境外|海外|国外)版[^,被遭]{0,6}(?:用户|会员)|全在(?:东南亚|海外|境外|欧|北美|日本|韩国)|(?:境内|国内)用户(?:数)?(?:为)?零
  大陆(?:号码|旅客|乘客)|我境内未见|境内(?:影响|情况)|^国内\d|用户均在(?!境内|国内)|^全球|国际[版服]
  (?:台湾|香港|澳门|海外|境外|东南亚|北美|欧洲|日本|韩国|新加坡|泰国)(?:分)?站|岛内
  [日韩美欧]服|(?:欧洲|北美|新加坡|日本|东南亚)(?:站|区)|(?:泰国|香港|海外|境外|新加坡)子公司
  (?:香港|台湾|澳门)[^,]{0,4}(?:平台|公司)|跨国[^,]{0,8}(?:未受影响|全球)|全球泄露
  (?:facebook|twitter|whatsapp|雅虎|tiktok|苹果公司|国泰航空)|某国(?!民|内|产|有|家|企|资|字)|外商|多数人在国外
  (?:印度|巴西|土耳其|菲律宾|印尼|韩国|澳洲|外国)[^,]{0,16}(?:万|亿)
  (?:^|某家?|一家)(?:日本|美国|英国|法国|德国|俄罗斯|新加坡|马来西亚|泰国|越南|加拿大|澳大利亚|欧洲)[^,黑境攻被遭籍]{0,6}(?:公司|企业|平台|网站|银行|集团|运营商|航司|酒店|大学)
`;
/** 省公司人力系统被入侵，在职和退休人员信息泄露; 域账号 */
const STAFF = anyOf`
  人力系统|人事(?:系统|数据)|hr(?:库|系统|数据|data)|(?:employees?|staff)(?:data|info|records)|离退休|在职(?:和|及|与|、)
  ^(?:不|未)涉及(?:任何|一个|一名)?(?:平台|互联网|注册)?(?:用户|客户|会员)(?:信息|数据|资料)?$|派遣工
  装维人员|柜员|快递员|及其店员|(?<!值班|办案|出警|网安)民警(?![^,]{0,3}点到|已|到|赶|介入|正|来|上门|前往|办案|在)|工资(?:单|条|系统)|劳务派遣|的工号、|考勤|办公账号|域账号|其中内部员工
  内部(?:通讯录|门户)
`;
/** 撞库字典含3000万账号; 利用其他平台泄露的账号; 暗网数据包…命中0 */
const OF_ANOTHER = anyOf`
  字典含|命中(?:0|率|用户)|(?:别处|其他(?:平台|网站)|B公司|b公司)的?(?:泄露|\d)|无一来自|出自[^,]*旧库
  冒充我司|不同于|有权查询|可查\d|客户库中|(?:仅\d+条|[一二三]成)对得上|尝试账号\d+
  (?:账号|用户名)(?:尝试|来自其他)|^尝试\d+万用户名|(?:从|自|由)(?:别家|别处|别的平台|其他(?:平台|公司|网站)|同行|友商|外面)[^,]{0,4}(?:流出|流过来|泄露|外泄|漏出)
  ^(?:并?不是|并非|不属于|不算)(?:我司|我们|本站|我方|本平台|我站|我平台|我行|我院|我校)(?:家)?(?:的|漏的|泄露的)?(?:数据|用户|库|资料|客户)?$|(?:我司|我们|本站|我方|本平台|我行)(?:的)?(?:(?:用户|客户|会员|那部分)(?:只|仅|才)有|(?:用户|客户|会员|那部分)?(?:只|仅|才)占)[^,]{0,3}\d
`;
/** 还没验真; 大概率外泄; 来源不明; 平台坚称未泄露 */
const UNPROVEN = anyOf`
  (?:悬赏|求购|高价)?(?:收购|求购|悬赏)[^,]{0,12}(?:库|数据|资料|信息)|(?:数字|那位|位数)[^,]{0,8}(?:看不清|糊|遮|盖住|涂)|看不清(?:是)?(?:几|多少)|找不回|恢复不[了出]|备份(?:也)?(?:是)?坏|(?:无法|不能|难以|没法)(?:确定|统计|查清|确认|给出)[^,]{0,8}(?:人数|数量|用户数|多少)|不能说有|(?:证实|核实|验证)不了|无从(?:证实|核实)|多少(?:用户|人)[^,]{0,6}(?:不清楚|不知道|不详|没数|没查清|说不清)|没听清|样本(?:还|尚|都|也)*(?:没|未|待)(?:有|能|人)?(?:验|核|比对|看过|给|拿到)|(?<!^(?:对方给的|数据|抽取的?)*样本(?:已经?|均|都|也|全部?)*)验真|验真(?!$|[了过]$|无误|通过$|为真$|属实$)|初查未见|倾向于|大概率|八成[^\d]{0,2}(?:外泄|泄露|被)|应该是泄露了|疑似的\d|匿名举报
  转来投诉|(?:还没|尚未|未|没有?)(?:买|购买|购得|拿到|取得|获取|见到|看到)(?:过|到)?(?:任何)?样[本例]|卖家信誉|信誉(?:未知|不明|存疑|一般|差)|(?:还没|尚未|未|没有?)(?:给|出|有|拿到|得出|做出|作出)[^,]{0,3}(?:比对|核验|核实|鉴定|验证)的?(?:结论|结果)|有用户投诉某|信源|发函|坚称[^,]*未泄露|抽验样本为真|曾短暂公开|部分系20\d\d
  (?:不认(?:可|同|账)?|不承认|否认|质疑|不同意)[^,]{0,4}\d[\d.]*[万亿]
  \d[万亿](?:人|用户)?(?:这个|这一|的)(?:数|数字|说法|口径)[^,]{0,4}(?:不认|不准|没依据|无依据|没根据|存疑|有争议|站不住)
  (?:倒推|反推|外推)(?:的|出|得)|(?:可能|也许|恐怕|或)[^,]{0,3}差[^,]{0,3}(?:倍|数量级|[个位]零)
  (?:究竟|到底)(?:是|有)?多少[^,]{0,6}(?:不清楚|不知道|不好说|说不清|说不准|没数|没人知道|待查|[还仍正]在查|未知|不明)
  ^(?:我们?|大家|领导)?(?:不信|别信|不相信|谁信)|(?:[几两三四五六七八九\d]年前|早年|前几年)(?:就)?[^,]{0,4}(?:公开|流出|泄露|挂出?)过|授权费|版权费
  是否(?:为|是|系|由)?(?:我司|我们|本公司|我方|本站|我平台|我行)(?:这边|自己)?(?:流出|泄露|外泄|漏出|的数据|的库)
  给不出[^,]{0,4}数|(?:真实|准确|确切|具体)(?:人数|数字|数量)[^,]{0,3}等|甲方说|内部群
`;
/** 数对不上，哪个都没凭据 */
const NO_PROOF = pattern(/没凭据|数对不上|对不上号|各说各的|也有人说/u);
/** 不完全统计; 攻击还在继续; 10个分库查完1个; 其他分公司尚未上报; 小程序端另计 */
const SO_FAR = anyOf`
  另有[^,]*(?:在查|没查|待查|未查)|最多还有|没有?细[数算点核查]|未细[数算点核查]|仍在持续(?:外泄|泄露)|还只是|剩余[^,]*在查|另一半没查|还在汇总|之前的还没算|总数还没
  第一批[^,]*属实|预计还会|外泄仍未|没堵上|还在被拖|仍在持续导出|爬虫仍在|还在拖库|排查(?:进度|刚过)
  没跑完|逐一核查$|查完\d|查了\d|其他分公司|由(?:总部|省局)汇总|集团口径|全国不详
  我[省市](?:涉及|受害|泄露)|声称(?:其余|后面|手[里上]还|还有|还掌握)|放出样例|不排除扩大到|[,]?(?:甚至|或者?)更多$|^或更多
  保守估计|还要加上|未含小程序|不含[^,]*端|另计$|端待统计$|还没统计
  ^(?:备库|数量)?(?:情况不明|数量未知|数量未明|数量不详|数量在查)$|数量(?:不详|未知|未核|没核|待核|还没核)|(?:会员|用户|客户|涉及)?人数(?:待|还待|尚待|还没|未|没)(?:统计|核|算|清点|数)|最坏情况
  万(?:是下限|只是最低数|为目前最低估计)|客户最低|打不住|破百万|上百万也|公司尚在排查|公司(?:还|仍|正)在核(?:实|查|对)?$|^b没算$
  小程序端[^,]*统计|^其余在统计$|平台数量在统计$|不掌握$|几十家单位|有\d+家单位|主库也有被访问
  主库权限|主库[^,]*待查
  第[一1][卷包批份]而已|^(?:一?共|总共)[\d一二两三四五六七八九十几数]{1,3}[卷包]$|(?:才|只是|仅|只有)第[一1](?:包|部分|份|段)
`;
/** 900多万了还在往上涨 */
const GROWING = pattern(/(?:还|仍|正)在?(?:不断|持续|一直|继续|慢慢)*(?:往上|向上)?(?:涨|攀升|上升|冒出)/u);
/** 四个城市各约30万; 每小时2万，持续三天; 翻了两番 */
const TIMES = anyOf`
  前期已报\d|此前(?:为|已?确认)\d|^继(?!去年|前年|上)[^,]{1,4}\d|^除\d[^,]*外$|^不仅\d
  各(?:泄露|约|被窃)[^,]{0,8}\d|均有\d+万?余|均为\d+万余|每(?:小时|分钟|天|日)(?!\d+[时点:])[^,]{0,10}\d
  日均(?:外泄|泄露|被)[^,]{0,6}\d|翻了?[两三]番|较(?:首报|前报|昨日|此前)的?\d[^,]*(?:增加|增长|上升|扩大|下降|减少)(?:\d|了?[^,]{0,3}[倍番])|\/家|扩大了[^,]*倍|现估|实测
  (?:每[个台家库份]|各[个库台家]|个个)[^,]{0,4}都?(?:是|有)[^,]{0,2}(?:这么多|那么多|这个数|同样)
  由\d[^,]*降为|^改\d|\d[万亿]×|√$
`;
/** 源代码被泄露，该产品用户1500万; 仅含设备标识 */
const NOT_USERS = pattern(
  /(?<![未没不非需应否]|没有|并未|不是|并非|需要|应当)(?:已)?(?:脱敏|匿名化|去标识化?)(?:后|过|处理)?的?(?:[^,]{0,4})(?:信息|数据|资料)|汇总统计|统计汇总|汇总数|聚合数据|^(?:里面)?(?:只有|全是|都是|只是)(?:一些)?(?:总?数字?|汇总|统计)(?:数据|结果|值)?$|源代码(?:被)?泄露|api密钥泄露|^密钥泄露|合同(?:外泄|涉及)|统计(?:数据|报表)|造数|假用户|仅含设备标识|内部编号|浏览器插件|缓存故障|增量/u,
);
/** Of what is too little to grade: 不完全统计 */
const ROUGHLY = pattern(/攻击还在继续|攻击仍在持续|不完全统计|初步数字|最终数以/u);
/** 直到今天才知道; 请问…找谁报？就是刚发生的 */
const FOUND_LATE = pattern(/才知道|都没发现|就是刚发生|此前已被真实/u);

/** 目前不能证明有人下载; but 密码未泄露, 其余没有泄露 */
const NOT_TAKEN = pattern(
  /(?:未|没有?|不能|无法|难以|尚|是否|有无|有没有|看不[到出]|查不[到出清])[^,]{0,10}(?:下载|外传|外泄|泄露|流出|取走|拿走|导出|利用|读取|调阅|打开过|看过|拷过|复制过)|无[^,]{0,6}(?:外部|外人|第三方|异常|境外)[^,]{0,4}(?:访问|读取)|零访问|(?:没有?|无)(?:任何|其他|其它|别的|一个|外)?人[^,]{0,4}(?:访问|进去|进来|登录|碰过|动过|看过|查过|用过|调用|来过)|未被[^,]{0,4}(?:取得|获取|访问)|(?:无|没有?)[^,]{0,3}(?:证据|迹象)[^,]{0,8}(?:下载|外传|外泄|泄露|流出|取走|拿走|导出|利用|读取|访问|拖)/u,
);
const OF_THE_REST = pattern(
  /密码|口令|支付|银行卡|证件|身份证|再次|其余|其他|剩|另|原文|二次|进一步|更多|新|公司|平台|库|说(?!不)|称|报/u,
);
/** 平台给的访问记录里没有其他人看过 */
const NOT_OF_THE_REST = pattern(/其[他它]人|(?:平台|公司|厂商)(?:给|提供|出具|导出)/u);
const MEDIUM = pattern(
  /(?:u盘|硬盘|移动盘|备份盘|优盘|光盘|磁带|电脑|笔记本|平板|手机|文件袋|档案袋|纸箱|打印件|资料袋|公文包)(?:(?:昨[天晚日]|今[天早日])?在[^,]{1,8})?(?:都|也|又|已|不慎|意外|昨[天晚日]|今[天早日])?(?:被|被人|让人|遭)?$/u,
);
const LOST = pattern(/^[丢遗失被偷盗窃走了]+$/u);
/** Somebody read what was on it. */
const READ = pattern(/上传|流传|公开|网上|暗网|论坛|卖|售|兜|黑客|泄露|外泄|流出|冒用|诈骗/u);

/** 丢了块硬盘 */
const OF_MEDIUM = pattern(
  /^[一二两三几]?(?:块|个|台|只|张|部|份|枚|盒|本)?(?:移动|工作|备份|固态|存档|加密|机械|旧|办公)*(?:u盘|硬盘|优盘|光盘|磁带|电脑|笔记本|平板|手机|存储卡|文件袋|档案袋|公文包)/u,
);

function isOfMedium({ text, start }: Clause, word: WordFound): boolean {
  const lost = MEDIUM.test(text.slice(0, word.start - start)) && LOST.test(text.slice(word.start - start));
  return (
    lost ||
    (LOST.test(text.slice(word.start - start, word.end - start)) &&
      OF_MEDIUM.test(text.slice(word.end - start)))
  );
}

/** 装有130万用户资料的U盘丢了: whether anybody has read it is open */
function isLostMedium(live: Statement[], clauses: Clause[]): boolean {
  return (
    live.every((s) => s.words.every((word) => isOfMedium(clauses[s.clause] as Clause, word))) &&
    !clauses.some(({ text }) => READ.test(text))
  );
}

/** 15万会员资料被盗。15万是积分流水的条数 */
const ARE_ROWS = pattern(
  /[\d万亿]是[^,没不]{0,10}(?:条数|行数|流水数?|记录数|次数|行程数|订单数|趟数|人次)$/u,
);

function isOfRows({ leak }: Facts, clauses: Clause[]): boolean {
  return clauses.some(
    (c) => ARE_ROWS.test(c.text) && c.quantities.some(({ count }) => count.min === (leak?.people?.min ?? 0)),
  );
}

const UNSURE = [OF_MORE, FEWER, ABROAD, STAFF, OF_ANOTHER, UNPROVEN, SO_FAR, TIMES, NOT_USERS];
const LEAST = 1000;

/** @returns whether a text with a leak leaves open, in such words, how many or whose users they are */
export function isLeakUnsure(
  facts: Facts,
  clauses: Clause[],
  statements: Statement[],
  told: string,
): boolean {
  const leaks = statements.filter((s) => s.kind === 'leak' && !s.negated);
  if (leaks.length === 0) return false;
  const heard = clauses.filter((c) => !instructs(c));
  const says = (...patterns: Pattern[]) =>
    heard.some(({ text }) => patterns.some((pattern) => pattern.test(text)));
  const live = leaks.filter((s) => isLive(s.mood));
  if (told === 'below' && live.length === 0 && says(OF_MORE)) return true;
  if (told === 'below')
    return (
      (says(FOUND_LATE) && live.length < leaks.length) ||
      (live.length > 0 && (says(SO_FAR, TIMES, ROUGHLY, OF_MORE, NO_PROOF) || sumsUp(facts, heard, clauses)))
    );
  if (live.length === 0) return false;
  const last = clauses[Math.max(...live.map((s) => s.clause))] as Clause;
  const drills = new Set(heard.filter((c) => has(c, 'drill')).map(({ sentence }) => sentence));
  const leavesOpen = (c: Clause) =>
    c.start > last.start &&
    NOT_TAKEN.test(c.text) &&
    !OF_THE_REST.test(NOT_OF_THE_REST.replaceAll(c.text, '')) &&
    !SPARES_A_KIND.test(c.text) &&
    !has(c, 'place', 'part_of') &&
    !drills.has(c.sentence);
  if (heard.some(leavesOpen)) return true;
  const whole = heard.map(({ text }) => text).join();
  return (
    says(...UNSURE) ||
    (says(GROWING) && (facts.leak?.people?.min ?? 0) < Math.max(...PEOPLE_ROWS)) ||
    isLostMedium(live, clauses) ||
    isOfRows(facts, heard) ||
    isOfFewerPeople(heard) ||
    ACCOUNTS.test(whole) ||
    sumsUp(facts, heard, clauses) ||
    isOfBase(facts, heard, live, clauses)
  );
}

/** 受益人8万 */
const ENDS_WITH_PEOPLE = new RegExp(`${PEOPLE_NOUN}$`, 'u');

/** The sum is told, or one number is in the place of another. */
const IN_ALL = pattern(
  /更正|[首前初昨原]报|改|误|合计|共|去重|其中|累计|总|剔除|净|补|核|由|印成|不是|其他|统计|还是|终|至|到|应|而是|->|→|typo|换算|注册|日活/u,
);

const before = (c: Clause, q: Quantity): string => c.text.slice(0, q.start - c.start);

const isPeople = (q: Quantity): boolean =>
  q.unit === 'people' && q.count.min >= LEAST && q.count.max !== null;

/** 江苏用户60万、浙江用户50万: several groups, which come to more than any of them */
function sumsUp({ leak }: Facts, clauses: Clause[], all: Clause[]): boolean {
  const most = leak?.people?.max;
  if (most === undefined || most === null) return false;
  // 请按合计报, without saying what they come to
  const unsaid = all.some(
    (c) => /合计|相加|加总/u.test(c.text) && c.quantities.every(({ count }) => count.min < LEAST),
  );
  if (!unsaid && clauses.some(({ text }) => IN_ALL.test(text))) return false;
  // 浙江用户50万信息: people, too
  const groups = clauses.map((c) =>
    c.quantities.filter(
      (q) =>
        (isPeople(q) && !isOfOther(c, q)) ||
        (unsaid && q.unit === 'unsaid' && has(c, 'leak')) ||
        (q.count.max !== null && ENDS_WITH_PEOPLE.test(before(c, q))),
    ),
  );
  return (unsaid ? [groups.flat()] : groups).some((group) => {
    const sum = group.reduce((all, { count }) => all + (count.max ?? count.min), 0);
    return group.length > 1 && PEOPLE_ROWS.some((least) => most < least && sum >= least);
  });
}

const BASE = anyOf`
  ^[约近超过]?[\d.]+[万亿](?:注册)?(?:用户|会员)$|平台|主库|全库|核心系统|持卡人|集团|母公司|体量|服务
  该站|旗下|全网|系统内|总用户|app|商城|旅行|用户[约超近过]?[\d一二三四五六七八九十亿]
`;
const OF_LEAK = pattern(/核|更正|应|实|合计|累计|共|涉及|受害|被|改|均|都|全|增|达/u);

/** 泄露规模：境内用户310万，其中北京64万、上海58万 */
const SIZE_LABEL = pattern(/(?:规模|人数|用户数|数量|总数|总量)$/u);
const OF_USERS = pattern(/^(?:境内|国内)?(?:用户|会员|客户)/u);
const OF_PLACE = pattern(
  /^其中[一-龥]{2,4}[省市]?(?:有|约|占)?[\d.]+[万亿](?:人|名|户)?(?:、[一-龥]{2,4}[省市]?(?:有|约|占)?[\d.]+[万亿](?:人|名|户)?)+$/u,
);

/** 平台1800万用户，少数用户信息泄露: how many there are, beside words for a part of them */
function isOfBase({ leak }: Facts, heard: Clause[], live: Statement[], clauses: Clause[]): boolean {
  const least = leak?.people?.min;
  if (least === undefined) return false;
  const own = new Set(live.map((s) => clauses[s.clause]));
  const at = heard.findIndex((c) => c.quantities.some((q) => q.unit === 'people' && q.count.min === least));
  const base = heard[at];
  if (base === undefined || isListed(clauses, clauses.indexOf(base))) return false;
  if (own.has(base) || !BASE.test(base.text) || OF_LEAK.test(base.text)) return false;
  const lesser = (c: Clause | undefined) =>
    c?.quantities.some((q) => q.count.min >= LEAST && (q.count.max ?? q.count.min) < least) ?? false;
  // 某APP（用户过亿）被拖库，涉及15万
  const told = heard
    .slice(at + 1)
    .some((c) => /^(?:仅|只|共)?(?:涉及|泄露|涉)(?:用户)?\d/u.test(c.text) && lesser(c));
  const smaller = told || [...own].some(lesser);
  const label = heard[at - 1];
  const sized = label?.leads && own.has(label) && SIZE_LABEL.test(label.text);
  return (
    smaller ||
    heard
      .slice(at + 1)
      .some((c) => PART.test(c.text) && !(sized && OF_USERS.test(base.text) && OF_PLACE.test(c.text)))
  );
}
