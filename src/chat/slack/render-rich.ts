import type { types } from '@slack/bolt';
import { pieces, shown } from './text.ts';

/**
 * Headings, quotations and lists as rich text: their text elements are shown as they stand, no mention or link in them is
 * ever parsed, and yet words can be set off.
 */

/** Slack states no limit for an element; a section's is kept. */
const MAX_ELEMENT = 3000;

export function richHeading(text: string): types.RichTextBlock {
  return rich([{ type: 'rich_text_section', elements: elements(text, true) }]);
}

export function richList(items: readonly string[]): types.RichTextBlock {
  const sections = items.map((item) => ({
    type: 'rich_text_section' as const,
    elements: elements(item, false),
  }));
  return rich([{ type: 'rich_text_list', style: 'bullet', elements: sections }]);
}

/** @param marks parts of the text to set off; ones that overlap or lie outside are left out */
export function richQuote(
  text: string,
  marks: readonly { start: number; end: number }[],
): types.RichTextBlock {
  const parts: types.RichTextText[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue;
    parts.push(...elements(text.slice(at, start), false), ...elements(text.slice(start, end), true));
    at = end;
  }
  parts.push(...elements(text.slice(at), false));
  return rich([{ type: 'rich_text_quote', elements: parts }]);
}

const rich = (elements: types.RichTextBlock['elements']): types.RichTextBlock => ({
  type: 'rich_text',
  elements,
});

/** Slack refuses elements without text. */
function elements(text: string, bold: boolean): types.RichTextText[] {
  return pieces(shown(text), MAX_ELEMENT).map((piece) => ({
    type: 'text',
    text: piece,
    ...(bold ? { style: { bold } } : {}),
  }));
}
