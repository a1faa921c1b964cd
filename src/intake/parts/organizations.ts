import type { Clause, Stretch } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import type { Normal } from '../text/normalize.ts';
import { type Pattern, pattern } from '../text/pattern.ts';

/**
 * A name of an organization or of what it runs, as a span of the normalized text. `body`: an organization by its form
 * (公司, 医院, 某省移动); `brand`: by its trade (滨海能源); `service`: a site or system (赣惠通平台).
 */
export interface Organization {
  start: number;
  end: number;
  text: string;
  kind: 'body' | 'brand' | 'service';
}

const BODY =
  '股份有限公司|有限责任公司|有限公司|分公司|子公司|总公司|公司|集团|银行|农商行|农信社|信用社|(?:附属)?第?[一二三四五六七八九十]{1,2}(?:人民)?医院|医院|(?<=[市县区省])[一二三四五六七八九]院|卫生院|卫生服务中心|大学|学院|职院|中学|小学|学校|高中|(?<=[县市区])[一二三四五六七八九十]{1,2}[中小]|(?<=[\\u4e00-\\u9fff]{2})[一二三四五六七八九十]{1,2}小(?![时区半部型额])|幼儿园|中专|技校|研究院|研究所|院所|考试院|检察院|法院|人民政府|管委会|委员会|街道办|气象局|教体局|教育局|医保局|[\\u4e00-\\u9fff]{2}局|[\\u4e00-\\u9fff](?![业大餐客])[\\u4e00-\\u9fff]厅|海关|中心|联盟|产业园|事务所|律所|电厂|烟厂|[^工出商原]厂(?![商家])|特钢|钢铁|钢企|石化|制药|药业|煤业|矿业|农信|设计院|交易所|妇幼|大行|高校|(?<!\\d)日报|晚报|电站|风电场|核电|热电|血站|券商|疾控|公交|轨道|烟草|煤矿|油田|码头|港务|机场|酒店|宾馆|物业|地铁|图书馆|博物馆|档案馆|电视台|广播电台|应急广播|报社|出版社|书城|超市|药房|药店|诊所|口腔|(?:制造|运营|供应)商|发行方|车企|国企|央企|事业单位|配套企业|(?<=某[^,]{0,8})企业|门店';
const CARRIER = '移动|联通|电信|铁通|铁塔|广电网络|广电|有线';
const BRAND =
  '能源|重工|财险|人寿|保险|证券|期货|基金|信托|航空|物流|快递|快运|速运|水务|燃气|热力|电力|文旅|旅行|出行|租车|停车|外卖|小贷|支付|钱包|金服|互联(?![网互链])|科技|金融|传媒|融媒|学苑|教云|影业|手游|家政|团购|e贷|买菜|健身|游戏|直播|背单词|记账|管家|社区|会议|云盘|网盘';
const SERVICE =
  '门户网站|政务服务网|官方网站|网上银行|手机银行|网站|官网|门户|直播平台|平台|app|小程序|公众号|客户端|论坛|商城|批发网|交易网|政务云|数据中心|应用|系统|(?<=[\\u4e00-\\u9fff]{3})(?<![公上断内外全联专入域干信户分传货])网(?![络约民友站页点银关吧课校店上传管信安警])';

const CLASSES: [Organization['kind'], Pattern][] = [
  ['body', pattern(new RegExp(BODY, 'u'))],
  ['body', pattern(new RegExp(`(?<=[\\u4e00-\\u9fff])(?:${CARRIER})(?![支互端])`, 'u'))],
  ['brand', pattern(new RegExp(BRAND, 'u'))],
  ['service', pattern(new RegExp(SERVICE, 'u'))],
];

