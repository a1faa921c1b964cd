import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has, type WordFound } from '../../clauses/clauses.ts';
import { saysDisjoint } from '../../leaks/disjoint.ts';
import { isAlsoTaken, isMerelyOfBefore, isReplaced } from '../../leaks/wording.ts';
import { instructs, isLive, type Mood } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { isCount, PEOPLE_ROWS, type Quantity } from '../../numbers/quantities.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Numbers of people beside those that were read, of which the text gives no reason why they don't count (3.1–3.4). */

/** A text as it was read. */
interface Told {
  facts: Facts;
  clauses: Clause[];
  statements: Statement[];
  moods: Mood[];
}

const LEAST = 1000;

/** 去年, 2021年, 前年那起, 老账: of another time */
const OF_ANOTHER_TIME = anyOf`
  去年(?!注册|新?增|入[会网学]|开[户卡])|前年|[12][90]\d\d年|[一二两三四五六七八九十几]年前|旧案|老案|曾|早就|早结|早已|那年|当年|历史
`;
/** 差一点到, 离…还差, 没有一亿, 到不了: what it is not */
const NOT_SO_MANY = anyOf`
  差|离(?!网|职|线|校|退|异|婚)|[到过够]不了|够不着|比[昨上前原那]|没有?[\d一二三四五六七八九十百千]|不足|不到|不满|未[满达到]
`;
/** 平台有两亿用户, 注册用户, 下载量: how many there are of something */
const OF_SIZE = anyOf`
  注册(?!的)|总[^,]{0,2}[量数]|总(?:会员|用户|客户|注册)|全(?:量|网|平台|库|站|国|省|市|校|院|公司)|容量|累计|合计|[共总]计|[共现拥]有|^有(?:用户|会员|客户)|装机|下载|服务|日活|月活|人口|规模
  [播阅曝点评搜销流访客][放读光击论索量问诊流]|门诊|讨论|粉丝
  (?:平台|公司|我司|我们|该商|集团|企业|app|软件|网站|库里?|系统)[^,被]{0,4}(?:有|[一总]共)|(?:平台|公司|我司|app|该商|网站)(?:的)?(?:用户|会员|客户)[^,被]{0,3}[\d一二三四五六七八九十]
  ^(?:我们?|本|该)?(?:库|平台)[里内中][约近]?[\d一二三四五六七八九十]
`;
/** 公司手里一共握有1200万: what somebody holds, and no thief */
const HELD = anyOf`
  旗下|(?:公司|平台|我们|我司|企业)(?:手[里上头])?[^,黑]{0,3}(?:握有|掌握|持有)|userbase|totalusers|registeredusers
`;
/** 受影响用户, 已通知, 要求改密: what became of them is no leak */
const MERELY = anyOf`
  影响|受[阻限波停]|波及|改了?密|密码|口令|重置|强制|通知|告知|短信|提[醒示]|登录|收到|推送|打开过|尝试|撞(?!开|出)|封禁|冻结|升级|安全|没事|正常|无恙
  未|没(?!能|守|跑|逃|保|留|躲|放过|落|剩|幸)|无[^,]{0,4}(?:泄|影响)
`;
/** 谣言, 作废, 卖家吹的, 索价一个亿: of no worth, or of money */
const FALSE = anyOf`
  谣|假|不属?实|作废|吹|所谓|夸|否|收回|勿|别(?!墅|的)|编的|瞎|胡|嚷|喊|讹|伪|猜|错|误(?![填操删点设配入])|[多少漏][写打输敲看录抄点]|不对|不准|不是|并非|而非|非[\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾百]|not\d|没那么|纯属|坊间
  悬赏|索|赎|开的价|罚|花|要(?:价)?[\d一二三四五六七八九十百]|混[了淆]|造的
`;
/** 别家, 演练设定, 标准: of others, of what may be */
const OF_OTHERS = anyOf`
  别[家处]|同[行类]|友商|另[一外]家|其他(?:平台|公司|网站|企业)|国外|模拟|演练|设定|想定|预案|规定|标准|假设|假如|如果|要是|若|可能|估|预计|测算|以为|问|超过[^,]{0,6}再|担心|怕|脚本|推演|举例
`;
/** 是日志条数, 赎金, 损失: of something else */
const OF_THINGS = anyOf`
  (?<!一)条|(?<![上首这本此那前再])次|行数?|日志|订单|记录|元|金额|损失|资金|帖|附件|级别|率|额|数据量|设备|域名|页面|图片|台|字段|字节|单位
`;
/** 首报, 昨天说的, 网传: what was reported before or by somebody */
const REPORTED = anyOf`
  [首初前昨原上早终一二三四五刚][^,续通]{0,4}报(?!名|考|销|刊|社|警|案)|[报说写称讲传喊填念记载标登](?!名)[^,]{0,3}(?:是|为|成|送|了|泄|有|$|[\d一二三四五六七八九十百千几数])|通报|此前|之前|先|原(?!因)|上一|第[一二三四][次版稿条报轮]|本来|版本|稿|所[报称述载]|更正|[更修订]?改[为成到正]|[减降缩]|[至到→]|由|从|不再|应(?![用急])|当成|理解|翻译
  重复|去重|剔除|含|其中|里(?:有|的|面)|中的?有|占|分之|成(?!功|都)|一半|包括|分别
`;
/** 请通知商城120万被盗用户改密: they leaked, whatever else is told of them */
const THOSE_TAKEN = pattern(
  /[\d一二三四五六七八九十百千][万亿][余多]?(?:个|名|位)?[被遭](?:[窃盗拖泄][走露取]?|[^,\d]{1,5}的)(?:用户|会员|客户|人)/u,
);
/** 连同上次那批960万, 除昨报的97万用户外: told of before, and counted with those of now */
const WITH_THOSE = pattern(/^(?:再)?(?:加上|连同|算上|合上)[^,]{0,8}\d|^除了?[^,]*\d[^,]*[外]$/u);
/** Why a number counts nobody's information that leaked now, whatever was reported of it. */
const OF_NONE = [OF_ANOTHER_TIME, NOT_SO_MANY, HELD, MERELY, FALSE, OF_OTHERS, OF_THINGS];

