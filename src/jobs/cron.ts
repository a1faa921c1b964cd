import { schedule } from 'node-cron';
import type { JobStore } from '../app/store.ts';
import type { Auditor } from './auditor.ts';

/** What comes round by the clock beside the worker. What falls due at a moment of its own is a job in the database. */

const KEPT_DAYS = 30;

/**
 * Looks for what is overdue every minute, and drops finished jobs and answered inputs older than 30 days every night.
 * @returns stops it
 */
export function startCron(
  auditor: Auditor,
  jobs: Pick<JobStore, 'sweep'>,
  now: () => Date,
  log: { error(fields: object, message: string): void },
): () => Promise<void> {
  const told = (what: string) => (err: unknown) => log.error({ err }, what);
  const audit = schedule('* * * * *', () => auditor.check().then(() => undefined, told('the audit failed')), {
    noOverlap: true,
    suppressMissedWarning: true,
  });
  const sweep = schedule('30 3 * * *', () => sweepOld(jobs, now()).catch(told('the sweep failed')), {
    timezone: 'Asia/Shanghai',
    noOverlap: true,
    suppressMissedWarning: true,
  });
  return async () => {
    await audit.destroy();
    await sweep.destroy();
  };
}

/** Answers to inputs are kept as long, far beyond any platform's redelivery. */
function sweepOld(jobs: Pick<JobStore, 'sweep'>, now: Date): Promise<void> {
  return jobs.sweep(new Date(now.getTime() - KEPT_DAYS * 86_400_000));
}
