import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { createRedactor } from '../../src/chat/common/redact.ts';
import { rateLimited, refusal, serverError } from '../support/feishu/faults.ts';
import { type FeishuBot, feishuBot } from '../support/feishu-bot.ts';

const card: Card = { tone: 'red', title: '事件', blocks: [], actions: [] };

let bot: FeishuBot;
let li: string;
let room: string;

beforeEach(async () => {
  bot = await feishuBot({ start: false, timing: { patienceMs: 60_000 } });
  li = bot.fake.addUser({ name: '李明', mobile: '13800000001', email: 'li@example.cn' });
  room = bot.fake.addChat({ name: '值班群', members: [li] });
});
afterEach(() => bot.close());

const tokens = () => bot.fake.ledger.calls.filter((c) => c.api === 'auth.token').length;

describe('tokens', () => {
  test('ten calls at a cold start fetch one', async () => {
    const rooms = Array.from({ length: 10 }, (_, i) => bot.fake.addChat({ name: `群${i}`, members: [] }));
    const sent = await Promise.all(rooms.map((r) => bot.feishu.port.post(r, r, card, [])));
    expect(sent.every((s) => s.ok)).toBe(true);
    expect(tokens()).toBe(1);
  });

  test('one that is revoked is fetched anew at once, once for all who met it', async () => {
    const rooms = Array.from({ length: 5 }, (_, i) => bot.fake.addChat({ name: `群${i}`, members: [] }));
    await bot.feishu.port.post('k1', room, card, []);
    bot.fake.tokens.revoke();
    const sent = await Promise.all(rooms.map((r) => bot.feishu.port.post(r, r, card, [])));
    expect(sent.every((s) => s.ok)).toBe(true);
    expect(tokens()).toBeLessThanOrEqual(3);
  });

  test('one that could not be fetched is asked for again by the next call', async () => {
    bot.fake.fault('auth.token', serverError());
    expect(await bot.feishu.port.post('k1', room, card, [])).toMatchObject({ ok: false, kind: 'later' });
    expect(await bot.feishu.port.post('k1', room, card, [])).toMatchObject({ ok: true });
  });

  test('a wrong secret is refused with what to check', async () => {
    bot.fake.app.appSecret = 'another';
    const sent = await bot.feishu.port.post('k1', room, card, []);
    expect(sent).toMatchObject({
      ok: false,
      kind: 'refused',
      reason: expect.stringContaining('FEISHU_APP_SECRET'),
    });
  });
});

describe('logs', () => {
  test('of failing calls hold no secret, token, telephone number or e-mail address', async () => {
    const { fake, feishu } = bot;
    const { port } = feishu;
    const faults = [
      serverError(),
      refusal(230028),
      refusal(99991663),
      rateLimited(1),
      { kind: 'drop' as const },
      { kind: 'after_commit' as const },
      { kind: 'never' as const },
    ];
    fake.fault('auth.token', serverError());
    await port.post('t', room, card, []);
    for (const [i, fault] of faults.entries()) {
      const target = fake.addChat({ name: `群${i}`, members: [li] });
      fake.fault('message.create', fault, 2);
      await port.post(`k${i}`, target, { ...card, title: '请联系 13800000001 或 li@example.cn' }, []);
      fake.faults.clear();
    }
    fake.fault('contact.batchGetId', {
      kind: 'answer',
      status: 400,
      code: 40001,
      msg: 'bad mobile 13800000001',
    });
    await expect(port.people?.lookup([{ phone: '13800000001', email: 'li@example.cn' }])).rejects.toThrow();
    fake.fault('ws.endpoint', { kind: 'answer', status: 500, code: 1, msg: 'fake-app-secret' }, 2);
    await feishu.start();
    bot.app.answer = () => {
      throw new Error('failed for 13800000001 li@example.cn with fake-app-secret');
    };
    await fake.gateway.whenConnected();
    await fake.say(li, room, '/报告');

    await vi.waitFor(() => expect(bot.logs.length).toBeGreaterThan(faults.length));
    const all = bot.logs.join('\n');
    expect(all).toContain('飞书接口调用失败');
    expect(all).toContain('failed for');
    expect(all).toContain('飞书 SDK 报错');
    for (const secret of [fake.app.appSecret, 'Bearer t-', 't-g104', '13800000001', 'li@example.cn']) {
      expect(all).not.toContain(secret);
    }
  });

  test.each([
    ['app_secret=abcDEF123 ok', 'abcDEF123'],
    ['{"tenant_access_token":"t-g1041abcdef"}', 't-g1041abcdef'],
    ['wss://msg.feishu.cn/ws?ticket=abc-def&access_key=k1', 'abc-def'],
    ['Authorization: Bearer xyz.123', 'xyz.123'],
    ['拨打 +86 138-0000-0001', '138-0000-0001'],
    ['传真 010-68200000', '68200000'],
    ['联系 zhang.san+duty@miit.gov.cn', 'zhang.san'],
  ])('%s is hidden', (text, secret) => {
    expect(createRedactor([])(text)).not.toContain(secret);
  });

  test('ids, times and numbers of incidents stay readable', () => {
    const text = 'om_0123456789abcdef 2026-0001 2026-11-22T03:05:00.000Z code 230020 1200万';
    expect(createRedactor([])(text)).toBe(text);
  });

  test('whatever is logged, a known secret is not in it', () => {
    const redact = createRedactor(['s3cret-value']);
    fc.assert(
      fc.property(fc.anything(), fc.string(), (any, text) => {
        const out = redact({ any, [text]: [`${text}s3cret-value${text}`, new Error('s3cret-value')] });
        const seen = JSON.stringify(out, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
        expect(seen).not.toContain('s3cret-value');
      }),
    );
  });
});
