/** A word of the lexicon as it stands in a text. */
export interface Found<T> {
  start: number;
  end: number;
  value: T;
}

/** Finds the words of a lexicon in a text: leftmost, longest, never overlapping, in linear time. */
export class Lexicon<T> {
  /** words by their first two characters, longest first */
  readonly #byStart = new Map<string, [string, T][]>();
  readonly #single = new Map<string, T>();

  constructor(entries: Iterable<readonly [string, T]>) {
    const byWord = new Map<string, T>();
    for (const [word, value] of entries) if (!byWord.has(word)) byWord.set(word, value);
    for (const entry of byWord) {
      const [word, value] = entry;
      const start = word.slice(0, 2);
      const list = this.#byStart.get(start);
      if (word.length === 1) this.#single.set(word, value);
      else if (list === undefined) this.#byStart.set(start, [entry]);
      else list.push(entry);
    }
    for (const list of this.#byStart.values())
      if (list.length > 1) list.sort((a, b) => b[0].length - a[0].length);
  }

  /** @returns the longest word that begins at `at` */
  matchAt(text: string, at: number): Found<T> | undefined {
    for (const [word, value] of this.#byStart.get(text.slice(at, at + 2)) ?? []) {
      if (text.startsWith(word, at)) return { start: at, end: at + word.length, value };
    }
    const value = this.#single.get(text.charAt(at));
    return value === undefined ? undefined : { start: at, end: at + 1, value };
  }

  findAll(text: string): Found<T>[] {
    const found: Found<T>[] = [];
    for (let at = 0; at < text.length; ) {
      const match = this.matchAt(text, at);
      if (match !== undefined) found.push(match);
      at = match?.end ?? at + 1;
    }
    return found;
  }
}

/** @returns every concatenation of one part from each list, so that a lexicon can name a family of phrases */
export function phrases(...parts: string[]): string[] {
  let all = [''];
  for (const part of parts) all = part.split('|').flatMap((tail) => all.map((head) => head + tail));
  return all;
}

/** @returns the words of a text, which white space parts */
export function list(words: string): string[] {
  return words.split(/\s+/u).filter((word) => word !== '');
}
