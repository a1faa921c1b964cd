import { type Clause, has, tagged } from './clauses.ts';
import type { Quantity } from './quantities.ts';

/** What the words around a number of people or records make of it: replaced, only a part, of something else. */

/** 泄露的是内部图纸，不含任何用户信息: no users' data are in it. */
export const NO_USERS_DATA =
  /(?:不含|不包含|不包括|不涉及|未涉及|未含|无|没有)(?:任何|真实|公民|互联网)*(?:用户|客户|会员|个人)(?:个人)?(?:的)?(?:信息|数据|资料|隐私)(?!泄|外|被)/u;

/** 向3000万用户发了提醒, 对1.1亿个账号进行了尝试 */
/** 误差不超过10万 */
const MARGIN = /(?:误差|偏差|出入)(?:为|在|约|±|不到)?$/u;
const RECIPIENTS = /(?:向|给了?|(?<!核|比)对)(?:全部|所有|全体|约|近|这)?$/u;
/** 我平台注册用户5亿 */
const OF_THE_PLATFORM =
  /(?:平台|我司|公司|本司|我们|全量|全部|全体)的?(?:注册|实名|在册)?(?:用户|客户|会员|账号)(?:总?数|总量|约|达|有|共|超|为)*$/u;
/** 我司注册用户总量为4000万 */
const REGISTERED = /(?:用户|客户|会员)的?(?:总[量数]|规模|总计)(?:为|达|有|是|约|共|超)*$/u;

/** 复核人2名, 外聘律师2名, 派出5人支援, 抓获4人: who deals with it. */
const STAFF_BEFORE =
  /(?:经办|复核|联系|值班|值守|责任|负责|处置|处理|技术|安保|运维|客服|应急|工作|办案|专案|审计|嫌疑|在岗|支援|增援|专家)(?:人员|人|员|组)?(?:共|计|约|各|,)?$|(?:律师|民警|警力|专班|专家|坐席|座席|热线|工程师|投入|派出|增派|抽调|组织|调集|抓获|刑拘|处分|问责|约谈|扩至|外聘|到场|出动|安排)[^,\d]{0,6}$/u;
/** 5人支援, 40人到场 */
const STAFF_AFTER = /^(?:支援|到场|值守|值班|在岗|待命|赶赴|前往|参与处置|驻场|到岗|轮班)/u;
const MANY = 10_000;

function isOfStaff(clause: Clause, lead: string, after: string, quantity: Quantity): boolean {
  if ((quantity.count.max ?? MANY) >= MANY) return false;
  return (
    STAFF_BEFORE.test(lead) || STAFF_AFTER.test(after) || (lead === '' && /^复核|^经办/u.test(clause.text))
  );
}

const LOST = /受害|受影响|涉及|涉事/u;

/** 拥有1.2亿用户, 用户总数1亿的平台: the size of the organization, not of the leak. */
export function isOfOther(clause: Clause, quantity: Quantity): boolean {
  const from = clause.start;
  const owned = tagged(clause, 'owned').some((word) => {
    if (word.start >= quantity.start && word.end <= quantity.end) return false;
    // 被拖走的用户总数, 受害用户总数 are of the leak
    if (/(?:受害|受影响|涉及|涉事|泄露)(?:的)?$/u.test(clause.text.slice(0, word.start - from))) return false;
    if (
      tagged(clause, 'leak', 'leak_plain', 'take').some(
        (leak) => word.start - leak.end <= 4 && leak.end <= word.start,
      )
    )
      return false;
    const between = clause.text.slice(word.end - from, quantity.start - from);
    return word.end <= quantity.start && between.length <= 8 && !/泄|漏|窃|盗/u.test(between);
  });
  const lead = clause.text.slice(0, quantity.start - from);
  if (OF_THE_PLATFORM.test(lead) && !has(clause, 'leak', 'leak_plain', 'take')) return true;
  const lost =
    LOST.test(lead) || tagged(clause, 'leak', 'leak_plain', 'take').some((w) => w.end <= quantity.start);
  if (RECIPIENTS.test(lead) || MARGIN.test(lead) || (REGISTERED.test(lead) && !lost)) return true;
  const after = clause.text.slice(quantity.end - from, quantity.end - from + 16);
  return (
    owned ||
    isOfStaff(clause, lead, after, quantity) ||
    /^(?:可能|可以|可|会|往往)?(?:有|对应|多|注册|持有|重复)(?:好?几|多|数|两|三)/u.test(after) ||
    /(?:就?是|为|系)(?:我司|公司|平台|我们)?(?:的)?(?:全量|全部|全体|总)(?:用户|客户|会员|数)/u.test(
      clause.text.slice(quantity.start - from),
    ) ||
    /^的?(?:百分之|[一二两三四五六七八九十\d]+分之|一半|[一二三四五六七八九]成|\d+%|一?小部分|一部分|(?:之)?中的)|^的?(?:的[^,泄漏信资数在]{0,8}(?:平台|公司|网站|企业|app|运营商|论坛|应用|主播|博主|网红|大v|公众号)|规模的|体量的)/u.test(
      after,
    )
  );
}

