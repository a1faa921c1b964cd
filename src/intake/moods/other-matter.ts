import { type Clause, has } from '../clauses/clauses.ts';
import { isCount } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import { beforeVerdict } from './denial-words.ts';
import type { Moods } from './moods.ts';
import { withoutReport } from './report-words.ts';

/** Whether a verdict (误报, 不实, 捏造) is on something else than what is reported. */

const LONGEST_REST = 1;
/** 经查不实: it has no subject, but for what the clause before says */
const FOUND = pattern(
  /^(?:经|已|现|后|再|查|核实|核查|查证|查实|证实|复核|确认|是|系|为|属|均|都|全|纯|完全)*$/u,
);

/** @returns whether the verdict of a clause is on something else than the report, or may be: DDoS告警系误报, 漏洞修复情况不属实, 所报时间失实 */
export function isOfSomethingElse(moods: Moods, i: number): boolean {
  const clause = moods.clauses[i] as Clause;
  // 家长群谣传1200万人: on a number
  if (moods.happens(i) || has(clause, 'place') || clause.quantities.some(isCount)) return false;
  const subject = beforeVerdict(clause.text);
  if (subject === undefined) return false;
  if (FOUND.test(subject) && (isClaim(moods, i - 1, i) || isOwnMatter(moods, i - 1, i))) return true;
  return withoutReport(subject).length > LONGEST_REST;
}

function isPlain(moods: Moods, k: number): boolean {
  return moods.list[k] === 'actual' && !moods.happens(k);
}

/** 代维说已巡检，纯属捏造; 公司称是例行维护，与事实不符: what somebody else claimed, not what is reported */
function isClaim(moods: Moods, k: number, i: number): boolean {
  return (
    moods.sentenceOf(i).includes(k) &&
    isPlain(moods, k) &&
    /(?<!传|网上|有人|群里|帖子|小道)(?:说|称|讲|表示|承诺|保证|回应|回复)/u.test(moods.text(k))
  );
}

/** 日志被改过，是假的 */
function isOwnMatter(moods: Moods, k: number, i: number): boolean {
  return (
    moods.sentenceOf(i).includes(k) &&
    isPlain(moods, k) &&
    /[被遭把]|过$|了$/u.test(moods.text(k)) &&
    withoutReport(moods.text(k)).length > 2
  );
}
