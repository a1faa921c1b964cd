import { type Clause, has, tagged } from '../clauses/clauses.ts';
import { CALM } from '../moods/calm.ts';
import { happens, instructs } from '../moods/moods.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** Places that fare as the one before them, told by nothing but that: 湖北局来电，情况比我们更糟; 韶关局：我们也是; 张家口：同. */

/** What a clause ends with that tells so. */
const LIKE = anyOf`
  (?<![不没未无])(?:也|亦|都)(?:是|一样|这样|那样|如此|这么|同样|差不多|相同|中招|遭殃|沦陷|够呛|难逃|悬|(?<!都)有|在?报)(?:一样|这样|这么|如此|同样)?(?:的?(?:情况|情形|现象|症状|问题|故障|毛病))?(?:[了的啊呢吧呀哦]|一次)*$
  (?:也|亦)(?:断|瘫|挂|崩|黄|歇菜|趴窝|完|倒|炸|垮)(?:[了网的啊呢呀]|掉)*$|也(?:没|不)(?:网|通|行|好|能?幸免|跑掉?|逃|例外|好到哪|好过|强|比)[^,]{0,4}$
  (?:好不到哪|好不了多少|强不到哪|没好到哪|不比[^,]{1,5}(?:好|强|轻))[^,]{0,3}$
  (?<![不没未无有]|不太|没有|[与和跟同][^,]{0,8})(?:同样|一样|一致|相同|雷同|类似|相似|相仿|差不多|一模一样)(?:的?(?:情况|情形|现象|症状|问题|故障|毛病|告警|投诉))?(?:[了的啊呢吧呀]|发生|出现)*$
  (?:跟|和|与|同|像)(?:我们?|咱们?|你们?|这边|这里|前面|上面|上述|前者|[\u4e00-\u9fff]{2,4})(?:这边|那边|那里|这里)?(?:的?情况)?(?:完全|差不多)?(?:一样|一致|相同|差不多|类似|无异|没两样|没区别|一个样|一个情况|同款)(?:的?(?:情况|现象|症状|问题))?[了的啊呢]*$
  一个(?:情况|样子?|毛病|症状|德行|问题|遭遇|下场)$|(?<!不是)一回事$|(?:也|亦|都|同样|照样)(?:是|有)?(?:大量|大批|大面积|大片|成片|全[市省区])[^,]{0,6}[断瘫挂掉没崩垮][^,]{0,2}$|(?<!连|一|合)(?:^|[,:]|情况|现象|症状)同(?:上|前|此|感|款|样|步|况)?$|(?:^|报|称|说|复|答|回了?个?|反馈|接龙)同(?:上|前|此|感|样|款)?$|(?:^|情况|现象|[也都,])(?:无|没有?)(?:差别|区别|两样|分别|二致|不同)$|如出一辙|同病相怜|彼此彼此|半斤八两|难兄难弟|\+1$
  (?:比[^,]{1,8})?[更还](?:糟|惨|严重|厉害|差|重|坏|邪乎|狠)(?:糕)?(?:[了的些啊呢]|一些|一点)*$
`;
/** As it always is, or as it was at another time: 四川与往常一样 */
const AS_EVER = pattern(
  /往常|平时|平日|平常|往日|以往|昨|上次|上回|去年|前年|以前|过去|从前|每年|上周|上月|当年|那年|历次|预案|演练|规定|标准|口径|[价型号]/u,
);

type PlaceWord = ReturnType<typeof tagged<'place'>>[number];

/**
 * @param clauses of a text
 * @returns the places that it tells of as faring like what it told of before
 */
export function toldAlike(clauses: Clause[]): PlaceWord[] {
  const first = clauses.findIndex(happens);
  if (first < 0) return [];
  return clauses.flatMap((c, i) =>
    i > first && !happens(c) && isLike(c) && !isRefuted(c, clauses[i + 1]) ? placesBy(clauses, i) : [],
  );
}

function isLike(c: Clause): boolean {
  return (
    LIKE.test(c.text) && !AS_EVER.test(c.text) && !CALM.test(c.text) && !has(c, 'normal') && !instructs(c)
  );
}

/** 有人说青海也断了，经核实青海正常 */
function isRefuted({ sentence }: Clause, next: Clause | undefined): boolean {
  return (
    next?.sentence === sentence &&
    (has(next, 'normal') ||
      CALM.test(next.text) ||
      /[核查][^,]*[没未不无否]|不实|欠费|没有?的?事|谣/u.test(next.text))
  );
}

/** The places of a clause; else those of the nearest one before it in its sentence, or of who speaks there. */
function placesBy(clauses: Clause[], at: number): PlaceWord[] {
  const { sentence } = clauses[at] as Clause;
  const near = clauses.slice(0, at + 1).filter((c) => c.sentence === sentence);
  const own = near.findLast((c) => has(c, 'place'));
  if (own !== undefined) return tagged(own, 'place');
  const before = clauses.slice(0, at).findLast((c) => c.sentence !== sentence);
  return before === undefined || happens(before) ? [] : tagged(before, 'place');
}
