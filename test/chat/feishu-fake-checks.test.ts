import type { Client } from '@larksuiteoapi/node-sdk';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CARD_BYTES, cardProblems } from '../support/feishu/card-check.ts';
import { FakeFeishu } from '../support/feishu/index.ts';
import { plain } from '../support/feishu/samples.ts';
import { sdkClient } from '../support/feishu/sdk.ts';
import type { Dict } from '../support/feishu/values.ts';

const callback = { type: 'callback', value: { line: '/收到 #1' } };
const button = (more: Dict = {}): Dict => ({
  tag: 'button',
  text: plain('收到'),
  behaviors: [callback],
  ...more,
});
const submit = button({ name: 'send', form_action_type: 'submit' });
const input = (more: Dict = {}): Dict => ({
  tag: 'input',
  name: 'users',
  label: plain('影响用户数'),
  ...more,
});
const form = (elements: Dict[], more: Dict = {}): Dict => ({
  tag: 'form',
  name: 'report',
  elements,
  ...more,
});
const select = (more: Dict = {}): Dict => ({
  tag: 'select_static',
  name: 'grade',
  options: [{ text: plain('重大'), value: 'serious' }],
  ...more,
});
const card = (elements: Dict[], more: Dict = {}): string =>
  JSON.stringify({
    schema: '2.0',
    config: { update_multi: true },
    header: { title: plain('突发事件'), template: 'red' },
    body: { elements },
    ...more,
  });
const text = { tag: 'markdown', content: '正文' };

describe('card 2.0', () => {
  test('a full card passes', () => {
    const elements = [
      text,
      { tag: 'div', text: plain('说明') },
      { tag: 'hr' },
      { tag: 'column_set', columns: [{ tag: 'column', width: 'weighted', weight: 1, elements: [button()] }] },
      form([
        input({ required: true, max_length: 20, placeholder: plain('填数字') }),
        select({ initial_option: 'serious' }),
        { tag: 'picker_datetime', name: 'at', initial_datetime: '2026-11-22 03:05' },
        { ...submit, confirm: { title: plain('确认报送？'), text: plain('报送后不能撤回') } },
      ]),
    ];
    expect(cardProblems(card(elements))).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['not JSON', '{', 'not a JSON object'],
    ['schema 1.0', card([text], { schema: '1.0' }), 'schema'],
    ['a root of 1.0', card([text], { elements: [] }), 'unknown property elements'],
    ['an unknown config', card([text], { config: { wide_screen_mode: true } }), 'wide_screen_mode'],
    [
      'an unknown template',
      card([text], { header: { title: plain('x'), template: 'pink' } }),
      'template pink',
    ],
    ['a header without title', card([text], { header: {} }), 'header.title'],
    [
      '4 tags in the header',
      card([text], {
        header: { title: plain('x'), text_tag_list: Array(4).fill({ tag: 'text_tag', text: plain('t') }) },
      }),
      'more than 3 tags',
    ],
    ['no elements', card([text], { body: {} }), 'body.elements'],
    ['tag action', card([{ tag: 'action', actions: [] }]), 'not a component'],
    ['tag note', card([{ tag: 'note', elements: [] }]), 'not a component'],
    ['an unknown property', card([{ ...text, colour: 'red' }]), 'unknown property colour'],
    ['a button without effect', card([button({ behaviors: [] })]), 'does nothing'],
    [
      'a button of 1.0',
      card([button({ behaviors: undefined, multi_url: {} })]),
      'unknown property multi_url',
    ],
    [
      'a value that is a string',
      card([button({ behaviors: [{ type: 'callback', value: '/收到' }] })]),
      'behavior',
    ],
    ['half a confirm', card([button({ confirm: { title: plain('确认？') } })]), 'confirm.text'],
    ['submit outside a form', card([submit]), 'outside a form'],
    ['a form without submit', card([form([input()])]), 'no button with form_action_type submit'],
    ['a form in a form', card([form([form([submit]), submit])]), 'root of the card'],
    [
      'a form in a column',
      card([{ tag: 'column_set', columns: [{ tag: 'column', elements: [form([submit])] }] }]),
      'root of the card',
    ],
    [
      'a table in a form',
      card([form([{ tag: 'table', columns: [], rows: [] }, submit])]),
      'stands in a form',
    ],
    ['a field without a name', card([form([input({ name: undefined }), submit])]), 'has no name'],
    ['the same name twice', card([form([input(), input(), submit])]), 'name users of another element'],
    ['max_length 1001', card([form([input({ max_length: 1001 }), submit])]), 'max_length'],
    [
      'a default that is too long',
      card([form([input({ max_length: 1, default_value: '一二' }), submit])]),
      'longer',
    ],
    ['a date in another form', card([{ tag: 'date_picker', initial_date: '2026/11/22' }]), 'initial_date'],
    ['no options', card([select({ options: [] })]), 'no options'],
    ['an initial value that isn’t offered', card([select({ initial_option: 'ordinary' })]), 'value it hasn'],
    ['6 tables', card(Array(6).fill({ tag: 'table', columns: [], rows: [] })), '6 tables'],
  ])('%s is refused', (_, content, problem) => {
    expect(cardProblems(content).join('\n')).toContain(problem);
  });

  test('200 elements pass, 201 do not: texts count, callback values do not', () => {
    const header = 1;
    const fill = (n: number): string =>
      card(
        Array(n - header - 2)
          .fill(text)
          .concat(button()),
      );
    expect(cardProblems(fill(200))).toEqual([]);
    expect(cardProblems(fill(201)).join()).toContain('201 elements');
  });

  test('30 KB pass, one byte more does not', () => {
    const empty = Buffer.byteLength(card([{ tag: 'markdown', content: '' }]));
    const sized = (bytes: number): string => card([{ tag: 'markdown', content: 'a'.repeat(bytes - empty) }]);
    expect(cardProblems(sized(CARD_BYTES))).toEqual([]);
    expect(cardProblems(sized(CARD_BYTES + 1)).join()).toContain(`${CARD_BYTES + 1} bytes`);
  });

  test('any JSON gets an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (any, value) => {
        expect(Array.isArray(cardProblems(any))).toBe(true);
        expect(
          Array.isArray(cardProblems(JSON.stringify({ schema: '2.0', body: { elements: [value] } }))),
        ).toBe(true);
      }),
    );
  });
});

