import type { RegionId } from '../../plan/regions.ts';
import { type Found, Lexicon } from '../text/lexicon.ts';

/**
 * Prefecture-level cities, prefectures, leagues and autonomous prefectures by province, short name first; a suffix other
 * than 市 follows a colon.
 */
const CITIES: Partial<Record<RegionId, string>> = {
  hebei: '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水',
  shanxi: '太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁',
  neimenggu: '呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安:盟 锡林郭勒:盟 阿拉善:盟',
  liaoning: '沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛',
  jilin: '长春 吉林 四平 辽源 通化 白山 松原 白城 延边:朝鲜族自治州',
  heilongjiang: '哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭:地区',
  jiangsu: '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁',
  zhejiang: '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水',
  anhui: '合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城',
  fujian: '福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德',
  jiangxi: '南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶',
  shandong: '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽',
  henan: '郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店',
  hubei: '武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施:土家族苗族自治州',
  hunan: '长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西:土家族苗族自治州',
  guangdong:
    '广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮',
  guangxi: '南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左',
  hainan: '海口 三亚 三沙 儋州',
  sichuan:
    '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝:藏族羌族自治州 甘孜:藏族自治州 凉山:彝族自治州',
  guizhou:
    '贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南:布依族苗族自治州 黔东南:苗族侗族自治州 黔南:布依族苗族自治州',
  yunnan:
    '昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄:彝族自治州 红河:哈尼族彝族自治州 文山:壮族苗族自治州 西双版纳:傣族自治州 大理:白族自治州 德宏:傣族景颇族自治州 怒江:傈僳族自治州 迪庆:藏族自治州',
  xizang: '拉萨 日喀则 昌都 林芝 山南 那曲 阿里:地区',
  shaanxi: '西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛',
  gansu: '兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏:回族自治州 甘南:藏族自治州',
  qinghai:
    '西宁 海东 海北:藏族自治州 黄南:藏族自治州 海南:藏族自治州 果洛:藏族自治州 玉树:藏族自治州 海西:蒙古族藏族自治州',
  ningxia: '银川 石嘴山 吴忠 固原 中卫',
  xinjiang:
    '乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉:回族自治州 博尔塔拉:蒙古自治州 巴音郭楞:蒙古自治州 阿克苏:地区 克孜勒苏:柯尔克孜自治州 喀什:地区 和田:地区 伊犁:哈萨克自治州 塔城:地区 阿勒泰:地区',
};

/** Short names that are also a province, another district or an ordinary word: a place only with their suffix. */
const NEED_SUFFIX = new Set(
  '吉林 海南 朝阳 日照 白银 来宾 阿里 山南 海东 海北 海西 兴安 普洱 中山 大庆 文山 红河 怒江 黄山 中卫 东营 平凉 三明 安康 凉山 白山 大理 保山 伊春'.split(
    ' ',
  ),
);

/** What cities are called for short or with love. */
const NICKNAMES: Record<string, string> = {
  羊城: '广州',
  穗城: '广州',
  鹏城: '深圳',
  蓉城: '成都',
  江城: '武汉',
  泉城: '济南',
  冰城: '哈尔滨',
  春城: '昆明',
  星城: '长沙',
  榕城: '福州',
  鹭岛: '厦门',
  甬城: '宁波',
  邕城: '南宁',
  筑城: '贵阳',
  洪城: '南昌',
  金陵: '南京',
  姑苏城: '苏州',
};

/** Short names that are other places as well: a prefecture only after its province, as people write it. */
const SHORT_WITHIN: [string[], Record<string, string>][] = [
  [
    ['新疆', '新疆维吾尔自治区', '新疆自治区'],
    { 巴州: '巴音郭楞州', 克州: '克孜勒苏州', 博州: '博尔塔拉州', 乌市: '乌鲁木齐市' },
  ],
  [['内蒙古', '内蒙', '内蒙古自治区'], { 呼市: '呼和浩特市', 锡盟: '锡林郭勒盟', 阿盟: '阿拉善盟' }],
];

export interface City {
  /** full name, as `成都市` */
  name: string;
  region: RegionId;
}

/** @returns the prefectures of a province, short and in full */
export function citiesOf(region: RegionId): { short: string; suffix: string; city: City }[] {
  return (CITIES[region]?.split(' ') ?? []).map((entry) => {
    const [short = '', suffix = '市'] = entry.split(':');
    return { short, suffix, city: { name: short + suffix, region } };
  });
}

const CITIES_OF_ALL = (Object.keys(CITIES) as RegionId[]).flatMap(citiesOf);

