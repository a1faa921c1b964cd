/** Reads Markdown the way a renderer does, as far as the laws of documents need it. */

/** @returns the headings, as `## 一、事件基本情况` */
export function headings(markdown: string): string[] {
  return markdown.split('\n').filter((line) => /^ {0,3}#{1,6}(\s|$)/.test(line));
}

/** @returns the text under the heading whose title contains the words, up to the next of that depth or above */
export function section(markdown: string, words: string): string {
  const lines = markdown.split('\n');
  const from = lines.findIndex((line) => line.startsWith('#') && line.includes(words));
  if (from === -1) throw new Error(`no heading has ${words}`);
  const depth = /^#+/.exec(lines[from] ?? '')?.[0].length ?? 0;
  const length = lines.slice(from + 1).findIndex((line) => (/^#+/.exec(line)?.[0].length ?? 9) <= depth);
  return lines.slice(from + 1, length === -1 ? undefined : from + 1 + length).join('\n');
}

/** Without what a backslash has made plain text. */
export function unescaped(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]/g, '');
}

/** @returns for every line of every table, how many cells it has */
export function cells(markdown: string): number[] {
  return unescaped(markdown)
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').length - 2);
}

/** The shape of a document: which kinds of blocks follow on each other, whatever they say. */
export function shape(markdown: string): string[] {
  return markdown.split('\n').map((line) => {
    if (line === '') return '';
    if (/^ {0,3}#/.test(line)) return line;
    const [count] = cells(line);
    if (count !== undefined) return `table of ${count}`;
    return /^(- |> |>$)/.exec(line)?.[0] ?? 'text';
  });
}
