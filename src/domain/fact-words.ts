import type { Extent, Facts, Reach, Standing } from '../plan/facts.ts';
import { regionName } from '../plan/regions.ts';
import { formatCount } from './count.ts';
import { CAUSE_NAMES } from './scope.ts';

export const STANDING_NAMES: Record<Standing, string> = {
  actual: '实际发生',
  unverified: '未经证实',
  unclear: '表述不明',
  denied: '已证实不属实',
  hypothetical: '计划、假设或询问',
  drill: '演练',
  past: '过去的事件',
};

const REACH_NAMES: Record<Reach, string> = {
  county: '县级及以下',
  city: '1个地市',
  province: '1个省',
  provinces: '多个省',
  national: '全国范围',
};

const WHOSE_NAMES = {
  employees: '单位员工',
  overseas: '境外用户',
  partly_overseas: '部分为境外用户',
} as const;
const INFLUENCE_NAMES = { national: '全国范围', provincial: '省内', none: '无' } as const;

/** @returns an extent in Chinese, as `1个省`, `1个地市至全国范围`; `范围不明` when absent */
export function extentName(extent: Extent | undefined): string {
  if (extent === undefined) return '范围不明';
  if (extent.least === extent.most) return REACH_NAMES[extent.least];
  return `${REACH_NAMES[extent.least]}至${REACH_NAMES[extent.most]}`;
}

/** One fact for people to read; `key` is the one that evidence and matches name. */
export interface DescribedFact {
  key: string;
  label: string;
  value: string;
}

/** @returns the known facts as labelled Chinese values, in a fixed order */
export function describeFacts(facts: Facts): DescribedFact[] {
  const { outage, cnTld, dns, site, leak, malware } = facts;
  const degree = (stated: 'yes' | 'no' | undefined, yes: string, no: string, open: string) =>
    stated === undefined ? open : stated === 'yes' ? yes : no;
  const rows: [string, string, string | undefined][] = [
    ['standing', '消息性质', facts.standing && STANDING_NAMES[facts.standing]],
    ['resolved', '当前状态', facts.resolved ? '已恢复' : undefined],
    ['causes', facts.causeSuspected ? '疑似原因' : '原因', join(facts.causes.map((c) => CAUSE_NAMES[c]))],
    ['regions', '影响地区', join([...(facts.national ? ['全国'] : []), ...facts.regions.map(regionName)])],
    ['provinceCount', '影响省份数', facts.provinceCount && formatCount(facts.provinceCount)],
    ['cities', '影响地市', join(facts.cities)],
    ['overseas', '境外地区', join(facts.overseas)],
    [
      'outage',
      '用户无法上网',
      outage &&
        `${extentName(outage.extent)}，${degree(outage.many, '大量用户', '非大量用户', '是否大量不明')}`,
    ],
    ['outageUsers', '无法上网用户数', outage?.users && formatCount(outage.users)],
    ['cnTld', '.CN解析', cnTld && degree(cnTld.drop, '效率大幅下降', '未大幅下降', '异常，程度不明')],
    [
      'dns',
      '域名解析系统',
      dns &&
        `${degree(dns.large, '大型系统', '非大型系统', '是否大型不明')}，${degree(dns.severe, '严重异常', '非严重异常', '异常程度不明')}`,
    ],
    ['siteName', '网站或平台', site?.name],
    [
      'site',
      '网站或平台访问',
      site &&
        `影响力：${site.influence === undefined ? '不明' : INFLUENCE_NAMES[site.influence]}，${degree(site.severe, '严重异常', '非严重异常', '异常程度不明')}`,
    ],
    ['leak', '用户信息泄露', leak && leak.people === undefined ? '有，用户数不明' : undefined],
    ['leakPeople', '泄露用户数', leak?.people && formatCount(leak.people)],
    ['leakRecords', '泄露记录数', leak?.records && formatCount(leak.records)],
    ['leakWhose', '泄露涉及', leak?.whose && WHOSE_NAMES[leak.whose]],
    [
      'malware',
      '网络病毒传播',
      malware &&
        `${extentName(malware.extent)}，${degree(malware.wide, '大面积爆发', '非大面积', '是否大面积不明')}`,
    ],
    ['malwareDevices', '感染设备数', malware?.devices && formatCount(malware.devices)],
    ['other', '其他危害', facts.other],
  ];
  return rows.flatMap(([key, label, value]) => (value ? [{ key, label, value }] : []));
}

function join(values: string[]): string | undefined {
  return values.length === 0 ? undefined : values.join('、');
}

/** @returns what changed, one Chinese line per fact, as `泄露用户数：800万 → 1200万`; empty when nothing did */
export function diffFacts(before: Facts, after: Facts): string[] {
  const old = new Map(describeFacts(before).map((fact) => [fact.key, fact]));
  const lines: string[] = [];
  for (const { key, label, value } of describeFacts(after)) {
    const was = old.get(key)?.value ?? '未说明';
    if (was !== value) lines.push(`${label}：${was} → ${value}`);
    old.delete(key);
  }
  for (const { label, value } of old.values()) lines.push(`${label}：${value} → 未说明`);
  return lines;
}
