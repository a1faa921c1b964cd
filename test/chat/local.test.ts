import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Inbound, Reply } from '../../src/app/chat.ts';
import type { Card } from '../../src/cards/card.ts';
import { type LocalWorld, localWorld, START } from '../support/local-world.ts';

const card = (title: string): Card => ({ tone: 'blue', title, blocks: [], actions: [] });

let world: LocalWorld;
let answer: (inbound: Inbound) => Reply | null;
beforeEach(async () => {
  answer = () => null;
  world = await localWorld(async (inbound) => answer(inbound));
});
afterEach(() => world.close());

const say = (text: string, deliveryId = 'd1', as = 'ero-1', room = 'duty-ero') =>
  world.post('/api/say', { as, room, text, deliveryId });
const seen = async (as: string, room = 'duty-ero') =>
  (await world.get(`/api/messages?as=${as}&room=${room}`)).body.messages as Record<string, unknown>[];

describe('saying', () => {
  test.each([
    ['/报告 四川省断网', { type: 'line', line: '/报告 四川省断网' }],
    ['／报告', { type: 'line', line: '／报告' }],
    ['  收到 ', { type: 'line', line: '收到' }],
    ['@应急 帮助', { type: 'line', line: '帮助' }],
    ['@应急：/列表', { type: 'line', line: '/列表' }],
    ['收到，马上核实', { type: 'message', messageId: '1', text: '收到，马上核实', files: [] }],
    ['/', { type: 'message', messageId: '1', text: '/', files: [] }],
    ['@应急办 请看', { type: 'message', messageId: '1', text: '@应急办 请看', files: [] }],
    [
      '甲\r\n\u0000乙\u202e丙\u001b[31m',
      { type: 'message', messageId: '1', text: '甲\n乙丙[31m', files: [] },
    ],
  ])('%j is taken as %o, and stands in the room', async (text, input) => {
    const { status } = await say(text);
    expect(status).toBe(200);
    expect(world.inbounds).toEqual([
      {
        platform: 'local',
        deliveryId: 'ero-1:d1',
        handle: 'ero-1',
        room: { externalId: 'duty-ero', name: '部应急办值班群', direct: false },
        input,
      },
    ]);
    expect(await seen('ero-2')).toMatchObject([
      { author: 'ero-1', name: '部应急办值班员甲', org: '部应急办' },
    ]);
  });

  test('a card for the room stands in it, and the same delivery again changes nothing', async () => {
    answer = () => ({ card: card('事件 2026-0001'), text: '已登记', audience: 'room' });
    const first = await say('/报告 断网');
    const again = await say('/报告 断网');
    expect(again.body).toEqual(first.body);
    expect(await seen('ero-2')).toMatchObject([
      { text: '/报告 断网' },
      { author: 'bot', text: '已登记', card: { title: '事件 2026-0001' }, onlyFor: null },
    ]);
  });

  test('a double click that overlaps reaches the app once', async () => {
    await Promise.all([say('/报告 断网'), say('/报告 断网')]);
    expect(world.inbounds).toHaveLength(1);
  });

  test('the same delivery id of another person is another delivery', async () => {
    await say('一', 'd1', 'ero-1');
    await say('二', 'd1', 'ero-2');
    expect((await seen('ero-1')).map((m) => m.text)).toEqual(['一', '二']);
  });

  test('an answer to the actor is seen by them only', async () => {
    answer = () => ({ text: '没有这个命令', audience: 'actor' });
    await say('/无此命令');
    expect((await seen('ero-1')).map((m) => m.text)).toEqual(['/无此命令', '没有这个命令']);
    expect((await seen('ero-2')).map((m) => m.text)).toEqual(['/无此命令']);
  });

  test('a form comes back as data and drawn, and posts nothing', async () => {
    const form = {
      title: '报告事件',
      fields: [{ name: 'what', label: '情况', kind: 'textarea' as const, required: true }],
      submits: [{ label: '报告', line: '/报告', style: 'primary' as const }],
    };
    answer = () => ({ form, audience: 'actor' });
    const { body } = await say('/报告');
    expect(body.reply).toMatchObject({ form });
    expect(body.dialog).toContain('data-line="/报告"');
    expect(await seen('ero-1')).toHaveLength(1);
  });

  test.each([
    ['汉'.repeat(33_334), 413, '100 kB'],
    [' \u0007\n', 400, '空'],
  ])('text that cannot be taken is refused plainly', async (text, status, words) => {
    const res = await say(text);
    expect(res.status).toBe(status);
    expect(res.body.error).toContain(words);
    expect(world.inbounds).toEqual([]);
    expect(await seen('ero-1')).toEqual([]);
  });

  test('text of exactly 100 kB is taken', async () => {
    expect((await say('a'.repeat(100_000))).status).toBe(200);
  });

  test('a body over any form is refused before it is read', async () => {
    const res = await say('a'.repeat(1_000_001));
    expect([res.status, res.body.error]).toEqual([413, expect.stringContaining('100 kB')]);
  });

  test.each(['sichuan-1', 'nobody'])('%s, who is not in the room, neither reads nor writes', async (as) => {
    const res = await say('你好', 'd1', as);
    expect([res.status, res.body.error]).toEqual([403, expect.stringContaining('不在这个群')]);
    expect((await world.get(`/api/messages?as=${as}&room=duty-ero`)).status).toBe(403);
    expect((await world.chat.app.request(`/older?as=${as}&room=duty-ero&before=9`)).status).toBe(404);
    expect(world.inbounds).toEqual([]);
  });

  test('an error in the app is answered plainly, is logged, and the retry goes through', async () => {
    answer = () => {
      throw new Error('secret detail');
    };
    const res = await say('/报告');
    expect(res.status).toBe(500);
    expect(res.body).toEqual({ error: expect.stringContaining('请稍后再试') });
    expect(world.logged).toHaveLength(1);
    answer = () => ({ text: '好', audience: 'room' });
    expect((await say('/报告')).status).toBe(200);
    expect((await seen('ero-1')).map((m) => m.text)).toEqual(['/报告', '好']);
  });
});

