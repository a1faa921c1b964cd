import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatPort, Means } from '../../src/app/chat.ts';
import type { Card } from '../../src/cards/card.ts';
import { gate, rateLimited, refusal, serverError } from '../support/feishu/faults.ts';
import { type FeishuBot, feishuBot } from '../support/feishu-bot.ts';

let bot: FeishuBot;
let port: ChatPort;
let li: string;
let room: string;

beforeEach(async () => {
  bot = await feishuBot({ start: false, timing: { patienceMs: 60_000 } });
  port = bot.feishu.port;
  li = bot.fake.addUser({ name: '李明', mobile: '+8613800000001', email: 'Li@Example.cn' });
  room = bot.fake.addChat({ name: '值班群', members: [li] });
});
afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

const card = (title: string, more: Partial<Card> = {}): Card => ({
  tone: 'red',
  title,
  blocks: [{ type: 'text', text: '正文' }],
  actions: [],
  ...more,
});
const post = async (key = 'k1', title = '事件'): Promise<string> => {
  const sent = await port.post(key, room, card(title), []);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.messageId;
};
const texts = (chat: string): string[] => bot.fake.transcript(chat).map((l) => l.text);
const calls = (api: string) => bot.fake.ledger.calls.filter((c) => c.api === api);

describe('paging', () => {
  test.each<[Means, string[]]>([
    ['chat', []],
    ['app', ['app']],
    ['sms', ['sms']],
    ['phone', ['phone']],
  ])('by %s', async (means, urgents) => {
    const sent = await port.page('g1', li, card('请立即处置'), means);
    expect(sent).toMatchObject({ ok: true, room: bot.fake.p2p(li) });
    await port.page('g1', li, card('请立即处置'), means);
    expect(bot.fake.urgents.map((u) => u.means)).toEqual(urgents);
    expect(texts(bot.fake.p2p(li))).toHaveLength(1);
  });

  test.each<[string, () => void, string]>([
    [
      'quota used up',
      () => {
        bot.fake.world.urgentQuota.sms = 0;
      },
      '额度',
    ],
    [
      'over 200 unread',
      () => {
        bot.fake.world.user(li).unreadUrgents = 201;
      },
      '200',
    ],
    [
      'denied',
      () => {
        bot.fake.world.chat(bot.fake.p2p(li)).urgentDenied = true;
      },
      '加急',
    ],
    [
      'external',
      () => {
        bot.fake.world.chat(bot.fake.p2p(li)).external = true;
      },
      '外部群',
    ],
    [
      'not granted',
      () => {
        bot.fake.app.scopes = new Set(['im:message:send_as_bot']);
      },
      '权限',
    ],
  ])('%s is a refusal with its reason, so that the next means follows', async (_, arrange, reason) => {
    arrange();
    const paged = await port.page('g1', li, card('请立即处置'), 'sms');
    expect(paged).toMatchObject({ ok: false, kind: 'refused', reason: expect.stringContaining(reason) });
  });

  test('a page whose call failed is tried again without another message', async () => {
    bot.fake.fault('urgent.app', serverError(502));
    expect(await port.page('g1', li, card('请立即处置'), 'app')).toMatchObject({ ok: false, kind: 'later' });
    expect(await port.page('g1', li, card('请立即处置'), 'app')).toMatchObject({ ok: true });
    expect(bot.fake.urgents).toHaveLength(1);
    expect(texts(bot.fake.p2p(li))).toHaveLength(1);
  });
});

