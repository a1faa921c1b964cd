import { REGIONS, type RegionId } from '../../plan/regions.ts';
import { type Clause, tagged } from '../clauses/clauses.ts';
import { PROVINCE_LETTERS } from '../gazetteer/gazetteer.ts';
import { pattern } from '../text/pattern.ts';
import { isAttribute } from './attributes.ts';

const LETTER = `[${Object.keys(PROVINCE_LETTERS).join('')}]`;
const NAME = REGIONS.map(({ short }) => short).join('|');
const LETTER_LIST = pattern(
  new RegExp(
    `(?<![\\u4e00-\\u9fff])(?:${LETTER}、)+(?=${NAME})|(?<=[为在及和是到至])(?:${LETTER}、)+(?=${NAME})|${LETTER}(?:、${LETTER}){1,}(?=等?[一二两三四五六七八九十\\d]*(?:省|市|地|区)|大面积|大量|大批)|${LETTER}(?:、${LETTER}){2,}|${LETTER}{2,8}(?=[二两三四五六七八九十\\d]+(?:省|地(?!市))|大面积|大量|大批|全境|同时|部分|用户|一带|交界)`,
    'u',
  ),
);

/** Names of one place, a brand and a word (新晋用户) that are made of such letters. */
const OF_ITS_OWN = pattern(/^(?:辽宁|宁津|新津|晋宁|青川|新宁|陇川|宁陕|宁晋|苏宁|新青|新晋)$/u);
/** 宁陕两省 */
const COUNTED = pattern(/^[二两2](?:省|地)/u);

/** @returns the provinces of 川、滇、黔三省 and 川滇黔三省, with where they stand; undefined where a clause has none */
export function provinceLetters(
  clause: Clause,
): { start: number; end: number; regions: RegionId[] } | undefined {
  const match = LETTER_LIST.exec(clause.text);
  if (match === null) return undefined;
  const regions = [...match[0]].flatMap((letter) => PROVINCE_LETTERS[letter] ?? []);
  const start = clause.start + match.index;
  const end = start + match[0].length;
  // 安阳地处豫冀交界: where the city lies
  if (/(?:地处|位于|处于|处在|坐落)$/u.test(clause.text.slice(0, match.index))) return undefined;
  // 四川青川
  const cut = tagged(clause, 'place').some((word) => word.start < start && word.end > start);
  if (cut) return undefined;
  const ofItsOwn = OF_ITS_OWN.test(match[0]) && !COUNTED.test(clause.text.slice(end - clause.start));
  if (ofItsOwn || isAttribute(clause, { start, end })) return undefined;
  return { start, end, regions };
}
