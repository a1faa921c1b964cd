import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Card, cardSchema, type Form, type FormField } from '../../src/cards/card.ts';
import { escapeMarkdown, escapeMarked } from '../../src/chat/feishu/markdown.ts';
import { renderCard, renderForm, renderText } from '../../src/chat/feishu/render.ts';
import { cardProblems } from '../support/feishu/card-check.ts';
import { cardView } from '../support/feishu/card-view.ts';
import { dict } from '../support/feishu/values.ts';

const view = (json: string): string => cardView(dict(JSON.parse(json)), (id) => id);
const base: Card = { tone: 'blue', title: '标题', blocks: [], actions: [] };
const form = (fields: FormField[]): Form => ({
  title: '报告',
  fields,
  submits: [{ label: '报送', line: '/报告', style: 'primary' }],
});

/** Text that a person could write, with what means something to the platform in it. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom('<at id=all></at>', '**', '`', '[a](b)', '\n', '&amp;', '# ', '> ', '甲', ' ', '😀'),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
  fc.constant('很长的内容。'.repeat(4000)),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('text', 'heading', 'note'), text }),
  fc.record({
    type: fc.constant('quote'),
    text,
    marks: fc.array(fc.record({ start: fc.nat(90), end: fc.nat(90) })),
  }),
  fc.record({ type: fc.constant('fields'), fields: fc.array(fc.record({ label: text, value: text })) }),
  fc.record({ type: fc.constant('list'), items: fc.array(text) }),
) as fc.Arbitrary<Block>;
const action = fc.record({
  label: text,
  line: fc.string({ maxLength: 200 }),
  style: fc.constantFrom('primary', 'danger', 'default'),
});
const card = fc
  .record({
    tone: fc.constantFrom('red', 'orange', 'yellow', 'blue', 'green', 'grey'),
    title: text,
    subtitle: text,
    blocks: fc.array(block, { maxLength: 12 }),
    actions: fc.array(action, { maxLength: 60 }),
  })
  .map((c) => cardSchema.parse(c));

describe('any card', () => {
  test('is one that the platform takes', () => {
    fc.assert(
      fc.property(card, (any) => {
        expect(cardProblems(renderCard(any, { mentions: ['ou_1'] }).json)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('calls nobody by its text', () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const blocks: Block[] = [
          { type: 'quote', text: one, marks: [{ start: 0, end: 3 }] },
          { type: 'heading', text: two },
          { type: 'fields', fields: [{ label: one, value: two }] },
        ];
        const { json } = renderCard({ ...base, blocks });
        const markdown = [...json.matchAll(/"tag":"markdown","content":"((?:[^"\\]|\\.)*)"/g)].map(
          (m) => m[1] ?? '',
        );
        for (const content of markdown) expect(content).not.toMatch(/<(?!\/?font)/);
        // Everything else is plain, which the platform shows as it is.
        expect(json).not.toContain('lark_md');
      }),
    );
  });
});

test('escaped text reads as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      const written = any.replace(/\r\n?/g, '\n');
      const read = escapeMarkdown(any)
        .replace(/&nbsp;/g, ' ')
        .replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n));
      expect(read).toBe(written);
    }),
  );
});

test('marks set off what they stand for; odd ones are left out', () => {
  const marked = escapeMarked('8时许四川省断网', [
    { start: 3, end: 6 },
    { start: 4, end: 8 },
    { start: 6, end: 99 },
    { start: 0, end: 2 },
  ]);
  expect(marked).toBe("<font color='red'>8时</font>许<font color='red'>四川省</font>断网");
});

test('people who are called are mentioned; everybody never is', () => {
  const { json } = renderCard(base, { mentions: ['ou_1', 'all', 'ou_2"></at><at id=all>'] });
  expect(json).toContain('<at id=ou_1></at>');
  expect(json).not.toContain('all');
});

test('a notification shows the title, or the first words', () => {
  expect(JSON.parse(renderCard({ ...base, title: '重大事件' }).json)).toMatchObject({
    config: { update_multi: true, summary: { content: '重大事件' } },
  });
  expect(JSON.parse(renderText('已登记'))).toMatchObject({ config: { summary: { content: '已登记' } } });
});

describe('what is too long', () => {
  test('is cut at its end, keeps its buttons, and says where the whole is', () => {
    const items = Array.from({ length: 5000 }, (_, i) => `第 ${i} 条`);
    const actions = [{ label: '收到', line: '/收到', style: 'primary' as const }];
    const { json, cut } = renderCard(
      { ...base, blocks: [{ type: 'list', items }], actions },
      { where: '全文见附件。' },
    );
    expect(cut).toBe(true);
    expect(cardProblems(json)).toEqual([]);
    expect(view(json)).toMatch(/第 0 条[\s\S]*内容过长，此处只显示一部分。全文见附件。\n\[收到\]$/);
    expect(Buffer.byteLength(json)).toBeGreaterThan(25 * 1024);
  });

  test('never has a character cut in two', () => {
    const { json } = renderCard({ ...base, blocks: [{ type: 'text', text: '𠮷'.repeat(20_000) }] });
    expect(json).not.toMatch(/\\ud[89ab]/i);
  });
});

describe('forms', () => {
  test.each<[string, FormField, Record<string, unknown>]>([
    [
      'text',
      { name: 'a', label: '甲', kind: 'text', required: true, value: '一\n二', placeholder: '填' },
      { tag: 'input', required: true, default_value: '一 二', placeholder: { content: '填' } },
    ],
    [
      'textarea',
      { name: 'a', label: '甲', kind: 'textarea', required: false, value: '一\n二' },
      { tag: 'input', input_type: 'multiline_text', default_value: '一\n二' },
    ],
    [
      'select',
      {
        name: 'a',
        label: '甲',
        kind: 'select',
        required: false,
        value: 'x',
        options: [{ value: 'x', label: 'X' }],
      },
      { tag: 'select_static', initial_option: 'x' },
    ],
    [
      'multiselect with a value that isn’t offered any more',
      {
        name: 'a',
        label: '甲',
        kind: 'multiselect',
        required: false,
        value: 'x, y',
        options: [{ value: 'x', label: 'X' }],
      },
      { tag: 'multi_select_static', selected_values: ['x'] },
    ],
    [
      'datetime',
      { name: 'a', label: '甲', kind: 'datetime', required: false, value: '2026-11-22 03:05' },
      { tag: 'picker_datetime', initial_datetime: '2026-11-22 03:05' },
    ],
    [
      'more choices than a card bears',
      {
        name: 'a',
        label: '甲',
        kind: 'select',
        required: false,
        options: Array.from({ length: 300 }, (_, i) => ({ value: `${i}`, label: `${i}` })),
      },
      { tag: 'input' },
    ],
  ])('%s', (_, field, expected) => {
    const json = renderForm(form([field]));
    expect(cardProblems(json)).toEqual([]);
    const elements = JSON.parse(json).body.elements[0].elements as Record<string, unknown>[];
    expect(elements.find((e) => e.name === 'a')).toMatchObject(expected);
  });

  test('what a field cannot hold whole is said', () => {
    const field: FormField = {
      name: 'a',
      label: '甲',
      kind: 'textarea',
      required: false,
      value: '字'.repeat(1500),
    };
    const json = renderForm(form([field]));
    expect(cardProblems(json)).toEqual([]);
    expect(view(json)).toContain('只带出前 1000 字');
  });

  test('what is wrong stands over its field', () => {
    const fields: FormField[] = [
      { name: 'a', label: '甲', kind: 'text', required: true, error: '请填数字 <b>' },
    ];
    expect(view(renderForm(form(fields)))).toContain('请填数字 <b>\n〔a〕');
  });

  test('of 31 provinces and long values fit', () => {
    const provinces = Array.from({ length: 34 }, (_, i) => ({ value: `${i}`, label: `第${i}省` }));
    const fields: FormField[] = Array.from({ length: 12 }, (_, i) => ({
      name: `f${i}`,
      label: `字段${i}`,
      kind: i % 4 === 0 ? 'multiselect' : 'textarea',
      required: false,
      value: '值'.repeat(900),
      options: provinces,
    }));
    expect(cardProblems(renderForm(form(fields)))).toEqual([]);
  });
});
