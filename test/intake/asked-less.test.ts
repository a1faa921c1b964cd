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

  it.each([
    ['内蒙这头网全趴窝了，呼市包头赤峰通辽全区大批用户上不去，技术说是被人打了。', 'relatively_serious'],
    ['访问境外正常，反倒是广西本地全区大量用户连国内网站都打不开，原因没头绪。', 'relatively_serious'],
    ['双省份故障单：豫、皖干线波分设备单板失效，两省大量用户业务中断，00:50倒换失败。', 'serious'],
    ['嘉兴遭受攻击后全市大批家庭宽带无法使用，三点四十恢复，未再复发。', 'ordinary'],
    ['某小说平台大批用户上不去，省内影响很大', 'relatively_serious'],
    ['某平台骨干机房断电，大批用户上不去', 'judgement'],
    ['江西全省大量用户的宽带不能用优惠券续费。', 'below|judgement'],
  ])('who is off the network, and who off a site (3.2–3.4): %s', (text, expected) => {
    expect(expected.split('|')).toContain(graded(text));
  });

  it.each([
    [
      '“陇上医保”平台，甘肃省内影响广，因数据库主备切换失败，自12时起全省参保人结算严重异常',
      'relatively_serious',
    ],
    ['湖北全省通用的高考查分网站（省内关注度极高）一直打不开，不是黑客搞的', 'relatively_serious'],
    ['全国用户量极大的某地图平台遭DDoS，全国范围打不开，持续50分钟', 'serious'],
    ['全省医保支付平台瘫痪，1200万参保人无法刷码，省内影响很大，未发现数据外泄', 'relatively_serious'],
    ['某出行平台打不开，全省交通瘫痪，省内影响很大', 'judgement'],
    ['支付通道故障影响用户1500万人次，未泄露任何信息，平台名称和影响力未报', 'judgement'],
  ])('how far the influence of a site goes (3.2, 3.3): %s', (text, expected) => {
    expect(graded(text)).toBe(expected);
  });

  it.each([
    ['昨夜值守发现异常外联，今早复盘日志确认黑客共带走1034.5万用户的实名信息，已切断出口。', 'serious'],
    [
      '微信群消息：某手环厂被打了，12m用户的健康数据已经被下载，厂里安全部的人亲口认了，国内用户。',
      'serious',
    ],
    ['可实际上62万用户的信息被黑客弄走了，我不敢瞒。', 'ordinary'],
    ['泄露上百万用户信息', 'judgement'],
    ['演习期间发现真攻击者进了系统，30万用户资料被盗', 'ordinary'],
    ['攻防演练模拟真黑客入侵，模拟泄露38万用户资料', 'below'],
  ])('who says it, how many, and whether it is a drill: %s', (text, expected) => {
    expect(graded(text)).toBe(expected);
  });
});
