/** Reading untyped JSON without trusting it. */

export type Dict = Record<string, unknown>;

export const isDict = (v: unknown): v is Dict => typeof v === 'object' && v !== null && !Array.isArray(v);

/** @returns the object, or an empty one */
export const dict = (v: unknown): Dict => (isDict(v) ? v : {});

/** @returns the objects of a list; anything else is left out */
export const dicts = (v: unknown): Dict[] => (Array.isArray(v) ? v.filter(isDict) : []);

/** @returns the string, or an empty one */
export const str = (v: unknown): string => (typeof v === 'string' ? v : '');

/** @returns the parsed JSON, or undefined where it isn't JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
