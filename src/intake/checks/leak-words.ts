import type { Facts } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { instructs, isLive } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { FEW_PEOPLE, isCount } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** What a text says beside the number of a leak by which it counts others, more, fewer, or none: for a person to weigh. */

/** 其余46家店没报上来, 是黑客晒出来的样品, 还在被往外抽, 口子没扎住 */
const MORE = anyOf`
  (?:其余|其他|其它|剩下|余下|别的|另外)[^,]{0,3}(?:[\d一二两三四五六七八九十几百千]+|各|多|的)[^,]{0,2}(?:家|个|所|台|间|店|省|市|库|区|校|院|县|处)[^,]{0,4}(?:还没|没有?|未|尚未|待|没来得及)(?:有)?(?:上?报|查|统计|核|回|给|交|汇总|清点|比对)
  (?:是|为|属|算)[^,]{0,8}(?:晒|放|挂|贴|公布|展示|给|甩|亮)[^,]{0,4}的?(?:样品|样本|样例|小样|样张)|^(?:这|那|以上|上述)?(?:还|只|仅|才)+(?:是|为|算)[^,]{0,6}(?:样本|样品|样例|小样|零头|九牛一毛)|样本量
  (?:还|仍|正|一直)(?:在|旧)?(?:被)?(?:人)?(?:往|向)(?:外|境外)[^,]{0,2}(?:抽|拖|导|传|流|漏|搬|拉|扒|倒|冒|跑)|(?:口子|缺口|窟窿)(?:还|仍|也|都|尚)*(?:没|未)(?:有|能)?(?:扎|堵|补|封|捂)|(?:还|仍)在(?:漏|流血|失血)
`;
/** 网安支队认为低估了, 上条少俩零, 小数点往前挪一位, 打个对折差不多, 一台手机算一个用户, 按登录次数算 */
const MISCOUNTED = anyOf`
  (?:认为|觉得|判断|怀疑|估计|指出|质疑|直言|说|称)[^,]{0,6}(?:低估|高估|偏[小低少大高多]|瞒报|少报|虚报|漏报)|^(?:这|该|此)?(?:个?数字?|人数)?(?:明显|肯定|可能|恐怕|怕是|严重|有点|略|被)*(?:低估|偏[小低少大高多]|有瞒报|瞒报|少报)了?$
  ^(?:是|系|为)(?:抽样|抽查|样本)[^,]{0,4}$
  [少漏缺丢掉落多]了?[俩两一二三几](?:个)?(?:零|0)(?![\d.%售])|(?:小数点|逗号)[^,]{0,4}(?:挪|移|点错|标错|打错|错|退|进)|(?:去掉|抹掉|抹去|添|加|补|减|删|砍|划掉)[上了去]?[一俩两几]?个(?:零|0)(?!\d)
  [百千万亿]字?(?:没|忘|漏|少|未)(?:有|了)?(?:打|写|敲|输|填|带|加)|(?:漏|忘|少|没)(?:打|写|敲|输|填|带|加)了?[^,]{0,2}[百千万亿]字?$
  打(?:个|了)?(?:对|骨|[二三四五六七八九])折|(?:对半|腰)(?:砍|斩)|砍(?:掉)?(?:一半|半)|掺(?:了|着|有|不少|很多)?水|含水|水分(?:很|较|比较|太|挺)?(?:大|多|不少)|(?:虚|水)高$
  (?:一|每)(?:台|部|个)(?:手机|设备|终端|电脑|平板|微信|手机号|设备号|ip|号)(?:就|都|各)?(?:算|计|当|记)(?:作|成|是|为)?(?:一|1)(?:个|名|位)?(?:用户|人|会员|客户)?$
  (?:按|以)(?:照)?(?:设备|终端|登录|登陆|访问|激活|下载|订单|次数|人次|卡)(?:号|数|量|次数|台数)?(?:来)?(?:计|算|统计|数)的?$
  (?:in|unit:?)(?:ten)?(?:thousands?|millions?)|^(?:thousands|millions)$
  (?:数字?|人数|数据量|规模|口径)(?:都|也|均)?(?:出自|来自|源自|源于|取自|摘自|引自|照抄|抄自|是)[^,]{0,4}(?:勒索|黑客|卖家|对方|攻击者|威胁|嫌疑人|骗子|绑匪)
`;
/** 只统计到昨晚, 不含历史库, 每小时都在涨, 只是开胃菜, 还没收齐: so far */
const SO_FAR = anyOf`
  ^(?:这|那|以上|上面|上述|目前|现在)?(?:还|也|都)*(?:只|仅仅?|才|不过|光|单)(?:是|为|算|算是)(?:了)?[^,]{1,8}(?:一[地家个张省市处角头店库表]|(?:[地店省市库站家区院校]|部分)的|部分|批)[^,]{0,4}$
  ^(?:这|那|以上|上面|上述|目前|现在)?(?:还|也|都)*(?:只|仅仅?|才|光|单)(?:统计|查|算|数|点|核|汇总|清点|看|导)(?:到|了|过|完)(?!一遍)
  (?:不|没|未)(?:含|包括|包含|计|算上?|统计)(?:入|进)?[^,]{0,6}(?:库|表|店|端|分公司|子公司|渠道|小程序|分站|存量)(?:的|在内)?$|(?:库|表|店|端|部分|渠道|分公司|子公司|系统)(?:还|都|也|均|暂|尚)*(?:不|没|未)(?:算|计|统计|包括|包含)(?:在内|进[去来]?|上|入)?$
  每(?:分钟|小时|天|隔[^,]{1,4}|时每刻)[^,\d]{0,3}(?:涨|增|多|冒|加)|开胃菜|前菜|热身|冰山|零头(?!都?也?没)|九牛一毛|(?:还|后面|后续|接着)(?:会|将)?有(?:第[二三]|下一|更多|后续|别)的?(?:批|波|份|包|卷)?
  (?:数|数字|人数|名单|统计|情况|材料)?(?:还|尚|仍|也)*(?:没|未)(?:有|能)?(?:收|报|凑|到|汇|交|统计|核|查|点|对)(?:齐|全)(?!部)
`;
/** 都是试用账号, 大部分住在东南亚, 九成是空的, 恐怕要除以十, 数字是AI估的, 资料是公开信息拼的 */
const WORTHLESS = anyOf`
  ^(?:但|不过|其中|里面|而且)?(?:都|全|均|全部|多半|大部分|大多数?|多数|绝大多数|一大?半|不少|[五六七八九]成)+(?:都)?(?:是|为|系|住在?|在|来自)?(?:试用|体验|空的|空白(?!模)|空号|外国|老外|外籍|境外|国外|东南亚|海外|假|旧|老|过期|作废|马甲|游客|临时)(?!用户信息|数据也)[^,]{0,6}$
  (?:要|得|应|该|需)(?:除以|砍|折)[一二三四五六七八九十百两\d半]|真[伪假](?:各|参|对)半|真[伪假]难辨|动过手脚|(?:数字?|人数)(?:是|系|由)?(?:ai|模型|机器人?|脚本|大模型)(?:估|算|猜|编|生成|推)
  (?:资料|信息|数据|名单|内容)(?:其实|都|全|是|系|由|为)+[^,]{0,8}(?:拼(?:的|凑|出|起)|编(?:的|造|出)|凑的|ai|生成的|公开(?:信息|资料|渠道|可查))|单位(?:可能|也许|或许|好像|大概|似乎|怕)+是
`;
/** 手机号都是+84开头, 国内的不过9万, 出海版 */
const ABROAD = anyOf`
  (?:手机号|号码|电话|号段)[^,]{0,6}\+(?!86)\d{2,3}|出海(?:版|业务|产品|平台|app)
  ^(?:里面|其中|但|可)?(?:国内|境内|大陆|内地|中国)(?:的|用户|客户|会员|这边|部分|人)*(?:不过|不到|不足|也就|顶多|最多|没几|占不到)
`;
/** 某厂花名册 */
const STAFF = pattern(
  /(?:厂|公司|集团|单位|局|分?行|医院|企业|机关|部门|车间|工地)(?:的)?(?:[^,户客员生者]{0,4})(?:花名册|名册|薪[酬资]表|工资表|通讯录|考勤表|人事档案|职工档案)/u,
);
const OTHERS = pattern(
  /用户|客户|会员|学生|患者|家长|业主|乘客|旅客|读者|老师|学员|参保|车主|住户|居民|住客/u,
);
/** 内容全是乱码, 加密了解不开 */
const UNREADABLE = anyOf`
  (?:内容|资料|文件|数据|信息|姓名|里面|打开|导出来?|拿到的?)(?:后|看|全部?|都|均|皆|尽|却|一看)*(?:是|为|成|系)?(?:一堆|一片|了)*(?:乱码|密文|马赛克|打了?码|星号|空白)|(?:全|都|均)(?:部|是)*打了?码|(?:全|都|均)(?:部|是)*(?:乱码|马赛克|密文)
  (?<!锁)(?:解不开|解不了密|解密不了|没法解密)(?!的?域名)
`;
/** 130万用户规模这一经营数据, 支撑130万用户的系统源码, 130万用户话费被盗扣, 被运维搬走到异地机房做灾备 */
const NO_DATA = anyOf`
  (?:用户|会员|客户)(?:的)?(?:规模|体量|总量|总数|数量)(?:这一?|等|的)?(?:项|个|条|类)?(?:经营|商业|运营|统计|敏感|机密|财务)(?:数据|信息|指标|秘密|机密|情报)
  (?:支撑|承载|面向|覆盖|支持|服务)(?:着|了|于)?[约近超]?[\d一二两三四五六七八九十百千.]+[万亿][^,]{0,10}的[^,]{0,8}(?:源码|源代码|图纸|代码|架构|配置文件|密钥|算法|模型|设计文档)
  (?:运维|dba|管理员|机房|技术(?:部|员)?|我们|工程师|同事|值班员)[^,黑内]{0,6}(?:搬|拷|导|移|迁|转)[^,]{0,12}(?:灾备|备份|容灾|归档|新机房)
`;
/** 话费被盗扣, where nothing is said of information */
const MONEY = pattern(
  /(?:话费|余额|流量包?|积分|优惠券|红包|金币|里程|零钱|押金|会员费|点券)(?:都|均|全|也|已)*(?:被|遭)[^,]{0,3}(?:扣|刷|划|转|清|盗|骗|偷)/u,
);
const INFORMATION = pattern(/信息|资料|数据|隐私|库|名单|姓名|号码|手机号|身份证|档案|账号|密码/u);
/** 每一千个就有一个, 按省分表, 只是个把人, 跟130万不是一个量级, 被盗几何 */
const PART = anyOf`
  每(?:一|上)?(?:百|千|万|[\d一二两三四五六七八九十]+[百千万]?)(?:个|名|位)?(?:人|用户|客户)?(?:里|中|当中)?(?:大约|约|就|才|便)*有(?:一|1|两|2|三|3)(?:个|名|位)?
  按(?:省份?|地市|城市|区域|地区|年份|月份?|业务|渠道|尾号|首字母)(?:来)?(?:分|拆|存|建|切)(?:的|成|了)?(?:表|库|桶)
  (?:只|不过|仅|就|也就|无非)+(?:是|有)?(?:那么)?(?:个把|极?个别|零星|寥寥|屈指可数|三五个?|十来个|三两个?)(?:个|名)?(?:人|用户|客户|账号|位)?$
  (?:跟|和|与|同|比|距|离)[^,\d]{0,4}\d[\d.]*[万亿][^,]{0,6}(?:不是|不在|差)[^,]{0,3}(?:量级|数量级|级别|档次)
  被[盗窃泄拖走]+(?:的|了)?(?:几何|几许|几成)$
`;
/** 一单多人, 一张保单好几个人: how many people the records come to */
const SEVERAL_EACH = pattern(
  /[一每]张?(?:单|票|张|份|件|户|条|笔|订单|保单|车票|订单号)(?:[^,]{0,2}(?:可能|往往|常|大多|有|含|对应|包含|涉及))*(?:多|好几|几|数|若干|[两三四五六2-9])(?:个|名|位)?(?:人|乘客|旅客|住客|家人)/u,
);
/** 也有版本写90万, /130万 of the whole network */
const OTHER_VERSION = anyOf`
  (?:也|另|还)有(?:一?个|一?份|的|些)?(?:版本|说法|口径|材料|部门|记录|文件|同事|台账)[^,]{0,3}(?:写|说|称|报|是|为|记|讲)(?:的|成|着)?(?:是)?[约近]?[\d一二两三四五六七八九十百千]
  ^\/[约近]?[\d.]+[万亿]
`;
/** Where another number stands in the text, they may be said of that one. */
const OF_ONE_COUNT = [MISCOUNTED, SO_FAR];
const WORDS = [MORE, ABROAD, UNREADABLE, NO_DATA, PART, OTHER_VERSION];

