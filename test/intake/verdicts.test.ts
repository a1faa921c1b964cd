import { describe, expect, it } from 'vitest';
import { graded, list, REPORTS } from '../support/reports.ts';

/** What people say of a report as a whole: refuted, confirmed after doubt, still open, or none at all. `R` is the report. */

const REFUTED = list(`
  R的帖子，经核实系虚构。 | R。后经查明纯属虚构。 | R的截图是P的，内容虚构。
  网传R，经核实不属实。 | “R”的说法系谣言。 | 有人说R。经查没有此事。 | 首报“R”系误报，现撤销。 | “R”？假的，已辟谣。 | 昨报R，现查明是误报。
  昨报R。现查明是误报，予以撤回。 | 群里传R。我局核实：没有这回事。 | R的消息不实，网络和业务一切正常。 | 撤回“R”的报告，系值班员误发。 | 朋友圈说R。警方通报系编造。
  来电称R。核查后未发现异常。 | R是去年的事，今天没有发生。 | 有帖子称R，配图为旧图，已证伪。 | 刚才报的R搞错了，实际没有发生。 | 经核查，R一事纯属捏造。
  所谓R，查无实据，已澄清。 | R？没有，虚惊一场。 | 监控误报R，实际正常，已消除告警。 | 关于R的传言，三家企业均已否认，经我局核查不属实。
`);
const CONFIRMED = list(`
  网传R，经核实属实。 | 起初以为是误报，复核后确认R。 | 公司否认，但我局核实R属实。 | R。不是演练，不是误报。 | 先前辟谣有误，现确认R。 | 网上有人说R。我局已核实，情况属实。
  R，此前“系谣言”的说法收回。 | 有人质疑是假消息，经三方确认R。 | 昨天的演练已结束。今天R，是真事。 | R，已核实，并非网传的夸大之词。 | 误报结论撤销。R，确有其事。
  R。另，网传的停电系谣言。 | R，公司起初不承认，现已承认。 | 演练取消：R，系真实事件。 | 经复核，R，首报无误。
`);
const OPEN = list(`
  网传R，尚未核实。 | 有网友称R，真假待查。 | R？正在核实。 | 据称R，我局未收到报告。 | 接匿名电话，说R，无法核实。 | 疑似R，待确认。 | R的说法，公司未予回应，我局正在求证。
  初报“R”来自网友爆料，公司既没承认也没否认，我们也未核实。 | 网友爆料R，公司既未承认也未否认。
  有消息说R。是否属实不清楚。 | R，但消息来源不明。 | 厂商说R，公司说没有，双方各执一词。
`);
const NO_REPORT = list(`
  【演练】R。 | 如果R，应如何处置？ | 培训题：R，应定几级？ | 小说情节：R。 | 去年R，早已结案，本月无事。 | 假设R，各单位如何响应？请讨论。 | 预案里举例：R。
  方案要求，一旦R，立即上报。 | 明天演练科目为“R”。 | 2019年R，当时已处置完毕，现作为案例学习。 | 电影里R的桥段很吓人。 | R属于哪一级？请教一下，我们在修订制度，没有发生。
`);

/** Said after the report, in plain words. */
const UNDONE = list(`
  R泄露了又说没有。 | R，后经确认并无此事。 | R，结果是乌龙。 | R，查了半天，啥事没有。 | R，最后发现是自己人搞的测试。 | R，原来是压测。 | R，回头一看是旧闻。
  R，截图是2019年的。 | R，视频是别国的。 | R，公司出来辟谣了。 | R，警方说是假的。 | R，运营商否认，省局核过，没这回事。 | R？查无此事。 | R。以上为演练脚本。
  R。（以上内容为桌面推演想定） | R。——摘自《应急演练脚本》 | R。这是我们演练时发的模拟告警。 | R。注：本条为测试消息。 | R。本条系系统联调，请勿当真。 | R。仅为示例。
  R。（示例，非真实事件） | R。以上为填报样例。 | R。这是培训PPT里的例子。 | R——假如这样，谁来报？ | R，这种情况怎么报？ | R的话，我们该找谁？ | 要是R，咱们怎么办？
  R时，应在多长时间内报告？ | R是几级事件？ | R算重大吗？ | 有没有可能R？ | 会不会R？ | 怎样防止R？ | 谁说R？ | 哪有R？ | R，纯属臆测。
  R，已确认为误操作触发的告警，实际未发生。 | R，系告警阈值设置过低所致误报。 | R，探针自身故障，现网正常。 | R，人工复核现网一切正常。 | R，拨测结果正常，告警撤销。
`);

