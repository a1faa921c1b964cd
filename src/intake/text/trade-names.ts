import { anyOf } from './any-of.ts';
import { pattern } from './pattern.ts';

/** What an organization or product is called says nothing of what happened: 某驾考模拟软件, 小说平台, 乌龙茶品牌. */

/** Words of drills, history, rumours and suppositions that names are made of. */
const IN_NAMES = pattern(
  /^(?:乌龙|动画片|辟谣|练习|历史|判决|小说|电影|剧情|讲座|教材|课件|题目|考试|科普|想象|回忆|教学|知识竞赛)$/u,
);
const KINDS = anyOf`
  ^(?:类|的)?[^,某中里时说称传讲系是有在被遭了攻泄断□]{0,4}(?:平台|小程序|app|网站|站|公司|商城|店|下载器|阅读器|频道|社区|企业|软件|机构|集团|出版|阅读|租赁)
  ^(?:类|的)?[^,某中里时说称传讲系是有在被遭了攻泄断□]{0,4}(?:院线|票务|影院|书城|服务商|题库|课堂|培训|品牌|论坛|公众号|博物馆|系统(?!性)|网(?![传上络红友民点])|中心)
`;
/** 驾考模拟软件, but not 模拟平台瘫痪 */
const SIMULATED = pattern(
  /^(?:驾|考|炒股|飞行|经营|面试|交易(?!数据)|软件|游戏|农场|城市|人生|[^,]{0,4}(?:游戏|手游))/u,
);
/** What was handed out or put off is the thing itself: 教材已下发, 讲座改期 */
const HANDLED = pattern(/^(?:已|现|均|都)?(?:发放|下发|印制|寄出|送达|上架|上映|定于|改期|报名)/u);

/** @returns whether what stands from `start` to `end` in a text is part of what somebody or something is called, or is a thing */
export function isOfTradeName(text: string, { start, end }: { start: number; end: number }): boolean {
  const said = text.slice(start, end);
  const rest = text.slice(end, end + 24).replace(/^[□《》]+/u, '');
  if (said === '模拟') return SIMULATED.test(rest);
  if (!IN_NAMES.test(said)) return false;
  return KINDS.test(rest) || HANDLED.test(rest);
}
