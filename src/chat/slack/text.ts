import type { types } from '@slack/bolt';
import type { Inbound } from '../../app/chat.ts';
import { cutText } from '../../app/cut.ts';

/** Text on its way to and from Slack. */

/** Control characters other than tab and line feed, and the marks that reorder text to look like other text. */
const CONTROLS = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** @returns the text without what can't be seen */
export const shown = (text: string): string => text.replace(CONTROLS, '');

/** Cuts text into pieces, none longer than `max`, no character in two. */
export function pieces(text: string, max: number): string[] {
  const all: string[] = [];
  for (let rest = text; rest.length > 0; ) {
    const whole = /[\uD800-\uDBFF]$/.test(rest.slice(0, max)) ? max - 1 : max;
    all.push(rest.slice(0, whole));
    rest = rest.slice(whole);
  }
  return all;
}

/**
 * Text that Slack shows as it stands: no mention, link or emphasis in it is ever parsed.
 * @param max the place's limit; longer text ends with …; empty text, which Slack refuses, becomes —
 */
export function plain(text: string, max: number): types.PlainTextElement {
  const cut = cutText(shown(text), max);
  return { type: 'plain_text', text: cut.trim() === '' ? '—' : cut, emoji: false };
}

/** Takes the meaning from the three characters that Slack's markup begins with. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text for where Slack does not say whether it reads markup: in topics, purposes and the names of files. */
export function inert(text: string, max: number): string {
  return cutText(shown(text).replaceAll('<', '＜').replaceAll('>', '＞'), max);
}

/** @returns the mention that notifies this person; empty for what is no id of a Slack user */
export function mention(handle: string): string {
  return /^[UW][A-Z0-9]{2,20}$/u.test(handle) ? `<@${handle}>` : '';
}

const MARKUP = /<(?<kind>[@#!]|(?=https?:|mailto:))(?<target>[^<>|\s]+)(?:\|(?<label>[^<>]*))?>/gu;

/** @returns what a person typed, from Slack's form of it: mentions as `@U…`, channels as `#name`, links as typed */
export function readText(text: string): string {
  return text
    .replace(MARKUP, (_whole, kind: string, target: string, label: string | undefined) => {
      if (kind === '@') return `@${target}`;
      if (kind === '#') return `#${label || target}`;
      if (kind === '!') return label || `@${target}`;
      return label || target.replace(/^mailto:/u, '');
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** @returns the input with the people whom its text mentions, as `readText` writes them */
export function withMentioned(inbound: Inbound): Inbound {
  const { input } = inbound;
  const text = input.type === 'line' ? input.line : 'text' in input ? input.text : '';
  const mentioned = [...text.matchAll(/@(?<handle>[UW][A-Z0-9]{8,20})(?![A-Za-z0-9])/gu)].map((m) => ({
    text: m[0],
    handle: m.groups?.handle ?? '',
  }));
  return mentioned.length === 0 ? inbound : { ...inbound, mentioned };
}
