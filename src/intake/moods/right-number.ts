import { type Clause, has } from '../clauses/clauses.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { Correction, Edit } from './correction.ts';

/** How many leaked, put right: 更正：小数点点错了，是1300万. */

const LEAST = 1000;
const LEAD = pattern(
  /^(?:[今昨]?[天晚日夜]?(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|晚间|晚班))?(?:又|再)?(?:查明|查清|核实|核清)?(?:其实|实际上?|最终|真正|真实|准确|真)*(?:泄露|被盗|失窃|(?:被|遭)?(?:拿|盗|窃|拖|拷|导|爬|带|卖|下载)[走出]?|丢)?了?的?(?:用户|会员|人数|数字?|数量)*(?:[两三][边库处家])?(?:(?:剔除|去掉|扣除)(?:重号|重复|测试号|注销的?)+|去重|合并|归并)?后?(?:应该?|实)?(?:是|为|只有|就|只剩|还?剩下?|合计|共计|总共|一共|总计|共)+$/u,
);
/** 平台更正为, 改为 */
const BY_WHOM = pattern(/^(?:平台|公司|企业|对方|学校|院方|官方)?(?:已)?(?:更正|订正|改|修正)为$/u);
const COUNTED = pattern(/^[个名位]?(?:注册)?(?:用户|会员|客户|人|网民|账号)?(?:的?(?:信息|资料))?$/u);
/** 不是1.3亿; 活的死的号全算才1.3亿 */
const NOT = pattern(
  /^(?:泄露)?(?:的)?(?:用户|人)?数?(?:不是|并不是|并非|非)$|^[^,]{0,10}(?:全算上?|都算上?|全加上?)才?(?:是|有)?$/u,
);
/** 不是用户，应为1300万条记录 */
const NOT_PEOPLE = pattern(/^(?:不是|并非|非)(?:用户|人|账号)数?$/u);
/** 1.3亿是全站用户总数 */
const IS_TOTAL = pattern(
  /^[\d.一二两三四五六七八九十百千万亿多余几]+[个名位]?(?:是|为|系)[^,没未不]{0,6}(?:用户|会员|客户|注册)?(?:总数|总量|总用户|用户数|注册数)$/u,
);
const ROWS = pattern(/^(?:条?(?:记录|数据|信息|日志|订单)*)$/u);
/** 人数在统计 */
const NOT_COUNTED = pattern(
  /^(?:具体)?(?:人数|用户数)(?:还|尚|仍|正|待|未|在)*(?:统计|核实?|清点|去重|查)(?:中|出来)?$/u,
);
/** 按6.4万计, 人数以230万为准 */
const SETTLES = pattern(
  /^(?:(?:人|用户)数)?(?:就|统一)?(?:按[\d.一二两三四五六七八九十百千万亿]+(?:人|用户|个)?计(?:算)?|以[\d.一二两三四五六七八九十百千万亿]+(?:人|用户|个)?为准)$/u,
);
const IN_ALL = pattern(/合计|共计|总共|一共|总计/u);
const SAYS_NOTHING = anyOf`
  ^(?:其余|其他|别的)(?:的|部分|分库)?(?:都|均|全)?(?:没动|没丢|没碰|未动|没有动|没有丢|完好)过?$
  ^刚?(?:算|去重)(?:完|清|好)了?$|^去重(?:后|了)?$|^去[掉除]了?(?:重复?的?|注销的?|测试(?:号|账号)?的?|和|及|与|、)+(?:用户|账号|会员)?$
  ^(?:其余|其他|其它|时间|原因|措施|别的)(?:内容|情况)?(?:都|均)?(?:照旧|照前|不变|没变|同前|同上)$|^(?:以此|以本条)(?:条)?为准$|^[前上]一?条作废$|^特此更正$
`;
/** 别的门店也在其中, 又查出另一个库被拖: they count in a sum */
const MORE_OF_THEM = pattern(
  /^(?:晚上|又|再|还)*(?:查出|发现)?(?:别的|其他|其它|另一个?|另外一个)[^,没未不]{0,4}(?:库|门店|店|端|分店|系统|平台)(?:也)?(?:在其中|被拖|被盗|被拖走|中招|丢了)了?$/u,
);
const NUMERAL = pattern(/^[\d.一二两三四五六七八九十百千万亿多余几]+/u);
const OF_LEAK = ['leak', 'leak_plain', 'take'] as const;

