import type { Client, WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gate, rateLimited, refusal, serverError } from '../support/feishu/faults.ts';
import { FakeFeishu } from '../support/feishu/index.ts';
import { connect, type Handlers, sdkClient } from '../support/feishu/sdk.ts';

const RECEIVE = 'im.message.receive_v1';

let now: number;
let fake: FakeFeishu;
let li: string;
let room: string;
let open: WSClient[];
let seen: Record<string, unknown>[];
const heard = { [RECEIVE]: (data: Record<string, unknown>) => void seen.push(data) };

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22);
  fake = await FakeFeishu.start({ now: () => now });
  fake.gateway.clientConfig = {
    PingInterval: 120,
    ReconnectCount: -1,
    ReconnectInterval: 0.01,
    ReconnectNonce: 0,
  };
  li = fake.addUser({ name: '李明' });
  room = fake.addChat({ name: '值班群', members: [li] });
  open = [];
  seen = [];
});
afterEach(async () => {
  for (const client of open) client.close({ force: true });
  await fake.close();
});

const listen = async (handlers: Handlers = heard): Promise<WSClient> => {
  const client = await connect(fake, handlers);
  open.push(client);
  return client;
};

describe('the long connection', () => {
  test('pings are answered', async () => {
    await listen();
    await vi.waitFor(() => expect(fake.gateway.pings).toBe(1));
    fake.assertClean();
  });

  test('an event arrives and is acknowledged', async () => {
    await listen();
    const id = await fake.say(li, room, '发现异常');
    expect(seen).toMatchObject([
      { message: { message_id: id, chat_id: room, content: '{"text":"发现异常"}' } },
    ]);
    expect(fake.courier.last(RECEIVE)).toMatchObject({
      nextAt: null,
      attempts: [{ at: now, ack: { outcome: 'acked', code: 200 } }],
    });
    fake.assertClean();
  });

  test.each([1, 7, 1000])('an event in fragments of %i bytes is put together', async (size) => {
    await listen();
    fake.gateway.fragmentSize = size;
    await fake.say(li, room, '全省用户无法上网');
    expect(seen).toMatchObject([{ message: { content: '{"text":"全省用户无法上网"}' } }]);
  });

  test('what nobody was there to hear comes again after 15 s, 5 min, 1 h and 6 h', async () => {
    await fake.say(li, room, '断线时说的');
    const waits = [15_000, 300_000, 3_600_000, 21_600_000];
    for (const wait of waits) {
      now += wait - 1;
      await fake.tick();
      now += 1;
      await fake.tick();
    }
    const { attempts, nextAt } = fake.courier.last(RECEIVE);
    expect(attempts.map((a) => a.ack.outcome)).toEqual(Array(5).fill('lost'));
    expect(attempts.slice(1).map((a, i) => a.at - (attempts[i]?.at ?? 0))).toEqual(waits);
    expect(nextAt).toBeNull();
    await listen();
    await fake.redeliver(fake.courier.last(RECEIVE).eventId);
    expect(seen).toHaveLength(1);
  });

  test('a handler that throws gets the event again', async () => {
    let failing = true;
    await listen({
      [RECEIVE]: (data) => {
        if (failing) throw new Error('database is locked');
        seen.push(data);
      },
    });
    await fake.say(li, room, '你好');
    expect(fake.courier.last(RECEIVE).attempts[0]?.ack).toMatchObject({ outcome: 'acked', code: 500 });
    failing = false;
    now += 15_000;
    await fake.tick();
    expect(seen).toHaveLength(1);
  });

  test('an acknowledged event can come again, under its own id or another', async () => {
    await listen();
    const id = await fake.say(li, room, '你好');
    const { eventId } = fake.courier.last(RECEIVE);
    await fake.redeliver(eventId);
    await fake.courier.duplicate(eventId);
    expect(seen.map((d) => d.event_id)).toEqual([eventId, eventId, expect.not.stringContaining(eventId)]);
    expect(seen.every((d) => (d.message as { message_id: string }).message_id === id)).toBe(true);
  });

  test('no answer in time is noted, and the event waits for its next turn', async () => {
    fake.gateway.ackTimeoutMs = 20;
    await listen({ [RECEIVE]: () => gate().until });
    await fake.say(li, room, '你好');
    expect(fake.courier.last(RECEIVE).nextAt).toBe(now + 15_000);
    expect(fake.ledger.take().join()).toContain('not answered in time');
  });

  test('a connection that breaks under an event loses it; the SDK comes back and hears it again', async () => {
    await listen({
      [RECEIVE]: (data) => {
        seen.push(data);
        if (seen.length === 1) fake.gateway.drop();
      },
    });
    await fake.say(li, room, '你好');
    expect(fake.courier.last(RECEIVE).attempts[0]?.ack).toEqual({ outcome: 'lost' });
    await fake.gateway.whenConnected();
    await vi.waitFor(async () => {
      await fake.redeliver();
      expect(seen).toHaveLength(2);
    });
    fake.assertClean();
  });

  test('a half-open connection swallows everything', async () => {
    await listen();
    fake.gateway.mute();
    await fake.say(li, room, '你好');
    expect(seen).toEqual([]);
    expect(fake.courier.last(RECEIVE).attempts[0]?.ack).toEqual({ outcome: 'lost' });
    expect(fake.gateway.connected).toBe(0);
    fake.assertClean();
  });

  test('each event goes to one of several connections', async () => {
    const first: unknown[] = [];
    await listen({ [RECEIVE]: (data) => void first.push(data) });
    const other = await connect(fake, heard);
    open.push(other);
    await vi.waitFor(() => expect(fake.gateway.connected).toBe(2));
    for (let i = 0; i < 4; i++) await fake.say(li, room, `第${i}条`);
    expect([first.length, seen.length]).toEqual([2, 2]);
  });

  test.each([1, 1000040350, 1000040351])(
    'endpoint code %i during a reconnect is fatal to the SDK',
    async (code) => {
      const client = await listen();
      fake.fault('ws.endpoint', refusal(code, 200));
      fake.gateway.drop();
      await vi.waitFor(() => expect(client.getConnectionStatus().state).toBe('failed'));
      expect(fake.gateway.connected).toBe(0);
    },
  );
});

