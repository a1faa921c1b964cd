import type { Client, WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeFeishu } from '../support/feishu/index.ts';
import { connect, type Handlers, sdkClient } from '../support/feishu/sdk.ts';
import { type Dict, dict, dicts, str } from '../support/feishu/values.ts';

let now: number;
let fake: FakeFeishu;
let client: Client;
let socket: WSClient;
let li: string;
let wang: string;
let room: string;
let seen: Dict[];
let onClick: (data: Dict) => unknown;

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
  onClick = () => ({});
  const handlers: Handlers = { 'card.action.trigger': (data) => onClick(data) };
  for (const type of EVENTS) handlers[type] = (data) => void seen.push(data);
  socket = await connect(fake, handlers);
});
afterEach(async () => {
  socket.close({ force: true });
  await fake.close();
});

const plain = (content: string): Dict => ({ tag: 'plain_text', content });
const button = (label: string, line: string, more: Dict = {}): Dict => ({
  tag: 'button',
  text: plain(label),
  behaviors: [{ type: 'callback', value: { line } }],
  ...more,
});
const cardOf = (title: string, elements: Dict[]): Dict => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: plain(title), subtitle: plain('#7') },
  body: { elements },
});
const post = async (card: Dict, chat = room): Promise<string> => {
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: {
      receive_id: chat,
      msg_type: 'interactive',
      content: JSON.stringify(card),
      uuid: fake.world.id('u'),
    },
  });
  return sent.data?.message_id ?? '';
};
const form: Dict = {
  tag: 'form',
  name: 'report',
  elements: [
    { tag: 'input', name: 'users', label: plain('影响用户数'), required: true, max_length: 10 },
    {
      tag: 'multi_select_static',
      name: 'regions',
      placeholder: plain('涉及省份'),
      options: ['四川省', '云南省'].map((name, i) => ({ text: plain(name), value: `r${i}` })),
    },
    {
      tag: 'select_static',
      name: 'kind',
      placeholder: plain('类型'),
      options: [{ text: plain('数据泄露'), value: 'leak' }],
    },
    { tag: 'picker_datetime', name: 'at', initial_datetime: '2026-11-22 03:05' },
    { tag: 'checker', name: 'sure', text: plain('已核实') },
    button('报送', '/报告', { name: 'send', form_action_type: 'submit' }),
  ],
};

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