/** @returns whether a text says of the number of its leak that it may count others, more, fewer, or nobody's information */
export function isCountDoubted(facts: Facts, clauses: Clause[], statements: Statement[]): boolean {
  const live = statements.filter((s) => s.kind === 'leak' && !s.negated && isLive(s.mood));
  if (live.length === 0) return false;
  const heard = clauses.filter((c) => !instructs(c));
  if (heard.some((c) => WORDS.some((words) => words.test(c.text)))) return true;
  const many = (facts.leak?.people?.max ?? FEW_PEOPLE) >= FEW_PEOPLE;
  const words = many ? [...OF_ONE_COUNT, WORTHLESS] : OF_ONE_COUNT;
  if (!isCorrected(clauses) && heard.some((c) => !c.asked && words.some((said) => said.test(c.text))))
    return true;
  if (facts.leak?.people === undefined && heard.some((c) => SEVERAL_EACH.test(c.text))) return true;
  if (isOfStaff(heard)) return true;
  if (live.every((s) => isOfMoney(clauses[s.clause]))) return true;
  return isMoreThanAll(facts, heard) || isOfTwoPapers(heard);
}

/** 小数点点错，应为130万: another number is given */
function isCorrected(clauses: Clause[]): boolean {
  const counts = clauses.flatMap((c) => c.quantities.filter((q) => isCount(q) && q.count.min >= 1000));
  return (
    new Set(counts.map(({ count }) => count.min)).size > 1 ||
    clauses.some((c) => has(c, 'correction', 'not_a', 'superseded'))
  );
}

