import type { Block, Card } from '../../cards/card.ts';
import type { Outcome } from './api.ts';

/**
 * A company's data loss prevention may refuse cards with plain telephone numbers or e-mail addresses. What must be heard
 * goes out all the same, without them.
 */

const REFUSED = 230028;
const NOTE = '企业的数据防泄漏策略不许发送电话号码和邮箱，已用 * 代替。';

/** digits of telephone numbers but the first three and last four; what stands before the @ of an address but one */
const HIDDEN = [
  /(?<=(?<!\d)1[3-9]\d[- ]?)\d{4}[- ]?(?=\d{4}(?!\d))/g,
  /(?<=(?<!\d)0\d{2,3}[- ]?)\d{3,4}(?=\d{4}(?!\d))/g,
  /(?<=(?<![\w.+-])[\w+])[\w.+-]+(?=@[\w-]+(?:\.[\w-]+)+)/g,
];

/**
 * @param send sends the card; `again` tells the second attempt's key from the first one's
 * @returns what became of the card, or of the card without contacts where that was the trouble
 */
export async function unlessContacts<T>(
  card: Card,
  send: (card: Card, again: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const sent = await send(card, '');
  if (sent.ok || sent.code !== REFUSED) return sent;
  return send(withoutContacts(card), ':without-contacts');
}

/** The same length everywhere, so that marks stay where they are. Forms keep their values, which come back. */
function withoutContacts(card: Card): Card {
  return {
    ...card,
    title: hidden(card.title),
    ...(card.subtitle === undefined ? {} : { subtitle: hidden(card.subtitle) }),
    blocks: [...card.blocks.map(blockHidden), { type: 'note', text: NOTE }],
  };
}

function blockHidden(block: Block): Block {
  switch (block.type) {
    case 'fields':
      return { ...block, fields: block.fields.map(({ label, value }) => ({ label, value: hidden(value) })) };
    case 'list':
      return { ...block, items: block.items.map(hidden) };
    default:
      return { ...block, text: hidden(block.text) };
  }
}

const hidden = (text: string): string =>
  HIDDEN.reduce((t, pattern) => t.replace(pattern, (part) => '*'.repeat(part.length)), text);
