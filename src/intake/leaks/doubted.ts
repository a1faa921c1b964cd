import type { Count } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { isLive } from '../moods/moods.ts';
import { UPHELD } from '../moods/vouch.ts';
import { readNumeral } from '../numbers/numerals.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { isOfOther } from './others.ts';
import type { LeakNumber } from './sums.ts';
import { isGraver, type Weighed } from './weighed.ts';
import { isFound } from './wording.ts';

/** Numbers that were counted, though the text gives them as somebody else's, as those of before, or as of something else. */

/** 网传该公司1亿用户泄露, 帖子里的1亿是吹的: somebody else's number */
const SOMEBODYS = anyOf`
  网传|网上|外传|传闻|帖|号称|声称|宣称|自称|扬言|叫卖|兜售|挂卖|吹|夸大|虚报
  (?:此前|先前|原先|早先)(?:的)?口径|卖家
  (?:黑客|攻击者|对方|媒体|网友|有人)[^,]{0,4}(?:说|称|讲|报|传)
`;
const VOUCHED = pattern(/属实|真实|证实|查实|为真/u);

/**
 * @returns the least number of people that would grade the leak lower, where the greatest that counts is somebody else's and
 *   this one is the reporter's: 网传1亿用户泄露，属实的部分是640万
 */
export function ownBesideTheirs({ count, counted, numbers, clauses }: Weighed): Quantity | undefined {
  const clauseOf = ({ quantity }: LeakNumber) => clauses.find((c) => c.quantities.includes(quantity));
  const people = counted.filter(({ unit }) => unit === 'people');
  const theirs = people.filter((number) => isTheirs(clauseOf(number)));
  const own = numbers.filter((number) => number.unit === 'people' && !isTheirs(clauseOf(number)));
  const [least] = own.map(({ quantity }) => quantity).sort((a, b) => a.count.min - b.count.min);
  return theirs.length > 0 && least !== undefined && isGraver(count, least.count) ? least : undefined;
}

function isTheirs(clause: Clause | undefined): boolean {
  return clause !== undefined && SOMEBODYS.test(clause.text) && !VOUCHED.test(clause.text);
}

/** 一份材料写9.6万，一份材料写10.4万: another number, of another source */
const OF_SOURCE = pattern(/(?:写|说|报|称|讲|数是|的数|显示|统计|口径)(?:的)?(?:是|为|着)?$/u);

const SETTLES = pattern(
  /属实|真实|证实|查实|核定|最终|实际|认定|核下来|核对|合计|作废|夸大|新增|误报|过高|以[\d一二两三四五六七八九十百千万亿.]+(?:人|用户)?为准$/u,
);

/** @returns a number of another source that would grade otherwise, where the text doesn't say which one holds */
export function ofAnotherSource({ count, counted, numbers, clauses, moods }: Weighed): Quantity | undefined {
  if (clauses.some((c) => has(c, 'correction', 'superseded', 'not_a') || SETTLES.test(c.text)))
    return undefined;
  const read = new Set([...numbers, ...counted].map(({ quantity }) => quantity));
  const others = clauses.flatMap((c, i) =>
    isLive(moods[i] ?? 'actual')
      ? c.quantities.filter(
          (q) =>
            q.unit === 'unsaid' &&
            !read.has(q) &&
            q.count.min >= 10_000 &&
            q.end === c.end &&
            OF_SOURCE.test(c.text.slice(0, q.start - c.start)),
        )
      : [],
  );
  return others.find((q) => isGraver(q.count, count) || isGraver(count, q.count));
}

/** 首报写的45万, 把下载次数当成1亿人: what was told before, or is explained as something else */
const OF_BEFORE = anyOf`
  [首初前原昨][^,通]{0,3}(?:报(?![的中送]?告)|写|称|提到)|第[一二三四]次|[一二三四]报(?!称)
  (?:写|看|错)成|当成(?!小|没|儿)|误认|系把|是把|(?:不是|而非)泄露
`;

/** Something was wrong with what was told before. */
const WRONG = pattern(/误|不是|实为|错|其实|当成|而非|系把|是把|撤|作废/u);

/** @returns whether a number that counts is told as one of before, or as something else than people */
export function isOfBefore({ counted, clauses }: Weighed): boolean {
  if (clauses.some((c) => UPHELD.test(c.text)) || !clauses.some((c) => WRONG.test(c.text))) return false;
  return counted.some(
    ({ quantity, final }) =>
      !final &&
      clauses.some((c, i) => c.quantities.includes(quantity) && OF_BEFORE.test(labelled(clauses, i))),
  );
}

/** 首报人数：66万, 6.6万（终报） */
function labelled(clauses: Clause[], i: number): string {
  const [label, clause, note] = [clauses[i - 1], clauses[i], clauses[i + 1]];
  const noted = note !== undefined && /^(?:终报|核定|最终|现值|更正后)$/u.test(note.text);
  return `${label?.leads ? label.text : ''}${clause?.text ?? ''}${noted ? note.text : ''}`;
}

