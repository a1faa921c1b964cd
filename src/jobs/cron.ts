import { type ScheduledTask, schedule } from 'node-cron';
import type { JobStore } from '../app/store.ts';
import type { Auditor } from './auditor.ts';

/** What comes round by the clock beside the worker. What falls due at a moment of its own is a job in the database. */

const KEPT_DAYS = 30;

interface Rounds {
  auditor: Pick<Auditor, 'check'>;
  jobs: Pick<JobStore, 'sweep'>;
  /** sees to it that what comes every day is waiting in the database */
  plan(): Promise<void>;
  now(): Date;
  log: { error(fields: object, message: string): void };
}

/**
 * Looks for what is overdue every minute, plans what comes every day anew each hour, so that one that failed doesn't end
 * it, and drops finished jobs and answered inputs older than 30 days every night.
 * @returns stops it
 */
export function startCron({ auditor, jobs, plan, now, log }: Rounds): () => Promise<void> {
  const round = (when: string, what: string, run: () => Promise<unknown>): ScheduledTask =>
    schedule(
      when,
      () =>
        run().then(
          () => undefined,
          (err: unknown) => log.error({ err }, `${what} failed`),
        ),
      { timezone: 'Asia/Shanghai', noOverlap: true, suppressMissedWarning: true },
    );
  const tasks = [
    round('* * * * *', 'the audit', () => auditor.check()),
    round('0 * * * *', 'planning the day', plan),
    round('30 3 * * *', 'the sweep', () => sweepOld(jobs, now())),
  ];
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}

/** Answers to inputs are kept as long, far beyond any platform's redelivery. */
function sweepOld(jobs: Pick<JobStore, 'sweep'>, now: Date): Promise<void> {
  return jobs.sweep(new Date(now.getTime() - KEPT_DAYS * 86_400_000));
}
