import type { Count } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { happens } from '../moods/moods.ts';
import { CEILING } from '../numbers/numerals.ts';
import { FEW_PEOPLE, isCount, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { TELLS_SIZE } from './others.ts';

/** What a text says of its own number: 未去重, 含测试账号, 是粗略估计, 只查了一个库. */

/** There may be fewer. */
const FEWER: Pattern[] = [
  pattern(/(?<!没|无|未|不)(?:含|有|存在|包含)(?:大量|不少|部分|一些|很多)?重复(?!使用|利用)/u),
  pattern(/一[人个](?:用户)?(?:可能|往往|或)(?:有|对应)?多[条个份]/u),
  pattern(
    /(?<!不|没|无|未)(?:含|有|混有|包含|夹杂|混着)[^,]{0,4}(?:测试|机器人|僵尸|虚假|无效|作废|假)(?:的)?(?:账?号|用户|数据|记录)|(?<!没有?|无|不含|毫无|挤掉|挤干|挤去|去掉|扣除|剔除)水分|水分后[^,]*(?:多少|不知|不清|未知|不明|待|难说)/u,
  ),
  pattern(/(?:可能|也许|或许|恐怕|未必)[^,]{0,4}(?:更少|少得多|没那么多|没这么多|有那么多|没有那么多)/u),
  pattern(
    /^(?:这|此)?(?:个|数)?(?:是|为|属|只是)(?:上限|最大值|总?注册量|注册总数|平台总用户数?|总用户数|全量用户数?|全部用户数?)$|^最多(?:就|也就)?这么多$/u,
  ),
  pattern(
    /只有(?:一)?(?:部分|小部分|少部分|[一二三四五六七八九]成|\d+%)[^,]{0,4}(?:泄露|属实|是真|外泄)|总量(?:未|没|尚未|无法|没法)[^,]{0,2}(?:核|查|定|验)/u,
  ),
  pattern(
    /(?:大部分|多数|大半|[五六七八九]成|一半|半数)(?:以上)?(?:都)?(?:是|为|属于|由)[^,]{0,2}(?:假|旧|老|重复|测试|无效|注销|机器|脚本|程序|批量|自动|刷|羊毛|水军|空号|僵尸)|真假(?:各半|参半|混杂)/u,
  ),
  pattern(
    /(?:大量|很多|不少|部分|许多|绝大多数|基本|均|(?<!全)都)(?:都)?(?:是|为|属于?|系)[^,]{0,6}(?:空号|僵尸|马甲|小号|假|机器|脚本|批量|水军|测试|重复|无效|注销|羊毛)/u,
  ),
  pattern(
    /(?:真实|实际|有效|活跃)(?:的)?(?:用户|人|账号|受害者?)(?:数|数量|人数)?[^,]{0,3}(?:待|未|不明|不详|不清|还在|没)/u,
  ),
  pattern(/(?:泄露|其中|境外|员工)?(?:的)?比例(?:不详|不明|未知|待)/u),
  pattern(
    /^(?:这|此|该)?(?:个?数(?:字)?)?(?:都|还|只)?(?:是|为|属)(?:公司|平台|我们|我司|他们|官方|厂家|企业)?(?:的)?(?:去年|上年|前年|往年|以前|早年|老|旧|过去)的?(?:数|数据|数字|统计|口径|年报|报表)?(?:上的)?$/u,
  ),
  pattern(
    /(?:可能|也许|或许|怀疑|疑似)(?:其实)?(?:是|指|为)(?:记录|数据|订单)?(?:条数|行数|人次|记录数|订单数)/u,
  ),
  // the number counts something else
  anyOf`
    单位(?:是|为)(?:数据|记录|订单|日志)?条数?$
    ^(?:单位)?(?:是|指|为|说的是|指的是)(?:条数?|记录数?|人次|设备数?|次数)(?:不是人数)?$
    (?:不是|并非|不等于)人数|单位(?:写错|弄错|搞错|有误)
  `,
];
/** Nobody stands for it. */
const UNSURE = anyOf`
  (?<!电话|号码|时间)(?:多|少)(?:写|打|输)了?(?:一)?(?:个)?(?:零|0|位)|小数点(?:点错|错|标错|打错)
  (?:两个?|各|几个)(?:部门|方|家|边)[^,]{0,4}(?:统计|数字|说法)?(?:不一|不同|对不上)
  不认可(?:这个|该)?(?:数|数字)
  (?:数字|数)(?:是|来自|出自)[^,]{0,4}(?:黑客|卖家|对方|网上|网友|攻击者)|另一个?(?:部门|方|家|边)说
  数字(?:还)?待定|数还没定
`;
const ROUGH = pattern(
  /^(?:这|此)?(?:个?数)?(?:是|为|系|属|只是|都是)?(?:粗略|大致|初步|毛)?(?:估算|估计|估|粗算|毛估|拍脑袋估?)(?:的|出来的|值)?$|拍脑袋/u,
);
const ROUGHLY = 0.5;
/** There may be more: of what is below the plan's least number, that is for a person to say. */
const MORE = anyOf`
  还在(?:往上)?(?:涨|增|升)|(?:可能|也许|或许|恐怕)(?:还会)?(?:更多|不止|远不止)|^(?:这)?是下限$
  ^至少(?:有)?这么多$
  (?:其他|其余|另|别的|剩余)[^,]{0,8}(?:库|表|系统|批|分片|服务器)[^,]{0,6}(?:(?:没|未)(?:有)?(?:查|核|数|算|统计|比对|看)|待|不明|不清)
  还有[^,]{0,8}(?:待查|没查|未查|没核|没比|未比|没数)|只查了|涉及更多|不排除(?:更多|有更多|还有)
`;

/** 共计3205，单位：万人; 以下单位均为万; 单位见附件 */
const ONE_MILLION = 1_000_000;
const UNIT_ELSEWHERE = anyOf`
  ^万(?:人|户|条|个)?$|^(?:十|百|千)?[千百万亿](?:人|户)$|单位(?:均|都)?(?:为|是|用)?万
  [数量户员号人]\/(?:[百千]?万|[百千]|亿|k|w|m)(?:人|户|个|条)?$|^(?:[百千]|k|kw|w|m|million|thousand)$|单位(?:均|都)?(?:为|是|用)?(?:[百千]|k|w|m|million|thousand)(?![a-z])
  单位(?:见|未注明|不详|不明|没写|待核)|以万(?:人|户)?(?:计|为单位)
`;

/** 其中300万个是早已注销的死号，注销的算不算请领导定 */
const COUNTS_OR_NOT = pattern(
  /算不算(?!特|重大|较|一般|严重|大)|是否算(?!特|重|较|一般|严重|大)|要不要算|该不该算/u,
);

/** 已封禁恶意IP共计3200个: of whom isn't said, and fewer than anybody reports */
const FEW_OF_UNSAID = 5000;

function isOfLeak(q: Quantity): boolean {
  return isCount(q) && (q.count.max ?? q.count.min) >= (q.unit === 'unsaid' ? FEW_OF_UNSAID : 100);
}

const NOT_DISTINCT = pattern(/(?:未|没有?|尚未|还没|正在|待)去重/u);
const UNKNOWN = pattern(/(?:数量|规模|多少|人数)[^,]{0,4}(?:未知|不详|不明|不清楚|没底)/u);
/** A range this wide has its own slack. */
const WIDE = 1.2;

/** @returns the bounds of a count as far as the text stands for it; where it gives several, they are weighed elsewhere */
export function withProvisos(count: Count, clauses: Clause[]): Count {
  const counts = clauses.flatMap((c) =>
    TELLS_SIZE.test(c.text) && !happens(c) ? [] : c.quantities.filter(isOfLeak),
  );
  const several = new Set(counts.map((q) => q.count.min)).size > 1;
  const said = (pattern: Pattern) => clauses.some(({ text }) => pattern.test(text));
  const { min, max } = count;
  const few = (max ?? min) < FEW_PEOPLE;
  if (said(MORE) && (few || said(UNKNOWN))) return { ...count, max: CEILING };
  const unit = (max ?? min) < ONE_MILLION && said(UNIT_ELSEWHERE);
  // 前报少写一个零，应为2300万
  const put = clauses.some(
    (c, i) => UNSURE.test(clauses[i - 1]?.text ?? '') && has(c, 'correction') && c.quantities.some(isCount),
  );
  if (unit || (!several && said(UNSURE) && !put)) return { ...count, min: 0, max: CEILING };
  if (said(COUNTS_OR_NOT)) return { ...count, min: 0, max: max ?? CEILING };
  const own = clauses.filter((c) => !/^(?:其余|其他|剩)/u.test(c.text)); // 其余都是重复行
  return several ? count : ofOneNumber(count, (pattern) => own.some(({ text }) => pattern.test(text)));
}

function ofOneNumber(count: Count, said: (pattern: Pattern) => boolean): Count {
  const { min, max } = count;
  const wide = (max ?? min) > min * WIDE;
  if (FEWER.some(said) || (said(NOT_DISTINCT) && !wide)) return { ...count, min: 0, max: max ?? CEILING };
  if (!said(ROUGH) || wide) return count;
  return { ...count, min: min * ROUGHLY, max: max === null ? null : Math.ceil(max / ROUGHLY) };
}
