import type { Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { instructs, isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { PEOPLE_NOUN } from '../../numbers/people.ts';
import { isCount, PEOPLE_ROWS, type Quantity } from '../../numbers/quantities.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Numbers of a leak that come to more only together: so many of each, one list of several groups, as many again. */

/** 今日新增同样多, 比6万多一倍 */
const AGAIN = anyOf`
  (?:新增|又|再)[^,]{0,4}(?:同样多|一样多|这么多|那么多|同等数量|同样数量)|翻[了一]?(?:番|倍)$
  比[^,\d]{0,8}\d[\d.]*[万亿][^,]{0,4}(?:多|高|大)?(?:了|出)?[一两二三四五六七八九十几半\d]+(?:倍|成|番)
`;
/** 各30万, 平均5万人, 每家2万: of each of some that are counted elsewhere */
const OF_EACH = pattern(
  /(?:(?<![全总东西南北])各(?:自|家|个|有|约|是|为|漏|泄露|丢|走|被(?:黑客|攻击者|内鬼|人)?(?:[拖窃盗偷]|窃取|盗取)(?!走)了?|被(?:黑客|攻击者|内鬼|人)?[拖窃盗偷]走了?|拿走|含|存|近|达|用户)*|(?:平均|均)(?:每[^,\d人条户名位]{1,4})?|([个回次天店县校家处台库班省市镇村])\1(?:都|就|也|均)?[^,\d]{0,3}|每(?:个|家|所|次|台|座|间|批|份|天|日|晚)[^,\d人条户名位]{0,4})(?:有|是|约|近|为|达|的|含|装|就|存|用户|会员)*$/u,
);
/** 一个班五十人, 一次一万名: of one, beside 两千四百个班, 二十次 */
const OF_ONE = pattern(
  /(?<![同第每])[一单]((?:个|座|间|台|部|份|批|种)?[一-龥]{1,3}?)(?:就|有|是|约|近|装|含|存|卖|放|得|走)*$/u,
);
/** 男女各6万, 甲、乙、丙各6万 */
const PAIR = pattern(/(?:男女|双方|两[边头家者]|二者|上下|老少|父母|夫妻|[、和及与])[^,]{0,8}各/u);
/** 及其配偶, 连同双方家长: of each of those who are counted there are others */
const RELATIVES = anyOf`
  (?:及其?|连同|以及|和|与)(?:其|他们的?|双方|各自的?|同样多的?|全部)*(?:配偶|家属|家人|父母|子女|亲属|担保人)|(?:连同|以及|和|与)(?:其|双方|各自的?|同样多的?)家长|[三四五六]口之家|全家(?:人|老小)?的?(?:资料|信息)
`;
/** 投保人、被保人、受益人: two at least */
const ROLES = pattern(
  /(?:投保人|寄件人|发件人|买方|甲方|借款人)[、和及与](?:被保险?人|受益人|收件人|卖方|乙方|担保人)(?!\d)/u,
);
const FAMILY = 4;
/** 三大运营商各50万 */
const BIG_ONES = pattern(/([三四五六七八九十])大[^,\d]{0,6}各/u);
/** They are summed up, or none of them counts. */
const IN_ALL = pattern(/合计|总计|共计|累计|去重|加起来|总共[^,]{0,6}[\d万亿]/u);
const MOST_CONTAINERS = 100_000;
const LEAST = 1000;

/** @returns whether what a text tells comes to a graver number of people together than the one that was read */
export function isOfGraverSum(facts: Facts, clauses: Clause[], statements: Statement[]): boolean {
  const live = statements.filter((s) => s.kind === 'leak' && !s.negated && isLive(s.mood));
  const { people, records } = facts.leak ?? {};
  const most = (people ?? records)?.max;
  if (live.length === 0 || most === null) return false;
  const heard = clauses.filter((c) => !instructs(c));
  const counts = new Set(
    heard
      .flatMap((c) => c.quantities.filter((q) => isCount(q) && q.count.min >= LEAST))
      .map((q) => q.count.min),
  );
  if (counts.size < 2 && heard.some(({ text }) => AGAIN.test(text))) return true;
  if (most === undefined || heard.some((c) => IN_ALL.test(c.text) && c.quantities.length > 0)) return false;
  const crosses = (sum: number) => PEOPLE_ROWS.some((row) => most < row && sum >= row);
  return (
    heard.some((c) => isOfSeveral(c, heard, crosses)) ||
    crosses(sumOfList(heard)) ||
    (crosses(FAMILY * most) && heard.some(({ text }) => RELATIVES.test(text))) ||
    (crosses(2 * most) && heard.some(({ text }) => ROLES.test(text)))
  );
}

function isOfSeveral(clause: Clause, clauses: Clause[], crosses: (sum: number) => boolean): boolean {
  const { text, start } = clause;
  return clause.quantities.some((q) => {
    if (!isCount(q) || q.count.min < 10 || (q.unit !== 'people' && q.count.min < LEAST)) return false;
    const lead = text.slice(0, q.start - start);
    const each = OF_EACH.test(lead);
    const one = each
      ? undefined
      : OF_ONE.exec(lead)?.[1]?.replace(/^[个名位条人](?:用户|人|会员|客户)?$/u, '');
    if (!each && (one === undefined || one === '')) return false;
    const most = q.count.max ?? q.count.min;
    if (each && crosses(timesIn(lead) * most)) return true;
    return clauses.some((c) =>
      c.quantities.some(
        (other) =>
          other !== q &&
          isContainer(c, other) &&
          (each ? other.unit !== 'people' : isSameThing(c, other, one ?? '')) &&
          crosses(most * other.count.min),
      ),
    );
  });
}

function timesIn(lead: string): number {
  const big = BIG_ONES.exec(lead)?.[1] ?? '';
  if (big !== '') return '一二三四五六七八九十'.indexOf(big) + 1;
  return PAIR.test(lead) ? 2 : 1;
}

/** 2019年, 71个账号, 30% */
const NO_CONTAINER = pattern(/[年月日号天点时分秒周%元块倍岁]$|账号/u);

function isContainer({ text, start }: Clause, { count, start: from, end }: Quantity): boolean {
  if (NO_CONTAINER.test(text.slice(from - start, end - start))) return false;
  return count.min >= 2 && count.min <= MOST_CONTAINERS;
}

/** Before its measure. */
const NUMERAL = /^(?:总共|共|约|近|超过|超)?[\d.〇零一二两三四五六七八九十百千万余多几]+/u;

/** 一个班, 两千四百个班 */
function isSameThing({ text, start }: Clause, { start: from }: Quantity, thing: string): boolean {
  const said = text.slice(from - start, from - start + 16).replace(NUMERAL, '');
  return said.startsWith(thing) || said.slice(1).startsWith(thing);
}

/** 小孩4万, 华南4万人: an item of a list, and nothing else */
const ITEM = new RegExp(
  `^(?:${PEOPLE_NOUN}|大人|小孩|男[性生方]?|女[性生方]?|青年|少年|华[东南北中西]|[东西南北中]部|[一-龥]{1,3}(?:店|区|省|市|院|校|县|镇|分公司|端|库|站|年级)|[甲乙丙丁a-d])(?:有|约|共)?$`,
  'u',
);
const NO_ITEM = pattern(/用户|会员|客户|境|员工|职工|日活|^人$/u);

/** @returns what the longest list of groups comes to: 大人9万，小孩4万; 北京店4万人；上海店5万人; 0 for none */
function sumOfList(clauses: Clause[]): number {
  const sums = clauses.map((head, i) => {
    const none = !has(head, 'leak', 'leak_plain', 'take', 'info') || head.quantities.some(isOfRecords);
    if (none) return 0;
    const rest = clauses.slice(i + 1).map(itemOf);
    const end = rest.indexOf(undefined);
    const items = [lastOf(head), ...rest.slice(0, end < 0 ? rest.length : end)].filter(
      (n) => n !== undefined,
    );
    return items.length > 1 ? items.reduce((sum, n) => sum + n, 0) : 0;
  });
  return Math.max(0, ...sums);
}

function isOfRecords({ unit }: Quantity): boolean {
  return unit === 'records';
}

function itemOf(clause: Clause): number | undefined {
  const lead = clause.text.slice(0, (clause.quantities[0]?.start ?? clause.start) - clause.start);
  return ITEM.test(lead) && !NO_ITEM.test(lead) ? lastOf(clause) : undefined;
}

/** The only number of a clause, which ends it. */
function lastOf({ quantities, end }: Clause): number | undefined {
  const [q, other] = quantities;
  if (q === undefined || other !== undefined || !isCount(q) || q.count.min < LEAST || q.end !== end)
    return undefined;
  return q.count.max ?? q.count.min;
}
