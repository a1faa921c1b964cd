import { type Clause, has, isAgent, tagged, type WordFound } from '../clauses/clauses.ts';
import { isOfSource } from '../leaks/sums.ts';
import type { Certainty } from '../moods/certainty.ts';
import { isOverruled } from '../moods/denial.ts';
import { NO_RUMOUR } from '../moods/denial-words.ts';
import { goesOnSince } from '../moods/history.ts';
import { happens, instructs, PRESENT } from '../moods/moods.ts';
import { isOwnersWord } from '../moods/own-word.ts';
import { qualifies } from '../moods/qualifiers.ts';
import type { Statement } from '../moods/statement.ts';
import { NOT_YET, PARTLY } from '../moods/vouch.ts';
import { isWellNextDoor } from '../places/spared.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isOfTradeName } from '../text/trade-names.ts';
import { EARLIER, SAID } from '../words/earlier.ts';
import { MARKERS, type Marker } from '../words/markers.ts';
import type { CertaintyTag } from '../words/tags.ts';
import { isAside, isBetweenNumbers, isOnlyWhy, isOpenWhether, isPutRight, isSignature } from './no-doubt.ts';

/** Words that may turn what is stated into something else, and how far they reach. */
export interface Doubt {
  start: number;
  end: number;
  clause: number;
  reach: 'clause' | 'sentence' | 'text' | 'before';
}

/** Words that the passes over certainty know. In a clause whose statement came out as plain fact they had no effect. */
const WITHOUT_EFFECT: readonly CertaintyTag[] = [
  ...(['possible', 'suspected', 'hearsay', 'contested', 'rumour', 'asks', 'asks_grade'] as const),
  ...(['hypothetical', 'past', 'perhaps_past', 'drill'] as const),
];
/** Those that reach from one clause into another of the sentence. */
const REACHING: readonly CertaintyTag[] = [
  ...(['hearsay', 'contested', 'rumour', 'asks', 'asks_grade', 'hypothetical', 'drill'] as const),
];
/** Markers that turn only what stands in the same clause. */
const OF_THE_CLAUSE: readonly Marker[] = ['denial', 'past', 'modal', 'comparison'];
/** Markers that speak of the text as a whole, wherever they stand. */
const OF_THE_TEXT: readonly Marker[] = ['text', 'norm', 'validity'];
/** 建议协调平台删帖: what it asks for says nothing of what happened. */
const ADVICE = pattern(/^(?:建议|恳请|请求|提请|申请|望)/u);
function spanOf({ start, end }: Clause, clause: number, reach: Doubt['reach']): Doubt {
  return { start, end, clause, reach };
}

/**
 * Finds what the reading has not accounted for: words that may turn what the text states as plain fact into something else
 * (a supposition, hearsay, a rule, history, somebody else's affair), and that no pass has read as such.
 * @param stated the statements that came out as plain facts
 */
export function readDoubts(clauses: Clause[], certainty: Certainty, stated: Statement[]): Doubt[] {
  return clauses.flatMap((clause, i) => doubtsIn(clause, i, clauses, certainty, stated));
}

function doubtsIn(
  clause: Clause,
  i: number,
  clauses: Clause[],
  { moods, confirmed }: Certainty,
  stated: Statement[],
): Doubt[] {
  const own = stated.some((s) => s.clause === i);
  const ofCause = isOnlyWhy(clause, i, stated);
  const actual = (moods[i] ?? 'actual') === 'actual';
  if (isOpenWhether(clause)) return [spanOf(clause, i, 'sentence')];
  if (!own && !isReplaced(clauses, i) && !ofCause && qualifies(clause, actual))
    return [spanOf(clause, i, 'before')];
  if (!actual || instructs(clause)) return [];
  if (!own && (ofCause || isAside(clause) || isSignature(clauses, i)))
    return stated.every((s) => i < s.clause) ? leadsIn(clause, i) : [];
  const near = stated.some((s) => clauses[s.clause]?.sentence === clause.sentence);
  const tags = own ? WITHOUT_EFFECT : near ? REACHING : [];
  const markers = own || !ADVICE.test(clause.text) ? markersIn(clauses, i, stated) : [];
  return [...wordsOf(clauses, i, tags, confirmed), ...markers];
}

