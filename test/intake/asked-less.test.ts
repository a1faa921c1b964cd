import { describe, expect, it } from 'vitest';
import { graded } from '../support/reports.ts';

/** What the text decides though it doesn't say it in the plan's words; the tables would take a question for an answer too. */

describe('what needs no question', () => {
  it.each([
    ['12306被CC打趴了，全国都买不了票', 'serious'],
    ['学信网全国都打不开', 'serious'],
    ['我家淘宝店全国用户都打不开了', 'judgement'],
    ['抖音全国部分用户打不开', 'judgement'],
  ])('the influence of what everybody knows (3.2): %s', (text, expected) => {
    expect(graded(text)).toBe(expected);
  });

  it.each([
    ['目前有28个省的大量用户没法正常上网，其余省份正常。', 'serious'],
    ['28个省大量用户无法上网，其余省份是否正常不知道', 'judgement'],
  ])('whether many provinces are the country (3.1, 3.2): %s', (text, expected) => {
    expect(graded(text)).toBe(expected);
  });

  it.each([
    ['更正:不是一亿三 是一千三百万用户泄露 打多了 黑客从客服系统摸进来的', 'serious'],
    ['宜宾全市大批宽带掉线 BRAS遭打 隔壁泸州没得事', 'ordinary'],
  ])('spaces for punctuation: %s', (text, expected) => {
    expect(graded(text)).toBe(expected);
  });

  it('parts a cause that stands alone from the places after it', () => {
    expect(graded('全黑龙江大批用户上不了网 DDoS 大兴安岭到绥芬河 吉林那边没有')).not.toBe('ordinary');
  });

  it.each([
    ['珠三角九市大量宽带用户断网，粤东、粤西、粤北正常', 'relatively_serious'],
    ['珠三角几个市大量用户断网，深圳、东莞都有', 'relatively_serious'],
    ['珠三角某市大量用户断网', 'ordinary'],
    ['珠三角部分城市大量用户断网', 'judgement'],
  ])('how far the Pearl River delta reaches (3.3, 3.4): %s', (text, expected) => {
    expect(graded(text)).toBe(expected);
  });
});
