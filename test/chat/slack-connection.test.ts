import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../src/app/chat.ts';
import type { Card } from '../../src/cards/card.ts';
import { ManualClock } from '../support/slack/clock.ts';
import type { Fault } from '../support/slack/faults.ts';
import { type SlackBot, type SlackBotOptions, slackBot } from '../support/slack-bot.ts';

let bot: SlackBot;
let wang: string;
let duty: string;

async function begin(options: SlackBotOptions = {}): Promise<void> {
  bot = await slackBot(options);
  wang = bot.fake.addUser({ name: '王工' });
  duty = bot.fake.addChannel({ name: 'duty', members: [wang] });
}

/** What is thrown outside of every test would end a real process. */
const loose: unknown[] = [];
const note = (reason: unknown): void => void loose.push(reason);

beforeEach(() => {
  loose.length = 0;
  process.on('unhandledRejection', note);
});

afterEach(async () => {
  await bot.close();
  process.off('unhandledRejection', note);
  expect(loose).toEqual([]);
  bot.fake.assertClean();
});

const connections = (n: number): Promise<unknown> =>
  bot.fake.waitFor(`${n} connections`, () => bot.fake.socket.connections === n);

/** A promise that is held until it is let go. */
function gate(): { held: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { held, open };
}

test('two connections stand, and the state says so once', async () => {
  await begin();
  await connections(2);
  expect(bot.slack.health()).toMatchObject({ state: 'connected', reason: null, alarm: false });
  expect(bot.states.map((s) => s.state)).toEqual(['connected']);
});

test.each(['warning', 'refresh_requested'] as const)(
  'recycled by “%s”, both come back at once',
  async (reason) => {
    await begin();
    await connections(2);
    bot.fake.recycle(reason);
    await bot.fake.waitFor('new connections', () => bot.fake.callsOf('apps.connections.open').length === 4);
    await connections(2);
    await bot.fake.slash(wang, duty, '/incident', '列表');
    expect(bot.inbounds).toHaveLength(1);
  },
);

test('cut connections are opened again, however often', async () => {
  await begin();
  for (let i = 0; i < 3; i += 1) {
    await connections(2);
    bot.fake.dropSockets();
    await bot.fake.waitFor('they are gone', () => bot.fake.socket.connections < 2);
  }
  await connections(2);
  await bot.fake.say(wang, duty, '在');
  expect(bot.inbounds).toHaveLength(1);
});

test('an answer whose connection is gone reaches the person another way', async () => {
  await begin();
  await connections(2);
  const { held, open } = gate();
  bot.app.answer = async () => {
    await held;
    return { text: '共 0 起', audience: 'actor' };
  };
  const slash = bot.fake.slash(wang, duty, '/incident', '列表');
  await bot.fake.waitFor('its arrival', () => bot.fake.socket.deliveries.at(-1)?.sentAt.length === 1);
  bot.fake.dropSockets();
  expect(await slash).toBeUndefined();
  await connections(2);
  open();
  await bot.fake.waitFor('the answer', () => bot.fake.transcript(duty, wang).at(-1)?.text === '共 0 起');
});

test('an event whose acknowledgement was lost comes again and counts once', async () => {
  const clock = new ManualClock('2026-11-22T03:00:00Z');
  await begin({ fake: { clock } });
  await connections(2);
  bot.app.answer = (): Reply => ({ text: '已记录', audience: 'room' });
  bot.fake.socket.acksToLose = 2;
  await bot.fake.mention(wang, duty, '列表');
  clock.advance(3000);
  bot.fake.socket.retryDue();
  clock.advance(60_000);
  bot.fake.socket.retryDue();
  const delivered = (): boolean => bot.fake.socket.deliveries.every((d) => d.acks.length > 0);
  await bot.fake.waitFor('all acknowledgements', delivered);
  await bot.slack.settled();
  expect(bot.inbounds).toHaveLength(1);
  expect(bot.fake.transcript(duty).filter((l) => l.text === '已记录')).toHaveLength(1);
});