/** 应为, 更正, 核定为: the number after it takes the place of those before */
const PUTS_RIGHT = anyOf`
  更正|订正|勘误|应[为是该]|实[为际是]|真[正实]|核[实定减]|确切|准确|精确|具体|准数|[多少][写打敲输]|少看|漏|不对|看错|改|去重|剔除|其实|只有|仅|其中|为准|确认|清点|查[明实]|最终|终|才|减|降|缩|而是|\d%|[一二三四五六七八九]成|占
`;

/** It is no drill, no rumour that was refuted, and not past. */
const OPEN: readonly Facts['standing'][] = [undefined, 'actual', 'unclear'];

/** A number that is told, with the place of its clause. */
interface Counted {
  q: Quantity;
  i: number;
}

/** @returns whether a text with a leak tells people who would be graver, alone or together, and gives no reason why they don't count */
export function isOfMoreTold(told: Told): boolean {
  const { facts, statements, clauses, moods } = told;
  const live = statements.filter((s) => s.kind === 'leak' && !s.negated && isLive(s.mood));
  const most = (facts.leak?.people ?? facts.leak?.records)?.max;
  if (live.length === 0 || !OPEN.includes(facts.standing)) return false;
  if (most === null || most === undefined) return false;
  const crosses = (n: number) => PEOPLE_ROWS.some((row) => most < row && n >= row);
  const numbers = clauses.flatMap((c, i) =>
    (isLive(moods[i] ?? 'actual') || WITH_THOSE.test(c.text)) && !instructs(c)
      ? c.quantities.filter(isOfPeople).map((q) => ({ q, i }))
      : [],
  );
  const graver = numbers.filter(({ q }) => crosses(q.count.min));
  if (graver.length > 0)
    return graver.some(
      ({ q }) => !graver.some((again) => again.q.count.min === q.count.min && isReasoned(told, again.i)),
    );
  return crosses(sumOf(told, numbers));
}

function isOfPeople({ unit, count }: Quantity): boolean {
  return (unit === 'people' || unit === 'unsaid') && count.min >= LEAST;
}

const TOTAL = pattern(/合计|[共总]计|累计|加起来|总共|一共|合起来|总[数量]/u);

/** @returns what the numbers come to that count people of their own: 甲库62万用户，乙库53万用户; 0 where one of them is the sum */
function sumOf(told: Told, numbers: Counted[]): number {
  const { clauses } = told;
  const apart = saysDisjoint(clauses);
  const own = numbers.filter(
    ({ q, i }) => isTold(q) && (apart ? !isOfNone(clauses, i, q) : !isReasoned(told, i)),
  );
  const all = own.map(({ q }) => q.count.max ?? q.count.min);
  const counts = apart ? all : all.filter((n, k) => !all.slice(0, k).some((m) => isSame(n, m)));
  const sum = counts.reduce((so, n) => so + n, 0);
  const greatest = Math.max(0, ...counts);
  const totals = new Set(numbers.filter(({ i }) => TOTAL.test(clauses[i]?.text ?? '')).map(({ i }) => i));
  const isSum =
    totals.size === 1 && own.some(({ q, i }) => totals.has(i) && (q.count.max ?? q.count.min) === greatest);
  return counts.length < 2 || isSum || (counts.length > 2 && 2 * greatest === sum) ? 0 : sum;
}

