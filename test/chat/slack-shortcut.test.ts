import { afterEach, beforeEach, expect, test } from 'vitest';
import { slackSide } from '../support/scenario-slack.ts';
import { openChatWorld } from '../support/scenario-world.ts';

/** 记入时间线: a message's menu puts it into an incident's chronicle, wherever it was said. */

const OFFICER = '四川省通信管理局值班员甲';
const LEADER = '四川省通信管理局带班领导';
const WAR = '应急指挥群';

const open = () => openChatWorld('slack', new Date('2026-11-22T01:00:00Z'), slackSide);
let world: Awaited<ReturnType<typeof open>>;
let duty: string;

beforeEach(async () => {
  world = await open();
  const [{ driver }] = world.sides;
  duty = await driver.dutyRoom(OFFICER);
  await say(OFFICER, duty, '/报告 四川省大量用户无法上网，确认遭网络攻击');
}, 120_000);

afterEach(async () => {
  expect(world.problems()).toEqual([]);
  await world.close();
});

async function say(who: string, room: string, text: string): Promise<void> {
  await world.driver.say(who, room, text);
  await world.engine.drain();
}

/** Chooses the shortcut from the menu of the message with these words. @returns what the person reads then */
async function shortcut(who: string, room: string, words: string): Promise<string> {
  const [{ fake, driver, accounts }] = world.sides;
  const message = (await driver.read(who, room)).find((m) => m.text.includes(words));
  const id = world.tenant.flatMap((o) => o.people).find((p) => p.name === who)?.id ?? '';
  const channel = [...fake.workspace.channels.values()].find((c) => c.topic.includes(room));
  await fake.shortcut(accounts.get(id) ?? '', channel?.id ?? '', message?.id ?? '', 'mark_entry');
  await world.engine.drain();
  return (await driver.read(who, room)).at(-1)?.text ?? '';
}

async function timeline(filter: string): Promise<string> {
  await say(OFFICER, duty, `/时间线 #1 ${filter}`);
  return (await world.driver.read(OFFICER, duty)).at(-1)?.text ?? '';
}

test('in the war room the entry becomes a key one, and stays so whoever says it again', async () => {
  await say(OFFICER, duty, '/启动 #1 需统一调度');
  await say(LEADER, duty, '/批准 #1');
  await say(OFFICER, WAR, '成都核心节点已恢复');
  expect(await shortcut(OFFICER, WAR, '成都核心节点已恢复')).toContain('标为要点');
  expect(await shortcut(LEADER, WAR, '成都核心节点已恢复')).toContain('标为要点');
  expect(await timeline('要点')).toContain('成都核心节点已恢复');
}, 60_000);

test('elsewhere the incident is asked for, and the message noted with its author and moment', async () => {
  await say(LEADER, duty, '已与电信约定09:30割接');
  expect(await shortcut(OFFICER, duty, '约定09:30割接')).toContain('请选择事件');
  const choice = (await world.driver.read(OFFICER, duty)).at(-1);
  await world.driver.click(OFFICER, duty, choice?.id ?? '', choice?.buttons[0]?.label ?? '');
  await world.engine.drain();
  expect(await timeline('记录')).toMatch(/（11-22 09:00）四川省通信管理局带班领导：已与电信约定09:30割接/u);
}, 60_000);