/** @returns every way to write a city, with the city it names */
export function cityNames(): [string, City][] {
  const names: [string, City][] = [];
  for (const { short, suffix, city } of CITIES_OF_ALL) {
    names.push([city.name, city]);
    if (suffix.endsWith('州')) names.push([`${short}州`, city], [`${short}自治州`, city]);
    if (suffix === '盟' || suffix === '地区') names.push([`${short}${suffix}`, city]);
    if (!NEED_SUFFIX.has(short)) names.push([short, city]);
    for (const [nickname, named] of Object.entries(NICKNAMES))
      if (named === short) names.push([nickname, city]);
  }
  names.push(...shortNames(new Map(names)));
  return names;
}

/** 新疆巴州, 锡盟 */
function shortNames(byName: ReadonlyMap<string, City>): [string, City][] {
  return SHORT_WITHIN.flatMap(([provinces, shorts]) =>
    Object.entries(shorts).flatMap(([short, name]) => {
      const leads = short.endsWith('盟') ? ['', ...provinces] : provinces;
      const city = byName.get(name);
      return city === undefined ? [] : leads.map((lead): [string, City] => [lead + short, city]);
    }),
  );
}

/** Of the short names that need their suffix, those that stand for the city where its users or its network follow: 大庆大量用户断网 */
const PLAIN_WITH_SIGN = '日照 普洱 大庆 怒江 中卫 平凉 三明 安康 凉山 白山 保山 伊春 海东'.split(' ');

/** @returns the short names that are a city only where the next words say so, with the city */
export function cityNamesWithSign(): [string, City][] {
  return CITIES_OF_ALL.flatMap(({ short, city }) => (PLAIN_WITH_SIGN.includes(short) ? [[short, city]] : []));
}

/** The cities of a province whose short names are also something else. */
const within = new Map<RegionId, Lexicon<City>>();

/** @returns the city of a province whose short name, which is also something else, begins at a place of a text (辽宁朝阳) */
export function cityWithin(region: RegionId, text: string, at: number): Found<City> | undefined {
  const cities = within.get(region) ?? new Lexicon(ambiguousOf(region));
  within.set(region, cities);
  return cities.matchAt(text, at);
}

function ambiguousOf(region: RegionId): [string, City][] {
  return citiesOf(region).flatMap(({ short, city }) => (NEED_SUFFIX.has(short) ? [[short, city]] : []));
}

/** Short forms for several provinces at once, with a lone province where the area lies within one. */
export const AREAS: [string[], RegionId[]][] = [
  [
    ['川渝', '成渝'],
    ['sichuan', 'chongqing'],
  ],
  [['两广'], ['guangdong', 'guangxi']],
  [
    ['两湖', '湖广'],
    ['hubei', 'hunan'],
  ],
  [['江浙'], ['jiangsu', 'zhejiang']],
  [
    ['江浙沪', '苏浙沪', '沪苏浙'],
    ['shanghai', 'jiangsu', 'zhejiang'],
  ],
  [
    ['长三角', '长江三角洲', '苏浙沪皖', '沪苏浙皖'],
    ['shanghai', 'jiangsu', 'zhejiang', 'anhui'],
  ],
  [['珠三角', '珠江三角洲', '粤港澳大湾区内地九市'], ['guangdong']],
  [['京津冀'], ['beijing', 'tianjin', 'hebei']],
  [['京津'], ['beijing', 'tianjin']],
  [['京沪'], ['beijing', 'shanghai']],
  [
    ['京沪广', '北上广', '北上广深'],
    ['beijing', 'shanghai', 'guangdong'],
  ],
  [
    ['东三省', '东北三省', '黑吉辽', '辽吉黑'],
    ['liaoning', 'jilin', 'heilongjiang'],
  ],
  [
    ['云贵', '滇黔'],
    ['yunnan', 'guizhou'],
  ],
  [
    ['云贵川', '川滇黔', '川贵云'],
    ['yunnan', 'guizhou', 'sichuan'],
  ],
  [
    ['云贵川渝', '川渝云贵', '西南四省'],
    ['yunnan', 'guizhou', 'sichuan', 'chongqing'],
  ],
  [['陕甘宁'], ['shaanxi', 'gansu', 'ningxia']],
  [['陕甘'], ['shaanxi', 'gansu']],
  [['甘青宁'], ['gansu', 'qinghai', 'ningxia']],
  [['西北五省'], ['shaanxi', 'gansu', 'qinghai', 'ningxia', 'xinjiang']],
  [['晋冀鲁豫'], ['shanxi', 'hebei', 'shandong', 'henan']],
  [['苏鲁豫皖'], ['jiangsu', 'shandong', 'henan', 'anhui']],
  [['鲁豫'], ['shandong', 'henan']],
  [['苏皖'], ['jiangsu', 'anhui']],
  [['湘鄂'], ['hunan', 'hubei']],
  [['湘鄂赣'], ['hunan', 'hubei', 'jiangxi']],
  [
    ['闽粤', '粤闽'],
    ['fujian', 'guangdong'],
  ],
  [
    ['闽浙', '浙闽'],
    ['fujian', 'zhejiang'],
  ],
  [['粤桂'], ['guangdong', 'guangxi']],
  [
    ['粤桂琼', '华南三省'],
    ['guangdong', 'guangxi', 'hainan'],
  ],
  [['青藏'], ['qinghai', 'xizang']],
];

