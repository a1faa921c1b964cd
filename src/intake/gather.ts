import { emptyFacts, type Facts, INCIDENT_KINDS, type IncidentKind, REACHES } from '../plan/facts.ts';
import { isVouched, readDoubts, saysNothingHappened } from './account.ts';
import { readCauses } from './cause.ts';
import type { Certainty } from './certainty.ts';
import { type Clause, has } from './clauses.ts';
import type { Stated } from './degrees.ts';
import { readLeakCounts } from './leak-count.ts';
import { happens, type Mood } from './moods.ts';
import { Scene, type Spread } from './scene.ts';
import type { Statement } from './statement.ts';
import { readStatements } from './statements.ts';
import { addUnplaced, tellsMore } from './unplaced.ts';
import { join, nowhere, regionsOf, type Where } from './where.ts';

export interface Gathered {
  facts: Facts;
  spans: { fact: string; start: number; end: number }[];
}

/** What counts where nothing is actual, by what a reader should be told first. */
const MOODS: Mood[] = ['actual', 'unverified', 'possible', 'drill', 'denied', 'hypothetical', 'past'];

/** Brings the statements of a text together into facts; what is only feared or unverified beside facts widens them. */
export function gather(clauses: Clause[], certainty: Certainty): Gathered {
  const moods = [...certainty.moods];
  const statements = readStatements(clauses, moods);
  const doubts = weigh(statements, clauses, { ...certainty, moods });
  for (const s of statements) if (isRefuted(s, statements, clauses)) s.mood = 'denied';
  const asserted = statements.filter((s) => !s.negated);
  const mood = MOODS.find((m) => asserted.some((s) => s.mood === m)) ?? fallback(statements, moods, clauses);
  const used = asserted.filter((s) => s.mood === mood || (isLive(mood) && isLive(s.mood)));
  const scene = new Scene(clauses, moods, statements, mood);
  const gathering: Gathering = { scene, facts: { ...emptyFacts }, spans: [], everywhere: nowhere() };
  const { facts } = gathering;
  if (mood !== 'actual') facts.standing = mood === 'possible' ? 'unverified' : mood;
  else if (certainty.confirmed) facts.standing = 'actual';
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
  if (mood === 'actual' && doubts.length > 0) facts.standing = 'unclear';
  if (!isLive(mood) && tellsMore(statements, clauses, moods)) facts.standing = 'unclear';
  note(gathering, 'standing', doubts);
  if ((facts.standing === 'unclear' || mood === 'possible') && saysNothingHappened(clauses))
    facts.standing = 'denied';
  if (isLive(mood)) addUnplaced(facts, used, statements, clauses, moods);
  addPlaces(gathering);
  return { facts, spans: gathering.spans };
}

/**
 * What the text vouches for (经核实, 实际) goes before what it doubts or only reports earlier on: that is set aside. Where it
 * vouches for nothing, the words that the reading doesn't account for are returned.
 */
function weigh(
  statements: Statement[],
  clauses: Clause[],
  certainty: Certainty,
): { start: number; end: number }[] {
  const stated = statements.filter((s) => s.mood === 'actual' && !s.negated);
  const { moods } = certainty;
  const doubts = readDoubts(clauses, certainty, stated);
  const sure = stated.filter((s) => s.kind !== 'other' && !doubts.has(s.clause) && isVouched(s, clauses));
  const first = Math.min(...sure.map((s) => s.clause));
  if (sure.length === 0) {
    const asked = statements.filter(
      (s) => s.mood === 'unverified' && stated.some((t) => isAskedAgain(s, t, clauses)),
    );
    return [...[...doubts.values()].flat(), ...asked.flatMap((s) => s.words)];
  }
  for (const s of statements) {
    const doubted = s.mood === 'unverified' || doubts.has(s.clause);
    if (doubted && s.clause < first) {
      s.mood = 'denied';
      moods[s.clause] = 'denied';
    }
  }
  return [];
}

/** 备份盘丢了，是被偷还是遗失都不知道: in the same sentence, of nothing else, and not sure of it. */
function isAskedAgain(s: Statement, stated: Statement, clauses: Clause[]): boolean {
  const clause = clauses[s.clause];
  return (
    s.kind === stated.kind &&
    s.clause > stated.clause &&
    clause !== undefined &&
    clause.sentence === clauses[stated.clause]?.sentence &&
    clause.quantities.length === 0 &&
    !has(clause, 'place')
  );
}

/** Facts in the making, with where everything is. */
interface Gathering extends Gathered {
  scene: Scene;
  everywhere: Where;
}

function note(gathering: Gathering, fact: string, list: readonly { start: number; end: number }[]): void {
  for (const { start, end } of list) gathering.spans.push({ fact, start, end });
}

const FACT_OF: Record<IncidentKind, string> = {
  outage: 'outage',
  cn_tld: 'cnTld',
  dns: 'dns',
  site: 'site',
  leak: 'leak',
  malware: 'malware',
  other: 'other',
};

