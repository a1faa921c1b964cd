import type { Extent } from '../../plan/facts.ts';
import type { RegionId } from '../../plan/regions.ts';
import { type Clause, has, tagged } from '../clauses/clauses.ts';
import { PROVINCE_LETTERS } from '../gazetteer/gazetteer.ts';
import { happens, instructs } from '../moods/moods.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { toldAlike } from './alike.ts';
import { provinceLetters } from './province-letters.ts';

/** Of several provinces that are named, one is said not to be hit, or no longer: 地点由四川更正为青海 */
const ONE_LESS = anyOf`
  更正|订正|勘误|改(?:为|成)|应为|应是|->|→|不在|未断网|没断|无感染|未感染|查否|查无|无实据|误杀|误报
  误写|误列|误传|不实|不属实|澄清|删(?:掉|去|除)|剔除|排除|撤|仅(?:发生|在|限|有|写|列|报)|只(?:有|是|在|写|列|报|留|剩)
  不再采用|没有此事|无此事|并非|不是|核减(?![至到为成])|减去|去掉|拿掉|划[去掉]|扣除|扣掉|不算|不计|取消|发错|说错|看错|弄错|搞错|当我没说
`;
/** Another one is hit as well: 范围扩大了，现在加云南 */
const ONE_MORE = anyOf`
  也|又|加上?|新增|扩大|扩散|蔓延|不止|不只|还有|同样|同此|一样|相同|同上|一模一样|并列|一并|列入|纳入|继续有效|接力
  沦陷|^有事$|[漏缺][写报填掉了]|遗漏|补进|补充|追加|接着|随后|先后|以及|同时|不属实|不准确|自家|那边|我们|断到现在|还没好
`;
/** Named for another reason than that it was hit. */
const ASIDE = anyOf`
  机房|节点在|攻击源|源(?:头|自|来自)|来自|注册|总部|支援|驰援|增援|派|协助|公司在|籍|备案|托管
  绕(?:行|道)|流量|出口|路由|转|值班|管局|通信管理局|领导|厂家|去年|前年|上次|上月|上周|20\d\d年|曾
  正常|未见|个别|未受|没有?受|不受|未波及|安然|无异常|没事|通报|报告|来电|有人说|网上说|外面传|误传
  专家|抄送|培训|会议|零感染|好着|没毛病|[一两二三几](?:栋|户|台|个小区|个村)
`;
/** Both are named, as who deals with whom. */
const SUPPLIES = pattern(/供货|供应|厂商|总部|注册地|驰援|支援|增援|协助/u);
/** 二者均有大量用户断网, 两边断网的用户都很多, 甲乙相同 */
const EACH = pattern(
  /^[^,]{0,8}(?:二者|两者|两边|[两二三四五六](?:地|省[区市]?)|甲乙|双方)[^,]*(?:均|都|也|断|没|瘫|相同|一样)/u,
);
/** 情况相同 */
const THE_SAME = pattern(
  /^(?:今年|这次|今天)又|^(?:情况|情形|现象|症状|我们|这边|那边)?(?:也|完全)?(?:相同|一样|一致|同样|同上)$/u,
);

/**
 * Two provinces are 多个省 and one is not; where the text turns from one to another in words that no pattern reads, which of
 * them were hit is for a person.
 * @returns the extent, wider where one more or one less may be meant
 */
export function openProvinces(
  extent: Extent | undefined,
  regions: RegionId[],
  clauses: Clause[],
): Extent | undefined {
  if (extent === undefined) return extent;
  const said = clauses.filter((clause) => !instructs(clause));
  if (extent.least === 'provinces' && regions.length > 1)
    return takesOneBack(said, regions) || !regions.every((id) => isHit(id, regions, said))
      ? { ...extent, least: 'province' }
      : extent;
  if (regions.length !== 1) return extent;
  if (extent.most !== 'national' && tellsOfOthersAlike(said, regions))
    return { ...extent, most: 'provinces' };
  if (extent.most !== 'province') return extent;
  if (
    said.some(
      (c) =>
        /^(?:不止|不只)/u.test(c.text) || (EACH.test(c.text) && !has(c, 'normal', 'place', 'superseded')),
    ) &&
    said.some((c) => regionsIn(c).some((id) => !regions.includes(id)))
  )
    return { ...extent, most: 'provinces' };
  const more = said.some(
    (clause, i) =>
      [said[i - 1], clause, said[i + 1]].some((near) => near !== undefined && ONE_MORE.test(near.text)) &&
      (!ASIDE.test(clause.text) || has(clause, 'asks') || THE_SAME.test(said[i + 1]?.text ?? '')) &&
      regionsIn(clause).some((id) => !regions.includes(id)),
  );
  return more ? { ...extent, most: 'provinces' } : extent;
}

/** 赣州全市断网。韶关局：我们也是 */
function tellsOfOthersAlike(clauses: Clause[], regions: RegionId[]): boolean {
  return toldAlike(clauses).some(({ value: { place } }) => {
    if (place.kind === 'regions') return !place.regions.every((id) => regions.includes(id));
    return place.kind === 'provinces' || (place.kind === 'city' && !regions.includes(place.city.region));
  });
}

