import { describe, expect, test } from 'vitest';
import { personId } from '../../src/domain/ids.ts';
import { monthTable } from '../../src/domain/rota/month.ts';
import type { Cover, Shift } from '../../src/domain/rota/rota.ts';
import { widthOf } from '../../src/report/pdf.ts';
import { rotaPage } from '../../src/report/rota-page.ts';

/** The month's rota as a PDF, read back from its own bytes. */

const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-12-01T00:30:00Z');
const shiftsOf = (hours: number, count: number): Shift[] =>
  Array.from({ length: count }, (_, i) => ({
    startsAt: new Date(BEGIN + i * hours * HOUR).toISOString(),
    endsAt: new Date(BEGIN + (i + 1) * hours * HOUR).toISOString(),
    primary: personId(i % 2 === 0 ? '张三' : '阿卜杜热西提·买买提江·艾尔肯·吐尔逊'),
    backup: null,
    leader: personId('赵局长'),
  }));
const page = (shifts: Shift[], covers: Cover[] = []): string =>
  rotaPage(
    '四川省通信管理局',
    '2026-12',
    monthTable({ shifts, covers }, '2026-12'),
    String,
    '2026-11-28T01:00:00Z',
  );

interface Placed {
  text: string;
  x: number;
  y: number;
  size: number;
}
/** @returns the texts of each page */
function textsOf(pdf: string): Placed[][] {
  return [...pdf.matchAll(/stream\n(.*?)\nendstream/gsu)].map(([, content = '']) =>
    [...content.matchAll(/BT \/F (\S+) Tf (\S+) (\S+) Td <([\dA-F]*)> Tj ET/gu)].map(
      ([, size, x, y, hex = '']) => ({
        text: Buffer.from(hex, 'hex').swap16().toString('utf16le'),
        x: Number(x),
        y: Number(y),
        size: Number(size),
      }),
    ),
  );
}

describe('the page to print', () => {
  test('is a document whose table of objects points at them, in ASCII', () => {
    const pdf = page(shiftsOf(24, 31));
    expect(pdf).toMatch(/^%PDF-1\.5\n[\n -~]*%%EOF\n$/u);
    const start = Number(/startxref\n(\d+)/u.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const places = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gmu)].map((m) => Number(m[1]));
    expect(places).toHaveLength(8);
    for (const [i, place] of places.entries())
      expect(pdf.slice(place)).toMatch(new RegExp(`^${i + 1} 0 obj\n`));
    for (const [, length, content] of pdf.matchAll(/<< \/Length (\d+) >>\nstream\n(.*?)\nendstream/gsu))
      expect(content?.length).toBe(Number(length));
  });

  test('names every shift with its day, its times and its people; gaps, too', () => {
    const shifts = shiftsOf(24, 31).filter((_, i) => i !== 9);
    const [texts = []] = textsOf(page(shifts));
    const row = (day: string): string[] => {
      const first = texts.find((t) => t.text === day);
      return texts.filter((t) => t.y === first?.y).map((t) => t.text);
    };
    expect(texts[0]?.text).toBe('四川省通信管理局 2026-12 值班表');
    expect(row('2026-12-01')).toEqual(['2026-12-01', '周二', '08:30–12-02 08:30', '张三', '赵局长']);
    expect(row('2026-12-10')).toEqual(['2026-12-10', '周四', '08:30–12-11 08:30', '无人值班']);
    expect(row('2026-12-31').slice(0, 3)).toEqual(['2026-12-31', '周四', '08:30–01-01 08:30']);
    expect(texts.at(-1)?.text).toBe('2026-11-28 09:00 生成。');
  });

  test('marks who stands in', () => {
    const [s] = shiftsOf(24, 1);
    if (!s) throw new Error('no shift');
    const cover: Cover = {
      post: 'primary',
      startsAt: s.startsAt,
      endsAt: s.endsAt,
      person: personId('李四'),
      reason: '',
    };
    const [texts = []] = textsOf(page([s], [cover]));
    expect(texts.map((t) => t.text)).toContain('李四＊');
    expect(texts.at(-1)?.text).toContain('＊为换班后的人员');
  });

  test.each([
    ['24-hour shifts on one page', 24, 31, 1],
    ['12-hour shifts on two', 12, 62, 2],
    ['8-hour shifts on three', 8, 92, 3],
    ['a month without shifts', 24, 0, 1],
  ])('%s', (_what, hours, count, pages) => {
    const found = textsOf(page(shiftsOf(hours, count)));
    expect(found).toHaveLength(pages);
    if (pages > 1) expect(found.at(-1)?.at(-1)?.text).toContain(`第${pages}页，共${pages}页`);
    const texts = found.flat();
    expect(texts.filter((t) => /^2026-12-\d\d$/u.test(t.text))).toHaveLength(count);
    // Nothing stands outside the margins, and no name over the edge of its column.
    for (const t of texts) {
      expect(t.x).toBeGreaterThan(40);
      expect(t.x + widthOf(t.text, t.size)).toBeLessThan(555);
      expect(t.y).toBeGreaterThan(40);
      if (t.text.startsWith('阿卜杜')) expect(widthOf(t.text, t.size)).toBeLessThan(100);
    }
  });
});
