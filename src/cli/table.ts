/** Characters that a terminal draws two columns wide: CJK, kana, hangul, full-width forms and their punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** @returns how many columns of a terminal the text takes */
function width(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

/** @returns the rows as lines, every column but the last padded to its widest cell */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const pad = (cell: string, column: number): string =>
    column === widths.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
