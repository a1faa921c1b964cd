import { type RegionId, regionName } from '../../plan/regions.ts';
import { type Clause, tagged } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';
import { type Correction, type Edit, INSTEAD_OF, THOUGHT } from './correction.ts';
import { happens } from './moods.ts';

/** Where a happening was, put right: 更正：不是全国，断的是河南、河北、山东三省. */

/** Places side by side, as one stretch of a clause. */
interface Group {
  start: number;
  end: number;
  places: Place[];
  /** what a clause says before and after them */
  lead: string;
  rest: string;
}

const JOINS = pattern(/^(?:(?:、|和|及|与|以及|的|省|市|[一两二三四五六七八九十\d]个?省)*)$/u);
/** Nothing smaller than a city, and nothing that isn't named. */
const NAMED: readonly Place['kind'][] = ['regions', 'city', 'nation', 'own_province', 'own_city'];

function groupIn(clause: Clause): Group | undefined {
  const words = tagged(clause, 'place');
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const joined = words.every((word, k) => {
    const before = words[k - 1];
    return (
      before === undefined ||
      JOINS.test(clause.text.slice(before.end - clause.start, word.start - clause.start))
    );
  });
  if (!joined || words.some(({ value }) => !NAMED.includes(value.place.kind))) return undefined;
  const counted = COUNT.exec(clause.text.slice(last.end - clause.start))?.[0] ?? '';
  const end = last.end + counted.length;
  return {
    start: first.start,
    end,
    places: words.map(({ value }) => value.place),
    lead: clause.text.slice(0, first.start - clause.start),
    rest: clause.text.slice(end - clause.start),
  };
}

/** 河南、河北、山东三省, 绵阳一个市 */
const COUNT = pattern(
  /^(?:这|等)?(?:[一两二三四五六七八九十\d]+个?(?:省份?|市|地市?|市州|州|省市)|省|市|境内|省内|市内)/u,
);

const LEADS = pattern(
  /^(?:经核实|经查|核实后|确认|查到|查明|查出|查下来|实际上?|其实|应该|而|原来|目前)*(?:(?:(?:断网|影响|受影响|爆发)的?)?范围)?(?:(?:出问题|有问题|出事|断网?|受影响|中招|中毒|掉线|爆发|上不了网|大量断)的?)?(?:目前|现在)?(?:其实|实际上?|应该?)?(?:是|为|就|也就|只|仅|才|只有|仅有|只在|仅在|是在|限于|仅限|只限|应为|应是|改为)+$/u,
);
const RESTS = pattern(
  /^(?:有)?(?:大量|大批|众多|大面积)?(?:互联网|宽带|手机)?用?户?(?:网民)?(?:无法正常上网|无法上网|上不了网|断了?网?|断着|受影响|的事|中招|出问题|有问题|掉线|大面积爆发|爆发)?$/u,
);
const NOT = pattern(/^(?:不是|并不是|并非|非)$/u);
const NOT_ONLY = pattern(/^(?:不光|不只|不止|不仅)(?:是|有)?$/u);
/** 不止我们 */
const NOT_ONLY_US = pattern(
  /^(?:不光|不只|不止|不仅)是?(?:我们|咱们|我[省市]|这里|这边|本[省市])(?:一家)?$/u,
);
const FREE =
  '(?:是误报|误报|没有|没断|没有断|没断网|未断网?|没事|正常|都正常|一切正常|未受影响|不受影响|没受影响|一台都没中|没中招|没中|没问题|不算|是?多写的?了?|是?写错的?了?)$';
const SPARED = new RegExp(`^(?:那边|那里|当地|都|均|确认|其实)*${FREE}`, 'u');
const THERE = new RegExp(`^(?:那边|那里|当地)(?:都|均|确认|其实)*${FREE}`, 'u');
const STILL = pattern(
  /^(?:两省|两地|都|均|还|仍|依然|依旧|也|在)*(?:断着|断网|没恢复|没好|断|上不了网|没通|受影响|中招|爆发)$/u,
);
const SAYS_NOTHING = anyOf`
  ^(?:刚才|上条|前[条面]|之前|先前|我)*(?:没写全|没说全|没讲清|没写清楚?|[写报说](?:过头|不全)了?)$
  ^(?:查看各[省市](?:的)?情况|确有大量用户(?:受影响|断网|上不了网))$
  ^(?:其余|其他|其它|时间|原因|措施|别的)(?:内容|情况)?(?:都|均)?(?:照旧|照前|不变|没变|同前|同上)$|^(?:以此|以本条)(?:条)?为准$|^[前上]一?条作废$|^特此更正$
`;
const OTHERS_WELL = pattern(
  /^(?:全国)?(?:其余|其他|其它|别的|外|邻|周边)(?:[^,]{0,3}(?:省份?|市州?|州市|地市|市|地方|地))?(?:大家)?(?:都|均|全部?|一切|目前|也)*(?:正常|没事|未受影响|不受影响|没受影响|没有(?:影响|告警|异常|断网?)?|无(?:影响|告警|异常)|通|没断|未断|好的|好着|好好的|没问题|能上网)的?$/u,
);
/** 全省二十一个市州都大批断网, 是全省的事 */
const ALL =
  '(?:(?:都|均|也|全)*[是有]?(?:大量|大面积|大批|众多)?(?:用户)?(?:断网|断了|断|掉线|上不了网|的事|一样|这样|如此|受影响)+)$';
