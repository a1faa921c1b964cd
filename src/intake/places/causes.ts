import type { RegionId } from '../../plan/regions.ts';
import { type Clause, has, tagged, type WordFound } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import { type Place, provincesOf } from '../words/place.ts';

/** Places where only the cause lies of what is told of another one: 河北境内光缆被挖断致山西…, 四川联通因广东骨干节点故障… */

type Stretch = Pick<WordFound, 'start' | 'end'>;
type PlaceWord = ReturnType<typeof tagged<'place'>>[number];

/** What breaks or strikes, beside the words of causes. */
const TROUBLE = pattern(/故障|中断|断裂|割接|挖断|停电|攻击|异常|失败|瘫痪|降[雪雨温]|寒潮|影响/u);
/** 台风登陆福建致浙江… */
const STRIKES = pattern(/(?:登陆|袭击|过境|横扫)[^,]{0,4}$/u);
/** What a cause begins with: 因广东…, 受邻省…; not 受影响的四川 */
const BECAUSE =
  /因(?!特网|此|而|地|人)|由于|受(?!影响|阻|害|损|灾|到影响|波及|众)|源于|(?:起因|原因)(?:是|为|系|在)/gu;
/** 四川因光缆中断、云南因停电大量用户断网: each has a cause of its own */
const EACH_ITS_OWN = pattern(
  /(?:因(?!特网|此|而|地|人)|由于)[^,]*[、及和与][^,]{2,}(?:因(?!特网|此|而|地|人)|由于)/u,
);
/** 四川骨干故障导致本省及重庆大量用户断网 */
const WITH_ITS_OWN = pattern(
  /(?:本省|全省|省内|当地|本地)[及和与、]|[及和与、](?:本省|全省|省内|当地|本地)/u,
);
/** What is told of both: 四川光缆中断致重庆也断网 */
const ALSO = pattern(/也|同样|亦|同时|均|都/u);
const LISTED = pattern(/^(?:[、和及与]|以及)$/u);

/** @returns whether a place of a clause only says where the cause lies of what another province suffers */
export function liesInCause(clause: Clause, { start, end }: Stretch): boolean {
  const named = tagged(clause, 'place').filter(({ value }) => isNamed(value.place));
  const own = regionsOf(tagged(clause, 'place').find((word) => word.start === start)?.value.place);
  const others = named.filter(
    (word) =>
      word.start !== start &&
      (own.length !== 1 || !regionsOf(word.value.place).some((id) => own.includes(id))),
  );
  if (others.length === 0 || EACH_ITS_OWN.test(clause.text) || WITH_ITS_OWN.test(clause.text)) return false;
  const because = becauseOf(clause, start, named);
  const last = endOfList(clause, end, named);
  const next = others.find((word) => word.start >= last);
  if (next !== undefined && leadsTo(clause, { start, end: last }, next, because)) return true;
  return (
    because !== undefined &&
    others.some((word) => word.end <= because) &&
    !isHit(clause, because, last) &&
    isTrouble(clause, last, hitFrom(clause, last))
  );
}

/** Whether trouble at a place brings about what is told of the next one. */
function leadsTo(
  clause: Clause,
  { start, end }: Stretch,
  next: Stretch,
  because: number | undefined,
): boolean {
  const linked =
    because !== undefined ||
    tagged(clause, 'link').some((word) => word.start >= end && word.end <= next.start);
  return (
    linked &&
    !isHit(clause, end, next.start) &&
    !ALSO.test(clause.text.slice(next.end - clause.start)) &&
    (isTrouble(clause, end, next.start) || STRIKES.test(clause.text.slice(0, start - clause.start)))
  );
}

/** Where 因 stands before a place and no other place between. */
function becauseOf(clause: Clause, start: number, named: PlaceWord[]): number | undefined {
  const marks = [...clause.text.slice(0, start - clause.start).matchAll(BECAUSE)];
  const at = marks.map(({ index }) => clause.start + index).at(-1);
  const parted = named.some(
    (word) => at !== undefined && word.start > at && !isListedTo(clause, word, start),
  );
  return parted ? undefined : at;
}

/** 四川 in 因四川、云南两省光缆中断 */
function isListedTo(clause: Clause, word: PlaceWord, start: number): boolean {
  return word.start >= start || LISTED.test(textOf(clause, word.end, start));
}

/** Where the list ends that a place stands in: 四川、云南 */
function endOfList(clause: Clause, end: number, named: PlaceWord[]): number {
  const next = named.find((word) => word.start >= end);
  return next !== undefined && LISTED.test(textOf(clause, end, next.start))
    ? endOfList(clause, next.end, named)
    : end;
}

const HITS = ['net_down', 'net_slow', 'virus', 'spread'] as const;

function hitFrom(clause: Clause, at: number): number {
  return tagged(clause, ...HITS).find((word) => word.start >= at)?.start ?? clause.end;
}

function isHit(clause: Clause, from: number, to: number): boolean {
  return hitFrom(clause, from) < to;
}

function isTrouble(clause: Clause, from: number, to: number): boolean {
  return (
    TROUBLE.test(textOf(clause, from, to)) ||
    tagged(clause, 'cause').some((word) => word.start >= from && word.end <= to)
  );
}

function textOf(clause: Clause, from: number, to: number): string {
  return clause.text.slice(from - clause.start, to - clause.start);
}

/** @returns whether a place is one province, city or county by name */
export function isNamed(place: Place): boolean {
  return (
    (place.kind === 'regions' && place.regions.length === 1) ||
    place.kind === 'city' ||
    (place.kind === 'county' && place.county !== undefined)
  );
}

function regionsOf(place: Place | undefined): RegionId[] {
  if (place?.kind === 'county') return (place.county?.homes ?? []).map(({ region }) => region);
  return place === undefined ? [] : provincesOf(place);
}

/** 系受湖北停电影响, 因成都节点故障: nothing but the cause */
const ONLY_CAUSE = pattern(
  /^(?:经查|经核查|查明|初步判断|初判|初步分析|原因|起因|事故|故障|主要|均|都|或|疑)*(?:系|是|为)?(?:因|由于|受|源于)(?!影响|阻|害|损|灾|到影响)/u,
);
/** 两地全市大量用户断网: of the place of the cause as well */
const OF_BOTH = pattern(/[两二三四五六](?:地|省|市|家)|均|都|也|同样|双方|两边/u);

/** @returns whether a clause tells only the cause, and lies in another province than what its sentence tells of */
export function isOnlyCause(clause: Clause, clauses: Clause[]): boolean {
  if (!ONLY_CAUSE.test(clause.text) || has(clause, ...HITS, 'no_access', 'leak', 'normal')) return false;
  const own = tagged(clause, 'place').flatMap(({ value }) => regionsOf(value.place));
  const near = clauses.filter((c) => c !== clause && c.sentence === clause.sentence);
  const named = near.flatMap((c) =>
    tagged(c, 'place').flatMap(({ value }) => (isNamed(value.place) ? regionsOf(value.place) : [])),
  );
  return (
    isTrouble(clause, clause.start, clause.end) &&
    named.some((id) => !own.includes(id)) &&
    !near.some((c) => OF_BOTH.test(c.text) || named.length === 0)
  );
}
