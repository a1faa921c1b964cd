/**
 * Markdown that user text can't break out of. Only what is built here is `Md`; every string that is put into it is
 * escaped, and always stays on its line.
 */
export interface Md {
  readonly md: string;
}

/** Longer texts are cut in documents; the whole stands in the chronicle. */
const MOST_SHOWN = 1000;

const raw = (text: string): Md => ({ md: text });

/** A template whose own words are Markdown; strings put into it are plain text. */
export function md(words: TemplateStringsArray, ...values: (string | number | Md)[]): Md {
  const parts = values.map(
    (v, i) => `${typeof v === 'object' ? v.md : escaped(String(v))}${words[i + 1] ?? ''}`,
  );
  return raw(`${words[0] ?? ''}${parts.join('')}`);
}

/** What a person must write, with guidance. Its words are ours, never a user's. */
export function blank(guidance: string): Md {
  return md`【请填写：${guidance}】`;
}

export function hasBlank(text: Md): boolean {
  return text.md.includes('【请填写：');
}

/** @returns the text where there is any, else what a person must write */
export function orBlank(text: string | null, guidance: string): Md {
  return text !== null && oneLine(text) !== '' ? md`${text}` : blank(guidance);
}

export function heading(depth: 1 | 2 | 3, text: string): Md {
  return md`${raw('#'.repeat(depth))} ${text}`;
}

export function bullets(items: Md[]): Md {
  return raw(items.map((item) => `- ${item.md}`).join('\n'));
}

export function quoted(paragraphs: Md[]): Md {
  return raw(paragraphs.map((p) => `> ${p.md}`).join('\n>\n'));
}

/** @param rows each as long as the head */
export function table(head: string[], rows: Md[][]): Md {
  const lines = [head.map((h) => md`${h}`), head.map(() => raw('---')), ...rows];
  return raw(lines.map((cells) => `| ${cells.map((c) => c.md).join(' | ')} |`).join('\n'));
}

export function joined(items: Md[], separator: string): Md {
  return raw(items.map((i) => i.md).join(separator));
}

/** Blocks one under the other, with an empty line between them. */
export function blocks(parts: Md[]): Md {
  return joined(parts, '\n\n');
}

/**
 * @param most characters to keep
 * @param rest where the whole text stands, in Chinese, for a text that was cut
 */
export function cut(text: string, most: number, rest: string): string {
  // Two UTF-16 units at most make a character.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length > most ? `${characters.slice(0, most).join('')}……（${rest}）` : text;
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Cs}/gu, '�')
    .trim();
}

/** One line that reads as the text does, whatever it holds; 【请填写 is kept for our own blanks. */
function escaped(text: string): string {
  return oneLine(cut(text, MOST_SHOWN, '全文见处置日志'))
    .replace(/[\\`*_[\]<>|~&$^@]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/^[-+=#:(]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/【(?=\s*请填写)/g, '〔');
}
