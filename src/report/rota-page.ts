import type { PersonId } from '../domain/ids.ts';
import type { MonthLine } from '../domain/rota/month.ts';
import { formatShanghai } from '../domain/time.ts';
import { A4, type Line, type Page, pdf, type Text, widthOf } from './pdf.ts';

/** A month's rota as a page to print (PDF), which Feishu, Slack and browsers show as it is. */

const MARGIN = 42;
const ROW = 20;
const SIZE = 10;
const SMALLEST = 5;
const TITLE = 16;
const NOTE = 8;
/** of the columns in points; together they fill the page between its margins */
const COLUMNS = [64, 36, 112, 100, 100, 99];
const HEAD = ['日期', '星期', '时间', '主班', '副班', '带班领导'];
const TOP = A4.height - MARGIN - 40;
const ROWS_PER_PAGE = Math.floor((TOP - MARGIN - 20) / ROW) - 1;

/**
 * @param name how a person is called
 * @param at when it is made, UTC ISO
 * @returns the PDF, ASCII only
 */
export function rotaPage(
  org: string,
  month: string,
  lines: MonthLine[],
  name: (person: PersonId) => string,
  at: string,
): string {
  const title = `${org} ${month} 值班表`;
  const rows = lines.length > 0 ? lines.map((l) => cellsOf(l, name)) : [['本月没有排班', '', '', '', '', '']];
  const covered = lines.some((l) => l.covered.length > 0);
  const count = Math.ceil(rows.length / ROWS_PER_PAGE);
  const pages = Array.from({ length: count }, (_, i): Page => {
    const part = rows.slice(i * ROWS_PER_PAGE, (i + 1) * ROWS_PER_PAGE);
    const note = `${covered ? '＊为换班后的人员。' : ''}${formatShanghai(at)} 生成。${count > 1 ? `第${i + 1}页，共${count}页` : ''}`;
    const table = tableOf([HEAD, ...part]);
    const texts = [
      centred(title, A4.width / 2, A4.height - MARGIN - TITLE, TITLE, A4.width - 2 * MARGIN),
      ...table.texts,
      { x: MARGIN, y: TOP - (part.length + 1) * ROW - 14, size: NOTE, text: note },
    ];
    return { texts, lines: table.lines };
  });
  return pdf(title, pages);
}

function cellsOf(l: MonthLine, name: (person: PersonId) => string): string[] {
  const until = formatShanghai(l.endsAt);
  const time = `${formatShanghai(l.startsAt).slice(11)}–${until.startsWith(l.date) ? until.slice(11) : until.slice(5)}`;
  const post = (p: 'primary' | 'backup' | 'leader'): string =>
    l.posts[p] ? `${name(l.posts[p])}${l.covered.includes(p) ? '＊' : ''}` : '';
  return [
    l.date,
    `周${l.weekday}`,
    time,
    l.gap ? '无人值班' : post('primary'),
    post('backup'),
    post('leader'),
  ];
}

function tableOf(rows: string[][]): Page {
  const edges = [MARGIN];
  for (const width of COLUMNS) edges.push((edges.at(-1) ?? MARGIN) + width);
  const right = edges.at(-1) ?? MARGIN;
  const bottom = TOP - rows.length * ROW;
  const lines: Line[] = [
    ...Array.from({ length: rows.length + 1 }, (_, i): Line => {
      const y = TOP - i * ROW;
      return { from: [MARGIN, y], to: [right, y] };
    }),
    ...edges.map((x): Line => ({ from: [x, TOP], to: [x, bottom] })),
  ];
  const texts = rows.flatMap((cells, row) =>
    cells.map((text, i) => {
      const width = COLUMNS[i] ?? 0;
      return centred(text, (edges[i] ?? 0) + width / 2, TOP - (row + 1) * ROW + 6, SIZE, width - 4);
    }),
  );
  return { texts: texts.filter((t) => t.text !== ''), lines };
}

/** Smaller where it would not fit, and cut where it could not be read any more. */
function centred(text: string, middle: number, y: number, size: number, room: number): Text {
  const fitting = Math.max(SMALLEST, Math.min(size, (size * room) / widthOf(text, size)));
  let shown = text;
  while (shown !== '' && widthOf(shown, fitting) > room + 0.01) shown = [...shown].slice(0, -1).join('');
  return { x: middle - widthOf(shown, fitting) / 2, y, size: fitting, text: shown };
}
