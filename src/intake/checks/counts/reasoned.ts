import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { isDisputed } from '../../leaks/disputed.ts';
import { areTogether } from '../../leaks/listed.ts';
import { isOfLabel, isOfOther } from '../../leaks/others.ts';
import { isReplaced } from '../../leaks/wording.ts';
import type { Quantity, Unit } from '../../numbers/quantities.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { speaksOfWords } from '../versions/two-matters.ts';
import { isPartOf, isSum, LEAST, rowOf } from './swapped.ts';

/**
 * Of two numbers of people in clauses of their own, the text must say why the one counts and the other doesn't. Where it
 * doesn't, or where it is the counted one that it puts aside, a person is asked, whatever made the reader take it.
 */

/** The number is put aside: 初报时写的是{A}人, {A}人是昨天误报的 */
const PUT_ASIDE = anyOf`
  作废|划掉|漏算|少算|多算|漏计|证伪|造谣|失效|误改|没有采纳|未采纳|不采纳|早前|不予采信|不采信|撤销|停用|不可信|站不住|未获|未通过|看错|自动写成|坊间|广告|提议|建议|旧|(?<!合|不|无|正)误(?!将|把|发|传|删|操)|(?<!没|不)错(?!过)|子虚乌有|编的|骗子|谣|不实|失实|不准|不作数|不算|(?:[首初先]|(?<!目)前|[二三四](?![百千万十]))[^,百千万亿]{0,3}报(?!警|案)|昨[^,]{0,3}报
  第[一二三四][^,]?报|起初|最初|以为|不应|不该|不再|不是|并非|而非|不止|原(?:报|先|来|称|数|写|说|填|登|估|本|通报)|勿(?:使用|用|引用)
  最开始|另案|不符|毫无根据|没有根据|推翻|否认|误得|有重有漏|有漏有重|说错|讲错|老(?:泄露|案|事件|数)
  网传|号称|声称|自称|扬言|据称|传言|所谓|夸大|虚(?!拟)|假(?!日|期|如|设)|前文|上一|前一|撤回|收回|取代|替换|wrong|earlier|should
`;
/** The number counts: 现确认为{B}人, 订正：{B} */
const COUNTS = anyOf`
  最终|核定|核实|实为|应为|实际|截至|截止|目前|现在|现已|现确|现核|现定|现查|(?<!未|待|没|尚)确认|查实|(?<!不)属实|去重|真实|订正|更正|改为|改成|为准|勘误|认定|坐实|终报|改定|指向|才对|才是|准确数|有效|取证|定为|让我们记|新泄露
  本次|今[日天]|这[次回]|confirmed|真正|仅|只有
`;
/** The number is of another time, of something else, or of a part or the whole. */
const OF_ANOTHER = anyOf`
  此前|之前|先前|早先|那时|当时|刚才|原|开始|曾|昨|上午|早[上晨]|年|上月|上周|报送|函告|写|传|说|取代|重复|吹|误
  注册|总|全部|一共|共有|拥有|覆盖|存量|在册|全平台|全国|全网|库[里中内有存]|[全总该]库|存|装着|活跃|日活|月活|服务(?!器)|人口|粉丝|受影响|影响用户|波及|假设|^带|测试|员工|境外|模拟|脚本|演练
  条|次数|人次|次$|行数|元|记录|日志|浏览|点击|播放|阅读|曝光|请求|尝试|帖子|附件|发送|预算|赔偿|赎金|张口|热线|网点|qps
  其中|部分|只|仅|里面|另|还有|此外|已|分别|包括|含|预案|以上|[没未无不]|如果|若|可能|离|差|近|比|多了|单位
`;
/** 我多写了一个零, 小数点看错: with the numbers or between them, so the later is put for the former */
const SLIP = pattern(/(?:多|少|漏)[写打输敲][^,]{0,3}[个位零0]|小数点|不对|看错|手滑|更正/u);

/** {A}人…{B}人，采信后者 */
function isOtherByOrder(clauses: Clause[], own: Quantity, other: Quantity): boolean {
  const said = clauses
    .map(({ text }) => /(?<!不|未)(?:采信|采用|认可|以|按)([前后])者/u.exec(text)?.[1])
    .find(Boolean);
  return said === '后' ? own.start < other.start : said === '前' && own.start > other.start;
}

/** 正确数据为1.3亿 may count people all the same */
const OF_PEOPLE: readonly Unit[] = ['people', 'unsaid', 'households', 'records'];

