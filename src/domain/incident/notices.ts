import type { ReportingTrigger, ResponseLevel } from '../../plan/types.ts';
import { type Concern, orgsOfRole } from '../authority.ts';
import type { Context } from '../context.ts';
import type { OrgId } from '../ids.ts';
import type { NewNotice } from '../notice.ts';

/** 国家网络安全应急办公室 is outside the system: telling it is a duty of the organization that the row names. */
const OUTSIDE: Partial<Record<string, string>> = { national_office: '国家网络安全应急办公室' };

/**
 * The notices that the plan's reporting rows call for. An organization that several rows address gets one notice with
 * all of their items, so that its people are paged once.
 * @param level the level of the response; null before there is one
 * @param before the record's notices so far, for numbering
 */
export function noticesOf(
  trigger: ReportingTrigger,
  level: ResponseLevel | null,
  concern: Concern,
  before: { id: string }[],
  ctx: Context,
): NewNotice[] {
  const rules = ctx.edition.reporting.filter(
    (r) => r.trigger === trigger && (!r.levels || (level !== null && r.levels.includes(level))),
  );
  const inside = new Map<OrgId, NewNotice['items']>();
  const outside: Omit<NewNotice, 'id'>[] = [];
  for (const r of rules) {
    const item = { rule: r.id, what: r.what, cite: r.cite };
    const external = OUTSIDE[r.to];
    if (external) {
      for (const o of orgsOfRole(r.from, concern, ctx.dir)) {
        outside.push({ to: o.id, expects: 'confirmation', items: [item], external });
      }
      continue;
    }
    for (const o of orgsOfRole(r.to, concern, ctx.dir)) inside.set(o.id, [...(inside.get(o.id) ?? []), item]);
  }
  const notices = [...inside]
    .filter(([to]) => !knowsAlready(to, trigger, ctx))
    .map(([to, items]) => ({ to, expects: 'acknowledge' as const, items }));
  return [...outside, ...notices].map((n, i) => ({ id: `n${before.length + i + 1}`, ...n }));
}

/** The organization that reports or that has just decided needs no notice of it. */
function knowsAlready(to: OrgId, trigger: ReportingTrigger, ctx: Context): boolean {
  if (ctx.actor?.org !== to) return false;
  return trigger === 'incident_reported' || ctx.dir.org(to)?.kind === 'leading_group';
}
