import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { markAfterthoughts } from './afterthoughts.ts';
import { confirmedAt } from './confirmed.ts';
import { markDenied, refutesAnotherNumber } from './denial.ts';
import { markDocuments } from './documents.ts';
import { markDrill } from './drill.ts';
import { markFrames } from './frames.ts';
import { markHistory, markPast, markSummary } from './history.ts';
import { type FlagFound, first, type Mood, Moods } from './moods.ts';
import { isOpen } from './open.ts';
import { markPlanned } from './planned.ts';
import { markRules } from './rules.ts';
import { NOT_YET, vouches } from './vouch.ts';

export interface Certainty {
  /** the mood of each clause */
  moods: Mood[];
  flags: FlagFound[];
  /** the text says that what was uncertain is confirmed */
  confirmed: boolean;
}

/** Reads how sure a text is of each of its clauses. `at`: when it was sent. */
export function readCertainty(clauses: Clause[], at: Date): Certainty {
  const moods = new Moods(clauses);
  markRules(moods);
  markDocuments(moods);
  markPlanned(moods);
  for (const { i, clause } of moods.claims()) {
    const sentence = moods.sentenceOf(i);
    markHypothesis(moods, clause, i, sentence);
    markGradeAsked(moods, clause, i, sentence);
    markQuestion(moods, clause, i, sentence);
    markSummary(moods, clause, i, sentence);
    markPast(moods, clause, i, sentence);
    markHearsay(moods, clause, i, sentence);
  }
  markFrames(moods);
  markAfterthoughts(moods);
  markHistory(moods, at);
  markDrill(moods);
  markDenied(moods);
  const confirmation = confirmedAt(clauses);
  const confirmed = confirmation >= 0;
  const own = moods.sentenceOf(confirmation);
  const list = moods.list.map((mood, i): Mood => {
    const asked = i > confirmation && has(clauses[i] as Clause, 'asks');
    // 网传A。网传B，核实属实: of B
    const other = own.some((k) => k < confirmation && moods.happens(k)) && !own.includes(i);
    return confirmed && mood === 'unverified' && !asked && !other ? 'actual' : mood;
  });
  return { moods: list, flags: moods.flags, confirmed };
}

const REPORTED = pattern(
  /我司|我公司|我局|我单位|我平台|我们|本公司|本平台|监测|发现|上报|报告(?!$)|发生时间|处置/u,
);

/** 假如再晚一小时后果更重，目前已确认泄露…: no longer supposed. */
const BACK = pattern(
  /目前|眼下|现在|当下|此刻|现阶段|现已|已确认|实际|本次|此次|当前|为真|真的|^仅[^,]{2,5}有/u,
);
/** 刚假设过的情形下午真发生了; 若按户算12万户，若按人算34万人: two ways to count what did happen */
const NOT_SUPPOSED = pattern(
  /^(?:若|如|如果|要是)(?:是)?按[^,]{1,6}(?:算|计|统计|口径)|真(?:的|就)?(?:发生|碰上|遇上|来|出|成)了|成真|成了现实|应验|变成事实|(?:哪怕|即便|即使)[^,]*(?:还是|仍|照样)|最坏的?(?:情况|情形)[^,]{0,2}(?:发生|出现|来|成真)了?|能否[^,]{0,4}(?:尽快|派|支援|安排|协调|帮|抢修)|(?:何时|什么时候|几点|多久|啥时)[^,]{0,4}(?:修好|恢复|能通|来网|好)|应由谁(?:发|对外|出面)|(?:难以|无法|不敢|谁能|没法|不可)想象|该如何[^,]{1,6}请(?:指示|明示|示)/u,
);
const THREAT = pattern(/威胁|勒索(?!病毒|软件|程序|木马|蠕虫)|扬言|赎金|支付|恐吓/u);

