import type { ChronicleEvent } from '../chronicle.ts';
import { type Context, later } from '../context.ts';
import type { OrgId, PersonId } from '../ids.ts';
import { decides } from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Problem, problemKey, problemsOf } from './problems.ts';
import { type Cover, type Rota, stretches } from './rota.ts';
import type { RotaCommand, RotaEvent, RotaRecord } from './state.ts';

/** A gap is said a week before it comes. */
const WARN_DAYS = 7;
/** How far ahead a change is looked through. */
const LOOK_AHEAD_DAYS = 400;
const DAY_MINUTES = 24 * 60;

type Result = (RotaEvent | ChronicleEvent)[] | Refusal;

/** @returns the events that follow, none where there is nothing to do, or why it is refused */
export function decideRota(s: RotaRecord, cmd: RotaCommand, ctx: Context): Result {
  switch (cmd.type) {
    case 'import':
      return importShifts(s, cmd, ctx);
    case 'cover':
      return cover(s, cmd.covers, ctx);
    case 'check': {
      const soon = later(ctx.at, WARN_DAYS * DAY_MINUTES);
      const found = rotaProblems(s, ctx).filter((p) => p.from < soon && !s.warned.includes(problemKey(p)));
      return found.length > 0 ? [{ type: 'rota_warned', problems: found }] : [];
    }
    case 'remind': {
      const { primary, backup, leader, until } = ctx.dir.onDuty(s.org, ctx.at);
      return [{ type: 'watch_reminded', watch: { primary, backup, leader }, until }];
    }
    case 'chronicle':
      return [cmd.event];
  }
}

/** @returns what is wrong with a rota from now on; that it ends only where that is near */
export function rotaProblems(rota: Rota, ctx: Pick<Context, 'dir' | 'at'>): Problem[] {
  const active = new Set(ctx.dir.peopleOf(rota.org).map((p) => p.id));
  const soon = later(ctx.at, WARN_DAYS * DAY_MINUTES);
  return problemsOf(rota, ctx.at, later(ctx.at, LOOK_AHEAD_DAYS * DAY_MINUTES), (p) => active.has(p)).filter(
    (p) => p.kind !== 'ends' || p.from < soon,
  );
}

/** 负责人、带班领导、系统管理员 keep the rota of their organization; the bot itself loads the examples. */
function keepsRota(org: OrgId, ctx: Context): Refusal | null {
  const p = ctx.actor;
  if (!p || (p.org === org && (decides(p) || p.posts.includes('admin')))) return null;
  const who = ctx.dir.peopleOf(org).filter((x) => decides(x) || x.posts.includes('admin'));
  return refuse('no_authority', '8.1', { who: who.slice(0, 5).map((x) => x.name) });
}

function importShifts(s: RotaRecord, cmd: Extract<RotaCommand, { type: 'import' }>, ctx: Context): Result {
  const denied = keepsRota(s.org, ctx);
  if (denied) return denied;
  const shifts = [...cmd.shifts].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const [first, last] = [shifts[0], shifts.at(-1)];
  if (!first || !last) return refuse('bad_input', null, { detail: '值班表中没有班次。' });
  return [
    {
      type: 'rota_imported',
      from: first.startsAt,
      to: last.endsAt,
      shifts,
      source: cmd.source,
    },
  ];
}

/** People of the watch give up their own turn; who keeps the rota may put anybody of the organization in. */
function cover(s: RotaRecord, covers: Cover[], ctx: Context): Result {
  const events: RotaEvent[] = [];
  for (const c of covers) {
    const stands = stretches(s, c.startsAt, c.endsAt);
    const instead = stands[0]?.posts[c.post] ?? null;
    if (stands.length === 0 || stands.some((x) => x.shifts.length === 0)) {
      return refuse('bad_input', null, {
        detail: '该时段没有排班，不能换班。请先用 /值班 导入 录入值班表。',
      });
    }
    const person = ctx.dir.person(c.person);
    if (person?.org !== s.org) return refuse('no_such_person', null, { detail: person?.name ?? c.person });
    if (c.endsAt <= ctx.at) return refuse('bad_input', null, { detail: '该班次已经结束，不能换班。' });
    if (instead === c.person) {
      return refuse('already_done', null, { detail: `该班次已由${person.name}值班。` });
    }
    const own = ctx.actor !== null && isTheirs(covers, instead, ctx.actor.id, s);
    const denied = own ? null : keepsRota(s.org, ctx);
    if (denied) return denied;
    events.push({ type: 'shift_covered', cover: c, instead });
  }
  const twice = doubleBooked(s, covers);
  if (twice) {
    const name = ctx.dir.person(twice)?.name ?? twice;
    return refuse('bad_input', null, { detail: `${name}在该时段已有排班，换班后将一人两岗。请换其他人员。` });
  }
  return events;
}

/** The actor gives the turn away; of an exchange, one side of it is the actor's. */
function isTheirs(covers: Cover[], instead: PersonId | null, actor: PersonId, s: RotaRecord): boolean {
  if (instead === actor) return true;
  return (
    covers.length > 1 && covers.some((c) => stretches(s, c.startsAt, c.endsAt)[0]?.posts[c.post] === actor)
  );
}

/** @returns a person whom the covers would put at two posts at once */
function doubleBooked(s: RotaRecord, covers: Cover[]): PersonId | null {
  const after = { ...s, covers: [...s.covers, ...covers] };
  for (const c of covers) {
    const clash = problemsOf(after, c.startsAt, c.endsAt, () => true).find((p) => p.kind === 'double');
    if (clash?.person === c.person) return c.person;
  }
  return null;
}
