import type { NoticeEvent } from './notice.ts';
import { MEANS_NAMES } from './paging/plan.ts';
import { formatDuration } from './time.ts';
import { citation, orgName, personName, type Words, when } from './words.ts';

/** How what happens to a notice reads in the chronicle: one Chinese sentence without its time and actor. */
export function noticeEntry(e: NoticeEvent, w: Words): string {
  const cited = 'cite' in e && e.cite ? citation(e.cite) : '';
  switch (e.type) {
    case 'notice_sent':
      return `通知${orgName(e.notice.to, w.dir)}：${e.notice.items.map((i) => i.what).join(' ')}${cited}`;
    case 'notice_delivered':
      return `通知 ${e.notice} 已送达值班群`;
    case 'person_paged': {
      const asked = e.reminder ? '询问是否已报告：' : '呼叫 ';
      return `${asked}${personName(e.person, w.dir)}（第${e.attempt + 1}次，${MEANS_NAMES[e.means]}${late(e.lateMs)}）`;
    }
    case 'page_delivered': {
      const missed = e.missed ? `；未到：${e.missed}` : '';
      return `呼叫已送达（第${e.attempt + 1}次，${e.means}${e.bundled ? '，与其他呼叫合并' : ''}${late(e.lateMs)}）${missed}`;
    }
    case 'page_failed':
      return `呼叫未送达（第${e.attempt + 1}次）：${e.reason}`;
    case 'notice_acknowledged':
      return `${orgName(e.org, w.dir)} ${personName(e.by, w.dir)} 确认收到`;
    case 'external_report_confirmed':
      return `登记对外报告：${when(e.at, w.at)} 以${e.channel}报告，接收人 ${e.recipient}${cited}`;
    case 'notice_exhausted':
      return `${orgName(e.to, w.dir)}全部人员均未应答，已告警`;
    case 'notice_settled':
      return `通知 ${e.notice} 不再需要：${e.why}`;
  }
}

/** @returns `，迟到 1小时5分` for what went out after its time */
const late = (ms: number): string => (ms > 0 ? `，迟到 ${formatDuration(ms)}` : '');
