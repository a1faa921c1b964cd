import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { webClient } from '../support/slack/bolt.ts';
import { ManualClock } from '../support/slack/clock.ts';
import { FakeSlack } from '../support/slack/fake.ts';

const clock = new ManualClock('2026-11-22T03:00:00Z');
let fake: FakeSlack;
let client: webApi.WebClient;
let wang: string;
let duty: string;

beforeEach(async () => {
  fake = await FakeSlack.start({ clock });
  client = webClient(fake);
  wang = fake.addUser({ name: '王工', email: 'wang@example.cn' });
  duty = fake.addChannel({ name: 'duty', members: [wang] });
});

afterEach(() => fake.stop());

test('the app learns who it is, and needs the right token for it', async () => {
  expect(await client.auth.test()).toMatchObject({ user_id: fake.workspace.bot.id, team_id: 'T0FAKE0001' });
  await expect(webClient(fake, { token: 'xoxb-other' }).auth.test()).rejects.toThrow('invalid_auth');
  await expect(client.apps.connections.open({})).rejects.toThrow('not_allowed_token_type');
  expect(fake.takeViolations()).toHaveLength(2);

  fake.revoke('bot');
  await expect(client.auth.test()).rejects.toThrow('token_revoked');
  fake.assertClean();
});

test('a call may come as JSON as well as a form', async () => {
  const answer = await fetch(`${fake.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${fake.tokens.bot}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ channel: duty, text: '启动Ⅱ级响应', blocks: [{ type: 'divider' }] }),
  });
  expect(await answer.json()).toMatchObject({ ok: true, channel: duty, message: { text: '启动Ⅱ级响应' } });
  expect(fake.transcript(duty)).toMatchObject([{ text: '———' }]);
  fake.assertClean();
});

test('messages are posted, read back with their metadata, changed and deleted', async () => {
  const metadata = { event_type: 'job', event_payload: { key: 'k1' } };
  const { ts = '' } = await client.chat.postMessage({ channel: duty, text: '通报', metadata });
  const history = (include_all_metadata: boolean) =>
    client.conversations.history({ channel: duty, include_all_metadata }).then((h) => h.messages?.[0]);
  expect(await history(true)).toMatchObject({ ts, metadata, bot_id: fake.workspace.botId });
  expect((await history(false))?.metadata).toBeUndefined();

  await client.chat.update({ channel: duty, ts, text: '通报（更正）' });
  expect(fake.transcript(duty)).toMatchObject([{ ts, text: '通报（更正）', edited: true }]);
  const { permalink } = await client.chat.getPermalink({ channel: duty, message_ts: ts });
  expect(permalink).toBe(`https://fake.slack.com/archives/${duty}/p${ts.replace('.', '')}`);

  await client.chat.delete({ channel: duty, ts });
  expect(await history(true)).toBeUndefined();
  await expect(client.chat.delete({ channel: duty, ts })).rejects.toThrow('message_not_found');
  fake.assertClean();
});

test('the app cannot change what a person wrote', async () => {
  const ts = await fake.say(wang, duty, '原话');
  await expect(client.chat.update({ channel: duty, ts, text: '改' })).rejects.toThrow('cant_update_message');
  await expect(client.chat.delete({ channel: duty, ts })).rejects.toThrow('cant_delete_message');
  expect(fake.takeViolations()).toHaveLength(2);
});

test('history is paged from the newest on, without replies and ephemeral messages', async () => {
  const parent = await fake.say(wang, duty, '一');
  await client.chat.postEphemeral({ channel: duty, user: wang, text: '只给你看' });
  const reply = await fake.say(wang, duty, '一之一', parent);
  const second = await fake.say(wang, duty, '二');

  const first = await client.conversations.history({ channel: duty, limit: 1 });
  expect(first).toMatchObject({ has_more: true, messages: [{ ts: second }] });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const rest = await client.conversations.history({ channel: duty, limit: 1, cursor });
  expect(rest).toMatchObject({ has_more: false, messages: [{ ts: parent }] });

  const since = await client.conversations.history({ channel: duty, oldest: parent });
  expect(since.messages?.map((m) => m.ts)).toEqual([second]);
  const inclusive = await client.conversations.history({ channel: duty, oldest: parent, inclusive: true });
  expect(inclusive.messages?.map((m) => m.ts)).toEqual([second, parent]);
  const thread = await client.conversations.replies({ channel: duty, ts: parent });
  expect(thread.messages?.map((m) => m.ts)).toEqual([parent, reply]);
  fake.assertClean();
});

test('a direct message reaches the person alone', async () => {
  const { channel = '' } = await client.chat.postMessage({ channel: wang, text: '请立即上线' });
  const opened = await client.conversations.open({ users: wang });
  expect(opened.channel?.id).toBe(channel);
  expect(fake.dm(wang)).toBe(channel);
  expect(fake.transcript(channel, wang)).toMatchObject([{ text: '请立即上线' }]);
  expect(fake.transcript(channel, fake.addUser({ name: '李工' }))).toEqual([]);
  fake.assertClean();
});

test('a war room is opened, described, filled and archived', async () => {
  const { channel } = await client.conversations.create({ name: 'inc-20261122-1', is_private: true });
  const room = channel?.id ?? '';
  await client.conversations.setTopic({ channel: room, topic: '四川省数据泄露' });
  await client.conversations.setPurpose({ channel: room, purpose: '事件 #1' });
  await client.conversations.invite({ channel: room, users: wang });
  const { members } = await client.conversations.members({ channel: room });
  expect(members).toEqual([fake.workspace.bot.id, wang]);
  expect(await client.conversations.info({ channel: room })).toMatchObject({
    channel: { is_private: true, is_member: true, topic: { value: '四川省数据泄露' } },
  });
  const rooms = await client.conversations.list({ types: 'private_channel', exclude_archived: true });
  expect(rooms.channels?.map((c) => c.id)).toEqual([room]);

  await client.conversations.kick({ channel: room, user: wang });
  await client.conversations.archive({ channel: room });
  await expect(client.chat.postMessage({ channel: room, text: '晚了' })).rejects.toThrow('is_archived');
  await expect(client.conversations.create({ name: 'inc-20261122-1' })).rejects.toThrow('name_taken');
  fake.assertClean();
});

test('one bad id fails an invitation unless it is forced', async () => {
  const users = [wang, 'U404'].join(',');
  const empty = fake.addChannel({ name: 'empty', members: [] });
  const refused = await client.conversations.invite({ channel: empty, users }).catch((e: Error) => e);
  expect(refused).toMatchObject({
    message: 'An API error occurred: user_not_found',
    data: { errors: [{ user: 'U404', error: 'user_not_found' }] },
  });
  expect((await client.conversations.members({ channel: empty })).members).not.toContain(wang);

  await client.conversations.invite({ channel: empty, users, force: true });
  expect((await client.conversations.members({ channel: empty })).members).toContain(wang);
  await expect(client.conversations.invite({ channel: empty, users: wang })).rejects.toThrow(
    'already_in_channel',
  );
  fake.assertClean();
});

test('people are found by id and by e-mail', async () => {
  expect(await client.users.lookupByEmail({ email: 'Wang@example.cn' })).toMatchObject({
    user: { id: wang },
  });
  expect(await client.users.info({ user: wang })).toMatchObject({
    user: { profile: { email: 'wang@example.cn' } },
  });
  expect((await client.users.list({})).members?.map((m) => m.id)).toEqual([fake.workspace.bot.id, wang]);
  await expect(client.users.lookupByEmail({ email: 'x@example.cn' })).rejects.toThrow('users_not_found');
  fake.assertClean();
});

test('pins, reactions and bookmarks', async () => {
  const timestamp = await fake.say(wang, duty, '已断网');
  await client.pins.add({ channel: duty, timestamp });
  await client.reactions.add({ channel: duty, timestamp, name: 'eyes' });
  const link = 'https://example.cn/281';
  await client.bookmarks.add({ channel_id: duty, title: '预案', type: 'link', link });
  expect(fake.transcript(duty)).toMatchObject([{ pinned: true, reactions: ['eyes'] }]);
  expect((await client.pins.list({ channel: duty })).items).toMatchObject([{ message: { ts: timestamp } }]);
  await expect(client.pins.add({ channel: duty, timestamp })).rejects.toThrow('already_pinned');
  await expect(client.reactions.add({ channel: duty, timestamp, name: 'eyes' })).rejects.toThrow(
    'already_reacted',
  );

  await client.pins.remove({ channel: duty, timestamp });
  await expect(client.pins.remove({ channel: duty, timestamp })).rejects.toThrow('no_pin');
  fake.assertClean();
});

test('a file goes up in three steps and comes back down', async () => {
  const file = Buffer.from('总结报告');
  await client.filesUploadV2({ channel_id: duty, file, filename: 'report.md', initial_comment: '总结报告' });
  expect(fake.transcript(duty)).toMatchObject([{ text: '总结报告', files: ['report.md'] }]);

  const { messages } = await client.conversations.history({ channel: duty });
  const url = messages?.[0]?.files?.[0]?.url_private ?? '';
  const headers = { authorization: `Bearer ${fake.tokens.bot}` };
  expect(await (await fetch(url, { headers })).text()).toBe('总结报告');
  fake.assertClean();

  expect((await fetch(url)).status).toBe(403);
  expect(fake.takeViolations()).toMatchObject([{ where: 'download' }]);
});

test('a file that was cut short, or completed before it came, is a violation', async () => {
  const asked = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 10 });
  const complete = () =>
    client.files.completeUploadExternal({ files: [{ id: asked.file_id ?? '' }], channel_id: duty });
  await expect(complete()).rejects.toThrow('file_not_found');
  await fetch(asked.upload_url ?? '', { method: 'POST', body: 'short' });
  await complete();
  expect(fake.takeViolations().map((v) => v.where)).toEqual(['files.completeUploadExternal', 'upload']);
});

test('private channels that the app is not in do not exist for it', async () => {
  const room = fake.addChannel({ name: 'room', members: [wang], isPrivate: true, bot: false });
  await expect(client.chat.postMessage({ channel: room, text: 'x' })).rejects.toThrow('channel_not_found');
  const open = fake.addChannel({ name: 'open', members: [wang], bot: false });
  await expect(client.conversations.history({ channel: open })).rejects.toThrow('not_in_channel');
  await client.chat.postMessage({ channel: open, text: '公开频道可以发' });
  await client.conversations.join({ channel: open });
  expect((await client.conversations.history({ channel: open })).messages).toMatchObject([
    { subtype: 'channel_join' },
    { text: '公开频道可以发' },
  ]);
  fake.assertClean();
});
