import { isAuthorityFor, isStaff, requireRole } from '../authority.ts';
import { actorOrg, type Context } from '../context.ts';
import { acknowledge as acknowledged, isSettled, send } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { maySee } from '../visibility.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentEvent } from './events.ts';
import { type Incident, isOver } from './state.ts';

/** 呼叫、收到、对外报告的登记, and the working groups that people are called into. */

type Command<T extends IncidentCommand['type']> = Extract<IncidentCommand, { type: T }>;
type Result = IncidentEvent[] | Refusal;

/**
 * A telecom authority may call anybody, and what it calls may see the incident from then on; others only call whom the
 * incident concerns already.
 */
export function page(s: Incident, cmd: Command<'page'>, ctx: Context): Result {
  if (isOver(s)) return refuse('not_open');
  const org = actorOrg(ctx);
  const target = ctx.dir.org(cmd.org);
  if (!isStaff(ctx.actor)) return notStaff(ctx);
  const free = org?.kind === 'leading_group' || isAuthorityFor(org, s, ctx.dir);
  if (!free && !maySee(target, s, ctx.dir)) {
    return requireRole(['ero', 'concerned_administrations'], s, ctx, '2.3') ?? refuse('no_authority', '2.3');
  }
  const notice = {
    id: `n${s.notices.length + 1}`,
    to: cmd.org,
    person: cmd.person,
    expects: 'acknowledge' as const,
    items: [{ rule: 'page', what: cmd.reason, cite: null }],
  };
  return send([notice], ctx);
}

/** Notices are for the people of an organization, not for who looks after its bot. */
function notStaff(ctx: Context): Refusal {
  return refuse('no_authority', null, { who: [`${actorOrg(ctx)?.name ?? ''}值班人员`] });
}

/** @param cmd.notice null: everything that is waiting for the actor's organization */
export function acknowledge(s: Incident, cmd: Command<'acknowledge'>, ctx: Context): Result {
  const by = ctx.actor;
  if (!by) return refuse('not_registered');
  if (!isStaff(by)) return notStaff(ctx);
  const named = cmd.notice === null ? undefined : s.notices.find((n) => n.id === cmd.notice);
  if (cmd.notice !== null && named?.to !== by.org) {
    // Who was only told something of the incident doesn't learn who else was.
    const to = named && maySee(actorOrg(ctx), s, ctx.dir) ? ctx.dir.org(named.to)?.name : undefined;
    if (!to) return refuse('already_done', null, { detail: '没有发给本单位的这条通知。' });
    return refuse('no_authority', named?.items[0]?.cite ?? null, { who: [to] });
  }
  const mine = named ? [named] : s.notices.filter((n) => n.to === by.org);
  const events = mine.flatMap((n) => acknowledged(n, by));
  if (events.length > 0) return events;
  const done = mine.find((n) => n.ackedBy !== null);
  const name = done?.ackedBy ? ctx.dir.person(done.ackedBy)?.name : undefined;
  return refuse('already_done', null, { detail: name ? `${name}已确认收到。` : '目前没有待确认的通知。' });
}

export function confirmExternal(s: Incident, cmd: Command<'confirm_external'>, ctx: Context): Result {
  const by = ctx.actor;
  const open = s.notices.filter((n) => n.expects === 'confirmation');
  const n = cmd.notice
    ? open.find((x) => x.id === cmd.notice)
    : open.find((x) => !isSettled(x) && x.to === by?.org);
  if (!n) return refuse('already_done', null, { detail: '目前没有待登记的对外报告。' });
  const cite = n.items[0]?.cite ?? null;
  if (!by || by.org !== n.to || !isStaff(by))
    return refuse('no_authority', cite, { who: [ctx.dir.org(n.to)?.name ?? n.to] });
  if (n.confirmation) return refuse('already_done', cite, { detail: '该项报告已登记。' });
  if (cmd.at > ctx.at) return refuse('bad_input', cite, { detail: '报告时间不能晚于现在。' });
  const { at, channel, recipient } = cmd;
  return [{ type: 'external_report_confirmed', notice: n.id, at, channel, recipient, by: by.id, cite }];
}

/** 5.3: working groups are set up at 部应急办, as the situation asks, while a response of level I or II runs. */
export function formGroup(s: Incident, cmd: Command<'form_group'>, ctx: Context): Result {
  const group = ctx.edition.groups.find((g) => g.id === cmd.group);
  if (!group) return refuse('bad_input', '5.3', { detail: '没有这个工作组。' });
  if (s.status !== 'responding' || !s.response || !group.levels.includes(s.response.level)) {
    return refuse('not_responding', group.cite, { detail: s.number });
  }
  const denied = requireRole(['ero', 'leading_group'], s, ctx, group.cite);
  if (denied) return denied;
  if (s.groups.some((g) => g.id === cmd.group)) {
    return refuse('already_done', group.cite, { detail: `${group.label}组已设立。` });
  }
  const members = [...new Set([cmd.lead, ...cmd.members])];
  return [
    { type: 'group_formed', group: group.id, label: group.label, lead: cmd.lead, members, cite: group.cite },
  ];
}
