import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';
import { readClauses } from '../../src/intake/clauses/clauses.ts';
import { normalize } from '../../src/intake/text/normalize.ts';
import { AT, graded, oneOf, readRows, SHORT } from '../support/reports.ts';

/** At three in the morning, on a telephone, nobody types a comma. */

const cut = (text: string) => readClauses(normalize(text)).map((clause) => clause.text);

describe('chat without a comma', () => {
  it.each([
    ['重庆全市大量用户没得网机房空调垮了不是黑客', ['重庆全市大量用户没得网', '机房空调垮了', '不是黑客']],
    [
      '辽宁全省大量用户上不了网吉林黑龙江都没事正在排查',
      ['辽宁全省大量用户上不了网', '吉林黑龙江都没事', '正在排查'],
    ],
    ['大连机房进水全市大量用户断网威海青岛正常', ['大连机房进水', '全市大量用户断网', '威海青岛正常']],
    [
      '境外组织打出口设备光缆也断了华东六省一市大量用户上不了网',
      ['境外组织打出口设备光缆也断了', '华东六省一市大量用户上不了网'],
    ],
    [
      '先头说一百万后来核实是一百五十万用户被黑客拖走',
      ['先头说一百万', '后来核实是一百五十万用户被黑客拖走'],
    ],
  ])('is cut where a clause plainly ends: %s', (text, clauses) => {
    expect(cut(text)).toEqual(clauses);
  });

  it.each([
    ['湖南全省断网应急演练圆满结束'],
    ['全国大量用户上不去网易云音乐'],
    ['专家警告未来可能我司1200万用户信息泄露'],
    ['甘肃省内大面积爆发u盘蠕虫'],
    ['四川全省大量用户断网监测平台采购'],
  ])('is left whole where a word goes on: %s', (text) => {
    expect(cut(text)).toEqual([text]);
  });

  it('is left to him who types commas, but for a number put right', () => {
    expect(cut('成都全市断网，机房空调垮了不是黑客，正在排查')).toHaveLength(3);
    expect(cut('看错位了！不是2100万是二点一亿用户的资料被拖走')).toHaveLength(3);
  });

  it.each([
    ['重庆全市大量用户没得网机房空调垮了不是黑客', 'relatively_serious'],
    ['辽宁全省大量用户从九点起上不了网吉林黑龙江都没事正在排查', 'relatively_serious'],
    ['上海大面积宽带中断浦东浦西都有大量用户投诉江苏浙江没事', 'relatively_serious'],
    ['内蒙全区大面积感染蠕虫病毒宁夏甘肃没报各盟市都在断网杀毒', 'relatively_serious'],
    ['看错位了！不是2100万是二点一亿用户的资料被入侵拖走', 'especially_serious'],
    ['东三省联通认证系统遭黑客攻击大量互联网用户无法上网现已切换备用认证节点', 'serious'],
    ['.CN域名注册提交系统登录不了新注册受影响.CN解析效率没有下降', 'below|judgement'],
    ['刚才那条全国断网是演练脚本误发大家别慌今晚全网一切正常', 'below'],
    ['安全部说外泄用户900万法务说是1100万两家都没拿出依据只能先这样报', 'judgement'],
    ['代码仓被攻破核心产品源码整套被偷用户数据没动这算哪级请领导定', 'judgement'],
    ['明儿要真打过来全国都得断网 咱先把备线备着呗', 'below'],
    ['境外黑客组织侵入某运营商省级网管，留了后门，目前业务没受影响，也没看到数据外传。', 'judgement'],
  ])('is graded as with its commas (3.1–3.4): %s', (text, expected) => {
    expect(expected.split('|')).toContain(graded(text));
  });

  it.each([
    ['安全部说外泄用户900万法务说是1100万两家都没拿出依据只能先这样报', ['serious', 'relatively_serious']],
    ['用户信息泄露甲方说80万人乙方说1.2亿人谁也没说服谁', ['especially_serious', 'ordinary']],
  ])('offers the grade of each number that is told (3.1–3.4): %s', (text, offered) => {
    const { grade, candidates } = gradeLine(text, AT);
    expect(grade).toBe('judgement');
    expect(candidates).toEqual(expect.arrayContaining(offered));
  });

  it.each([
    ['泄露用户500万三家都报了', 'relatively_serious'],
    ['用户信息泄露九百万三个省都有', 'relatively_serious'],
    ['客户信息被盗九十九万八千人两个省的都有', 'ordinary'],
    ['客户资料被盗一百万两千人', 'relatively_serious'],
    ['用户信息泄露一亿二', 'especially_serious'],
  ])('ends a number where something else is counted: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('reports whose commas are taken out', () => {
  const rows = oneOf(21, readRows(), 3)
    .filter(({ text }) => text.length < 90 && /[，。；]/u.test(text) && !/[？?：:“”"「《、]/u.test(text))
    .map(({ grades, text }) => ({ grades: grades.map((g) => g.split(':')[0]), text }))
    .filter(({ grades, text }) => grades.includes(SHORT[graded(text)]));

  it('are graded alike, or asked about; seldom in another way', () => {
    const told = rows.map(({ grades, text }) => {
      const bare = text.replace(/(?<![\d０-９])[，。；]|[，。；](?![\d０-９])/gu, '');
      return { grades, bare, grade: SHORT[graded(bare)] };
    });
    const alike = told.filter(({ grades, grade }) => grades.includes(grade));
    const wrong = told.filter(({ grades, grade }) => !grades.includes(grade) && grade !== 'J');
    expect(rows.length).toBeGreaterThan(500);
    // 91.5 % and 0.9 % of the whole table (0.6 % where nothing is said after the report); 83 % and 2.9 % where such text isn't cut
    expect(alike.length / rows.length).toBeGreaterThan(0.89);
    expect(wrong.length / rows.length).toBeLessThan(0.013);
  });
});