describe('clicking', () => {
  const click = (over: object = {}) =>
    world.post('/api/act', {
      as: 'ero-1',
      room: 'duty-ero',
      messageId: '1',
      line: '/批准 #2026-0001 v=3',
      values: {},
      deliveryId: 'c1',
      ...over,
    });

  beforeEach(async () => {
    await world.chat.port.post('k1', 'duty-ero', card('审批'), []);
  });

  test('redraws the clicked card in place, answers with text, and posts no text', async () => {
    answer = () => ({ text: '已批准', redraw: card('已批准'), audience: 'actor' });
    const { body } = await click({ values: { 理由: ' 同\u0000意 ' } });
    expect(body.reply).toMatchObject({ text: '已批准' });
    expect(world.inbounds[0]?.input).toEqual({
      type: 'action',
      line: '/批准 #2026-0001 v=3',
      values: { 理由: '同意' },
      messageId: '1',
    });
    expect(await seen('ero-2')).toMatchObject([{ id: 1, card: { title: '已批准' } }]);
  });

  test('a card in the answer stands in the room, once', async () => {
    answer = () => ({ card: card('时间线'), audience: 'actor' });
    await click();
    await click();
    expect(await seen('ero-1')).toHaveLength(2);
    expect(await seen('ero-2')).toHaveLength(1);
  });

  test('a form that comes back keeps what was typed and shows what is wrong', async () => {
    answer = () => ({
      form: {
        title: '报告',
        fields: [
          { name: 'users', label: '用户数', kind: 'text', required: true, error: '请写成数字' },
          { name: 'at', label: '时间', kind: 'datetime', required: false },
        ],
        submits: [{ label: '报告', line: '/报告', style: 'primary' }],
      },
      audience: 'actor',
    });
    const { body } = await click({ messageId: null, values: { users: '很多"<b>', at: '2026-11-23 02:30' } });
    expect(body.dialog).toContain('请写成数字');
    expect(body.dialog).toContain('value="很多&quot;&lt;b&gt;"');
    expect(body.dialog).toContain('value="2026-11-23 02:30"');
  });

  test('a card of another room, a person’s message or another’s private answer is not clicked', async () => {
    answer = () => ({ text: '仅甲可见', audience: 'actor' });
    await say('/x', 'd1', 'ero-1');
    const [, own, hidden] = await seen('ero-1');
    world.inbounds.length = 0;
    await world.store.ensureRoom({ id: 'other', name: '别的群', topic: '' }, ['ero-2']);
    for (const [over, status] of [
      [{ messageId: String(own?.id) }, 404],
      [{ messageId: String(hidden?.id), as: 'ero-2' }, 404],
      [{ messageId: '999' }, 404],
      [{ as: 'ero-2', room: 'other' }, 404],
      [{ as: 'sichuan-1' }, 403],
      [{ messageId: 'abc' }, 400],
      [{ line: '' }, 400],
    ] as const) {
      expect([over, (await click(over)).status]).toEqual([over, status]);
    }
    expect(world.inbounds).toEqual([]);
  });
});

