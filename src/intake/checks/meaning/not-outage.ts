import { type Clause, tagged } from '../../clauses/clauses.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Outages that are none of the internet access of a place's users, or less than the place. */

/** 面馆WiFi坏了, 车站无线网络瘫痪; not 大量用户家里WiFi */
const OF_WIFI = pattern(
  /(?<!家里?的?|家庭|家中的?|用户的?|室内|随身)(?:wifi|wi-fi|无线(?:网络?|局域网|上网|热点))[^,用户]{0,8}(?:断|坏|瘫|挂|故障|中断|没|掉|不能|不了|连不|用不)/u,
);
const GUESTS =
  '(?:旅客|乘客|游客|观众|住客|食客|顾客|香客|球迷|歌迷|粉丝|司机|车主|驴友|租客|病人|患者|考生|师生|学生|员工|职工|工人|船员|乘务员|网吧)们?';
/** 大批司机上不了网, 大批旅客连不上网 */
const OF_GUESTS = pattern(
  new RegExp(
    `(?<!用户(?:和|及|、))${GUESTS}[^,用户]{0,8}(?:[上连]不[了上去到][^,]{0,2}网|没有?网|断[了]?网|无法上网|无法联网|不能上网|掉线)`,
    'u',
  ),
);
/** 沿途管制信号, 没实名停机, 装宽带排队, 渔网断了, 断网诉讼审结: why nobody gets on, or what net it is */
const NO_FAULT = anyOf`
  (?:管制|屏蔽|压制|干扰)(?:了)?(?:手机|无线|移动|通信)?信号|信号(?:管制|屏蔽|压制)|信号?屏蔽(?:器|仪)|(?:防|为)[^,]{0,4}作弊
  (?:没有?|未)(?:办理?|做|完成)?实名|(?<!以为|不是|并非)(?:断网停机|停机断网)|(?<!以为是?|不是|并非)(?:欠费|欠缴|实名)[^,]{0,6}停机|停机保号|(?:合约|套餐)到期
  (?:[报安]?装|办理?|申请|开通|新装|移机)(?:新)?(?:宽带|光纤|网络?)[^,]{0,6}(?:排队|预约|排期|等|慢|装不上|没装)|排队(?:[报安]?装|办理?)(?:宽带|光纤)
  (?:渔|蛛|球|铁丝|防护|拦鱼|纱|滤|尼龙|捕鱼|护栏|遮阳|防虫|防鸟|养殖)网(?![关络管段格点])
  (?:断网|泄露|中断|瘫痪|外泄|事件)[^,]{0,4}(?:诉讼|官司|纠纷|仲裁|索赔案?|一案|案)[^,]{0,6}(?:[审判结]|开庭|宣|撤诉|立案|调解|受理)
  按公告(?:时间)?(?:恢复|执行)|^(?:抱歉|不好意思|对不起|哎呀)?我?(?:发错|转错)(?:群|人)?了?$|是(?:去年|前年|往年|早年)的?$|(?:投诉|工单|报障|帖子?)[^,]{0,3}(?:是|系|为)(?:机器人|水军|脚本|黄牛)[^,]{0,2}刷|谁编的|编得|笑死
  (?:图|图片|视频|照片|截图|画面)[^,]{0,2}(?:是|系|为)[^,]{0,4}(?:20[012]\d年|去年|前年|往年|ai|合成|p的)|ai(?:生成|合成)
  有人(?:发|转|说|猜|赌)[^,]*(?:断网|没网)|未成年人?[^,]{0,4}(?:挡|拦|限)|(?:转网|携号|换套餐|过户)[^,]{0,6}(?:期间|过程)|售楼处|上不了网登记|把[^,]*(?:断网|没网)[^,]*列为|(?:修订|起草|印发)(?:应急)?预案
  (?:转发?|摘|引|节选|搬运|截)自[^,]{0,10}(?:20[012]\d年|旧|往年|去年|前年|历史|当年)|20[012]\d年的?(?:旧闻|旧帖|老新闻|旧报道|报道|新闻)$
`;
/** 例：…, 试卷：…, 广告语：… */
export const EXAMPLE = pattern(
  /^(?:[举]?例(?:如|子|文)?|[样示范]例|试卷|样卷|考卷|[试习例考]题|范文|样文|写法(?:示范)?|脚本|台词|剧本|广告语?|口号|标语|格式(?:如下)?|模[板版]|填写(?:示例|样例))[一二三四五六七八九十\d]{0,2}$/u,
);
/** 断网告警，核实为采集机时钟错乱 */
const ALARM = pattern(/(?:断网|掉线|中断|瘫痪|异常|上网)[^,]{0,4}(?:告警|报警|预警|工单)$/u);
const OF_THE_ALARM = pattern(
  /(?:核实|核查|查明|确认|经查|复核|原因|实为|系(?!统)|结果)[^,]{0,6}(?:采集|探针|监测|监控|网管|告警|时钟|拨测|传感|大屏|接口机|报表)[^,]{0,8}(?:错乱|[出报]错|异常|故障|误|失准|抖动|漂移|不同步|不准|没对上|超前|滞后|重启|升级|假死|卡)/u,
);
/** 吉林用户的情况不比这边好; 比湖北更严重的湖南: whether the other one is hit as well */
const NO_BETTER = pattern(
  /[省市](?:里|中|之中|当中)(?:最|第一个|头一个)[^,]{0,6}的|比[\u4e00-\u9fff]{2,4}[省市]?(?:更|还|要)?(?:严重|厉害|早|晚|惨|糟|重|轻)[^,]{0,4}的|不比[^,]{1,6}(?:好|强|轻|少|乐观)|好不到哪|没好到哪|半斤八两|难兄难弟|也够呛|也悬了?$|同病相怜|彼此彼此/u,
);
/** 全州: a county of 桂林, or a prefecture as a whole */
const QUANZHOU = pattern(/^全州(?!各|范围|都|均|上下|境内|内)/u);

/**
 * @param clauses of the text
 * @param told the outages of it that are graded
 * @returns whether they may be of guests somewhere, of another net, of a place that the name doesn't tell, or no fault
 */
export function isOfNoOutage(clauses: Clause[], told: Statement[]): boolean {
  if (told.length === 0) return false;
  const own = told.map((s) => clauses[s.clause] as Clause);
  return (
    own.every(({ text }) => OF_WIFI.test(text) || OF_GUESTS.test(text)) ||
    clauses.some((c, i) => NO_FAULT.test(c.text) || (EXAMPLE.test(c.text) && (c.leads || i === 0))) ||
    (own.some(({ text }) => ALARM.test(text)) && clauses.some(({ text }) => OF_THE_ALARM.test(text))) ||
    clauses.some((c) => NO_BETTER.test(c.text) && tagged(c, 'place').length > 0) ||
    (own.some(({ text }) => QUANZHOU.test(text)) && clauses.some(({ text }) => /广西|桂林/u.test(text)))
  );
}
