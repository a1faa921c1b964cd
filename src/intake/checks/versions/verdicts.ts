import { type Clause, has, saidIn, tagged } from '../../clauses/clauses.ts';
import { ABOUT_RULES } from '../../moods/certainty.ts';
import { happens, instructs, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { isCount } from '../../numbers/quantities.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/**
 * Where a text tells of two different matters and calls something in it false or true, each such word must agree with how
 * the matter that it stands at was taken: 甲不实，乙属实. Where one doesn't, which is which is for a person.
 */

/** The words that call something false: a rumour, a false alarm, a drill, a test, old, withdrawn. */
export const FALSE = anyOf`
  虚惊|诬告|❌|编的$|无此情况|^[^,]{0,3}(?:说|答|回复?)(?:不是|没有|否)$|(?:[前后]者|第?[一二三两][项个件条起])(?:已|予以)?(?:排除|撤回|撤销|不成立|否定)|没这回事|查,什么都没有|谣言|谣传|造谣|辟谣|误报|虚警|误判|误触发|误导|误传|误会|不实|不属实|查无|无实据|子虚乌有|证伪
  查否|假[的,]?$|(?:系|为|是|属)(?:假|伪$)|前?句伪|编造|杜撰|捏造|瞎编|瞎写|胡编|胡说|乱说|恶作剧|臆测
  不(?:能)?成立|(?:没有|无|均无)此事|压根没|撤掉|撤报|(?:已|予以|予|请|全部)(?:撤销|撤回|删除|剔除)
  废止|删去|删掉|不予上报|演练|推演|是测试|测试(?:消息|短信|信息|文本|件|数据|样例)|剧本|旧闻|旧帖
  旧案|销号|销案|发错群|澄清|辟(?:一?个)谣|想定|段子|举例|的例子|与实际无关|不存在|忽略|取消|发文撤销
  完全没有|已排除(?![^,]{0,4}(?:攻击|入侵|人为|黑客|故障|隐患))|假报告|皆非|已办结|(?:去年|前年)的
  [是系]p的|p图|p出来|假想|假新闻|ai(?:生成|合成|编)|做梦|梦[见到]|讹传|误贴|错贴|划[去掉]|^-?(?:[否无]|没有)$|道听途说|误收
  以讹传讹|玩笑|虚构|捕风捉影|空穴来风|无中生有|乌龙|没影的事|摆拍|影视|愚人节
  没影儿|报假警|虚假(?!广告|宣传|网站|链接|页面)|抹黑|造的谣|剧情|台词|误生成|登记错误|予以注销|没发生|谎报|谎言|^伪$|(?:20\d\d|[一二][〇零][〇零一二三四五六七八九]{2}|十几|好几)年的(?:旧|老)?(?:案|事)|假消息|闲话|标签是test|第[一二三四五]幕|被逐一排除|确认没有$|(?:没有|未)成为现实|告警源于|打脸|小道消息|也是没有|打假|编出来|(?<!被)否[认定]了|^并无$
  编了个?[^,]*(?:故事|段子|谎|剧本)|看错|听错|听岔|(?:确定|根本|压根|其实)(?:就|都|也)?没有$|[两三四五六七八九几]年前|占位|(?:^|明确|同时|坚决|断然|一致)否认[^,]{6}
  恶意剪辑|测试推送|人工智能合成|范文|模板自带|^造谣|^今日无[^,]*之事|误把[^,]*写进|误写成
  冒名(?:伪造|报送)|的谣$|也不对$|(?:样例|考题)$|零事件$
  误报(?:撤销|销号|核销)单?$
  没有任何(?:事实)?(?:依据|根据|证据)(?!显示)|已否$|未能?成为现实|猜测已被排除
  年拍的|旧单|不是警情|原报[^,]*撤|错了$|^[^,]{0,4}(?:不是|并非)(?!仅|全|只)(?=[^,]{6})
`;
/** The words that call it true. */
const TRUE = anyOf`
  属实|真的|核实为真|成立(?!于|了|[^,]{0,8}(?:组|指挥部|专班|公司|中心|小组))|为真|证实|查实|确有
  真实(?!性|业务|网络|系统|用户|数据|姓名|信息)|实打实|千真万确|真发生|[,是]真$|确凿|坐实|亲眼
  确认无误|保留|照报|才是|实战|已核实(?![为系不])|已确认(?![为系不])
`;
/** 不是谣言, 拟组织演练, 演练平台 */
const NOT_FALSE = pattern(
  /(?:不是|并非|非|不属于|绝非)(?:谣言|误报|演练|测试|假)|不在[^,]{0,4}(?:谣|误报|不实)[^,]{0,4}之列|(?:后续|拟|将|下周|计划|定于|组织)[^,]*演练|演练(?:管理系统|平台(?!推送)|单位|科技)|(?:上次|上周|上个?月|去年|前年|往年|每年|那次|之前|刚|昨[天日]|上半年|\d月|[一二三四五六七八九十]月)[^,]*(?:演练|推演|演习)|(?:演练|推演|演习)(?:中|脚本|方案|总结|效果)[^,]*(?:编写|评委|不错|写入|用时|获|很好)|(?:辟谣|谣言)(?:中心|平台)|防[^,]{0,4}谣言|演练(?:已|现|也|立即|随即)*(?:中止|终止|暂停|叫停|停止|推迟)/u,
);
/** 不属实, 未经核实, 真实性, 已核实网络正常 */
const NOT_TRUE = pattern(
  /(?:不|未|没有?|尚未|无|待)(?:能|予|经|发生|涉及)*(?:证实|确认|核实|查实|成立|属实|真实)|真实性|(?:不是|并非|不)真(?:的|实)|(?:已)?核实[^,]*正常|是否(?:属实|真实)/u,
);
/** 前者…后者…, ①…②…: they speak of one of several. */
const ONE_OF_THEM = anyOf`
  前者|后者|[前后]面(?:这|那|一)|[前后]一?(?:条|个|件|句|种|起)|第[一二][句件事条起号项个桩]|头一句
  其[一二三](?:为|是|系)?(?:真|伪|假|属实|不实|误报)|^[12](?=不|属|为|系|是|有|无)|线索[12一二](?![\d.万亿千百])|情况[一二]
  (?<![订账名菜保运表])单[12](?![\d.万亿千百])|[甲乙]起|[ab]群|两句话里
`;

/** @returns whether the verdicts of a text on its matters don't all agree with how the matters were taken */
export function isOfWhichUnclear(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other');
  const verdicts = clauses.map((clause) => (instructs(clause) ? undefined : verdictOf(clause)));
  const ordinal = clauses.some((clause) => ONE_OF_THEM.test(clause.text));
  if (
    ordinal &&
    verdicts.includes(false) &&
    (verdicts.includes(true) || told.flatMap((s) => s.words).length > 1)
  )
    return true;
  const allFalse = clauses.some((c) => ALL_FALSE.test(NOT_FALSE.replaceAll(c.text, '')) && !instructs(c));
  if (allFalse && told.some((s) => isLive(s.mood))) return true;
  if (told.some((s) => isMisreported(s, clauses, told))) return true;
  if (told.length === 1 && areOfTwoPlaces(clauses, verdicts)) return true;
  if (told.some((s) => saysBoth(clauses[s.clause] as Clause))) return true;
  const inSentence = new Set(told.map((s) => clauses[s.clause]?.sentence));
  const refutes = (c: Clause) => IT_IS_FALSE.test(c.text) && inSentence.has(c.sentence);
  if (clauses.some((c, i) => refutes(c) && !agrees(false, i, clauses, told))) return true;
  if (told.some((s) => isRuledOut(s, clauses))) return true;
  if (!told.some((a, i) => told.slice(i + 1).some((b) => areApart(a, b, clauses)))) return false;
  if (told.some((s) => isTakenAlong(s, clauses, told, verdicts))) return true;
  return verdicts.some((verdict, i) => verdict !== undefined && !agrees(verdict, i, clauses, told));
}

/** 两条都是测试时误发, 内容全是假的, 没一条是真的, 无一属实 */
const ALL_FALSE = anyOf`
  (?:[两三四五][条个件则项起句]|以上|上述|内容)[^,]{0,4}(?:都|均|全部?|皆)(?:是|系|为|属)?[^,不]{0,6}(?:误发|误报|虚警|虚假信息|假|不实|不属实|伪造|编的|谣言)的?$
  (?:没|无)(?:有)?一[条个件项句]?(?:是)?(?:真|属实)|全部(?:虚假|否定)|[两二]事(?:皆|均|都)无|真实事件(?:为)?零|误报[两三二][起条件]|造谣者[^,]{0,4}编|[两三](?:报|条)(?:都|均|一并)?作废|(?:这|那)[两三][条件则个][^,]{0,6}证伪|今[日天]零事件|不代表(?:任何)?真实|[两三几]个[^,]{0,4}(?:考题|例题|样例)|又造了[^,]*谣$|(?:两者|二者)[^,不]{0,4}作废|(?:均|都)与事实无关|(?:均|都|皆)(?:无此事|没有?这事|没(?:有)?发生|不成立)$|[两三][条件起则](?:都|均|全|也)?作废$|(?:实际|其实)(?:上)?(?:并)?没有?(?:任何)?事件(?:发生)?$
  ^(?:以上|上述|这些?)?(?:均|都|皆|全)(?:已|是|系|为|属|被)[^,不未没]{0,6}(?:谣言|不实|虚假|误报|加工|试播|演员|台词|道具)
  即刻失效|随口瞎说
  ^(?:全|均|都|皆)(?:是|系|为|属)(?:误报|虚警|谣言|乌龙|误会|误发|演练|编的|假的?)
`;

/** 但那是假的, 鉴定结论亦表明从未发生, ☑排除, 消息源承认造假 */
const IT_IS_FALSE = anyOf`
  ^误报(?:撤销|销号|核销)单?$|^[两三]?(?:事|条|者)(?:皆|均|都)无$|^真实事件(?:为)?零
  ^(?:但|可|不过)?(?:那|这|此|都|全)?(?:都|全|纯)?(?:是|系|属)?(?:假|不实)的?$
  (?:从未|从没|没有|并未|未曾|并没有)(?:真的|实际)?发生过?$|没有(?:任何|一点|半点)?(?:证据|依据|根据)支[持撑]|^☑(?:排除|否|误报|不实|不属实|未发生)
  承认(?:是)?[^,]{0,6}(?:造假|编|造谣)|^没有(?:该|此|这个|这一|任何)?事件$
`;

/** 排除勒索病毒大面积爆发, 不是四川大量用户断网，也不是…, …是护士站听岔了, 打一开始就没有 */
const RULED_OUT = anyOf`
  ^(?:也|亦|都|更|并|经核|经查)?(?:不是|并非|不存在|排除)(?![^,]*(?:而是|只是))[^,]{6}
  (?:听岔|听错|看错|记错|弄错|搞错|想错|录入错误|诽谤|吓唬人?|编着玩|瞎编的?|没影|^叉)了?$
`;
/** 这回事儿打一开始就没有, 实际什么都没发生 */
const NOTHING_AT_ALL = pattern(
  /打?一?开始就没有|从来?(?:就)?没有过?$|(?:什么|啥)(?:都|也)没(?:有)?(?:发生|出)|(?:都|均|也)没(?:有)?发生过?$|编着玩|说打错了|探针坏了|双双上榜|^把[^,]{6,}(?:打|写|说|报|记|念|输|敲)成了?[^,]{6,}/u,
);

function isRuledOut({ mood, kind, clause: at }: Statement, clauses: Clause[]): boolean {
  if (!isLive(mood)) return false;
  const { text = '' } = clauses[at] ?? {};
  const next = clauses[at + 1];
  // 不是四川全省大量用户断网，是绵阳市; 泄露的不是9900万，1.02亿
  const putRight = /^(?:而)?是|^[只仅实]/u.test(next?.text ?? '');
  const counts = kind === 'leak' && (next?.quantities.some(isCount) ?? false);
  const replaced = /不是|并非/u.test(text) && (putRight || counts);
  return (!replaced && RULED_OUT.test(text)) || clauses.some((c) => NOTHING_AT_ALL.test(c.text));
}

/** @returns whether a clause calls something true or false; undefined where it does neither, or both */
export function verdictOf(clause: Clause): boolean | undefined {
  if (!VERDICTS.has(clause)) {
    const [isFalse, isTrue] = saidOf(clause.text);
    VERDICTS.set(clause, isFalse === isTrue ? undefined : !isFalse);
  }
  return VERDICTS.get(clause);
}

/** Several checks ask for the same verdicts. */
const VERDICTS = new WeakMap<Clause, boolean | undefined>();

function saidOf(text: string): [boolean, boolean] {
  return [FALSE.test(NOT_FALSE.replaceAll(text, '')), TRUE.test(NOT_TRUE.replaceAll(text, ''))];
}

/** 绵阳断网属实而成都断网不属实 */
function saysBoth({ text }: Clause): boolean {
  return saidOf(text).every(Boolean);
}

/** 某.CN…效率大幅下降。误报说明：昨晚郑州断网…: refuted by a sentence that has a matter of its own */
function isTakenAlong(
  s: Statement,
  clauses: Clause[],
  told: Statement[],
  verdicts: (boolean | undefined)[],
): boolean {
  if (s.mood !== 'denied' && s.mood !== 'drill') return false;
  const falseIn = new Set(clauses.filter((_, i) => verdicts[i] === false).map(({ sentence }) => sentence));
  const sentence = clauses[s.clause]?.sentence ?? 0;
  const others = told.filter(
    (t) => falseIn.has(clauses[t.clause]?.sentence ?? -1) && areApart(s, t, clauses),
  );
  return !falseIn.has(sentence) && others.length > 0;
}

/** 首报写“.CN解析效率大幅下降”，后缀写错了，应为.COM: what was told before is replaced by more than a number. */
function isMisreported({ kind, mood, clause: at }: Statement, clauses: Clause[], told: Statement[]): boolean {
  const clause = clauses[at] as Clause;
  const later = clauses.filter((c, i) => i > at && c.sentence === clause.sentence);
  return (
    kind !== 'leak' &&
    isLive(mood) &&
    has(clause, 'superseded') &&
    later.some((c) => has(c, 'correction', 'but_b') && !isOfCause(c)) &&
    !told.some((s) => later.includes(clauses[s.clause] as Clause))
  );
}

/** 初判为设备故障，现确认是DDoS攻击所致: only why it happened is put right. */
function isOfCause(clause: Clause): boolean {
  return has(clause, 'cause') && !has(clause, 'place', 'site', 'cn', 'dns', 'virus') && !happens(clause);
}

/** 海南经核实为误报；吉林情况属实 */
function areOfTwoPlaces(clauses: Clause[], verdicts: (boolean | undefined)[]): boolean {
  const placesOf = (verdict: boolean) =>
    clauses.filter((clause, i) => verdicts[i] === verdict && placesIn(clause) !== '').map(placesIn);
  return placesOf(false).some((place) => placesOf(true).some((other) => other !== place));
}

/** @returns whether they are of two kinds, or of different places or numbers of people. */
export function areApart(a: Statement, b: Statement, clauses: Clause[]): boolean {
  if (a.kind !== b.kind) return true;
  return [placesIn, peopleIn].some((read) => {
    const [one, other] = [a, b].map((s) => read(clauses[s.clause] as Clause));
    return one !== '' && other !== '' && one !== other;
  });
}

const placesIn = (clause: Clause): string =>
  tagged(clause, 'place')
    .map((word) => saidIn(clause, word))
    .join();

const peopleIn = ({ quantities }: Clause): string =>
  quantities
    .filter(({ unit }) => unit === 'people')
    .map(({ count }) => `${count.min}-${count.max}`)
    .join();

/** Whether the matter of its own clause, else the one before it in the sentence, else after it, else before, else further on, was taken so. */
function agrees(verdict: boolean, i: number, clauses: Clause[], told: Statement[]): boolean {
  const { sentence } = clauses[i] as Clause;
  const here = told.filter((s) => clauses[s.clause]?.sentence === sentence);
  const before = here.filter((s) => s.clause <= i).at(-1)?.clause;
  const after = here.find((s) => s.clause > i)?.clause;
  const earlier = told.filter((s) => s.clause < i).at(-1)?.clause;
  const later = told.find((s) => s.clause > i)?.clause;
  const own = told.some((s) => s.clause === i);
  const at = own ? [i] : verdict ? [before, after] : [before ?? after ?? earlier ?? later];
  const matters = told.filter((s) => at.includes(s.clause));
  return matters.length === 0 || matters.some((s) => isLive(s.mood) === verdict);
}

/** @returns whether a text only asks what it comes to: 热钱包被搬空，这个怎么算级别？; no question of what if, and none of the rules */
export function asksOnlyTheGrade(clauses: Clause[]): boolean {
  return (
    clauses.some((c) => has(c, 'asks_grade')) &&
    !clauses.some((c) => has(c, 'hypothetical', 'drill') || ABOUT_RULES.test(c.text))
  );
}
