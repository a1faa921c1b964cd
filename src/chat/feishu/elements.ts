import { cutText } from '../../app/cut.ts';
import type { Action } from '../../cards/card.ts';
import { escapeMarkdown } from './markdown.ts';

/** Small parts of cards 2.0. */

export type Element = Record<string, unknown> & { tag: string };

/** What a button carries back: the command line, and for a form that stands in a card of its own, what it needs. */
export interface ButtonValue {
  line: string;
  /** title of the form that stands in a card of its own, and so is closed once it is sent */
  form?: string;
  /** the room that the form belongs to, where it is shown in a direct chat */
  room?: string;
}

const LABEL_MAX = 100;

export const plain = (content: string): Element => ({ tag: 'plain_text', content });
export const markdown = (content: string): Element => ({ tag: 'markdown', content });

/** Text exactly as it is. */
export const text = (content: string): Element => ({
  tag: 'div',
  text: plain(content === '' ? ' ' : content),
});
export const note = (content: string): Element => ({
  tag: 'div',
  text: { ...plain(content === '' ? ' ' : content), text_size: 'notation', text_color: 'grey' },
});
/** Marked by a sign as well: not everybody tells red. */
export const problem = (content: string): Element =>
  markdown(`<font color='red'>✗ ${escapeMarkdown(content)}</font>`);

/**
 * @param name unique in the card
 * @param more further properties, as `form_action_type`
 */
export function button(
  action: Action,
  name: string,
  value: ButtonValue,
  more: Record<string, unknown> = {},
): Element {
  const { title, text: question } = action.confirm ?? { title: '', text: '' };
  return {
    tag: 'button',
    name,
    text: plain(cutText(action.label.trim() || '确定', LABEL_MAX)),
    type: action.style === 'primary' ? 'primary_filled' : action.style,
    behaviors: [{ type: 'callback', value }],
    ...(action.confirm ? { confirm: { title: plain(title || '请确认'), text: plain(question || ' ') } } : {}),
    ...more,
  };
}

/** Buttons beside each other, in as many lines as they need. */
export const row = (buttons: Element[]): Element => ({
  tag: 'column_set',
  flex_mode: 'flow',
  columns: buttons.map((b) => ({ tag: 'column', width: 'auto', elements: [b] })),
});
