/** A word of the lexicon as it stands in a text. */
export interface Found<T> {
  start: number;
  end: number;
  value: T;
}

/** The words that go on from some characters: one that ends here, and the next characters by their UTF-16 codes. */
interface Node<T> {
  word?: { value: T };
  next?: Map<number, Node<T>>;
}

/** Finds the words of a lexicon in a text: leftmost, longest, never overlapping, in linear time. */
export class Lexicon<T> {
  readonly #root: Node<T> = {};

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, value] of entries) {
      let node = this.#root;
      for (let i = 0; i < word.length; i++) {
        node.next ??= new Map();
        const code = word.charCodeAt(i);
        const next: Node<T> = node.next.get(code) ?? {};
        node.next.set(code, next);
        node = next;
      }
      node.word ??= { value };
    }
  }

  /** @returns the longest word that begins at `at` */
  matchAt(text: string, at: number): Found<T> | undefined {
    let found: Found<T> | undefined;
    let node = this.#root.next?.get(text.charCodeAt(at));
    for (let end = at + 1; node !== undefined; end++) {
      if (node.word !== undefined) found = { start: at, end, value: node.word.value };
      node = node.next?.get(text.charCodeAt(end));
    }
    return found;
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
