import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';

/** What stands around a report: words that take it back or leave it open, words that don't touch it, other matters. */

const AT = new Date('2026-11-28T04:00:00Z');
const graded = (text: string) => gradeLine(text, AT).grade;
const list = (words: string): string[] =>
  words
    .split(/[|\n]/u)
    .map((word) => word.trim())
    .filter(Boolean);

const REPORTS = list(`
  四川省大量用户无法正常上网 | 绵阳市大批用户断网 | .CN国家顶级域名解析效率大幅下降 | 全国知名的视频平台访问严重异常
  勒索病毒在湖南、湖北大面积爆发 | 我司1200万用户信息泄露 | 黑客窃取了某购物平台260万用户的手机号 | 15万会员资料被盗
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
  溯源确认， | 受害单位报称，
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
`);
const OTHER_MATTERS = list(`
  上午我们组织了应急演练 | 下周三开展攻防演练 | 昨天传的甘肃断网是谣言 | 去年泄露过500万用户 | 前年也发生过全省断网 | 如果发生大面积断网，请及时上报 | 预案规定1亿以上用户信息泄露为特别重大 | 请问怎么定级
  下周三培训网络安全 | 友商泄露1亿用户的传闻已辟谣 | 气象台说的暴雨是谣言 | 网传我们停业，不属实 | 昨天那起误报已关闭 | 上次的事件是探针故障 | 2019年某酒店泄露过5亿条记录 | 有人问会不会影响高考
  防火墙拦下200万次扫描 | 另有一台服务器硬盘坏了，没有影响 | 某厂商发布了漏洞预警 | 昨日值班正常 | 周报显示全省网络平稳 | 旧系统早已下线 | 以前的漏洞已修补 | 电影里才有的场面
  听说领导要来 | 别的省没有受影响 | 其他业务运行正常 | 未发现数据丢失 | 暂无人员伤亡 | 没有影响到金融系统 | 演练方案另附 | 历史数据另行统计
  假期值班表附后 | 据气象部门消息明天降温 | 部分员工请假 | 测试环境不受影响 | 平台有3亿注册用户 | 公司有员工2万人 | 机房位于贵州 | 攻击来自境外
  总部在北京 | 客服接到投诉1200件 | 已发送短信500万条 | 奖励基金100万元 | 上月流量增长两倍 | 明年计划扩容 | 建议加强防范 | 要求立即整改
`);
/** Of the number of a leak. */
const PROVISOS = list(`
  未去重 | 尚未去重 | 含重复 | 有重复 | 一人可能有多条 | 包含境外用户，比例不详 | 含测试账号 | 里面有大量机器人账号
  有水分 | 数字是黑客自己说的 | 数字来自卖家 | 实际可能少得多 | 也许没那么多 | 是上限 | 最多这么多 | 这是总注册量
  这是平台总用户数 | 只有一部分真正泄露 | 大部分是假数据 | 真假各半 | 经核实只有三成属实 | 抽样属实，总量未核 | 是去年的数 | 是老数据
  其中九成是旧数据 | 单位是条 | 是条数不是人数 | 是记录数 | 说的是人次 | 数字单位写错了 | 多写了一个零 | 少写了一个零
  小数点点错了 | 两个部门统计不一 | 另一个部门说只有一半 | 安全部不认可这个数 | 数字待定 | 正在去重
`);
/** There may be more, which matters where what is known is below the least number of 3.4. */
const MORE = list(`
  还在往上涨 | 可能更多 | 是下限 | 只查了一个库 | 其他库还没查 | 另有两个库情况不明 | 还有一批待查 | 可能涉及更多用户
  不排除更多 | 还没算完 | 正在核对 | 最终数字待公布
`);

/** @returns the texts of which `fails` holds */
function failing(texts: string[], fails: (text: string) => boolean): string[] {
  return texts.filter(fails);
}
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

  it('changes nothing where it only says who reports, when, and what is done', () => {
    const changed = REPORTS.flatMap((report) => {
      const grade = graded(`${report}。`);
      const texts = [
        ...PLAIN_LEADS.map((lead) => `${lead}${report}。`),
        ...PLAIN_ENDS.flatMap((end) => [`${report}，${end}。`, `${report}。${end}。`]),
      ];
      return failing(texts, (text) => graded(text) !== grade);
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

  it('bounds the number of a leak that it speaks of', () => {
    const leaks = REPORTS.filter((report) => /万/u.test(report));
    const texts = leaks.flatMap((report) => PROVISOS.map((proviso) => `${report}，${proviso}。`));
    expect(failing(texts, isGraded)).toEqual([]);
    const few = MORE.map((more) => `泄露用户8万人，${more}。`);
    expect(failing(few, (text) => graded(text) === 'below')).toEqual([]);
  });
});