test('a revoked app token is a state, not the end of the process', async () => {
  await begin();
  await connections(2);
  bot.fake.revoke('app');
  bot.fake.dropSockets();
  await bot.fake.waitFor('further attempts', () => bot.fake.callsOf('apps.connections.open').length >= 6);
  expect(bot.slack.health()).toMatchObject({ state: 'down', alarm: true });
  expect(bot.states.at(-1)?.reason).toContain('令牌');
  bot.fake.tokens.revoked.clear();
  await connections(2);
  expect(bot.slack.health().state).toBe('connected');
});

test('what lasts raises the alarm once; what passes does not', async () => {
  await begin({ timing: { alarmMs: 50 } });
  await connections(2);
  bot.fake.recycle('warning');
  await bot.fake.waitFor('new connections', () => bot.fake.callsOf('apps.connections.open').length === 4);
  await connections(2);
  expect(bot.states.filter((s) => s.alarm)).toEqual([]);
  bot.fake.fault('apps.connections.open', { kind: 'status', status: 500 }, 8);
  bot.fake.dropSockets();
  // Down for half a second at most: what it was is kept in the states.
  await vi.waitFor(() => expect(bot.states.some((s) => s.state === 'down' && s.alarm)).toBe(true), 5000);
  await connections(2);
  await vi.waitFor(
    () => expect(bot.slack.health()).toMatchObject({ state: 'connected', alarm: false }),
    5000,
  );
  expect(bot.states.filter((s) => s.alarm)).toHaveLength(1);
});

test('a revoked bot token is a state until it is taken again', async () => {
  await begin();
  await connections(2);
  const card: Card = { tone: 'red', title: '通报', blocks: [], actions: [] };
  bot.fake.revoke('bot');
  expect(await bot.slack.port.post('k1', duty, card, [])).toMatchObject({ ok: false, kind: 'later' });
  expect(bot.slack.health()).toMatchObject({
    state: 'down',
    alarm: true,
    reason: expect.stringContaining('令牌'),
  });
  bot.fake.tokens.revoked.clear();
  await bot.slack.port.post('k2', duty, card, []);
  expect(bot.slack.health()).toMatchObject({ state: 'connected', reason: null, alarm: false });
});

test('a server that is down at the start is tried again', async () => {
  await begin({ start: false });
  bot.fake.fault('auth.test', { kind: 'status', status: 503 }, 2);
  bot.fake.fault('apps.connections.open', { kind: 'drop' }, 2);
  await bot.slack.start();
  expect(bot.slack.health().state).toBe('down');
  await connections(2);
  expect(bot.slack.health().state).toBe('connected');
});

test('a bot token that is refused at the start is said, not thrown', async () => {
  await begin({ start: false });
  bot.fake.revoke('bot');
  await bot.slack.start();
  expect(bot.slack.health()).toMatchObject({
    state: 'down',
    alarm: true,
    reason: expect.stringContaining('令牌'),
  });
});

test('stop lets what is in flight finish and be acknowledged and answered, and takes nothing more in', async () => {
  await begin();
  await connections(2);
  const { held, open } = gate();
  bot.app.answer = async () => {
    await held;
    return { text: '已记录', audience: 'room' };
  };
  const alone = bot.fake.dm(wang);
  const said = bot.fake.say(wang, alone, '列表');
  await vi.waitFor(() => expect(bot.inbounds).toHaveLength(1));
  const stopped = bot.slack.stop();
  bot.fake.ackTimeoutMs = 50;
  await bot.fake.say(wang, duty, '晚了');
  expect(bot.fake.takeViolations()).toEqual([{ where: 'events_api', what: 'not acknowledged' }]);
  open();
  await Promise.all([said, stopped]);
  expect(bot.inbounds).toHaveLength(1);
  expect(bot.fake.transcript(alone).at(-1)?.text).toBe('已记录');
  expect(bot.slack.health().state).toBe('stopped');
  await bot.fake.waitFor('no connection', () => bot.fake.socket.connections === 0);
});

