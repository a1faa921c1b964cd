import { type Clause, has } from '../../clauses/clauses.ts';
import { instructs, isLive } from '../../moods/moods.ts';
import { SPARES_A_KIND } from '../../moods/nothing.ts';
import type { Statement } from '../../moods/statement.ts';
import { isCount } from '../../numbers/quantities.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { stricken } from '../versions/turned.ts';
import { areApart, FALSE, verdictOf } from '../versions/verdicts.ts';

/** Whether all that was taken as false, or as a drill, is so. */

/** 不是真的, 当作真实事件 */
const TRUE_AFTER_ALL = anyOf`
  (?<![不否非未无])属实|(?<!不|未|没)有效|坐实|(?:查证|核实|核查|确认|断网|泄露|爆发|瘫痪|情况)无误
  (?:这[回次]|今[天日])[^,不没]{0,6}真(?:的|抓|有|出|断|发|被)
  (?:是|系|为)(?:实情|事实)|(?:非|不是)演练|(?<!不)(?:是|为)真(?:的|$)
  (?<!不|不能)成立(?!于|了|[^,]{0,8}(?:组|指挥部|专班|公司|中心|小组))|确有其事
  (?<!未|没|没有|无法|不能|尚未|未获|未经)证实
`;

/** 公司确认有1.3亿名用户的信息遭到泄露；问询函中引述的9.8万不属实 */
const CONFIRMED = pattern(
  /(?<!未|没|没有|无法|不能|尚未|否认|经|待|请)(?:已经?)?(?:确认(?:有|是|系|遭|被|泄露|已)|证实有|坐实|查实有|真实泄露|实际泄露)(?![^,]*(?:误|假|未|没|演练))/u,
);

const OF_LOG = pattern(
  /^[^,]{0,4}(?:日志|账本|工单|记录|时间戳|水印|来电显示|证书|证件|身份)[^,]{0,2}(?:被|遭|有人)?[^,]{0,2}(?:改|动|伪造|篡)/u,
);

/** 日志被改过，是假的: the log is */
function isFalseOfLog(clauses: Clause[], i: number): boolean {
  const [before, clause] = [clauses[i - 1], clauses[i]];
  return (
    before !== undefined &&
    clause?.sentence === before.sentence &&
    OF_LOG.test(before.text) &&
    /^(?:都|全|均)?(?:是|系|为)(?:假|伪造)的?/u.test(clause.text)
  );
}

/**
 * 定为谣言，现公安机关确认事件属实; 淮北大面积断网，淮南的是演练: all was taken as false, and the text doesn't call all of it
 * so.
 */
export function isFalseOnlyPartly(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other' && !isLive(s.mood));
  if (clauses.some((c) => IS_THERE.test(c.text) && has(c, 'place'))) return true;
  if (clauses.some((c) => NOBODY_KNOWS.test(c.text) || (c.asked && /的$/u.test(c.text) && has(c, 'place'))))
    return true;
  if (clauses.some((_, i) => isFalseOfLog(clauses, i))) return true;
  if (told.length === 0) return false;
  if (told.some((s) => /实际发生的是|真正(?:发生|出事|要)/u.test(clauses[s.clause]?.text ?? ''))) return true;
  if (told.some((s) => /仍(?:是|有|在|为)|依然|照旧/u.test(clauses[s.clause]?.text ?? ''))) return true;
  if (clauses.some((c) => /(?<![不未没拒])(?:不得不)?承认了?$/u.test(c.text) && verdictOf(c) !== false))
    return true;
  if (told.some((s) => CONFIRMED.test(clauses[s.clause]?.text ?? ''))) return true;
  if (told.some((s) => isOfAnotherNumber(s, clauses))) return true;
  if (
    told.some((s) => verdictOf(clauses[s.clause] as Clause) === true) ||
    clauses.some((_, i) => deniesRecovery(clauses, i))
  )
    return true;
  const verdicts = clauses.map((clause) => (instructs(clause) ? undefined : verdictOf(clause)));
  if (clauses.some(({ text }, i) => verdicts[i] !== false && TRUE_AFTER_ALL.test(text) && !FALSE.test(text)))
    return true;
  // “全国断网”表述不实，受影响的为江苏、浙江、安徽三省大量用户
  if (
    clauses.some((c) => has(c, 'affected') && has(c, 'place') && has(c, 'many') && !has(c, 'not', 'net_down'))
  )
    return true;
  const isFalse = clauses.some(({ text }, i) => verdicts[i] === false && text !== '澄清');
  if (!isFalse && clauses.some((c) => OF_PLACE.test(c.text))) return true;
  if (!isFalse && clauses.some((c) => SPARES_A_KIND.test(c.text) && !c.asked)) return true;
  if (clauses.some((c, i) => i > 0 && ONLY_THERE.test(c.text) && verdicts[i] !== false && has(c, 'place')))
    return true;
  const of = told.map((s) => placeOf(clauses, s.clause)).filter((place) => place !== '');
  const others = clauses.flatMap((c, i) =>
    verdicts[i] === false ? stricken(c) || listedBefore(clauses, i) : [],
  );
  // 青海大量用户断网的消息已查实；四川自身没有发生断网
  const upheld = clauses.some((c) => /(?<!未|没|待)查实(?!系|为|是)|(?<!不)属实|坐实/u.test(c.text));
  const spared = (upheld ? statements : [])
    .filter((s) => s.negated && s.kind === told[0]?.kind)
    .map((s) => placeOf(clauses, s.clause));
  return of.length > 0 && [...others, ...spared].some((place) => place !== '' && !of.includes(place));
}

