import { assess } from '../../domain/grading.ts';
import { type Facts, incidentKinds } from '../../plan/facts.ts';
import type { Clause, Stretch } from '../clauses/clauses.ts';
import { isDisputed } from '../leaks/disputed.ts';
import { isLeakUnsure } from '../leaks/unsure.ts';
import type { Certainty } from '../moods/certainty.ts';
import { isLive } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import type { Gathered } from '../weighing/gather.ts';
import { isLittleAfterAll } from './afterwards/after-all.ts';
import { isConfirmedElse } from './afterwards/confirmed-else.ts';
import { edgeOf } from './afterwards/edges.ts';
import { laterDenial, moreProvinces, provinceTakenBack } from './afterwards/later-said.ts';
import { isFollowUp, isJustOver, isOfOldCase } from './afterwards/old-case.ts';
import { originOf } from './afterwards/origins.ts';
import { outOfPlaceIn } from './afterwards/out-of-place.ts';
import { isOfPaper } from './afterwards/papers.ts';
import { remarkOn } from './afterwards/remarks.ts';
import { secondLook } from './afterwards/second-look.ts';
import {
  hasComeTrue,
  hasSecondThoughts,
  isCounterfactual,
  isDenialRevoked,
  isDeniedAside,
} from './afterwards/second-thoughts.ts';
import { secondVoice } from './afterwards/second-voice.ts';
import { countsThoseOfBefore } from './afterwards/taken-back.ts';
import { isLeftUncorrected } from './afterwards/uncorrected.ts';
import { undoingOf } from './afterwards/undone.ts';
import { isWashed } from './afterwards/washed.ts';
import { ofAnyTold } from './counts/either-count.ts';
import { isOfGraverSum } from './counts/leak-rates.ts';
import { isCountDoubted } from './counts/leak-words.ts';
import { isOfMoreTold, isUnrealByAttribute } from './counts/more-told.ts';
import { isOfAnswer } from './counts/two-counts.ts';
import { isEverydayWork } from './meaning/everyday.ts';
import { isOfSomethingLess } from './meaning/of-what.ts';
import { hasStruck } from './meaning/struck.ts';
import { blamesIntrusion, isCalmedElsewhere } from './nothing/calmed.ts';
import { isOfAttribute, isOfCompound } from './nothing/compounds.ts';
import { isDeniedFromAfar } from './nothing/denied-afar.ts';
import { isDeniedByOne } from './nothing/denied-by-one.ts';
import { isFromAfar } from './nothing/from-afar.ts';
import { isFalseOnlyPartly, NOBODY_KNOWS } from './nothing/partly-false.ts';
import { isUnexplained } from './nothing/unexplained.ts';
import { isLeftOpen, isOfManyBeside, isOfUnreadMatter } from './nothing/unread.ts';
import {
  hasUnreadOutage,
  isOfManyInTheEnd,
  isOfManyOffline,
  isOfTinyRecords,
  isUnsettled,
  losesMoney,
  losesWorth,
} from './nothing/unsettled.ts';
import { isOfUnreadSpread, isToldOfEach } from './reach/each-told.ts';
import { isOfLess } from './reach/narrowed.ts';
import {
  countsFewerProvinces,
  countsProvincesOfBefore,
  isCnOfAnotherRate,
  isOfCountyIn,
  isOfMoreProvinces,
  isOfMunicipality,
  isOfSharedName,
  isOfWholeCounty,
  isPartOfRated,
  isSlowerCn,
  isSmallResolver,
} from './reach/reaches.ts';
import { isRelocated } from './reach/relocated.ts';
import { isOfWhichProvinces } from './reach/which-provinces.ts';
import { runsOn } from './repunctuated.ts';
import {
  isOfOneMatter,
  isOtherwiseAsOneSentence,
  isOtherwiseUnquoted,
  isOtherwiseWithoutOld,
} from './reread.ts';
import { isTurned } from './versions/turned.ts';
import { holdsTwoVersions } from './versions/two-versions.ts';
import { asksOnlyTheGrade, isOfWhichUnclear } from './versions/verdicts.ts';

/** All checks of a text that was read, in their order: the one place where the reader looks at grades. */

/** A text as it was read. */
export interface Told extends Pick<Gathered, 'facts' | 'statements'>, Pick<Certainty, 'moods' | 'flags'> {
  clauses: Clause[];
  certainty: Certainty;
  at: Date;
  verdict: Verdict;
}

type Verdict = ReturnType<typeof assess>['verdict'];

const isGraded = ({ verdict }: Told): boolean => verdict !== 'below' && verdict !== 'judgement';
const isBelow = ({ verdict }: Told): boolean => verdict === 'below';
const isFalse = ({ facts }: Told): boolean => facts.standing === 'denied' || facts.standing === 'drill';
/** Below, and not because what it tells didn't happen. */
export const isSlight = (t: Told): boolean =>
  isBelow(t) && !isFalse(t) && t.facts.standing !== 'hypothetical' && t.facts.standing !== 'past';
/** Below because the text tells little, or asks what it comes to. */
const isSlightOrAsked = (t: Told): boolean => isSlight(t) || (isBelow(t) && asksOnlyTheGrade(t.clauses));
const isAny = (): boolean => true;

