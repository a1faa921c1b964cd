import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';
import { cityNames } from '../../src/intake/gazetteer/gazetteer.ts';
import { REGIONS } from '../../src/plan/regions.ts';
import { oneOf, wrong } from '../support/reports.ts';

/** Every province and prefecture by each of its names, hit or named in passing. */

const AT = new Date('2026-11-28T04:00:00Z');
const PROVINCES = REGIONS.flatMap(({ name, short }) => [name, short]);
const CITIES = cityNames().map(([name]) => name);

/** @returns the share of the texts that get the grade */
function share(texts: string[], grade: string): number {
  return texts.filter((text) => gradeLine(text, AT).grade === grade).length / texts.length;
}

describe('places by name', () => {
  it('one province is 1个省 (3.3), however it is told', () => {
    const texts = PROVINCES.flatMap((place) => [
      `${place}大量用户无法上网。`,
      `今早${place}全境大批用户断网，系攻击。`,
      `勒索病毒在${place}大面积爆发。`,
      `${place}大量用户断网，其他省正常。`,
    ]);
    expect(wrong(texts, 'relatively_serious')).toEqual([]);
    expect(share(texts, 'relatively_serious')).toBeGreaterThan(0.97);
  });

  it('a province beside another is 多个省 (3.2)', () => {
    const pairs = PROVINCES.flatMap((place) =>
      PROVINCES.filter((other) => !other.startsWith(place.slice(0, 2))).map(
        (other) => `${place}、${other}大量用户断网。`,
      ),
    );
    expect(wrong(oneOf(7, pairs), 'serious')).toEqual([]);
  });

  it('a city is 1个地市 (3.4)', () => {
    const texts = oneOf(4, CITIES).flatMap((city) => [
      `${city}大量用户无法上网。`,
      `${city}全市大批用户断网，省内其他地方正常。`,
    ]);
    expect(wrong(texts, 'ordinary')).toEqual([]);
  });

  it('where it is registered, where its servers are and where the attack comes from is not where it hits', () => {
    const texts = oneOf(4, [...PROVINCES, ...CITIES]).flatMap((place) => [
      `机房在${place}，湖南全省大量用户断网。`,
      `我司注册地${place}，湖南全省大量用户断网。`,
      `攻击来自${place}，湖南全省大量用户断网。`,
    ]);
    expect(wrong(texts, 'relatively_serious')).toEqual([]);
    expect(share(texts, 'relatively_serious')).toBeGreaterThan(0.97);
  });

  it('calls no bureau of a province that was spared or is named in passing (4.1)', () => {
    const reports = [
      '四川省大量用户无法正常上网',
      '绵阳市大批用户断网',
      '.CN国家顶级域名解析效率大幅下降',
      '全国知名的视频平台访问严重异常',
      '勒索病毒在湖南、湖北大面积爆发',
      '我司1200万用户信息泄露',
      '成都某公司15万会员资料被盗',
      '某医院服务器被勒索软件加密',
    ];
    const asides = [
      ...[
        '贵州、北京用户不受影响',
        '贵州正常',
        '贵州没有波及',
        '不涉及贵州',
        '贵州未见异常',
        '邻省贵州暂未发现',
      ],
      ...['机房在贵州', '攻击源在贵州', '总部在贵州', '公司注册地贵州', '服务器放在贵州', '备份中心设在贵州'],
      ...['由贵州公司承建', '已请贵州省通信管理局协助', '已派人赴贵州取证', '嫌疑人在贵州落网', 'IP归属贵州'],
      ...['网传贵州也断网不属实', '贵州去年也发生过', '和去年贵州那次一样', '贵州的专家正赶来支援'],
    ];
    const regions = (text: string) => gradeLine(text, AT).facts.regions;
    const called = reports.flatMap((report) =>
      asides
        .flatMap((aside) => [`${report}，${aside}。`, `${report}。${aside}。`])
        .filter((text) => regions(text).some((region) => !regions(`${report}。`).includes(region))),
    );
    expect(called).toEqual([]);
  });

  it.each([
    ['四川绵阳市核心机房停电，大量宽带用户断网', 'judgement'],
    ['辽宁朝阳市主用机房停电，大量宽带用户断网', 'judgement'],
    ['四川绵阳核心机房停电，绵阳全市大量用户断网', 'ordinary'],
    ['四川绵阳核心机房停电，四川全省大量用户断网', 'relatively_serious'],
    ['吉林大量用户断网', 'judgement'],
  ])(
    'does not take a province for hit that only says where a city lies, or may be one: %s',
    (text, grade) => {
      expect(gradeLine(text, AT).grade).toBe(grade);
    },
  );

  it('knows the province of an organization that a virus hit (4.1)', () => {
    const { facts } = gradeLine('南京一家医院信息系统被勒索病毒加密，挂号停了半天。', AT);
    expect(facts).toMatchObject({
      regions: ['jiangsu'],
      malware: { extent: { least: 'county', most: 'city' } },
    });
  });
});