test('stop while reconnecting ends everything', async () => {
  await begin({ timing: { backoffMs: 60_000 } });
  await connections(2);
  bot.fake.fault('apps.connections.open', { kind: 'status', status: 500 }, 2);
  bot.fake.dropSockets();
  await vi.waitFor(() => expect(bot.slack.health().state).toBe('down'));
  await bot.slack.stop();
  expect(bot.fake.socket.connections).toBe(0);
  bot.fake.revoke('app');
  expect(bot.slack.health().state).toBe('stopped');
});

test('no secret, telephone number or address is in any log line', async () => {
  await begin();
  const { fake } = bot;
  bot.app.answer = () => {
    throw new Error(`13812345678 wang@example.cn ${fake.tokens.bot} ${fake.origin}/link/?ticket=abc123`);
  };
  await fake.slash(wang, duty, '/incident', '报告 联系人 13812345678');
  fake.fault('chat.postMessage', { kind: 'drop' });
  await bot.slack.port.post('k1', duty, { tone: 'red', title: '13812345678', blocks: [], actions: [] }, []);
  fake.revoke('app');
  fake.dropSockets();
  await vi.waitFor(() => expect(bot.states.map((s) => s.alarm)).toContain(true));
  const all = bot.logs.join('\n');
  expect(bot.logs.length).toBeGreaterThan(2);
  for (const secret of [fake.tokens.bot, fake.tokens.app, '13812345678', 'wang@example.cn', 'abc123']) {
    expect(all).not.toContain(secret);
  }
});

test('nor in those of calls that fail, whatever the call and however it fails', async () => {
  await begin({ timing: { timeoutMs: 100 } });
  const { fake, slack } = bot;
  const words = '联系人 13812345678 wang@example.cn 028-86123456';
  const card: Card = { tone: 'red', title: words, blocks: [{ type: 'text', text: words }], actions: [] };
  const room = fake.addChannel({ name: 'war', members: [wang], isPrivate: true });
  const sent = await slack.port.post('k0', room, card, []);
  const messageId = sent.ok ? sent.messageId : '';
  const spec = { title: words, slug: 'inc', topic: words, members: [wang] };
  const file = { name: `${words}.md`, mime: 'text/markdown', content: words };
  const { port } = slack;
  const calls: [string, (key: string) => Promise<unknown>][] = [
    ['chat.postMessage', (key) => port.post(key, room, card, [wang])],
    ['conversations.open', (key) => port.page(key, fake.addUser({ name: key }), card, 'app')],
    ['chat.update', (key) => port.update(key, room, messageId, { ...card, subtitle: key })],
    ['conversations.create', (key) => port.openRoom(key, { ...spec, slug: key })],
    ['conversations.invite', (key) => port.invite(key, room, [fake.addUser({ name: key })])],
    ['pins.add', (key) => port.pin(key, room, messageId)],
    ['files.getUploadURLExternal', (key) => port.upload(key, room, file)],
    ['upload', (key) => port.upload(key, room, file)],
    ['users.lookupByEmail', async () => port.people?.lookup([{ phone: null, email: 'wang@example.cn' }])],
  ];
  const faults: Fault[] = [
    { kind: 'status', status: 500 },
    { kind: 'error', code: 'internal_error' },
    { kind: 'error', code: 'token_revoked' },
    { kind: 'drop' },
    { kind: 'hang' },
  ];
  for (const [method, call] of calls) {
    for (const [i, fault] of faults.entries()) {
      // An upload's own address takes no platform errors.
      if (method === 'upload' && fault.kind === 'error') continue;
      fake.fault(method, fault);
      await call(`${method}-${i}`.toLowerCase().replaceAll('.', '-')).catch(() => undefined);
    }
  }
  expect(bot.logs.length).toBeGreaterThan(calls.length * 3);
  const all = bot.logs.join('\n');
  for (const secret of [fake.tokens.bot, fake.tokens.app, '13812345678', 'wang@example.cn', '86123456'])
    expect(all).not.toContain(secret);
  expect(all).not.toContain('联系人');
}, 30_000);
