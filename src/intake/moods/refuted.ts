import { type Clause, has, saidIn, tagged } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { beforeVerdict, OF_ALL, OF_PROBE, REVOKED, SAYS_ITSELF } from './denial-words.ts';
import { happens, isLive, type Moods } from './moods.ts';

/** What a refutation speaks of. */

/** 公司原先称是谣言，警方今天通报…: what was said before */
const ONCE = pattern(
  /(?:原先|此前|起初|起先|先前|曾|之前|一度|早前|刚开始|最初|一开始|昨天|上午)[^,]{0,6}(?:称|说|以为|认为|判断|认定|回应|表示|当作?|当成|定为|定性)/u,
);

/** 谣言：…, 以下为不实信息：… */
const HEADING = 10;

const SPEAKS_OF_IT = anyOf`
  上述|该|此|这|以上|前述|相关|有关|消息|信息|说法|传言|传闻|内容|情况|帖|视频|截图|报告|首报|告警
  数字|数据|回应|官方|公司|我司|警方|公安|运营商|厂商|平台|核查|核实|证实|确认|调查|声明|称|认定|比对
  取证|经|(?:报|说|讲|传|称)的$|网传|流传|事件|事|结果|结论|其实|实际|原来|后来|最终|完全|纯
`;

/** 网传的停电系谣言 */
const OF_RUMOUR = pattern(
  /^(?:早前|此前|之前|先前)?(?:网传|传言|(?:网上|群里|外面|网友|有人)(?:传|说|讲|称))的?(?!上述|该|此|消息|信息|内容|数字|说法|情况|事)[^,]{2,}(?:系|是|为|属|纯属|不)/u,
);

/** 气象台说的暴雨是谣言: it says itself what it refutes, and that is nothing that the text tells. */
function hasOwnMatter(text: string): boolean {
  if (/台风|地震|战争|停水|停电/u.test(text) || OF_RUMOUR.test(text) || /^谣言(?:说|称|里|中)/u.test(text))
    return true;
  const subject = beforeVerdict(text) ?? '';
  return (
    /^(?:昨天|上次|上周|前天|之前|另一|另外)/u.test(subject) ||
    (subject.length >= 4 && !SPEAKS_OF_IT.test(subject))
  );
}

/** 勒索病毒在黑龙江爆发。此前吉林、辽宁报来的情况经查是误报: of a place that nothing before it tells of */
function namesAnotherPlace(moods: Moods, i: number): boolean {
  const clause = moods.clauses[i] as Clause;
  const named = tagged(clause, 'place').filter(({ value }) => ['regions', 'city'].includes(value.place.kind));
  const before = moods.clauses.slice(0, i).map(({ text }) => text);
  return (
    named.length > 0 &&
    !moods.happens(i) &&
    named.every((word) => !before.some((text) => text.includes(saidIn(clause, word))))
  );
}

/** 九江断网，网传全省都断了: it goes further than what was told before it. */
function isAside(moods: Moods, k: number): boolean {
  const told = moods.sentenceOf(k).some((n) => n < k && moods.happens(n));
  const own =
    /^(?:网传|网上|有人|外面|群里|传)/u.test(moods.text(k)) && has(moods.clauses[k] as Clause, 'place');
  return ASIDE.test(moods.text(k)) || (told && own);
}

/** Hearsay of another matter. */
const ASIDE = pattern(
  /^(?:另|另外|此外|还有|同时)[^,]{0,2}(?:网传|网上|有人|传闻|传言|所传|据传|听说|坊间|谣传)/u,
);

/** 查明是探针故障 tells only why the alarm was false; 此前所报“全省断网”系告警系统误报 names it, too. */
function explainsOnly(clause: Clause): boolean {
  const at = clause.text.search(OF_PROBE);
  return (
    at >= 0 && !happens({ ...clause, words: clause.words.filter((word) => word.end - clause.start <= at) })
  );
}

function isOfData(clause: Clause): boolean {
  return (
    has(clause, 'leak', 'leak_plain', 'take', 'sold', 'info', 'users') || /数据|库|账号/u.test(clause.text)
  );
}

/** …提示有异地登录，核实是同事登的，虚惊一场: so long a clause is what was feared. */
const OWN_MATTER = 8;

/** So many sentences back. */
const FAR_BACK = 5;

/** 系探针掉电引发的误报, 经核查为规则库误报: of the alarm before it */
const FALSE_ALARM = pattern(
  /^(?:按|作|以|当)误报|^(?:但|而)?(?:经|系|是|属|查|原|后|今早|复核|核实|确认|结果|其实|实为|为|[^,]{0,8}(?:核对|复核|核实|核查|查看|排查)[^,]{0,4}(?:发现|确认)?(?:是|系|为|属))[^,]*(?:误报|误告警|虚警)/u,
);

/** 解析系统遭攻击，多节点超时？没有的事: all that the question asks */
function isAsked(moods: Moods, k: number): boolean {
  const last = moods.clauses[moods.sentenceOf(k).at(-1) ?? -1];
  return last?.asked === true && moods.happens(k);
}

