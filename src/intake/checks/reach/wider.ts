import { type Facts, REACHES, type Reach } from '../../../plan/facts.ts';
import { type Clause, has, saidIn, tagged } from '../../clauses/clauses.ts';
import { CALM } from '../../moods/calm.ts';
import { happens, isLive } from '../../moods/moods.ts';
import { isAttribute } from '../../places/attributes.ts';
import { isMereName } from '../../places/own-places.ts';
import { rolesIn } from '../../places/roles.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import type { Place } from '../../words/place.ts';
import type { Word } from '../../words/words.ts';
import type { Told } from '../counts/two-counts.ts';

/** What is told later of how far an outage or virus reaches, and is more than was read: 云南断网，总部说一共五个省. */

/** @returns whether a later clause of those that hold tells of more than was read */
export function isWiderLater(told: Told, current: Clause[]): boolean {
  const reach = reachOf(told.facts);
  const [first] = told.statements
    .filter((s) => !s.negated && isLive(s.mood) && (s.kind === 'outage' || s.kind === 'malware'))
    .map((s) => told.clauses[s.clause] as Clause);
  if (reach === undefined || reach === 'national' || first === undefined) return false;
  if (current.some((c) => OF_ALL.test(c.text) && !has(c, 'superseded', 'not_a'))) return true;
  return current.some(
    (c, i) =>
      (c.start > first.start ||
        told.clauses.some((o) => o.start < c.start && has(o, 'superseded') && has(o, 'place'))) &&
      !has(c, 'advice', 'past', 'hearsay', 'superseded', 'not_a') &&
      !CALM.test(c.text) &&
      !isTaken(c, told.clauses) &&
      !current.slice(i + 1).some(({ text }) => ONLY.test(text)) &&
      (ONE_MORE.test(c.text) || isNotOnly(c, reach) || namesWider(c, reach, current)),
  );
}

function isNotOnly(c: Clause, reach: Reach): boolean {
  const [place] = tagged(c, 'place');
  const kind = place?.value.place.kind;
  if (kind !== (reach === 'province' ? 'regions' : 'city')) return false;
  return place?.end === c.end && NOT_ONLY.exec(c.text)?.[0].length === place.start - c.start;
}

function reachOf({ outage, malware }: Facts): Reach | undefined {
  const told = [outage, malware].map((happening) => happening?.extent?.least);
  return REACHES.findLast((reach) => told.includes(reach));
}

/** 北上广成都武汉全炸了，总部刚确认是全国性的 */
const OF_ALL = pattern(
  /(?:是|为|系|属|属于)全国性的?$|(?:^|是|为|系|属|属于|确认)全国性的?(?:网络|大)?(?:故障|事件|问题|中断|断网|爆发|现象|瘫痪)$/u,
);
/** 二报：又多一个省 */
const ONE_MORE = pattern(
  /(?:又|再|另|还)(?:多了?|添了?|加了?|增加?了?|有|新增)[一1两二2三3几\d]个?(?:省|自治区|直辖市|地市)(?!级?(?:专家|公司|局|领导))|^(?:而且|并且|也|还)?(?:不[止光仅单只]|岂止|何止|远不止)(?:是|有)?(?:我们|咱们?|这|本|该|一个?)*(?:[省市地县]|里|边|儿|一家)$/u,
);
/** 不止贵州 */
const NOT_ONLY = pattern(/^(?:而且|并且|也|还)?(?:不[止光仅单只]|岂止|何止|远不止)(?:是|有)?/u);
/** 前一版写的“全国”不成立 */
const TAKEN = pattern(
  /不成立|不准|不当|撤|有误|推断|传错|以为|误|[原前首初先][^,]{0,2}[写报说]|别[写报说给算]|当时|轻微|略|个别|攻击源|肉鸡|来自(?![^,]*(?:报|来电|反映|投诉|申告|一样|同样))|20\d\d年|那年|当年|个案|零星|零新增|干净/u,
);
/** 原写：湖南全省, too */
function isTaken(c: Clause, clauses: Clause[]): boolean {
  const before = clauses[clauses.indexOf(c) - 1];
  return TAKEN.test(c.text) || (before?.leads === true && TAKEN.test(before.text));
}