/** 首报{B}人无误，二报误改成{A}人，现恢复首报 */
const RESTORED = pattern(/恢复[首前原初]报|[首前原初]报[^,]*无误/u);

/** 看错报成{A}, 改成{A}的建议未获通过 */
const MISTOLD = pattern(/早前|撤销|看错|报成|停用|建议|提议|不可信|站不住|误写|(?:说|讲)错了?$/u);

/** @returns another number of people that may count in the place of the one that does */
export function otherWithoutReason({ leak, standing }: Facts, clauses: Clause[]): Quantity | undefined {
  if (standing === 'hypothetical' || standing === 'past') return undefined;
  const least = (leak?.people ?? leak?.records)?.min;
  const numbers = clauses
    .flatMap(({ quantities }) => quantities)
    .filter(({ unit, count }) => OF_PEOPLE.includes(unit) && count.min >= LEAST);
  const [own, again] = numbers.filter(
    ({ count, unit }) =>
      (least === 0 ? count.max === leak?.people?.max : count.min === least) &&
      (unit !== 'records' || leak?.people === undefined),
  );
  if (own === undefined || again !== undefined) return undefined;
  const isUnreal = standing === 'denied' || standing === 'drill';
  const isOpen = isDisputed(clauses);
  return numbers.find((other) => {
    if (rowOf(other.count.min) === rowOf(own.count.min)) return false;
    if (other.unit !== 'records' && (isOpen || isOtherByOrder(clauses, own, other))) return true;
    // {B}人，{A}人是昨天误报的: what is false is the other number
    if (isUnreal)
      return (
        isPutAside(clauses, other) &&
        (!isPutAside(clauses, own) || clauses.some((c) => RESTORED.test(c.text)))
      );
    return mayCount(clauses, own, other);
  });
}

function mayCount(clauses: Clause[], own: Quantity, other: Quantity): boolean {
  const [a, b] = [placeOf(clauses, own), placeOf(clauses, other)];
  const [mine, theirs] = [clauses[a] as Clause, clauses[b] as Clause];
  if (a === b || isPartOf(clauses, own, other) || areTogether(clauses, other, own)) return false;
  if (isOfLabel(clauses, b, other) || isReplaced(theirs, other, false)) return false;
  if (isPutAside(clauses, own)) return !isPair(mine);
  if (isSum(mine)) return false;
  if (other.unit === 'records' || isOfOther(theirs, other)) return false;
  const bothLeaked = [mine, theirs].every((c) => has(c, 'leak', 'leak_plain', 'take'));
  const counts = [a, b].map((i) => COUNTS.test(around(clauses, i)));
  if (isPutAside(clauses, other)) return false;
  if (bothLeaked && other.count.min < own.count.min)
    return speaksOfWords(clauses) && counts[1] === true && counts[0] === false;
  if (clauses.slice(b, a + 1).some(({ text }) => SLIP.test(text))) return false;
  return !OF_ANOTHER.test(around(clauses, b)) && !(counts[0] === true && counts[1] === false);
}

/** 不是A，是B; 前报A更正为B: the words are of the number that is replaced, not of the one that counts */
function isPair(clause: Clause): boolean {
  const two = clause.quantities.filter(({ count }) => count.min >= LEAST).length > 1;
  return has(clause, 'not_a') || (has(clause, 'correction') && (two || !MISTOLD.test(clause.text)));
}

const placeOf = (clauses: Clause[], q: Quantity): number =>
  clauses.findIndex((c) => c.quantities.includes(q));

const isPutAside = (clauses: Clause[], q: Quantity): boolean =>
  PUT_ASIDE.test(around(clauses, placeOf(clauses, q)));

/** 9.8万，子虚乌有: a verdict alone, of what stands before it */
const LONGEST_VERDICT = 10;

/** A clause with the heading before it and the verdict after it. */
function around(clauses: Clause[], i: number): string {
  const [before, own, after] = [clauses[i - 1], clauses[i], clauses[i + 1]];
  const isAlone = (c: Clause | undefined): c is Clause =>
    c !== undefined && c.quantities.length === 0 && !has(c, 'leak', 'leak_plain', 'take');
  const heading = before?.leads && isAlone(before) ? `${before.text}:` : '';
  const verdict =
    isAlone(after) && after.sentence === own?.sentence && after.text.length <= LONGEST_VERDICT
      ? `,${after.text}`
      : '';
  return `${heading}${own?.text}${verdict}`;
}
