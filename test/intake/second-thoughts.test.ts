import { describe, expect, it } from 'vitest';
import { gradeLine } from '../../src/app/grade-line.ts';
import { graded, misread, type Pair } from '../support/reports.ts';

/**
 * A text may say something against what it tells itself. Each pair is one such way: the first text is for a person, the
 * second, which is worded alike and says nothing against it, gets its grade.
 */

const AGAINST_ITSELF: Record<string, Pair[]> = {
  'denied after it was turned into something else': [
    [
      '事件性质由“用户信息泄露1200万”改为“数据丢失”，没有泄露。',
      '1200万用户信息泄露，通信业务没有中断。',
      'serious',
    ],
  ],
  'a label says that it is false or open': [
    ['四川省大量用户断网。结论：待定', '四川省大量用户断网。结论：较大', 'relatively_serious'],
    ['某平台260万用户信息泄露。状态：存疑', '某平台260万用户信息泄露。状态：处置中', 'relatively_serious'],
  ],
  'a line of a form is answered with no': [
    ['全国大量用户无法上网：否', '全国大量用户无法上网：是', 'especially_serious'],
  ],
  'the one word that matters was wrong': [
    [
      '湖南省大面积断网未发生。更正：上一条多打了一个“未”字。',
      '湖南省大面积断网。更正：上一条地址多打了一个“路”字。',
      'relatively_serious',
    ],
  ],
  'withdrawn, with nothing in its place': [
    ['前报：青海省大量用户断网。现撤回前报。', '撤回前报。现报：青海省大量用户断网。', 'relatively_serious'],
  ],
  'of another company': [
    [
      '同行某公司被拖库，3000万用户信息泄露。我司没有异常。',
      '我司被拖库，3000万用户信息泄露。我司网络没有异常。',
      'serious',
    ],
  ],
  'two sources that are still compared': [
    [
      '调度称河北、山西大面积断网，网管显示只有保定断网，正在核对。',
      '河北、山西大面积断网，保定断网最早，正在抢修。',
      'serious',
    ],
  ],
  'all attempts failed': [
    [
      '黑客窃取的1.3亿个账号登录我平台，全部失败。',
      '黑客窃取我平台1.3亿个账号，备份全部完好。',
      'especially_serious',
    ],
  ],
  'said to work': [
    [
      '监测到.CN解析效率大幅下降，实际解析正常。',
      '监测到.CN解析效率大幅下降，.COM不受影响。',
      'especially_serious',
    ],
    [
      '全国知名的视频平台后台访问严重异常，用户无感知。',
      '全国知名的视频平台访问严重异常，用户反映强烈。',
      'serious',
    ],
  ],
  'false only in part': [
    [
      '演练中四川省大量用户断网，非演练部分：绵阳断网有效。',
      '非演练：四川省大量用户断网，绵阳最早。',
      'relatively_serious',
    ],
    ['淮北大面积断网系演练，淮南大面积断网的消息属实。', '淮南大面积断网的消息属实。', 'ordinary'],
  ],
  'a denial or drill of another place, further on': [
    [
      '四川省大量用户断网。抢修中。湖南那条消息不属实。',
      '四川省大量用户断网。抢修中。湖南正常。',
      'relatively_serious',
    ],
  ],
  'another site than the one whose influence is told': [
    [
      '我们是全国知名的云服务商，客户的报修小程序打不开。',
      '我们是全国知名的云服务商，平台打不开。',
      'serious',
    ],
  ],
  'what was told before was something less': [
    [
      '报的是“大型域名解析系统访问严重异常”，其实出问题的是一个园区用的递归服务器。',
      '大型域名解析系统访问严重异常，出问题的是一个机房的递归服务器。',
      'serious',
    ],
    ['原定“全国有影响力”拿不出依据，平台被攻击瘫痪4小时。', '全国有影响力的平台被攻击瘫痪4小时。', 'serious'],
  ],
  'taken back, and what is left is another grade': [
    [
      '吉林省大量用户断网，哦不，是吉林市大量用户断网。',
      '吉林市大量用户断网，更正一下，是28日的事。',
      'ordinary',
    ],
  ],
};

