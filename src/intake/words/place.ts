import { REGIONS, type RegionId } from '../../plan/regions.ts';
import { type CountyWord, countyNames } from '../gazetteer/counties.ts';
import {
  AREAS,
  type City,
  cityNames,
  cityNamesWithSign,
  PROVINCE_ALIASES,
  PROVINCE_LETTERS,
  VAGUE_AREAS,
} from '../gazetteer/gazetteer.ts';
import { OVERSEAS } from '../gazetteer/overseas.ts';
import { list, phrases } from '../text/lexicon.ts';

/** What a word says about where. */
export type Place =
  | { kind: 'regions'; regions: RegionId[] }
  | { kind: 'city'; city: City; needs?: 'sign' }
  | { kind: 'vague_area' }
  | { kind: 'nation' }
  | { kind: 'nation_part' }
  | { kind: 'most_provinces' }
  /** 全省多地: more than one city of the province that the text speaks of */
  | { kind: 'province_part' }
  /** several provinces, not counted */
  | { kind: 'provinces' }
  /** 全省, 省内: the province that the text speaks of; 全区: that or the district */
  | { kind: 'own_province'; whole: boolean; area?: true }
  /** 全市, 某市 */
  | { kind: 'own_city'; whole: boolean; prefecture?: true }
  /** several cities or places, not named */
  | { kind: 'cities' }
  /** 等地: others that are not named */
  | { kind: 'and_others' }
  /** less than a city: by name, or 某县 and the like */
  | CountyWord
  /** of the place before it, only a part */
  | { kind: 'part' }
  | { kind: 'overseas'; name: string };

/** @returns the provinces of a place, a city's its own; none for what is less or isn't named */
export function provincesOf(place: Place): RegionId[] {
  if (place.kind === 'regions') return place.regions;
  return place.kind === 'city' ? [place.city.region] : [];
}

const WORDS: [Place, string[]][] = [
  [{ kind: 'and_others' }, list('等地 等地区 等多地 等地市 等市 等城市 等地方')],
  [
    { kind: 'province_part' },
    phrases(
      '全省|我省|省内|本省|该省|全区|区内|我区|某省',
      '多地|部分地区|多个地市|部分地市|多地市|多市|大部分地区|大部|多个市|多个市州|部分市州|局部|局部地区|个别地市|多数地市|大部分地市|多个城市|数个地市|部分城市|几个地市',
    ),
  ],
  [
    { kind: 'most_provinces' },
    phrases(
      '|全国|国内',
      '多数|大多数|绝大多数|大部分|绝大部分|超半数|过半|半数以上|三分之二|三分之二以上|四分之三|四分之三以上|五分之四|三分之一|一半|近半|一半以上',
      '|的',
      '省份|省|省区市|省区|省市',
    ),
  ],
  [
    { kind: 'nation' },
    [
      ...list(`
        中国全境 中国境内 全国境内 全国 全国范围 全国范围内 全国各地 全国各省 全国所有省份 全国31省 全国用户 全国上下 各省区市 各省 各省份
        各省市 遍及全国 波及全国 席卷全国 举国 全中国 全国大范围 全国普遍 全国性大规模 全国性大面积
        全国性断网 全国性中断 nationwide acrosschina countrywide thewholecountry 在全国 所有省份
        各省、自治区、直辖市
      `),
    ],
  ],
  [
    { kind: 'nation_part' },
    [
      ...list(`
        我国 全国多地 全国部分地区 全国部分省份 全国部分省市 国内多地 全国多个城市 国内部分地区 全国多座城市
        全国大部 全国大部分地区 全国多处  全国部分 大半个中国 半个中国 全国绝大部分地区 国内 全网 南方 北方
        全国局部
      `),
    ],
  ],
  [
    { kind: 'provinces' },
    [
      ...phrases(
        '|等|全国|国内|我国|涉及|跨|全国的',
        '多省|多个省|多个省份|数省|若干省|若干省份|多省市|多个省市|好几个省|数个省份|数个省|多省份|多省区市|多省区|跨省|好几个省份|多个省区|多个省区市|几个省|几省|多个省、自治区|多个省级行政区|多个省(区、市)|多个省,区、市',
      ),
      'severalprovinces',
      'multipleprovinces',
      'manyprovinces',
      'numerousprovinces',
      '周边省份',
      '邻近省份',
      '邻省',
      '相邻省份',
      ...list('等省 等省市 等省份 等省区 等省区市'),
      '多个直辖市',
    ],
  ],
  [
    { kind: 'own_province', whole: true },
    [
      ...list(`
        全省 整个省 整省 我省范围内 本省范围内 我省范围 全省范围 全省范围内 全省各地 全自治区 省内全部 全省用户 全省各市 全省各地市 全省所有地市 各市 各地市 各市州 省内各地 省内各地市
      `),
    ],
  ],
  [
    { kind: 'own_province', whole: false },
    [
      ...list(`
        省内 我省 本省 某省 1个省内 一个省内 1个省 一个省 单省 省域内 省域 该省 自治区内 本自治区 省里 咱省
        1省 一省 1个省份 一个省份 某省份 某自治区 某直辖市
      `),
    ],
  ],
  [{ kind: 'own_province', whole: true, area: true }, ['全区各地', '全区范围内', '全区范围']],
  [{ kind: 'own_province', whole: false, area: true }, ['我区', '全区', '区内']],
  [{ kind: 'own_city', whole: true }, ['全市', '全市范围', '全市范围内', '全市各区', '全市各区县', '全城']],
  [
    { kind: 'own_city', whole: true, prefecture: true },
    list('全州 全州范围 全州范围内 全盟 全盟范围 全地区 全地区范围内'),
  ],
  [
    { kind: 'own_city', whole: false },
    [
      ...list(`
        某市 我市 本市 某地市 1个地市 一个地市 某地级市 1个地级市 一个地级市 市内 地区内 盟内 州内 市区 城区 该市 主城区 中心城区
        省会 省会城市 咱市 某州 我州 1个市 一个市 某城市 单个地市 1市 一市
      `),
    ],
  ],
  [
    { kind: 'cities' },
    [
      ...list(`
        各地 多个地市 其他州市 其他地市 其余地市 其余州市 其他市州 其余市州 别的地市 别的州市 省内其他 其他各市 多地市 多个地级市 多市 多地 多个市州 多个市 多个城市 若干地市 部分地市 数个地市 几个地市 多座城市
        数市 多个地区 多处 好几个市 好几个地市 部分市州 部分城市 几个市 市州 多个州市
        周边城市 周边地市 severalcities multiplecities
      `),
    ],
  ],
  [
    { kind: 'county' },
    [
      ...list(`
        某县 全县 我县 本县 县城 某区 某镇 乡镇 某乡 某村 村镇 小区 街道 某社区 社区 园区 开发区 高新区 经开区 新区
        某旗 全旗 办公楼 大楼 写字楼 校园 片区 楼宇 某校 厂区 居民楼 某县级市 县级市 一个县 1个县 某楼 商圈 村庄 景区 多个县
        某网吧 一家网吧 几个县 区县 个别区县 多个区县 部分区县 该县 县域 县里 镇上 村里 城关镇 保税区 工业园
      `),
    ],
  ],
  [{ kind: 'county' }, phrases('1|2|3|4|5|6|7|8|9|0', '号楼|号楼栋')],
  [
    { kind: 'part' },
    [
      ...list(`
        部分地区 局部地区 局部 个别地区 部分区域 局部区域 部分片区 少数地区 一些地区 部分县区 个别区域 部分地方
        某地 部分 小部分地区 某些地区 部分小区 多个小区
      `),
    ],
  ],
];

