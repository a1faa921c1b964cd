import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded, list, oneOf, REPORTS } from '../support/reports.ts';

/** What stands around a report: words that take it back or leave it open, words that don't touch it, other matters. */

/** Of a number that replaces another one, and of one that isn't there yet. */
const OTHER_REPORTS = list(`
  更正：泄露用户不是1200万，是120万 | 勘误：前报泄露1.5亿用户系笔误，实为150万用户信息泄露 | 更正：刚才报的50万用户写错了，应该是15万用户信息泄露
  用户数据发生泄露，数量正在清点 | 全国知名的直播平台有点卡，能不能算严重异常拿不准 | 5G核心网故障，用户能上网但打不了电话
`);
const DOUBTING_LEADS = list(`
  听同事讲， | 据说， | 有人在群里讲， | 好像是 | 感觉 | 怀疑 | 不知道是不是真的， | 我梦见
  假使 | 要是 | 倘若 | 万一 | 如果 | 设想 | 演练： | 模拟场景：
  考试题目： | 小说里写 | 电视剧里演 | 去年这个时候， | 前年， | 2023年 | 早年间， | 昨天误以为
  我们担心 | 有可能 | 或许 | 说不定 | 明天也许会出现 | 预计将会 | 传言 | 坊间流传
  网上有人发帖 | 不确定是否 | 尚不清楚是否 | 请问 | 想请教， | 某论文指出 | 新闻报道称 | 外媒报道，
  有网友爆料 | 匿名电话说 | 一个自称黑客的人说 | 攻击者声称 | 客户来电反映说 | 据不可靠消息， | 未经证实的消息： | 暂未核实：
  待核： | 疑似 | 听说隔壁省 | 隔壁公司的人讲 | 微信群里转来的消息： | 朋友圈看到 | 我猜 | 估摸着
  恐怕 | 似乎 | 貌似 | 传闻中 | 谣传 | 如同 | 好比 | 不亚于
  类似于 | 比如 | 例如 | 诸如 | 举例来说， | 依照规定， | 培训讲到 | 书上写
  课件内容： | 桌面推演中 | 红蓝对抗里 | 靶场环境下 | 沙盘上 | 防止 | 避免 | 为防范
  严防 | 谨防 | 杜绝 | 防住了 | 阻止了 | 差点 | 险些 | 差一点
  并非 | 不是 | 没有出现 | 未发生 | 不存在 | 从未发生 | 否认
`);
const DOUBTING_ENDS = list(`
  以上均未核实 | 目前还不能确定是否属实 | 仅为演练 | 后证实为误报 | 经查是乌龙 | 是真是假不清楚 | 消息来源不可靠 | 已辟谣
  官方否认 | 公司方面不承认 | 但没有证据 | 有待进一步核实 | 还在求证 | 请核实 | 是不是真的？ 
  这是去年的事 | 那是2019年的事了 | 此为假设 | 纯属虚构 | 剧情需要 | 考题请作答 | 以上为练习内容 | 后来发现是监控系统自己坏了
  其实没有 | 已澄清 | 是谣言 | 别信 | 不要当真 | 开玩笑的 | 这条发错群了 | 撤回
  刚才那条作废 | 请忽略上一句 | 我也是听来的 | 我没有亲眼看到 | 转自网络 | 仅供参考 | 未必准确 | 可能有误
  真假参半 | 说法不一 | 双方各执一词 | 待公安认定 | 专家还没有结论 | 尚无定论 | 正在甄别真伪 | 可信度不高
  可能是夸大 | 标题党 | 未获官方确认 | 这是测试消息 | 系统联调用 | 若属实将立即上报 | 如果是真的就麻烦了 | 但愿不是真的
  据传 | 听说的 | 道听途说 | 网上这么说 | 群里这么传 | 他们自己这么讲 | 目前是推测 | 纯属猜测
  只是担心 | 是最坏的情况 | 属于极端假设 | 理论上的 | 仅存在可能 | 尚未发生 | 还没有发生 | 没有成真
  幸好没有发生 | 被及时拦住了 | 未遂
`);
const PLAIN_LEADS = list(`
  首报： | 报告： | 省局： | 【紧急】 | 据监测， | 经核实， | 我司监测发现， | 值班室报：
  刚接到运维电话， | 领导您好， | 各位领导， | 兹报告： | 今早8点， | 昨晚22时许， | 2026年11月27日 | 11月26日9时15分，
  截至目前， | 经初步排查， | 经查， | 不好意思打扰， | 急！ | 出事了， | 情况通报： | 快报：
  值班员小李报， | 接客服反映， | 我是值班的老王， | 向部应急办报告： | 根据监测平台告警， | 经公安机关确认， | 经第三方机构取证， | 续报：
  补报： | 续报（第2号）： | 因遭受攻击， | 由于黑客入侵， | 受网络攻击影响， | 凌晨突发情况， | 再次报告， | 现将情况报告如下：
  工单12345： | @所有人  | 收到， | 您好， | 急报 | 特急： | 关于网络安全事件的报告： | 事件描述：
  （1） | 一、基本情况： | 刚刚发生， | 从凌晨三点开始， | 系统告警显示， | 监控发现 | 用户反映， | 安全团队确认，
  溯源确认， | 受害单位报称， | 首报， | 昨天刚做完演练， | 现将有关情况报告如下， | 根据应急预案要求，现报告如下， | 补报一条，
`);
const PLAIN_ENDS = list(`
  已报警 | 正在处置 | 请指示 | 特此报告 | 后续续报 | 联系人王工 | 已启动应急预案 | 详见附件
  原因待查 | 损失待统计 | 攻击来源待查 | 我司高度重视 | 已向公安机关报案 | 建议启动响应 | 请求支援 | 预计两小时恢复
  现已恢复 | 正在抢修 | 投诉很多 | 已通知用户 | 客服电话被打爆 | 领导已到场 | 已成立专班 | 正在溯源
  入口已封堵 | 请协调运营商支持 | 下步将续报 | 媒体尚未报道 | 暂无舆情 | 无人员伤亡 | 原因是遭受DDoS攻击 | 系黑客入侵所致
  由勒索团伙所为 | 具体原因正在调查 | 责任人待查 | 请贵局指导 | 拟于明日提交总结报告 | 已按预案处置 | 要求各单位加强防范 | 以上情况属实
  已经核实 | 公司已发公告 | 可能是境外黑客所为 | 疑似境外组织所为 | 不排除内部人员参与 | 是否为攻击尚不清楚 | 攻击手法尚未查明 | 我们压力很大
  群里都在问 | 大家辛苦了 | 请查收 | 谢谢 | 值班员：李强 | 电话13800000000 | 报告时间11月28日9时 | 初步判断为网络攻击
  没有人员受伤 | 数据库已下线 | 已暂停对外服务 | 正在恢复数据 | 黑客索要200万元赎金 | 用户情绪稳定 | 已发短信提醒用户改密码 | 后续情况及时上报
  请定级 | 请速定级 | 请对照预案研判 | 请按预案处理 | 已按规定上报 | 按预案要求上报 | 现按规定报告 | 已按预案启动响应 | 去年也发生过类似事件 | 和上个月那次不一样 | 不是演练 | 非谣言 | 请勿外传 | 内部掌握 | 此件限内部阅读
  已启动应急预案 | 已启动公司级预案 | 应急小组已到位 | 已成立应急处置专班 | 正在组织专家研判 | 已按标准流程处置 | 正在做回退测试
  正在测试备用链路 | 已完成测试验证 | 修复后将进行压力测试 | 后续将组织演练 | 拟下周开展专项演练 | 已汲取去年教训 | 去年已做过整改
  曾于上月做过加固 | 计划今晚扩容 | 拟于明日召开复盘会 | 将于一小时后续报 | 如有进展立即上报 | 若情况变化将及时续报 | 一旦恢复立即报告
  如需支援另行申请 | 请予支持 | 请协调上级运营商 | 请兄弟单位协助 | 为避免事态扩大已断开外网 | 为防止扩散已隔离 | 以防万一已切换备份
  为防谣言扩散将统一口径 | 已请网信部门关注舆情 | 网上已有讨论 | 微博已有网友反映 | 媒体已报道 | 据运维人员介绍已在抢修 | 用户称从早上就这样
  值班领导说先上报 | 厂家说正在定位 | 专家认为是新型攻击 | 初步认为与漏洞有关 | 怀疑与上周的升级有关 | 可能与供应商有关
  疑似内外勾结 | 不排除有内鬼 | 原因可能是配置错误 | 是否涉及境外势力待查 | 攻击者身份未知 | 攻击来源不明 | 损失尚未统计
  具体损失待评估 | 经济损失难以估算 | 目前无人受伤 | 没有造成人员伤亡 | 未影响电力供应 | 未波及金融系统 | 没有影响生产安全
  核心数据库未受影响 | 支付系统未受影响 | 其他业务正常 | 备用系统正常 | 内网不受影响 | 未接到上级通知 | 暂未收到勒索信
  没有收到赎金要求 | 未发现二次攻击 | 没有再次发生 | 尚未恢复 | 还没修好 | 仍未恢复 | 短时间内无法恢复
  预计中午恢复 | 预计两小时内修复 | 有望今晚恢复 | 正在逐步恢复 | 部分恢复 | 大部分已恢复 | 现已全部恢复
  已恢复正常 | 已于9时恢复 | 已处置完毕 | 已向网信办报告 | 已报省通信管理局 | 已报公安立案 | 已报国家网络安全应急办公室
  已通知各地市 | 已发布公告 | 公告见附件 | 已短信告知用户 | 将赔偿用户损失 | 用户投诉激增 | 投诉量是平时的十倍
  现场秩序良好 | 人员已全部到岗 | 值班人员24小时在岗 | 联系电话13812345678 | 联系人：张伟 | 报告人：李说 | 签发：王如
  报送单位：某省通信管理局 | 附件：日志3份 | 附截图5张 | 详情见附件表格 | 此报告为第1号 | 本报告仅供内部使用 | 请勿对外发布
  严禁外传 | 以上情况特此报告 | 妥否，请批示 | 专此报告 | 当否请示 | 望批准 | 恳请指导
  谢谢 | 辛苦了 | 收到请回复 | 请回电 | 在线等 | 急急急 | 十万火急
  情况紧急 | 这不是演习 | 并非演练 | 千真万确 | 已核实 | 消息属实 | 经多方确认
  日志可证 | 有截图为证 | 证据已固定 | 样本已提取 | 已取证 | 溯源中 | 正在溯源
  攻击IP已封 | 漏洞已修补 | 口令已全部修改 | 端口已关闭 | 服务器已下线 | 业务已切换 | 流量已清洗
  攻击仍在持续 | 攻击已停止 | 黑客索要赎金50个比特币 | 黑客威胁继续公开 | 对方扬言三天后再次攻击 | 我方未付赎金 | 我司未回应对方
  股价下跌 | 上级已知悉 | 领导批示尽快处置 | 要求2小时内续报 | 国庆期间值守加强 | 重大活动期间请高度重视 | 与上月某公司事件手法类似
  和前年那起很像 | 该公司2019年也出过事 | 该平台成立于2015年 | 公司注册在海南 | 总部在深圳 | 机房在贵阳 | 服务器在境外
  平台有注册用户3亿 | 日活5000万 | 员工2000人 | 经办3人 | 已派出20人支援 | 抢修车5辆 | 用了三小时
  初步估计损失1200万 | 损失约300万 | 截图3张 | 工单号20261128000123 | 联系电话0755-26001122 | 公司员工3000人 | 已安排50名工程师处置
  截图已发群里 | 公司已准备对外声明稿 | 附件：处置方案1份 | 黑客组织LockBit宣称负责 | 网上讨论较多 | 微博已上热搜 | 已有用户到营业厅讨说法
  请勿转发 | 舆情平稳，未出现谣言 | 请部应急办定级 | 如有新情况将及时续报 | 群里的同事都看一下 | 客服热线今日接到来电3000余个
  始于凌晨2点 | 发现于上午9点 | 持续40分钟 | 影响时长2小时 | 耗时90分钟
`);
const OTHER_MATTERS = list(`
  上午我们组织了应急演练 | 下周三开展攻防演练 | 昨天传的甘肃断网是谣言 | 去年泄露过500万用户 | 前年也发生过全省断网 | 如果发生大面积断网，请及时上报 | 预案规定1亿以上用户信息泄露为特别重大 | 请问怎么定级
  下周三培训网络安全 | 友商泄露1亿用户的传闻已辟谣 | 气象台说的暴雨是谣言 | 网传我们停业，不属实 | 昨天那起误报已关闭 | 上次的事件是探针故障 | 2019年某酒店泄露过5亿条记录 | 有人问会不会影响高考
  防火墙拦下200万次扫描 | 另有一台服务器硬盘坏了，没有影响 | 某厂商发布了漏洞预警 | 昨日值班正常 | 周报显示全省网络平稳 | 旧系统早已下线 | 以前的漏洞已修补 | 电影里才有的场面
  听说领导要来 | 别的省没有受影响 | 其他业务运行正常 | 暂无人员伤亡 | 没有影响到金融系统 | 演练方案另附 | 历史数据另行统计
  假期值班表附后 | 据气象部门消息明天降温 | 部分员工请假 | 测试环境不受影响 | 平台有3亿注册用户 | 公司有员工2万人 | 机房位于贵州 | 攻击来自境外
  总部在北京 | 客服接到投诉1200件 | 已发送短信500万条 | 奖励基金100万元 | 上月流量增长两倍 | 明年计划扩容 | 建议加强防范 | 要求立即整改
`);
/** Drills and refutations that would cover what follows them, but for 另外. */
const WHOLE_MATTERS = list(`
  【演练】模拟全国大面积断网，请各单位按脚本响应 | 授权红队演习拿到了存800万用户资料的库权限，没导出任何数据，演习已正常结束
  演练总结：本次桌面推演以“.CN解析效率大幅下降”为题，达到预期目的 | .CN域名系统例行演练完成，解析正常
  辟谣：网上流传的“全国大面积断网”截图系P图，网络运行正常 | 朋友圈疯传“全国断网”，经核实网络运行平稳，消息不实
`);
/** Of the number of a leak. */
const PROVISOS = list(`
  未去重 | 尚未去重 | 含重复 | 有重复 | 一人可能有多条 | 包含境外用户，比例不详 | 含测试账号 | 里面有大量机器人账号
  有水分 | 数字是黑客自己说的 | 数字来自卖家 | 实际可能少得多 | 也许没那么多 | 是上限 | 最多这么多 | 这是总注册量
  这是平台总用户数 | 只有一部分真正泄露 | 大部分是假数据 | 真假各半 | 经核实只有三成属实 | 抽样属实，总量未核 | 是去年的数 | 是老数据
  其中九成是旧数据 | 单位是条 | 是条数不是人数 | 是记录数 | 说的是人次 | 数字单位写错了 | 多写了一个零 | 少写了一个零 | 大量是机器注册的空号 | 很多是僵尸号 | 真实用户数待核 | 实际人数还没查清
  小数点点错了 | 两个部门统计不一 | 另一个部门说只有一半 | 安全部不认可这个数 | 数字待定 | 正在去重
`);
/** There may be more, which matters where what is known is below the least number of 3.4. */
const MORE = list(`
  还在往上涨 | 可能更多 | 是下限 | 只查了一个库 | 其他库还没查 | 另有两个库情况不明 | 还有一批待查 | 可能涉及更多用户
  不排除更多 | 还没算完 | 正在核对 | 最终数字待公布
`);
/** Another number than the one of the report, refuted: never a reason to pass it over. */
const REFUTED = list(`
  网上流传的“过亿”不属实 | 网传1亿系谣言 | 外界说的两千万人不实 | 对方声称的1亿系夸大 | 卖家号称的9000万为虚假信息 | 不是网上说的5000万，网上的说法不实 | 群里传的六千万是误传
  网传全国断网不属实 | 网传成都断网不属实 | 网传“1亿以上”不属实 | 网传成都泄露过亿不实 | 公司此前称“仅3万人”不实
`);

