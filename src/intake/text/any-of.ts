import { Pattern } from './pattern.ts';

/**
 * A long pattern, told in lines: anyOf`…`. Each line holds alternatives; a line begins a new one, as after `|`.
 * @returns the pattern that finds any of them
 */
export function anyOf({ raw: [lines = ''] }: TemplateStringsArray): Pattern {
  const parts = lines.split('\n').map((line) => line.trim());
  return new Pattern(new RegExp(parts.filter((part) => part !== '').join('|'), 'u'));
}