/** 受影响的只有临沂 */
const ONLY = pattern(/(?:只有|仅有?|就|限于)[^,]{2,6}$/u);

const WIDER_THAN: Record<Exclude<Reach, 'national'>, Place['kind'][]> = {
  county: ['nation', 'provinces', 'most_provinces', 'vague_area', 'own_province', 'regions'],
  city: ['nation', 'provinces', 'most_provinces', 'vague_area', 'own_province', 'regions'],
  province: ['nation', 'provinces', 'most_provinces', 'vague_area'],
  provinces: ['nation'],
};

function namesWider(c: Clause, reach: Exclude<Reach, 'national'>, clauses: Clause[]): boolean {
  if (clauses.some((o) => o.sentence === c.sentence && o.start <= c.start && has(o, ...OF_ELSE)))
    return false;
  const roles = rolesIn(c);
  const places = tagged(c, 'place').filter(
    (word) =>
      WIDER_THAN[reach].includes(word.value.place.kind) &&
      isWhole(c, word.value.place, saidIn(c, word)) &&
      roles.get(word) === 'impact' &&
      !isAttribute(c, word),
  );
  const counts = c.quantities.filter(
    ({ unit, count }) => reach !== 'provinces' && unit === 'provinces' && count.min > 1,
  );
  return [...places, ...counts].some(({ start, end }) => {
    const said = c.text.slice(start - c.start, end - c.start);
    const rest = c.text.slice(end - c.start);
    if (/^各省/u.test(said) && (reach === 'provinces' || !/^(?:份|区市)?(?:也|都|均|普遍|同样)/u.test(rest)))
      return false;
    const lead = c.text.slice(0, start - c.start);
    if (NOT_HIT_BEFORE.test(lead) || OF_OTHERS.test(rest)) return false;
    return rest === '' ? isMereName(c) || REACHES_TO.test(lead) : IS_HIT.test(rest);
  });
}

/** 扩大到全省, 一共五个省 */
const REACHES_TO = pattern(
  /(?:^|[大展散延伸级增]|[到至及成达]|影响了?|是|为|系|属于?|共|总计|合计|有|报|已|[有了]|:)$/u,
);
/** 全国各地也是, 三个省都这样 */
const IS_HIT = pattern(
  /^(?:范围内?|各地|境内|上下|用户|网络?|多|了|的)*(?:$|的?(?:同类|同样|类似|相同)|全?都?(?:断|瘫|崩|没)|都(?!在|知道|笑|派|来)|均|也|皆|全部|普遍|同样|一样|大[量批面片]|断|瘫|报(?!名|道|考|[销警刊])|受(?:影响|灾|害)|沦陷|中招|遭|爆发|感染|没[网了]|掉|挂|崩|告急|告警)/u,
);

/** Where a city was read, its province counts where it is told as a whole: 更正：湖南全省 */
function isWhole(c: Clause, place: Place, said: string): boolean {
  if (place.kind === 'own_province') return place.whole;
  if (place.kind === 'vague_area') return /^(?:整个?|全|大|连)?(?:西南|西北|东北|华|南|北|中)/u.test(c.text);
  return place.kind !== 'regions' || (/全/u.test(said) && !happens(c));
}

/** What the nation is told of there: .CN顶级域基本瘫痪，全国查询大半失败 */
const OF_ELSE: readonly Word['tag'][] = [
  ...(['site', 'known_site', 'cn', 'dns', 'influence', 'influence_national', 'leak'] as const),
];
/** 不是全省, 请邻省 */
const NOT_HIT_BEFORE = pattern(
  /(?:不是|并非|而非|非|别|不|没有?|未|勿|请|向|经|由|从|离|比|像|跟|和|邻|距)[^,]{0,2}$/u,
);
/** 三省运营商, 全国存量120万台 */
const OF_OTHERS = anyOf`
  ^(?:的|份|各|通信|电信|移动|联通)*(?:管理局|管局|局|公司|运营商|名单|明细|专家|人员|同型号|装机|存量|业务|会议|用户数|总部|客服|中心|支援|派|协助|增援|驰援|通信|保障|茶|市场|交易|工作|同行|媒体|热议|关注|第|最|首|唯一|知名|著名|统一|通用|范围内?(?:排查|自查|通报))
`;
