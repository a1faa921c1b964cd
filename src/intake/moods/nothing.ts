import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { instructs } from './moods.ts';

/** Why a text that tells of no happening is no report of an incident. Without such a reason a person is asked. */

/** The text says so itself. */
const NOTHING_HAPPENED = anyOf`
  (?<!有)(?:无|没有?|未|不存在|零|非)(?:发生|发现|出现|有)?(?:(?:达到|符合|属于)[^,]{0,10}的)?(?:任何|具体|新的?|网络|安全|相关|此类|突发|异常|类似|真实|一般|较大|重大|及以上|级)*(?:事件|事故|情况|泄露)(?:发生)?(?!的)$
  (?<!暂|库|备库|主库|电力|机房|设备|其他业务|其余业务)无异常|没有事情发生|没出事|没有?(?:发生)?任何事|无(?:实际|此|此类|这种)情况|问问而已|只是(?:想)?学习
  仅为(?:了)?学习|备考|没有的事|没这事|没有这事|没这回事|(?<!先)别当真(?!也)|纯属误会
  供[^,]{0,4}(?:学习|培训|备课)|无需处置|请忽略|(?:以上|此|本|这)[^,]{0,4}(?:练习|联调|例句|样例|示例)
  提前公告|计划内|(?:割接|维护|停机|升级|检修|断网)(?:预告|公告|通知)
`;

/** 泄露会员三十六万人，体测数据未泄露: of another kind of information */
export const SPARES_A_KIND = pattern(
  /^(?:(?!用户|客户|会员|个人|任何|公司|企业|平台|我司|核|查|确认)[^,未没无]){2,8}(?:数据|信息|资料|模板|密码|照片|记录|卡号|图像|视频|影像|正文|流水|附件|内容|图片|截图|作品|头像|语音|定位|账单|证件照)[^,未没无]{0,3}(?:也|均|都|经查|经核查?|亦)*(?:未|没有?|无)(?:见|发现|有|被|任何)*(?:泄|流|丢|窃|盗|拿|动|受|触|传)/u,
);

/** @returns whether the text says in so many words that there is no incident */
export function saysNothingHappened(clauses: Clause[]): boolean {
  return clauses.some(
    (clause) =>
      NOTHING_HAPPENED.test(clause.text) &&
      !SPARES_A_KIND.test(clause.text) &&
      !instructs(clause) &&
      !has(clause, 'contested'),
  );
}

/** What an incident of chapter 3 could be told with. */
const MATTER = anyOf`
  用户|客户|会员|账号|个人信息|数据|信息系统|网络|上网|宽带|网站|平台|系统|服务器|域名|解析|病毒|木马
  漏洞|攻击|黑客|入侵|app|数据库|接口|业务|机房|光缆|基站|设备|电脑|终端|主机|受影响|网(?!友|红|购)
  程序|服务|刷|电话|通信|路由|交换机|流量|配置|登录|告警|监控|灯|紧急|出事|大事|有事|有点事|不对劲
  users?|accounts?|devices?|servers?|network|data|system|hack|attack
`;

/** @returns whether a clause speaks of something that an incident of chapter 3 could happen to */
export function isMatter(clause: Clause): boolean {
  return MATTER.test(clause.text) || has(clause, 'known_site');
}

/** It did not come about. */
const DID_NOT = anyOf`
  未(?![知明定统看核查确回完恢处解接报掌])|无(?![法从人线锡论])
  没(?:有(?![看数查核测弄搞算])|事|人|出|发|影响|投诉|受|泄|断|丢|扩散|问题|异常|中断)
  不(?:含|涉及|受|影响|需|构成|属)|并非|非
`;
/** 没有关好门, 没打补丁: how it came about */
const NEGLECTED = pattern(
  /(?:没有?|未)(?:关|锁|打(?:上|过)?补丁|打补丁|设(?:密|置|防)|加密|加固|配|改|更新|升级|装|修|删|下线|上锁|及时(?!发现)|按)/u,
);
/** It was kept off. */
const KEPT_OFF = pattern(/正常|平稳|拦截|清洗|挡|封堵|阻断|抵御/u);

