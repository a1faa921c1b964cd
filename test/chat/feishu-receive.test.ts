import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { gate } from '../support/feishu/faults.ts';
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
    expect(bot.inbounds.map((i) => i.mentioned)).toEqual([[{ text: '@王芳', handle: wang }], undefined]);
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

describe('what else happens', () => {
  test('files, edits, recalls and 📌 arrive; other reactions do not', async () => {
    const file = await bot.fake.sendFile(li, room, '日志.zip', Buffer.from([1]));
    const id = await bot.fake.say(li, room, '错字');
    await bot.fake.edit(li, id, '改好');
    await bot.fake.react(wang, id, 'Pin');
    await bot.fake.react(wang, id, 'THUMBSUP');
    await bot.fake.unreact(wang, id, 'Pin');
    await bot.fake.recall(li, id);
    expect(bot.inbounds.map((i) => [i.handle, i.room.externalId, i.input])).toEqual([
      [li, room, { type: 'message', messageId: file, text: '', files: ['日志.zip'] }],
      [li, room, { type: 'message', messageId: id, text: '错字', files: [] }],
      [li, room, { type: 'edited', messageId: id, text: '改好' }],
      [wang, room, { type: 'marked', messageId: id }],
      [wang, room, { type: 'unmarked', messageId: id }],
      [li, room, { type: 'deleted', messageId: id }],
    ]);
    expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(6);
    bot.fake.assertClean();
  });

  test('who recalls what another wrote is told as the platform tells it', async () => {
    const id = await bot.fake.say(li, room, '错字');
    await bot.fake.recall(wang, id, 'group_owner');
    expect(bot.inbounds.at(-1)?.input).toEqual({ type: 'deleted', messageId: id, by: '群主' });
  });

  test('📌 on a message from before the start is placed by asking the platform', async () => {
    const id = bot.fake.world.addMessage({
      chatId: room,
      from: li,
      type: 'text',
      content: '{"text":"旧"}',
    }).messageId;
    await bot.fake.react(wang, id, 'Pin');
    expect(bot.inbounds).toMatchObject([
      { room: { externalId: room }, input: { type: 'marked', messageId: id } },
    ]);
  });

  test('people come and go', async () => {
    const zhao = bot.fake.addUser({ name: '赵强' });
    await bot.fake.groups.join(zhao, room);
    await bot.fake.groups.leave(zhao, room);
    expect(bot.inbounds.map((i) => [i.room, i.input])).toEqual([
      [
        { externalId: room, name: '值班群', direct: false },
        { type: 'joined', handle: zhao },
      ],
      [
        { externalId: room, name: '值班群', direct: false },
        { type: 'left', handle: zhao },
      ],
    ]);
  });

  test('the bot greets a group that it comes into, once, and tells the app of its coming and going', async () => {
    await bot.fake.groups.addBot(li, room);
    await bot.fake.redeliver(bot.fake.courier.last('im.chat.member.bot.added_v1').eventId);
    await bot.fake.groups.removeBot(li, room);
    await bot.fake.groups.dissolve(li, bot.fake.addChat({ name: '工作组', members: [li] }));
    expect(texts(room)).toEqual([expect.stringContaining('/绑定')]);
    const me = bot.fake.world.botOpenId;
    expect(bot.inbounds.map((i) => [i.handle, i.input])).toEqual([
      [li, { type: 'joined', handle: me }],
      [li, { type: 'joined', handle: me }],
      [li, { type: 'left', handle: me }],
      [li, { type: 'left', handle: me }],
    ]);
    bot.fake.assertClean();
  });

  test('the menu of the direct chat sends commands, and the answer comes there', async () => {
    bot.app.answer = () => ({ text: '可用的命令', audience: 'room' });
    await bot.fake.groups.menu(li, '帮助');
    expect(bot.inbounds).toMatchObject([{ handle: li, room: { direct: true }, input: { line: '/帮助' } }]);
    expect(texts(bot.fake.p2p(li))).toEqual(['可用的命令']);
  });

  test('a group that cannot be asked for its name still gets its answer', async () => {
    bot.app.answer = () => ({ text: '好', audience: 'room' });
    bot.fake.fault('chat.get', { kind: 'answer', status: 500, code: 2200 });
    await bot.fake.say(li, room, '/帮助');
    expect(bot.inbounds[0]?.room).toEqual({ externalId: room, name: '飞书群', direct: false });
    expect(texts(room)).toContain('好');
  });
});

