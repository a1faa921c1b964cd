import { type Clause, has, saidIn, tagged } from '../../clauses/clauses.ts';
import { isLive } from '../../moods/moods.ts';
import { isDenying } from '../../moods/negation.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** What a text says that turns what it states itself into something else: such texts are for a person. */

/** Each with the statements that aren't negated. */
const TURNS: ((clauses: Clause[], told: Statement[], all: Statement[]) => boolean)[] = [
  isDenied,
  isLabelledFalse,
  isTickedNo,
  isOneWordWrong,
  isWithdrawn,
  isOfAnother,
  isUndecided,
  isDisputed,
  isOfNobody,
  isOfAnotherCountry,
  isTooElsewhere,
  isOfAnotherKind,
  isOldCase,
  isToldAnew,
  isOfTwins,
];

/** @returns whether a text turns what it states into something else: 结论：待定, 多打了一个“未”字, …没有泄露 */
export function isTurned(clauses: Clause[], statements: Statement[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other');
  return TURNS.some((turns) => turns(clauses, told, statements));
}

const NO_LEAK = pattern(
  /^(?:我司|公司|本司|我公司|本公司|本平台|我平台|本站|我站|平台(?:并|也)?|该平台|实际|其实|目前|经[^,]{1,8})?(?:没有|并未|未|无|不存在)(?:发生|出现|造成|任何|真实)*(?:用户)?(?:信息|数据)?(?:的)?(?:泄露|外流|外泄)(?:情况|问题)?$/u,
);

/** 性质由“数据泄露”改为“数据丢失”，…没有外流: turned into something else, and denied */
function isDenied(clauses: Clause[], told: Statement[], all: Statement[]): boolean {
  return told.some(
    (s) =>
      s.mood === 'actual' &&
      s.kind === 'leak' &&
      s.words.some(({ value: { tag } }) => tag === 'leak' || tag === 'leak_plain') &&
      all.some(
        (t) =>
          t.negated &&
          t.kind === s.kind &&
          t.clause > s.clause &&
          NO_LEAK.test(clauses[t.clause]?.text ?? ''),
      ),
  );
}

/** 状态：误报; 结论：待定 */
function isLabelledFalse(clauses: Clause[], told: Statement[]): boolean {
  return (
    isToldAsTrue(told) &&
    clauses.some(
      ({ text }, i) =>
        /(?:状态|结论|结果|性质|类型|类别|定性|处理|意见|真实性|真伪|(?:核实|核查)(?:情况|状态)?)$/u.test(
          clauses[i - 1]?.text ?? '',
        ) &&
        /^[☑✓✔√]?(?:系|为|属|尚)?(?:误报|虚警|不实|不属实|谣言|虚假|已?撤销|已?撤回|作废|演练|测试|待定|待核实?|未定|未核实|未证实|未确认|存疑|不明)$/u.test(
          text,
        ),
    )
  );
}

function isToldAsTrue(told: Statement[]): boolean {
  return told.some((s) => isLive(s.mood));
}

/** “全国大量用户无法上网”一栏：否 */
function isTickedNo(clauses: Clause[], told: Statement[]): boolean {
  return told.some(
    ({ mood, clause }) =>
      isLive(mood) &&
      clauses[clause]?.leads === true &&
      /^(?:否|无|没有|未发生|不是|×)$/u.test(clauses[clause + 1]?.text ?? ''),
  );
}

/** 多打了一个“未”字 */
function isOneWordWrong(clauses: Clause[], _told: Statement[], all: Statement[]): boolean {
  return (
    all.length > 0 &&
    clauses.some(({ text }) => /[多少漏](?:打|写|敲|输|印)?了?一?个?[未没无不非](?:字|$)/u.test(text))
  );
}

/** 撤回前报, with nothing told after it */
function isWithdrawn(clauses: Clause[], told: Statement[]): boolean {
  const at = clauses.findLastIndex(({ text }) =>
    /^(?:现|特|特此|请|申请|予以|请予)?(?:撤回|撤销|收回|作废)(?:前|原|首|初|昨|该|此|上述|上一|一|二|刚才的?)?(?:报|报告|通报|消息|快报|信息|那条)$|^(?:请|都)?(?:无视|别理|忽略|别管)(?:上一?条|刚才(?:那条|的)|这条|前面(?:的(?!规则|要求)|那条))/u.test(
      text,
    ),
  );
  return at >= 0 && isToldAsTrue(told) && !told.some((s) => s.clause > at);
}

/** 警方将盗取130万用户信息的团伙打掉，案发于2022年 */
function isOldCase(clauses: Clause[], told: Statement[]): boolean {
  return isToldAsTrue(told) && clauses.some(({ text }) => OLD_CASE.test(text));
}

const OLD_CASE = pattern(
  /案发(?:时间)?(?:是|为|于|在)*(?:20\d\d年(?!\d)|去年|前年)|^(?:此|这|系|为|是)?(?:去年|前年)的?(?:事件|旧事|那次)$|^系统自动填充/u,
);

/** 快报，泄露1200万用户。详报，泄露120万用户; 泄露过130万用户信息，就是今晨的事 */
function isToldAnew(clauses: Clause[], _told: Statement[], all: Statement[]): boolean {
  const at = clauses.findIndex(({ text }) => /^(?:快报|初报|首报|速报)$/u.test(text));
  const anew = at >= 0 && clauses.slice(at + 1).some(({ text }) => /^(?:详报|终判|后查)$/u.test(text));
  return (all.length > 0 && anew) || clauses.some(({ text }) => JUST_NOW.test(text));
}

const JUST_NOW = pattern(/^就是?(?:今[晨早天晚]|刚才|昨[晚夜天])[^,]{0,3}的事$/u);

/** A库被拖走9万用户，B库被拖走9万用户: one told twice, or two */
function isOfTwins(clauses: Clause[]): boolean {
  const kept = clauses.flatMap(
    ({ text }) => /^[a-z甲乙丙丁](?<said>[库表].*\d.*)$/u.exec(text)?.groups?.said ?? [],
  );
  return new Set(kept).size < kept.length;
}

/** 同城竞争对手被拖库。我司没有异常: whether it is for another one to report */
function isOfAnother(clauses: Clause[], told: Statement[]): boolean {
  const theirs = told.some(
    ({ mood, clause }) =>
      isLive(mood) && /竞争对手|同行|友商|别家|他司|同业|兄弟单位|另一家/u.test(clauses[clause]?.text ?? ''),
  );
  return (
    theirs &&
    clauses.some(({ text }) =>
      /^(?:但|而)?(?:我司|我们|本司|我公司|本公司|我单位|我平台)[^,]*(?:没有|未|无|正常|不受)/u.test(text),
    )
  );
}

const UNDECIDED = anyOf`
  ^其[一二](?:确有|属实|系|不实|为)
  (?:远|大大)?(?:多于|高于|大于|少于|低于)(?:此|这个?数|该数)
  (?:真实|实际|准确|具体|新的?)(?:数字|人数|数量|数)[^,]{0,4}(?:没说|未说|没给|未给|没报|未报|没提|未提|不肯|拒绝)
  (?:谁|哪[方个家])(?:的|说的)?(?:对|准)[^,]{0,4}(?:待|未|没|等|由)
  (?:员工|职工|用户|客户|会员)(?:和|与|跟|及|、)(?:员工|职工|用户|客户|会员)(?:都|均|全)?(?:有|在内)
  改(?:回|为|成)[^,]{0,2}(?:疑似|未证实|待核|存疑|可能|不确定|或许|网传|据称)|(?:先|暂)(?:按|作|算|当)(?:未定|待定|存疑|悬)
`;

/** 状态改回疑似, 先按未定 */
function isUndecided(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => UNDECIDED.test(text));
}

