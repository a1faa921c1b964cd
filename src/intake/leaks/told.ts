import { CAUSES_IN_SCOPE } from '../../plan/facts.ts';
import { type Clause, has, tagged, type WordFound } from '../clauses/clauses.ts';
import type { Add } from '../moods/statement.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { NO_USERS_DATA } from './others.ts';

/** What a clause tells of information that leaked. */

/** A clause so short says only what it is about. */
const HEADING = 4;
const CONFIRMED = pattern(/^(?:已|经)?(?:确认|核实|查实|属实|证实|坐实)$/u);

/** Finds what a clause tells of information that leaked, was taken or is sold: a statement of a leak, or of something else. */
export function readLeak(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  if (!has(clause, 'leak_plain', 'leak', 'take', 'sold')) return;
  const plain = tagged(clause, 'leak_plain');
  const verbs = tagged(clause, 'leak').filter(
    (word) => !isOfOwnKeys(clause, word) && !isOfAnotherSense(clause, word),
  );
  const near = clauses.slice(0, i + 1).filter((c) => clause.sentence - c.sentence <= 2);
  const rest = clauses.slice(i + 1).filter((c) => c.sentence === clause.sentence);
  const taken =
    [...near, ...rest].some(isStranger) && !isApproved([...near, ...rest], clause.sentence)
      ? tagged(clause, 'take').filter(
          (word) =>
            !isOfResolution(clause, word) &&
            !isOfKeys(clause, word) &&
            !isLost(clause, word, [...near, ...rest]),
        )
      : [];
  const sold = tagged(clause, 'sold');
  if (
    isOfNoUsers(clause, clauses) ||
    isOfMoney(clause) ||
    EVERYDAY.test(clause.text) ||
    OF_FLUID.test(clause.text) ||
    isOfGas(clause, clauses)
  )
    return;
  // 泄露（已确认）：用户135万人
  const heading =
    clause.text.length <= HEADING &&
    CONFIRMED.test(clauses[i + 1]?.text ?? '') &&
    !rest.some((c) => LEFT.test(c.text))
      ? 1
      : 0;
  const nearby = clauses
    .slice(Math.max(0, i - 2), i + 2 + heading)
    .filter((c) => c.sentence === clause.sentence);
  const information =
    has(clause, 'users') ||
    /用户|客户|会员|账号|人数/u.test(clause.text) ||
    isOfSubject(clause, clauses[i - 1]) ||
    isOfAsMany(clause, clauses) ||
    nearby.some(
      (c) => has(c, 'info') || /(?:用户|会员|客户)人?数$/u.test(c.text) || c.quantities.some(isOfInformation),
    );
  if (plain.length > 0) add('leak', plain);
  else if (verbs.length > 0 && information) add('leak', verbs);
  else if (taken.length > 0 && information) add('leak', taken);
  else if (sold.length > 0 && nearby.some((c) => has(c, 'info') || c.quantities.some(isOfInformation)))
    add('leak', sold);
  else if (verbs.length > 0 && /源代码|源码|技术资料|商业秘密|图纸/u.test(clause.text))
    add('other', verbs, { what: '源代码或资料泄露' });
}

const PASSIVE = pattern(
  /^(?:全部?|都|均|已|统统|一并)*[被遭让叫给](?![^,]*(?:警方|公安|民警|平台|公司|引流|社群|私域|赔))/u,
);
const OF_USERS = pattern(/(?:用户|会员|客户|账号|学员|患者|车主|玩家|乘客|业主)$/u);

/** 论坛账号对应的真实用户，全被那小子拖走了: the clause before it is its subject */
function isOfSubject(clause: Clause, before: Clause | undefined): boolean {
  return (
    before?.sentence === clause.sentence &&
    !has(before, 'not') &&
    PASSIVE.test(clause.text) &&
    OF_USERS.test(before.text)
  );
}

/** 去年曾泄露1.5亿用户，…这回泄露210万: as many of the same */
const AS_MANY = pattern(/^(?:这[次回]|本次|此次|又|实际|再)?泄露了?[约近超]?\d[\d.]*[万亿][多余]?$/u);

function isOfAsMany({ text }: Clause, clauses: Clause[]): boolean {
  return AS_MANY.test(text) && clauses.some((c) => has(c, 'users') && has(c, 'leak'));
}

