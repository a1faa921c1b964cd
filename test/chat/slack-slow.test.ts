import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../src/app/chat.ts';
import type { Card, Form } from '../../src/cards/card.ts';
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
  bot = await slackBot({ timing: { ackMs: 20 } });
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
  await bot.fake.slash(wang, duty, '/incident', '列表');
  expect(texts()).toEqual(['仍在处理，尚未记录；结果稍后发给你。']);
  release({ text: '共 0 起', audience: 'actor' });
  await bot.slack.settled();
  expect(texts().at(-1)).toBe('共 0 起');
});

test('a form that comes too late for the trigger is offered by a button, whose click opens it', async () => {
  await bot.fake.slash(wang, duty, '/incident', '续报');
  release({ form, audience: 'actor' });
  await bot.slack.settled();
  expect(bot.fake.modal(wang)).toBeUndefined();
  expect(bot.fake.callsOf('views.open')).toEqual([]);
  const offer = bot.fake.transcript(duty, wang).at(-1);
  await bot.fake.click(wang, duty, offer?.ts ?? '', '报送');
  await bot.fake.waitFor('the dialog', () => bot.fake.modal(wang));
});

test('so is one whose trigger Slack finds expired', async () => {
  bot.app.answer = () => ({ form, audience: 'actor' });
  bot.fake.fault('views.open', { kind: 'error', code: 'expired_trigger_id' });
  await bot.fake.slash(wang, duty, '/incident', '续报');
  await bot.slack.settled();
  expect(bot.fake.transcript(duty, wang).at(-1)?.buttons).toEqual(['报送']);
});

test('a click is acknowledged, and answered when it is done', async () => {
  const sent = await bot.slack.port.post('k1', duty, card, []);
  const ts = sent.ok ? (sent.messageId.split(':')[1] ?? '') : '';
  expect(await bot.fake.click(wang, duty, ts, '收到')).toMatchObject({ late: false });
  release({ text: '已收到', audience: 'actor' });
  await bot.slack.settled();
  expect(texts().slice(-2)).toEqual(['仍在处理，尚未记录；结果稍后发给你。', '已收到']);
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
