import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded, misread, type Pair } from '../support/reports.ts';

/** What a text says later of what it reported. Each text that leaves no grade stands beside one that does. */

describe('what is said later of a report', () => {
  const DENIED: Pair[] = [
    ['绵阳市大批用户断网。到场一看根本没断。', '绵阳市大批用户断网。专线根本没断。', 'ordinary'],
    ['15万会员资料被盗。总部查清并未被盗。', '15万会员资料被盗。密码并未被盗。', 'ordinary'],
    ['报15万会员资料被盗，查实被盗数为0。', '报15万会员资料被盗，查实被盗数为15万。', 'ordinary'],
    [
      '.CN国家顶级域名解析效率大幅下降。探针自身是否出错还不好说。',
      '.CN国家顶级域名解析效率大幅下降。探针自身没有出错。',
      'especially_serious',
    ],
    [
      '我司1200万用户信息泄露。逐库比对完毕，一个用户也没漏出去。',
      '我司1200万用户信息泄露。逐库比对完毕，一个漏洞也没补上。',
      'serious',
    ],
    [
      '四川省大量用户无法正常上网。刚才那条请作废。',
      '四川省大量用户无法正常上网。刚才那条请转发。',
      'relatively_serious',
    ],
    [
      '15万会员资料被盗。对账下来，会员资料一份没少。',
      '15万会员资料被盗。对账下来，员工资料一份没少。',
      'ordinary',
    ],
    [
      '四川省大量用户断网。供电局回电：没停电也没断网。',
      '四川省大量用户断网。供电局回电：没停电。',
      'relatively_serious',
    ],
    [
      '黑客窃取了某购物平台260万用户的手机号。平台评估后认为手机号没有被窃取。',
      '黑客窃取了某购物平台260万用户的手机号。平台评估后认为密码没有被窃取。',
      'relatively_serious',
    ],
    [
      '.CN国家顶级域名解析效率大幅下降。CNNIC评估：解析效率无变化。',
      '.CN国家顶级域名解析效率大幅下降。CNNIC评估：根区路由无变化。',
      'especially_serious',
    ],
    ['绵阳市大批用户断网。是监控大屏坏了。', '绵阳市大批用户断网。是汇聚交换机坏了。', 'ordinary'],
  ];
  const HOW_MUCH: Pair[] = [
    [
      '绵阳市大批用户断网。是不是大批，等运营商报数。',
      '绵阳市大批用户断网。恢复没有，等运营商报。',
      'ordinary',
    ],
    [
      '四川省大量用户无法正常上网。又说用户没那么多。',
      '四川省大量用户无法正常上网。投诉没那么多了。',
      'relatively_serious',
    ],
    [
      '挖矿木马在浙江、福建两省大面积爆发。傍晚问了江西、安徽。两省都没有发现。',
      '挖矿木马在浙江、福建两省大面积爆发。傍晚问了江西、安徽。',
      'serious',
    ],
    ['东莞市大面积断网。更正，是长安镇一个小区。', '东莞市大面积断网。更正，是上午十点开始的。', 'ordinary'],
    [
      '勒索病毒在湖南、湖北大面积爆发。更正：湖北没有发现。',
      '勒索病毒在湖南、湖北大面积爆发。更正：江西没有发现。',
      'serious',
    ],
  ];

  const LOOKED_AGAIN: Pair[] = [
    [
      '四川省大量用户无法正常上网。查到最后，就盐亭一个县。',
      '四川省大量用户无法正常上网。查到最后，是一台核心路由器。',
      'relatively_serious',
    ],
    [
      '蠕虫病毒在全国大面积传播。厂商道歉了：特征库出错。',
      '蠕虫病毒在全国大面积传播。厂商来人了：特征库已更新。',
      'especially_serious',
    ],
    [
      '绵阳市大批用户断网。营业厅回话：就是今晚的割接，三天前发过公告。',
      '绵阳市大批用户断网。营业厅回话：来投诉的已排到门外。',
      'ordinary',
    ],
    [
      '台州市大量用户无法上网。宁波市也来报，大量用户同样上不去。',
      '台州市大量用户无法上网。宁波市也派了两辆抢修车。',
      'ordinary',
    ],
  ];
  const FROM_WHERE: Pair[] = [
    [
      '.CN国家顶级域名解析效率大幅下降。以上是培训课件第7页的原文。',
      '.CN国家顶级域名解析效率大幅下降。以上是值班长的原话。',
      'especially_serious',
    ],
    [
      '某社交软件1.3亿用户信息泄露。来源是个匿名电报群，谁也没核过。',
      '某社交软件1.3亿用户信息泄露。来源是公安通报，我们核过了。',
      'especially_serious',
    ],
  ];

  it('may be that a second look found little of it, or more', () => {
    expect(misread(LOOKED_AGAIN)).toEqual([]);
  });

  it('may be that its words are copied, or talk that nobody checked', () => {
    expect(misread(FROM_WHERE)).toEqual([]);
  });

  it('may be that it did not happen, or that the instrument is wrong', () => {
    expect(misread(DENIED)).toEqual([]);
  });

  it('may be how much of it did', () => {
    expect(misread(HOW_MUCH)).toEqual([]);
  });

  it.each([
    ['绵阳市大批用户断网。刚说没这回事。现场又回话，确实断了。', '没这回事'],
    ['我司1200万用户信息泄露，此前“系谣言”的回应有误，现撤回。', '谣言'],
    ['全国范围大量互联网用户无法正常上网的最坏情形已经出现。', '最坏情形'],
    ['对照预案“1个省内大量互联网用户无法正常上网”，甘肃今早的情况正是如此。', '对照预案'],
    ['四川省大量用户于9时恢复正常上网。', '恢复'],
  ])('is never below every grade where it may have happened: %s', (text) => {
    expect(graded(text)).not.toBe('below');
  });
});

