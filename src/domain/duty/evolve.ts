import { isChronicleEvent } from '../chronicle.ts';
import { evolveNotices } from '../evolve-notices.ts';
import type { RecordId } from '../ids.ts';
import type { NoticeEvent } from '../notice.ts';
import type { DutyEvent, OwnDutyEvent } from './events.ts';
import type { Checkin, Duty, Handover } from './state.ts';

const NOTICE = /^(notice_|person_paged|page_|external_)/;
const isNoticeEvent = (e: OwnDutyEvent | NoticeEvent): e is NoticeEvent => NOTICE.test(e.type);

/** Folds one event into the duty. Never throws. */
export function evolveDuty(s: Duty | null, e: DutyEvent, env: { at: string; id: RecordId }): Duty | null {
  if (e.type === 'duty_began') {
    return {
      id: env.id,
      number: e.number,
      org: e.org,
      version: 1,
      status: 'on',
      causes: [e.cause],
      beganAt: env.at,
      endedAt: null,
      checkins: [],
      nextAt: null,
      handovers: [],
      notices: [],
    };
  }
  if (!s || isChronicleEvent(e)) return s;
  if (isNoticeEvent(e)) return { ...s, notices: evolveNotices(s.notices, e, env.at) };
  return { ...change(s, e, env.at), version: s.version + 1 };
}

function change(s: Duty, e: Exclude<OwnDutyEvent, { type: 'duty_began' }>, at: string): Duty {
  switch (e.type) {
    case 'duty_cause_added':
      return { ...s, causes: [...s.causes, e.cause] };
    case 'duty_cause_ended':
      return {
        ...s,
        causes: s.causes.map((c) =>
          c.kind === e.kind && c.ref === e.ref && c.endedAt === null ? { ...c, endedAt: at } : c,
        ),
      };
    case 'duty_ended':
      return { ...s, status: 'ended', endedAt: at, nextAt: null };
    case 'checkin_planned':
      return { ...s, nextAt: e.nextAt };
    case 'checkin_due':
      return { ...s, checkins: [...s.checkins, e.checkin], nextAt: e.nextAt };
    case 'checkin_made':
      return withCheckin(s, e.checkin, { doneAt: at, doneBy: e.by });
    case 'checkin_missed':
      return withCheckin(s, e.checkin, { missedAt: at, notice: e.notice });
    case 'handover_due':
      return { ...s, handovers: [...s.handovers, e.handover] };
    case 'handover_signed':
      return withHandover(s, e.handover, { [e.side]: { at, by: e.by, open: e.open } });
    case 'handover_unsigned':
      return withHandover(s, e.handover, { unsignedAt: at, notice: e.notice });
  }
}

function withCheckin(s: Duty, id: string, to: Partial<Checkin>): Duty {
  return { ...s, checkins: s.checkins.map((c) => (c.id === id ? { ...c, ...to } : c)) };
}

function withHandover(s: Duty, id: string, to: Partial<Handover>): Duty {
  return { ...s, handovers: s.handovers.map((h) => (h.id === id ? { ...h, ...to } : h)) };
}
