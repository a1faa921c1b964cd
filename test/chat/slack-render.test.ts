import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Card, Form } from '../../src/cards/card.ts';
import { renderCard } from '../../src/chat/slack/render.ts';
import { errorsFor, renderForm } from '../../src/chat/slack/render-form.ts';
import { readText } from '../../src/chat/slack/text.ts';
import { blocksUpTo, modal } from '../support/slack/block-kit.ts';
import { LIMITS } from '../support/slack/limits.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ maxLength: 10 }).map((s) => s.repeat(400)),
  fc.constantFrom('<!channel>', '<@U0000000001>', '&amp;', '𠮷'.repeat(2500), ''),
);
const action = fc.record({
  label: text,
  line: text,
  style: fc.constantFrom('primary' as const, 'danger' as const, 'default' as const),
  confirm: fc.option(fc.record({ title: text, text }), { nil: undefined }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('text' as const, 'heading' as const, 'note' as const), text }),
  fc.record({
    type: fc.constant('quote' as const),
    text,
    marks: fc.array(fc.record({ start: fc.nat(20), end: fc.nat(40) }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: text, value: text }), { maxLength: 25 }),
  }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(text, { maxLength: 40 }) }),
);
const field = fc.record({
  name: fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 30 }),
  label: text,
  kind: fc.constantFrom(
    'text' as const,
    'textarea' as const,
    'select' as const,
    'multiselect' as const,
    'datetime' as const,
  ),
  value: fc.option(text, { nil: undefined }),
  placeholder: fc.option(text, { nil: undefined }),
  required: fc.boolean(),
  options: fc.option(
    fc.uniqueArray(fc.record({ value: text, label: text }), { maxLength: 130, selector: (o) => o.value }),
    {
      nil: undefined,
    },
  ),
  error: fc.option(text, { nil: undefined }),
});
const form = fc.record({
  title: text,
  intro: fc.option(text, { nil: undefined }),
  fields: fc.uniqueArray(field, { maxLength: 12, selector: (f) => f.name }),
  submits: fc.array(
    action.map((a) => ({ ...a, line: a.line.slice(0, 200) })),
    { minLength: 1, maxLength: 3 },
  ),
});
const card = fc.record({
  tone: fc.constantFrom('red' as const, 'grey' as const),
  title: text,
  subtitle: fc.option(text, { nil: undefined }),
  blocks: fc.array(block, { maxLength: 12 }),
  actions: fc.array(action, { maxLength: 60 }),
  form: fc.option(form, { nil: undefined }),
});

/** JSON drops what is undefined, as sending does. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('every card is within Slack’s limits', () => {
  fc.assert(
    fc.property(card, (drawn) => {
      const message = renderCard(wire(drawn) as Card, { mentions: ['U0000000001', '<!channel>', 'x'] });
      const json = JSON.stringify(message.blocks);
      expect(json.length).toBeLessThanOrEqual(LIMITS.messageBlocksJson);
      expect(message.text.length).toBeLessThanOrEqual(LIMITS.updateText);
      blocksUpTo(LIMITS.messageBlocks).parse(wire(message.blocks));
      // Only the mentions that were asked for are parsed by Slack.
      const parsed = [...json.matchAll(/"type":"mrkdwn","text":"([^"]*)"/g)].map((m) => m[1]);
      expect(parsed).toEqual(['<@U0000000001>']);
      expect(message.text).not.toMatch(/<(?!@U0000000001>)/);
    }),
    { numRuns: 80 },
  );
});

test('every form is within Slack’s limits', () => {
  fc.assert(
    fc.property(form, (drawn) => {
      modal.parse(wire(renderForm(wire(drawn) as Form, { channel: 'C1', messageId: null })));
    }),
    { numRuns: 80 },
  );
});

test('the words that a fact came from are set off in the quotation, which stays as it was said', () => {
  const quote: Block = {
    type: 'quote',
    text: '四川大量用户断网 <!channel>',
    marks: [
      { start: 6, end: 8 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
      { start: 90, end: 99 },
    ],
  };
  const { blocks } = renderCard({ tone: 'red', title: '报告', blocks: [quote], actions: [] });
  const bold = { style: { bold: true } };
  expect(blocks[1]).toEqual({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_quote',
        elements: [
          { type: 'text', text: '四川', ...bold },
          { type: 'text', text: '大量用户' },
          { type: 'text', text: '断网', ...bold },
          { type: 'text', text: ' <!channel>' },
        ],
      },
    ],
  });
});

test('a button whose line is too long is named, not drawn', () => {
  const actions = [{ label: '续报', line: `/续报 ${'字'.repeat(2000)}`, style: 'default' as const }];
  const { blocks } = renderCard({ tone: 'red', title: '报告', blocks: [], actions });
  expect(blocks.map((b) => b.type)).toEqual(['header', 'context']);
  expect(JSON.stringify(blocks)).toContain('“续报”内容过长');
});

test.each([
  ['a &lt; b &amp; c', 'a < b & c'],
  ['<@U012ABC|王工> 请看 <#C012ABC|值班群>', '@U012ABC 请看 #值班群'],
  ['<!here> <!subteam^S1|@值班>', '@here @值班'],
  ['<https://example.cn/a?b=1|官网> <mailto:a@b.cn|a@b.cn>', '官网 a@b.cn'],
  ['<https://example.cn>', 'https://example.cn'],
  ['&amp;lt;', '&lt;'],
])('%s reads %s', (typed, read) => {
  expect(readText(typed)).toBe(read);
});

test('errors are shown at the fields of the open dialog, or the dialog is drawn anew', () => {
  const one: Form = {
    title: 't',
    fields: [{ name: 'a', label: 'A', kind: 'text', required: true, error: '请写数字' }],
    submits: [{ label: '送', line: '/x', style: 'default' }],
  };
  const view = { id: 'V', callback_id: 'form', private_metadata: '', state: { values: {} } };
  expect(errorsFor(one, { ...view, blocks: [{ type: 'input', block_id: 'a' }] })).toEqual({ a: '请写数字' });
  expect(errorsFor(one, { ...view, blocks: [{ type: 'input', block_id: 'b' }] })).toBeNull();
  const fine: Form = { ...one, fields: [{ name: 'a', label: 'A', kind: 'text', required: true }] };
  expect(errorsFor(fine, { ...view, blocks: [{ type: 'input', block_id: 'a' }] })).toBeNull();
});
