import { later } from '../domain/context.ts';
import { shanghaiDate } from '../domain/time.ts';
import { changeRota, openDuties } from './duty.ts';
import { tellWatch } from './duty-effects.ts';
import { type JobPayloads, job } from './job.ts';
import type { BotParts, DailySettings } from './scene.ts';
import type { NewJob, Store } from './store.ts';
import { systemContext } from './system.ts';

/**
 * What comes every day at a time: who is on duty is said, rotas are looked through. The next one is a job in the
 * database like any other, so that it is made up for after downtime, once.
 */

type Daily = JobPayloads['daily'];

const DAY_MINUTES = 24 * 60;
/** What is later than this is said to be late. */
const ON_TIME_MS = 60_000;
const MOST_DUTIES = 2000;

/** Makes sure that the next of each is waiting; called at the start, and again whenever one has run. */
export async function planDaily(store: Store, settings: DailySettings, now: Date): Promise<void> {
  const wanted: Daily[] = [
    ...settings.reminders.map((time) => ({ what: 'remind' as const, time })),
    { what: 'check', time: settings.check },
  ];
  await store.transaction((tx) => tx.enqueue(wanted.map((d) => nextOf(d, now))));
}

function nextOf(d: Daily, now: Date): NewJob {
  const today = new Date(`${shanghaiDate(now)}T${d.time}:00+08:00`).toISOString();
  const at = today > now.toISOString() ? today : later(today, DAY_MINUTES);
  return job('daily', d, `daily:${d.what}`, at, `daily:${d.what}:${at}`);
}

/** @param dueAt when it was to run; one whose time is no longer in the settings does nothing and does not come again */
export async function runDaily(parts: BotParts, d: Daily, dueAt: Date): Promise<void> {
  const { daily } = parts;
  if (!daily || !(d.what === 'check' ? [daily.check] : daily.reminders).includes(d.time)) return;
  await parts.store.transaction(async (tx) => {
    const ctx = { ...(await systemContext(parts, tx, null)), tx, room: null };
    const late = Date.parse(ctx.at) - dueAt.getTime();
    const lateMs = late > ON_TIME_MS ? late : 0;
    const busy = new Set((await openDuties(tx, MOST_DUTIES)).map((x) => x.org));
    for (const org of ctx.dir.orgs()) {
      if (!ctx.dir.rota(org.id)) continue;
      if (d.what === 'check') await changeRota(ctx, org.id, { type: 'check' });
      else if (!busy.has(org.id)) {
        await changeRota(ctx, org.id, { type: 'remind' });
        await tx.enqueue(await tellWatch(tx, org.id, lateMs, ctx));
      }
    }
    await tx.enqueue([nextOf(d, parts.now())]);
  });
}
