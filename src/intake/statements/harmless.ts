import { type Clause, has } from '../clauses/clauses.ts';
import { NO_USERS_DATA } from '../leaks/others.ts';
import { instructs } from '../moods/moods.ts';
import { isOpen } from '../moods/open.ts';
import { pattern } from '../text/pattern.ts';
import { NO_EFFECT, NO_LEAK } from './unplaced.ts';

/** What was broken into without any effect that the plan knows. */

/** @returns whether neither data nor service was hit, and nothing is open: 测试服务器被植入木马，不含用户数据，对外业务正常 */
export function isHarmless(clauses: Clause[]): boolean {
  const told = clauses.filter((c) => !c.asked && !instructs(c));
  const spared = (c: Clause) =>
    has(c, 'normal') ||
    NOT_SPREAD.test(c.text) ||
    (!NO_LEAK.test(c.text) && NO_EFFECT.some((pattern) => pattern.test(c.text)));
  return holdsNobody(told) && told.some((c) => spared(c) || OF_TEST.test(c.text)) && !told.some(isOpen);
}

/** Nobody's data were there or got out. */
function holdsNobody(clauses: Clause[]): boolean {
  return clauses.some((c) => [NO_USERS_DATA, NO_LEAK, NOBODY_REAL].some((pattern) => pattern.test(c.text)));
}

/** 无真实用户, 只有四十个虚构账号 */
const NOBODY_REAL = pattern(
  /(?:无|没有|不含)(?:任何|一个)?(?:真实|真的?)(?:用户|客户|数据|人)|虚构(?:的)?(?:账号|用户|数据)/u,
);
/** 一台测试机被勒索软件加密 */
const OF_TEST = pattern(
  /测试(?:用)?(?:机|服务器|主机|环境|站)[^,]{0,10}(?:被|遭|中)|(?:入侵|攻击)[^,]{0,6}测试(?:机|服务器|环境)|为[^,]{0,4}测试机/u,
);
/** 未见横向扩散 */
const NOT_SPREAD = pattern(/(?:未见|未|没有?|无)(?:发现|发生|出现)?(?:横向|内网)?(?:扩散|移动|蔓延|渗透)/u);
