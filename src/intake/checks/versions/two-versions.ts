import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has, tagged } from '../../clauses/clauses.ts';
import { happens, instructs, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { isMereName } from '../../places/own-places.ts';
import { provinceLetters } from '../../places/province-letters.ts';
import { influenceOf } from '../../statements/influence.ts';
import { pattern } from '../../text/pattern.ts';
import { holdsTwoCounts, type Told } from '../counts/two-counts.ts';
import { isOfOthersAlike } from '../reach/others-alike.ts';
import { isWiderLater } from '../reach/wider.ts';

/**
 * A text may hold two versions of one thing, what was told before and what holds now, in whatever words it tells them apart.
 * Where both can be seen and the facts are not those of the later one, which of them holds is for a person.
 */

/** @returns whether the facts of a text are those of one version, where another stands beside it */
export function holdsTwoVersions(told: Told): boolean {
  const current = told.clauses.filter(
    (c, i) => isLive(told.moods[i] ?? 'actual') && !instructs(c) && !has(c, 'not', 'normal'),
  );
  return VERSIONS.some((differs) => differs(told, current)) || holdsTwoCounts(told, current);
}

const VERSIONS: ((told: Told, current: Clause[]) => boolean)[] = [
  isOfAnotherInfluence,
  isOfUnsureInfluence,
  isWiderLater,
  isOfCities,
  isOfCounties,
  isOfFewLater,
  isSlightLater,
  isPartLater,
  isOverstated,
  isOfAnotherSize,
  isOfNationElsewhere,
  isNarrowerInTheEnd,
  isOfOthersAlike,
];

/** 在贵州省内影响很大, 在湖南省内家喻户晓 */
const IN_PROVINCE = pattern(/[省市区]内[^,]{0,8}(?:影响|知名|家喻户晓|有名|闻名|人人)/u);

/** 首报称该站为全国性平台，经核，属省内有影响力的平台: it says which one holds */
const PUTS_RIGHT = pattern(
  /更正|修正|不准|不妥|误写|写成|应为|应属|经核|核实|实际|本省有|补充材料|早已是|承建|转而/u,
);

/** 原来按全国知名电商报的。…在贵州省内影响很大: one site, two influences */
function isOfAnotherInfluence({ facts: { site } }: Told, current: Clause[]): boolean {
  if (site?.influence !== 'national' && site?.influence !== 'provincial') return false;
  const told = current
    .map((c) => influenceOf(c) ?? (IN_PROVINCE.test(c.text) ? 'provincial' : undefined))
    .filter((influence) => influence === 'national' || influence === 'provincial');
  if (new Set(told).size < 2) return false;
  return told.at(-1) !== site.influence || !current.some(({ text }) => PUTS_RIGHT.test(text));
}

const UNSURE_OF = pattern(/(?:究竟|到底)[^,]*还是|拿不准|说不准|吃不准|不好说|不好定|不敢说/u);

/** 其影响力究竟是全国还是省内，我们也拿不准 */
function isOfUnsureInfluence({ facts: { site } }: Told, current: Clause[]): boolean {
  return (
    site?.influence !== undefined &&
    current.some(
      (c, i) =>
        /影响(?:力|面|范围)?/u.test(c.text) && UNSURE_OF.test(`${c.text}${current[i + 1]?.text ?? ''}`),
    )
  );
}

/** 全国大量用户断网，准确说是苏浙沪; 湖南大面积断网（娄底）: the last word names less */
function isNarrowerInTheEnd(told: Told): boolean {
  const reach = reachOf(told.facts);
  const last = Math.max(...ofPlaces(told).map((s) => s.clause));
  const [next] = told.clauses.slice(last + 1);
  if (next === undefined || reach === undefined || happens(next)) return false;
  const kinds = tagged(next, 'place').map(({ value: { place } }) => place.kind);
  const precisely = /^(?:准确(?:地)?[说讲]|确切(?:地)?[说讲]|其实|应该是|也就是|点完数)/u.test(next.text);
  const some =
    kinds.some((kind) => kind !== 'nation') || next.quantities.some(({ unit }) => unit === 'provinces');
  if (reach === 'national') return precisely && (some || provinceLetters(next) !== undefined);
  return reach === 'province' && isMereName(next) && kinds.length === 1 && kinds[0] === 'city';
}

const reachOf = ({ outage, malware }: Facts) => (outage ?? malware)?.extent?.least;

const ofPlaces = ({ statements }: Told): Statement[] =>
  statements.filter((s) => !s.negated && isLive(s.mood) && (s.kind === 'outage' || s.kind === 'malware'));

/** 报的是南京，核实是镇江。都在江苏，大量用户断网: the province only says where the cities lie */
function isOfCities(told: Told, current: Clause[]): boolean {
  if (reachOf(told.facts) !== 'province' || told.facts.regions.length !== 1) return false;
  const own = ofPlaces(told).map((s) => told.clauses[s.clause] as Clause);
  if (own.some((c) => has(c, 'place')) || told.clauses.some(({ text }) => WHOLE.test(text))) return false;
  return current.some(
    (c) =>
      !has(c, 'advice', 'past', 'cause', 'resolved') &&
      tagged(c, 'place').some(({ value: { place } }) => place.kind === 'city'),
  );
}

const WHOLE = pattern(/全[省区疆州岛境]|整个|注册地|机房/u);

/** 预计会扩到全省，并没有。仍旧是靖边、定边两个县大量用户断网 */
function isOfCounties(told: Told): boolean {
  const reach = reachOf(told.facts);
  if (reach === undefined || reach === 'county' || reach === 'city') return false;
  return ofPlaces(told).some((s) =>
    told.clauses[s.clause]?.quantities.some(({ unit }) => unit === 'counties'),
  );
}

/** Fewer are not 大量. */
const FEW = 5000;
const IN_ALL = pattern(/总共|一共|拢共|只有|只是|仅|才/u);

/** “河北大量用户断网”说大了，石家庄两栋写字楼、总共几十户上不去 */
function isOfFewLater({ facts }: Told, current: Clause[]): boolean {
  return (
    facts.outage?.many === 'yes' &&
    current.some(
      (c) =>
        !has(c, 'resolved') &&
        IN_ALL.test(c.text) &&
        c.quantities.some(
          ({ unit, count }) =>
            (unit === 'households' || unit === 'people') && count.max !== null && count.max < FEW,
        ),
    )
  );
}

/** 初报“.CN解析效率大幅下降”…，复测只是略慢一点 */
function isSlightLater({ facts, clauses }: Told): boolean {
  return (
    facts.cnTld?.drop === 'yes' &&
    clauses.some(({ text }) => /略|轻微|稍微|小幅|没有变化|没变|一点$/u.test(text))
  );
}

/** 平台打不开…，只是缩略图功能不可用，上传、下载、登录都正常 */
function isPartLater({ facts, clauses }: Told): boolean {
  return (
    facts.site?.severe === 'yes' &&
    clauses.some(({ text }) =>
      /只是[^,]{0,8}(?:功能|页面|模块|图)|(?:登录|访问|下载|上传)[^,]{0,6}(?:都|均)?正常/u.test(text),
    )
  );
}

/** “河北大量用户断网”说大了, …用语过重 */
const OVERSTATED = pattern(
  /(?:说|写|报|讲|定|判|填)得?太?(?:大|重|早|过|满)了|过了?头|(?:用语|措辞|说法|表述)过重|言重/u,
);

function isOverstated({ clauses, statements }: Told): boolean {
  return statements.some(
    (s) =>
      !s.negated &&
      isLive(s.mood) &&
      [clauses[s.clause], clauses[s.clause + 1]].some((c) => OVERSTATED.test(c?.text ?? '')),
  );
}

/** 首报把它叫做大型域名解析系统，不妥。那是自己用的小解析服务器 */
function isOfAnotherSize({ facts: { dns } }: Told, current: Clause[]): boolean {
  if (dns?.large !== 'yes') return false;
  const sized = current.filter((c) => has(c, 'large') || isOfSmall(c));
  return sized.some(isOfSmall) && isOfSmall(sized.at(-1) as Clause);
}

function isOfSmall(c: Clause): boolean {
  return (
    (has(c, 'small') && has(c, 'dns')) ||
    /小(?:型)?的?(?:解析|域名|dns|递归)|自己用的[^,]{0,4}(?:解析|dns|递归)/u.test(c.text)
  );
}

/** 以为全国都完了，真正出问题的是鲁豫皖三省: the nation is named where nothing happens, and provinces where something does */
function isOfNationElsewhere(told: Told): boolean {
  if (reachOf(told.facts) !== 'national') return false;
  const own = ofPlaces(told).map((s) => s.clause);
  const named = (kind: string) => (i: number) =>
    [i - 1, i].some((k) =>
      tagged(told.clauses[k] ?? (told.clauses[i] as Clause), 'place').some(
        ({ value: { place } }) => place.kind === kind,
      ),
    );
  return own.length > 0 && !own.some(named('nation')) && own.some(named('regions'));
}
