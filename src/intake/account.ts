import type { Certainty } from './certainty.ts';
import { type Clause, has, tagged } from './clauses.ts';
import { instructs } from './moods.ts';
import type { Statement } from './statement.ts';
import { MARKERS, type Marker } from './words-markers.ts';
import type { CertaintyTag } from './words-tags.ts';

interface Span {
  start: number;
  end: number;
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
/** What is open there is a detail, not whether it happened. */
const DETAIL = /原因|范围|人数|数量|数字|损失|具体|详情|细节|程度|规模|来源|身份|地址|如何|何人|何时/u;

/**
 * Finds what the reading has not accounted for: words that may turn what the text states as plain fact into something else
 * (a supposition, hearsay, a rule, history, somebody else's affair), and that no pass has read as such.
 * @param stated the statements that came out as plain facts
 * @returns the words, by the clause that they stand in
 */
export function readDoubts(
  clauses: Clause[],
  { moods, confirmed }: Certainty,
  stated: Statement[],
): Map<number, Span[]> {
  const own = new Set(stated.map((s) => s.clause));
  const sentences = new Set(stated.map((s) => clauses[s.clause]?.sentence));
  const doubts = new Map<number, Span[]>();
  for (const [i, clause] of clauses.entries()) {
    if ((moods[i] ?? 'actual') !== 'actual' || instructs(clause)) continue;
    const near = sentences.has(clause.sentence);
    if (!own.has(i) && (DETAIL.test(clause.text) || has(clause, 'cause', 'unknown_cause'))) continue;
    const tags = own.has(i) ? WITHOUT_EFFECT : near ? REACHING : [];
    const words = tagged(clause, ...tags).filter(
      ({ start, end, value }) =>
        !isOfCause(clause, start) &&
        !(confirmed && (value.tag === 'hearsay' || value.tag === 'asks')) &&
        !isOfOldNumber(clause, end),
    );
    const found = [...words, ...markersOf(clause, own.has(i), near)];
    if (found.length > 0) doubts.set(i, found);
  }
  return doubts;
}

/** 此前误报460万, 原先的500万用户 */
function isOfOldNumber(clause: Clause, at: number): boolean {
  return clause.quantities.some(({ start }) => start >= at && start - at <= 6);
}

/** 疑似遭攻击 doubts the cause. */
function isOfCause(clause: Clause, at: number): boolean {
  return clause.words.some(
    ({ value, start }) =>
      start >= at && start - at <= 14 && (value.tag === 'cause' || value.tag === 'unknown_cause'),
  );
}

/** The markers of a clause that stand outside of the words and numbers that the reader knows. */
function markersOf(clause: Clause, own: boolean, near: boolean): Span[] {
  return MARKERS.findAll(clause.text).flatMap((marker) => {
    const { value } = marker;
    if (value === 'plain') return [];
    const reaches = OF_THE_TEXT.includes(value) || (OF_THE_CLAUSE.includes(value) ? own : near);
    if (!reaches) return [];
    const start = clause.start + marker.start;
    const end = clause.start + marker.end;
    const words = clause.words.filter((word) => word.value.tag !== 'noise');
    const known = [...words, ...clause.quantities].some((k) => k.start <= start && k.end >= end);
    return known ? [] : [{ start, end }];
  });
}

const CONFIRMED =
  /经[^,]{0,5}(?:核实|核查|查|取证|审计|确认|溯源|鉴定|比对|核)|核实|确认|确有|确已|确实|确系|证实|取证|实际|真实|核定|属实|查明|承认|坐实|实为|真正|正文/u;
const NOT_YET = /(?:未|没|待|正在|尚|无法|不能|是否|请)[^,]{0,4}(?:核实|确认|证实|核查|属实)/u;

/** Whether the text vouches for a statement in its clause or the ones before it in the sentence: 经核实, 实际, 取证确认. */
export function isVouched(s: Statement, clauses: Clause[]): boolean {
  const { sentence } = clauses[s.clause] ?? {};
  return clauses.some(
    (c, i) => i <= s.clause && c.sentence === sentence && CONFIRMED.test(c.text) && !NOT_YET.test(c.text),
  );
}

const NOTHING_HAPPENED =
  /(?:无|没有?|未发生|未出现|不存在|零|非)(?:任何|具体|新的|网络|安全|相关|此类|突发|异常)*(?:事件|事故)(?!的)|没有的事|没这事|没有这事|没这回事|别当真|纯属误会|供[^,]{0,4}(?:学习|参考|培训|备课)|无需处置|请忽略|(?:以上|此|本|这)[^,]{0,4}(?:练习|联调|例句|样例|示例)/u;

/** @returns whether the text says in so many words that there is no incident */
export function saysNothingHappened(clauses: Clause[]): boolean {
  return clauses.some((clause) => NOTHING_HAPPENED.test(clause.text) && !instructs(clause));
}
