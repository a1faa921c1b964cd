import { type Clause, has, tagged } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import { isPutRight } from '../moods/negation.ts';
import { isOpen } from '../moods/open.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isOnlyCause } from './causes.ts';
import { type ClausePlaces, placesOf } from './places.ts';
import { nowhere } from './where.ts';

/** Places that are named as not hit, or for something else. */

/** 原报“广东、广西两省区”有误 */
const MISREPORTED = pattern(/(?:有误|不对|不准确?|写错|报错|错误)了?$/u);
/** 贵州没有波及, 四川无用户受影响, 云南几十户受影响, 仅网速略降 */
export const SPARED = pattern(
  /(?:无|没有?|未)(?:见|发现|出现|发生|接到|收到)?(?:有|过)?(?:任何)?(?:类似|同样|此类|相同|这类)(?:的)?(?:情况|现象|问题|反映|异常|报告|投诉)|(?:未|不|没有?|无|没)(?:曾|有)?(?:任何|一个)?(?:用户|人|单位|企业|地市|客户)?(?:受|被)?(?:到)?(?:任何)?(?:影响|波及|涉及|扩散|蔓延)|(?:仅|只)[^,]{0,4}[略稍](?:[有微]|[下降慢卡])|(?:网速|速度|时延|访问)[^,]{0,2}[略稍](?:[有微]|[下降慢卡])|(?<![\d百千万亿余多])(?:几|十几|几十|数|数十|[一二三四五六七八九]?十[一二三四五六七八九余多几]?|\d{1,2})户(?:用户|居民)?(?:受|掉|断|慢|卡)/u,
);
/** 已通知北京、上海两地分公司待命: who was told */
const TOLD = pattern(
  /^(?:已|并|现|也|均|请|拟|将|同时|正|正在|我司|我局|我们)*(?:通知|告知|抄送|抄报|提醒|要求|协调|联系|商请|邀请|派|请)(?!用户投诉)/u,
);
/** 春运期间全国铁路预计发送旅客…: of no network */
const OF_OTHER_LIFE = anyOf`
  春运|铁路|旅客|客流|航班|航空|高铁|快递|包裹|邮件量|人口|天气|气象|气温
  (?:预报|预计|明[天日]|后天|未来)[^,]*(?:雨|雪|风|雾|登陆)
  (?:雨|雪|台风|冷空气|寒潮|大风)[^,]*(?:预计|将|明[天日])|世界杯|联赛|球队|高考|中考|考生|参观|会议|仪式|宣传周|签约|颁奖|办公地址|注册地址
  大会|论坛|座谈|培训班|招聘|营收|股价|利润|产量|销量|gdp|票房|景区|旅游
`;

/** 应急技术支撑单位为国家互联网应急中心湖北分中心 */
const SUPPORTS = pattern(/(?:支撑|协作|配合|指导|主管|联系|抄送)单位(?:为|是|有|$)/u);
/** 滁州市区今晚另有一次传输割接 */
const PLANNED = pattern(/(?:另有|将有|还有|有)[^,]{0,8}(?:割接|升级|检修|演练|维护)/u);

/** 为避免影响甘肃已关闭互联, 差点波及全省 */
const KEPT_FROM = pattern(
  /(?:为了?)?(?:避免|防止|以免|以防|为防|免得)|差点|险些|确保不|不至于|存在[^,]*(?:隐患|风险)/u,
);
/** 抢修力量包括四川、重庆两支队伍 */
const HELPERS = pattern(
  /(?:抢修|支援|救援|增援|保障|应急|抢险)(?:力量|队伍|人员|车|车辆|专家|队)[^,]*(?:包括|来自|由|从|分别|有)|(?:包括|来自|由|从)[^,]*(?:支|个)(?:抢修|支援|救援|应急|抢险)?(?:队伍?|小组|分队)/u,
);
/** 攻击源IP分布在山东、河北 */
const ATTACKERS = pattern(
  /攻击源|肉鸡|僵尸主机|控制(?:服务器|端|主机)|跳板|攻击(?:者|流量)?(?:的)?ip|c2|c&c/u,
);
/** 我公司服务全国31个省份的客户, 公司在北京、上海设有研发中心 */
const COVERS = pattern(
  /^[^,影响断感染爆]{0,10}(?:服务|业务)?(?:服务于?|覆盖|遍及|遍布|辐射|面向)(?:了|到|着)?(?:全国|全省|[^,]{0,6}(?:省|市|城市|地区|区县))|(?:设有|设立了?|建有|开设)[^,]*(?:中心|公司|机房|基地|机构|分部|门店|办事处)/u,
);

