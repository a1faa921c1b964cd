import { type Clause, saidIn, tagged } from '../../clauses/clauses.ts';
import { type FlagFound, happens, type Mood } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Whether what makes a report no incident stands far from it, where it may speak of something else. */

/** Moods that make it no incident; the words that gave them are flagged by the same names. */
const UNREAL: ReadonlySet<Mood> = new Set(['denied', 'drill', 'hypothetical', 'past']);

/** Who found it, and how: 经公安机关查实系, 值班员核对后发现是, 我局郑重声明 */
const FOUND = pattern(
  /(?:核|查|确认|认定|证实|断定|声明|比对|排查|取证|鉴定|承认)[^,]{0,20}$|^(?:已联系[^,]{0,6}|已报警)$/u,
);
/** What it speaks of: 以上内容均, 其出示的数据, 里面80万条都, 该文 */
const OF_ALL_THAT = anyOf`
  ^-?(?:以上|上述|前述|上面|此|该|这|那|本|其|所|里[面头]|整批|两项|近期|题[目面]|当日|[今昨][天日早晚]|下午|上午|刚才?|同时)
  ^(?:系|属|是|为|均|都|全|只是|仅|纯|让学员)
  ^[^,]{0,4}(?:一事|消息|所述|所报|说法|传言|内容|情况|信息|告警|报告|报道|事件|样本|数据|截图|视频|帖子?|结果|结论|起因|姓名)
`;

/** 外州市的告警是误报 */
const OF_ELSEWHERE = pattern(/^(?:外|其他|其它|其余|别的|周边|邻|隔壁|另)/u);

const NAMED: ReadonlySet<string> = new Set(['regions', 'city', 'county']);

/** @returns whether no word of its kind stands before a report, in its sentence, or in the next one as its verdict */
export function isFromAfar(clauses: Clause[], statements: Statement[], flags: FlagFound[]): boolean {
  const told = statements.filter((s) => !s.negated && s.kind !== 'other' && UNREAL.has(s.mood));
  return told.some((s) => {
    const own = clauses[s.clause] as Clause;
    const at = flags
      .filter(({ kind }) => kind === s.mood)
      .flatMap(({ start, end }): Verdict[] => {
        const clause = clauses.find((c) => c.start <= start && start < c.end);
        if (clause === undefined) return [];
        const { text, start: from } = clause;
        return [{ clause, subject: text.slice(0, start - from), rest: text.slice(end - from) }];
      });
    return at.length > 0 && !at.some((word) => explains(word, own, clauses));
  });
}

/** A clause with the word, and what stands before and after the word in it. */
interface Verdict {
  clause: Clause;
  subject: string;
  rest: string;
}

/** Somebody's word for it: 造谣者已被传唤 then speaks of it. */
const HEARD = pattern(
  /网[传上帖]|群里|朋友圈|暗网|黑市|网友|网民|兜售|样本|所谓|有人|传闻|传言|流传|测试库|压测|比对|假定|假设|吗$/u,
);

/** 系演练脚本, 经查为误报: the clause says it of what was told */
const SAID_OF_IT = pattern(
  /(?:系|是|为|属于?|均|都|全|纯|仅|只|确认|证实|认定|查实|查明|判定|定性|当作|来自|出自|源自|取自|摘自|所谓|上述|以上|该|此|这|本)[^,]{0,8}$/u,
);
/** 谣言, 演练内容, 误报一场; but not 谣言四起, 演练经验派上用场, 辟谣公告已发 */
const ENDS = pattern(
  /^(?:的|了|吧|啊|呢|哈|请?勿?[转信]|信息|消息|一场|所致|事件|情况|内容|数据|脚本|短信|文稿|素材|场景|科目|而已|通知|告警|引起|触发|造成|处理|处置|撤[销回]|更正|说明|澄清|核销|作废|用|稿|中|里|一事|案例|材料|课件|旧闻|旧案|事)*$/u,
);

/** 湖南断网，“核电站出事”的说法是谣言 */
function isOfAnotherSaying(word: Clause): boolean {
  return (
    word.quoted.some(({ start, end }) => end - start >= 4) && /”?的?说法/u.test(word.text) && !happens(word)
  );
}

function explains({ clause: word, subject, rest }: Verdict, told: Clause, clauses: Clause[]): boolean {
  // 网传贵州也断网不属实: it says itself what it refutes
  if (word.start <= told.start || (word.sentence === told.sentence && happens(word))) return true;
  if (OF_ELSEWHERE.test(subject) || isOfAnotherSaying(word)) return false;
  if (!SAID_OF_IT.test(subject) && !ENDS.test(rest) && !clauses.some((c) => HEARD.test(c.text))) return false;
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