/** 由1200万更正为120万, 不是1200万, 原报1200万: the number that is replaced. */
export function isReplaced(clause: Clause, quantity: Quantity): boolean {
  const lead = clause.words.filter((word) => word.end <= quantity.start);
  const turn = lead.findLast(
    ({ value }) =>
      value.tag === 'not_a' ||
      value.tag === 'superseded' ||
      value.tag === 'but_b' ||
      value.tag === 'correction' ||
      value.tag === 'grows',
  );
  const turned = turn?.value.tag;
  if (turned === 'not_a' || turned === 'superseded') return true;
  const next = clause.quantities.find(
    (other) =>
      other.start >= quantity.end &&
      (other.unit === quantity.unit || other.unit === 'unsaid' || quantity.unit === 'unsaid'),
  );
  const limit = next?.start ?? clause.end;
  const between = clause.words.filter((word) => word.start >= quantity.end - 2 && word.end <= limit);
  if (
    next !== undefined &&
    between.some(({ value }) => value.tag === 'grows' || value.tag === 'correction' || value.tag === 'but_b')
  ) {
    return true;
  }
  return /^[^,]{0,12}(?:有误|不对|不准|写错|不实)/u.test(clause.text.slice(quantity.end - clause.start));
}

export function isFinal(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const said = tagged(clause, 'correction', 'grows').some((word) => word.start < quantity.start);
  const replaced =
    clause.words.some(({ value, start }) => value.tag === 'but_b' && start < quantity.start) &&
    clauses.slice(0, i + 1).some((c) => has(c, 'not_a', 'superseded', 'correction'));
  const sentence = clauses.slice(0, i).filter((c) => c.sentence === clause.sentence);
  const afterCorrection = sentence.some((c) => has(c, 'correction', 'not_a', 'superseded'));
  const trailing = clauses
    .slice(i)
    .some((c) => c.sentence === clause.sentence && /以此为准|以本次为准|以这个为准/u.test(c.text));
  return said || replaced || afterCorrection || trailing;
}

