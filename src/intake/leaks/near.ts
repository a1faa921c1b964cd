import { type Clause, has } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { isCount } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { addsUp, saysDisjoint } from './disjoint.ts';
import { isDisputed } from './disputed.ts';
import { isListed } from './listed.ts';
import { isOfSource } from './sums.ts';
import { isWholeKept } from './taken-whole.ts';
import { isMerelyOfBefore } from './wording.ts';

/** Which numbers speak of a leak. */

/** @returns whether the numbers of a clause speak of the leak: its own clause, or one beside it that says nothing else. */
export function belongs(clauses: Clause[], i: number, statements: Statement[], leaks: Statement[]): boolean {
  if (isRestated(clauses, i) || isListed(clauses, i) || isTakenSo(clauses, i)) return leaks.length > 0;
  const here = statements.filter((s) => s.clause === i);
  if (here.some((s) => s.kind === 'leak')) return here.some((s) => s.kind === 'leak' && !s.negated);
  if (here.some((s) => s.kind !== 'other' && !s.negated)) return false;
  return followsLeak(clauses, i, statements, leaks) || leadsToLeak(clauses, i, leaks);
}

/** 这伙黑客一拖就是130万用户, 资料被黑客收走: taken, in words that no list has */
const TAKEN_SO = anyOf`
  一(?:拖|偷|卷|搬|扒|盗|窃|爬|搂|端)就是[约近]?[\d一二两三四五六七八九十百千]
  (?:资料|信息|数据)(?:也|已|都|均|全|就)*(?:被|遭|让|叫)(?:黑客|骗子|攻击者|对方|人家|他们|不法分子)[^,未没]{0,3}[走去]了?$
`;

/** Whether a clause tells of people who were taken so, or of those whom the text told of before and adds to: 昨天报的是62万用户，…西区也被拖了51万，东西区不重 */
function isTakenSo(clauses: Clause[], i: number): boolean {
  const clause = clauses[i];
  if (clause === undefined || !clause.quantities.some(({ unit }) => unit === 'people')) return false;
  return (
    TAKEN_SO.test(clause.text) ||
    (clause.quantities.some((q) => isMerelyOfBefore(clause, q)) && addsUp(clauses))
  );
}

/** 130万用户没丢密码，丢的是身份证照片; 没有被盗刷，但资料被窃: another field of theirs leaked */
const RESTATES = anyOf`
  ^(?:丢|泄露|外泄|被窃|被盗|流出|漏|失窃)(?:出去|走)?(?:的)?(?:其实|主要|只|仅)?(?:是|为)[^,]{0,4}(?:姓名|电话|手机|身份证|地址|住址|照片|信息|资料|数据|账号|邮箱|密码|订单|记录)
  ^(?:(?:姓名|电话|手机号?|身份证号?|地址|住址|照片|邮箱|订单|生日|车牌)[、和及与]?){1,4}(?:也|却|都|均|已|全)*(?:被|遭|失)[^,未没无]{0,4}(?:窃|盗|拖|泄|卖|导)
  ^(?:但|但是|可|可是|不过|而)[^,未没无]{0,4}(?:姓名|电话|手机号|身份证|地址|住址|照片|信息|资料|数据|账号|邮箱|密码|订单|记录)[^,未没无]{0,4}(?:窃|盗|拖|泄|卖|外流|流出|丢)
`;
const SPARED_FIELD = pattern(
  /^[^,]{0,10}(?:没有?|未)(?:被|遭)?(?:丢|盗刷|泄露|外泄|被盗|失窃|流出|被窃)[^,]{0,6}$/u,
);

/** @returns whether a clause only says what of its people's did not leak, and the next one what did */
export function isRestated(clauses: Clause[], i: number): boolean {
  const [clause, next] = [clauses[i], clauses[i + 1]];
  const [quantity] = clause?.quantities ?? [];
  return (
    clause !== undefined &&
    quantity?.unit === 'people' &&
    next?.sentence === clause.sentence &&
    next.quantities.length === 0 &&
    SPARED_FIELD.test(clause.text.slice(quantity.end - clause.start)) &&
    RESTATES.test(next.text)
  );
}

const LINKS = [
  ...(['involved', 'affected', 'total', 'grows', 'correction', 'part_of', 'info'] as const),
  ...(['superseded', 'but_b', 'not_a', 'possible'] as const),
] as const;
/** A number that begins so soon is what its clause is about. */
const SOON = 6;

function followsLeak(clauses: Clause[], i: number, statements: Statement[], leaks: Statement[]): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const before = statements.filter((s) => s.clause < i && s.kind !== 'other').at(-1);
  const sameBefore = statements
    .filter((s) => s.clause < i && clauses[s.clause]?.sentence === clause.sentence)
    .at(-1);
  if (sameBefore?.kind === 'leak' && sameBefore.clause === i - 1 && isMereCount(clause)) return true;
  const links = has(clause, ...LINKS);
  const adds = /又(?:添|多|增|新增|发现|查出|漏)|另(?:有|外)|还有|再加/u.test(clause.text);
  const soon = (clause.quantities[0]?.start ?? clause.end) - clause.start <= SOON;
  const speaks =
    links || adds || soon || isOfSource(clause) || SOMEBODY_SAYS.test(clause.text) || isDisputed(clauses);
  if (before?.kind === 'leak' && speaks) return true;
  const again = has(clause, 'info', 'correction', 'grows') || sameBefore?.kind === 'leak';
  return links && again && leaks.some((s) => s.clause < i);
}

