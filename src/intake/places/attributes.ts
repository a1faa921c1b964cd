import { type Clause, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import { isNamed, liesInCause } from './causes.ts';
import { isEpithet } from './epithets.ts';
import { isWholeOfNamed } from './wholes.ts';

/** Places that only say of another place where it lies or what it is: 晋陕豫三省交界的运城市, 全国铁路枢纽怀化, 全国31个省只有辽宁. */

/** Up to here they say where the place after them lies, or which of them it is. */
const LIES = [
  /(?:交界|结合部|接壤|毗邻|(?<!其)(?:相邻|毗连|比邻|相连|为邻)|边际|边界|城市群|协同区|经济圈|都市圈|腹地)(?:处|区|内|带|地区|成员|城市)*的?/u,
  /(?:地处|位于|处在|处于|隶属于?)[^,]{2,10}的/u,
  /(?:当?中|之中|里头?|范围内)?(?:只有|只是|仅有?|唯独|唯有|就)(?!影响|涉及)|当?中的|三角洲的|三角的/u,
];
/** 湖南、与湖南相邻的江西: both are hit */
const AND_NEXT_TO = pattern(/^[省市]?(?:[、和及]|以及)(?:与|和|跟|毗邻|紧邻)/u);
/** 全国重要粮仓, 全省第三大城市, 今年福建省首起 */
const TITLE = pattern(
  /^[^,用户]{0,6}(?:首[起例]|首次(?!大|断|出|发|成|全)|唯一|第[一二三四五六七八九十\d]+(?!次|起|回)[^,]{0,2}(?:市|城|位|大)|人口|最大|枢纽|粮仓|模范|文明城|重镇|重要|骨干网[^,]{0,2}一|出口节点|邀请赛|博览会|博会|比赛|联赛|展会|百强|名城)|^(?:地区|区域)?的(?=[^,用户]{2,5}[市省])/u,
);

/** 断点在通往山西的干线上, 途经三省的光缆 */
const LEADS_TO = pattern(
  /(?:通往|去往|通向|连接|发往|到|至|途经|横跨|贯穿|穿越|跨越|联通|连通|沟通|串联)了?$/u,
);
const LINE = pattern(/^[省市]?(?:的|方向)?[^,、]{0,4}(?:干线|光缆|链路|电路|中继|专线|传输线|路由)/u);
/** 联通五省的武汉市 */
const JOINS = pattern(/(?:连接|横跨|贯穿|跨越|联通|连通|沟通|串联)了?$/u);
const JOINING = pattern(/^[省市]?的(?=[^,用户]{2,6}[市省州])/u);
/** 湖南与广东互联链路: the ends of a line, which no one says are hit */
const ENDS_OF_LINE = pattern(
  /(?:与|和|至|到|-)[^,、]{2,4}(?:省|市)?(?:之?间的?|的?(?:互联|省际|直连|直达))[^,]{0,3}(?:链路|光缆|干线|电路|中继|通道|专线|出口)/u,
);
/** 影响了与广东的结算 */
const DEALS_WITH = pattern(/影响了?[^,]{0,4}(?:与|和|跟|同|对)$/u);
const DEALINGS = pattern(/^[省市]?(?:之?间)?的?[^,]{0,2}(?:结算|往来|贸易|交易|合作|交流|互访|班列|航班)/u);

/** 紧邻云南的贵州 */
const NEXT_TO = pattern(/(?:紧邻|毗邻|毗连|邻近|临近|靠近|挨着|紧挨着?|紧靠|背靠|接壤|比邻)$/u);
/** 除武汉外, 除武汉市以外的地市 */
const EXCEPT = pattern(/(?<!扣|排|解|拆)除了?$/u);
const EXCEPTED = pattern(/^[省市州]?(?:[以之])?外(?=[^,])(?![^,]*(?:也|还|又|亦|同样|均已))/u);
/** 全国除湖北全省大量用户断网外一切正常: hit only where it is excepted */
const ALL_BUT = pattern(
  /^(?:范围内?|各地|上下|境内)?除了?[^,]{4,}?[断瘫通网障常发染塌崩毒](?:[以之])?外[^,]{0,8}(?:正常|稳定|平稳|没事|无事|[不未没]受影响|没有?问题)/u,
);
/** 苏州大市范围内就昆山这样: of a county without its 市 */
const OF_ONE_COUNTY = pattern(
  /^(?:大?市|地区|全[市域])?(?:范围内?|境内|下辖|辖区|里头?|内|之?中)(?:目前|现在)?(?:就|[仅只]有?|唯独?)(?!全|大|用户|部分|影响|涉及|个|少)[\u4e00-\u9fff]{2,3}?[市县区]?(?:一[个家]?[市县区地]|这样|如此|断|没网|掉|瘫|出事|有事|受影响|中招)/u,
);
/** 某央企全国分公司: those of one organization */
const OWN_PARTS = pattern(
  /^(?:各地|各省|各|范围内?|所有|全部|的|[\d一二三四五六七八九十百千几数余多上近超约]+[家个处])*(?:分公司|子公司|分支|网点|门店|支行|分行|营业部|营业网点|办事处|工厂|厂区|生产基地|项目部|分店|(?:4s)?店(?!主|员)|连锁店|加盟店|分校|校区|分院|下属|直属|分部|分厂|专卖店|直营店|仓库|分拣中心|服务区)/u,
);

/** 湖南用户在全国各地都无法上网, 在全国漫游的湖南用户: where those of another place happen to be */
const OF_ROAMERS = pattern(/(?:用户|客户|号码|号段|手机|号卡)[^,]{0,2}(?:在|到|去)$/u);
const ROAM = pattern(/^(?:各地|各省|范围内?)?(?:漫游|出差|旅游|旅行|打工|务工)/u);

/** 跨省光缆, 跨省务工: nothing of how far it reaches */
const ACROSS = pattern(
  /^(?:的)?(?:主?干线?|光缆|链路|电路|传输|专线|骨干|线路|施工|务工|医保|结算|异地|漫游|就医|通办|旅游|调[度运拨]|协[作同查]|企业|公路|高速|列车|货[运车]|客[运车]|物流|流动|追|抓|团伙|作案|办理|转移|携号|迁|电商|出口|大通道)/u,
);
/** 全国糖酒会期间 */
const EVENT = pattern(
  /^[^,、和及与用户]{0,7}(?:会|赛|展|考试?|高考)(?:期间|当[天日]|举[办行]|召开|开幕|闭幕)/u,
);
const FEAST = pattern(/^[^,、和及与用户]{0,6}[日节周](?:期间|当[天日])/u);
/** What a place is known for, a storm that sweeps it, or people elsewhere who talk: a narrower place follows. */
const FOR_ANOTHER = [
  /^[^,、用户]{0,6}(?:[大强](?:省|市|县)|基地|十强|集散地|主产区|产区|老区|通衢|门户|要冲)(?:之一)?的?/u,
  /^(?:[省市]份?)?(?:之一|的一员|成员)的?|^[^,用户]{1,6}(?:所在|故乡|家乡|之乡|发源)地?的?/u,
  /^(?:的|性|各地|范围内?)?(?:大面积|持续|强|罕见|极端|性)*的?(?:寒潮|降温|雨雪|降雪|暴雪|降雨|暴雨|大风|高温|台风|沙尘|冷空气|冻雨|雾霾|流感)/u,
  /^[省市]?(?:的|那边的?|方面的?)?(?:兄弟|同事|同行|朋友|战友|同学|老乡|亲戚|友商|伙计|哥们|师傅)们?[^,]{0,4}(?:反映|报告|说|讲|称|来电|告诉|转告|反馈|通知|报来|发来|提到)/u,
  /^(?:各地|各省|广大|大量|众多)*的?(?:用户|网友|网民|媒体|群众|同行)?(?:纷纷|都|均|正|持续)*(?:热议|关注|转发|来电|来函|讨论|围观|驰援|支援|声援|捐|发文|报道)/u,
];
/** 全省干线割接失败绵阳市大量用户断网 */
const LINE_OF_WHOLE = pattern(
  /^(?:[一二]级|省级|国家级|长途|网络|通信)*(?:主?干线|骨干|传输网|光缆|核心网|割接|出口局|大区)/u,
);
/** 以全国医保补贴短信为诱饵, 冒充四川电信 */
const LURE = pattern(/^[^,]{0,18}(?:为诱饵|为名|为由|为幌子|名义|旗号)/u);
const POSES = pattern(/(?:冒充|伪装成?|假冒|仿冒|冒用|打着|谎称|假借)(?:为|是|成)?[^,]{0,2}$/u);
/** 请湖南、江西协助排查湖北…: who is asked to help */
const ASKED = pattern(/(?:请|协调|邀请|派|调集|组织)[^,]{2,16}?(?:协助|配合|支援|帮助|增援|驰援)/u);

/** @returns whether a place of a clause stands in such words before the place that is hit */
export function isAttribute(clause: Clause, { start, end }: Pick<WordFound, 'start' | 'end'>): boolean {
  const places = tagged(clause, 'place');
  const lead = clause.text.slice(0, start - clause.start);
  const rest = clause.text.slice(end - clause.start);
  if (TITLE.test(rest) || ALL_BUT.test(rest) || OF_ONE_COUNTY.test(rest)) return true;
  if (/全国|各省/u.test(saidIn(clause, { start, end })) && OWN_PARTS.test(rest)) return true;
  if ((LEADS_TO.test(lead) && LINE.test(rest)) || (JOINS.test(lead) && JOINING.test(rest))) return true;
  if (EXCEPT.test(lead) && EXCEPTED.test(rest)) return true;
  if (
    [isOfAnother, liesInCause, isWholeOfNamed, isOfRoamers, isEpithet].some((is) =>
      is(clause, { start, end }),
    )
  )
    return true;
  return LIES.some((lies) => {
    const match = lies.exec(clause.text);
    if (match === null || clause.start + match.index < end) return false;
    const after = clause.start + match.index + match[0].length;
    if (AND_NEXT_TO.test(clause.text.slice(end - clause.start))) return false;
    return start < after && places.some((place) => place.start >= after - 1 && place.start > start);
  });
}

/** Whether a place is named for the sake of a line, an event, a lure or somebody who helps. */
function isOfAnother(clause: Clause, { start, end }: Pick<WordFound, 'start' | 'end'>): boolean {
  const lead = clause.text.slice(0, start - clause.start);
  const rest = clause.text.slice(end - clause.start);
  const said = saidIn(clause, { start, end });
  if (said === '跨省' && ACROSS.test(rest)) return true;
  if (POSES.test(lead) || (/以$/u.test(lead) && LURE.test(rest))) return true;
  if (DEALS_WITH.test(lead) && DEALINGS.test(rest)) return true;
  const line = ENDS_OF_LINE.exec(clause.text);
  if (line !== null && endsAt(clause, line, start, end)) return true;
  if (/全国|国内/u.test(said) && EVENT.test(rest)) return true;
  const followed = tagged(clause, 'place').some(
    ({ start: at, value: { place } }) => at >= end && isNamed(place),
  );
  if (!followed) return false;
  const asked = ASKED.exec(clause.text);
  const inAsked = asked !== null && isIn(clause, asked, start);
  const nextTo = NEXT_TO.test(lead) && /^[省市]?的/u.test(rest);
  if (nextTo || isOfVirus(lead, rest)) return true;
  const ofWhole = /[全我本]|国内|省内/u.test(said) && LINE_OF_WHOLE.test(rest);
  return inAsked || ofWhole || [EVENT, FEAST, ...FOR_ANOTHER].some((pattern) => pattern.test(rest));
}

/** 湖南用户在全国各地都无法上网 */
function isOfRoamers(clause: Clause, { start, end }: Pick<WordFound, 'start' | 'end'>): boolean {
  const named = tagged(clause, 'place').filter((word) => isNamed(word.value.place));
  const upTo =
    clause.text.slice(0, start - clause.start) + (/^在/u.exec(saidIn(clause, { start, end }))?.[0] ?? '');
  if (ROAM.test(clause.text.slice(end - clause.start))) return named.some((word) => word.start >= end);
  return OF_ROAMERS.test(upTo) && named.some((word) => word.end <= start);
}

/** 曾肆虐四川的勒索病毒在云南爆发, 四川首发的木马在云南…: where it was seen before */
const OF_VIRUS = pattern(
  /^[省市]?([^,、和及与]{0,10})的[^,、的在]{0,8}(?:病毒|木马|蠕虫|恶意(?:程序|代码|软件)|僵尸网络|勒索软件|变种)[^,、]{0,8}(?:在|传到|传入|到|至)/u,
);
const SPREADS = pattern(/爆发|暴发|大面积|大规模|蔓延|扩散|感染|传播|肆虐/u);
const BEFORE = pattern(/曾|首次?|最早|最初|最先|去年|前年|早年|此前|当年|起源|源于|源自|上[周月次]|往年/u);

function isOfVirus(lead: string, rest: string): boolean {
  const match = OF_VIRUS.exec(rest);
  if (match === null) return false;
  const told = `${lead.slice(-10)}${match[1] ?? ''}`;
  return !SPREADS.test(told) || BEFORE.test(told);
}

function isIn(clause: Clause, match: RegExpExecArray, at: number): boolean {
  const from = clause.start + match.index;
  return from <= at && at < from + match[0].length;
}

/** 湖南 and 广东 in 湖南与广东互联链路 */
function endsAt(clause: Clause, line: RegExpExecArray, start: number, end: number): boolean {
  return clause.start + line.index === end || isIn(clause, line, start);
}
