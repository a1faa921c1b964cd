/** A text without the accidents of typing, and the way back to the text that was typed. */
export interface Normal {
  /** half-width, lower case; no white space, quotes or invisible characters */
  text: string;
  /** where in `text` a line of the original ended */
  lines: Set<number>;
  /** for each character of `text` and one past its end: where it stands in the original, in UTF-16 code units */
  starts: Uint32Array;
  /** for each character of `text`: where it ends in the original */
  ends: Uint32Array;
}

const DROPPED = /[\s\p{Cf}\p{Cc}"'“”‘’「」『』`*_#]/u;
const PLAIN = /[a-z0-9\u4e00-\u9fff]/u;
const VARIANTS: Record<string, string> = {
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
  '•': ',',
  '●': ',',
  帐: '账',
  洩: '泄',
  萬: '万',
  億: '亿',
  無: '无',
  網: '网',
  國: '国',
  戶: '户',
};

/**
 * Brings variants of white space, width, case and punctuation to one form. Digits that white space or thousands
 * separators keep apart (`1 0000 0000`, `1,000万`) come together, but not after a clock time (`8:00 1200万`).
 */
export function normalize(original: string): Normal {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let gap = false;
  const lines: number[] = [];
  for (const char of original) {
    const end = at + char.length;
    if (char === '\n' || char === '\r' || char === '\u2028' || char === '\u2029') {
      if (isDigit(chars.at(-1))) push(',', at, at);
      lines.push(chars.length);
      gap = true;
    } else if (PLAIN.test(char) && !(char in VARIANTS)) {
      if (gap && /\d/u.test(char) && endsWithClock(chars)) push(',', at, at);
      push(char, at, end);
      gap = false;
    } else if (DROPPED.test(char)) {
      gap = true;
    } else {
      for (const part of (VARIANTS[char] ?? char.normalize('NFKC')).toLowerCase()) {
        const form = VARIANTS[part] ?? part;
        if (gap && /\d/u.test(form) && endsWithClock(chars)) push(',', at, at);
        if (!DROPPED.test(form)) push(form, at, end);
      }
      gap = false;
    }
    at = end;
  }
  return settlePunctuation({ chars, starts, ends }, new Set(lines), original.length);

  function push(char: string, start: number, end: number): void {
    for (const unit of char.split('')) {
      chars.push(unit);
      starts.push(start);
      ends.push(end);
    }
  }
}

/** Whether the digits so far are a clock time or a year, month or day written with marks: the next digits are another number. */
function endsWithClock(chars: string[]): boolean {
  return /(?::\d\d|\d[-/]\d\d?[-/]\d\d?|\d\.\d\d?\.\d\d?)$/u.test(chars.slice(-10).join(''));
}

interface Pieces {
  chars: string[];
  starts: number[];
  ends: number[];
}

/** Drops thousands separators and tells a full stop from a decimal point. */
function settlePunctuation({ chars, starts, ends }: Pieces, lines: Set<number>, length: number): Normal {
  const keptLines = new Set<number>();
  const kept: Pieces = { chars: [], starts: [], ends: [] };
  for (let i = 0; i < chars.length; i++) {
    let char = chars[i] ?? '';
    if (lines.has(i)) keptLines.add(kept.chars.length);
    const digitBefore = isDigit(kept.chars.at(-1));
    if (char === ',' && digitBefore && starts[i] !== ends[i] && isGroup(chars, i + 1)) continue;
    if (char === '.' && !(isAsciiWord(chars[i + 1]) && !(isDigit(chars[i + 1]) && !digitBefore))) char = '。';
    kept.chars.push(char);
    kept.starts.push(starts[i] ?? 0);
    kept.ends.push(ends[i] ?? 0);
  }
  kept.starts.push(length);
  return {
    text: kept.chars.join(''),
    lines: keptLines,
    starts: Uint32Array.from(kept.starts),
    ends: Uint32Array.from(kept.ends),
  };
}

/** Whether exactly three digits follow, as after a thousands separator. */
function isGroup(chars: string[], from: number): boolean {
  return (
    isDigit(chars[from]) && isDigit(chars[from + 1]) && isDigit(chars[from + 2]) && !isDigit(chars[from + 3])
  );
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function isAsciiWord(char: string | undefined): boolean {
  return char !== undefined && /[a-z0-9]/u.test(char);
}
