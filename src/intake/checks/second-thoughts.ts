import { type Clause, has } from '../clauses/clauses.ts';
import { instructs } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';

/** What people write after an alarm or a report, in whatever words, that leaves it open or takes it away: for a person to weigh. */

/** 不排除是统计脚本出错, 更像系统bug, 投诉电话一个没有, 只有一个探针报 */
const ALARM_DOUBTED = anyOf`
  (?:不排除|也可能|也许|可能只?是|更像|像是|大概是|怕是|会不会)[^,]{0,8}(?:出错|抽风|口径|bug|误报|误触发|脚本|统计|同步|报表|断了|我这边|骗子|谣)
  (?<!输入法又?|打印机又?)抽风|(?:投诉|报障)(?:电话)?[^,]{0,4}(?:一个|一起|一条)?(?:没有|为零|为0)
  倒推(?:的|出)|差十倍|差一个数量级|(?:流量|话务|业务)(?:曲线|量)[^,]{0,4}(?:没掉|没动|没变|一样|平的)
  只有一个(?:探针|监测点|节点)报|(?:企业|业务|平台)(?:解释|说)是?[^,]{0,8}(?:同步|导的|报表|备份|测试)
  最终结论[^,]{0,3}(?:等|待)|没吃准|先压一压|是否真有|暂未?回|^未回$
`;
/** 核查未发现该情况, 结论：不成立, 查无实据, 各省均回复“未发生” */
const FOUND_NOTHING = anyOf`
  (?:核查|核实|拨测|排查|检测|自查|比对|调查|取证|现场)[^,]{0,8}(?:均)?(?:未发现|未查到|未见|不存在|无异常|没有发现|尚未发现|未找到)(?![^,]{0,6}(?:攻击|入侵|人为|外部|其他|其它|后门|恶意|黑客|痕迹是))
  没一[条个](?:是|属于?)(?:咱|我)|查否|查无实据|不予认定|^(?:该报告)?不成立$|^误判$|销号|消警|线索(?:终结|关闭)|一事(?:可以)?排除
  ^排除[^,]{2,16}(?:被盗|泄露|断网)|(?<!从)未发生$|(?:核对|拨测|核查)[^,]{0,12}(?:正常|无异常)$
  (?:说|用户侧)一切正常$|三家运营商[^,]*(?:均|都)?正常$|一直可用|数据(?:未|没)(?:有)?被带走
  ^拨测(?:也)?(?:正常|通)|(?:也|都)通$|不掌握该情况|(?:未|没有)查到(?:相关)?证据|业务无感|分文未失
  (?:没有|无)一条(?:能)?对得上|一条[也都]?对不上|并非(?:我司|本司)泄露|其并未掌握|无此泄露|并未泄露任何|经核为您
`;
/** 系统升级时误触发, 实为监控大屏断线, 规则误匹配, 张冠李戴 */
const EXPLAINED = anyOf`
  ^以下[^,]{0,6}(?:已?辟谣|未经证实|不实|谣言)|回复未发生|一事(?:可以)?排除|^(?:数据)?均无异常$|^误传$
  (?<!地点)误(?:收|贴|编入)[^,]*(?:旧|稿|案|件)|误触发|误推送|误匹配|误建|误发[^,]*(?:短信|警报|预警|断网)|误杀|属误告|假告警|取消警报|^已取消$
  误操作产生|(?<!地点)张冠李戴|纯属夸张|改为未断网|报告人[^,]{0,4}错|监测点[^,]{0,4}抖动
  大屏[^,]{0,6}(?:断|掉)|数据源断开
  (?:实为|经核为|核实为|查明是|查实是|发现是)[^,]{0,14}(?:断线|同步|缓存|封禁|防火墙|营业厅|系统时间|浏览器|本单位电脑|国外某地|还原卡|小区停电)
  加密(?:压缩包|硬盘|容器)|密[码钥](?:没|未)(?:给|失)|监管调证|依法调取|手续齐全|误告(?!警)|误显示|诱饵(?:数据)?|全是测试(?:号|数据)|一事不成立|(?:自家|我们自己的?|我司)(?:防火墙|出口)[^,]{0,4}(?:丢包|故障|限速)|手滑带上|多写(?:了)?一个省
  合法(?:的)?(?:数据)?同步|正常导出|按审批流程|计划停机|事先公告|防火墙策略拦截|自动生成的测试
  联想错误|乱发|请各单位删除|内容有误|旧截图|老数据|公开渠道爬取|全盘加密|与我国用户无关
  对应家?用户网络|个别用户网络原因
`;
/** 系竞争对手编造, 承认编造, 杜撰, 诈骗话术, 愚人节玩笑, 炒作 */
const MADE_UP =
  /编造|杜撰|愚人节|诈骗话术|防诈提示|骗子[^,]{0,4}以|系炒作$|蜜罐数据|样本[^,]*乱码|假冒公告|第一份公告|甲方要求/u;
