import { pattern } from './pattern.ts';

/** Invisible characters, and white space that merely spaces the letters: 泄 露 用 户 1 2 0 0 万 */

const INVISIBLE = pattern(/\p{Cf}/u);
const SPACE = /[ \t\u00a0\u3000]/u;
/** Whoever spaces letters does so between most of them, in a text of some length; words of English are longer than two letters. */
const SPACED_SHARE = 0.4;
const SHORTEST = 8;

/** A text without some of its characters, and where each of those that are left stood (UTF-16), with one past its end. */
interface Kept {
  text: string;
  places: number[];
}

/** @returns a text without what nobody sees, and without the white space between its letters where nearly each has one; undefined where it has neither */
export function withoutSpacing(typed: string): Kept | undefined {
  const visible = INVISIBLE.test(typed) ? keep(typed, (i) => !INVISIBLE.test(typed.charAt(i))) : undefined;
  const text = visible?.text ?? typed;
  const isGap = (i: number): boolean =>
    SPACE.test(text.charAt(i)) && !/\s/u.test(text.charAt(i - 1)) && i > 0 && i < text.length - 1;
  const letters = text.replace(/\s/gu, '').length;
  if (letters < SHORTEST) return visible;
  const gaps = [...text].filter((_, i) => isGap(i)).length;
  if (gaps < letters * SPACED_SHARE) return visible;
  const tight = keep(text, (i) => !isGap(i));
  return { text: tight.text, places: tight.places.map((at) => visible?.places[at] ?? at) };
}

function keep(text: string, isKept: (at: number) => boolean): Kept {
  const places: number[] = [];
  let kept = '';
  for (let i = 0; i < text.length; i++) {
    if (!isKept(i)) continue;
    kept += text.charAt(i);
    places.push(i);
  }
  return { text: kept, places: [...places, text.length] };
}
