import type { Facts, IncidentKind } from '../../plan/facts.ts';
import type { Clause } from '../clauses/clauses.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** What happened abroad. */

/** Whose users they are is asked about where a company of this country runs it. */
const OURS = pattern(
  /我司|我公司|我们|本公司|我行|子公司|分公司|集团|海外版|国际版|我国[^,]{0,6}(?:公司|企业)/u,
);
const OWN_BRANCH = pattern(/(?:我司|我公司|我们|本公司|集团)[^,]{0,8}(?:分公司|子公司|分部|站点|机房)/u);
const NOT_HERE = anyOf`
  与(?:我国|我省|境内|国内)[^,]{0,10}无关|(?:境内|国内|我国)[^,]{0,4}没有受影响
  (?:我国|国内|境内|中国|我省|我司|本省)[^,]{0,12}(?:未受(?:到)?影响|未见影响|没有?(?:受到?|任何)?影响|无影响|不受影响|未波及|没有业务|无业务|运行正常|访问正常|上网正常|用户正常)
`;

/** 香港, 澳门 and 台湾 are of China, though none of the plan's provinces: a person decides. */
const OF_CHINA = pattern(/香港|澳门|港澳|台湾/u);

/** What happened abroad and did nothing here is no incident of the plan; whose users a leak hit is for a person to say. */
export function isElsewhere(facts: Facts, clauses: Clause[]): boolean {
  const here = facts.regions.length > 0 || facts.national || facts.provinceCount !== undefined;
  return (
    facts.overseas.length > 0 &&
    !here &&
    !facts.overseas.some((place) => OF_CHINA.test(place)) &&
    !clauses.some((c) => OWN_BRANCH.test(c.text)) &&
    (facts.leak === undefined ||
      (facts.leak.whose === 'overseas' && !clauses.some((c) => OURS.test(c.text)))) &&
    clauses.some((c) => NOT_HERE.test(c.text))
  );
}

/** Whether all that is told of a kind stands beside a place abroad, in its sentence or the next. */
export function isToldThere(kind: IncidentKind, used: Statement[], clauses: Clause[]): boolean {
  const abroad = clauses.filter((c) =>
    c.words.some(({ value }) => value.tag === 'place' && value.place.kind === 'overseas'),
  );
  return used
    .filter((s) => s.kind === kind)
    .every((s) => abroad.some((c) => Math.abs(c.sentence - (clauses[s.clause]?.sentence ?? 0)) <= 1));
}
