import { type Clause, saidIn, tagged } from '../../clauses/clauses.ts';
import type { Statement } from '../../moods/statement.ts';
import { pattern } from '../../text/pattern.ts';

/**
 * A word of denial reaches a happening over whom it happened to only by a verb that says so: 未出现四川大量用户断网, but not
 * 在没有任何操作的情况下四川大量用户断网.
 */
const REACHES_OVER = pattern(
  /^(?:任何|一[例起个名家]|再|有|会|能|让|使得?|令|被|将|把|对|向|给|因此?|由此|以|其|本|我|的)*$|(?:发生|出现|发现|造成|导致|致使?|引[起发]|影响|监测|检测|接到|接报|收到|存在|看[到见]|见到?|听[到说]|波及|涉及|扩散|蔓延|扩大|证据|迹象|痕迹|证明|证实|显示|表明|确认|核实|承认|认定|认为|宣布|报告|通报|说|称|泄露|泄漏|外传|窃取|获取|访问|拿到?|触及|接触|危及|殃及|升级|发展)[^,]{0,6}$/u,
);

/** @returns whether something that happens to somebody was taken as denied by a word that stands before them, and reaches no further */
export function isDeniedFromAfar(clauses: Clause[], statements: Statement[]): boolean {
  return statements.some((s) => {
    const clause = clauses[s.clause] as Clause;
    if (s.kind !== 'outage' || !(s.negated || s.degree === 'no')) return false;
    const whom = [...tagged(clause, 'place', 'many', 'users')].map(({ start }) => start);
    const subject = Math.min(...whom);
    const not = tagged(clause, 'not').findLast(
      (word) => word.end <= subject && /^[未没无不]/u.test(saidIn(clause, word)),
    );
    if (whom.length === 0 || not === undefined) return false;
    return !REACHES_OVER.test(clause.text.slice(not.end - clause.start, subject - clause.start));
  });
}
