import type { Client, WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeFeishu } from '../support/feishu/index.ts';
import { connect, type Handlers, sdkClient } from '../support/feishu/sdk.ts';
import { type Dict, dict, str } from '../support/feishu/values.ts';

let now: number;
let fake: FakeFeishu;
let client: Client;
let socket: WSClient;
let li: string;
let wang: string;
let room: string;
let seen: Dict[];

const EVENTS = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  'im.message.updated_v1',
  'im.message.reaction.created_v1',
  'im.message.reaction.deleted_v1',
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.disbanded_v1',
  'application.bot.menu_v6',
];

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22);
  fake = await FakeFeishu.start({ now: () => now });
  client = sdkClient(fake);
  li = fake.addUser({ name: '李明' });
  wang = fake.addUser({ name: '王芳' });
  room = fake.addChat({ name: '值班群', members: [li, wang] });
  seen = [];
  const handlers: Handlers = {};
  for (const type of EVENTS) handlers[type] = (data) => void seen.push(data);
  socket = await connect(fake, handlers);
});
afterEach(async () => {
  socket.close({ force: true });
  await fake.close();
});

describe('what people say', () => {
  test('text with a mention of the bot', async () => {
    const id = await fake.say(li, room, '/报告 全省断网', { mentionBot: true, mentions: [wang] });
    expect(seen).toMatchObject([
      {
        event_type: 'im.message.receive_v1',
        sender: { sender_id: { open_id: li }, sender_type: 'user' },
        message: {
          message_id: id,
          chat_type: 'group',
          message_type: 'text',
          content: '{"text":"@_user_1 /报告 全省断网 @_user_2"}',
          mentions: [
            { key: '@_user_1', id: { open_id: fake.world.botOpenId } },
            { key: '@_user_2', id: { open_id: wang }, name: '王芳' },
          ],
        },
      },
    ]);
    expect(fake.transcript(room, wang)).toEqual([
      { messageId: id, from: '李明', text: '@应急机器人 /报告 全省断网 @王芳', edited: false, pinned: false },
    ]);
  });

  test('rich text, line by line', async () => {
    await fake.say(li, room, '第一行\n第二行', { mentionBot: true, post: true });
    expect(JSON.parse(str(dict(seen[0]?.message).content))).toEqual({
      title: '',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '应急机器人' },
          { tag: 'text', text: ' 第一行' },
        ],
        [{ tag: 'text', text: '第二行' }],
      ],
    });
    expect(fake.transcript(room)[0]?.text).toBe('@应急机器人 第一行\n第二行');
  });

  test('answers, direct chats, files', async () => {
    const first = await fake.say(li, room, '在吗');
    await fake.say(wang, room, '在', { replyTo: first });
    await fake.say(li, fake.p2p(li), '帮助');
    await fake.sendFile(li, room, '截图.png', Buffer.from([1]));
    expect(seen.map((d) => dict(d.message))).toMatchObject([
      {},
      { parent_id: first, root_id: first },
      { chat_type: 'p2p' },
      { message_type: 'file' },
    ]);
  });

  test('what is recalled, edited and reacted to', async () => {
    const id = await fake.say(li, room, '错字');
    await fake.edit(li, id, '改好');
    await fake.react(wang, id, 'Pin');
    await fake.unreact(wang, id, 'Pin');
    expect(fake.transcript(room)[0]).toMatchObject({ text: '改好', edited: true });
    await fake.recall(li, id);
    expect(fake.transcript(room)[0]?.text).toBe('〔已撤回〕');
    expect(seen.slice(1)).toMatchObject([
      { event_type: 'im.message.updated_v1', message: { message_id: id, content: '{"text":"改好"}' } },
      { event_type: 'im.message.reaction.created_v1', message_id: id, reaction_type: { emoji_type: 'Pin' } },
      { event_type: 'im.message.reaction.deleted_v1', user_id: { open_id: wang } },
      { event_type: 'im.message.recalled_v1', message_id: id, chat_id: room },
    ]);
    await expect(fake.edit(wang, id, '别人的')).rejects.toThrow('not theirs');
  });

  test('the bot hears nothing where it isn’t, and only mentions without the scope for all', async () => {
    const other = fake.addChat({ name: '别的群', members: [li], bot: false });
    await fake.say(li, other, '听不到');
    fake.app.scopes = new Set(['im:message.group_at_msg:readonly']);
    await fake.say(li, room, '也听不到');
    await fake.say(li, fake.p2p(li), '私聊也听不到');
    await fake.say(li, room, '听得到', { mentionBot: true });
    expect(seen).toHaveLength(1);
  });

  test('whoever isn’t in a chat neither speaks nor sees', async () => {
    const out = fake.addUser({ name: '外人' });
    await fake.say(li, room, '机密');
    expect(fake.transcript(room, out)).toEqual([]);
    await expect(fake.say(out, room, '你好')).rejects.toThrow('not in 值班群');
  });
});

describe('groups', () => {
  test('people and the bot come and go', async () => {
    const zhao = fake.addUser({ name: '赵强' });
    await fake.groups.join(zhao, room);
    await fake.groups.leave(zhao, room);
    await fake.groups.removeBot(li, room);
    await fake.groups.addBot(li, room);
    await fake.groups.menu(li, 'help');
    await fake.groups.dissolve(li, room);
    expect(seen).toMatchObject([
      { event_type: 'im.chat.member.user.added_v1', chat_id: room, users: [{ user_id: { open_id: zhao } }] },
      { event_type: 'im.chat.member.user.deleted_v1' },
      { event_type: 'im.chat.member.bot.deleted_v1', chat_id: room, name: '值班群' },
      { event_type: 'im.chat.member.bot.added_v1', operator_id: { open_id: li } },
      {
        event_type: 'application.bot.menu_v6',
        event_key: 'help',
        operator: { operator_id: { open_id: li } },
      },
      { event_type: 'im.chat.disbanded_v1' },
    ]);
  });

  test('members whom the bot adds are told as well', async () => {
    const zhao = fake.addUser({ name: '赵强' });
    await client.im.v1.chatMembers.create({
      path: { chat_id: room },
      params: { member_id_type: 'open_id', succeed_type: 1 },
      data: { id_list: [zhao] },
    });
    await fake.settled();
    expect(seen).toMatchObject([{ event_type: 'im.chat.member.user.added_v1', users: [{ name: '赵强' }] }]);
  });
});
