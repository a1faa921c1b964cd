import { type Clause, has } from '../../clauses/clauses.ts';
import { instructs } from '../../moods/moods.ts';
import { happened, type Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { HAPPENING } from '../../words/tags.ts';

/** Where the words of a report come from, told before or after them: a paper that somebody copied, or talk that nobody checked. */

/** 以上是课件第7页的原文, 通报里抄的, 给新来的同事看看写法, 下面这段是培训用的, 剪报里有这么一句 */
const COPIED = anyOf`
  (?:课件|讲义|宣传册|小册子|标语|横幅|论文|摘要|附录|规范|小说|剪报|手册|教材|题库|试卷|范文|范本|报纸|杂志|大纲|考卷|黑板|墙)[^,]{0,8}(?:原[文话]|抄(?![送录])|摘[来的自下]|贴的|印的|写的$|上的$|一[句段]话?$)
  抄(?:自|来的|下来的)|[拷抠扒截摘]过?[来下](?:来)?的|^本期案例|^案例[一二三四\d]*$|(?<!在这|在这)[里上中书]抄(?:的|来|下)|摘自|引自|(?:出自|原[文句话](?:是|在|见|出自))[^,]{0,10}(?:小说|课件|书|手册|论文|教材|规范|附录|报纸|题|稿|册|标语)
  剧本第|第[一二三四五]幕|念给[^,]{0,6}听|看看?写法|照着写|(?:当|作|做)个?(?:标题|开头|例文|范文)|用的开头|(?:培训|教学|上课|讲课|练习)用的|(?:念|写)着玩|贴的标语|课文|出的(?!问)[^,]{0,4}题$
`;
/** 有群众打来说的, 谁也没核过, 来源是个匿名电报群, 是自媒体夸的, 群里转的 */
const UNCHECKED = anyOf`
  (?<!不是[^,]{0,6})(?:群众|市民|网友|路人|邻居|亲戚|朋友|同学|司机|老婆|爱人|老乡|业主|知情人?|爆料人|发帖的?|热心人|保安|师傅|保洁|门卫|摊主|老板娘|服务员|乘客|街坊|陌生人|没留名的?人)[^,]{0,6}(?:打来说?的?$|打来[^,]{0,4}说|(?:说|讲|传|转|告诉|喊)的$|留的?言|捎)
  (?<!微信|企业|不是)群里?(?:转|传|说|看)(?:来)?的$|没问过?别人|没(?:有)?(?:注明)?出处|无出处
  ^(?!.*(?:重[复合叠]|另|其[他余]|原因)).*(?:谁|没有?人|无人|还没|我们没|没法|没来得及)[^,]{0,3}(?:也|都)?没?(?:核|验|证实)(?:过|实过?|对)?$
  (?:自媒体|公众号|营销号|博主|大v|主播|评论区|弹幕|贴吧)(?:自己|里|上|这么|那么)?(?:夸|写|说|编|发|吹|造|传)?(?:大|出来)?的$
  (?:自媒体|博主|公众号|大v|网友)(?:首发|独家|爆料)|(?:没有?|无|缺|未)佐证|(?<!不是[^,]{0,2})(?:论坛|网上|群)里?传的$|没人测$
  (?:来源|出处|消息|线索|信源)[^,]{0,8}(?:匿名|群$|微信群|朋友圈|一张图|贴|帖|截图|电报|网上|抖音|微博|论坛|自媒体|公众号|营销号|小视频)
`;
/** 群里转的，已核实 */
const CHECKED = anyOf`
  (?<!未|没|没有|待|还没|尚未)(?:核实|查实|属实|证实|坐实|确认)(?!不了|中|$)|(?:已|经|都|均)(?:经)?(?:核|查|验)(?:实|过)
`;

/**
 * @param clauses of the text
 * @param statements of what happened
 * @returns the clause that tells that what is reported was copied from a paper, or is talk that nobody checked
 */
export function originOf(clauses: Clause[], statements: Statement[]): Clause | undefined {
  const live = new Set(statements.filter(happened).map((s) => s.clause));
  if (live.size === 0) return undefined;
  const found = clauses.find(
    (c, i) =>
      !live.has(i) &&
      !c.asked &&
      (COPIED.test(c.text) || UNCHECKED.test(c.text)) &&
      !instructs(c) &&
      !has(c, ...HAPPENING, 'unknown_cause'),
  );
  if (found === undefined || COPIED.test(found.text)) return found;
  return clauses.some(({ text }) => CHECKED.test(text)) ? undefined : found;
}
