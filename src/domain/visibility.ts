import { type Concern, orgsOfRole } from './authority.ts';
import type { Directory, Org } from './directory.ts';
import type { OrgId } from './ids.ts';
import type { Incident } from './incident/state.ts';
import type { Notice } from './notice.ts';

/**
 * The one rule of who sees what. 部应急办 and 部领导小组 see everything; an administration what touches its region or was
 * addressed to it; any other organization what it reported, is affected by, or works on: it was called to it, has people
 * in a working group of it, worked on an incident that was merged into it, or, as a specialist body, was told to track
 * it (5.4).
 */
export function seesEverything(org: Org | undefined): boolean {
  return org?.kind === 'ero' || org?.kind === 'leading_group';
}

/** @returns the organizations, beyond those that see everything, that may see the incident */
export function partiesOf(
  i: Concern & Pick<Incident, 'notices' | 'groups' | 'workers'>,
  dir: Directory,
): OrgId[] {
  const ids = new Set(i.workers);
  for (const role of ['concerned_administrations', 'affected', 'reporters'] as const) {
    for (const o of orgsOfRole(role, i, dir)) ids.add(o.id);
  }
  for (const n of i.notices) if (worksOn(n, dir)) ids.add(n.to);
  for (const g of i.groups) {
    for (const p of [g.lead, ...g.members]) {
      const org = dir.person(p)?.org;
      if (org) ids.add(org);
    }
  }
  return [...ids].filter((id) => !seesEverything(dir.org(id)));
}

/** Being told something of an incident lets administrations and specialist bodies see it; others must be called to it. */
function worksOn(n: Notice, dir: Directory): boolean {
  const kind = dir.org(n.to)?.kind;
  if (kind === 'administration' || kind === 'specialist_body') return true;
  return n.items.some((i) => i.rule === 'page');
}

/** @returns true when people of the organization may see the incident */
export function maySee(org: Org | undefined, i: Parameters<typeof partiesOf>[0], dir: Directory): boolean {
  return org !== undefined && (seesEverything(org) || partiesOf(i, dir).includes(org.id));
}
