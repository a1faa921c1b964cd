import { type County, countyNamed, countyWithin, type Home } from '../gazetteer/counties.ts';
import { cityWithin } from '../gazetteer/gazetteer.ts';
import type { Found } from '../text/lexicon.ts';
import { pattern } from '../text/pattern.ts';
import type { Word } from '../words/words.ts';

/** What shows, after the short name of a county-level city, that the place is meant. */
const SIGNS_AFTER = pattern(
  /^(?:[全我各]?市(?!场)|市区|城区|全境|全域|全城|境内|当地|本地|地区|一带|辖区|周边|全[区县旗]|[各多][地县]|[两三四五六七八九十\d]+个?[地市县区]|等|大(?:量|面积|批|规模|范围|部|多数)|部分|不少|很多|许多|绝大|所有|全部|全都|居民|群众|网民|百姓|老百姓|的?(?:互联网|宽带|家宽|手机|固网|政企)?用户|宽带|网络|互联网|断网|断了网|掉线|上网|上不|无法|不能|没网|没法|发生|出现|突发|爆发|突然|遭|因|由于|[今昨前]|自?\d|凌晨|早上|上午|中午|下午|傍晚|晚|目前|现在|刚|这边|那边|这里|那里|的(?:[,。;!?]|$)|整个|光缆|基站|出口|[^,。、]{1,3}(?:镇|街道|开发区|片区|一带)|电信|移动|联通|广电|通信|通管|网信|公安|警方|值班|的?(?:同事|兄弟|师傅|同志)|来?报(?![社刊业纸])|反映|来电|[^,。、]{0,3}局|某|一家|一企业|另一|[^,。、;断掉]{0,8}?(?:公司|集团|企业|平台|网站|商城|银行|医院|大学|学院|学校|机房|数据中心|政府))/u,
);
/** What shows it before the name, where the name ends the clause or begins a list; a name alone between two marks. */
const SIGNS_BEFORE = pattern(
  /(?:^|[,。;:!?|])$|(?:波及|影响|涉及|扩散[到至]|蔓延[到至]|范围|地区|地点|区域|位于|包括|特别是|[是为在]|仅|只有)[:,]?$/u,
);
const PLACE_ENDS = pattern(/^(?:[,。;!?:|、和及与]|$)/u);
/** Names that only begin like one: 晋江文学城, 东阳光. */
const BRANDS = pattern(/^(?:晋江文学|东阳光|义乌购)/u);
/** 沿海城市, 相应城市: the first character belongs to the word before. */
const RUNS_INTO = pattern(/^(?:沿[海江]城|海滨城|[相对响]应城)/u);
/** 义乌市场, 西湖区块链, 正蓝旗下: the last character belongs to the next word. */
const RUNS_ON = /市(?=场(?!区))|区(?=[域间块别])|旗(?=[下舰])/uy;
/** No name has more characters. */
const LONGEST_COVERED = 8;
const LISTED = pattern(/^[、和及与]$/u);
const CONTAINER_GAP = pattern(
  /^(?:省|市|州|地区)?(?:的|那个|那边的|下面的|底下的|下辖|下属|所辖|辖区|辖区内)*(?:的)?$/u,
);
/** 全省, 四川各市: more than where the next name lies. */
const WHOLE = pattern(/[全各]|范围/u);

/** @returns the prefecture or province that a name right after the word, as it is written, may lie in */
export function containerOf(written: string, word: Word): Home | undefined {
  if (word.tag !== 'place' || WHOLE.test(written)) return undefined;
  const { place } = word;
  if (place.kind === 'city') return { region: place.city.region, city: place.city.name };
  const [region, other] = place.kind === 'regions' ? place.regions : [];
  return region !== undefined && other === undefined ? { region } : undefined;
}

/** @returns whether what stands between two places makes the second a part of the first */
export function isNesting(between: string): boolean {
  return CONTAINER_GAP.test(between);
}

/** @returns whether what stands between two places lists them */
export function isListing(between: string): boolean {
  return LISTED.test(between);
}

/**
 * Settles the names of counties in a text: drops those that only look like one (张建德, 沿海城市), and adds districts by
 * their short names right after their prefecture or province (深圳南山) and in a list with another of it (武侯区、双流).
 */
export function settleCounties(text: string, words: Found<Word>[]): Found<Word>[] {
  if (!words.some(({ value }) => value.tag === 'place')) return words;
  return withShortNames(text, withoutLookalikes(text, words));
}

function withoutLookalikes(text: string, words: Found<Word>[]): Found<Word>[] {
  // from the end: a name in a list counts where the next one does
  const plain: boolean[] = [];
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i];
    const next = words[i + 1];
    if (word === undefined) continue;
    const listed = plain[i + 1] && next?.value.tag === 'place' && isListing(text.slice(word.end, next.start));
    plain[i] = stands(text, word, words[i - 1]) || (listed === true && !isCut(text, word));
  }
  const kept: Found<Word>[] = [];
  for (const [i, word] of words.entries()) {
    const before = kept.at(-1);
    const listed = before?.value.tag === 'place' && isListing(text.slice(before.end, word.start));
    if (plain[i] || (listed && !isCut(text, word))) kept.push(word);
  }
  return kept;
}

