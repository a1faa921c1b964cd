import { type Clause, has } from './clauses.ts';
import { happens } from './moods.ts';

/** Places that are named as not hit. */

/** 原报“广东、广西两省区”有误 */
const MISREPORTED = /(?:有误|不对|不准确?|写错|报错|错误)了?$/u;
/** 贵州没有波及 */
export const SPARED =
  /(?:未|不|没有?|无|没)(?:曾|有)?(?:受|被)?(?:到)?(?:任何)?(?:影响|波及|涉及|扩散|蔓延)/u;

/** @returns whether a clause names its places only to say that nothing happened there, or that they were misreported: 贵州正常 */
export function isSpared(clause: Clause | undefined): boolean {
  if (clause === undefined || happens(clause)) return false;
  return has(clause, 'normal') || SPARED.test(clause.text) || MISREPORTED.test(clause.text);
}
