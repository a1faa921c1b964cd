import type { Block, Card } from '../cards/card.ts';

/** Platforms bear cards only up to a size. What is too long is cut and says so, never refused. */

export interface Cut {
  card: Card;
  cut: boolean;
}

/**
 * Shortens a card until it fits: first its text from the end, then its buttons from the end.
 * @param fits whether the platform takes the card as it is
 * @param where a Chinese sentence that says where the whole stands, as 全文见附件。
 * @returns the card itself where it fits; else a shorter one that ends with a note
 */
export function cutCard(card: Card, fits: (card: Card) => boolean, where: string): Cut {
  if (fits(card)) return { card, cut: false };
  const note: Block = { type: 'note', text: `内容过长，此处只显示一部分。${where}` };
  const withText = (length: number, of: Card): Card => ({
    ...of,
    blocks: [...takeText(of.blocks, length), note],
  });
  const withActions = (count: number): Card => ({ ...card, actions: card.actions.slice(0, count) });

  const bare = largest(card.actions.length, (n) => fits(withText(0, withActions(n))));
  const base = withActions(bare);
  const length = largest(sizeOf(card.blocks), (n) => fits(withText(n, base)));
  return { card: withText(length, base), cut: true };
}

/** @returns the text's first `max` characters, with … where it was longer; no character is cut in two */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${wholeCharacters(text, Math.max(0, max - 1))}…`;
}

function wholeCharacters(text: string, length: number): string {
  const head = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
}

/** @returns the largest number up to `max` that holds, 0 where none does; what holds for a number holds below it */
function largest(max: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = max;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Every block, field and item counts one beside its characters, so that empty ones are cut as well. */
function blockSize(block: Block): number {
  if (block.type === 'fields')
    return block.fields.reduce((n, f) => n + f.label.length + f.value.length + 1, 1);
  if (block.type === 'list') return block.items.reduce((n, i) => n + i.length + 1, 1);
  return block.text.length + 1;
}

const sizeOf = (blocks: Block[]): number => blocks.reduce((n, b) => n + blockSize(b), 0);

function takeText(blocks: Block[], length: number): Block[] {
  const kept: Block[] = [];
  let left = length;
  for (const block of blocks) {
    const size = blockSize(block);
    if (size <= left) kept.push(block);
    else {
      const part = takeBlock(block, left - 1);
      if (part) kept.push(part);
      break;
    }
    left -= size;
  }
  return kept;
}

function takeBlock(block: Block, length: number): Block | null {
  if (length <= 0) return null;
  if (block.type === 'list') {
    const items = takeParts(
      block.items,
      length,
      (item) => item.length,
      (item, n) => cutText(item, n),
    );
    return items.length > 0 ? { ...block, items } : null;
  }
  if (block.type === 'fields') {
    const fields = takeParts(
      block.fields,
      length,
      (f) => f.label.length + f.value.length,
      (f, n) => ({ ...f, value: cutText(f.value, n - f.label.length) }),
    );
    return fields.length > 0 ? { ...block, fields } : null;
  }
  const text = cutText(block.text, length);
  if (block.type !== 'quote' || !block.marks) return { ...block, text };
  return { ...block, text, marks: block.marks.filter((m) => m.end < text.length) };
}

function takeParts<T>(
  parts: T[],
  length: number,
  size: (part: T) => number,
  shorten: (part: T, n: number) => T,
): T[] {
  const kept: T[] = [];
  let left = length;
  for (const part of parts) {
    if (size(part) + 1 > left) {
      const short = left > 1 ? shorten(part, left - 1) : null;
      if (short !== null && size(short) + 1 <= left) kept.push(short);
      break;
    }
    kept.push(part);
    left -= size(part) + 1;
  }
  return kept;
}
