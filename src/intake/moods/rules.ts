import { type Clause, has } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { Moods } from './moods.ts';

/** What the plan itself says of an incident, in the wording of chapter 3. */
const CRITERION = anyOf`
  (?:[一1]亿|[一1]千万|1000万|[一1]百万|100万|十万|10万)以上(?:的)?(?:互联网)?(?:用户|会员|客户|人)(?:的)?(?:个人)?(?:信息|数据|资料)*泄露
  (?:全国范围|全国|多个省|[1一]个省内?|[1一]个地市)大量(?:互联网)?用户无法(?:正常)?上网
  病毒在[^,]{1,6}(?:范围)?(?:内)?大面积爆发|有影响力的网站或平台访问出现严重异常
  大型域名解析系统访问出现严重异常|解析效率大幅下降
`;
const BOOK = anyOf`
  预案(?!处置|执行|响应|开展|操作|处理)|标准(?!(?:响应|处置)?流程)|条款|条件
  (?<!请|速|尽快|怎么|如何|怎样|该|应|待|请求|帮忙|初步|拟|暂|已)定级|分级|3\.[1-4](?:条|款|项|,\d,|$)|情形|对照
  (?<!法|条例)规定|征求意见|修订|规则|口诀|阈值|门槛
`;
const GRADED = pattern(/以上[^,。]{0,14}(?:为|属|属于|定为|构成|算|即)(?:特别重大|重大|较大|一般)/u);
/** 泄露1亿以上用户信息的启动I级响应, 讨论稿里写1亿以上用户泄露启动I级响应; not 泄露1亿以上用户信息，启动I级响应 */
const ANSWERED = anyOf`
  ^(?:凡|造成|发生|属于)?(?:泄露|泄漏|外泄)?[^,某]{0,8}以上[^,]{0,12}(?:泄露|外泄|信息|资料|数据|上网|断网|中断|瘫痪)的(?:应|须|要|即|一律|由[^,]{1,8})?启动(?:i{1,3}|iv|[1-4一二三四特])级(?:应急)?响应
  (?:稿|方案|办法|细则|制度|规定|规程|手册|条例|指南)(?:第[^,]{1,4}条)?[里中内上]?(?:写|规定|要求|明确|载明|列明|提出)[^,某]{0,6}以上[^,]{0,14}启动(?:i{1,3}|iv|[1-4一二三四特])级(?:应急)?响应
`;
/** 解析效率大幅下降属于特别重大, with no word of who, where or when. */
const NOTED = pattern(
  /^(?:3\.\d[^,]{0,4})?[^,\d]{0,4}(?:大型)?(?:域名|解析|\.cn|网站|平台|病毒|用户|多个省|全国|[1一]个(?:省|地市))[^,]{0,24}(?:属于|属|定为|算|为|是)(?:特别重大|重大|较大|一般)(?:的?(?:事件|网络安全事件))?$/u,
);
/** 发现全国性断网等情况立即上报: what is to be done if it happens. */
const ORDER = pattern(
  /(?:发现|出现|遇到|如有|一旦)[^。]{2,30}(?:情况|情形|问题|事件)[^,]{0,4}(?:立即|及时|马上|第一时间)(?:上报|报告)/u,
);
/** 今晨8时监测发现…情况并立即上报 */
const OF_NOW = pattern(
  /今|昨|刚|凌晨|上午|下午|晚|\d[时点:]|监测到?发现|并(?:立即|及时|马上|第一时间)|(?:报告|上报)了|巡检|请指示|后(?:立即|马上|及时)|^(?:值班员|我司|我局|运维|客服|我们)/u,
);
/** 请按预案定级, 已按规定上报: applies the rules, and quotes none. */
const REQUEST = anyOf`
  启动(?:了)?[^,]{0,8}预案|^(?:按|按照|依|依照|根据|依据)[^,]*(?:要求|规定|精神|部署|制度)$
  ^(?:请(?!问|教)|烦请|恳请|望|特请|现请)|^(?:在|就|先|还)?等(?:待|着)?[^,]{0,6}(?:定级|研判|审定)$|应定级$
  ^(?:已|现|并|均|将|正|就|都|先|还是|大家|咱们|我们|各位)*(?:严格)?(?:按|按照|依|依照|根据|依据)[^,]*(?:上报|报告|处置|处理|执行|启动|响应|开展|落实|操作|报送|办|来|走|做)
`;
/** The rule is applied to what happened, by whoever writes. */
const APPLIED = pattern(
  /^(?:本次|此次|这次)|(?:本次|此次|昨[天日晚夜]|今[晨早晚]|凌晨)[^,学培讲考]{0,10}(?:亿|万)以上|某[^,]{1,6}(?:平台|公司|网站|app|银行)[\d一二十百千]+[万亿]以上|(?:已|现已|本次|此次|我司|该事件|目前)[^,]{0,8}(?:达到|符合|属于|构成|满足)/u,
);
const NOT_APPLIED = pattern(/(?:未|没有|尚未|不)[^,]{0,3}(?:达到|符合|属于|构成|满足)/u);

