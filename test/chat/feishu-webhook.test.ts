import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import type { WebhookSender } from '../support/feishu/webhook.ts';
import { type FeishuBot, feishuBot } from '../support/feishu-bot.ts';

const RECEIVE = 'im.message.receive_v1';
const keys = { encryptKey: 'an-encrypt-key', verificationToken: 'a-token' };

let bot: FeishuBot;
let sender: WebhookSender;
let li: string;
let room: string;

beforeEach(async () => {
  bot = await feishuBot({ config: { webhook: { port: 0, ...keys } } });
  sender = use(keys);
  li = bot.fake.addUser({ name: '李明' });
  room = bot.fake.addChat({ name: '值班群', members: [li] });
});
afterEach(() => bot.close());

const use = (with_: typeof keys): WebhookSender =>
  bot.fake.useWebhook({ url: `http://127.0.0.1:${bot.feishu.webhookPort()}/feishu/events`, ...with_ });
const last = () => bot.fake.courier.last(RECEIVE);

test('a signed and encrypted event is taken and answered', async () => {
  bot.app.answer = () => ({ text: '已登记', audience: 'room' });
  await bot.fake.say(li, room, '/报告');
  expect(bot.inbounds).toMatchObject([{ handle: li, input: { type: 'line', line: '/报告' } }]);
  expect(last().attempts[0]?.ack).toMatchObject({ outcome: 'acked', code: 200 });
  expect(bot.fake.transcript(room).map((l) => l.text)).toEqual(['/报告', '已登记']);
  expect(bot.feishu.health()).toMatchObject({ state: 'connected', alarm: false });
  bot.fake.assertClean();
});

test('a click is answered in the response', async () => {
  const actions = [{ label: '收到', line: '/收到 #1', style: 'primary' as const }];
  const card: Card = { tone: 'red', title: '待确认', blocks: [], actions };
  const sent = await bot.feishu.port.post('k1', room, card, []);
  bot.app.answer = () => ({ text: '已记录', redraw: { ...card, title: '已确认' }, audience: 'room' });
  expect(await bot.fake.click(li, sent.ok ? sent.messageId : '', '收到')).toEqual({
    toast: '已记录',
    error: null,
  });
  expect(bot.fake.transcript(room)[0]?.text).toContain('已确认');
});

test('the check of the address is answered to who knows the keys', async () => {
  expect(await sender.verifyUrl('challenge-1')).toBe('challenge-1');
  expect(await use({ ...keys, verificationToken: 'wrong' }).verifyUrl('challenge-1')).toBeUndefined();
  expect(await use({ ...keys, encryptKey: 'wrong' }).verifyUrl('challenge-1')).toBeUndefined();
  expect(await use({ ...keys, encryptKey: '' }).verifyUrl('challenge-1')).toBeUndefined();
});

test.each<[string, Parameters<WebhookSender['send']>[1]]>([
  ['a wrong signature', { signature: 'f'.repeat(64) }],
  ['no signature', { signature: '' }],
  ['a changed body', { tamper: (body) => body.replace('{', '{"x":1,') }],
  ['a timestamp of 6 minutes ago', { timestamp: Math.floor(Date.now() / 1000) - 360 }],
  ['a timestamp of 6 minutes hence', { timestamp: Math.floor(Date.now() / 1000) + 360 }],
  ['a wrong token', { verificationToken: 'wrong' }],
])('%s gets nothing done', async (_, forgery) => {
  await bot.fake.say(li, room, '/报告');
  expect(await sender.send(last().envelope, forgery)).toMatchObject({ code: 403 });
  expect(bot.inbounds).toHaveLength(1);
});

test('an event without encryption gets nothing done', async () => {
  use({ ...keys, encryptKey: '' });
  await bot.fake.say(li, room, '/报告');
  expect(last().attempts[0]?.ack).toMatchObject({ code: 403 });
  expect(bot.inbounds).toEqual([]);
});

test('a request that is sent once more within its time is the same delivery, and its answer stands once', async () => {
  bot.app.answer = () => ({ text: '已登记', audience: 'room' });
  await bot.fake.say(li, room, '/报告');
  expect(await sender.send(last().envelope)).toMatchObject({ code: 200 });
  expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(1);
  expect(bot.fake.transcript(room).map((l) => l.text)).toEqual(['/报告', '已登记']);
});

test('what failed comes again; what nobody listens to is acknowledged', async () => {
  bot.app.answer = () => {
    throw new Error('no');
  };
  await bot.fake.say(li, room, '情况通报');
  expect(last().attempts[0]?.ack).toMatchObject({ code: 500 });
  bot.app.answer = () => null;
  await bot.fake.redeliver();
  expect(last().nextAt).toBeNull();
  expect(await bot.fake.courier.deliver('im.chat.updated_v1', {})).toMatchObject({ code: 200 });
  const deliveries = new Set(bot.inbounds.map((i) => i.deliveryId));
  expect([...deliveries]).toHaveLength(1);
});

test.each([
  ['GET', 'feishu/events', '', 404],
  ['POST', 'elsewhere', '{}', 404],
  ['POST', 'feishu/events', 'not json', 403],
  ['POST', 'feishu/events', '{"encrypt":"AAAA"}', 403],
  ['POST', 'feishu/events', 'x'.repeat(1024 * 1024 + 1), 413],
])('%s /%s is turned away', async (method, path, body, status) => {
  const url = `http://127.0.0.1:${bot.feishu.webhookPort()}/${path}`;
  const response = await fetch(url, { method, ...(method === 'POST' ? { body } : {}) });
  expect(response.status).toBe(status);
});

test('a port that is taken is said in plain words', async () => {
  const port = bot.feishu.webhookPort() ?? 0;
  await expect(feishuBot({ config: { webhook: { port, ...keys } } })).rejects.toThrow('FEISHU_WEBHOOK_PORT');
});