export function isPart(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  if (tagged(clause, 'part_of').some((word) => word.start < quantity.start)) return true;
  // 其中境内1265万，境外用户15万
  const before = clauses[i - 1];
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

/** 多数为境外用户, 以外籍为主, 境内用户数尚未提供: how many are at home is open. */
const MOSTLY_ABROAD =
  /(?:多数|大部分|主要|大多)(?:为|是|系)?(?:境外|海外|国外|外籍)|以(?:境外|海外|国外|外籍)[^,]{0,4}为主|(?:境内|国内|中国籍|内地|大陆)(?:注册)?(?:的)?(?:用户|人员|客户|会员|住客)?(?:人?数|数量|占比|比例|部分)[^,]{0,4}(?:不详|未知|不明|待|尚|未|没)|(?:多少|几成|多大比例)(?:是|为|系)?(?:国内|境内|中国|内地)|(?:境内|国内)(?:没有|无|并无|未涉及)(?:任何)?(?:用户|客户|会员)/u;
/** 港澳用户, 印度当地客户 */
const USERS_THERE =
  /^(?:当地|本地|地区|本土|市场|站点?|籍|的|注册|等地)*(?:用户|客户|会员|居民|旅客|住客|学生|账号|消费者)/u;

/** Whether the users of a place abroad are meant. */
function hasUsersAbroad(clause: Clause): boolean {
  return clause.words.some(
    ({ value, end }) =>
      value.tag === 'place' &&
      value.place.kind === 'overseas' &&
      USERS_THERE.test(clause.text.slice(end - clause.start)),
  );
}

/** 用户遍布东南亚 */
function livesAbroad(clause: Clause): boolean {
  return clause.words.some(
    ({ value, start }) =>
      value.tag === 'place' &&
      value.place.kind === 'overseas' &&
      /(?:用户|客户|会员)(?:遍布|分布(?:在|于)?|主要(?:在|来自)|集中(?:在|于)|多(?:在|来自)|均?来自)$/u.test(
        clause.text.slice(0, start - clause.start),
      ),
  );
}

/** 当地用户 where the sentence names a place abroad and none at home. */
function isOfThere(clauses: Clause[], clause: Clause): boolean {
  const near = clauses.filter((c) => c.sentence === clause.sentence);
  const places = near.flatMap((c) => tagged(c, 'place')).map(({ value }) => value.place.kind);
  return (
    /当地(?:的)?(?:注册)?(?:用户|客户|会员|居民|消费者)/u.test(clause.text) &&
    places.includes('overseas') &&
    !places.some((kind) => kind === 'regions' || kind === 'city')
  );
}

const ALL_ABROAD = /(?:全部|均|都|全)(?:是|为|系)?(?:境外|海外|国外|外籍)/u;

/** 巴西子公司 … 当地1500万用户 */
function hasBranchAbroad(clause: Clause): boolean {
  return clause.words.some(
    ({ value, end }) =>
      value.tag === 'place' &&
      value.place.kind === 'overseas' &&
      /^(?:的)?(?:子公司|分公司|分支|分部|站|版)/u.test(clause.text.slice(end - clause.start)),
  );
}

export function isForeign(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const around = clauses.filter((c) => Math.abs(c.sentence - clause.sentence) <= 1);
  if (around.some(livesAbroad)) return true;
  if (hasUsersAbroad(clause) || isOfThere(clauses, clause)) return true;
  if (around.some((c) => MOSTLY_ABROAD.test(c.text))) return true;
  const others = clauses.filter((c, k) => k !== i && c.sentence === clause.sentence && !has(c, 'part_of'));
  if (
    others.some((c) => ALL_ABROAD.test(c.text) || hasBranchAbroad(c)) &&
    !clauses.some((c) => c.sentence === clause.sentence && /境内|国内/u.test(c.text) && !has(c, 'normal'))
  )
    return true;
  const near = clause.text.slice(
    Math.max(0, quantity.start - clause.start - 10),
    quantity.end - clause.start + 4,
  );
  const abroad = clause.words.some(
    ({ value, start, end }) =>
      value.tag === 'place' &&
      value.place.kind === 'overseas' &&
      start >= quantity.start &&
      start - quantity.end <= 8 &&
      !/^(?:黑客|组织|攻击|ip|论坛|网站|势力|服务器|买家)/u.test(clause.text.slice(end - clause.start)),
  );
  return (
    abroad ||
    /(?:境外|海外|国外)(?!论坛|黑客|组织|攻击|网站|服务器|ip|媒体|势力|买家|社交|平台)|外籍|overseas|foreign/u.test(
      near,
    )
  );
}

/** They are customers, whoever leaked them. */
const CUSTOMERS =
  /用户|客户|会员|寄件人|收件人|当事人|患者|病人|学生|学员|考生|家长|乘客|旅客|住客|业主|车主|消费者|买家|卖家|参保人|投保人|储户|股民|居民|市民|群众|公民|网民/u;

export function isOfEmployees(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const before = clauses[i - 1];
  if (
    before?.sentence === clause.sentence &&
    /员工|职工|雇员/u.test(before.text) &&
    !CUSTOMERS.test(before.text + clause.text)
  )
    return true;
  const start = quantity.start - clause.start;
  const end = quantity.end - clause.start;
  const text = clause.text.slice(start, end);
  if (/员工|职工|staff|employee/u.test(text)) return true;
  if (/员工|职工|雇员/u.test(clause.text) && !CUSTOMERS.test(clause.text)) return true;
  const near = clause.text.slice(Math.max(0, start - 8), start) + clause.text.slice(end, end + 8);
  return /员工|职工|雇员/u.test(near) && !CUSTOMERS.test(text);
}
