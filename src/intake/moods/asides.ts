import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { happens, instructs } from './moods.ts';

/** What a report carries beside its matter: how it closes, who is to be told, what else is going on in the office. */

const ASIDES: Pattern[] = [
  // 请勿转发, 请务必保密, 不得对外扩散
  anyOf`
    ^(?:请|请各位|务必|请务必|注意|内部|此件|本件|信息)*(?:勿|不要|切勿|不得|严禁|禁止|别)(?:向|对)?(?:外|其他群)?(?:转发|扩散|传播|泄密|截图|转载)(?:到)?(?:其他群|外部|群外)?$
    ^(?:请|请各位|请大家|务必|请务必)?(?:注意|严格|做好)?保密(?:工作)?$
    ^(?:仅供)?内部(?:掌握|参考|使用)$
  `,
  // 特此报告, 妥否请批示, 请领导阅示
  anyOf`
    ^(?:以上|上述)?(?:情况|内容|信息)?(?:特此|专此|谨此)(?:报告|上报|报送|汇报|函告|请示|通报|函达)$
    ^(?:妥否|当否|可否|如无不妥)$
    ^(?:请|敬请|恳请|盼|请予)(?:各位)?(?:领导|批示|阅示|指示|审示|批复|审阅|知悉|知晓|阅|示|复|悉|查收)(?:审阅|阅示|批示|知悉|指示|审示|知晓)?$
    ^(?:收到|阅后|听到|看到)(?:的)?(?:请|后请)?(?:回复|回执|确认|知悉|回话|回电|回一声|吱一?声|吱个声)?$
  `,
  // 后续情况续报, 如有新情况将及时续报
  pattern(
    /^(?!(?:续报|上报|报告|补报|通报|汇报|反馈|跟进)$)(?:(?:如|若)有(?:任何|其他|其它|新的?|进一步|最新|重大|重要|相关)*(?:情况|进展|变化|消息|信息|动态)|(?:后续|有关|最新|进展|新|其他|相关|处置)*(?:情况|进展|信息))?(?:我司|我局|我们|我单位)?(?:将|会)?(?:及时|随时|持续|另行|稍后|立即|第一时间|再)*(?:续报|上报|报告|补报|跟进|通报|汇报|反馈)$/u,
  ),
  // 目前网络舆情平稳, 未出现谣言, 不信谣不传谣
  anyOf`
    ^(?:目前|暂|现|网上|尚|互联网|网络|社会|媒体|相关)*(?:舆情|舆论)(?:总体|整体|态势|基本)?(?:平稳|正常|稳定|可控)$
    ^(?:目前|暂|尚|网上|网络)*(?:无|未见|未发现|未出现|没有|未产生|暂无)(?:相关|有关|明显|负面|任何)*(?:舆情|炒作|谣言)$
    ^(?:媒体|舆论)(?:目前|暂|尚)*(?:未|没有)(?:关注|报道|介入|炒作)$
    ^(?:目前|已|现)?(?:网上|网络上|微博上?|社交平台上?|媒体|舆论)(?:已有|已经|已|上)*(?:讨论|议论|热议|关注|报道|转发|上?热搜)(?:较多|热烈|很多|不少|激烈|较热|升温)?$
    ^(?:请)?(?:广大|各位)?(?:媒体|网民|群众|用户|公众|网友|大家)?(?:请)?(?:均|一律|一切)?以官方(?:发布|通报|公告|消息|信息)(?:的信息)?为准$
    ^(?:请)?(?:广大|各位)?(?:网民|群众|用户|公众|网友|大家)?(?:请)?不信谣(?:、|和)?不传谣$
  `,
  // 微博上已经冲上热搜, 群里都炸锅了, 图我发群里了, 千万别往外说
  anyOf`
    ^(?:现在|目前|已经?)?(?:网上|网络上|微博上?|抖音上?|知乎上?|贴吧里?|朋友圈里?|(?:业主|家长|用户|客户|工作)?群里|社交平台上?|评论区|(?:境外|外地|本地)?媒体)(?:已经?|也|都|全|早|正|在|有人?|不少|很多|网友|一片|是|发帖|冲上?|上了?)*(?:讨论|议论|热议|热搜|关注|关注报道|报道|转载|刷屏|炸锅|炸|哀嚎|骂|骂娘|提问|打听|相关视频)了?$
    ^(?:流量|监控|相关)?(?:图|截图|日志|录屏|照片)(?:我|都|已经?)*发(?:到)?群里了?$
    ^(?:这事|此事|大家|各位|请|先|千万)*(?:别|不要|勿)(?:往外说|往外传|发朋友圈|对外说|到处说)$
    ^(?:媒体|记者)(?:采访|来电)[^,]{0,4}(?:一律)?转[^,]{2,6}$
  `,
  // 已有媒体关注报道, 请各位管好自己的朋友圈, 谁泄露消息谁负责, 处长让我先跟大家说一声
  anyOf`
    ^(?:目前|现在)?(?:已经?)?有?(?:媒体|记者|博主|大v)[^,]{0,3}(?:关注|报道|采访|打听|来电|来问|做了|写了)(?:报道|长文|分析|长文分析)?了?$
    ^(?:请|要求)?(?:各位|大家)?(?:管好|管住)[^,]{0,4}(?:朋友圈|嘴|口)$|^嘴都?严一?点$|^未经批准不[准得]接受采访$|^谁(?:泄露|传出|走漏)(?:消息|风声)?谁负责$
    ^(?:截图|此?消息|本条)[^,]{0,2}(?:不许|不准|仅限)[^,]{0,6}(?:群|掌握|外)$
    ^(?:处长|局长|领导|老板|主任|董事长|书记|[^,]总)(?:让|叫|要求|说)[^,]{0,3}(?:先|要|必须|天亮前)?(?:跟|和|给)?(?:大家)?(?:说一声|吱一声|严肃追责|追责|给(?:个)?说法)$
  `,
  // 有人知道什么原因吗, 为什么会这样还说不清, 什么时候能好还不好说
  anyOf`
    ^(?:有(?:没有)?人|哪位(?:同事|同志)?|谁)(?:知道|了解|清楚)(?:是)?(?:什么|啥|怎么)?(?:原因|回事|情况)(?:请说(?:一下)?|吗|么|的)*$
    ^(?:为何|为什么|怎么)(?:会)?(?:发生|这样|如此|搞成这样)(?:还|目前|尚|现在)*(?:没人|没有人|无人)?(?:说不清|不清楚|不知道|说得清|能说清)楚?$
    ^什么时候(?:能)?(?:好|恢复|处理完|修好|抢通)(?:还|尚|现在|目前)*(?:不好说|说不准|不知道|不清楚|难说)$
  `,
  // 各位辛苦了, 感谢支持
  anyOf`
    ^(?:各位|大家|同事们|兄弟们|领导|值班的?同志)*辛苦了?$
    ^(?:感谢|谢谢)(?:各位|大家|领导|贵局|贵司)?(?:的)?(?:支持|配合|关注|协助)?$
    ^祝[^,]{0,10}(?:快乐|顺利|安康|愉快)$
  `,
  // 应急演练定于下月5日举行, 下周三组织应急演练, 上次演练中发现的问题已整改完毕
  pattern(
    /^(?:(?:年度|网络安全|应急|全省|全国|我省|我司|全市)*(?:演练|演习|培训|例会|会议|工作会议|座谈会|讲座|比赛|竞赛)(?:拟|将|已)?(?:定于|安排在|改到|改至|推迟到|延期至|(?<!已)于)|(?:下|下下)(?:周|月|季度)[^,]{0,4}(?:将|拟|计划)?(?:组织|开展|举行|举办|召开)(?:一次|年度|全省|网络安全|应急)*(?:演练|演习|培训|会议|例会|讲座|比赛)$)[^,]*$|^(?:上次|上月|上季度|上半年|去年|此前)(?:的)?(?:应急|攻防)?(?:演练|演习)(?:中|里)?(?:发现|暴露)的问题[^,]*$/u,
  ),
  // 如遇紧急情况请拨打值班电话, 一旦发现异常请立即上报
  pattern(
    /^(?:如|若|一旦|凡)(?:遇|有|发现|出现)(?:紧急|突发|异常|类似|可疑|任何)*(?:情况|异常|问题|疑问)?(?:请|可|应)?(?:立即|及时|随时|马上|第一时间)?(?:拨打|联系|致电|上报|报告|反馈|与我)[^,]*$/u,
  ),
];

