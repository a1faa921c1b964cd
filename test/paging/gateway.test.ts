import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWebhookGateway } from '../../src/chat/webhook-gateway/index.ts';
import { pagingWorld } from '../support/paging-world.ts';

const SECRET = 'a-secret-of-some-length';
const NOW = new Date('2026-11-23T02:00:00Z');

let server: Server;
let url: string;
let requests: { headers: IncomingMessage['headers']; body: string }[];
let answer: { status: number; headers?: Record<string, string> };

beforeEach(async () => {
  requests = [];
  answer = { status: 204 };
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(answer.status, answer.headers).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/call`;
});
afterEach(async () => {
  server.close();
  await once(server, 'close');
});

describe('the webhook', () => {
  test('is signed over its time and its body, and says which call it is', async () => {
    const gateway = createWebhookGateway({ url, secret: SECRET }, () => NOW);
    expect(await gateway.call('job:7', { phone: '13800000000', text: '请立即回复“收到”。' })).toEqual({
      ok: true,
    });
    const [{ headers, body } = { headers: {}, body: '' }] = requests;
    expect(JSON.parse(body)).toEqual({ id: 'job:7', phone: '13800000000', text: '请立即回复“收到”。' });
    expect(headers).toMatchObject({ 'idempotency-key': 'job:7', 'x-yingji-timestamp': '1795399200' });
    const expected = createHmac('sha256', SECRET).update(`1795399200.${body}`).digest('hex');
    expect(headers['x-yingji-signature']).toBe(`sha256=${expected}`);
  });

  test.each([
    [200, undefined, { ok: true }],
    [400, undefined, { ok: false, kind: 'refused' }],
    [401, undefined, { ok: false, kind: 'refused' }],
    [429, { 'retry-after': '3' }, { ok: false, kind: 'later', afterMs: 3000 }],
    [503, { 'retry-after': 'Mon, 23 Nov 2026 02:00:00 GMT' }, { ok: false, kind: 'later' }],
    [302, { location: 'http://127.0.0.1:1/' }, { ok: false, kind: 'later' }],
  ])('answered by %s', async (status, headers, outcome) => {
    answer = { status, ...(headers ? { headers } : {}) };
    const gateway = createWebhookGateway({ url, secret: SECRET }, () => NOW);
    expect(await gateway.call('job:7', { phone: '1', text: 't' })).toMatchObject(outcome);
  });

  test('that is not there is to be tried again', async () => {
    const gateway = createWebhookGateway({ url: 'http://127.0.0.1:1/', secret: SECRET }, () => NOW);
    expect(await gateway.call('job:7', { phone: '1', text: 't' })).toMatchObject({
      ok: false,
      kind: 'later',
    });
  });
});

test('the last of a person’s means is the gateway, for those who have a telephone number', async () => {
  const gateway = createWebhookGateway({ url, secret: SECRET }, () => NOW);
  const world = await pagingWorld({ policy: { ackMinutes: 6 }, gateway });
  await world.bot.db.person.update({ where: { id: 'ca-sichuan-duty-1' }, data: { phone: '13800000000' } });
  await world.says('ero-duty-1', '/呼叫 四川省通信管理局 请报送联络员名单');
  await world.pass(12);
  expect(requests).toHaveLength(1);
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
    phone: '13800000000',
    text: expect.stringMatching(/^【应急】值班呼叫正在呼叫您，共1项。.*回复“收到”。$/),
  });
  const chronicle = await world.chronicle('log:ca-sichuan');
  expect(chronicle).toContain('10:05 呼叫已送达（第5次，短信语音网关）');
  expect(chronicle).toContain('10:11 呼叫未送达（第10次）：通讯录中没有电话号码');
  expect(chronicle.join()).not.toContain('13800000000');
  await world.close();
});
