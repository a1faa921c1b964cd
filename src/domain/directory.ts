import type { RegionId } from '../plan/regions.ts';
import type { OrgKind } from '../plan/types.ts';
import type { OrgId, PersonId } from './ids.ts';

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
  region: RegionId | null;
}

export interface Person {
  id: PersonId;
  name: string;
  org: OrgId;
  posts: Post[];
}

/** Organizations and people at one moment, in memory: look-ups are synchronous and cost the same at any size. */
export interface Directory {
  org(id: OrgId): Org | undefined;
  person(id: PersonId): Person | undefined;
  orgsOf(kind: OrgKind): Org[];
  /** the 通信管理局 of a region */
  administrationOf(region: RegionId): Org | undefined;
  /** active people of an organization in paging order */
  peopleOf(org: OrgId): Person[];
  /** organizations and people whose name is or contains the words; exact names first, at most 10 */
  find(words: string): { orgs: Org[]; people: Person[] };
  /** every organization, in directory order */
  orgs(): Org[];
}

/** @returns a directory over the rows, which are in directory and paging order */
export function directoryOf(orgs: Org[], people: Person[]): Directory {
  const orgById = new Map(orgs.map((o) => [o.id, o]));
  const personById = new Map(people.map((p) => [p.id, p]));
  const byOrg = new Map<OrgId, Person[]>();
  for (const p of people) byOrg.set(p.org, [...(byOrg.get(p.org) ?? []), p]);
  const byKind = new Map<OrgKind, Org[]>();
  for (const o of orgs) byKind.set(o.kind, [...(byKind.get(o.kind) ?? []), o]);
  const byRegion = new Map(orgs.filter((o) => o.kind === 'administration').map((o) => [o.region, o]));
  const match = <T extends { name: string }>(rows: T[], words: string): T[] => {
    const exact = rows.filter((r) => r.name === words);
    return exact.length > 0 ? exact : rows.filter((r) => r.name.includes(words)).slice(0, 10);
  };
  return {
    org: (id) => orgById.get(id),
    person: (id) => personById.get(id),
    orgsOf: (kind) => byKind.get(kind) ?? [],
    administrationOf: (region) => byRegion.get(region),
    peopleOf: (org) => byOrg.get(org) ?? [],
    find: (words) => (words ? { orgs: match(orgs, words), people: match(people, words) } : { orgs: [], people: [] }),
    orgs: () => orgs,
  };
}
