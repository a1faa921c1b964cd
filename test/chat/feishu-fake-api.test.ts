import { randomUUID } from 'node:crypto';
import type { Client } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeFeishu } from '../support/feishu/index.ts';
import { cardOf } from '../support/feishu/samples.ts';
import { sdkClient } from '../support/feishu/sdk.ts';

let now: number;
let fake: FakeFeishu;
let client: Client;
let li: string;
let wang: string;
let room: string;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22);
  fake = await FakeFeishu.start({ now: () => now });
  client = sdkClient(fake);
  li = fake.addUser({ name: '李明', mobile: '+8613800000001', email: 'li@example.cn' });
  wang = fake.addUser({ name: '王芳', mobile: '13800000002' });
  room = fake.addChat({ name: '值班群', members: [li, wang] });
});
afterEach(() => fake.close());

const card = (title: string): string => JSON.stringify(cardOf(title));

const post = (content: string, uuid: string = randomUUID(), type = 'interactive') =>
  client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: room, msg_type: type, content, uuid },
  });

const postedId = async (content: string, type?: string): Promise<string> =>
  (await post(content, undefined, type)).data?.message_id ?? '';

describe('messages', () => {
  test('a card is posted once under one uuid, and again an hour later', async () => {
    const first = await post(card('突发事件'), 'key-1');
    const again = await post(card('突发事件'), 'key-1');
    expect(again.data?.message_id).toBe(first.data?.message_id);
    now += 3_600_001;
    const later = await post(card('突发事件'), 'key-1');
    expect(later.data?.message_id).not.toBe(first.data?.message_id);
    expect(fake.transcript(room)).toHaveLength(2);
    fake.assertClean();
  });

  test('a reply stands under its parent and in its thread', async () => {
    const parent = await postedId(JSON.stringify({ text: '请确认' }), 'text');
    const reply = await client.im.v1.message.reply({
      path: { message_id: parent },
      data: { msg_type: 'text', content: '{"text":"已确认"}', uuid: 'r1', reply_in_thread: true },
    });
    expect(reply.data).toMatchObject({ parent_id: parent, root_id: parent });
    expect(reply.data?.thread_id).toMatch(/^omt_/);
    fake.assertClean();
  });

  test('a patch redraws the card; get, list and delete tell what is there', async () => {
    const id = await postedId(card('旧'));
    now += 1000;
    await client.im.v1.message.patch({ path: { message_id: id }, data: { content: card('新') } });
    expect(fake.transcript(room, li)).toEqual([
      { messageId: id, from: 'bot', text: '新\n正文', edited: true, pinned: false },
    ]);
    const got = await client.im.v1.message.get({ path: { message_id: id } });
    expect(got.data?.items?.[0]).toMatchObject({ message_id: id, updated: true, msg_type: 'interactive' });
    await client.im.v1.message.delete({ path: { message_id: id } });
    const listed = await client.im.v1.message.list({
      params: { container_id_type: 'chat', container_id: room },
    });
    expect(listed.data?.items).toMatchObject([{ message_id: id, deleted: true }]);
    await expect(
      client.im.v1.message.patch({ path: { message_id: id }, data: { content: card('更新') } }),
    ).rejects.toMatchObject({ response: { data: { code: 230011 } } });
    fake.assertClean();
  });

  test('a direct message opens the person’s chat with the bot', async () => {
    await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: li, msg_type: 'text', content: '{"text":"请签到"}', uuid: 'd1' },
    });
    expect(fake.transcript(fake.p2p(li), li).map((l) => l.text)).toEqual(['请签到']);
    fake.assertClean();
  });

  test('a card stops being updatable after 14 days', async () => {
    const id = await postedId(card('旧'));
    now += 14 * 86_400_000 + 1;
    await expect(
      client.im.v1.message.patch({ path: { message_id: id }, data: { content: card('新') } }),
    ).rejects.toMatchObject({ response: { data: { code: 230031 } } });
  });
});

