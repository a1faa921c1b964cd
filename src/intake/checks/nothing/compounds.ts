import { type Clause, tagged } from '../../clauses/clauses.ts';
import type { FlagFound, Mood } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { pattern } from '../../text/pattern.ts';

/**
 * A word that makes a report no incident may be part of a longer one that the reader doesn't know (试机 in 考试机构, 误报 in
 * 延误报告, 无 in 无良员工), or say something of another word of the clause (去年公布的漏洞): a person is asked.
 */

const UNREAL: ReadonlySet<Mood> = new Set(['denied', 'drill', 'hypothetical', 'past']);

/** What such a word may follow. */
const BEFORE = pattern(
  /[是系为属于在此本这那该的了由从自与和及因被把将等其各每次起条件日月年周点时分晚天早午前后刚又再也都均已全仅只纯做搞场过但而并且或若如到着得不非即急面查实定认断料组参拦截、□"()\da-z]$/u,
);
/** What may follow it. */
const AFTER = pattern(
  /^[,:、内里中时的是会为系属于在后前了过说称讲发某本我你他她它该此这那各大小黑境一两三四五六七八九十几多数任□有未没无已曾被遭导致出用从由对向以让把将与和及或而但请例勿不也都均仅只就才还又再可能应须要推成得脚场科通题设材课案预规旧数据情结圆文短信摘讲复总真编打攻指取开练检吧啊呢\d"()a-z]/u,
);
const LONGEST_WORD = 8; // a longer one is a clause that quotes the rules

/** @returns whether what stands from `start` to `end` may be a word of its own there */
function isWordOfItsOwn(
  { text, start: from, words, quantities }: Clause,
  start: number,
  end: number,
): boolean {
  if (end - start > LONGEST_WORD) return true;
  const lead = text.slice(0, start - from);
  const rest = text.slice(end - from);
  const known = [...words, ...quantities];
  const left = lead === '' || BEFORE.test(lead) || known.some((word) => word.end === start);
  const right = rest === '' || AFTER.test(rest) || known.some((word) => word.start === end);
  return end - start === 1 ? right : left || right;
}

/** @returns whether all that makes a statement no incident may be part of words that the reader doesn't know */
export function isOfCompound(clauses: Clause[], statements: Statement[], flags: FlagFound[]): boolean {
  return statements.some((s) => {
    if (s.kind === 'other' || !(s.negated || UNREAL.has(s.mood))) return false;
    const clause = clauses[s.clause] as Clause;
    const told = s.words[0]?.start ?? clause.start;
    const marks = s.negated
      ? tagged(clause, 'not').filter(({ end }) => end <= told)
      : flags.filter(({ kind }) => kind === s.mood);
    const own = marks.flatMap(({ start, end }) => {
      const home = clauses.find((c) => c.start <= start && start < c.end);
      return home === undefined ? [] : [isWordOfItsOwn(home, start, end)];
    });
    return own.length > 0 && !own.includes(true);
  });
}

/** What such a word follows where it speaks of the whole clause: 本次演练, 该消息系误报, 3月2日演练 */
const LED = pattern(
  /^(?:[^,]{0,6}(?:是|系|为|属于?|均|都|纯属|关于|按|据|如|所谓|网传|昨|今|明|本|此|该|这|那|上述|以上)[^,]{0,8}|[\d一二三四五六七八九十]+[年月日点时号]?[^,]{0,3})?$/u,
);

/** @returns whether the word stands in the midst of a clause that tells who did it or what it caused: 利用去年公布的漏洞…, 上次割接隐患致… */
export function isOfAttribute(clauses: Clause[], statements: Statement[], flags: FlagFound[]): boolean {
  return statements.some((s) => {
    if (s.kind === 'other' || s.negated || !UNREAL.has(s.mood)) return false;
    const clause = clauses[s.clause] as Clause;
    const told = s.words[0]?.start ?? clause.start;
    const acts = tagged(clause, 'cause', 'link').some(({ start }) => start < told);
    const marks = flags.filter(({ kind }) => kind === s.mood);
    const within = marks.filter(({ start }) => start > clause.start && start < told);
    return (
      acts &&
      marks.length > 0 &&
      within.length === marks.length &&
      within.every(({ start }) => !LED.test(clause.text.slice(0, start - clause.start)))
    );
  });
}
