import { type Clause, tagged } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { first, happens, instructs, type Moods, PRESENT } from './moods.ts';

/** 本次与2021年的断网事件类似 */
const LIKENED = anyOf`
  (?:参照|借鉴|参考|对照|吸取)(?!预案)[^,]+(?:事件|案例|案|事故|那次|经验)$
  (?:[与跟和]|同(?!行|事|时|样|学))(?!前者|传染病|瘟疫|野火|多米诺|上述|前面|上面|前述|其)[^,]+(?:类似|相似|相仿|一样|相同)$|(?:没法比|不能比|比不了|不可比)$
  (?<!不)(?:小于|大于|不及|低于|高于|不如)(?![^,\d]{0,2}[\d.一二三四五六七八九十百千]+(?:万|亿|人|名|个))[^,]*事件$
`;

/** 与2021年的断网事件类似, but 四川大量用户断网的原因与重庆相同 */
const OF_THEN = pattern(
  /\d年|[去前往当上]年|年前|上[次回周月]|前[次回]|那[次回]|当时|此前|以前|历史|事件|案/u,
);

/** 与辽宁省一样，大量用户无法上网 */
function isPlaceAlike(clause: Clause): boolean {
  const [place] = tagged(clause, 'place');
  return (
    place !== undefined &&
    /^[与跟和同]$/u.test(clause.text.slice(0, place.start - clause.start)) &&
    /^(?:一样|相同)$/u.test(clause.text.slice(place.end - clause.start))
  );
}

/** 自去年起持续窃取 goes on. */
const SINCE = pattern(
  /(?:自|从|打)[^,]{0,6}(?:去年|前年|年前|上年)[^,]{0,6}(?:起|以来|开始|至今)|(?:去年|前年|年前|上年)[^,]{0,6}(?:就|(?:至|到)(?:今年|今|现在|目前|昨|本月|上?周|近日))/u,
);
/** @returns whether what a clause dates in the past goes on: 自去年10月起 */
export function goesOnSince(text: string): boolean {
  return SINCE.test(text);
}

/** 去年, 历史上 */
const MERE_DATE = 6;
/** 审计发现三年前曾有…，当时未上报: old, but only told now. */
const FOUND_LATE = pattern(
  /(?:审计|今日|今天|昨日|现|刚|刚刚|日前|近日|自查|排查|巡查|才)[^,]{0,3}(?:发现|查明|查实|查出|证实)|(?:未|没有?)(?:上报|报告)|迟报|漏报|补报|瞒报|经[^,]{1,6}(?:确认|证实|查实)$|才(?:告诉|告知|通知|坐实|承认)|(?:现|今|此前|原先)[^,]{0,6}(?:否认|承认)/u,
);

/** 本次与2021年的断网事件类似: the other one is past. */
function markLikened(moods: Moods, clause: Clause, i: number): void {
  const told = moods.happens(i) && !OF_THEN.test(clause.text);
  const likened = LIKENED.test(clause.text) && !isPlaceAlike(clause);
  // 云南大量用户无法上网且症状与昨天贵州一样: which of them, is for a person
  if (likened && (!told || tagged(clause, 'place').length > 1)) moods.set([i], told ? 'unverified' : 'past');
}

/** 去年曾… is past until the sentence returns to the present. */
export function markPast(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  markLikened(moods, clause, i);
  const past = first(clause, 'past');
  if (past === undefined || isNoPast(clause, past)) return;
  if (SINCE.test(clause.text) || isCompared(clause, past.start)) return;
  // 像是前几年那批旧货，也可能是新漏的
  if (!moods.happens(i) && /像是|疑似|疑为|可能|也许|或许|是不是/u.test(clause.text)) {
    moods.set(moods.sentenceOf(i), 'unverified');
    return;
  }
  const present = presentAfter(clause, past.end);
  if ((present >= 0 && present < past.start - clause.start) || isOnlyAnAttribute(clause, present)) return;
  if (isOfPlaceOnly(clause, past.end)) return;
  const rest = sentence.slice(sentence.indexOf(i));
  const back = rest.findIndex((k, n) => n > 0 && PRESENT.test(moods.text(k)));
  const span = back < 0 || present >= 0 ? rest.slice(0, present >= 0 ? 1 : undefined) : rest.slice(0, back);
  if (span.some((k) => moods.happens(k))) moods.flag('past', past);
  const late = moods.sentenceOf(i).some((k) => FOUND_LATE.test(moods.text(k)));
  // 以前报过的那个接口漏洞，有人利用它爬走了…: what is old is only what the rest speaks of
  const mentioned =
    !moods.happens(i) && clause.text.length > MERE_DATE && /漏洞|接口|隐患|缺陷/u.test(clause.text);
  moods.set(span, late || mentioned ? 'unverified' : 'past');
}

