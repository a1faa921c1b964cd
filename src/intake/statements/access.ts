import { type Clause, has, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { degreeOf, type Stated, struckDown } from '../moods/degrees.ts';
import { happens } from '../moods/moods.ts';
import type { Add, Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';

type Subject = 'cn' | 'dns' | 'site';

/** What a clause without a subject of its own goes on about. */
export interface Topic {
  subject: Subject | undefined;
  influence: Statement['influence'];
  name: string | undefined;
  large: Stated;
  sentence: number;
}

export function noTopic(): Topic {
  return { subject: undefined, influence: undefined, name: undefined, large: undefined, sentence: -1 };
}

/** Reads what is wrong with the access to .CN, another resolution system, or a site: a subject and a predicate. */
export function readAccess(clause: Clause, topic: Topic, add: Add): void {
  const subject = goesOn(clause, topic) ? topic.subject : (subjectOf(clause) ?? topic.subject);
  if (subject === 'cn') readCn(clause, add);
  else if (subject === 'dns') readDns(clause, topic, add);
  else readSite(clause, topic, add);
}

function subjectOf(clause: Clause): Subject | undefined {
  // 公司官网用的是.cn域名
  if (
    has(clause, 'cn') &&
    /官网|网站|网址|主页|首页/u.test(clause.text) &&
    !/解析|顶级|系统/u.test(clause.text)
  )
    return 'site';
  // 某.cn网站域名解析异常，用户无法访问
  if (has(clause, 'cn') && isOneName(clause)) return 'site';
  // .CN解析正常，.xyz解析效率大幅下降; 国家顶级域名.uk
  if (OTHER_DOMAIN.test(clause.text) && !/\.(?:cn(?![a-z])|中国)/u.test(clause.text)) return 'dns';
  // 应为.中国而非.CN: another domain
  if (has(clause, 'cn'))
    return tagged(clause, 'cn').every((word) => isNegated(clause, word) || isAbroad(clause, word))
      ? 'dns'
      : 'cn';
  if (has(clause, 'dns')) return 'dns';
  return has(clause, 'site', 'known_site') ? 'site' : undefined;
}

const OTHER_DOMAIN = /(?<![a-z\d@])\.(?!cn(?![a-z]))[a-z]{2,8}(?![a-z\d.])/u;

/** 越南国家域名.vn */
function isAbroad(clause: Clause, word: WordFound): boolean {
  const abroad = tagged(clause, 'place').some(
    ({ end, value }) => end <= word.start && value.place.kind === 'overseas',
  );
  return abroad && !saidIn(clause, word).includes('cn');
}

const PUT_FOR = /应为|应是|应该是|改为|改成|更正为|订正为|误|错|实为|其实是|->|→/u;
const MISTAKEN_FOR = /(?:误|错)[写报打输看听录]?(?:为|成|作|了)$|(?:写|报|打|输|看|听|录)(?:成|作)了?$/u;

function isNegated(clause: Clause, { start, end }: WordFound): boolean {
  const after = clause.text.slice(end - clause.start);
  if (/^(?:域名)?(?:以外|之外|外的)/u.test(after)) return true;
  // “.CN顶级域解析效率大幅下降”应为“.TOP…”; .TOP误写为.CN
  const put = PUT_FOR.exec(after);
  if (put !== null && OTHER_DOMAIN.test(after.slice(put.index))) return true;
  if (MISTAKEN_FOR.test(clause.text.slice(0, start - clause.start))) return true;
  return tagged(clause, 'not_a').some((word) => word.end === start);
}

/** 我司大型域名解析系统…，系统访问出现严重异常: it speaks of the same. */
function goesOn(clause: Clause, topic: Topic): boolean {
  const bare = /^(?:该|此|本|其|致使|导致)?(?:系统|服务|平台)(?:访问|出现|响应|解析)/u.test(clause.text);
  return bare && (topic.subject === 'dns' || topic.subject === 'cn') && !has(clause, 'dns', 'cn');
}

/** 我公司有个.cn域名忘了续费被停止解析: one name, not the domain */
const ONE_NAME =
  /续费|到期|过期|(?:我|某|自家|本|一家|一个|有个)[^,顶国]{0,8}\.cn(?:域名|网址|网站)?(?!国家|顶级|系统)/u;

function isOneName({ text }: Clause): boolean {
  return ONE_NAME.test(text) && !/大量|大批|全部/u.test(text);
}

/** .CN解析时延大幅下降, 失败率骤降, 资费大降 */
const GOOD_NEWS =
  /(?:时延|延迟|延时|耗时|失败率|超时率|错误率|丢包率?|能耗|价格|费用|资费|成本|续费|注册量|请求量|查询量|解析量|流量|投诉|告警)[^,]{0,4}(?:下降|下跌|降低|降|减|跌)/u;

function readCn(clause: Clause, add: Add): void {
  if (isOneName(clause) || GOOD_NEWS.test(clause.text)) return;
  const words = tagged(clause, 'drop_big', 'drop', 'drop_small', 'no_access', 'severe', 'odd');
  if (/注册|whois|官网|网站|邮箱|门户/u.test(clause.text) && !/解析/u.test(clause.text)) return;
  // 域名注册量下降 is no fault of resolution
  if (/解析|域名系统|顶级|效率|成功率|响应|查询|系统|访问|服务器|节点|权威|tld/u.test(clause.text))
    add('cn_tld', words, { degree: degreeOf('cn_tld', clause) });
}

function readDns(clause: Clause, topic: Topic, add: Add): void {
  const strong = [...tagged(clause, 'no_access', 'severe', 'drop_big'), ...struckDown(clause)];
  const words = strong.length > 0 ? strong : tagged(clause, 'odd', 'drop', 'drop_small');
  if (!speaksOf(clause, topic) && words.every(({ value }) => value.tag === 'odd')) return;
  add('dns', words, { degree: degreeOf('access', clause), large: topic.large });
}

function readSite(clause: Clause, topic: Topic, add: Add): void {
  const named = subjectOf(clause) === 'site' || isOfInfluence(clause, topic);
  if (
    (tagged(clause, 'net_down').some((word) => !isOfPages(clause, word)) && !named) ||
    NOT_LIVE.test(clause.text)
  )
    return;
  const pages = tagged(clause, 'net_down').filter((word) => isOfPages(clause, word));
  const strong = [...tagged(clause, 'no_access', 'severe'), ...pages, ...(named ? struckDown(clause) : [])];
  if (OF_OTHERS.test(clause.text)) return;
  const words: WordFound[] =
    strong.length > 0 ? strong : tagged(clause, 'odd').filter((word) => !isOfActivity(clause, word));
  if (words.length === 0) return;
  if (topic.subject === undefined && !named && !has(clause, 'no_access')) return;
  // a bare 异常 says nothing of a site unless it is about its access
  if (!named && strong.length === 0 && !(speaksOf(clause, topic) && /访问|登录|响应|加载/u.test(clause.text)))
    return;
  add('site', words, { degree: degreeOf('access', clause), influence: topic.influence, name: topic.name });
}

/** App和网页全打不开: the pages of the site, not the web */
export function isOfPages(clause: Clause, word: WordFound): boolean {
  const said = saidIn(clause, word);
  return /^(?:网页|打不开网页|打开网页)/u.test(said) && has(clause, 'site', 'known_site');
}

/** 测试环境官网打不开 */
const NOT_LIVE = /(?:测试|预发布?|开发|沙箱|联调|灰度|uat)(?:环境|站|服|机)/u;

/** 后台有异常导出任务: what somebody did, not how the site is */
function isOfActivity({ text, start }: Clause, word: WordFound): boolean {
  return /^(?:的)?(?:导出|登录|下载|调用|任务|外联|进程|请求|查询|操作|行为|账号|流量|会话|连接|ip)/u.test(
    text.slice(word.end - start),
  );
}

/** 主播行为严重异常 */
const OF_OTHERS =
  /(?:行为|表现|举止|情绪|天气|价格|走势|温度|电压|心率|体温|气味)[^,]{0,3}(?:严重异常|异常|失常)/u;

/** 全国知名的某网盘，访问严重异常: what it is called by no word that is known. */
function isOfInfluence(clause: Clause, topic: Topic): boolean {
  return topic.influence !== undefined && topic.subject === undefined && /访问|登录|打开/u.test(clause.text);
}

function speaksOf(clause: Clause, topic: Topic): boolean {
  return subjectOf(clause) !== undefined || topic.sentence === clause.sentence;
}

/** Keeps the topic as the text moves on to a clause. */
export function follow(topic: Topic, clause: Clause, next: Clause | undefined): void {
  const subject = goesOn(clause, topic) ? topic.subject : subjectOf(clause);
  if (subject === 'dns' && topic.subject !== 'dns') topic.large = undefined;
  const isLargeAsked = /(?:是否|是不是|算不算|够不够)[^,]{0,4}大型/u.test(clause.text);
  if (isLargeAsked) topic.large = undefined;
  else if (subject === 'dns' && has(clause, 'small', 'large'))
    topic.large = has(clause, 'small') ? 'no' : 'yes';
  if (subject !== undefined) {
    topic.subject = subject;
    topic.sentence = clause.sentence;
  } else if (
    topic.sentence !== clause.sentence &&
    topic.subject !== 'site' &&
    !/^(?:该|其|此|目前|现|用户)|访问|解析|查询|效率|成功率/u.test(clause.text) &&
    happens(clause)
  ) {
    topic.subject = undefined;
  }
  const following = subject === 'site' && next?.sentence === clause.sentence ? influenceOf(next) : undefined;
  topic.influence = influenceOf(clause) ?? following ?? topic.influence;
  const [known] = tagged(clause, 'known_site');
  if (known !== undefined)
    topic.name = clause.text.slice(known.start - clause.start, known.end - clause.start);
}

/** @returns the influence that a text tells of the site after what happened to it: 该平台为全国性视频平台 */
export function influenceSaidLater(clauses: Clause[]): Statement['influence'] {
  const later = clauses.find(
    (c) => /^(?:该|此|本|这个?|我)(?:平台|网站|站|系统|app|应用|服务|网)/u.test(c.text) && influenceOf(c),
  );
  return later && influenceOf(later);
}

/** @returns whether the text says of its site that hardly anybody uses it */
export function isMinor(clauses: Clause[]): boolean {
  return clauses.some((c) => influenceOf(c) === 'none');
}

/** 国家级经开区, 全国统一报销平台: no influence of what users go to */
const NO_INFLUENCE =
  /^(?:经开|高新|贫困|示范|非遗|新区|开发区|经济技术|重点|特色|湿地|自然|森林|园区|的?(?:报销|考勤|oa|办公|值班|客服|工单|采购))/u;
/** 该网站租用国内最大的云服务商, 由国内知名公司承建 */
const SUPPLIED = /(?:由|租用|采购|托管(?:在|于)?|委托|选用|采用|依托|接入)了?$/u;
const SUPPLIER =
  /^的?[^,]{0,4}(?:公司|厂商|云|服务商|机构|团队)[^,]{0,2}(?:承建|托管|提供|开发|运维|建设|设计|维护)/u;

/** Whether the influence that a clause tells of isn't that of its site. */
function isOfAnother({ text, start }: Clause, word: WordFound): boolean {
  const after = text.slice(word.end - start);
  return NO_INFLUENCE.test(after) || SUPPLIED.test(text.slice(0, word.start - start)) || SUPPLIER.test(after);
}

/** 国内知名安全公司发现某平台打不开: of who tells it */
function isOfReporter({ text, start }: Clause, { end }: WordFound): boolean {
  return /^的?[^,]{0,4}(?:公司|厂商|机构|专家|团队|媒体|律所|记者|博主|大v|白帽)[^,]*(?:发现|报告|称|监测到|通报|曝|披露|反映|说)/u.test(
    text.slice(end - start),
  );
}

const HARDLY_USED = anyOf`
  (?:无|没有|不具有?|没什么)(?:较大|重大|广泛)?影响力|影响力(?:有限|较小|很小)|寥寥|没几个人|每天不到
  日(?:均)?访问(?:量)?(?:者)?(?:不足|不到|不超过|只有|仅)[^,]{0,2}[百十\d]
  (?:仅|只)(?:供|限)?(?:公司|本?单位|内部|员工|校内|我司)[^,]{0,6}(?:使用|用|访问)
  内部(?:培训|办公|报销|管理|测试)(?:网站|系统|平台)
  (?:每天|平时|一天)[^,]{0,6}(?:没几个人|[二三四五六七八九十几]+人|不到[一二三四五六七八九十百\d]+人|二三十)
  没几个人看|(?<![\u4e00-\u9fff])(?:一家|某|我家|自家)?小(?:网|饭|面|杂货|便利|服装|花|文具|水果|茶|书)?店|小厂|小作坊|访问量很小|小网站|个人博客(?!平台|网|社区)
`;

/** 在湖南省内家喻户晓, 它在四川家喻户晓 */
function isWithin(clause: Clause, said: WordFound): boolean {
  const lead = clause.text.slice(0, said.start - clause.start);
  if (/(?:[省市区州](?:内|里)|本地|当地)(?![^,]*(?:电话|来电|通知|通报|确认))[^,]{0,6}$/u.test(lead))
    return true;
  return (
    !/全国|国内|国民/u.test(saidIn(clause, said)) &&
    tagged(clause, 'place').some(
      ({ end, value: { place } }) =>
        (place.kind === 'regions' || place.kind === 'own_province') &&
        end <= said.start &&
        said.start - end <= 2,
    )
  );
}

/** The reach of influence that the text itself states. */
export function influenceOf(clause: Clause): Statement['influence'] {
  if (has(clause, 'asks') || (has(clause, 'normal') && !happens(clause))) return undefined;
  if (/(?:撤|删|去)掉?[^,]*(?:字|词|表述)/u.test(clause.text)) return undefined;
  if (
    /影响力?(?:如何|怎样|怎么样|多大|大小|是否|有多|不明|不清|待)|(?:是否|有没有|有无|算不算)[^,]{0,8}影响/u.test(
      clause.text,
    )
  )
    return undefined;
  if (!/报告|文件|[此本]件|通报|消息/u.test(clause.text) && HARDLY_USED.test(clause.text)) return 'none';
  if (/(?:不是|并非|算不上|谈不上|称不上)[^,]{0,8}(?:影响|知名|全国|省内)/u.test(clause.text))
    return undefined;
  const [said] = tagged(clause, 'influence_national', 'influence_provincial').filter(
    (word) => !isOfReporter(clause, word) && !isOfAnother(clause, word),
  );
  if (said !== undefined)
    return said.value.tag === 'influence_national' && !isWithin(clause, said) ? 'national' : 'provincial';
  for (const stated of tagged(clause, 'influence')) {
    const before = tagged(clause, 'place').filter(
      (word) => word.end <= stated.start && stated.start - word.end <= 6,
    );
    const kind = before.at(-1)?.value.place.kind;
    if (kind === 'nation' || kind === 'nation_part') return 'national';
    if (kind === 'own_province' || kind === 'regions') return 'provincial';
  }
  return undefined;
}

/** @returns whether how influential a site is was taken back, or is still to be rated: “全国知名”没有依据；影响力如何未评估 */
export function isUnrated(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => UNRATED.test(text));
}

const UNRATED = anyOf`
  (?:不清楚|不知道|说不准|不好说|不掌握)[^,]{0,8}(?:多大|大不大|有无)[^,]{0,2}影响
  (?:拿掉|去掉|删[去掉]|划掉)[^,]{0,4}(?:全国|省内|知名|影响)|到底影响多大
  影响力?(?:有)?多大[^,]{0,4}(?:不好说|不清|不知|难说|说不准)|(?:拿不出|没有|缺乏)(?:任何)?依据
  影响力[^,]{0,3}(?:不好说|不清楚|说不准|不知道|难说|存疑)|(?:有没有|有无|是否有)[^,]{0,4}影响力
  影响力[^,]{0,4}(?:未|没有?|尚待|待)(?:评估|认定|核[实定]?|确定|明确)|(?:知名|影响力)[^,]{0,4}(?:没有|无|缺乏)依据
  (?:无法|不能|难以|没法|无从)(?:认定|判断|确认|评估|核实)[^,]{0,8}(?:影响力|知名)
  (?:知名|影响力|全国性)[^,]{0,8}(?:一语|一词|字样|字眼|之说|说法|提法|自称|自封)
`;
