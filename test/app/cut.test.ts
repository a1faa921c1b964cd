import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutCard, cutText } from '../../src/app/cut.ts';
import { type Card, cardText } from '../../src/cards/card.ts';

const card = (more: Partial<Card>): Card => ({
  tone: 'red',
  title: '标题',
  blocks: [],
  actions: [],
  ...more,
});
const button = (label: string) => ({ label, line: `/${label}`, style: 'default' as const });
/** fits where its plain text has at most so many characters */
const upTo = (max: number) => (c: Card) => cardText(c).length <= max;
const WHERE = '全文见附件。';

test('a card that fits is itself', () => {
  const one = card({ blocks: [{ type: 'text', text: '甲' }] });
  expect(cutCard(one, upTo(100), WHERE)).toEqual({ card: one, cut: false });
});

test('text goes from its end, part by part; buttons stay', () => {
  const long = card({
    blocks: [
      { type: 'heading', text: '情况' },
      {
        type: 'fields',
        fields: [
          { label: '单位', value: '某公司' },
          { label: '说明', value: '长'.repeat(500) },
        ],
      },
      { type: 'list', items: ['一', '二'] },
    ],
    actions: [button('收到')],
  });
  const { card: short, cut } = cutCard(long, upTo(100), WHERE);
  expect(cut).toBe(true);
  expect(cardText(short).length).toBe(100);
  expect(cardText(short)).toMatch(
    /—— 情况 ——\n单位：某公司\n说明：长+…\n内容过长，此处只显示一部分。全文见附件。\n\[收到\]$/,
  );
});

test('buttons go only where no text is left to go', () => {
  const many = card({ blocks: [{ type: 'text', text: '甲' }], actions: Array(100).fill(button('收到')) });
  const { card: short } = cutCard(many, upTo(100), WHERE);
  expect(short.actions.length).toBeGreaterThan(0);
  expect(short.actions.length).toBeLessThan(100);
});

test('marks that would reach beyond the cut are left out', () => {
  const marks = [
    { start: 0, end: 2 },
    { start: 90, end: 99 },
  ];
  const { card: short } = cutCard(
    card({ blocks: [{ type: 'quote', text: '字'.repeat(200), marks }] }),
    upTo(80),
    WHERE,
  );
  expect(short.blocks[0]).toMatchObject({ marks: [{ start: 0, end: 2 }] });
});

test('whatever the text and the limit, what comes out fits where it can, and no character is cut in two', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.integer({ min: 40, max: 200 }),
      (items, max) => {
        const { card: short } = cutCard(card({ blocks: [{ type: 'list', items }] }), upTo(max), WHERE);
        expect(cardText(short).length).toBeLessThanOrEqual(max);
        expect(cardText(short)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      },
    ),
  );
});

test.each([
  ['甲乙丙', 3, '甲乙丙'],
  ['甲乙丙', 2, '甲…'],
  ['𠮷𠮷', 3, '𠮷…'],
  ['𠮷𠮷', 2, '…'],
])('%s in %i is %s', (text, max, expected) => {
  expect(cutText(text, max)).toBe(expected);
});
