/** What people type, before anything else looks at it. */

/** The name that the bot goes by in its rooms. */
export const BOT_NAME = '应急';

/** The most that one message or one form may hold, in bytes of UTF-8. */
const MAX_TEXT_BYTES = 100_000;

/** Controls other than tab and line feed, and the marks that reorder text to make it look like other text. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** @returns the text with LF line ends, without control characters, trimmed */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?/gu, '\n')
    .replace(UNSEEN, (c) => (c === '\n' || c === '\t' ? c : ''))
    .trim();
}

/** @returns true where the text is over MAX_TEXT_BYTES */
export function isTooLong(...parts: string[]): boolean {
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0) > MAX_TEXT_BYTES;
}

const ADDRESSED = new RegExp(`^@${BOT_NAME}(?:[\\s:：,，]+|(?=[/／]))(?<rest>\\S.*)$`, 'su');

/**
 * Tells a command from talk: `/…`, `／…`, exactly 收到, or anything that is said to the bot (`@应急 …`).
 * @returns the command line as typed, without the bot's name; null for talk
 */
export function lineOf(text: string): string | null {
  const addressed = ADDRESSED.exec(text)?.groups?.rest;
  if (addressed !== undefined) return addressed;
  return /^[/／]\s*\S/u.test(text) || text === '收到' ? text : null;
}
