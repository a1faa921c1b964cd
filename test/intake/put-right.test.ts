import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded } from '../support/reports.ts';

/** A correction by the reporter in the same message is read as the message with it put right (4.1). */

describe('what a message corrects', () => {
  it.each([
    ['全国大量用户断网。更正：写大了，只有河北一省。', 'relatively_serious'],
    ['全国大量网民上不了网。更正：不是全国，断的是河南、河北、山东三省。', 'serious'],
    ['四川省大量用户无法正常上网。更正：出问题的只有绵阳一个市，别的市州都正常。', 'ordinary'],
    ['绵阳市大批用户断网。省公司补充：不光绵阳，全省二十一个市州都大批断网。', 'relatively_serious'],
    ['勒索病毒在湖南、湖北大面积爆发。更正：湖北是误报，那边一台都没中，只有湖南。', 'relatively_serious'],
    ['某社交软件1.3亿用户信息泄露。更正：小数点点错了，是1300万。', 'serious'],
    ['我司1200万用户信息泄露。多打了一个零，是120万。', 'relatively_serious'],
    ['15万会员资料被盗。晚班再查，去掉重的和注销的，只剩9万人。', 'below'],
    [
      '某网站1.3亿用户信息泄露。最后一版结论：被拿走的是300万求职者的资料，1.3亿是全站用户总数。',
      'relatively_serious',
    ],
    ['四川省大量用户无法正常上网。不好意思我刚看错屏了，只有绵阳一个市，其他地市都正常。', 'ordinary'],
    ['全国大量用户断网。不是全国，是山东、河南两省，我听岔了。', 'serious'],
    ['广东省大量用户断网。错了错了，是广西，不是广东。', 'relatively_serious'],
    ['绵阳市大批用户断网。市名听错了。是德阳市，其余不变。', 'ordinary'],
    ['福建全省大量用户断网。请把“全省”改成“莆田市”，手滑了。', 'ordinary'],
    [
      '四川省大量用户无法正常上网。最新：不止我们，集团通报全国各省都有大量用户上不了网。',
      'especially_serious',
    ],
    ['黑客窃取了某购物平台260万用户的手机号。复核后数字下调，是26万用户，小数点看岔了。', 'ordinary'],
    ['我司1200万用户信息泄露。对不起少打一位，是1.2亿用户，1.2亿！', 'especially_serious'],
    ['淄博大量用户无法上网，原以为影响全省，更正：仅淄博一市，其余十五市正常。', 'ordinary'],
  ])('counts as put right: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it.each([
    '全国大量用户断网。更正：可能只有河北一省。', // not sure of it
    '全国大量用户断网。网友说写大了，只有河北一省。', // not the reporter's
    '四川省大量用户无法正常上网。更正：只是盐亭县。', // less than 1个地市 (3.4)
    '某社交软件1.3亿用户信息泄露。更正：1300万的说法也有人提。', // no number in its place
    '温州大量用户断网。更正：可能不光温州，全省都在排查。',
    '四川省大量用户断网。有人说只有绵阳一个市，我看也像。',
    '湖北省大量用户断网。更正：是去年的湖北。',
    '我司1200万用户信息泄露。抱歉，漏写了一个库，300万用户。',
    '全国大量用户断网。说错了，正在核。',
  ])('is asked about where a word of it is not understood: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['全国大量用户断网。刚查完，河北断网。', 'especially_serious'], // looked again, and says nothing of a mistake
    ['四川省大量用户断网。不好意思，绵阳市最严重。', 'relatively_serious'],
    ['甘肃省大量用户断网。更正：时间写错，是早上六点，其余不变。', 'relatively_serious'],
    ['我司300万用户信息泄露。更正：联系人电话写错了，是王工。', 'relatively_serious'],
  ])('leaves alone what a correction does not speak of: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it('quotes the words that were written, and flags that they were corrected', () => {
    const text = '全国大量用户断网。更正：写大了，只有河北一省。';
    const { facts, evidence, flags } = readReport(text, AT);
    expect(facts).toMatchObject({ national: false, regions: ['hebei'] });
    for (const { text: quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
    expect(evidence.map((e) => e.text).join()).toContain('河北');
    expect(flags.map(({ kind }) => kind)).toContain('correction');
  });
});
