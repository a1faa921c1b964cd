import { type Clause, has, tagged } from '../clauses/clauses.ts';
import type { Quantity, Unit } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import { provincesOf } from '../words/place.ts';
import { DENIAL_DOUBTED, DENIALS, NO_RUMOUR, OF_ALL, OF_BEFORE, OF_REST, OVERRULED } from './denial-words.ts';
import { first, happens, instructs, type Moods } from './moods.ts';
import { isOldAndNothingNew } from './old-data.ts';
import { isOfSomethingElse } from './other-matter.ts';
import { denied } from './refuted.ts';

/** 系谣言 takes back what it speaks of; 公司否认 leaves it open. */
export function markDenied(moods: Moods): void {
  for (const { i, clause } of moods.claims()) {
    const rumour = refutationOf(clause) ?? (isOldAndNothingNew(moods, i) ? clause : undefined);
    const word = rumour ?? first(clause, 'contested');
    if (word === undefined || isTakenBack(moods, i) || deniesDenial(moods, i)) continue;
    if (OF_REST.test(clause.text) || has(clause, 'part_of') || refutesAnotherNumber(moods, i)) {
      moods.list[i] = 'denied';
      continue;
    }
    if (rumour === undefined || isDoubted(moods) || isOfOnePlace(moods, i))
      takeBack(moods, i, 'unverified', word);
    else takeBack(moods, i, 'denied', word);
  }
}

function takeBack(
  moods: Moods,
  i: number,
  mood: 'unverified' | 'denied',
  word: { start: number; end: number },
): void {
  const { list } = moods;
  const of = denied(moods, i);
  const open =
    mood === 'denied' && isOfSomethingElse(moods, i) && of.some((k) => k !== i && isActual(moods, k));
  moods.flag(mood === 'denied' && !open ? 'denied' : 'hearsay', word);
  for (const k of of)
    if (list[k] === 'actual' || list[k] === 'unverified') list[k] = open && k !== i ? 'unverified' : mood;
  if (mood === 'denied') list[i] = mood;
}

function isActual(moods: Moods, k: number): boolean {
  return moods.list[k] === 'actual' && moods.happens(k);
}

/** 河北、山西两省大量用户断网。山西局来电：山西没有问题，系误报: of one of the places only */
function isOfOnePlace(moods: Moods, i: number): boolean {
  const sentence = moods.sentenceOf(i);
  const regions = (k: number) =>
    tagged(moods.clauses[k] as Clause, 'place').flatMap(({ value }) => provincesOf(value.place));
  const told = new Set(
    moods.list.flatMap((_, k) => (k < i && !sentence.includes(k) && moods.happens(k) ? regions(k) : [])),
  );
  const named = new Set(sentence.filter((k) => k <= i).flatMap(regions));
  return named.size > 0 && named.size < told.size && [...named].every((region) => told.has(region));
}

/** @returns whether a clause after this one takes its denial back: 不是误报, 查下来是真的 */
export function isOverruled(clauses: readonly Clause[], i: number): boolean {
  return clauses.some((c, k) => k > i && !c.asked && !instructs(c) && OVERRULED.test(c.text));
}

/** Whether the words deny a denial, here or further on. */
function isTakenBack(moods: Moods, i: number): boolean {
  return NO_RUMOUR.test(moods.text(i)) || (!OF_BEFORE.test(moods.text(i)) && isOverruled(moods.clauses, i));
}

/** 上周我讲“没丢数据”，那是假的 */
function deniesDenial(moods: Moods, i: number): boolean {
  const before = moods.clauses[i - 1];
  return (
    before !== undefined &&
    /^(?:但|可|那|这|此|该)?(?:话|说法|结论)?(?:是|不|并|系|为|属)/u.test(moods.text(i)) &&
    has(before, 'not') &&
    /(?:说|讲|称|报|写|回复|答复|承诺|保证)[^,]{0,4}(?:没|未|无|不存在|绝无)/u.test(before.text)
  );
}

function isDoubted(moods: Moods): boolean {
  return moods.claims().some(({ clause }) => DENIAL_DOUBTED.test(clause.text));
}

function refutationOf(clause: Clause): { start: number; end: number } | undefined {
  const rumour = first(clause, 'rumour');
  if (rumour !== undefined) return rumour;
  for (const pattern of DENIALS) {
    const match = pattern.exec(clause.text);
    if (match !== null)
      return { start: clause.start + match.index, end: clause.start + match.index + match[0].length };
  }
  return undefined;
}

const COUNTED: ReadonlySet<Unit> = new Set(['people', 'records', 'unsaid']);

/** @returns whether a clause refutes a number that is not the one told: 泄露用户620万人。网上流传的“过亿”不属实 */
export function refutesAnotherNumber(moods: Moods, i: number): boolean {
  const clause = moods.clauses[i] as Clause;
  const word = first(clause, 'rumour');
  if (word === undefined || moods.happens(i)) return false;
  const ours = moods.clauses.some((c, k) => k < i && isVouchedCount(c));
  if (ours && THEIR_NUMBER.test(clause.text)) return true;
  if (RUMOURED_NUMBER.test(clause.text) && moods.clauses.some((c, k) => k < i && isFoundCount(c)))
    return true;
  const of = [i - 1, i].filter((k) => moods.sentenceOf(i).includes(k));
  const own = of.filter((k) => k === i || (!moods.happens(k) && OF_OTHERS.test(moods.text(k))));
  const refuted = own.flatMap((k) => countsIn(moods, k)).filter((q) => q.start < word.start);
  const told = moods.list.flatMap((_, k) => (k < i && moods.happens(k) ? [k] : []));
  const same = told
    .flatMap((k) => countsIn(moods, k))
    .some((q) => refuted.some(({ count }) => count.min === q.count.min && count.max === q.count.max));
  return refuted.length > 0 && told.length > 0 && !same && !OF_ALL.test(clause.text);
}

/** 卖家的数不实, 公司所述不实 */
const THEIR_NUMBER = pattern(
  /^(?:但|而)?(?:卖家|黑客|攻击者|对方|网上|网传|外界|外面|媒体|帖子|最初|起初|此前|之前|先前|早先|前面|上午|昨天|公司|企业|平台|该司|厂商|校方|院方|其)[^,]{0,6}(?:数|数字|数量|人数|数目|所述|所称|所报|说法|口径|自报|回应)[^,]{0,4}(?:不实|不属实|夸大|失实|假的|虚假|不准|不对|虚报|有误)/u,
);

/** 教育局查明1.3亿人，家长群谣传1200万人 */
const RUMOURED_NUMBER = pattern(/^[^,\d]{0,6}(?:谣传|谣称|传言)[^,\d]{0,3}\d/u);

function isFoundCount({ text, quantities }: Clause): boolean {
  return /查明|核实|查实|确认|核定/u.test(text) && quantities.some(isPeople);
}

/** 逐条核过了，实际泄露80万用户 */
function isVouchedCount(clause: Clause): boolean {
  return (
    happens(clause) && /实际|核实|查实|确认|核定|真正/u.test(clause.text) && clause.quantities.some(isPeople)
  );
}

const isPeople = ({ unit }: Quantity): boolean => unit === 'people';

const OF_OTHERS = pattern(
  /(?:此前|早前)?媒体援引|(?:网上|网传|外界|外面|有人|对方|卖家|黑客|群里|坊间|媒体)[^,]{0,6}(?:说|称|传|讲|报)/u,
);

function countsIn(moods: Moods, k: number): Quantity[] {
  return (moods.clauses[k]?.quantities ?? []).filter((q) => COUNTED.has(q.unit));
}
