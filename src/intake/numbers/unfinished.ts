import { pattern } from '../text/pattern.ts';
import { PEOPLE_NOUN } from './people.ts';

/** Numerals that go on in a way that isn't read: 10^6, 1.300.000, 300有余万, 三洞万; and fractions of people. */

const MYRIADS = '(?:[十百千]?万|亿|kw|w)';
/** What goes on with a number, to the end of it. */
const GOES_ON = new RegExp(
  [
    // 10^6, 1.3×10^6, 1.3e6人
    String.raw`(?:[×x]10)?\^\d+`,
    // 1.300.000, but not the address 45.33.200.170
    String.raw`(?<=(?<![\d.])\d{1,3}\.\d{3})(?:\.\d{3})+(?![\d.]\d)`,
    `有[余多]${MYRIADS}`,
    // 幺三洞万, as they say it over the radio
    `[洞拐勾幺][洞拐勾幺零一二三四五六七八九]*${MYRIADS}`,
    // 6万+7万
    String.raw`(?<=[\d万亿])\+[\d一二两三四五六七八九][\d.一二两三四五六七八九十百千万亿]*`,
    // 1.3兆, 130~万
    `兆(?=[人名个位用户,。]|$)`,
    '[~-](?=[万亿])',
    // 1·300·000
    String.raw`(?:、\d{3})*、000(?!\d)`,
    // 130大几万, 十好几万
    `(?:大几|好几)[十百千]?${MYRIADS}`,
    // 13×10万, 0x13d620, 130-0000人, 130方人
    String.raw`×\d[\d.]*[百千]?[万亿]?`,
    'x[\\da-f]{4,}',
    String.raw`[-/](?:0000|000)(?!\d)`,
    String.raw`(?<=\d{2})方(?=[人名个]|用户)`,
    // 两个5.5万
    String.raw`(?<=(?<!第)[两三四五六七八九2-9])个[\d.]+[万亿]`,
    // 130mln, 130lakh
    '(?:mln|mio|mm|lakh|crore|baiwan|qianwan)(?![a-z])|-(?:million|thousand)|-?ten-?thousand|ww(?![a-z.])',
  ].join('|'),
  'uy',
);
const RADIO = /[洞拐勾幺]/u;
/** 130.5人 */
const FRACTION = pattern(/^\d+\.\d+$/u);
const OF_PEOPLE = new RegExp(`^(?:[名位]|个?${PEOPLE_NOUN})`, 'u');
/** 用户1.3。 */
const ENDS = /^(?:[,。;!]|$)/u;
const AFTER_PEOPLE = new RegExp(`${PEOPLE_NOUN}(?:人?数|共|约|达|为|是|:)*$`, 'u');
/** l30万, where it was to be 130万 */
const LIKE_A_DIGIT = pattern(/(?<![a-z])[li]\d$/u);
/** 21:05130万用户: a clock and a number */
const AFTER_HOUR = pattern(/(?:^|[日号午晚早夜晨于间,。;])(?:[01]?\d|2[0-3]):$/u);
const MINUTES_AND_MORE = /^[0-5]\d{3}/u;

/** @returns where a numeral begins and ends of which `start` to `end` was read, where that isn't all, or no count of people can be it */
export function unfinishedAt(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  GOES_ON.lastIndex = end;
  const more = GOES_ON.exec(text)?.[0].length ?? 0;
  if (more > 0) {
    let from = start;
    while (RADIO.test(text.charAt(from - 1))) from--;
    return { start: from, end: end + more };
  }
  return isFraction(text, start, end) ||
    isAfterHour(text, start) ||
    LIKE_A_DIGIT.test(text.slice(Math.max(0, start - 2), start + 1))
    ? { start, end }
    : undefined;
}

function isFraction(text: string, start: number, end: number): boolean {
  if (!FRACTION.test(text.slice(start, end))) return false;
  const rest = text.slice(end, end + 6);
  return (
    OF_PEOPLE.test(rest) || (ENDS.test(rest) && AFTER_PEOPLE.test(text.slice(Math.max(0, start - 10), start)))
  );
}

function isAfterHour(text: string, start: number): boolean {
  return (
    text.charAt(start - 1) === ':' &&
    MINUTES_AND_MORE.test(text.slice(start, start + 4)) &&
    AFTER_HOUR.test(text.slice(Math.max(0, start - 4), start))
  );
}
