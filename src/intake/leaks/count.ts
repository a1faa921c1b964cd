import type { Facts } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import type { Mood } from '../moods/moods.ts';
import type { Statement } from '../moods/statement.ts';
import { CEILING } from '../numbers/numerals.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { addedTo } from './added.ts';
import { withDifferences } from './differences.ts';
import { isOfBefore, looselyRead, ofAnotherSource, ownBesideTheirs, settledLater } from './doubted.ts';
import { leftOut } from './left-out.ts';
import { findNumbers } from './numbers.ts';
import { asFarAsKnown } from './open.ts';
import { readShare, type Shared } from './shares.ts';
import { type LeakNumber, latest, sumOf } from './sums.ts';
import type { Weighed } from './weighed.ts';

type Leak = NonNullable<Facts['leak']>;

export interface LeakFound {
  leak: Leak;
  spans: { fact: string; start: number; end: number }[];
}

/**
 * Gathers the numbers of a leak. Numbers that were replaced (更正, 由…增至), that are only a part (其中) or of something else
 * (拥有1亿用户) are left out. Several numbers of different things bound their sum: people may be among both.
 */
export function readLeakCounts(
  clauses: Clause[],
  moods: Mood[],
  statements: Statement[],
  asked: Mood,
): LeakFound {
  const leaks = statements.filter((s) => s.kind === 'leak' && !s.negated);
  const shared = readShare(
    clauses,
    leaks.map((s) => s.clause),
  );
  const numbers = (
    leaks.length === 0 ? [] : findNumbers({ clauses, moods, statements, leaks, asked })
  ).filter(({ quantity }) => quantity !== shared?.base);
  const found = shared !== undefined && numbers.length === 0 ? countOfShare(shared) : { leak: {}, spans: [] };
  const counted: LeakNumber[] = [];
  for (const unit of ['people', 'records'] as const) {
    const ofUnit = latest(
      numbers.filter((number) => number.unit === unit),
      clauses,
    );
    const count = sumOf(ofUnit, clauses);
    if (count === undefined) continue;
    const changed = withDifferences(count, ofUnit, clauses);
    found.leak[unit] = asFarAsKnown(changed, clauses, shared === undefined ? leaks : []);
    counted.push(...ofUnit);
    for (const { quantity } of ofUnit) found.spans.push({ fact: FACT_OF[unit], ...spanOf(quantity) });
  }
  settleUnits(found.leak, clauses);
  const count = found.leak.people ?? found.leak.records;
  if (count !== undefined) widen(found, { count, counted, numbers, clauses, moods, statements });
  const whose = whoseOf(
    numbers.filter((number) => number.unit === 'people'),
    leaks.flatMap((s) => clauses[s.clause] ?? []),
    clauses,
  );
  if (whose !== undefined) found.leak.whose = whose;
  return found;
}

/** Opens the bounds of the people by numbers that may count as well, or in place of those that do. */
function widen({ leak, spans }: LeakFound, weighed: Weighed): void {
  const own = ownBesideTheirs(weighed);
  const more = addedTo(weighed);
  const beside = leftOut(weighed);
  const { people } = leak;
  if (own !== undefined && people !== undefined) people.min = own.count.min;
  const counted = people ?? leak.records;
  if (more !== undefined && counted?.max) counted.max += more;
  if (people !== undefined && isOfBefore(weighed)) people.min = 0;
  if (people !== undefined) Object.assign(people, looselyRead(weighed));
  for (const other of [ofAnotherSource(weighed), settledLater(weighed)]) {
    if (other === undefined || people === undefined) continue;
    people.min = Math.min(people.min, other.count.min);
    people.max = Math.max(people.max ?? CEILING, other.count.max ?? CEILING);
  }
  if (beside === undefined) return;
  leak.people = { ...(people ?? { min: 0 }), max: beside.count.max ?? beside.count.min };
  spans.push({ fact: FACT_OF.people, ...spanOf(beside) });
}

const FACT_OF = { people: 'leakPeople', records: 'leakRecords' } as const;

function spanOf({ start, end }: Quantity): { start: number; end: number } {
  return { start, end };
}

function countOfShare({ base, count }: Shared): LeakFound {
  return { leak: { people: count }, spans: [{ fact: FACT_OF.people, ...spanOf(base) }] };
}

const FEW = 100;
const MANY = 100_000;
const ONE_EACH = anyOf`
  [一每1]行(?:就是|即|对应)?[一1](?:个|名|位)?(?:用户|人|客户|会员)(?!多)
  一号一人|一人一号(?!多)|一人一条(?![^,]{0,6}[一1]条)
  (?:每[名个位]?(?:用户|人|客户|会员)|一人|1人|一户)(?:只|仅|各)?(?:有|对应|为)?(?:一|1)条(?![^,]{0,6}[一1]条)
  (?:每条|一条)(?:各)?对应(?:一|1)[个名位]?(?:用户|人|客户|会员)|(?:与|和|跟)(?:用户|人)数?一一对应
`;

/** 每名用户一条; but not 未必一人一条, 不是一行一个用户 */
function isOneEach({ text }: Clause): boolean {
  const said = ONE_EACH.exec(text);
  return (
    said !== null &&
    !/(?:[不未非没]|以为|是否|可能|难说|莫|假设|如果)[^,]{0,4}$/u.test(text.slice(0, said.index))
  );
}