/** 大庆大量用户, 平凉、庆阳 */
const CITY_AFTER = pattern(
  /^(?:全市|市区|城区|全境|全域|[一两三四五六七八九十\d]+[地市]|等|大(?:量|面积|批|规模|范围)|绝大|居民|群众|网民|百姓|老百姓|的?(?:互联网|宽带|家宽|手机|固网|政企)?用户(?!信息|数据|资料)|宽带|网络(?!安全)|断网|断了网|掉线|上网|上不|没网|没法|电信|移动|联通|广电|通信|通管|网信)/u,
);

/** Whether the word is none of a county or of such a city, or plainly is one. */
function stands(text: string, word: Found<Word>, before: Found<Word> | undefined): boolean {
  const { start, end, value } = word;
  if (value.tag === 'place' && value.place.kind === 'city' && value.place.needs !== undefined)
    return CITY_AFTER.test(text.slice(end, end + 16));
  if (value.tag !== 'place' || value.place.kind !== 'county' || value.place.county === undefined) return true;
  if (isCut(text, word)) return false;
  const { needs } = value.place;
  if (needs === undefined) return true;
  const near = before !== undefined && isNesting(text.slice(before.end, start));
  if (near && containerOf(text.slice(before.start, before.end), before.value) !== undefined) return true;
  const lead = text.slice(Math.max(0, start - 5), start);
  if (needs === 'start') return /(?:^|[,。、;:!?|])$/u.test(lead);
  if (BRANDS.test(text.slice(start, start + 5))) return false;
  const tail = text.slice(end, end + 16);
  return SIGNS_AFTER.test(tail) || (SIGNS_BEFORE.test(lead) && PLACE_ENDS.test(tail));
}

/** Whether the name shares a character with the word before or after it. */
function isCut(text: string, { start, end, value }: Found<Word>): boolean {
  if (value.tag !== 'place' || value.place.kind !== 'county' || value.place.county === undefined)
    return false;
  RUNS_ON.lastIndex = end - 1;
  return RUNS_ON.test(text) || RUNS_INTO.test(text.slice(Math.max(0, start - 1), end));
}

function withShortNames(text: string, words: Found<Word>[]): Found<Word>[] {
  const all: Found<Word>[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    const district = districtBefore(text, word);
    if (district !== undefined && (all.at(-1)?.end ?? 0) <= district.start) all.push(district);
    all.push(word);
    for (let short = shortNameAfter(text, word); short !== undefined; short = shortNameAfter(text, short)) {
      const covered = coveredBy(short, words, i + 1);
      if (covered === undefined) break;
      i += covered;
      all.push(short);
    }
  }
  return all;
}

/** How many of the words from `i` on a name covers (无 in 芜湖无为, 西安 in 牡丹江西安区); undefined where it gives way to one. */
function coveredBy({ end }: Found<Word>, words: Found<Word>[], i: number): number | undefined {
  const inside = words.slice(i, i + LONGEST_COVERED).filter((word) => word.start < end);
  const strong = inside.some((word) => word.end > end || (word.end === end && word.value.tag === 'place'));
  return strong ? undefined : inside.length;
}

/** 海淀 in 海淀全区, 龙泉 in 龙泉全市 */
function districtBefore(text: string, { start, end }: Found<Word>): Found<Word> | undefined {
  const suffix = /^全([区县旗市])/u.exec(text.slice(start, end))?.[1];
  for (let length = 4; suffix !== undefined && length > 1; length--) {
    const county = countyNamed(text.slice(Math.max(0, start - length), start) + suffix);
    if (county !== undefined) return countyAt(start - county.name.length + 1, start, county);
  }
  return undefined;
}

function countyAt(start: number, end: number, county: County): Found<Word> {
  return { start, end, value: { tag: 'place', place: { kind: 'county', county } } };
}

/**
 * The district that is named for short right after its prefecture or province, or after 、 and another of the same; also a
 * city whose short name means it only there (辽宁朝阳).
 */
function shortNameAfter(text: string, word: Found<Word>): Found<Word> | undefined {
  const { end: at, value } = word;
  if (value.tag !== 'place') return undefined;
  const container = containerOf(text.slice(word.start, at), value);
  if (container === undefined) return listedAfter(text, word);
  const found = container.city === undefined ? cityWithin(container.region, text, at) : undefined;
  if (found !== undefined)
    return { start: at, end: found.end, value: { tag: 'place', place: { kind: 'city', city: found.value } } };
  const part = countyWithin(container, text, at);
  return part && countyAt(at, part.end, part.value);
}

/** 双流 in 武侯区、双流 */
function listedAfter(text: string, { end, value }: Found<Word>): Found<Word> | undefined {
  if (value.tag !== 'place' || value.place.kind !== 'county' || !LISTED.test(text.charAt(end)))
    return undefined;
  const [home, other] = value.place.county?.homes ?? [];
  if (home === undefined || other !== undefined) return undefined;
  const part = countyWithin(home, text, end + 1) ?? countyWithin({ region: home.region }, text, end + 1);
  return part && countyAt(end + 1, part.end, part.value);
}
