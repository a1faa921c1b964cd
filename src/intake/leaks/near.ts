import { type Clause, has } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isDisputed, isOfSource, type LeakNumber, OR_ELSE, saysDisjoint } from './sums.ts';
import { isWholeKept } from './taken-whole.ts';

/** Which numbers speak of a leak, and of people or records. */

/** @returns whether the numbers of a clause speak of the leak: its own clause, or one beside it that says nothing else. */
export function belongs(clauses: Clause[], i: number, statements: Statement[], leaks: Statement[]): boolean {
  if (isRestated(clauses, i)) return leaks.length > 0;
  const here = statements.filter((s) => s.clause === i);
  if (here.some((s) => s.kind === 'leak')) return here.some((s) => s.kind === 'leak' && !s.negated);
  if (here.some((s) => s.kind !== 'other' && !s.negated)) return false;
  return followsLeak(clauses, i, statements, leaks) || leadsToLeak(clauses, i, leaks);
}

/** 130万用户没丢密码，丢的是身份证照片; 没有被盗刷，但资料被窃: another field of theirs leaked */
const RESTATES = anyOf`
  ^(?:丢|泄露|外泄|被窃|被盗|流出|漏|失窃)(?:出去|走)?(?:的)?(?:其实|主要|只|仅)?(?:是|为)[^,]{0,4}(?:姓名|电话|手机|身份证|地址|住址|照片|信息|资料|数据|账号|邮箱|密码|订单|记录)
  ^(?:但|但是|可|可是|不过|而)[^,未没无]{0,4}(?:姓名|电话|手机号|身份证|地址|住址|照片|信息|资料|数据|账号|邮箱|密码|订单|记录)[^,未没无]{0,4}(?:窃|盗|拖|泄|卖|外流|流出|丢)
`;
const SPARED_FIELD = pattern(
  /^[^,]{0,10}(?:没有?|未)(?:被|遭)?(?:丢|盗刷|泄露|外泄|被盗|失窃|流出|被窃)[^,]{0,6}$/u,
);

/** @returns whether a clause only says what of its people's did not leak, and the next one what did */
export function isRestated(clauses: Clause[], i: number): boolean {
  const [clause, next] = [clauses[i], clauses[i + 1]];
  const [quantity] = clause?.quantities ?? [];
  return (
    clause !== undefined &&
    quantity?.unit === 'people' &&
    next?.sentence === clause.sentence &&
    next.quantities.length === 0 &&
    SPARED_FIELD.test(clause.text.slice(quantity.end - clause.start)) &&
    RESTATES.test(next.text)
  );
}

const LINKS = [
  ...(['involved', 'affected', 'total', 'grows', 'correction', 'part_of', 'info'] as const),
  ...(['superseded', 'but_b', 'not_a', 'possible'] as const),
] as const;
/** A number that begins so soon is what its clause is about. */
const SOON = 6;

function followsLeak(clauses: Clause[], i: number, statements: Statement[], leaks: Statement[]): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const before = statements.filter((s) => s.clause < i && s.kind !== 'other').at(-1);
  const sameBefore = statements
    .filter((s) => s.clause < i && clauses[s.clause]?.sentence === clause.sentence)
    .at(-1);
  if (sameBefore?.kind === 'leak' && sameBefore.clause === i - 1 && isMereCount(clause)) return true;
  const links = has(clause, ...LINKS);
  const adds = /又(?:添|多|增|新增|发现|查出|漏)|另(?:有|外)|还有|再加/u.test(clause.text);
  const soon = (clause.quantities[0]?.start ?? clause.end) - clause.start <= SOON;
  const speaks =
    links || adds || soon || isOfSource(clause) || SOMEBODY_SAYS.test(clause.text) || isDisputed(clauses);
  if (before?.kind === 'leak' && speaks) return true;
  const again = has(clause, 'info', 'correction', 'grows') || sameBefore?.kind === 'leak';
  return links && again && leaks.some((s) => s.clause < i);
}