/** What decides the grade isn't known. */
const UNDECIDED = list(`
  四川有用户反映上不了网，多少人不清楚。 | 四川断网，是全省还是部分地市还没查清。 | 四川大量用户断网，是全省还是只有成都，尚未确认。 | 绵阳断网，影响面多大还在统计。
  几个省都有人报障，是不是大面积还看不出来。 | 江苏大量用户断网，浙江是否也断正在核。 | 断网范围还在扩大，目前只确认南京，其他市没回话。 | 网络很慢，算不算大面积断网请研判。
  用户信息泄露，人数待核。 | 泄露至少50万用户，上限未查清。 | 泄露50万到几百万用户不等，准数没出。 | 泄露用户几十万，会不会过百万还不知道。
  已确认泄露80万用户，还有两个分库没查完。 | 泄露900万用户，另有一批正在核，可能过千万。 | 泄露的是120万条记录，对应多少人没算。 | 名单里95万人，有没有重复还没去重。
  泄露约100万用户，误差正负5万。 | 黑客拿走了用户库，库里多少人运维说不上来。 | 数据库暴露三天，有没有人下载查不出来。 | 笔记本丢了，里面有30万客户资料，有没有泄露不知道。
  黑客称有2000万用户，公司说没有，谁对还没定。 | 暗网帖子说有800万用户，样本没验。 | 公司自报40万，安全厂商测算140万，没对上。 | 泄露12万人，是员工还是用户没分清。
  泄露1500万账号，境内多少没拆出来。 | 泄露的库有1.1亿用户，是不是全部泄露还在查。 | 某平台打不开，有没有全国影响力不好说。 | 省内一个论坛访问异常，算不算有影响力请领导定。
  全国知名的网站偶尔打不开，算不算严重异常拿不准。 | 某政务网站被挂黑页，影响多大还没评估。 | 一家域名解析服务商被攻击，规模算不算大型不清楚。
  大型域名解析系统有点慢，严重到什么程度在测。 | .CN解析成功率有所下降，降幅多少还在测。 | .CN部分节点时延升高，是否构成大幅下降请专家判断。
  勒索病毒在两个省发现样本，是否大面积还不知道。 | 蠕虫已感染一些企业，范围没摸清。 | 木马在湖北多地出现，够不够大面积说不准。 | 某医院中了勒索病毒，有没有扩散到别的单位在查。
  疑似泄露200万用户信息，取证中。 | 有人举报某公司泄露300万用户信息，我局尚未核实。 | 客户投诉说信息被卖，涉及多少人、是不是我司的还没查。
  监测到大量数据外传，内容是什么还没解析出来。 | 全省电话打不通，网能不能上还没确认。 | 外媒说中国多省断网，国内没有核实。 | 值班员口头说泄露了“一百来万”，没听清是万还是条。
  传真上数字糊了，只看见“泄露用户3”后面看不清。 | 两个库各泄露60万用户，重合多少不知道。 | 海南大量用户断网，来电人没说是海南省还是海南州。 | 朝阳断网，哪个朝阳没说。
  吉林断网，不知是吉林省还是吉林市。
`);

/** @returns the texts of the patterns with each report in them whose grade is not among the allowed ones */
function failing(patterns: string[], allowed: (grade: string) => string[]): string[] {
  return REPORTS.flatMap((report) => {
    const grades = allowed(graded(`${report}。`));
    return patterns
      .map((pattern) => pattern.replace('R', report))
      .filter((text) => !grades.includes(graded(text)));
  });
}

describe('what is said of a report as a whole', () => {
  it('is no grade where it was refuted', () => {
    expect(failing(REFUTED, () => ['below', 'judgement'])).toEqual([]);
  });
  it('is its grade, or for a person, where it was confirmed after doubt; never below', () => {
    expect(failing(CONFIRMED, (grade) => [grade, 'judgement'])).toEqual([]);
  });
  it('is for a person where it is still open', () => {
    expect(failing(OPEN, () => ['judgement'])).toEqual([]);
  });
  it('is for a person where how many, how far or how grave is not known', () => {
    expect(UNDECIDED.filter((text) => graded(text) !== 'judgement')).toEqual([]);
  });
  it('is no grade where words after it undo it', () => {
    expect(failing(UNDONE, () => ['below', 'judgement'])).toEqual([]);
  });
  it('is no grade where it is a drill, a rule, a supposition, teaching or history', () => {
    expect(failing(NO_REPORT, () => ['below', 'judgement'])).toEqual([]);
  });
});
