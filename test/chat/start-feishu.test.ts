import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gate } from '../support/feishu/faults.ts';
import { FakeFeishu } from '../support/feishu/index.ts';
import { type MainProcess, OFFICER, REPORTER, startMain } from '../support/main-process.ts';

/** `FEISHU_DOMAIN=http://127.0.0.1:PORT npm start`, against a server that speaks the protocol. */

const PATIENT = { timeout: 60_000, interval: 50 };
let fake: FakeFeishu;
let main: MainProcess | null = null;
let reporter: string;
let officer: string;
let company: string;
let bureau: string;

beforeEach(async () => {
  fake = await FakeFeishu.start();
  fake.gateway.ackTimeoutMs = 20_000;
  reporter = fake.addUser({ name: REPORTER.name, mobile: REPORTER.phone });
  officer = fake.addUser({ name: OFFICER.name, mobile: OFFICER.phone });
  company = fake.addChat({ name: '电信值班群', members: [reporter] });
  bureau = fake.addChat({ name: '四川值班群', members: [officer] });
  main = await startMain(
    'feishu',
    { bureau, company },
    {
      FEISHU_DOMAIN: fake.domain,
      FEISHU_APP_ID: fake.app.appId,
      FEISHU_APP_SECRET: fake.app.appSecret,
    },
  );
  await fake.gateway.whenConnected();
}, 120_000);

afterEach(async () => {
  await main?.close();
  await fake.close();
});

const texts = (chat: string): string[] => fake.transcript(chat).map((l) => l.text);
const newest = (chat: string, words: string) =>
  fake.transcript(chat).findLast((l) => l.from === 'bot' && l.text.includes(words));

/** @returns the newest message of the bot with the words, once it is there */
const seen = (chat: string, words: string) =>
  vi.waitFor(() => {
    const line = newest(chat, words);
    if (!line) throw new Error(`没有看到“${words}”：\n${texts(chat).join('\n')}\n${main?.output()}`);
    return line;
  }, PATIENT);

test('from message to card to click to redrawn card; a lost connection loses nothing; SIGTERM drains', async () => {
  // People are matched by telephone number while it starts.
  await vi.waitFor(async () => {
    await fake.say(reporter, company, '/列表');
    expect(texts(company).at(-1)).toContain('未结事件');
  }, PATIENT);
  await fake.say(reporter, company, '/报告 四川省大量用户无法正常上网，确认遭DDoS攻击。已启用清洗。');
  await seen(company, '已登记');
  const notice = await seen(bureau, '请确认收到');

  fake.gateway.drop();
  await fake.say(reporter, company, '/续报 #1 成都已恢复');
  await fake.gateway.whenConnected();
  await fake.redeliver();
  await seen(company, '已续报');

  const { error } = await fake.click(officer, notice.messageId, '收到');
  expect(error).toBeNull();
  expect(fake.transcript(bureau).find((l) => l.messageId === notice.messageId)?.text).toContain('已收到');

  expect(main?.output()).toContain('飞书上还没有系统管理员：请在通讯录里给一人写上 posts: [admin]');

  const { until, release } = gate();
  fake.fault('message.reply', { kind: 'late', until });
  const replies = (): number => fake.ledger.calls.filter((c) => c.api === 'message.reply').length;
  const before = replies();
  const said = fake.say(officer, bureau, '/列表');
  await vi.waitFor(() => expect(replies()).toBe(before + 1), PATIENT);
  const ended = main?.end('SIGTERM');
  release();
  await said;
  expect(fake.courier.last('im.message.receive_v1').attempts[0]?.ack).toMatchObject({ code: 200 });
  expect(await ended).toBe(0);
  fake.assertClean();
}, 180_000);
