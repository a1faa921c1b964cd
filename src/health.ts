import { Hono } from 'hono';
import type { JobStore } from './app/store.ts';

/** ms that something may be overdue before the bot counts as unwell */
const LATE = 60_000;

/** `/healthz`: 200 while nothing that is due is older than a minute, 503 otherwise. */
export function healthRoute(jobs: () => JobStore): Hono {
  return new Hono().get('/healthz', async (c) => {
    const overdue = await jobs().oldestOverdue(new Date());
    const late = overdue ? Date.now() - overdue.getTime() : 0;
    return c.json({ ok: late < LATE, lateSeconds: Math.round(late / 1000) }, late < LATE ? 200 : 503);
  });
}
