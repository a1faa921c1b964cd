import { pattern } from './pattern.ts';

/** Invisible characters, and white space that merely spaces the letters: 泄 露 用 户 1 2 0 0 万 */

const INVISIBLE = pattern(/\p{Cf}/u);
const SPACES = ' \t\u00a0\u3000';
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
  const gaps = gapsIn(text);
  const letters = text.length - gaps.size;
  if (letters < SHORTEST || gaps.size < letters * SPACED_SHARE) return visible;
  const tight = keep(text, (i) => !gaps.has(i));
  return { text: tight.text, places: tight.places.map((at) => visible?.places[at] ?? at) };
}

/** Where white space stands between two letters, the first of each stretch of it. */
function gapsIn(text: string): Set<number> {
  const gaps = new Set<number>();
  for (let i = 1; i < text.length - 1; i++)
    if (
      SPACES.includes(text.charAt(i)) &&
      !SPACES.includes(text.charAt(i - 1)) &&
      text.charAt(i - 1) !== '\n'
    )
      gaps.add(i);
  return gaps;
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
