import { type Clause, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';
import { isNamed } from './causes.ts';
import { rolesIn } from './roles.ts';

/** Wholes of which a clause then names the part that is hit: 全国集中网管显示湖南…, 全省14个市州里岳阳…, 两广之中广西…. */

type Stretch = Pick<WordFound, 'start' | 'end'>;
type PlaceWord = ReturnType<typeof tagged<'place'>>[number];

/** 遍及全国 and 全国用户 tell of the happening itself. */
const PLAIN_WHOLE = pattern(
  /^(?:在?全国(?:31省|范围内?|各[地省]|各省市|所有省份|境内)?|中国境内|国内|我国|举国|各省.*|所有省份|全省(?!用户).*|全自治区|[我本该咱]省.*|省内.*|省里|省域内?|[我全]区.*|区内|本?自治区内|各地?市州?)$/u,
);
/** What of it happens, or whom it hits, stands between, or the part is only one of several: 全国包括湖南在内, 全省和岳阳. */
const GOES_ON = anyOf`
  [、和及与跟连含除自遭向]|(?<![不])同(?!步|时|期)|(?<![起])因|由|受(?!灾|损|害|影响最)|(?<!事)从(?!事)|(?<![接收报看查达得测现察听])到(?!达)|至|被|经(?![营济理常核查])
  包括|以及|还有|特别|尤其|其中|[比例]如|加上|不[光只仅止]|用户|大量|大批|访问|发往|对|给
`;
const EVENT_END = pattern(/(?:期间|当[天日晚]|首日|前夕|之?后)$/u);
/** 湖南最严重, 湖南起: it is hit as a part of the whole */
const AS_PART = pattern(
  /^(?:省|市|州)?(?:等)?(?:地|省|市)*(?:[最尤更较先]|一样|为[主重]|居多|首当|严重|开始|起|率先|在内|(?:以|之)?外|[向至到也]|方向|等?在内)/u,
);
/** 里, 之中目前只有, 内仅: between a whole and the one of its parts that is hit */
const AMONG = pattern(
  /^[省市区县州地个一两三四五六七八九十\d]{0,5}(?:之中|当中|中|里头?|之?内|范围内)?(?:的)?(?:目前|现在?|当前|眼下|暂时?)?(?:就|[仅只]有?|单单?|独|唯独?有?)?$/u,
);
/** 两湖地区的, 长三角核心城市, 四省边际城市 */
const KIND_OF_PART = pattern(
  /^[一两三四五六七八九十\d省市区地]*(?:区域|地区|一带|交界|边际|毗邻)?(?:(?:之中|当中|中|里头?|内)?的?|[^,、和及与同]{0,6}(?:城市|重镇|枢纽|门户|省份|成员))$/u,
);
/** 涉及岳阳、长沙 */
const LISTED = pattern(/^(?:市|省|州)?(?:[、和及与]|以及)/u);

/** @returns whether a clause goes on from a whole, named or counted, to the part of it that is hit */
export function isWholeOfNamed(clause: Clause, { start, end }: Stretch): boolean {
  const places = tagged(clause, 'place');
  const next = places.find((word) => word.start >= end && !UNNAMED.includes(word.value.place.kind));
  if (next === undefined || !isNamed(next.value.place)) return false;
  const own = places.find((word) => word.start === start)?.value.place;
  const between = clause.text.slice(end - clause.start, next.start - clause.start);
  const after = clause.text.slice(next.end - clause.start);
  if (AS_PART.test(after) || !isHitItself(clause, next)) return false;
  // 14个市州里岳阳, 苏浙皖三省里的嘉兴
  if (own === undefined || own.kind === 'cities')
    return between !== '' && AMONG.test(between) && (!LISTED.test(after) || /[中里内仅只]/u.test(between));
  if (own.kind === 'regions')
    return (
      own.regions.length > 1 &&
      between !== '' &&
      !LISTED.test(after) &&
      KIND_OF_PART.test(between) &&
      lies(next.value.place, own.regions)
    );
  if (!isNarrower(own, next.value.place) || !PLAIN_WHOLE.test(saidIn(clause, { start, end }))) return false;
  if (/[除非]$|不[仅只光]$/u.test(clause.text.slice(0, start - clause.start))) return false;
  // 省内长春、吉林等九个市州
  if (
    /^(?:各[地省])?$/u.test(between) &&
    (LISTED.test(after) || places.some((word) => word.start === next.end))
  )
    return false;
  const stops = EVENT_END.test(between) ? HITS : [...HITS, ...OF_EVENTS];
  return (
    between.length <= FAR &&
    !GOES_ON.test(between) &&
    !clause.words.some(({ value: { tag }, start: at }) => at >= end && at < next.start && stops.includes(tag))
  );
}

/** 市州 and 一市 in 14个市州里, 三省一市里 */
const UNNAMED: readonly Place['kind'][] = ['cities', 'own_city'];
/** Characters between a whole and its part. */
const FAR = 18;
const HITS: readonly string[] = [
  'net_down',
  'net_slow',
  'no_access',
  'spread',
  'many',
  'users',
  'leak',
  'link',
];
/** 大面积停电期间 */
const OF_EVENTS = ['wide', 'cause'];

function isHitItself(clause: Clause, next: PlaceWord): boolean {
  const role = rolesIn(clause).get(next);
  return role === 'impact' || role === 'operator';
}

function isNarrower(whole: Place, part: Place): boolean {
  if (whole.kind === 'nation' || whole.kind === 'nation_part') return part.kind !== 'county';
  return whole.kind === 'own_province' && part.kind !== 'regions';
}

function lies(part: Place, regions: readonly string[]): boolean {
  if (part.kind === 'regions') return part.regions.every((id) => regions.includes(id));
  return part.kind === 'city' && regions.includes(part.city.region);
}
