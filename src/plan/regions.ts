/** The 31 provincial regions that have a 通信管理局 (2.3), in the order of GB/T 2260. */
export const REGIONS = [
  { id: 'beijing', name: '北京市', short: '北京' },
  { id: 'tianjin', name: '天津市', short: '天津' },
  { id: 'hebei', name: '河北省', short: '河北' },
  { id: 'shanxi', name: '山西省', short: '山西' },
  { id: 'neimenggu', name: '内蒙古自治区', short: '内蒙古' },
  { id: 'liaoning', name: '辽宁省', short: '辽宁' },
  { id: 'jilin', name: '吉林省', short: '吉林' },
  { id: 'heilongjiang', name: '黑龙江省', short: '黑龙江' },
  { id: 'shanghai', name: '上海市', short: '上海' },
  { id: 'jiangsu', name: '江苏省', short: '江苏' },
  { id: 'zhejiang', name: '浙江省', short: '浙江' },
  { id: 'anhui', name: '安徽省', short: '安徽' },
  { id: 'fujian', name: '福建省', short: '福建' },
  { id: 'jiangxi', name: '江西省', short: '江西' },
  { id: 'shandong', name: '山东省', short: '山东' },
  { id: 'henan', name: '河南省', short: '河南' },
  { id: 'hubei', name: '湖北省', short: '湖北' },
  { id: 'hunan', name: '湖南省', short: '湖南' },
  { id: 'guangdong', name: '广东省', short: '广东' },
  { id: 'guangxi', name: '广西壮族自治区', short: '广西' },
  { id: 'hainan', name: '海南省', short: '海南' },
  { id: 'chongqing', name: '重庆市', short: '重庆' },
  { id: 'sichuan', name: '四川省', short: '四川' },
  { id: 'guizhou', name: '贵州省', short: '贵州' },
  { id: 'yunnan', name: '云南省', short: '云南' },
  { id: 'xizang', name: '西藏自治区', short: '西藏' },
  { id: 'shaanxi', name: '陕西省', short: '陕西' },
  { id: 'gansu', name: '甘肃省', short: '甘肃' },
  { id: 'qinghai', name: '青海省', short: '青海' },
  { id: 'ningxia', name: '宁夏回族自治区', short: '宁夏' },
  { id: 'xinjiang', name: '新疆维吾尔自治区', short: '新疆' },
] as const;

export type RegionId = (typeof REGIONS)[number]['id'];
export const REGION_IDS = REGIONS.map((r) => r.id) as [RegionId, ...RegionId[]];

const names = new Map<RegionId, string>(REGIONS.map((r) => [r.id, r.name]));

/** @returns the region's full Chinese name, as `四川省` */
export function regionName(id: RegionId): string {
  return names.get(id) ?? id;
}