/** 公司说泄露150万用户。网上说1500万 */
const SOMEBODY_SAYS = pattern(
  /^(?:但|而|可)?(?:网上|外面|外界|有人|卖家|黑客|对方|媒体|坊间)[^,]{0,4}(?:说|称|传|报|讲|标)[^,]{0,6}\d/u,
);

/** 1200万用户，个人信息泄露; 上亿用户！某厂商账号被整库拖走: a sentence that is nothing but a number */
function leadsToLeak(clauses: Clause[], i: number, leaks: Statement[]): boolean {
  const clause = clauses[i];
  const next = leaks.find((s) => s.clause > i);
  if (clause === undefined || next === undefined) return false;
  const near =
    clauses[next.clause]?.sentence === clause.sentence ||
    (next.clause === i + 1 && isMereCount(clause)) ||
    putsRight(clause, clauses) ||
    (i > 0 && isOfForm(clauses, i) && clauses[next.clause - 1]?.leads === true);
  if (isWholeKept(clauses, clause) || OF_OTHER_THINGS.test(clauses[next.clause]?.text ?? '')) return false;
  if (isOfFirm(clause) && !ALL_TAKEN.test(clauses[next.clause]?.text ?? '')) return false;
  const between = clauses.slice(i + 1, next.clause);
  const counts = (c: Clause | undefined) =>
    c?.quantities.some((q) => isCount(q) && !NO_NUMBER.test(c.text.slice(q.start - c.start)));
  return (
    near &&
    between.every((c) => isMereCount(c) || (!happens(c) && !counts(c))) &&
    // 共3700万用户，泄露370万; but A库600万，B库550万均被拖走，互不重合
    (!counts(clauses[next.clause]) || saysDisjoint(clauses))
  );
}

/** 某店130万会员，电脑被盗 */
const OF_OTHER_THINGS = pattern(
  /^(?:昨[日天晚]|今[天早晨日]|一|某|其|该|它的?|他们的?|我们?|公司|平台|内部|后台|办公)*(?:[台部间张辆个])?(?:电脑|笔记本|手机(?!号)|[她他](?:本人)?的(?:账?号|微博|微信|抖音)|(?:主播|博主|网红|艺人|明星|歌手|演员)(?:本人)?的?(?:账?号|微博|微信|抖音)|试?题库?|试卷|办公室|会议室|库房|仓库|货架|收银台|店铺|门店|保险柜|车辆|源代?码|截图|图纸|剧本|配方|机密|文件|合同|邮件)/u,
);
/** 平台150万用户, 银行1200万客户: how many a firm has */
const OF_FIRM = pattern(
  /^(?:我们?|本|该|全|某)?(?:平台|网站|公司|app|站|银行|医院|学校|集团|商城|酒店|企业)(?:共|总共|一共|现)?有?[约近]?(?:注册)?(?:用户|会员|客户)?$/u,
);
/** 信息全被窃取, 被黑客拖库; but not 源代码被窃取, 某用户信息泄露, 信息泄露自查中 */
const ALL_TAKEN = anyOf`
  ^(?:个人|用户|会员|客户|其|全部)*(?:信息|资料|数据|手机号|密码|账号|库)+(?:已|均|全|都|整个|被|遭|让|黑客|人|攻击者|全部|整库)*(?:泄露|泄漏|外泄|外流|流出|窃取|[窃盗偷拖拷搬导卷骗]走?|[拖脱]库|失窃|一锅端|搬空|公开)了?$
  ^(?:已|均|全|都|全部|整库)*[被遭让叫给][^,没未]{0,6}(?:泄露|窃取|[窃盗偷拖拷搬导卷骗]走?|[拖脱]库|一锅端|搬空)了?$
`;

function isOfFirm({ text, start, end, quantities }: Clause): boolean {
  const [quantity] = quantities;
  return quantity?.end === end && OF_FIRM.test(text.slice(0, quantity.start - start));
}

