import { type Clause, has } from '../clauses/clauses.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { OR_ELSE } from './disputed.ts';
import { isOfForm } from './near.ts';
import { partOf } from './parts.ts';
import { isOfSource, type LeakNumber } from './sums.ts';

/** Whether a number near a leak counts people or records, where it doesn't say so itself. */

/** 统计口径：人 */
function countsPeople(clauses: Clause[]): boolean {
  return clauses.some(
    ({ text }, k) =>
      /^(?:人|名|户|用户|个?用户|自然人)$/u.test(text) &&
      clauses[k - 1]?.leads === true &&
      /(?:口径|单位|计量单位)$/u.test(clauses[k - 1]?.text ?? ''),
  );
}

/** Fewer records beside a leak are exhibits or work orders: 截图3张 */
const MANY = 100;

function isExhibit({ unit, count }: Quantity): boolean {
  return unit === 'records' && (count.max ?? MANY) < MANY;
}

/** 短视频播放量合计1200万 */
const OF_THINGS = pattern(
  /(?:(?:播放|话务|访问|浏览|点击|阅读|曝光|下载|安装|转发|评论|点赞|收藏|搜索|销售|请求|攻击|拦截)(?:总?量|次数|数)|话务|积分|补丁|退款|融资|峰值|销量|票房|流量|热度|评论|点赞|转发|请求|告警|扫描)(?:总|共|合计|累计|总计|已|达|约|近|超过?|突破|为|有|是|由|从|增|升|涨|[降减]?[至到])*$/u,
);

/** @returns what a number near a leak counts; undefined where it counts something else */
export function unitOf(quantity: Quantity, clause: Clause, inLeak: boolean): LeakNumber['unit'] | undefined {
  const after = clause.text.slice(quantity.end - clause.start, quantity.end - clause.start + 10);
  if (/^(?:并?不是|并?非|不代表|不等于)(?:用户|人|账号|客户)/u.test(after)) return 'records';
  if (quantity.unit === 'people' || isOfThoseTaken(quantity, after)) return 'people';
  if (!inLeak && isExhibit(quantity)) return undefined;
  if (quantity.unit === 'records' || quantity.unit === 'households') return 'records';
  return quantity.unit === 'unsaid' && (quantity.count.max ?? quantity.count.min) >= 100
    ? unitOfUnsaid(quantity, clause, inLeak)
    : undefined;
}

