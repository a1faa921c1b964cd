import {
  askedLate,
  type Checkin,
  type Duty,
  type Handover,
  isOpenCause,
  isSigned,
  lateBy,
} from '../domain/duty/state.ts';
import { watchWords } from '../domain/duty/words.ts';
import { formatDuration } from '../domain/time.ts';
import { citation, orgName, personName, type Words, when } from '../domain/words.ts';
import type { Action, Card } from './card.ts';

/** 24-hour duty: how it stands, what is asked of who is on duty, and the handover between watches. */

const CHECK_IN: Action = { label: '签到', line: '/签到', style: 'primary' };
const SHEET: Action = { label: '值班台账', line: '/值班 台账', style: 'default' };

/** How an organization's 24-hour duty stands now. */
export function dutyCard(s: Duty, w: Words): Card {
  const on = s.status === 'on';
  const last = s.checkins.at(-1);
  const waiting = on && last !== undefined && last.doneAt === null;
  const missed = s.checkins.filter((c) => c.missedAt !== null && c.doneAt === null).length;
  return {
    tone: on ? (waiting ? 'orange' : 'blue') : 'grey',
    title: `24小时值班${on ? '' : '已结束'} ${s.number}`,
    subtitle: orgName(s.org, w.dir),
    blocks: [
      {
        type: 'list',
        items: s.causes.filter((c) => !on || isOpenCause(c)).map((c) => `${c.what}${citation(c.cite)}`),
      },
      {
        type: 'fields',
        fields: [
          { label: '开始', value: when(s.beganAt, w.at) },
          ...(s.endedAt ? [{ label: '结束', value: when(s.endedAt, w.at) }] : []),
          ...(on ? [{ label: '当班', value: watchWords(w.dir.onDuty(s.org, w.at), w) }] : []),
          ...(last ? [{ label: on ? '本次签到' : '末次签到', value: checkinWords(last, w) }] : []),
          ...(s.nextAt ? [{ label: '下次签到', value: when(s.nextAt, w.at) }] : []),
          ...(missed > 0 ? [{ label: '未签到', value: `${missed}次` }] : []),
        ],
      },
      {
        type: 'note',
        text: on
          ? `${waiting && !last.missedAt ? `请在 ${when(last.deadline, w.at)} 前签到。` : ''}请保持联络畅通；换班时用 /交接 签字。`
          : '请恢复日常值班。台账可用 /值班 台账 查看。',
      },
    ],
    actions: [...(waiting ? [CHECK_IN] : []), SHEET],
  };
}

/** @returns `甲 11-24 08:35 签到，迟5分`, or who is waited for */
function checkinWords(c: Checkin, w: Words): string {
  const late = lateBy(c);
  if (c.doneAt !== null) {
    const how = late ? `，迟${formatDuration(late)}` : '';
    return `${personName(c.doneBy, w.dir)} ${when(c.doneAt, w.at)} 签到${how}`;
  }
  const who = personName(c.person, w.dir) || '当班人员';
  return c.missedAt ? `${who}未签到（应签 ${when(c.dueAt, w.at)}）` : `等待${who}签到`;
}

/** One check-in that is asked for. */
export function checkinCard(s: Duty, c: Checkin, w: Words): Card {
  const last = s.checkins.at(-1)?.id === c.id;
  const open = last && c.doneAt === null && s.status === 'on';
  const asked = askedLate(c);
  const late = asked > 0 ? `（系统停机，提示晚${formatDuration(asked)}）` : '';
  return {
    tone: c.doneAt ? 'green' : c.missedAt ? 'red' : open ? 'orange' : 'grey',
    title: open ? '请签到' : c.doneAt ? '已签到' : '未签到',
    subtitle: `${orgName(s.org, w.dir)} 24小时值班 ${s.number}`,
    blocks: [
      { type: 'text', text: `${checkinWords(c, w)}${late}` },
      {
        type: 'note',
        text: !open
          ? `应签时间 ${when(c.dueAt, w.at)}。`
          : c.missedAt
            ? '已逾时，正在依次呼叫主班、副班、带班领导，请立即签到。'
            : `请在 ${when(c.deadline, w.at)} 前签到，逾时将依次呼叫主班、副班、带班领导，直至告警。`,
      },
    ],
    actions: open ? [CHECK_IN] : [],
  };
}

/** @param open what is open, each in one line; what was signed where both sides have */
export function handoverCard(s: Duty, h: Handover, open: string[], w: Words): Card {
  const side = (label: string, who: string, signed: Handover['out']): string =>
    signed
      ? `${label}：${personName(signed.by, w.dir)} ${when(signed.at, w.at)} 已签字`
      : `${label}：${who || '无人'}，待签字`;
  const done = isSigned(h);
  const on = s.status === 'on';
  return {
    tone: done ? 'green' : on ? 'orange' : 'grey',
    title: done ? '交接已完成' : '请交接班',
    subtitle: `${orgName(s.org, w.dir)} 24小时值班 ${s.number} · ${when(h.at, w.at)}`,
    blocks: [
      {
        type: 'list',
        items: [side('交班', personName(h.from, w.dir), h.out), side('接班', personName(h.to, w.dir), h.in)],
      },
      { type: 'heading', text: '未了事项' },
      { type: 'list', items: open.length > 0 ? open : ['无'] },
      { type: 'note', text: done ? '双方签字已记入值班记录。' : '双方核对后分别签字；接班签字即为签到。' },
    ],
    actions: [
      ...(on && !h.out ? [sign('交班签字', h, '交班')] : []),
      ...(on && !h.in ? [sign('接班签字', h, '接班')] : []),
    ],
  };
}

const sign = (label: string, h: Handover, side: string): Action => ({
  label,
  line: `/交接 签字 单=${h.id} 方=${side}`,
  style: 'primary',
});
