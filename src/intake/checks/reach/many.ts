import { type Clause, has } from '../../clauses/clauses.ts';
import { CALM } from '../../moods/calm.ts';
import { pattern } from '../../text/pattern.ts';

/** Many users somewhere, in a clause that no statement was read of. */

/** 全市宽带用户一齐掉线 */
const WHOLE = pattern(/(?:全|整个?|[八九十\d]+个?县?)(?:省|市|州|区|县|旗|盟|境|城)/u);
/** 大量用户未受影响 */
const SPARED = pattern(/(?:未|没有?|无|不)(?:受|被|感|影响|中断|断|发生|出现|发现|见|是|需|接)/u);
const EXPECTED = pattern(/将|预计|计划|期间|可能|防止/u);

/** @returns whether a clause speaks of many users who were not spared */
export function isOfMany(c: Clause): boolean {
  return has(c, 'many', 'wide') && has(c, 'users') && isHit(c);
}

function isHit(c: Clause): boolean {
  return (
    !has(c, 'normal', 'not_a', 'superseded', 'advice') &&
    !CALM.test(c.text) &&
    !SPARED.test(c.text) &&
    !EXPECTED.test(c.text)
  );
}

const NETWORK_DOWN = pattern(/瘫|断|中断|没了?(?:信号|网)|掉线|失联|失网|失去|上不|连不|上网|联网/u);

/** @returns whether a clause tells that many users are without a network: 打瘫了江西、湖南两省大量用户的上网 */
export function isOfManyDown(c: Clause): boolean {
  const many = has(c, 'many') || WHOLE.test(c.text) || /数量(?:巨大|庞大|众多)/u.test(c.text);
  return (
    many &&
    (has(c, 'users') || /用户/u.test(c.text)) &&
    !has(c, 'info') &&
    NETWORK_DOWN.test(c.text) &&
    isHit(c)
  );
}