/** 去年的今天, 五年前今日: a day of then */
const DAY_OF_THEN = pattern(/^的?(?:今[天日晚夜]|这(?:个)?(?:时候|月|天|周|几天)|本[月周])/u);

/** @returns where a clause returns to the present; -1 where it doesn't */
function presentAfter({ text, start }: Clause, past: number): number {
  const [then] = DAY_OF_THEN.exec(text.slice(past - start)) ?? [];
  if (then === undefined) return text.search(PRESENT);
  const from = past - start + then.length;
  const at = text.slice(from).search(PRESENT);
  return at < 0 ? at : from + at;
}

/** 过去3小时内, 30分钟以前 */
function isOfHours(text: string, start: number, end: number): boolean {
  return (
    /^(?:的)?[\d一二两三四五六七八九十半几]+(?:(?:多|余)?个?(?:多)?(?:小时|分钟|钟头|天|晚|夜)|年(?:间|内|来|里)?的?\d)/u.test(
      text.slice(end),
    ) ||
    /(?:小时|分钟|钟头|刻钟|[\d一二三四五六七八九十]点|[\d一二三四五六七八九十]时|天亮|天黑|饭|元旦|春节|国庆|月底)$/u.test(
      text.slice(0, start),
    )
  );
}

function isNoPast({ text, start }: Clause, past: { start: number; end: number }): boolean {
  const after = text.slice(past.end - start);
  return (
    isOfHours(text, past.start - start, past.end - start) ||
    (/^(?:历年|往期|历届|往届|历史|以往|历次)$/u.test(text.slice(past.start - start, past.end - start)) &&
      /^(?:的)?(?:考生|学员|会员|客户|用户|学生|患者|业主|居民|观众|选手)/u.test(after)) ||
    NO_PAST.test(text.slice(0, past.start - start)) ||
    BEGAN.test(after) ||
    OUR_REPORT.test(after) ||
    OF_RECORDS.test(after)
  );
}

/** 去年也断过网的鄂州市今天又大量用户断网, but not 五年前的今天 */
function isOnlyAnAttribute(clause: Clause, present: number): boolean {
  if (present < 0 || !/的[^,]+$/u.test(clause.text.slice(0, present))) return false;
  return happens({ ...clause, words: clause.words.filter((word) => word.start - clause.start >= present) });
}

/** 去年刚升级核心网的湖南, 早年归河北管的天津: what a place was, before its name; not 去年10月的湖南, 去年发生的湖南断网 */
const WAS = pattern(
  /^(?!(?:的|[\d一二三四五六七八九十]*[年月日号初底末中旬天晚]|春节|国庆|期间|那[次起场回]|这[时个])*的)[^,、]{2,14}的$/u,
);
const TOLD_OF_THEN = pattern(
  /发生|出现|爆发|报道|著名|轰动|通报|上报|记录|处置|断|瘫|泄|攻|故障|事件|事故|案|同期|时候|当时/u,
);

/** Whether a word of the past only says what the place is that is hit, with all that happens told after its name. */
function isOfPlaceOnly(clause: Clause, past: number): boolean {
  return tagged(clause, 'place').some(({ start }) => {
    const between = clause.text.slice(past - clause.start, start - clause.start);
    const rest = { ...clause, words: clause.words.filter((word) => word.start > start) };
    return (
      start > past &&
      WAS.test(between) &&
      !TOLD_OF_THEN.test(between) &&
      happens(rest) &&
      !/(?:事件|事故|案例?|教训|那[次起场回]|一事)(?:$|[^,]{0,4}$)/u.test(clause.text)
    );
  });
}

/** A count of what was dealt with in a period reports none of it. */
export function markSummary(moods: Moods, clause: Clause, i: number, sentence: number[]): void {
  if (!SUMMARY.test(clause.text) || moods.happens(i)) return;
  moods.set(sentence, 'past');
  moods.flag('past', clause);
}