const WHOLE_PROVINCE = new RegExp(
  `^(?:是|已是|而是|应该?是)?全省(?:(?:各|所有|[一二两三四五六七八九十\\d]+个)(?:地市州|地市|市州|州市|市))?${ALL}`,
  'u',
);
const WHOLE_NATION = new RegExp(
  `^(?:集团|总部|部里)?(?:通报|回话|回电|确认)?(?:是|已是|而是)?全国(?:各地|各省|所有省份)?${ALL}`,
  'u',
);
/** 别的省也都报上来了; 宝鸡、汉中、榆林等所有地市都一样; 保定只是最先报的 */
const AS_WELL = pattern(
  /^(?:别的|其他|其它|外|周边)省份?(?:也|都|陆续)+(?:报|断|一样|来电)[^,没未不]{0,3}$|^[^,没未不]{0,16}(?:所有|各)(?:地市州|地市|市州|州市)(?:都|均|也)*(?:一样|断了|这样|如此)$/u,
);
/** 保定只是最先报的 */
const FIRST_TOLD = pattern(
  /^[\u4e00-\u9fff]{2,4}(?:只|不过|只不过)是(?:最先|最早|第一个|先)(?:报|来电|发现)?的?$/u,
);

/** @returns how the place of what happened is put right, where the correction says nothing else */
export function rightPlace(correction: Correction): Edit[] | undefined {
  const { before, said, after, own, start, end } = correction;
  const was = before.filter((c) => tagged(c, 'place').length > 0 && !THOUGHT.test(c.text));
  const [main] = was;
  if (main === undefined || was.length > 1 || !happens(main)) return undefined;
  const told = groupIn(main);
  if (told === undefined || after.some((c) => tagged(c, 'place').length > 0)) return undefined;
  const now = (own ? (changed(said, told) ?? less(correction, told)) : undefined) ?? more(said, told);
  if (now === undefined) return undefined;
  const thought = before.filter((c) => THOUGHT.test(c.text));
  return [
    { start: told.start, end: told.end, put: now },
    ...thought.map((c): Edit => ({ start: c.start, end: c.end, put: [] })),
    { start, end, put: [] },
  ];
}

/** 请把全省改成莆田市: as written, where the first is what was told */
function changed([clause, ...more]: Clause[], told: Group): Edit['put'] | undefined {
  const [from, to, ...others] = clause === undefined ? [] : tagged(clause, 'place');
  if (clause === undefined || from === undefined || to === undefined || more.length + others.length > 0)
    return undefined;
  if (!INSTEAD_OF.test(clause.text) || to.end < clause.end) return undefined;
  const whole =
    from.value.place.kind === 'own_province' && told.places.every(({ kind }) => kind === 'regions');
  return whole || isWithin([from.value.place], told.places) ? [{ start: to.start, end: to.end }] : undefined;
}

/** @returns another place, or fewer of them */
function less({ said, wrong }: Correction, told: Group): Edit['put'] | undefined {
  const telling = said.filter((c) => !isIdle(c.text) && !FIRST_TOLD.test(c.text));
  const groups = telling.filter((c) => !THERE.test(c.text)).map(groupIn);
  const isSpared = (g: Group) => g.lead === '' && SPARED.test(g.rest) && isWithin(g.places, told.places);
  const spared = groups.flatMap((g) => (g !== undefined && isSpared(g) ? g.places : []));
  const isDenied = (g: Group) => NOT.test(g.lead) && g.rest === '' && isWithin(g.places, told.places);
  const [now, ...others] = groups.filter((g) => g === undefined || !(isSpared(g) || isDenied(g)));
  if (now === undefined || others.length > 0 || !isLeft(now, spared, wrong)) return undefined;
  if (spared.length === 0) return groups.length === telling.length ? [stretch(now)] : undefined;
  // 更正：湖北没断，只有湖南
  const left = told.places.filter((place) => !isWithin([place], spared));
  return isWithin(now.places, left) && isWithin(left, now.places) ? [stretch(now)] : undefined;
}

function stretch({ start, end }: Group): { start: number; end: number } {
  return { start, end };
}

function isIdle(text: string): boolean {
  return SAYS_NOTHING.test(text) || OTHERS_WELL.test(text);
}

/** 只有河北一省; 云南和广西还断着 beside those that aren't */
function isLeft({ lead, rest }: Group, spared: Place[], wrong: boolean): boolean {
  return (
    ((LEADS.test(lead) || (lead === '' && wrong)) && RESTS.test(rest)) ||
    (spared.length > 0 && lead === '' && STILL.test(rest))
  );
}

/** @returns the province of the city, or the nation */
function more(said: Clause[], told: Group): Edit['put'] | undefined {
  const [place, ...others] = told.places;
  let now: Edit['put'] | undefined;
  for (const clause of said) {
    if ([SAYS_NOTHING, AS_WELL, FIRST_TOLD, NOT_ONLY_US].some((p) => p.test(clause.text))) continue;
    const group = groupIn(clause);
    if (
      group !== undefined &&
      NOT_ONLY.test(group.lead) &&
      group.rest === '' &&
      isWithin(group.places, told.places)
    )
      continue;
    const whole = { start: clause.start + clause.text.indexOf('全'), end: 0 };
    whole.end = whole.start + 2;
    if (now !== undefined) return undefined;
    if (WHOLE_NATION.test(clause.text)) now = [whole];
    else if (place?.kind === 'city' && others.length === 0 && WHOLE_PROVINCE.test(clause.text))
      now = [regionName(place.city.region), whole];
    else return undefined;
  }
  return now;
}

function regionsOf(place: Place): readonly (RegionId | string)[] {
  if (place.kind === 'regions') return place.regions;
  return place.kind === 'city' ? [place.city.name] : [place.kind];
}

/** Whether each place is one of others; 三省 and 一市 only count them. */
function isWithin(places: Place[], others: Place[]): boolean {
  const known = new Set(others.flatMap(regionsOf));
  const named = places.filter(({ kind }) => kind !== 'own_province' && kind !== 'own_city');
  return named.length > 0 && named.flatMap(regionsOf).every((id) => known.has(id));
}