/** 说正事：, 言归正传， */
const TO_THE_MATTER = pattern(
  /^(?:好了?|那个|先)?(?:说|讲|谈|聊|来)?回?点?(?:正事|正经事|正题)[哈啊了吧]?$|^(?:言归正传|书归正传|回到正题|闲话(?:少说|不多说|少叙))$/u,
);

const IF = '(?:如果|如(?![下期实常今此同何图祺])|若(?!干)|万一|要是|假如|倘若|一旦)';
/**
 * 万一部里问起：…, 如果你还没收到消息：…, 如有疑问请致电, …，万一是攻击请公安介入: an if of who reads the report, or of what
 * comes next, on which what happened doesn't hang
 */
const IF_ASKED = pattern(
  new RegExp(
    `^${IF}[^,]{0,8}(?:问起?来?|问到|来电|采访|追问|查问|过问|没收到|没看到|没听说|不知道|不了解|有疑问|有问题|有异议|无异议|没异议|没意见|无意见|需要?(?!支付)|方便|有空|可以|允许|同意|没发出去|没发成|没送达|看得?到|听得?到)[^,]{0,12}$|` +
      `^${IF}[^,]{0,6}(?:群里?|线上|值班室)(?:里|还|有|在)*[^,]{0,6}(?:同志|领导|同事|的人|人在)$|` +
      `^${IF}(?![^,]*(?:属实|真|确认|成立|不))[^,]{0,12}(?:再|另行|随时|马上|立即|及时|请|就|会|我们?)[^,]{0,8}(?:补报|续报|报告?|说|告知|通知|联系|介入|补充?|致电|上报|反馈|协助|支援|处置|更新|更正|订正)$`,
    'u',
  ),
);
/** 就算是凌晨，四川全省断网也得报; 哪怕是误操作，… */
const EVEN_IF = pattern(/^(?:就算|即便|即使|哪怕|不管|无论|不论|甭管)[^,没未无不]{1,10}$/u);

