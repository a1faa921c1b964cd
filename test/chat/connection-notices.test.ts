import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { alarmed, type ConnectionState } from '../../src/adapters.ts';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';

/** What 部应急办 hears of a platform's connection. */

let world: PagingWorld;
let tell: (health: ConnectionState) => void;

beforeEach(async () => {
  world = await pagingWorld();
  tell = alarmed(world.bot.bot, '飞书', {
    error: (fields) => void world.errors.push(JSON.stringify(fields)),
  });
});
afterEach(() => world.close());

const at = (minute: number): string => `2026-11-21T19:${String(minute).padStart(2, '0')}:00.000Z`;
const down = (minute: number, alarm = false): ConnectionState => ({
  state: 'down',
  since: at(minute),
  alarm,
  reason: alarm ? '飞书没有应答' : null,
});
const connected = (minute: number): ConnectionState => ({
  state: 'connected',
  since: at(minute),
  alarm: false,
  reason: null,
});

/** Notices are written beside what told of them. */
const said = (count: number): Promise<string[]> =>
  vi.waitFor(async () => {
    await world.drain();
    expect(world.pager.textsIn('duty-ero')).toHaveLength(count);
    return world.pager.textsIn('duty-ero');
  }, 30_000);

const SINCE = '飞书连接自 2026-11-22 03:05 起中断：飞书没有应答。';

test('down for a minute and back again is said once each, however often it is tried meanwhile', async () => {
  for (const state of [connected(0), down(5), down(5), down(5, true), down(5, true), down(5, true)])
    tell(state);
  expect(await said(1)).toEqual([expect.stringContaining(SINCE)]);
  tell(connected(42));
  expect((await said(2)).at(-1)).toMatch(
    /^【告警解除】\s+飞书连接已恢复，中断 37分。期间的消息由平台重新投递；点击按钮没有反应的，请再点一次。$/,
  );
  expect((await world.chronicle('log:ero')).join('\n')).toContain('告警解除：飞书连接已恢复');
});

test('a short break is nobody’s concern; a second long one is said again', async () => {
  for (const state of [connected(0), down(5), connected(6)]) tell(state);
  for (const state of [down(10, true), connected(20), down(30, true)]) tell(state);
  expect((await said(3)).map((t) => /【(.*)】/.exec(t)?.[1])).toEqual([
    '请立即处理',
    '告警解除',
    '请立即处理',
  ]);
});
