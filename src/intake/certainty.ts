import { type Clause, has, tagged, type WordFound } from './clauses.ts';
import type { FlagKind } from './reading.ts';

/**
 * In what sense a clause is said. `possible`: may happen or may be; `quoted`: an old value that a correction replaces.
 */
export type Mood =
  | 'actual'
  | 'unverified'
  | 'possible'
  | 'denied'
  | 'hypothetical'
  | 'drill'
  | 'past'
  | 'quoted';

export interface Certainty {
  /** the mood of each clause */
  moods: Mood[];
  flags: { kind: FlagKind; start: number; end: number }[];
  /** the text says that what was uncertain is confirmed */
  confirmed: boolean;
}

const PRESENT =
  /本次|此次|今年|如今|现又|近期|这次|今天|今日|今早|今晨|今晚|昨晚|昨日|昨天|目前|当前|日前|近日|现在|刚刚|本周|现已|又(?:发生|出现|遭)|再次|再度|刚才|凌晨|此番|本起/u;
/** What is being checked is a detail, not whether it happened. */
const DETAIL = /原因|范围|人数|数量|数字|损失|具体|详情|细节|情况|程度|规模|来源|影响|身份/u;
const REPORTED = /我司|我公司|我局|我单位|我平台|我们|本公司|本平台|监测|发现|上报|报告|发生时间|值班|处置/u;
const NOT_RUMOUR = /(?:不是|并非|非|绝非|不属于)(?:谣言|误报|谣传|虚假信息|假消息|误告警|乌龙)/u;

/** Reads how sure a text is of each of its clauses. `at`: when it was sent. */
export function readCertainty(clauses: Clause[], at: Date): Certainty {
  const moods: Mood[] = clauses.map(() => 'actual');
  const flags: Certainty['flags'] = [];
  const flag = (kind: FlagKind, word: WordFound | undefined) => {
    if (word !== undefined) flags.push({ kind, start: word.start, end: word.end });
  };
  const set = (indices: number[], mood: Mood) => {
    for (const i of indices)
      if (moods[i] === 'actual' || (moods[i] === 'possible' && mood !== 'actual')) moods[i] = mood;
  };
  const sentences = groupBySentence(clauses);

  for (const sentence of sentences) {
    for (const [n, i] of sentence.entries()) {
      const clause = clauses[i];
      if (clause === undefined || instructs(clause)) continue;
      const rest = sentence.slice(n);
      const [supposition] = tagged(clause, 'hypothetical');
      if (supposition !== undefined) {
        flag('hypothetical', supposition);
        set(rest, 'hypothetical');
      }
      const gradeAsked = tagged(clause, 'asks_grade')[0];
      if (gradeAsked !== undefined) {
        flag('hypothetical', gradeAsked);
        set([i], 'hypothetical');
        const before = sentence.slice(0, n);
        if (!before.some((b) => REPORTED.test(clauses[b]?.text ?? ''))) set(before, 'unverified');
      }
      const [asks] = tagged(clause, 'asks');
      if (asks !== undefined) {
        flag('hearsay', asks);
        set(
          /^[^,]{0,8}(?:真的|属实|真假|真是假)/u.test(clause.text) ? sentence.slice(0, n + 1) : [i],
          'unverified',
        );
      }
      markPast(clause, rest, clauses, set, flag);
      const [hearsay] = tagged(clause, 'hearsay');
      if (hearsay !== undefined && !(DETAIL.test(clause.text) && !happens(clause))) {
        flag('hearsay', hearsay);
        set(
          happens(clause) || sentence.some((s) => happens(clauses[s]))
            ? sentence
            : before(sentences, sentence),
          'unverified',
        );
      }
    }
  }
  markHistory(clauses, moods, flags, at);
  markDrill(clauses, moods, flags);
  markDenied(clauses, moods, flags);
  const confirmation = clauses.findLastIndex((c) => has(c, 'confirmed') && !has(c, 'hearsay', 'asks'));
  const doubt = clauses.findLastIndex((c) => has(c, 'hearsay'));
  const confirmed = confirmation >= 0 && confirmation > doubt - (confirmation === doubt ? 1 : 0);
  if (confirmed) {
    for (const [i, mood] of moods.entries()) if (mood === 'unverified') moods[i] = 'actual';
  }
  return { moods, flags, confirmed };
}

