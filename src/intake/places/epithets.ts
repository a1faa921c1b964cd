import { type Clause, tagged, type WordFound } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import { pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';
import { isNamed } from './causes.ts';

/** Provinces that only tell what another place is: 和河南隔黄河相望的山西, 为北京、上海供水的湖北, 河南话通行的陕西. */

type Stretch = Pick<WordFound, 'start' | 'end'>;
type PlaceWord = ReturnType<typeof tagged<'place'>>[number];

/** What leads to the province that another one is described by, or to a list of such: 东接江苏、南连浙江的安徽 */
const OPENS = pattern(
  /(?:为|与|和|跟|同|比|向|给|离|距|邻|接|连|靠|靠近|临|通|达|抵|至|到|从|由|属|属于|归|有|处|地处|夹在|位于|在|赢|战胜|输给|负于|隔|对|傍|倚|望|支援|帮扶|援助|对口|供应|环绕|环抱|毗邻|划归|分自|脱胎于|合称|旧称|古称|号称|并称)$/u,
);
/** 继湖北之后, 除湖北外: it is hit as well */
const AS_WELL = pattern(/(?:继|除|除了|不光|不仅|不只|先是|续)$/u);
const GOES_ON = pattern(
  /^[省市]?(?:[、,和及与跟]|以及|连同|加上|还有|并|外加|再加|[之以]?后|也|都|均|同样|起|开始|到|至)/u,
);
/** What hit it: of no other place then */
const HIT = pattern(
  /断|瘫|掉线|影响|受灾|遭|波及|攻击|感染|爆发|故障|异常|中断|严重|厉害|[更还也都均]|同样|同时|随后|先后|之后|以外|报来|上报/u,
);
/** 长三角龙头上海, 全国制造业中心上海 */
const FIRST_OF = pattern(
  /^[^,、用户]{0,4}(?:龙头|老大|一哥|标杆|明珠|排头兵|领头羊|首位)(?:城市|省份|地区)?$/u,
);
/** 西北五省中只青海 */
const ONLY_ONE = pattern(
  /^(?:各?[省市区])?(?:之?[中里内]|当中|里头|里面)(?:目前|现在)?(?:仅|只|唯|就|独|单|只剩)$/u,
);
/** 湖北、 of 为湖北、上海供水 */
const LIST_BEFORE = pattern(/[、和及与]$/u);

/** @returns whether a province or city of a clause only describes the place that is named after it, of which all is told */
export function isEpithet(clause: Clause, { start, end }: Stretch): boolean {
  const places = tagged(clause, 'place');
  const own = places.find((word) => word.start === start);
  if (own === undefined || !(isNamed(own.value.place) || AREAS.includes(own.value.place.kind))) return false;
  const lead = leadOf(clause, own, places);
  if (AS_WELL.test(lead)) return false;
  return places.some((next) => {
    if (next.start < end || !isNamed(next.value.place) || !isTold(clause, next)) return false;
    const between = clause.text.slice(end - clause.start, next.start - clause.start);
    if (FIRST_OF.test(between) || ONLY_ONE.test(between)) return own.value.place.kind !== 'city';
    if (!between.endsWith('的') || HIT.test(between)) return false;
    return (
      OPENS.test(lead) || (between.length > 1 && !GOES_ON.test(between) && lead === textBefore(clause, own))
    );
  });
}

const AREAS: readonly Place['kind'][] = ['regions', 'vague_area'];

function textBefore(clause: Clause, { start }: Stretch): string {
  return clause.text.slice(0, start - clause.start);
}

/** What leads to the list that a place stands in: 为 of 为北京、上海 */
function leadOf(clause: Clause, word: PlaceWord, places: PlaceWord[]): string {
  const lead = textBefore(clause, word);
  const before = places.findLast(({ end }) => end < word.start);
  const listed = before !== undefined && before.end === word.start - 1 && LIST_BEFORE.test(lead);
  return listed ? leadOf(clause, before, places) : lead;
}

/** Whether all that happens in a clause is told after a place. */
function isTold(clause: Clause, { end }: Stretch): boolean {
  const after = clause.words.filter((word) => word.start >= end);
  const before = clause.words.filter((word) => word.end <= end);
  return happens({ ...clause, words: after }) && !happens({ ...clause, words: before });
}
