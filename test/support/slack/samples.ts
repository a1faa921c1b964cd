import type { types } from '@slack/bolt';

/** A form with a required text of at most 20 characters and an optional choice. */
export const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'report',
  title: { type: 'plain_text', text: '事件报告' },
  submit: { type: 'plain_text', text: '报告' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: '发生了什么' },
      element: { type: 'plain_text_input', action_id: 'v', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'region',
      optional: true,
      label: { type: 'plain_text', text: '省份' },
      element: {
        type: 'static_select',
        action_id: 'v',
        options: [{ text: { type: 'plain_text', text: '四川省' }, value: 'sichuan' }],
      },
    },
  ],
};

/** A card as the app posts it: header, text, one field, two buttons. */
export const card = (what: string, state: string): types.KnownBlock[] => [
  { type: 'header', text: { type: 'plain_text', text: '事件 #1' } },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: what },
    fields: [{ type: 'mrkdwn', text: `*状态* ${state}` }],
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'ack', value: 'ack #1', text: { type: 'plain_text', text: '收到' } },
      { type: 'button', action_id: 'end', style: 'danger', text: { type: 'plain_text', text: '结束' } },
    ],
  },
];
