import type { Count } from '../../plan/facts.ts';
import { anyOf } from '../text/any-of.ts';
import { HIDDEN } from '../text/masks.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { CEILING, GUESSED } from './groups.ts';
import { beginsNumeral, type Numeral, readNumeral } from './numerals.ts';
import { unfinishedAt } from './unfinished.ts';

/** A number as it stands in a normalized text; the span takes in the words that bound it (约, 超过, 以上). */
export interface NumberFound {
  start: number;
  end: number;
  count: Count;
}

/** @returns the numbers of a text that lie outside of the `taken` spans (sorted), each with its bounds */
export function findNumbers(text: string, taken: readonly { start: number; end: number }[]): NumberFound[] {
  const found: NumberFound[] = [];
  let t = 0;
  for (let at = 0; at < text.length; ) {
    while (t < taken.length && (taken[t]?.end ?? 0) <= at) t++;
    const word = taken[t];
    const free = word === undefined || word.start > at;
    const begins = free && beginsNumeral(text, at) && !isIndefinite(text, at);
    const numeral = begins ? readNumeral(text, at) : undefined;
    if (numeral !== undefined) {
      const number = withBounds(text, at, numeral);
      found.push(number);
      at = Math.max(number.end, at + 1);
    } else at = word !== undefined && word.start <= at ? word.end : at + 1;
  }
  return found;
}

/** 一批用户, 一人多条: no count of them. */
const INDEFINITE = anyOf`
  ^[一二三四五六七八九]报|^(?:[一二两三四五六七八九十]+|\d{1,2})位数
  ^一(?:半|事|案|行|批|些|部分|人(?:[一多]|[能可会][^,]{0,4}[开有注绑养]|往往|名下|通常)|家|方|带|片|种|类|名?[用客]|[名个位]?(?:离职|前|在职|内部|外包|境外|员工|职工|雇员|运维|程序员|工程师|管理员|黑客|男子|女子|嫌疑人|销售|经理|坐席|实习生|业务员|技术)|个(?:用户|人|病人|患者|客户|账号|手机号|学生|会员|乘客|身份证)|位)
  ^1个(?:用户|人|客户|会员)(?!泄|信息|的)
`;

function isIndefinite(text: string, at: number): boolean {
  // 上一条写…
  if (/[上前这那此]$/u.test(text.charAt(at - 1)) && /^一[条份次版稿]/u.test(text.slice(at, at + 2)))
    return true;
  // 九成五用户
  if (
    /[一二两三四五六七八九]成$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[一二三四五六七八九][用会客]/u.test(text.slice(at, at + 2))
  )
    return true;
  const after = text.slice(at, at + 8);
  // 只有一个用户, but 只有一部分
  const only = /(?:只有|仅有?|就|只)$/u.test(text.slice(Math.max(0, at - 2), at));
  return INDEFINITE.test(after) && !(only && !/^一(?:半|批|些|部分)/u.test(after));
}

/** What the words around a numeral make of it. */
interface Bounds {
  min: number;
  max: number;
  /** no upper bound */
  open: boolean;
  exact: boolean;
}

type Bound = (bounds: Bounds) => Bounds;

const nearly: Bound = (b) => ({ ...b, min: Math.floor(b.min * 0.9), exact: false });
const over: Bound = (b) => ({ ...b, open: true, exact: false });
const atMost: Bound = (b) => ({ ...b, min: 0, exact: false });
const under: Bound = (b) => ({ ...b, min: 0, max: Math.max(0, b.max - 1), exact: false });
/** 约 is read as ten percent either way. */
const about: Bound = (b) => ({
  ...b,
  min: Math.floor(b.min * 0.9),
  max: Math.ceil((b.max * 11) / 10),
  exact: false,
});
const ONE_HUNDRED_MILLION = 100_000_000;
/** 上亿, 数以亿计: at least so many. 上百万, 数以百万 are said more loosely, and may fall a little short. */
const tens: Bound = (b) =>
  b.min >= ONE_HUNDRED_MILLION ? { ...b, max: b.max * 10 - 1, exact: false } : order(b);
/** 千万级, 百万用户: an order of magnitude, which may fall a little short of its name. */
const order: Bound = (b) => ({ ...b, min: Math.floor(b.min * 0.9), max: b.max * 10 - 1, exact: false });

