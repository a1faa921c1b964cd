/**
 * A long pattern, told in lines: anyOf`…`. Each line holds alternatives; a line begins a new one, as after `|`.
 * @returns the expression that finds any of them
 */
export function anyOf({ raw: [lines = ''] }: TemplateStringsArray): RegExp {
  const parts = lines.split('\n').map((line) => line.trim());
  return new RegExp(parts.filter((part) => part !== '').join('|'), 'u');
}
