import type { PlanEdition } from '../plan/index.ts';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import type { OrgKind, ResponseAuthority, ResponseLevel, Role } from '../plan/types.ts';
import { actorOrg, type Context } from './context.ts';
import type { Directory, Org, Person } from './directory.ts';
import type { OrgId } from './ids.ts';
import type { Incident } from './incident/state.ts';
import { decides } from './notice.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Reads the plan's rows of authority against the directory: who may do what to an incident. */

const KIND_OF: Partial<Record<Role, OrgKind>> = {
  leading_group: 'leading_group',
  ero: 'ero',
  all_administrations: 'administration',
  operators: 'operator',
  domain_institutions: 'domain_institution',
  internet_companies: 'internet_company',
  specialist_bodies: 'specialist_body',
  security_vendors: 'security_vendor',
  expert_group: 'expert_group',
};

/** What of an incident says which organizations it concerns. */
export type Concern = Pick<Incident, 'facts' | 'affected' | 'reports'>;

/** @returns the organizations that a role of the plan means for this incident; none for bodies outside the system */
export function orgsOfRole(role: Role, i: Concern, dir: Directory): Org[] {
  const kind = KIND_OF[role];
  if (kind) return dir.orgsOf(kind);
  if (role === 'concerned_administrations') {
    if (i.facts.national) return dir.orgsOf('administration');
    return i.facts.regions.flatMap((r) => dir.administrationOf(r) ?? []);
  }
  if (role === 'affected') return orgList([i.affected.org], dir);
  if (role === 'reporters') return orgList([...new Set(i.reports.map((r) => r.org))], dir);
  return [];
}

function orgList(ids: (OrgId | null)[], dir: Directory): Org[] {
  return ids.flatMap((id) => (id ? (dir.org(id) ?? []) : []));
}

export function authorityOf(edition: PlanEdition, level: ResponseLevel): ResponseAuthority<ClauseId> {
  const row = edition.authority.find((a) => a.level === level);
  if (!row) throw new Error(`edition ${edition.id} has no authority row for level ${level}`);
  return row;
}

/** 部应急办 or one of 相关省通信管理局: the telecom authorities of this incident. */
export function isAuthorityFor(org: Org | undefined, i: Concern, dir: Directory): boolean {
  return hasRole(org, ['ero', 'concerned_administrations'], i, dir);
}

/** Who decides a response of a level: each of several administrations decides for its own region (5.3). */
export function decidersOf(level: ResponseLevel, i: Concern, ctx: Pick<Context, 'dir' | 'edition'>): Org[] {
  return orgsOfRole(authorityOf(ctx.edition, level).decider, i, ctx.dir);
}

/** @returns names for a refusal: `部领导小组（负责人、带班领导）` */
function deciderNames(orgs: { id: OrgId; name: string }[], dir: Directory): string[] {
  return orgs.map((o) => {
    const people = dir.peopleOf(o.id).filter(decides);
    return people.length > 0 ? `${o.name}（${people.map((p) => p.name).join('、')}）` : o.name;
  });
}

/** An administrator of the bot (系统管理员) who holds no other post does nothing under the plan. */
export function isStaff(person: Person | null): boolean {
  return person?.posts.some((p) => p !== 'admin') ?? false;
}

/** True when the organization is one of the roles for this incident. */
export function hasRole(org: Org | undefined, roles: Role[], i: Concern, dir: Directory): boolean {
  return org !== undefined && roles.some((r) => orgsOfRole(r, i, dir).some((o) => o.id === org.id));
}

/** @returns a refusal unless the actor's organization is one of the roles (and not merely an administrator of the bot) */
export function requireRole(roles: Role[], i: Concern, ctx: Context, cite: ClauseId): Refusal | null {
  if (hasRole(actorOrg(ctx), roles, i, ctx.dir) && isStaff(ctx.actor)) return null;
  const allowed = roles.flatMap((r) => orgsOfRole(r, i, ctx.dir));
  return refuse('no_authority', cite, { who: shortList([...new Set(allowed.map((o) => o.name))]) });
}

/** @returns a refusal unless the actor may decide for one of these organizations */
export function requireDecider(orgs: OrgId[], ctx: Context, cite: ClauseId): Refusal | null {
  const p = ctx.actor;
  if (p && decides(p) && orgs.includes(p.org)) return null;
  const named = orgs.flatMap((id) => ctx.dir.org(id) ?? []);
  return refuse('no_authority', cite, { who: shortList(deciderNames(named, ctx.dir)) });
}

/** Names up to five, the rest counted, so that a refusal stays one line. */
function shortList(names: string[]): string[] {
  return names.length > 5 ? [...names.slice(0, 4), `${names[4]}等${names.length}家`] : names;
}