const GATHERERS: Record<IncidentKind, (gathering: Gathering, all: Statement[], used: Statement[]) => void> = {
  outage: (gathering, all) => {
    const { extent, degree } = gatherSpread(gathering, all);
    gathering.facts.outage = { ...(extent && { extent }), ...(degree && { many: degree }) };
    addAffected(gathering, 'outage', all);
  },
  malware: (gathering, all) => {
    const { extent = isLocal(gathering.scene.clauses, all) ? LOCAL : undefined, degree } = gatherSpread(
      gathering,
      all,
    );
    gathering.facts.malware = { ...(extent && { extent }), ...(degree && { wide: degree }) };
    addAffected(gathering, 'malware', all);
  },
  cn_tld: ({ facts, scene }, all) => {
    const drop = degreeOfAll(all, scene);
    facts.cnTld = drop === undefined ? {} : { drop };
  },
  dns: ({ facts, scene }, all) => {
    const large = all.find((s) => s.large !== undefined)?.large;
    const severe = degreeOfAll(all, scene);
    facts.dns = { ...(large && { large }), ...(severe && { severe }) };
    // what only a small resolver does to its users is left to a person
    if (large === 'no' && scene.clauses.some((c) => has(c, 'users')))
      facts.other = '自建或小型域名解析系统异常';
  },
  site: (gathering, all) => {
    const influence =
      (['national', 'provincial'] as const).find((i) => all.some((s) => s.influence === i)) ??
      all[0]?.influence;
    const severe = degreeOfAll(
      all.filter((s) => s.influence === influence),
      gathering.scene,
    );
    const name = all.find((s) => s.name !== undefined)?.name;
    gathering.facts.site = {
      ...(name && { name }),
      ...(influence && { influence }),
      ...(severe && { severe }),
    };
    locate(gathering, all);
  },
  leak: (gathering, all, used) => {
    const { clauses, moods, mood } = gathering.scene;
    const found = readLeakCounts(clauses, moods, used, mood);
    gathering.facts.leak = found.leak;
    gathering.spans.push(...found.spans);
    locate(gathering, all);
  },
  other: (gathering, all) => {
    const [{ what } = { what: undefined }] = all;
    if (what !== undefined) gathering.facts.other = what;
    locate(gathering, all);
  },
};

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

function isLive(mood: Mood): boolean {
  return mood === 'actual' || mood === 'unverified' || mood === 'possible';
}

/** 网传泄露, … 经核查未发现泄露 or 网络运行正常: what follows takes the unverified statement back. */
function isRefuted(s: Statement, statements: Statement[], clauses: Clause[]): boolean {
  if (s.negated || s.mood !== 'unverified') return false;
  if (statements.some((d) => d.negated && d.kind === s.kind && d.clause > s.clause && d.mood !== 'past'))
    return true;
  return clauses
    .slice(s.clause + 1)
    .some((c) => has(c, 'normal') && !happens(c) && /网络|业务|系统|平台|服务|上网|访问/u.test(c.text));
}

/** The mood of a text that asserts no happening. */
function fallback(statements: Statement[], moods: Mood[], clauses: Clause[]): Mood {
  if (statements.length > 0) return 'actual';
  const told = moods.filter((_, i) => (clauses[i]?.words.length ?? 0) > 0);
  return (
    MOODS.slice(3).find((m) => told.includes(m)) ?? (told.includes('unverified') ? 'unverified' : 'actual')
  );
}

const LOCAL = { least: 'county', most: 'city' } as const;

/** A virus inside one organization (某公司, 我司内网) does not reach beyond its city unless the text says so. */
function isLocal(clauses: Clause[], statements: Statement[]): boolean {
  const text = statements
    .map((s) =>
      clauses
        .filter((c) => c.sentence === clauses[s.clause]?.sentence)
        .map((c) => c.text)
        .join(''),
    )
    .join('');
  return /公司|企业|医院|学校|我司|我单位|内网|办公网|台|学院|大学|单位|机构|工厂|集团|局域网|一家/u.test(
    text,
  );
}

/** How many users or devices the sentences of an outage or virus count. */
function addAffected(gathering: Gathering, kind: 'outage' | 'malware', all: Statement[]): void {
  const { clauses } = gathering.scene;
  const { outage, malware } = gathering.facts;
  const sentences = new Set(all.map((s) => clauses[s.clause]?.sentence));
  const near = clauses.filter((c) => sentences.has(c.sentence) && !has(c, 'leak', 'leak_plain', 'owned'));
  for (const quantity of near.flatMap((clause) => clause.quantities)) {
    const people = quantity.unit === 'people' || quantity.unit === 'households';
    if (kind === 'outage' && outage && people) {
      outage.users ??= quantity.count;
      note(gathering, 'outageUsers', [quantity]);
    } else if (kind === 'malware' && malware && quantity.unit === 'devices') {
      malware.devices ??= quantity.count;
      note(gathering, 'malwareDevices', [quantity]);
    }
  }
}

function addPlaces(gathering: Gathering): void {
  const { facts, everywhere: where } = gathering;
  facts.national = where.nation;
  facts.regions = regionsOf(where);
  facts.cities = [...new Set(where.cities.map((city) => city.name))];
  facts.overseas = [...new Set(where.overseas)];
  if (where.provinceCount !== undefined) facts.provinceCount = where.provinceCount;
  if (where.spans.length > 0)
    note(gathering, where.nation || facts.regions.length > 0 ? 'regions' : 'provinceCount', where.spans);
  // only abroad: what the plan's reaches say of the country does not hold
  if (
    facts.overseas.length > 0 &&
    facts.regions.length === 0 &&
    !facts.national &&
    facts.provinceCount === undefined
  ) {
    for (const happening of [facts.outage, facts.malware]) {
      if (happening === undefined || happening.extent !== undefined) continue;
      happening.extent = { least: REACHES[0], most: 'province' };
    }
  }
}
