import type { types, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webClient } from '../support/slack/bolt.ts';
import { ManualClock } from '../support/slack/clock.ts';
import { FakeSlack } from '../support/slack/fake.ts';

let clock: ManualClock;
let fake: FakeSlack;
let client: webApi.WebClient;
let wang: string;
let duty: string;

beforeEach(async () => {
  clock = new ManualClock('2026-11-22T03:00:00Z');
  fake = await FakeSlack.start({ clock });
  client = webClient(fake);
  wang = fake.addUser({ name: '王工' });
  duty = fake.addChannel({ name: 'duty', members: [wang] });
});

afterEach(() => fake.stop());

type Json = Record<string, unknown>;
const long = (length: number) => '级'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: Json = {}) => ({ type: 'button', text: plain('收到'), ...more });
const option = (i: number, more: Json = {}) => ({ text: plain(`选项${i}`), value: `v${i}`, ...more });
const select = (options: Json[], more: Json = {}) => ({ type: 'static_select', options, ...more });
const actions = (...elements: Json[]) => [{ type: 'actions', elements }];
const confirm = (more: Json) => ({
  title: plain('a'),
  text: plain('b'),
  confirm: plain('c'),
  deny: plain('d'),
  ...more,
});

/** Each row: what is limited, blocks just within the limit, blocks just beyond it. */
const BLOCKS: [string, Json[], Json[]][] = [
  ['50 blocks', many(50, () => ({ type: 'divider' })), many(51, () => ({ type: 'divider' }))],
  ['section text 1–3000', section(long(3000)), section(long(3001))],
  ['section text not empty', section('x'), section('')],
  ['10 fields', fields(10, 'x'), fields(11, 'x')],
  ['field text 2000', fields(1, long(2000)), fields(1, long(2001))],
  ['section needs text or fields', section('x'), [{ type: 'section' }]],
  ['header 150', [{ type: 'header', text: plain(long(150)) }], [{ type: 'header', text: plain(long(151)) }]],
  ['header is plain', [{ type: 'header', text: plain('x') }], [{ type: 'header', text: mrkdwn('x') }]],
  ['context 10', context(10), context(11)],
  ['actions 25', actions(...many(25, () => button())), actions(...many(26, () => button()))],
  ['actions not empty', actions(button()), actions()],
  ['button text 75', actions(button({ text: plain(long(75)) })), actions(button({ text: plain(long(76)) }))],
  ['button value 2000', actions(button({ value: long(2000) })), actions(button({ value: long(2001) }))],
  ['button style', actions(button({ style: 'danger' })), actions(button({ style: 'warning' }))],
  ['action_id 255', actions(button({ action_id: long(255) })), actions(button({ action_id: long(256) }))],
  ['block_id 255', section('x', { block_id: long(255) }), section('x', { block_id: long(256) })],
  ['block_id unique', twice('a', 'b'), twice('a', 'a')],
  [
    'action_id unique in a block',
    actions(button({ action_id: 'a' }), button({ action_id: 'b' })),
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
  ],
  ['select options 100', actions(select(many(100, option))), actions(select(many(101, option)))],
  [
    'option text 75',
    actions(select([option(1, { text: plain(long(75)) })])),
    actions(select([option(1, { text: plain(long(76)) })])),
  ],
  ['checkboxes 10', checkboxes(10), checkboxes(11)],
  [
    'confirm text 300',
    actions(button({ confirm: confirm({ text: plain(long(300)) }) })),
    actions(button({ confirm: confirm({ text: plain(long(301)) }) })),
  ],
  ['a field that Slack does not know', section('x'), section('x', { txet: 'y' })],
  ['a block that Slack does not know', section('x'), [{ type: 'secton', text: plain('x') }]],
];

