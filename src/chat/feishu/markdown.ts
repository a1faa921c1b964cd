/** Text in the platform's markdown. Everything that could be a mark stands as an entity, so text stays text. */

const MARKS = /[\\`*_{}[\]()#+\-.!~>|<&:$=@"'^]/g;

/** @returns markdown that reads exactly as the text: no mention, link, tag, heading, list or emoji comes of it */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(MARKS, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/^ +/gm, (spaces) => '&nbsp;'.repeat(spaces.length));
}

/** @returns every line as a quotation */
export const quoted = (markdown: string): string => markdown.replace(/^/gm, '> ');

/**
 * Sets parts of a text off.
 * @param marks ranges of the text, in UTF-16 units; ones that overlap or lie outside are left out
 */
export function escapeMarked(text: string, marks: { start: number; end: number }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue;
    const marked = escapeMarkdown(text.slice(start, end)).replaceAll('\n', "</font>\n<font color='red'>");
    parts.push(escapeMarkdown(text.slice(at, start)), `<font color='red'>${marked}</font>`);
    at = end;
  }
  parts.push(escapeMarkdown(text.slice(at)));
  return parts.join('');
}

/** @returns markdown that calls people; whatever isn't a person's id, as `all`, is left out */
export const mentionsOf = (openIds: string[]): string =>
  openIds
    .filter(isOpenId)
    .map((id) => `<at id=${id}></at>`)
    .join(' ');

export const isOpenId = (handle: string): boolean => /^ou_\w{1,64}$/.test(handle);
