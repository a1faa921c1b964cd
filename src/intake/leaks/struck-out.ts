import type { Clause } from '../clauses/clauses.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { pattern } from '../text/pattern.ts';
import { addsUp } from './disjoint.ts';
import { isDisputed } from './disputed.ts';
import { isExplained, isMerelyOfBefore, isReplaced, isVouchedLabel } from './wording.ts';

/** Numbers of a leak in whose place another one stands. */

/** 泄露用户数（旧）9.8万 */
const OLD = pattern(/^(?:旧|原|旧数|旧值|更正前|修改前|改前)$/u);
/** 15万（划掉）9万 */
const STRUCK = pattern(
  /^(?:划掉|[×✗✘]|(?:请)?(?:勿|别|不要|不再)(?:采用|使用|引用|再用|沿用|当真|采信)|已?作废|有误|错误|错了?|不实|失实|假的?|初估|暂估)$|^(?:并?不是|并非|不等于|非)(?:泄露|被窃|受害)(?:的)?(?:数|人数|量|用户数)/u,
);
/** 泄露用户数12m 改为1.2m */
const TURNED = pattern(/^(?:已|现|特)?(?:改|更正|修正|订正|调整|替换|更换|换|修改)(?:为|成)/u);

/**
 * @param only it is the only number of the text
 * @returns whether the text puts another number in the place of this one
 */
export function isStruckOut(clauses: Clause[], i: number, quantity: Quantity, only: boolean): boolean {
  const [before, clause, next] = [clauses[i - 1], clauses[i], clauses[i + 1]];
  if (clause === undefined || OLD.test(before?.text ?? '') || STRUCK.test(next?.text ?? '')) return true;
  if (next?.quantities.some(isCount) && TURNED.test(next.text)) return true;
  // 谁准目前没有结论
  if (isDisputed(clauses)) return false;
  const replaced = isReplaced(clause, quantity, only || isVouchedLabel(clauses, i, quantity));
  return (
    (replaced && !(isMerelyOfBefore(clause, quantity) && addsUp(clauses))) ||
    isExplained(clauses, i, quantity)
  );
}
