import type { Notice, NoticeEvent } from './notice.ts';

/** Folds an event into the notices. Events of unknown notices change nothing. */
export function evolveNotices(notices: Notice[], e: NoticeEvent, at: string): Notice[] {
  if (e.type === 'notice_sent') return [...notices, e.notice];
  return notices.map((n) => (n.id === e.notice ? evolveNotice(n, e, at) : n));
}

function evolveNotice(n: Notice, e: Exclude<NoticeEvent, { type: 'notice_sent' }>, at: string): Notice {
  switch (e.type) {
    case 'notice_delivered':
      return { ...n, deliveredAt: n.deliveredAt ?? at };
    case 'person_paged': {
      const { type: _, notice: __, attempt: ___, lateMs: ____, ...call } = e;
      const attempt = { ...call, at, deliveredAt: null, failure: null, bundled: false };
      return { ...n, attempts: [...n.attempts, attempt] };
    }
    case 'page_delivered': {
      const { bundled } = e;
      return {
        ...n,
        deliveredAt: n.deliveredAt ?? at,
        attempts: n.attempts.map((a, i) => (i === e.attempt ? { ...a, deliveredAt: at, bundled } : a)),
      };
    }
    case 'page_failed':
      return {
        ...n,
        attempts: n.attempts.map((a, i) => (i === e.attempt ? { ...a, failure: e.reason } : a)),
      };
    case 'notice_acknowledged':
      return { ...n, ackedAt: at, ackedBy: e.by };
    case 'external_report_confirmed':
      return {
        ...n,
        ackedAt: n.ackedAt ?? at,
        ackedBy: n.ackedBy ?? e.by,
        confirmation: { at: e.at, channel: e.channel, recipient: e.recipient, by: e.by },
      };
    case 'notice_exhausted':
      return { ...n, exhaustedAt: at };
    case 'notice_settled':
      return { ...n, settledAt: at };
  }
}
