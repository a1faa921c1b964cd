import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BotWorld, openBot, shown } from './world.ts';

/** 收到 without a number means everything that waits for the organization, however old, and nothing else. */

let w: BotWorld;
beforeAll(async () => {
  w = await openBot();
});
afterAll(() => w.close());

it('finds what is still open among many newer incidents that were answered', async () => {
  const report = '/报告 四川省，网络入侵导致300万用户信息泄露';
  await w.say('internet-a-duty-1', report, 'duty-internet-a');
  for (let i = 2; i <= 24; i += 1) {
    await w.say('internet-a-duty-1', report, 'duty-internet-a');
    await w.say('ca-sichuan-duty-1', `/收到 #${i}`, 'duty-ca-sichuan');
    await w.say('ero-duty-1', `/收到 #${i}`);
  }
  expect(shown(await w.say('ca-sichuan-duty-1', '收到', 'duty-ca-sichuan'))).toContain(
    '已确认收到：2026-0001',
  );
  expect(shown(await w.say('ero-duty-1', '收到'))).toContain('已确认收到：2026-0001');
  expect(shown(await w.say('ca-sichuan-duty-1', '收到', 'duty-ca-sichuan'))).toContain(
    '没有待本单位确认的通知',
  );
});
