import { z } from 'zod';
import { type ChronicleEvent, isChronicleEvent } from '../chronicle.ts';
import { actorOrg, type Context } from '../context.ts';
import { evolveNotices } from '../evolve-notices.ts';
import { type OrgId, orgIdSchema, type PersonId, recordIdSchema } from '../ids.ts';
import {
  acknowledge,
  followUp,
  isSettled,
  type NoticeCommand,
  type NoticeEvent,
  noticeSchema,
  send,
} from '../notice.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** 值班日志: an organization's own record of what happens outside any incident, as calls, refusals and alarms. */

export const logSchema = z.object({
  id: recordIdSchema,
  org: orgIdSchema,
  version: z.number(),
  /** how many notices there have been, for their ids */
  sent: z.number(),
  /** those that are still waiting, and those settled last */
  notices: z.array(noticeSchema),
});
export type DutyLog = z.infer<typeof logSchema>;

export type LogEvent = { type: 'log_opened'; org: OrgId } | NoticeEvent | ChronicleEvent;

export type LogCommand =
  | { type: 'page'; org: OrgId; person: PersonId | null; reason: string }
  | { type: 'acknowledge'; notice: string | null }
  | NoticeCommand
  | { type: 'chronicle'; event: ChronicleEvent };

/** @returns the events that follow, or why the command is refused */
export function decideLog(s: DutyLog, cmd: LogCommand, ctx: Context): LogEvent[] | Refusal {
  switch (cmd.type) {
    case 'page': {
      // 2.2, 2.3: telecom authorities call any organization; others call the telecom authorities and their own people.
      const org = actorOrg(ctx);
      const target = ctx.dir.org(cmd.org);
      const authority = (kind?: string): boolean =>
        kind === 'ero' || kind === 'administration' || kind === 'leading_group';
      if (!authority(org?.kind) && !authority(target?.kind) && org?.id !== target?.id) {
        return refuse('no_authority', '2.3', { who: ctx.dir.orgsOf('ero').map((o) => o.name) });
      }
      const items = [{ rule: 'page', what: cmd.reason, cite: null }];
      return send(
        [{ id: `n${s.sent + 1}`, to: cmd.org, person: cmd.person, expects: 'acknowledge', items }],
        ctx,
      );
    }
    case 'acknowledge': {
      const by = ctx.actor;
      if (!by) return refuse('not_registered');
      const mine = s.notices.filter((n) => n.to === by.org && (cmd.notice === null || n.id === cmd.notice));
      const events = mine.flatMap((n) => acknowledge(n, by));
      return events.length > 0 ? events : refuse('already_done', null, { detail: '该呼叫已有人确认。' });
    }
    case 'chronicle':
      return [cmd.event];
    case 'escalate':
    case 'notice_delivered':
    case 'page_delivered':
    case 'page_failed':
      return followUp(s.notices, cmd, ctx);
  }
}

/** So many that are settled stay, so that their cards can be drawn once more. */
const SETTLED_KEPT = 20;

/** Folds one event into the log. Notices settled long ago leave the state; they stay in the events. Never throws. */
export function evolveLog(
  s: DutyLog | null,
  e: LogEvent,
  env: { at: string; id: DutyLog['id'] },
): DutyLog | null {
  if (e.type === 'log_opened') return { id: env.id, org: e.org, version: 1, sent: 0, notices: [] };
  if (!s || isChronicleEvent(e)) return s;
  const notices = evolveNotices(s.notices, e, env.at);
  const settled = notices.filter(isSettled).slice(0, -SETTLED_KEPT);
  return {
    ...s,
    sent: s.sent + (e.type === 'notice_sent' ? 1 : 0),
    notices: notices.filter((n) => !settled.includes(n)),
  };
}
