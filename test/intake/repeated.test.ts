import { readdirSync, readFileSync } from 'node:fs';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, list } from '../support/reports.ts';

/** What patterns go over again and again: where two ways to read one of them are left, a text of it alone takes for ever. */
const REPEATED = list(`
  全都 | 刚刚 | 系统 | 谁也 | 人人 | 经 | 经较 | 只是 | 纯属 | 超过 | 总共 | 整整 | 现已 | 增至 | 升到 | 被拖走 | 其他县市 | 较已 | 在已 | 给再
  1 | 12点 | x | ※ | 有 | 多家 | 冲上 | 请务必 | 国家级 | 的事 | 注册的 | 人员 | 刚才 | 从1 | 也 | 已经 | 都 | 全部 | 8:00 | 一 | 的 | 大量 | 用户
`);
const LED_BY = list('上网 | 手机网 | 用户拨号 | 解析效率 | 平台 | 泄露用户 | 断网， | 本次 | 共 | 每张 | 因');

it('reads a text that repeats itself in no time (1 s is a thousand times what a report takes)', () => {
  for (const lead of LED_BY)
    for (const word of REPEATED) {
      const text = `${lead}${word.repeat(140 / word.length)}囧`;
      const began = performance.now();
      readReport(text, AT);
      expect(performance.now() - began, text.slice(0, 12)).toBeLessThan(1000);
    }
});

const INTAKE = new URL('../../src/intake/', import.meta.url);
const parser = new RegExpParser({ ecmaVersion: 2024 });

/** Every expression that stands in the reader's sources, as a literal or as the lines of anyOf`…`, with its file. */
function expressions(): { file: string; source: string }[] {
  return readdirSync(INTAKE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const found: { file: string; source: string }[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node))
          found.push({ file, source: node.text.slice(1, node.text.lastIndexOf('/')) });
        if (ts.isTaggedTemplateExpression(node) && ts.isNoSubstitutionTemplateLiteral(node.template)) {
          const lines = (node.template.rawText ?? '').split('\n').map((line) => line.trim());
          if (node.tag.getText() === 'anyOf') found.push({ file, source: lines.filter(Boolean).join('|') });
        }
        ts.forEachChild(node, visit);
      };
      visit(
        ts.createSourceFile(file, readFileSync(new URL(file, INTAKE), 'utf8'), ts.ScriptTarget.Latest, true),
      );
      return found;
    });
}

/** More words than any alternative that people write by hand stands for. */
const MOST = 400;

/** @returns the words that some elements match; `null` where they are endless, too many, or hang on what stands beside them */
function wordsOf(elements: AST.Element[]): string[] | null {
  let words = [''];
  for (const element of elements) {
    const next = wordsOfOne(element);
    if (next === null) return null;
    words = words.flatMap((word) => next.map((more) => word + more));
    if (words.length > MOST) return null;
  }
  return words;
}

function wordsOfOne(element: AST.Element): string[] | null {
  if (element.type === 'Character') return [String.fromCodePoint(element.value)];
  if (element.type === 'CharacterClass' && !element.negate) {
    const characters = element.elements.map((e) => (e.type === 'Character' ? e.value : -1));
    return characters.includes(-1) ? null : characters.map((code) => String.fromCodePoint(code));
  }
  if (element.type === 'Quantifier' && element.max === 1) {
    const words = wordsOf([element.element]);
    return words && element.min === 0 ? ['', ...words] : words;
  }
  if (element.type !== 'Group') return null;
  const words = element.alternatives.map(({ elements }) => wordsOf(elements));
  return words.includes(null) ? null : words.flatMap((list) => list ?? []);
}

/** @returns the words that a repeated group matches in two ways: 全都 of (?:全都|全|都)* */
function twice(group: AST.Group | AST.CapturingGroup): string[] {
  const words = group.alternatives.flatMap(({ elements }) => wordsOf(elements) ?? []).filter(Boolean);
  const known = new Set(words);
  const isMadeOfThem = (word: string, least: number): boolean =>
    (word === '' && least <= 0) ||
    [...word].some((_, i) => known.has(word.slice(0, i + 1)) && isMadeOfThem(word.slice(i + 1), least - 1));
  return words.filter((word, i) => words.indexOf(word) < i || isMadeOfThem(word, 2));
}

it('reads no word in two ways where it goes over a group again and again', () => {
  const found = expressions().flatMap(({ file, source }) => {
    const ways: string[] = [];
    const visit = (node: AST.Node): void => {
      if (node.type === 'Quantifier') {
        const group = node.element;
        if (
          node.max === Number.POSITIVE_INFINITY &&
          (group.type === 'Group' || group.type === 'CapturingGroup')
        )
          ways.push(...twice(group).map((word) => `${file}: ${word} in ${node.raw}`));
        visit(group);
      } else if ('alternatives' in node) node.alternatives.forEach(visit);
      else if (node.type === 'Alternative') node.elements.forEach(visit);
    };
    visit(parser.parsePattern(source, 0, source.length, { unicode: true }));
    return ways;
  });
  expect(found).toEqual([]);
});
