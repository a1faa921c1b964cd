import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import type { Fault } from '../support/slack/faults.ts';
import { type SlackBot, slackBot } from '../support/slack-bot.ts';

let bot: SlackBot;
let wang: string;
let duty: string;

beforeEach(async () => {
  bot = await slackBot({ timing: { timeoutMs: 1000 } });
  wang = bot.fake.addUser({ name: '王工', email: 'wang@example.cn' });
  duty = bot.fake.addChannel({ name: 'duty', members: [wang] });
});

afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

const card: Card = { tone: 'red', title: '通报', blocks: [], actions: [] };
const spec = { title: '四川断网', slug: 'inc-2026-0001', topic: 'II级响应', members: [] as string[] };

/** Each row: the fault, and whether the first attempt counts as "later". */
const BROKEN: Fault[] = [
  { kind: 'status', status: 503 },
  { kind: 'error', code: 'internal_error' },
  { kind: 'drop' },
  { kind: 'hang' },
  { kind: 'commit_then_drop' },
  { kind: 'commit_then_hang' },
];

test.each(BROKEN)('a post that breaks off by %o is made once in the end', async (fault) => {
  bot.fake.fault('chat.postMessage', fault);
  expect(await bot.slack.port.post('k1', duty, card, [])).toMatchObject({ ok: false, kind: 'later' });
  expect(await bot.slack.port.post('k1', duty, card, [])).toMatchObject({ ok: true });
  expect(bot.fake.transcript(duty)).toHaveLength(1);
});

test('a post that lands after it was made again is taken away: one stays, which is the one that is known', async () => {
  const quick = await slackBot({ timing: { lateMs: 50 } });
  const room = quick.fake.addChannel({ name: 'duty', members: [] });
  quick.fake.fault('chat.postMessage', { kind: 'land_late' });
  expect(await quick.slack.port.post('k1', room, card, [])).toMatchObject({ ok: false, kind: 'later' });
  const again = await quick.slack.port.post('k1', room, card, []);
  await quick.slack.port.post('k2', room, card, []);
  await quick.fake.land();
  expect(quick.fake.transcript(room)).toHaveLength(3);
  await quick.fake.waitFor('one of them to go', () => quick.fake.transcript(room).length === 2);
  expect(quick.fake.callsOf('chat.delete')).toHaveLength(1);
  const ids = quick.fake.transcript(room).map((l) => `${room}:${l.ts}`);
  expect(ids).toContain(again.ok ? again.messageId : '');
  await quick.close();
  quick.fake.assertClean();
});

test('a post in doubt waits until the channel can be read', async () => {
  bot.fake.fault('chat.postMessage', { kind: 'commit_then_drop' });
  await bot.slack.port.post('k1', duty, card, []);
  bot.fake.fault('conversations.history', { kind: 'status', status: 500 }, 3);
  expect(await bot.slack.port.post('k1', duty, card, [])).toMatchObject({ ok: false, kind: 'later' });
  expect(await bot.slack.port.post('k1', duty, card, [])).toMatchObject({ ok: true });
  expect(bot.fake.transcript(duty)).toHaveLength(1);
});

test('a first post goes out even where the channel cannot be read', async () => {
  bot.fake.fault('conversations.history', { kind: 'status', status: 500 });
  expect(await bot.slack.port.post('k1', duty, card, [])).toMatchObject({ ok: true });
});

test('a restarted process finds what the one before posted, opened and uploaded', async () => {
  const file = { name: '总结.md', mime: 'text/markdown', content: '# 总结' };
  const before = [
    await bot.slack.port.post('k1', duty, card, []),
    await bot.slack.port.upload('k1', duty, file),
    await bot.slack.port.page('k1', wang, card, 'chat'),
  ];
  const room = await bot.slack.port.openRoom('k1', spec);
  const again = bot.another();
  expect([
    await again.port.post('k1', duty, card, []),
    await again.port.upload('k1', duty, file),
    await again.port.page('k1', wang, card, 'chat'),
  ]).toEqual(before);
  await again.start();
  expect(await again.port.openRoom('k1', spec)).toEqual(room);
  await again.stop();
});

test('the same key of another database is another post and another room', async () => {
  const other = bot.another({ instance: 'b' });
  await other.start();
  const rooms = [await bot.slack.port.openRoom('k1', spec), await other.port.openRoom('k1', spec)];
  await bot.slack.port.post('k1', duty, card, []);
  await other.port.post('k1', duty, card, []);
  await other.stop();
  expect(bot.fake.transcript(duty)).toHaveLength(2);
  expect(new Set(rooms.map((r) => (r.ok ? r.externalId : ''))).size).toBe(2);
});

