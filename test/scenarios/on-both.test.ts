import { afterEach, beforeEach, expect, test } from 'vitest';
import { advance } from '../../src/play/clock.ts';
import { type Answer, DIRECT_ROOM, type Driver } from '../../src/play/driver.ts';
import { contains, fillIn } from '../../src/play/match.ts';
import { feishuSide } from '../support/scenario-feishu.ts';
import type { Contact, SideParts, TenantOrg } from '../support/scenario-side.ts';
import { slackSide } from '../support/scenario-slack.ts';
import { openChatWorld } from '../support/scenario-world.ts';

/** One incident whose people are on Slack and on Feishu at once; 四川省通信管理局 is on both. */

const REPORTER = '中国电信值班员甲';
const OFFICER = '四川省通信管理局值班员甲';
const LEADER = '四川省通信管理局带班领导';
const ERO = '部应急办值班员甲';
const WAR = '应急指挥群';

const onSlack = (p: Contact): boolean => /^(telecom|ca-sichuan|ero-admin)/.test(p.id);
const onFeishu = (p: Contact): boolean => !p.id.startsWith('telecom');
const someOnFeishu = (t: TenantOrg[], parts: SideParts) => feishuSide(t, parts, onFeishu);
const someOnSlack = (t: TenantOrg[], parts: SideParts) => slackSide(t, parts, onSlack);

const open = () => openChatWorld('both', new Date('2026-11-22T01:00:00Z'), someOnFeishu, someOnSlack);
let world: Awaited<ReturnType<typeof open>>;
let feishu: Driver;
let slack: Driver;

beforeEach(async () => {
  world = await open();
  feishu = world.sides[0].driver;
  slack = world.sides[1].driver;
}, 120_000);

afterEach(async () => {
  expect(world.problems()).toEqual([]);
  await world.close();
});

/** Does something, and lets the bot finish what follows from it. */
async function done(deed: Promise<Answer>): Promise<Answer> {
  const answer = await deed;
  await world.engine.drain();
  return answer;
}

const texts = async (on: Driver, who: string, room: string): Promise<string[]> =>
  (await on.read(who, room)).map((m) => m.text);

async function shows(on: Driver, who: string, room: string, words: string): Promise<boolean> {
  return (await texts(on, who, room)).some((t) => contains(t, words));
}

/** @returns the newest message with the words */
async function card(on: Driver, who: string, room: string, words: string) {
  const found = (await on.read(who, room)).findLast((m) => contains(m.text, words));
  if (!found) throw new Error(`${who}在“${room}”没有看到“${words}”`);
  return found;
}

/** The leader approves on the newest card that asks for it. */
async function approve(on: Driver, what: string): Promise<Answer> {
  const { id, form } = await card(on, LEADER, DIRECT_ROOM, what);
  if (!form) throw new Error(`“${what}”没有可填写的表单`);
  const values = fillIn(form, { 意见: ['同意'] });
  return done(on.submit(LEADER, DIRECT_ROOM, { message: id }, values, '批准'));
}

const duty = (who: string): Promise<string> => feishu.dutyRoom(who);

async function report(): Promise<void> {
  const line = '/报告 四川省大量用户无法正常上网，确认遭DDoS攻击。已启用清洗。';
  await done(slack.say(REPORTER, await duty(REPORTER), line));
}

async function respond(): Promise<void> {
  await report();
  await done(feishu.say(OFFICER, await duty(OFFICER), '/启动 #1 需统一调度'));
  await approve(feishu, '启动III级响应');
}

