import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Failure } from '../app/chat.ts';
import type { JobPayloads } from '../app/job.ts';
import type { Job, JobStore, Lease } from '../app/store.ts';
import type { JobParts } from './parts.ts';
import { runJob } from './run.ts';

/**
 * The worker: claims what is due, oldest first and in order within a lane, many lanes at a time. A lane that is slow
 * holds none of the others up: what becomes free is filled at once.
 */

/** ms; longer than any one call to a platform may take */
const LEASE = 60_000;
/** jobs at a time */
const LANES = 64;
/** after this many attempts a job is buried and 部应急办 hears of it */
const ATTEMPTS = 12;
/** ms in which the ends of jobs are gathered */
const GATHER = 5;
/** ms between two looks: the backstop when a wake was lost or another process wrote the job */
const POLL = 5_000;

export interface Worker {
  /** runs everything that is due, until nothing is; concurrent calls share one run */
  drain(): Promise<void>;
  /** runs jobs as they come due, until stopped */
  start(): void;
  /** something may have become due */
  wake(): void;
  /** takes no more jobs and lets running ones finish */
  stop(): Promise<void>;
}

type Later = Pick<Extract<Failure, { kind: 'later' }>, 'reason' | 'afterMs' | 'unreachable'>;

export interface WorkerLog {
  error(fields: object, message: string): void;
}

export function createWorker(jobs: JobStore, parts: JobParts, log: WorkerLog): Worker {
  const name = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const busy = new Set<Promise<void>>();
  const timers = new Set<Promise<void>>();
  let claims = 0;
  let running: Promise<void> | null = null;
  /** jobs that ended well, to be written with the next claim: a commit for each would hold up all the others */
  let ended: Lease[] = [];
  /** something may have become due since the last claim */
  let again = false;
  let look: () => void = () => undefined;
  let timer: NodeJS.Timeout | null = null;
  let live = false;
  let stopped = false;

  function drain(): Promise<void> {
    again = true;
    look();
    running ??= loop().finally(() => {
      running = null;
    });
    return running;
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      again = false;
      await claim();
      if (again) continue;
      if (live) await schedule();
      if (busy.size === 0 && ended.length === 0 && !again) return;
      await change();
    }
  }

  /** Starts what is due, as far as there is room. */
  async function claim(): Promise<void> {
    const room = LANES - busy.size;
    if (room === 0) return;
    await jobs.followClock(parts.now());
    claims += 1;
    // A name of its own for each claim: a run that has lost its lease can't report for the one that took over.
    const owner = `${name}:${claims}`;
    const finished = ended;
    ended = [];
    const claimed = await jobs.claim(owner, parts.now(), room, LEASE, finished).catch((e: unknown) => {
      ended.push(...finished);
      throw e;
    });
    for (const j of claimed) {
      const run = one(j, owner).finally(() => {
        busy.delete(run);
        timers.delete(run);
      });
      busy.add(run);
      if (j.kind === 'timer') timers.add(run);
    }
  }

  /** Until a job ends or something may have become due. */
  async function change(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      look = resolve;
    });
    if (!again && ended.length === 0) await Promise.race([woken, ...busy]);
    // Jobs that end together are followed by one claim, not by one each.
    if (live) await new Promise((resolve) => setTimeout(resolve, GATHER));
  }

  /** Never rejects: what can't be reported is run again when its lease has run out. */
  async function one(j: Job, owner: string): Promise<void> {
    try {
      // What falls due for a person at one moment goes out together: the timers that are running come first.
      if (j.kind === 'page') await Promise.all(timers);
      const result = await runJob(j, parts);
      if (result.ok) ended.push({ id: j.id, owner });
      else if (result.kind === 'later') await later(j, owner, result);
      else await bury(j, owner, result.reason);
    } catch (e) {
      log.error({ err: e, job: j.id, kind: j.kind }, 'job failed');
      await later(j, owner, { reason: e instanceof Error ? e.message : String(e) }).catch((err: unknown) =>
        log.error({ err, job: j.id }, 'job could not be put back'),
      );
    }
  }

  async function later(j: Job, owner: string, failure: Later): Promise<void> {
    const { reason, afterMs, unreachable } = failure;
    // A platform that says when to come back is busy, and one that is out of reach will be back: neither is broken.
    const waits = afterMs !== undefined || unreachable;
    if (j.attempts >= ATTEMPTS && !waits) return bury(j, owner, reason);
    const at = new Date(parts.now().getTime() + (afterMs ?? backoff(j.attempts)));
    await jobs.retry(j.id, owner, at, reason);
  }

  async function bury(j: Job, owner: string, reason: string): Promise<void> {
    if (await jobs.bury(j.id, owner, parts.now(), reason)) {
      const text = `有一项发送未能完成（${j.kind} ${j.id}）：${reason}。请人工确认相关通知是否送达。`;
      // An alarm that could not be said is written down; said again, it would fail again, for ever.
      await parts.bot.alarm(text, isAlarm(j));
    }
  }

  async function schedule(): Promise<void> {
    const next = await jobs.nextDue();
    const wait = next ? Math.max(20, next.getTime() - parts.now().getTime()) : POLL;
    wakeIn(Math.min(POLL, wait));
  }

  function wakeIn(ms: number): void {
    if (timer) clearTimeout(timer);
    if (live) timer = setTimeout(turn, ms);
  }

  function turn(): void {
    drain().catch((e: unknown) => {
      log.error({ err: e }, 'worker turn failed');
      wakeIn(1_000);
    });
  }

  return {
    drain,
    start: () => {
      live = true;
      stopped = false;
      turn();
    },
    wake: () => {
      if (live) turn();
    },
    stop: async () => {
      live = false;
      stopped = true;
      look();
      if (timer) clearTimeout(timer);
      await running;
      await Promise.all(busy);
      for (const e of ended.splice(0)) await jobs.finish(e.id, e.owner, parts.now());
    },
  };
}

function isAlarm(j: Job): boolean {
  if (j.kind !== 'post') return false;
  const { view }: JobPayloads['post'] = JSON.parse(j.payload);
  return view.kind === 'alarm';
}

/** ms: exponential with jitter, at most 30 s */
function backoff(attempts: number): number {
  return Math.min(30_000, 500 * 2 ** attempts) * (0.5 + Math.random() / 2);
}
