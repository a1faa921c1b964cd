import { type Clause, saidIn, tagged } from '../clauses/clauses.ts';
import { type FlagFound, happens, type Mood } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';

/** Whether what makes a report no incident stands far from it, where it may speak of something else. */

/** Moods that make it no incident; the words that gave them are flagged by the same names. */
const UNREAL: ReadonlySet<Mood> = new Set(['denied', 'drill', 'hypothetical', 'past']);

/** Who found it, and how: 经公安机关查实系, 值班员核对后发现是, 我局郑重声明 */
const FOUND =
  /(?:核|查|确认|认定|证实|断定|声明|比对|排查|取证|鉴定|承认)[^,]{0,20}$|^(?:已联系[^,]{0,6}|已报警)$/u;
/** What it speaks of: 以上内容均, 其出示的数据, 里面80万条都, 该文 */
const OF_ALL_THAT = anyOf`
  ^-?(?:以上|上述|前述|上面|此|该|这|那|本|其|所|里[面头]|整批|两项|近期|题[目面]|当日|[今昨][天日早晚]|下午|上午|刚才?|同时)
  ^(?:系|属|是|为|均|都|全|只是|仅|纯|让学员)
  ^[^,]{0,4}(?:一事|消息|所述|所报|说法|传言|内容|情况|信息|告警|报告|报道|事件|样本|数据|截图|视频|帖子?|结果|结论|起因|姓名)
`;

/** 外州市的告警是误报 */
const OF_ELSEWHERE = /^(?:外|其他|其它|其余|别的|周边|邻|隔壁|另)/u;

const NAMED: ReadonlySet<string> = new Set(['regions', 'city', 'county']);

/** @returns whether no word of its kind stands before a report, in its sentence, or in the next one as its verdict */
export function isFromAfar(clauses: Clause[], statements: Statement[], flags: FlagFound[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other' && UNREAL.has(s.mood));
  return told.some((s) => {
    const own = clauses[s.clause] as Clause;
    const at = flags
      .filter(({ kind }) => kind === s.mood)
      .flatMap(({ start }) => {
        const clause = clauses.find((c) => c.start <= start && start < c.end);
        return clause === undefined ? [] : [{ clause, subject: clause.text.slice(0, start - clause.start) }];
      });
    return at.length > 0 && !at.some((word) => explains(word, own, clauses));
  });
}

/** A clause with the word, and what stands before the word in it. */
interface Verdict {
  clause: Clause;
  subject: string;
}

/** 湖南断网，“核电站出事”的说法是谣言 */
function isOfAnotherSaying(word: Clause): boolean {
  return (
    word.quoted.some(({ start, end }) => end - start >= 4) && /”?的?说法/u.test(word.text) && !happens(word)
  );
}

function explains({ clause: word, subject }: Verdict, told: Clause, clauses: Clause[]): boolean {
  // 网传贵州也断网不属实: it says itself what it refutes
  if (word.start <= told.start || (word.sentence === told.sentence && happens(word))) return true;
  if (OF_ELSEWHERE.test(subject) || isOfAnotherSaying(word)) return false;
  const places = (sentence: number) =>
    clauses
      .filter((c) => c.sentence === sentence)
      .flatMap((c) =>
        tagged(c, 'place')
          .filter((w) => NAMED.has(w.value.place.kind))
          .map((w) => saidIn(c, w)),
      );
  const others = places(word.sentence).filter((place) => !places(told.sentence).includes(place));
  return (subject.length < 2 || FOUND.test(subject) || OF_ALL_THAT.test(subject)) && others.length === 0;
}
