import type { Cause } from '../plan/facts.ts';
import { Lexicon, list, phrases } from './lexicon.ts';
import { CAUSE_WORDS } from './words-cause.ts';
import { CERTAINTY_WORDS, type CertaintyTag } from './words-certainty.ts';
import { type Place, placeWords } from './words-place.ts';

/** What a word says of a happening. The wording is the reporter's; the terms that the plan leaves open are tags of their own. */
export type HappeningTag =
  | 'net_down' // users can't get on the internet
  | 'net_slow' // congestion
  | 'no_access' // plainly a severe anomaly of access
  | 'odd' // some anomaly of access
  | 'severe' // 严重异常 in so many words
  | 'site'
  | 'known_site'
  | 'influence' // 有影响力, whose reach stands before it
  | 'influence_national'
  | 'influence_provincial'
  | 'cn'
  | 'dns'
  | 'resolve'
  | 'large'
  | 'small'
  | 'drop_big'
  | 'drop'
  | 'drop_small'
  | 'leak'
  | 'leak_plain' // a leak of information without naming it (拖库)
  | 'sold' // offered for sale; a leak when the goods are information
  | 'info'
  | 'virus'
  | 'spread'
  | 'wide'
  | 'sporadic'
  | 'many'
  | 'few'
  | 'some'
  | 'deface'
  | 'hijack'
  | 'loss'
  | 'hacked'
  | 'users'
  | 'employees'
  | 'foreign_users'
  | 'owned' // 拥有、注册总数: a number of users that is not of this happening
  | 'affected'
  | 'involved'
  | 'noise';

type PlainTag = HappeningTag | CertaintyTag;

export type Word =
  | { [T in PlainTag]: { tag: T } }[PlainTag]
  | { tag: 'cause'; cause: Cause }
  | { tag: 'place'; place: Place };

const CANNOT = '无法|不能|难以|没法|没办法|不可以|未能';
const NORMALLY = '|正常|顺利';

