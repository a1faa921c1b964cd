import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as lark from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeFeishu } from '../support/feishu/index.ts';
import { dispatcher } from '../support/feishu/sdk.ts';
import type { Dict } from '../support/feishu/values.ts';
import { sign, type WebhookSender } from '../support/feishu/webhook.ts';

const KEY = 'an-encrypt-key';

let fake: FakeFeishu;
let server: Server;
let seen: Dict[];
let url: string;
let li: string;
let room: string;

beforeEach(async () => {
  fake = await FakeFeishu.start();
  seen = [];
  const handlers = { 'im.message.receive_v1': (data: Dict) => void seen.push(data) };
  const events = dispatcher(handlers, { encryptKey: KEY, verificationToken: 'a-token' });
  const receive = lark.adaptDefault('/events', events, { autoChallenge: true });
  server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  li = fake.addUser({ name: '李明' });
  room = fake.addChat({ name: '值班群', members: [li] });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await fake.close();
});

const use = (): WebhookSender => fake.useWebhook({ url, verificationToken: 'a-token', encryptKey: KEY });
const last = () => fake.courier.last('im.message.receive_v1');

test('the SDK’s receiver takes a signed and encrypted event', async () => {
  use();
  await fake.say(li, room, '发现异常');
  expect(seen).toMatchObject([{ token: 'a-token', message: { content: '{"text":"发现异常"}' } }]);
  expect(last().attempts[0]?.ack).toMatchObject({ outcome: 'acked', code: 200 });
});

test('the SDK’s receiver answers the check of the address', async () => {
  expect(await use().verifyUrl('challenge-1')).toBe('challenge-1');
});

test('a wrong signature and a changed body do not get through', async () => {
  const sender = use();
  await fake.say(li, room, '你好');
  await sender.send(last().envelope, { signature: 'f'.repeat(64) });
  await sender.send(last().envelope, { tamper: (body) => body.replace('{', '{"x":1,') });
  expect(seen).toHaveLength(1);
});

test('an old timestamp and a wrong token are sent as asked, truly signed', async () => {
  const requests: { headers: Dict; body: string }[] = [];
  const recorder = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
  const to = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}/`;
  const sender = fake.useWebhook({ url: to, verificationToken: 'a-token', encryptKey: KEY });
  await sender.send({ header: {} }, { timestamp: 1_700_000_000, verificationToken: 'wrong' });
  const { headers, body } = requests[0] ?? { headers: {}, body: '' };
  expect(headers['x-lark-request-timestamp']).toBe('1700000000');
  expect(headers['x-lark-signature']).toBe(
    sign('1700000000', String(headers['x-lark-request-nonce']), KEY, body),
  );
  const { encrypt } = JSON.parse(body) as { encrypt: string };
  expect(JSON.parse(new lark.AESCipher(KEY).decrypt(encrypt))).toEqual({ header: { token: 'wrong' } });
  recorder.close();
});

test('a receiver that is away gets the event later', async () => {
  fake.useWebhook({ url: 'http://127.0.0.1:9/', verificationToken: 'a-token', encryptKey: KEY });
  await fake.say(li, room, '你好');
  expect(last().attempts[0]?.ack).toEqual({ outcome: 'lost' });
  use();
  await fake.redeliver();
  expect(seen).toHaveLength(1);
});
