import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Job, JobStore } from '../app/store.ts';
import type { JobParts } from './parts.ts';
import { runJob } from './run.ts';

/** The worker: claims what is due, oldest first and in order within a lane, many lanes at a time. */

/** ms; longer than any one call to a platform may take */
const LEASE = 60_000;
const BATCH = 32;
/** after this many attempts a job is buried and 部应急办 hears of it */
const ATTEMPTS = 12;

export interface Worker {
  /** runs everything that is due, until nothing is; concurrent calls share one run */
  drain(): Promise<void>;
  /** runs jobs as they come due, until stopped */
  start(): void;
  /** something may have become due */
  wake(): void;
  /** lets running jobs finish */
  stop(): Promise<void>;
}

export interface WorkerLog {
  error(fields: object, message: string): void;
}

export function createWorker(jobs: JobStore, parts: JobParts, log: WorkerLog): Worker {
  const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  let running: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let live = false;

  async function drain(): Promise<void> {
    again = true;
    running ??= loop().finally(() => {
      running = null;
    });
    return running;
  }

  async function loop(): Promise<void> {
    while (again) {
      again = false;
      for (;;) {
        const claimed = await jobs.claim(owner, parts.now(), BATCH, LEASE);
        if (claimed.length === 0) break;
        await Promise.all(claimed.map(one));
      }
    }
  }

  async function one(j: Job): Promise<void> {
    try {
      const result = await runJob(j, parts);
      if (result.ok) await jobs.finish(j.id, owner, parts.now());
      else if (result.kind === 'later') await later(j, result.reason, result.afterMs);
      else await bury(j, result.reason);
    } catch (e) {
      log.error({ err: e, job: j.id, kind: j.kind }, 'job failed');
      await later(j, e instanceof Error ? e.message : String(e));
    }
  }

  async function later(j: Job, reason: string, afterMs?: number): Promise<void> {
    if (j.attempts >= ATTEMPTS) return bury(j, reason);
    await jobs.retry(j.id, owner, new Date(parts.now().getTime() + (afterMs ?? backoff(j.attempts))), reason);
  }

  async function bury(j: Job, reason: string): Promise<void> {
    if (await jobs.bury(j.id, owner, parts.now(), reason)) {
      await parts.bot.alarm(
        `有一项发送未能完成（${j.kind} ${j.id}）：${reason}。请人工确认相关通知是否送达。`,
      );
    }
  }

  /** Polls at least every 5 s: the backstop when a wake was lost or another process wrote the job. */
  async function schedule(): Promise<void> {
    if (!live) return;
    if (timer) clearTimeout(timer);
    const next = await jobs.nextDue();
    const wait = next ? Math.min(5_000, Math.max(0, next.getTime() - parts.now().getTime())) : 5_000;
    if (!live) return;
    timer = setTimeout(() => void turn(), wait);
  }

  async function turn(): Promise<void> {
    try {
      await drain();
      await schedule();
    } catch (e) {
      log.error({ err: e }, 'worker turn failed');
      if (live) timer = setTimeout(() => void turn(), 1_000);
    }
  }

  return {
    drain,
    start: () => {
      live = true;
      void turn();
    },
    wake: () => {
      if (live) void turn();
    },
    stop: async () => {
      live = false;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

/** ms: exponential with jitter, at most 30 s */
function backoff(attempts: number): number {
  return Math.min(30_000, 500 * 2 ** attempts) * (0.5 + Math.random() / 2);
}
