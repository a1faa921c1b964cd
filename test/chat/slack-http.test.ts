import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SlackBot, slackBot } from '../support/slack-bot.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
let bot: SlackBot;
let port: number;

/** @returns a port that nobody listens on */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

beforeEach(async () => {
  port = await freePort();
  bot = await slackBot({ config: () => ({ inbound: { type: 'http', signingSecret: SECRET, port } }) });
});

afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

/** Calls the bot as Slack does. */
function call(type: string, body: string, { secret = SECRET, age = 0 } = {}): Promise<Response> {
  const at = String(Math.floor(Date.now() / 1000) - age);
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-slack-request-timestamp': at, 'x-slack-signature': signature },
    body,
  });
}

const FORM = 'application/x-www-form-urlencoded';
const slash = (text: string): string =>
  new URLSearchParams({
    command: '/incident',
    text,
    user_id: 'U0WANG',
    channel_id: 'D0WANG',
    channel_name: 'directmessage',
    team_id: 'T0FAKE0001',
    trigger_id: `${text}.1`,
    response_url: `${bot.fake.origin}/response/none`,
  }).toString();

const message = (event_id: string): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: 'T0FAKE0001',
    event_id,
    event: {
      type: 'message',
      channel: 'D0WANG',
      channel_type: 'im',
      user: 'U0WANG',
      ts: '1.000001',
      text: '列表',
    },
  });

test('a signed command is answered in the response', async () => {
  bot.app.answer = () => ({ text: '共 0 起', audience: 'actor' });
  const answer = await call(FORM, slash('列表'));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ text: '共 0 起', response_type: 'ephemeral' });
  expect(bot.inbounds.map((i) => i.input)).toEqual([{ type: 'line', line: '/列表' }]);
  expect(bot.slack.health()).toMatchObject({ state: 'connected' });
});

test.each([
  ['another secret', { secret: 'x'.repeat(32) }],
  ['an old signature', { age: 3600 }],
])('a request with %s is turned away', async (_, signing) => {
  expect((await call(FORM, slash('列表'), signing)).status).toBe(401);
  expect(bot.inbounds).toEqual([]);
});

test('an event that fails is answered with an error, so that it comes again', async () => {
  let fail = true;
  bot.app.answer = () => {
    if (fail) throw new Error('database is locked');
    return null;
  };
  expect((await call('application/json', message('Ev1'))).status).toBe(500);
  fail = false;
  expect((await call('application/json', message('Ev1'))).status).toBe(200);
  expect((await call('application/json', message('Ev1'))).status).toBe(200);
  expect(bot.inbounds).toHaveLength(2);
});

test('Slack’s question whether the address is ours is answered', async () => {
  const answer = await call(
    'application/json',
    JSON.stringify({ type: 'url_verification', challenge: 'abc' }),
  );
  expect(await answer.json()).toEqual({ challenge: 'abc' });
});

/** Makes the app hold its answer. @returns lets it go */
function hold(): () => void {
  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  bot.app.answer = async () => {
    await held;
    return { text: '共 0 起', audience: 'actor' };
  };
  return open;
}

test('stop answers what is in flight and listens no more', async () => {
  const release = hold();
  const answer = call(FORM, slash('列表'));
  await vi.waitFor(() => expect(bot.inbounds).toHaveLength(1));
  const stopped = bot.slack.stop();
  release();
  expect((await answer).status).toBe(200);
  await stopped;
  expect(bot.slack.health().state).toBe('stopped');
  await expect(call(FORM, slash('列表'))).rejects.toThrow();
});

test('an event that takes more than 3 seconds comes again, and counts once', async () => {
  const release = hold();
  expect((await call('application/json', message('Ev9'))).ok).toBe(false);
  const again = call('application/json', message('Ev9'));
  release();
  expect((await again).status).toBe(200);
  await bot.slack.settled();
  expect(bot.inbounds).toHaveLength(1);
}, 20_000);

test('a port that is taken is a state that says how to mend it, not a crash', async () => {
  const second = bot.another();
  await second.start();
  expect(second.health()).toMatchObject({
    state: 'down',
    alarm: true,
    reason: expect.stringContaining('SLACK_PORT'),
  });
  await second.stop();
});
