import { type Facts, incidentKinds } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { FEW_PEOPLE } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { instructs, isLive, type Mood } from './moods.ts';

const MANY_PEOPLE = 1_000_000;

/** Not known yet, beyond details of why and who: how far, how many, whether at all. */
const OPEN = anyOf`
  未知|不明|不详|待(?:核|查|评估|统计|确认|定(?!向)|研判|进一步)
  (?:没|未)有?(?:统计|掌握|查清|摸清|搞清|弄清|评估|提供)
  (?:统计|核算|评估|摸排|核对|核实|核查|比对|鉴定)(?:中|之中)
  (?:还|仍|正)在(?:研判|判断|评估|确认|统计|去重|核|查|算|数|问|比对|鉴定|摸排|看)
  才能?(?:算|统计|核|数|知道|清楚|有(?:个)?(?:结果|结论|定论|答案|准话|数)|出结果|出结论|下结论)|结论[^,]{0,6}(?:才出|才有|再报|等|未出|没出|待)|位数还是
  (?:人数|范围|情况|户数|程度|影响|数量)(?:还|尚|都|也)?不清
  (?:没有?|未)(?:比对|核对|核实|查|统计|清点|汇总|数|算)(?:完|好|出|清)|未(?:查|统计|清点|核对|比对)完
  (?:没能|未能|无法)(?:证实|否定|证伪|坐实)|tbc|tbd|tobeconfirmed|notyetknown
  (?:看|认|辨|听)不(?:清|出)|没有?测出|答不(?:上来|出来?)|没底|没谱|看不到(?!任何|有)|只看得清|糊了|字迹模糊|拿不准|难说|不敢说
  (?:均|都|正|仍)在核|正(?:在)?(?:统计|核算|评估|摸排|核对|核实)|不(?:清楚|知道|好说|确定|掌握|了解)
  (?:无法|难以|不能|没法|不敢)(?:完全|彻底|绝对|就此|全部|百分百)?(?:证明|说明|判断|确定|估计|评估|统计|核实|确认|掌握|说清|排除)
  排除不了|说不(?:清|准|好)|以谁为准|请[^,]{0,4}研判|重查|新证据
  重新(?:研判|核|评估|认定)(?![^,]*(?:过|完|了|无误|确认))
  (?:没|未)(?:理|弄|搞|汇总|统计)(?:出来|清|明白)|没(?:有)?(?:人)?数(?!据)
  (?:多少|多大|多广|多深)[^,]{0,6}(?:请|没|未|还|尚|待|不|要|得)
  (?:多不多|大不大|严不严重|广不广)[^,]{0,4}(?:没|未|不)(?:讲|说|提|知|清|报)
  (?:数字|数量|人数|范围)[^,]{0,2}(?:等|待)|请[^,]{0,4}专家
  (?:(?:是否|是不是)(?:算|属于|达到|构成)|够不够|算不算)(?!特别重大|重大|较大|一般|[一二三四]级|网络安全)
`;
const OF_DETAIL = pattern(
  /原因|起因|来源|攻击者|黑客|身份|动机|损失|时间|何时|责任|厂商|补丁|成因|途径|手法|谁(?!为)|样本|家族/u,
);
/**
 * Where what is told for certain meets no row of 3.1–3.4, but the text says that how far it goes, how many it hit or whether
 * it happened isn't known yet, it is asked about instead of passed over as below.
 */
export function addOpen(facts: Facts, clauses: Clause[], moods: Mood[], mood: Mood): void {
  if (facts.other !== undefined || !meetsNothing(facts)) return;
  if (facts.standing === 'unclear' && incidentKinds(facts).length === 0) {
    facts.other = '文中未说清的情况';
    return;
  }
  if (!isLive(mood)) return;
  const live = clauses.filter((clause, i) => isLive(moods[i] ?? 'actual') && !instructs(clause));
  if (live.some(isOpen)) facts.other = '范围或程度尚未查明';
  else if (live.some(hitsMany)) facts.other = '受影响用户众多，影响程度未说明';
}

/** 800万用户受影响，登录变慢: the plan counts people for leaks only, and this many are no small matter. */
function hitsMany(clause: Clause): boolean {
  return (
    has(clause, 'affected') &&
    !has(clause, 'not') &&
    clause.quantities.some(({ unit, count }) => unit === 'people' && count.min >= MANY_PEOPLE)
  );
}

/** @returns whether a clause says that something is not known yet which the grade may hang on */
export function isOpen({ text }: Clause): boolean {
  return OPEN.test(text) && !OF_DETAIL.test(text);
}

/** Whether what is told for certain is less than any row of 3.1–3.4. */
function meetsNothing({ leak, outage, malware, site, dns, cnTld }: Facts): boolean {
  return (
    (leak === undefined || ((leak.people ?? leak.records)?.max ?? FEW_PEOPLE) < FEW_PEOPLE) &&
    (outage === undefined || outage.many === 'no' || outage.extent?.most === 'county') &&
    (malware === undefined ||
      malware.wide === 'no' ||
      ['county', 'city'].includes(malware.extent?.most ?? '')) &&
    (site === undefined || site.severe === 'no' || site.influence === 'none') &&
    (dns === undefined || dns.large === 'no' || dns.severe === 'no') &&
    (cnTld === undefined || cnTld.drop === 'no')
  );
}
