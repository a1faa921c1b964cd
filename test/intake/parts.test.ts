import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatShanghai } from '../../src/domain/time.ts';
import { readReport } from '../../src/intake/read.ts';
import type { Reading } from '../../src/intake/reading.ts';

/**
 * Who was hit, when, what is being done and what is asked for (4.1), in reports as people write them. One JSON object a line:
 * the text, and for each part what it is, null where the text doesn't tell it, or a list of what is equally right.
 */
type Part = 'affected' | 'occurred' | 'discovered' | 'measures' | 'suggestions';
type Row = { text: string } & Record<Part, string | null | string[]>;

/** The night of the table's reports: 2026-11-28 03:12 in Shanghai. */
const AT = new Date('2026-11-27T19:12:00Z');
const rows = readFileSync(new URL('parts.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): Row => JSON.parse(line));

const time = (at: string | undefined) => at && formatShanghai(at);
const READ: Record<Part, (reading: Reading) => string | undefined> = {
  affected: (r) => r.affectedName,
  occurred: (r) => time(r.occurredAt),
  discovered: (r) => time(r.discoveredAt),
  measures: (r) => r.measures,
  suggestions: (r) => r.suggestions,
};
const plain = (text: string) => text.replace(/[“”"'「」《》\s。，；,;.]/gu, '');

/** `near`: more or less of the right words (平台已限流 for 已限流); never for times. */
function judge(row: Row, part: Part): 'right' | 'near' | 'missed' | 'wrong' {
  const read = READ[part](readReport(row.text, AT));
  const wanted = [row[part]].flat().map((one) => (one === null ? undefined : plain(one)));
  const found = read === undefined ? undefined : plain(read);
  if (wanted.includes(found)) return 'right';
  if (found === undefined) return 'missed';
  const words = part !== 'occurred' && part !== 'discovered';
  return words && wanted.some((one) => one !== undefined && (one.includes(found) || found.includes(one)))
    ? 'near'
    : 'wrong';
}

describe('the parts of a report (4.1)', () => {
  it.each<[Part, { right: number; wrong: number }]>([
    ['affected', { right: 0.91, wrong: 0.025 }],
    ['occurred', { right: 0.975, wrong: 0.025 }],
    ['discovered', { right: 0.98, wrong: 0.01 }],
    ['measures', { right: 0.95, wrong: 0.01 }],
    ['suggestions', { right: 0.97, wrong: 0.005 }],
  ])('%s', (part, bar) => {
    const verdicts = rows.map((row) => judge(row, part));
    const share = (...of: string[]) => verdicts.filter((v) => of.includes(v)).length / rows.length;
    console.log(
      `${part}: ${(share('right') * 100).toFixed(1)}% right, ${(share('wrong') * 100).toFixed(1)}% wrong`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(600);
    expect(share('right', 'near')).toBeGreaterThanOrEqual(bar.right);
    expect(share('wrong')).toBeLessThanOrEqual(bar.wrong);
  });

  it('are words of the text', () => {
    for (const { text } of rows) {
      const { affectedName, measures, suggestions } = readReport(text, AT);
      for (const words of [affectedName, measures, suggestions]) expect(text).toContain(words ?? '');
    }
  });
});
