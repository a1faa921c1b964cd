import { withoutUnticked } from './boxes.ts';
import { withAnswers } from './dialogue.ts';
import { parted } from './gaps.ts';
import { withoutListMarks } from './list-marks.ts';
import { HIDDEN, withHidden } from './masks.ts';
import { blankNames, type Quoted } from './names.ts';
import { pattern } from './pattern.ts';
import { pausesIn } from './pauses.ts';
import { isLostPoint, isThousands, isWithinNumeral, readComma } from './separators.ts';
import { withoutSpacing } from './spacing.ts';
import { unify } from './synonyms.ts';
import { VARIANTS } from './variants.ts';

/** A text without the accidents of typing, and the way back to the text that was typed. */
export interface Normal {
  /** half-width, lower case; no white space, quotes or invisible characters; names that would mislead are blank */
  text: string;
  /** where in `text` a line of the original ended */
  lines: Set<number>;
  /** where white space stands for the punctuation that the writer left out (全省断网是谣言 已核实不属实) */
  pauses: Set<number>;
  /** where a comma or semicolon was typed that parts clauses, not digits */
  commas: ReadonlySet<number>;
  /** for each character of `text` and one past its end: where it stands in the original, in UTF-16 code units */
  starts: number[];
  /** for each character of `text`: where it ends in the original */
  ends: number[];
  /** what stands in quotation or title marks, in places of `text` */
  quoted: Quoted[];
}