describe('whom an answer is for', () => {
  test('answers in a direct chat and calls to its person keep to one rate', async () => {
    bot.app.answer = () => ({ text: '好', audience: 'room' });
    const direct = bot.fake.p2p(li);
    await bot.fake.say(li, direct, '/帮助');
    await Promise.all(
      Array.from({ length: 5 }, async (_, i) => {
        await Promise.all([
          bot.fake.say(li, direct, `/帮助 ${i}`),
          bot.feishu.port.page(`p${i}`, li, card('请立即处置'), 'chat'),
        ]);
      }),
    );
    bot.fake.assertClean();
  });

  test('what only the actor should see goes to their direct chat', async () => {
    bot.app.answer = () => ({ text: '无权操作', card: card('无权操作'), audience: 'actor' });
    await bot.fake.say(li, room, '/启动 I级');
    expect(texts(room)).toEqual(['/启动 I级']);
    expect(texts(bot.fake.p2p(li))).toEqual(['无权操作\n正文']);
  });

  test('data loss prevention keeps nobody from an answer', async () => {
    bot.fake.world.refusesContacts = true;
    bot.app.answer = () => ({ text: '已登记，联系人 13800000001', audience: 'room' });
    await bot.fake.say(li, room, '/报告');
    expect(texts(room).at(-1)).toMatch(/^已登记，联系人 138\*{4}0001\n企业的数据防泄漏策略/);
  });

  test('who is out of the app’s reach is told so in the group, without what it was', async () => {
    const out = bot.fake.addUser({ name: '外人', available: false });
    bot.fake.world.chat(room).members.add(out);
    bot.app.answer = () => ({ text: '机密的内容', audience: 'actor' });
    await bot.fake.say(out, room, '/列表');
    expect(texts(room).at(-1)).toContain('可用范围');
    expect(texts(room).join()).not.toContain('机密');
  });

  test('an answer to a message that was recalled meanwhile stands by itself', async () => {
    bot.app.answer = (inbound) => {
      if (inbound.input.type !== 'line') return null;
      bot.fake.world.message(inbound.deliveryId.slice('feishu:'.length)).deleted = true;
      return { text: '好', audience: 'room' };
    };
    await bot.fake.say(li, room, '/帮助');
    expect(texts(room)).toEqual(['〔已撤回〕', '好']);
  });
});