/** @returns whether a clause names its places only to say that nothing happened there, or for something else: 贵州正常 */
export function isSpared(clause: Clause | undefined): boolean {
  if (clause === undefined || happens(clause)) return false;
  const fine = has(clause, 'normal') || SPARED.test(clause.text) || MISREPORTED.test(clause.text);
  return fine || isOfSomethingElse(clause);
}

/** @returns whether a clause speaks of who was told, or of nothing that a network has to do with */
export function isOfSomethingElse(clause: Clause): boolean {
  return (
    !happens(clause) &&
    [TOLD, OF_OTHER_LIFE, PLANNED, COVERS, KEPT_FROM, ATTACKERS, HELPERS].some((pattern) =>
      pattern.test(clause.text),
    )
  );
}

/** More is told, in the place of nothing: 天津也一样, 又扩大到湖南 */
const ADDED = pattern(
  /也|同样|又|还有|新增|扩大|扩至|扩散|蔓延|增至|另有|[漏缺少落][写报填掉了]|遗漏|补[进上]|[两二三四五六]地[^,]*[都均]/u,
);

function withoutTag(clause: Clause, tag: 'superseded'): Clause {
  return has(clause, tag)
    ? { ...clause, words: clause.words.filter(({ value }) => value.tag !== tag) }
    : clause;
}

/** Something is put for what was told before, or taken from it. */
const REPLACED = anyOf`
  ^(?:现)?除|以为|更正|订正|勘误|改|误|错|不实|不准|不是|并非|而非|不属实|撤|剔|删|减|缩
  (?:仅|只)(?:有|剩|限|在|是|为)|实为|应为|应是|实际|其实|为准|无异常
  [未没无不](?:有|受|被|见|发现|波及|影响|涉及)|才是|而是
`;

/**
 * @returns the places of each clause, without those that the next one puts right: 不是勒索病毒在全国爆发，是在广东一省. What
 *   was told before goes on where more is told and nothing takes its place: 首报北京断网；天津也一样
 */
export function placesIn(clauses: Clause[]): ClausePlaces[] {
  const goesOn =
    clauses.some((clause) => ADDED.test(clause.text) || has(clause, 'resolved')) &&
    !clauses.some((clause) => REPLACED.test(clause.text) || has(clause, 'normal') || isOpen(clause));
  return clauses.map((clause, i) => {
    if ((SUPPORTS.test(clause.text) && !happens(clause)) || isOnlyCause(clause, clauses))
      return { impact: nowhere(), operator: nowhere(), organization: nowhere() };
    const places = placesOf(goesOn ? withoutTag(clause, 'superseded') : clause);
    return isPutRight(clause, clauses[i + 1]) ? { ...places, impact: nowhere() } : places;
  });
}

/**
 * @param at where 隔壁 ends in the text
 * @returns whether it leads to a place that is well: 隔壁台州、丽水没感觉
 */
export function isWellNextDoor(clause: Clause, at: number): boolean {
  const near = tagged(clause, 'place').some(({ start }) => start >= at && start - at <= 2);
  return near && !happens(clause) && (has(clause, 'normal') || IS_WELL.test(clause.text));
}

const IS_WELL = pattern(
  /(?:没有?|无)(?:任何|什么|啥|一点)?(?:感觉|感知|影响|事|问题|异常)(?:的)?$|一点事(?:都|也)?没有?$/u,
);