/** Words before a numeral, the more telling first (不超过 before 超过). */
const BEFORE: [Pattern, Bound][] = [
  [
    pattern(
      /(?:(?:不会?|未曾?|没有?)(?:能)?(?:超过?|突破|[破过]|逾|高于|大于|多于)|没有?过|未过|[为是数人户共计有也](?:才)?不过|多则|多说|顶多|至多|最多|atmost|upto)$/u,
    ),
    atMost,
  ],
  // 快突破100万, but 很快突破100万
  [
    pattern(
      /(?:(?<![极飞很最更赶尽加])快|即将|就要|马上|眼看|差点|几乎|险些)要?(?:突破|超过?|破|过|达到?|到|满|上)$/u,
    ),
    nearly,
  ],
  [
    pattern(
      /(?:远超过|远超|远不止|大大超过|少说也有|少说有|少说也|少说|少则|超过了|超过|超出|突破|高于|大于|多于|至少有|至少为|至少|>=|≥|>|起码|不少于|不低于|最低(?:也)?(?:有|是|为)?|最少|不下|不止|morethan|over|atleast|逾|超|(?<!泄露|[漏丢窃盗拖卖偷爬])过了?|(?<![攻爆打侦])破了?)$/u,
    ),
    over,
  ],
  [pattern(/(?:≤|<=|上限(?:为|是|约)?)$/u), atMost],
  [pattern(/下限(?:为|是|约)?$/u), over],
  [
    pattern(/(?:<|[不没未](?:有)?(?:足|到|及|够|满|达到?)|低于|少于|小于|lessthan|under|fewerthan|below)$/u),
    under,
  ],
  [
    pattern(
      /(?:快凑够|快要到|快要有|(?<![极飞很最更赶尽加])快|直逼|快有|将近|接近|逼近|几近|近|快到|小|差点|nearly|almost|临近)$/u,
    ),
    nearly,
  ],
  [pattern(/(?:(?<![人户])数以|上)$/u), tens],
  [
    pattern(
      /(?:约合|大约|大概|约为|约有|约莫|粗略估计|预估|估计|估算|差不多|接近于|左右|初步统计约|about|around|approximately|approx|roughly|约|大致)$/u,
    ),
    about,
  ],
];
/** 成百万; but 改成1200万 */
const BEFORE_BARE: [RegExp, Bound] = [/(?<![造形变达构完])成$/u, tens];
const AFTER: [RegExp, Bound][] = [
  [/左右|上下|前后/uy, (b) => (b.exact ? about(b) : b)],
  [
    /以上|之多以上|起步|打底|(?:总|就)?(?:是|算)(?:打底|起步|保底)的?|(?<!级)肯定(?:是)?有的?(?=[,。;!?)]|$)|往上(?![涨升走报加])|\+/uy,
    over,
  ],
  // 10万内, but 10万内部员工
  [/以下|以内|之内|之下|往下|向下|内(?=[,。;!?)]|$)/uy, atMost],
  [/(?:还|都|也|尚|仍)?(?:不到|不足|未到|不够|没到(?![账货期场位手])|[不未]满(?=[,。;!?]|$))/uy, under],
  [/出头|开外/uy, (b) => ({ ...b, max: Math.floor(b.max * 1.02), exact: false })],
];
const ORDER_AFTER = /级别?|量级/uy;
const MORE_AFTER = /[余多几]|来(?=[万亿个名位条人])/uy;
const UNIT_BETWEEN = /(?:名|位|个|人|条|户)?(?:用户|账号|人|信息|互联网用户|客户|会员|记录|数据)?/uy;
const RANGE_TO = /(?:至|到|-|~){1,2}|或(?:者|是)?(?=[\d一二三四五六七八九])|to(?=\d)/uy;
/** 700万人到1100万人 */
const UNIT_TO = /((?:名|位|个)?(?:用户|账号|人|会员|客户)?)(?:至|到|-|~){1,2}/uy;
const AND = /and/uy;
const BETWEEN_TO = /(?:人|名|用户)?[与和跟](?=[^,。]{1,10}(?:之间|间))/uy;