describe('failures', () => {
  test.each<[string, () => void, string]>([
    [
      'bot not in the group',
      () => {
        bot.fake.world.chat(room).bot = false;
      },
      '重新加进来',
    ],
    [
      'group dissolved',
      () => {
        bot.fake.world.chat(room).dissolved = true;
      },
      '解散',
    ],
    ['data loss prevention', () => bot.fake.fault('message.create', refusal(230028), 2), '防泄漏'],
    ['a code that nobody knows', () => bot.fake.fault('message.create', refusal(299999)), '299999'],
    ['a code with status 200', () => bot.fake.fault('message.create', refusal(230018, 200)), '禁言'],
  ])('%s is refused', async (_, arrange, reason) => {
    arrange();
    const sent = await port.post('k1', room, card('事件'), []);
    expect(sent).toMatchObject({ ok: false, kind: 'refused', reason: expect.stringContaining(reason) });
  });

  test.each<[string, () => void]>([
    ['500', () => bot.fake.fault('message.create', serverError())],
    ['503 without JSON', () => bot.fake.fault('message.create', serverError(503))],
    ['a broken connection', () => bot.fake.fault('message.create', { kind: 'drop' })],
    ['a lost answer', () => bot.fake.fault('message.create', { kind: 'after_commit' })],
    ['429', () => bot.fake.fault('message.create', rateLimited(1))],
    ['429 of the older APIs', () => bot.fake.fault('message.create', rateLimited(1, 400))],
    ['too much for the group', () => bot.fake.fault('message.create', refusal(232019))],
    ['too much for the message', () => bot.fake.fault('message.create', refusal(230020, 200))],
    ['no token', () => bot.fake.fault('auth.token', serverError())],
  ])('%s may work later, and then has posted once', async (_, arrange) => {
    arrange();
    expect(await port.post('k1', room, card('事件'), [])).toMatchObject({ ok: false, kind: 'later' });
    await post();
    expect(texts(room)).toEqual(['事件\n正文']);
  });

  test('no answer at all ends with the call’s own time', async () => {
    await bot.close();
    bot = await feishuBot({ start: false, timing: { httpMs: 500 } });
    room = bot.fake.addChat({ name: '值班群', members: [] });
    bot.fake.fault('message.create', { kind: 'never' });
    const sent = await bot.feishu.port.post('k1', room, card('事件'), []);
    expect(sent).toMatchObject({ ok: false, kind: 'later', reason: '飞书没有应答' });
    expect(await bot.feishu.port.post('k1', room, card('事件'), [])).toMatchObject({ ok: true });
    expect(texts(room)).toHaveLength(1);
  });

  test('after a restart the same key still posts once', async () => {
    const first = await post();
    const other = await feishuBot({ start: false, config: { domain: bot.fake.domain } });
    const again = await other.feishu.port.post('k1', room, card('事件'), []);
    expect(again).toMatchObject({ ok: true, messageId: first });
    await other.close();
  });
});

describe('an hour later, when the platform has forgotten the key', () => {
  let now: number;
  beforeEach(async () => {
    await bot.close();
    now = Date.now();
    bot = await feishuBot({ start: false, fake: { now: () => now, rateNow: Date.now } });
    port = bot.feishu.port;
    li = bot.fake.addUser({ name: '李明' });
    room = bot.fake.addChat({ name: '值班群', members: [li] });
  });
  const minutes = (n: number): void => {
    now += n * 60_000;
  };
  /** The next call is carried out without an answer, and for a while none is any more. */
  const lost = (): void => bot.fake.fault('message.create', { kind: 'after_commit' });

  test('a card whose answer was lost is found in its chat', async () => {
    for (let i = 0; i < 60; i += 1) {
      bot.fake.world.addMessage({ chatId: room, from: li, type: 'text', content: '{"text":"更早的发言"}' });
    }
    lost();
    expect(await port.post('k1', room, card('事件'), [])).toMatchObject({ ok: false, kind: 'later' });
    await post('k2', '另一件');
    minutes(30);
    bot.fake.fault('message.create', { kind: 'drop' });
    expect(await port.post('k1', room, card('事件'), [])).toMatchObject({ ok: false });
    minutes(40);
    const messageId = await post();
    const shown = bot.fake.transcript(room).filter((l) => l.from === 'bot');
    expect(shown.map((l) => l.text)).toEqual(['事件\n正文', '另一件\n正文']);
    expect(shown[0]?.messageId).toBe(messageId);
  });

  test('so is one that a process before this one posted, and a call to a person', async () => {
    const since = new Date(now);
    await post();
    await port.page('g1', li, card('请立即处置'), 'chat');
    minutes(90);
    const other = await feishuBot({
      start: false,
      config: { domain: bot.fake.domain },
      fake: { now: () => now },
    });
    const again = [
      await other.feishu.port.post('k1', room, card('事件，已重画'), [], since),
      await other.feishu.port.post('k3', room, card('新的事件'), [], since),
    ];
    await other.close();
    expect(again.map((a) => a.ok)).toEqual([true, true]);
    expect(texts(room)).toEqual(['事件\n正文', '新的事件\n正文']);
    lost();
    await port.page('g2', li, card('再次呼叫'), 'chat');
    minutes(90);
    expect(await port.page('g2', li, card('再次呼叫'), 'chat')).toMatchObject({ ok: true });
    expect(texts(bot.fake.p2p(li))).toHaveLength(2);
  });

  test('who may not read the chat says it twice rather than not at all', async () => {
    bot.fake.app.scopes = new Set(['im:message:send_as_bot']);
    lost();
    await port.post('k1', room, card('事件'), []);
    minutes(90);
    await post();
    expect(texts(room)).toHaveLength(2);
  });
});