/** 两份值班记录, 一份写…，一份写… */
const TWO_VERSIONS = pattern(
  /^(?:桌上|手头|现有)?[^,]{0,8}(?:两|2)(?:份|个)(?:值班)?(?:记录|版本|说法|口径|报告)$|都没署名|各说各的|各执一词|说法不一|口径不一/u,
);

/** 调度称河北全省断网，网管显示只有保定，正在核对 */
function isDisputed(clauses: Clause[], told: Statement[]): boolean {
  const live = told.filter((s) => isLive(s.mood) && s.kind !== 'leak');
  const places = new Set(
    live.map((s) => stricken(clauses[s.clause] as Clause)).filter((place) => place !== ''),
  );
  const settled = clauses.some(({ text }) => /为准|核定|认定/u.test(text));
  if (!settled && clauses.some(({ text }) => TWO_VERSIONS.test(text))) return live.length > 0;
  return (
    places.size > 1 &&
    clauses.some(({ text }) => /(?:正在|还在|在)核对|核对中|不一致|对不上|矛盾|出入|以谁为准/u.test(text))
  );
}

const NONE_LOST = anyOf`
  (?:全部|均|都)(?:尝试|登录)*失败|(?:无一|没有一[个次])[^,]{0,4}(?:成功|失陷|得手|登录)
  leaked[^,]*(?:为|是|is|was|:)?(?:zero|none)$
`;

/** 对方手里有1.3亿个账号，全部尝试失败; leaked PII 为 zero */
function isOfNobody(clauses: Clause[], told: Statement[]): boolean {
  return (
    told.some((s) => s.kind === 'leak' && isLive(s.mood)) && clauses.some(({ text }) => NONE_LOST.test(text))
  );
}

/** 在老挝的合资公司来电：该国全国网络大面积中断 */
function isOfAnotherCountry(clauses: Clause[], told: Statement[]): boolean {
  return told.some((s) => isLive(s.mood) && /该国|所在国|驻在国|当地国/u.test(clauses[s.clause]?.text ?? ''));
}

/** 德阳大量用户断网。…四川全省大量用户都上不去了: more of it, in words that tell of no outage alone */
function isTooElsewhere(clauses: Clause[], told: Statement[]): boolean {
  return (
    told.some((s) => s.kind === 'outage' && isLive(s.mood)) &&
    clauses.some(
      (c, i) =>
        /(?:大量|大批)用户(?:也|都|均|全)*(?:上不去|连不上|用不了)/u.test(c.text) &&
        has(c, 'place') &&
        !has(c, 'site', 'known_site') &&
        !told.some((s) => s.clause === i),
    )
  );
}

/** @returns where something is, as said, but for whole provinces (全省) and offices (甘肃省通信管理局); '' where it isn't said */
export function stricken(clause: Clause): string {
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

/** 不是全国知名平台访问严重异常，是省内知名平台: something else of its kind */
function isOfAnotherKind(clauses: Clause[], _told: Statement[], all: Statement[]): boolean {
  return all.some(({ negated, clause: at }) => {
    const [clause, next] = [clauses[at] as Clause, clauses[at + 1]];
    if (!negated || next === undefined || !isDenying(clause, next) || all.some((s) => s.clause === at + 1))
      return false;
    return OF_A_KIND.some((tags) => has(clause, ...tags) && has(next, ...tags));
  });
}

const OF_A_KIND = [
  ['site', 'known_site', 'influence', 'influence_national', 'influence_provincial'],
  ['cn', 'dns'],
  ['virus'],
  ['place'],
] as const;
