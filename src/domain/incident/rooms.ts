import { orgsOfRole } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId, PersonId } from '../ids.ts';
import { decides } from '../notice.ts';
import { type Incident, isOver } from './state.ts';

/**
 * Who belongs into a room of the incident. The war room: who commands it (with those who decide), and the duty people of
 * 部应急办, the administrations concerned, the affected organization, the reporters and whoever was called, with the people
 * of the working groups. A working group's room: its lead and members.
 */
export function roomMembers(
  s: Incident,
  group: string | null,
  ctx: Pick<Context, 'dir' | 'edition'>,
): PersonId[] {
  if (group) {
    const g = s.groups.find((x) => x.id === group);
    return g ? [...new Set([g.lead, ...g.members])] : [];
  }
  const commanders = new Set(s.response?.commanders ?? []);
  const orgs = new Set<OrgId>(commanders);
  for (const role of ['ero', 'affected', 'reporters'] as const) {
    for (const o of orgsOfRole(role, s, ctx.dir)) orgs.add(o.id);
  }
  // A nation-wide incident concerns all 31: they are told and report, and come in when they are called.
  if (!s.facts.national) for (const o of orgsOfRole('concerned_administrations', s, ctx.dir)) orgs.add(o.id);
  for (const n of s.notices) if (n.items.some((i) => i.rule === 'page')) orgs.add(n.to);
  const level = s.response?.level;
  if (level === 'I' || level === 'II') for (const o of ctx.dir.orgsOf('specialist_body')) orgs.add(o.id);
  const staff = [...orgs].flatMap((id) =>
    ctx.dir
      .peopleOf(id)
      .filter(
        (p) =>
          p.posts.some((x) => x !== 'admin') &&
          (commanders.has(id) || !decides(p) || p.posts.includes('duty_leader')),
      )
      .map((p) => p.id),
  );
  return [...new Set([...staff, ...s.groups.flatMap((g) => g.members)])];
}

/** Who belongs into the war room by now and hasn't been brought into it: called since, or newly concerned. */
export function newcomers(s: Incident, ctx: Pick<Context, 'dir' | 'edition'>): PersonId[] {
  if (s.gathered.length === 0 || isOver(s)) return [];
  return roomMembers(s, null, ctx).filter((p) => !s.gathered.includes(p));
}

/** @returns `2026-0001 应急指挥群` or `2026-0001 应急恢复组` */
export function roomTitle(s: Incident, group: string | null, edition: Context['edition']): string {
  const label = edition.groups.find((g) => g.id === group)?.label;
  return label ? `${s.number} ${label}组` : `${s.number} 应急指挥群`;
}
