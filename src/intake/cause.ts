import { CAUSES, type Cause } from '../plan/facts.ts';
import { type Clause, has, tagged, type WordFound } from './clauses.ts';
import { instructs, type Mood } from './moods.ts';

export interface CausesFound {
  causes: Cause[];
  suspected: boolean;
  spans: { start: number; end: number }[];
}

interface Named {
  cause: Cause;
  suspected: boolean;
  excluded: boolean;
  word: WordFound;
}

/** Reads what brought it about. A cause that is ruled out, or is said of a drill or the past, is none. */
export function readCauses(clauses: Clause[], moods: Mood[], asked: Mood): CausesFound {
  const named: Named[] = [];
  for (const [i, clause] of clauses.entries()) {
    const mood = moods[i] ?? 'actual';
    if (
      instructs(clause) ||
      !(mood === asked || mood === 'unverified' || mood === 'possible' || asked === 'unverified')
    )
      continue;
    if (mood === 'past' && asked !== 'past') continue;
    for (const word of clause.words) {
      const cause = causeOf(clause, word);
      if (cause === undefined) continue;
      named.push({
        cause,
        word,
        suspected: isSuspected(clauses, i, word),
        excluded: isExcluded(clause, word),
      });
    }
  }
  const excluded = new Set(named.filter((n) => n.excluded).map((n) => n.cause));
  const open = clauses.some((c, i) => has(c, 'unknown_cause') && moods[i] !== 'past');
  const kept = named.filter((n) => !n.excluded && !(excluded.has(n.cause) && n.suspected));
  const certain = kept.filter((n) => !n.suspected);
  // where the cause is said to be unknown, an attack may be the happening's name, but other causes are only guesses
  const used = certain.length > 0 ? certain : kept;
  const names = new Set(used.map((n) => n.cause));
  // intrusion and attack are read from the same words; one natural cause beside an attack is most often its means
  const causes = CAUSES.filter((cause) => names.has(cause));
  return {
    causes,
    suspected:
      causes.length > 0 && (certain.length === 0 || (open && certain.every((n) => !inScope(n.cause)))),
    spans: used.map(({ word }) => ({ start: word.start, end: word.end })),
  };
}

function inScope(cause: Cause): boolean {
  return cause === 'attack' || cause === 'intrusion' || cause === 'malware';
}

function causeOf(clause: Clause, word: WordFound): Cause | undefined {
  const { value } = word;
  const text = clause.text.slice(word.start - clause.start, word.end - clause.start);
  if (value.tag === 'cause') return isRemedy(clause, word) ? undefined : value.cause;
  if (value.tag === 'virus') return 'malware';
  if ((value.tag === 'sold' || value.tag === 'leak') && BY_STAFF.test(lead(clause, word))) return 'insider';
  if (value.tag === 'leak_plain' && /拖库|脱库|被拖/u.test(text)) return 'intrusion';
  if (value.tag === 'leak_plain' && /撞库/u.test(text)) return 'attack';
  if (value.tag === 'deface') return 'intrusion';
  if (value.tag === 'hijack' && !/路由泄露|污染|跳转/u.test(text)) return 'attack';
  if (value.tag === 'hacked') return /攻击/u.test(text) ? 'attack' : 'intrusion';
  return undefined;
}

/** 员工倒卖, 工作人员窃取 */
const BY_STAFF = /(?:员工|职工|职员|工作人员|内部人员)(?:违规|私自|非法|擅自|[^,]{0,3}勾结[^,]{0,8})?$/u;

/** 防攻击, 清洗攻击流量 as a measure is no less a sign of attack; 系统升级 as a measure is no cause. */
function isRemedy(clause: Clause, word: WordFound): boolean {
  if (word.value.tag !== 'cause' || inScope(word.value.cause))
    return /防(?:范|止|护|御)?$/u.test(lead(clause, word).slice(-3));
  return (
    has(clause, 'advice') || /(?:已|立即|紧急|正在|组织)(?:完成|进行|实施|开展)?$/u.test(lead(clause, word))
  );
}

function lead(clause: Clause, word: WordFound): string {
  return clause.text.slice(0, word.start - clause.start);
}

function isSuspected(clauses: Clause[], i: number, word: WordFound): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const doubt = tagged(clause, 'suspected', 'possible', 'asks').some(
    (d) => d.start < word.start && word.start - d.end <= 12,
  );
  if (doubt || /应该(?:就)?是[^,]{0,4}$/u.test(lead(clause, word))) return true;
  const text = clause.text.slice(word.end - clause.start, word.end - clause.start + 14);
  if (
    /^[^,]{0,8}(?:还是|或是|尚不清楚|不清楚)/u.test(text) ||
    /(?:还是|或是)[^,]{0,6}$/u.test(lead(clause, word))
  )
    return true;
  return /^[^,]{0,4}(?:的)?(?:可能性|嫌疑|可能|待核实|待查|待确认|尚未确认|未证实)/u.test(text);
}

function isExcluded(clause: Clause, word: WordFound): boolean {
  if (
    tagged(clause, 'rules_out').some(
      (r) => (r.start < word.end && r.end >= word.start) || (r.end <= word.start && word.start - r.end <= 12),
    )
  ) {
    return !/不排除|未排除|无法排除|不能排除/u.test(lead(clause, word));
  }
  const denial = tagged(clause, 'not', 'not_a').some((n) => n.end <= word.start && word.start - n.end <= 5);
  return (
    denial ||
    /^[^,]{0,4}(?:已被?排除|可排除|除外|可能性(?:已)?排除|被排除)/u.test(
      clause.text.slice(word.end - clause.start),
    )
  );
}