function isOfStaff(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => STAFF.test(text)) && !clauses.some(({ text }) => OTHERS.test(text));
}

function isOfMoney(clause: Clause | undefined): boolean {
  return clause !== undefined && MONEY.test(clause.text) && !INFORMATION.test(clause.text);
}

const IN_ALL = pattern(
  /(?:全部|所有|总共|一共|拢共|全量|总)[^,]{0,3}(?:用户|会员|客户|账号|人)(?:总?数|量)?(?:加起来|一共|总共|也|都|才|只|仅|就|有|到)*$/u,
);

/** 泄露用户130万，可这个平台全部用户不过90万 */
function isMoreThanAll({ leak }: Facts, clauses: Clause[]): boolean {
  const least = leak?.people?.min ?? 0;
  return clauses.some((c) =>
    c.quantities.some(
      (q) =>
        isCount(q) &&
        (q.count.max ?? 0) >= 1000 &&
        (q.count.max ?? least) < least &&
        q.count.min !== least &&
        (IN_ALL.test(c.text.slice(0, q.start - c.start)) ||
          /(?:全部|所有|总)(?:注册)?(?:用户|会员|客户)(?:不过|不到|不足)/u.test(c.text)) &&
        !has(c, 'leak', 'leak_plain', 'take', 'correction'),
    ),
  );
}

/** 附件一写12万，附件二写120万 */
const PAPER = pattern(
  /^(?:而|但|可)?(?:附件|附表|附录|正文|封面|标题|摘要|首页|末页|上文|下文|前文|后文|台账|纪要|函件?|邮件|第[^,]{1,2}页|表)(?:[一二三四五六甲乙丙\da-c]{0,2})(?:里|中|上)?(?:写|记|载|列|标|填|显示|说|称|报|是|为)/u,
);
const NEXT_ROW = 5;

function isOfTwoPapers(clauses: Clause[]): boolean {
  const counts = clauses
    .filter(({ text }) => PAPER.test(text))
    .flatMap((c) =>
      c.quantities.filter((q) => isCount(q) && q.count.min >= 1000).map(({ count }) => count.min),
    );
  return counts.length > 1 && Math.max(...counts) >= NEXT_ROW * Math.min(...counts);
}
