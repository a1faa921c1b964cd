import { pattern } from './pattern.ts';

/** White space that stands for the punctuation that the writer left out. */

/** Clauses that white space parts are at least so long on average. */
const SPACED_CLAUSE = 4;
/** Who types commas elsewhere leaves none out of a shorter stretch. */
const LONG_STRETCH = 16;
/** A clause may end and begin there: not within a number or between a word and what belongs to it (大量 用户). */
const BEFORE_PAUSE = pattern(
  /(?:[\u4e00-\u9fff]|\d(?:w|kw|k|m|%)|(?<![遭被受是由因到的])(?:ddos|cc))(?<!大量|大批|大面积|大型|大幅|境外|国外|海外|去年|今年|前年|全国|全省|全市|省内|影响力|影响|效率|范围|可能|疑似|(?<!\d)[个位名家]|域名|解析|系统|访问|出现|严重|省|市|网站|平台|用户|信息|个人|数据|正常|知名|[的有被遭受由未没不无因在和与及约近超共从向对是已现又也还效零一二两三四五六七八九十百千])$/u,
);
/** A noun, which a clause may end with or not: 不是1200万用户 是120万用户信息泄露, but 平台 访问严重异常 */
const AFTER_NOUN = pattern(
  /(?:(?:用户|信息|数据|系统|网站|平台|解析|正常|影响)|(?:全省|全市|全国|省|市)(?!大)|[的零亿万]|[万亿][一二三四五六七八九])$/u,
);
const GOES_ON = pattern(
  /^(?:是|系|而是|均|已|现|经|目前|其余|另|原因|不是|只是|网上|但|不过|没|还没|尚未|就|当时|只有|仅|实际|其中|其他|该|此|这|本[次周月]|我们|我司|技术|请|前报|首报|初报|原报|也|正在|黑客|攻击者|异常出|问题|出问题|\.[a-z])/u,
);
/** 外面黑进来拖的 核过了 */
const TOLD_BEFORE = pattern(/[拖偷盗搬扒窃干搞挖弄打](?:[走坏断])?的$/u);
/** 1千2百万用户 外面黑进来拖的 */
const COUNTED_BEFORE = pattern(/[\d百千万亿][多余来]?[个名位]?(?:用户|会员|人)$/u);
const WHO = pattern(/^(?:外[面头部边]|[那同]一?[伙帮拨]|团伙|内鬼|库[让被叫])/u);
/** 发起拖库 WAF全部拦下, 零报告 零时30分起…, 上不了网 一街之隔的… */
const BEGINS_ANEW = pattern(
  /^(?:[a-z]{3}|(?:[零一二三四五六七八九十]{1,2}|\d{1,2})[时点]|一[街江河墙路桥]之)/u,
);
/** No clause ends so: 数据在 暗网出售 */
const LEADS_ON = pattern(
  /[在为和与及被遭由把将对从向于误称只]$|(?:否认|证实|承认)$|(?:不|无法|不能|难以)(?:能)?(?:完全)?排除$|[去前今][年]\d{1,2}月$/u,
);
/** Clauses, whatever they end and begin with. */
const LONG_BEFORE = 8;
const LONG_AFTER = 5;
const AFTER_PAUSE = pattern(
  /^(?!的|那个|演[练习]|说法|传[闻言]|等[省市地]|大幅|[省市区](?![里内局厅公分])|有(?!人|些|的)|司|攻击(?!者)|大流量|流量|用户|上网|断网|泄露|外泄|下降|异常|访问|信息|数据|[率人名个位条台元户笔份部只会客账次零一二两三四五六七八九十百千万亿])[\u4e00-\u9fff]|^\.[a-z]/u,
);

/**
 * @param text without its white space
 * @param spaces where white space stood, in its order
 * @param partsClauses whether the writer parts clauses with commas as well
 * @returns where it parts clauses: between words, where nothing else does and it doesn't merely space the letters
 */
export function pausesIn(text: string, spaces: readonly number[], partsClauses: boolean): Set<number> {
  if (spaces.length === 0) return new Set();
  const marks = [...text.matchAll(/[,。;!?:]/gu)].map(({ index }) => index + 1);
  const cuts = [...new Set([0, ...spaces, ...marks, text.length])].sort((a, b) => a - b);
  const order = new Map(cuts.map((at, k) => [at, k]));
  const pauses = spaces.filter((i) => {
    const k = order.get(i) ?? 0;
    const [before, after] = [text.slice(Math.max(0, i - 6), i), text.slice(i, i + 3)];
    const long = i - (cuts[k - 1] ?? 0) >= LONG_BEFORE && (cuts[k + 1] ?? 0) - i >= LONG_AFTER;
    if (LEADS_ON.test(before)) return false;
    return (
      (AFTER_PAUSE.test(after) &&
        (BEFORE_PAUSE.test(before) ||
          TOLD_BEFORE.test(before) ||
          (long && /[\u4e00-\u9fff]$/u.test(before)))) ||
      (long && BEGINS_ANEW.test(after) && BEFORE_PAUSE.test(before)) ||
      (COUNTED_BEFORE.test(before) && WHO.test(after)) ||
      (AFTER_NOUN.test(before) && GOES_ON.test(after))
    );
  });
  const kept = new Set<number>();
  let start = 0;
  let p = 0;
  for (const { index: end } of [...text.matchAll(/[,。;!?]|$/gu)]) {
    const here: number[] = [];
    for (; p < pauses.length && (pauses[p] ?? end) < end; p++) here.push(pauses[p] ?? end);
    const spaced = (end - start) / (here.length + 1) < SPACED_CLAUSE;
    if (!spaced && (!partsClauses || end - start >= LONG_STRETCH))
      for (const i of here) if (i > start) kept.add(i);
    start = end + 1;
  }
  return kept;
}