/** No part of a name, nor is anything before it. */
const BEFORE = new RegExp(
  `^.*(?:[\\0,.:|"'!?@#、]|\\((?![\\u4e00-\\u9fff]{2,4}\\)(?:股份|有限|集团|公司))|\\)(?!股份|有限|集团|公司)|[一二三四五六七八九十]、|[被遭的了把将让称说及其您]|${[
    '发现|监测到?|监测|报告|反映|来电|获悉|据悉|网传|听说|听到|认识|导致|造成|致使|影响|波及|涉及|目前|今天|今日|昨天|昨日|昨晚|昨夜|今早|凌晨|上午|下午|晚上|夜里|此前',
    '我部|包括|针对|攻击|入侵|攻陷|黑进|黑了|打了|打瘫|篡改|窃取|拖走|疑似|疑为|旗下|所属|通报|供应商|服务商|客户|号称是?|所谓|售卖|出售|兜售|挂售|挂了|卖|关于|快报|汇报|首报|续报|终报|报一下|记一下|更正下?|那边|这边|刚问|仍是|不是|就是|还是|单位还是|倒霉的是|的是|这回是|这次是|属于|针对|误删了?|登录|访问|使用|仿冒|冒充|位于|托管于?|部署在|承建的?|起因是|背景|其中|以及|和(?![平谐顺田县睦颐浩])|所有人|咱们|他们|辖区内|知道|群里传|收到|好像|刚跟|晒出|爆料|限制|升级|关闭|回顾|假设|假定|如果|掌握|协调|请|启动|传言|上报|报(?![社业刊])|扫描|吐槽|来自|必须|可能|牵涉|涉|组成|宣告|核实|同时|同日|给|含|教员|骂|挖断|加上|到(?![家位])|日(?![报照新本用化立])|年(?![华糕代])|用(?![户友])|盗刷|中午|先|整个|全部|近期|上线后|问(?!题)|致(?!远)|过(?!滤)|非|冒充|与|由(?!来)|对(?!外)|向(?![阳东日上])|从(?!化)|因|于|至|为(?!民)|是|在(?![线])|(?<!国)有(?![限机])|发送|流向|起诉|经(?![济贸纪开])|接(?![力警])|转(?!运)|系(?!统)|查',
  ].join('|')})(?=.{2,}$)`,
  'u',
);
/** Words for any organization or system: no name. */
const GENERIC = pattern(
  /^(?:(?:等|该|此|本(?!溪)|我|贵(?![州阳港])|各|多(?!伦)|两(?!江)|三(?![亚明门峡沙江湘])|几|哪|这|那|其|他们|一[款个]|尚?无|某些|有些|一些|部分|有关|相关|所有|全)(?:.*)|(?:互联网|基础电信|电信|通信|重点|上市|国有|民营|大型|头部)?(?:企业|公司|集团|平台|网站|单位|运营商|银行|医院|学校|机构|论坛|门户|官网|app|小程序|系统|应用)|(?!某).{0,3}(?:业务|操作|信息|支撑|监控|态势|态势感知|监测|会员|收费|报名|挂号|计费|后台|管理|会议|邮件|告警|核心|生产|财务|人事|办公|测试|定位|票务|分拣|预报|营销|账务|查询|视频监控|人员定位|专家抽取)(?:系统|平台|中心|网)|呼叫中心|数据中心|信息中心|指挥中心|值班中心|监控中心|分公司|子公司|总公司|有限公司|(?:移动|微信)?(?:端|客户端|小程序|公众号)|.*(?:平台|系统)(?:的)?(?:平台|系统)|.*工信.*|手机银行|网上银行|移动支付|.*大数据|.*信息数据|用户数据|.*个人数据|.*(?:新|旧|老|内部|自建|对外|业务)(?:系统|平台|网站))$/u,
);

/** A service goes by a name only where something marks it as one: 某, a place, how well it is known, or quotes. */
const MARKED = pattern(/某|全国|全省|省|市|县|州|区|知名|头部|大型|国家|中国|[a-z]{2,}/u);
const NAMED_SERVICE = pattern(/(?:app|小程序|公众号|批发网|交易网|政务服务网|政务云|商城|论坛)$/u);

