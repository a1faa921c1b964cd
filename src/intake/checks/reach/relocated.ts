import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has, tagged, type WordFound } from '../../clauses/clauses.ts';
import { instructs, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Whether a text puts a narrower place for the one that an outage or virus was read to hit, in words that no list tells apart. */

/** Something is put for something else: 改绵阳市, →绵阳市, （错，绵阳市）, 收窄到绵阳 */
const TURNS = anyOf`
  更正|订正|勘误|(?<!修|整)改(?!造|善|进|建|革|密|口|签|写)|->|→
  (?<!配置|路由|操作|参数|割接)(?:错|误)(?!误(?:的)?配|误(?:的)?指令|误(?:的)?路由|误(?:的)?策略|操作|删|挖|拔|配|码|伤|碰|触|闸|断|以|导)|不对|[哦噢喔]不
  划掉|口误|收窄|缩[小至到减]|核减|减[为至到少]|剔|仅[剩限在]|只剩|为准|[首初前续二终]报|撤|删(?!库)
  不是|而非|,非|(?<!手|数|小|时|分|秒|方向)指(?!挥|标|示|令|导|定|出|纹|控|派)|不等于|夸大|偏大
`;
/** Only where it began or is worst. */
const PART_OF_IT = pattern(
  /其中|最|等|包括|尤其|重点|先|始|起源|源头|另|也|又|还|同时|扩|蔓延|波及|新增|注册|总部|机房|所在|值班|分公司|公司|局|网管|(?:中心|站|处)$/u,
);

/** 不是吉林市, 初报误写为拉萨市 */
const NOT_THERE = pattern(/(?:不是|并非|而非|误[写报作]?为|不止|不限于|不仅|初报|首报|原报|前报)[^,]{0,2}$/u);

/** Characters. */
const NEAR = 25;

const WIDTH = { city: 1, regions: 2, nation: 3 } as const;

/** @returns whether a narrower place stands after the told one, with such words between them */
export function isRelocated(facts: Facts, clauses: Clause[], statements: Statement[]): boolean {
  const reach = (facts.outage ?? facts.malware)?.extent?.least;
  if (reach !== 'province' && reach !== 'provinces' && reach !== 'national') return false;
  const read = reach === 'national' ? WIDTH.nation : WIDTH.regions;
  const told = statements.filter(
    (s) => !s.negated && isLive(s.mood) && (s.kind === 'outage' || s.kind === 'malware'),
  );
  return told.some((s) => {
    const { sentence } = clauses[s.clause] as Clause;
    const from = clauses.findIndex((c) => c.sentence >= sentence - 1);
    const wide = clauses.slice(from, s.clause + 1).flatMap(placesOf);
    const all = clauses.filter((c) => !has(c, 'normal')).flatMap(widePlaces(read));
    return clauses.some((c, i) => {
      if (i < from || instructs(c) || has(c, 'drill') || PART_OF_IT.test(c.text)) return false;
      const narrow = placesOf(c).find((place) => widthOf(place) < read);
      if (
        narrow === undefined ||
        all.some((place) => place.start > narrow.start && !isDenied(clauses, place))
      )
        return false;
      if (NOT_THERE.test(c.text.slice(0, narrow.start - c.start))) return false;
      const after = c.text.slice(narrow.end - c.start);
      // 由“广东全省”改为“广东省湛江市”
      return wide
        .filter((place) => widthOf(place) === read && place.end <= narrow.start)
        .slice(-2)
        .some((place) => TURNS.test(`${between(clauses, place, narrow).slice(-NEAR)}${after}`));
    });
  });
}

/** 指吉林市，非吉林全省 */
function isDenied(clauses: Clause[], { start }: WordFound): boolean {
  const clause = clauses.find((c) => c.start <= start && start < c.end);
  return /(?:非|不是)$/u.test(clause?.text.slice(0, start - clause.start) ?? '');
}

function between(clauses: Clause[], { end }: WordFound, { start }: WordFound): string {
  return clauses
    .filter((c) => c.end > end && c.start < start)
    .map((c) => c.text.slice(Math.max(0, end - c.start), Math.max(0, start - c.start)))
    .join(',');
}

type PlaceFound = WordFound & { value: { tag: 'place'; place: { kind: keyof typeof WIDTH } } };

function placesOf(clause: Clause): PlaceFound[] {
  return tagged(clause, 'place').filter((word): word is PlaceFound => word.value.place.kind in WIDTH);
}

/** Places that are as wide, 全省 too. */
function widePlaces(read: number): (clause: Clause) => WordFound[] {
  return (clause) =>
    tagged(clause, 'place').filter(({ value: { place } }) =>
      place.kind === 'own_province'
        ? read === WIDTH.regions
        : (WIDTH[place.kind as keyof typeof WIDTH] ?? 0) >= read,
    );
}

function widthOf({ value }: PlaceFound): number {
  return WIDTH[value.place.kind];
}