/** 为1200万用户提供账单查询, 1200万用户下载了我公司App, 1200万用户被骗充值: what people do every day, and no information taken */
const EVERYDAY = anyOf`
  (?:为|向|给|供)[^,]{0,12}(?:用户|会员|客户)[^,]{0,6}(?:提供|开通|办理|采集|推送|发送)|(?:用户|会员|客户)[^,]{0,6}采集(?:满意度|意见|需求|反馈)
  (?:用户|会员|客户|人次?|次)[^,]{0,4}(?:下载|查询|浏览|获取|查看|采集|抓取)(?:了|过)*(?:我|本|该|官方|最新|新版|公司|客户端|软件|补丁|更新|安装包|app|白皮书|报告|优惠|红包|服务|疫苗|余额|话费)
  (?:用户|会员|客户|人|市民|居民|群众|老人)[^,信资数]{0,4}(?:被骗|受骗)(?!走[^,]{0,6}(?:信息|资料|密码|账号|身份))|曝光(?:度|率|量)
  被骗的?[\d一二两三四五六七八九十百千万亿.多余]+(?:名|位|个)?(?:用户|客户|会员|人)(?![^,]{0,6}(?:信息|资料|数据|账号|密码))
  骗到(?!了?(?:约|近|超过?|共|上)?[\d一二两三四五六七八九十百千数几]|了?[^,]{0,8}(?:信息|资料|数据|账号|口令|密码|证|号|名单|库))
  (?:团伙|窝点|贼窝)[^,]{0,6}(?:端走|端了|连锅端)|(?:(?<!数据)仓库|(?<!收)货架?(?!地址)|超市|商店)[^,]{0,6}(?:搬了?个?(?:精光|走|空|干净)|搬空)
  (?:信息|数据)泄露的?(?:赔偿|问卷|短片|讲座|知识|课程|视频)|承诺不(?:会)?(?:泄露|外泄)|(?:价格|剧情|大结局|参数|外观|答案|试题|考题|真题|试卷|题目|标底|底价|谜底)(?:提前|疑似|遭|被)?(?:泄露|外泄|曝光)
  (?:快递|包裹|外卖|行李|货物|电瓶车|电动车|自行车|钱包)(?!单|员|信息|资料|号|数据|面单|柜|站|公司|平台|地址|app|骑手|用户|客户)(?:都|也|又|全)?(?:被偷|被盗|丢了|丢失|失窃)
  到新(?:平台|库|系统)|(?<!数据)(?:仓库|办公室|药房)[^,]{0,2}[被遭][盗偷窃](?![^,]*(?:信息|资料|数据))
  ^误?以为[^,没未]{0,6}(?:泄露|泄漏|外泄)$|^[^,]{0,4}[没未]有?查到[^,]{0,4}(?:泄露|泄漏|外泄)$
  日志[^,]{0,3}[扒翻查]了个|(?:服务器|硬盘|机柜|设备)[^,]{0,2}被(?:小偷|贼|人)?[搂弄搬抱扛]走(?![^,]*(?:信息|资料|数据))|误封|(?:警方|公安|民警)[^,]{0,4}(?:带走|抓走|押走)|引流[^,]{0,2}卷|[走到]私域|审计[^,]{0,3}查
  (?:app|应用|软件|客户端|小程序|补丁|版本|游戏|视频|歌曲|课程|电子书|插件|报告|白皮书)[^,信资数]{0,8}被[\d一二两三四五六七八九十百千万亿.多余]+(?:名|位|个)?(?:用户|网友|网民|会员|客户|人)?次?(?:下载|安装|查看|浏览|转存|采集)(?![^,]*(?:信息|资料|数据|名单|库))
  (?:获取|获得|拉取|带来|拿到|抓取|搜到)了?[^,信资数]{0,6}(?:新用户|新增用户|新客户?|新会员|潜在客户|客源|线索)(?!的?(?:个人)?(?:信息|资料|数据|名单|手机|身份))
`;

function isOfInformation({ unit }: Quantity): boolean {
  return unit === 'people' || unit === 'records';
}

/** 查询九成超时: of a resolver; 公开的高危漏洞: not of data */
function isOfResolution({ text, start }: Clause, word: WordFound): boolean {
  return /^[^,]{0,4}(?:[进登]不[去上]|打不开|用不了|超时|失败|量|响应|中断|请求|得不到|耗时|成功率)|^的?[^,]{0,6}(?:漏洞|补丁|通报|报道|招标)/u.test(
    text.slice(word.end - start),
  );
}

const SPAN = pattern(
  /^(?:将近|近|大半|整整|好几|快|足足)?(?:[\d一二两三四五六七八九十半几数多]+个?多?(?:年|月|天|周|星期|小时|分钟|季度|钟头)|[很好太]久)/u,
);
const UNSENT = pattern(/^[^,]{0,12}(?:没|未|忘了?)(?:发|通知|告知|录|登记|报送|派|送|统计|算)/u);
const GOES_AWAY = pattern(
  /(?:客户|用户|会员|人才|资金|人口|生源|患者|病人|旅客)(?:大量|持续|加速|加剧|严重|不断|继续|的|净)*$/u,
);
const INTO_HANDS = pattern(
  /^[到至向往]?[^,]{0,6}(?:暗网|境外|海外|国外|网上|网络|黑客|论坛|黑产|他人|外部)/u,
);