const HAPPENINGS: [HappeningTag, string[]][] = [
  [
    'net_down',
    [
      ...phrases(
        CANNOT,
        NORMALLY,
        '上网|访问互联网|访问网络|访问外网|访问因特网|使用互联网|使用网络|接入互联网|接入网络|连接互联网|连接网络|联网|连网|连上网络|接通网络|使用宽带|使用宽带上网|使用移动网络|使用移动数据|使用数据业务|使用手机上网|宽带上网|手机上网|拨号上网|拨号|使用上网业务|使用互联网业务|使用上网服务|使用互联网服务|使用宽带业务|使用宽带服务',
      ),
      ...phrases('上不了|上不去|连不上|连不了|接不上', '网|网络|外网|互联网'),
      ...phrases(
        '宽带|互联网|网络|移动网络|移动通信|通信|上网|数据|骨干网|骨干网络|城域网|宽带网络|互联网服务|网络服务|上网业务|宽带业务|数据业务|互联网业务|互联网接入|互联网访问|通信服务|通信网络',
        '中断|瘫痪|全断|断了|阻断|全阻|大面积中断|大范围中断|大面积瘫痪|大规模中断|全部中断|完全中断|服务中断|业务中断|全面中断|全面瘫痪|彻底中断',
      ),
      ...phrases('断|没|无', '网了|网络了'),
      ...phrases(
        CANNOT,
        NORMALLY,
        '打开网页|浏览网页|访问网页|打开任何网页|访问任何网站|浏览网站|打开任何网站',
      ),
      ...phrases('internet', 'outage|access down|accessdown|isdown|down'),
      ...phrases(
        'cannot|unableto|can’t|cant|couldnot',
        'gettheinternet|accesstheinternet|accessinternet|getonline|goonline|gettoonline|connecttotheinternet',
      ),
      ...list(`
        断网 掉线 断线 失去网络连接 失去互联网连接 网络断开 网络不通 上网不了 没网 没有网络 网断了 网络全断
        宽带断了 宽带不通 手机没网 没有信号上网 offline internetoutage networkoutage 上网中断
      `),
    ],
  ],
  [
    'net_slow',
    [
      ...phrases(
        '网络|链路|骨干网|带宽|城域网|互联网|出口',
        '拥塞|严重拥塞|拥堵|严重拥堵|堵塞|卡顿|缓慢|延迟|时延升高|时延增大|质量下降|质量劣化|波动|抖动|不稳定|变慢|很慢',
      ),
      ...phrases('上网|网速', '缓慢|慢|卡顿|卡|很慢|变慢|异常|困难|体验下降|不畅|速度慢|下降'),
      ...list(`
        丢包 带宽占满 带宽耗尽 网络异常 上网时断时续 网络时断时续 网络故障 互联网故障 宽带故障 通信故障 无信号
        通信受阻 上网受影响 上网受阻 用网异常
      `),
    ],
  ],
  [
    'no_access',
    [
      ...phrases(
        CANNOT,
        NORMALLY,
        '访问|打开|登录|登陆|使用|提供服务|对外提供服务|加载|响应|连接|进入|下单|支付|交易|办理业务|打开网页|显示|服务',
      ),
      ...phrases('登录|登陆|访问|连接|打开', '不了|不上|不进去|不上去|不到|失败'),
      ...phrases(
        '服务|访问|业务|系统|平台|网站',
        '中断|全部中断|完全中断|全面中断|瘫痪|崩溃|宕机|全面瘫痪|不可用|停摆|挂了|崩了|停止服务|彻底瘫痪|长时间中断',
      ),
      ...list(`
        打不开 进不去 上不去 登不上 登不进去 刷不出来 刷不出 瘫痪 宕机 当机 崩溃 崩了 挂了 不可用 不可访问 下线 502
        503 停摆 全部中断 完全中断 全面中断 大面积中断 大范围中断 彻底中断 全部瘫痪 全部失效 无法提供服务 停服
        isdown unreachable unavailable 全面崩溃 停止响应 全站宕机 大面积宕机 访问中断 不响应
      `),
    ],
  ],
  [
    'odd',
    [
      ...list(`
        访问异常 出现异常 异常 缓慢 卡顿 不稳定 波动 报错 故障 登录异常 加载慢 访问缓慢 响应缓慢 响应慢 访问慢 很卡
        时好时坏 超时 响应超时 间歇性 时断时续 延迟 受阻 拥堵 有点慢 变慢 不正常 失常 访问困难 受到影响 中断 失败
        访问受限
      `),
    ],
  ],
  [
    'severe',
    [
      ...phrases('严重|极其严重|重大', '异常|故障|中断|瘫痪|受阻|瘫瘓'),
      ...phrases('异常|故障|情况|中断', '严重|十分严重|非常严重'),
      ...list(`
        严重不可用 严重影响访问 访问严重受阻 严重访问异常
      `),
    ],
  ],
  [
    'site',
    [
      ...list(`
        网站 平台 官网 门户 app 客户端 小程序 系统 网银 商城 论坛 应用 网页 主页 首页 邮箱服务 网络服务平台 云服务
        在线服务 公众号 服务器 website platform portal server 站点 网游 直播间 云平台 政务网 政务服务网 一网通办
        数据中心业务 软件 网店 业务
      `),
    ],
  ],
  [
    'known_site',
    [
      ...list(`
        微信 支付宝 淘宝 天猫 京东 抖音 快手 微博 新浪 百度 12306 美团 滴滴 拼多多 高德 网易 腾讯 qq b站 哔哩哔哩
        知乎 小红书 钉钉 飞书 携程 饿了么 阿里云 腾讯云 华为云 学信网 搜狐 人民网 新华网 央视网 个人所得税app
        个税app 阿里巴巴 字节跳动 顺丰 国家政务服务平台 国务院客户端 中国政府网 铁路12306 云闪付 国家医保服务平台
        交管12123 学习强国 哈啰 喜马拉雅 爱奇艺 优酷 斗鱼 虎牙 唯品会 苏宁易购 闲鱼
      `),
    ],
  ],
  [
    'influence',
    [
      ...list(`
        有影响力 有重大影响力 有较大影响力 具有影响力 具有较大影响力 具有重大影响力 有广泛影响力 有重要影响力
        颇具影响力 具有广泛影响力 有一定影响力 影响力较大 影响力大 有很大影响力
      `),
    ],
  ],
  [
    'influence_national',
    [
      ...list(`
        全国性 全国知名 全国有名 全国最大 国内知名 国内最大 国内头部 全国头部 国家级 全国用户最多 全国著名 国内著名
        全国领先 国内领先 面向全国 全国统一 家喻户晓 全国影响力 国内有影响力 国内主流 全国主流 知名全国
      `),
    ],
  ],
  [
    'influence_provincial',
    [
      ...phrases(
        '省内|我省|本省|全省|区内|某省|某省内|该省|该省内|全区|自治区内|本省内|我省内',
        '知名|最大|主要|著名|主流|有影响力|有较大影响力|有重大影响力|有广泛影响力|具有影响力|具有较大影响力|影响力|用户最多|领先|头部|有名|性',
      ),
    ],
  ],
  [
    'cn',
    [
      ...list(`
        .cn国家顶级域名系统 .cn国家顶级域名 .cn国家顶级域 .cn顶级域名 .cn顶级域 .cn域名系统 .cn域名 .cn域 .cn
        cn国家顶级域名 cn国家顶级域 cn顶级域名 cn顶级域 cn域名 cn域 cn解析 cnnic 国家顶级域名系统 国家顶级域名
        国家顶级域 国家域名系统 国家域名 点cn 中国国家顶级域 .中国 cntld
      `),
    ],
  ],
  [
    'dns',
    [
      ...list(`
        域名解析系统 域名解析服务器 域名解析服务 域名解析 域名系统 域名服务器 dns 公共dns 公共解析 递归解析
        递归服务器 递归 权威解析 权威服务器 权威dns 根服务器 根镜像 根域名服务器 顶级域名系统 顶级域名 顶级域
        解析系统 解析服务 解析服务器 解析平台 .com .net .org .top .中国 resolver 域名服务 云解析 dnspod 114dns
        阿里dns
      `),
    ],
  ],
  ['resolve', ['解析', 'resolve', 'resolution', 'nslookup']],
  ['large', ['大型', '超大型', '特大型', '大规模公共']],
  ['small', ['小型', '自建', '内部', '企业自用', '内网']],
  [
    'drop_big',
    [
      ...phrases(
        '大幅|大幅度|急剧|急速|断崖式|剧烈|严重|明显大幅|显著大幅|陡然|大面积',
        '下降|下跌|降低|下滑|跌落|恶化',
      ),
      ...list(`
        骤降 暴跌 锐减 陡降 骤减 猛降 几乎降为零 几近归零 降至零 降为零 几乎为零 全部失败 完全失效 全面失效
        基本失效 解析中断 解析瘫痪 停止解析 全部无法解析 大面积无法解析 完全无法解析 大面积解析失败 无法解析
        解析失败 下降幅度很大 降幅很大 plunged plummeted droppedsharply sharpdrop 大减 大跌 大降
      `),
    ],
  ],
  [
    'drop',
    [
      ...list(`
        下降 下跌 降低 下滑 降至 降到 跌至 降了 变差 劣化 dropped drop 跌到 超时 变慢 抖动
      `),
    ],
  ],
  ['drop_small', [...phrases('略有|小幅|轻微|稍有|有所|略微|小幅度|短暂', '下降|下跌|降低|下滑|波动')]],
  [
    'leak',
    [
      ...list(`
        泄露 泄漏 外泄 泄出 外流 流出 窃取 窃走 盗取 被盗走 被盗 盗走 被窃 窃密 被偷 偷走 失窃 非法获取 非法下载
        被下载 非法导出 被导出 爬取 被爬 扒走 曝光 泄密 暴露 裸奔 可被任意访问 任意下载 可公开访问 被公开 公开下载
        公网可访问 对外暴露 流传 在网上流传 在网络流传 在网络上流传 在互联网上流传 在暗网流传 网上公开流传 漏出
        走漏 遭泄 leaked leaking leakage leak breached breach stolen exposed exfiltrated compromised dumped 被拷走
        被拖走 拖走 被脱走 被打包 打包下载 落入 被黑客获取 被攻击者获取 越权查询 越权访问 遍历 被遍历 泄了 漏了
        被非法查询 被读取 被掌握 被获取 丢了
      `),
    ],
  ],
  [
    'leak_plain',
    [
      ...list(`
        拖库 脱库 撞库 被拖 数据泄露 数据泄漏 信息泄露 信息泄漏 数据外泄 信息外泄 资料外泄 隐私泄露 databreach
        dataleak 数据被盗 信息被盗 数据失窃 数据库未授权访问 未授权访问 未授权下载 泄露数据 泄露信息 信息被窃
        数据被窃
      `),
    ],
  ],
  [
    'sold',
    [
      ...list(`
        暗网出售 暗网 黑市 地下论坛 暗网售卖 暗网贩卖 暗网兜售 暗网挂售 暗网交易 出售 售卖 贩卖 兜售 叫卖 挂售 挂卖 倒卖 转卖 挂牌
        标价 售价 forsale sold 在卖 在售 待售 拍卖 打包卖
      `),
    ],
  ],
  [
    'info',
    [
      ...list(`
        用户信息 用户数据 用户资料 个人信息 个人数据 个人资料 客户信息 客户数据 客户资料 会员信息 会员数据 会员资料
        身份信息 实名信息 注册信息 账号密码 账号信息 账户信息 账密 手机号码 手机号 电话号码 身份证号码 身份证号
        身份证信息 身份证 住址 银行卡号 银行卡信息 银行卡 密码 隐私 简历 病历 订单信息 订单数据 订单 行程信息
        住宿记录 开房记录 聊天记录 通讯录 信息 数据库 数据 资料 记录 userdata userinfo personaldata data records
        credentials 名单 人脸 学籍 公民信息 库 用户表 邮箱 档案 凭证 快递单 面单 数据包
      `),
    ],
  ],
  [
    'virus',
    [
      ...list(`
        勒索病毒 勒索软件 勒索程序 勒索 蠕虫病毒 蠕虫 木马病毒 木马 病毒 恶意程序 恶意软件 恶意代码 僵尸网络
        挖矿程序 挖矿病毒 挖矿木马 挖矿 后门程序 ransomware malware worm virus trojan botnet wannacry mirai
        永恒之蓝 网络病毒 计算机病毒 流氓软件 lockbit
      `),
    ],
  ],
  [
    'spread',
    [
      ...list(`
        爆发 暴发 传播 感染 扩散 蔓延 中招 中毒 肆虐 中了 中马 传染 流行 染毒 沦陷 被控 被锁 被加密 遭加密 加密
        infected spreading spread outbreak
      `),
    ],
  ],
  [
    'wide',
    [
      ...list(`
        大面积 大范围 大规模 广泛 集中爆发 全面爆发 大爆发 大肆 大量感染 大量传播 迅速蔓延 widespread massive 成片
        普遍 大批
      `),
    ],
  ],
  ['sporadic', ['零星', '零散', '偶发', '小范围', '小规模', '局部', '单台', '个例', '小面积']],
  [
    'many',
    [
      ...list(`
        大量 大批 海量 众多 绝大多数 绝大部分 大多数 大部分 多数 全部 所有 全体 广大 几乎所有 成片 massive
        alargenumberof largenumbersof manyusers millionsof 普遍 均无法 都无法 全都 很多 许多 大规模 大面积 大范围
        大批量 集体 数量众多 基本都
      `),
    ],
  ],
  [
    'few',
    [
      ...list(`
        少量 少数 个别 极少数 极少量 零星 几个用户 几户 数户 小部分 极个别 几名 数名 几位 一小撮 少许 一户 一家人
        小范围
      `),
    ],
  ],
  [
    'some',
    [
      ...list(`
        部分 一部分 有些 一些 某些 有用户 多名 不少 多个用户 陆续有 多位 some 偶尔 间歇 短暂 短时 瞬时 约半数 一度
        有的 有人 若干
      `),
    ],
  ],
  [
    'deface',
    [
      ...list(`
        篡改 挂黑页 挂马 黑页 涂改 反动标语 违法标语 被植入暗链 暗链 被替换 非法内容 违法信息 不良信息 defaced
        defacement 反动信息 有害信息 赌博链接
      `),
    ],
  ],
  [
    'hijack',
    [
      ...list(`
        劫持 路由泄露 路由劫持 bgp劫持 域名劫持 dns劫持 流量劫持 污染 hijacked hijack 恶意跳转 跳转至 跳转到
      `),
    ],
  ],
  [
    'loss',
    [
      ...list(`
        数据丢失 数据被删 删库 数据损毁 数据毁损 数据被删除 数据被清空 数据被加密 文件被加密 数据遭加密 文件遭加密
        丢失 被清空 被删除
      `),
    ],
  ],
  [
    'hacked',
    [
      ...list(`
        被黑 被攻陷 被攻破 被入侵 遭入侵 失陷 被控制 被植入 被渗透 被提权 被攻击 遭攻击 遭到攻击 受到攻击 hacked
        遭到入侵 遭受攻击 遭受入侵 遭网络攻击 植入后门 webshell
      `),
    ],
  ],
  [
    'users',
    [
      ...list(`
        互联网用户 注册用户 实名用户 宽带用户 手机用户 移动用户 固网用户 上网用户 用户 网民 网友 客户 会员 公民
        群众 市民 居民 乘客 消费者 学生 患者 users user customers people accounts subscribers 账号 账户
      `),
    ],
  ],
  [
    'employees',
    [
      ...list(`
        员工 职工 工作人员 内部人员信息 内部员工 在职人员 雇员 职员 离职员工 employees employee staff
      `),
    ],
  ],
  [
    'foreign_users',
    [
      ...phrases(
        '境外|海外|国外|外籍|欧洲|美国|日本|韩国|东南亚|印度|香港|澳门|台湾|港澳台',
        '用户|客户|会员|网民|账号|公民|居民|人员',
      ),
      ...phrases('overseas|foreign', 'users|customers'),
    ],
  ],
  [
    'owned',
    [
      ...list(`
        拥有 总用户 用户总数 用户总量 用户规模 注册用户数 注册用户总数 注册用户达 注册用户超 累计注册 累计用户
        现有用户 日活 月活 日活跃 月活跃 活跃用户 服务用户 服务客户 服务着 覆盖 在网用户 会员总数 坐拥 服务于
        服务人口 下载量 装机量 用户基数 存量用户 库内共有 平台用户 平台共有 公司共有 常住人口 人口 号称有 员工总数
        粉丝
      `),
    ],
  ],
  [
    'affected',
    [
      ...list(`
        受影响 影响 波及 受波及 受到影响 受阻 投诉 受害 affected affecting impacted 申告 报障
      `),
    ],
  ],
  [
    'involved',
    [
      ...list(`
        涉及 包含 包括 内含 含 牵涉 涉 共计 合计 累计 总计 数量 规模 总量 达到 高达 约有 多达 涉及到 涵盖 involving
        数据量 计 确认 核实 人数 用户数 条数 影响用户数
      `),
    ],
  ],
  [
    'noise',
    [
      ...list(`
        全国两会 全国人大 全国政协 全国运动会 全国会议 全国首 全国第 全国排名 全国工作会议 全国联网 全国重点
        全国文明 全国唯一 全国人民 全国一盘棋 全国高考 全国统考 全国网络安全 全国应急 全国总工会 全国热线 全国客服
        全国范围内开展 全国信息安全 全国劳动 全国先进
      `),

      ...list(`
        统一 一旦 一些 一定 一直 一律 一样 一般 第一 十分 万一 千万不 千万别 千万要 三大 一期 五一 十一 双十一 双11
        618 百度 万科 万网 千兆 万兆 百兆 四季 六合 二维码 万维网 两高一弱 一体 第二 第三 一线 万达 百姓 三方 一切
        一致 一经 一并 一同 一方面 一起 上半年 下半年 百分之 千里 万里 零日 0day 7x24 7×24 三级等保 等保三级
        等保二级 企业微信 网络运营 系统管理 操作系统 信息安全 数据安全 网络安全 信息化 信息部 数据中心 数据公司
        大数据 信息通信 信息技术 信息中心 信息报送 信息发布 信息报告 事件信息 预警信息 有关信息 相关信息
        重要信息系统 正常业务 业务正常 专线业务 泄露风险 泄露隐患 风险 隐患 信号泄漏 燃气泄漏 煤气泄漏 煤气泄露
        天然气泄漏 漏水 源代码 源码
      `),
    ],
  ],
];

const entries: [string, Word][] = [
  ...CERTAINTY_WORDS.flatMap(([tag, words]) => words.map((word): [string, Word] => [word, { tag } as Word])),
  ...CAUSE_WORDS.flatMap(([cause, words]) =>
    words.map((word): [string, Word] => [word, { tag: 'cause', cause }]),
  ),
  ...HAPPENINGS.flatMap(([tag, words]) => words.map((word): [string, Word] => [word, { tag } as Word])),
  ...placeWords().map(([word, place]): [string, Word] => [word, { tag: 'place', place }]),
];

/** All the words that the reader knows, each with the one thing that it says. */
export const WORDS = new Lexicon(entries);