/** 凡因黑客入侵造成10万以上用户信息泄露的 */
const INSURED = pattern(/凡(?!客|科|是?人)[^,]{4,}的$/u);
/** “1亿以上互联网用户信息泄露”这一档 */
const AS_ROW = pattern(/这一?(?:档|条|级|款|项|类)/u);

/** A clause that quotes the plan (预案规定1亿以上用户信息泄露为特别重大) states a rule; one that applies it is in doubt. */
export function markRules(moods: Moods): void {
  markOrders(moods);
  for (const { i, clause } of moods.claims()) {
    const quoted =
      NOTED.test(clause.text) ||
      (ORDER.test(clause.text) &&
        !OF_NOW.test(clause.text) &&
        !moods.clauses.some((c) => /请指示|请示/u.test(c.text))) ||
      GRADED.test(clause.text) ||
      ANSWERED.test(clause.text) ||
      INSURED.test(clause.text) ||
      (CRITERION.test(clause.text) && (hasBook(moods, i) || AS_ROW.test(clause.text)));
    if (!quoted) continue;
    const why = NOTED.test(clause.text) && moods.clauses.some((c, k) => k !== i && has(c, 'cause'));
    const told = /^发现(?![^,]*(?:等|凡|如|一旦|应|须|的))/u.test(clause.text) && ORDER.test(clause.text);
    const reported = moods
      .sentenceOf(i)
      .some((k) => /^(?:现|均)?已(?:按规定)?(?:上报|报告|报送)/u.test(moods.text(k)));
    const applied = why || told || reported || (APPLIED.test(clause.text) && !NOT_APPLIED.test(clause.text));
    moods.set([i], applied ? 'unverified' : 'hypothetical');
    moods.flag('hypothetical', wordsOf(clause));
  }
}

/** 如湖南全省断网，应立即启动III级响应 */
function markOrders(moods: Moods): void {
  for (const { i, clause } of moods.claims()) {
    const rest = moods.sentenceOf(i).filter((k) => k > i);
    const ordered = isCondition(clause) && /^(?:应|则|须|就|即|请|要|立即)/u.test(moods.text(i + 1));
    const always =
      /^凡(?!客|科|是?人)(?!.*(?:之处|写作|写为))/u.test(clause.text) &&
      /^(?:一律|应|须|要|均|必须|立即)/u.test(moods.text(i + 1));
    const onEvent =
      /^(?:当)?(?:遇到?|发生|出现)[^,]+(?:时|的|情况|情形)$/u.test(clause.text) &&
      /^(?:应|须|要|能|由|各)/u.test(moods.text(i + 1));
    if (!(ordered || onEvent || always) || rest.length === 0) continue;
    moods.set([i, ...rest], 'hypothetical');
    moods.flag('hypothetical', { start: clause.start, end: clause.start + 1 });
  }
}

/** 如遇…, 如湖南全省断网, but not 如祺出行 */
function isCondition({ text, start, words }: Clause): boolean {
  if (/^如(?:果|有|遇|若|发生|出现|发现|因|造成|导致|接到|收到|全[国省市])/u.test(text)) return true;
  return (
    text.startsWith('如') && words.some((word) => word.value.tag === 'place' && word.start === start + 1)
  );
}

function hasBook(moods: Moods, i: number): boolean {
  return moods
    .sentenceOf(i)
    .some(
      (k) =>
        BOOK.test(moods.text(k)) &&
        !REQUEST.test(moods.text(k)) &&
        !/(?:报送|上报|报告|办理|执行)$/u.test(moods.text(k)),
    );
}

function wordsOf({ start, text }: Clause): { start: number; end: number } {
  const match = ANSWERED.exec(text) ?? GRADED.exec(text) ?? CRITERION.exec(text);
  const from = start + (match?.index ?? 0);
  return { start: from, end: from + (match?.[0].length ?? text.length) };
}
