import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { createLimits } from '../../src/chat/slack/limits.ts';
import { type SlackBot, slackBot } from '../support/slack-bot.ts';

/** What a level I incident asks of Slack at once, within Slack's rates. */

const card: Card = { tone: 'red', title: '通报', blocks: [], actions: [] };
const spec = { title: '四川断网', slug: 'inc-2026-0001', topic: 'II级响应', members: [] as string[] };

describe('within the rates', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    // A busy machine is no broken connection.
    bot = await slackBot({ unlimited: false, timing: { timeoutMs: 30_000 } });
  });
  afterEach(async () => {
    await bot.close();
    bot.fake.assertClean();
  });

  const manyUsers = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => bot.fake.addUser({ name: `人员${i}`, email: `p${i}@example.cn` }));

  test('120 people are called at once, none of whom the bot has written to before', async () => {
    const { slack, fake } = bot;
    const users = manyUsers(120);
    const pages = users.map((u) => slack.port.page(`k${u}`, u, card, 'app'));
    expect((await Promise.all(pages)).filter((p) => !p.ok)).toEqual([]);
    for (const user of users) expect(fake.transcript(fake.dm(user))).toHaveLength(1);
  });

  test('a call by handle whose answer was lost is not made again before it can be looked for', async () => {
    const { slack, fake } = bot;
    const [last = '', ...others] = manyUsers(51);
    await Promise.all(others.map((u) => slack.port.page(`k${u}`, u, card, 'chat')));
    fake.fault('chat.postMessage', { kind: 'commit_then_drop' });
    expect(await slack.port.page('k', last, card, 'chat')).toMatchObject({ ok: false, kind: 'later' });
    expect(await slack.port.page('k', last, card, 'chat')).toMatchObject({ ok: false, kind: 'later' });
    expect(fake.transcript(fake.dm(last))).toHaveLength(1);
  });

  test('300 people are found by e-mail', async () => {
    const users = manyUsers(300);
    const emails = users.map((_, i) => ({ phone: null, email: ` P${i}@Example.cn` }));
    const found = await bot.slack.port.people?.lookup([...emails, { phone: null, email: 'x@example.cn' }]);
    expect(found).toEqual([...users, null]);
  });

  test('posts in one channel wait for one another; rooms beyond the tier are told when to come back', async () => {
    const { slack, fake } = bot;
    const room = fake.addChannel({ name: 'duty', members: [] });
    const posts = [1, 2, 3].map((i) => slack.port.post(`k${i}`, room, card, []));
    expect((await Promise.all(posts)).map((p) => p.ok)).toEqual([true, true, true]);
    const opened = Array.from({ length: 22 }, (_, i) =>
      slack.port.openRoom(`r${i}`, { ...spec, slug: `inc-${i}` }),
    );
    const held = (await Promise.all(opened)).filter((o) => !o.ok);
    expect(held).toHaveLength(2);
    for (const o of held)
      expect(o).toMatchObject({ kind: 'later', afterMs: expect.any(Number), reason: expect.any(String) });
  }, 20_000);
});

describe('who counts as found', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await slackBot();
  });
  afterEach(async () => {
    await bot.close();
    bot.fake.assertClean();
  });

  test.each([
    ['a guest of another company', { is_stranger: true }],
    ['an address that nobody confirmed', { is_email_confirmed: false }],
    ['an account that was closed', { deleted: true }],
  ])('%s does not, alone or in the list', async (_, flags) => {
    bot.fake.addUser({ name: '王工', email: 'wang@example.cn', flags });
    const wanted = ['wang@example.cn', ...Array.from({ length: 11 }, (_, i) => `p${i}@example.cn`)];
    const people = wanted.map((email) => ({ phone: null, email }));
    expect((await bot.slack.port.people?.lookup(people.slice(0, 1)))?.[0]).toBeNull();
    expect((await bot.slack.port.people?.lookup(people))?.[0]).toBeNull();
  });
});

test('no span of a minute has more calls than the tier grants, and a quiet minute gives the whole of it at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 200 }), (pauses) => {
      let at = 0;
      const limits = createLimits(() => at);
      const granted: number[] = [];
      for (const ms of pauses) {
        at += ms;
        const wait = limits.take('conversations.create', '');
        if (wait === 0) granted.push(at);
        else if (ms % 2 === 0) {
          at += wait;
          expect(limits.take('conversations.create', '')).toBe(0);
          granted.push(at);
        }
      }
      for (const [i, t] of granted.entries()) {
        const since = granted[i - 20];
        if (since !== undefined) expect(t - since).toBeGreaterThanOrEqual(60_000);
      }
      at += 61_000;
      const burst = Array.from({ length: 21 }, () => limits.take('conversations.create', ''));
      expect(burst.filter((w) => w === 0)).toHaveLength(20);
    }),
    { numRuns: 100 },
  );
});

test('what Slack holds back is held back alone, for as long as it said', () => {
  let at = 1000;
  const limits = createLimits(() => at);
  limits.block('chat.postMessage', 'C1', 30_000);
  limits.block('chat.update', 'C1', 5000);
  expect(limits.take('chat.postMessage', 'C1')).toBe(30_000);
  expect(limits.take('chat.postMessage', 'C2')).toBe(0);
  expect(limits.take('conversations.history', 'C1')).toBe(0);
  at += 5000;
  expect(limits.take('chat.update', 'C2')).toBe(0);
  expect(limits.take('chat.postMessage', 'C1')).toBe(25_000);
});