describe('calls', () => {
  let now: number;
  let fake: FakeFeishu;
  let client: Client;
  let li: string;
  let room: string;
  let count: number;

  beforeEach(async () => {
    now = Date.UTC(2026, 10, 22);
    count = 0;
    fake = await FakeFeishu.start({ now: () => now });
    client = sdkClient(fake);
    li = fake.addUser({ name: '李明' });
    room = fake.addChat({ name: '值班群', members: [li] });
  });
  afterEach(() => fake.close());

  const send = (content: string, type = 'text', uuid: string | undefined = `u${++count}`, to = room) =>
    client.im.v1.message.create({
      params: { receive_id_type: to.startsWith('ou_') ? 'open_id' : 'chat_id' },
      data: { receive_id: to, msg_type: type, content, ...(uuid === undefined ? {} : { uuid }) },
    });
  const hello = JSON.stringify({ text: '你好' });
  const codeOf = (code: number) => ({ response: { data: { code } } });

  test('an unknown path fails the test', async () => {
    await expect(
      client.request({ method: 'GET', url: '/open-apis/calendar/v4/calendars' }),
    ).rejects.toThrow();
    expect(() => fake.assertClean()).toThrow('unexpected call GET /open-apis/calendar/v4/calendars');
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['no uuid', () => send(hello, 'text', ''), 'uuid'],
    ['a uuid of 51 characters', () => send(hello, 'text', 'u'.repeat(51)), 'at most 50 characters'],
    ['an empty text', () => send('{"text":""}'), 'content is not that of a text'],
    ['text of more than 150 KB', () => send(JSON.stringify({ text: 'a'.repeat(150 * 1024) })), 'bytes'],
    ['a file that was never uploaded', () => send('{"file_key":"file_x"}', 'file'), 'never uploaded'],
    ['a card against the rules', () => send(card([{ tag: 'note' }]), 'interactive'), 'not a component'],
    ['an unknown type', () => send('{}', 'hologram'), 'msg_type hologram'],
    ['a chat without uuid', () => client.im.v1.chat.create({ data: { name: '指挥群' } }), 'a uuid is needed'],
    [
      '51 people in a new chat',
      () => client.im.v1.chat.create({ params: { uuid: 'c' }, data: { user_id_list: Array(51).fill(li) } }),
      'at most 50 people',
    ],
    [
      '51 people added at once',
      () =>
        client.im.v1.chatMembers.create({
          path: { chat_id: room },
          params: { member_id_type: 'open_id' },
          data: { id_list: Array(51).fill(li) },
        }),
      'at most 50',
    ],
    [
      '51 mobiles looked up at once',
      () =>
        client.contact.v3.user.batchGetId({
          params: { user_id_type: 'open_id' },
          data: { mobiles: Array(51).fill('13800000001') },
        }),
      'at most 50 mobiles',
    ],
  ])('%s is refused and noted', async (_, call, rule) => {
    await expect(call()).rejects.toThrow();
    expect(fake.ledger.take().join()).toContain(rule);
    fake.assertClean();
  });

  test('201 people are not called at once', async () => {
    const id = (await send(hello)).data?.message_id ?? '';
    const call = client.im.v1.message.urgentApp({
      path: { message_id: id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: Array(201).fill(li) },
    });
    await expect(call).rejects.toMatchObject(codeOf(99992402));
    expect(fake.ledger.take().join()).toContain('at most 200 people');
  });

  test('a patch needs update_multi before and after', async () => {
    const fixed = card([text], { config: {} });
    const id = (await send(fixed, 'interactive')).data?.message_id ?? '';
    const patch = (content: string) =>
      client.im.v1.message.patch({ path: { message_id: id }, data: { content } });
    await expect(patch(card([text]))).rejects.toMatchObject(codeOf(230099));
    expect(fake.ledger.take().join()).toContain('update_multi is not true in the card before');
  });

  test('a sixth message within a second to one chat is refused; a second later it goes', async () => {
    for (let i = 0; i < 5; i++) await send(hello);
    await expect(send(hello)).rejects.toMatchObject(codeOf(230020));
    expect(fake.ledger.take()).toHaveLength(1);
    now += 1000;
    await send(hello);
    fake.assertClean();
  });

  test('a person bears 5 a second, beside what the group bears', async () => {
    for (let i = 0; i < 5; i++) await send(hello);
    for (let i = 0; i < 5; i++) await send(hello, 'text', `p${i}`, li);
    fake.assertClean();
    await expect(send(hello, 'text', 'p6', li)).rejects.toMatchObject(codeOf(230020));
  });

  test('a card bears 5 patches a second', async () => {
    const id = (await send(card([text]), 'interactive')).data?.message_id ?? '';
    const patch = () =>
      client.im.v1.message.patch({ path: { message_id: id }, data: { content: card([text]) } });
    for (let i = 0; i < 5; i++) await patch();
    await expect(patch()).rejects.toMatchObject(codeOf(230020));
  });

  test('an API bears 50 a second and 1,000 a minute, and says when it will again', async () => {
    const get = () => client.im.v1.chat.get({ path: { chat_id: room } });
    for (let i = 0; i < 50; i++) await get();
    await expect(get()).rejects.toMatchObject({
      response: { status: 429, data: { code: 99991400 }, headers: { 'x-ogw-ratelimit-reset': '1' } },
    });
    for (let batch = 1; batch < 20; batch++) {
      now += 1000;
      for (let i = 0; i < 50; i++) await get();
    }
    now += 1000;
    await expect(get()).rejects.toMatchObject({ response: { status: 429 } });
    now += 60_000;
    await get();
  });
});
