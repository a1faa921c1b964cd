import type { Found } from '../text/lexicon.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { OTHER_NET } from '../words/other-nets.ts';
import type { Word } from '../words/words.ts';

/** Words that are only a part of a longer one that no list has: 全区 in 安全区域, 断网 in 切断网络诈骗. */

const DIGIT = pattern(/[0-9零一二两三四五六七八九十百]/u);

/**
 * @param text a normalized text without its clock times
 * @returns whether a word found there is part of another: 1个地市 within 11个地市, 十一 within 十一万八千, .cn within abc.cn
 */
export function isInside(text: string, word: Found<Word>): boolean {
  const { start, end, value } = word;
  if (DIGIT.test(text.charAt(start)) && DIGIT.test(text.charAt(start - 1))) return true;
  const said = text.slice(start, end);
  const lead = text.slice(Math.max(0, start - 6), start);
  const rest = text.slice(end, end + 8);
  if (said === '万一') return /[\d一二三四五六七八九十百千]$/u.test(lead);
  if (value.tag === 'noise') return isNumber(said, lead, rest);
  if (
    /^全[^国]/u.test(said) &&
    (value.tag === 'place' || value.tag === 'many') &&
    WHOLE.test(`${lead.slice(-1)}${said}${rest}`)
  )
    return true;
  if (value.tag === 'place') return isInsidePlace(said, lead, rest);
  if (value.tag === 'net_down') return isOfOtherNet(said, lead, rest);
  if (value.tag === 'influence') return said === '龙头' && lead.endsWith('水');
  return (
    (value.tag === 'cn' || value.tag === 'dns') && said.startsWith('.') && /(?:[a-z]|\d{2})$/u.test(lead)
  );
}

/** 五一 and 十一 are numbers in 五一万户 */
function isNumber(said: string, lead: string, rest: string): boolean {
  if (said.startsWith('千万')) return DIGIT.test(lead.slice(-1));
  return (
    /^[一五]?[一十]+$/u.test(said) &&
    /^(?:[一二两三四五六七八九]?[万亿千百]|[个省市家台县名人户条])/u.test(rest)
  );
}

/** 安全部门, 安全网关, 完全区分, 健全市场 */
const WHOLE = pattern(
  /^(?:[完健]全|安全(?:部[门署长队委]|区[域间块别]|网(?:关|闸|格)|省[心力]|市场|国[际家标产]))/u,
);

/** 南京路, 北京西路, but not 四川路由器 */
const ROAD = pattern(/^(?:[东西南北中]?路(?![由网线])|大道|[东西南北]?大街)/u);
/** 京沪高速, 川藏线, 云贵高原 */
const LINE_OR_LAND = pattern(/^(?:高[速铁原]|铁路|公路|国道|动车|城际|客专|干线|大?通道|线(?![上下路缆]))/u);
const AREA = pattern(
  /^(?:京沪|京津|京广|成渝|川渝|川藏|青藏|云贵|闽浙|浙闽|闽粤|粤闽|湘鄂|苏皖|鲁豫|陕甘|两广|两湖|西南|西北|东北)$/u,
);
/** 西北角, 石家庄市西北 */
const DIRECTION = pattern(/^[东西][北南]$/u);
const SIDE = pattern(
  /^(?:[、和及与][东西][北南])*(?:角|侧|门|隅|郊|翼|坡|面(?!积)|边(?!境|疆)|出口|入口|楼|座)/u,
);
const AFTER_PLACE = pattern(/[市县区场楼城园院校镇厂站库港馆店村](?:[东西][北南][、和及与])*$/u);
/** 校区内, 灾区内: no 区内 of its own */
const OTHER_AREA = pattern(
  /[校灾矿舍辖园社厂库景片地牧林港湖游税发业属宅商务城市小新老东西南北郊山海岛乡镇县州特战险禁疫防控活公泊住训场]$/u,
);
const PLACES: [Pattern, Pattern][] = [
  [pattern(/市$/u), pattern(/^场(?!区)/u)], // 某市场
  [pattern(/^市内$/u), pattern(/^[涝部]/u)],
  [pattern(/^整个?省$/u), pattern(/^(?:会|级|直|厅|政府|份)/u)], // 整个省会
  [pattern(/^全国$/u), pattern(/^产(?!业|区|地|粮|量|值|能)/u)], // 全国产设备
  [pattern(/^也门$/u), pattern(/^[户诊店口禁卫票铃]/u)],
  [pattern(/^刚果$/u), pattern(/^断/u)],
  [pattern(/^(?:某市|全市|本市)$/u), pattern(/^(?:监局|值(?!班|守)|面)/u)],
];

function isInsidePlace(said: string, lead: string, rest: string): boolean {
  if (ROAD.test(rest)) return true;
  if (AREA.test(said) && LINE_OR_LAND.test(rest)) return true;
  if (DIRECTION.test(said) && (SIDE.test(rest) || AFTER_PLACE.test(lead))) return true;
  if (said.startsWith('区内') && OTHER_AREA.test(lead)) return true;
  if (said === '多省' && lead.endsWith('居')) return true; // 企业主机居多省内…
  return PLACES.some(([word, after]) => word.test(said) && after.test(rest));
}

/** 切断, 判断, 果断: 断 belongs to the word before */
const CUT = pattern(/[判阻诊垄果武推独裁]$/u);
/** 切断网络诈骗 */
const CUT_OFF = pattern(/[切隔截]$/u);
/** 电网断了, 路网断了, but not 广电网 */
const NET_OF = pattern(/(?:(?<!广)电|[路水气管球渔纱鱼丝护油蛛筛])$/u);

/** 没网约车, 果断网购, 上不了网银, 电网断了: no network of users */
function isOfOtherNet(said: string, lead: string, rest: string): boolean {
  if (said.startsWith('断') && CUT.test(lead)) return true;
  if (said.endsWith('网页') && /^[版游端]/u.test(rest)) return true;
  if (said.startsWith('网页打不开、') && rest.startsWith('的')) return true;
  if (/^网[^络页]/u.test(said) && NET_OF.test(lead)) return true;
  const goesOn = said.endsWith('网络')
    ? OTHER_NET.test(`络${rest}`)
    : said.endsWith('网') && OTHER_NET.test(rest);
  if (said.startsWith('断') && CUT_OFF.test(lead)) return goesOn;
  // 断网投诉, 断网点位 tell of a network
  return goesOn && !/^断/u.test(said);
}
