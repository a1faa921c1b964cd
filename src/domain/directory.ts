import type { RegionId } from '../plan/regions.ts';
import type { OrgKind } from '../plan/types.ts';
import type { OrgId, PersonId } from './ids.ts';
import type { PagingRule } from './paging/plan.ts';
import { type Rota, type Watch, watchAt } from './rota/rota.ts';

/**
 * 岗位: `head` 负责人 and `duty_leader` 带班领导 decide for their organization; `duty` 值班员 and `liaison` 联络员 act for it;
 * `admin` 系统管理员 looks after the bot and has no authority under the plan.
 */
export const POSTS = ['head', 'duty_leader', 'duty', 'liaison', 'admin'] as const;
export type Post = (typeof POSTS)[number];

export interface Org {
  id: OrgId;
  kind: OrgKind;
  name: string;
  /** other names that people call it by, as `四川局` */
  aliases: string[];
  region: RegionId | null;
  /** its own ways of paging; absent: as by default */
  paging?: PagingRule[];
}

export interface Person {
  id: PersonId;
  name: string;
  org: OrgId;
  posts: Post[];
}

/** Organizations and people at one moment, in memory: look-ups are synchronous and cost the same at any size. */
export interface Directory {
  /** also one that no longer takes part, so that history keeps its names; so for people */
  org(id: OrgId): Org | undefined;
  person(id: PersonId): Person | undefined;
  orgsOf(kind: OrgKind): Org[];
  /** the 通信管理局 of a region */
  administrationOf(region: RegionId): Org | undefined;
  /** active people of an organization in paging order */
  peopleOf(org: OrgId): Person[];
  /**
   * Who is on duty there at a moment (UTC ISO): by its rota, leaving out who no longer takes part; where the rota says
   * nobody, its duty officers and leader in paging order (`from` is null then).
   */
  onDuty(org: OrgId, at: string): Watch;
  rota(org: OrgId): Rota | undefined;
  /**
   * Organizations and people that the words may mean: exact names and aliases first, else those that contain the words,
   * at most 10 of each. `四川局值班员甲` finds 值班员甲 of 四川局. Case and spaces don't matter.
   * @param within people of this organization are looked through first: `值班员甲` is the one of theirs
   */
  find(words: string, within?: OrgId): { orgs: Org[]; people: Person[] };
  /** every organization, in directory order */
  orgs(): Org[];
}

interface Rows {
  orgs: Org[];
  people: Person[];
}

const MOST_FOUND = 10;

/**
 * @param orgs in directory order
 * @param people active people in paging order
 * @param former those that no longer take part: found by their id only
 * @param rotas of the organizations that have one
 */
export function directoryOf(
  orgs: Org[],
  people: Person[],
  former: Rows = { orgs: [], people: [] },
  rotas: ReadonlyMap<OrgId, Rota> = new Map(),
): Directory {
  const orgById = new Map([...former.orgs, ...orgs].map((o) => [o.id, o]));
  const personById = new Map([...former.people, ...people].map((p) => [p.id, p]));
  const byOrg = groupBy(people, (p) => p.org);
  const byKind = groupBy(orgs, (o) => o.kind);
  const byRegion = new Map(orgs.filter((o) => o.kind === 'administration').map((o) => [o.region, o]));
  const peopleOf = (org: OrgId): Person[] => byOrg.get(org) ?? [];
  return {
    org: (id) => orgById.get(id),
    person: (id) => personById.get(id),
    orgsOf: (kind) => byKind.get(kind) ?? [],
    administrationOf: (region) => byRegion.get(region),
    peopleOf,
    onDuty: (org, at) => onDuty(peopleOf(org), rotas.get(org), at),
    rota: (org) => rotas.get(org),
    find: (words, within) => {
      const sought = plain(words);
      if (!sought) return { orgs: [], people: [] };
      const near = within === undefined ? [] : match(peopleOf(within), personNames, sought);
      return {
        orgs: match(orgs, orgNames, sought),
        people: near.length > 0 ? near : findPeople(orgs, people, peopleOf, sought),
      };
    },
    orgs: () => orgs,
  };
}

function onDuty(people: Person[], rota: Rota | undefined, at: string): Watch {
  const planned = rota ? watchAt(rota, at) : null;
  const serves = (id: PersonId | null): PersonId | null => people.find((p) => p.id === id)?.id ?? null;
  if (planned) {
    const [primary, backup, leader] = [planned.primary, planned.backup, planned.leader].map(serves);
    if (primary || backup || leader) {
      const posts = { primary: primary ?? null, backup: backup ?? null, leader: leader ?? null };
      return { ...posts, from: planned.from, until: planned.until };
    }
  }
  const staff = people.filter((p) => p.posts.some((post) => post !== 'admin'));
  const holding = (post: Post): Person[] => staff.filter((p) => p.posts.includes(post));
  const [primary, backup] = holding('duty').length > 0 ? holding('duty') : staff;
  const leader = holding('duty_leader')[0] ?? holding('head')[0];
  return {
    primary: primary?.id ?? null,
    backup: backup?.id ?? null,
    leader: leader?.id ?? null,
    from: null,
    until: null,
  };
}

function groupBy<K, T>(rows: T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const orgNames = (o: Org): string[] => [o.name, ...o.aliases].map(plain);
const personNames = (p: Person): string[] => [plain(p.name)];

function match<T>(rows: T[], namesOf: (row: T) => string[], sought: string): T[] {
  const exact = rows.filter((r) => namesOf(r).includes(sought));
  if (exact.length > 0) return exact;
  return rows.filter((r) => namesOf(r).some((name) => name.includes(sought))).slice(0, MOST_FOUND);
}

function findPeople(
  orgs: Org[],
  people: Person[],
  peopleOf: (org: OrgId) => Person[],
  sought: string,
): Person[] {
  const direct = match(people, personNames, sought);
  if (direct.length > 0) return direct;
  return orgs.flatMap((o) => withinOrg(o, peopleOf(o.id), sought)).slice(0, MOST_FOUND);
}

/** 单位 and 姓名 written together, by the longest of the organization's names that fits. */
function withinOrg(org: Org, people: Person[], sought: string): Person[] {
  const [prefix] = orgNames(org)
    .filter((name) => sought.startsWith(name) && sought.length > name.length)
    .sort((a, b) => b.length - a.length);
  return prefix === undefined ? [] : match(people, personNames, sought.slice(prefix.length));
}
