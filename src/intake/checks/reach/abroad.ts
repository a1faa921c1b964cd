import type { Facts } from '../../../plan/facts.ts';
import { type Clause, tagged, type WordFound } from '../../clauses/clauses.ts';
import type { Statement } from '../../moods/statement.ts';
import { isNamed } from '../../places/causes.ts';
import { pattern } from '../../text/pattern.ts';

/** What was read as of this country, where the text names only a place abroad, in Hong Kong, Macao or Taiwan. */

/** No place, or none of its own. */
const ANYWHERE = pattern(/^(?:境外|海外|国外|全球|港澳台|港澳)$/u);
/** 越南黑客, 美国产设备, 在香港上市的, 从日本回来: what only comes from there, or goes there */
const ONLY_FROM = pattern(
  /^(?:的|市|省|政府|当地|本地|一[名个伙]|某)*(?:黑客|组织|势力|攻击|ip|服务器|海缆|海底|光缆|方向|出口|线路|链路|节点|骨干|国际|代购|产|籍|客户|游客|留学|上市|归来|回来|旅游|品牌|技术|软件|进口|公司的?(?:软件|设备)|厂商|厂家|论坛|暗网|网站(?:出售|叫卖|兜售)|媒体|卖家|买家|域名|号码|电话|机构(?:通报|披露)|[^,]{0,6}(?:发来|跳板|肉鸡|注册|漏洞|组件|间谍|木马|病毒|团伙|间谍))/u,
);
/** 卖到香港, 流向境外, 据美国…报道 */
const GOES_THERE = pattern(
  /(?:[到至往向给据由从经与和跟同比对]|流[入向]|来自|源自|位于|设在|托管在|注册(?:地|在)|总部(?:在|位于)?|转[到至]|非|除)$/u,
);
/** 境内用户31万人, 我国多地 */
const OF_OURS = pattern(
  /境内|(?:我国|中国|国内)(?:的)?(?:大量|大批|部分|有)?(?:用户|网民|会员|客户|公民|多)|我[省市区州]|本[省市区州]/u,
);

/**
 * @param facts as they were read
 * @param clauses of the text
 * @param told what happened, as it was read
 * @returns whether each of them stands after a place abroad, and none at home is named up to it: 澳门电讯机房断电，全城断网
 */
export function isOfAbroadOnly(facts: Facts, clauses: Clause[], told: Statement[]): boolean {
  if (facts.cnTld !== undefined || told.length === 0) return false;
  return told.every((s) => {
    const own = clauses[s.clause] as Clause;
    const upTo = clauses.slice(0, s.clause + 1).filter((c) => c.sentence === own.sentence);
    return upTo.some(isThere) && !upTo.some((c) => isHome(c) || (/全国|国内/u.test(c.text) && !isThere(c)));
  });
}

function isThere(clause: Clause): boolean {
  return tagged(clause, 'place').some(
    (word) =>
      word.value.place.kind === 'overseas' &&
      !ANYWHERE.test(word.value.place.name) &&
      !ONLY_FROM.test(after(clause, word)) &&
      !GOES_THERE.test(clause.text.slice(0, word.start - clause.start)),
  );
}

function isHome(clause: Clause): boolean {
  return (
    OF_OURS.test(clause.text) ||
    tagged(clause, 'place').some(({ value: { place } }) => isNamed(place) || HERE.includes(place.kind))
  );
}

const HERE: readonly string[] = ['regions', 'vague_area'];

function after(clause: Clause, { end }: WordFound): string {
  return clause.text.slice(end - clause.start);
}