/** 消息来源：抖音, 【求核实】, 暂时孤证, 不保真, 正在向省公司求证, 据群众反映 */
const HEARD = anyOf`
  抖音(?!微信)|弹幕里|^热搜$|(?:冲上|升至|登上)热搜|知乎|贴吧|小红书|快手|私信|孤证|不保真|求证|求核实
  请核查|^存疑$|未经核验|交叉验证|等核实|第二(?:来源|个人)|没有第二|未知发件人|发件人(?:未知|地址可疑)
  网民投稿|路透社|外媒(?!的?(?:询问|采访|来电|记者))|群众反映|市民反映|网友留言|(?:据)?不愿具名|仅凭|^未查$|^线索(?:编号|未查)|信访
  真实与否|真假与否|没人(?:能)?说(?:得)?清|匿名帖|不作为结论|初步印象|未得到[^,]{0,6}认可|已派人去核|属实与否|表示怀疑|真相未明|未经证实|真实情况待
  确有此事吗|有无此事|说(?:不好|不准)(?:是不是)?(?:误报|真假)|这样还说不准|不排除误报
  口头(?:说没有|交代)|没有记录|尚无记录|暂时没看到|正在了解$|撤稿|重新核实|(?:说|称)(?:是)?不可能
  投诉仅此一例|哪里听|我查查|是不是新[^,]*不好说|或已|矛盾$
`;
/** 2020年湖南全省断网事件责任人今日被判刑, 标签：历史案例, 历史提醒, 补录历史数据 */
const OF_OLD = anyOf`
  判刑|领刑|二审|维持原判|被告人|典型案例|旧事重提|补录历史|历史(?:提醒|案例)|已连续安全|以来[^,]*安全运行
  已报、已结|净网|十大案例|近[一二三四五六七八九十]+年[^,]*统计|档案查询|去年今日|年前的今天|重复发送
  责任人[^,]*判|图书简介|书中
`;
/** 导调组注入, 责任书：确保不发生…, 试填报, 心跳测试 */
const PRACTICE = anyOf`
  导调组|仅为假设|得以避免|训练样本|培训ppt|联调用|试报一条|试填报|试运行$|通信测试|试填报|修订稿
  (?:讨论|研讨|探讨|议题|研究)[^,]*(?:由谁|谁牵头|如何|怎么)|未通报任何(?:具体)?事件|^责任书|考核指标|扣\d*分|险遭|自检文本|心跳测试|测试完毕|那?条[^,]*是测试$|练手
`;
/** 清点未完, 日志只分析了一半, 其余9个库还没查, 这只是我省的 */
const PARTIAL = anyOf`
  缩水|回落[至到]|应作\d|清点未完|还?没(?:有)?分析|未分析|只分析了|(?:仅|只)是?为?截至|^仍在增加$
  预计还会增加|还没查$
  (?:其他|其余)(?:省份?|片区|地区|库|系统)[^,]{0,6}(?:未汇总|统计中|没给|没查|未报)|这只是我
  (?:全国|其他)数字[^,]{0,6}没给
`;

/** 市民反映大面积断网，管局确认 */
const VOUCHED = anyOf`
  (?<!不|否|非|未|没)属实(?!与否)
  (?:已|经|均|确认|公安|管局|我局|中心|逐家?)[^,]{0,6}(?:核实|查实|证实|确认|坐实)
  ^(?:管局|我局|公司)?确认|定论|亲眼|都打不开|^经核
`;

const SECOND_THOUGHTS = [...[ALARM_DOUBTED, EXPLAINED, MADE_UP], ...[OF_OLD, PRACTICE, PARTIAL]];

/** @returns whether a text says such a thing, anywhere but in what it suggests or orders */
export function hasSecondThoughts(clauses: Clause[]): boolean {
  const told = clauses.filter((clause) => !instructs(clause) && !has(clause, 'advice'));
  // 广东全省大面积断网，广西、湖南经核查均正常: of other places; 核实结果：否
  const nothing = told.some(
    (clause, i) =>
      (FOUND_NOTHING.test(clause.text) && (!has(clause, 'place') || /查无实据/u.test(clause.text))) ||
      (/^(?:否|排除|假|伪|虚假|不实)$/u.test(clause.text) &&
        /结果|结论|核实|属实|意见/u.test(told[i - 1]?.text ?? '')),
  );
  const says = (thoughts: RegExp[]) =>
    told.some(({ text }) => thoughts.some((thought) => thought.test(text)));
  return nothing || says(SECOND_THOUGHTS) || (says([HEARD]) && !says([VOUCHED]));
}

