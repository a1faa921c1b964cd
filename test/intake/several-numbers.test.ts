import { describe, expect, it } from 'vitest';
import { graded, wrong } from '../support/reports.ts';

/** Several numbers of people in one report: parts, batches and groups, each with its own correction. */

describe('several numbers of a leak (3.1–3.4)', () => {
  it.each([
    ['会员库经复核为63万用户，商家库经复核为48万用户，均被黑客窃取，互不重复', 'relatively_serious'],
    ['A库去重后62万用户，B库去重后51万用户，两库用户无交集，都被黑客拖走', 'relatively_serious'],
    ['网约车泄露乘客51万，共享单车泄露用户62万，两边用户没有交集，黑客干的', 'relatively_serious'],
    ['昨夜A库62万用户被黑客拖走，截至目前B库也有51万用户被拖，两库没有一个共同用户', 'relatively_serious'],
    ['商城库由60万升到62万用户，论坛库由50万升到53万用户，两库用户不重，均被黑客窃取', 'relatively_serious'],
    ['商城被窃用户720万，论坛被窃用户510万，现论坛数更正为490万，商城数不变，两边不重', 'serious'],
    ['不是更正，是追加：前报62万用户，现追加53万用户，均被黑客窃取', 'relatively_serious'],
    ['加上之前那批980万，这次又流出35万用户，两批没重的，黑客拖库，都核实了', 'serious'],
    ['门店端6万会员，小程序端5万会员，两边会员不重，都被黑客拖走了', 'ordinary'],
  ])('come to their sum where they count others: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it.each([
    '黑客拖走A库8万用户，B库130万用户也没守住',
    '8万会员遭黑客窃取，其他130万普通用户同样没逃过',
    '被黑客窃取的有新增用户8万，存量用户130万',
    '商家库8万用户被拖，买家库130万一股脑也被黑客拖走',
    '泄露的140万用户里30万已注销，其余110万都在用，黑客窃取',
    '会员8万人资料被黑客窃取，非会员资料被窃130万',
  ])('count the greater one of two of whom all leaked: %s', (text) => {
    expect(graded(text)).toBe('relatively_serious');
  });

  it.each([
    '62万用户在旧系统，53万用户在新系统，都被黑客拖走了',
    '今年会员8万，往年会员130万，都被黑客拖走',
    '黑客窃取了漫画读者8万、小说读者130万的资料',
    '两个库各被黑客拖走6万用户，互不重复',
    '除昨报的97万用户外，又查出4万用户被拖，黑客入侵',
    '在职员工8万人资料被黑客窃取，离职员工资料被窃130万',
    '商城8万用户被黑客拖走。论坛130万用户全军覆没',
  ])('are asked about where what they come to is open: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it('leave the grade alone where the text says why one of them does not count', () => {
    const ordinary = [
      '前报泄露62万用户，经去重更正为53万用户，黑客窃取',
      '商城库30万用户、论坛库25万用户，合计55万用户，均被黑客窃取',
      '黑客窃取52万用户资料，另有60万用户收到提醒短信',
      '泄露用户62万，其中男用户35万、女用户27万，黑客窃取',
    ];
    expect(ordinary.map(graded)).toEqual(ordinary.map(() => 'ordinary'));
    expect(
      wrong(
        ['黑客窃取8万用户资料，其余130万用户没有受影响', '黑客拖走A库8万用户，B库130万用户都没事'],
        'below',
      ),
    ).toEqual([]);
  });
});
