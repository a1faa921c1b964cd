import { Lexicon, list, phrases } from './lexicon.ts';

/**
 * Words that may turn a statement into something else: a supposition, hearsay, a denial, history, a plan, a rule, a
 * comparison, somebody else's affair, a quotation, a question. Most are single characters or stems, so that they are found in
 * whatever way people put it. `plain` are the longer words in which the same characters say nothing of the kind (应急, 数据).
 */
export type Marker =
  | 'condition'
  | 'hearsay'
  | 'denial'
  | 'past'
  | 'plan'
  | 'modal'
  | 'norm'
  | 'comparison'
  | 'others'
  | 'text'
  | 'validity'
  | 'question';

const MARKER_WORDS: [Marker | 'plain', string[]][] = [
  [
    'condition',
    list(`
      如 若 倘 假 设想 设定 要是 万一 一旦 只要 除非 即便 即使 哪怕 就算 才会 才能 才算 的话 情景 情境 场景 想象 虚构 虚拟
      模拟 演 剧 演练脚本 沙盘 靶场 推算 折算 按平均 按人均
    `),
  ],
  [
    'hearsay',
    list(`
      据说 据传 据称 据悉 据透露 据媒 据网 据帖 据消息 据爆料 据反映 据朋友 传 闻 称 说 听 讲 疑 似 截图 曝 爆 消息 转述 网友 网民 博主 自媒体 帖 聊天群 群里 群友 推文 匿名 猜 估摸 感觉 觉得
      认为 好像 貌似 有人 某人 朋友 亲戚 邻居 声明 宣 投诉称 举报
    `),
  ],
  [
    'denial',
    list(`
      未 没 无 非 否 勿 莫 免于 绝 伪 虚 不是 并不 不属 不构成 不存在 不曾 不实 不符 不真 不会 误报 误传 误发 误判 误会 误读
      误标 误写 误称 错报 弄错 搞错 记错 撤回 作废 取消 收回该 澄清 排除
    `),
  ],
  [
    'past',
    list(`
      曾 旧 昔 历史 过去 去年 前年 往年 当年 上年 年前 上月 上周 月前 之前 此前 先前 以前 回顾 纪念 案例 教训 复盘 结案 判决
      判处 宣判 往事 回忆 至今已
    `),
  ],
  [
    'plan',
    list(`
      拟 将会 将于 将在 将达 将对 将造成 将导致 将有 将短时 将暂时 将中断 将停 将断 将无法 将影响 将公开 将发布 将面临 明天 明日 今晚将 欲 即将 计划 目标 打算 预计 预测 预估 预期 为防 防止 防范 避免 谨防 警惕
    `),
  ],
  [
    'modal',
    list(
      '可能 恐 应 须 宜 好比 也许 或许 会导致 会造成 会有 会出现 就会 会泄露 会影响 会断 足以 有望 风险 隐患 最坏 测算 可致 恐致 或致',
    ),
  ],
  [
    'norm',
    list(
      '类事件的 标准 规定 阈值 门槛 条款 情形 凡 即属 即为 定级 条例 界定 所谓 是指 指的是 例如 比如 譬如 举例 问答 题',
    ),
  ],
  ['comparison', list('好比 相当于 如同 不亚于 堪比 同期 远超 参照 对标')],
  ['others', list('竞品 友商 兄弟单位 兄弟省 别家 别人家 隔壁 人家')],
  [
    'text',
    list(
      '一文 刊登 报刊 文章 杂志 栏目 公众号 办结 年报 月报 全年 上半年 摘自 摘录 转载 转自 转发 转帖 原文 引用 文中 书中 片中 节目 电影 小说 教材 课件 样例 模板 范文 示例 例文 作业 论文 草稿 素材',
    ),
  ],
  [
    'validity',
    list(
      '僵尸号 假号 假用户 注册机 假数据 蜜罐 造的 测试库 测试数据 真人 样本里 样本中 能确认的 真假 还是 口径不一 看不清 不清晰 模糊',
    ),
  ],
  ['question', list('吗 呢 ? 哪 是谁 怎么办 怎么样 请教 咨询 想问 问一下 求问')],
  [
    'plain',
    [
      ...list(`
        如下 如实 如期 如常 如今 诸如 如何 放假 假期 假日 请假 假冒 若干 演变 演进 演出 剧烈 剧增 急剧 虚拟机 虚拟化 虚拟主机 虚拟货币
        数据 依据 根据 证据 据统计 据初步统计 据监测 据核实 据排查 据核查 据初步核实 据初步核查 据初步排查 据报告 据报 据初步判断
        传播 传输 传染 上传 宣传 传真 传统 传感 传媒 传递 传出 传到 传至 外传 新闻 名称 简称 下称 以下称 统称 昵称 职称 对称 报称 报告称
        说明 听取 爆发 引爆 打爆 爆满 爆仓 爆破 最新消息 消息收发 消息推送 消息队列 消息发送 短消息 消息服务 群里兜售 群里叫卖 群里出售 群里售卖
        情形发生了 照此定级 勿定级 请定级 无需分级 勿分级 听错 类似于 确认为 停电影响 断电影响 宣布 宣告 声明书 附截图 截图见 热线被打爆 被打爆 爆线 回传 预案里说的情形发生 标题 考题 短信模板 模板串号 接听 赔付条款 合同条款 为防扩散 也就是说 截图转存
        未来 未经授权 未授权 没收 没了 无线 无锡 无人 无关 无响应 无信号 无服务 无网络 非法 非常 非授权 不断 绝大 否则 无论 是否 绝对
        历史数据 历史订单 历史记录 旧版 旧系统 仍旧 依旧 陈旧 老旧 破旧 无症状 总结报告
        预案 预警 预防 预订 预约 目标系统 防范措施 攻击目标
        应急 响应 应用 反应 供应 对应 应对 适应 相应 应届 应答 效应 应聘 感应 应收
        标准时间 规定时限 按规定 按照规定 问题 专题 主题 课题 答复 解答 哪里都 哪都 答题 题库
        比特币 占比 什么时候
        小时
      `),
      ...phrases(
        '据',
        '我|本|国家|公安|省|市|区|县|局|中心|取证|溯源|日志|后台|核|统计|排查|团队|安全|专家|平台|值班|客服|现场|运维|工程师|机房|网管|用户申告|网络|初步|最新|目前|其',
      ),
      ...phrases(
        '我司|公司|局|中心|部门|人员|方面|工程师|单位|运维商|电信|联通|移动|省局|专家|负责人|运维|值班员',
        '称',
      ),
      ...phrases('运维|运维商|技术|技术部|安全部|数据组|工程师|值班员|机房|数据库管理员|dba', '说|讲'),
      ...phrases('没|无|未', '电|水|损|伤|死'),
    ],
  ],
];

/** The markers, with the longer words that hide them. */
export const MARKERS = new Lexicon<Marker | 'plain'>(
  MARKER_WORDS.flatMap(([marker, words]) => words.map((word): [string, Marker | 'plain'] => [word, marker])),
);
