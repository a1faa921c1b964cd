import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../src/app/chat.ts';
import type { Card, Form } from '../../src/cards/card.ts';
import { SLOW } from '../../src/chat/slack/commands.ts';
import { type SlackBot, slackBot } from '../support/slack-bot.ts';

/** An app that takes longer than Slack waits for an acknowledgement. */

let bot: SlackBot;
let wang: string;
let duty: string;
let release: (reply: Reply | null) => void;

const form: Form = {
  title: '补充报告',
  fields: [{ name: 'users', label: '影响用户数', kind: 'text', required: true }],
  submits: [{ label: '报送', line: '/续报 #1', style: 'primary' }],
};
const card: Card = {
  tone: 'red',
  title: '通报',
  blocks: [],
  actions: [{ label: '收到', line: '/收到', style: 'default' }],
  form,
};

beforeEach(async () => {
  bot = await slackBot({ timing: { waitMs: 10, ackMs: 40 } });
  wang = bot.fake.addUser({ name: '王工' });
  duty = bot.fake.addChannel({ name: 'duty', members: [wang] });
  bot.app.answer = () =>
    new Promise<Reply | null>((resolve) => {
      release = resolve;
    });
});

afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

const texts = (): string[] => bot.fake.transcript(duty, wang).map((l) => l.text);

test('a command is acknowledged as not recorded yet, and answered when it is', async () => {
  bot.fake.fault('views.open', { kind: 'error', code: 'expired_trigger_id' });
  await bot.fake.slash(wang, duty, '/incident', '列表');
  expect(texts()).toEqual([SLOW]);
  release({ text: '共 0 起', audience: 'actor' });
  await bot.slack.settled();
  expect(texts().at(-1)).toBe('共 0 起');
});

const waiting = () =>
  bot.fake.waitFor('the dialog that says to wait', () => bot.fake.modal(wang)?.title === '正在处理');

test('while the app takes its time a dialog says to wait, and then is the form', async () => {
  const slash = bot.fake.slash(wang, duty, '/incident', '续报');
  await waiting();
  expect(await slash).toMatchObject({ late: false, payload: {} });
  release({ form, audience: 'actor' });
  await bot.fake.waitFor('the form', () => bot.fake.modal(wang)?.title === '补充报告');
  expect(bot.fake.callsOf('views.open')).toHaveLength(1);
  bot.app.answer = () => ({ text: '已报送', audience: 'room' });
  expect(await bot.fake.fill(wang, { users: '5' })).toEqual({ closed: true, errors: {} });
  expect(bot.inbounds.at(-1)?.input).toMatchObject({ line: '/续报 #1', values: { users: '5' } });
});

test('where nothing is asked, the dialog says what came of it, and so does the channel', async () => {
  await bot.fake.slash(wang, duty, '/incident', '续报 已恢复');
  await waiting();
  release({ text: '已续报', audience: 'room' });
  await bot.slack.settled();
  expect(bot.fake.modal(wang)).toMatchObject({ title: '处理完毕', text: expect.stringContaining('已续报') });
  expect(texts()).toEqual(['已续报']);
});

test('an answer that comes between the dialog and the acknowledgement is told once', async () => {
  const slow = await slackBot({ timing: { waitMs: 10, ackMs: 30_000 } });
  const li = slow.fake.addUser({ name: '李工' });
  const room = slow.fake.addChannel({ name: 'duty', members: [li] });
  slow.app.answer = () =>
    new Promise<Reply | null>((resolve) => {
      release = resolve;
    });
  const slash = slow.fake.slash(li, room, '/incident', '续报 已恢复');
  await slow.fake.waitFor('the dialog', () => slow.fake.modal(li));
  release({ text: '已续报', audience: 'room' });
  await slash;
  await slow.slack.settled();
  expect(slow.fake.transcript(room, li).map((l) => l.text)).toEqual(['已续报']);
  await slow.close();
  slow.fake.assertClean();
});

