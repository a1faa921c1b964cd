import { z } from 'zod';
import { type Answer, type CommandContext, defineCommand } from '../src/app/command.ts';
import { openDuty } from '../src/app/duty.ts';
import { fullNumber } from '../src/app/parse.ts';
import { pageForm } from '../src/cards/forms.ts';
import type { OrgId, PersonId } from '../src/domain/ids.ts';
import { logId } from '../src/domain/ids.ts';
import type { Incident } from '../src/domain/incident/state.ts';
import { isSettled } from '../src/domain/notice.ts';
import { isRefusal, type Refusal, refuse } from '../src/domain/refusal.ts';
import { shanghaiDate } from '../src/domain/time.ts';
import { maySee } from '../src/domain/visibility.ts';

const POSTS: Record<string, string> = {
  值班员: 'duty',
  带班领导: 'duty_leader',
  负责人: 'head',
  联络员: 'liaison',
};

type Target = { org: OrgId; person: PersonId | null; name: string };

/** A person, an organization, or a post of one (`四川省通信管理局带班领导`). */
function targetOf(ctx: CommandContext, typed: string): Target | Refusal {
  const { people, orgs } = ctx.dir.find(typed);
  if (people.length === 1 && people[0])
    return { org: people[0].org, person: people[0].id, name: people[0].name };
  if (orgs.length === 1 && orgs[0]) return { org: orgs[0].id, person: null, name: orgs[0].name };
  const post = Object.keys(POSTS).find((p) => typed.endsWith(p));
  const host = post ? ctx.dir.find(typed.slice(0, -post.length)).orgs : [];
  if (post && host.length === 1 && host[0]) {
    const holder = ctx.dir.peopleOf(host[0].id).find((p) => p.posts.some((x) => x === POSTS[post]));
    if (holder) return { org: host[0].id, person: holder.id, name: holder.name };
  }
  const several = [...orgs, ...people].map((x) => x.name);
  if (several.length > 1) {
    return refuse('bad_input', null, {
      detail: `“${typed}”不止一个，请写全称：${several.slice(0, 6).join('、')}。`,
    });
  }
  return refuse('no_such_person', null, { detail: typed });
}

/** `/呼叫 状态 #2026-0001`: written behind, too */
const NUMBER = /^[#＃](\d{4}-\d{1,6}|\d{1,6})$/u;

/** How the calls stand: of the incident, or of the actor's organization and its duty; redrawn while it changes. */
async function status(
  ctx: CommandContext,
  incident: Incident | null,
  behind = '',
): Promise<Answer | Refusal> {
  const number = NUMBER.exec(behind)?.[1];
  if (number !== undefined) {
    const named = await ctx.incident(fullNumber(number, shanghaiDate(ctx.at).slice(0, 4)));
    return named ? status(ctx, named) : refuse('not_found', null, { detail: number });
  }
  if (incident) return { view: { kind: 'paging', record: incident.id }, audience: 'room' };
  const duty = await openDuty(ctx.tx, ctx.org.id);
  if (duty?.notices.some((n) => !isSettled(n)))
    return { view: { kind: 'paging', record: duty.id }, audience: 'room' };
  const log = await ctx.dutyLog(ctx.org.id);
  if (log) return { view: { kind: 'paging', record: logId(ctx.org.id) }, audience: 'room' };
  const detail = '本单位还没有事件之外的呼叫。查看某一事件的呼叫请写：/呼叫 状态 #编号。';
  return refuse('bad_input', null, { detail });
}

/** A notice with its form, for those who were called for several things on one card. */
function opened(ctx: CommandContext, incident: Incident | null, id: string | undefined): Answer | Refusal {
  const notice = incident?.notices.find((n) => n.id === id);
  if (!incident || notice?.to !== ctx.org.id) return refuse('not_found', null, { detail: '没有这项通知。' });
  return { view: { kind: 'notice', record: incident.id, notice: notice.id }, audience: 'room' };
}

const STATUS = /^(状态|status)$/iu;
const OPEN = /^(打开|open)$/iu;

export const page = defineCommand({
  id: 'page',
  name: '呼叫',
  aliases: ['page', 'call'],
  group: 'people',
  summary: '呼叫人员、岗位或单位，直到有人应答；“/呼叫 状态”看进展',
  examples: [
    '/呼叫 四川省通信管理局 请立即核实断网情况',
    '/呼叫 #2026-0001 部应急办值班员甲',
    '/呼叫 #2026-0001 状态',
  ],
  cites: ['5.3', '5.4'],
  record: 'maybe',
  addressees: true,
  keys: { 对象: 'target', ...{ 事由: 'reason', 理由: 'reason' } },
  rest: 'text',
  form: (_ctx, incident) => pageForm(incident),
  args: z
    .object({
      text: z.string().optional(),
      target: z.string().max(100, '名称过长').optional(),
      reason: z.string().max(500, '事由请控制在500字以内').optional(),
      notice: z.string().max(20).optional(),
    })
    .refine((a) => (a.target ?? a.text ?? '').trim() !== '', { path: ['target'], message: '请写明呼叫对象' }),
  async run(ctx, a, incident) {
    const [first = '', ...words] = (a.text ?? '').trim().split(/\s+/u);
    if (!a.target && OPEN.test(first)) return opened(ctx, incident, a.notice);
    if (incident && !maySee(ctx.org, incident, ctx.dir))
      return refuse('not_found', null, { detail: incident.number });
    if (!a.target && STATUS.test(first)) return status(ctx, incident, words[0]);
    const target = targetOf(ctx, a.target ?? first.replace(/^@/, ''));
    if (isRefusal(target)) return target;
    const said = a.reason ?? (a.target ? (a.text ?? '') : words.join(' '));
    const about = incident ? `${incident.number} ${incident.title}` : '';
    const reason = `${ctx.actor.name}（${ctx.org.name}）呼叫：${said || (about ? `请立即处理 ${about}` : '请立即应答')}`;
    const command = { type: 'page' as const, org: target.org, person: target.person, reason };
    const done = incident ? await ctx.apply({ incident, command }) : await ctx.applyLog(command, target.org);
    if (isRefusal(done)) return done;
    // The caller watches the call where it was made; the called see it in their own room.
    const log = incident ? null : await ctx.dutyLog(target.org);
    const call = log?.notices.at(-1);
    const watched = log && call && ctx.room?.orgId !== target.org;
    return {
      text: `正在呼叫${target.name}，${ctx.policy.ackMinutes}分钟无人应答将呼叫下一人。`,
      ...(watched ? { view: { kind: 'notice' as const, record: log.id, notice: call.id } } : {}),
      audience: 'room',
    };
  },
});