/** Words that steer the grading are data: what certainty they claim is not read. */
export function instructs(clause: Clause): boolean {
  return has(clause, 'instruction');
}

const HAPPENING = [
  'net_down',
  'net_slow',
  'no_access',
  'odd',
  'severe',
  'leak',
  'leak_plain',
  'sold',
  'virus',
  'spread',
  'deface',
  'hijack',
  'drop_big',
  'drop',
  'loss',
  'hacked',
] as const;

export function happens(clause: Clause | undefined): boolean {
  return clause !== undefined && has(clause, ...HAPPENING);
}

function before(sentences: number[][], sentence: number[]): number[] {
  return sentences[sentences.indexOf(sentence) - 1] ?? [];
}

function groupBySentence(clauses: Clause[]): number[][] {
  const groups: number[][] = [];
  for (const [i, clause] of clauses.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && clauses[last[0] ?? 0]?.sentence === clause.sentence) last.push(i);
    else groups.push([i]);
  }
  return groups;
}

/** 去年曾… is past until the sentence returns to the present. */
function markPast(
  clause: Clause,
  rest: number[],
  clauses: Clause[],
  set: (indices: number[], mood: Mood) => void,
  flag: (kind: FlagKind, word: WordFound | undefined) => void,
): void {
  const [past] = tagged(clause, 'past');
  if (past === undefined) return;
  if (PRESENT.test(clause.text) && clause.text.search(PRESENT) < past.start - clause.start) return;
  const end = rest.findIndex(
    (i, n) => (n > 0 || PRESENT.test(clause.text)) && PRESENT.test(clauses[i]?.text ?? ''),
  );
  const span = end < 0 ? rest : rest.slice(0, Math.max(1, end));
  if (span.some((i) => happens(clauses[i]))) flag('past', past);
  set(span, 'past');
}

const YEAR = /(?<!(?:自|从|于|始建|版))(20\d\d)年(?!版|度|成立|创办|创立|上线|建成|以来|起|初步|第)/u;
const QUARTER_YEAR = 90 * 24 * 3_600_000;

/**
 * 2019年, 上月, 类似 mean history where the text has something else to tell; where it is all that the text tells, a person
 * must say whether it is.
 */
function markHistory(clauses: Clause[], moods: Mood[], flags: Certainty['flags'], at: Date): void {
  const thisYear = new Date(at.getTime() - QUARTER_YEAR).getUTCFullYear();
  const old = new Map<number, { start: number; end: number }>();
  for (const [i, clause] of clauses.entries()) {
    const year = YEAR.exec(clause.text);
    const long = year !== null && Number(year[1]) < thisYear;
    const word = tagged(clause, 'perhaps_past')[0];
    const found = long ? { start: clause.start + year.index, end: clause.start + year.index + 5 } : word;
    if (found === undefined || instructs(clause) || PRESENT.test(clause.text)) continue;
    for (let k = i; k < clauses.length && clauses[k]?.sentence === clause.sentence; k++) {
      if (k > i && PRESENT.test(clauses[k]?.text ?? '')) break;
      if (happens(clauses[k]) && moods[k] === 'actual') old.set(k, found);
    }
  }
  const now = clauses.filter((c, i) => happens(c) && !old.has(i) && isReported(moods[i]));
  const marked = now.some((c) =>
    clauses.some((other) => other.sentence === c.sentence && PRESENT.test(other.text)),
  );
  for (const [i, found] of old) {
    const year = /^20\d\d/u.test(clauses[i]?.text.slice(found.start - (clauses[i]?.start ?? 0)) ?? '');
    if (!marked && !year && !/类似/u.test(clauses[i]?.text ?? '')) continue;
    moods[i] = now.length > 0 ? 'past' : 'unverified';
    flags.push({ kind: 'past', ...found });
  }
}