/** 一个没剩, 一锅端了 */
const NO_NUMBER = pattern(/^一(?:个(?:也|都)?[没不]|锅端)/u);

const COUNT_LABEL = pattern(
  /^(?:泄露|被窃|被盗|受害|涉及|影响|受影响)?(?:用户|会员|客户|账号)?的?(?:人数|人员?数)$|^(?:数量|数目)$|^(?:泄露|被窃|被盗|失窃|受害|涉及|影响|受影响)(?:用户|会员|客户|账号)?的?(?:数量|用户数量?|会员数量?|规模|总量|数目|用户量)$/u,
);

/** 数量：100,000。性质：…用户信息泄露: the value of a label, and nothing else */
function isOfForm(clauses: Clause[], i: number): boolean {
  const [label, clause] = [clauses[i - 1], clauses[i]];
  const [quantity] = clause?.quantities.filter(isCount) ?? [];
  return (
    label?.leads === true &&
    COUNT_LABEL.test(label.text) &&
    quantity !== undefined &&
    quantity.start === clause?.start &&
    clause.end - quantity.end <= 1
  );
}

/** 统计口径：人 */
function countsPeople(clauses: Clause[]): boolean {
  return clauses.some(
    ({ text }, k) =>
      /^(?:人|名|户|用户|个?用户|自然人)$/u.test(text) &&
      clauses[k - 1]?.leads === true &&
      /(?:口径|单位|计量单位)$/u.test(clauses[k - 1]?.text ?? ''),
  );
}

/** 更正：不是120万人，是12万人。被黑客拖走的事实无误 */
function putsRight(clause: Clause, clauses: Clause[]): boolean {
  return (
    clause.quantities.some(({ unit }) => unit === 'people') &&
    clauses.some((c) => c.sentence === clause.sentence && has(c, 'correction', 'not_a'))
  );
}

/** 第二批510万用户 */
function isMereCount({ words, quantities }: Clause): boolean {
  const said = words.every(({ value }) => ['users', 'noise', 'info', 'total'].includes(value.tag));
  return said && quantities.some(isCount);
}

/** Fewer records beside a leak are exhibits or work orders: 截图3张 */
const MANY = 100;

function isExhibit({ unit, count }: Quantity): boolean {
  return unit === 'records' && (count.max ?? MANY) < MANY;
}

/** 短视频播放量合计1200万 */
const OF_THINGS = pattern(
  /(?:(?:播放|话务|访问|浏览|点击|阅读|曝光|下载|安装|转发|评论|点赞|收藏|搜索|销售|请求|攻击|拦截)(?:总?量|次数|数)|话务|积分|补丁|退款|融资|峰值|销量|票房|流量|热度|评论|点赞|转发|请求|告警|扫描)(?:总|共|合计|累计|总计|已|达|约|近|超过?|突破|为|有|是|由|从|增|升|涨|[增升涨降减]?[至到])*$/u,
);

/** @returns what a number near a leak counts; undefined where it counts something else */
export function unitOf(quantity: Quantity, clause: Clause, inLeak: boolean): LeakNumber['unit'] | undefined {
  const after = clause.text.slice(quantity.end - clause.start, quantity.end - clause.start + 10);
  if (/^(?:并?不是|并?非|不代表|不等于)(?:用户|人|账号|客户)/u.test(after)) return 'records';
  if (quantity.unit === 'people') return 'people';
  if (!inLeak && isExhibit(quantity)) return undefined;
  if (quantity.unit === 'records' || quantity.unit === 'households') return 'records';
  return quantity.unit === 'unsaid' && (quantity.count.max ?? quantity.count.min) >= 100
    ? unitOfUnsaid(quantity, clause, inLeak)
    : undefined;
}

