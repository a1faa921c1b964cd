import { CAUSES_IN_SCOPE, type Facts } from '../../plan/facts.ts';
import { type Clause, has, tagged } from '../clauses/clauses.ts';
import type { Certainty } from '../moods/certainty.ts';
import { happens, instructs, isLive, type Mood } from '../moods/moods.ts';
import { isMatter, OF_OTHERS, saysNothingHappened } from '../moods/nothing.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { isCount } from '../numbers/quantities.ts';
import { tellsMore } from '../statements/unplaced.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

interface Span {
  start: number;
  end: number;
}

/** What a text is about as a whole: something that happens, a rumour, a drill, … */

/** What counts where nothing is actual, by what a reader should be told first. */
const MOODS: Mood[] = ['actual', 'unverified', 'possible', 'drill', 'denied', 'hypothetical', 'past'];

/** @returns the mood that the facts are told in */
export function moodOf(statements: Statement[], moods: Mood[], clauses: Clause[]): Mood {
  const asserted = statements.filter((s) => !s.negated);
  const found = MOODS.find((m) => asserted.some((s) => s.mood === m)) ?? fallback(statements, moods, clauses);
  // 疑似泄露，尚未证实。前年的那起劫持已办结: what is heard is of a sentence of its own
  const own = new Set(asserted.map((s) => clauses[s.clause]?.sentence));
  const heard = clauses.some((c, i) => moods[i] === 'unverified' && !own.has(c.sentence) && isMatter(c));
  return found === 'past' && asserted.length > 0 && heard ? 'unverified' : found;
}

/** The mood of a text that asserts no happening. */
function fallback(statements: Statement[], moods: Mood[], clauses: Clause[]): Mood {
  if (statements.length > 0) return 'actual';
  const told = moods.filter((mood, i) => {
    const clause = clauses[i];
    return (
      clause !== undefined &&
      clause.words.length > 0 &&
      !((mood === 'past' || mood === 'drill') && isAlone(clause, clauses))
    );
  });
  const unreal = new Set(clauses.filter((_, i) => !isLive(moods[i] ?? 'actual')).map((c) => c.sentence));
  // 宣传周将于9月举行。本公司网站被攻击: a sentence of its own
  const attacked = clauses.some(
    (c) => !unreal.has(c.sentence) && has(c, 'cause') && !has(c, 'not', 'normal', 'rules_out'),
  );
  if (attacked && !told.includes('drill') && !told.includes('denied')) return 'actual';
  return (
    MOODS.slice(3).find((m) => told.includes(m)) ?? (told.includes('unverified') ? 'unverified' : 'actual')
  );
}

/** 一旦发现异常请立即上报: a sentence that has nothing to do with what is told elsewhere */
function isAlone(clause: Clause, clauses: Clause[]): boolean {
  const own = clauses.filter((c) => c.sentence === clause.sentence);
  return (
    own.length < clauses.length &&
    !own.some((c) => isMatter(c) || c.quantities.some(isCount)) &&
    clauses.some((c) => c.sentence !== clause.sentence && isMatter(c))
  );
}

/** 攻击流量还在涨，若清洗顶不住…: what is supposed hangs on something that is going on. */
function isUnderAttack(mood: Mood, clauses: Clause[], moods: Mood[]): boolean {
  return (
    mood === 'hypothetical' &&
    clauses.some(
      (c, i) =>
        moods[i] === 'actual' &&
        !c.asked &&
        tagged(c, 'cause').some(({ value }) => CAUSES_IN_SCOPE.includes(value.cause)) &&
        /还在|持续|仍在|正在|正遭|目前|不断/u.test(c.text),
    )
  );
}

/** What began as a drill turned real. */
const TURNED_REAL = anyOf`
  (?<![仿传])真(?:的|黑客|攻击者|从|出|断|中断|瘫|消息|被|实用户|实数据|实发生|实断|实中断|实故障|实影响|实泄露|实入侵|有(?:人|境外|黑客|攻击)|实攻击|实的|发生|碰上|遇上|来了)
  成真|(?:此|这|确|实|均)(?:为|是|系|属于?)(?:实际|真实)(?:安全)?事[件故]|(?:按|当|作)(?:真事|实战|真实事件)(?:处|对|来|报)|现实更糟|不是(?:演|脚本|模拟|科目)|不在(?:演|科目|脚本)|其实|实际上|变(?:成)?事故|出(?:了)?事故|操作失误
  (?:按|转|转入|转为)实战|跑出|失控|逃逸|误伤|从生产|生产网|现网|误操作|误删|误改|误拔
  真实(?:路由|设备|链路|配置|线路)|误发到|误触发|误执行|遗失|之外监测
`;
const NOT_REAL = pattern(
  /[勿别莫]当|(?:并非|非|不是|没有|无|不涉及|未涉及|不影响|未触及|未影响)[^,]{0,4}(?:真|生产|现网)|模拟(?!.*失控)|无感/u,
);

