import type { Context } from '../domain/context.ts';
import type { RecordId } from '../domain/ids.ts';
import type { ReportClock } from '../domain/incident/state.ts';
import { job } from './job.ts';
import type { NewJob } from './store.ts';

/** 6.1: reminders before a report falls due, on the day, and once it is overdue. Days before, at 09:00 in Shanghai. */
const REMINDERS = [
  { daysBefore: 5, text: '还有5天到期' },
  { daysBefore: 2, text: '还有2天到期' },
  { daysBefore: 0, text: '今日到期' },
  { daysBefore: -1, text: '已逾期1天' },
];

const DAY = 86_400_000;

/** @returns timers for the clocks that have a date; reminders whose moment is over are left out */
export function clockTimers(clocks: ReportClock[], record: RecordId, ctx: Context): NewJob[] {
  return clocks.flatMap((c) => {
    if (c.date === null) return [];
    const morning = Date.parse(`${c.date}T09:00:00+08:00`);
    return REMINDERS.map((r) => ({ ...r, at: new Date(morning - r.daysBefore * DAY).toISOString() }))
      .filter((r) => r.at > ctx.at)
      .map((r) => {
        const command = { type: 'remind_clock' as const, clock: c.id, text: r.text };
        return job('timer', { record, command }, `timer:${record}`, r.at);
      });
  });
}