/** 首报人数：66万；核定人数：6.6万 */
const SETTLED = pattern(
  /终报|现数|现更正|改报|现报|核定|剩下|实际|最终|撤|(?:剔除|扣除|去掉|除去|刨去|刨掉|排除|过滤|清洗|减去)[^,]{0,10}(?:后|外|以后)[^,]{0,3}(?:只|仅|才|就|还)?(?:有|剩)/u,
);
const NOT_LATER = pattern(
  /[首初前原昨此先][^,]{0,4}[报写误称]|而非|不是|误|作废|其中|分别|各|活跃|登录过|里[头面]/u,
);

/** @returns a number that the text gives after those that count, as what was settled, and that would grade otherwise */
export function settledLater({ count, counted, clauses, moods }: Weighed): Quantity | undefined {
  const people = counted.filter(({ unit }) => unit === 'people');
  const last = Math.max(0, ...people.map(({ quantity }) => quantity.end));
  const sure = counted.some(
    ({ quantity, final }) =>
      final && clauses.some((c) => c.quantities.includes(quantity) && has(c, 'correction', 'grows')),
  );
  if (sure) return undefined;
  const later = clauses.flatMap((c, i) => {
    const said = labelled(clauses, i);
    return !isLive(moods[i] ?? 'actual') || NOT_LATER.test(said)
      ? []
      : c.quantities.filter(
          (q) =>
            q.start >= last &&
            (q.unit === 'people' || q.unit === 'unsaid') &&
            (SETTLED.test(said) || isFound(c, q)) &&
            q.count.min >= 1000 &&
            (/剔除|去重|扣除/u.test(c.text) || !isOfOther(c, q)),
        );
  });
  return later.find((q) => isGraver(q.count, count) || isGraver(count, q.count));
}

/** 700万左右，最高1100万 */
const AT_MOST = pattern(/(?:顶多|最高|最多|至多|上限|多则|可能到|乐观|封顶)/u);
const AT_MOST_OF = pattern(/(?:最高|上限|乐观|可能到|最坏)(?:为|是|达|约)?$/u);
/** 900万，误差200万 */
const MARGIN = pattern(
  /(?:误差|浮动|偏差|出入|波动|正负|±|上下差)(?:在|为|约|可能|大概|上下|正负|±|不超过|有)*$/u,
);

/** @returns what the count may come to by what else the text says of it: at most so many, a margin either way */
export function looselyRead(weighed: Weighed): Pick<Count, 'min' | 'max'> {
  const { count, clauses, moods } = weighed;
  const { min, max } = count;
  if (max === null) return { min, max };
  const beside = clauses
    .filter((_, i) => isLive(moods[i] ?? 'actual'))
    .flatMap((c) => c.quantities.map((q) => ({ q, ...around(c, q) })))
    .filter(({ q }) => (q.unit === 'people' || q.unit === 'unsaid') && (q.count.max ?? 0) >= 1000);
  const ofShare = min === max ? marginOfShare(weighed) * max : 0; // 约1.2亿 has its own margin
  const margin = beside.find(({ lead }) => MARGIN.test(lead))?.q.count.max ?? ofShare;
  const caps =
    min === max
      ? []
      : beside
          .filter(({ q, lead, said }) =>
            q.count.min === 0 ? AT_MOST.test(lead + said) : AT_MOST_OF.test(lead),
          )
          .map(({ q }) => q.count.max ?? 0);
  return { min: Math.max(0, Math.floor(min - margin)), max: Math.ceil(Math.max(max, ...caps) + margin) };
}

/** 误差±10%, 上下浮动一成 */
const SHARE_OFF = pattern(
  /(?:误差|浮动|偏差|出入|波动)[^,\d%]{0,8}?(?:(?<percent>\d+(?:\.\d+)?)%|(?<tenths>[一二两三四五])成|百分之(?<part>[一二三四五六七八九十]+))/u,
);

function marginOfShare({ clauses, moods }: Weighed): number {
  for (const [i, { text }] of clauses.entries()) {
    const said = isLive(moods[i] ?? 'actual') ? SHARE_OFF.exec(text)?.groups : undefined;
    if (said === undefined) continue;
    const { percent, tenths, part } = said;
    if (percent !== undefined) return Number(percent) / 100;
    return tenths === undefined ? amountOf(part) / 100 : amountOf(tenths) / 10;
  }
  return 0;
}

function amountOf(numeral = ''): number {
  return readNumeral(numeral, 0)?.max ?? 0;
}

function around({ text, start }: Clause, q: Quantity): { lead: string; said: string } {
  const from = Math.max(0, q.start - start);
  return { lead: text.slice(0, from), said: text.slice(from, q.end - start) };
}