/** 公司说泄露150万用户。网上说1500万 */
const SOMEBODY_SAYS = pattern(
  /^(?:但|而|可)?(?:网上|外面|外界|有人|卖家|黑客|对方|媒体|坊间)[^,]{0,4}(?:说|称|传|报|讲|标)[^,]{0,6}\d/u,
);

/** 1200万用户，个人信息泄露; 上亿用户！某厂商账号被整库拖走: a sentence that is nothing but a number */
function leadsToLeak(clauses: Clause[], i: number, leaks: Statement[]): boolean {
  const clause = clauses[i];
  const next = leaks.find((s) => s.clause > i);
  if (clause === undefined || next === undefined) return false;
  const near =
    clauses[next.clause]?.sentence === clause.sentence ||
    (next.clause === i + 1 && isMereCount(clause)) ||
    putsRight(clause, clauses) ||
    (i > 0 && isOfForm(clauses, i) && clauses[next.clause - 1]?.leads === true);
  if (isWholeKept(clauses, clause) || OF_OTHER_THINGS.test(clauses[next.clause]?.text ?? '')) return false;
  if (isOfFirm(clause) && !ALL_TAKEN.test(clauses[next.clause]?.text ?? '')) return false;
  const between = clauses.slice(i + 1, next.clause);
  const counts = (c: Clause | undefined) =>
    c?.quantities.some((q) => isCount(q) && !NO_NUMBER.test(c.text.slice(q.start - c.start)));
  return (
    near &&
    between.every((c) => isMereCount(c) || (!happens(c) && !counts(c))) &&
    // 共3700万用户，泄露370万; but A库600万，B库550万均被拖走，互不重合
    (!counts(clauses[next.clause]) || saysDisjoint(clauses))
  );
}

/** 某店130万会员，电脑被盗 */
const OF_OTHER_THINGS = pattern(
  /^(?:昨[日天晚]|今[天早晨日]|一|某|其|该|它的?|他们的?|我们?|公司|平台|内部|后台|办公)*(?:[台部间张辆个])?(?:电脑|笔记本|手机(?!号)|[她他](?:本人)?的(?:账?号|微博|微信|抖音)|(?:主播|博主|网红|艺人|明星|歌手|演员)(?:本人)?的?(?:账?号|微博|微信|抖音)|试?题库?|试卷|办公室|会议室|库房|仓库|货架|收银台|店铺|门店|保险柜|车辆|源代?码|截图|图纸|剧本|配方|机密|文件|合同|邮件)/u,
);
/** 平台150万用户, 银行1200万客户: how many a firm has */
const OF_FIRM = pattern(
  /^(?:我们?|本|该|全|某)?(?:平台|网站|公司|app|站|银行|医院|学校|集团|商城|酒店|企业)(?:共|总共|一共|现)?有?[约近]?(?:注册)?(?:用户|会员|客户)?$/u,
);
/** 信息全被窃取, 被黑客拖库; but not 源代码被窃取, 某用户信息泄露, 信息泄露自查中 */
const ALL_TAKEN = anyOf`
  ^(?:个人|用户|会员|客户|其|全部)*(?:信息|资料|数据|手机号|密码|账号|库)+(?:已|均|全|都|整个|被|遭|让|黑客|人|攻击者|全部|整库)*(?:泄露|泄漏|外泄|外流|流出|窃取|[窃盗偷拖拷搬导卷骗]走?|[拖脱]库|失窃|一锅端|搬空|公开)了?$
  ^(?:已|均|全|都|全部|整库)*[被遭让叫给][^,没未]{0,6}(?:泄露|窃取|[窃盗偷拖拷搬导卷骗]走?|[拖脱]库|一锅端|搬空)了?$
`;

function isOfFirm({ text, start, end, quantities }: Clause): boolean {
  const [quantity] = quantities;
  return quantity?.end === end && OF_FIRM.test(text.slice(0, quantity.start - start));
}

/** 一个没剩, 一锅端了 */
const NO_NUMBER = pattern(/^一(?:个(?:也|都)?[没不]|锅端)/u);

const COUNT_LABEL = pattern(
  /^(?:泄露|被窃|被盗|受害|涉及|影响|受影响)?(?:用户|会员|客户|账号)?的?(?:人数|人员?数)$|^(?:数量|数目)$|^(?:泄露|被窃|被盗|失窃|受害|涉及|影响|受影响)(?:用户|会员|客户|账号)?的?(?:数量|用户数量?|会员数量?|规模|总量|数目|用户量)$/u,
);

/** @returns whether a clause is the value of a label, and nothing else: 数量：100,000。性质：…用户信息泄露 */
export function isOfForm(clauses: Clause[], i: number): boolean {
  const [label, clause] = [clauses[i - 1], clauses[i]];
  const [quantity] = clause?.quantities.filter(isCount) ?? [];
  return (
    label?.leads === true &&
    COUNT_LABEL.test(label.text) &&
    quantity !== undefined &&
    quantity.start === clause?.start &&
    clause.end - quantity.end <= 1
  );
}

/** 更正：不是120万人，是12万人。被黑客拖走的事实无误 */
function putsRight(clause: Clause, clauses: Clause[]): boolean {
  return (
    clause.quantities.some(({ unit }) => unit === 'people') &&
    clauses.some((c) => c.sentence === clause.sentence && has(c, 'correction', 'not_a'))
  );
}

/** 第二批510万用户 */
function isMereCount({ words, quantities }: Clause): boolean {
  const said = words.every(({ value }) => ['users', 'noise', 'info', 'total'].includes(value.tag));
  return said && quantities.some(isCount);
}
