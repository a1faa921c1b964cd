import type { types } from '@slack/bolt';
import { expect, test } from 'vitest';
import { type Modal, modal as schema } from '../support/slack/block-kit.ts';
import { startBolt } from '../support/slack/bolt.ts';
import { FakeSlack } from '../support/slack/fake.ts';
import { type Entries, fillIn, untouched } from '../support/slack/form.ts';

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });
const option = (label: string, value: string) => ({ text: plain(label), value });
const sichuan = option('四川省', 'sichuan');
const hunan = option('湖南省', 'hunan');
const options = [sichuan, hunan];

/** A modal with this one input, whose label is 项 and whose ids are b and a. */
function form(element: object, more: object = {}): Modal {
  const input = {
    type: 'input',
    block_id: 'b',
    label: plain('项'),
    element: { action_id: 'a', ...element },
    ...more,
  };
  return schema.parse({ type: 'modal', title: plain('表'), submit: plain('报告'), blocks: [input] });
}

/** Each row: the element, what is entered, and the state that is submitted. */
const ENTERED: [object, Entries[string], object][] = [
  [{ type: 'plain_text_input' }, '断网', { value: '断网' }],
  [{ type: 'number_input', is_decimal_allowed: false }, 100_000, { value: '100000' }],
  [{ type: 'email_text_input' }, 'a@example.cn', { value: 'a@example.cn' }],
  [{ type: 'url_text_input' }, 'https://example.cn', { value: 'https://example.cn' }],
  [{ type: 'static_select', options }, '湖南省', { selected_option: hunan }],
  [{ type: 'radio_buttons', options }, 'sichuan', { selected_option: sichuan }],
  [{ type: 'multi_static_select', options }, ['四川省', 'hunan'], { selected_options: options }],
  [
    { type: 'static_select', option_groups: [{ label: plain('省'), options }] },
    '四川省',
    { selected_option: sichuan },
  ],
  [{ type: 'checkboxes', options }, '四川省', { selected_options: [sichuan] }],
  [{ type: 'users_select' }, 'U1', { selected_user: 'U1' }],
  [{ type: 'multi_users_select' }, ['U1', 'U2'], { selected_users: ['U1', 'U2'] }],
  [{ type: 'channels_select' }, 'C1', { selected_channel: 'C1' }],
  [{ type: 'conversations_select' }, 'C1', { selected_conversation: 'C1' }],
  [{ type: 'datepicker' }, '2026-11-22', { selected_date: '2026-11-22' }],
  [{ type: 'timepicker' }, '11:00', { selected_time: '11:00' }],
  [{ type: 'datetimepicker' }, 1_795_316_400, { selected_date_time: 1_795_316_400 }],
];

test.each(ENTERED)(
  '%o holds what is entered, by label or block_id, and is missed when empty',
  (element, entry, state) => {
    const expected = { b: { a: { ...state, type: Reflect.get(element, 'type') } } };
    expect(fillIn(form(element), { 项: entry })).toEqual({ values: expected, errors: {} });
    expect(fillIn(form(element), { b: entry })).toEqual({ values: expected, errors: {} });
    expect(Object.keys(fillIn(form(element), {}).errors)).toEqual(['b']);
    expect(fillIn(form(element, { optional: true }), {}).errors).toEqual({});
  },
);

test('what the app filled in beforehand is kept', () => {
  const element = { type: 'static_select', options, initial_option: hunan };
  expect(fillIn(form(element), {}).values).toEqual({
    b: { a: { type: 'static_select', selected_option: hunan } },
  });
  const text = { type: 'plain_text_input', initial_value: '断网' };
  expect(untouched(form(text))).toEqual({ b: { a: { type: 'plain_text_input', value: '断网' } } });
});

test.each([
  [1, ['b']],
  [2, []],
  [4, []],
  [5, ['b']],
])('a text of %i characters where 2 to 4 are asked for', (length, complained) => {
  const element = { type: 'plain_text_input', min_length: 2, max_length: 4 };
  expect(Object.keys(fillIn(form(element), { b: '级'.repeat(length) }).errors)).toEqual(complained);
});

test('an entry for which there is no input or option throws', () => {
  const element = { type: 'static_select', options };
  expect(() => fillIn(form(element), { 省份: '四川省' })).toThrow('b（项）');
  expect(() => fillIn(form(element), { 项: '北京市' })).toThrow('四川省、湖南省');
});

test('a button in a modal is clicked, and the modal is redrawn', async () => {
  const fake = await FakeSlack.start();
  const wang = fake.addUser({ name: '王工' });
  fake.addChannel({ name: 'duty', members: [wang] });
  const view = (text: string): types.ModalView => ({
    type: 'modal',
    title: plain('步骤'),
    blocks: [
      { type: 'section', text: plain(text) },
      { type: 'actions', elements: [{ type: 'button', action_id: 'next', text: plain('下一步') }] },
    ],
  });
  const bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: view('一') });
    });
    app.action('next', async ({ ack, client, body }) => {
      await ack();
      if (body.type === 'block_actions')
        await client.views.update({ view_id: body.view?.id ?? '', view: view('二') });
    });
  });
  await fake.slash(wang, 'duty', '/incident', '');
  await fake.waitFor('the modal', () => fake.modal(wang)?.text.includes('一'));
  await fake.clickInModal(wang, '下一步');
  await fake.waitFor('its next step', () => fake.modal(wang)?.text.includes('二'));
  await expect(fake.fill(wang, {})).rejects.toThrow('cannot be submitted');
  fake.assertClean();
  await bolt.stop();
  await fake.stop();
});
