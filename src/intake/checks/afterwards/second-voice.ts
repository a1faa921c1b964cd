import { type Clause, has, tagged } from '../../clauses/clauses.ts';
import { instructs } from '../../moods/moods.ts';
import { happened, type Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { provincesOf } from '../../words/place.ts';

/**
 * A second voice or a second look at what was reported, in a later sentence: 管局回电：…, 后查明…, 更正：…. What it says may
 * be put in endless words; where it denies, doubts or narrows anything but another matter, a person must weigh it.
 */

/** 平台改口, 逐市核实, 网管看了后台, 闹清楚了, 再测一遍, 以上是群友转来的, 此数由一台盒子推算 */
const SECOND = anyOf`
  回电|复电|回话|回复|澄清|来函|回应|答复|评估|复函|回函|表示|来电|反馈|改口|解释|声明|[称说讲](?!明)|据了解|回[信音]|认了|承认|坦白|[道致]歉|来人|发话|告知|答$
  复核|核实|核查|查明|查清|查下来|后查|复盘|复查|更正|勘误|订正|特此说明|结论|结果|初判|[此这]个?数|以上是|这是|软件把|^不对$
  [看查核测数验翻量弄搞闹问算摸盘试抽比瞧排盯理捋](?:[了完过清明透准实到出遍]|下来|一[看遍眼下查圈轮])|[再又复重](?:去|次|新)?[看查核测数验翻问试算比]|一[看查问测数]$
  [看查核测数验翻问试追点对盯瞧弄跑打拨]了|了(?:一|半|点)?(?:遍|圈|轮|下|眼|宿|天|通|数)|一[问瞧看查翻]|笑了|传话|打电话|来看|撤了|末了|追下来|[查看翻](?:监控|日志|后台|系统|记录|流量|话单)|报告$
  回头|后来|最后|最终|末了|到头来|原来|其实|说到底|归根|敢情|闹了半天|化验|汇总|对账|对了账|取[了样]|到(?:了|达)?现场|上门|抓到|找[到着]|晓得|发现|来看$|打开[看一]|数字(?:也)?出来|清楚|明白
`;
/** 没, 未, 只有, 其中大半, 能打开, 到底, 推算, 旧稿 */
const LESS = pattern(
  /没|未|无(?!法)|不|非|(?<!不)只(?!能(?!说|算)|是为了)|仅|误|错|正常|估|可能|假|旧稿|题目|(?<![掉断]了一?)大半|过半|一半|能(?:打|上(?!架|线)|用|访)|到底(?!$)|待(?:核|查|定|了解|统计)|还[要在]|推算|说的是|(?:群友|网友|别人|朋友)转|是(?:住客|用户|会员|客户)?总[数量]|(?:是|为)[^,]{0,8}(?:日志|浏览|记录)|好着|好好的|顺得|都(?:通|快)|平的|一点没|重(?:推|复派)|(?:发|贴|出|通知|群发)过|本来就要|(?:上(?:礼拜|周|个?月)|去年|前年|往年|早年)的/u,
);
/** Of why, of whom else, of what else, or of an earlier report: 原因没查清, 重庆一切正常, 外界所传黑客一说不实, 复核无误 */
const OF_ANOTHER = anyOf`
  原因|(?:攻击|入侵)(?!者)|黑客|责任|咋回事|怎么回事|为什么|怎么[^,]{0,4}的(?:$|还|仍|尚|没|未)|成因|病根|源头|渠道|互不重[复合]|无重复|不是演[习练]|是谁|至于|被人搞|途径|路径|来源|溯源|谁干|无误|一致|(?<!不|未|否)属实(?!与否)|确有|证书|域名[^,]{0,4}过期|密码|支付(?!宝)|银行卡|卡号|身份证|没有手机号|个零|测试号|伤亡|纵火
  首报|初报|前报|原报|此前|先前|早前|起初|起先|一开始|当时|昨晚|之前|前者|外界|网传|网上|网民|传言|有人(?!说(?:只|就|仅))|时间[写报填记说]?(?:错|有误)|联系(?:人|电话|方式)|供电(?:一直|都|均)?(?:正常|稳定)|(?:电话|热线)[^,]{0,3}打不通|群里|自媒体|媒体|另[有外据]|姊妹|竞争对手|其他|其余|别处|外省|别的省|邻省|旁边|同行|附带|下一步|挂得|赎金|勒索|配置|脚本写错|(?:签名|路由|设备|升级|割接)[^,]{0,4}错|故障点|两[库批]|没动任何|没毛病|没受牵连|未发现(?:[木解资]|进一步|新的?|其[他它]|后续|二次|再次|扩散|蔓延)|[未不没]回应|疯传|朋友圈|售卖|贩卖|兜售|流传|流出迹象|病因|兄弟|上一?[份条期报版]|以前|沟通|(?<!可能|或许|恐怕|也许|怕是)不[光止]|不差|吻合|(?<!没[^,]{0,5})对得上|确认没有升级|不是\d|告知|评估|没水分|争议|再没有新增|不开放|不应答|[省境]外|对账|还没(?:看完|对齐)|^还不清楚$|同一伙|^howit|专线不受|一份说|份写的|老鼠|不用(?:再问|看)|(?:不便|困扰)[^,]{0,4}[致抱]歉|不予(?:答复|置评|回应)|不好意思|愉快|加油|手法|市电(?!信)|油机|发现时间|窃取时间|发生时间|不是[今昨前][天早晚夜日]|不是[一二两三四五六七八九十\d]{1,3}[点时]|\.(?:com|net)|\.cn[^,]{0,6}(?:那边|侧|方面)|与本次|巡检|前次|没造成|最早|再扩|完没$|同集团|产品|设备侧|管道|未清楚|还没完|没(?:回升|回来|恢复|修?好)|还在(?:报|涨|增|断)|不因|不都$|[顶扛挡]不住|升级|邮件|同一件|没事的|说法不对|无感知|无碍|无恙
`;
/** 更正：只是大英县一个县, 断的只是一栋写字楼 */
const WITHIN = pattern(
  /^(?:实际|其实)?(?:断的?|受影响的?|波及的?)?(?:(?:只|仅)?(?:是|为)|(?:只|仅)(?:有|影响|限))[^,市]{0,8}(?:县|镇|乡|村|小区|栋|楼|网吧|学校|酒店)|(?:只|仅)(?:是|有|限)[^,市]{0,6}(?:县|镇|乡|村|小区)$/u,
);
/** 会员资料一份没少, 解析效率无变化, 全部正常 */
const DENIES = pattern(
  /(?:没有?|未|并未|无)(?:任何|什么|真的?|被|发生|出现|发现|见到?|有|过)*(?:泄[露漏]|外泄|异常|断网?|丢失?|少$|掉线|被?盗|偷到?|拿到|感染|中招|下降|降|变化|问题)|(?:一切|全部|都|均|全|网络|解析|服务|运行|访问)(?:运行)?(?:都|均|是|很)?正常(?!了|用户)|是正常/u,
);
/** Of which it is not denied: 密码没有泄露, 其余门店没丢, 设备没有异常, 已恢复正常 */
const NOT_OF_IT = anyOf`
  密码|口令|支付|[卡证]|身份|其[他余它]|别[的处家]|另[一外有]|外省|[邻旁]|兄弟|同[行集]|首报|初报|前报|此前|先前|起[初先]|最初|一开始|昨|之前|上一?[次回]|再|新增|扩散|蔓延|售卖|贩卖|兜售|流传|公开|明文|进一步|造成|影响|伤亡|电话|短信|语音|电视|固话|专线|备用|备份|恢复|[已现后](?:经|已)?[^,]{0,4}正常|攻击|入侵|停电|供电|设备|光缆|机房|硬件|日志|消息|进展|定论|原因|证书|路由|员工|原件|钱|资金|损失|有的|部分|周边|[省区市州豫关境国]外|关内|隔壁|别省|我公司|内网|专网|邮件(?!$|答|回|说|称)|照片|人脸|流水|正文|模板|收回|撤销|司机|货
`;
const OF_DATA = pattern(/(?<!大)数据|信息|资料|用户库|客户/u);

/**
 * @param clauses of the text
 * @param statements of what happened
 * @returns the clause of a later sentence in which somebody else, or a second look, says less than the report
 */
export function secondVoice(clauses: Clause[], statements: Statement[]): Clause | undefined {
  const live = statements.filter(happened);
  if (live.length === 0) return undefined;
  const own = new Set(live.map((s) => s.clause));
  const first = clauses[Math.min(...own)] as Clause;
  const told = [...own].map((i) => clauses[i] as Clause);
  const leaks = live.some(({ kind }) => kind === 'leak');
  // 没停电也没断网
  const denies = (c: Clause) =>
    statements.some((s) => s.negated && clauses[s.clause] === c && live.some(({ kind }) => kind === s.kind));
  const isOfAnother = (c: Clause) =>
    OF_ANOTHER.test(c.text) ||
    (has(c, 'unknown_cause', 'cause') && !denies(c)) ||
    (!leaks && OF_DATA.test(c.text)) ||
    namesAnotherPlace(c, told);
  return clauses.find((c, i) => {
    if (c.sentence <= first.sentence || own.has(i) || c.asked || instructs(c)) return false;
    const sentence = clauses.slice(0, i + 1).filter((b, k) => b.sentence === c.sentence && !own.has(k));
    const isOfIt = (b: Clause) =>
      !NOT_OF_IT.test(b.text) && !namesAnotherPlace(b, told) && (leaks || !OF_DATA.test(b.text));
    const isSaid = sentence.some((b) => SECOND.test(b.text) || isSpeaker(b));
    // 保险公司理赔员老周：没有泄露
    const isAnswer = denies(c) && clauses[i - 1]?.leads === true;
    if (
      (((DENIES.test(c.text) || denies(c)) && isSaid) || isAnswer) &&
      // 外省同事看了后台，绵阳没掉线
      (sentence.every(isOfIt) || (isOfIt(c) && namesToldPlace(c, told)))
    )
      return true;
    if (!(LESS.test(c.text) || WITHIN.test(c.text)) || isCounted(c)) return false;
    if (!WITHIN.test(c.text) && isOfAnother(c)) return false;
    const before = sentence.slice(0, -1);
    return (
      [c, ...before].some((b) => SECOND.test(b.text) || isSpeaker(b)) &&
      !before.some((b) => OF_ANOTHER.test(b.text) || namesAnotherPlace(b, told))
    );
  });
}

/** 小钱：… */
const SPEAKER = pattern(
  /^(?:[老小大阿][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{0,4}(?:(?<!时)长|员|部|厂家|厂商|运维|网管|客服|公司|工|总|师|主任|经理))$/u,
);

function isSpeaker({ leads, text }: Clause): boolean {
  return leads && SPEAKER.test(text);
}

/** 不是1200万，是12万: a number in the place of another, which the counts of the leak weigh */
function isCounted({ quantities, text }: Clause): boolean {
  return (
    quantities.some(({ unit, count }) => unit !== 'records' && count.min >= 1000) &&
    !/大半|过半|机器|总/u.test(text)
  );
}

/** @returns whether a clause is of why, of whom else, of what else or of an earlier report */
export function isAside(clause: Clause): boolean {
  return OF_ANOTHER.test(clause.text);
}

const placesIn = (c: Clause) => tagged(c, 'place').map(({ value }) => value.place);

function namesToldPlace(clause: Clause, told: Clause[]): boolean {
  const names = (c: Clause) =>
    placesIn(c).flatMap((p) => (p.kind === 'city' ? [p.city.name] : provincesOf(p)));
  const named = new Set(told.flatMap(names));
  return names(clause).some((name) => named.has(name));
}

/** @returns whether a clause names another place than was told of: 柳州断网。…答复，桂林、南宁均无异常 */
export function namesAnotherPlace(clause: Clause, told: Clause[]): boolean {
  const cities = new Set(told.flatMap(placesIn).flatMap((p) => (p.kind === 'city' ? [p.city.name] : [])));
  const regions = new Set(told.flatMap(placesIn).flatMap(provincesOf));
  return placesIn(clause).some(
    (p) =>
      p.kind === 'county' ||
      (p.kind === 'city' && cities.size > 0 && !cities.has(p.city.name)) ||
      provincesOf(p).some((region) => !regions.has(region)),
  );
}
