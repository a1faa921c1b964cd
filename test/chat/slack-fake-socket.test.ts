import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type BoltApp, startBolt, webClient } from '../support/slack/bolt.ts';
import { ManualClock } from '../support/slack/clock.ts';
import { FakeSlack } from '../support/slack/fake.ts';

let clock: ManualClock;
let fake: FakeSlack;
let bolt: BoltApp | undefined;
let wang: string;
let duty: string;

beforeEach(async () => {
  clock = new ManualClock('2026-11-22T03:00:00Z');
  fake = await FakeSlack.start({ clock });
  wang = fake.addUser({ name: '王工' });
  duty = fake.addChannel({ name: 'duty', members: [wang] });
});

afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
  await fake.stop();
});

/** Starts an app that notes every message, with its number of retries. */
async function listening(receivers = 1): Promise<string[]> {
  const heard: string[] = [];
  bolt = await startBolt(
    fake,
    (app) => {
      app.message(async ({ message, context }) => {
        heard.push(`${'text' in message ? message.text : ''}/${context.retryNum ?? 0}`);
      });
      app.command('/incident', async ({ ack }) => ack());
    },
    receivers,
  );
  return heard;
}

/** Connects by hand and waits for the first frame. */
function firstFrame(ws: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    ws.on('message', (data) => resolve(JSON.parse(String(data))));
    ws.on('error', reject);
  });
}

async function ticket(): Promise<string> {
  const { url = '' } = await webClient(fake, { token: fake.tokens.app }).apps.connections.open({});
  return url;
}

test('a ticket opens one connection, within 30 seconds', async () => {
  const url = await ticket();
  expect(await firstFrame(new WebSocket(url))).toMatchObject({ type: 'hello', num_connections: 1 });
  await expect(firstFrame(new WebSocket(url))).rejects.toThrow('401');

  const old = await ticket();
  clock.advance(30_001);
  await expect(firstFrame(new WebSocket(old))).rejects.toThrow('401');
  expect(fake.takeViolations()).toHaveLength(2);
});

test('the eleventh connection is sent away', async () => {
  for (let i = 0; i < 10; i += 1) await firstFrame(new WebSocket(await ticket()));
  clock.advance(60_000);
  expect(await firstFrame(new WebSocket(await ticket()))).toMatchObject({ reason: 'too_many_websockets' });
  expect(fake.socket.connections).toBe(10);
  fake.assertClean();
});

test('each envelope goes to one of the open connections, in turn', async () => {
  const heard = await listening(2);
  expect(fake.socket.connections).toBe(2);
  const byReceiver = [0, 0];
  bolt?.receivers.forEach((r, i) => {
    r.client.on('slack_event', () => {
      byReceiver[i] = (byReceiver[i] ?? 0) + 1;
    });
  });
  for (const text of ['一', '二', '三', '四']) await fake.say(wang, duty, text);
  await vi.waitFor(() => expect(heard).toHaveLength(4));
  expect(byReceiver).toEqual([2, 2]);
  fake.assertClean();
});

test.each(['warning', 'refresh_requested'] as const)('a client told “%s” comes back', async (reason) => {
  const heard = await listening();
  fake.recycle(reason);
  await fake.waitFor('it goes', () => fake.socket.connections === 0);
  await fake.waitFor('it is back', () => fake.socket.connections === 1);
  await fake.say(wang, duty, '在');
  await vi.waitFor(() => expect(heard).toEqual(['在/0']));
  expect(fake.callsOf('apps.connections.open')).toHaveLength(2);
  fake.assertClean();
});

test('a cut connection is opened again', async () => {
  await listening();
  fake.dropSockets();
  await fake.waitFor('it goes', () => fake.socket.connections === 0);
  await fake.waitFor('it is back', () => fake.socket.connections === 1);
  expect(await fake.slash(wang, duty, '/incident', '')).toBeDefined();
  fake.assertClean();
});

test('an event without acknowledgement comes again at once, after 1 and after 5 minutes, then no more', async () => {
  const heard = await listening();
  fake.socket.acksToLose = 9;
  await fake.say(wang, duty, '断网');
  const delivery = fake.socket.deliveries.at(-1);
  for (const [wait, sendings] of [
    [2999, 1],
    [1, 2],
    [59_999, 2],
    [1, 3],
    [300_000, 4],
    [3_600_000, 4],
  ] as const) {
    clock.advance(wait);
    fake.socket.retryDue();
    await vi.waitFor(() => expect(heard).toHaveLength(sendings));
    expect(delivery?.sentAt).toHaveLength(sendings);
  }
  expect(heard).toEqual(['断网/0', '断网/1', '断网/2', '断网/3']);
  fake.assertClean();
});

test('an event of the time without any connection is delivered as a retry', async () => {
  await fake.say(wang, duty, '断网');
  const heard = await listening();
  clock.advance(3000);
  fake.socket.retryDue();
  await vi.waitFor(() => expect(heard).toEqual(['断网/1']));
  expect(await fake.slash(wang, duty, '/incident', '')).toBeDefined();
  fake.assertClean();
});

test('duplicates on demand: of everything, or of one envelope', async () => {
  const heard = await listening();
  fake.socket.extraCopies = 1;
  await fake.say(wang, duty, '一');
  await vi.waitFor(() => expect(heard).toEqual(['一/0', '一/0']));

  fake.socket.extraCopies = 0;
  await fake.slash(wang, duty, '/incident', 'list');
  const slash = fake.socket.deliveries.at(-1);
  if (slash === undefined) throw new Error('nothing was sent');
  fake.socket.redeliver(slash);
  await fake.waitFor('its second acknowledgement', () => slash.acks.length === 2);
  fake.assertClean();
});

test('nothing is sent again that was acknowledged, and no command ever', async () => {
  const heard = await listening();
  await fake.say(wang, duty, '一');
  fake.socket.acksToLose = 1;
  expect(await fake.slash(wang, duty, '/incident', '')).toBeUndefined();
  clock.advance(3_600_000);
  fake.socket.retryDue();
  expect(fake.socket.deliveries.map((d) => d.sentAt.length)).toEqual([1, 1]);
  await vi.waitFor(() => expect(heard).toEqual(['一/0']));
  fake.assertClean();
});

test('what is not acknowledged, or later than 3 seconds, is a violation', async () => {
  const seen: string[] = [];
  bolt = await startBolt(fake, (app) => {
    app.command('/late', async ({ ack }) => {
      clock.advance(3001);
      await ack('晚了');
    });
    app.command('/never', async ({ command }) => void seen.push(command.command));
  });
  expect(await fake.slash(wang, duty, '/late', '')).toBeUndefined();
  fake.ackTimeoutMs = 200;
  expect(await fake.slash(wang, duty, '/never', '')).toBeUndefined();
  expect(seen).toEqual(['/never']);
  expect(fake.transcript(duty)).toEqual([]);
  expect(fake.takeViolations()).toEqual([
    { where: 'slash_commands', what: 'acknowledged 3001 ms after it was sent' },
    { where: 'slash_commands', what: 'not acknowledged' },
  ]);
});

test('an acknowledgement that Slack cannot read is a violation', async () => {
  bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack }) => ack({ text: 'x', blocks: [{ type: 'nonsense' }] }));
  });
  await fake.slash(wang, duty, '/incident', '');
  expect(() => fake.assertClean()).toThrow('slash_commands: invalid_blocks');
});

test('a revoked app token stops reconnecting', async () => {
  const client = webClient(fake, { token: fake.tokens.app });
  fake.revoke('app');
  await expect(client.apps.connections.open({})).rejects.toThrow('token_revoked');
  fake.assertClean();
});
