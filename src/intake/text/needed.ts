import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * What every match of an expression holds: for 数据泄|漏出|❌ one of the pairs 数据, 漏出 (or 据泄) or the character ❌.
 * A text without any of them needs no trying.
 */
export interface Needed {
  /** UTF-16 codes */
  characters: ReadonlySet<number>;
  /** two codes in a row: the first × 65536 + the second */
  pairs: ReadonlySet<number>;
}

/** A choice of more characters or pairs than these needs none in particular. */
const MOST = 128;
/** How much rarer than a character a pair is in a report. */
const RARER = 1 / 30;

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** @returns what every match of an expression with the flag `u` holds; `null` where it may hold nothing in particular */
export function neededBy({ source }: RegExp): Needed | null {
  return ofAny(parser.parsePattern(source, 0, source.length, { unicode: true }).alternatives);
}

const cost = ({ characters, pairs }: Needed): number => characters.size + pairs.size * RARER;

function ofAny(alternatives: AST.Alternative[]): Needed | null {
  const characters = new Set<number>();
  const pairs = new Set<number>();
  for (const { elements } of alternatives) {
    const [rarest] = [...elements.map(ofElement), ...pairsOf(elements)]
      .filter((needed) => needed !== null)
      .sort((a, b) => cost(a) - cost(b));
    if (rarest === undefined) return null;
    for (const code of rarest.characters) characters.add(code);
    for (const pair of rarest.pairs) pairs.add(pair);
  }
  return { characters, pairs };
}

function ofElement(element: AST.Element): Needed | null {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet': {
      const characters = charactersOf(element);
      return characters && { characters, pairs: new Set() };
    }
    case 'Group':
    case 'CapturingGroup':
      return ofAny(element.alternatives);
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element) : null;
    case 'Assertion':
      // what lies before or after a match is of the text too
      return element.kind === 'lookahead' || element.kind === 'lookbehind'
        ? element.negate
          ? null
          : ofAny(element.alternatives)
        : null;
    default:
      return null;
  }
}

/** The pairs that stand where one element ends and the next begins, for each such place. */
function pairsOf(elements: AST.Element[]): Needed[] {
  const parts = elements.filter(({ type }) => type !== 'Assertion');
  return parts.flatMap((part, i) => {
    const before = edgeOf([part], 'last');
    const after = edgeOf(parts.slice(i + 1), 'first');
    if (before === null || after === null || before.mayBeEmpty || after.mayBeEmpty) return [];
    if (before.characters.size * after.characters.size > MOST) return [];
    const pairs = [...before.characters].flatMap((a) => [...after.characters].map((b) => a * 0x10000 + b));
    return [{ characters: new Set<number>(), pairs: new Set(pairs) }];
  });
}

/** The characters that a match of some elements may begin or end with, and whether it may be of no characters. */
interface Edge {
  characters: ReadonlySet<number>;
  mayBeEmpty: boolean;
}

function edgeOf(elements: AST.Element[], side: 'first' | 'last'): Edge | null {
  const characters = new Set<number>();
  for (const element of side === 'first' ? elements : elements.toReversed()) {
    const edge = edgeOfOne(element, side);
    if (edge === null) return null;
    for (const code of edge.characters) characters.add(code);
    if (!edge.mayBeEmpty) return { characters, mayBeEmpty: false };
  }
  return { characters, mayBeEmpty: true };
}

function edgeOfOne(element: AST.Element, side: 'first' | 'last'): Edge | null {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet': {
      const characters = charactersOf(element);
      return characters && { characters, mayBeEmpty: false };
    }
    case 'Group':
    case 'CapturingGroup': {
      const edges = element.alternatives.map(({ elements }) => edgeOf(elements, side));
      if (edges.some((edge) => edge === null)) return null;
      return {
        characters: new Set(edges.flatMap((edge) => [...(edge as Edge).characters])),
        mayBeEmpty: edges.some((edge) => edge?.mayBeEmpty),
      };
    }
    case 'Quantifier': {
      const edge = edgeOfOne(element.element, side);
      return edge && { ...edge, mayBeEmpty: edge.mayBeEmpty || element.min === 0 };
    }
    case 'Assertion':
      return { characters: new Set(), mayBeEmpty: true };
    default:
      return null;
  }
}

/** The codes that one character of a text may have; `null` for too many, and for astral ones, which are two codes. */
function charactersOf(
  one: AST.Character | AST.CharacterClass | AST.CharacterSet | AST.CharacterClassElement,
): ReadonlySet<number> | null {
  switch (one.type) {
    case 'Character':
      return range(one.value, one.value);
    case 'CharacterClassRange':
      return range(one.min.value, one.max.value);
    case 'CharacterSet':
      return one.kind === 'digit' && !one.negate ? range(0x30, 0x39) : null;
    case 'CharacterClass': {
      if (one.negate) return null;
      const all = new Set<number>();
      for (const element of one.elements) {
        const found = charactersOf(element);
        if (found === null) return null;
        for (const code of found) all.add(code);
      }
      return all.size > MOST ? null : all;
    }
    default:
      return null;
  }
}

function range(min: number, max: number): ReadonlySet<number> | null {
  if (max > 0xffff || max - min >= MOST) return null;
  return new Set(Array.from({ length: max - min + 1 }, (_, i) => min + i));
}
