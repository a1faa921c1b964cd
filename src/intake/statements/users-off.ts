import { type Clause, has, tagged } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';

/** Users who can't get in, told right after what befell the network: 全市网络大面积故障，大量用户连不上. */

/** 大量用户连不上; 用户都上不去 */
const USERS_OFF = pattern(
  /(?:^|[\d一二两三四五六七八九十几半]个?(?:多)?(?:小时|分钟)|[省市区州]|[今昨][早晚天])(?:大[量批]|许多|很多|不少)?(?:宽带|家宽|手机)?(?:用户|客户)(?:全部?|都|均|全都)*(?:连不上|上不去)了?$/u,
);
/** 郑州全市网络今天下午大面积故障 */
const NET_FAULT = pattern(
  /(?:全[省市区州]|城域|骨干|宽带|^|[省市])网络?(?:[今昨][天早晚]|上午|下午|晚上|凌晨|突然|出现|发生)*(?:大面积|大范围|大规模|全面)(?:故障|瘫|断)|(?:全国|[省市区州])(?:大面积|大范围)?断网了?$/u,
);

/** 烟台全市大面积断: nothing but a place, and that it is cut off */
function isPlaceDown(clause: Clause): boolean {
  const places = tagged(clause, 'place');
  const [first, last] = [places[0], places.at(-1)];
  if (first?.start !== clause.start || last === undefined) return false;
  const joined = places.every((word, k) => k === 0 || word.start === places[k - 1]?.end);
  return joined && /^(?:都|已|又)?大面积断了?$/u.test(clause.text.slice(last.end - clause.start));
}

/**
 * @param clauses of the text
 * @param i which of them is asked about
 * @returns whether users who can't get in are told right after a fault of the network, where no site is spoken of
 */
export function isOfUsersOff(clauses: Clause[], i: number): boolean {
  const clause = clauses[i] as Clause;
  if (!USERS_OFF.test(clause.text)) return false;
  return clauses
    .slice(Math.max(0, i - 2), i)
    .some(
      (c) =>
        c.sentence === clause.sentence &&
        (NET_FAULT.test(c.text) || isPlaceDown(c)) &&
        !has(c, 'site', 'known_site'),
    );
}
