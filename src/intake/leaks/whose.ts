import { type Clause, has, tagged } from '../clauses/clauses.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';

/** Whose the information is: users abroad and employees are not plainly 互联网用户 (3.1–3.4). */

/** 多数为境外用户, 以外籍为主, 境内用户数尚未提供: how many are at home is open. */
const MOSTLY_ABROAD = anyOf`
  (?:境外|海外|国外|外籍)(?:的)?(?:用户|会员|客户|账号)?[^,]{0,4}占(?:比)?[^,]{0,4}(?:[一二三四五六七八九]成|\d+%|百分之|多数|大半|一半)
  (?:多数|大部分|主要|大多)(?:为|是|系)?(?:境外|海外|国外|外籍)|以(?:境外|海外|国外|外籍)[^,]{0,4}为主
  (?:境内|国内|中国籍|内地|大陆)(?:注册)?(?:的)?(?:用户|人员|客户|会员|住客)?(?:人?数|数量|占比|比例|部分)[^,]{0,4}(?:不详|未知|不明|待|尚|未|没)
  (?:多少|几成|多大比例)(?:是|为|系)?(?:国内|境内|中国|内地)
  (?:含不含|是否含|是否包含|包不包含|有没有|有无)[^,]{0,4}(?:内地|国内|境内|大陆|中国)(?:的)?(?:用户|买家|会员|客户|人|玩家)
  (?:多数|大部分)(?:是|为)?(?:东南亚|欧美|海外|境外|国际)[^,]{0,2}服
  (?:境内|国内)(?:没有|无|并无|未涉及)(?:任何)?(?:用户|客户|会员)
`;
/** 港澳用户, 印度当地客户 */
const USERS_THERE = pattern(
  /^(?:当地|本地|地区|本土|市场|站点?|籍|的|注册|等地|收件|寄件|付费|下单|收货|订购|活跃|签约|入住|购票)*(?:用户|客户|会员|居民|旅客|住客|学生|账号|消费者)/u,
);

/** 澳门某酒店: whether its guests are from here is open. */
const VICTIM_THERE = pattern(
  /^(?:的)?(?:某|一家|当地)[^,]{0,6}?(?:公司|酒店|银行|集团|企业|学校|大学|机构|航空|医院|运营商|电商|平台|网站|app|商城|论坛)/u,
);
/** 用户遍布东南亚 */
const USERS_LIVE = pattern(
  /(?:用户|客户|会员)(?:遍布|分布(?:在|于)?|主要(?:在|来自)|集中(?:在|于)|多(?:在|来自)|均?来自)$/u,
);
/** 东南亚站的2600万买家 */
const SITE_THERE = pattern(
  /^(?:站|站点|分站|子站|市场|地区|区|版)(?:的)?[\d一二三四五六七八九十百千约近超]/u,
);
/** 巴西子公司 */
const BRANCH_THERE = pattern(/^(?:的)?(?:子公司|分公司|分支|分部|站|版)/u);

/** 回传境外的用户资料: where it went */
const SENT_TO = pattern(/(?:传|流|发往|运|转移|送|卖)[到至往向给]?$/u);

/** Whether a clause names a place abroad with such words right before or after it. */
function isAbroad(clause: Clause, words: { before?: Pattern; after?: Pattern }): boolean {
  return clause.words.some(({ value, start, end }) => {
    const there = value.tag === 'place' ? value.place.kind === 'overseas' : value.tag === 'foreign_users';
    if (!there) return false;
    const lead = clause.text.slice(0, start - clause.start);
    if (SENT_TO.test(lead)) return false;
    const rest = clause.text.slice(end - clause.start);
    return words.before?.test(lead) === true || words.after?.test(rest) === true;
  });
}

/** 当地用户 where the sentence names a place abroad and none at home. */
function isOfThere(clauses: Clause[], clause: Clause): boolean {
  const near = clauses.filter((c) => [0, 1].includes(clause.sentence - c.sentence));
  const places = near.flatMap((c) => tagged(c, 'place')).map(({ value }) => value.place.kind);
  return (
    /当地(?:的)?(?:注册)?(?:用户|客户|会员|居民|消费者)/u.test(clause.text) &&
    places.includes('overseas') &&
    !places.some((kind) => kind === 'regions' || kind === 'city')
  );
}

/** 全部为东南亚用户 */
const ALL_THERE = pattern(/(?:全部|均|都|全)(?:是|为|系)?$/u);
const ALL_ABROAD = pattern(
  /(?:(?:全部|均|都|全)(?:是|为|系)?|(?:全部|均|都)(?:是|为|系|来自)[^,]{1,12}等)(?:境外|海外|国外|外籍)|^(?:系|为|是|属)(?:境外|海外|国外|外籍)(?:的)?(?:用户|客户|会员|人|公民)/u,
);

/** 118万名骑手和站长，全是这家公司的签约人员 */
const ALL_STAFF = pattern(
  /^(?:全|都|均)(?:部|都)?(?:是|为|系)[^,]{0,14}(?:签约|在职|在册|内部|自家|自有|聘用)(?:的)?(?:人员|员工|职工)$/u,
);

