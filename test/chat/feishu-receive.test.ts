import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { type FeishuBot, feishuBot } from '../support/feishu-bot.ts';

const RECEIVE = 'im.message.receive_v1';
const card = (title: string, more: Partial<Card> = {}): Card => ({
  tone: 'blue',
  title,
  blocks: [{ type: 'text', text: '正文' }],
  actions: [],
  ...more,
});

let bot: FeishuBot;
let li: string;
let wang: string;
let room: string;

beforeEach(async () => {
  bot = await feishuBot();
  li = bot.fake.addUser({ name: '李明' });
  wang = bot.fake.addUser({ name: '王芳' });
  room = bot.fake.addChat({ name: '值班群', members: [li, wang] });
});
afterEach(async () => {
  await bot.close();
});

const texts = (chat: string): string[] => bot.fake.transcript(chat).map((l) => l.text);

describe('what is said', () => {
  test.each<[string, { mentionBot?: boolean; post?: boolean }, object]>([
    ['/报告 四川省断网', {}, { type: 'line', line: '/报告 四川省断网' }],
    ['／报告 四川省断网', {}, { type: 'line', line: '／报告 四川省断网' }],
    ['/报告 四川省断网', { mentionBot: true }, { type: 'line', line: '/报告 四川省断网' }],
    ['/报告 甲\n乙', { mentionBot: true, post: true }, { type: 'line', line: '/报告 甲\n乙' }],
    ['收到', {}, { type: 'line', line: '收到' }],
    ['你好', { mentionBot: true }, { type: 'line', line: '你好' }],
    ['', { mentionBot: true }, { type: 'line', line: '/帮助' }],
    ['收到，马上核实', {}, { type: 'message', text: '收到，马上核实', files: [] }],
    ['a/b', {}, { type: 'message', text: 'a/b', files: [] }],
    ['/', {}, { type: 'message', text: '/', files: [] }],
    ['甲\n\n乙', { post: true }, { type: 'message', text: '甲\n\n乙', files: [] }],
  ])('%j with %o is %o', async (text, options, input) => {
    const id = await bot.fake.say(li, room, text, options);
    expect(bot.inbounds).toMatchObject([
      {
        platform: 'feishu',
        deliveryId: `feishu:${id}`,
        handle: li,
        room: { externalId: room, name: '值班群', direct: false },
        input,
      },
    ]);
    bot.fake.assertClean();
  });

  test('people are called by their names, in groups and directly', async () => {
    await bot.fake.say(li, room, '/邀请', { mentionBot: true, mentions: [wang] });
    await bot.fake.say(li, bot.fake.p2p(li), '/帮助');
    expect(bot.inbounds.map((i) => [i.room.direct, i.input])).toEqual([
      [false, { type: 'line', line: '/邀请 @王芳' }],
      [true, { type: 'line', line: '/帮助' }],
    ]);
  });

  test('the answer stands under the message', async () => {
    bot.app.answer = () => ({ card: card('事件 2026-0001'), audience: 'room' });
    const id = await bot.fake.say(li, room, '/报告');
    expect(texts(room)).toEqual(['/报告', '事件 2026-0001\n正文']);
    const reply = [...bot.fake.world.messages.values()].at(-1);
    expect(reply).toMatchObject({ parentId: id, from: 'bot' });
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ code: 200 });
    bot.fake.assertClean();
  });
});