test('a 429 on one method holds back nothing else, and one channel’s no other channel', async () => {
  const ops = bot.fake.addChannel({ name: 'ops', members: [wang] });
  bot.fake.fault('chat.postMessage', { kind: 'rate_limited', retryAfter: 30 });
  const sent = await bot.slack.port.post('k1', duty, card, []);
  expect(sent).toEqual({ ok: false, kind: 'later', reason: expect.any(String), afterMs: 30_000 });
  expect(await bot.slack.port.post('k2', ops, card, [])).toMatchObject({ ok: true });
  expect(await bot.slack.port.invite('k3', ops, [])).toEqual({ ok: true, missed: [] });
});

test.each([
  ['is_archived', '频道已归档'],
  ['restricted_action', '工作区设置不允许此操作，请联系管理员'],
  ['some_new_code', 'Slack 不接受（some_new_code）'],
])('%s is refused for good: %s', async (code, reason) => {
  bot.fake.fault('chat.postMessage', { kind: 'error', code });
  expect(await bot.slack.port.post('k1', duty, card, [])).toEqual({ ok: false, kind: 'refused', reason });
});

test('while the token is not taken, what is posted waits and who is called is called by other means', async () => {
  bot.fake.revoke('bot');
  const reason = 'Slack 令牌无效或已被撤销，请管理员更换后重启';
  const later = { ok: false, kind: 'later', reason, afterMs: 60_000 };
  expect(await bot.slack.port.post('k1', duty, card, [])).toEqual(later);
  expect(await bot.slack.port.openRoom('k2', spec)).toEqual(later);
  expect(await bot.slack.port.page('k3', wang, card, 'chat')).toEqual({ ok: false, kind: 'refused', reason });
});

test('a message of another channel, or none, is not changed', async () => {
  for (const messageId of ['C1:1.000001', 'nonsense', `${duty}:1.000001`]) {
    expect(await bot.slack.port.update('k1', duty, messageId, card)).toEqual({
      ok: false,
      kind: 'refused',
      reason: '消息已不存在',
    });
  }
});

test('telephones are refused at once, so that the next means is tried', async () => {
  for (const means of ['sms', 'phone'] as const) {
    expect(await bot.slack.port.page('k1', wang, card, means)).toMatchObject({ ok: false, kind: 'refused' });
  }
  expect(await bot.slack.port.page('k1', wang, card, 'app')).toMatchObject({
    ok: true,
    room: bot.fake.dm(wang),
  });
});

test('a room has an ASCII name, and its Chinese title in topic and purpose', async () => {
  const opened = await bot.slack.port.openRoom('k1', {
    ...spec,
    slug: 'Inc 2026/0001·四川',
    members: [wang],
  });
  const channel = bot.fake.workspace.channels.get(opened.ok ? opened.externalId : '');
  expect(channel).toMatchObject({ name: 'inc-2026-0001', kind: 'private', topic: '四川断网｜II级响应' });
  expect(channel?.purpose).toContain('四川断网');
  expect([...(channel?.members ?? [])]).toContain(wang);
});

test.each(['<!channel> 断网', '<@U0000000001>', '<https://evil.example|点我>'])(
  'what people wrote is no markup in topic, purpose or the name of a file: %s',
  async (title) => {
    const opened = await bot.slack.port.openRoom('k1', { ...spec, title, topic: title });
    const id = opened.ok ? opened.externalId : '';
    await bot.slack.port.upload('k2', id, { name: `${title}.md`, mime: 'text/markdown', content: '#' });
    const channel = bot.fake.workspace.channels.get(id);
    const shown = [
      channel?.topic,
      channel?.purpose,
      ...[...bot.fake.workspace.files.values()].map((f) => f.title),
    ];
    expect(shown.join()).not.toMatch(/[<>]/u);
    expect(shown.join()).toContain(title.replaceAll('<', '＜').replaceAll('>', '＞'));
    expect(bot.fake.transcript(id).some((l) => l.broadcast)).toBe(false);
  },
);

test('somebody else’s channel of the same name leads to another name', async () => {
  bot.fake.addChannel({ name: spec.slug, members: [wang], isPrivate: true, bot: false });
  const opened = await bot.slack.port.openRoom('k1', spec);
  const channel = bot.fake.workspace.channels.get(opened.ok ? opened.externalId : '');
  expect(channel?.name).toMatch(/^inc-2026-0001-[0-9a-f]{8}$/);
});