/** Applies the words around a numeral: ranges, 约, 近, 超过, 不足, 余. */
function withBounds(text: string, start: number, first: Numeral): NumberFound {
  const unfinished = unfinishedAt(text, start, first.end);
  if (unfinished !== undefined || isUnreadable(text, start, first)) {
    const end = unfinished?.end ?? first.end + stick(REST_OF_HIDDEN, text, first.end);
    const from = unfinished?.start ?? start - hiddenBefore(text, start);
    return { start: from, end, count: { min: 0, max: CEILING } };
  }
  const range = readRange(text, start, first);
  if (range !== undefined) return range;
  let { end } = first;
  let bounds: Bounds = { min: first.min, max: first.max, open: false, exact: first.min === first.max };
  const more = first.max >= 10 ? stick(MORE_AFTER, text, end) : 0;
  if (more > 0) bounds = { ...bounds, max: bounds.max + Math.max(1, first.step) - 1, exact: false };
  if (more > 0 && text.charAt(end) === '来') bounds = { ...bounds, min: bounds.min * GUESSED };
  end += more;
  const level = stick(ORDER_AFTER, text, end);
  const lead = leadOf(text, start);
  end += level;
  const after = boundAfter(text, end);
  const words = first.bare ? [...BEFORE, BEFORE_BARE] : BEFORE;
  const turns = after?.bound === over && HOWEVER.test(lead);
  const before = turns ? undefined : words.find(([pattern]) => pattern.test(lead));
  const head = start - (before?.[0].exec(lead)?.[0].length ?? 0);
  if (before !== undefined) bounds = before[1](bounds);
  else if (level > 0 || (first.bare && bounds.exact && after === undefined)) bounds = order(bounds);
  if (after !== undefined) {
    bounds = after.bound(bounds);
    end = after.end;
  }
  const max = bounds.open ? null : Math.min(Math.floor(bounds.max), CEILING);
  const count: Count = { min: Math.min(Math.round(bounds.min), CEILING), max };
  return { start: head, end, count: bounds.exact ? count : { ...count, said: text.slice(head, end) } };
}

/** 不足五百万，不过三百万是打底的 */
const HOWEVER = pattern(/(?:^|[,。;])不过$/u);

/** What stands before a number. 实际上62万用户 is no 上百万, nor 网上一百万用户 */
function leadOf(text: string, start: number): string {
  const lead = text.slice(Math.max(0, start - 6), start);
  return /\d/u.test(text.charAt(start)) || NO_ORDER.test(lead) ? lead.replace(/上$/u, '\0') : lead;
}

const NO_ORDER = pattern(/(?:实际|事实|基本|原则|总体|[早晚网线库册表单报面])上$/u);

/** 以上, 左右 and the like, right after the number or after its unit (100万用户以上), which stays outside of the span. */
function boundAfter(text: string, end: number): { bound: Bound; end: number } | undefined {
  const beyond = end + stick(UNIT_BETWEEN, text, end);
  for (const from of new Set([end, beyond])) {
    for (const [pattern, bound] of AFTER) {
      const length = stick(pattern, text, from);
      if (length > 0) return { bound, end: from === end ? end + length : end };
    }
  }
  return undefined;
}

/** 3◇万余, 1,2◇◇,◇◇◇: on to the end of a number with hidden digits */
const REST_OF_HIDDEN = new RegExp(`${HIDDEN}[${HIDDEN}\\d,.]*(?:[余多几]?[十百千万亿]+)*[余多]?`, 'uy');

function hiddenBefore(text: string, start: number): number {
  let at = start;
  while (text.charAt(at - 1) === HIDDEN) at--;
  return start - at;
}

/** A number with a digit that is hidden, below nothing, or greater than any that is counted: it says no count. */
function isUnreadable(text: string, start: number, numeral: Numeral): boolean {
  if (text.charAt(start - 1) === HIDDEN || text.charAt(numeral.end) === HIDDEN) return true;
  return (
    numeral.max >= CEILING ||
    /^00+[万亿]/u.test(text.slice(start, start + 8)) || // …00万
    /(?:^|[泄露漏窃了是为:,])(?:-|负)$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** 800万至1200万, 800-1200万: the first may borrow the unit of the second. */
function readRange(text: string, start: number, first: Numeral): NumberFound | undefined {
  const between = text.slice(Math.max(0, start - 7), start) === 'between' ? stick(AND, text, first.end) : 0;
  const to =
    stick(RANGE_TO, text, first.end) ||
    stick(BETWEEN_TO, text, first.end) ||
    between ||
    stick(UNIT_TO, text, first.end);
  const upTo = to > 0 && text.charAt(first.end + to) === '上' ? 1 : 0; // 几十万到上百万
  const second = to === 0 ? undefined : readNumeral(text, first.end + to + upTo);
  if (second === undefined || /^:\d/u.test(text.slice(second.end, second.end + 2))) return undefined;
  const borrowed = first.min * second.unit;
  const low = first.unit === 1 && second.unit > 1 && borrowed <= second.max ? borrowed : first.min;
  if (low > second.max) return undefined;
  const said = text.slice(start, second.end);
  const max = upTo > 0 ? second.max * 10 - 1 : second.max;
  return { start, end: second.end, count: { min: Math.round(low), max, said } };
}

function stick(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
