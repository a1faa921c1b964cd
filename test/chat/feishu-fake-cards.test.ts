import type { Client, WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeFeishu } from '../support/feishu/index.ts';
import { button, cardOf, reportForm } from '../support/feishu/samples.ts';
import { connect, sdkClient } from '../support/feishu/sdk.ts';
import { type Dict, dicts, str } from '../support/feishu/values.ts';

let now: number;
let fake: FakeFeishu;
let client: Client;
let socket: WSClient;
let li: string;
let room: string;
let onClick: (data: Dict) => unknown;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22);
  fake = await FakeFeishu.start({ now: () => now });
  client = sdkClient(fake);
  li = fake.addUser({ name: '李明' });
  room = fake.addChat({ name: '值班群', members: [li] });
  onClick = () => ({});
  socket = await connect(fake, { 'card.action.trigger': (data) => onClick(data) });
});
afterEach(async () => {
  socket.close({ force: true });
  await fake.close();
});

const post = async (card: Dict): Promise<string> => {
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: {
      receive_id: room,
      msg_type: 'interactive',
      content: JSON.stringify(card),
      uuid: fake.world.id('u'),
    },
  });
  return sent.data?.message_id ?? '';
};

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
      reportForm,
    ]),
  );
  expect(fake.transcript(room, li)[0]?.text.split('\n')).toEqual([
    '重大事件',
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
  expect(fake.transcript(room)[0]).toMatchObject({ text: '已确认\n李明 已收到', edited: true });
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
  const id = await post(cardOf('报告', [reportForm]));
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
  const id = await post(cardOf('报告', [reportForm]));
  await expect(fake.submit(li, id, '报送', values)).rejects.toThrow(why);
  await expect(fake.click(li, id, '报送')).rejects.toThrow('影响用户数');
});

test('a choice outside a form arrives as its option', async () => {
  const kinds = dicts(reportForm.elements)[2] ?? {};
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
  expect(fake.transcript(room)[0]?.text).toContain('二');
  await fake.click(li, id, '研判');
  fake.ledger.take();
  now += 30 * 60_000 + 1;
  await expect(update(token, '迟')).rejects.toThrow();
  fake.assertClean();
});
