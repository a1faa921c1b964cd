import type { JobPayloads } from '../app/job.ts';
import type { Job } from '../app/store.ts';
import { type JobParts, OK, type Result } from './parts.ts';

/** Jobs of 24-hour duty and of what comes every day. */

export async function followDuty(p: JobPayloads['follow_duty'], _j: Job, parts: JobParts): Promise<Result> {
  await parts.bot.followDuty(p.incident);
  return OK;
}

export async function daily(p: JobPayloads['daily'], j: Job, parts: JobParts): Promise<Result> {
  await parts.bot.daily(p, j.dueAt);
  return OK;
}
