import { CAUSES_IN_SCOPE, type Facts } from '../plan/facts.ts';
import { type Clause, has } from './clauses.ts';
import { isOfOther } from './leak-wording.ts';
import { instructs, type Mood } from './moods.ts';
import type { Quantity } from './quantities.ts';
import type { Statement } from './statement.ts';

/** Stems of harm, known or not to the lists of words. */
const HARM =
  /丢|窃|盗|偷|泄|漏(?!洞|扫)|(?<!阻|判|诊|切|截|隔|果)断(?!电|面|定)|瘫|崩|挂了|中招|中毒|被锁|锁死|勒索|卡(?:死|顿|住|爆)|篡|劫|被删|毁|损坏|坏了|故障|异常|投诉|报障|申告|出事|炸|不了|上不|打不开|进不去|无法|不能|暴露|曝|外流|倒卖|出售|售卖|流出|流到|没网|没信号|感染|传染|蔓延|扩散|沦陷|失陷|黑了|被黑|脱裤/u;
/** What the reporter did or asks for, or says is not so. */
const HARMLESS =
  /未|没有|无(?!法|响应|服务)|正常|恢复|排除|已(?:隔离|清除|查杀|处置|拦截|阻断|修复|封堵|关闭|下线)|拦截|防范|避免|建议|请求|预防|成功|个别|零星|险些|差点|阻止/u;
/** 未造成影响: whatever it was, it did nothing. */
const NO_EFFECT =
  /未造成|没有造成|未影响|不影响|无影响|未受影响|没受影响|未见影响|未遂|无感知|没有下降|未中断|未泄露|被?(?:清洗|拦截|阻断)|未得逞|未得手|零感染|(?:没有|未见|无)感染/u;
/** Fewer people are below any criterion of chapter 3, whatever happened to them. */
const FEW_PEOPLE = 100_000;

/**
 * What the text doesn't put into a statement that a criterion knows is asked about, not passed over: an attack whose effect
 * isn't said, words of harm that the reader can't place, so many people of whom it doesn't understand what is said.
 * @param used the statements that the facts are made of
 */
export function addUnplaced(
  facts: Facts,
  used: Statement[],
  told: Statement[],
  clauses: Clause[],
  moods: Mood[],
): void {
  if (used.some((s) => s.kind !== 'other')) return;
  const live = clauses.filter((clause, i) => isLive(moods[i] ?? 'actual') && !instructs(clause));
  const explained = new Set(told.filter((s) => s.negated).map((s) => clauses[s.clause]));
  const open = live.filter((clause) => !explained.has(clause));
  const people = open.flatMap((clause) => peopleOf(clause));
  if (people.length > 0 && open.some((clause) => isHarm(clause) || has(clause, 'info'))) {
    const count = people.reduce((a, b) => (b.count.min > a.count.min ? b : a)).count;
    facts.leak = { people: { ...count, min: 0 } };
  } else if (used.length === 0 && open.some(isHarm)) facts.other = '情况描述不清';
  else if (used.length === 0 && isAttacked(facts) && !told.some((s) => s.negated) && !clauses.some(isCalm))
    facts.other = '遭受网络攻击，后果不明';
}

/**
 * @returns whether a text that is told as no incident (a drill, history, a denial) still has harm or many people in a clause
 *   that is told as plain fact
 */
export function tellsMore(told: Statement[], clauses: Clause[], moods: Mood[]): boolean {
  const explained = new Set(told.filter((s) => s.negated).map((s) => s.clause));
  return clauses.some((clause, i) => {
    if ((moods[i] ?? 'actual') !== 'actual' || explained.has(i) || instructs(clause)) return false;
    const many = clause.quantities.some(
      ({ unit, count }) => (unit === 'people' || unit === 'unsaid') && (count.max ?? count.min) >= FEW_PEOPLE,
    );
    return (many && !HARMLESS.test(clause.text)) || isHarm(clause);
  });
}

function isLive(mood: Mood): boolean {
  return mood === 'actual' || mood === 'unverified' || mood === 'possible';
}

function isCalm(clause: Clause): boolean {
  return !clause.asked && (has(clause, 'normal') || NO_EFFECT.test(clause.text));
}

function isAttacked(facts: Facts): boolean {
  return facts.causes.some((cause) => CAUSES_IN_SCOPE.includes(cause));
}

function isHarm(clause: Clause): boolean {
  return HARM.test(clause.text) && !HARMLESS.test(clause.text) && !has(clause, 'normal', 'resolved');
}

function peopleOf(clause: Clause): Quantity[] {
  if (has(clause, 'normal')) return [];
  return clause.quantities.filter(
    (quantity) =>
      quantity.unit === 'people' &&
      (quantity.count.max === null || quantity.count.max >= FEW_PEOPLE) &&
      !isOfOther(clause, quantity),
  );
}
