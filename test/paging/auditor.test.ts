import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { healthRoute } from '../../src/health.ts';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';

let world: PagingWorld;
let beats: number;
let monitor: Server;

beforeEach(async () => {
  beats = 0;
  monitor = createServer((_, response) => {
    beats += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(monitor, 'listening');
  const { port } = monitor.address() as AddressInfo;
  world = await pagingWorld({
    heartbeatUrl: `http://127.0.0.1:${port}/beat`,
    start: new Date().toISOString(),
  });
});
afterEach(async () => {
  await world.close();
  monitor.close();
  await once(monitor, 'close');
});

const audit = () => world.bot.auditor.check();
const later = (seconds: number): void => world.set(new Date(world.now().getTime() + seconds * 1000));
const alarms = (): string[] => world.pager.textsIn('duty-ero').filter((t) => t.includes('应急程序告警'));
const CALL = '/呼叫 四川省通信管理局 请立即核实断网情况';

test('a worker that has stopped trips it: once at first, again every ten minutes, until all is done', async () => {
  await world.says('ero-duty-1', CALL);
  later(59);
  expect(await audit()).toMatchObject({ ok: true });
  expect({ beats, alarms: alarms() }).toEqual({ beats: 1, alarms: [] });

  later(1);
  expect(await audit()).toMatchObject({ ok: false, lateMs: 60_000 });
  expect(alarms()).toHaveLength(1);
  expect(alarms()[0]).toContain('已迟 1分');
  expect(alarms()[0]).toContain('紧急事项请改用电话通知');
  for (let minute = 1; minute <= 9; minute += 1) {
    later(60);
    await audit();
  }
  expect(alarms()).toHaveLength(1);
  later(60);
  await audit();
  expect({ beats, alarms: alarms().length }).toEqual({ beats: 1, alarms: 2 });
  expect((await world.chronicle('log:ero')).filter((l) => l.includes('发送积压'))).toHaveLength(2);

  await world.drain();
  expect(alarms()).toHaveLength(2);
  expect(await audit()).toMatchObject({ ok: true });
  expect(beats).toBe(2);

  await world.says('ero-duty-1', CALL);
  later(61);
  await audit();
  expect(alarms()).toHaveLength(3);
  world.errors.length = 0;
});

test('a job that hangs counts, too', async () => {
  await world.says('ero-duty-1', CALL);
  await world.bot.jobs.claim('somebody who died', world.now(), 100, 600_000);
  later(61);
  expect(await audit()).toMatchObject({ ok: false });
});

test('the alarm goes to the room for operations where there is one', async () => {
  const room = {
    id: 'feishu:ops',
    platform: 'feishu',
    externalId: 'ops',
    name: '运维群',
    purpose: 'ops',
    orgId: 'ero',
  };
  await world.bot.db.room.create({ data: room });
  await world.says('ero-duty-1', CALL);
  later(61);
  await audit();
  expect(world.pager.textsIn('ops')).toHaveLength(1);
  expect(alarms()).toEqual([]);
});

test('/healthz shows what it saw', async () => {
  const health = healthRoute(() => world.bot);
  const get = async () => {
    const answer = await health.request('/healthz');
    return { status: answer.status, body: await answer.json() };
  };
  await audit();
  expect(await get()).toMatchObject({ status: 200, body: { ok: true, audit: { ok: true } } });
  await world.says('ero-duty-1', CALL);
  await world.bot.db.job.updateMany({ data: { dueAt: new Date(Date.now() - 90_000) } });
  await audit();
  expect(await get()).toMatchObject({
    status: 503,
    body: { ok: false, lateSeconds: expect.any(Number), audit: { ok: false } },
  });
});
