import type { Dict } from './values.ts';

/** Small valid pieces of cards for the fake's own tests. */

export const plain = (content: string): Dict => ({ tag: 'plain_text', content });

/** A button that sends a command line. */
export const button = (label: string, line: string, more: Dict = {}): Dict => ({
  tag: 'button',
  text: plain(label),
  behaviors: [{ type: 'callback', value: { line } }],
  ...more,
});

export const cardOf = (title: string, elements: Dict[] = [{ tag: 'markdown', content: '正文' }]): Dict => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: plain(title), template: 'red' },
  body: { elements },
});

/** A report with a field of every kind. */
export const reportForm: Dict = {
  tag: 'form',
  name: 'report',
  elements: [
    { tag: 'input', name: 'users', label: plain('影响用户数'), required: true, max_length: 10 },
    {
      tag: 'multi_select_static',
      name: 'regions',
      placeholder: plain('涉及省份'),
      options: ['四川省', '云南省'].map((name, i) => ({ text: plain(name), value: `r${i}` })),
    },
    {
      tag: 'select_static',
      name: 'kind',
      placeholder: plain('类型'),
      options: [{ text: plain('数据泄露'), value: 'leak' }],
    },
    { tag: 'picker_datetime', name: 'at', initial_datetime: '2026-11-22 03:05' },
    { tag: 'checker', name: 'sure', text: plain('已核实') },
    button('报送', '/报告', { name: 'send', form_action_type: 'submit' }),
  ],
};