test('whoever has closed the dialog gets the form by a button, whose click opens it', async () => {
  await bot.fake.slash(wang, duty, '/incident', '续报');
  await waiting();
  await bot.fake.closeModal(wang);
  release({ form, audience: 'actor' });
  await bot.slack.settled();
  const offer = bot.fake.transcript(duty, wang).at(-1);
  expect(offer).toMatchObject({ ephemeralTo: '王工', buttons: ['报送'] });
  await bot.fake.click(wang, duty, offer?.ts ?? '', '报送');
  await bot.fake.waitFor('the dialog', () => bot.fake.modal(wang)?.title === '补充报告');
});

test('no dialog opens for a command that asks nothing', async () => {
  const asking = await slackBot({ timing: { waitMs: 10, ackMs: 40 }, asks: (line) => line !== '/列表' });
  const li = asking.fake.addUser({ name: '李工' });
  const room = asking.fake.addChannel({ name: 'duty', members: [li] });
  asking.app.answer = () =>
    new Promise<Reply | null>((resolve) => {
      release = resolve;
    });
  await asking.fake.slash(li, room, '/incident', '列表');
  release({ text: '共 0 起', audience: 'actor' });
  await asking.slack.settled();
  expect(asking.fake.callsOf('views.open')).toEqual([]);
  expect(asking.fake.transcript(room, li).map((l) => l.text)).toEqual([SLOW, '共 0 起']);
  await asking.close();
  asking.fake.assertClean();
});

test('a form whose trigger Slack finds expired is offered by a button', async () => {
  bot.app.answer = () => ({ form, audience: 'actor' });
  bot.fake.fault('views.open', { kind: 'error', code: 'expired_trigger_id' });
  await bot.fake.slash(wang, duty, '/incident', '续报');
  await bot.slack.settled();
  expect(bot.fake.transcript(duty, wang).at(-1)?.buttons).toEqual(['报送']);
});

test('a room whose name Slack does not tell and an app that takes long: still within 3 seconds', async () => {
  const real = await slackBot({ timing: { timeoutMs: 8000 } });
  const li = real.fake.addUser({ name: '李工' });
  const room = real.fake.addChannel({ name: 'war', members: [li], isPrivate: true });
  real.app.answer = () =>
    new Promise<Reply | null>((resolve) => {
      release = resolve;
    });
  real.fake.fault('conversations.info', { kind: 'hang' });
  expect(await real.fake.slash(li, room, '/incident', '列表')).toMatchObject({ late: false });
  release({ text: '共 0 起', audience: 'actor' });
  await real.slack.settled();
  await real.close();
  real.fake.assertClean();
}, 15_000);

test('a click is acknowledged, and answered when it is done', async () => {
  bot.fake.fault('views.open', { kind: 'error', code: 'expired_trigger_id' });
  const sent = await bot.slack.port.post('k1', duty, card, []);
  const ts = sent.ok ? (sent.messageId.split(':')[1] ?? '') : '';
  expect(await bot.fake.click(wang, duty, ts, '收到')).toMatchObject({ late: false });
  release({ text: '已收到', audience: 'actor' });
  await bot.slack.settled();
  expect(texts().slice(-2)).toEqual([SLOW, '已收到']);
});

test.each<[string, Reply, string, string[]]>([
  ['is done', { text: '已报送', audience: 'room' }, '处理完毕', []],
  ['asks again', { form: { ...form, title: '请更正' }, audience: 'actor' }, '请更正', ['影响用户数']],
])('a dialog shows that it is worked on, then that it %s', async (_, reply, title, fields) => {
  const sent = await bot.slack.port.post('k1', duty, card, []);
  await bot.fake.click(wang, duty, sent.ok ? (sent.messageId.split(':')[1] ?? '') : '', '报送');
  await bot.fake.waitFor('the dialog', () => bot.fake.modal(wang));
  await bot.fake.fill(wang, { users: '5' });
  expect(bot.fake.modal(wang)).toMatchObject({ title: '正在处理', inputs: [] });
  release(reply);
  await vi.waitFor(() => expect(bot.fake.modal(wang)).toMatchObject({ title, inputs: fields }));
});