describe('once, and nothing lost', () => {
  test('the same event again, and the same message under another event id, are the same delivery', async () => {
    bot.app.answer = () => ({ text: '已登记', audience: 'room' });
    await bot.fake.say(li, room, '/报告');
    const { eventId } = bot.fake.courier.last(RECEIVE);
    await bot.fake.redeliver(eventId);
    await bot.fake.courier.duplicate(eventId);
    expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(1);
    expect(texts(room)).toEqual(['/报告', '已登记']);
    bot.fake.assertClean();
  });

  test('two deliveries of one message at the same time reach the app once', async () => {
    const { until, release } = gate();
    bot.app.answer = async () => {
      await until;
      return { text: '已登记', audience: 'room' };
    };
    const said = bot.fake.say(li, room, '/报告');
    await vi.waitFor(() => expect(bot.inbounds).toHaveLength(1));
    const again = bot.fake.courier.duplicate(bot.fake.courier.last(RECEIVE).eventId);
    // Frames keep their order: once the next message has arrived, the duplicate has as well.
    const next = bot.fake.say(wang, room, '/列表');
    await vi.waitFor(() => expect(bot.inbounds.at(-1)?.handle).toBe(wang));
    release();
    await Promise.all([said, again, next]);
    expect(bot.inbounds).toHaveLength(2);
    expect(texts(room).filter((t) => t === '已登记')).toHaveLength(2);
  });

  test('nothing is acknowledged before the app has taken it', async () => {
    const { until, release } = gate();
    bot.app.answer = async () => {
      await until;
      return null;
    };
    const said = bot.fake.say(li, room, '情况通报');
    await vi.waitFor(() => expect(bot.inbounds).toHaveLength(1));
    expect(bot.fake.courier.last(RECEIVE).attempts).toEqual([]);
    release();
    await said;
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ code: 200 });
  });

  test('an app that fails says sorry once, and gets the message again', async () => {
    bot.app.answer = () => {
      throw new Error('database is locked');
    };
    await bot.fake.say(li, room, '/报告');
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ code: 500 });
    await bot.fake.redeliver();
    expect(texts(bot.fake.p2p(li))).toEqual([expect.stringContaining('处理时出错')]);
    bot.app.answer = () => ({ text: '已登记', audience: 'room' });
    await bot.fake.redeliver();
    expect(texts(room)).toEqual(['/报告', '已登记']);
    expect(bot.logs.join()).toContain('database is locked');
  });

  test('an answer stands once, although the message comes again when the platform has forgotten its key', async () => {
    await bot.close();
    let now = Date.now();
    bot = await feishuBot({ fake: { now: () => now, rateNow: Date.now } });
    li = bot.fake.addUser({ name: '李明' });
    room = bot.fake.addChat({ name: '值班群', members: [li] });
    bot.app.answer = () => {
      bot.fake.gateway.drop();
      return { text: '已登记', audience: 'room' };
    };
    await bot.fake.say(li, room, '/报告');
    await vi.waitFor(() => expect(texts(room)).toEqual(['/报告', '已登记']));
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toEqual({ outcome: 'lost' });
    now += 2 * 3_600_000;
    bot.app.answer = () => ({ text: '已登记', audience: 'room' });
    await bot.fake.gateway.whenConnected();
    await bot.fake.redeliver();
    expect(bot.fake.courier.last(RECEIVE).nextAt).toBeNull();
    expect(texts(room)).toEqual(['/报告', '已登记']);
  });

  test('an answer whose own answer was lost is there once after the next delivery', async () => {
    bot.app.answer = () => ({ text: '已登记', audience: 'room' });
    bot.fake.fault('message.reply', { kind: 'after_commit' });
    await bot.fake.say(li, room, '/报告');
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ code: 500 });
    await bot.fake.redeliver();
    expect(texts(room)).toEqual(['/报告', '已登记']);
    expect(bot.fake.courier.last(RECEIVE).nextAt).toBeNull();
  });

  test('an app that is slow leaves the message unacknowledged within the time, and finds it done later', async () => {
    await bot.close();
    bot = await feishuBot({ timing: { answerMs: 60 } });
    li = bot.fake.addUser({ name: '李明' });
    room = bot.fake.addChat({ name: '值班群', members: [li] });
    const { until, release } = gate();
    bot.app.answer = async () => {
      await until;
      return { text: '已登记', audience: 'room' };
    };
    await bot.fake.say(li, room, '/报告');
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ code: 500 });
    release();
    await vi.waitFor(() => expect(texts(room)).toContain('已登记'));
    await bot.fake.redeliver();
    expect(texts(room)).toEqual(['/报告', '已登记']);
    bot.fake.assertClean();
  });

  test('a platform that is slow to name the bot and the group takes nothing from the time to answer', async () => {
    await bot.close();
    bot = await feishuBot({ timing: { answerMs: 100 } });
    li = bot.fake.addUser({ name: '李明' });
    room = bot.fake.addChat({ name: '值班群', members: [li] });
    const { until, release } = gate();
    bot.fake.fault('chat.get', { kind: 'late', until });
    bot.fake.fault('bot.info', { kind: 'late', until });
    bot.app.answer = () => ({ text: '已登记', audience: 'room' });
    await bot.fake.say(li, room, '/报告', { mentionBot: true });
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ code: 500 });
    release();
    await vi.waitFor(() => expect(texts(room)).toContain('已登记'));
    await bot.fake.redeliver();
    expect(bot.fake.courier.last(RECEIVE).nextAt).toBeNull();
    expect(texts(room)).toEqual(['@应急机器人 /报告', '已登记']);
    bot.fake.assertClean();
  });

  test('fifty people who come at once are no reason to answer late', async () => {
    await bot.close();
    bot = await feishuBot({ timing: { answerMs: 100 } });
    bot.fake.gateway.ackTimeoutMs = 1500;
    const people = Array.from({ length: 50 }, (_, i) => bot.fake.addUser({ name: `成员${i}` }));
    room = bot.fake.addChat({ name: '应急指挥群', members: [] });
    bot.app.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return null;
    };
    const users = people.map((open_id) => ({ user_id: { open_id } }));
    const added = 'im.chat.member.user.added_v1';
    const ack = await bot.fake.courier.deliver(added, { chat_id: room, name: '应急指挥群', users });
    expect(ack).toMatchObject({ outcome: 'acked', code: 500 });
    await vi.waitFor(() => expect(bot.inbounds).toHaveLength(50), 20_000);
    expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(50);
  });

  test('what other bots say is no input', async () => {
    const event = { sender: { sender_id: { open_id: 'ou_x' }, sender_type: 'app' } };
    const message = {
      message_id: 'om_1',
      chat_id: room,
      chat_type: 'group',
      message_type: 'text',
      content: '{}',
    };
    const ack = await bot.fake.courier.deliver(RECEIVE, { ...event, message });
    expect(ack).toMatchObject({ outcome: 'acked', code: 200 });
    expect(bot.inbounds).toEqual([]);
  });
});
