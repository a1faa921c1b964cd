import { type Clause, has, tagged } from '../clauses/clauses.ts';
import type { Statement } from '../moods/statement.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { Place } from '../words/place.ts';
import { isOfLess } from './household.ts';

/** Platforms that a whole province goes to and that fail for all of it, so that their influence needs no saying (3.3). */

/**
 * Rates what serves a whole province and fails in all of it: 浙里办…，全省用户打不开; 全省统一的挂号平台瘫痪，全省…
 * @param told the statements of what happened to sites; those are told as 严重异常 of a site of provincial influence
 * @param clauses of the text
 * @returns the influence, where there is one
 */
export function rateProvincialPlatforms(told: Statement[], clauses: Clause[]): Statement['influence'] {
  const failures = told.filter((s) => isOfProvincialPlatform(s, clauses));
  for (const s of failures) Object.assign(s, { influence: 'provincial', degree: 'yes' });
  return failures[0]?.influence;
}

function isOfProvincialPlatform(s: Statement, clauses: Clause[]): boolean {
  const clause = clauses[s.clause];
  if (s.name !== undefined || s.negated || clause === undefined) return false;
  const near = clauses.filter(({ sentence }) => sentence === clause.sentence);
  const named = near.some((c) => isName(c, near));
  if (!named || near.some((c) => isOfLess(withoutUsers(c)) || OF_LESS.test(c.text) || isOfPart(c, near)))
    return false;
  const everybody = near.some((c) => EVERYBODY.test(c.text) || (isOfCity(near) && WHOLE_CITY.test(c.text)));
  return everybody || (s.degree === 'yes' && near.some((c) => WHOLLY.test(c.text) || USED.test(c.text)));
}

/** 全省企业 are all of its users. */
function withoutUsers(clause: Clause): Clause {
  return { ...clause, text: clause.text.replace(/全省(?:所有)?(?:企业|商户)/gu, '') };
}

function isName(clause: Clause, near: Clause[]): boolean {
  const { text } = clause;
  const said = NAMES.exec(text) ?? PLATFORM.exec(text) ?? (isOfCity(near) ? OF_CITY.exec(text) : null);
  if (said === null) return false;
  return (
    !DEALT_WITH.test(text.slice(0, said.index)) && !NAMED_AFTER.test(text.slice(said.index + said[0].length))
  );
}

/** 重庆, 全市统一: a municipality is a province */
function isOfCity(near: Clause[]): boolean {
  return near.some((c) => MUNICIPALITY.test(c.text));
}

const MUNICIPALITY = pattern(/北京|天津|上海|重庆|随申办|渝快办|津心办/u);

/** What the government of each province calls its app. */
const NAMES = pattern(
  /浙里办|粤省事|粤商通|皖事通|鄂汇办|渝快办|随申办|闽政通|赣服通|豫事办|(?<![我热])爱山东|天府通办|一部手机办事通|云南办事通|秦务员|三晋通|冀时办|苏服办|辽事通|吉事办|黑?龙江全省事|蒙速办|海易办|多彩宝|津心办|湘易办|我的宁夏|新服办|青松办|甘快办/u,
);
/** What everybody of a province goes to a platform for. */
const SERVICES =
  '(?:互联网|网上|线上|在线|移动|智慧|数字|电子|统一|通用|共用|一体化|综合|公共|政务服务|政务|一网通办|办事|医疗保障|医保|社保|人社|医院|预约|挂号|就医|税务|办税|高考|中考|学考|志愿|填报|报名|查分|录取|招生|公积金|学习|教育|不动产|公交|乘车码?|出行|购票|购电|票务|缴费|健康|一卡通|市民|便民|民生|服务|结算|支付|业务|信息|的|与|和|及|、)';
const KINDS = '(?:平台|系统|app|门户|服务网|网站|大厅|客户端|入口)';
const PLATFORM = pattern(
  new RegExp(
    `(?<!外|邻|他|别|邻近|兄弟)(?:(?:全省|省内|全自治区)(?:各地|各市)?(?:统一|通用|共用|统建|唯一|指定|人人都用|都在?用|重点)?的?|省级|[\\u4e00-\\u9fff]{2,3}省|(?<!外|邻)某省|^省|(?<=[^\\u4e00-\\u9fff])省)${SERVICES}{1,8}${KINDS}`,
    'u',
  ),
);
const OF_CITY = pattern(new RegExp(`全市(?:统一|通用|共用)的?${SERVICES}{0,8}${KINDS}`, 'u'));

