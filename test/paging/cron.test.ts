import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCron } from '../../src/jobs/cron.ts';

/** What comes round by the clock, on timers that the test moves. */

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-29T18:59:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('audits every minute, plans the day each hour and sweeps at 03:30 in Shanghai, whatever fails', async () => {
  const seen = { audits: 0, plans: [] as string[], sweeps: [] as string[], errors: [] as string[] };
  const stop = startCron({
    auditor: {
      check: async () => {
        seen.audits += 1;
        throw new Error('no database');
      },
    },
    plan: async () => void seen.plans.push(new Date().toISOString().slice(11, 16)),
    jobs: {
      sweep: async (before) => void seen.sweeps.push(`${new Date().toISOString()} ${before.toISOString()}`),
    },
    now: () => new Date(),
    log: { error: (_, message) => void seen.errors.push(message) },
  });
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  await stop();
  expect(seen.audits).toBe(60);
  expect(new Set(seen.errors)).toEqual(new Set(['the audit failed']));
  expect(seen.plans).toEqual(['19:00']);
  expect(seen.sweeps).toHaveLength(1);
  expect(seen.sweeps[0]).toMatch(/^2026-11-29T19:30:00\.\d{3}Z 2026-10-30T19:30:00/);
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(seen.audits).toBe(60);
});
