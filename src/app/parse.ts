/** Reads a command line: `/<command> [#number][@version] [key=value …] [free text]`. Pure text, no meaning yet. */

export interface ParsedLine {
  name: string;
  /** as typed: `2026-0001`, `0001` or `1` */
  number: string | null;
  /** the version of the record that a button was drawn from */
  version: number | null;
  values: Record<string, string>;
  rest: string;
}

const LEAD = /^[/／]\s*([^\s#＃]+)\s*/u;
/** `#7`, `#2026-0007`, and without `#` the whole number only; digits may be full-width */
const NUMBER =
  /^(?:[#＃]((?:[0-9０-９]{4}[-－])?[0-9０-９]{1,6})|([0-9０-９]{4}[-－][0-9０-９]{4,6}))(?:@([0-9]{1,9}))?(?=\s|$)\s*/u;

/** @returns the text without control characters, trimmed; line breaks stay */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' || c === '\t' ? c : ''))
    .trim();
}

/** @returns the command's name without its slash; null when the text is no command */
export function commandName(text: string): string | null {
  const lead = LEAD.exec(text);
  return lead?.[1] ?? null;
}

/**
 * @param text a line that begins with `/`
 * @param keys the keys that the command knows; other words with `=` are free text
 */
export function parseLine(text: string, keys: ReadonlySet<string>): ParsedLine | null {
  const lead = LEAD.exec(text);
  if (!lead) return null;
  let rest = text.slice(lead[0].length);
  const numbered = NUMBER.exec(rest);
  if (numbered) rest = rest.slice(numbered[0].length);
  const values: Record<string, string> = {};
  const words: string[] = [];
  for (const piece of rest.matchAll(/([^\s=＝"“”]{1,20})[=＝](?:"([^"]*)"|“([^”]*)”|(\S*))|\S+|\s+/gu)) {
    const key = piece[1];
    if (key !== undefined && keys.has(key)) values[key] = piece[2] ?? piece[3] ?? piece[4] ?? '';
    else words.push(piece[0]);
  }
  return {
    name: lead[1] ?? '',
    number: (numbered?.[1] ?? numbered?.[2])?.normalize('NFKC') ?? null,
    version: numbered?.[3] ? Number(numbered[3]) : null,
    values,
    rest: words.join('').trim(),
  };
}

/** @returns the full number: `7` in 2026 is `2026-0007` */
export function fullNumber(typed: string, year: string): string {
  const [y, n] = typed.includes('-') ? typed.split('-') : [year, typed];
  return `${y}-${String(Number(n)).padStart(4, '0')}`;
}

/** 收到, typed without a slash. */
export function isAcknowledgement(text: string): boolean {
  return /^(已)?收到[。！!.]?$/u.test(text.trim());
}