/** One of so many texts is read: no divisor of how many words stand around a report. */
const ONE_OF = 7;

/** @returns the texts of which `fails` holds */
function failing(texts: string[], fails: (text: string) => boolean): string[] {
  return oneOf(ONE_OF, texts).filter(fails);
}
/** Remarks that many people wrote, each for any report; one line each. */
const remarks = (file: string): string[] =>
  readFileSync(new URL(`around/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
/** @returns the share of the texts of which `fails` holds, of one of so many */
const shareFailing = (n: number, texts: string[], fails: (text: string) => boolean): number =>
  oneOf(n, texts).filter(fails).length / oneOf(n, texts).length;
/** 往最坏处想，…: a beginning brings the mark that parts it, where it needs one */
const begun = (lead: string, report: string): string => `${lead}${report}。`;

const isGraded = (text: string): boolean => !['judgement', 'below'].includes(graded(text));
const ended = (text: string): string => (/[？?]$/u.test(text) ? text : `${text}。`);

describe('what stands around a report', () => {
  it('is no grade where words before it take it back or leave it open', () => {
    const texts = REPORTS.flatMap((report) => DOUBTING_LEADS.map((lead) => `${lead}${report}。`));
    expect(failing(texts, isGraded)).toEqual([]);
  });

  it('is no grade where words after it do, in its sentence or the next', () => {
    const texts = REPORTS.flatMap((report) =>
      DOUBTING_ENDS.flatMap((end) => [ended(`${report}，${end}`), ended(`${report}。${end}`)]),
    );
    expect(failing(texts, isGraded)).toEqual([]);
  });

  it('is hardly ever a grade where anybody takes it back, in whatever words', () => {
    const texts = REPORTS.flatMap((report) =>
      remarks('taken-back').flatMap((end) => [ended(`${report}，${end}`), ended(`${report}。${end}`)]),
    );
    // 8 % of all; of such remarks that were never seen before 16 %, where it was 47 % without `checks/afterwards/remarks.ts`
    expect(shareFailing(61, texts, isGraded)).toBeLessThan(0.12);
    const leads = REPORTS.flatMap((report) => remarks('not-told').map((lead) => begun(lead, report)));
    expect(shareFailing(7, leads, isGraded)).toBeLessThan(0.06);
  });

  it('is seldom asked about where people say in whatever words what is done and what they feel', () => {
    const texts = REPORTS.flatMap((report) =>
      remarks('left-standing').map((end) => ({ report, text: `${report}。${end}。` })),
    );
    const changed = oneOf(29, texts).filter(({ report, text }) => graded(text) !== graded(`${report}。`));
    expect(changed.length / oneOf(29, texts).length).toBeLessThan(0.1);
  });

  it('changes nothing where it only says who reports, when, and what is done', () => {
    const changed = [...REPORTS, ...OTHER_REPORTS].flatMap((report) => {
      const grade = graded(`${report}。`);
      const texts = [
        ...PLAIN_LEADS.map((lead) => `${lead}${report}。`),
        ...PLAIN_ENDS.flatMap((end) => [`${report}，${end}。`, `${report}。${end}。`]),
      ];
      return failing(texts, (text) => graded(text) !== grade);
    });
    expect(changed).toEqual([]);
  });

  it('changes nothing where it is what anybody says when he writes to a duty room', () => {
    const changed = REPORTS.flatMap((report) => {
      const grade = graded(ended(report));
      const texts = [
        ...remarks('said-before').map((lead) => begun(lead, report)),
        ...remarks('said-after').flatMap((end) => [ended(`${report}，${end}`), ended(`${report}。${end}`)]),
      ];
      return failing(texts, (text) => graded(text) !== grade);
    });
    expect(changed).toEqual([]);
  });

  it('changes nothing where it tries to steer the grading, and is shown', () => {
    const changed = REPORTS.flatMap((report) => {
      const grade = graded(ended(report));
      const texts = remarks('steering').flatMap((words) => [
        `${report}。${words}。`,
        `${report}，${words}。`,
        `${words}。${report}。`,
      ]);
      const isShown = (text: string) => readReport(text, AT).flags.some(({ kind }) => kind === 'instruction');
      return failing(texts, (text) => graded(text) !== grade || !isShown(text));
    });
    expect(changed).toEqual([]);
  });

  it('changes nothing where it speaks of drills, rumours, history and rules beside it', () => {
    const changed = REPORTS.flatMap((report) => {
      const grade = graded(`${report}。`);
      const texts = OTHER_MATTERS.flatMap((matter) => [`${matter}。${report}。`, `${report}。${matter}。`]);
      return failing(texts, (text) => graded(text) !== grade);
    });
    expect(changed).toEqual([]);
  });

  it('changes nothing where 另外 parts it from a drill or a rumour, or such a thing follows it', () => {
    const changed = REPORTS.flatMap((report) => {
      const grade = graded(`${report}。`);
      const texts = WHOLE_MATTERS.flatMap((matter) => [
        `${matter}。另外，${report}。`,
        `${report}。另外，${matter}。`,
        `${report}。${matter}。`,
      ]);
      return failing(texts, (text) => graded(text) !== grade);
    });
    expect(changed).toEqual([]);
  });

  it('is not passed over where another number is refuted', () => {
    const texts = REPORTS.flatMap((report) =>
      REFUTED.flatMap((end) => [`经核实，${report}。${end}。`, `${report}，${end}。`]),
    );
    expect(failing(texts, (text) => graded(text) === 'below')).toEqual([]);
  });

  it('bounds the number of a leak that it speaks of', () => {
    const leaks = REPORTS.filter((report) => /万/u.test(report));
    const texts = leaks.flatMap((report) => PROVISOS.map((proviso) => `${report}，${proviso}。`));
    expect(failing(texts, isGraded)).toEqual([]);
    const few = MORE.map((more) => `泄露用户8万人，${more}。`);
    expect(failing(few, (text) => graded(text) === 'below')).toEqual([]);
  });
});
