import { list, phrases } from '../text/lexicon.ts';

/**
 * Longer words and names that hold words of the lexicons and say nothing of the kind: 前程无忧 denies nothing, 客流出现 is no
 * leak, 历史罕见 is no history.
 */
export const LONGER: string[] = [
  // what somebody or something is called
  ...list(`
    前程无忧 无忧 无印良品 无限极 未来教育 未来集团 未名 判决书当事人 裁判文书 黑客松 黑客马拉松 钓鱼爱好者 钓鱼比赛 钓鱼节 电影节 电影院 电影城 电影频道 少数民族 乌龙茶 乌龙江 乌龙镇 乌龙山 乌龙奶 练习生 流行病毒 流行病 辟谣账号 辟谣号 防空 防雷
  `),
  // across the border of two words
  ...list(`
    “万一” 万一基金 教训深刻 教训惨痛 科普中国 不会真断 近年来最 近几年最 多年来最 有史以来 原可避免 本可避免 失窃始末 客流出现 人流出现 车流出现 电流出现 数据流出现 对外传播 上传到国家 上传到省 上传至国家 上传至省 冷空气入侵 寒潮入侵 台风入侵 病毒视频 敲诈勒索 果断网购 果断网 判断网 掏出手机 掏出身份证 宣传周期间 不实名 的为一般用户 的为一般信息 的是一般用户 的是一般信息 为一般用户信息 一般用户信息 延误报告 贻误报告 放假的 请假的 休假的 寒假的 暑假的 丢失实 遗失实 损失实 互联调 尝试发 表演训练 养老数据 提供学习 导过去 传过去 切过去 拷过去 发过去 搬过去 全导过去了 历年最 历史最 历史罕见 历史首次 历史新高 历史纪录 无良 无名 无业 无视 没扛住 没顶住 没撑住
  `),
  // 假的银行链接 is what somebody fell for
  ...phrases(
    '假的',
    '|一个',
    '光模块|合同|检修单|通知单|工单|银行|链接|网站|客服|短信|页面|公章|二维码|红包|登录页|基站|银行卡|快递|证件|工牌|发票|网银',
  ),
  // what must not happen
  ...phrases('不得|不准|严禁|禁止|别让|不可', '|任何人|黑客|他人', '泄露|外泄|泄漏|窃取'),
];
