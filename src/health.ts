import { Hono } from 'hono';
import type { Assembly } from './assemble.ts';

/** ms that something may be overdue before the bot counts as unwell */
const LATE = 60_000;

/**
 * `/healthz`: 200 while nothing that is due is older than a minute and every platform is connected, 503 otherwise; with
 * the connections' states and what the auditor saw when it last looked.
 */
export function healthRoute(
  assembly: () => Pick<Assembly, 'jobs' | 'adapters' | 'auditor'>,
  now: () => Date = () => new Date(),
): Hono {
  return new Hono().get('/healthz', async (c) => {
    const { jobs, adapters, auditor } = assembly();
    const overdue = await jobs.oldestOverdue(now());
    const late = overdue ? now().getTime() - overdue.getTime() : 0;
    const connections = Object.fromEntries(adapters.map((a) => [a.port.platform, a.health()]));
    const status = {
      ok: late < LATE && !adapters.some((a) => a.health().alarm),
      lateSeconds: Math.round(late / 1000),
      connections,
      audit: auditor.last(),
    };
    return c.json(status, status.ok ? 200 : 503);
  });
}