/** @returns the organizations and services that a clause names, in the order of the text; `masked` has no times in it */
export function findOrganizations(clause: Clause, masked: string, quoted: Stretch[]): Organization[] {
  const byStart = new Map<number, Organization>();
  for (const found of CLASSES.flatMap(([kind, names]) => named(clause, masked, kind, names))) {
    const known = byStart.get(found.start);
    const inQuotes = quoted.some((q) => q.start <= found.start && found.start < q.end);
    // 榕城智慧停车 of 榕城智慧停车平台
    const isFuller = known?.kind === 'brand' && found.kind === 'service' && found.end - known.end <= 4;
    const goesFurther =
      isFuller || (found.kind === 'body' && (known?.kind !== 'body' || found.end > known.end));
    if (known === undefined ? inQuotes || isNamed(found) : goesFurther) byStart.set(found.start, found);
  }
  const list = [...byStart.values()]
    .filter((found) => !isOneOfSeveral(clause, found))
    .sort((a, b) => a.start - b.start);
  return list.filter((a) => !list.some((b) => b !== a && b.start <= a.start && a.end <= b.end));
}

const OF_CARRIER = pattern(new RegExp(`(?:${CARRIER})$`, 'u'));

/** 湖南、湖北电信: an operator's companies in several provinces are none by name */
function isOneOfSeveral(clause: Clause, { start, text }: Organization): boolean {
  return (
    OF_CARRIER.test(text) &&
    /[、和与及]$/u.test(clause.text.slice(0, start - clause.start)) &&
    clause.words.some((word) => word.value.tag === 'place' && word.end === start - 1)
  );
}

/** @returns what stands in quotation marks */
export function quotedIn(original: string, { starts, ends }: Normal): Stretch[] {
  const quoted: Stretch[] = [];
  let at = 0;
  for (const match of original.matchAll(/[“"「『《]([^”"」』》“]{2,16})[”"」』》]/gu)) {
    while (at < starts.length && (starts[at] ?? 0) <= match.index) at++;
    const start = at;
    while (at < ends.length && (ends[at] ?? 0) < match.index + match[0].length) at++;
    if (at > start) quoted.push({ start, end: at });
  }
  return quoted;
}

function named(clause: Clause, masked: string, kind: Organization['kind'], names: Pattern): Organization[] {
  const text = masked.slice(clause.start, clause.end);
  return names.all(text).flatMap((match) => {
    const end = match.index + match[0].length;
    const from = BEFORE.exec(text.slice(0, end))?.[0].length ?? 0;
    const found = text.slice(from, end);
    const seat = from === 0 && LEGAL_FORM.test(found) ? WITH_SEAT.exec(masked.slice(0, clause.start)) : null;
    if (seat !== null) {
      const start = clause.start - seat[0].length;
      return [{ start, end: clause.start + end, text: masked.slice(start, clause.start + end), kind }];
    }
    const bare = found.length <= match[0].length && !/^..[厅局]$/u.test(found);
    if (from > match.index || bare || found.length > LONGEST || GENERIC.test(found) || NO_NAME.test(found))
      return [];
    return [{ start: clause.start + from, end: clause.start + end, text: found, kind }];
  });
}

/** 云帆数据（贵州）有限公司: normalized, the brackets are pauses. */
const LEGAL_FORM = pattern(/^(?:股份|集团)?有限(?:责任)?公司$/u);
const WITH_SEAT = pattern(/[\u4e00-\u9fff]{2,12},[\u4e00-\u9fff]{2,4},$/u);

/** 手机上不了网 */
const NO_NAME = anyOf`
  [不了没都怎吧吗呢我咱您—②①]|本公司|\d(?:亿|万|条|人|款|名|家)|^[\u4e00-\u9fff]{1,3}局$
  ^(?:.*(?:全省|大量|多省))(?:移动|联通|电信)$|当地|境外|几家|多家|[两三四]家|辖区
`;

/** Longer than any name. */
const LONGEST = 30;

function isNamed({ kind, text }: Organization): boolean {
  return kind !== 'service' || MARKED.test(text) || NAMED_SERVICE.test(text);
}