const LEAKS: Record<string, Pair[]> = {
  'a graver number has no reason not to count': [
    [
      '公司承认泄露用户90万人；安全厂商监测到1300万人。',
      '公司承认泄露用户90万人；平台注册用户1300万人。',
      'ordinary',
    ],
  ],
  'more may be added to what was told before': [
    ['昨天报泄露60万用户，今天又发现55万。', '昨天报泄露60万用户，今天核定为55万。', 'ordinary'],
  ],
  "somebody else's number beside the reporter's own": [
    [
      '黑客称窃取1亿用户信息，我司日志显示外泄640万用户。',
      '我司日志显示外泄640万用户信息。',
      'relatively_serious',
    ],
  ],
  'two sources, neither of which is said to hold': [
    [
      '泄露用户信息：技术部写9.6万人，客服部写10.4万。',
      '泄露用户信息：技术部写10.6万人，客服部写10.4万。',
      'ordinary',
    ],
  ],
  'what counts was told before and was wrong': [
    [
      '首报泄露1200万用户，其实是把下载次数写成了人数。',
      '首报泄露1200万用户，其中包括测试账号，人数不变。',
      'serious',
    ],
  ],
  'a number after it is what was settled': [
    [
      '首报人数：泄露66万用户。报错了。最终人数：6.6万',
      '首报人数：泄露66万用户。没有报错。最终人数：66万',
      'ordinary',
    ],
  ],
};

describe.each([
  ['what a text says against its own matter', AGAINST_ITSELF],
  ['numbers of a leak that are not the last word', LEAKS],
])('%s', (_, ways) => {
  it.each(Object.entries(ways))('%s', (_way, pairs) => {
    expect(misread(pairs)).toEqual([]);
  });
});

/** What was told before goes on, is put right in its own clause, or was only announced. */
const BEFORE: [text: string, grade: string][] = [
  ['首报北京市大量用户无法上网；天津市也一样，大量用户上不了网。', 'serious'],
  ['首报北京市大量用户无法上网，有误，是天津市大量用户上不了网。', 'relatively_serious'],
  ['首报“粤桂两省大面积断网”改为“广东省大面积断网”。', 'relatively_serious'],
  ['定于10月18日0时至4时对四川骨干网割接，期间全省大量用户将无法上网。', 'below'],
  ['定于10月18日0时至4时对四川骨干网割接，期间全省大量用户无法上网，尚未恢复。', 'relatively_serious'],
  ['泄露用户不足十万，后台核出来是九万三千多人', 'below'],
  ['会员分三档，740万、210万、70万，全让人端走了，从没打补丁的服务器进来的。', 'judgement'],
  ['1200万用户信息迁移完毕，未泄露。', 'below'],
];

describe('what was told before or is announced', () => {
  it.each(BEFORE)('%s: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('what is not understood', () => {
  it('is asked about up to the grade that its number may come to', () => {
    const text = '会员分三档，740万、210万、70万，全让人端走了，加起来1020万，从没打补丁的服务器进来的。';
    const { grade, candidates } = gradeLine(text, new Date('2026-11-29T06:00:00Z'));
    expect([grade, candidates[0]]).toEqual(['judgement', 'serious']);
  });
});

/** The number or the place is denied, not what happened: the next clause puts it right. */
const PUT_RIGHT: [string, string][] = [
  ['更正：不是320万用户泄露，是32万。抱歉，敲错了。', 'ordinary'],
  ['不是1200万用户信息泄露，是120万用户信息泄露。', 'relatively_serious'],
  ['更正，不是1.2亿用户信息泄露，是1200万。', 'serious'],
  ['并非300万用户资料外泄，而是30万。', 'ordinary'],
  ['更正：不是四川全省大量用户断网，是绵阳市。', 'ordinary'],
  ['不是全国大量用户断网，只有湖北一省。', 'relatively_serious'],
  ['不是三省大量用户无法上网，是五省。', 'serious'],
  ['不是勒索病毒在全国大面积爆发，是在广东一省。', 'relatively_serious'],
  ['不是一个市大量用户断网，是四川全省。', 'relatively_serious'],
  ['不是用户信息泄露，是服务器宕机。', 'judgement'],
  ['不是.CN解析效率大幅下降，是.COM。', 'judgement'],
  ['不是全国知名平台访问严重异常，是省内知名平台。', 'judgement'],
];

/** How many users an app has is no count of its leak. */
const SIZES: [string, string][] = [['某APP（用户过亿）被拖库，涉及15万', 'judgement']];

/** Two numerals in a row are one or the other; a point may follow hundreds. */
const NUMERALS: [string, string][] = [
  ['七八个省大量用户断网', 'serious'],
  ['两三个省大量用户断网', 'serious'],
  ['三五个省大量用户断网', 'serious'],
  ['十七八个省大量用户断网', 'judgement'],
  ['七八个市大量用户断网', 'judgement'],
  ['泄露用户一百三十点五万', 'relatively_serious'],
  ['130个w用户资料被拖走', 'relatively_serious'],
  ['今天十点二十分四川大量用户断网', 'relatively_serious'],
];

describe.each([
  ['what is put right', PUT_RIGHT],
  ['numerals', NUMERALS],
  ['the users of an app', SIZES],
])('%s', (_, texts) => {
  it.each(texts)('%s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});
