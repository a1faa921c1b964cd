import { type Clause, has } from './clauses.ts';
import { markDenied } from './denial.ts';
import { markDrill } from './drill.ts';
import { markHistory, markPast } from './history.ts';
import { type FlagFound, first, type Mood, Moods } from './moods.ts';

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
  for (const { i, clause } of moods.claims()) {
    const sentence = moods.sentenceOf(i);
    markHypothesis(moods, clause, i, sentence);
    markQuestion(moods, clause, i, sentence);
    markPast(moods, clause, i, sentence);
    markHearsay(moods, clause, i, sentence);
  }
  markHistory(moods, at);
  markDrill(moods);
  markDenied(moods);
  const confirmed = isConfirmed(clauses);
  const list = confirmed ? moods.list.map((mood) => (mood === 'unverified' ? 'actual' : mood)) : moods.list;
  return { moods: list, flags: moods.flags, confirmed };
}

const REPORTED = /我司|我公司|我局|我单位|我平台|我们|本公司|本平台|监测|发现|上报|报告|发生时间|值班|处置/u;

/** 如果… reaches to the end of its sentence; 算几级 asks about the clause that it is in, and doubts what leads to it. */
function markHypothesis(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const supposition = first(clause, 'hypothetical');
  if (supposition !== undefined) {
    moods.flag('hypothetical', supposition);
    moods.set(sentence.slice(sentence.indexOf(i)), 'hypothetical');
  }
  const gradeAsked = first(clause, 'asks_grade');
  if (gradeAsked === undefined) return;
  moods.flag('hypothetical', gradeAsked);
  moods.set([i], 'hypothetical');
  const lead = sentence.slice(0, sentence.indexOf(i));
  if (!lead.some((k) => REPORTED.test(moods.text(k)))) moods.set(lead, 'unverified');
}

function markQuestion(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const asks = first(clause, 'asks');
  if (asks === undefined) return;
  moods.flag('hearsay', asks);
  const ofAll = /^[^,]{0,8}(?:真的|属实|真假|真是假)/u.test(clause.text);
  moods.set(ofAll ? sentence.slice(0, sentence.indexOf(i) + 1) : [i], 'unverified');
}

/** What is being checked is a detail, not whether it happened. */
const DETAIL = /原因|范围|人数|数量|数字|损失|具体|详情|细节|情况|程度|规模|来源|影响|身份/u;

/** 网传… covers its sentence, or the one before where its own tells of nothing (。尚未证实). */
function markHearsay(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  const hearsay = first(clause, 'hearsay');
  if (hearsay === undefined || (DETAIL.test(clause.text) && !moods.happens(i))) return;
  moods.flag('hearsay', hearsay);
  const tells = sentence.some((k) => moods.happens(k));
  const before = moods.sentences[moods.sentences.indexOf(sentence) - 1] ?? [];
  moods.set(tells ? sentence : before, 'unverified');
}

/** 已证实 after, or in the same clause as, the last word of doubt. */
function isConfirmed(clauses: Clause[]): boolean {
  const confirmation = clauses.findLastIndex((c) => has(c, 'confirmed') && !has(c, 'hearsay', 'asks'));
  return confirmation >= 0 && confirmation >= clauses.findLastIndex((c) => has(c, 'hearsay'));
}