/** 如果… reaches to the end of its sentence; 假设如下 to the end of the text. */
function markHypothesis(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const supposition = NOT_SUPPOSED.test(clause.text) ? undefined : first(clause, 'hypothetical');
  if (supposition !== undefined) {
    moods.flag('hypothetical', supposition);
    const after = /如下$/u.test(clause.text)
      ? moods.list.map((_, k) => k).slice(i)
      : sentence.slice(sentence.indexOf(i));
    const counter = /没有|要不是|若非|若不是|未能|没能/u.test(clause.text);
    const back = counter ? -1 : after.findIndex((k, n) => n > 0 && BACK.test(moods.text(k)));
    const asks = /^(?:会不会|能否|要怎么|该如何|应如何|应由谁)$/u.test(
      clause.text.slice(supposition.start - clause.start, supposition.end - clause.start),
    );
    // 会不会影响上网还在研判 is no question of what if
    if (asks && isOpen(clause)) {
      moods.set([i], 'unverified');
      return;
    }
    const rest = asks ? [i] : after.slice(0, back < 0 ? undefined : back);
    const lead = sentence.slice(0, sentence.indexOf(i));
    // 若不支付…将公开我司用户资料: a threat, whose ground nobody knows
    const told =
      /^科普/u.test(clause.text) && rest.some((k) => k > i && /昨|今[天早晚日]|刚/u.test(moods.text(k)));
    const threat = sentence.some((k) => THREAT.test(moods.text(k)));
    moods.set(rest, threat || told ? 'unverified' : 'hypothetical');
    // 泄露1.2亿，如果是真的: it hangs on the supposition
    if (/真|属实|没错|准确/u.test(clause.text)) moods.set(lead, 'unverified');
  }
}

/** 算几级 asks about the clause that it is in, and doubts what leads to it. */
function markGradeAsked(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const gradeAsked = first(clause, 'asks_grade');
  if (gradeAsked === undefined) return;
  moods.flag('hypothetical', gradeAsked);
  // 够不够大面积不好说 is no question about the rules
  const ofRules =
    moods.clauses.some(
      (c) => (ABOUT_RULES.test(c.text) && !BY_RULES.test(c.text)) || /算|的,?(?:为|属)/u.test(c.text),
    ) || !moods.happens(i);
  // 湖南大量用户断网算几级，请贵局核定，我司已启动预案
  const acted = moods.clauses.some(
    (c, k) =>
      (k !== i && (BY_RULES.test(c.text) || /核定$/u.test(c.text))) ||
      /(?:何时|什么时候|几点|多久)[^,]{0,4}(?:修好|恢复|能通)/u.test(c.text),
  );
  const ofOwn = OF_OWN.test(clause.text) && !has(clause, 'hypothetical');
  moods.set([i], ofRules && !isOpen(clause) && !acted && !ofOwn ? 'hypothetical' : 'unverified');
  const lead = sentence.slice(0, sentence.indexOf(i));
  if (lead.some((k) => REPORTED.test(moods.text(k)))) return;
  moods.set(lead, sentence.some((k) => EXAM.test(moods.text(k))) ? 'hypothetical' : 'unverified');
}

/** 请问我们平台泄露了200万用户信息，该按几级报？ */
const OF_OWN = pattern(
  /(?:我们|我司|我公司|本公司|我[院校局行厂站店]|本[院校局行厂站店]|咱们?|今[早晚天日晨]|昨[晚天日夜]|刚刚?|刚才|凌晨)(?![^,]*(?:要是|如果|假如|万一|将来|以后))[^,]*(?:[泄偷盗断瘫掉崩挂]|窃取|拖库|上不|打不|中招|中毒|爆发)[^,]{0,6}(?:了|被|遭)|(?:我们|我司|本公司)[^,]{0,8}(?:被|遭)/u,
);

const EXAM = pattern(/(?:考试|选择|判断|案例|练习|简答)题|试题|备考|复习/u);

/** The text only wants to know how the rules are. */
export const ABOUT_RULES = pattern(
  /请教|请问|想问|咨询|(?<!据)了解|想确认|确认一下|问问|问一下|问一嘴|问一句|多句嘴|打听|(?<![问主标专难])题|培训|如果|假如|假设|若(?!干)|倘|多长时间内|规定|预案|口诀|算不算|学习|比如|万一/u,
);

/** 记者来电询问…一事, 请核实…的信息 */
const ASKED_ABOUT = pattern(
  /(?:询问|了解|求证|问起|打听|追问)[^,]{4,}(?:一事|的事|情况|消息)$|^(?:请|烦请|麻烦)(?:帮忙)?(?:核实|核查|查证)[^,]{4,}(?:的(?:信息|消息|情况)|一事)$|了没(?:有)?$/u,
);

/** 是断网还是无法拨打电话 */
const EITHER = pattern(/是(?:断网|上不了网|掉线|没网|真断|泄露|被盗|被黑)[^,]{0,6}还是/u);

/** 我司已启动预案: acts by the rules, and asks nothing of them */
const BY_RULES = pattern(/(?:启动|执行|落实)(?:了)?[^,]{0,8}预案/u);

function markQuestion(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const asks = first(clause, 'asks');
  // 三省大量用户断网？请核实; 记者来电询问…一事
  const asked = clause.asked || ASKED_ABOUT.test(clause.text) || EITHER.test(clause.text);
  if (asks === undefined && asked && moods.happens(i)) moods.set([i], 'unverified');
  if (asks === undefined) return;
  moods.flag('hypothetical', asks);
  const ofAll = /^[^,]{0,8}(?:真的|真实|可信|属实|真假|真是假)/u.test(clause.text);
  moods.set(ofAll ? sentence.slice(0, sentence.indexOf(i) + 1) : [i], 'unverified');
}

