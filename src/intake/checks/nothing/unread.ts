import { type Facts, incidentKinds } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { isOfOther, NO_USERS_DATA, TELLS_SIZE } from '../../leaks/others.ts';
import { instructs, isLive, type Mood } from '../../moods/moods.ts';
import { isOfNoNetwork } from '../../moods/nothing.ts';
import type { Statement } from '../../moods/statement.ts';
import { FEW_PEOPLE } from '../../numbers/quantities.ts';
import { NO_EFFECT, NO_LEAK } from '../../statements/unplaced.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { isOfMany } from '../reach/many.ts';

/**
 * Who says that somebody else was spared (邻市不受影响, 没人受伤) tells that something happened. Where the reader knows nothing of
 * it, that is no reason for "below every grade".
 */

const SPARED = anyOf`
  (?:无|没有?)影响|(?:没|未)(?:有)?漏|(?:不|未|没|没有|未曾)(?:有)?(?:受|被|见)(?:到|什么|任何)?(?:影响|波及|牵连|干扰|殃及)|(?:未|没有?)(?:被|遭)|未(?:中断|停|波及)
  没(?:断|停|坏|耽误|中断|出险|沾边|丢|动|牵连|人碰|瘫|挂|崩|少)|(?:无|没有?)(?:发生)?(?:任何)?人(?:员)?(?:受伤|伤亡)|没[^,]{0,3}人(?:受伤|伤)
  (?:其他|其余|别的|别处|隔壁|旁边|邻.|周边|那头|那边|方向|省里)[^,]*(?:(?<!不)正常|没事|好着|都好|好好|(?<!不)稳定)|好好的|照常|照跑|原封未动|完好|没感觉
`;
/** 一切正常, 网络运行平稳: of everything, and of nothing that was spared */
const OF_ALL = pattern(
  /一切|全部|所有|全网|各项|值班|值守|网络|平稳|指标|服务正常|解析|^(?:今[日天]|目前)?(?:无异常|正常)/u,
);
/** What happened and did no harm, or harm that other checks look for. */
const KNOWN = anyOf`
  拦|挡|阻断|清洗|封堵|扛|抵御|防住|漏洞|扫描|割接|维护|检修|升级|切换|倒换|计划|例行|停电|断电|供电|跳闸|空调|探针|监控|误报|误杀|告警|攻击|撞库
  爆破|登录|尝试|钓鱼|入侵|篡改|植入|勒索|海缆|海底光缆|境外|国外|外电|外媒|驻外|巡检|排查|正常运行|运行正常|未发现异常|预警|通报|补丁|台风|地震|暴雨|天气
  恶意ip|封[了禁]|备案|测试|演练|培训|注册系统|短信|打不了电话|骚扰电话|iptv|删|口令|密码|密钥|缓存|卡顿|慢|作废|线上|找[回到]|柜|未发生|容量|直播|同时在线|总体|值班|值守|零报告
  无网络安全|无事件|迁移|停止运营|关服|咨询|无突发|流感|感冒|骗|募捐|拥塞|排队|仿冒|封停|账单|定级
`;

/** @returns whether a text that tells of no incident says that somebody was spared by what the reader doesn't know */
export function isOfUnreadMatter(
  facts: Facts,
  clauses: Clause[],
  statements: Statement[],
  moods: Mood[],
): boolean {
  if (incidentKinds(facts).length > 0 || clauses.some((c) => NO_USERS_DATA.test(c.text))) return false;
  const live = clauses.filter((c, i) => isLive(moods[i] ?? 'actual') && !c.asked && !instructs(c));
  const spares = (c: Clause) => SPARED.test(c.text) || (has(c, 'normal') && !OF_ALL.test(c.text));
  const rest = live.filter((c) => !spares(c) && !isOfNoNetwork(c));
  const known = live.some((c) => KNOWN.test(c.text) && !has(c, 'rules_out'));
  if (clauses.some(saysSomethingHappened) || live.some(isOfManyBack)) return true;
  if (
    rest.some(isOfManySomewhere) ||
    (rest.some(isOfMany) && rest.some((c) => has(c, 'place') && !isAbroad([c])))
  )
    return true;
  if (live.some(spares) && rest.length > 0 && facts.causes.length === 0 && !known) return true;
  const denied =
    statements.some((s) => s.negated && s.kind === 'leak') || live.some((c) => NO_LEAK.test(c.text));
  const met = known && live.some((c) => NO_EFFECT.some((pattern) => pattern.test(c.text)));
  return !denied && !met && !isAbroad(clauses) && rest.some((c) => countsPeople(c) && !isNoLoss(live, c));
}

