import { describe, expect, it } from 'vitest';
import table from '../../src/intake/gazetteer/counties.json' with { type: 'json' };
import { readReport } from '../../src/intake/read.ts';

const SENT = new Date('2026-11-23T04:00:00Z');

/** @returns least..most reach of an outage, and its provinces */
function spread(text: string): string {
  const { outage, regions } = readReport(text, SENT).facts;
  const { least, most } = outage?.extent ?? {};
  return `${least}..${most} ${regions.join(' ')}`.trim();
}

/** province, prefecture, full name */
const placed = Object.entries(table).flatMap(([region, prefectures]) =>
  Object.entries(prefectures).flatMap(([city, names]) =>
    names.split(' ').map((name) => [region, city, name.replace(':', '')] as const),
  ),
);

/** Whichever city has a district of that name, many call a part of theirs so; or the name is another place first. */
const AMBIGUOUS =
  /^(?:老城|新市|古城|港口|站前|平房|东城|西城|城东|城西|城北|城中|解放|新城)区$|^(?:海南|河北|西安|大同|西市|城|郊|矿|东|西)区$|^合作市$|^河南蒙古族自治县$/u;

describe('counties by name', () => {
  it('knows 2,850 of them, with the changes of 2021 and later', () => {
    expect(placed.length).toBeGreaterThanOrEqual(2840);
    expect(placed.length).toBeLessThanOrEqual(2860);
    expect(table.zhejiang.杭州市.split(' ')).toEqual(expect.arrayContaining(['临平区', '钱塘区', '上城区']));
    expect(table.zhejiang.杭州市).not.toMatch(/江干区|下城区/u);
    expect(table.chongqing['']).toContain('两江新区');
  });

  it('reads each full name as less than a city, in its province where no other has one', () => {
    const provinces = new Map<string, Set<string>>();
    for (const [region, , name] of placed)
      provinces.set(name, (provinces.get(name) ?? new Set()).add(region));
    const wrong = [...provinces].flatMap(([name, [region, other]]) => {
      const got = spread(`${name}大量用户断网`);
      const expected = other === undefined ? `county..county ${region}` : 'county..county';
      return got === expected || AMBIGUOUS.test(name) ? [] : [`${name}: ${got}`];
    });
    expect(wrong).toEqual([]);
  });

  it('reads each full name right after its prefecture as a part of it', () => {
    const wrong = placed.flatMap(([region, city, name]) => {
      // 城区, 西市区: also what each city calls its middle
      if (city === '' || name === '城区' || name === '西市区') return [];
      const got = spread(`${city}${name}大量用户断网`);
      return got === `county..county ${region}` ? [] : [`${city}${name}: ${got}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['江苏鼓楼区大量用户断网', 'county..county jiangsu'],
    ['南京鼓楼大量用户断网', 'county..county jiangsu'],
    ['江苏省通信管理局报告：鼓楼区大量用户断网', 'county..county jiangsu'],
    ['鼓楼区大量用户断网，南京其他区正常', 'county..county jiangsu'],
    ['城东区大量用户断网', 'county..county'],
    ['晋江、石狮大量用户断网', 'county..city fujian'],
    ['昆山、江阴大量用户断网', 'county..province jiangsu'],
    ['昆山市、义乌市大量用户断网', 'county..provinces jiangsu zhejiang'],
    ['浙江大量用户断网，涉及义乌、昆山', 'province..provinces jiangsu zhejiang'],
    ['苏州、昆山、江阴大量用户断网', 'city..province jiangsu'],
    ['义乌市网信办报告，全市大量用户断网', 'county..county zhejiang'],
    ['海淀区网信办报告，全区大量用户断网', 'county..county beijing'],
    ['注册在昆山的某公司报告，杭州市大量用户断网', 'city..city zhejiang'],
    ['东莞东城区大量用户断网', 'county..county guangdong'],
    ['雄安新区大量用户断网', 'county..county hebei'],
  ])('%s: %s', (text, expected) => {
    expect(spread(text)).toBe(expected);
  });

  it.each([
    ['义乌某电商公司泄露1200万用户的个人信息', ['zhejiang']],
    ['昆山某公司网站无法访问', ['jiangsu']],
    ['晋江文学城泄露1200万用户的个人信息', []],
    ['香格里拉酒店集团泄露1200万用户的个人信息', []],
    ['服务器在昆山的平台泄露1200万用户的个人信息', []],
  ])('takes the province of %s from the organization: %j', (text, regions) => {
    expect(readReport(text, SENT).facts.regions).toEqual(regions);
  });

  it('a long list of names takes linear time', () => {
    const time = (text: string) => {
      const start = performance.now();
      readReport(text, SENT);
      return performance.now() - start;
    };
    time('昆山、'.repeat(1000));
    const [some, many] = [time('昆山、'.repeat(2000)), time('昆山、'.repeat(20_000))];
    expect(many).toBeLessThan(60 * Math.max(some, 5));
  });
});