/** What was unverified before it, in its own sentence where that tells anything. */
function doubtedBefore(moods: Moods, i: number): number[] {
  const sentence = moods.sentenceOf(i);
  const unverified = moods.list.flatMap((mood, k) =>
    k <= i && (mood === 'unverified' || isAsked(moods, k)) && moods.isOfOneMatter(i, k) ? [k] : [],
  );
  const here = unverified.filter((k) => sentence.includes(k));
  if (here.some((k) => moods.happens(k))) return here;
  // 请求头里写着…。平台告警提示.CN解析效率大幅下降，经核实为误报
  const told = sentence.some((k) => k < i && moods.happens(k) && !has(moods.clauses[k] as Clause, 'not'));
  return told ? [] : unverified;
}

function ofItsOwn(moods: Moods, i: number): number[] | undefined {
  const said = (k: number) =>
    SAYS_ITSELF.test(moods.text(k)) &&
    !moods.happens(k) &&
    moods.sentenceOf(i).some((n) => n < k && isLive(moods.list[n] ?? 'actual') && moods.happens(n));
  if (said(i)) return [i];
  // 战争传言不实, 已辟谣战争传闻
  if (
    /^(?:已)?(?:辟谣(?:的是)?)?(?:战争|停水|停电|地震|抢购|倒闭|裁员|攻击国|间谍|外星)[^,]{0,3}(?:传言|传闻|谣言|说法)/u.test(
      moods.text(i),
    )
  )
    return [i];
  const short = moods.text(i).length <= 6 && moods.sentenceOf(i).includes(i - 1);
  return short && said(i - 1) ? [i - 1, i] : undefined;
}

/**
 * What a refutation speaks of: what was unverified before it; else its sentence as far as it goes; else the sentence before;
 * else, where nothing was told before it (谣言：…), the rest of its sentence.
 */
export function denied(moods: Moods, i: number): number[] {
  const own = ofItsOwn(moods, i);
  return own ?? deniedBy(moods, i);
}

function deniedBy(moods: Moods, i: number): number[] {
  // 15万会员资料被盗，网传全国断网不属实: the rumour that it names itself
  const names =
    has(moods.clauses[i] as Clause, 'hearsay') ||
    /^(?:另|此外)|[那这][件起条个桩]/u.test(moods.text(i)) ||
    REVOKED.test(moods.text(i));
  if (moods.happens(i) && names && !OF_ALL.test(moods.text(i))) return [i];
  const earlier = moods.list.flatMap((_, k) => (k <= i ? [k] : []));
  const sentence = moods.sentenceOf(i);
  const doubted = doubtedBefore(moods, i);
  // 均为脚本生成的假数据 speaks of data only
  const ofData = /假数据|假用户|假号|虚构的?(?:账号|用户|数据)|生成的|虚拟(?:账号|用户)/u.test(moods.text(i));
  const tells = (clauses: number[]) =>
    clauses.some((k) => moods.happens(k) && (!ofData || isOfData(moods.clauses[k] as Clause)));
  const follow = sentence.filter((k) => k > i);
  if (
    /^(?:辟谣|谣言|不实信息|假消息|误报|虚惊一场)(?:更正|说明|通报|通告|澄清|撤销|核销)?$/u.test(
      moods.text(i),
    ) &&
    tells(follow)
  )
    return follow;
  const at = moods.sentences.indexOf(sentence);
  const earlierSentences = moods.sentences
    .slice(Math.max(0, at - FAR_BACK), at)
    .filter((list) => tells(list) && list.some((k) => moods.isOfOneMatter(i, k)));
  const asserts = (clauses: number[]) =>
    clauses.some((k) => moods.happens(k) && !has(moods.clauses[k] as Clause, 'not'));
  const previous = earlierSentences.findLast(asserts) ?? earlierSentences.at(-1) ?? [];
  // 先前结论为误报，现撤销，确认泄露…: the denial itself is taken back
  const earlierOnly = ONCE.test(moods.text(i));
  const revoked =
    (earlierOnly && sentence.some((k) => k > i && moods.happens(k))) ||
    sentence.some(
      (k) => k > i && tells([k]) && /确认|确有|实际|实为|撤销|证实|属实|清点|核定|查明/u.test(moods.text(k)),
    );
  if (revoked) return sentence.filter((k) => k <= i);
  // 另外网传明天有暴雨，说是谣言: it has a matter of its own
  // 另外网传明天有暴雨，气象局说是谣言
  const aside = sentence.findLast((k) => k < i && isAside(moods, k));
  if (aside !== undefined && !tells(sentence.filter((k) => k >= aside && k <= i))) return [aside, i];
  const ofAlarm = FALSE_ALARM.test(moods.text(i));
  const ofItself =
    (!ofAlarm && hasOwnMatter(moods.text(i))) ||
    (/^虚惊一场$/u.test(moods.text(i)) &&
      sentence.some((k) => k < i && moods.text(k).length >= OWN_MATTER)) ||
    namesAnotherPlace(moods, i) ||
    sentence.some((k) => k < i && has(moods.clauses[k] as Clause, 'hearsay'));
  const own = sentence.filter((k) => (ofAlarm || explainsOnly(moods.clauses[i] as Clause) ? k < i : k <= i));
  const choices = [doubted, own, ofItself ? [] : previous];
  const turned = sentence.some((k) => k > i && /^(?:但|可|不过|然而)/u.test(moods.text(k)));
  const heading = moods.text(i).length <= HEADING && !turned;
  return choices.find(tells) ?? (tells(earlier) || !heading ? [] : sentence);
}