test('a room whose creation was answered by nothing is found again', async () => {
  bot.fake.fault('conversations.create', { kind: 'commit_then_drop' });
  expect(await bot.slack.port.openRoom('k1', spec)).toMatchObject({ ok: false, kind: 'later' });
  const opened = await bot.slack.port.openRoom('k1', spec);
  const named = [...bot.fake.workspace.channels.values()].filter((c) => c.name.startsWith(spec.slug));
  expect(named.map((c) => c.id)).toEqual([opened.ok ? opened.externalId : '']);
});

test('a name that Slack finds special leads to another one', async () => {
  bot.fake.fault('conversations.create', { kind: 'error', code: 'invalid_name_specials' });
  expect(await bot.slack.port.openRoom('k1', spec)).toMatchObject({ ok: true });
});

test('one bad id does not keep the others out, even where Slack does not say which', async () => {
  const room = await bot.slack.port.openRoom('k1', spec);
  const li = bot.fake.addUser({ name: '李工' });
  bot.fake.fault('conversations.invite', { kind: 'error', code: 'user_not_found' });
  const invited = await bot.slack.port.invite('k2', room.ok ? room.externalId : '', [wang, 'U0NOBODY', li]);
  expect(invited).toEqual({
    ok: true,
    missed: [{ handle: 'U0NOBODY', reason: '在 Slack 工作区中找不到此人' }],
  });
});

test('the bot joins a public channel in order to post', async () => {
  const open = bot.fake.addChannel({ name: 'open', members: [wang], bot: false });
  bot.fake.fault('chat.postMessage', { kind: 'error', code: 'not_in_channel' });
  expect(await bot.slack.port.post('k1', open, card, [])).toMatchObject({ ok: true });
  expect(bot.fake.callsOf('conversations.join')).toHaveLength(1);
});

test('an upload that broke off shows its file once', async () => {
  const file = { name: '总结.md', mime: 'text/markdown', content: '# 总结' };
  bot.fake.fault('upload', { kind: 'status', status: 500 });
  expect(await bot.slack.port.upload('k1', duty, file)).toMatchObject({ ok: false, kind: 'later' });
  bot.fake.fault('files.completeUploadExternal', { kind: 'commit_then_drop' });
  expect(await bot.slack.port.upload('k1', duty, file)).toMatchObject({ ok: true });
  expect(bot.fake.transcript(duty).map((l) => l.files)).toEqual([['总结.md']]);
});

test('people are found by e-mail', async () => {
  const found = await bot.slack.port.people?.lookup([
    { phone: '13800000000', email: ' WANG@example.cn ' },
    { phone: null, email: 'nobody@example.cn' },
    { phone: '13800000000', email: null },
  ]);
  expect(found).toEqual([wang, null, null]);
  bot.fake.fault('users.lookupByEmail', { kind: 'error', code: 'missing_scope' });
  await expect(bot.slack.port.people?.lookup([{ phone: null, email: 'a@b.cn' }])).rejects.toThrow('请管理员');
});

test('what had to be cut is attached whole', async () => {
  const items = Array.from({ length: 3000 }, (_, i) => `第 ${i} 条`);
  await bot.slack.port.post('k1', duty, { ...card, blocks: [{ type: 'list', items }] }, []);
  const [head, whole] = bot.fake.transcript(duty);
  expect(head?.text).toContain('全文见本消息下的附件。');
  expect(whole).toMatchObject({ threadTs: head?.ts, files: ['全文.txt'] });
  const bytes = [...bot.fake.workspace.files.values()][0]?.bytes?.toString();
  expect(bytes).toContain('第 2999 条');
});

test('a pinned card gets a bookmark at the top of its channel, once', async () => {
  const { slack, fake } = bot;
  const sent = await slack.port.post('b1', duty, card, []);
  if (!sent.ok) throw new Error(sent.reason);
  for (const key of ['p1', 'p2'])
    expect(await slack.port.pin(key, duty, sent.messageId)).toEqual({ ok: true });
  const ts = sent.messageId.split(':')[1] ?? '';
  expect(fake.workspace.channels.get(duty)?.bookmarks).toMatchObject([
    { title: '当前状态', link: expect.stringContaining(ts.replace('.', '')) },
  ]);
});