describe('Block Kit of a message', () => {
  test.each(BLOCKS)('%s', async (_, within, beyond) => {
    const post = (blocks: Json[]) =>
      client.apiCall('chat.postMessage', { channel: duty, text: 'x', blocks: JSON.stringify(blocks) });
    await post(within);
    fake.assertClean();
    await expect(post(beyond)).rejects.toThrow('invalid_blocks');
    expect(fake.takeViolations()).toMatchObject([{ where: 'chat.postMessage' }]);
    expect(fake.transcript(duty)).toHaveLength(1);
  });

  test('the whole of it, which no document states', async () => {
    const blocks = many(5, () => section(long(2700))[0] ?? {});
    await expect(client.apiCall('chat.postMessage', { channel: duty, blocks })).rejects.toThrow(
      'msg_blocks_too_long',
    );
    expect(fake.takeViolations()).toHaveLength(1);
  });

  test('text of 40,000 when posted and 4,000 when updated', async () => {
    const post = (length: number) => client.chat.postMessage({ channel: duty, text: long(length) });
    const { ts = '' } = await post(40_000);
    const update = (length: number) => client.chat.update({ channel: duty, ts, text: long(length) });
    await update(4000);
    fake.assertClean();
    await expect(post(40_001)).rejects.toThrow('msg_too_long');
    await expect(update(4001)).rejects.toThrow('msg_too_long');
    await expect(client.apiCall('chat.postMessage', { channel: duty })).rejects.toThrow('no_text');
    expect(fake.takeViolations()).toHaveLength(3);
  });
});

const input = { type: 'input', block_id: 'i', label: plain('何事'), element: { type: 'plain_text_input' } };
const MODALS: [string, Json, Json][] = [
  ['title 24', { title: plain(long(24)) }, { title: plain(long(25)) }],
  ['submit 24', { submit: plain(long(24)) }, { submit: plain(long(25)) }],
  ['close 24', { close: plain(long(24)) }, { close: plain(long(25)) }],
  ['private_metadata 3000', { private_metadata: long(3000) }, { private_metadata: long(3001) }],
  ['callback_id 255', { callback_id: long(255) }, { callback_id: long(256) }],
  [
    '100 blocks',
    { blocks: many(100, () => ({ type: 'divider' })) },
    { blocks: many(101, () => ({ type: 'divider' })) },
  ],
  ['inputs need submit', { blocks: [input], submit: plain('报告') }, { blocks: [input] }],
  [
    'input label 2000',
    { blocks: [{ ...input, label: plain(long(2000)) }], submit: plain('x') },
    { blocks: [{ ...input, label: plain(long(2001)) }], submit: plain('x') },
  ],
  ['an initial option is one of the options', initialOption('v1'), initialOption('v2')],
];

describe('modals', () => {
  test.each(MODALS)('%s', async (_, within, beyond) => {
    const open = (view: Json) => {
      const trigger_id = fake.grants.trigger(wang);
      const whole = { type: 'modal', title: plain('报告'), blocks: [], ...view };
      return client.views.open({ trigger_id, view: whole as unknown as types.ModalView });
    };
    await open(within);
    fake.assertClean();
    await expect(open(beyond)).rejects.toThrow('invalid_arguments');
    expect(fake.takeViolations()).toMatchObject([{ where: 'views.open' }]);
  });

  test('three on top of each other, and an update only of what is open and unchanged', async () => {
    const view = { type: 'modal', title: plain('报告'), blocks: [] } as unknown as types.ModalView;
    const trigger = () => ({ trigger_id: fake.grants.trigger(wang), view });
    const opened = await client.views.open(trigger());
    const { id: view_id = '', hash = '' } = opened.view ?? {};
    await client.views.push(trigger());
    await client.views.push(trigger());
    await expect(client.views.push(trigger())).rejects.toThrow('push_limit_reached');
    await client.views.update({ view_id, hash, view });
    await expect(client.views.update({ view_id, hash, view })).rejects.toThrow('hash_conflict');
    await expect(client.views.update({ view_id: 'V404', view })).rejects.toThrow('not_found');
    expect(fake.takeViolations()).toMatchObject([{ where: 'views.push' }]);
  });
});

