import type { Facts } from '../plan/facts.ts';
import { agreed } from './checks/agreement.ts';
import { type Clause, readClauses, type Stretch, tagged } from './clauses/clauses.ts';
import { readLabels } from './clauses/labels.ts';
import { withoutAsides } from './moods/asides.ts';
import { readCertainty } from './moods/certainty.ts';
import { withoutInstructions } from './moods/instructions.ts';
import { happens, isLive, type Mood } from './moods/moods.ts';
import { putRight } from './moods/put-right.ts';
import { withoutReplaced } from './moods/replaced.ts';
import { readAffected } from './parts/affected.ts';
import { readMeasures, readSuggestions } from './parts/measures.ts';
import { quotedIn } from './parts/organizations.ts';
import { findTimes, type TimeFound, withoutTimes } from './parts/times.ts';
import type { Evidence, Flag, Reading, Span } from './reading.ts';
import { type Normal, normalize } from './text/normalize.ts';
import { gather } from './weighing/gather.ts';

export type { Reading } from './reading.ts';

/** Longer texts are read up to here; a report of 4.1 is far shorter. */
const READ_CHARACTERS = 200_000;

/**
 * Reads a report (首报, 续报) in free Chinese text: deterministic, in linear time. The text is data; words in it that try to
 * steer the grading change nothing and are flagged. What it doesn't know it leaves out of the facts, or asks.
 * @param at when the text was sent, for 今早八点 and the like
 */
export function readReport(text: string, at: Date): Reading {
  const original = text.slice(0, READ_CHARACTERS);
  const typed = normalize(original);
  const { clauses: told, instructions } = withoutInstructions(readClauses(typed));
  const right = putRight(typed, told);
  const normal = right?.normal ?? typed;
  const { clauses, cut } = worthReading(withoutReplaced(withoutAsides(right?.clauses ?? told)));
  const certainty = readCertainty(clauses, at);
  const { facts, spans } = agreed(gather(clauses, certainty), clauses, certainty, at);
  if (cut) Object.assign(facts, { standing: 'unverified', other: facts.other ?? '文字过长，未全部读取' });
  const resolved = tagged2(clauses, 'resolved').find(
    ({ clause }) =>
      !/未|尚未|没有|正在|预计|力争|抓紧|全力|尽快|争取|待|请求|要求|协助|才能|何时|逐步(?!恢复正常)/u.test(
        clause.text,
      ),
  );
  if (resolved !== undefined) facts.resolved = true;
  const evidence = dedupe(
    spans.map(({ fact, start, end }) => ({ fact, ...spanOf(original, normal, start, end) })),
  );
  const flags = readFlags(original, normal, clauses, certainty.flags, facts);
  for (const { start, end } of instructions)
    flags.push({ kind: 'instruction', ...spanOf(original, typed, start, end) });
  // a correction that was followed
  if (right !== undefined)
    for (const { start, end } of tagged2(told, 'correction'))
      flags.push({ kind: 'correction', ...spanOf(original, typed, start, end) });
  if (resolved !== undefined)
    flags.push({ kind: 'resolved', ...spanOf(original, normal, resolved.start, resolved.end) });

  const reading: Reading = {
    facts,
    evidence,
    ...readParts(original, normal, clauses, certainty.moods, at),
    flags,
    questions: [],
  };
  reading.questions = [
    ...(cut ? ['文字过长，只读了前面的部分，请用几句话写明要点。'] : []),
    ...questionsOf(reading),
  ];
  return reading;
}

type Parts = Pick<Reading, 'occurredAt' | 'discoveredAt' | 'affectedName' | 'measures' | 'suggestions'>;

/** What 4.1 asks for besides the facts, as far as the text tells it. */
function readParts(original: string, normal: Normal, clauses: Clause[], moods: Mood[], at: Date): Parts {
  const labels = readLabels(clauses, normal.text);
  const found = findTimes(normal, at);
  const affected = readAffected({
    clauses,
    told: told(clauses, moods),
    labels,
    masked: withoutTimes(normal.text, found),
    quoted: quotedIn(original, normal),
  });
  const quote = (part: Stretch | undefined) =>
    part === undefined ? undefined : spanOf(original, normal, part.start, part.end).text.trim();
  const affectedName = quote(affected);
  const measures = quote(readMeasures(clauses, labels, normal.text));
  const suggestions = quote(readSuggestions(clauses, labels, normal.text));
  const times = ofTheMatter(found, clauses, moods);
  const occurred = times.find((time) => time.role === 'occurred');
  const discovered = times.find((time) => time.role === 'discovered');
  return {
    ...(occurred && { occurredAt: occurred.at }),
    ...(discovered && { discoveredAt: discovered.at }),
    ...(affectedName && { affectedName }),
    ...(measures && { measures }),
    ...(suggestions && { suggestions }),
  };
}

