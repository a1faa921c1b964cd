import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlayWorld } from '../../src/cli/world.ts';
import { type Hand, handIn } from './hand.ts';
import { openWorld } from './play.ts';

/** What is said, edited, deleted, marked and noted in a war room stands in the incident's chronicle. */

const START = new Date('2026-11-22T01:00:00Z');
const SICHUAN = 'ca-sichuan-duty-1';
let world: PlayWorld;
let hand: Hand;
let war: string;

beforeAll(async () => {
  world = await openWorld(START);
  hand = handIn(world);
  await hand.say('telecom-duty-1', 'duty-telecom', '/报告 四川省大量用户无法上网，确认遭网络攻击');
  await hand.say(SICHUAN, 'duty-ca-sichuan', '/启动 #1 需统一调度');
  await hand.say('ca-sichuan-leader', 'duty-ca-sichuan', '/批准 #1');
  war = await hand.roomNamed(SICHUAN, '应急指挥群');
});
afterAll(() => world.close());

async function timeline(filter = '全部'): Promise<string> {
  const { reply } = await hand.say(SICHUAN, war, `/时间线 ${filter}`);
  return JSON.stringify(reply);
}

describe('the chronicle of a war room', () => {
  test('keeps what was said before and after an edit, and that it was deleted', async () => {
    const { messageId } = await hand.say(SICHUAN, war, '已封堵攻击源10个');
    await hand.post('/api/edit', { as: SICHUAN, messageId, text: '已封堵攻击源12个' });
    await hand.post('/api/delete', { as: SICHUAN, messageId });
    const entries = await timeline('发言');
    expect(entries).toContain('：已封堵攻击源10个');
    expect(entries).toContain('编辑消息为：已封堵攻击源12个');
    expect(entries).toContain('撤回一条消息');
  });

  test('shows what was marked with 📌 as key, until the mark is taken away', async () => {
    const { messageId } = await hand.say(SICHUAN, war, '成都核心节点恢复');
    await hand.post('/api/mark', { as: SICHUAN, messageId, on: true });
    expect(await timeline('要点')).toContain('成都核心节点恢复');
    await hand.post('/api/mark', { as: SICHUAN, messageId, on: false });
    expect(await timeline('要点')).not.toContain('成都核心节点恢复');
  });

  test('holds notes with the time that they are of', async () => {
    await hand.say(SICHUAN, war, '/记录 时间="2026-11-22 08:30" 已协调中国移动过滤流量');
    expect(await timeline('记录')).toContain('（11-22 08:30）已协调中国移动过滤流量');
  });

  test('holds what was refused, with the clause and who could', async () => {
    await hand.say('telecom-leader', 'duty-telecom', '/批准 #1');
    await hand.say('telecom-leader', 'duty-telecom', '/结束 #1 已恢复');
    expect(await timeline('告警')).toMatch(
      /未予办理：\/结束 #1 已恢复（由.*四川省通信管理局.*办理）（预案5\.6）/u,
    );
  });

  test('is paged', async () => {
    for (let i = 1; i <= 16; i += 1) await hand.say(SICHUAN, war, `第${i}次通报进展`);
    const first = await hand.say(SICHUAN, war, '/时间线 发言');
    const card = first.reply?.card;
    const earlier = card?.actions.find((a) => a.label === '更早');
    expect(JSON.stringify(card)).toContain('第16次通报进展');
    expect(JSON.stringify(card)).not.toContain('：第1次通报进展');
    const second = await hand.say(SICHUAN, war, earlier?.line ?? '');
    expect(JSON.stringify(second.reply)).toContain('：第1次通报进展');
  });
});
