import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLAUSE_IDS, CLAUSES, cite, clauseTitle, HEADINGS, quote } from '../../src/plan/miit-2017/clauses.ts';

const bare = (text: string) => text.replace(/\s/gu, '');
const published = bare(readFileSync(new URL('./miit-2017-281.txt', import.meta.url), 'utf8'));
const TITLE = '公共互联网网络安全突发事件应急预案';

/** What the plan prints for one heading or clause: `1.总则`, `1.1编制目的…`, `（1）全国范围…`. */
function printed(id: string, title: string | undefined, text: string): string {
  const item = /\((\d+)\)$/.exec(id)?.[1];
  if (item !== undefined) return bare(`（${item}）${text}`);
  return bare(`${id}${id.includes('.') ? '' : '.'}${title ?? ''}${text}`);
}

const pieces = [
  ...CLAUSE_IDS.map((id) => ({ id: id as string, ...printedClause(id) })),
  ...Object.entries(HEADINGS).map(([id, title]) => ({ id, words: printed(id, title, '') })),
].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

function printedClause(id: (typeof CLAUSE_IDS)[number]) {
  return { words: printed(id, CLAUSES[id].title, CLAUSES[id].text) };
}

describe('the text of the plan', () => {
  it('is the published text, piece by piece, nothing lost or altered', () => {
    let at = published.indexOf(`${TITLE}1.总则`) + TITLE.length;
    for (const { id, words } of pieces) {
      expect(published.slice(at, at + words.length), id).toBe(words);
      at += words.length;
    }
    expect(published.slice(at)).toBe('');
  });

  it('keeps the paragraphs of long clauses apart', () => {
    expect(CLAUSES['5.3'].text.split('\n')).toHaveLength(5);
    expect(CLAUSES['4.1'].text.split('\n')).toHaveLength(3);
  });
});

describe('citing', () => {
  it.each([
    ['3.1(3)', '预案3.1(3)', '《预案》3.1(3)：“1亿以上互联网用户信息泄露”', '特别重大事件（3）'],
    ['9.2', '预案9.2', '《预案》9.2：“本预案由工业和信息化部网络安全管理局负责解释”', '预案解释'],
  ] as const)('%s', (id, short, long, title) => {
    expect(cite(id)).toBe(short);
    expect(quote(id)).toBe(long);
    expect(clauseTitle(id)).toBe(title);
  });
});