/** 客流出现高峰, 宽带客户外流, 工期拖了半年, 短信漏了13万用户没发: no information */
function isOfAnotherSense({ text, start }: Clause, word: WordFound): boolean {
  const said = text.slice(word.start - start, word.end - start);
  const rest = text.slice(word.end - start);
  // 除密码未泄露外全被窃取
  if (/除[^,外]{1,8}$/u.test(text.slice(0, word.start - start)) && /^[^,]{0,2}外/u.test(rest)) return true;
  if (said === '流出') return /^现/u.test(rest);
  if (said === '拖了') return SPAN.test(rest);
  if (said === '漏了') return UNSENT.test(rest);
  return said === '外流' && GOES_AWAY.test(text.slice(0, word.start - start)) && !INTO_HANDS.test(rest);
}

const APPROVED = pattern(
  /(?<!未|没|无|不)经(?:过)?(?:内部|公司|领导|正式|逐级|书面)?(?:审批|批准|授权|报批)(?!不|未|流程漏)|审批(?:已)?通过|手续齐全/u,
);
const OF_WORK = pattern(/迁移|备份|归档|对账|统计|建模|核对|割接|交接|验收|质检|回访/u);
const AGAINST = pattern(
  /绕过|伪造|冒用|冒充|骗取|超(?:出|越)?(?:权|范围|审批)|违规|私自|越权|擅自|非法|外传|泄露|倒卖|出售|黑客|入侵|窃|盗|拖|卖|[拷发传交透]给|私下|私人|[uｕ]盘|网盘|带走|带离|朋友|竞品|竞争|离职|另存|留存|境外|流到|超量|多导/u,
);

/** 经审批，外包人员按计划导出130万用户数据做迁移 */
function isApproved(near: Clause[], sentence: number): boolean {
  const own = near.filter((c) => c.sentence === sentence).map(({ text }) => text);
  return (
    own.some((text) => APPROVED.test(text)) &&
    own.some((text) => OF_WORK.test(text)) &&
    !near.some(({ text }) => AGAINST.test(text))
  );
}

/** 域名注册商账号被盗 */
function isOfOwnKeys(clause: Clause, word: WordFound): boolean {
  return OWN_KEYS.test(clause.text.slice(0, word.start - clause.start));
}

const OWN_KEYS = pattern(
  /(?:注册商|管理员?|运维|网管|维护人员|值班员|工程师|后台|特权|root|vpn|堡垒机|超管|数据库)(?:人员)?(?:那[头边里]|侧|处)?(?:的|个人)?(?:账号|账户|口令|密码|权限|凭证)[^,]{0,2}$/u,
);

/** 数据库权限被黑客拿到 */
const KEYS_BEFORE = pattern(/(?:权限|控制权|shell)(?:已|均|都)*[被遭让][^,]{0,6}$/u);

const GETS = pattern(/^(?:拿|获取|取得|掌握|弄|搞)/u);

/** 拿到管理员口令: what opens the door, not what is behind it */
function isOfKeys(clause: Clause, word: WordFound): boolean {
  const after = clause.text.slice(word.end - clause.start);
  const from = word.start - clause.start;
  if (KEYS_BEFORE.test(clause.text.slice(0, from)) && GETS.test(clause.text.slice(from))) return true;
  return (
    !has(clause, 'users') &&
    /^了?[^,]{0,6}(?:口令|权限|控制权|凭证|密钥|shell|(?:管理员|运维|特权|vpn|域控|后台|网管|超管|root)账号)/u.test(
      after,
    )
  );
}

const LOST_DATA = pattern(
  /^[^,]{0,24}(?:records?|data|info|details|profiles|credentials|tohackers?|toattackers?)/u,
);

const STOLEN = pattern(/撞库|[拖脱]库|拖走|黑客|窃|盗|泄露|入侵|内鬼/u);
const LEFT = pattern(/卸载|流失|注销|转投|竞品|对手|挖[角走人]|携号/u);

/** lost 2m users to a rival, 全年实丢用户2万: who left */
function isLost({ text, start }: Clause, word: WordFound, near: Clause[]): boolean {
  const said = text.slice(word.start - start, word.end - start);
  if (said === 'lost') return !LOST_DATA.test(text.slice(word.end - start));
  return (
    /^[实共总]丢$/u.test(said) &&
    (!near.some((c) => STOLEN.test(c.text)) || near.some((c) => LEFT.test(c.text)))
  );
}

