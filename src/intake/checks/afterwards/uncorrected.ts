import { type Clause, saidIn, tagged } from '../../clauses/clauses.ts';
import { isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { isCount } from '../../numbers/quantities.ts';
import { pattern } from '../../text/pattern.ts';

/** A correction that comes last, of which the reader took nothing: what holds is for a person to say. */

/** 范围填错，应填海南全省; 报小了，西藏、青海两省区都是; 更正为西藏全区 */
const CORRECTS = pattern(
  /(?:范围|地[点方]|地市|省份)[填写报](?:错|小|大)了?$|报[小大]了$|^应[填报]|^更正为|^(?:少|漏)写?了|^(?:前面|刚才|上面)?(?:少写|漏|漏写)了|没写全$|^这条[小大]了|^降为|^哦不|把[^,]{2,6}[报写说]成了?[^,]{2,6}了?$|^(?:其实|核实后发现|实际上)主要(?:就?是|在)/u,
);
/** 少了个零 */
const DIGIT = pattern(/[少多](?:了|写了?|打了?|算了?|加了?)一?个?(?:零|0|位|“?万”?)$/u);
/** 是我手滑, 口误: with nothing after it that holds instead */
const SLIP = pattern(
  /^(?:是|系|属)?(?:我|同事|值班员?)?[^,]{0,4}(?:手滑|手抖|口误|笔误|打错|按错|输错)[^,]{0,3}$/u,
);
/** 应为1200万 */
const PUT_RIGHT = pattern(/^不$|应|实[为是际]|改|正确|更正|订正|不是|真[实正]/u);
/** 更正，是.COM，不是.CN */
const ANOTHER_DOMAIN = pattern(
  /^(?:应?[是为])?\.(?!cn)[a-z]{2,5}(?:域名|顶级域名?)?$|^(?:不是|并?非)\.?cn(?:域名|顶级域名?)?$/u,
);
/** 云南是他们割接，报过备; 云南不算 */
const TAKES_OUT = pattern(
  /割接|报过?备|计划内|不算|待核|去掉|剔除|写多了|除外|多余|凑数|只断了一个|就(?:几十|几|一)[户台个]|那边就|是(?:去年|前年)的/u,
);

/** @returns whether such a correction stands after all that the text states */
export function isLeftUncorrected(clauses: Clause[], statements: Statement[]): boolean {
  const live = statements.filter((s) => !s.negated && isLive(s.mood));
  const last = Math.max(-1, ...live.map((s) => s.clause));
  if (last < 0) return false;
  const after = clauses.slice(last + 1);
  const counted = after.some((c) => c.quantities.some((q) => isCount(q) && q.count.min > 0));
  const digit =
    !counted &&
    after.some((c) => DIGIT.test(c.text) || SLIP.test(c.text)) &&
    !clauses.some((c) => PUT_RIGHT.test(c.text));
  const placed = after.some(
    (c, i) =>
      CORRECTS.test(c.text) && [c, after[i + 1]].some((told) => told && tagged(told, 'place').length > 0),
  );
  const domain = after.some((c) => ANOTHER_DOMAIN.test(c.text));
  return digit || placed || domain || takesOut(clauses, live, after);
}

/** 贵州、云南两省大量用户断网，云南是他们割接 */
function takesOut(clauses: Clause[], live: Statement[], after: Clause[]): boolean {
  const told = new Set(
    live.flatMap(({ clause }) => {
      const c = clauses[clause] as Clause;
      const named = tagged(c, 'place').filter(({ value }) => value.place.kind === 'regions');
      return named.length > 1 ? named.map((word) => saidIn(c, word)) : [];
    }),
  );
  return after.some(
    (c) => TAKES_OUT.test(c.text) && tagged(c, 'place').some((word) => told.has(saidIn(c, word))),
  );
}