/** What a number counts that is followed by no word for it. */
function unitOfUnsaid(quantity: Quantity, clause: Clause, inLeak: boolean): LeakNumber['unit'] | undefined {
  if (OF_THINGS.test(clause.text.slice(0, quantity.start - clause.start))) return undefined;
  const corrects = has(
    clause,
    'correction',
    'grows',
    'superseded',
    'not_a',
    'but_b',
    'total',
    'involved',
    'possible',
  );
  if ((isOfSource(clause) || OR_ELSE.test(clause.text)) && quantity.count.min >= 1000) return 'people';
  const feared = /^(?:但|也|还)?不(?:能)?排除/u.test(clause.text);
  if (isListedWithPeople(quantity, clause) || isBound(clause.text) || feared) return 'people';
  // 客户库外泄，1200万
  if (quantity.start === clause.start && quantity.end === clause.end) return 'records';
  // 成都泄露4万、绵阳3.5万、德阳3万用户
  if (inLeak && quantity.count.min >= 1000 && clause.quantities.some(({ unit }) => unit === 'people'))
    return 'people';
  // a number that doesn't say what it counts bounds the people as records do
  if (corrects) return 'people';
  return inLeak ? 'records' : undefined;
}

const AMOUNTS_TO = pattern(/^(?:仍|仍然|还|现|应|实|均|共|约|已)*(?:为|是|达到?)[约近超]?$/u);
/** 泄露用户总数不变，仍为700万: the clause before it says what is counted. */
export function unitOfHead(clauses: Clause[], i: number, quantity: Quantity): 'people' | undefined {
  const [head, clause] = [clauses[i - 1], clauses[i]];
  if (clause === undefined || head === undefined || quantity.unit !== 'unsaid') return undefined;
  if (head.quantities.length > 0) return undefined;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  if (lead === '' && /(?:泄露|被[窃盗偷])的(?:用户|会员|客户|人)/u.test(head.text)) return 'people';
  const said = /(?:用户|会员|客户|账号|人)(?:总|的)*(?:数|量)/u.test(head.text);
  const isRange = quantity.count.max !== quantity.count.min; // 泄露人数还没数清，在300万至600万之间
  return said && (AMOUNTS_TO.test(lead) || (isRange && /^(?:大约|大概|应|约)?(?:在|介于|处于)$/u.test(lead)))
    ? 'people'
    : undefined;
}

/** 四十九万整。这是…被脱库的车主人数; 整一千万，黑客偷走的就是这个数的用户: the clause after it says what is counted */
const TOLD_OF = anyOf`
  ^(?:这|这些|此|上述|以上)?(?:就|都|全|均|全部|全都|其实)?(?:是|为|系|指)(?!不是)[^,]*(?:用户|会员|客户|车主|学员|患者|玩家|乘客|旅客|业主|考生|人)(?:人?数|总数)?$
  (?:这个数|此数|这么多|这个数目)的?(?:用户|会员|客户|人)
`;
/** A number and what bounds it, with no other word. */
const BARE = pattern(
  /^(?:总共|一共|共计?|整|整整|正好|刚好|恰好|足足|肯定|确认|核定|实打实|一边|一方)*[约近超过不到足没多于以上至少最高低大概差点几数余整达了、但且又肯定\d一二两三四五六七八九十百千万亿零点.壹贰叁肆伍陆柒捌玖拾佰仟]+(?:一边[\d万亿.]+)?(?:人|名|个|位)?整?$/u,
);

/** @returns whether the clause after a number, or the label before it, says that it counts people */
export function unitOfNeighbour(clauses: Clause[], i: number, { unit }: Quantity): 'people' | undefined {
  if (unit !== 'unsaid') return undefined;
  return isToldNext(clauses, i) || (isOfForm(clauses, i) && countsPeople(clauses)) ? 'people' : undefined;
}

