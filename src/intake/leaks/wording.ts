import { type Clause, has, type WordFound } from '../clauses/clauses.ts';
import { isCount, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { wholeWords } from './whole-words.ts';

/** What the words around a number of people or records make of it: replaced, the last word, only a part. */

/** 由十一万减为八万九千余人: whatever the verb, the second number takes the place of the first. */
const TURNS_INTO = pattern(
  /[减降调缩压修改更订变落核换纠增升涨扩][^,\d]{0,4}[为至到成了](?:约|近|仅|只有|不足|不到|超|超过)*$/u,
);

function turnsInto({ text, start }: Clause, from: Quantity, to: Quantity): boolean {
  return TURNS_INTO.test(text.slice(from.end - start, Math.max(from.end, to.start) - start));
}

/** 把1200万念成1.3亿: the second number is the slip */
const MISWRITTEN = pattern(/(?:念|写|打|录|看|听|说|填|读|输|抄|记|误报?|错当|当)(?:成|作|为)了?$/u);
/** 被我方抄成9800万 */
const BY_MISTAKE = pattern(/[被误错][^,]{0,6}(?:念|写|打|录|看|听|说|填|读|输|抄|记)(?:成|作|为)了?$/u);
/** 原为66万, 数据包标着1.3亿用户, 不再写9.8万 */
const NO_LONGER = pattern(
  /(?:^|[^,]*[列栏数]|[^按])原(?:为|是|写|填|列)$|标[着称注]为?$|(?:不再|别再|不要再|不能再|停止)(?:是|为|写|用|报|提|说|使用|采用|沿用|引用)$/u,
);
/** 之前那个1.3亿只是个中间数, 上周汇总的86万算错了, 问询函中引述的1.3亿并非公司披露 */
const OF_NO_WORTH = anyOf`
  ^[^,]{0,6}(?:只|仅|不过|才|就)?是[^,]{0,10}(?:猜测|猜的|推测|中间数|过程数|临时数|预估数?|毛数|草稿|旧数)(?:而已)?$
  ^[^,]{0,14}(?:算错|拉错|弄错|搞错|统计错|加错|数错|抄错|填错|打错|看错|记错)
  ^[^,]{0,6}(?:并非|不是)[^,]{0,8}(?:披露|公布|发布|口径|数据)$
`;

/** 由1200万更正为120万, 不是1200万, 原报1200万: the number that is replaced. */
export function isReplaced(clause: Clause, quantity: Quantity, isOnly: boolean): boolean {
  if (!isOnly && isSetAside(clause, quantity)) return true;
  if (isKept(clause, quantity)) return false;
  const turn = turnBefore(clause, quantity);
  const after = clause.text.slice(quantity.end - clause.start);
  // 由约200万下调; 推翻首报的70万
  if (/^(?:左右|上下)?(?:下调|上调|调减|核减|调整|下修|上修|修正|更正|更改)$/u.test(after)) return true;
  if (
    /(?<![未没])(?:推翻|否定|撤回|撤销|收回|别信|不再沿用|不沿用|[订更改]正前|修改前|替代|取代|原统计|误报的?|(?:首报|原报|[一二]报|初报|前报|昨报)[写报说]的?是?|早些时候报告)[^,]{0,8}$/u.test(
      clause.text.slice(0, quantity.start - clause.start),
    )
  )
    return true;
  // 仍以首报300万用户为准
  if (/^[^,]{0,4}(?<!以此|以本次|以本报|以新数|以最新|以后者)为准/u.test(after)) return false;
  const turned = turn?.value.tag;
  // 企业首报1350万: the only number is no earlier one
  const first =
    turn !== undefined &&
    /[首初]报/u.test(clause.text.slice(turn.start - clause.start, turn.end - clause.start));
  if (turned === 'not_a' || (turned === 'superseded' && !(isOnly && (first || has(clause, 'confirmed')))))
    return true;
  const next = clause.quantities.find(
    (other) =>
      other.start >= quantity.end &&
      (other.unit === quantity.unit || other.unit === 'unsaid' || quantity.unit === 'unsaid'),
  );
  if (next !== undefined && turnsInto(clause, quantity, next)) return true;
  const limit = next?.start ?? clause.end;
  const between = clause.words.filter((word) => word.start >= quantity.end - 2 && word.end <= limit);
  if (
    next !== undefined &&
    !/还是|或者|或是/u.test(clause.text.slice(quantity.end - clause.start, limit - clause.start)) &&
    between.some(({ value }) => value.tag === 'grows' || value.tag === 'correction' || value.tag === 'but_b')
  ) {
    return true;
  }
  return IS_WRONG.test(after) && !OF_CAUSE.test(after);
}

/** The last word before a number that says whether it holds. */
function turnBefore(clause: Clause, { start }: Quantity): WordFound | undefined {
  return wholeWords(clause, 'not_a', 'superseded', 'but_b', 'correction', 'grows').findLast(
    (word) => word.end <= start,
  );
}

/** 前报的62万用户保持不变 */
const KEPT = pattern(/^[^,]{0,4}(?:保持)?(?:不变|照旧|仍有效|维持|不作改动)$/u);

/** @returns whether a number is said to stay as it was told before */
export function isKept({ text, start }: Clause, { end }: Quantity): boolean {
  return KEPT.test(text.slice(end - start));
}

/** @returns whether a number is only told as one of before, and not as wrong: 首报商城库62万用户 */
export function isMerelyOfBefore(clause: Clause, quantity: Quantity): boolean {
  const after = clause.text.slice(quantity.end - clause.start);
  const next = clause.quantities.some((q) => q.start >= quantity.end && isCount(q) && q.count.min >= 1000);
  const turns = wholeWords(clause, 'not_a', 'superseded', 'correction', 'grows');
  return (
    turns.findLast((word) => word.end <= quantity.start)?.value.tag === 'superseded' &&
    !next &&
    !isSetAside(clause, quantity) &&
    !IS_WRONG.test(after)
  );
}

const IS_WRONG = pattern(
  /^[^,]{0,12}(?:有误|笔误|口误|不对|不准|写错|不实|属于?误|误填(?!了?(?:钓鱼|假|仿冒|伪|诈骗|网页|表单|链接))|误写|误录|系误(?![配操删传点设开])|误改|误报|差错|疏漏|已?撤回|已(?:删除|删掉|删去|撤下|移除)(?!的)|是旧的|已?被?推翻|(?:请)?作废(?!的)|(?:同时)?失效(?!的)|不予认可)/u,
);
/** 因权限设置有误被外部下载, 旧密码已被作废: what went wrong or is void isn't the number */
const OF_CAUSE = pattern(
  /^[^,]{0,8}(?:(?:因|由于)[^,]{0,8}(?:权限|配置|设置|脚本|接口|代码|操作|策略)|(?:密码|口令|令牌|链接|凭证|会话|验证码)(?:已|均|全部|都)*被?(?:作废|失效))/u,
);

/** @returns whether a clause says how the number came about that was replaced before: 由21万人更正为8.6万人，21万系含空号 */
export function isExplained(clauses: Clause[], i: number, { count, start }: Quantity): boolean {
  const { text = '', start: from = 0 } = clauses[i] ?? {};
  if (start !== from || !/^[^,]{0,8}(?:系|是|为|含|包含|属)/u.test(text)) return false;
  return clauses
    .slice(0, i)
    .some((c) => c.quantities.some((q) => q.count.min === count.min && isReplaced(c, q, false)));
}

/** Whether the words around a number say that another one holds, in the text or in its clause. */
function isSetAside({ text, start, quantities }: Clause, quantity: Quantity): boolean {
  const lead = text.slice(0, quantity.start - start);
  const misread = MISWRITTEN.test(lead) && quantities.some((q) => isCount(q) && q.end <= quantity.start);
  return (
    misread ||
    BY_MISTAKE.test(lead) ||
    NO_LONGER.test(lead) ||
    OF_NO_WORTH.test(text.slice(quantity.end - start))
  );
}

/** @returns whether a number is one of somebody's label that the text says is true: 帖子标称130万用户，经核实属实 */
export function isVouchedLabel(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const { text = '', start = 0, sentence } = clauses[i] ?? {};
  return (
    /标[着称注]为?[^,]{0,12}$/u.test(text.slice(0, quantity.start - start)) &&
    clauses.some(
      (c, k) =>
        k > i &&
        c.sentence === sentence &&
        c.quantities.length === 0 &&
        /(?<![不非未否])(?:属实|为真)(?!待|存疑)/u.test(c.text),
    )
  );
}

/** B库也有51万用户被拖, B库53万用户也被拖走 */
const ALSO_BEFORE = pattern(/也(?:有|被|遭|丢|泄|漏)[^,]{0,3}$/u);
const ALSO_AFTER = pattern(/^[^,]{0,4}(?:也|同样|一并)(?:都|全)?(?:被|遭|没|在|丢|漏|泄|叫|让)/u);

/** @returns whether a number is told as leaked as well, beside those before it, whatever was counted anew */
export function isAlsoTaken({ text, start }: Clause, q: Quantity): boolean {
  return ALSO_BEFORE.test(text.slice(0, q.start - start)) || ALSO_AFTER.test(text.slice(q.end - start));
}

const THIS_HOLDS = pattern(/以此为准|以本次为准|以这个为准/u);
/** 以260万为准 */
const IT_HOLDS = pattern(
  /^(?:请|现|统一|一律|就|均)?以[^,谁哪何\d]{0,6}[\d一二两三四五六七八九十百千万亿.]+(?:人|用户)?(?:这个数)?为准$/u,
);

function holds({ text, quantities }: Clause, { count }: Quantity): boolean {
  return (
    IT_HOLDS.test(text) && quantities.some((q) => q.count.min === count.min && q.count.max === count.max)
  );
}

export function isFinal(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const lead = clause.text.slice(0, quantity.start - clause.start);
  if (/(?:真正|实际上?)[^,]{0,14}(?:只有|仅有?|才|就|为|是|达|约)*$/u.test(lead)) return true; // 真正被带出去的只有6万
  if (/(?:预计|预估|估计)[^,]*(?:会|将)[^,]{0,4}$/u.test(lead)) return false; // 预计终报会破百万
  const before = clause.quantities.findLast((q) => q.end <= quantity.start && q.unit !== 'other');
  if (before !== undefined && turnsInto(clause, before, quantity)) return true;
  // 截至目前B库也有51万用户被拖
  if (isAlsoTaken(clause, quantity)) return false;
  const said = wholeWords(clause, 'correction', 'grows').some((word) => word.start < quantity.start);
  const replaced =
    clause.words.some(({ value, start }) => value.tag === 'but_b' && start < quantity.start) &&
    clauses.slice(0, i + 1).some((c) => has(c, 'not_a', 'superseded', 'correction'));
  // 首报：… is a heading
  const sentence = clauses.slice(0, i).filter((c) => c.sentence === clause.sentence && c.text.length > 3);
  const afterCorrection = sentence.some((c) => wholeWords(c, 'correction', 'not_a', 'superseded').length > 0);
  const trailing = clauses
    .slice(i)
    .some((c) => c.sentence === clause.sentence && (THIS_HOLDS.test(c.text) || holds(c, quantity)));
  return said || replaced || afterCorrection || trailing;
}

export function isPart(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  if (wholeWords(clause, 'part_of').some((word) => word.start < quantity.start)) return true;
  // 其中境内1265万，境外用户15万
  const before = clauses[i - 1];
  // 泄露20万人，里面15万是员工
  if (/^(?:里面|里头|当中)/u.test(clause.text) && before?.quantities.some(({ unit }) => unit === 'people'))
    return true;
  if (
    before?.sentence === clause.sentence &&
    has(before, 'part_of') &&
    before.quantities.some(({ unit }) => unit === 'people') &&
    !has(clause, 'leak', 'leak_plain', 'total', 'correction')
  )
    return true;
  // 在被窃取的130万用户当中，有12万…，9.8万…
  return clauses.some(
    (c, k) => k < i && c.sentence === clause.sentence && /(?:其中|当中|之中|里面)$/u.test(c.text),
  );
}

/** @returns whether a number of people is denied later on: 泄露500万用户。更正：不是500万用户，是500万条记录 */
export function isDeniedLater(clauses: Clause[], quantity: Quantity): boolean {
  return clauses.some((c) =>
    c.quantities.some(
      (q) =>
        q.unit === 'people' &&
        q.start > quantity.start &&
        q.count.min === quantity.count.min &&
        q.count.max === quantity.count.max &&
        wholeWords(c, 'not_a').some((word) => word.end <= q.start && q.start - word.end <= 2),
    ),
  );
}

/** 盘点完是6.6万, 改6.6万 */
const FOUND = pattern(
  /(?:是|为|剩下?|(?<![增升涨扩])[到至]|[成改后算完余核仅只才就净得降]|(?<![尾次位])数|口径|结果)$/u,
);

/** @returns whether a number, with no word for what it counts, is what something was found to be */
export function isFound({ text, start, end }: Clause, q: Quantity): boolean {
  return q.unit === 'unsaid' && q.end === end && FOUND.test(text.slice(0, q.start - start));
}

/** 昨天报的60万之外，又查出55万; 另一个分库也被拖走: what was told before may be added to. */
const ADDED = anyOf`
  之外|以外|[人户万]外|除[^,]+外|又|还有|再(?:增|加|查|次)|另|新(?:增|发现|查|添|确认|核)
  增加(?![至到为])|添|增补|补[充报]|追加|外加|加上|连同|合并计|(?:第二|两|二|下一|后续)批|第二个
  也(?:泄|被|遭|公开|确认|拖|外)|同样|漏报|[没未不](?:有)?(?:算|含|包括|计|统计)|多(?:出|了)|其余|剩
`;

/** @returns whether what a clause tells may add to what was told before */
export function isAdded({ text }: Clause): boolean {
  return ADDED.test(text);
}