describe('the words that a doubt comes from', () => {
  const doubted = (text: string) =>
    readReport(text, AT)
      .evidence.filter(({ fact }) => fact === 'doubt')
      .map((e) => e.text);

  it.each([
    ['四川省大量用户无法正常上网。我看错了。', '我看错了'],
    ['绵阳市大批用户断网，是培训课件里的例子', '是培训课件里的例子'],
    ['某平台1200万用户信息不一定泄露', '不一定泄露'],
    ['四川省大批用户即将断网', '即将断网'],
    ['我司1200万用户信息泄露事件处置预案', '泄露事件处置预案'],
    ['绵阳市大批用户断网。到场一看根本没断。', '到场一看根本没断'],
  ])('are marked: %s', (text, words) => {
    expect(doubted(text)).toEqual([words]);
  });

  it('are none where it is sure', () => {
    expect(doubted('四川省大量用户无法正常上网。客服电话被打爆。')).toEqual([]);
  });
});

describe('a part of a number of users', () => {
  it.each([
    ['我司1200万用户中有8万人信息泄露。', 'below'],
    ['我司1200万用户中仅几十名用户信息泄露。', 'below'],
    ['某购物平台1200万用户中有130万人信息泄露。', 'relatively_serious'],
    ['15万会员中3200人资料被盗，其余无恙。', 'below'],
    ['我司1200万用户信息有一部分泄露。', 'judgement'],
  ])('is what leaked: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('a place within a province', () => {
  it.each([
    ['我省某地级市大量用户今晨起上不了网。', 'ordinary'],
    ['我省大量用户今晨起上不了网，邻省暂无类似情况。', 'relatively_serious'],
    ['全川大量用户无法正常上网。', 'relatively_serious'],
    ['四川省省会大量用户无法正常上网。', 'ordinary'],
    ['四川省大量农村用户上不了网。', 'relatively_serious'],
  ])('is as large as it is: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('a site that everybody knows', () => {
  it.each([
    ['淘宝访问严重异常。', 'serious'],
    ['12306网站访问严重异常，全国旅客购票受阻。', 'serious'],
    ['四川用户反映淘宝访问严重异常', 'judgement'],
    ['淘宝上一家店铺访问严重异常', 'judgement'],
    ['支付宝商家后台访问严重异常', 'judgement'],
    ['全国知名的视频平台股价严重异常。', 'judgement'],
    ['全国知名的视频平台1部影片打不开，其他正常。', 'judgement'],
  ])('needs no word of its influence, but all of it must fail: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('what no network has to do with', () => {
  it.each([
    '四川省大量用户无法正常用气，燃气公司正在抢修。',
    '绵阳市大批用户停水，热线被打爆，网络正常。',
    '流感病毒在湖南、湖北大面积爆发。',
    '勒索病毒在湖南、湖北均未爆发。',
  ])('is below every grade, and nothing to ask about: %s', (text) => {
    expect(graded(text)).toBe('below');
  });

  it('takes nothing away from what has', () => {
    expect(graded('绵阳市大批用户停水，网也断了，大批用户上不了网。')).toBe('ordinary');
    expect(graded('经逐一核实，宁夏大量用户断网的消息并非不实。')).toBe('judgement');
    expect(graded('手机木马病毒在甘肃省大面积爆发，青海、宁夏均未能幸免。')).toBe('judgement');
  });
});

describe('a second voice, or a second look', () => {
  const PAIRS: Pair[] = [
    [
      '云南省大量宽带用户掉线。经逐市核实，没有用户掉线，是平台串了数据。',
      '云南省大量宽带用户掉线。经逐市核实，昆明最严重。',
      'relatively_serious',
    ],
    [
      '绵阳市大批用户断网。绵阳电信表示没有收到投诉，尚在核对。',
      '绵阳市大批用户断网。德阳电信表示没有收到投诉。',
      'ordinary',
    ],
    [
      '四川省大量用户无法正常上网。调度已接手。更正：只是大英县一个县。',
      '四川省大量用户无法正常上网。调度已接手。更正：联系人是王工。',
      'relatively_serious',
    ],
    [
      '银狐木马在福建省大面积爆发。福建管局回电说他们没看到成片感染，请我们再核。',
      '银狐木马在福建省大面积爆发。福建管局回电说原因没查清。',
      'relatively_serious',
    ],
    [
      '勒索病毒在湖南、湖北大面积爆发。病毒中心的同志认为样本可能是误判，结论未出。',
      '勒索病毒在湖南、湖北大面积爆发。病毒中心的同志核实无误。',
      'serious',
    ],
  ];

  it('is weighed by a person where it says less, unless it is of another matter', () => {
    expect(misread(PAIRS)).toEqual([]);
  });
});
