import { type Clause, has } from '../clauses/clauses.ts';
import { instructs } from '../moods/moods.ts';
import { anyOf } from '../text/any-of.ts';

/** Papers that tell of what may happen, or of what did long ago: policies, agreements, drafts, matrices, scripts. */
const PAPER = anyOf`
  须知$|承保|赔付上限|^sla(?:附件|条款|协议)|补充协议|盖章后生效|招标(?:文件|书|要求)|投标人|风险评估(?:矩阵|表|清单)|风险矩阵|^可能性\d|指[^,]*≥\d
  备用稿|^未启用$|征求意见|面试官|仅作背景|判决书摘要|供[^,]{0,8}(?:学习|讨论|参阅)[^,]{0,4}用?$
  (?<!不)(?:是|系|为)[^,]{0,10}(?:推演|演练)[^,]{0,4}的?(?:剧本|脚本|材料|稿|科目|想定)
`;

/** Kinds of text that tell of harm and report none: an opening, a rule of work, an example, an advertisement, a story. */
const GENRE = anyOf`
  ^(?:诚聘|招聘(?:启事|公告)?)$|招聘[^,]{0,14}(?:要求|岗位|工程师|运维)|^kpi|绩效(?:说明|考核)|扣(?:责任)?[^,]{0,4}\d+分$|物资清单|[单多]选题?$|判断题|(?:意见)?征集稿|口诀$|^普法|律所广告|代理[^,]*索赔|例句|(?:短信|通知|公告)?模[板版]报备|单元测试|期望输出|测试用例
  (?:比赛|竞赛|题目|故事|剧情)背景|剧本杀|手游[^,]*(?:任务|版本|活动)|即可通关|新书(?:推荐|上市|首发)|普通话考试|朗读|听写|直播预告|今晚聊聊|^[^,]{0,4}广告$|感言$|^表彰|表彰决定|记(?:一|二|三)等功|喜报$|通信志|年鉴|纪念馆|格式样板|样张|填写范本|样表
  告警规则|弹窗规则|(?:可|能)(?:自动)?(?:识别|预测|预报|发现)[^,]{0,12}(?:断网|泄露|攻击)|实兵拉动|双盲(?:拉动|演练)|裁判席|就像[^,]+一样|每起[^,]*平均
  投标文件|功能指标|^新规$|厂史|校史|大事记载|建厂初|那年|断网日|自愿(?:下线|断网)|^(?:今[晚夜天]|明[早晚天])[^,]{0,8}例行(?:割接|维护|检修|升级)|(?:退网|停服|关站|停运)公告|停止运营|(?:打掉|查封|取缔|捣毁)[^,]{0,8}(?:平台|团伙|窝点|网站)|依法(?:关停|停止)|违规账号
  点击领取|点链接|https?:\/\/|验证码领取|领取补偿
`;

/** @returns whether a text is, or quotes, such a paper: what it tells may be no report */
export function isOfPaper(clauses: Clause[]): boolean {
  if (clauses.some((c) => has(c, 'no_drill') || /(?<!是)不是演练/u.test(c.text))) return false;
  return clauses.some((c) => (PAPER.test(c.text) || GENRE.test(c.text)) && !instructs(c));
}
