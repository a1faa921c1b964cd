import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Fault, refusal, serverError } from '../support/feishu/faults.ts';
import { type FeishuBot, type FeishuBotOptions, feishuBot } from '../support/feishu-bot.ts';

const RECEIVE = 'im.message.receive_v1';

let bot: FeishuBot;
let li: string;
let room: string;

async function begin(options: FeishuBotOptions = {}): Promise<void> {
  bot = await feishuBot(options);
  li = bot.fake.addUser({ name: '李明' });
  room = bot.fake.addChat({ name: '值班群', members: [li] });
}
beforeEach(() => begin());
afterEach(() => bot.close());

/** Both ends: the bot knows of its connection before its first ping makes the platform send events over it. */
const connected = async (): Promise<void> => {
  await vi.waitFor(() => expect(bot.feishu.health().state).toBe('connected'));
  await bot.fake.gateway.whenConnected();
};
const texts = (): string[] => bot.fake.transcript(room).map((l) => l.text);

describe('the long connection', () => {
  test('tells its state', async () => {
    await connected();
    expect(bot.feishu.health()).toMatchObject({ state: 'connected', reason: null, alarm: false });
    bot.fake.gateway.drop();
    await vi.waitFor(() =>
      expect(bot.states.map((s) => s.state)).toEqual(['connecting', 'connected', 'down', 'connected']),
    );
    await bot.feishu.stop();
    expect(bot.feishu.health().state).toBe('stopped');
  });

  test.each([1, 1000040350, 1000040351])(
    'comes back after code %i, on which the SDK gives up',
    async (code) => {
      await connected();
      bot.fake.fault('ws.endpoint', refusal(code, 200), 3);
      bot.fake.gateway.drop();
      await vi.waitFor(() => expect(bot.states.filter((s) => s.state === 'down').length).toBeGreaterThan(3));
      await connected();
      await bot.fake.say(li, room, '你好');
      expect(bot.inbounds).toHaveLength(1);
    },
  );

  test.each<[string, () => void]>([
    ['is refused', () => bot.fake.fault('ws.endpoint', serverError(), 2)],
    ['breaks', () => bot.fake.fault('ws.endpoint', { kind: 'drop' }, 2)],
    ['goes unanswered', () => bot.fake.fault('ws.endpoint', { kind: 'never' }, 1)],
  ])('is made anew when asking for its address %s', async (_, arrange) => {
    await bot.close();
    await begin({ start: false, timing: { connectMs: 100 } });
    arrange();
    await bot.feishu.start();
    await connected();
  });

  test('that is half-open is noticed by an unanswered ping and made anew', async () => {
    await bot.close();
    await begin({ start: false, timing: { pingTimeoutSec: 0.15 } });
    bot.fake.gateway.clientConfig.PingInterval = 0.25;
    await bot.feishu.start();
    await vi.waitFor(() => expect(bot.fake.gateway.pings).toBeGreaterThan(2));
    bot.fake.gateway.mute();
    await bot.fake.say(li, room, '没人听见');
    expect(bot.fake.courier.last(RECEIVE).attempts[0]?.ack).toEqual({ outcome: 'lost' });
    bot.states.length = 0;
    await vi.waitFor(() => expect(bot.states.map((s) => s.state)).toEqual(['down', 'connected']));
    await connected();
    await bot.fake.redeliver();
    expect(bot.inbounds).toHaveLength(1);
  });

  test.each<[string, Fault, string]>([
    ['an internal error', serverError(), '飞书服务暂时出错'],
    ['no answer', { kind: 'drop' }, '飞书没有应答'],
    ['too many connections', refusal(1000040350, 200), '超过 50 条'],
    ['a wrong secret', refusal(514, 200), 'FEISHU_APP_SECRET'],
    [
      'another code',
      { kind: 'answer', status: 200, code: 1000040351, msg: 'fake-app-secret' },
      '错误码 1000040351',
    ],
  ])('tells by what it is down, in plain words and without secrets: %s', async (_, fault, words) => {
    await connected();
    bot.fake.fault('ws.endpoint', fault, 50);
    bot.fake.gateway.drop();
    await vi.waitFor(() => expect(bot.feishu.health().reason).toContain(words));
    expect(JSON.stringify(bot.states)).not.toContain('secret');
  });

  test('down for too long is said once, and so is its return', async () => {
    await bot.close();
    await begin({ timing: { alarmMs: 50 } });
    await connected();
    bot.fake.fault('ws.endpoint', serverError(), 50);
    bot.fake.gateway.drop();
    await vi.waitFor(() => expect(bot.states.some((s) => s.alarm)).toBe(true));
    const alarmed = bot.states.findIndex((s) => s.alarm);
    expect(bot.states.slice(0, alarmed).every((s) => !s.alarm)).toBe(true);
    expect(bot.states[alarmed]).toMatchObject({ state: 'down', reason: expect.any(String) });
    bot.fake.faults.clear();
    await connected();
    expect(bot.states.at(-1)).toMatchObject({ state: 'connected', alarm: false });
  });

  test.each([1, 7, 100])('puts an event together that comes in pieces of %i bytes', async (size) => {
    bot.fake.gateway.fragmentSize = size;
    await bot.fake.say(li, room, '/报告 全省用户无法上网');
    expect(bot.inbounds).toMatchObject([{ input: { line: '/报告 全省用户无法上网' } }]);
  });
});

describe('a connection that breaks loses nothing', () => {
  const answered = async (): Promise<void> => {
    await vi.waitFor(async () => {
      await bot.fake.redeliver();
      expect(bot.fake.courier.last(RECEIVE).nextAt).toBeNull();
    });
    expect(texts()).toEqual(['/报告', '已登记']);
    expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(1);
    bot.fake.assertClean();
  };
  const reply = { text: '已登记', audience: 'room' as const };

  test('before the app has heard', async () => {
    bot.app.answer = () => reply;
    bot.fake.gateway.drop();
    await bot.fake.say(li, room, '/报告');
    await answered();
  });

  test('while the app decides', async () => {
    bot.app.answer = () => {
      if (bot.inbounds.length === 1) bot.fake.gateway.drop();
      return reply;
    };
    await bot.fake.say(li, room, '/报告');
    await answered();
  });

  test('while the answer is on its way', async () => {
    bot.app.answer = () => reply;
    bot.fake.fault('message.reply', {
      kind: 'late',
      until: Promise.resolve().then(() => bot.fake.gateway.drop()),
    });
    await bot.fake.say(li, room, '/报告');
    await answered();
  });

  test('while pieces of the event are still to come', async () => {
    bot.app.answer = () => reply;
    bot.fake.gateway.fragmentSize = 10;
    const said = bot.fake.say(li, room, '/报告');
    bot.fake.gateway.drop();
    await said;
    await answered();
  });
});