/** @returns whether a number is said to count users at home: 境内150万人 beside 境外30万人 */
export function isAtHome(clause: Clause, quantity: Quantity): boolean {
  return /(?:境内|国内)(?:的)?(?:用户|人员|会员|客户|玩家|买家|旅客|乘客|住客|学员)?(?:为|有|约|共)?$/u.test(
    clause.text.slice(0, quantity.start - clause.start),
  );
}

/** @returns whether a number counts users abroad, or users of whom the text leaves open how many are at home */
export function isForeign(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  if (isAtHome(clause, quantity)) return false;
  const around = clauses.filter((c) => Math.abs(c.sentence - clause.sentence) <= 1);
  if (around.some((c) => isAbroad(c, { before: USERS_LIVE }))) return true;
  if (isAbroad(clause, { after: VICTIM_THERE })) return true;
  const near = around.filter((c) => c.sentence >= clause.sentence);
  if (near.some((c) => isAbroad(c, { after: USERS_THERE })) || isOfThere(clauses, clause)) return true;
  if (around.some((c) => MOSTLY_ABROAD.test(c.text))) return true;
  const others = near.filter((c) => c !== clause && !has(c, 'part_of'));
  if (
    others.some((c) => ALL_ABROAD.test(c.text) || isAbroad(c, { before: ALL_THERE, after: BRANCH_THERE })) &&
    !near.some(
      (c) =>
        /境内|国内(?!版|站|服)/u.test(c.text) &&
        !/员工|职工|雇员/u.test(c.text) &&
        (has(c, 'leak', 'leak_plain', 'take') || c.quantities.length > 0) &&
        !has(c, 'normal', 'not'),
    )
  )
    return true;
  const beside = clause.text.slice(
    Math.max(0, quantity.start - clause.start - 10),
    quantity.end - clause.start + 4,
  );
  if (isAbroad(clause, { after: SITE_THERE })) return true;
  // 2300万名境外买家
  const counted = clause.text.slice(quantity.start - clause.start, quantity.end - clause.start + 4);
  if (/[\d万亿](?:多|余)?(?:名|个|位)?(?:境外|海外|国外|外籍)/u.test(counted)) return true;
  const abroad = clause.words.some(
    ({ value, start, end }) =>
      value.tag === 'place' &&
      value.place.kind === 'overseas' &&
      start >= quantity.start &&
      start - quantity.end <= 8 &&
      !/^(?:黑客|组织|攻击|ip|论坛|网站|势力|服务器|买家|地址|主机|团伙|犯罪)/u.test(
        clause.text.slice(end - clause.start),
      ),
  );
  return (
    abroad ||
    /(?<!(?:传|流|发往|运|转移|送|卖)[到至往向给]?)(?:境外|海外|国外)(?!论坛|黑客|组织|攻击|网站|服务器|ip|媒体|势力|买家|社交|平台|地址|主机|团伙|人员登录|犯罪)|外籍|overseas|foreign/u.test(
      beside,
    )
  );
}

/** They are customers, whoever leaked them. */
const CUSTOMERS = pattern(
  /用户|客户|会员|寄件人|收件人|当事人|患者|病人|学生|学员|考生|家长|乘客|旅客|住客|业主|车主|消费者|买家|卖家|参保人|投保人|储户|股民|居民|市民|群众|公民|网民/u,
);

/** 共11万人: a sentence that only says how many. */
const MERE = 12;

/** @returns whether a number counts the staff of the affected organization */
export function isOfEmployees(clauses: Clause[], i: number, quantity: Quantity): boolean {
  const clause = clauses[i];
  if (clause === undefined) return false;
  const before = clauses[i - 1];
  const follows =
    before !== undefined &&
    (before.sentence === clause.sentence ||
      (before.sentence === clause.sentence - 1 && clause.text.length <= MERE));
  if (follows && /员工|职工|雇员/u.test(before.text) && !CUSTOMERS.test(before.text + clause.text))
    return true;
  const start = quantity.start - clause.start;
  const end = quantity.end - clause.start;
  const text = clause.text.slice(start, end);
  if (/员工|职工|staff|employee/u.test(text)) return true;
  const ofStaff = clauses.some(
    (c) =>
      c.sentence === clause.sentence &&
      (/(?:的是|为|系)(?:我司|公司|本单位|内部)?(?:员工|职工|雇员)/u.test(c.text) || ALL_STAFF.test(c.text)),
  );
  if (ofStaff && !CUSTOMERS.test(clause.text)) return true;
  if (/员工|职工|雇员/u.test(clause.text) && !CUSTOMERS.test(clause.text)) return true;
  // 泄露用户320万人及员工2.1万人
  if (/(?:用户|会员|客户)(?:数|人数|共|约)*$/u.test(clause.text.slice(0, start))) return false;
  const near = clause.text.slice(Math.max(0, start - 8), start) + clause.text.slice(end, end + 8);
  return /员工|职工|雇员/u.test(near) && !CUSTOMERS.test(text);
}