/** @returns how the one number of those who leaked is put right, where the correction says nothing else */
export function rightNumber({ before, said, after, own, start, end, wrong }: Correction): Edit[] | undefined {
  const [was, ...others] = before.flatMap(countsIn);
  if (!own || was === undefined || others.length > 0) return undefined;
  if (was.quantity.unit !== 'people' || !has(was.clause, ...OF_LEAK)) return undefined;
  if (after.some((c) => countsIn(c).length > 0)) return undefined;
  const now = numberPut(said, was.quantity, wrong);
  return now && [putFor(was, now), { start, end, put: [] }];
}

/** @returns how a number that is told loosely is put as the text settles it: 6万多会员的手机号流出，按6.4万计 */
export function settledNumber(clauses: Clause[]): Edit[] | undefined {
  const settling = clauses.find(({ text }) => SETTLES.test(text));
  if (settling === undefined) return undefined;
  const [now, ...more] = countsIn(settling);
  const [was, ...others] = clauses
    .filter((c) => c !== settling)
    .flatMap(countsIn)
    .filter(({ quantity }) => quantity.unit !== 'records');
  if (now === undefined || was === undefined || more.length + others.length > 0) return undefined;
  const { min, max } = was.quantity.count;
  const about = now.quantity.count.min >= min && now.quantity.count.min <= (max ?? min);
  if (!about || was.clause.start > settling.start || !has(was.clause, ...OF_LEAK)) return undefined;
  return [putFor(was, now), { start: settling.start, end: settling.end, put: [] }];
}

/** 1300万 in the place of 1.3亿用户; 1300万条记录 */
function putFor(was: Counted, now: Counted): Edit {
  const { start, end } = was.quantity;
  const written = was.clause.text.slice(start - was.clause.start, end - was.clause.start);
  const noun = now.quantity.unit === 'unsaid' ? NUMERAL.replaceAll(written, '') : '';
  const put = { start: now.quantity.start, end: now.quantity.end };
  if (now.quantity.unit === 'records') put.end = now.clause.end;
  return { start, end, put: noun === '' ? [put] : [put, { start: end - noun.length, end }] };
}

function numberPut(said: Clause[], was: Quantity, wrong: boolean): Counted | undefined {
  const rows = said.some(({ text }) => NOT_PEOPLE.test(text));
  const idle = [SAYS_NOTHING, MORE_OF_THEM, ...(rows ? [NOT_PEOPLE, NOT_COUNTED] : [])];
  if (said.some((c) => countsIn(c).length === 0 && !idle.some((words) => words.test(c.text))))
    return undefined;
  const isDenied = ({ clause, quantity }: Counted) =>
    quantity.count.min === was.count.min &&
    (NOT.test(leadOf(clause, quantity)) || IS_TOTAL.test(clause.text.slice(quantity.start - clause.start)));
  const [put, ...others] = said.flatMap(countsIn).filter((counted) => !isDenied(counted));
  // 是1.2亿用户，1.2亿！
  if (
    put === undefined ||
    others.some(
      ({ quantity, clause }) =>
        quantity.count.min !== put.quantity.count.min || leadOf(clause, quantity) !== '',
    )
  )
    return undefined;
  const { clause, quantity } = put;
  const lead = leadOf(clause, quantity);
  const counted = (rows ? ROWS : COUNTED).test(clause.text.slice(quantity.end - clause.start));
  if (
    !(lead === '' || LEAD.test(lead) || (wrong && BY_WHOM.test(lead))) ||
    !counted ||
    rows !== (quantity.unit === 'records')
  )
    return undefined;
  const more = said.some((c) => MORE_OF_THEM.test(c.text));
  return more && !(IN_ALL.test(lead) && quantity.count.min > was.count.min) ? undefined : put;
}

interface Counted {
  clause: Clause;
  quantity: Quantity;
}

function leadOf({ text, start }: Clause, quantity: Quantity): string {
  return text.slice(0, quantity.start - start);
}

function countsIn(clause: Clause): Counted[] {
  return clause.quantities
    .filter(({ unit, count }) => ['people', 'unsaid', 'records'].includes(unit) && count.min >= LEAST)
    .map((quantity) => ({ clause, quantity }));
}
