import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlayWorld } from '../../src/cli/world.ts';
import { type Hand, handIn } from './hand.ts';
import { openWorld } from './play.ts';

/** Inputs that people don't mean: stale and doubled clicks, too much text, characters that aren't seen. */

const SICHUAN = 'ca-sichuan-duty-1';
const DUTY = 'duty-ca-sichuan';
let world: PlayWorld;
let hand: Hand;

beforeAll(async () => {
  world = await openWorld(new Date('2026-11-22T01:00:00Z'));
  hand = handIn(world);
  await hand.say('telecom-duty-1', 'duty-telecom', '/报告 四川省大量用户无法上网，确认遭网络攻击');
});
afterAll(() => world.close());

const cardNow = async (): Promise<string> => {
  await hand.say(SICHUAN, DUTY, '/查看 #1');
  return hand.lineOf(SICHUAN, DUTY, '确认定级');
};

describe('a stale click', () => {
  test('does nothing and shows how things stand', async () => {
    const line = await cardNow();
    await hand.say('telecom-duty-1', 'duty-telecom', '/续报 #1 重庆市也大量用户无法上网');
    const { reply } = await hand.act(SICHUAN, DUTY, line);
    expect(reply?.text).toContain('卡片已过期');
    const entries = await hand.say(SICHUAN, DUTY, '/时间线 #1 定级');
    expect(JSON.stringify(entries.reply?.card)).not.toContain('确认级别');
  });
});

describe('a doubled click', () => {
  test('changes the state once and gets the same answer', async () => {
    const say = { as: 'ero-duty-1', room: 'duty-ero', line: '/研判 #1 级别=重大 理由=两省骨干网受影响' };
    const first = await hand.post('/api/act', { ...say, messageId: null, deliveryId: 'twice' });
    const second = await hand.post('/api/act', { ...say, messageId: null, deliveryId: 'twice' });
    expect(second.reply).toEqual(first.reply);
    const { reply } = await hand.say('ero-duty-1', 'dm-ero-duty-1', '/时间线 #1 定级');
    expect(JSON.stringify(reply?.card).match(/｜[^"]*研判认定级别：重大/gu)).toHaveLength(1);
  });

  test('with another delivery is told that it is done', async () => {
    const line = '/研判 #1 级别=重大 理由=两省骨干网受影响';
    const { reply } = await hand.act('ero-duty-1', 'duty-ero', line);
    expect(reply?.text).toContain('无需重复');
  });
});

describe('too much text', () => {
  test.each([10_001, 33_000])('%i characters are asked for in parts', async (length) => {
    const { reply } = await hand.say('telecom-duty-1', 'duty-telecom', `/报告 ${'断'.repeat(length)}`);
    expect(JSON.stringify(reply)).toContain('再用 /续报 分次补充');
  });

  test('100 kB are not taken in', async () => {
    const { status, error } = await hand.say(
      'telecom-duty-1',
      'duty-telecom',
      `/报告 ${'断'.repeat(34_000)}`,
    );
    expect(status).toBe(413);
    expect(error).toContain('请分几次发送');
  });
});

describe('characters that are not seen', () => {
  test('are dropped from what is kept', async () => {
    await hand.say(SICHUAN, DUTY, '/记录 #1 已\u202e恢\u0000复\u200b上网');
    const { reply } = await hand.say(SICHUAN, DUTY, '/时间线 #1 记录');
    expect(JSON.stringify(reply)).toContain('已恢复上网');
  });

  test('markup stays text', async () => {
    await hand.say(SICHUAN, DUTY, '/记录 #1 <script>alert(1)</script> @所有人 <!channel> <at id=all></at>');
    const { reply } = await hand.say(SICHUAN, DUTY, '/时间线 #1 记录');
    expect(JSON.stringify(reply)).toContain('<script>alert(1)</script>');
  });
});

describe('a person who is not in the room', () => {
  test('can neither speak nor click there', async () => {
    for (const answer of [
      await hand.say('telecom-duty-1', DUTY, '你好'),
      await hand.act('telecom-duty-1', DUTY, '/列表'),
    ]) {
      expect(answer.status).toBe(403);
    }
  });
});
