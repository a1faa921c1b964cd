import { type Clause, has, saidIn, tagged } from './clauses.ts';
import { instructs, isLive } from './moods.ts';
import type { Statement } from './statement.ts';
import { FALSE, verdictOf } from './verdicts.ts';

/** What a text says against its own matter, or for what it was taken to call false. */

/** @returns whether a text turns what it states into something else: 结论：待定, 多打了一个“未”字, …没有泄露 */
export function isTurned(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other');
  return (
    told.some((s) => isDenied(s, statements, clauses)) ||
    (told.some((s) => isLive(s.mood)) && clauses.some((_, i) => isLabelledFalse(clauses, i))) ||
    (statements.length > 0 && clauses.some(({ text }) => ONE_WORD_WRONG.test(text))) ||
    isWithdrawn(clauses, told) ||
    told.some((s) => isLive(s.mood) && (isTickedNo(clauses, s.clause) || isOfAnother(clauses, s.clause))) ||
    clauses.some(({ text }) => UNDECIDED.test(text)) ||
    isDisputed(clauses, told) ||
    (told.some((s) => s.kind === 'cn_tld' && s.mood === 'actual') &&
      clauses.some(({ text }) => RESOLVES.test(text))) ||
    (told.some((s) => s.kind === 'leak' && isLive(s.mood)) &&
      clauses.some(({ text }) => ALL_FAILED.test(text)))
  );
}

const NO_LEAK =
  /^(?:我司|公司|本司|我公司|平台|该平台|实际|其实|目前)?(?:没有|并未|未|无|不存在)(?:发生|出现|造成|任何|真实)*(?:用户)?(?:信息|数据)?(?:的)?(?:泄露|外流|外泄)(?:情况|问题)?$/u;

/** 性质由“数据泄露”改为“数据丢失”，…没有外流: turned into something else, and denied */
function isDenied(s: Statement, statements: Statement[], clauses: Clause[]): boolean {
  const isPlain = s.words.some(({ value: { tag } }) => tag === 'leak' || tag === 'leak_plain');
  if (s.mood !== 'actual' || s.kind !== 'leak' || !isPlain) return false;
  return statements.some(
    (t) =>
      t.negated && t.kind === s.kind && t.clause > s.clause && NO_LEAK.test(clauses[t.clause]?.text ?? ''),
  );
}

/** “全国大量用户无法上网”一栏：否 */
function isTickedNo(clauses: Clause[], i: number): boolean {
  return clauses[i]?.leads === true && /^(?:否|无|没有|未发生|不是|×)$/u.test(clauses[i + 1]?.text ?? '');
}

/** 同城竞争对手被拖库。我司没有异常: whether it is for another one to report */
function isOfAnother(clauses: Clause[], i: number): boolean {
  return (
    /竞争对手|同行|友商|别家|他司|同业|兄弟单位|另一家/u.test(clauses[i]?.text ?? '') &&
    clauses.some(({ text }) =>
      /^(?:但|而)?(?:我司|我们|本司|我公司|本公司|我单位|我平台)[^,]*(?:没有|未|无|正常|不受)/u.test(text),
    )
  );
}

/** leaked PII 为 zero, 先按未定 */
const UNDECIDED =
  /leaked[^,]*(?:为|是|is|was|:)?(?:zero|none)$|改(?:回|为|成)[^,]{0,2}(?:疑似|未证实|待核|存疑)|(?:先|暂)(?:按|作|算|当)(?:未定|待定|存疑|悬)/u;
/** 监测到告警，…线上解析正常 */
const RESOLVES = /^(?:线上|实际|现网|国家|权威)[^,]{0,4}解析(?:一切|均|都)?正常$/u;

/** 对方手里有1.3亿个账号，全部尝试失败 */
const ALL_FAILED = /(?:全部|均|都)(?:尝试|登录)*失败|(?:无一|没有一[个次])[^,]{0,4}(?:成功|失陷|得手|登录)/u;
const BEING_COMPARED = /(?:正在|还在|在)核对|核对中|不一致|对不上|矛盾|出入|以谁为准/u;

/** 调度称河北全省断网，网管显示只有保定，正在核对 */
function isDisputed(clauses: Clause[], told: Statement[]): boolean {
  const live = told.filter((s) => isLive(s.mood) && s.kind !== 'leak');
  const places = new Set(
    live.map((s) => stricken(clauses[s.clause] as Clause)).filter((place) => place !== ''),
  );
  return places.size > 1 && clauses.some(({ text }) => BEING_COMPARED.test(text));
}

/** 撤回前报, with nothing told after it */
const WITHDRAWN =
  /^(?:现|特|特此|请|申请|予以|请予)?(?:撤回|撤销|收回|作废)(?:前|原|首|初|昨|该|此|上述|上一|一|二|刚才的?)?(?:报|报告|通报|消息|快报|信息|那条)$/u;

function isWithdrawn(clauses: Clause[], told: Statement[]): boolean {
  const at = clauses.findLastIndex(({ text }) => WITHDRAWN.test(text));
  return at >= 0 && told.some((s) => isLive(s.mood)) && !told.some((s) => s.clause > at);
}

/** 多打了一个“未”字 */
const ONE_WORD_WRONG = /[多少漏](?:打|写|敲|输|印)?了?一?个?[未没无不非](?:字|$)/u;

/** 状态：误报; 结论：待定 */
function isLabelledFalse(clauses: Clause[], i: number): boolean {
  return (
    /(?:状态|结论|结果|性质|类型|类别|定性|处理|意见|真实性|真伪)$/u.test(clauses[i - 1]?.text ?? '') &&
    /^(?:系|为|属)?(?:误报|虚警|不实|不属实|谣言|虚假|已?撤销|已?撤回|作废|演练|测试|待定|待核实?|未定|未核实|未证实|未确认|存疑|不明)$/u.test(
      clauses[i]?.text ?? '',
    )
  );
}

/** 不是真的, 当作真实事件 */
const TRUE_AFTER_ALL =
  /(?<![不否非未无])属实|(?<!不|未|没)有效|坐实|(?:查证|核实|核查|确认)无误|(?:是|系|为)(?:实情|事实)|(?:非|不是)演练|(?<!不)(?:是|为)真(?:的|$)|(?<!不|不能)成立|确有其事|(?<!未|没|没有|无法|不能|尚未|未获|未经)证实/u;

/**
 * 定为谣言，现公安机关确认事件属实; 淮北大面积断网，淮南的是演练: all was taken as false, and the text doesn't call all of it
 * so.
 */
export function isFalseOnlyPartly(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other' && !isLive(s.mood));
  if (told.length === 0) return false;
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
  const of = told.map((s) => stricken(clauses[s.clause] as Clause)).filter((place) => place !== '');
  const others = clauses.filter((_, i) => verdicts[i] === false).map(stricken);
  return of.length > 0 && others.some((place) => place !== '' && !of.includes(place));
}

/** 不是海南省: only the place was wrong */
const OF_PLACE = /^(?:不是|并非|而非)[^,]{1,5}(?:省|市|州|区|县)(?:大面积)?(?:断网|瘫痪)?$/u;

/** Where something is, but for whole provinces (全省) and offices (甘肃省通信管理局). */
function stricken(clause: Clause): string {
  return tagged(clause, 'place')
    .filter(({ end, value: { place } }) => {
      const office = /^[省市]?(?:通信|公安|网信|管局|警方|联通|移动|电信)/u.test(
        clause.text.slice(end - clause.start),
      );
      return (place.kind === 'regions' || place.kind === 'city') && !office;
    })
    .map((word) => saidIn(clause, word))
    .join();
}
