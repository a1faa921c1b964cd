import { type Clause, has, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import { isNegated } from './negation.ts';

/** Whether the reporter's own words state what the plan leaves open; undefined where they don't say. */
export type Stated = 'yes' | 'no' | undefined;

const OF_USERS = pattern(
  /^(?:的|量)?[^,。攻击流量请求数据]{0,8}?(?:用户|网民|网友|客户|居民|群众|市民|家庭|学生|企业|人(?!工)|users?|customers?|无法|不能|打不开网页|断网|停网|掉线|掉网|脱网|没网|没信号|网络|宽带|上网|互联网|用不了|上不|连不|断线|people|internet|network|outage|中断|瘫痪|断)/u,
);
const WHOLE = pattern(
  /全(?:国|省|市|县|旗|区|境|州|城|网)(?!性|多|不少|很多|许多|一些|若干|个别|有些|大多|部分|局部|知名|有影响)/u,
);

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
    ? (degreeOfOutage(
        clause,
        joined ? before : undefined,
        next?.sentence === clause.sentence ? next : undefined,
      ) ?? (isLabelledMany(clauses) ? 'yes' : undefined))
    : degreeOfSpread(clause, joined ? before : undefined, next);
}

/** 8户断网; 断网，共8户 */
function isHandful({ text, start, quantities }: Clause, followed: Clause | undefined): boolean {
  const few = quantities.some(
    ({ unit, count, end }) =>
      (unit === 'people' || unit === 'households') &&
      (count.max ?? 100) < 100 &&
      !CULPRIT.test(text.slice(end - start)),
  );
  return (
    few ||
    (followed !== undefined &&
      /^共?\d+户$/u.test(followed.text) &&
      followed.quantities.some(({ count }) => (count.max ?? 100) < 100))
  );
}

/** 广东，全省，断网，大量用户: a note of single words */
const BARE = 4;
const JUST_USERS = pattern(/^大[量批](?:互联网|宽带|移动|手机|家宽)?(?:用户|客户)$/u);
function isBareNote({ text }: Clause, followed: Clause | undefined): boolean {
  return text.length <= BARE && followed !== undefined && JUST_USERS.test(followed.text);
}

/** 影响用户：大量 */
const USERS_LABEL = pattern(
  /(?:影响|涉及|受灾|断网|中断)的?(?:互联网|宽带|移动)?(?:用户|客户)(?:数量?|规模|情况|范围)?$/u,
);
const OF_PLACE = pattern(/地点|地区|区域|范围|位置|所在地|属地/u);
const LABELLED_MANY = pattern(/^(?:大[量批]|海量|众多)(?:互联网|宽带|移动|手机)?(?:用户|客户)?$/u);

function isLabelledMany(clauses: Clause[]): boolean {
  // 应急物资：青海出。断网地点：四川: where its other places are is unsaid
  const placed = clauses.every(
    (c, i) => !has(c, 'place') || i === 0 || OF_PLACE.test(clauses[i - 1]?.text ?? ''),
  );
  return (
    placed &&
    clauses.some(({ text }, i) => LABELLED_MANY.test(text) && USERS_LABEL.test(clauses[i - 1]?.text ?? ''))
  );
}

function degreeOfOutage(clause: Clause, before: Clause | undefined, followed: Clause | undefined): Stated {
  const stated = statedMany(clause, followed);
  if (stated !== undefined) return isFewInAll(clause) ? undefined : stated;
  if (tagged(clause, 'net_down').some((word) => /大面积|大范围|大规模/u.test(saidIn(clause, word))))
    return 'yes';
  const handful = isHandful(clause, followed);
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
  if (after === 'yes' || isBareNote(clause, followed)) return 'yes';
  const counted = clause.quantities.some(({ unit }) => unit === 'people' || unit === 'households');
  if (counted) return undefined;
  return WHOLE.test(clause.text) && has(clause, 'net_down') ? 'yes' : undefined;
}