/** @returns whether a clause only names such an if, and nothing that may be so */
function isIfOfReader(clause: Clause, next: Clause | undefined): boolean {
  if (happens(clause) || has(clause, 'place', 'drill', 'rumour', 'hearsay', 'past', 'resolved')) return false;
  const concedes = EVEN_IF.test(clause.text) && next?.sentence === clause.sentence && happens(next);
  return IF_ASKED.test(clause.text) || concedes;
}

/** 春运期间…, 全国高考今日开考，考生1300万人: what no network has to do with */
const OTHER_LIFE = anyOf`
  春运|高考|中考|世界杯|奥运|联赛|亚运|进博会|工作会议|会议(?:将|拟|定)?于|座谈会|研讨会
  大会(?:将|拟|定)?于|峰会|论坛(?:将|拟|定)于|博览会|展会|快递业务量|天气|气温|降温|冷空气|营收|净利润
  股价|股票|票房|gdp|年会|食堂|电梯|停车场|电费|水费|办公楼|满意度|宣传周|等保测评|等级保护测评
  发票抬头|键盘|报告厅|评分表|招股书|科创板|附件1为|拓扑图|产假|来路不明的(?:短信)?链接|培训教材|节日|元旦|春节(?!期间)
`;

/** 《个人信息保护法》规定处理个人信息应当取得同意, 《数据安全法》自2021年9月1日起施行 */
const LAW = pattern(
  /^(?:中华人民共和国)?(?:网络安全|数据安全|个人信息保护|突发事件应对|刑|电信)(?:法|条例)(?:第|规定|自20|$)/u,
);

/** @returns the clauses without those that any report may carry and that say nothing of its matter */
export function withoutAsides(clauses: Clause[]): Clause[] {
  const telling = new Set(clauses.filter(tells).map(({ sentence }) => sentence));
  const ofLife = new Set(
    clauses.filter((c) => OTHER_LIFE.test(c.text) && !addsPeople(c)).map(({ sentence }) => sentence),
  );
  const ofLaw = new Set(clauses.filter(({ text }) => LAW.test(text)).map(({ sentence }) => sentence));
  const happening = new Set(clauses.filter(happens).map(({ sentence }) => sentence));
  const saysNothing = (sentence: number) =>
    (ofLife.has(sentence) && !telling.has(sentence)) || (ofLaw.has(sentence) && !happening.has(sentence));
  const rest: Clause[] = [];
  for (const [i, clause] of [...clauses.entries()].toReversed()) {
    const { sentence } = clause;
    const last = rest.at(-1)?.sentence !== sentence;
    const closes = last && !clause.leads && isAside(clause);
    const turns = TO_THE_MATTER.test(clause.text) || isIfOfReader(clause, clauses[i + 1]);
    if (!closes && !saysNothing(sentence) && !turns) rest.push(clause);
  }
  return rest.length > 0 ? rest.toReversed() : clauses;
}

/** 后台再清点，高考考生又多出1500万人 */
function addsPeople({ text, quantities }: Clause): boolean {
  return (
    /又|再|还|多出|新增|清点/u.test(text) &&
    quantities.some(({ unit, count }) => unit === 'people' && count.min >= 10_000)
  );
}

function isAside({ text }: Clause): boolean {
  return ASIDES.some((aside) => aside.test(text));
}

/** Whether a clause tells of a happening, or how sure one is. */
function tells(clause: Clause): boolean {
  return (
    happens(clause) ||
    instructs(clause) ||
    clause.words.some(({ value }) => MATTERS.has(value.tag)) ||
    has(clause, 'cause')
  );
}

const MATTERS: ReadonlySet<string> = new Set([
  ...[
    'correction',
    'superseded',
    'rumour',
    'contested',
    'hearsay',
    'confirmed',
    'hypothetical',
    'asks',
    'drill',
  ],
  ...['affected', 'info', 'site', 'known_site'],
]);
