import { type Clause, has } from '../../clauses/clauses.ts';
import { isLive, type Mood } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { pattern } from '../../text/pattern.ts';

/** Whether what is told is of before, or of now. */

/** @returns whether it is an old case: 去年九月那起老案子有了新结论, 厦门那次全市断网…结案了，不是又断了, 去年被盗、今天才坐实: of before, or confirmed only now */
export function isOfOldCase(clauses: Clause[], statements: Statement[], verdict: string): boolean {
  // beside something new, what is past is only told with it
  const live = statements.filter((s) => isLive(s.mood));
  const own = new Set((live.length > 0 ? live : statements).map((s) => clauses[s.clause]?.sentence));
  // 去年七月漏的560万用户: told in no statement
  const told = clauses.filter((c) => (statements.length > 0 ? own.has(c.sentence) : c.quantities.length > 0));
  const text = told.map((c) => c.text).join(',');
  const isLate =
    (OLD_YEAR.test(text) && clauses.some((c) => ONLY_NOW.test(c.text))) ||
    (LEAKED_BEFORE.test(text) && SOLD_AGAIN.test(text));
  return (
    isLate || (verdict !== 'below' && OLD_CASE.test(text) && !clauses.some((c) => NEW_CASE.test(c.text)))
  );
}

const OLD_YEAR = pattern(/(?<![和与跟像比同])(?:去年|前年)/u);
/** 当时没报，今天公安回函才确认属实 */
const ONLY_NOW = pattern(
  /方(?:才)?知|才[^,]{0,12}得到证实|(?:才(?!.*才)|终于)[^,]{0,6}(?:认|坐实|确认|证实|查实|核实|反馈|承认)|当时(?:没|未)(?:报|认定|上报)|一直说没/u,
);

const LEAKED_BEFORE = pattern(
  /(?:去年|前年|20\d\d年|年前|早年|此前|之前|先前|早就)[^,]{0,8}(?:泄|漏|流出|曝光|被(?:盗|窃|拖))/u,
);
/** 去年的数据，这两天又被人改个名字重新打包上架 */
const SOLD_AGAIN = pattern(
  /(?:改|换)(?:个|了|了个)?(?:名字?|马甲|标题|包装)[^,]{0,6}(?:打包|上架|挂|卖|发)|重新打包(?:上架|出售|叫卖|挂|卖|了|$)|(?:翻|炒)[^,]{0,2}(?:冷饭|旧账)|(?:老|旧)(?:数据|库|料|货)[^,]{0,4}(?:新|再|又|翻)[^,]{0,2}(?:卖|挂|包装|上架)/u,
);

const OLD_CASE = pattern(
  /(?<![和与跟像比同])(?:去年|前年|20\d\d年)[^,]{0,6}那(?:起|桩|次|个)|老案子|旧案|(?:不是|并非|没有?)(?:又|再|新)(?:断|泄|出|发|瘫)/u,
);
const NEW_CASE = pattern(
  /本次|今年(?!才(?:确认|证实|坐实|查实|知))|这[次回]|此次|再[次遇]|(?<!不是|没有|并非)新(?:的|增|发)|今(?:天|晨|日)(?!才|函|通报|答复|公告|披露|宣判|只是|书面|承认|确认|证实|查实)|\d点|昨晚|现报|不同|不是一回事/u,
);

/** @returns whether it goes on with an incident: 终报：上周全省大量用户断网一事，现已恢复: the incident itself, not what was before it */
export function isFollowUp(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => /^(?:终报|续报|补报|终期报告|结束报告)/u.test(text));
}

/** @returns whether what it tells as past has only just been put right: .CN解析已恢复。回顾：…; what has just been put right is not long past */
export function isJustOver(clauses: Clause[], moods: Mood[]): boolean {
  return clauses.some(
    (c, i) =>
      has(c, 'resolved') && /恢复/u.test(c.text) && !/早已|当年/u.test(c.text) && moods[i] === 'actual',
  );
}