/** 主管道泄漏 */
const OF_FLUID = anyOf`
  (?:管道|管网|管线|水管|燃气|煤气|天然气|液化气|自来水|污水|原油|汽油|柴油|氨气?|液氨|蒸汽|暖气|制冷剂|冷媒|氟利昂|冷却液|氟|氯气?)[^,]{0,3}(?:泄漏|泄露)
  (?:危化品|危险(?:化学)?品|化学品|化工品|毒气|有毒气体|瓦斯|沼气|石油|油罐|储罐|罐车|甲醛|甲烷|硫酸|盐酸|硝酸|硫化氢|一氧化碳|[甲二]?苯|氢气|氧气|气体|废水|废液|放射性物质|放射源|辐射)[^,]{0,3}(?:泄漏|泄露)
  核(?:电站?|废料|废水|污染?水|物质|燃料|设施)(?:发生|出现)?(?:泄漏|泄露)|(?:^|发生|出现|疑似)核(?:泄漏|泄露)|(?:泄漏|泄露)[^,]{0,2}(?:冷却液|制冷剂|氨气|氯气|油污|毒气)
`;
/** 燃气公司来电：城东调压站泄漏 */
function isOfGas(clause: Clause, clauses: Clause[]): boolean {
  return (
    !has(clause, 'info', 'users', 'leak_plain') &&
    /泄露|泄漏/u.test(clause.text) &&
    clauses.some(({ text }) => /燃气|煤气|停气|输油|化工|氨气|停水|供水/u.test(text))
  );
}

const EXPOSED = pattern(
  /^(?:未授权访问|裸奔|暴露|对外暴露|公网可访问|可公开访问|可被任意访问|公开可读|公共可读|公开读|设为公开|任意(?:读取|访问|下载|查看))$/u,
);
const TAKEN = pattern(
  /下载|导出|导走|泄露|泄漏|外泄|拖|窃|盗|流出|外流|利用|收录|获取|拷|爬|扒|拿|遍历|攻击|入侵|黑客|售|卖|造成|致/u,
);

/** 能拿到1700万用户的手机号 is no taking. */
const COULD_BE = /(?:可以?|能够?)(?:被)?(?:任意|随意|直接)?(?:下载|拿到|导出|读取|获取|查到|看到|爬取)/gu;

/** 是否有数据流出还在分析 */
const ASKED = /(?:是否|有没有|有无)[^,]*/gu;
/** 暂无被下载的证据 */
const NO_SIGN = /(?:无|没有?|未(?:见|发现))[^,]{0,8}(?:证据|迹象|痕迹|记录)/gu;

/** @returns whether a database only stood open to the public: that somebody took from it is not said */
export function isOnlyExposed(words: WordFound[], sentence: readonly Clause[]): boolean {
  const said = ({ start, end }: WordFound) => {
    const clause = sentence.find((c) => c.start <= start && end <= c.end);
    return clause?.text.slice(start - clause.start, end - clause.start) ?? '';
  };
  return (
    words.every((word) => EXPOSED.test(said(word))) &&
    !sentence.some((c) => TAKEN.test(c.text.replace(COULD_BE, '').replace(ASKED, '').replace(NO_SIGN, '')))
  );
}

/** 被骗走1200万元 */
function isOfMoney(clause: Clause): boolean {
  return /[\d万亿](?:元|美元)|资金|货款|赃款/u.test(clause.text) && !has(clause, 'info', 'users');
}

/** 泄露的是内部图纸，不含任何用户信息 */
function isOfNoUsers(clause: Clause, clauses: Clause[]): boolean {
  const said = clauses.some((c) => NO_USERS_DATA.test(c.text) && !c.asked);
  const users = has(clause, 'users') || clause.quantities.some(({ unit }) => unit === 'people');
  return said && !users && !has(clause, 'info');
}

const STRANGERS = anyOf`
  [被遭]|对方|勒索[方者团]|绑匪|黑客|给人|让人|他人|外部|外界|不法|陌生|第三方|黑产|内鬼|员工|职员|客服|外包|前雇员|离职
  团伙|hackers?|attackers?|攻击者|勒索(?:组织|团伙|者)|弱口令
`;

/** 被(外部)下载, 黑客拿走, 员工导出: not by those whose it is. */
function isStranger(clause: Clause): boolean {
  return (
    STRANGERS.test(clause.text) ||
    clause.words.some(
      ({ value }) =>
        value.tag === 'cause' && (CAUSES_IN_SCOPE.includes(value.cause) || value.cause === 'insider'),
    )
  );
}