const DROPPED = pattern(/[\s\p{Cc}"'“”‘’「」『』`*_#]/u);
/** What hides a digit (1*00万, *00万); an asterisk elsewhere only stresses. */
const MASK = pattern(/[*＊×□■?？]/u);
/** How much of a text says what a mark between digits is. */
const SEEN_BEFORE = 20;
const SEEN_AFTER = 16;
/** １，２００万: as wide as its digits */
const WIDE_GROUPS = pattern(/(?<=[０-９])，(?=[０-９])/u);
/** 10⁶ is no 106. */
const SUPERSCRIPT = pattern(/[⁰¹²³⁴-⁹]/u);
/** approx. 10 million: no end of a sentence. */
const ABBREVIATED = pattern(/approx$/u);
const QUOTE = pattern(/["“”「」『』]/u);
const COMMA = pattern(/[,，;；]/u);
const LINE_END = pattern(/[\n\r\u2028\u2029]/u);

/**
 * Brings variants of white space, width, case and punctuation to one form. Digits that white space or thousands
 * separators keep apart (`1 0000 0000`, `1,000万`) come together, but not after a clock time (`8:00 1200万`).
 */
export function normalize(typed: string): Normal {
  const kept = withoutSpacing(typed);
  if (kept === undefined) return normalizeTight(typed);
  const { starts, ends, ...normal } = normalizeTight(kept.text);
  const place = (at: number): number => kept.places[at] ?? typed.length;
  return { ...normal, starts: starts.map(place), ends: ends.map((end) => place(end - 1) + 1) };
}

function normalizeTight(typed: string): Normal {
  const plain = withAnswers(withHidden(WIDE_GROUPS.replaceAll(typed, ',')));
  const original = withoutUnticked(parted(withoutListMarks(plain)));
  const pieces = new Pieces(typed);
  let at = 0;
  let gap = false;
  for (const char of original) {
    const end = at + char.length;
    if (isPlain(char)) {
      if (gap) pieces.partNumbers(char, at);
      pieces.push(char, at, end);
      gap = false;
    } else if (LINE_END.test(char)) {
      pieces.endLine(at);
      gap = true;
    } else if (MASK.test(char) && pieces.hides(char, original.charAt(end))) {
      pieces.push(HIDDEN, at, end);
      gap = false;
    } else if (char === '*' && pieces.isTimes(original.charAt(end))) {
      pieces.push('×', at, end);
      gap = false;
    } else if (DROPPED.test(char)) {
      pieces.drop(char);
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
  #pauses: number[] = [];
  /** where a comma was typed */
  readonly #commas = new Set<number>();
  readonly #typed: string;

  /** @param typed the text as it was typed; what stands for white space or a list mark is no comma of it */
  constructor(typed: string) {
    this.#typed = typed;
  }
  /** where a comma of full width stands */
  readonly #wide = new Set<number>();
  /** where the characters begin that stand in quotation marks that are still open */
  #opened: number | undefined;
  readonly #quoted: Quoted[] = [];

  push(char: string, start: number, end: number): void {
    // astral characters take two code units, as they do in strings
    for (let i = 0; i < char.length; i++) {
      this.#chars.push(char.charAt(i));
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  pushVariant(char: string, start: number, end: number, gap: boolean): void {
    if (char === '《' || char === '》') this.#quote(char);
    if (COMMA.test(this.#typed.charAt(start))) this.#commas.add(this.#chars.length);
    if (char === '，') this.#wide.add(this.#chars.length);
    if (SUPERSCRIPT.test(char) && isDigit(this.#chars.at(-1))) this.push('^', start, start);
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

  /** 13*10万 */
  isTimes(next: string): boolean {
    return isDigit(this.#chars.at(-1)) && isDigit(next);
  }

  endLine(at: number): void {
    if (isDigit(this.#chars.at(-1))) this.push(',', at, at);
    this.#lines.add(this.#chars.length);
  }

  /** A quotation or title mark: opens a name, or closes the one that is open. */
  #quote(mark: string): void {
    const at = this.#chars.length;
    const title = mark === '》';
    if (this.#opened === undefined || /[“「『《]/u.test(mark)) this.#opened = mark === '《' ? at + 1 : at;
    else {
      this.#quoted.push({ start: this.#opened, end: at, title });
      this.#opened = undefined;
    }
  }

  /** White space and quotation marks are no characters of the text, but say how it is to be read. */
  drop(char: string): void {
    if (/\s/u.test(char)) this.#pauses.push(this.#chars.length);
    if (QUOTE.test(char)) this.#quote(char);
  }

  /** Keeps a number apart from the clock time or date before it: what follows is another number. */
  partNumbers(next: string, at: number): void {
    const last = isDigit(next) ? this.#chars.slice(-10).join('') : '';
    if (/(?:\d:\d\d|\d[-/]\d\d?[-/]\d\d?|\d\.\d\d?\.\d\d?)$/u.test(last)) this.push(',', at, at);
  }

  /** Drops thousands separators, and tells a full stop from a decimal point. */
  settle(length: number): Normal {
    const chars: string[] = [];
    const normal = {
      lines: new Set<number>(),
      pauses: new Set<number>(),
      starts: [] as number[],
      ends: [] as number[],
    };
    const pauses = pausesIn(this.#chars.join(''), this.#pauses, this.#partsClauses());
    const starts: number[] = [];
    const commas = new Set<number>();
    for (let i = 0; i < this.#chars.length; i++) {
      const char = this.#chars[i] ?? '';
      starts.push(chars.length);
      const afterDigit = isDigit(chars.at(-1));
      if (this.#lines.has(i)) normal.lines.add(chars.length);
      if (pauses.has(i)) normal.pauses.add(chars.length);
      if (this.#isDropped(i, chars)) continue;
      const form = afterDigit ? this.#separator(i, chars.slice(-SEEN_BEFORE).join('')) : char;
      if (form === '') continue;
      if (this.#commas.has(i)) commas.add(chars.length);
      chars.push(form === '.' && !this.#isPoint(i, afterDigit) ? '。' : form);
      normal.starts.push(this.#starts[i] ?? 0);
      normal.ends.push(this.#ends[i] ?? 0);
    }
    normal.starts.push(length);
    const at = (i: number): number => starts[i] ?? chars.length;
    const quoted = this.#quoted.map(({ start, end, title }) => ({ start: at(start), end: at(end), title }));
    return {
      ...normal,
      commas,
      quoted,
      text: unify(blankNames(chars.join(''), quoted)),
    };
  }

  /** Whether the writer parts clauses with commas, and not only the digits of a number. */
  #partsClauses(): boolean {
    return [...this.#commas].some((i) => !isDigit(this.#chars[i - 1]) || !isDigit(this.#chars[i + 1]));
  }

  /** What a character after a digit comes to: nothing where it only groups digits, `HIDDEN` where it may be part of the number. */
  #separator(i: number, before: string): string {
    const char = this.#chars[i] ?? '';
    if (char !== ',' && char !== '。') return char;
    const after = this.#chars.slice(i + 1, i + 1 + SEEN_AFTER).join('');
    if (char === '。') return isLostPoint(before, after) ? HIDDEN : char;
    if (this.#starts[i] === this.#ends[i] || !isThousands(after)) return char;
    const read = readComma(before, after, this.#wide.has(i), this.#digitsBefore(i));
    return { joins: '', parts: char, hides: HIDDEN }[read];
  }

  /** approx. 10 million, 三、四百万: a mark that ends nothing */
  #isDropped(i: number, before: readonly string[]): boolean {
    const char = this.#chars[i];
    if (char === '.') return ABBREVIATED.test(before.slice(-6).join(''));
    if (char !== '、') return false;
    return isWithinNumeral(before.slice(-2).join(''), this.#chars.slice(i + 1, i + 3).join(''));
  }

  #digitsBefore(i: number): number {
    let at = i;
    while (isDigit(this.#chars[at - 1])) at--;
    return i - at;
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