/** 打错了，是1100万 */
function isReplaced(clauses: Clause[], i: number): boolean {
  return clauses[i + 1]?.quantities.length !== 0 && i + 1 < clauses.length;
}

/** So near the beginning of a clause what it begins with ends. */
const LEAD = 8;
const OF_A_SOURCE: readonly Marker[] = ['hearsay', 'condition', 'comparison', 'text'];

/** 例如系统被攻击, not 教育app题小通被攻击 */
const isHead = (m: Doubt & { value: Marker }, { start }: Clause) => m.value === 'norm' && m.start === start;

/** 匿名电话说系统遭攻击，解析大幅下降; 好比光缆断了，全省断网: what a cause is told with goes on over the sentence. */
function leadsIn(clause: Clause, i: number): Doubt[] {
  const cause = tagged(clause, 'cause')[0];
  if (cause === undefined) return [];
  return markersOf(clause, i)
    .filter((m) => OF_A_SOURCE.includes(m.value) || isHead(m, clause))
    .filter((m) => m.end <= cause.start && m.end - clause.start <= LEAD)
    .map((m) => ({ ...m, reach: 'sentence' }));
}

/** The words of a clause that say how sure something is, and that nothing explains. */
function wordsOf(clauses: Clause[], i: number, tags: readonly CertaintyTag[], confirmed: boolean): Doubt[] {
  const clause = clauses[i];
  if (clause === undefined) return [];
  return tagged(clause, ...tags)
    .filter(
      (word) =>
        !isOfCause(clause, word.start) &&
        !isExplained(clause, word, confirmed) &&
        !(word.value.tag === 'rumour' && isOverruled(clauses, i)),
    )
    .map(({ start, end, value }): Doubt => {
      const reach = REACHING.includes(value.tag) ? 'sentence' : 'clause';
      return { start, end, clause: i, reach };
    });
}

/** What people say while it is dealt with. */
const ROUTINE = pattern(
  /^(?:今[天晚早]|明[天早]|[上下]午|晚上)*\d{1,2}(?:点|时)(?:半|钟|\d{1,2}分)?(?:之?前)?(?:会)?(?:给|出|交|发|提供)[^,]{0,4}(?:formal|书面|正式|详细|完整)的?(?:report|报告|材料|说明)|^[^,]{0,6}(?:电话|投诉|排查|定位|抢修|处理|处置|上报|协助|恢复|尽快|马上|[一二两三四五六七八九十几半\d]+个?(?:分钟|小时|钟头|刻钟)(?:之?内|左右|之?前)?(?:就|能|可以|可|会)?(?:切|恢复|修|到|好|搞定|回退|完成)|介绍|早上就|昨晚就|与[^,]{1,8}有关)/u,
);

/** 刚才群里发的, 原先说的三千万, 上午电话里讲的: what the reporter said himself */
const OUR_EARLIER = new RegExp(
  `^(?:更正(?:一下)?|订正(?:一下)?|我)?(?:${EARLIER}|第[一二三]个电话)[^,]{0,8}(?:群里|电话里?|微信里?)?[^,]{0,2}(?:说|讲|发|报|写)(?:的|过|了|成|错|只|是)|^(?:[首初前一二三四五]报)里?(?:只)?(?:说|写|讲)`,
  'u',
);
/** 昨晚说只有浦东断网 beside what is told now */
const OUR_OTHER = new RegExp(
  `^(?:我|我们|咱们?)?(?:${EARLIER})(?:我们?|咱们?|我[司局处]|本[局司])?(?:${SAID})`,
  'u',
);

/** 隔壁泸州没得事 */
const FINE_THERE = pattern(/^隔壁[^,]{1,12}(?:没得?事|没有|正常|没断|没发现|没动静|没反映)$/u);

