import { type Clause, has, isAgent, saidIn, tagged, type WordFound } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { happens } from './moods.ts';

/** Whether what a clause tells is denied, put right or only feared there. */

/** 导出任务在执行前被拦截 */
const CUT_SHORT = anyOf`
  ^[^,]{0,8}(?:执行|完成|开始|成功|得手|外传)(?:之)?前(?:即|就|便)?(?:被|遭)(?:拦|阻|挡|终止|叫停|发现)
  ^(?:之)?前(?:已|即|就|便|已经)?(?:(?:被|遭)(?:防火墙|系统|waf|网关|设备|安全设备|风控|策略|我方|我司|平台)?(?:及时|成功|自动)?)?(?:拦|阻|挡|终止|叫停|切断)
  ^(?:[^,]{0,6}刚[^,]{0,4})?(?:就|即|便)被(?:拦|阻|挡|终止|叫停)
`;
/** 没有哪个省的用户因为这次攻击上不了网 */
const NO_ONE = pattern(
  /没有(?!一个?人(?:察觉|发现|知道|注意))(?:哪[个一]|任何一?个?(?![^,]{0,3}(?:[预征前先]兆|操作|割接|预警|通知|计划|理由|原因))|一个)(?:[^,的]|的(?=个人|用户|信息|数据|资料)){0,20}$/u,
);
/** 并非用户信息泄露, 零泄露 */
const NO_SUCH = pattern(
  /(?:非|(?<!是)不是|并非|不属于|不构成|(?<![\d一二两三四五六七八九十百千万亿个归清为])零)(?:用户|个人|客户|数据|信息)?$/u,
);
/** 企图拖库, 尝试拖取 */
const ATTEMPT = pattern(
  /(?:企图|试图|尝试|妄图|图谋|欲|(?<!料|预|猜|设)想(?!不?到)|打算|准备|刚要|正要)(?:[^,后]{0,6}|(?:把|将)[^,后]{0,24})$/u,
);

/** 对用户库发起拖库，WAF全部拦下 */
const STARTED = pattern(/(?:发起|发动|实施|开始|进行)了?$/u);
const HELD_OFF = pattern(/^[^,]{0,8}(?:全部?|均|都|已|悉数|及时|成功)(?:被)?(?:拦|阻|挡)/u);

/** How far before the happening a denial may stand, in characters. */
const NEAR = 14;
const FAR = 40;

/** 没有证据表明…, 未发现…: denies all that its clause goes on to tell. */
function isOfWhole({ text, start }: Clause, word: WordFound): boolean {
  return /^(?:[尚暂并均也]?(?:未|无|没有?)(?:任何)?(?:发现|监测到|检测到|见到|证据|迹象|痕迹))/u.test(
    text.slice(word.start - start),
  );
}

/** 导出前即被阻断, 企图拖库, 并非用户信息泄露: right before or after it. */
function isUndone(lead: string, rest: string): boolean {
  return (
    CUT_SHORT.test(rest) ||
    /^(?:行为|行动|攻击|企图)?(?:都|均|也|并)?(?:没有?|未)(?:能)?(?:得逞|得手|成功(?!拦|阻|追|溯|告警|发现|止|防|封)|遂)|^(?:未遂|落空)/u.test(
      rest,
    ) || // 拖库没得逞
    /^(?:数|量)?(?:为|是)(?:零|0)$/u.test(rest) ||
    /(?:未果|无果|扑空|无功而返|落空|未遂|未得逞|没得逞|未得手|失败告终)$/u.test(rest) ||
    /(?:没|未|没有|还没)来得及$/u.test(lead) ||
    ATTEMPT.test(lead) ||
    NO_SUCH.test(lead) ||
    NO_ONE.test(lead)
  );
}

function isListed({ text, start }: Clause, at: number): boolean {
  return /^[^,]{0,2}(?:和|及|、|或|与|以及)/u.test(text.slice(at - start));
}

/** 没有加密的1200万用户信息被窃取 */
const OF_A_THING = pattern(/^(?!任何|一)[^,\d用户人客员]{1,4}的(?=[\d◇一二两三四五六七八九十百千])/u);

/** 从未断过网的湖南全省大量用户断网: of what the place is, before its name */
const OF_A_PLACE = pattern(/^[^,]{1,12}的$/u);

function isOfPlaceOnly(clause: Clause, not: WordFound, happening: WordFound): boolean {
  return (
    /^(?:从未|未|未曾|没|没有|尚未|并未|不曾|并没有|也没有|也未)$/u.test(saidIn(clause, not)) &&
    tagged(clause, 'place').some(
      ({ start }) =>
        start < happening.start &&
        start > not.end &&
        OF_A_PLACE.test(clause.text.slice(not.end - clause.start, start - clause.start)),
    )
  );
}

/** 未审批就导出, 未留痕迹地窃走 */
const TURNS = pattern(
  /但|却|而|就(?![是医诊业])|即(?![时将使])|便(?![民利捷])|才(?!能|会)|地(?=[窃盗偷拖导下拷卷])|的(?:情况|前提|条件)下|察觉|知情|^(?:一?个)?人(?:发现|注意|知道)|发现地|^(?:公开|修补|修复|披露|知)的?[^,]{0,4}漏洞/u,
);