/** 【演练】…。昨晚22时许，某平台遭攻击: a sentence after the drill that speaks of no drill */
function goesPast(clauses: Clause[]): boolean {
  const last =
    clauses.findLast((c) => has(c, 'drill') || /脚本|剧本|科目|参演|场景/u.test(c.text))?.sentence ?? 0;
  return clauses.some((c) => c.sentence > last && happens(c) && !instructs(c) && !has(c, 'not', 'normal'));
}

/** Whether a denial leaves something open after all, or a drill has become something else. */
function isUndone(mood: Mood, clauses: Clause[]): boolean {
  if (mood !== 'drill' && mood !== 'denied') return false;
  if (mood === 'drill' && goesPast(clauses)) return true;
  return clauses.some(
    (c) =>
      !instructs(c) &&
      !has(c, 'normal') &&
      (isOpen(c) || (mood === 'drill' && TURNED_REAL.test(c.text) && !NOT_REAL.test(c.text))),
  );
}

/** What a supposition, a drill or history is not told with: it speaks of something that is going on. */
const GOING_ON = pattern(
  /刚刚|刚才|眼下|确实|属实|经核|经查|查明|仍在|还在|正在|报警|下线|封堵|取证|清点|已(?:确认|被|遭|泄|外泄|断)/u,
);

/** 我们是做二手教材小程序的，…资料泄露出去了，已报警: a word of supposition, but told as fact. */
function isToldAsFact(mood: Mood, statements: Statement[], clauses: Clause[]): boolean {
  if (mood !== 'hypothetical') return false;
  const sentences = new Set(statements.map((s) => clauses[s.clause]?.sentence));
  if (
    clauses.some((c) =>
      /(?:不是|并非|非)(?:假设|设想|假想|演|虚构)|(?<![不非])是真事|的实数|真发生/u.test(c.text),
    )
  )
    return true;
  return clauses.some(
    (c) => sentences.has(c.sentence) && !instructs(c) && !has(c, 'normal', 'not') && GOING_ON.test(c.text),
  );
}

function isPossibly(clause: Clause | undefined): boolean {
  return clause !== undefined && has(clause, 'possible');
}

/** @returns what the text is about as a whole; undefined for what is plainly happening */
export function standingOf(
  mood: Mood,
  doubts: Span[],
  statements: Statement[],
  clauses: Clause[],
  { moods, flags, confirmed }: Certainty,
): Facts['standing'] {
  const heard = flags.some(({ kind }) => kind === 'hearsay');
  const more =
    !isLive(mood) &&
    (isToldAsFact(mood, statements, clauses) ||
      tellsMore(statements, clauses, moods) ||
      isUndone(mood, clauses) ||
      isUnderAttack(mood, clauses, moods));
  const unclear = more || (mood === 'actual' && doubts.length > 0);
  const unheard = !heard && (mood === 'unverified' || mood === 'possible');
  // 企业称没有泄露；安全公司则称至少700万用户外流: what is told after it stands
  const told = statements.filter((s) => !s.negated && s.mood === 'actual' && !isPossibly(clauses[s.clause]));
  const last = Math.max(0, ...told.map((s) => s.clause));
  const { sentence = 0 } = clauses[last] ?? {};
  const after = clauses.slice(last).filter((c) => heard || told.length === 0 || c.sentence - sentence <= 1);
  // 昨天说“绝无泄露”，今天改成“不排除泄露”
  const open = statements.findLast((s) => !s.negated && s.mood === 'unverified')?.clause ?? 0;
  // 四川断网。2016年曾泄露5亿，今日无新事件: of its own sentence
  const ofThePast = (c: Clause) =>
    told.length > 0 &&
    told.every((s) => clauses[s.clause]?.sentence !== c.sentence) &&
    clauses.some((p, i) => p.sentence === c.sentence && moods[i] === 'past' && happens(p));
  // 上海全市大量用户无法上网，周边苏浙无异常: of other places
  const placed = (c: Clause) =>
    has(c, 'place') && told.some((s) => clauses[s.clause]?.sentence === c.sentence && !has(c, 'normal'));
  const ofElsewhere = (c: Clause) => has(c, 'place') && clauses.some((p) => p !== c && placed(p));
  const lastly = after.filter(
    (c) =>
      clauses.indexOf(c) >= open &&
      !ofThePast(c) &&
      !ofElsewhere(c) &&
      !(told.length > 0 && OF_OTHERS.test(c.text)),
  );
  // 平台停服两小时，数据没有外泄，是省内用还是全国用没说明: that no data leaked says nothing of the platform
  const ofTold =
    told.every(({ kind }) => kind === 'leak') || lastly.some((c) => has(c, 'normal'))
      ? lastly
      : lastly.filter(({ text }) => !/泄露$/u.test(text));
  if ((unclear || unheard) && saysNothingHappened(ofTold)) return 'denied';
  if (unclear) return 'unclear';
  if (mood === 'actual') return confirmed ? 'actual' : undefined;
  return mood === 'possible' ? 'unverified' : mood;
}
