import { type Clause, has, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

export type Subject = 'cn' | 'dns' | 'site';

/** @returns what a clause names that can be out of reach: .CN, another resolution system, or a site */
export function subjectOf(clause: Clause): Subject | undefined {
  // 公司官网用的是.cn域名
  if (
    has(clause, 'cn') &&
    /官网|网站|网址|主页|首页/u.test(clause.text) &&
    !/解析|顶级|系统|(?:凡|所有|全部|一切|任何)[^,]{0,4}cn|cn(?:结尾|后缀)/u.test(clause.text)
  )
    return 'site';
  // 全国知名网站的DNS被劫持
  if (NAME_OF_SITE.test(clause.text)) return 'site';
  // 某.cn网站域名解析异常，用户无法访问
  if (has(clause, 'cn') && isOneName(clause)) return 'site';
  // .CN解析正常，.xyz解析效率大幅下降; 国家顶级域名.uk
  if (OTHER_DOMAIN.test(clause.text) && !/\.(?:cn(?![a-z])|中国)/u.test(clause.text)) return 'dns';
  if (isOwnResolver(clause)) return 'dns';
  // 应为.中国而非.CN: another domain
  if (has(clause, 'cn'))
    return tagged(clause, 'cn').every((word) => isNegated(clause, word) || isAbroad(clause, word))
      ? 'dns'
      : 'cn';
  if (has(clause, 'dns')) return 'dns';
  return has(clause, 'site', 'known_site') ? 'site' : undefined;
}

const NAME_OF_SITE = pattern(
  /(?<!解析|注册|服务)(?:网站|平台|官网|门户|商城|app|首页|主页|主站)的?(?:dns|域名)(?:解析|记录|指向)*(?:被|遭)(?:人|黑客|恶意)?(?:劫持|篡改|污染)/u,
);

const OTHER_DOMAIN = pattern(/(?<![a-z\d@])\.(?!cn(?![a-z]))[a-z]{2,8}(?![a-z\d.])/u);

/** 公司内网DNS解析.CN域名效率大幅下降: what a small resolver makes of it */
function isOwnResolver(clause: Clause): boolean {
  const [small, dns, cn] = [tagged(clause, 'small')[0], tagged(clause, 'dns')[0], tagged(clause, 'cn')[0]];
  return (
    small !== undefined &&
    dns !== undefined &&
    cn !== undefined &&
    small.start < dns.end &&
    dns.end <= cn.start
  );
}

/** 越南国家域名.vn */
function isAbroad(clause: Clause, word: WordFound): boolean {
  const abroad = tagged(clause, 'place').some(
    ({ end, value }) => end <= word.start && value.place.kind === 'overseas',
  );
  return abroad && !saidIn(clause, word).includes('cn');
}

const PUT_FOR = pattern(/应为|应是|应该是|改为|改成|更正为|订正为|误|错|实为|其实是|->|→/u);
const MISTAKEN_FOR = pattern(
  /(?:误|错)[写报打输看听录]?(?:为|成|作|了)$|(?:写|报|打|输|看|听|录)(?:成|作)了?$/u,
);

function isNegated(clause: Clause, { start, end }: WordFound): boolean {
  const after = clause.text.slice(end - clause.start);
  if (/^(?:域名)?(?:以外|之外|外的)/u.test(after)) return true;
  // “.CN顶级域解析效率大幅下降”应为“.TOP…”; .TOP误写为.CN
  const put = PUT_FOR.exec(after);
  if (put !== null && OTHER_DOMAIN.test(after.slice(put.index))) return true;
  if (MISTAKEN_FOR.test(clause.text.slice(0, start - clause.start))) return true;
  return tagged(clause, 'not_a').some((word) => word.end === start);
}

/** 我公司有个.cn域名忘了续费被停止解析: one name, not the domain */
const ONE_NAME = pattern(
  /续费|到期|过期|cn(?:域名?)?(?:底?下|里|中)的?(?:某|一个|一家|个别|几个|我|[二三]级|子域)|(?:我|某|自家|本|一家|一个|有个)[^,顶国致使]{0,8}\.cn(?:域名|网址|网站)?(?!国家|顶级|系统)/u,
);

/** @returns whether a clause tells of one name under .CN */
export function isOneName({ text }: Clause): boolean {
  return (ONE_NAME.test(text) && !/大量|大批|全部/u.test(text)) || UNDER_CN.test(text);
}

/** edu.cn, www.a.cn: below .CN; but dns .cn may have lost its white space */
const UNDER_CN = pattern(
  /(?<![a-z])(?:edu|gov|com|net|org|ac|mil)\.cn(?![a-z])|[a-z\d]\.[a-z\d-]{1,30}\.cn(?![a-z])/u,
);

/** @returns whether .CN fails together with another domain, as where the line is down: .CN和.COM都解析不了 */
export function isWithOthers({ text }: Clause): boolean {
  return WITH_OTHERS.test(text);
}

const JOINS = '(?:域名)?(?:和|与|及|跟|连同|以及|、|/|或|,)+(?:还有)?';
const OTHER_TLDS = '\\.?(?:com|net|org|top|xyz|io|info|cc|jp|us|hk|uk)';
const WITH_OTHERS = pattern(
  new RegExp(`cn${JOINS}${OTHER_TLDS}(?![a-z.])|(?<![a-z])${OTHER_TLDS}${JOINS}\\.?cn(?![a-z])`, 'u'),
);

/** @returns whether only users of a place, or a line of one's own, are told to fail with .CN: 安徽用户反映.CN域名解析不了 */
export function isCnFromThere(clause: Clause): boolean {
  const [cn] = tagged(clause, 'cn');
  const places = tagged(clause, 'place');
  if (cn === undefined || places.some(({ value }) => WIDE.includes(value.place.kind))) return false;
  return places.some(
    ({ start, end, value }) =>
      !WIDE.includes(value.place.kind) &&
      end <= cn.start &&
      THOSE_THERE.test(clause.text.slice(start - clause.start, cn.start - clause.start)),
  );
}

const WIDE: readonly string[] = ['nation', 'nation_part', 'provinces', 'most_provinces', 'overseas'];
const THOSE_THERE = pattern(/用户|网民|网友|客户|市民|居民|同事|一带|这边|那边|本地|企业|单位|学校/u);

/** What may well fall: .CN解析时延大幅下降, 失败率骤降, 资费大降, 请求大幅回落 */
export const GOOD_NEWS = pattern(
  /(?:失败|超时|错误|出错)率[^,\d]{0,4}(?:[6-9]\d(?:\.\d+)?|100)%(?:→|->|=>|>)+[1-4]?\d(?:\.\d+)?%|(?:时延|延迟|延时|耗时|(?:失败|超时|错误|出错)(?:率|数|次数|量|的[^,]{0,4}数)|故障率|丢包率?|能耗|价格|费用|资费|成本|续费|注册量|请求量|查询量|解析量|流量(?!攻击|冲击|打|压|灌|洪)|投诉量?|告警|负载|占用率?|cpu|恶意(?:请求|流量|解析|查询|域名|注册|攻击)|异常(?:请求|流量)|攻击(?:次数|量))[^,效成]{0,14}(?:下降|下跌|降低|降|减|跌)|(?:响应时间|耗时|时延|延迟|抖动|劫持|污染|拥塞|请求|需求|压力|风险|漏洞|故障|(?:中断|异常|诈骗)事件|(?:异常|中断|失败|超时|故障|错误|报错|攻击)次数|投诉|费用|功耗|能耗|负载|告警|(?:失败|超时)(?:现象|情况|次数)|温度|库存|(?<!质)量)(?:现象|情况|次数|数量?|水平|率)?(?:已|同比|环比|大幅度?|明显|显著|持续|急剧|快速)*(?:较[^,]{1,4}?)?(?:已|同比|环比|大幅度?|明显|显著|持续|急剧|快速)*(?:下降|下跌|降|减|跌|回落|走低|滑落|下挫|萎缩|锐减|骤降|一落千丈|只剩)/u,
);

/** @returns whether what falls is resolution itself: 解析效率, 解析大幅下降, but not 解析碳排放, 解析工程师离职率 */
export function isFallOfResolving({ text }: Clause): boolean {
  return !/解析[^,]*(?:[降跌减]|只剩)/u.test(text) || FALLS.test(text);
}

const FALLS = pattern(
  /[瘫垮趴]|无法|整[个体]|效[率能]|成功|应答|响应|可用|正常|质量|性能|能力|速度|失败|超时|[解查]不|水平|服务|系统|比例|解析率|解析(?:已|今[早晨天日]|突然|持续|急剧|整体|又|再次|也|都|均|出现)*(?:较[^,]{1,4}?)?(?:在[^,]{1,6}?)?(?:已|今[早晨天日]|突然|持续|急剧|整体|又|再次|也|都|均|出现)*(?:大幅|严重|明显|下[降跌滑]|[跌降骤锐断]|只剩|仅|全|大面积|成片|大批|大量|普遍|几乎)/u,
);

/** @returns whether clauses speak of how .CN is resolved, and none says that it is well: .CN顶级域名服务器又被打了 */
export function isOfCnResolution(clauses: readonly Clause[]): boolean {
  return clauses.some(speaksOfResolving) && !clauses.some(({ text }) => RESOLVES.test(text));
}

function speaksOfResolving(clause: Clause): boolean {
  return (
    subjectOf(clause) === 'cn' &&
    !isOneName(clause) &&
    !GOOD_NEWS.test(clause.text) &&
    !/注册|whois|官网|网站|邮箱|门户|备案/u.test(clause.text) &&
    (/解析|顶级|效率|成功率|权威|根区|节点|结尾|请求|递归/u.test(clause.text) || isCnDown(clause))
  );
}

/** @returns whether .CN itself is said to be down: .CN整个瘫了, .cn顶级那几组服务器全趴了 */
export function isCnDown({ text }: Clause): boolean {
  return (
    CN_DOWN.test(text) &&
    !/部分|个别|一[台个组]|其中|某|[\d两三四五六七八九十]+[台个组]|官网|注册|办公/u.test(text)
  );
}

const CN_DOWN = anyOf`
  cn(?:域名?|国家|顶级|域名系统)*(?:整个|全部?|都|彻底|又|突然|已经?|全线)*(?:被打|打)?(?:瘫|挂[啦掉]|挂了(?![新个块牌])|崩|宕|趴)
  cn(?:国家)?顶级(?:域名?)?(?:的)?(?:权威)?(?:那?几组)?(?:服务器|节点|系统)?(?:集群)?(?:全部?|都|均|整个|已|又|现在)*(?:被|遭)?(?:黑客|人)?打?(?:瘫|趴|挂(?![牌载接靠职名在着上个新]|了[新个块牌])|垮|崩)
  cn(?:国家)?(?:域名?|顶级域?名?)?权威(?:服务器|节点|系统)?集群(?:全部?|都|均|整个|已|又|现在)*(?:被|遭)?(?:黑客|人)?打?(?:瘫|趴|挂(?![牌载接靠职名在着上个新]|了[新个块牌])|垮|崩)
`;

const RESOLVES = pattern(
  /(?:^|cn|域名|解析|节点|系统|一切|全程|运行|均|都)[^,不]{0,4}(?:正常|平稳|稳定|没事|没问题)/u,
);

/** @returns whether a clause says nothing but that a name was struck down: “秦惠办”被打瘫 */
export function isStruckName({ text, start, quoted }: Clause): boolean {
  return quoted.some((name) => STRUCK_DOWN.test(text.slice(name.end - start)) && name.start <= start + 1);
}

const STRUCK_DOWN = pattern(/^[”"'’」]?(?:已|又|现)?(?:被[^,]{0,4})?打(?:瘫|挂|垮|趴)/u);

/** @returns whether a clause goes on about .CN in words that any resolution system could be told in: 顶级域解析效率大幅下降 */
export function isOfCnStill(clause: Clause): boolean {
  return subjectOf(clause) === 'dns' && OF_RESOLVING.test(clause.text) && !OF_ITS_OWN.test(clause.text);
}

const OF_RESOLVING = pattern(/顶级域|权威|递归|解析(?:服务|系统)/u);
/** What names a resolver of somebody else. */
const OF_ITS_OWN = pattern(
  /[我本某省市县校商]|公司|单位|自建|公共|内网|运营商|移动|联通|电信|大型|小型|企业|阿里|腾讯|华为|百度|火山|金山|天翼|谷歌|dns|\.(?!cn)|但|而|不是|非|另/u,
);