describe('names and numbers', () => {
  test.each([
    ['inc-20261122-3_hf', undefined],
    ['a'.repeat(80), undefined],
    ['a'.repeat(81), 'invalid_name_maxlength'],
    ['Inc-1', 'invalid_name_specials'],
    ['事件', 'invalid_name_specials'],
    ['inc 1', 'invalid_name_specials'],
    ['--', 'invalid_name_punctuation'],
    ['', 'invalid_name_required'],
  ])('channel name “%s”: %s', async (name, error) => {
    const created = client.conversations.create({ name });
    if (error === undefined) {
      await created;
      fake.assertClean();
    } else {
      await expect(created).rejects.toThrow(error);
      expect(fake.takeViolations()).toHaveLength(1);
    }
  });

  test('1000 people are invited at once, not 1001, and a topic has 250 characters', async () => {
    const invite = (count: number) =>
      client.conversations.invite({ channel: duty, users: many(count, (i) => `U${i}`).join(',') });
    await expect(invite(1000)).rejects.toThrow('user_not_found');
    fake.assertClean();
    await expect(invite(1001)).rejects.toThrow('invalid_arguments');
    await client.conversations.setTopic({ channel: duty, topic: long(250) });
    await expect(client.conversations.setTopic({ channel: duty, topic: long(251) })).rejects.toThrow(
      'too_long',
    );
    expect(fake.takeViolations()).toHaveLength(2);
  });

  test('a method or argument that Slack does not know', async () => {
    await expect(client.apiCall('chat.postMesage', { channel: duty })).rejects.toThrow('unknown_method');
    await expect(client.apiCall('chat.postMessage', { chanel: duty, text: 'x' })).rejects.toThrow(
      'invalid_arguments',
    );
    expect(() => fake.assertClean()).toThrow(/chat.postMesage[\s\S]*chanel/);
  });
});

describe('rates', () => {
  test('a channel takes a burst of three posts, then one a second; others are not held up', async () => {
    const other = fake.addChannel({ name: 'other', members: [wang] });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    for (let i = 0; i < 3; i += 1) await post(duty);
    await expect(post(duty)).rejects.toMatchObject({ retryAfter: 1 });
    await post(other);
    clock.advance(1000);
    await post(duty);
    await expect(post(duty)).rejects.toMatchObject({ retryAfter: 1 });
    expect(fake.takeViolations()).toHaveLength(2);
    expect(fake.transcript(duty)).toHaveLength(4);
  });

  test('a method of tier 2 takes 20 calls a minute', async () => {
    const set = () => client.conversations.setTopic({ channel: duty, topic: 'x' });
    await set();
    clock.advance(20_000);
    for (let i = 1; i < 20; i += 1) await set();
    await expect(set()).rejects.toMatchObject({ retryAfter: 40 });
    await client.conversations.setPurpose({ channel: duty, purpose: 'x' });
    clock.advance(40_000);
    await set();
    expect(fake.takeViolations()).toMatchObject([{ where: 'conversations.setTopic' }]);
  });

  test('a test that is not about rates may switch them off', async () => {
    const free = await FakeSlack.start({ clock, rates: false });
    const channel = free.addChannel({ name: 'duty', members: [] });
    for (let i = 0; i < 20; i += 1) await webClient(free).chat.postMessage({ channel, text: 'x' });
    free.assertClean();
    await free.stop();
  });
});

function section(text: string, more: Json = {}): Json[] {
  return [{ type: 'section', text: mrkdwn(text), ...more }];
}

function fields(count: number, text: string): Json[] {
  return [{ type: 'section', fields: many(count, () => mrkdwn(text)) }];
}

function context(count: number): Json[] {
  return [{ type: 'context', elements: many(count, () => mrkdwn('x')) }];
}

function twice(first: string, second: string): Json[] {
  return [first, second].map((block_id) => ({ type: 'divider', block_id }));
}

function checkboxes(count: number): Json[] {
  return actions({ type: 'checkboxes', options: many(count, option) });
}

function initialOption(value: string): Json {
  const element = select([option(1)], { initial_option: { ...option(1), value } });
  return { submit: plain('x'), blocks: [{ ...input, element }] };
}