/** 有人借机造谣说要断一个月，已辟谣; 不存在误报; 撤回此前“虚警”结论: of a side matter, or of the denial itself */
const SIDE_DENIAL = anyOf`
  ^另(?:一份|有一份|一批)[^,]*(?:名单|数据|库)
  (?:网传|网上说|网民猜测|有人|自媒体|借机|所谓|期间)[^,]*(?:谣|编造|伪造|不实|假的|系误)
  (?:网传|网上说|网民猜测|有人(?:说|称|编造|伪造|造谣)|自媒体借机|所谓)(?![^,]{0,12}(?:断网|泄露|瘫|上网|爆发|异常|被盗|被窃|掉线))
  (?:已恢复|停水|停电|地震|伤亡|倒闭|卷款|停网|抢购|被割)[^,]*(?:谣|不实|误报|假)|说法不实|不存在误报
  误报率|误报(?:已)?排除|误报标签|撤回此前|原误报|标为误报|谣言少量|舆情|造谣者|(?:被)?当作误报
`;
/** 今日演练顺延; 演练脚本误连生产库; 某模拟炒股网站遭入侵 */
const SIDE_DRILL = anyOf`
  ^(?:非|不是|并非)演练$|(?:演练|演习)(?:已)?(?:推迟|顺延|改期|延期)
  (?:演练|演习)(?:脚本)?误(?:连|在|接|发到)|误在生产|(?:演练|演习)(?:失败|流量未隔离)
  通过(?:了)?(?:演练|演习)|(?:演练|演习)(?:结束)?(?:次日|第二天)|趁[^,]*(?:演练|演习)
  不属(?:于)?(?:演练|演习)|说成(?:是)?(?:演练|演习)|早(?:点)?(?:演练|演习)|组织(?:演练|演习)\d次
  意外发现|模拟(?:炒股|平台|器|驾驶|考试|面试|经营|交易)|(?:估价|投资)模拟|练习册|彩排
`;
/** 如果当时重视告警，150万用户信息就不会被窃走了 */
const COUNTERFACTUAL = /^(?:假如|如果|要是|若|倘若)[^,]*(?:早|当时|(?<!不)及时|提前)/u;
/** @returns whether a text says what would not have happened, so that it did: 要不是值班睡着了，260万用户信息不会被窃走 */
export function isCounterfactual(clauses: Clause[]): boolean {
  return clauses.some(
    (c, i) =>
      /^(?:如果|要不是|要是|若非|若不是|假如|倘若|补丁要是)/u.test(c.text) &&
      /不会[^,]{0,30}(?:泄|窃|盗|断|丢|瘫|拖)/u.test(clauses[i + 1]?.text ?? ''),
  );
}

/** 初判为误报，最终结论未出; 误报的可能性较大; 有无此事请速回 */
const STILL_OPEN = anyOf`
  可能性(?:较|比较|很)?(?:大|高)|初判为|^像是|有人(?:辟谣|说是真)|未说明理由|结论未出
  (?:申请|要求)复核|未表态|曾多次误报|会不会是|有无此事|回头看|第三方鉴定认为|不知情|首次报告
  以公安认定为准|匿名举报|^特举报
`;

/** Somebody else's word for it. */
const OF_OTHERS =
  /网传|网上|网友|网民|网帖|所谓|传言|流传|有人|媒体|朋友圈|群里|说|称|传|关于|暗网|谣|误报|兜售|帖|一事|不实|终报|核查|核实|辟/u;

/**
 * @param statements of the text, of which none is live
 * @returns whether a text that was read as no incident tells it plainly, and says that of a side matter only, or leaves open
 *   whether it is one
 */
export function isDeniedAside(clauses: Clause[], statements: Statement[]): boolean {
  const told = clauses.filter((clause) => !instructs(clause));
  const says = (patterns: RegExp[]) =>
    told.some(({ text }) => patterns.some((pattern) => pattern.test(text)));
  if (says([SIDE_DRILL, COUNTERFACTUAL])) return true;
  const plain = statements.find(
    (s) =>
      !s.negated &&
      s.kind !== 'other' &&
      ![clauses[s.clause - 1], clauses[s.clause]].some((c) => c !== undefined && OF_OTHERS.test(c.text)),
  );
  if (plain === undefined) return false;
  const aside = clauses.some((c, i) => i >= plain.clause && SIDE_DENIAL.test(c.text));
  return aside || says([STILL_OPEN]);
}

const DENIAL = /辟谣|谣言|误报|不实|否认|虚警|说没事/u;
const REVOKED = /(?:^|要|现|特此|予以|已经?|把话)(?:收回|撤下|推翻)|(?:谣|认|报)(?:得)?早了|辟错|打脸/u;

/** 原以为是假情况…查实了，真丢了140万用户的数据 */
const PROVED =
  /^(?:查实|坐实)了?$|^(?:结果|最后|居然|竟然)?真(?:的)?(?:丢了|泄了|断了|被[^,]*[了走]|出事了)/u;

/** @returns whether a text takes back a denial of before: 上午出了辟谣，现在要收回 */
export function isDenialRevoked(clauses: Clause[]): boolean {
  const at = clauses.findIndex(({ text }) => DENIAL.test(text));
  return (
    (at >= 0 && clauses.some((c, i) => i >= at && REVOKED.test(c.text))) ||
    clauses.some(({ text }) => PROVED.test(text))
  );
}