/** 对接省级政务平台, 仿冒浙里办 */
const DEALT_WITH = pattern(
  /(?:对接|依托|接入|入驻|仿冒?|假冒?|冒充|山寨|像|类似|跳到|连接?|调用|比|走|改用|转到|通过|登录不了)了?(?:的)?$/u,
);
/** 浙里办里的公积金查询, 皖事通某县旗舰店, 全省统一平台的培训网站 */
const NAMED_AFTER = pattern(
  /^[”"』」]*(?:的?[^,]{0,4}(?:旗舰店|专区|频道|分厅|分站|子站|专栏|栏目|培训|招标|测试|演示|承建|供应商|运维(?:平台|系统)|管理端|工作人员端|审批端|二期|试点|内测|机器人|海报|广告|客服|短信)|式|类的?山寨|[里中上]的?[^,]{1,10}(?:查询|功能|模块|预约|办理|窗口|页面|服务))/u,
);
/** 十秒后, 一个县, 审批人员端: less than all of it, or no user of it */
const OF_LESS = anyOf`
  (?:某|一个|个别)(?:县|区|镇|乡|市|窗口|科室|大厅|医院|药店)|分厅|县里|乡镇|小区|物业|缴费机|自助机|终端机|打印机|外省|省外用户|邻省|兄弟省|慢|卡顿|偶|延迟|公文|执法|监管|审批人员|机关|干部|测试|试运行|升级
  计划|想定|脚本|演练|预告|公告|其他功能|其余功能|别的功能|查询功能|模块|秒(?:后|就|即)
`;

const PEOPLE =
  '(?:用户|群众|老?百姓|居民|市民|人|参保人员?|参保者|患者|病人|学员|学生|考生|家长|乘客|旅客|企业|纳税人|办事人|商户|医院|药店|大厅|办事大厅)';
const FAILS =
  '(?:打不开|访问(?:出现|都)?(?:严重)?异常|登录不[上了]|登不[上进了]|进不[去来]|用不了|上不去|访问不了|[报办扫刷缴挂查买付点]不[了上成出]|不能(?:用|办|登|访问|打开|结算|使用)|(?:无法|没法)(?:[^,]{0,4})(?:登录|访问|打开|使用|办|结算|缴|挂|报|查|买|付|扫|乘)|(?:登录|访问|办理|缴费|结算|挂号|报名|填报)(?:全部|都|均)?(?:失败|超时|中断))';
const WHERE =
  '(?:全省|省内|全自治区)(?:各地|各市|各地市|各市州|十[一二三四五六七八九]?个?(?:地市|市州|市)|所有|范围内?)*';
const EVERYBODY = pattern(
  new RegExp(
    `${WHERE}的?(?:${PEOPLE}(?:都|均|全都?|普遍|一律|[^,部个少未没有无]{0,4})|(?:社保|医保|业务|办件|缴费|查询|挂号|结算|办事|查社保|公积金|、|和)+(?:全部?|都|均|统统)?(?:都|均)?|(?:都|均|全都?))${FAILS}|(?:全省|省内|全自治区)(?:突然|大面积|普遍)*${FAILS}|${WHERE}[^,部个少未没]{0,4}(?:大厅|医院|药店)[^,部个少未没]{0,6}(?:停摆|瘫痪|排[^,]{0,2}长队)`,
    'u',
  ),
);
const WHOLE_CITY = pattern(
  new RegExp(`全市(?:各区)?的?${PEOPLE}?(?:都|均|全都?|普遍)?${FAILS}|覆盖全市|全市${PEOPLE}都在?用`, 'u'),
);
/** 全线无法访问, 办件提交全部失败: for whoever comes */
const WHOLLY = pattern(
  /(?:全线|全面|全站|整站|完全|彻底|整个|服务全部|页面全部)(?:都|均|已)?(?:无法访问|瘫痪|打不开|中断|崩溃|宕机|不可用|登不上)|(?:办件|办事|缴费|挂号|登录|提交)(?:提交)?(?:全部?|都|均)失败/u,
);
/** 全省参保人都在用, 省内几百万人天天用的那个, 系省内重点平台 */
const USED = pattern(
  /^(?:系|是|属于?)?(?:全省|省内)(?:的)?(?:重点|核心|主要)(?:平台|系统|应用)$|^(?:全省|省内)[^,没不未]{0,10}(?:都在?用|都用|天天用|[靠用]它)的?(?:那[个款])?(?:平台)?$/u,
);

const SMALL: readonly Place['kind'][] = [
  ...(['city', 'county', 'part', 'own_city', 'vague_area', 'overseas', 'provinces'] as const),
  'province_part',
];

/** 只有安庆用户反映; but not 厂家从成都调备件 */
function isOfPart(clause: Clause, near: Clause[]): boolean {
  if (has(clause, 'normal') || MENDS.test(clause.text)) return has(clause, 'normal');
  return tagged(clause, 'place').some(
    ({ value }) =>
      SMALL.includes(value.place.kind) &&
      !(value.place.kind === 'own_city' && value.place.whole && isOfCity(near)),
  );
}

const MENDS = pattern(/厂家|厂商|备件|团队|工程师|专家|驰援|正在?(?:做|调|加|扩)|开发商|承建/u);
