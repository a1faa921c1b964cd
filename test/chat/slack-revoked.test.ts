import { afterEach, beforeEach, expect, test } from 'vitest';
import { healthRoute } from '../../src/health.ts';
import { advance } from '../../src/play/clock.ts';
import { slackSide } from '../support/scenario-slack.ts';
import { openChatWorld } from '../support/scenario-world.ts';

/** Slack takes nothing from the bot for a while, or a channel takes nothing any more, while there is much to say. */

const REPORTER = '中国电信值班员甲';
const REPORT = '/报告 四川省大量用户无法正常上网，确认遭DDoS攻击。';

const open = () => openChatWorld('slack', new Date('2026-11-22T01:00:00Z'), slackSide);
let world: Awaited<ReturnType<typeof open>>;

beforeEach(async () => {
  world = await open();
}, 120_000);

afterEach(async () => {
  world.problems();
  await world.close();
});

/** @returns what a person reads in their organization's duty channel */
async function dutyTexts(who: string): Promise<string[]> {
  const { driver } = world;
  return (await driver.read(who, await driver.dutyRoom(who))).map((m) => m.text);
}

async function health(): Promise<[number, unknown]> {
  const answer = await healthRoute(() => world.assembly, world.clock.now).request('/healthz');
  return [answer.status, await answer.json()];
}

test('while the token is revoked, notices wait; they go out once it is taken again', async () => {
  const [{ fake, driver }] = world.sides;
  await driver.say(REPORTER, await driver.dutyRoom(REPORTER), REPORT);
  fake.revoke('bot');
  await world.engine.drain();
  expect(await health()).toMatchObject([503, { connections: { slack: { state: 'down', alarm: true } } }]);
  expect((await dutyTexts('四川省通信管理局值班员甲')).join()).not.toContain('2026-0001');
  fake.tokens.revoked.clear();
  await advance(world.clock, world.engine, 61_000, async () => undefined);
  expect((await dutyTexts('四川省通信管理局值班员甲')).join()).toContain('2026-0001');
  expect(await health()).toMatchObject([200, { connections: { slack: { alarm: false } } }]);
  expect(await world.assembly.db.job.count({ where: { state: 'dead' } })).toBe(0);
}, 60_000);

test('an alarm that cannot be said is written down, and does not raise another', async () => {
  const [{ fake, driver }] = world.sides;
  for (const channel of fake.workspace.channels.values()) {
    channel.archived = channel.topic.startsWith('部应急办') || channel.topic.startsWith('四川省');
  }
  await driver.say(REPORTER, await driver.dutyRoom(REPORTER), REPORT);
  await world.engine.drain();
  const dead = await world.assembly.db.job.findMany({ where: { state: 'dead' } });
  expect(dead.length).toBeGreaterThan(1);
  expect(dead.length).toBeLessThan(20);
}, 60_000);