/** 不是演练, 这可不是演练, 怎么定级？, 具体出了什么事他没讲: something did happen */
function saysSomethingHappened(c: Clause): boolean {
  return (
    (!c.asked && /(?<!是)(?:不是|并非|非|别当(?:成)?)(?:例行|什么)?演练/u.test(c.text)) ||
    has(c, 'asks_grade') ||
    (!c.asked && HAPPENED.test(c.text))
  );
}

const HAPPENED = pattern(
  /(?:出|发生)了?(?:什么|啥|点|大|件|桩|了)*(?:事(?![件故项后前实情业])|状况|岔子|乱子)(?!了?[吗么没])/u,
);

/** 四川省大量用户于9时恢复正常上网: they were cut off */
function isOfManyBack(c: Clause): boolean {
  return has(c, 'many', 'wide') && has(c, 'users') && has(c, 'resolved') && has(c, 'place');
}

/** @returns whether many users somewhere are spoken of beside a drill or a rumour that is over, and nothing else is read: 上周的演练已经收尾 */
export function isOfManyBeside(facts: Facts, clauses: Clause[], statements: Statement[]): boolean {
  if (incidentKinds(facts).length > 0 || statements.length > 0) return false;
  const told = clauses.filter(
    (c) => !c.asked && !instructs(c) && !has(c, 'drill', 'rumour', 'hearsay', 'hypothetical', 'past'),
  );
  return told.some(isOfMany) && told.some((c) => has(c, 'place') && !isAbroad([c]));
}

/** @returns whether a text below every grade leaves open how far something went */
export function isLeftOpen(clauses: Clause[]): boolean {
  return clauses.some((c) => LEFT_OPEN.test(c.text) && !c.asked && !instructs(c));
}

/** 可是户数谁也没给, 再早的查不到; 有九成没被拖走: a tenth was */
const LEFT_OPEN = pattern(
  /(?:用户|客户|业务|网络)[^,]{0,4}(?:有无|是否有?)(?:受)?影响|影响(?:如何|多大|大小|情况)?[^,]{0,2}(?:尚待|待|不明|不清|未知)(?!测)|(?:[一二三四五六七八九\d.]成|%|大半|多半|一半|大部分)多?的?(?:还|都|并)?[没未]有?被?[^,]{0,2}[拖盗窃偷拿泄导爬]|(?<![用客])户数(?!据)[^,]{0,4}(?:[没未不])(?:给|报|清|详|明|知|出|统计|超)?(?<!不超)|[没未](?:给|报)[^,]{0,2}户数|打包票|还在(?:涨|增加|扩大)|影响力[^,]{0,4}[未没](?:有)?(?:报|说|提|写)|翻一番|第一卷|只是零头|冰山一角|(?:再|更)早的?[^,]{0,6}(?:查不到|没有?日志|没留)/u,
);

/** 大同全城大批用户网页白板一块，太原未见异常 */
function isOfManySomewhere(c: Clause): boolean {
  return has(c, 'place') && (isOfMany(c) || LINES_DOWN.test(c.text)) && !isAbroad([c]);
}

/** 山东十六个市的家宽几乎一起断 */
const LINES_DOWN = pattern(
  /(?:家宽|宽带|手机|网民|用户)[^,]{0,6}(?:一起|齐刷刷|成片|几乎|全|都)[^,未没不]{0,4}(?:断|瘫|掉|无服务|没网|没信号)/u,
);

/** 外头流的就是我家的货，两亿零五百万用户，网页没被篡改 */
function countsPeople(c: Clause): boolean {
  return (
    !KNOWN.test(c.text) &&
    !TELLS_SIZE.test(c.text) &&
    !has(c, 'normal', 'total', 'past', 'drill', 'hypothetical', 'owned') &&
    c.quantities.some(
      (q) =>
        (q.unit === 'people' || q.unit === 'households') && q.count.min >= FEW_PEOPLE && !isOfOther(c, q),
    )
  );
}

/** 里面有33万位学员的姓名，数据完好; 注册地北京，用户1.1亿 */
function isNoLoss(clauses: Clause[], { sentence, text }: Clause): boolean {
  return (
    OF_SIZE.test(text) ||
    clauses.some(
      (c) => c.sentence === sentence && /完好|(?:无人|没(?:有)?人)(?:下载|访问|利用)/u.test(c.text),
    )
  );
}

const OF_SIZE = pattern(/^用户[^,]*\d|^移动用户|^互联网宽带用户|用户达/u);

function isAbroad(clauses: Clause[]): boolean {
  return clauses.some((c) =>
    c.words.some(({ value }) => value.tag === 'place' && value.place.kind === 'overseas'),
  );
}
