import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { happens, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { UPHELD } from '../../moods/vouch.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { EARLIER, SAID } from '../../words/earlier.ts';

/** Reports of before, and words that take something back, in whatever order they stand to what holds now. */

/** 原写三省大面积断网, “内蒙全区断网”不再使用: what is told there was told before, or is taken back. */
const TAKEN_BACK = anyOf`
  原写|原称|原报|前报|首报|初报|前一[份次条]|上一[份次条]|[昨先][日天前]?[^,]{0,2}(?:称|报|写)
  不再使用|请删|删去|撤[下掉回销]|应改|改为|更正|口误|笔误|误写|错写|写误|误作|看错|听错|表述|提法
  有误|(?<![拿说吃看])不准|夸大|不代表|不等于|不意味
`;
/** 吉林省大量用户断网，更正一下，是吉林市…: what is told before it is replaced. */
const CORRECTS = pattern(
  /^(?:更正|订正|勘误|纠正)(?:一下|如下|说明)?$|^(?:范围|地点|刚才)?(?:报|写|说|搞)错了?$|^不对$|^(?:实际|其实)?(?:并非|并不是)(?:如此|这样)$/u,
);
/** Only its cause is another: 现查明为攻击所致 */
const OF_CAUSE = pattern(/查明|原因|起因|所致/u);
/** 现确认只有绵阳: holds up something else */
const PUTS_ANOTHER = pattern(/确认|证实/u);
/** More is told: 又扩大到湖南 */
const TOLD_ON = pattern(
  /(?<!未|没有?|没见|未见|[未没][^,]{0,8})(?:也|又|同样|一样|扩大|新增|扩散|蔓延|还有)/u,
);

/** 早先讲是120万乘客, 之前“确认泄露200万”作罢, 快报称云南大量用户断网 */
const TOLD_BEFORE = new RegExp(
  `(?:${EARLIER})[^,]{0,6}(?:${SAID}|发的)|(?:此前|之前|先前|早先)[^,]{0,2}确认|^报的是|上一?份|(?<!约)原定(?!于|今|上|下|明)|^原(?:登记|填|列)|(?:[首初前原快]报|[原旧初前]稿|前函|旧版)(?:里|中)?[^,]{0,4}(?:${SAID}|是|为|的|:)`,
  'u',
);

/** 年初报名的学员, 此前报名的考生: nothing was told */
const ENROLS = /报(?:名|考|读|班)/gu;

const REVOKED = pattern(/作罢|作废|不作数|不算数|收回|撤/u);

function isTakenBack(text: string): boolean {
  return TAKEN_BACK.test(text) || TOLD_BEFORE.test(text);
}

/** @returns whether the people that count are those that were told before, which nothing upholds */
export function countsThoseOfBefore({ leak }: Facts, clauses: Clause[]): boolean {
  const least = leak?.people?.min;
  if (least === undefined) return false;
  const telling = clauses.filter((c) =>
    c.quantities.some((q) => (q.unit === 'people' || q.unit === 'unsaid') && q.count.min === least),
  );
  const holds =
    clauses.some(({ text }) => UPHELD.test(text)) && !telling.some(({ text }) => REVOKED.test(text));
  return (
    telling.length > 0 &&
    !holds &&
    telling.every((c) => TOLD_BEFORE.test(c.text.replace(ENROLS, '')) && !has(c, 'correction', 'grows'))
  );
}

/** @returns the clauses without what is taken back in them; undefined where nothing is, or it holds after all */
export function withoutTakenBack(
  clauses: Clause[],
  statements: Statement[],
  onlyLive: boolean,
): Clause[] | undefined {
  // of a leak the numbers are taken back, not the clause that may hold both (由A更正为B): leaks/wording.ts, leaks/doubted.ts
  const told = statements.filter((s) => s.kind !== 'leak' && s.kind !== 'other');
  const turn = clauses.findIndex(({ text }) => CORRECTS.test(text));
  const corrected = (s: Statement) =>
    s.clause < turn && told.some((t) => t.kind === s.kind && t.clause > turn);
  const back = told.filter(
    (s) => (isLive(s.mood) || !onlyLive) && (isTakenBack(clauses[s.clause]?.text ?? '') || corrected(s)),
  );
  if (
    back.length === 0 ||
    clauses.some(
      (c) =>
        (UPHELD.test(c.text) && !(PUTS_ANOTHER.test(c.text) && has(c, 'place'))) ||
        OF_CAUSE.test(c.text) ||
        (TOLD_ON.test(c.text) && (has(c, 'place') || happens(c))),
    )
  )
    return undefined;
  const places = new Set(back.map((s) => s.clause));
  return clauses.filter((_, i) => !places.has(i));
}
