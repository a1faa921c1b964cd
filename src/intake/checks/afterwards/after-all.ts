import { type Clause, has, type WordFound } from '../../clauses/clauses.ts';
import { isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import type { Word } from '../../words/words.ts';

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

/** Whether a clause after a statement in its sentence, or what the next sentence begins with, takes it back. */
function isUndoneByTail(clauses: Clause[], s: Statement): boolean {
  const { sentence } = clauses[s.clause] as Clause;
  for (let i = s.clause + 1; i < clauses.length; i++) {
    const [before, clause] = [clauses[i - 1] as Clause, clauses[i] as Clause];
    if (before.sentence !== sentence) return false;
    const mistaken = clause.sentence === sentence && MISTAKEN.test(clause.text);
    if ((mistaken || takesBack(clause, s)) && !PUT_FOR.test(before.text)) return true;
  }
  return false;
}

function takesBack(clause: Clause, { kind }: Statement): boolean {
  const { text } = clause;
  if (clause.asked || has(clause, ...TELLS)) return false;
  if (NONE_OF_IT.test(text) || (kind !== 'leak' && SECONDS.test(text))) return true;
  if (countsMany(clause)) return false;
  if (FEW_OF_US.test(text)) return kind !== 'leak';
  return GENRE.test(text) || (kind === 'leak' ? TAILS_OF_LEAK : TAILS_OF_FAULT).test(text);
}

/** 一起也没有; 事件：0起 */
const NONE_OF_IT = pattern(
  /^(?:实际|其实|目前|共|合计)*(?:一(?:起|例|件|宗|次)(?:也|都)?(?:没有|没|未|无)|一(?:条|个|户|人)(?:也|都)没有$|(?:0|零)(?:起|例|件|次|宗)$)/u,
);
/** 是我记错了, 才发现是看错屏了, 拿错文件了 */
const MISTAKEN = pattern(
  /^(?:其实|原来|后来|最后|结果|才|发现|是)*(?:我们?|值班员?|同事|他)?(?:自己)?(?:看|记|拿|听|认|搞|弄)错[^,]{0,2}了$/u,
);
/** 持续三秒 */
const SECONDS = pattern(
  /^(?:也|只|仅|就|共|一共|前后|总共|持续|历时|断了|时长|有|是|约|大约|不到)*[\d一二三四五六七八九十两几数]{1,3}多?秒(?:钟)?(?:左右|不到)?$/u,
);

/** 120万, but not the 一 of 打开一看 */
function countsMany({ quantities }: Clause): boolean {
  return quantities.some(({ count }) => count.min > 1);
}

/** How people turn to what it was. */
const TURNS = '(?:但|却|可|其实|原来|后来|最后|最终|结果|发现|经|已|现|这|那|就|只|都|全)*';
const FOUND = '(?:核实|核查|查明|查实|确认|核对|核下来|查下来|一查|一问|一看|一核)(?:后|了|完|发现|确认)*';

/** 一闪就好了, 重启路由器就好了, 换了一个就好, 是我没交网费 */
const TAILS_OF_FAULT = pattern(
  /^(?:原来|其实|后来|发现|才)*(?:是|怪|因为|就)+我(?!们|司|局|方|省|市|国|县|州|区|院|行|校|台)(?:一?个人|自己|家|这边|那边)?(?:$|[^,]{1,12}$)|^(?![^,]*(?:切换|扩容|[抢维]修|修复|处置|倒换|回退|回滚|攻击|清洗|接通|熔接|割接|升级))[^,]{1,12}(?<![停早])就(?:又|都|全|自己|自动)*(?:好|恢复|正常|行|能用|能上|通|可以)了?$/u,
);

/** 打开一看是空文件, 核实为正常备份, 用于年度审计 */
const TAILS_OF_LEAK = pattern(
  new RegExp(
    [
      `^${TURNS}(?:打开|点开|解压|下载|下下来|拿来)[^,]{0,3}(?:一[看瞧查]|看了|后发现)`,
      // 确认是我们漏的
      `^${TURNS}${FOUND}(?:只|就|都|全)?(?:为|是|系(?!统)|属)(?![^,]*(?:真|实|我|本|最终|有效|同一|漏洞|离职|前员工|内鬼|黑客|外包|运维))[^,]{2,}`,
      // 后来发现是同名公司; 是我记错了
      `^(?:后来|最后|最终|结果|才)+发现(?:只|就|都|全)?(?:是|为)(?![^,]*(?:真|实|我|本|漏洞))[^,]{2,}`,
      // 是内部迁移, 领导批准的
      `^${TURNS}(?:是|系(?!统)|属|为)[^,不未没]{0,4}(?:迁移|备份|同步|调阅|报送|归档|审计|交接|测试|核对|对账|上报|留档|取证|演示)$`,
      `^[^,不未没无]{0,6}(?:审批|批准|授权|同意|签字|报备|备案)(?:过|了)?的$`,
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
  if (RATHER.test(rest)) return true;
  if (s.words.some(({ start }) => TAKEN_FOR.test(clause.text.slice(0, start - clause.start)))) return true;
  return (
    s.kind === 'outage' && (TO_COME.test(lead) || OWN_ACT.test(lead) || isForOwnReason(clause, word, lead))
  );
}

/** 本月用户信息泄露0起 */
const NONE = pattern(/^(?:事件|事故|情况)?[为是:]?(?:0|零)(?:起|例|宗|次|件)(?!起)/u);
/** 全省大量用户断网其实是一个用户断网; 断网三秒 */
const RATHER = pattern(
  /^(?:的|事件|一事)?(?:其实|实际上?|原来|真相|实则)(?:就|只|仅)?(?:是|有|为)|^了?(?:约|不到|大约|只有?)*[\d一二三四五六七八九十两几]{1,3}秒/u,
);
/** 大量用户换运营商断网: what they did themselves */
const OWN_ACT = pattern(
  /(?:用户|客户)[^,]{0,4}(?:换|转网|携号|搬家|拆机|退订|退网|销户|注销|停机保号|自行|自愿|主动|自己)[^,]{0,6}$/u,
);
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