describe('data loss prevention', () => {
  const leaky = card('联系人 13800000001', {
    subtitle: '备用 010-68200000',
    blocks: [
      { type: 'quote', text: '请打138-0000-0002找李明，li.ming@example.cn', marks: [{ start: 16, end: 18 }] },
      { type: 'fields', fields: [{ label: '电话', value: '+86 13800000003' }] },
      { type: 'list', items: ['2026-0001', '影响 13800000 用户', 'a@example.cn'] },
    ],
  });
  const SHOWN = [
    '联系人 138****0001 备用 010-****0000',
    '请打138-*****0002找李明，l******@example.cn',
    '电话：+86 138****0003',
    '· 2026-0001',
    '· 影响 13800000 用户',
    '· a@example.cn',
    expect.stringContaining('数据防泄漏'),
  ];
  const lines = (chat: string) => texts(chat).at(-1)?.split('\n');

  test('lets a card through without telephone numbers and addresses, once, and redraws it so', async () => {
    bot.fake.world.refusesContacts = true;
    const sent = await port.post('k1', room, leaky, []);
    await port.post('k1', room, leaky, []);
    expect(lines(room)).toEqual(SHOWN);
    expect(texts(room)).toHaveLength(1);
    const messageId = sent.ok ? sent.messageId : '';
    expect(await port.update('u1', room, messageId, { ...leaky, tone: 'green' })).toMatchObject({ ok: true });
    expect(lines(room)).toEqual(SHOWN);
    expect(await port.page('g1', li, leaky, 'app')).toMatchObject({ ok: true });
    expect(lines(bot.fake.p2p(li))).toEqual(SHOWN);
  });

  test('is not asked for where there is none', async () => {
    await port.post('k1', room, leaky, []);
    expect(lines(room)).toContain('电话：+86 13800000003');
  });
});

describe('rates', () => {
  test('12 posts to one group go out in order, within its rate', async () => {
    const keys = Array.from({ length: 12 }, (_, i) => `第${i}条`);
    const sent = await Promise.all(keys.map((key) => port.post(key, room, card(key), [])));
    expect(sent.every((s) => s.ok)).toBe(true);
    expect(texts(room)).toEqual(keys.map((key) => `${key}\n正文`));
  });

  test('100 posts to 50 groups go out within the rate of the API', async () => {
    const rooms = Array.from({ length: 50 }, (_, i) => bot.fake.addChat({ name: `群${i}`, members: [] }));
    const posts = rooms.flatMap((r) => [
      port.post(`${r}1`, r, card('甲'), []),
      port.post(`${r}2`, r, card('乙'), []),
    ]);
    expect((await Promise.all(posts)).every((s) => s.ok)).toBe(true);
  });

  test('a group that has had too much holds nobody up', async () => {
    await bot.close();
    bot = await feishuBot({ start: false, timing: { patienceMs: 20 } });
    port = bot.feishu.port;
    room = bot.fake.addChat({ name: '甲群', members: [] });
    const other = bot.fake.addChat({ name: '乙群', members: [] });
    bot.fake.fault('message.create', refusal(232019), 1, (c) => c.body.receive_id === room);
    expect(await port.post('k1', room, card('甲'), [])).toMatchObject({ kind: 'later', afterMs: 1000 });
    expect(await port.post('k2', room, card('甲'), [])).toMatchObject({ kind: 'later' });
    expect(await port.post('k3', other, card('乙'), [])).toMatchObject({ ok: true });
    expect(calls('message.create')).toHaveLength(2);
  });

  test('while a patch is under way only the newest of those that follow goes out', async () => {
    const id = await post();
    const { until, release } = gate();
    bot.fake.fault('message.patch', { kind: 'late', until });
    const patches = ['一', '二', '三', '四'].map((t, i) => port.update(`u${i}`, room, id, card(t)));
    release();
    expect(await Promise.all(patches)).toEqual(Array(4).fill({ ok: true }));
    expect(calls('message.patch')).toHaveLength(2);
    expect(texts(room)).toEqual(['四\n正文']);
    await port.update('u9', room, id, card('五'));
    expect(texts(room)).toEqual(['五\n正文']);
  });
});

