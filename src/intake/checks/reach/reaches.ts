import type { Facts } from '../../../plan/facts.ts';
import { REGION_IDS } from '../../../plan/regions.ts';
import { type Clause, has, saidIn, tagged } from '../../clauses/clauses.ts';
import { citiesOf } from '../../gazetteer/gazetteer.ts';
import { instructs, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { pattern } from '../../text/pattern.ts';

/** Whether an outage or virus may reach further, or a fault weigh more, than it was read to. */

/** @returns whether a text counts several provinces where only one was read: 由1个（甘肃）增加至3个 */
export function isOfMoreProvinces(facts: Facts, clauses: Clause[]): boolean {
  const reach = (facts.outage ?? facts.malware)?.extent?.least;
  return (
    reach === 'province' &&
    clauses.some(
      (c) =>
        !instructs(c) &&
        has(c, 'grows') &&
        c.quantities.some(({ unit, count }) => unit === 'provinces' && count.min > 1),
    )
  );
}

/** From so many on it may be 全国范围. */
const MOST_OF_THEM = 16;

/** @returns whether the provinces that were counted are those of a number that is taken back: 31个省断网，此前报的“仅影响五省”作废 */
export function countsProvincesOfBefore({ provinceCount }: Facts, clauses: Clause[]): boolean {
  const counts = (c: Clause) =>
    c.quantities.filter(({ unit }) => unit === 'provinces').map(({ count }) => count.min);
  const isOld = (c: Clause) => has(c, 'superseded') || /作废|有误/u.test(c.text);
  const old = clauses.filter(isOld).flatMap(counts);
  const now = clauses.filter((c) => !isOld(c) && !instructs(c)).flatMap(counts);
  return (
    provinceCount !== undefined &&
    old.includes(provinceCount.min) &&
    now.some((n) => n >= MOST_OF_THEM && n !== provinceCount.min)
  );
}

/** 全国大范围断网，涉及12省 */
const COUNTS_THEM = pattern(
  /^(?:已|共|共计|目前|主要|现)*(?:涉及|波及|影响|覆盖|包括|涵盖|分布在)(?:了|到|全国)?(?:的)?(?:约|近)?[\d一二三四五六七八九十两]+/u,
);

/** 除西藏、青海外，各省…; not 除北京外还有 */
const ALL_BUT = pattern(
  /^(?:全国)?除了?(?:[\u4e00-\u9fff]{2,4}[省市]?(?:、|和|及)[^,]{2,12}|西藏|新疆|青海)[省市]?[以之]?外$/u,
);

function countsThem(clause: Clause): boolean {
  return (
    COUNTS_THEM.test(clause.text) &&
    clause.quantities.some(({ unit, count }) => unit === 'provinces' && count.min < MOST_OF_THEM)
  );
}

/** @returns whether 各省 or 全国 was read as the whole country, where the text counts fewer: 全国大范围断网，涉及12省; 波及17个省，各省均有大量用户断网，其余省份正常 */
export function countsFewerProvinces(facts: Facts, clauses: Clause[]): boolean {
  const reach = (facts.outage ?? facts.malware)?.extent?.most;
  const said = clauses.filter((c) => !instructs(c) && !has(c, 'superseded'));
  if (reach === 'national' && clauses.some((c) => ALL_BUT.test(c.text))) return true;
  const counts = said.flatMap((c) =>
    c.quantities.flatMap((q) => (q.unit === 'provinces' ? q.count.min : [])),
  );
  return (
    reach === 'national' &&
    Math.max(0, ...counts) > 1 &&
    Math.max(0, ...counts) < REGION_IDS.length &&
    (said.some(countsThem) ||
      (said.some((c) => /各省/u.test(c.text)) && !said.some((c) => /全国(?!性|知名)/u.test(c.text))))
  );
}

/** A school or a park with so many users is no small matter. */
const MANY_USERS = 5000;
/** What is less than a county, or of few users there. */
const SMALLER = pattern(
  /小区|村|楼|栋|幢|乡|镇|街|(?<![用客千万])户|单元|宿舍|网吧|一家|营业厅|酒店|个别|少[量数]|几[个名位]|十来|部分|有些|片区|园区|学校|(?<![县市省分])公司|单位|商圈|一带|局部/u,
);

/** 没给户数, 到底多少户, 晚九点好了一部分: not how many it hit */
const UNTOLD =
  /[镇乡]街?(?:道)?(?:都|均)在|户数|多少(?:户|人|用户)[^,]*|(?:好|恢复|修好|修复)了?(?:一)?(?:部分|些|大半)/gu;

const WHOLE = pattern(/全县|整个县|县城|县里|[本我该某]县|全旗|旗里/u);

/** 县里今早网断了 */
const WHOLE_DOWN = pattern(
  /(?:全县|整个县|县城|县里|[本我该咱某]县)[^,未没正]{0,12}(?:断网|网断|没网|网络中断|上不了网)/u,
);

/** 城关镇…，好多商户刷不了卡 */
const MANY = pattern(
  /好多|[断掉]了?不少|不少(?:人|用户|居民|市民|群众|住户)|许多|很多|大量|大批|大片|成片|各区都|大家都|家家/u,
);

/** 天津市多区反映无法上网, 安徽多个县断网 */
const SEVERAL_COUNTIES = pattern(/[多数几]个?(?:县|区|旗)(?![域块间别长委])/u);

/** 镇雄县, 新乡县: what their names hold says nothing of how much of them it is */
function withoutNames(clause: Clause): string {
  return tagged(clause, 'place')
    .filter(({ value: { place } }) => place.kind === 'county' && place.county !== undefined)
    .reduce((text, word) => text.replace(saidIn(clause, word), ''), clause.text);
}

/**
 * 3.4 ends at 1个地市; an outage of a county whose users aren't said to be few is for a person.
 * @returns whether a county by name, or as many users as one has, are cut off
 */
export function isOfWholeCounty({ outage }: Facts, clauses: Clause[]): boolean {
  if (outage?.extent?.most !== 'county' || outage.many !== undefined) return false;
  if ((outage.users?.min ?? 0) >= MANY_USERS) return true;
  return (
    (!clauses.some((c) => SMALLER.test(withoutNames(c).replace(UNTOLD, ''))) ||
      clauses.some(({ text }) => MANY.test(text) || (WHOLE_DOWN.test(text) && !SMALLER.test(text)))) &&
    clauses.some(
      (c) =>
        SEVERAL_COUNTIES.test(c.text) ||
        c.quantities.some(({ unit, count }) => unit === 'counties' && count.min > 1) ||
        tagged(c, 'place').some(
          ({ value: { place } }) =>
            place.kind === 'county' &&
            (place.county !== undefined || MANY.test(c.text) || WHOLE.test(c.text)),
        ),
    )
  );
}

const SLOWER = pattern(
  /[稍略微]慢|变慢|慢了|有点慢|时延[^,]{0,4}(?:涨|升|增|高)了|时延[^,]{0,6}[略稍]有?[升增涨高]/u,
);

/** @returns whether .CN was slower, if only a little: chapter 3 has no word for less than 大幅 */
export function isSlowerCn({ cnTld }: Facts, clauses: Clause[], statements: Statement[]): boolean {
  return (
    cnTld?.drop === 'no' &&
    !clauses.some(({ text }) => /正常波动|正常范围|不影响|无感知/u.test(text)) &&
    statements.some(
      (s) =>
        s.kind === 'cn_tld' &&
        !s.negated &&
        isLive(s.mood) &&
        (has(clauses[s.clause] as Clause, 'drop_small') ||
          clauses.some((c) => SLOWER.test(c.text) && (has(c, 'cn', 'resolve') || /时延/u.test(c.text)))),
    )
  );
}

/** 从99.9%掉到三成七, 现在掉到31% */
const BECAME = pattern(
  /[从由][^,]*(?:%|成(?!功))[^,]*[到至为][^,]*(?:%|成(?!功))|(?:掉|降|跌)(?:到|至)[^,]{0,3}(?:\d[\d.]*%|[一二三四五六七八]成)/u,
);

/** @returns whether a share of .CN's resolution is told as one number that became another: 成功率从99.9%掉到三成七 */
export function isCnOfAnotherRate({ cnTld }: Facts, clauses: Clause[], statements: Statement[]): boolean {
  return (
    cnTld === undefined &&
    statements.length === 0 &&
    clauses.some((c) => has(c, 'cn')) &&
    clauses.some((c) => /成功率|效率|应答率|解析/u.test(c.text)) &&
    clauses.some((c) => BECAME.test(c.text) && !has(c, 'normal') && !/升|涨|提高|改善/u.test(c.text))
  );
}

/** @returns whether a resolver that is not 大型 (3.2) failed its users, of whom nothing else is said */
export function isSmallResolver({ dns }: Facts, clauses: Clause[], statements: Statement[]): boolean {
  return (
    dns?.large === 'no' &&
    statements.some((s) => s.kind === 'dns' && !s.negated && isLive(s.mood)) &&
    (clauses.some(isPutForSmall) ||
      !clauses.some((c) => has(c, 'normal', 'resolved') || /无感|不影响|切换|切到|备机|重启/u.test(c.text)))
  );
}

/** @returns whether one thing that a site of 3.2 or 3.3 is for fails, while the rest of it is well: 全国知名平台的支付功能异常，其余正常 */
export function isPartOfRated({ site }: Facts, clauses: Clause[], statements: Statement[]): boolean {
  const rated = site?.influence === 'national' || site?.influence === 'provincial';
  return (
    rated &&
    site.severe === 'no' &&
    statements.some((s) => s.kind === 'site' && !s.negated && isLive(s.mood) && isOfOneUse(clauses, s))
  );
}

function isOfOneUse(clauses: Clause[], { clause }: Statement): boolean {
  const text = clauses[clause]?.text ?? '';
  return ONE_USE.test(text) && !SLIGHTLY.test(text);
}

const ONE_USE = pattern(
  /(?:功能|模块|频道|服务|业务|支付|登录|下单|付款|转账|购票|挂号|结算|查询|搜索|注册|充值|提现|退款|直播|上传|打车|缴费)[^,]{0,4}(?:异常|失败|报错|故障|中断|超时)/u,
);
const SLIGHTLY = pattern(/略|轻微|稍|偶发|短暂|个别|少数|少量|小功能/u);

/** 由“企业自建DNS”更正为“大型域名解析系统” */
function isPutForSmall(clause: Clause): boolean {
  const [small, large] = [tagged(clause, 'small')[0], tagged(clause, 'large')[0]];
  return (
    small !== undefined && large !== undefined && small.start < large.start && !has(clause, 'not_a', 'not')
  );
}

/** 四川电信因成都节点故障，大量用户断网: whether the province or the city is hit */
function isOfNodeThere(clause: Clause): boolean {
  const [province, city] = tagged(clause, 'place').map(({ value, start, end }) => ({ ...value, start, end }));
  return (
    province?.place.kind === 'regions' &&
    city?.place.kind === 'city' &&
    province.place.regions.includes(city.place.city.region) &&
    /^省?(?:电信|移动|联通|广电)[^,]{0,4}因/u.test(clause.text.slice(province.end - clause.start)) &&
    /^市?[^,]{0,4}(?:节点|机房|出口|核心|枢纽)/u.test(clause.text.slice(city.end - clause.start))
  );
}

const BACKBONE = pattern(/(?:全国|全网|国家|全省)[^,]{0,6}(?:骨干网?|干线|核心网|承载网|传输网)[^,]{0,4}$/u);
const NODE = pattern(/^[省市]?[^,]{0,4}(?:节点|机房|出口|枢纽)/u);

/** 全国骨干网湖南节点故障，大量用户断网: those there, or those of the whole */
function isOfBackbone({ text, start, words }: Clause): boolean {
  return words.some(
    (word) =>
      word.value.tag === 'place' &&
      NODE.test(text.slice(word.end - start)) &&
      BACKBONE.test(text.slice(0, word.start - start)),
  );
}

const MUNICIPALITIES: readonly string[] = ['beijing', 'tianjin', 'shanghai', 'chongqing'];

/**
 * @returns whether what was read as a city may be more: 全市 a municipality that the text names elsewhere (上海两座机房停电，
 *   全市大面积断网), or a city or province only where an operator or backbone has the node that failed
 */
export function isOfMunicipality(facts: Facts, clauses: Clause[]): boolean {
  const extent = (facts.outage ?? facts.malware)?.extent;
  if (extent !== undefined && extent.least !== 'national' && clauses.some(isOfBackbone)) return true;
  if (extent?.most !== 'city') return false;
  if (clauses.some(isOfNodeThere)) return true;
  return (
    facts.cities.length + facts.regions.length === 0 &&
    clauses.some((c) =>
      tagged(c, 'place').some(
        ({ value: { place } }) =>
          place.kind === 'regions' && place.regions.some((id) => MUNICIPALITIES.includes(id)),
      ),
    )
  );
}

/** @returns whether a bracket after a county only says where it lies: 朝阳区（北京） */
export function isOfCountyIn(clauses: Clause[]): boolean {
  return clauses.some((c, i) => {
    const next = clauses[i + 1];
    const [last] = tagged(c, 'place').slice(-1);
    const county = last?.value.place.kind === 'county' && last.end === c.end;
    const [home] = next === undefined ? [] : tagged(next, 'place');
    return county && home !== undefined && home.start === next?.start && home.end === next.end;
  });
}

/** @returns whether a bracket says of which province a name is that is no city by itself: 朝阳（辽宁） */
export function isOfSharedName(clauses: Clause[]): boolean {
  return clauses.some((c, i) => {
    const next = clauses[i + 1];
    const [home] = next === undefined ? [] : tagged(next, 'place');
    if (c.words.length > 0 || home?.value.place.kind !== 'regions' || home.end !== next?.end) return false;
    return home.value.place.regions.some((id) => citiesOf(id).some(({ short }) => short === c.text));
  });
}
