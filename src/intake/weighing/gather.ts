import { emptyFacts, type Facts, INCIDENT_KINDS, type IncidentKind, REACHES } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { readLeakCounts } from '../leaks/count.ts';
import { NO_USERS_DATA } from '../leaks/others.ts';
import type { Certainty } from '../moods/certainty.ts';
import type { Stated } from '../moods/degrees.ts';
import { isLive } from '../moods/moods.ts';
import { addOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { narrowToCounted } from '../places/rest.ts';
import { widenSharedName } from '../places/shared-name.ts';
import { citiesOf, join, nowhere, regionsOf, type Where } from '../places/where.ts';
import { isLocal } from '../places/within.ts';
import { readCauses } from '../statements/cause.ts';
import { FEW_DEVICES, hitsFew, isContained } from '../statements/contained.ts';
import { isElsewhere, isToldThere } from '../statements/elsewhere.ts';
import { isHarmless } from '../statements/harmless.ts';
import { rateHouseholdNames } from '../statements/household.ts';
import { influenceSaidLater, isMinor, isUnrated } from '../statements/influence.ts';
import { rateProvincialPlatforms } from '../statements/provincial.ts';
import { sizePublicResolvers } from '../statements/public-resolvers.ts';
import { Scene, type Spread } from '../statements/scene.ts';
import { DEFACED, LOSS, readStatements } from '../statements/statements.ts';
import { addUnplaced } from '../statements/unplaced.ts';
import { isCnSaidToWork, isSiteHardlyDown } from '../statements/works.ts';
import { pattern } from '../text/pattern.ts';
import { moodOf, standingOf } from './standing.ts';
import { weigh } from './weigh.ts';

export interface Gathered {
  facts: Facts;
  spans: { fact: string; start: number; end: number }[];
  statements: Statement[];
}

/** Brings the statements of a text together into facts; what is only feared or unverified beside facts widens them. */
export function gather(clauses: Clause[], certainty: Certainty): Gathered {
  const moods = [...certainty.moods];
  const statements = readStatements(clauses, moods);
  const doubts = weigh(statements, clauses, { ...certainty, moods });
  const asserted = statements.filter((s) => !s.negated);
  const mood = moodOf(statements, moods, clauses);
  const used = asserted.filter((s) => s.mood === mood || (isLive(mood) && isLive(s.mood)));
  const scene = new Scene(clauses, moods, statements, mood);
  const gathering: Gathering = {
    scene,
    facts: { ...emptyFacts },
    spans: [],
    statements,
    everywhere: nowhere(),
  };
  const { facts } = gathering;
  const standing = standingOf(mood, doubts, statements, clauses, { ...certainty, moods });
  if (standing !== undefined) facts.standing = standing;
  for (const kind of INCIDENT_KINDS) {
    const all = used.filter((s) => s.kind === kind);
    if (all.length === 0) continue;
    note(
      gathering,
      FACT_OF[kind],
      all.flatMap((s) => s.words),
    );
    GATHERERS[kind](gathering, all, used);
  }
  const causes = readCauses(clauses, moods, mood);
  facts.causes = causes.causes;
  if (causes.suspected) facts.causeSuspected = true;
  note(gathering, 'causes', causes.spans);
  note(gathering, 'standing', doubts);
  const asked = isLive(mood) ? addUnplaced(facts, used, statements, clauses, moods) : undefined;
  if (asked) note(gathering, asked.unit === 'records' ? 'leakRecords' : 'leakPeople', [asked]);
  if (isLive(mood) || standing === 'unclear') addOpen(facts, clauses, moods, mood);
  addPlaces(gathering);
  if (isElsewhere(facts, clauses))
    for (const kind of INCIDENT_KINDS) if (isToldThere(kind, used, clauses)) delete facts[FACT_OF[kind]];
  return { facts, spans: gathering.spans, statements };
}

/** Facts in the making, with where everything is. */
interface Gathering extends Gathered {
  scene: Scene;
  everywhere: Where;
}

function note(gathering: Gathering, fact: string, list: readonly { start: number; end: number }[]): void {
  for (const { start, end } of list) gathering.spans.push({ fact, start, end });
}

const FACT_OF = {
  outage: 'outage',
  cn_tld: 'cnTld',
  dns: 'dns',
  site: 'site',
  leak: 'leak',
  malware: 'malware',
  other: 'other',
} as const satisfies Record<IncidentKind, keyof Facts>;

const GATHERERS: Record<IncidentKind, (gathering: Gathering, all: Statement[], used: Statement[]) => void> = {
  outage: (gathering, all) => {
    const { extent, degree } = gatherSpread(gathering, all);
    gathering.facts.outage = { ...(extent && { extent }), ...(degree && { many: degree }) };
    addAffected(gathering, 'outage', all);
  },
  malware: (gathering, told) => {
    // 四川大面积爆发，湖北仅1台感染
    const spread = told.filter((s) => !hitsFew(gathering.scene.clauses[s.clause]));
    const all = spread.some((s) => s.degree === 'yes') ? spread : told;
    const { extent = isLocal(gathering.scene.clauses, all) ? LOCAL : undefined, degree } = gatherSpread(
      gathering,
      all,
    );
    const malware: NonNullable<Facts['malware']> = {
      ...(extent && { extent }),
      ...(degree && { wide: degree }),
    };
    gathering.facts.malware = malware;
    // 南京一家医院被勒索病毒加密: whose bureau is told, though it says nothing of the reach
    if (extent === LOCAL) locate(gathering, all);
    addAffected(gathering, 'malware', all);
    const { clauses } = gathering.scene;
    const few = (malware.devices?.max ?? Number.POSITIVE_INFINITY) <= FEW_DEVICES;
    const stayed = (few && isContained(clauses)) || isHarmless(clauses);
    if (malware.wide !== 'yes' && stayed) malware.wide = 'no';
    if (malware.wide === 'yes' && all.every((s) => hitsFew(clauses[s.clause]))) delete malware.wide;
  },
  cn_tld: ({ facts, scene }, all) => {
    const kept = scene.clauses.some((c) => CN_KEPT.test(c.text) && !c.asked);
    const works = isCnSaidToWork(scene.clauses);
    const drop = works ? undefined : (degreeOfAll(all, scene) ?? (kept ? 'no' : undefined));
    facts.cnTld = drop === undefined ? {} : { drop };
  },
  dns: ({ facts, scene }, all) => {
    const large = largeOf(all, scene.clauses) ?? sizePublicResolvers(all, scene.clauses);
    const severe = degreeOfAll(all, scene);
    facts.dns = { ...(large && { large }), ...(severe && { severe }) };
    // what only a small resolver does to its users is left to a person
    if (large === 'no' && scene.clauses.some((c) => has(c, 'users')))
      facts.other = '自建或小型域名解析系统异常';
  },
  site: (gathering, all) => {
    const { clauses } = gathering.scene;
    const expired = clauses.some((c) => EXPIRED.test(c.text)) && !clauses.some((c) => SERVES.test(c.text));
    if (expired && all.every((s) => s.influence === undefined && s.name === undefined)) return;
    const sure = all.filter((s) => !gathering.scene.isWeak(s));
    const influence =
      (['national', 'provincial'] as const).find((i) => sure.some((s) => s.influence === i)) ??
      sure[0]?.influence ??
      influenceSaidLater(clauses, sure) ??
      rateHouseholdNames(sure, clauses) ??
      rateProvincialPlatforms(sure, clauses);
    const severe = isSiteHardlyDown(clauses)
      ? undefined
      : degreeOfAll(
          all.filter((s) => s.influence === influence || s.influence === undefined),
          gathering.scene,
        );
    const used = clauses.some((c) => has(c, 'normal') && /用户|访问|使用|其余/u.test(c.text) && !c.asked);
    const inOnePlace =
      all.some((s) => ONLY_THERE.test(clauses[s.clause]?.text ?? '')) ||
      clauses.some((c) => ELSEWHERE_FINE.test(c.text));
    const name = all.find((s) => s.name !== undefined)?.name;
    gathering.facts.site = {
      ...(name && { name }),
      ...(influence && !inOnePlace && !isUnrated(clauses) && { influence }),
      ...(severe
        ? { severe }
        : (used || all.every((s) => SLIGHT.test(clauses[s.clause]?.text ?? ''))) &&
            all.every((s) => s.words.every(({ value }) => value.tag === 'odd'))
          ? { severe: 'no' }
          : {}),
    };
    locate(gathering, all);
  },
  leak: (gathering, all, used) => {
    const { clauses, moods, mood } = gathering.scene;
    const found = readLeakCounts(clauses, moods, used, mood);
    // 外流的是1.6亿条温湿度数据，不含任何个人信息
    if (found.leak.people === undefined && clauses.some((c) => NO_USERS_DATA.test(c.text) && !c.asked))
      return;
    gathering.facts.leak = found.leak;
    gathering.spans.push(...found.spans);
    locate(gathering, all);
  },
  other: (gathering, all) => {
    const { clauses } = gathering.scene;
    // 小店网站被改，每天没几个人看: no site of 3.2 or 3.3
    const told = isHarmless(clauses)
      ? all.filter((s) => s.what === LOSS)
      : isMinor(clauses)
        ? all.filter((s) => s.what !== DEFACED)
        : all;
    const [{ what } = { what: undefined }] = told;
    if (what !== undefined) gathering.facts.other = what;
    locate(gathering, all);
  },
};

/** 前报写的是内部DNS，现确认是大型域名解析系统: what was said before goes before nothing. */
function largeOf(all: Statement[], clauses: Clause[]): Stated {
  const sized = all.filter((s) => s.large !== undefined);
  const current = sized.filter((s) => s.mood === 'actual' && !has(clauses[s.clause] as Clause, 'superseded'));
  return (current.at(-1) ?? sized[0])?.large;
}

function gatherSpread(gathering: Gathering, all: Statement[]): Pick<Spread, 'extent' | 'degree'> {
  const spread = gathering.scene.spreadOf(all);
  gathering.everywhere = join(gathering.everywhere, spread.where);
  return spread;
}

function locate(gathering: Gathering, all: Statement[]): void {
  gathering.everywhere = join(gathering.everywhere, gathering.scene.located(all));
}

/** The degree of several statements: the plainest of those that are certain. */
function degreeOfAll(all: Statement[], scene: Scene): Stated {
  if (all.some((s) => s.degree === 'yes' && !scene.isWeak(s))) return 'yes';
  return all.length > 0 && all.every((s) => s.degree === 'no') ? 'no' : undefined;
}

/** 个别用户反映App略有卡顿 */
const SLIGHT = pattern(/略有|轻微|稍有|稍微|略显/u);

/** 时延抬升2毫秒，解析效率没有下降 */
const CN_KEPT = pattern(
  /(?:成功率|时延)[^,没不]{0,4}(?:均|都|一直|始终|仍|保持)*在?(?:正常|百分之百|100%)|(?:效率|成功率|解析)[^,]{0,6}(?:没有下降|没有明显下降|没降|没变|未下降|不受影响|没有任何异常)|未影响正常解析/u,
);
/** 官网打不开，域名忘了续费: of the organization itself */
const EXPIRED = pattern(/(?:没有?|未|忘了|忘记|逾期)[^,]{0,2}续费|(?:域名|证书)(?:已)?(?:到期|过期)/u);

/** 市民卡App打不开，证书过期 */
const SERVES = pattern(/app|平台|小程序|公交|支付|缴费|医保|社保|政务|挂号|购票/u);

/** 全国性平台，只有我省访问严重异常: whether that is the plan's 严重异常 of it is for a person. */
const ONLY_THERE = pattern(
  /(?:只有|仅有?|只是|唯独|单单)(?:在)?(?:我省|本省|我市|本市|[^,]{2,4}(?:省|市|区|县))|某?[县区市][^,县区市]{0,2}分厅|某[县镇乡]用户/u,
);

/** 在四川访问严重异常，其他省正常 */
const ELSEWHERE_FINE = pattern(
  /^(?:但|而)?(?:其他|其余|别的|外)(?:各|的)?(?:省|省份|省市|地区|地方|地市)(?:区市)?[^,]{0,6}(?:正常|不受影响|未受影响|没受影响|没问题)/u,
);

const LOCAL = { least: 'county', most: 'city' } as const;

/** How many users or devices the sentences of an outage or virus count. */
function addAffected(gathering: Gathering, kind: 'outage' | 'malware', all: Statement[]): void {
  const { clauses } = gathering.scene;
  const { outage, malware } = gathering.facts;
  const sentences = new Set(all.map((s) => clauses[s.clause]?.sentence));
  const near = clauses.filter((c) => sentences.has(c.sentence) && !has(c, 'leak', 'leak_plain', 'owned'));
  for (const quantity of near.flatMap((clause) => clause.quantities)) {
    const people =
      (quantity.unit === 'people' || quantity.unit === 'households') && !isCulprit(quantity, clauses);
    if (kind === 'outage' && outage && people) {
      outage.users ??= quantity.count;
      note(gathering, 'outageUsers', [quantity]);
    } else if (kind === 'malware' && malware && quantity.unit === 'devices') {
      malware.devices ??= quantity.count;
      note(gathering, 'malwareDevices', [quantity]);
    }
  }
}

/** 两名嫌疑人在逃 */
function isCulprit({ end }: { end: number }, clauses: Clause[]): boolean {
  const clause = clauses.find((c) => c.start < end && end <= c.end);
  return /^(?:犯罪)?嫌疑人|^被困|^受伤|^报警|^伤|^嫌犯|^黑客|^(?:技术|工作|抢修|值班)?人员|^工程师/u.test(
    clause?.text.slice(end - clause.start) ?? '',
  );
}

function addPlaces(gathering: Gathering): void {
  const { facts, everywhere: where } = gathering;
  facts.national = where.nation;
  facts.regions = regionsOf(where);
  facts.cities = citiesOf(where);
  facts.overseas = [...new Set(where.overseas)];
  if (where.provinceCount !== undefined) facts.provinceCount = where.provinceCount;
  if (where.spans.length > 0)
    note(gathering, where.nation || facts.regions.length > 0 ? 'regions' : 'provinceCount', where.spans);
  narrowToCounted(facts, gathering.scene.clauses);
  widenSharedName(facts, gathering.scene.clauses);
  // only abroad: what the plan's reaches say of the country does not hold
  if (
    facts.overseas.length > 0 &&
    facts.regions.length === 0 &&
    !facts.national &&
    facts.provinceCount === undefined
  ) {
    for (const happening of [facts.outage, facts.malware]) {
      // 澳门全城大批用户上不了网
      if (happening === undefined || (happening === facts.malware && happening.extent !== undefined))
        continue;
      happening.extent = { least: REACHES[0], most: 'province' };
    }
  }
}