/** @returns every word for a place, with what it says */
export function placeWords(): [string, Place][] {
  const words: [string, Place][] = [];
  for (const { id, name, short } of REGIONS) {
    const place: Place = { kind: 'regions', regions: [id] };
    const whole = phrases(
      `${name}|${short}|${short}省`,
      '|内|全省|全境|全区|境内|各地|各地市|各市|各市州|全省各地|全区各地|全境各地|范围|范围内',
    );
    for (const word of [...whole, `${short}省内`, `${short}区内`]) words.push([word, place]);
    if (name.endsWith('市'))
      words.push([`${short}全市`, place], [`${short}市全市`, place], [`${short}市内`, place]);
  }
  words.push(...bureaus());
  for (const [name, id] of PROVINCE_ALIASES) words.push([name, { kind: 'regions', regions: [id] }]);
  for (const [names, regions] of AREAS) {
    for (const name of names)
      words.push([name, { kind: 'regions', regions }], [`${name}地区`, { kind: 'regions', regions }]);
  }
  for (const name of VAGUE_AREAS)
    words.push([name, { kind: 'vague_area' }], [`${name}地区`, { kind: 'vague_area' }]);
  for (const [name, city] of cityNames())
    words.push([name, { kind: 'city', city }], [`${name}全市`, { kind: 'city', city }]);
  for (const [name, city] of cityNamesWithSign()) words.push([name, { kind: 'city', city, needs: 'sign' }]);
  words.push(...countyNames());
  for (const name of OVERSEAS) words.push([name, { kind: 'overseas', name }]);
  for (const [place, list] of WORDS) for (const word of list) words.push([word, place]);
  return words;
}

/** 川局, 津通管局: the provincial administration, as its colleagues call it (新局 and 宁局 are other words). */
function bureaus(): [string, Place][] {
  return Object.entries(PROVINCE_LETTERS).flatMap(([letter, id]) =>
    (/[新宁]/u.test(letter) ? ['通管局'] : ['局', '通管局']).map((bureau): [string, Place] => [
      `${letter}${bureau}`,
      { kind: 'regions', regions: [id] },
    ]),
  );
}