function isReported(mood: Mood | undefined): boolean {
  return mood === 'actual' || mood === 'unverified';
}

/**
 * A drill is the text's matter unless it is planned, history or a suggestion. It covers its sentence and what follows,
 * until the text says that something is real.
 */
function markDrill(clauses: Clause[], moods: Mood[], flags: Certainty['flags']): void {
  const real = clauses.findIndex((c) => has(c, 'no_drill') && !instructs(c));
  for (const [i, clause] of clauses.entries()) {
    const word = tagged(clause, 'drill')[0];
    if (word === undefined || instructs(clause) || has(clause, 'no_drill') || moods[i] === 'past') continue;
    if (has(clause, 'advice') && !happens(clause)) continue;
    if (
      /(?:参照|按照|根据|依据|结合|如同|按)[^,]{0,8}$/u.test(clause.text.slice(0, word.start - clause.start))
    )
      continue;
    if (/(?:已|刚|均|圆满|顺利)(?:经)?(?:结束|完成|收官|落幕)/u.test(clause.text)) continue;
    if (has(clause, 'advice', 'future') && happens(clause) && !/今日|今天|正在|现/u.test(clause.text)) {
      moods[i] = 'drill'; // 建议开展针对数据泄露的演练
      continue;
    }
    const planned = tagged(clause, 'future', 'past', 'perhaps_past').some((f) => f.start < word.start);
    const alone = !clauses.some((c) => c.sentence === clause.sentence && happens(c));
    if (planned && alone && !/本次|此次|今天|今日|现|正在/u.test(clause.text)) continue;
    if (planned && !alone && has(clause, 'perhaps_past')) continue;
    flags.push({ kind: 'drill', start: word.start, end: word.end });
    const from = clauses.findIndex((c) => c.sentence === clause.sentence);
    const last =
      /^[^,]{0,6}(?:以上|上述|此|本|这|该|均|仅|属|系|为)/u.test(clause.text) ||
      (i === clauses.length - 1 && clause.text.length <= 8)
        ? 0
        : from;
    for (let k = last; k < clauses.length; k++) {
      if (real >= 0 && k >= real) break;
      moods[k] = 'drill';
    }
  }
}

/** A refutation covers what stands before it: the unverified where there is any, else its own sentence, else the one before. */
function markDenied(clauses: Clause[], moods: Mood[], flags: Certainty['flags']): void {
  for (const [i, clause] of clauses.entries()) {
    const rumour = tagged(clause, 'rumour')[0];
    const contested = tagged(clause, 'contested')[0];
    const word = rumour ?? contested;
    if (word === undefined || instructs(clause) || NOT_RUMOUR.test(clause.text)) continue;
    flags.push({ kind: rumour === undefined ? 'hearsay' : 'denied', start: word.start, end: word.end });
    const mood: Mood = rumour === undefined ? 'unverified' : 'denied';
    const earlier = clauses.slice(0, i + 1).map((_, k) => k);
    const doubted = earlier.filter((k) => moods[k] === 'unverified' && happens(clauses[k]));
    const same = earlier.filter((k) => clauses[k]?.sentence === clause.sentence);
    const previous = earlier.filter((k) => clauses[k]?.sentence === clause.sentence - 1);
    let covered = doubted.length > 0 ? earlier.filter((k) => moods[k] === 'unverified') : same;
    if (!covered.some((k) => happens(clauses[k]))) covered = previous;
    if (!covered.some((k) => happens(clauses[k])) && earlier.every((k) => !happens(clauses[k]))) {
      covered = clauses.flatMap((c, k) => (c.sentence === clause.sentence ? [k] : [])); // 谣言：…
    }
    for (const k of covered)
      if (moods[k] === 'actual' || moods[k] === 'unverified' || moods[k] === 'possible') moods[k] = mood;
    if (mood === 'denied') moods[i] = 'denied';
  }
}