/** 五百万, 这五百万二手车买家: the same number again */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) * 100 < Math.max(a, b);

/** Not 近百万, 数百万, 最少三百万: how many, and not only about how great */
function isTold({ count: { min, max } }: Quantity): boolean {
  return min > 0 && max !== null && max < 2 * min;
}

/** Whether a number of a text whose numbers count different people counts none of those who leaked now. */
function isOfNone(clauses: Clause[], i: number, q: Quantity): boolean {
  const clause = clauses[i] as Clause;
  const said = saidAround(clauses, i);
  return (
    OF_NONE.some((words) => words.test(said)) ||
    (OF_SIZE.test(said) && !TOTAL.test(clause.text)) ||
    (isReplaced(clause, q, false) && !isMerelyOfBefore(clause, q))
  );
}

/** A clause with its heading, and the verdict after it. */
function saidAround(clauses: Clause[], i: number): string {
  const [before, clause, after] = [clauses[i - 1], clauses[i], clauses[i + 1]];
  const heading = before?.leads ? `${before.text}:` : '';
  const isVerdict =
    after !== undefined && !after.quantities.some(isCount) && !has(after, 'leak', 'leak_plain', 'take');
  return `${heading}${clause?.text}${isVerdict ? `,${after.text}` : ''}`;
}

/** Whether the text says around a number why it doesn't count, or puts a later one in its place. */
function isReasoned({ facts, clauses, statements }: Told, i: number): boolean {
  const said = saidAround(clauses, i);
  const ofThoseTaken = THOSE_TAKEN.test(clauses[i]?.text ?? '');
  const later = WITH_THOSE.test(clauses[i]?.text ?? '');
  if (
    (REPORTED.test(said) && !later) ||
    OF_NONE.some((words) => words.test(said) && !(ofThoseTaken && words === MERELY))
  )
    return true;
  if (OF_SIZE.test(said) && !has(clauses[i] as Clause, 'leak', 'leak_plain', 'take')) return true;
  if (statements.some((s) => s.clause === i && s.kind !== 'leak' && s.kind !== 'other')) return true;
  const { min, max } = facts.leak?.people ?? facts.leak?.records ?? {};
  const own = clauses.findLastIndex((c) =>
    c.quantities.some(({ count }) => count.max === max || count.min === min),
  );
  const last = clauses[own];
  if (last?.quantities.some((q) => isOfPeople(q) && isAlsoTaken(last, q))) return false;
  return clauses.slice(i, own < 0 ? undefined : own + 1).some(({ text }) => PUTS_RIGHT.test(text));
}

/** 往年会员, 去年注册的用户, 小说读者: who they are, not when or whether it happened */
const ATTRIBUTES = anyOf`
  (?:往年|历年|历届|往届|早年|以往|以前)(?:的|注册|入会|报名|办卡|开户|毕业|参保)*(?:会员|用户|客户|学员|学生|考生|读者|毕业生|业主|患者|参保人)
  (?:去年|前年|上年|前几年)(?:的|新?注册|入会|报名|办卡|开户|毕业)+(?:会员|用户|客户|学员|学生|考生|读者|毕业生|业主|患者|参保人)
  (?:小说|剧本|科幻|影视|电影)(?:读者|作者|用户|会员|网(?!传)|平台|app|书友|粉丝)
`;

/** @returns whether people count for nothing only because of who they are: 今年会员8万，往年会员130万，都被黑客拖走 */
export function isUnrealByAttribute({ facts, clauses, statements }: Told): boolean {
  if (facts.standing !== 'past' && facts.standing !== 'hypothetical') return false;
  const told = statements.filter((s) => s.kind === 'leak' && !s.negated);
  if (told.length === 0 || !clauses.some(({ text }) => ATTRIBUTES.test(text))) return false;
  return clauses.every(
    (c) => !has({ ...c, words: c.words.filter((w) => !isAttribute(c, w)) }, 'past', 'hypothetical'),
  );
}

function isAttribute({ text, start }: Clause, word: WordFound): boolean {
  return ATTRIBUTES.all(text).some(({ index, 0: said }) => {
    const from = start + index;
    return from <= word.start && word.end <= from + said.length;
  });
}
