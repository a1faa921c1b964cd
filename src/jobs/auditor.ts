import { operationsRooms } from '../app/operations.ts';
import type { JobStore, Room } from '../app/store.ts';
import type { Card } from '../cards/card.ts';
import { formatDuration, formatShanghai } from '../domain/time.ts';
import type { JobParts } from './parts.ts';

/**
 * The auditor: looks every minute whether anything that is due is older than it may be, without the worker, which may be
 * what has stopped. It says so in 部应急办's rooms itself, and lets the heartbeat stop, so that a monitor outside notices
 * also when this process is gone.
 */

/** ms that something may be overdue */
const LATE = 60_000;
/** ms between two alarms of one episode */
const REPEAT = 10 * 60_000;

export interface Audit {
  ok: boolean;
  /** of the oldest thing that is due */
  lateMs: number;
  /** UTC ISO */
  at: string;
}

export interface Auditor {
  /** one look: raises the alarm, or sends the heartbeat */
  check(): Promise<Audit>;
  /** what the last look found; null before the first */
  last(): Audit | null;
}

export interface AuditorOptions {
  jobs: Pick<JobStore, 'oldestOverdue'>;
  parts: Pick<JobParts, 'store' | 'bot' | 'ports' | 'now'>;
  log: { error(fields: object, message: string): void };
  /** told that the bot is well by a GET; null: nobody is */
  heartbeatUrl: string | null;
}

export function createAuditor({ jobs, parts, log, heartbeatUrl }: AuditorOptions): Auditor {
  let last: Audit | null = null;
  let alarmedAt: number | null = null;

  async function check(): Promise<Audit> {
    const now = parts.now();
    const due = await jobs.oldestOverdue(now);
    const lateMs = due ? Math.max(0, now.getTime() - due.getTime()) : 0;
    last = { ok: lateMs < LATE, lateMs, at: now.toISOString() };
    if (last.ok) {
      alarmedAt = null;
      await beat();
    } else if (alarmedAt === null || now.getTime() - alarmedAt >= REPEAT) {
      alarmedAt = now.getTime();
      await alarm(due ?? now, lateMs);
    }
    return last;
  }

  async function alarm(due: Date, lateMs: number): Promise<void> {
    const text = `发送积压：最早一项应于 ${formatShanghai(due)} 发出，已迟 ${formatDuration(lateMs)}。请维护人员立即检查应急程序和平台连接；紧急事项请改用电话通知。`;
    log.error({ lateMs }, 'something due is overdue');
    const said = await say(text);
    await parts.bot.alarm(text, said);
  }

  /** @returns whether it stands in one of them */
  async function say(text: string): Promise<boolean> {
    const card: Card = { tone: 'red', title: '应急程序告警', blocks: [{ type: 'text', text }], actions: [] };
    let said = false;
    for (const room of await rooms()) {
      const key = `audit:${last?.at ?? ''}:${room.id}`;
      const sent = await parts.ports.get(room.platform)?.post(key, room.externalId, card, []);
      if (sent?.ok) said = true;
      else log.error({ room: room.id, reason: sent?.reason }, 'the alarm could not be posted');
    }
    return said;
  }

  async function rooms(): Promise<Room[]> {
    return parts.store.transaction(async (tx) => operationsRooms(tx, await tx.directory()));
  }

  async function beat(): Promise<void> {
    if (heartbeatUrl === null) return;
    try {
      const answer = await fetch(heartbeatUrl, { signal: AbortSignal.timeout(10_000) });
      await answer.body?.cancel();
      if (!answer.ok) log.error({ status: answer.status }, 'the heartbeat was not taken');
    } catch (err) {
      log.error({ err }, 'the heartbeat could not be sent');
    }
  }

  return { check, last: () => last };
}