describe('cards', () => {
  test('read as a person reads them', async () => {
    await post(
      cardOf('重大事件', [
        {
          tag: 'markdown',
          content: `**等级**：重大 <at id=${li}></at>\n&#42;不是粗体&#42; &lt;at id=all&gt; [链接](https://a.cn)`,
        },
        { tag: 'hr' },
        {
          tag: 'column_set',
          columns: [1, 2].map((n) => ({ tag: 'column', elements: [button(`按钮${n}`, '/x')] })),
        },
        form,
      ]),
    );
    expect(fake.transcript(room, li)[0]?.text.split('\n')).toEqual([
      '重大事件 #7',
      '等级：重大 @李明',
      '*不是粗体* <at id=all> 链接',
      '————',
      '[按钮1] [按钮2]',
      '〔影响用户数〕',
      '〔涉及省份〕',
      '〔类型〕',
      '〔at〕',
      '〔已核实〕',
      '[报送]',
    ]);
    fake.assertClean();
  });

  test('a mention of everybody shows', async () => {
    await post(cardOf('通知', [{ tag: 'markdown', content: '<at id=all></at> 请签到' }]));
    expect(fake.transcript(room)[0]?.text).toContain('@所有人');
  });

  test('a click carries value and place; the answer’s card and toast are shown', async () => {
    const id = await post(cardOf('待确认', [button('收到', '/收到 #7', { name: 'ack' })]));
    const clicks: Dict[] = [];
    onClick = (data) => {
      clicks.push(data);
      const card = { type: 'raw', data: cardOf('已确认', [{ tag: 'markdown', content: '李明 已收到' }]) };
      return { toast: { type: 'success', content: '已记录' }, card };
    };
    expect(await fake.click(li, id, '收到')).toEqual({ toast: '已记录', error: null });
    expect(clicks).toMatchObject([
      {
        event_type: 'card.action.trigger',
        operator: { open_id: li },
        action: { value: { line: '/收到 #7' }, tag: 'button', name: 'ack', timezone: 'Asia/Shanghai' },
        context: { open_message_id: id, open_chat_id: room },
      },
    ]);
    expect(fake.transcript(room)[0]).toMatchObject({ text: '已确认 #7\n李明 已收到', edited: true });
    await expect(fake.click(li, id, '收到')).rejects.toThrow('no button 收到');
    fake.assertClean();
  });

  test.each<[string, () => unknown, string]>([
    ['nothing', () => undefined, 'carries no data'],
    ['a bare card', () => cardOf('x', []), 'Unrecognized key'],
    [
      'a card against the rules',
      () => ({ card: { type: 'raw', data: cardOf('x', [{ tag: 'note' }]) } }),
      'component',
    ],
    [
      'a card for the clicker only',
      () => ({ card: { type: 'raw', data: { ...cardOf('x', []), config: {} } } }),
      'update_multi',
    ],
    ['an unknown toast', () => ({ toast: { type: 'ok', content: 'x' } }), 'toast.type'],
  ])('a handler that returns %s shows the person an error', async (_, answer, rule) => {
    const id = await post(cardOf('待确认', [button('收到', '/收到')]));
    onClick = answer;
    expect((await fake.click(li, id, '收到')).error).not.toBeNull();
    expect(fake.ledger.take().join()).toContain(rule);
  });

  test('a handler that throws, or a broken connection, shows an error; clicks never come again', async () => {
    const id = await post(cardOf('待确认', [button('收到', '/收到')]));
    onClick = () => {
      throw new Error('no');
    };
    expect((await fake.click(li, id, '收到')).error).not.toBeNull();
    onClick = () => fake.gateway.drop();
    expect((await fake.click(li, id, '收到')).error).not.toBeNull();
    const click = fake.courier.last('card.action.trigger');
    expect(click.nextAt).toBeNull();
    await expect(fake.redeliver(click.eventId)).rejects.toThrow('never sent again');
    fake.assertClean();
  });

  test('a form arrives by the names of its elements', async () => {
    const id = await post(cardOf('报告', [form]));
    const clicks: Dict[] = [];
    onClick = (data) => {
      clicks.push(data);
      return {};
    };
    await fake.submit(li, id, '报送', {
      users: '1200万',
      regions: '四川省,r1',
      kind: '数据泄露',
      sure: 'true',
    });
    expect(clicks[0]?.action).toMatchObject({
      name: 'send',
      value: { line: '/报告' },
      form_value: {
        users: '1200万',
        regions: ['r0', 'r1'],
        kind: 'leak',
        at: '2026-11-22 03:05 +0800',
        sure: true,
      },
    });
    fake.assertClean();
  });

  test.each<[string, Record<string, string>, string]>([
    ['without what is required', {}, '影响用户数 must be filled in'],
    ['beyond the length', { users: '一二三四五六七八九十一' }, 'at most 10 characters'],
    ['with an unknown field', { users: '1', grade: 'x' }, 'the form has no grade'],
    ['with a choice that isn’t offered', { users: '1', kind: '断网' }, 'offers 数据泄露'],
    ['with another form of date', { users: '1', at: '11月22日' }, 'cannot be set'],
  ])('a form cannot be sent %s', async (_, values, why) => {
    const id = await post(cardOf('报告', [form]));
    await expect(fake.submit(li, id, '报送', values)).rejects.toThrow(why);
    await expect(fake.click(li, id, '报送')).rejects.toThrow('影响用户数');
  });

  test('a choice outside a form arrives as its option', async () => {
    const kinds = dicts(form.elements)[2] ?? {};
    const id = await post(
      cardOf('分级', [{ ...kinds, behaviors: [{ type: 'callback', value: { line: '/分级' } }] }]),
    );
    const clicks: Dict[] = [];
    onClick = (data) => {
      clicks.push(data);
      return {};
    };
    await fake.choose(li, id, 'kind', '数据泄露');
    expect(clicks[0]?.action).toMatchObject({
      tag: 'select_static',
      name: 'kind',
      option: 'leak',
      value: { line: '/分级' },
    });
  });

  test('a delayed update works twice within 30 minutes, only after the acknowledgement', async () => {
    const id = await post(cardOf('处理中', [button('研判', '/研判')]));
    const update = (token: string, title: string) =>
      client.request({
        method: 'POST',
        url: '/open-apis/interactive/v1/card/update',
        data: { token, card: cardOf(title, [button('研判', '/研判')]) },
      });
    let token = '';
    let early = '';
    onClick = async (data) => {
      token = str(data.token);
      await update(token, '太早').catch(() => {
        early = 'refused';
      });
      return {};
    };
    await fake.click(li, id, '研判');
    expect(early).toBe('refused');
    expect(fake.ledger.take().join()).toContain('has not been answered yet');
    await update(token, '一');
    await update(token, '二');
    await expect(update(token, '三')).rejects.toThrow();
    expect(fake.ledger.take().join()).toContain('twice');
    expect(fake.transcript(room)[0]?.text).toContain('二 #7');
    await fake.click(li, id, '研判');
    fake.ledger.take();
    now += 30 * 60_000 + 1;
    await expect(update(token, '迟')).rejects.toThrow();
    fake.assertClean();
  });
});
