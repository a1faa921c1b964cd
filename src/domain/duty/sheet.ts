import { csvOf } from '../rota/csv.ts';
import { formatDuration, formatShanghai } from '../time.ts';
import { orgName, personName, type Words } from '../words.ts';
import { askedLate, type Checkin, type Duty, type Handover, lateBy, signedLate } from './state.ts';

/** 值班台账: the evidence of one 24-hour duty, who did what when and how late. */
export interface SheetLine {
  /** 启动, 签到, 交接, 结束 */
  what: string;
  /** when it was due, UTC ISO */
  dueAt: string;
  /** who was to do it */
  due: string;
  /** when it was done; null: not (yet) */
  doneAt: string | null;
  doneBy: string;
  /** ms; null where nothing was done or nothing was due */
  late: number | null;
  /** 按时, 迟25分, 未签到, 待签到, … */
  result: string;
}

/** @returns the lines in the order of their times */
export function sheetOf(s: Duty, w: Words): SheetLine[] {
  const lines = [
    ...s.causes.flatMap((c) => [
      line('启动', c.since, c.what),
      ...(c.endedAt ? [line('结束', c.endedAt, c.what)] : []),
    ]),
    ...s.checkins.map((c) => checkinLine(c, s, w)),
    ...s.handovers.map((h) => handoverLine(h, s, w)),
  ];
  return lines.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

const line = (what: string, at: string, why: string): SheetLine => ({
  what,
  dueAt: at,
  due: '',
  doneAt: at,
  doneBy: '',
  late: null,
  result: why,
});

function checkinLine(c: Checkin, s: Duty, w: Words): SheetLine {
  const late = lateBy(c);
  const waiting = s.status === 'on' && c.id === s.checkins.at(-1)?.id && c.missedAt === null;
  const undone = waiting ? '待签到' : c.missedAt ? '未签到' : '值班已结束';
  const asked = askedLate(c) > 0 ? `（系统停机，提示晚${formatDuration(askedLate(c))}）` : '';
  return {
    what: '签到',
    dueAt: c.dueAt,
    due: personName(c.person, w.dir),
    doneAt: c.doneAt,
    doneBy: personName(c.doneBy, w.dir),
    late,
    result: `${late === null ? undone : lateWords(late)}${asked}${calledWords(c.notice, s, w)}`,
  };
}

function handoverLine(h: Handover, s: Duty, w: Words): SheetLine {
  const signed = h.out && h.in ? [h.out.at, h.in.at].sort().at(-1) : undefined;
  const late = signedLate(h);
  const sides = [h.out ? '' : '交班未签', h.in ? '' : '接班未签'].filter(Boolean).join('、');
  const open = h.in?.open ?? h.out?.open ?? [];
  return {
    what: '交接',
    dueAt: h.at,
    due: `${personName(h.from, w.dir)}→${personName(h.to, w.dir)}`,
    doneAt: signed ?? null,
    doneBy: [h.out?.by, h.in?.by].flatMap((p) => (p ? [personName(p, w.dir)] : [])).join('、'),
    late,
    result: `${late === null ? sides : lateWords(late)}${calledWords(h.notice, s, w)}${open.length > 0 ? `；未了${open.length}项` : ''}`,
  };
}

const lateWords = (late: number): string => (late > 0 ? `迟${formatDuration(late)}` : '按时');

/** @returns `；已呼叫甲、乙，均未应答，已告警`; nothing where nobody was called */
function calledWords(notice: string | null, s: Duty, w: Words): string {
  const n = s.notices.find((x) => x.id === notice);
  if (!n) return '';
  const people = [...new Set(n.attempts.map((a) => personName(a.person, w.dir)))].join('、');
  return `；已呼叫${people}${n.exhaustedAt ? '，均未应答，已告警' : ''}`;
}

/** @returns the sheet as CSV for a spreadsheet, times in Shanghai */
export function sheetCsv(s: Duty, w: Words): string {
  const head = ['值班编号', '单位', '事项', '应办时间', '应办人', '办理时间', '办理人', '迟（分钟）', '结果'];
  const rows = sheetOf(s, w).map((l) => [
    s.number,
    orgName(s.org, w.dir),
    l.what,
    formatShanghai(l.dueAt),
    l.due,
    l.doneAt ? formatShanghai(l.doneAt) : '',
    l.doneBy,
    l.late === null ? '' : String(Math.round(l.late / 60_000)),
    l.result,
  ]);
  return csvOf([head, ...rows]);
}