describe('rooms and files', () => {
  test('120 people are added in batches of 50', async () => {
    const members = Array.from({ length: 120 }, (_, i) => bot.fake.addUser({ name: `成员${i}` }));
    const out = bot.fake.addUser({ name: '外人', available: false });
    const opened = await port.openRoom('r1', {
      title: '指'.repeat(100),
      slug: 'x',
      topic: '主题'.repeat(100),
      members: [...members, out, 'not-a-handle'],
    });
    expect(opened).toMatchObject({
      ok: true,
      missed: [
        { handle: 'not-a-handle', reason: '不是飞书账号' },
        { handle: out, reason: expect.stringContaining('可用范围') },
      ],
    });
    expect(calls('members.add')).toHaveLength(3);
  });

  test('a batch that is refused names its people; the others are in all the same', async () => {
    const members = Array.from({ length: 60 }, (_, i) => bot.fake.addUser({ name: `成员${i}` }));
    bot.fake.fault('members.add', refusal(232024));
    const opened = await port.openRoom('r1', { title: '指挥群', slug: 'x', topic: '', members });
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.missed.map((m) => m.handle)).toEqual(members.slice(0, 50));
    expect([...bot.fake.world.chat(opened.externalId).members]).toEqual(members.slice(50));
  });

  test('a card that is too long is followed by the whole as a file, once', async () => {
    const items = Array.from({ length: 3000 }, (_, i) => `第 ${i} 条记录`);
    const long = card('大事记：2026/0001', { blocks: [{ type: 'list', items }] });
    const sent = await port.post('k1', room, long, []);
    await port.post('k1', room, long, []);
    expect(texts(room)).toEqual([
      expect.stringContaining('全文见随后的附件'),
      '〔文件〕大事记：2026_0001.txt',
    ]);
    const file = [...bot.fake.world.files.values()][0];
    expect(file?.data.toString('utf8')).toContain('· 第 2999 条记录');
    expect([...bot.fake.world.messages.values()].at(-1)).toMatchObject({
      parentId: sent.ok ? sent.messageId : '',
    });
  });

  test('an empty file is refused before anything is sent', async () => {
    const file = { name: '空.md', mime: 'text/markdown', content: '' };
    expect(await port.upload('f1', room, file)).toMatchObject({
      ok: false,
      kind: 'refused',
      reason: '文件是空的',
    });
  });
});

describe('people', () => {
  const who = (phone: string | null, email: string | null = null) => ({ phone, email });

  test('are found by telephone number, however it is written, else by e-mail', async () => {
    const wang = bot.fake.addUser({ name: '王芳', mobile: '13800000002' });
    const asked = [
      who('138 0000 0001'),
      who('+86-138-0000-0002'),
      who('13999999999', 'wrong@example.cn'),
      who(null, 'Li@Example.cn'),
      who(null),
    ];
    expect(await port.people?.lookup(asked)).toEqual([li, wang, null, li, null]);
  });

  test('are asked for 50 at a time', async () => {
    const asked = Array.from({ length: 101 }, (_, i) => who(`139${String(i).padStart(8, '0')}`));
    expect(await port.people?.lookup(asked)).toEqual(Array(101).fill(null));
    expect(calls('contact.batchGetId')).toHaveLength(3);
  });

  test('are asked for again for as long as the platform is out of reach', async () => {
    bot.fake.fault('contact.batchGetId', { kind: 'drop' });
    await expect(port.people?.lookup([who('13800000001')])).rejects.toMatchObject({
      failure: { kind: 'later', unreachable: true },
    });
  });

  test('cannot be asked for without the scope, and that is said', async () => {
    bot.fake.app.scopes = new Set(['im:chat']);
    await expect(port.people?.lookup([who('13800000001')])).rejects.toThrow('权限');
  });
});
