import type { Facts } from '../../../plan/facts.ts';
import type { RegionId } from '../../../plan/regions.ts';
import { type Clause, has, tagged } from '../../clauses/clauses.ts';
import { CALM } from '../../moods/calm.ts';
import { happens, instructs } from '../../moods/moods.ts';
import { isAttribute } from '../../places/attributes.ts';
import { isMereName } from '../../places/own-places.ts';
import { rolesIn } from '../../places/roles.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';
import { type Place, provincesOf } from '../../words/place.ts';

/** Of two provinces that a text names, it must say why the one was hit and the other wasn't. */

/** 大量用户断网的{B}向网络完好的{A}借用应急通信车; 前者…，后者…: not read which of them is which */
const ONE_AND_OTHER = pattern(
  /[前后]者|划掉|保住了|没有任何断网|否认过|借(?:用|调|了|来)|(?:完好|正常|无恙|平安)的$|从来都是|应作|推迟|没动|听成|不算数|^[\u4e00-\u9fff]{2,4}改(?:成|为)?[\u4e00-\u9fff]{2,4}$|抬头|开往/u,
);
/** 两头的用户都遭殃, 结果都是大量用户断网 */
const BOTH = pattern(
  /两头|两端(?!城市)|两边(?!值班)|双方|两处(?!$)|两家|二者|两者|结果都|内容一致|都是大量|也(?:出事|一样|如此|没网|没了|断|瘫)|也有大(?:量|批|面积)|两省同|结果一样|原因不同|它(?:和|与|跟)|(?:跟|与)[^,]{2,6}一样|不仅|和[^,]{2,6}一样|统统|各自|照样|同样|双双|[没未]能幸免|[没未]能逃|两地(?:大量|用户|都|均|同)|一道|一模一样|亦然|共两地|分别|更不用说/u,
);
/** 昨天湛江也断过一次 */
const OF_BEFORE = pattern(/昨|去年|前年|上[周月次回]|过(?:一?[次回])?$/u);
/** 多省报断网，经核实仅湖南属实 */
const ONLY_ONE = pattern(
  /(?:[仅只]有?|唯有?|单)[^,]{2,8}(?:省|自治区|市)?(?:一省)?(?:属实|为真|是真的?|核实|确认|坐实|真断|真有)/u,
);
/** Why a province is named that was not hit: it is denied, of before, or where something else is or comes from. */
const NOT_HIT = anyOf`
  不(?!了|上|通|开|能|出|动|稳)|未|没(?!网|信号|有?(?:数据|信号|网|流量)|了)|[非否零]|无(?!法)|传|说|称|原|曾|(?<!目)前|误|错|改|更正|仅|只|个别|少[量数]|若|如果|可能|恐|避免|防止|攻击|源|来自|作废|撤|删|划掉|剔|除|例行|计划|割接
  服务器|设在|位于|机房|总部|注册|籍|公司|集团|企业|单位|局|厅|办|中心|院|节点|出口|方向|线路|光缆|干线|骨干|路由|绕|转|北京时间|idc|商|去年|20\d\d年|上[周月]|归档
  几十?户|[二三四五六七八九数]?十[几余多来]?户|[略稍]
  支援|驰援|派|调|集结|协助|专家|人员|师傅|记者|领导|演练|测试|会议|培训|台风|雨|雪|通知|抄送|通报|报告|来电|反映|咨询|询问|请|建议|邻|周边|接壤|交界|途经|备[件品]|空运|混|[记看写录]成|机器|主机|清洗|澄清|支教|无感|昨[天日晚]|挂靠|租用|参考|案例|经验|教训
  故障点|断点|断[在于]|起因|元凶|嫌|黑客|落网|逃|发货|打工|务工|上学|游客|海缆|电站|通勤|飞地|蹭|看齐
`;

/** @returns whether an outage or virus was read in both of two provinces, or in one, and the text doesn't say why */
export function isOfWhichProvinces(facts: Facts, clauses: Clause[]): boolean {
  const extent = (facts.outage ?? facts.malware)?.extent;
  const { regions } = facts;
  const said = clauses.filter((c) => !instructs(c));
  if (extent !== undefined && said.some((c) => namesEither(c) || namesRange(c))) return true;
  if (extent?.least === 'provinces' && regions.length <= 1 && said.some((c) => ONLY_ONE.test(c.text)))
    return true;
  if (extent?.least === 'provinces' && regions.length === 2)
    return (
      said.some((c, i) => ONE_AND_OTHER.test(c.text) || isCalmInOne(c, said[i + 1], regions)) ||
      regions.some((id) => isOnlySupposed(id, said))
    );
  if (extent?.least !== extent?.most || regions.length !== 1) return false;
  if ((extent?.most !== 'province' && extent?.most !== 'city') || !isOfMany(facts)) return false;
  const others = new Set(
    said
      .filter(isOfNetwork)
      .flatMap(regionsTold)
      .filter((id) => !regions.includes(id)),
  );
  const named = new Set(said.flatMap(provincesIn).filter((id) => !regions.includes(id)));
  const both = said.some(
    (c) =>
      BOTH.test(c.text) && !has(c, 'normal', 'superseded') && !OF_BEFORE.test(c.text) && !isRefuted(c, said),
  );
  return (named.size === 1 && both) || [...others].some((id) => !isTakenOut(id, clauses));
}

