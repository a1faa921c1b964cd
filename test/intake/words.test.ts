import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded, misread } from '../support/reports.ts';

/** Words, names and numbers that look like another: each is read as what it says, and as no more. */
describe('words, names and numbers', () => {
  it('reads a number after a time of day, and one in mixed digits', () => {
    expect(graded('值班日志08:15：15万会员资料被盗，已核实。')).toBe('ordinary');
    expect(graded('2百零8万玩家的实名信息被黑客盗走。')).toBe('relatively_serious');
  });

  it('reads influence where it is said to be', () => {
    expect(graded('它在四川家喻户晓的平台，昨夜遭DDoS后访问严重异常。')).not.toBe('serious');
    expect(graded('省里刚来电话确认全国知名的视频平台访问严重异常。')).toBe('serious');
  });

  it('reads cities that are also other words where their users follow, and no city elsewhere', () => {
    expect(graded('大庆大量用户断网。')).toBe('ordinary');
    expect(readReport('盛大庆典今天举行，网络正常。', AT).facts.cities).toEqual([]);
  });

  it('reads both provinces of a list before an operator', () => {
    expect(graded('四川及青海宽带、移动网络双双瘫痪，大量用户上不了网。')).toBe('serious');
    expect(graded('木马在晋、陕、内蒙古三地大面积爆发。')).toBe('serious');
  });

  it.each(['╳╳╳', '██', '……', '＊＊'])('takes %s before 万 for hidden digits', (mask) => {
    expect(graded(`某平台遭入侵，泄露用户${mask}万，数字领导让先涂掉。`)).toBe('judgement');
  });

  it('reads no number in a time of day, a share in words or the length of a text', () => {
    expect(graded('北京天津两市大量用户从两点五十开始上不了网。')).toBe('serious');
    expect(graded('临沂全市宽带用户十有八九断网。')).toBe('ordinary');
    expect(graded('全站注册用户2亿，其中6%的个人信息已被攻击者下载。新闻稿刚改完，共四百二十字。')).toBe(
      'serious',
    );
  });

  it.each([
    ['某市政府网站访问严重异常，此事在全国影响极大', 'judgement'],
    ['该软件漏洞影响全国在用设备，某公司平台瘫痪', 'judgement'],
    ['.CN域名解析效率下降不到一半', 'judgement'],
    ['据四川、青海通信管理局监测，四川大量用户断网', 'relatively_serious'],
    ['四川全省大量用户断网，应急拉动通信车', 'relatively_serious'],
    ['应急演练：仿真中断四川骨干网，四川全省大量用户断网', 'below'],
    ['四川全省大量用户断网的告警主要是误报', 'below'],
    ['成都用户断网，十有八九是光缆断了', 'judgement'],
    ['同事说处理器有后门，1200万用户信息泄露', 'judgement'],
    ['广东全省断网，共8户', 'judgement'],
    ['热钱包被搬空，这个问题算几级', 'judgement'],
    ['红河大量用户断网', 'judgement'],
    ['全国光猫成片变砖，防火墙未拦住', 'judgement'],
    ['网站后台归别人了，未能阻断', 'judgement'],
    ['成都大量用户断网报警', 'ordinary'],
    ['被窃取高价值1200万用户信息', 'serious'],
    ['四川全省大量用户断网，一格信号都没有', 'relatively_serious'],
    ['未发现黑客窃取某购物平台260万用户信息，零报告', 'below'],
    ['全网监测：DDoS波及17个省，各省均有大量用户无法正常上网，其余省份正常', 'judgement'],
  ])('takes no word for more than it says: %s', (text, grade) => {
    expect(graded(`${text}。`)).toBe(grade);
  });

  it('reads a number with an exponent', () => {
    expect(
      misread([
        ['用户实名资料外流，去重约9.5e7人。', '用户实名资料外流，去重人数为1.2e8人。', 'especially_serious'],
      ]),
    ).toEqual([]);
  });
});
