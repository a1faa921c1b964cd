/** A text without the accidents of typing, and the way back to the text that was typed. */
export interface Normal {
  /** half-width, lower case; no white space, quotes or invisible characters */
  text: string;
  /** where in `text` a line of the original ended */
  lines: Set<number>;
  /** for each character of `text` and one past its end: where it stands in the original, in UTF-16 code units */
  starts: number[];
  /** for each character of `text`: where it ends in the original */
  ends: number[];
}

const DROPPED = /[\s\p{Cf}\p{Cc}"'“”‘’「」『』`*_#]/u;
/** What hides a digit (1*00万, *00万); an asterisk elsewhere only stresses. */
const MASK = /[*＊×□■?？]/u;
/** Stands for hidden digits in a normalized text. */
export const HIDDEN = '某';
const LINE_END = /[\n\r\u2028\u2029]/u;
const VARIANTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      '．': '.',
      '—': '-',
      '–': '-',
      '－': '-',
      '〜': '~',
      '∼': '~',
      '／': '/',
      '・': '、',
      '·': '、',
      '｡': '。',
    },
    ...{
      '､': '、',
      '【': ',',
      '】': ',',
      '[': ',',
      ']': ',',
      '(': ',',
      ')': ',',
      '《': ',',
      '》': ',',
      '…': ',',
    },
    ...{ 廿: '二十', 卅: '三十' },
    ...{ '•': ',', '●': ',', 帐: '账', 洩: '泄', 萬: '万', 億: '亿', 無: '无', 網: '网', 國: '国', 戶: '户' },
  }),
);

/**
 * Brings variants of white space, width, case and punctuation to one form. Digits that white space or thousands
 * separators keep apart (`1 0000 0000`, `1,000万`) come together, but not after a clock time (`8:00 1200万`).
 */
export function normalize(original: string): Normal {
  const pieces = new Pieces();
  let at = 0;
  let gap = false;
  for (const char of original) {
    const end = at + char.length;
    if (LINE_END.test(char)) {
      pieces.endLine(at);
      gap = true;
    } else if (isPlain(char)) {
      if (gap) pieces.partNumbers(char, at);
      pieces.push(char, at, end);
      gap = false;
    } else if (MASK.test(char) && pieces.hides(char, original.charAt(end))) {
      pieces.push(HIDDEN, at, end);
      gap = false;
    } else if (DROPPED.test(char)) {
      gap = true;
    } else {
      pieces.pushVariant(char, at, end, gap);
      gap = false;
    }
    at = end;
  }
  return pieces.settle(original.length);
}

/** Characters that stay as they are: most of a Chinese report. */
function isPlain(char: string): boolean {
  const code = char.charCodeAt(0);
  const han = code >= 0x4e00 && code <= 0x9fff && !VARIANTS.has(char);
  return han || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** The normalized characters so far, each with its place in the original. */
class Pieces {
  readonly #chars: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #lines = new Set<number>();

  push(char: string, start: number, end: number): void {
    // astral characters take two code units, as they do in strings
    for (let i = 0; i < char.length; i++) {
      this.#chars.push(char.charAt(i));
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  pushVariant(char: string, start: number, end: number, gap: boolean): void {
    for (const part of (VARIANTS.get(char) ?? char.normalize('NFKC')).toLowerCase()) {
      const form = VARIANTS.get(part) ?? part;
      if (gap) this.partNumbers(form, start);
      if (!DROPPED.test(form)) this.push(form, start, end);
    }
  }

  /** Whether a mask before `next` hides digits. */
  hides(mask: string, next: string): boolean {
    if (mask === '?' || mask === '？') return isDigit(this.#chars.at(-1)) && isDigit(next);
    return isDigit(this.#chars.at(-1)) ? /[*＊×□■0万亿千百]/u.test(next) : /[0万亿]/u.test(next);
  }

  endLine(at: number): void {
    if (isDigit(this.#chars.at(-1))) this.push(',', at, at);
    this.#lines.add(this.#chars.length);
  }

  /** Keeps a number apart from the clock time or date before it: what follows is another number. */
  partNumbers(next: string, at: number): void {
    const last = isDigit(next) ? this.#chars.slice(-10).join('') : '';
    if (/(?:\d:\d\d|\d[-/]\d\d?[-/]\d\d?|\d\.\d\d?\.\d\d?)$/u.test(last)) this.push(',', at, at);
  }

  /** Drops thousands separators, and tells a full stop from a decimal point. */
  settle(length: number): Normal {
    const chars: string[] = [];
    const normal: Normal = { text: '', lines: new Set(), starts: [], ends: [] };
    for (let i = 0; i < this.#chars.length; i++) {
      const char = this.#chars[i] ?? '';
      const afterDigit = isDigit(chars.at(-1));
      if (this.#lines.has(i)) normal.lines.add(chars.length);
      if (char === ',' && afterDigit && this.#starts[i] !== this.#ends[i] && this.#isGroup(i + 1)) continue;
      chars.push(char === '.' && !this.#isPoint(i, afterDigit) ? '。' : char);
      normal.starts.push(this.#starts[i] ?? 0);
      normal.ends.push(this.#ends[i] ?? 0);
    }
    normal.starts.push(length);
    return { ...normal, text: chars.join('') };
  }

  /** Whether exactly three digits follow, as after a thousands separator, or four, as between Chinese myriads. */
  #isGroup(from: number): boolean {
    const digits = [0, 1, 2, 3, 4].findIndex((k) => !isDigit(this.#chars[from + k]));
    return digits === 3 || (digits === 4 && !/[万亿年]/u.test(this.#chars[from + 4] ?? ''));
  }

  /** Whether a `.` stands within a number (1.2) or before a name (.cn). */
  #isPoint(at: number, afterDigit: boolean): boolean {
    const next = this.#chars[at + 1];
    return isDigit(next) ? afterDigit : next !== undefined && /[a-z]/u.test(next);
  }
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}