/** Whether it is found, or the words that it is found by. */
type Finding = boolean | Stretch | undefined;

type Check = [
  facts: Pick<Facts, 'doubt' | 'other'>,
  of: (told: Told) => boolean,
  finds: (told: Told) => Finding,
];

export const HALF_TRUE = { doubt: '文中几件事真假未分' };
const OF_WHOM = { doubt: '泄露多少、是谁的信息未说清' };
const CORRECTED = { doubt: '文中更正之后的情况未说清' };
const OTHER_REACH = { doubt: '文中前后范围大小不一' };
const TWO_VERSIONS = { doubt: '文中前后说法不一' };
export const DISPUTED = { doubt: '几方说法不一，以哪个为准未说清' };
const TAKEN_BACK = { doubt: '后文似已收回前文' };
const SUPPOSED = { doubt: '所述可能不是已发生的事' };
const OF_BEFORE = { doubt: '所述是否为本次事件未说清' };
const HARM = { other: '文中提到的损害' };
const OF_FEWER = { doubt: '范围或受影响的人未说清' };

/** What makes a person decide: a doubt of the text, or harm that no row names; which texts it is looked for in, and how. */
const CHECKS: Check[] = [
  [HALF_TRUE, isAny, (t) => isOfWhichUnclear(t.clauses, t.statements)],
  [HALF_TRUE, isAny, (t) => isTurned(t.clauses, t.statements)],
  [HALF_TRUE, isFalse, (t) => isFalseOnlyPartly(t.clauses, t.statements) || blamesIntrusion(t.clauses)],
  [HALF_TRUE, isBelow, (t) => isFromAfar(t.clauses, t.statements, t.flags)],
  [
    HALF_TRUE,
    isBelow,
    (t) => isOfCompound(t.clauses, t.statements, t.flags) || isOfAttribute(t.clauses, t.statements, t.flags),
  ],
  [HALF_TRUE, isBelow, (t) => isToldUnreal(t.statements) && isDeniedAside(t.clauses, t.statements)],
  [
    OF_WHOM,
    (t) => t.verdict !== 'judgement',
    (t) => isLeakUnsure(t.facts, t.clauses, t.statements, t.verdict),
  ],
  [
    OF_WHOM,
    (t) => t.verdict !== 'judgement',
    (t) =>
      isCountDoubted(t.facts, t.clauses, t.statements) || isOfGraverSum(t.facts, t.clauses, t.statements),
  ],
  [OF_WHOM, (t) => t.verdict !== 'judgement', isOfMoreTold],
  [OF_BEFORE, isBelow, isUnrealByAttribute],
  [
    CORRECTED,
    isGraded,
    (t) => countsThoseOfBefore(t.facts, t.clauses) || isLeftUncorrected(t.clauses, t.statements),
  ],
  [
    OTHER_REACH,
    (t) => !isFalse(t),
    (t) => isRelocated(t.facts, t.clauses, t.statements) || isOfMoreProvinces(t.facts, t.clauses),
  ],
  [OTHER_REACH, isGraded, (t) => isOfMunicipality(t.facts, t.clauses) || isOfSharedName(t.clauses)],
  ...[countsProvincesOfBefore, countsFewerProvinces, isOfWhichProvinces].map(
    (finds): Check => [OTHER_REACH, isGraded, (t) => finds(t.facts, t.clauses)],
  ),
  [TWO_VERSIONS, isGraded, holdsTwoVersions],
  [DISPUTED, (t) => isGraded(t) || isSlight(t), (t) => isDisputed(t.clauses) && !isAlikeByAny(t)],
  [
    { doubt: '文中所述断网的情况未说清' },
    isGraded,
    (t) => hasUnreadOutage(t.facts, t.clauses, t.statements, t.moods),
  ],
  [{ other: '范围或程度尚未查明' }, isSlight, (t) => isLeftOpen(t.clauses)],
  [HALF_TRUE, (t) => t.verdict !== 'judgement', (t) => isToldOfEach(t.clauses)],
  [HARM, (t) => isSlight(t) && incidentKinds(t.facts).length === 0, (t) => isOfUnreadSpread(t.clauses)],
  [HARM, isSlight, (t) => isOfManyOffline(t.facts, t.clauses, t.moods)],
  [
    OF_BEFORE,
    ({ facts }) => facts.standing === 'past',
    (t) => isFollowUp(t.clauses) || isJustOver(t.clauses, t.moods),
  ],
  [
    OF_BEFORE,
    ({ verdict }) => verdict !== 'judgement',
    (t) => isOfOldCase(t.clauses, t.statements, t.verdict),
  ],
  [HALF_TRUE, isSlight, (t) => isDeniedFromAfar(t.clauses, t.statements)],
  [HALF_TRUE, isBelow, (t) => isDeniedByOne(t.clauses, t.statements)],
  [TWO_VERSIONS, isBelow, (t) => t.clauses.some((c) => NOBODY_KNOWS.test(c.text)) || isOfAnswer(t)],
  [
    HALF_TRUE,
    (t) => isBelow(t) && !isSlight(t),
    (t) => isOfManyBeside(t.facts, t.clauses, t.statements) || runsOn(t.clauses),
  ],
  [TAKEN_BACK, isBelow, (t) => isDenialRevoked(t.clauses) || isCounterfactual(t.clauses)],
  [HALF_TRUE, ({ facts }) => facts.standing === 'hypothetical', (t) => hasComeTrue(t.clauses)],
  [
    { other: '文中未说清的情况' },
    isSlightOrAsked,
    (t) =>
      isOfUnreadMatter(t.facts, t.clauses, t.statements, t.moods) ||
      isUnexplained(t.facts, t.clauses, t.moods) ||
      isCalmedElsewhere(t.facts, t.clauses, t.moods),
  ],
  [
    HARM,
    isSlightOrAsked,
    (t) =>
      isUnsettled(t.facts, t.clauses, t.statements, t.moods) ||
      losesMoney(t.clauses, t.moods) ||
      (asksOnlyTheGrade(t.clauses) && losesWorth(t.clauses)),
  ],
  [HARM, isSlight, (t) => hasStruck(t.facts, t.clauses, t.moods)],
  [OF_WHOM, isSlight, (t) => isOfTinyRecords(t.facts, t.clauses)],
  [CORRECTED, isBelow, (t) => isOfManyInTheEnd(t.facts, t.clauses, t.moods)],
  [
    { other: '.CN解析变慢' },
    isSlight,
    (t) =>
      isSlowerCn(t.facts, t.clauses, t.statements) || isCnOfAnotherRate(t.facts, t.clauses, t.statements),
  ],
  [
    { other: '自建或小型域名解析系统异常' },
    isSlight,
    (t) => isSmallResolver(t.facts, t.clauses, t.statements),
  ],
  [{ other: '知名网站的部分功能异常' }, isSlight, (t) => isPartOfRated(t.facts, t.clauses, t.statements)],
  [{ other: '县域范围断网' }, (t) => isBelow(t) && !isFalse(t), (t) => isOfWholeCounty(t.facts, t.clauses)],
  [OF_FEWER, isGraded, (t) => t.facts.leak === undefined && isOfCountyIn(t.clauses)],
  [OF_WHOM, isGraded, (t) => isEverydayWork(t.facts, t.clauses, t.statements)],
  [OF_BEFORE, isGraded, (t) => isOfPaper(t.clauses)],
  [TAKEN_BACK, isGraded, (t) => undoingOf(t.clauses, t.statements)],
  [TAKEN_BACK, isGraded, (t) => isLittleAfterAll(t.clauses, t.statements)],
  [HALF_TRUE, isAny, (t) => isWashed(t.clauses, t.statements)],
  [HALF_TRUE, isGraded, (t) => isConfirmedElse(t.clauses)],
  [TAKEN_BACK, isGraded, (t) => outOfPlaceIn(t.clauses, t.statements)],
  [TAKEN_BACK, isGraded, (t) => hasSecondThoughts(t.clauses)],
  [TAKEN_BACK, isGraded, (t) => laterDenial(t.clauses, t.statements)],
  [OTHER_REACH, isGraded, (t) => provinceTakenBack(t, t.clauses) ?? moreProvinces(t, t.clauses)],
  [TAKEN_BACK, isGraded, (t) => secondVoice(t.clauses, t.statements)],
  [TAKEN_BACK, isGraded, (t) => secondLook(t.clauses, t.statements)],
  [TAKEN_BACK, isGraded, (t) => originOf(t.clauses, t.statements)],
  [TAKEN_BACK, isGraded, (t) => remarkOn(t.clauses, t.statements)],
  [SUPPOSED, isGraded, (t) => edgeOf(t.facts, t.clauses, t.statements)],
  [OF_FEWER, isGraded, (t) => isOfLess(t.clauses, t.statements)],
  [OF_FEWER, isGraded, (t) => isOfSomethingLess(t.facts, t.clauses, t.statements)],
  [CORRECTED, isAny, isOtherwiseWithoutOld],
  [TWO_VERSIONS, isGraded, isOtherwiseUnquoted],
  [HALF_TRUE, isGraded, isOfOneMatter],
  [{ doubt: '文中断句未说清' }, isGraded, isOtherwiseAsOneSentence],
];

/** Whether a leak is graded alike by each of the numbers that are told: 1.12亿或1.31亿 */
function isAlikeByAny({ facts, clauses, verdict }: Told): boolean {
  return facts.leak?.people !== undefined && assess(ofAnyTold(facts, clauses).facts).verdict === verdict;
}

/** @returns why a person must decide on a text, the first reason that is found, with the words that it is found by */
export function firstFinding(told: Told): { why: Check[0]; by: Finding } | undefined {
  for (const [why, of, finds] of CHECKS) {
    const by = of(told) && finds(told);
    if (by) return { why, by };
  }
  return undefined;
}

/** Whether something happens in a text, told in a way that makes it no incident. */
function isToldUnreal(statements: Statement[]): boolean {
  return statements.some((s) => !s.negated && s.kind !== 'other' && !isLive(s.mood));
}