/** A text of more clauses than any report has is read up to here, without the clauses that say nothing. */
const READ_CLAUSES = 200;

function worthReading(all: Clause[]): { clauses: Clause[]; cut: boolean } {
  if (all.length <= READ_CLAUSES) return { clauses: all, cut: false };
  const telling = all.filter(
    ({ words, quantities }) => words.some(({ value }) => value.tag !== 'noise') || quantities.length > 0,
  );
  return { clauses: telling.slice(0, READ_CLAUSES), cut: telling.length > READ_CLAUSES };
}

function spanOf(original: string, normal: Normal, start: number, end: number): Span {
  const from = normal.starts[start] ?? 0;
  const to = Math.max(from, normal.ends[Math.max(start, end - 1)] ?? from);
  return { text: original.slice(from, to), start: from, end: to };
}

function dedupe(evidence: Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence
    .filter(({ fact, start, end }) => {
      const key = `${fact} ${start} ${end}`;
      return end > start && !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function tagged2(
  clauses: Clause[],
  tag: 'resolved' | 'instruction' | 'correction' | 'employees',
): { clause: Clause; start: number; end: number }[] {
  return clauses.flatMap((clause) => tagged(clause, tag).map(({ start, end }) => ({ clause, start, end })));
}

function readFlags(
  original: string,
  normal: Normal,
  clauses: Clause[],
  certain: { kind: Flag['kind']; start: number; end: number }[],
  facts: Facts,
): Flag[] {
  const flags: Flag[] = certain.map(({ kind, start, end }) => ({
    kind,
    ...spanOf(original, normal, start, end),
  }));
  const add = (kind: Flag['kind'], found: { start: number; end: number }) => {
    flags.push({ kind, ...spanOf(original, normal, found.start, found.end) });
  };
  for (const found of tagged2(clauses, 'instruction')) add('instruction', found);
  for (const found of tagged2(clauses, 'correction')) {
    if (found.clause.quantities.length > 0 || /更正|勘误|有误/u.test(found.clause.text))
      add('correction', found);
  }
  if (facts.leak?.whose === 'employees')
    for (const found of tagged2(clauses, 'employees')) add('employees', found);
  const abroad = clauses.flatMap((clause) =>
    clause.words.filter(
      ({ value }) =>
        value.tag === 'foreign_users' || (value.tag === 'place' && value.place.kind === 'overseas'),
    ),
  );
  if (
    facts.overseas.length > 0 ||
    facts.leak?.whose === 'overseas' ||
    facts.leak?.whose === 'partly_overseas'
  ) {
    for (const found of abroad) add('overseas', found);
  }
  return flags.sort((a, b) => a.start - b.start);
}

/** @returns the clauses in which what is reported happens, by index; what is refuted counts where nothing else does */
function told(clauses: Clause[], moods: Mood[]): Set<number> {
  const happening = clauses.flatMap((clause, i) => (happens(clause) ? [i] : []));
  const live = happening.filter((i) => isLive(moods[i] ?? 'actual'));
  return new Set(live.length > 0 ? live : happening);
}

/** Leaves out the times of what is past or supposed, and of what is refuted beside something that isn't. */
function ofTheMatter(times: TimeFound[], clauses: Clause[], moods: Mood[]): TimeFound[] {
  const mood = ({ start }: TimeFound) =>
    moods[clauses.findIndex((clause) => clause.start <= start && start < clause.end)] ?? 'actual';
  const current = times.filter((time) => mood(time) !== 'past' && mood(time) !== 'hypothetical');
  const live = current.filter((time) => isLive(mood(time)));
  return clauses.some((clause, i) => happens(clause) && isLive(moods[i] ?? 'actual')) ? live : current;
}

/** What the reporter alone can say, in the order of 4.1. Grading asks about its own open points. */
function questionsOf({ facts, occurredAt, measures, suggestions }: Reading): string[] {
  const questions: string[] = [];
  if (occurredAt === undefined) questions.push('事件是什么时间发生的？');
  const reach = facts.outage ?? facts.malware;
  if (reach !== undefined && reach.extent === undefined) questions.push('影响哪些省、哪些地市？');
  else if (facts.regions.length === 0 && !facts.national) questions.push('影响哪个省？');
  if (facts.leak !== undefined && facts.leak.people === undefined)
    questions.push('泄露涉及多少用户（人数）？');
  if (facts.causes.length === 0) questions.push('原因是什么，是否为网络攻击、网络入侵或恶意程序？');
  if (measures === undefined) questions.push('已采取哪些应急处置措施？');
  if (suggestions === undefined) questions.push('有什么建议？');
  return questions;
}