test('who is on both is called on both; an answer on one stops the call and redraws the other', async () => {
  await report();
  for (const on of [feishu, slack]) {
    expect(await shows(on, OFFICER, await duty(OFFICER), '通知，请确认收到')).toBe(true);
  }
  expect(await shows(feishu, ERO, await duty(ERO), '2026-0001')).toBe(true);

  await advance(world.clock, world.engine, 3 * 60_000, async () => undefined);
  const onFeishuBefore = await card(feishu, OFFICER, DIRECT_ROOM, '2026-0001');
  const onSlackBefore = await card(slack, OFFICER, DIRECT_ROOM, '2026-0001');
  expect(onFeishuBefore.buttons.map((b) => b.label)).toContain('收到');

  await done(slack.click(OFFICER, DIRECT_ROOM, onSlackBefore.id, '收到'));
  for (const [on, before] of [
    [feishu, onFeishuBefore],
    [slack, onSlackBefore],
  ] as const) {
    const after = (await on.read(OFFICER, DIRECT_ROOM)).find((m) => m.id === before.id);
    expect(after?.text).toContain('已收到');
    expect(after?.buttons.map((b) => b.label)).not.toContain('收到');
    expect(await shows(on, OFFICER, await duty(OFFICER), '已收到')).toBe(true);
  }

  const calls = async (): Promise<number> => (await texts(feishu, OFFICER, DIRECT_ROOM)).length;
  const before = await calls();
  await advance(world.clock, world.engine, 20 * 60_000, async () => undefined);
  expect(await calls()).toBe(before);
  expect(await texts(feishu, '四川省通信管理局值班员乙', DIRECT_ROOM)).toEqual([]);
  expect(await texts(slack, '四川省通信管理局值班员乙', DIRECT_ROOM)).toEqual([]);
}, 120_000);

test('one approval is asked for on both and redraws the card on both; there are rooms on both and one chronicle', async () => {
  await report();
  await done(feishu.say(OFFICER, await duty(OFFICER), '/启动 #1 需统一调度'));
  const asked = await card(feishu, LEADER, DIRECT_ROOM, '启动III级响应');
  const askedToo = await card(slack, LEADER, DIRECT_ROOM, '启动III级响应');
  expect(askedToo.form?.submits.map((b) => b.label)).toContain('批准');

  await approve(slack, '启动III级响应');
  for (const [on, before] of [
    [feishu, asked],
    [slack, askedToo],
  ] as const) {
    const after = (await on.read(LEADER, DIRECT_ROOM)).find((m) => m.id === before.id);
    expect(after?.text).toContain('批准');
    expect(after?.form).toBeNull();
  }
  const late = await done(feishu.say(LEADER, await duty(LEADER), '/批准 #1'));
  expect(late.note ?? '').toContain('已有结果');

  expect(await shows(feishu, ERO, WAR, 'III级响应中')).toBe(true);
  expect(await shows(slack, REPORTER, WAR, 'III级响应中')).toBe(true);
  await done(feishu.say(ERO, WAR, '请每30分钟报一次恢复情况。'));
  await done(slack.say(REPORTER, WAR, '成都节点已恢复。'));
  for (const [on, who] of [
    [feishu, ERO],
    [slack, REPORTER],
  ] as const) {
    await done(on.say(who, WAR, '/时间线'));
    const chronicle = await card(on, who, WAR, '时间线 2026-0001');
    expect(chronicle.text).toContain('请每30分钟报一次恢复情况。');
    expect(chronicle.text).toContain('成都节点已恢复。');
  }
}, 120_000);

test('what is reported on one platform is redrawn on the other', async () => {
  await respond();
  await done(slack.say(REPORTER, WAR, '/续报 已恢复80%'));
  expect(await shows(feishu, OFFICER, WAR, '已恢复80%')).toBe(true);
  expect(await shows(slack, OFFICER, WAR, '已恢复80%')).toBe(true);
  await done(feishu.say(OFFICER, WAR, '/结束 已恢复'));
  await approve(slack, '结束III级响应');
  expect(await shows(feishu, ERO, WAR, '响应已结束')).toBe(true);
  expect(await shows(slack, REPORTER, WAR, '响应已结束')).toBe(true);
}, 120_000);
