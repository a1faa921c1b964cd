import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Assembly, assemble } from '../../src/assemble.ts';
import { EXAMPLE_DIRECTORY } from '../support/store.ts';
import { LEAK } from './world.ts';

/** Promise 3: a process that ended in the middle is taken up where it was, and nothing is posted twice. */

const folder = mkdtempSync(join(tmpdir(), 'yingji-restart-'));
afterAll(() => rmSync(folder, { recursive: true }));

const START = Date.parse('2026-11-22T19:05:00Z');
let minutes = 0;
const open = (): Promise<Assembly> =>
  assemble({
    databaseUrl: `file:${join(folder, 'yingji.db')}`,
    directoryFile: EXAMPLE_DIRECTORY,
    embedded: true,
    policy: { ackMinutes: 60, rounds: 3 },
    now: () => new Date(START + minutes * 60_000),
    log: { info: () => undefined, error: () => undefined },
  });

it('jobs that a dead process held are run by the next one, each message once', async () => {
  const first = await open();
  const room = { externalId: 'duty-internet-a', name: '示例互联网企业甲值班群', direct: false };
  const said = {
    deliveryId: 'd1',
    handle: 'internet-a-duty-1',
    room,
    input: { type: 'line', line: LEAK },
  } as const;
  await first.bot.receive({ platform: 'local', ...said });
  // Dead with its jobs in hand, one of them sent but not yet reported as done.
  const held = await first.jobs.claim('dead', new Date(START), 3, 60_000);
  const sent = held.find((j) => j.kind === 'post');
  expect(held.length).toBeGreaterThan(1);
  await first.local.port.post(
    `job:${sent?.id}`,
    'duty-ero',
    { tone: 'red', title: '事件', blocks: [], actions: [] },
    [],
  );
  await first.close();

  minutes = 2;
  const second = await open();
  await second.worker.drain();
  await second.worker.drain();
  const jobs = await second.db.job.findMany({ where: { kind: { in: ['post', 'page'] } } });
  expect(jobs.length).toBeGreaterThan(3);
  expect(jobs.filter((j) => j.state !== 'done')).toEqual([]);
  const messages = await second.db.localMessage.findMany({ where: { author: 'bot' } });
  const keys = messages.map((m) => m.key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(messages).toHaveLength(jobs.length);

  // The whole of it again on a third process does nothing more.
  await second.close();
  const third = await open();
  expect(await third.bot.receive({ platform: 'local', ...said })).toMatchObject({
    text: expect.stringMatching(/2026-0001/),
  });
  await third.worker.drain();
  expect(await third.db.localMessage.count({ where: { author: 'bot' } })).toBe(messages.length);
  await third.close();
}, 60_000);