function markersIn(clauses: Clause[], i: number, stated: Statement[]): Doubt[] {
  const clause = clauses[i];
  if (clause === undefined) return [];
  const last = Math.max(-1, ...stated.map((s) => s.clause));
  const vouched = clauses.some(
    (c, k) => k > i && isFoundTrue(c) && (c.sentence === clause.sentence || ALL_TRUE.test(c.text)),
  );
  // 四川断网，客服说电话被打爆: after the report it tells of something else
  const ofItself = (end: number) => i > last && ROUTINE.test(clause.text.slice(end - clause.start));
  const said = (i > last && isRemark(clause)) || isOwnersWord(clauses, i);
  const ours =
    OUR_EARLIER.test(clause.text) ||
    isPutRight(clauses, i) ||
    (OUR_OTHER.test(clause.text) && stated.every((s) => s.clause > i));
  const alone = isOfItself(clauses, i, stated);
  const markers = markersOf(clause, i).filter(
    (m) =>
      !(m.value === 'hearsay' && (ofItself(m.end) || said || ours)) &&
      !(m.value === 'others' && FINE_THERE.test(clause.text)) &&
      !(m.reach === 'text' && alone),
  );
  return vouched ? markers.filter((m) => m.reach !== 'sentence') : markers;
}

/** 网监说是有人黑了DNS, 水厂爆管淹了机房, 联通说正在查: what is said after the report only says why, or goes on with it */
function isRemark(clause: Clause): boolean {
  return (
    !happens(clause) && clause.quantities.length === 0 && (has(clause, 'cause') || GOES_ON.test(clause.text))
  );
}

/** 联通说正在查, 官方说是发布引发, 安全组说CC打的 */
const GOES_ON = pattern(
  /(?:说|称|表示)(?:还)?(?:正)?在(?:查|修|抢|处理|排查|定位)|^(?![^,]*[网传谣听群])[^,]{1,8}(?:说|称|表示)(?:是|系|因)?[^,没无不未说疑]{1,12}(?:引发|引起|所致|触发|打的)(?:[^,没无不未]{0,6}保护)?$/u,
);

/** So long a sentence that tells of no happening and points at nothing: 全年计划招聘安全工程师8名 */
const LONG = 10;
const POINTS = anyOf`
  以上|上述|前述|这|此|该|[原全本]文|文中|消息|内容|事件|事情|样本|证据|断网|泄露|谁|哪|吗|[?]
  ^本(?:条|信息|案例)|引用|摘|还是(?!老|原来|由|按|用)|模糊|口径
  (?:没|未)[^,]{0,2}(?:交代|说|讲|提|写)
`;

function isOfItself(clauses: Clause[], i: number, stated: Statement[]): boolean {
  const { sentence } = clauses[i] as Clause;
  const own = clauses.filter((c) => c.sentence === sentence);
  const text = own.map((c) => c.text).join();
  return (
    text.length >= LONG &&
    !stated.some((s) => clauses[s.clause]?.sentence === sentence) &&
    !own.some((c) => happens(c) || c.leads) &&
    !POINTS.test(text)
  );
}

/** 属实; 安全部的人亲口认了; 他确认就是这个数 */
const FOUND_TRUE = pattern(
  /(?<!不|否|非)属实$|坐实|确有其事|(?:亲口|当场|自己)(?:都|也)?认(?:了|账)|确认(?:就是|过?无误|为本公司|是本公司)|(?:核对|比对|数目|人数)(?:过|全部|完全)*(?:无误|一致|吻合)$/u,
);

/** 自媒体所称…一事，经核实属实 */
function isFoundTrue(clause: Clause): boolean {
  const { text, quantities } = clause;
  return (
    FOUND_TRUE.test(text) &&
    !/卖家|博主|发帖/u.test(text) &&
    quantities.length === 0 &&
    !NOT_YET.test(text) &&
    !PARTLY.test(text) &&
    !happens(clause)
  );
}

/** 人数与内容均属实: of what the sentence before told */
const ALL_TRUE = pattern(/(?:人数|内容|消息|信息|情况|反映|所述|所报|数据)[^,]{0,6}属实/u);