function isToldNext(clauses: Clause[], i: number): boolean {
  const [clause, next, last] = [clauses[i], clauses[i + 1], clauses[i + 2]];
  return (
    clause !== undefined &&
    next !== undefined &&
    next.sentence - clause.sentence <= 1 &&
    next.quantities.length === 0 &&
    (has(next, 'leak', 'leak_plain') ||
      (last?.sentence === next.sentence && has(last, 'leak', 'leak_plain') && !has(last, 'not'))) &&
    !has(next, 'not') &&
    BARE.test(clause.text) &&
    TOLD_OF.test(next.text) &&
    !/检测|服务|防|覆盖|逃过|免|险|传闻/u.test(next.text)
  );
}

/** 黑客只来得及拖走, 被黑客拖走的才, 泄露的是其中 */
const TAKEN_OF_THEM = pattern(
  /(?:(?:只|仅|才|就)(?:来得及|有|够)?(?:被)?(?:窃取|窃走|拖走|导出|盗走|偷走|泄露|拿走|搬走)了?|(?:窃取|窃走|拖走|导出|盗走|偷走|泄露|拿走|搬走)的(?:用户|会员|人)?(?:只|仅|才|就|也就)?(?:有|是)?(?:其中)?(?:的)?)$/u,
);
const THERE_ARE = pattern(/^(?:我们?|本|该|全)?(?:平台|库|网站|公司|app|站)[里内中上]?/u);

/** 窃取90万用户信息后，又窃取了20万; 库里三百万用户，黑客只来得及拖走二十一万: of the same as before */
export function unitOfMore(clauses: Clause[], i: number, quantity: Quantity): 'people' | undefined {
  const [before, clause] = [clauses[i - 1], clauses[i]];
  if (clause === undefined || quantity.unit !== 'unsaid' || quantity.end !== clause.end) return undefined;
  const more =
    /^(?:(?:第[二三]次|后来|接着|随后|之后|过后)?又|再|还)[^,\d]{0,4}(?:窃取|窃走|拖走|导出|盗走|泄露|拿走|倒卖|下载)了?$/u;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  const same = more.test(lead) || (TAKEN_OF_THEM.test(lead) && THERE_ARE.test(before?.text ?? ''));
  return same && before?.quantities.some(({ unit }) => unit === 'people') ? 'people' : undefined;
}

/** 外泄用户不到1亿，但已超过6000万 */
const BOUND = pattern(
  /^(?:但|且|而|不过|反正|总之)?(?:最终|总数|总量)?(?:肯定|应该|绝对)?(?:已|又|也|都)?(?:经)?(?:(?:已)?(?:确认|核实)的?)?(?:最多|至多|顶多)?(?:上限|下限|超过|超|过|不少于|不低于|至少|少说|少则|多则|多说|顶多|最多|至多|不会超过|不会破|不会过|不超过|不到|不足|没到|没有到|未到|没过|没有超过|少于|高于|低于)了?[\d一二三四五六七八九十百千万亿.]+(?:用户|人|名|个)?(?:以上|以下)?$/u,
);

/** @returns whether words are nothing but a bound of a number that was given before them */
export function isBound(text: string): boolean {
  return BOUND.test(text);
}

/** 至多50万、至少20万 users: beside a number of people, with nothing between */
function isListedWithPeople(quantity: Quantity, { quantities, start, text }: Clause): boolean {
  const at = quantities.indexOf(quantity);
  const follows = (k: number): boolean => {
    const [a, b] = [quantities[k], quantities[k + 1]];
    return (
      a !== undefined &&
      b !== undefined &&
      /^[、,]?(?:[和及]|但|且|而|又)?(?:肯定|应该|也|已)?$/u.test(text.slice(a.end - start, b.start - start))
    );
  };
  const isPeople = (k: number) => quantities[k]?.unit === 'people';
  for (let k = at; follows(k); k += 1) if (isPeople(k + 1)) return true;
  for (let k = at - 1; follows(k); k -= 1) if (isPeople(k)) return true;
  return false;
}