/** 一名挖机司机挖断光缆, 几名黑客攻击: who did it, not whom it hit */
const CULPRIT = pattern(
  /^(?:男子|女子)?(?:被困|报警|受伤|问责|伤亡|遇难|投诉热线|黑客|攻击者|嫌疑人|嫌犯|骗子|不法|[^,用户]{0,4}(?:司机|工人|师傅|操作员|工程师|运维|技术员|施工|员工|学生黑客|机手))/u,
);

/** 全省所有断网用户共3户 */
function isFewInAll({ text, start, quantities }: Clause): boolean {
  return quantities.some(
    (q) =>
      (q.unit === 'people' || q.unit === 'households') &&
      (q.count.max ?? FEW) < 100 &&
      /(?:共|合计|总计|一共)(?:就|只有?|仅)?$/u.test(text.slice(0, q.start - start)),
  );
}

/** 一名用户投诉光猫老掉线 */
const ONE_USER = pattern(
  /(?<![\d一二三四五六七八九十百千万第])[一1](?:名|位|户|个)(?:宽带|手机)?(?:用户|客户|居民|市民|老人|网友|大[爷妈])/u,
);
/** 接到1起“上不了网”的投诉 */
const FEW_CALLS = pattern(
  /(?<![\d万千百十])(?:[1-9]|[一二两三四五六七八九])(?:起|个|例|通|单)(?![省市区县地州小月]|[^,]{0,4}(?:热线|电话)[^,]{0,2}(?:打爆|爆|占线|瘫))[^,]{0,8}(?:投诉|报障|申告|来电)/u,
);

/** Fewer people in one organization are not 大量用户. */
const FEW = 10_000;

/** 办公楼内网断网, POS机断线: inside an organization, not users of the internet. */
function isInside(clause: Clause): boolean {
  return (
    (/内网|办公(?:区|楼|网|室|内)|宿舍楼|教学楼|写字楼|pos机|atm机?|局域网/u.test(clause.text) &&
      !has(clause, 'users', 'many', 'wide') &&
      !/家庭|宽带|手机|农村|小区|全[省市国州]/u.test(clause.text) &&
      clause.quantities.every(({ unit }) => unit !== 'people')) ||
    (/^(?:校|院|厂|楼|店|所|园区)内/u.test(clause.text) &&
      clause.quantities.some(({ unit, count }) => unit === 'people' && (count.max ?? FEW) < FEW))
  );
}

function statedMany(clause: Clause, next?: Clause): Stated {
  const speaks = (word: WordFound) =>
    OF_USERS.test(clause.text.slice(word.end - clause.start, word.end - clause.start + 20));
  const many = tagged(clause, 'many', 'wide').filter(
    (word) => speaks(word) || saidIn(clause, word).endsWith('用户'),
  );
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
    has(clause, 'wide') ||
    (!also &&
      before !== undefined &&
      has(before, 'wide') &&
      !has(before, 'net_down') &&
      !/推送|补丁|降温|降雨|降雪|寒潮|停电|检查|排查|宣传|巡检|部署/u.test(before.text));
  const sporadic = has(clause, 'sporadic', 'few') && !has(clause, 'many');
  if (wide && !sporadic)
    return tagged(clause, 'wide').some((word) => isNegated(clause, word, next)) ? undefined : 'yes';
  return sporadic && !wide ? 'no' : undefined;
}

/** 解析成功率由99.9%跌至41%: less than half of it is left, as 腰斩 says in a word. */
const HALVED = pattern(
  /(?:成功率|效率|正常率|可用率)[^,]*(?:降|跌|掉|落|滑)(?:至|到|为)(?:了|约|仅|只有|不足|不到)*[1-4]?\d(?:\.\d+)?%/u,
);

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
const STRUCK = pattern(/打(?:瘫|挂|垮|趴)/u);

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
