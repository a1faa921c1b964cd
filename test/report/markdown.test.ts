import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, bullets, cut, hasBlank, heading, md, orBlank, table } from '../../src/report/markdown.ts';
import { cells, headings, unescaped } from './reading.ts';

describe('text put into Markdown stays text', () => {
  it.each([
    ['plain Chinese is left alone', '1.2亿用户，2026-0001 号（四川）', '1.2亿用户，2026-0001 号（四川）'],
    ['lines', '一\r\n二\u2028三\u0085四', '一 二 三 四'],
    ['a heading', '# 一、结论', '\\# 一、结论'],
    ['a heading on a later line', '好\n## 结论', '好 ## 结论'],
    ['an underline that makes a heading', '===', '\\==='],
    ['a rule', '---', '\\---'],
    ['a list', '- 一', '\\- 一'],
    ['a numbered list', '1. 一', '1\\. 一'],
    ['a pipe', 'a|b', 'a\\|b'],
    ['a pipe after a backslash', 'a\\|b', 'a\\\\\\|b'],
    ['code', '`x` ```', '\\`x\\` \\`\\`\\`'],
    ['HTML', '<h1>x</h1>&#35;', '\\<h1\\>x\\</h1\\>\\&#35;'],
    ['a link', '[x](http://a.cn)', '\\[x\\](http\\://a.cn)'],
    ['addresses that become links by themselves', 'www.a.cn b@c.cn', 'www\\.a.cn b\\@c.cn'],
    ['emphasis', '**重** ~~删~~ _x_', '\\*\\*重\\*\\* \\~\\~删\\~\\~ \\_x\\_'],
    ['writing from right to left', 'a\u202Eb\u200Bc', 'abc'],
    ['half a character', 'a\uD800b', 'a�b'],
    ['a mark of ours', '【请填写：无】', '〔请填写：无】'],
  ])('%s', (_, text, shown) => {
    expect(md`${text}`.md).toBe(shown);
  });

  it('keeps what is Markdown already', () => {
    expect(md`甲：${md`${'a|b'}`}`.md).toBe('甲：a\\|b');
  });

  it('marks what a person must write, and tells it from the same words in a text', () => {
    expect(hasBlank(blank('单位'))).toBe(true);
    expect(hasBlank(orBlank(' \n', '单位'))).toBe(true);
    expect(hasBlank(orBlank('【请填写：单位】', '单位'))).toBe(false);
  });

  it.each([
    ['十个字以内', 10, '十个字以内'],
    ['一二三四五', 3, '一二三……（见原文）'],
    ['😀😀😀', 2, '😀😀……（见原文）'],
    ['😀😀', 2, '😀😀'],
  ])('cuts %s to %i characters', (text, most, shown) => {
    expect(cut(text, most, '见原文')).toBe(shown);
  });
});

/** Texts made of what Markdown is made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '\n',
          '\r',
          '\n\n',
          '\u2028',
          '\\',
          '|',
          '`',
          '```\n',
          '#',
          '# 一、',
          '\n## 二、',
          '---',
          '===',
          '- ',
        ],
        ...[
          '1. ',
          '> ',
          '<h1>',
          '</td>',
          '&#124;',
          '[a](b)',
          '![',
          ']: ',
          '~~~\n',
          '    ',
          '\t',
          '【请填写：',
          '$',
          '*',
        ],
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('laws', () => {
  it('no text breaks a table, a list or a heading, or adds markup of its own', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const rows = table(['甲', '乙'], [[md`${a}`, md`${b}`]]).md;
        expect(cells(rows)).toEqual([2, 2, 2]);
        expect(headings(rows)).toEqual([]);
        const rest = [bullets([md`${a}`, md`${b}`]).md, heading(2, a).md, md`${a}${b}`.md];
        expect(rest.map((x) => x.split('\n').length)).toEqual([2, 1, 1]);
        expect(headings(`${rest[0]}\n${rest[2]}`)).toEqual([]);
        for (const x of [rows, ...rest]) expect(unescaped(x)).not.toMatch(/[`*_[\]<>~&]|:\/\/|【请填写/);
      }),
      { numRuns: 500 },
    );
  });
});