/** It is told of the place itself that it is hit, or that it belongs to those that are. */
const BELONGS = anyOf`
  也|又|同|加|新增|扩|蔓延|还有|一样|并列|列入|补|追加|接|随后|先后|以及|和|与|及|、|范围|影响|波及|涉及|地区|地点|分布
  除[^,]*外|继|之后|不光|不止|不只|先在|这样|受灾|覆盖|包括|含|通|断|瘫|掉线|上不|爆发|感染|疫情|告警|中断|投诉|[一二三四五六七八九十\d][、.)]|等|区域|省[：:]?$
`;

/** 甲方总部四川，可断网的地方在青海: whether a province is named anywhere as hit, not only as where something else is */
function isHit(id: RegionId, regions: RegionId[], clauses: Clause[]): boolean {
  const naming = clauses.filter((clause) => regionsIn(clause).includes(id));
  if (naming.length === 0) return true; // 鲁豫皖三省
  return naming.some((clause) => {
    const here = regionsIn(clause);
    const several = regions.filter((other) => here.includes(other)).length > 1;
    if (isHelper(id, clause)) return false;
    // 青海（大量用户断网）
    const [next] = clauses.slice(clauses.indexOf(clause) + 1);
    const alone =
      clause.text.length <= LONGEST_NAME &&
      !SUPPLIES.test(clause.text) &&
      next !== undefined &&
      happens(next);
    return (
      alone || happens(clause) || ((several || BELONGS.test(clause.text)) && !SUPPLIES.test(clause.text))
    );
  });
}

const LONGEST_NAME = 9; // 新疆维吾尔自治区 and a mark
const GOES_TO_HELP = /派员?|赴|驰援|支援|增援|前往/u;

/** 请四川有关单位派员赴青海协助处置青海大量用户断网 */
function isHelper(id: RegionId, clause: Clause): boolean {
  const help = clause.text.search(GOES_TO_HELP);
  const places = tagged(clause, 'place').map((word) => ({
    before: word.start - clause.start < help,
    own: word.value.place.kind === 'regions' && word.value.place.regions.includes(id),
  }));
  return (
    help >= 0 &&
    places.some(({ before, own }) => !before && !own) &&
    places.every(({ before, own }) => before || !own)
  );
}

/** Whether, after the last clause that names them all, some of them are spoken of as not hit. */
function takesOneBack(clauses: Clause[], regions: RegionId[]): boolean {
  const named = clauses.map((clause) => regions.filter((id) => regionsIn(clause).includes(id)).length);
  const all = named.lastIndexOf(regions.length);
  if (regions.length === 2 && clauses.some(({ text }, i) => named[i] === 2 && TURNED_INTO.test(text)))
    return true;
  const isOfThem = (c: Clause) => regionsIn(c).every((id) => regions.includes(id));
  if (regions.length === 2 && clauses.some((c) => ONE_ASIDE.test(c.text) && isOfThem(c))) return true;
  // 两广应为广东一省，广西没事
  if (regions.length - sparedOf(clauses, regions).length === 1) return true;
  return clauses.some(
    (c, i) =>
      i > all &&
      (named[i] ?? 0) > 0 &&
      (ONE_LESS.test(c.text) || has(c, 'rumour') || takesOwnBack(clauses, i)) &&
      !MORE_THAN.test(c.text),
  );
}

/** 贵州局又说：刚才那条发错群了，当我没说 */
function takesOwnBack(clauses: Clause[], at: number): boolean {
  const speaker = clauses[at] as Clause;
  const [said] = clauses.slice(at + 1);
  return (
    speaker.leads &&
    said?.sentence === speaker.sentence &&
    !happens(said) &&
    !has(said, 'place') &&
    OWN_WORD.test(said.text)
  );
}

/** 黔请忽略, 贵州那份是上周的 */
const ONE_ASIDE = pattern(
  new RegExp(
    `^[${Object.keys(PROVINCE_LETTERS).join('')}](?:省|局|那条|这条)?(?:请?忽略|作废|撤[回销]|误报|除外|不算|没断|没事)|(?:那|这|该)[份条个起次][^,]{0,4}是(?:上[周月次回]|昨[天日晚]|去年|前[天日年]|以前|旧|老|演练|测试)`,
    'u',
  ),
);
const OWN_WORD = pattern(/发错|报错|说错|看错|弄错|搞错|写错|当我没说|作废|撤回|收回|误报|不算数?$|忽略/u);

/** 湖北那边查明是探针坏了，一直正常; 辽宁、吉林核查正常 */
function sparedOf(clauses: Clause[], regions: RegionId[]): RegionId[] {
  const spared = clauses.flatMap((clause, i) => {
    if (!has(clause, 'normal') || happens(clause)) return [];
    const before = clauses[i - 1];
    const here = regionsIn(clause);
    const near = before?.sentence === clause.sentence && !happens(before) ? regionsIn(before) : [];
    return here.length > 0 ? here : near;
  });
  return regions.filter((id) => spared.includes(id));
}

/** 由四川更正为青海 */
const TURNED_INTO = pattern(
  /(?:由|把|将|从|第[^,]{1,3}行)[^,]*(?:更正|改|修正|订正|纠正|换|读)(?:为|成|作|到)|读作|->|→|(?:删|去掉|剔除)[^,]*留/u,
);
/** 不只海南一省 */
const MORE_THAN = pattern(/不(?:只|止|仅|是只有|限于)|除[^,]*外/u);

function regionsIn(clause: Clause): RegionId[] {
  const named = tagged(clause, 'place').flatMap(({ value: { place } }) =>
    place.kind === 'regions' ? place.regions : [],
  );
  return [...named, ...(provinceLetters(clause)?.regions ?? [])];
}