/** B库那130万被拖的用户 */
function isOfThoseTaken({ unit }: Quantity, after: string): boolean {
  return (
    unit === 'unsaid' &&
    /^(?:个|名|位)?[被遭](?:[窃盗拖泄][走露取]?|[^,\d]{1,5}的)(?:用户|会员|客户|人)/u.test(after)
  );
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
const OF_TAKEN = pattern(/(?:泄露|被[窃盗偷])的(?:用户|会员|客户|人)/u);
/** 泄露人数刚核完，1000万; 泄露用户，1300万 */
const COUNTED_HEAD = pattern(
  /^[^,未没不无]{0,4}(?:泄露|外泄|被盗|失窃|被窃)的?(?:(?:用户|会员|客户)|(?:用户|会员|客户)?(?:总?人数|用户数|总数)(?:刚|已|终于|现)?(?:刚)?(?:核|数|查|点|算|统计|清点)(?:完|清|好|出来)了?)$/u,
);
/** 泄露用户总数不变，仍为700万: the clause before it says what is counted. */
export function unitOfHead(clauses: Clause[], i: number, quantity: Quantity): 'people' | undefined {
  const [head, clause] = [clauses[i - 1], clauses[i]];
  if (clause === undefined || head === undefined || quantity.unit !== 'unsaid') return undefined;
  if (head.quantities.length > 0) return undefined;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  if (lead === '' && OF_TAKEN.test(head.text)) return 'people';
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
  /^(?:总共|一共|共计?|整|正好|刚好|恰好|足足|肯定|确认|核定|实打实|一边|一方)*[约近超过不到足没多于以上至少最高低大概差点几数余整达了、但且又肯定\d一二两三四五六七八九十百千万亿零点.壹贰叁肆伍陆柒捌玖拾佰仟]+(?:一边[\d万亿.]+)?(?:人|名|个|位)?整?$/u,
);

/** @returns whether the clause after a number, or the label before it, says that it counts people */
export function unitOfNeighbour(
  clauses: Clause[],
  i: number,
  { unit, start, end }: Quantity,
): 'people' | undefined {
  const clause = clauses[i];
  if (unit !== 'unsaid') return undefined;
  const alone = start === clause?.start && end === clause.end;
  if (alone && COUNTED_HEAD.test(clauses[i - 1]?.text ?? '')) return 'people';
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
  /(?:(?:只|仅|才|就)(?:来得及|有|够)?(?:被)?(?:窃取|窃走|拖走|导出|盗走|偷走|泄露|拿走|搬走)了?|(?:窃取|窃走|拖走|导出|盗走|偷走|泄露|拿走|搬走|[漏流丢泄]露?出去)的(?:用户|会员|人)?(?:只|仅|才|就|也就)?(?:有|是)?(?:其中)?(?:的)?)$/u,
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

/** 论坛那边核完，53万; 论坛也是，130万; 第二个库出来了，130万 */
const OTHER_PART = pattern(
  /^[^,]{0,6}(?:库|店|端|站|区|论坛|商城|那边|这边|平台|系统|公司|小程序|门店|[二三四](?:批|家|个))[^,]{0,4}?(?:(?:核|数|查|点|算|对|统计|清点)(?:完|清|好|出来|下来)了?|也是(?:如此|这样)?|(?:数字?|结果)?(?:也|就)?出来了?)$/u,
);
/** 加上之前那批980万 */
const BATCH_BEFORE = pattern(
  /^(?:再)?(?:加上|连同|算上|合上)[^,\d]{0,6}(?:前面|之前|先前|此前|昨[天晚日]|上次|上回|头一?回|那)[^,\d]{0,4}$/u,
);

/** A库60万用户，B库50万; 62万（商城）、53万（论坛）: of another part of those whom the text counts beside it */
export function unitOfPart(clauses: Clause[], i: number, quantity: Quantity): 'people' | undefined {
  const [before, clause, next] = [clauses[i - 1], clauses[i], clauses[i + 1]];
  if (clause === undefined || quantity.unit !== 'unsaid' || quantity.count.min < LEAST) return undefined;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  const last = quantity.end === clause.end;
  const counted = (c: Clause | undefined) => c?.quantities.some(({ unit }) => unit === 'people') ?? false;
  const is =
    (lead === partOf(clause) && counted(before) && (last || has(clause, 'leak', 'leak_plain', 'take'))) ||
    (BATCH_BEFORE.test(lead) && counted(next)) ||
    (last &&
      ((lead === '' && before?.quantities.length === 0 && OTHER_PART.test(before.text)) || lead === '、') &&
      clauses.slice(0, i).some(counted));
  return is ? 'people' : undefined;
}

const LEAST = 1000;

/** 外泄用户不到1亿，但已超过6000万 */
const BOUND = pattern(
  /^(?:上限[^,\d]{0,4})?(?:但|且|而|不过|反正|总之)?(?:最终|总数|总量)?(?:肯定|应该|绝对)?(?:已|又|也|都)?(?:经)?(?:(?:已)?(?:确认|核实)的?)?(?:最多|至多|顶多)?(?:上限|下限|超过|超|过|不少于|不低于|至少|少说|少则|多则|多说|顶多|最多|至多|最低也?[有是为]?|不会超过|不会破|不会过|不超过|不到|不足|没到|没有到|未到|没过|没有超过|少于|高于|低于)了?[\d一二两三四五六七八九十百千万亿来多余几.]+(?:用户|人|名|个)?(?:以上|以下)?$/u,
);

/** 但八百万肯定有, 不过三百万是打底的 */
const BOUND_AFTER = pattern(
  /^(?:但|且|而|不过|可|反正)?(?:至少)?[\d一二两三四五六七八九十百千万亿来多余几.]+(?:用户|人|名|个)?(?:(?:总|就)?(?:是|算)?(?:打底|起步|保底)的?|肯定是?有的?)$/u,
);

/** @returns whether words are nothing but a bound of a number that was given before them */
export function isBound(text: string): boolean {
  return BOUND.test(text) || BOUND_AFTER.test(text);
}

/** 至多50万、至少20万 users: beside a number of people, with nothing between */
function isListedWithPeople(quantity: Quantity, { quantities, start, text }: Clause): boolean {
  const at = quantities.indexOf(quantity);
  const follows = (k: number): boolean => {
    const [a, b] = [quantities[k], quantities[k + 1]];
    return (
      a !== undefined &&
      b !== undefined &&
      /^(?:[^,、\d]{0,2}[库端店站区校院])?[、,]?(?:[和及]|但|且|而|又)?(?:肯定|应该|也|已)?(?:[^,、\d]{1,4}[库端店站区校院])?$/u.test(
        text.slice(a.end - start, b.start - start),
      )
    );
  };
  const isPeople = (k: number) => quantities[k]?.unit === 'people';
  for (let k = at; follows(k); k += 1) if (isPeople(k + 1)) return true;
  for (let k = at - 1; follows(k); k -= 1) if (isPeople(k)) return true;
  return false;
}
