import { CAUSES, type Cause } from '../../plan/facts.ts';
import { type Clause, has, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { instructs, type Mood } from '../moods/moods.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

export interface CausesFound {
  causes: Cause[];
  suspected: boolean;
  spans: { start: number; end: number }[];
}

interface Named {
  cause: Cause;
  suspected: boolean;
  excluded: boolean;
  /** 初判为攻击, of which a later one takes the place */
  initial: boolean;
  /** 无失陷: that nobody got in says nothing of who tried */
  outcome: boolean;
  word: WordFound;
}

/** Reads what brought it about. A cause that is ruled out, or is said of a drill or the past, is none. */
export function readCauses(clauses: Clause[], moods: Mood[], asked: Mood): CausesFound {
  const named = findNamed(clauses, moods, asked);
  const excluded = new Set(named.filter((n) => n.excluded).map((n) => n.cause));
  const denied = clauses.map((clause, i) => (moods[i] === 'past' ? [] : deniedOf(clause)));
  const open = clauses.some((c, i) => has(c, 'unknown_cause') && moods[i] !== 'past');
  const kept = named.filter(
    (n) =>
      !n.excluded &&
      !(excluded.has(n.cause) && n.suspected) &&
      !isReplaced(n, named) &&
      !denied.some((causes, i) => causes.includes(n.cause) && isBefore(n, clauses[i])),
  );
  const certain = kept.filter((n) => !n.suspected);
  // where the cause is said to be unknown, an attack may be the happening's name, but other causes are only guesses
  const used = withoutTheft(certain.length > 0 ? certain : kept);
  const names = new Set(used.map((n) => n.cause));
  const causes = CAUSES.filter((cause) => names.has(cause));
  const ruledOut =
    named.some((n) => n.excluded && inScope(n.cause) && !n.outcome) ||
    clauses.some((c) => RULED_OUT.test(c.text));
  if (causes.length === 0 && !open && ruledOut) causes.push('other');
  return {
    causes,
    suspected: used.length > 0 && (certain.length === 0 || (open && certain.every((n) => !inScope(n.cause)))),
    spans: used.map(({ word }) => ({ start: word.start, end: word.end })),
  };
}

const INITIAL = pattern(
  /(?:初判|初步判断|初步认定|初报|首报|前报|原报|起初|一开始|此前|先前)[^,]{0,6}(?:为|是|系|成|遭|归咎于)[^,]{0,4}$/u,
);
/** 前报称系遭DDoS攻击，现查明有误 */
const RETRACTED = pattern(/^[^,]{0,6}(?:有误|不准确?|不对|证据不足|不成立|推翻|弄错|判断错|搞错)/u);

/** 初判为攻击，现确认为光缆断 */
function isReplaced(n: Named, named: Named[]): boolean {
  return (
    n.initial &&
    named.some((m) => !m.excluded && !m.suspected && m.cause !== n.cause && m.word.start > n.word.end)
  );
}

/** 没有攻击, 无入侵痕迹: said alone, of all that was told before */
const DENIED = pattern(
  /^(?:也|均|都|并|且|经查|查明|确认|更)?(?:没有?|无|未发现|未见|不存在|非|不是|并非)(?:任何|外部|外来|外人|人为|网络|什么)*的?(攻击|黑客|入侵)(?:者|痕迹|迹象|行为|证据|所为|因素|攻击|入侵|干的)*$/u,
);

/** 跟攻击不沾边, 攻击排除了 */
const NOT_OF_ATTACK = pattern(
  /(?:跟|与|和|同)(?:网络)?攻击(?:不沾边|无关|没关系)|攻击(?:已经?)?(?:被)?排除了?$/u,
);

function deniedOf({ text }: Clause): Cause[] {
  if (NOT_OF_ATTACK.test(text)) return ['attack', 'intrusion'];
  const [, what] = DENIED.exec(text) ?? [];
  if (what === undefined) return [];
  return what === '入侵' ? ['intrusion'] : ['attack', 'intrusion'];
}

const isBefore = ({ word }: Named, clause: Clause | undefined): boolean =>
  clause !== undefined && word.end <= clause.start;

function findNamed(clauses: Clause[], moods: Mood[], asked: Mood): Named[] {
  const named: Named[] = [];
  for (const [i, clause] of clauses.entries()) {
    if (instructs(clause) || !isOf(moods[i] ?? 'actual', asked)) continue;
    for (const word of clause.words) {
      const cause = causeOf(clause, word);
      if (cause === undefined) continue;
      const suspected = isSuspected(clauses, i, word);
      const initial = INITIAL.test(lead(clause, word));
      const retracted = initial && RETRACTED.test(clauses[i + 1]?.text ?? '');
      const outcome = /失陷|被控|得手/u.test(saidIn(clause, word));
      // 有人散布某银行被黑的谣言
      if (/^的(?:谣言|传言|谣传)/u.test(clause.text.slice(word.end - clause.start))) continue;
      named.push({
        cause,
        word,
        suspected,
        initial,
        outcome,
        excluded: retracted || isExcluded(clause, word),
      });
    }
  }
  return named;
}

/** Whether a clause said in a mood tells of the cause of what is told in another. */
function isOf(mood: Mood, asked: Mood): boolean {
  if (mood === 'past') return asked === 'past';
  return mood === asked || mood === 'unverified' || mood === 'possible' || asked === 'unverified';
}

/** 窃取 says that somebody broke in, unless the text names an insider. */
function withoutTheft(named: Named[]): Named[] {
  if (!named.some((n) => n.cause === 'insider')) return named;
  return named.filter((n) => n.cause !== 'intrusion' || n.word.value.tag === 'cause');
}

const RULED_OUT = anyOf`
  (?<!不|未|无法|不能)排除[^,]{0,4}(?:攻击|入侵|黑客)|(?:与|和|跟)[^,]{0,4}(?:攻击|黑客|入侵)[^,]{0,2}(?:无关|(?:没有?|无|毫无)(?:半点|任何|一点|什么)?关系)
  (?:非|不是|并非|无(?!一)|未见|未发现|未遭|未受)(?!成功)[^,是]{0,4}(?:攻击|入侵|黑客)
`;

function inScope(cause: Cause): boolean {
  return cause === 'attack' || cause === 'intrusion' || cause === 'malware';
}

function causeOf(clause: Clause, word: WordFound): Cause | undefined {
  const { value } = word;
  const text = saidIn(clause, word);
  if (value.tag === 'cause')
    return isRemedy(clause, word) || isOfStaff(clause, word) ? undefined : value.cause;
  if (value.tag === 'virus') return 'malware';
  if (value.tag === 'no_drill' && /(?<!非)(?:真实|实际)攻击/u.test(text)) return 'attack';
  if ((value.tag === 'sold' || value.tag === 'leak') && BY_STAFF.test(lead(clause, word))) return 'insider';
  if (CARELESS.test(text)) return 'misconfiguration';
  return TAKEN_AWAY.test(clause.text) ? undefined : deedOf(value.tag, text);
}

/** What a word of a happening says of who brought it about: 拖库, 篡改, 劫持 */
function deedOf(tag: WordFound['value']['tag'], text: string): Cause | undefined {
  if ((tag === 'leak' || tag === 'leak_plain') && STOLEN.test(text)) return 'intrusion';
  if (tag === 'deface') return 'intrusion';
  if (tag === 'hijack' && !/路由泄露|污染|跳转/u.test(text)) return 'attack';
  if (tag === 'hacked') return /攻击/u.test(text) ? 'attack' : 'intrusion';
  return undefined;
}

/** 误发到: sent astray by those who keep it */
const CARELESS = pattern(/^(?:误发|误传|误导出|误公开|误挂|发错)/u);

/** Stolen from outside, unless an insider is named. */
const STOLEN = pattern(/越权|拖|被脱|爬|扒|脱裤|脱库|窃|盗|偷|stole|exfiltrated|breach/u);

/** 笔记本电脑被偷, 光缆被盗割: the thing itself was */
const TAKEN_AWAY = pattern(
  /(?:电脑|笔记本|硬盘|u盘|光缆|电缆|线缆|手机|平板|车|包)[^,]{0,6}(?:被|遭|失)?(?:偷|盗(?!号)|窃)|盗割|盗剪/u,
);

/** 员工倒卖, 工作人员窃取 */
const BY_STAFF = pattern(
  /(?:员工|职工|职员|工作人员|内部人员|外包人员|外包|坐席|客服|运维|运维人员|程序员|实习生|代理人|技术员|管理员|业务员|销售|助教|dba|主管|经理)(?:违规|私自|非法|擅自|[^,]{0,3}勾结[^,]{0,8})?$/u,
);

/** 离职员工的工资条, 内部员工又承认了: whose it is or who says so, not who did it */
const OF_STAFF = pattern(
  /^的?(?:vpn|后台|系统|个人)?(?:账号|账户|密码|凭证|口令|电脑|终端)[^,]{0,4}(?:被|遭|失)|^的?(?:个人)?(?:信息|资料|工资|薪酬|身份证|档案|人事|社保|通讯录|名单|简历)|^(?:又|也|还|已|向[^,]{1,6})?(?:承认|说|称|透露|爆料|举报|反映|发现|报告)/u,
);

function isOfStaff(clause: Clause, { end, value }: WordFound): boolean {
  const insider = value.tag === 'cause' && value.cause === 'insider';
  return insider && OF_STAFF.test(clause.text.slice(end - clause.start));
}

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
  if (
    /^[^,]{0,6}(?:都|均|也|皆)(?:不|未|没|无法|不能)(?:能)?排除/u.test(
      clause.text.slice(word.end - clause.start),
    )
  )
    return true; // 攻击与故障都不排除
  const doubt = tagged(clause, 'suspected', 'possible', 'asks').some(
    (d) => d.start < word.start && word.start - d.end <= 12,
  );
  if (doubt || /(?:应该(?:就)?是|(?<![摄录图影头偶镜])像是?|估计是?)[^,]{0,4}$/u.test(lead(clause, word)))
    return true;
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
  if (/(?:以为|误认为|误判为)[^,]{0,4}$/u.test(lead(clause, word))) return true;
  // 不是抢票是DDoS: what is put in its place
  const isInItsPlace = (n: WordFound) =>
    n.value.tag === 'not_a' &&
    /.是/u.test(clause.text.slice(n.end - clause.start, word.start - clause.start));
  const denial = tagged(clause, 'not', 'not_a').some(
    (n) => n.end <= word.start && word.start - n.end <= 5 && !isInItsPlace(n),
  );
  return (
    denial ||
    /^(?:不对|有误|是错的|说错了?|不准)|^[^,]{0,2}(?:无关|(?:没有?|无|毫无)(?:半点|任何|一点|什么)?关系)|^[^,]{0,4}(?:已被?排除|可排除|除外|可能性(?:已)?排除|被排除)/u.test(
      clause.text.slice(word.end - clause.start),
    )
  );
}
