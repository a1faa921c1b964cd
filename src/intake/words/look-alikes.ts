import { list, phrases } from '../text/lexicon.ts';

/** Longer words of everyday life that hide the words inside them: 北京时间 is no place, 黑客松 no attack. */
export const LOOK_ALIKES: string[] = [
  ...list('非传言 不是传言 并非传言 不是传闻 并非传闻'),
  ...list('北京时间 新疆时间 乌鲁木齐时间'),
  ...list(`
  没下线的 未下线的 没及时下线 未及时下线 忘了下线 忘记下线 早该下线 没关的 未关闭的 没下架的 未下架的
    黑客松 黑客马拉松 钓鱼爱好者 钓鱼比赛 钓鱼大赛 钓鱼台 钓鱼岛 钓鱼执法 钓鱼协会 钓鱼竿 钓鱼基地 钓鱼之旅 冷空气入侵 强冷空气入侵 强冷空气 寒潮入侵 强寒潮入侵
    生物入侵 物种入侵 害虫入侵 虫害入侵 海水入侵 咸潮入侵 旋转木马 特洛伊城 病毒视频 病毒营销 递归调用 递归函数 递归算法 递归程序
  `),
  // what was done about it: 平台已断网自查
  ...phrases('断网', '自查|取证|止损|隔离|整改|查杀'),
  ...phrases(
    '食物|煤气|一氧化碳|农药|酒精|药物|氨气|氯气|铅|汞|硫化氢|毒蘑菇|蘑菇|菌子|沼气|瓦斯|甲醇|有机磷|集体食物|河豚|亚硝酸盐|天然气|燃气|洗肉精|鼠药',
    '中毒',
  ),
];
