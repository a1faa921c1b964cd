/** A value in a line: quoted where it has spaces. */
function quoted(value: string): string {
  return /[\s"“”]/.test(value) || value === '' ? `"${value.replaceAll(/["“”]/g, '')}"` : value;
}

/**
 * The command line that a button carries.
 * @param of the incident; its version makes a stale button do nothing (promise 5)
 */
export function line(
  command: string,
  of: { number: string; version: number } | null,
  values: Record<string, string> = {},
): string {
  const pairs = Object.entries(values).map(([k, v]) => `${k}=${quoted(v)}`);
  return [`/${command}`, ...(of ? [`#${of.number}@${of.version}`] : []), ...pairs].join(' ');
}