/** 1.3亿位客人的信息让人拿走了，之前前台讲的1200万是她猜的，别当真: another number stands between, of which the verdict may be */
function isOfAnotherNumber({ kind, clause: at, mood }: Statement, clauses: Clause[]): boolean {
  if (kind !== 'leak' || mood !== 'denied') return false;
  const counts = (c: Clause | undefined) =>
    c?.quantities.filter((q) => isCount(q) && q.count.min >= FEW).map(({ count }) => count.min) ?? [];
  const own = counts(clauses[at]);
  return own.length > 0 && clauses.slice(at + 1).some((c) => counts(c).some((n) => !own.includes(n)));
}

const FEW = 10_000;

/** 有网民称四川已恢复，不实; 昨称已恢复，实际没有: it is the recovery that is false */
function deniesRecovery(clauses: Clause[], i: number): boolean {
  const [clause, next] = [clauses[i], clauses[i + 1]];
  if (clause === undefined || next === undefined || !has(clause, 'resolved')) return false;
  return (
    verdictOf(next) === false || /^(?:实际|其实|事实上)?(?:上)?(?:并)?(?:没有|未恢复|没恢复)/u.test(next.text)
  );
}

/** 有人传两省都断，没有的事，只陕西 */
const ONLY_THERE = pattern(/^(?:就|只|仅|单|唯独)(?:是|有)?(?=[\u4e00-\u9fff]{2,5}$)/u);

/**
 * @returns whether two matters of a text were both taken as false, supposed, past or a drill, where it doesn't say so of all, or
 *   calls something real: 沙盘上推的是甲，现实中来的是乙; 小说里写…。可四川断网不是小说
 */
export function isUnrealOnlyPartly(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other');
  const heard = clauses.filter((c) => !instructs(c));
  const real = heard.some((c) => has(c, 'confirmed') || verdictOf(c) === true || IS_REAL.test(c.text));
  // 刚那条四川断网是剧本；请关注青海，大量用户确实上不了网
  const several = new Set(told.map((s) => clauses[s.clause]?.sentence)).size > 1;
  const apart = told.some((a, i) => told.slice(i + 1).some((b) => areApart(a, b, clauses)));
  if (!apart && !(real && several)) return false;
  return real || !heard.some(({ text }) => OF_ALL.test(text));
}

const IS_REAL = anyOf`
  (?:不是|并非)(?:小说|故事|剧本|剧情|例子|例句|题|假设|电影|游戏|段子)|现实(?:中|里)|真(?:事|出|发生|来了|情况|警)|实情|(?:是|系|属)事实|实打实|确确实实|确实|确有
  才是|才要|✅|√|[前后]一个|[前后]者|第[一二][项件条个]|这[次回](?!演|推|培|没|未|不)[^,]{2}|新事|要(?:报|管)的|照报
`;
/** The whole text is a drill, a lesson, a rule or history, or a verdict is of all of it. */
const OF_ALL = anyOf`
  演练|推演|桌推|培训|讲课|授课|学习|教材|展板|摘抄|测试|联调|假如|如果|假定|一旦|预案|回顾|历史|往年|往事|案例|脚本|情景|剧本
  咨询|请示|复盘|年度|均|都|全(?:是|为|系|部)|皆|两[条件个则]|三[条件个则]|以上|上述|同时
`;

/** 到底有没有大面积断网，现在谁也说不准; 总量他自称三百万，还得再查 */
export const NOBODY_KNOWS = pattern(
  /谁(?:也|都)说不准|(?:没有?|无|未有)定论|^我们?(?:这[边里头])(?:也|都)?(?:看|查)不[到出]$|真不真|真假(?:都|也|还|均)?(?:没|未|不)(?:有)?[^,]{0,2}(?:定|知|清|明)|(?:都|均)(?:还)?没(?:有)?人?(?:核|查)(?:实|过)|(?<!原因[^,]{0,4})还[得要](?:再)?查/u,
);

/** 没有的事…断的就是青海 */
const IS_THERE = pattern(
  /^(?:真正|现在)?(?:断|瘫|挂|出事|出问题|掉线|受影响|没网|上不了网|发生)(?:网|了)?的(?:就|才|其实|反倒|反而|倒)*是/u,
);

/** 不是海南省: only the place was wrong */
const OF_PLACE = pattern(/^(?:不是|并非|而非)[^,]{1,5}(?:省|市|州|区|县)(?:大面积)?(?:断网|瘫痪)?$/u);

/** 受影响地区：四川（大量用户断网）、青海（已核销，误报）: the place of a list that a verdict in brackets stands after */
function listedBefore(clauses: Clause[], i: number): string {
  const item = clauses.slice(Math.max(0, i - 2), i).findLast(({ text }) => text.startsWith('、'));
  return item === undefined ? '' : stricken(item);
}

/** Of the clause, else of the one before it in the sentence: 限于临沂，全市断网 */
function placeOf(clauses: Clause[], i: number): string {
  const [before, clause] = [clauses[i - 1], clauses[i] as Clause];
  const own = stricken(clause);
  return own === '' && before?.sentence === clause.sentence ? stricken(before) : own;
}
