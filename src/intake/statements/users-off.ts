import { type Clause, has, tagged } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import type { Topic } from './topic.ts';

/** Users who can't get in, told right after what befell the network: 全市网络大面积故障，大量用户连不上. */

/** 大量用户连不上; 用户都上不去 */
const USERS_OFF = pattern(
  /(?:^|[\d一二两三四五六七八九十几半]个?(?:多)?(?:小时|分钟)|[省市区州]|[今昨][早晚天])(?:大[量批]|许多|很多|不少)?(?:宽带|家宽|手机)?(?:用户|客户)(?:全部?|都|均)*(?:连不上|上不去)了?$/u,
);
/** 郑州全市网络今天下午大面积故障 */
const NET_FAULT = pattern(
  /(?:全[省市区州]|城域|骨干|宽带|^|[省市])网络?(?:[今昨][天早晚]|上午|下午|晚上|凌晨|突然|出现|发生)*(?:大面积|大范围|大规模|全面)(?:故障|瘫|断)|(?:全国|[省市区州])(?:大面积|大范围)?断网了?$/u,
);

/** 大批用户连网页都刷不出来, 全州大量用户无网可用, 大批家庭宽带无法使用: nobody calls a platform so */
const WEB_OFF = pattern(
  /(?:大[量批]|成片|好多)[^,未没]{0,4}(?:(?:用户|客户|网民|住户|居民|人家)(?!端)(?:都|全|均|连)*(?:无网(?:可用|可上|络)|(?:国内|国外)?(?:任何|所有)?(?:网页|网站)(?:都|也|全|均)*(?:刷不(?:出|动)|打不开)|打不开(?:任何|所有)(?:网页|网站))|(?:家庭|家用)?宽带(?:都|全|均)*(?:无法使用|用不(?:了|成)|不能用|登录不了)了?$)/u,
);
/** 两省大量用户业务中断, 全区大批用户上不去: of a network only where one is spoken of */
const OFF = pattern(
  /(?:大[量批]|成片|好多)[^,未没]{0,4}(?:用户|客户)(?!端)(?:都|全部?|均)*(?:连不上|上不去|登不上|业务(?:全部)?中断|掉线|断线)(?:了|连不回来)?$/u,
);
const NETWORK = pattern(
  /网全(?:都)?[趴瘫断没]|[县区]全断|城域网|骨干|干线|波分|承载网|核心网|接入网|传输网|bras|互联节点|互联(?:带宽|链路)|瘫网|断网|光缆/u,
);

/** 烟台全市大面积断: nothing but a place, and that it is cut off */
function isPlaceDown(clause: Clause): boolean {
  const places = tagged(clause, 'place');
  const [first, last] = [places[0], places.at(-1)];
  if (first?.start !== clause.start || last === undefined) return false;
  const joined = places.every((word, k) => k === 0 || word.start === places[k - 1]?.end);
  return joined && /^(?:都|已|又)?大面积断了?$/u.test(clause.text.slice(last.end - clause.start));
}

const isOfSite = (c: Clause): boolean => has(c, 'site', 'known_site');

/** 网页 and 网站 are words of sites, and of the web as well. */
function isOfWebPages(clause: Clause): boolean {
  return !isOfSite(clause) || /网页|(?:任何|所有|国内|国外)网站/u.test(clause.text);
}

/**
 * @param clauses of the text
 * @param i which of them is asked about
 * @param topic what the text spoke of last
 * @returns whether users who can't get in are told right after a fault of the network, where no site is spoken of
 */
export function isOfUsersOff(clauses: Clause[], i: number, topic: Topic): boolean {
  const clause = clauses[i] as Clause;
  const pages = isOfSite(clause) && WEB_OFF.test(clause.text);
  if (has(clause, 'not_a', 'rules_out') || (topic.subject === 'site' && !pages)) return false;
  const before = clauses.slice(0, i);
  if (WEB_OFF.test(clause.text))
    return isOfWebPages(clause) && !before.some((c) => has(c, 'site', 'known_site', 'dns', 'cn'));
  const own = [...before.filter((c) => c.sentence === clause.sentence), clause];
  const inCounties = clause.quantities.some(({ unit }) => unit === 'counties');
  if (OFF.test(clause.text) && !inCounties && own.some((c) => NETWORK.test(c.text)))
    return !own.some(isOfSite);
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