const TALK = pattern(
  /(?:网上|网络上|互联网上|群里|朋友圈|坊间|外面|外界|社交媒体|社交平台上|贴吧|微博上|推特|论坛上|网友|网民|博主|自媒体|媒体|外媒|大家|同事|朋友|有人|某人|匿名(?:电话|来电|短信|邮件|信)|陌生(?:人|电话|号码)|邻居|亲戚|路人|村民|(?:出租车|网约车|的士)司机|客服|标题)(?!反映|(?:只|光|就|还|仅)(?:说|称)(?:正?在)(?:查|修|抢|处理|排查)|尚未|还没|没有|暂未|(?:说|称)(?:正?在)?(?:查|修|抢修|处理|排查)(?:了|中|着)?(?:$|,))[^,]{0,8}?(?:说|称|传|流传|爆料|曝光?|报道|热议|讨论|发帖|转发|质疑|猜测|怀疑|(?:吐槽|在骂)(?![^,]{0,4}(?:没网|断网|上不|没信号|掉线|网络|网速))|在转|疯转|议论)|(?:邻居|亲戚|路人|村民|(?:出租车|网约车|的士)司机)[^,]{0,2}讲/u,
);

/** 请大家不要在群里转发截图, 有新的进展我第一时间在群里说: what the reporter says himself */
const OUR_TALK = anyOf`
  ^(?:在)?群里(?:先|再)?(?:简单|大概|统一|快速)?(?:说|讲|报|汇报|通报)(?:下|一下|一声)?$
  ^(?:请|烦请|麻烦)?(?:各位|大家|同事们?|值班的?同志)*(?:先)?(?:不要|勿|别(?![人的处家])|切勿|不得|严禁)
  (?:进展|消息|情况|变化|结果|通知|材料|数据|截图)[^,]{0,8}(?:我|我们|本人|稍后|随后|及时|第一时间|会)[^,]{0,8}(?:群里|这里)[^,]{0,2}(?:说|讲|发|报|更新|同步|通报)$
`;

/** 网上都在说, 外媒报道: somebody else's word for it. */
function talkOf(clause: Clause): { start: number; end: number } | undefined {
  if (OUR_TALK.test(clause.text)) return undefined;
  const talk = TALK.exec(clause.text);
  return talk === null
    ? undefined
    : { start: clause.start + talk.index, end: clause.start + talk.index + talk[0].length };
}

/** What is being checked is a detail, not whether it happened. */
const DETAIL = pattern(
  /原因|范围|人数|数量|数字|精确|确切|尾数|损失|具体|详情|细节|(?:影响|有关|相关|泄露|用户)情况|程度|规模|来源|影响|身份|重复|重叠|重合/u,
);

/** 不是网传, 不是群里传的: of what the reporter tells; not 不是群里传的1.2亿 */
const NO_HEARSAY = pattern(
  /^(?:这)?(?:绝|也|可|并)?(?:不是|并非|非|绝非)(?:网传|传闻|传言|谣传|听说|听来|道听途说|据说|小道消息|(?:在|从)?(?:群里|网上|网络上|外面|外头|坊间|朋友圈|别人那里?)(?:瞎|乱|里)?(?:传|转|流传|听来|听说|看来|看到))(?:的|了|啊|哈)?$|^(?:别的|其他|其它|外|邻|周边)(?:省|地市?|市|地方)[^,]{0,3}(?:没有?|未|暂未|还没)听说/u,
);

/** So many characters after the words of hearsay say what it is about. */
const A_MATTER = 4;

/** 媒体已报道, 网上已有讨论 */
const REACTION = pattern(
  /已(?:有|经)?(?:开始)?(?:报道|讨论|转发|关注)|也在(?:讨论|问)|(?:网友|网民|用户|大家)们?(?:都|纷纷|也)*在(?:截图|吐槽|骂|抱怨|投诉|催)/u,
);

/** 网友都在投诉: after what is told, and telling nothing itself; not 网友都在骂：某平台泄露… */
function isReaction(moods: Moods, { text }: Clause, i: number, sentence: number[]): boolean {
  return REACTION.test(text) && !moods.happens(i) && sentence.some((k) => k < i && moods.happens(k));
}