describe('injected failures', () => {
  let client: Client;
  beforeEach(() => {
    client = sdkClient(fake);
  });

  const send = (uuid = 'u1') =>
    client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: room, msg_type: 'text', content: '{"text":"你好"}', uuid },
    });
  const texts = (): string[] => fake.transcript(room).map((l) => l.text);

  test('429 says when to come back, and nothing happened', async () => {
    fake.fault('message.create', rateLimited(3));
    await expect(send()).rejects.toMatchObject({
      response: { status: 429, data: { code: 99991400 }, headers: { 'x-ogw-ratelimit-reset': '3' } },
    });
    expect(texts()).toEqual([]);
    await send();
    expect(texts()).toEqual(['你好']);
    fake.assertClean();
  });

  test('500, and a refusal with status 200 that doesn’t throw', async () => {
    fake.fault('message.create', serverError());
    await expect(send()).rejects.toMatchObject({ response: { status: 500 } });
    fake.fault('message.create', refusal(230020, 200));
    expect(await send()).toMatchObject({ code: 230020 });
    expect(texts()).toEqual([]);
  });

  test('after commit: the answer is lost, the message stands, and the retry posts nothing new', async () => {
    fake.fault('message.create', { kind: 'after_commit' });
    await expect(send()).rejects.toThrow();
    expect(texts()).toEqual(['你好']);
    await send();
    expect(texts()).toEqual(['你好']);
  });

  test('drop: the connection breaks and nothing happened', async () => {
    fake.fault('message.create', { kind: 'drop' });
    await expect(send()).rejects.toThrow();
    expect(texts()).toEqual([]);
  });

  test('late: the message stands before the answer comes', async () => {
    const { until, release } = gate();
    fake.fault('message.create', { kind: 'late', until });
    let answered = false;
    const sending = send().then(() => {
      answered = true;
    });
    await vi.waitFor(() => expect(texts()).toEqual(['你好']));
    expect(answered).toBe(false);
    release();
    await sending;
    expect(answered).toBe(true);
  });

  test('never: done and never answered, until the client’s own time is up', async () => {
    fake.fault('message.create', { kind: 'never' });
    const waiting = client.request({
      method: 'POST',
      url: '/open-apis/im/v1/messages',
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: room, msg_type: 'text', content: '{"text":"你好"}', uuid: 'u1' },
      timeout: 50,
    });
    await expect(waiting).rejects.toThrow('timeout');
    expect(texts()).toEqual(['你好']);
  });

  test('a failure strikes only the calls that it is meant for', async () => {
    fake.fault('message.create', serverError(), 2, (call) => call.body.uuid === 'u2');
    await send('u1');
    await expect(send('u2')).rejects.toThrow();
    expect(fake.faults.unused()).toEqual(['message.create answer']);
    await expect(send('u2')).rejects.toThrow();
    await send('u2');
    expect(fake.faults.unused()).toEqual([]);
  });
});