/** Parts of the country whose borders nobody draws alike; more than one province each. */
export const VAGUE_AREAS = [
  '华北',
  '华东',
  '华南',
  '华中',
  '东北',
  '西北',
  '西南',
  '中部地区',
  '西部地区',
  '东部地区',
  '沿海地区',
];

/** 全川, 全粤: letters that stand for nothing else after 全 */
const WHOLE_BY_LETTER: Record<string, RegionId> = {
  ...{ 冀: 'hebei', 皖: 'anhui', 闽: 'fujian', 赣: 'jiangxi', 鲁: 'shandong', 豫: 'henan', 鄂: 'hubei' },
  ...{ 湘: 'hunan', 粤: 'guangdong', 桂: 'guangxi', 琼: 'hainan', 渝: 'chongqing', 川: 'sichuan' },
  ...{ 黔: 'guizhou', 滇: 'yunnan', 陕: 'shaanxi', 陇: 'gansu', 浙: 'zhejiang', 沪: 'shanghai' },
};

/** Other ways to write a province. 新疆兵团 lies in 新疆. */
export const PROVINCE_ALIASES: [string, RegionId][] = [
  ['内蒙', 'neimenggu'],
  ['内蒙古区', 'neimenggu'],
  ['新疆兵团', 'xinjiang'],
  ...(['全疆', '疆内'].map((name) => [name, 'xinjiang']) as [string, RegionId][]),
  ...Object.entries(WHOLE_BY_LETTER).map(([letter, id]): [string, RegionId] => [`全${letter}`, id]),
  ...(['沪上', '申城'].map((name) => [name, 'shanghai']) as [string, RegionId][]),
  ['京城', 'beijing'],
  ...(['津门', '津城'].map((name) => [name, 'tianjin']) as [string, RegionId][]),
  ['新疆生产建设兵团', 'xinjiang'],
  ['生产建设兵团', 'xinjiang'],
  ['新疆自治区', 'xinjiang'],
  ['宁夏自治区', 'ningxia'],
  ['广西自治区', 'guangxi'],
  ['sichuan', 'sichuan'],
  ['guangdong', 'guangdong'],
  ['beijing', 'beijing'],
  ['shanghai', 'shanghai'],
  ['zhejiang', 'zhejiang'],
  ['jiangsu', 'jiangsu'],
  ['yunnan', 'yunnan'],
  ['chongqing', 'chongqing'],
];

/** Single characters that stand for a province only in a list with 等省, 两省, 三地 and the like (川、滇、黔三省). */
export const PROVINCE_LETTERS: Record<string, RegionId> = {
  京: 'beijing',
  津: 'tianjin',
  冀: 'hebei',
  晋: 'shanxi',
  蒙: 'neimenggu',
  辽: 'liaoning',
  吉: 'jilin',
  黑: 'heilongjiang',
  沪: 'shanghai',
  苏: 'jiangsu',
  浙: 'zhejiang',
  皖: 'anhui',
  闽: 'fujian',
  赣: 'jiangxi',
  鲁: 'shandong',
  豫: 'henan',
  鄂: 'hubei',
  湘: 'hunan',
  粤: 'guangdong',
  桂: 'guangxi',
  琼: 'hainan',
  渝: 'chongqing',
  川: 'sichuan',
  蜀: 'sichuan',
  贵: 'guizhou',
  黔: 'guizhou',
  云: 'yunnan',
  滇: 'yunnan',
  藏: 'xizang',
  陕: 'shaanxi',
  秦: 'shaanxi',
  甘: 'gansu',
  陇: 'gansu',
  青: 'qinghai',
  宁: 'ningxia',
  新: 'xinjiang',
};
