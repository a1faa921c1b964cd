import { type Clause, has, type WordFound } from '../clauses/clauses.ts';
import { isLive } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { Word } from '../words/words.ts';

/** What is told after a happening in its sentence, or of it in its clause, by which it comes to little: 一闪就好了; 打开一看是空文件. */

/**
 * @param clauses of the text
 * @param statements of it
 * @returns whether something that happens is told to be nothing, or nothing of that size, after all
 */
export function isLittleAfterAll(clauses: Clause[], statements: Statement[]): boolean {
  return statements.some((s) => {
    if (s.negated || s.kind === 'other' || !isLive(s.mood)) return false;
    const clause = clauses[s.clause] as Clause;
    return isOfItself(clause, s) || isUndoneByTail(clauses, s);
  });
}

/** What a clause may not tell of that takes a happening back: a cause, another happening, how far it reaches. */
const TELLS: readonly Word['tag'][] = [
  ...(['cause', 'net_down', 'net_slow', 'no_access', 'leak', 'leak_plain', 'sold', 'spread'] as const),
  ...(['virus', 'influence_national', 'influence_provincial', 'many', 'wide', 'superseded'] as const),
];

/** 不是社会新闻，是事实: what is put for something else */
const PUT_FOR = pattern(/不是|不系|并非|不属于?|而非/u);

/** Whether a clause right after a statement, or after the one that follows it, takes it back. */
function isUndoneByTail(clauses: Clause[], s: Statement): boolean {
  const { sentence } = clauses[s.clause] as Clause;
  const says = s.kind === 'leak' ? TAILS_OF_LEAK : TAILS_OF_FAULT;
  return clauses.slice(s.clause + 1).some((c, i) => {
    if (c.sentence !== sentence || c.asked || countsMany(c) || has(c, ...TELLS)) return false;
    if (FEW_OF_US.test(c.text)) return s.kind !== 'leak';
    const before = clauses[s.clause + i] as Clause;
    return (says.test(c.text) || GENRE.test(c.text)) && !PUT_FOR.test(before.text);
  });
}

/** 120万, but not the 一 of 打开一看 */
function countsMany({ quantities }: Clause): boolean {
  return quantities.some(({ count }) => count.min > 1);
}

/** How people turn to what it was. */
const TURNS = '(?:但|却|可|其实|原来|后来|最后|最终|结果|发现|经|已|现|这|那|就|只|都|全)*';
const FOUND = '(?:核实|核查|查明|查实|确认|核对|核下来|查下来|一查|一问|一看|一核)(?:后|了|完|发现|确认)*';

/** 一闪就好了, 重启路由器就好了, 换了一个就好 */
const TAILS_OF_FAULT = pattern(
  /^[^,]{1,12}(?<!停|清洗|通)就(?:又|都|全|自己|自动)*(?:好|恢复|正常|行|能用|能上|通|可以)了?$/u,
);

/** 打开一看是空文件, 核实为正常备份, 用于年度审计 */
const TAILS_OF_LEAK = pattern(
  new RegExp(
    [
      `^${TURNS}(?:打开|点开|解压|下载|下下来|拿来)[^,]{0,3}(?:一[看瞧查]|看了|后发现)`,
      // 确认是我们漏的
      `^${TURNS}${FOUND}(?:只|就|都|全)?(?:为|是|系(?!统)|属)(?![^,]*(?:真|实|我|本|最终|有效|同一|漏洞))[^,]{2,}`,
      `^(?:是|均|都)?(?:用于|用来|用作|拿去|拿来|以便)(?![^,]*(?:骗|冒充|卖|勒索|敲诈|推销|营销|牟利|攻击|撞库))`,
    ].join('|'),
    'u',
  ),
);

/** 是去年的新闻, 是AI编的, 是短信测试 */
const GENRE = anyOf`
  ^(?:其实|原来|不过|这|那|就|只|都)*(?:是|系|属)(?!真)[^,]{0,12}(?:新闻|报道|小说|(?:电视|短|喜|话|歌)剧|(?:影|短|大|纪录|科幻|灾难)片|电影|剧情|情节|游戏|段子|笑话|玩笑|恶搞|测试|文案|标题|广告|截图|(?:生成|编|虚构|想象|杜撰|画|p|拼|仿造|伪造)的|梦)$
`;

/** 查了只有我们村, 就我们公司 */
const FEW_OF_US = pattern(
  /^(?:但|其实|原来|后来|结果|查了|一查|问了|一问|发现|是|才)*(?:就|只|仅|只有|仅有|就是|只是|不过是|光是?)(?:有|是|影响)?(?:我们?|咱们?|本|这|我家?)(?:这|那|一|个|们|自己)*(?:家|公司|单位|村|镇|乡|楼|小区|校|学校|店|院|厂|部门|科室|办公室|宿舍|机房|会议室|园区|社区|组|户|台|层|栋)[^,]{0,4}$/u,
);

/** Whether what happens in a clause is said there of something else, or for another reason than a fault. */
function isOfItself(clause: Clause, s: Statement): boolean {
  const [word] = s.words;
  if (word === undefined) return false;
  const lead = clause.text.slice(0, word.start - clause.start);
  const rest = clause.text.slice(word.end - clause.start);
  if (NONE.test(rest)) return true;
  if (s.kind === 'leak') return OF_ANOTHER.test(rest) && !has(clause, 'cause', 'superseded');
  if (s.words.some(({ start }) => TAKEN_FOR.test(clause.text.slice(0, start - clause.start)))) return true;
  return s.kind === 'outage' && (TO_COME.test(lead) || isForOwnReason(clause, word, lead));
}

/** 本月用户信息泄露0起 */
const NONE = pattern(/^(?:事件|事故|情况)?[为是:]?(?:0|零)(?:起|例|宗|次|件)(?!起)/u);
/** 误把一个用户断网显示成全省大量用户断网 */
const TAKEN_FOR = pattern(
  /[把将][^,]{2,24}(?:显示|识别|标|报|写|说|看|听|传|算|当|判|录|译)(?:成|作|为)了?[^,]*$/u,
);
/** 信息泄露是另一家同名公司 */
const OF_ANOTHER = pattern(/^(?:事件|一事|案)?的?(?:是|系|属)(?:另|别|其他|其它|同名|人家|隔壁|友商|同行)/u);
/** 将于今晚割接时断网 */
const TO_COME = pattern(/(?:将|拟|定|计划|预计)(?:于|在)(?![^,]*(?:至今|已|提前))[^,]*$/u);

/** 因合同到期断网: a reason that is no fault that is known */
function isForOwnReason(clause: Clause, word: WordFound, lead: string): boolean {
  const reason = REASON.exec(lead);
  if (reason === null) return false;
  const from = clause.start + reason.index;
  return !clause.words.some((w) => w.start >= from && w.end <= word.start && EXPLAINS.includes(w.value.tag));
}

const REASON = pattern(/(?<!原)因(?!此|而|其|故|为此|网)[^,因]{2,12}$/u);
const EXPLAINS: readonly Word['tag'][] = [
  ...(['cause', 'odd', 'deface', 'hijack', 'loss', 'hacked', 'no_access', 'net_slow', 'spread'] as const),
];