/** 未泄露, 泄露情况不存在, 给没给: the word of denial reaches the happening, and nothing between turns it. */
function denies(clause: Clause, not: WordFound, happening: WordFound): boolean {
  const said = clause.text.slice(not.start - clause.start, not.end - clause.start);
  const distance = happening.start - not.end;
  if (distance < 0) {
    const after = not.start - happening.end;
    return after >= 0 && after <= 6 && /发生|发现|出现|存在/u.test(said);
  }
  if (distance > (isOfWhole(clause, not) ? FAR : NEAR)) return false;
  if (said.length === 1 && distance > 8) return false;
  const between = clause.words.filter((other) => other.start >= not.end && other.end <= happening.start);
  const text = clause.text.slice(not.end - clause.start, happening.start - clause.start);
  if (said === '未' && /^[^,]{1,4}的/u.test(text)) return false; // 利用未收回的权限导出
  if (OF_A_THING.test(text) || isOfPlaceOnly(clause, not, happening)) return false;
  if (/^差/u.test(said) && /^(?:不到|到|够|满)[\d一二两三四五六七八九十百千万亿]/u.test(text)) return false; // 差一点不到一千万
  const nearly = /^(?:险些|差点|差点儿|差一点|差一铲|差一步|差一秒|差几分钟)$/u.test(said); // 差一点就让全省断网
  const turned = between.some((word) => {
    const { value, start, end } = word;
    return (
      (value.tag === 'link' && !nearly && start > not.end) ||
      (value.tag === 'but_b' && end < happening.start) ||
      value.tag === 'not_fully' ||
      // 未见入侵和数据外流; 防止黑客窃取…
      (value.tag === 'cause' && !nearly && !isListed(clause, end) && !isAgent(clause, word, happening))
    );
  });
  if (
    /^(?:避免|防止|以防)/u.test(said) &&
    /^(?:被|引起|触发)(?:发现|追踪|察觉|怀疑|告警|检测|识别)/u.test(text)
  )
    return false;
  return !turned && !(nearly ? /但|却|而/u : TURNS).test(text);
}

/** 没到打不开的程度 */
const NOT_SO_FAR = pattern(
  /(?:没有?|未|不)(?:到|至于|达到)[^,]{0,14}(?:程度|地步)|(?:谈|算|称)不上[^,]{0,2}(?:泄|断|瘫|爆发|被)/u,
);

/**
 * Whether the clause denies the happening: 未发现用户信息泄露, 泄露情况不存在, 访问正常. A 未 that speaks of something
 * else (未及时修补漏洞导致泄露) doesn't.
 */
export function isNegated(clause: Clause, happening: WordFound, next?: Clause): boolean {
  // 不是泄露1250万用户，(是125万): of the number, not of what happened
  if (has(clause, 'not_a') && clause.quantities.some((q) => q.start >= happening.end && q.count.min >= 1000))
    return false;
  if (isPutRight(clause, next)) return false;
  if (NOT_SO_FAR.test(clause.text)) return true;
  const lead = clause.text.slice(0, happening.start - clause.start);
  if (
    /^(?:并非|不是|并不是)(?!演|谣|误|开玩笑|测试|攻击|[^,]{0,4}(?:首次|头一次|第一次|首起|头一回))/u.test(
      lead,
    ) &&
    !/而是|只有|仅/u.test(clause.text)
  )
    return true;
  // 未发现黑客窃取…: whoever would have done it
  if (
    /(?<!有)(?:未|没有?)(?:发现|监测到|见|有)?(?:被)?(?:黑客|攻击者|入侵者|不法分子|外人|任何人|人)$/u.test(
      lead,
    )
  )
    return true;
  if (isUndone(lead, clause.text.slice(happening.end - clause.start))) return true;
  if (STARTED.test(lead) && next !== undefined && HELD_OFF.test(next.text)) return true;
  const asked = tagged(clause, 'asks');
  const isAsked = (word: WordFound) => asked.some((a) => a.start <= word.start && a.end >= word.end); // 给没给
  return tagged(clause, 'not').some((word) => !isAsked(word) && denies(clause, word, happening));
}

/**
 * @returns whether a clause denies only its number or place, for which the next one gives another: 不是320万用户泄露，是32万;
 *   不是四川全省断网，是绵阳市
 */
export function isPutRight(clause: Clause, next: Clause | undefined): boolean {
  if (next === undefined || happens(next) || !isDenying(clause, next)) return false;
  const counts = ({ quantities }: Clause) =>
    quantities.some((q) => ['people', 'records', 'unsaid'].includes(q.unit) && q.count.min >= 1000);
  const places = (c: Clause) =>
    has(c, 'place') || c.quantities.some(({ unit }) => unit === 'provinces' || unit === 'cities');
  return (counts(clause) && counts(next)) || (places(clause) && places(next));
}

/** @returns whether a clause begins with 不是 and the next one says what it is */
export function isDenying(clause: Clause, next: Clause): boolean {
  return (
    /^(?:并|也)?(?:不是|并非|非)/u.test(clause.text) &&
    /^(?:而|应该?|其实|实际|只|才|就|仅|准确[说讲]?|正确的?|确切[说讲]?)*(?:是|为|有)|^(?:实际|仅|只)/u.test(
      next.text,
    )
  );
}

/** Whether the happening is only feared: 可能导致全省断网, 存在泄露风险. */
export function isPossible(clause: Clause, happening: WordFound): boolean {
  const before = tagged(clause, 'possible').some(
    (word) => word.end <= happening.start && happening.start - word.end <= 20,
  );
  const lead = clause.text.slice(0, happening.start - clause.start);
  const rest = clause.text.slice(happening.end - clause.start);
  const able = /(?<![许认性功智只技职机效节潜])(?:可以?|能够?)(?:直接|随意|轻易|批量|进一步)?$/u.test(lead);
  if (able && !/已[^,]{0,2}[被遭]|并[被遭]/u.test(rest)) return true; // 可公开下载并已被他人获取
  return before || /^(?:的)?(?:风险|隐患|可能|危险|痕迹|迹象|嫌疑|概率|几率)/u.test(rest);
}