/** Work that was meant, ordinary duties, lessons, somebody's own trouble, no real system. */
export const ORDINARY = anyOf`
  计划|例行|(?<![虚模])拟|将于|改版|扩容|升级|完成|(?<!已|现|正)安排(?!了?\d|人|专)|备案|注册量
  公告|通知|提醒|提示|防范|预警|补丁|修补|巡检|盘点|值班(?:表|电话|安排|制度|纪律|人员|值守|室)|^(?:今[晚日天]|明[晚日天]|本周)?值班$|加强值|保障
  培训|学习|咨询|请教|请问|演练|演示|测试|讲座|会议|大会|手册|文档|[主副]班|[接交]班|应急通讯录|通讯录(?:核对|更新|回填)|年假|休假|表扬|打印机|文案|海报|课件|上课
  他家|她家|自家|我家|欠费|充值|转账|诈骗电话|退费|资费|测速|个案|只有[她他]一个人|靶场|比赛|预发布
  日报|周报|月报|年报|宣传|比赛|招聘|采购|调研|倡议|报喜|突破|误投
`;
/** Somebody says why it is none, or does what is ordinary. */
const REASONS: Pattern[] = [DID_NOT, KEPT_OFF, ORDINARY];
/** Somebody has a feeling, fears something, or won't tell. */
const DOUBTED = pattern(
  /可能|像是|好像|似乎|疑|不肯说|不愿说|联系不上|没回|说不上|拿不准|(?<!没|无|未)感觉/u,
);

/** 其他业务正常, 核心数据库未受影响: says nothing of what is told of. */
export const OF_OTHERS = pattern(
  /^(?:但|而|目前|现|当前)*(?:其他|其它|其余|别的|备用|另外|内网|支付|核心数据库|[我本](?:单位|局|司|省局|公司|厅|部门)?(?:办公|内部|机房|大楼))(?!用户|地区|地方|[省市区县]|人)/u,
);

/** What a reason must speak of where something did happen: not that nobody was hurt, or no ransom was asked for. */
const OF_THE_MATTER = pattern(
  /用户|业务|网络|数据|信息|系统|服务|访问|上网|网站|平台|使用|感知|影响|中断|泄露|失败|成功|损失|解析|投诉|利用|感染|账号|登录/u,
);
const OF_ANOTHER = pattern(
  /电力|供电|供水|金融|生产|交通|人员|伤亡|受伤|赎金|勒索信|上级|舆情|媒体|支付|财产|设备受损/u,
);

/**
 * @param open the clauses that may be going on and that nothing else explains
 * @param text.denied it denies a happening
 * @param text.harmed one of them has words of harm
 * @param text.many one of them counts as many people or records as a row of chapter 3 does
 * @returns whether the text gives a reason why there is nothing to grade, and no doubt of it
 */
export function givesReason(
  open: Clause[],
  { denied, harmed, many }: { denied: boolean; harmed: boolean; many: boolean },
): boolean {
  if (open.some((c) => DOUBTED.test(c.text))) return false;
  if (denied) return true;
  const sentences = new Set(open.filter(isMatter).map((c) => c.sentence));
  const says = (reasons: Pattern[]) =>
    open.some(
      (c) =>
        !NEGLECTED.test(c.text) &&
        reasons.some(
          (reason) =>
            reason.test(c.text) &&
            (reason !== ORDINARY || c.leads || c.sentence === 0 || sentences.has(c.sentence)),
        ),
    );
  if (!harmed && !many) return says(REASONS);
  if (!harmed && says(REASONS.slice(2))) return true; // a stray 没 is no reason why so many are nothing
  return open.some(
    ({ text }) =>
      (DID_NOT.test(text) || KEPT_OFF.test(text)) &&
      OF_THE_MATTER.test(text) &&
      !OF_ANOTHER.test(text) &&
      !NEGLECTED.test(text) &&
      !OF_OTHERS.test(text),
  );
}

/** 诺如病毒, 停水停气, 资费: what happens to people, crops and mains */
const NO_NETWORK = pattern(
  /流感|诺如|甲流|新冠|登革|手足口|猪瘟|果农|果树|柑橘|疾控|学校食堂|[停断缺供]水|[停断供漏用]气(?!象)|燃气|煤气|[停供]暖|资费|销户|携号转网|病毒式/u,
);

/** @returns whether a clause tells of what no network has to do with */
export function isOfNoNetwork(clause: Clause): boolean {
  return (
    NO_NETWORK.test(clause.text) &&
    !has(clause, 'net_down', 'no_access', 'leak', 'leak_plain', 'site', 'dns', 'cn')
  );
}
