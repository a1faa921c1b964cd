import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pattern } from '../../src/intake/text/pattern.ts';

/** A pattern leaves texts untried; it must never leave out one that its expression matches. */
describe('a pattern', () => {
  const EXPRESSIONS = [
    /泄露|外泄/u,
    /^(?:已|均)?(?:正常|恢复)$/u,
    /[^,]{0,3}断(?!电)/u,
    /(?<!不)属实/u,
    /(?<=全)[省市]/u,
    /(?=.*网)断/u,
    /(?:泄|漏)?露/u,
    /(?:断网)*/u,
    /\d{1,3}万?/u,
    /\D网/u,
    /[^断]网/u,
    /[\u4e00-\u9fff]{2}局/u,
    /[一-三断]网/u,
    /(全)\1网/u,
    /❌|😀网/u,
    /[😀断]/u,
    /\p{Extended_Pictographic}网/u,
    /[\d断]网|\.cn/u,
    /断|/u,
    /^$/u,
    /断.网/u,
    /\bcn\b/u,
    /(?:全[省市])?(?:断|电)(?:已|均)*网/u,
    /(?:断|漏)(?=露)露(?:已(?:均|断)?|正常)+恢/u,
    /全(?<!省)(?:网|)断/u,
    /[😀断]网|(?:全网)?市断/u,
  ];
  const text = fc
    .array(fc.constantFrom(...'已均正常恢复断电不属实全省市网泄漏露外,0189万一二三局公安❌.cn x', '😀'), {
      maxLength: 6,
    })
    .map((characters) => characters.join(''));

  it.each(EXPRESSIONS.map((expression) => [expression.source, expression]))(
    'finds in a text what /%s/u finds',
    (_, expression) => {
      const every = new RegExp(expression, 'gu');
      const found = pattern(expression);
      fc.assert(
        fc.property(text, (said) => {
          expect(found.test(said)).toBe(expression.test(said));
          expect(found.exec(said)).toEqual(expression.exec(said));
          expect(said.search(found)).toBe(said.search(expression));
          expect(found.all(said)).toEqual([...said.matchAll(every)]);
          expect(found.replaceAll(said, '×')).toBe(said.replace(every, '×'));
        }),
      );
    },
  );

  it.each(['g', 'gu', 'uy', 'i', ''])('takes no expression with the flags "%s"', (flags) => {
    expect(() => pattern(new RegExp('断', flags))).toThrow(TypeError);
  });

  it('hands each match to a function that replaces it, with its place and the text', () => {
    const seen: unknown[] = [];
    const blank = (...found: unknown[]) => {
      seen.push(found);
      return '';
    };
    expect(pattern(/断/u).replaceAll('断了又断', blank)).toBe('了又');
    expect(seen).toEqual([
      ['断', 0, '断了又断'],
      ['断', 3, '断了又断'],
    ]);
  });
});