/** @returns whether a doubt reaches a statement */
export function reaches(doubt: Doubt, s: Statement, clauses: Clause[]): boolean {
  if (doubt.reach === 'text' || doubt.clause === s.clause) return true;
  if (doubt.reach === 'before') return s.clause < doubt.clause;
  return doubt.reach === 'sentence' && clauses[doubt.clause]?.sentence === clauses[s.clause]?.sentence;
}

/** 网传…，已证实; 不是谣言; 昨日曾; 此前误报460万, 原先的500万用户: the word takes nothing from what is stated. */
function isExplained(clause: Clause, { value, end }: WordFound, confirmed: boolean): boolean {
  if (value.tag === 'past') return goesOnSince(clause.text);
  // 首报“疑似泄露320万用户”现已确认
  if (value.tag === 'suspected') return tagged(clause, 'confirmed').some((word) => word.start >= end);
  if (value.tag === 'drill')
    return (
      has(clause, 'no_drill') ||
      /(?:不在|不是|非|无关|别当|勿当)[^,]{0,4}演|演练(?:时|中|里)?(?:都|刚|就|也)?(?:练|演|用|学|讲|碰)过|^(?:后续|拟|将|计划|下周|下一?步|今后)[^,]*演/u.test(
        clause.text,
      )
    );
  if (value.tag === 'hearsay' || value.tag === 'asks') return confirmed;
  if (value.tag === 'rumour') return NO_RUMOUR.test(clause.text) || isOfOldNumber(clause, end);
  if (value.tag !== 'perhaps_past') return false;
  return PRESENT.test(clause.text) || /已(?!.*过)/u.test(clause.text) || isOfOldNumber(clause, end);
}

function isOfOldNumber(clause: Clause, at: number): boolean {
  return clause.quantities.some(({ start }) => start >= at && start - at <= 6);
}

/** 疑似遭攻击 doubts the cause. */
function isOfCause(clause: Clause, at: number): boolean {
  return clause.words.some(
    (word) =>
      word.start >= at &&
      word.start - at <= 14 &&
      (word.value.tag === 'cause' || word.value.tag === 'unknown_cause') &&
      !isOfAgent(clause, word),
  );
}

/** 疑似黑客窃取了… doubts what happened, not only who did it. */
function isOfAgent(clause: Clause, word: WordFound): boolean {
  return clause.words.some(
    (next) => next.start > word.start && isAgent(clause, word, next) && next.value.tag !== 'cause',
  );
}

/** The markers of a clause that stand outside of the words and numbers that the reader knows. */
function markersOf(clause: Clause, i: number): (Doubt & { value: Marker })[] {
  return MARKERS.findAll(clause.text).flatMap((marker): (Doubt & { value: Marker })[] => {
    const { value } = marker;
    if (value === 'plain') return [];
    const start = clause.start + marker.start;
    const end = clause.start + marker.end;
    const words = clause.words.filter((word) => word.value.tag !== 'noise');
    const known =
      [...words, ...clause.quantities].some((k) => k.start <= start && k.end >= end) ||
      isBetweenNumbers(clause, start, end);
    if (known || isBeforeCause(clause, end) || isOfTradeName(clause.text, marker)) return [];
    if (value === 'plan' && has(clause, 'resolved')) return []; // 预计中午恢复
    if (value === 'hearsay' && isOfSource(clause)) return []; // 客服口说310万用户
    if (value === 'others' && isWellNextDoor(clause, end)) return [];
    const reach = OF_THE_TEXT.includes(value)
      ? 'text'
      : OF_THE_CLAUSE.includes(value)
        ? 'clause'
        : 'sentence';
    return [{ start, end, clause: i, reach, value }];
  });
}

/** 称非攻击 */
function isBeforeCause(clause: Clause, at: number): boolean {
  return tagged(clause, 'cause', 'rules_out').some(
    (word) => word.start >= at && word.start - at <= 3 && !isOfAgent(clause, word),
  );
}
