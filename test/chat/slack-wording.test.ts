import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { type SlackBot, slackBot } from '../support/slack-bot.ts';

/** What people are told to type is what Slack takes. */

let bot: SlackBot;
let wang: string;
let duty: string;

beforeEach(async () => {
  bot = await slackBot({ commands: ['报告', '续报', '报送', '帮助'] });
  wang = bot.fake.addUser({ name: '王工' });
  duty = bot.fake.addChannel({ name: 'duty', members: [wang] });
});

afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

const cardOf = (blocks: Card['blocks'], more: Partial<Card> = {}): Card => ({
  tone: 'grey',
  title: '请核对',
  blocks,
  actions: [],
  ...more,
});

test.each([
  ['如有新情况，请另行 /报告。', '如有新情况，请另行 /incident 报告。'],
  ['“/帮助 续报”看用法；/报送 登记', '“/incident 帮助 续报”看用法；/incident 报送 登记'],
  ['https://a.cn/报告 与 运维/续报，/其他', 'https://a.cn/报告 与 运维/续报，/其他'],
  ['已写作 /incident 报告', '已写作 /incident 报告'],
])('%s → %s', async (told, read) => {
  bot.app.answer = () => ({ card: cardOf([{ type: 'text', text: told }]), audience: 'actor' });
  await bot.fake.slash(wang, duty, '/incident', '列表');
  await bot.slack.port.post('k1', duty, cardOf([{ type: 'list', items: [told] }]), []);
  expect(bot.fake.transcript(duty, wang).map((l) => l.text)).toEqual([
    `⚪ 请核对\n${read}`,
    `⚪ 请核对\n· ${read}`,
  ]);
});

test('what people wrote, and what buttons carry, stays as it is', async () => {
  const blocks: Card['blocks'] = [
    { type: 'quote', text: '请 /续报' },
    { type: 'fields', fields: [{ label: '原话', value: '请 /续报' }] },
  ];
  const actions: Card['actions'] = [{ label: '续报', line: '/续报 #1', style: 'default' }];
  const sent = await bot.slack.port.post('k1', duty, cardOf(blocks, { actions }), []);
  expect(bot.fake.transcript(duty)[0]?.text).not.toContain('/incident');
  await bot.fake.click(wang, duty, sent.ok ? (sent.messageId.split(':')[1] ?? '') : '', '续报');
  expect(bot.inbounds.at(-1)?.input).toMatchObject({ line: '/续报 #1' });
});

test('a form’s words are told so too, in the card and in the dialog', async () => {
  const form: Card['form'] = {
    title: '补充',
    intro: '也可用 /续报 补充。',
    fields: [{ name: 'a', label: '内容', kind: 'text', required: true }],
    submits: [{ label: '报送', line: '/续报 #1', style: 'default' }],
  };
  bot.app.answer = () => ({ form, audience: 'actor' });
  await bot.fake.slash(wang, duty, '/incident', '续报');
  const dialog = await bot.fake.waitFor('the dialog', () => bot.fake.modal(wang));
  expect(dialog.text).toContain('也可用 /incident 续报 补充。');
  await bot.fake.fill(wang, { a: '已恢复' });
  expect(bot.inbounds.at(-1)?.input).toMatchObject({ line: '/续报 #1', values: { a: '已恢复' } });
});
