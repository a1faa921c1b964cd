import { CAUSES_IN_SCOPE, type Facts, REACHES, type Standing } from '../plan/facts.ts';
import { readCauses } from './cause.ts';
import type { Certainty } from './certainty.ts';
import { type Clause, has } from './clauses.ts';
import { readLeakCounts } from './leak-count.ts';
import { happens, type Mood } from './moods.ts';
import { fearedFor, whereOf } from './scene.ts';
import { readPlaces, readStatements, type Statement } from './statements.ts';
import { extentOf, isSomewhere, join, nowhere, regionsOf, type Where, widen } from './where.ts';

export interface Gathered {
  facts: Facts;
  spans: { fact: string; start: number; end: number }[];
}

const STANDING_OF: Record<Mood, Standing> = {
  actual: 'actual',
  unverified: 'unverified',
  possible: 'unverified',
  denied: 'denied',
  hypothetical: 'hypothetical',
  drill: 'drill',
  past: 'past',
};

/** What counts where nothing is actual, by what a reader should be told first. */
const MOODS: Mood[] = ['actual', 'unverified', 'possible', 'drill', 'denied', 'hypothetical', 'past'];

/** Brings the statements of a text together into facts; what is only feared or unverified beside facts widens them. */
export function gather(clauses: Clause[], certainty: Certainty): Gathered {
  const { moods } = certainty;
  const statements = readStatements(clauses, moods);
  for (const s of statements) if (isRefuted(s, statements, clauses)) s.mood = 'denied';
  const asserted = statements.filter((s) => !s.negated);
  const mood = MOODS.find((m) => asserted.some((s) => s.mood === m)) ?? fallback(statements, moods, clauses);
  const used = asserted.filter((s) => s.mood === mood || (isLive(mood) && isLive(s.mood)));
  const spans: Gathered['spans'] = [];
  const facts: Facts = { causes: [], regions: [], national: false, cities: [], overseas: [] };
  if (mood !== 'actual') facts.standing = mood === 'possible' ? 'unverified' : STANDING_OF[mood];
  else if (certainty.confirmed) facts.standing = 'actual';

  const places = readPlaces(clauses);
  const at = (s: Statement) => whereOf(s, clauses, places, statements, moods);
  const of = (kind: Statement['kind']) => used.filter((s) => s.kind === kind);
  const weak = (s: Statement) => s.mood !== mood;
  const note = (fact: string, list: readonly { start: number; end: number }[]) => {
    for (const { start, end } of list) spans.push({ fact, start, end });
  };
  const words = (fact: string, list: Statement[]) =>
    note(
      fact,
      list.flatMap((s) => s.words),
    );
  let everywhere = nowhere();

  for (const kind of ['outage', 'malware'] as const) {
    const all = of(kind);
    if (all.length === 0) continue;
    words(kind, all);
    const feared = all.map((s) => fearedFor(s, clauses, places, moods)).reduce(join, nowhere());
    const spread = spreadOf(all, at, weak, feared);
    everywhere = join(everywhere, spread.where);
    const extent = spread.extent ?? (kind === 'malware' && isLocal(clauses, all) ? LOCAL : undefined);
    if (kind === 'outage')
      facts.outage = { ...(extent && { extent }), ...(spread.degree && { many: spread.degree }) };
    else facts.malware = { ...(extent && { extent }), ...(spread.degree && { wide: spread.degree }) };
    addAffected(facts, kind, all, clauses, note);
  }
  const cn = of('cn_tld');
  if (cn.length > 0) {
    const drop = gravest(cn, weak);
    facts.cnTld = drop === undefined ? {} : { drop };
    words('cnTld', cn);
  }
  const dns = of('dns');
  if (dns.length > 0) {
    const large = dns.find((s) => s.large !== undefined)?.large;
    const severe = gravest(dns, weak);
    facts.dns = { ...(large && { large }), ...(severe && { severe }) };
    words('dns', dns);
  }
  const sites = of('site');
  const site =
    sites.find((s) => s.influence === 'national') ??
    sites.find((s) => s.influence === 'provincial') ??
    sites[0];
  if (site !== undefined) {
    const severe = gravest(
      sites.filter((s) => s.influence === site.influence),
      weak,
    );
    const name = sites.find((s) => s.name !== undefined)?.name;
    facts.site = {
      ...(name && { name }),
      ...(site.influence && { influence: site.influence }),
      ...(severe && { severe }),
    };
    words('site', sites);
    everywhere = join(everywhere, located(sites, at, clauses, places));
  }
  const leaks = of('leak');
  if (leaks.length > 0) {
    const found = readLeakCounts(clauses, moods, used, mood);
    facts.leak = found.leak;
    words('leak', leaks);
    spans.push(...found.spans);
    everywhere = join(everywhere, located(leaks, at, clauses, places));
  }
  const others = of('other');
  const [other] = others;
  if (other?.what !== undefined) {
    facts.other = other.what;
    words('other', others);
    everywhere = join(everywhere, located(others, at, clauses, places));
  }
  const causes = readCauses(clauses, moods, mood);
  facts.causes = causes.causes;
  if (causes.suspected) facts.causeSuspected = true;
  note('causes', causes.spans);
  if (isLive(mood)) addUnplaced(facts, used, statements, clauses, moods);
  addPlaces(facts, everywhere, note);
  return { facts, spans };
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

/** The reach and degree of statements of one kind: certain for those that state the degree, wider for what the others add. */
function spreadOf(
  all: Statement[],
  at: (s: Statement) => Where,
  weak: (s: Statement) => boolean,
  feared: Where,
) {
  const whole = all.map(at).reduce(join, nowhere());
  const stated = all.filter((s) => s.degree === 'yes' && !weak(s));
  const open = all.filter((s) => s.degree !== 'no');
  const degree: 'yes' | 'no' | undefined = stated.length > 0 ? 'yes' : open.length > 0 ? undefined : 'no';
  const certain = stated.length > 0 ? stated : open.length > 0 ? open : all;
  const wheres = certain.map(at);
  const extent = extentOf(wheres.filter(isSomewhere).reduce(join, nowhere()));
  const beyond = extentOf(open.map(at).filter(isSomewhere).reduce(join, nowhere()));
  const merged = widen(widen(extent, beyond), extentOf(feared));
  const onlyFeared = stated.length === 0 && open.some((s) => !weak(s)) && open.some(weak);
  const sure = onlyFeared
    ? extentOf(
        open
          .filter((s) => !weak(s))
          .map(at)
          .reduce(join, nowhere()),
      )
    : undefined;
  return { where: whole, degree, extent: sure === undefined ? merged : widen(sure, merged) };
}

function gravest(list: Statement[], weak: (s: Statement) => boolean): 'yes' | 'no' | undefined {
  if (list.some((s) => s.degree === 'yes' && !weak(s))) return 'yes';
  return list.every((s) => s.degree === 'no') && list.length > 0 ? 'no' : undefined;
}

/** Leaks and sites have no reach in the plan; their place is the region of the impact or of the organization. */
function located(
  list: Statement[],
  at: (s: Statement) => Where,
  clauses: Clause[],
  places: ReturnType<typeof readPlaces>,
): Where {
  const impact = list.map(at).find((where) => regionsOf(where).length > 0 || where.nation);
  if (impact !== undefined) return impact;
  const sentences = new Set(list.map((s) => clauses[s.clause]?.sentence));
  for (const [i, found] of places.entries()) {
    if (sentences.has(clauses[i]?.sentence) && isSomewhere(found.organization)) return found.organization;
  }
  return nowhere();
}

function addAffected(
  facts: Facts,
  kind: 'outage' | 'malware',
  all: Statement[],
  clauses: Clause[],
  note: (fact: string, spans: { start: number; end: number }[]) => void,
): void {
  for (const s of all) {
    const sentence = clauses.filter((c) => c.sentence === clauses[s.clause]?.sentence);
    for (const clause of sentence) {
      if (has(clause, 'leak', 'leak_plain', 'owned')) continue;
      for (const quantity of clause.quantities) {
        if (
          kind === 'outage' &&
          facts.outage &&
          (quantity.unit === 'people' || quantity.unit === 'households')
        ) {
          facts.outage.users ??= quantity.count;
          note('outageUsers', [quantity]);
        } else if (kind === 'malware' && facts.malware && quantity.unit === 'devices') {
          facts.malware.devices ??= quantity.count;
          note('malwareDevices', [quantity]);
        }
      }
    }
  }
}

/**
 * What the text doesn't put into a statement that a criterion knows is asked about, not passed over: an attack whose effect
 * isn't said, or words of harm that the reader can't place. Not where the text says that there was no harm.
 */
function addUnplaced(
  facts: Facts,
  used: Statement[],
  told: Statement[],
  clauses: Clause[],
  moods: Mood[],
): void {
  if (used.length > 0 || told.some((s) => s.negated)) return;
  if (clauses.some((c) => has(c, 'normal') || /未造成|没有造成|无影响/u.test(c.text))) return;
  const attacked = facts.causes.some((cause) => CAUSES_IN_SCOPE.includes(cause));
  const harmed = clauses.some((c, i) => isLive(moods[i] ?? 'actual') && (has(c, ...UNPLACED) || isHoard(c)));
  if (attacked) facts.other = '遭受网络攻击，后果不明';
  else if (harmed) facts.other = '情况描述不清';
}

/** Information of so many people: something is said of it that the reader doesn't know. */
function isHoard(clause: Clause): boolean {
  return (
    has(clause, 'info') &&
    !has(clause, 'owned') &&
    clause.quantities.some(({ unit, count }) => unit === 'people' && count.min > 1000)
  );
}

const UNPLACED = ['net_down', 'no_access', 'severe', 'leak', 'leak_plain', 'sold', 'drop_big'] as const;

function addPlaces(
  facts: Facts,
  where: Where,
  note: (fact: string, spans: { start: number; end: number }[]) => void,
): void {
  facts.national = where.nation;
  facts.regions = regionsOf(where);
  facts.cities = [...new Set(where.cities.map((city) => city.name))];
  facts.overseas = [...new Set(where.overseas)];
  if (where.provinceCount !== undefined) facts.provinceCount = where.provinceCount;
  if (where.spans.length > 0)
    note(where.nation || facts.regions.length > 0 ? 'regions' : 'provinceCount', where.spans);
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