/** Says what people and records are to each other, where the text does. */
function settleUnits(leak: Leak, clauses: Clause[]): void {
  const { people, records } = leak;
  if (records === undefined) return;
  // 1700万张会员卡，一人或有多卡: what counts so few beside so many is no count of the leak
  if ((people?.max ?? FEW) < FEW && records.min >= MANY) delete leak.people;
  // 流出130万条，每名用户一条
  if (people === undefined && clauses.some(isOneEach)) leak.people = records;
  // 运单数据3亿条，另有会员22万人: how many people are among the records isn't said
  const besides = clauses.some(
    (c, i) =>
      listsBoth(c) || (BESIDES.test(c.text) && isOfPeople(c) && clauses.slice(0, i).some(isOfRecords)),
  );
  if (people !== undefined && besides && (people.max ?? 0) < records.min)
    leak.people = { min: people.min, max: people.min + (records.max ?? records.min) };
}

/** 2万用户资料和1300万条身份证信息 */
function listsBoth({ text, start, quantities }: Clause): boolean {
  return quantities.some((a, k) => {
    const b = quantities[k + 1];
    return (
      b !== undefined &&
      [a, b].some(({ unit }) => unit === 'people') &&
      [a, b].some(({ unit }) => unit === 'records') &&
      !/日志|流水|报文/u.test(text) &&
      /(?:(?<!涉)[和及与]|以及|还有|外加)$/u.test(text.slice(a.end - start, b.start - start))
    );
  });
}

const BESIDES = pattern(/^(?:另有|另外|另|此外|还有|外加|以及|连同|同时)/u);

function isOfPeople({ quantities }: Clause): boolean {
  return quantities.some(({ unit }) => unit === 'people');
}

function isOfRecords({ quantities }: Clause): boolean {
  return quantities.some(({ unit }) => unit === 'records');
}

/** 泄露的不是用户信息，是员工信息 */
function isOfEmployeesAfterAll({ text }: Clause, next: Clause | undefined): boolean {
  // 18万人，全部是集团员工
  if (/^(?:全部?|都|均)(?:是|为|系)[^,]*(?:员工|职工|雇员)/u.test(text) && !/用户|客户|会员/u.test(text))
    return true;
  return (
    /(?:不是|并非|而非)(?:平台|我司|本站|网站|互联网|注册|外部|真实|普通)*(?:用户|客户|会员)/u.test(text) &&
    /员工|职工|雇员/u.test(text + (next?.text ?? ''))
  );
}

/** 韩国一通信公司2300万用户信息被窃取; but 境外黑客…, 日本料理连锁… */
const OF_HOME = pattern(
  /^(?:的)?(?:黑客|攻击|组织|论坛|网站|社交|ip|服务器|节点|地址|势力|团伙|犯罪|不法|主机|媒体|买家|料理|餐|风味|代购|留学|签证|旅?游|自由行|线路|文化|进口|品牌|版权|动漫|方面|情报|间谍|安全|机构|平台|频道|群|云|暗网|人员|人|渠道|病毒)/u,
);

/** Whether a place abroad leads what is told of a leak, and none at home is named: 日本120万患者, 首尔某…, 香港某学院 */
function isOfForeignFirm({ text, start, words }: Clause): boolean {
  const places = words.filter(({ value }) => value.tag === 'place');
  if (places.some(({ value }) => value.tag === 'place' && value.place.kind !== 'overseas')) return false;
  return places.some(({ start: at, end }) => {
    const lead = text.slice(0, at - start);
    const rest = text.slice(end - start);
    const firm = /^(?:的)?(?:某|一家?)[^,]{0,6}(?:公司|企业|平台|网站|运营商|机构|银行|大学|医院|商)/u.test(
      rest,
    );
    return (
      firm || (LEADS.test(lead) && !OF_HOME.test(rest) && !ABROAD.test(text.slice(at - start, end - start)))
    );
  });
}

/** No place in particular. */
const ABROAD = pattern(/^(?:境外|海外|国外|外国|国际)/u);
const LEADS = pattern(/^(?:据悉|据报道?|昨[日天晚]|今[日天晨早]|近日|日前|[^,]{0,4}[日月时])?$/u);

/** A number that is less than a tenth of another (点击97人) doesn't say whose the information is. */
const ONE_OF_TEN = 10;

function whoseOf(people: LeakNumber[], leaks: Clause[], clauses: Clause[]): Leak['whose'] {
  if (clauses.some((c, i) => isOfEmployeesAfterAll(c, clauses[i + 1]))) return 'employees';
  if (leaks.length > 0 && leaks.every(isOfForeignFirm)) return 'overseas';
  const most = Math.max(...people.map(({ quantity }) => quantity.count.min));
  const counted = people.filter(({ quantity }) => quantity.count.min * ONE_OF_TEN >= most);
  const employees =
    people.length > 0
      ? counted.every((number) => number.employees)
      : leaks.some((c) => has(c, 'employees') && !has(c, 'users'));
  if (employees) return 'employees';
  if (!people.some((number) => number.foreign) && !leaks.some((c) => has(c, 'foreign_users')))
    return undefined;
  return people.length > 0 && people.every((number) => number.foreign) ? 'overseas' : 'partly_overseas';
}