describe('editing, deleting, pinning, marking', () => {
  test('a person edits and deletes their own talk', async () => {
    await say('四川断网');
    world.pass(60_000);
    await world.post('/api/edit', { as: 'ero-1', messageId: '1', text: '四川部分断网', deliveryId: 'e1' });
    const [edited] = await seen('ero-2');
    expect(edited).toMatchObject({ text: '四川部分断网', at: START.toISOString() });
    expect(edited?.editedAt).toBe(new Date(START.getTime() + 60_000).toISOString());
    await world.post('/api/delete', { as: 'ero-1', messageId: '1', deliveryId: 'x1' });
    expect(await seen('ero-2')).toMatchObject([{ deleted: true, text: '' }]);
    expect(world.inbounds.slice(1).map((i) => i.input)).toEqual([
      { type: 'edited', messageId: '1', text: '四川部分断网' },
      { type: 'deleted', messageId: '1' },
    ]);
  });

  test('others’ messages and commands stay as they are', async () => {
    await say('四川断网');
    await say('/列表', 'd2');
    world.inbounds.length = 0;
    const tries: [string, object, number][] = [
      ['edit', { as: 'ero-2', messageId: '1', text: '假的' }, 403],
      ['delete', { as: 'ero-2', messageId: '1' }, 403],
      ['edit', { as: 'sichuan-1', messageId: '1', text: '假的' }, 404],
      ['edit', { as: 'ero-1', messageId: '2', text: '没说过' }, 409],
      ['delete', { as: 'ero-1', messageId: '2' }, 409],
      ['edit', { as: 'ero-1', messageId: '1', text: '/结束' }, 409],
      ['edit', { as: 'ero-1', messageId: '1', text: ' ' }, 400],
    ];
    for (const [deed, body, status] of tries) {
      const res = await world.post(`/api/${deed}`, { ...body, deliveryId: 'z' });
      expect([deed, body, res.status]).toEqual([deed, body, status]);
    }
    expect(world.inbounds).toEqual([]);
    expect((await seen('ero-1')).map((m) => m.text)).toEqual(['四川断网', '/列表']);
  });

  test('any member pins, unpins, marks and unmarks', async () => {
    await say('四川断网');
    for (const [path, on] of [
      ['pin', true],
      ['mark', true],
      ['mark', false],
      ['pin', false],
    ] as const) {
      const res = await world.post(`/api/${path}`, {
        as: 'ero-2',
        messageId: '1',
        on,
        deliveryId: `${path}${on}`,
      });
      expect(res.status).toBe(200);
      if (path === 'pin') expect(await world.store.pinned('duty-ero', 'ero-1')).toHaveLength(on ? 1 : 0);
    }
    expect(world.inbounds.slice(1).map((i) => i.input.type)).toEqual([
      'pinned',
      'marked',
      'unmarked',
      'unpinned',
    ]);
  });
});

describe('who may knock', () => {
  const body = JSON.stringify({ as: 'ero-1', room: 'duty-ero', text: '你好', deliveryId: 'd' });
  const json = { 'content-type': 'application/json' };
  test.each([
    ['another host name', { host: 'evil.example:8710' }, 403],
    ['a name that begins like this one', { host: '127.0.0.1.evil.example' }, 403],
    ['a foreign page', { host: '127.0.0.1:8710', origin: 'https://evil.example' }, 403],
    ['a page of another port', { host: '127.0.0.1:8710', origin: 'http://127.0.0.1:9999' }, 403],
    ['a sandboxed page', { host: '127.0.0.1:8710', origin: 'null' }, 403],
    ['a foreign page by fetch metadata', { host: '127.0.0.1:8710', 'sec-fetch-site': 'cross-site' }, 403],
    ['a form post', { host: '127.0.0.1:8710', 'content-type': 'text/plain' }, 400],
    [
      'the page itself',
      { host: '127.0.0.1:8710', origin: 'http://127.0.0.1:8710', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['the page by name', { host: 'localhost:8710', origin: 'http://localhost:8710' }, 200],
    ['the page by IPv6', { host: '[::1]:8710' }, 200],
  ])('%s', async (_who, headers, status) => {
    const res = await world.chat.app.request('/api/say', {
      method: 'POST',
      headers: { ...json, ...headers },
      body,
    });
    expect(res.status).toBe(status);
    expect(world.inbounds).toHaveLength(status === 200 ? 1 : 0);
  });

  test('a foreign host name does not get the page', async () => {
    expect((await world.chat.app.request('/', { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});
