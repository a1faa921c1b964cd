import type { Facts } from '../../../plan/facts.ts';
import type { Clause, Stretch, WordFound } from '../../clauses/clauses.ts';

import { happened, type Statement } from '../../moods/statement.ts';
import { pattern } from '../../text/pattern.ts';
import { HAPPENING } from '../../words/tags.ts';
import type { Word } from '../../words/words.ts';

/**
 * What stands right before and right after the words that decide a grade. Words of supposition, denial and time are a
 * closed class of Chinese, whatever they stand beside: 不一定泄露, 即将瘫痪, 断网预案, 非全国性, 不到全省.
 */

/**
 * @param facts as they were read
 * @param clauses of the text
 * @param statements of what happened
 * @returns the words, where all that is told of some kind stands beside words that make it a supposition, a topic or its
 *   opposite
 */
export function edgeOf(facts: Facts, clauses: Clause[], statements: Statement[]): Stretch | undefined {
  const live = statements.filter(happened);
  for (const { kind } of live) {
    const edges = live.filter((s) => s.kind === kind).map((s) => besides(s, clauses));
    if (edges.every((edge) => edge !== undefined)) return edges[0];
  }
  const grave = GRAVE.map((tags) => negationOf(clauses, (word) => tags.includes(word.value.tag)));
  const ofProvince = (facts.outage ?? facts.malware)?.extent?.least === 'province';
  return (
    grave.find((edge) => edge !== undefined) ??
    (ofProvince ? negationOf(clauses, isWholeProvince) : undefined)
  );
}

const before = ({ text, start }: Clause, word: WordFound): string => text.slice(0, word.start - start);
const after = ({ text, start }: Clause, word: WordFound): string => text.slice(word.end - start);

/** @returns what a statement happens by, with the words beside it that make it unreal */
function besides(s: Statement, clauses: Clause[]): Stretch | undefined {
  const clause = clauses[s.clause] as Clause;
  const isPutRight = clauses.some((c) => PUT_RIGHT.test(c.text));
  for (const word of s.words) {
    if (!(HAPPENING as Word['tag'][]).includes(word.value.tag)) continue;
    const [lead, rest] = [before(clause, word), after(clause, word)];
    const [led] = BEFORE.exec(lead) ?? (s.kind === 'leak' ? null : GUESSED.exec(lead)) ?? [''];
    const [followed] = TOPIC.exec(rest) ?? (isPutRight ? null : MISTAKEN.exec(rest)) ?? [''];
    if (led !== '' || followed !== '')
      return { start: word.start - led.length, end: word.end + followed.length };
  }
  return undefined;
}

/** What may stand between such words and what happens. */
const BETWEEN =
  '(?:真的?|会|要|又|再|已|都|被|遭|遭到|受到|出现|发生|造成|导致|引发|存在|有|是|大面积|大量|全面|用户|信息|数据|资料)*';

/** Not known to be so, not yet so, not so. */
const BEFORE = pattern(
  new RegExp(
    `(?:不一定|不见得|不确定|不敢说|不敢肯定|不清楚|不知道?|不晓得|不明确|不明|待查|待核|拿不准|难说|听说|说不[准好清]|多半|大概率|料想|想必|看样子|看[起上](?:去|来)|听起来|(?<![图录头影肖画])像|仿佛|好似|宛如|别是|莫不是|莫非|恐怕|不完全|何时|几时|误[传作称报]|被误报[为成]|谎[报称]|(?<![不能])排除|[拦扛顶挡防]住|密谋|策划|预谋|图谋|(?<!套餐)计划|拟于?|筹划|即将|将要|快要|马上就?|早晚|迟早|随时|濒[临于]|逼近|明[天日晚早]|后天|下[周月]|今晚要|凡|每逢|(?<![不入协省工晚社机大员展年国公学商委议盛宴动体])会|测试|试验|压测|排练)了?${BETWEEN}$|(?<![挡拦扛撑防止控])不完?$`,
    'u',
  ),
);
/** Of a leak 估计泄露200万人 is a number, and 将用户信息泄露 is what was done. */
const GUESSED = pattern(
  new RegExp(
    `(?:估计|大概|(?<![加尽很赶飞极较愉畅])快|(?<![主需重只首必紧想还])要|(?<![即误])将|(?<![相适应正恰妥每])当)${BETWEEN}$`,
    'u',
  ),
);

/** What is made of it: a plan, a fear, a paper. */
const TOPIC = pattern(
  /^(?:了|的|事件|一事|情况|问题)*(?:(?:应急)?(?:处置)?(?:预案|方案|流程)|培训|课题|论文|防护|防范|预防|检测(?!到|出|显示)|监测(?!到|显示|发现)|测试|保险|理赔|责任|研讨|边缘|前兆|征兆|苗头|[系是为属]?误传|预警|提示|压测|误判|假象|的(?:新闻|报道|视频|短信)|[未没]成|未遂|落空|(?:包|通道|链路|行为|流量|请求|连接|任务|进程)?(?:已|均|都)?被[^,]{0,8}?(?:截|拦|掐|阻|挡|制止|挫败|化解|避免)|的?(?:情况|局面|情形|现象|事|企图|图谋|阴谋|目的|计划|可能性?)[^,]{0,3}(?:不会|没有?|未|不|从未|落|失)(?:再)?(?:出现|发生|得逞|成|存在|大|空|败|有)|[未没]坐实|尚?无证据|证据不足|(?:的?结论)?不成立|已?被推翻|已?被?排除|没有?$|不$|了么$)/u,
);
/** It isn't so after all. */
const MISTAKEN = pattern(/^(?:了|的|事件|一事|情况)*(?:已更正|[系是为]?[笔口]误|说错|写错|[搞弄看听]错)/u);
const PUT_RIGHT = pattern(/[应实改][为是成]|更正为/u);

/** Words that make it grave: how many, how far, how well known. */
const GRAVE: (readonly Word['tag'][])[] = [
  ['many'],
  ['wide'],
  ['severe'],
  ['drop_big'],
  ['large'],
  ['influence', 'influence_national', 'influence_provincial'],
];

/** 非全国性, 不太知名, 算不上大面积, 不到全省 */
const NOT_THAT = pattern(
  /(?:非|不是|绝非|远非|不属于?|不太?算是?|[算谈称够说]不上|不够|不太|不怎么|不甚|不具备?|没有|没|未|不到|达不到|没到|未到|未达到?|[不未没]构成)(?:什么|有|很|太|特别|真正|完全|达到|出现|发生|一家|一个|所谓|覆盖|面向)*$|不$/u,
);

/** @returns the first of such words with what negates it, where all are negated */
function negationOf(clauses: Clause[], is: (word: WordFound) => boolean): Stretch | undefined {
  const found = clauses.flatMap((c) =>
    c.words.filter(is).map((word) => ({ word, by: NOT_THAT.exec(before(c, word)) })),
  );
  const [first] = found;
  if (first === undefined || found.some(({ by }) => by === null)) return undefined;
  return { start: first.word.start - (first.by?.[0].length ?? 0), end: first.word.end };
}

function isWholeProvince({ value }: WordFound): boolean {
  return value.tag === 'place' && value.place.kind === 'own_province' && value.place.whole;
}
