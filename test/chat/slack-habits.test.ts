import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { createIndex } from '../../src/app/commands.ts';
import { DIRECT_ROOM } from '../../src/play/driver.ts';
import { contains } from '../../src/play/match.ts';
import { slackSide } from '../support/scenario-slack.ts';
import { openChatWorld } from '../support/scenario-world.ts';

/** What people know from other incident bots of Slack works here: the words, and the incident implied by its channel. */

const OFFICER = '四川省通信管理局值班员甲';
const LEADER = '四川省通信管理局带班领导';
const WAR = '应急指挥群';

const open = () => openChatWorld('slack', new Date('2026-11-22T01:00:00Z'), slackSide);
let world: Awaited<ReturnType<typeof open>>;
let duty: string;

beforeAll(async () => {
  world = await open();
  duty = await world.driver.dutyRoom(OFFICER);
  await says(OFFICER, duty, '/new 四川省大量用户无法上网，确认遭DDoS攻击');
  await says(OFFICER, duty, '/activate #1 需统一调度');
  await says(LEADER, duty, '/approve #1');
}, 120_000);

afterAll(async () => {
  expect(world.problems()).toEqual([]);
  await world.close();
});

/** @returns what the person reads last in the room then */
async function says(who: string, room: string, line: string): Promise<string> {
  await world.driver.say(who, room, line);
  await world.engine.drain();
  return (await world.driver.read(who, room)).map((m) => m.text).at(-1) ?? '';
}

test.each([
  ['/status', 'III级响应中'],
  ['/note 已切换备用链路', '已记入 2026-0001 处置日志'],
  ['/update 成都已恢复，受影响用户降至10万', '续报：2026-0001'],
  ['/list', '2026-0001'],
  ['/timeline', '已切换备用链路'],
  ['/help', '/报告'],
])('in the incident’s channel %s answers with “%s”', async (line, words) => {
  const read = await says(OFFICER, WAR, line);
  expect(contains(read, words), read).toBe(true);
});

test.each([
  [DIRECT_ROOM, '列表', '2026-0001'],
  [DIRECT_ROOM, 'status #1', '2026-0001'],
  [WAR, '@yingji 时间线', '时间线 2026-0001'],
  [DIRECT_ROOM, '列一下', '未能识别'],
])('in %s the slash may be left out: %s', async (room, line, words) => {
  const read = await says(OFFICER, room, line);
  expect(contains(read, words), read).toBe(true);
});

test('/page calls a person, whose /ack stops it; /resolve asks for the end', async () => {
  const answer = await says(OFFICER, WAR, '/page 部应急办 请协助协调清洗资源');
  expect(answer).toContain('呼叫');
  const called = (await world.driver.read('部应急办值班员甲', DIRECT_ROOM)).map((m) => m.text).join();
  expect(called).toContain('请协助协调清洗资源');
  expect(await says('部应急办值班员甲', WAR, '/ack')).toContain('收到');
  await says(OFFICER, WAR, '/resolve 服务已恢复');
  const asked = (await world.driver.read(LEADER, DIRECT_ROOM)).map((m) => m.text).at(-1) ?? '';
  expect(contains(asked, '结束III级响应'), asked).toBe(true);
});

test.each('new list status sev role update note page ack resolve help'.split(' '))(
  '%s is a command',
  (word) => {
    expect(createIndex(COMMANDS).find(word)?.id).toBeDefined();
  },
);
