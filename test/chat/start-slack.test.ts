import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MainProcess, OFFICER, REPORTER, startMain } from '../support/main-process.ts';
import { FakeSlack } from '../support/slack/fake.ts';
import { installedByManifest } from '../support/slack-manifest.ts';

/** `SLACK_API_URL=http://127.0.0.1:PORT/api/ npm start`, against a server that speaks the protocol. */

const MS = 60_000;
let fake: FakeSlack;
let main: MainProcess | null = null;
let reporter: string;
let officer: string;
let company: string;
let bureau: string;

beforeEach(async () => {
  fake = await FakeSlack.start({ installed: installedByManifest() });
  reporter = fake.addUser(REPORTER);
  officer = fake.addUser(OFFICER);
  company = fake.addChannel({ name: 'duty-telecom', members: [reporter] });
  bureau = fake.addChannel({ name: 'duty-sichuan', members: [officer] });
  main = await startMain(
    'slack',
    { bureau, company },
    {
      SLACK_API_URL: fake.apiUrl,
      SLACK_BOT_TOKEN: fake.tokens.bot,
      SLACK_APP_TOKEN: fake.tokens.app,
    },
  );
  await connected();
}, 120_000);

afterEach(async () => {
  await main?.close();
  await fake.stop();
});

const connected = () => fake.waitFor('a connection', () => fake.socket.connections > 0, MS);
/** On a slow machine a dialog that says to wait comes first. */
const drawn = (user: string) => {
  const dialog = fake.modal(user);
  return dialog && dialog.inputs.length > 0 ? dialog : undefined;
};
const newest = (channel: string, words: string) =>
  fake.transcript(channel).findLast((l) => l.from === 'yingji' && l.text.includes(words));
const seen = (channel: string, words: string) =>
  fake.waitFor(`“${words}” in ${channel}`, () => newest(channel, words), MS);

test('from slash command to dialog to card to click to updated message; a lost connection loses nothing; SIGTERM ends it', async () => {
  // People are matched by e-mail while it starts.
  await vi.waitFor(
    async () => {
      await fake.slash(reporter, company, '/incident', '列表');
      expect(fake.transcript(company).at(-1)?.text).toContain('未结事件');
    },
    { timeout: MS, interval: 50 },
  );
  await fake.slash(reporter, company, '/incident', '报告');
  const dialog = await fake.waitFor('the dialog', () => drawn(reporter), MS);
  const [what = ''] = dialog.inputs;
  const text = '四川省大量用户无法正常上网，确认遭DDoS攻击。已启用清洗。';
  expect(await fake.fill(reporter, { [what]: text })).toEqual({ closed: true, errors: {} });
  await seen(company, '已登记');
  const notice = await seen(bureau, '请确认收到');

  fake.dropSockets();
  await fake.waitFor('the loss', () => fake.socket.connections === 0, MS);
  await fake.say(reporter, fake.dm(reporter), '/续报 #1 成都已恢复');
  const missed = fake.socket.deliveries.at(-1);
  await connected();
  if (missed && missed.acks.length === 0) fake.socket.redeliver(missed);
  await seen(fake.dm(reporter), '已续报');

  await fake.click(officer, bureau, notice.ts, '收到');
  const updated = () => fake.transcript(bureau).find((l) => l.ts === notice.ts && l.text.includes('已收到'));
  await fake.waitFor('the updated message', updated, MS);

  expect(await main?.end('SIGTERM')).toBe(0);
  expect(fake.socket.connections).toBe(0);
  fake.assertClean();
}, 180_000);
