import { type Clause, has, isAgent, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { happens } from './moods.ts';

/** Whether the reporter's own words state what the plan leaves open; undefined where they don't say. */
export type Stated = 'yes' | 'no' | undefined;

const OF_USERS =
  /^(?:的|量)?[^,。攻击流量请求数据]{0,8}?(?:用户|网民|网友|客户|居民|群众|市民|家庭|学生|企业|人(?!工)|users?|customers?|无法|不能|断网|掉线|网络|宽带|上网|互联网|用不了|上不|连不|断线|people|internet|network|outage|中断|瘫痪|断)/u;
const WHOLE =
  /全(?:国|省|市|县|旗|区|境|州|城|网)(?!性|多|不少|很多|许多|一些|若干|个别|有些|大多|部分|局部|知名|有影响)/u;

/** @returns the degree that a clause states for an outage (大量), malware (大面积), .CN (大幅下降) or access (严重异常) */
export function degreeOf(
  what: 'outage' | 'malware' | 'cn_tld' | 'access',
  clause: Clause,
  clauses: Clause[] = [],
  i = 0,
): Stated {
  if (what === 'cn_tld') return degreeOfDrop(clause);
  if (what === 'access') return degreeOfAccess(clause);
  // The subject may stand in the clause before: 大量用户反映，无法上网
  const before = clauses[i - 1];
  const next = clauses[i + 1];
  const joined =
    before !== undefined &&
    before.sentence === clause.sentence &&
    !has(clause, 'many', 'few', 'some', 'wide', 'sporadic');
  return what === 'outage'
    ? degreeOfOutage(
        clause,
        joined ? before : undefined,
        next?.sentence === clause.sentence ? next : undefined,
      )
    : degreeOfSpread(clause, joined ? before : undefined, next);
}

function degreeOfOutage(clause: Clause, before: Clause | undefined, followed: Clause | undefined): Stated {
  const stated = statedMany(clause, followed);
  if (stated !== undefined) return stated;
  if (tagged(clause, 'net_down').some((word) => /大面积|大范围|大规模/u.test(saidIn(clause, word))))
    return 'yes';
  const handful =
    clause.quantities.some(
      ({ unit, count, end }) =>
        (unit === 'people' || unit === 'households') &&
        count.max !== null &&
        count.max < 100 &&
        !CULPRIT.test(clause.text.slice(end - clause.start)),
    ) ||
    (followed !== undefined &&
      /^共?\d+户$/u.test(followed.text) &&
      followed.quantities.some(({ count }) => (count.max ?? 100) < 100));
  // 广东全省断网，共8户: one of the two is wrong
  if (handful && WHOLE.test(clause.text) && !/就|只|仅/u.test(clause.text)) return undefined;
  if (handful || isInside(clause) || ONE_USER.test(clause.text) || FEW_CALLS.test(clause.text)) return 'no';
  if (has(clause, 'some', 'few', 'many', 'wide')) return undefined;
  if (before !== undefined && !has(before, 'net_down', 'no_access', 'leak', 'leak_plain')) {
    const earlier = statedMany(before);
    if (earlier !== undefined) return earlier;
  }
  const after =
    followed !== undefined && /投诉|反映|受影响|报障|申告|来电|反馈|无法|断/u.test(followed.text)
      ? statedMany(followed)
      : undefined;
  if (after === 'yes') return after;
  const counted = clause.quantities.some(({ unit }) => unit === 'people' || unit === 'households');
  if (counted) return undefined;
  return WHOLE.test(clause.text) && has(clause, 'net_down') ? 'yes' : undefined;
}

/** 一名挖机司机挖断光缆, 几名黑客攻击: who did it, not whom it hit */
const CULPRIT =
  /^(?:男子|女子)?(?:黑客|攻击者|嫌疑人|嫌犯|骗子|不法|[^,用户]{0,4}(?:司机|工人|师傅|操作员|工程师|运维|技术员|施工|员工|学生黑客|机手))/u;

/** 一名用户投诉光猫老掉线 */
const ONE_USER =
  /(?<![\d一二三四五六七八九十百千万第])[一1](?:名|位|户|个)(?:宽带|手机)?(?:用户|客户|居民|市民|老人|网友|大[爷妈])/u;
/** 接到1起“上不了网”的投诉 */
const FEW_CALLS =
  /(?<![\d万千百十])(?:[1-9]|[一二两三四五六七八九])(?:起|个|例|通|单)(?![省市区县地州小月])[^,]{0,8}(?:投诉|报障|申告|来电)/u;

/** Fewer people in one organization are not 大量用户. */
const FEW = 10_000;

/** 办公楼内网断网, POS机断线: inside an organization, not users of the internet. */
function isInside(clause: Clause): boolean {
  return (
    (/内网|办公(?:区|楼|网|室|内)|宿舍楼|教学楼|写字楼|pos机|atm机?|局域网/u.test(clause.text) &&
      !has(clause, 'users', 'many', 'wide') &&
      !/家庭|宽带|手机|农村|小区/u.test(clause.text) &&
      clause.quantities.every(({ unit }) => unit !== 'people')) ||
    (/^(?:校|院|厂|楼|店|所|园区)内/u.test(clause.text) &&
      clause.quantities.some(({ unit, count }) => unit === 'people' && (count.max ?? FEW) < FEW))
  );
}

function statedMany(clause: Clause, next?: Clause): Stated {
  const speaks = (word: WordFound) =>
    OF_USERS.test(clause.text.slice(word.end - clause.start, word.end - clause.start + 20));
  const many = tagged(clause, 'many', 'wide').filter(speaks);
  if (
    /用户.{0,6}(?:均|都)(?:无法|不能|没法|上不|连不|断|用不了)/u.test(clause.text) &&
    !has(clause, 'some', 'few', 'many', 'wide')
  )
    return 'yes';
  const few = tagged(clause, 'few', 'sporadic').filter(
    (word) =>
      (speaks(word) || /用户|户|名|位/u.test(saidIn(clause, word))) &&
      !CULPRIT.test(clause.text.slice(word.end - clause.start)),
  );
  if (many.length > 0 && few.length === 0) {
    return isNegated(clause, many[0] as WordFound, next) ? 'no' : 'yes';
  }
  return few.length > 0 && many.length === 0 ? 'no' : undefined;
}

function degreeOfSpread(clause: Clause, before: Clause | undefined, next: Clause | undefined): Stated {
  if (/为时过早|谈不上|算不上|称不上|够不上|不能说|还没到/u.test(clause.text)) return undefined;
  const also = /也(?:有|发现|出现|报|见|监测|接到)/u.test(clause.text); // 陕西也发现感染
  const wide =
    has(clause, 'wide') || (!also && before !== undefined && has(before, 'wide') && !has(before, 'net_down'));
  const sporadic = has(clause, 'sporadic', 'few') && !has(clause, 'many');
  if (wide && !sporadic)
    return tagged(clause, 'wide').some((word) => isNegated(clause, word, next)) ? undefined : 'yes';
  return sporadic && !wide ? 'no' : undefined;
}

/** 解析成功率由99.9%跌至41%: less than half of it is left, as 腰斩 says in a word. */
const HALVED =
  /(?:成功率|效率|正常率|可用率)[^,]*(?:降|跌|掉|落|滑)(?:至|到|为)(?:了|约|仅|只有|不足|不到)*[1-4]?\d(?:\.\d+)?%/u;

function degreeOfDrop(clause: Clause): Stated {
  // 由“大幅下降”修为“略有下降”
  if (has(clause, 'drop_big') && has(clause, 'drop_small'))
    return /(?:为|成|到|至)(?:大幅|显著|急剧|明显|严重)/u.test(clause.text) ? 'yes' : undefined;
  if (has(clause, 'drop_big') || (has(clause, 'drop') && HALVED.test(clause.text)))
    return partial(clause) ? undefined : 'yes';
  if (has(clause, 'no_access', 'severe') && !partial(clause)) return 'yes';
  return has(clause, 'drop_small') ? 'no' : undefined;
}

function degreeOfAccess(clause: Clause): Stated {
  if (has(clause, 'severe')) return 'yes';
  if ((has(clause, 'no_access') || struckDown(clause).length > 0) && !partial(clause)) return 'yes';
  return undefined;
}

/** 平台被DDoS打瘫: a word of the cause that says what came of it */
const STRUCK = /打(?:瘫|挂|垮|趴)/u;

/** @returns the words of an attack that say that it brought its target down */
export function struckDown(clause: Clause): WordFound[] {
  if (has(clause, 'possible') || /服务器|主机|节点/u.test(clause.text)) return [];
  return tagged(clause, 'cause').filter((word) => STRUCK.test(saidIn(clause, word)));
}

/** Only some users, functions or moments. */
function partial(clause: Clause): boolean {
  return (
    has(clause, 'some', 'few', 'sporadic') ||
    /部分|个别|间歇|偶发|短暂|时好时坏|时断时续|断断续续/u.test(clause.text)
  );
}

/** 导出任务在执行前被拦截 */
const CUT_SHORT = anyOf`
  ^[^,]{0,8}(?:执行|完成|开始|成功|得手|外传)(?:之)?前(?:即|就|便)?(?:被|遭)(?:拦|阻|挡|终止|叫停|发现)
  ^(?:之)?前(?:已|即|就|便|已经)?(?:(?:被|遭)(?:防火墙|系统|waf|网关|设备|安全设备|风控|策略|我方|我司|平台)?(?:及时|成功|自动)?)?(?:拦|阻|挡|终止|叫停|切断)
  ^(?:[^,]{0,6}刚[^,]{0,4})?(?:就|即|便)被(?:拦|阻|挡|终止|叫停)
`;
/** 没有哪个省的用户因为这次攻击上不了网 */
const NO_ONE =
  /没有(?!一个?人(?:察觉|发现|知道|注意))(?:哪[个一]|任何一?个?(?![^,]{0,3}(?:[预征前先]兆|操作|割接|预警|通知|计划|理由|原因))|一个)(?:[^,的]|的(?=个人|用户|信息|数据|资料)){0,20}$/u;
/** 并非用户信息泄露, 零泄露 */
const NO_SUCH =
  /(?:非|(?<!是)不是|并非|不属于|不构成|(?<![\d一二两三四五六七八九十百千万亿个归清为])零)(?:用户|个人|客户|数据|信息)?$/u;
/** 企图拖库, 尝试拖取 */
const ATTEMPT =
  /(?:企图|试图|尝试|妄图|图谋|欲|(?<!料|预|猜|设)想(?!不?到)|打算|准备|正要)(?:[^,后]{0,6}|(?:把|将)[^,后]{0,24})$/u;

/** How far before the happening a denial may stand, in characters. */
const NEAR = 14;
const FAR = 40;

/** 没有证据表明…, 未发现…: denies all that its clause goes on to tell. */
function isOfWhole({ text, start }: Clause, word: WordFound): boolean {
  return /^(?:[尚暂并均也]?(?:未|无|没有?)(?:任何)?(?:发现|监测到|检测到|见到|证据|迹象|痕迹))/u.test(
    text.slice(word.start - start),
  );
}

/** 导出前即被阻断, 企图拖库, 并非用户信息泄露: right before or after it. */
function isUndone(lead: string, rest: string): boolean {
  return (
    CUT_SHORT.test(rest) ||
    /^(?:行为|行动|攻击|企图)?(?:都|均|也|并)?(?:没有?|未)(?:能)?(?:得逞|得手|成功(?!拦|阻|追|溯|告警|发现|止|防|封)|遂)|^(?:未遂|落空)/u.test(
      rest,
    ) || // 拖库没得逞
    /^(?:数|量)?(?:为|是)(?:零|0)$/u.test(rest) ||
    /(?:未果|无果|扑空|无功而返|落空|未遂|失败告终)$/u.test(rest) ||
    /(?:没|未|没有|还没)来得及$/u.test(lead) ||
    ATTEMPT.test(lead) ||
    NO_SUCH.test(lead) ||
    NO_ONE.test(lead)
  );
}

function isListed({ text, start }: Clause, at: number): boolean {
  return /^[^,]{0,2}(?:和|及|、|或|与|以及)/u.test(text.slice(at - start));
}

/** 没有加密的1200万用户信息被窃取 */
const OF_A_THING = /^(?!任何|一)[^,\d用户人客员]{1,4}的(?=\d)/u;

/** 未审批就导出, 未留痕迹地窃走 */
const TURNS =
  /但|却|而|就(?![是医诊业])|即(?![时将使])|便(?![民利捷])|才(?!能|会)|地(?=[窃盗偷拖导下拷卷])|的(?:情况|前提|条件)下|察觉|知情|^(?:公开|修补|修复|披露|知)的?[^,]{0,4}漏洞/u;

/** 未泄露, 泄露情况不存在, 给没给: the word of denial reaches the happening, and nothing between turns it. */
function denies(clause: Clause, not: WordFound, happening: WordFound): boolean {
  const said = clause.text.slice(not.start - clause.start, not.end - clause.start);
  const distance = happening.start - not.end;
  if (distance < 0) {
    const after = not.start - happening.end;
    return after >= 0 && after <= 6 && /发生|发现|出现|存在/u.test(said);
  }
  if (distance > (isOfWhole(clause, not) ? FAR : NEAR)) return false;
  if (said.length === 1 && distance > 8) return false;
  const between = clause.words.filter((other) => other.start >= not.end && other.end <= happening.start);
  const text = clause.text.slice(not.end - clause.start, happening.start - clause.start);
  if (said === '未' && /^[^,]{1,4}的/u.test(text)) return false; // 利用未收回的权限导出
  if (OF_A_THING.test(text)) return false;
  if (/^差/u.test(said) && /^(?:不到|到|够|满)[\d一二两三四五六七八九十百千万亿]/u.test(text)) return false; // 差一点不到一千万
  const nearly = /^(?:险些|差点|差点儿|差一点)$/u.test(said); // 差一点就让全省断网
  const turned = between.some((word) => {
    const { value, start, end } = word;
    return (
      (value.tag === 'link' && !nearly && start > not.end) ||
      (value.tag === 'but_b' && end < happening.start) ||
      value.tag === 'not_fully' ||
      // 未见入侵和数据外流; 防止黑客窃取…
      (value.tag === 'cause' && !isListed(clause, end) && !isAgent(clause, word, happening))
    );
  });
  if (
    /^(?:避免|防止|以防)/u.test(said) &&
    /^(?:被|引起|触发)(?:发现|追踪|察觉|怀疑|告警|检测|识别)/u.test(text)
  )
    return false;
  return !turned && !(nearly ? /但|却|而/u : TURNS).test(text);
}

/** 没到打不开的程度 */
const NOT_SO_FAR =
  /(?:没有?|未|不)(?:到|至于|达到)[^,]{0,14}(?:程度|地步)|(?:谈|算|称)不上[^,]{0,2}(?:泄|断|瘫|爆发|被)/u;

/**
 * Whether the clause denies the happening: 未发现用户信息泄露, 泄露情况不存在, 访问正常. A 未 that speaks of something
 * else (未及时修补漏洞导致泄露) doesn't.
 */
export function isNegated(clause: Clause, happening: WordFound, next?: Clause): boolean {
  // 不是泄露1250万用户，(是125万): of the number, not of what happened
  if (has(clause, 'not_a') && clause.quantities.some((q) => q.start >= happening.end && q.count.min >= 1000))
    return false;
  if (isPutRight(clause, next)) return false;
  if (NOT_SO_FAR.test(clause.text)) return true;
  const lead = clause.text.slice(0, happening.start - clause.start);
  if (/^(?:并非|不是|并不是)(?!演|谣|误|开玩笑|测试|攻击)/u.test(lead) && !/而是|只有|仅/u.test(clause.text))
    return true;
  // 未发现黑客窃取…: whoever would have done it
  if (
    /(?<!有)(?:未|没有?)(?:发现|监测到|见|有)?(?:被)?(?:黑客|攻击者|入侵者|不法分子|外人|任何人|人)$/u.test(
      lead,
    )
  )
    return true;
  if (isUndone(lead, clause.text.slice(happening.end - clause.start))) return true;
  const asked = tagged(clause, 'asks');
  const isAsked = (word: WordFound) => asked.some((a) => a.start <= word.start && a.end >= word.end); // 给没给
  return tagged(clause, 'not').some((word) => !isAsked(word) && denies(clause, word, happening));
}

/**
 * @returns whether a clause denies only its number or place, for which the next one gives another: 不是320万用户泄露，是32万;
 *   不是四川全省断网，是绵阳市
 */
export function isPutRight(clause: Clause, next: Clause | undefined): boolean {
  if (next === undefined || happens(next) || !isDenying(clause, next)) return false;
  const counts = ({ quantities }: Clause) =>
    quantities.some((q) => ['people', 'records', 'unsaid'].includes(q.unit) && q.count.min >= 1000);
  const places = (c: Clause) =>
    has(c, 'place') || c.quantities.some(({ unit }) => unit === 'provinces' || unit === 'cities');
  return (counts(clause) && counts(next)) || (places(clause) && places(next));
}

/** @returns whether a clause begins with 不是 and the next one says what it is */
export function isDenying(clause: Clause, next: Clause): boolean {
  return (
    /^(?:并|也)?(?:不是|并非|非)/u.test(clause.text) &&
    /^(?:而|应该?|其实|实际|只|才|就|仅|准确[说讲]?|正确的?|确切[说讲]?)*(?:是|为|有)|^(?:实际|仅|只)/u.test(
      next.text,
    )
  );
}

/** Whether the happening is only feared: 可能导致全省断网, 存在泄露风险. */
export function isPossible(clause: Clause, happening: WordFound): boolean {
  const before = tagged(clause, 'possible').some(
    (word) => word.end <= happening.start && happening.start - word.end <= 20,
  );
  const lead = clause.text.slice(0, happening.start - clause.start);
  const rest = clause.text.slice(happening.end - clause.start);
  const able = /(?<![许认性功智只技职机效节潜])(?:可以?|能够?)(?:直接|随意|轻易|批量|进一步)?$/u.test(lead);
  if (able && !/已[^,]{0,2}[被遭]|并[被遭]/u.test(rest)) return true; // 可公开下载并已被他人获取
  return before || /^(?:的)?(?:风险|隐患|可能|危险|痕迹|迹象|嫌疑|概率|几率)/u.test(rest);
}