/** 说是区里的汇聚机房水淹了, 听运维讲是弱口令: hearsay about why, not about what */
const HEARD_CAUSE = pattern(
  /^(?![^,]*(?:网上|网友|网传|群|帖|传闻|论坛))(?:据|听)?[^,]{0,6}(?:说|讲|称)(?:可能)?(?:是|因为|由于)[^,]{0,12}(?:水淹|进水|漏水|淹|弱口令|跳板机|外包|路由(?:震荡|泄露|配错)|配错|割接|停电|断电|掉电|跳闸|挖断|烧|坏|过载|宕机|起火|测试环境进来|内鬼|城域网)(?:了|的|的事|事)?$/u,
);

/** @returns whether a clause tells of nothing but what somebody says the cause is */
export function isHeardCause(clause: Clause): boolean {
  return clause.quantities.length === 0 && HEARD_CAUSE.test(clause.text);
}

/** 网传… covers its sentence, or the one before where its own tells of nothing (。尚未证实). */
function markHearsay(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const hearsay =
    (OUR_TALK.test(clause.text) ? undefined : first(clause, 'hearsay')) ??
    (isReaction(moods, clause, i, sentence) ? undefined : talkOf(clause));
  if (hearsay === undefined || (DETAIL.test(clause.text) && !moods.happens(i))) return;
  if (refutesAnotherNumber(moods, i) || NO_HEARSAY.test(clause.text)) return;
  if (
    isOfCause(moods, clause, i) ||
    /谣言[^,]{0,2}称|造谣称|^(?:已)?(?:辟谣)?(?:战争|停水|停电|地震|抢购)[^,]{0,3}(?:传言|传闻|谣言)/u.test(
      clause.text,
    )
  )
    return;
  moods.flag('hearsay', hearsay);
  // 株洲断网，并非网传的全国断网
  if (
    /^(?:并非|并不是|不是|而非)[^,]{0,2}(?:网传|网上|外面|外界|群里)/u.test(clause.text) &&
    sentence.some((k) => k < i && moods.happens(k))
  ) {
    moods.set([i], 'denied');
    return;
  }
  // 已确认340万，另有约200万用户待核实
  const ofRest = /^(?:但|而)?(?:另|其余|剩|还有|余下)/u.test(clause.text) && clause.quantities.length > 0;
  if (ofRest) {
    moods.set([i], 'unverified');
    return;
  }
  const tells = sentence.some((k) => moods.happens(k));
  // 另外网传明天有暴雨: it has a matter of its own
  const rest = clause.text.slice(hearsay.end - clause.start);
  const ofItself =
    rest.length >= A_MATTER && !NOT_YET.test(clause.text) && !/真实性|属实|真假|情况|消息|内容/u.test(rest);
  const before = ofItself ? [] : (moods.sentences[moods.sentences.indexOf(sentence) - 1] ?? []);
  // 网传…，经查实际泄露8万人: what the text vouches for is no hearsay
  const vouched = sentence.findIndex((k) => k > i && vouchesFor(moods, k, k === i + 1));
  // 广西全区断网属实，网传的2亿用户信息泄露…: the hearsay is only of what follows
  const sure = sentence.findLastIndex((k) => k < i && moods.happens(k) && vouchesFor(moods, k));
  const doubted = sentence.slice(sure + 1, vouched < 0 ? undefined : vouched);
  // 网上传言总量达600万 beside what is certain
  const own = clause.quantities.length > 0 ? [i] : [];
  moods.set(tells ? doubted : [...before, ...own], 'unverified');
}

/** 平台瘫痪，客服说是流量攻击: only why is hearsay */
function isOfCause(moods: Moods, clause: Clause, i: number): boolean {
  const why = /[说称]是/u.test(clause.text) && has(clause, 'cause') && clause.quantities.length === 0;
  return (
    (why || isHeardCause(clause)) &&
    !moods.happens(i) &&
    moods.sentenceOf(i).some((k) => k < i && moods.happens(k))
  );
}

/** @param quoted it may be what somebody else says: 网上称…，1.2亿用户确已泄露 */
function vouchesFor(moods: Moods, k: number, quoted = false): boolean {
  const clause = moods.clauses[k];
  const follows = moods.sentenceOf(k).some((m) => m > k && moods.happens(m));
  const states =
    moods.happens(k) ||
    (clause?.quantities.length ?? 0) > 0 ||
    (follows &&
      /^经[^,]{0,10}(?:核|查|确认)|(?:确认|核实|查实|查明|核查|清点)(?:后|过|完)?$/u.test(
        clause?.text ?? '',
      ));
  if (clause === undefined || (quoted && /确已/u.test(clause.text))) return false;
  return states && vouches(clause) && !has(clause, 'hearsay', 'asks', 'rumour');
}