const OR = pattern(/^[省市县区州那的个]{0,3}(?:还是|抑或|或者?是?)[^,、]{0,2}$/u);

/** Two places that follow each other in a clause. */
interface Neighbours {
  kinds: Place['kind'][];
  lead: string;
  between: string;
}

function neighbours({ text, start, words }: Clause): Neighbours[] {
  const places = words.flatMap(({ start: from, end: to, value }) =>
    value.tag === 'place' && provincesOf(value.place).length > 0
      ? [{ from, to, kind: value.place.kind }]
      : [],
  );
  return places.slice(1).map((b, k) => {
    const a = places[k] as (typeof places)[number];
    return {
      kinds: [a.kind, b.kind],
      lead: text.slice(0, a.from - start),
      between: text.slice(a.to - start, b.from - start),
    };
  });
}

/** 江西那个宜春还是黑龙江伊春没听清 */
function namesEither(clause: Clause): boolean {
  return neighbours(clause).some(({ between }) => OR.test(between));
}

/** 从黑龙江到海南大批用户上不了网: which of those between is not told */
function namesRange(clause: Clause): boolean {
  return neighbours(clause).some(
    ({ kinds, lead, between }) =>
      kinds.every((kind) => kind === 'regions') && /[从自]$/u.test(lead) && TO.test(between),
  );
}

const TO = pattern(/^[省市]?(?:一直)?[到至]$/u);

/** 网传“隔壁随州也断了”，经核不实 */
function isRefuted(clause: Clause, said: Clause[]): boolean {
  return (
    has(clause, 'hearsay', 'rumour') &&
    said.some((c) => c.start >= clause.start && /不实|辟谣|谣|查否|没有?此事/u.test(c.text))
  );
}

/** 先说小的，连云港几户没网: what isn't graded by its reach */
function isOfMany({ outage, malware }: Facts): boolean {
  return outage?.many === 'yes' || malware?.wide === 'yes';
}

/** 我正从武汉坐高铁回北京 names them for something else. */
function isOfNetwork({ text }: Clause): boolean {
  return (
    text.length <= LONGEST_NAME ||
    /大面积|幸免|告警|谎报|名单|黑|攻击|网|断|瘫|掉|线|用户|病毒|感染|爆发|蠕虫|木马|通信|事|挖|停|故障|光缆|打/u.test(
      text,
    )
  );
}

const LONGEST_NAME = 9;

/** 贵州刚回话，一户没掉 */
function isCalmInOne(clause: Clause, next: Clause | undefined, regions: RegionId[]): boolean {
  const here = regionsIn(clause).filter((id) => regions.includes(id));
  const goesOn = next?.sentence === clause.sentence && !happens(clause) && !has(next, 'place');
  return here.length === 1 && (CALM.test(clause.text) || (goesOn && CALM.test(next.text)));
}

/** 原以为波及吉林的三家，查明是另一家族 */
function isOnlySupposed(id: RegionId, clauses: Clause[]): boolean {
  const naming = clauses.filter((c) => regionsIn(c).includes(id));
  return naming.length > 0 && naming.every((c) => /以为/u.test(c.text));
}

function isTakenOut(id: RegionId, clauses: Clause[]): boolean {
  return clauses.some((c, i) => provincesIn(c).includes(id) && isWithReason(clauses, i));
}

/** The reason stands with the name, in the heading before it, or in what its sentence goes on with. */
function isWithReason(clauses: Clause[], at: number): boolean {
  const own = clauses[at] as Clause;
  const next = clauses.findIndex(
    (c, i) => i > at && (c.sentence !== own.sentence || provincesIn(c).length > 0),
  );
  const before = clauses[at - 1];
  const ofName = before?.leads || (isMereName(own) && OF_OFFICE.test(before?.text ?? ''));
  const near = clauses.slice(ofName ? at - 1 : at, next < 0 ? undefined : next);
  return near.some(
    (c) =>
      has(c, 'normal', 'superseded', 'not_a', 'not') ||
      CALM.test(c.text) ||
      (NOT_HIT.test(c.text) && !/升为|升至/u.test(c.text)),
  );
}

/** 某集团客服中心（北京） */
const OF_OFFICE = pattern(/(?:中心|公司|总部|集团|局|机房)$/u);

/** Not those of where only the cause lies or who made what broke: 山东货船挂断海缆致海南… */
function regionsTold(clause: Clause): RegionId[] {
  const roles = rolesIn(clause);
  return tagged(clause, 'place').flatMap((word) => {
    const { place } = word.value;
    const aside = roles.get(word) === 'passing' || isAttribute(clause, word);
    return aside ? [] : provincesOf(place);
  });
}

function regionsIn(clause: Clause): RegionId[] {
  return tagged(clause, 'place').flatMap(({ value: { place } }) =>
    place.kind === 'regions' ? place.regions : [],
  );
}

function provincesIn(clause: Clause): RegionId[] {
  return tagged(clause, 'place').flatMap(({ value: { place } }) => provincesOf(place));
}