/** 今年以来全省共处置事件3起 */
const SUMMARY = pattern(
  /^[^,]{0,6}(?:今年|年初|去年|上半年|下半年|全年|[一二三四本上]季度|[本上]月)(?:以来)?[^,]{0,8}(?:共|累计)(?:处置|发生|处理|受理|接报|通报)/u,
);
/** 也不是旧闻翻炒 */
const NO_PAST = pattern(/(?:不是|并非|绝非|不属于|不算|非)(?:什么|所谓的?|简单的?)?$/u);

/** 我们去年年底上线的平台: when it began, not what happened */
const BEGAN = pattern(
  /^(?:年?[底初末中]|\d+月(?:份)?)?[^,]{0,2}(?:上线|成立|建成|开通|投产|启用|采购|部署|开业|收购|入职|离职|注册|入会|入网|办卡|开户|投保|敷设|体检|参会|购票|下单|毕业|就诊|新增|参保|投稿)|^(?:以来)?累计的|^[^,]{0,2}(?:公布|披露|公开|曝出|发布|曝光)的?[^,]{0,8}(?:漏洞|补丁|0day)|^[^,]{0,2}(?:割接|升级|维护|改造|检修)(?:遗留|留下|埋下|的?隐患|后|之后)|^的?(?:老|旧|高危)?漏洞|^(?:在|于)?[^,]{0,6}(?:发现|出现)的(?:木马|病毒|漏洞|蠕虫)/u,
);

/** 历史扫描记录: what is kept */
const OF_RECORDS = pattern(/^[^,]{0,6}(?:记录|订单|轨迹|账单|行程|消息|数据被|数据遭|病历|聊天)/u);

/** 上次讲130万条订单被拖: when it was told, not when it happened */
const OUR_REPORT = pattern(
  /^(?:我|我们|我司|给你们?|跟您?|向贵局)?(?:说|讲|报(?!告?道)|写|发|填|通报|汇报|电话)/u,
);

/** 比去年那次的500万还多 */
function isCompared({ text, start }: Clause, at: number): boolean {
  return /(?:比|较|相比|高于|超过|多于)$/u.test(text.slice(0, at - start)) && !/类似/u.test(text);
}

