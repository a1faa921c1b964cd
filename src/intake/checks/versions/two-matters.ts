import { type Clause, has } from '../../clauses/clauses.ts';
import { instructs } from '../../moods/moods.ts';
import { happened, type Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { areApart, verdictOf } from './verdicts.ts';

/**
 * Of two matters that a text tells as true, each may be the one that did happen, where the text also speaks of what was said,
 * asked, written, of before or otherwise. Where the grade hangs on one of them, which is which is for a person.
 */

/** 均是试播用词, 两段录音都由演员扮演: a word on both, which doesn't hold them up */
const OF_BOTH = pattern(/^(?:以上|上述|这|内容)?(?:均|都(?!在)|皆|两[条起段件份则项句张个]|二者|两者|全错)/u);
const HELD_UP = anyOf`
  恢复|上报|报告|核实|属实|证实|确认|黑客|攻击|入侵|处置|抢修|通知|报警|定位|封堵|查明|立案|属于|是真|影响|用户|中断|断|瘫|泄|万|原因|系统|平台|请|现场|处理|缓解|排查|调查|同一|人为|光缆|故障|木马|病毒|坐实|网安|打爆|申告|反映|投诉|出事|真的|真事
`;

/** Words about what is told, not about what happened. */
const ABOUT_WORDS = anyOf`
  ^没有$|没有(?:的事|此事|这回事|这事)|不是|并非|误(?!删|操作)|错|胡扯|扯淡|瞎|纯粹|纯属|诬告|编的|什么都没有|啥都没有|不用管|没这回事|剔除|老事|几年前|有人喊|❌|撤回|经查|排除(?![^,]{0,4}(?:故障|隐患|攻击|入侵|人为))|承认|否定|怀疑|证据|实习生|小说|竞赛|推演|写成|所述|条例|有没有|示例|例子|举例|脚本|测试环境
  模拟|题库|教材|作废|撤(?!离)|删去|删掉|应予删|请删|(?<![太平草中高还])原(?!因|生|油|始|件)|译|转成|转写|听说|(?<!访)问|[您你他]说|据称|声称|网传|首报
  后者|前者|登记(?:错误|有误|编号)|新登记|仿真|靶场|去年|前年|以往|曾|规定|预案|如果|假如|倘若|未发生|查无|拘留|别信|别管|更正|标题
  (?<!篡|整|修|被|更)改(?!密|码)|实际|其实|倒是|嘴里
  空的|实的|鬼话|瞎话|谎|恶搞|录音|探头|传感器|弹出|考题|题目|[^,]谣|供述|冒名|伪造|样例|预置|零事件|平安|有误|不代表|那是事实|属实|顺便说|证伪
`;
/** Both happened. */
const BOTH = anyOf`
  同时|一并|合并|还(?:窃|盗|偷|拖|导|趁|有)|另(?:外)?(?:有|发现|,|$)|^另|其[一二]|^[一二两三]是|[两三][起件项桩]|同一|趁|又|也|先说|相邻|扩大|随后|二报|未发现关联|互不(?:相关|相干)|(?:无|没有)关联
`;

/** @returns whether a text speaks of words about words, so that of two matters or numbers in it one may not hold */
export function speaksOfWords(clauses: Clause[]): boolean {
  return clauses.some((c) => !instructs(c) && (verdictOf(c) === false || ABOUT_WORDS.test(c.text)));
}

/**
 * @param gradeOf how clauses are graded by themselves
 * @returns whether one of two matters decides the grade alone while the text negates or speaks of words, or a word denies both
 */
export function isOfOneOfTwo(
  clauses: Clause[],
  statements: Statement[],
  gradeOf: (rest: Clause[]) => string,
): boolean {
  const live = statements.filter(happened);
  if (live.length > 1 && live.every((s) => isDeniedNear(s, live, clauses))) return true;
  const matters = mattersOf(live, clauses);
  if (matters.length < 2) return false;
  const negates = clauses.some((c) =>
    /[没未非否误错假撤]|不(?!了|能|上|到|开|出|通|动|稳|进|可|对)|无(?!法|线|响应|服务|信号|锡)/u.test(
      c.text,
    ),
  );
  if (!(negates || speaksOfWords(clauses) || upholdsOne(live, clauses))) return false;
  const last = Math.max(...live.map((s) => s.clause));
  if (clauses.slice(last + 1).some(({ text }) => OF_BOTH.test(text) && !HELD_UP.test(text))) return true;
  const refuted =
    clauses.some((c) => verdictOf(c) === false) || live.some((s) => isDeniedNear(s, live, clauses));
  if (!refuted && clauses.some((c) => BOTH.test(c.text) && !ABOUT_WORDS.test(c.text))) return false;
  const grade = gradeOf(clauses);
  return matters.some((matter) => {
    const rest = gradeOf(clauses.filter((_, i) => !matter.includes(i)));
    return rest !== grade && (refuted || rest !== 'judgement');
  });
}

/** {F}，他们拍胸脯说没有; {F}这起排除: in its clause, or after it up to the next matter of its sentence */
function isDeniedNear({ clause: at }: Statement, live: Statement[], clauses: Clause[]): boolean {
  const next = Math.min(...live.map((s) => s.clause).filter((i) => i > at), clauses.length);
  const near = clauses.slice(at, next).filter((c) => c.sentence === clauses[at]?.sentence);
  return near.some((c) => DENIED_NEAR.test(c.text));
}

const DENIED_NEAR = pattern(
  /(?<!恢复了?|影响|声音|电|网|信号|消息)(?:没有|真没有?|没影|没做成|没这事|叉|×)$|瞎(?:话|报|说|编|传)|谎(?:报|话)|不存在|(?:这|那)[起件条个]排除|撤回|狠话|笑话|说没有|鬼话|胡话/u,
);

/** {F}。要报的正事是{R}，已核实: words that hold up stand in the sentence of one, and not of the other */
function upholdsOne(live: Statement[], clauses: Clause[]): boolean {
  const sentences = new Set(live.map((s) => clauses[s.clause]?.sentence));
  const upheld = new Set(
    clauses.filter((c) => UPHOLDS.test(c.text) && sentences.has(c.sentence)).map(({ sentence }) => sentence),
  );
  return upheld.size > 0 && [...sentences].some((sentence) => !upheld.has(sentence ?? -1));
}

const UPHOLDS = pattern(
  /(?<!未|没|没有|待|否|不|尚未|无法)(?:属实|真实(?!姓名|用户|信息|身份)|坐实|证实|官方确认|已核实|核实过|确认失守|确有|真的|正事|真事|实情|才是|实打实|成为事实|真警|真出事|真正(?:要|出|发)|实际发生)/u,
);

/** @returns the clauses of each matter: of each kind, or of each place of one kind; the numbers of a leak are weighed in swapped.ts */
function mattersOf(live: Statement[], clauses: Clause[]): number[][] {
  const kinds = [...new Set(live.map((s) => s.kind))];
  if (kinds.length > 1) return kinds.map((kind) => live.filter((s) => s.kind === kind).map((s) => s.clause));
  if (kinds[0] === 'leak') return [];
  // which of those holds is read by their words: moods/, checks/taken-back.ts
  const plain = live.filter((s) => !has(clauses[s.clause] as Clause, 'superseded', 'not_a'));
  const several = plain.some((a, i) => plain.slice(i + 1).some((b) => areApart(a, b, clauses)));
  return several ? plain.map((s) => [s.clause]) : [];
}