describe('urgent calls and pins', () => {
  test('members are called, others come back', async () => {
    const stranger = fake.addUser({ name: '外人' });
    const id = await postedId(card('立即处置'));
    const answer = await client.im.v1.message.urgentSms({
      path: { message_id: id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [li, stranger] },
    });
    expect(answer.data?.invalid_user_id_list).toEqual([stranger]);
    expect(fake.urgents).toEqual([{ messageId: id, means: 'sms', openId: li, at: now }]);
    fake.assertClean();
  });

  const urgentApp = (id: string) =>
    client.im.v1.message.urgentApp({
      path: { message_id: id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [li] },
    });

  test.each<[number, string, () => void]>([
    [
      230023,
      'over 200 unread',
      () => {
        fake.world.user(li).unreadUrgents = 201;
      },
    ],
    [
      230024,
      'quota used up',
      () => {
        fake.world.urgentQuota.app = 0;
      },
    ],
    [
      230052,
      'denied by the group',
      () => {
        fake.world.chat(room).urgentDenied = true;
      },
    ],
    [
      230027,
      'external group',
      () => {
        fake.world.chat(room).external = true;
      },
    ],
    [
      230002,
      'bot not in the chat',
      () => {
        fake.world.chat(room).bot = false;
      },
    ],
    [
      232009,
      'chat dissolved',
      () => {
        fake.world.chat(room).dissolved = true;
      },
    ],
  ])('refused with %i: %s', async (code, _, arrange) => {
    const id = await postedId(card('立即处置'));
    arrange();
    await expect(urgentApp(id)).rejects.toMatchObject({ response: { data: { code } } });
    expect(fake.urgents).toEqual([]);
    fake.assertClean();
  });

  test('pins are kept once and shown', async () => {
    const id = await postedId(card('报告'));
    await client.im.v1.pin.create({ data: { message_id: id } });
    await client.im.v1.pin.create({ data: { message_id: id } });
    expect((await client.im.v1.pin.list({ params: { chat_id: room } })).data?.items).toHaveLength(1);
    expect(fake.transcript(room)[0]?.pinned).toBe(true);
    await client.im.v1.pin.delete({ path: { message_id: id } });
    expect(fake.transcript(room)[0]?.pinned).toBe(false);
    fake.assertClean();
  });
});

describe('chats and members', () => {
  test('a chat is created once, updated, listed, and people are added and removed', async () => {
    const create = () =>
      client.im.v1.chat.create({
        params: { user_id_type: 'open_id', uuid: 'room-1' },
        data: { name: '指挥群', owner_id: li, user_id_list: [li] },
      });
    const chatId = (await create()).data?.chat_id ?? '';
    expect((await create()).data?.chat_id).toBe(chatId);
    await client.im.v1.chat.update({ path: { chat_id: chatId }, data: { name: '指挥群（II级）' } });
    expect((await client.im.v1.chat.get({ path: { chat_id: chatId } })).data?.name).toBe('指挥群（II级）');
    expect((await client.im.v1.chat.list({})).data?.items?.map((c) => c.chat_id)).toEqual([room, chatId]);

    const hidden = fake.addUser({ name: '不可见', available: false });
    const add = { path: { chat_id: chatId }, data: { id_list: [wang, hidden, 'ou_nobody'] } };
    await expect(
      client.im.v1.chatMembers.create({ ...add, params: { member_id_type: 'open_id' } }),
    ).rejects.toMatchObject({ response: { data: { code: 232024 } } });
    const partly = await client.im.v1.chatMembers.create({
      ...add,
      params: { member_id_type: 'open_id', succeed_type: 1 },
    });
    expect(partly.data).toMatchObject({ invalid_id_list: [hidden], not_existed_id_list: ['ou_nobody'] });
    await client.im.v1.chatMembers.delete({
      path: { chat_id: chatId },
      params: { member_id_type: 'open_id' },
      data: { id_list: [li] },
    });
    const members = await client.im.v1.chatMembers.get({ path: { chat_id: chatId } });
    expect(members.data?.items?.map((m) => m.name)).toEqual(['王芳']);
    fake.assertClean();
  });
});