const YEAR = pattern(
  /(?<!(?:自|从|(?<!关)于|始建|版))(20\d\d|19\d\d|(?<!\d)0\d)年(?!版|度|(?:以?前|之?前)?(?:的(?:老|旧)?漏洞|注册(?!平台|公司|商)|入会|入网|开户|投保|入学|毕业|建档|办卡)|成立|创办|创立|上线|建成|部署|投产|启用|采购|建设|安装|敷设|入网|开通|投用|以来|起|初步|第)/u,
);
/** 2024-05-06 13:05: when what is reported happened */
const CLOCK = pattern(/\d:\d|[\d一二三四五六七八九十][时点]/u);
/** 2021-10-03，浙江断网 */
const DATE = pattern(/^[([]?(20[012]\d|199\d)[-/.]\d{1,2}[-/.]\d{1,2}/u);
/** 二〇一九年 */
const CHINESE_YEAR = pattern(
  /二[〇零]([一二])([〇零一二三四五六七八九])年(?!版|度|以来|起|成立|部署|建成|上线)/u,
);

/**
 * @param clocked the sentence tells times of the day, and is no history
 * @returns the year that a clause dates what it tells in, and where it says so
 */
function yearOf(text: string, clocked: boolean): { year: number; index: number; length: number } | undefined {
  const said = YEAR.exec(text) ?? (clocked ? null : DATE.exec(text));
  if (said !== null) {
    const year = Number(said[1]);
    return { year: year < 100 ? 2000 + year : year, index: said.index, length: said[0].length };
  }
  const chinese = clocked ? null : CHINESE_YEAR.exec(text);
  if (chinese === null) return undefined;
  const digit = (char: string) => '零一二三四五六七八九'.indexOf(char.replace('〇', '零'));
  const [all, tens = '', ones = ''] = chinese;
  return { year: 2000 + digit(tens) * 10 + digit(ones), index: chinese.index, length: all.length };
}

/** Dealt with by a court or put away: history whenever it is told. */
const CLOSED = pattern(
  /赔付|赔偿|那起|那回|宣判|判决|结案|审结|(?:已|均|案卷|卷宗)归档|开庭|获刑|庭审|受审|公诉/u,
);
/** 上月…并结束响应，现补交总结报告: a person says whether it is history. */
const SUMMED = pattern(/结束响应|补交|补报总结|总结(?:评估)?报告/u);
const LESSON = pattern(/培训|讲到|课上|上课|论文|案例|教训|吸取|汲取|前车之鉴|警钟/u);
const QUARTER_YEAR = 90 * 24 * 3_600_000;

interface Background {
  start: number;
  end: number;
  /** plainly of the past whatever else the text tells: a year, 类似 */
  plain: boolean;
}

/**
 * 2019年, 上月, 类似 mean history where the text has something else to tell; where it is all that the text tells, a person
 * must say whether it is. `at`: when the text was sent.
 */
export function markHistory(moods: Moods, at: Date): void {
  const { clauses, list } = moods;
  const thisYear = new Date(at.getTime() - QUARTER_YEAR).getUTCFullYear();
  const old = new Map<number, Background>();
  for (const [i, clause] of clauses.entries()) {
    const found = backgroundOf(clause, thisYear, isClocked(moods, i));
    if (found === undefined || isDateOfReport(moods, i)) continue;
    const closed = moods.sentenceOf(i).some((k) => CLOSED.test(moods.text(k)) || SUMMED.test(moods.text(k)));
    const background = { ...found, plain: found.plain || closed };
    for (const k of untilPresent(moods, i))
      if (moods.happens(k) && list[k] === 'actual' && !old.get(k)?.plain) old.set(k, background);
  }
  const now = clauses.flatMap((_, i) => {
    const reported = list[i] === 'actual' || list[i] === 'unverified';
    return moods.happens(i) && !old.has(i) && reported ? [i] : [];
  });
  const dated = now.some((i) => moods.sentenceOf(i).some((k) => PRESENT.test(moods.text(k))));
  for (const [i, background] of old) {
    if (!dated && !background.plain) continue;
    const near = moods.sentenceOf(i).map((k) => moods.text(k));
    const once = /曾|(?<![超经通])过(?!程|去|大|高|滤|期|载|保|于|多|亿|百|千|万|\d)/u.test(moods.text(i)); // 2020年曾出现
    const told = background.plain && (once || near.some((text) => CLOSED.test(text) || LESSON.test(text)));
    list[i] = now.length > 0 || told ? 'past' : 'unverified';
    moods.flag('past', background);
  }
}

/** 本次情况：2025年1月7日，营销系统被入侵 */
function isDateOfReport(moods: Moods, i: number): boolean {
  const before = moods.sentenceOf(i).filter((k) => k < i);
  return (
    /20\d\d年\d+月\d+日/u.test(moods.text(i)) &&
    before.some((k) => /本次|此次|首报|续报|首次报告|报送|^(?:发生|事发|发现)?时间$/u.test(moods.text(k)))
  );
}

/** 补报上周那起: no background, but what is reported */
const REPORTED_LATE = pattern(/^(?:补报|补充报告|现补报|迟报|续报)/u);

function isClocked(moods: Moods, i: number): boolean {
  return moods.sentenceOf(i).some((k) => CLOCK.test(moods.text(k)));
}

/** 泄露案今天一审开庭 */
const IN_COURT = pattern(/案[^,]{0,6}(?:一审|二审|开庭|宣判|公诉|受审)/u);

function backgroundOf(clause: Clause, thisYear: number, clocked: boolean): Background | undefined {
  const court = IN_COURT.exec(clause.text);
  if (court !== null) {
    const start = clause.start + court.index;
    return { start, end: start + court[0].length, plain: true };
  }
  const said = yearOf(clause.text, clocked);
  const closed = said !== undefined && (CLOSED.test(clause.text) || /被抓|落网|归案|被捕/u.test(clause.text));
  if (instructs(clause) || REPORTED_LATE.test(clause.text) || (PRESENT.test(clause.text) && !closed))
    return undefined;
  if (said !== undefined && said.year < thisYear) {
    const start = clause.start + said.index;
    return { start, end: start + said.length, plain: true };
  }
  const word = first(clause, 'perhaps_past');
  if (word && BEGAN.test(clause.text.slice(word.end - clause.start))) return undefined;
  if (word && isOfHours(clause.text, word.start - clause.start, word.end - clause.start)) return undefined;
  return word && { start: word.start, end: word.end, plain: /类似|^(?:想)?当年/u.test(clause.text) };
}

/** The clause and those after it in its sentence, until one returns to the present. */
function untilPresent(moods: Moods, i: number): number[] {
  const rest = moods.sentenceOf(i).filter((k) => k >= i);
  const back = rest.findIndex((k) => k > i && PRESENT.test(moods.text(k)));
  return back < 0 ? rest : rest.slice(0, back);
}
