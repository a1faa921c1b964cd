/**
 * PDF pages of text and lines, as much of it as a printed table needs. Chinese stands in the font that every reader
 * brings for it (STSong-Light, Adobe-GB1), so that nothing is embedded and the document is plain ASCII.
 */

/** Points from the lower left corner of an A4 page. */
export interface Text {
  x: number;
  y: number;
  size: number;
  text: string;
}
export interface Line {
  from: [number, number];
  to: [number, number];
}
export interface Page {
  texts: Text[];
  lines: Line[];
}

export const A4 = { width: 595, height: 842 };

/** Glyphs of ASCII are half as wide as they are high, all others as wide. @returns points */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, c) => sum + (/[ -~]/u.test(c) ? size / 2 : size), 0);
}

const FONT = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];
/** numbers of the objects before those of the pages: catalog, pages, the three of the font, information */
const BEFORE = 6;

/** @returns the whole document, ASCII only */
export function pdf(title: string, pages: Page[]): string {
  const kids = pages.map((_, i) => `${BEFORE + 1 + 2 * i} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    ...FONT,
    `<< /Title ${utf16(`\uFEFF${title}`)} >>`,
    ...pages.flatMap((page, i) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources << /Font << /F 3 0 R >> >> /Contents ${BEFORE + 2 + 2 * i} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let document = '%PDF-1.5\n';
  const places = objects.map((object, i) => {
    const place = document.length;
    document += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${document.length}\n%%EOF\n`;
  return document + table + trailer;
}

function contentOf({ texts, lines }: Page): string {
  return [
    '0.5 w',
    ...lines.map(({ from, to }) => `${from.map(short).join(' ')} m ${to.map(short).join(' ')} l S`),
    ...texts.map((t) => `BT /F ${short(t.size)} Tf ${short(t.x)} ${short(t.y)} Td ${utf16(t.text)} Tj ET`),
  ].join('\n');
}

const short = (n: number): string => String(Math.round(n * 100) / 100);

/** @returns a hexadecimal string, which needs no escapes */
function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<${units.join('').toUpperCase()}>`;
}
