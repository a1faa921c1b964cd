import type { CommandContext, Outcome } from '../src/app/command.ts';
import { changeRota, rotaOf } from '../src/app/duty.ts';
import { problemsCard } from '../src/cards/rota.ts';
import { swapForm } from '../src/cards/rota-forms.ts';
import { later } from '../src/domain/context.ts';
import { POST_NAMES, problemWords } from '../src/domain/duty/words.ts';
import type { PersonId } from '../src/domain/ids.ts';
import { isRefusal, type Refusal, refuse } from '../src/domain/refusal.ts';
import { rotaProblems } from '../src/domain/rota/decide.ts';
import {
  type Cover,
  type Rota,
  type Shift,
  stretches,
  WATCH_POSTS,
  type WatchPost,
} from '../src/domain/rota/rota.ts';
import { formatShanghai, parseInstant } from '../src/domain/time.ts';
import type { DutyArgs } from './duty-args.ts';

/** `/值班 换班`: one person takes another's turn at a post, or two exchange their turns. */

/** Days ahead whose shifts the form offers. */
const OFFERED_DAYS = 14;

export async function swap(ctx: CommandContext, a: DutyArgs): Promise<Outcome> {
  const rota = await rotaOf(ctx.tx, ctx.org.id);
  if (!rota || rota.shifts.length === 0) {
    return refuse('bad_input', null, { detail: '本单位还没有值班表，请先用 /值班 导入 录入。' });
  }
  if (a.date === undefined || a.person === undefined) {
    const until = later(ctx.at, OFFERED_DAYS * 24 * 60);
    const offered = rota.shifts
      .filter((s) => s.endsAt > ctx.at && s.startsAt < until)
      .map((s) => ({ ...s, primary: holderOf(rota, s, 'primary', ctx.at) ?? s.primary }));
    const people = ctx.dir.peopleOf(ctx.org.id).filter((p) => p.posts.some((post) => post !== 'admin'));
    return { form: swapForm(ctx.org, offered, people, ctx), audience: 'actor' };
  }
  const post = a.post === undefined ? 'primary' : WATCH_POSTS.find((p) => POST_NAMES[p] === a.post);
  if (!post) return refuse('bad_input', null, { detail: '岗位可写：主班、副班、带班领导。' });
  const covers = coversOf(ctx, rota, post, { ...a, date: a.date, person: a.person });
  if (isRefusal(covers)) return covers;
  const done = await changeRota(ctx, ctx.org.id, { type: 'cover', covers });
  if (isRefusal(done)) return done;
  const names = covers.map((c) => {
    const who = ctx.dir.person(c.person)?.name ?? c.person;
    return `${formatShanghai(c.startsAt)} 起 ${POST_NAMES[c.post]} ${who}`;
  });
  const problems = rotaProblems(done, ctx).filter((p) =>
    covers.some((c) => p.from < c.endsAt && p.to > c.startsAt),
  );
  return {
    text: `已换班：${names.join('；')}。${problems.map((p) => `注意：${problemWords(p, ctx)}。`).join('')}`,
    ...(problems.length > 0 ? { card: problemsCard(ctx.org.id, problems, ctx) } : {}),
    audience: 'room',
  };
}

function coversOf(
  ctx: CommandContext,
  rota: Rota,
  post: WatchPost,
  a: DutyArgs & { date: string; person: string },
): Cover[] | Refusal {
  const person = personNamed(ctx, a.person);
  if (isRefusal(person)) return person;
  const shift = shiftOn(rota, a.date, ctx.at);
  if (!shift)
    return refuse('bad_input', null, { detail: `${a.date} 没有可换的班次。请用 /值班 月表 查看。` });
  const holder = holderOf(rota, shift, post, ctx.at);
  if (a.instead !== undefined) {
    const instead = personNamed(ctx, a.instead);
    if (isRefusal(instead)) return instead;
    if (instead !== holder) {
      const name = holder ? (ctx.dir.person(holder)?.name ?? holder) : '无人';
      return refuse('bad_input', null, {
        detail: `该班次${POST_NAMES[post]}是${name}，不是“${a.instead}”。`,
      });
    }
  }
  const covers = [coverOf(shift, post, person, a.reason ?? '', ctx.at)];
  if (a.exchange === undefined) return covers;
  const other = shiftOn(rota, a.exchange, ctx.at);
  if (!other || !holder || holderOf(rota, other, post, ctx.at) !== person) {
    return refuse('bad_input', null, {
      detail: `${a.exchange} 的${POST_NAMES[post]}不是换上的人，不能对换。`,
    });
  }
  return [...covers, coverOf(other, post, holder, a.reason ?? '', ctx.at)];
}

/** Of a shift that is running, the rest is covered. */
function coverOf(s: Shift, post: WatchPost, person: PersonId, reason: string, at: string): Cover {
  return { post, startsAt: s.startsAt > at ? s.startsAt : at, endsAt: s.endsAt, person, reason };
}

function holderOf(rota: Rota, s: Shift, post: WatchPost, at: string): PersonId | null {
  const from = s.startsAt > at ? s.startsAt : at;
  return stretches(rota, from, s.endsAt)[0]?.posts[post] ?? null;
}

/** The shift that begins at the moment, or the first that begins on the day, and is not over. */
function shiftOn(rota: Rota, typed: string, at: string): Shift | null {
  const moment = parseInstant(
    typed
      .replace(/[年月/]/g, '-')
      .replace(/日/g, '')
      .trim(),
  );
  if (!moment) return null;
  const open = rota.shifts.filter((s) => s.endsAt > at);
  const exact = open.find((s) => s.startsAt === moment.toISOString());
  if (exact || typed.trim().length > 10) return exact ?? null;
  return open.find((s) => formatShanghai(s.startsAt).startsWith(formatShanghai(moment).slice(0, 10))) ?? null;
}

/** By full name, or by what is left of it without the organization's name. */
function personNamed(ctx: CommandContext, name: string): PersonId | Refusal {
  const people = ctx.dir.peopleOf(ctx.org.id).filter((p) => p.name === name || p.name.endsWith(name));
  if (people.length === 1 && people[0]) return people[0].id;
  return refuse('no_such_person', null, { detail: name });
}
