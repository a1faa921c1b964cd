import { describe, expect, it } from 'vitest';
import { graded } from '../support/reports.ts';

/**
 * A word that makes a report no incident, or an incident of anything, is taken for no more than it says: as part of a name or
 * of a longer word, as what something else is called, or in a clause of its own it changes nothing, or a person is asked.
 */
describe('words inside of names and longer words', () => {
  it.each([
    ['前程无忧泄露1200万用户信息', 'serious'],
    ['某乌龙茶品牌1200万会员信息泄露', 'serious'],
    ['某驾考模拟软件1200万用户信息泄露', 'serious'],
    ['某历史课程App泄露1200万用户信息', 'serious'],
    ['科学辟谣小程序泄露1200万用户信息', 'serious'],
    ['某小说作者论坛1200万用户信息泄露', 'serious'],
    ['裁判文书网被攻破，判决书当事人1200万人的信息泄露', 'serious'],
    ['历年考生130万人信息被黑客窃取', 'relatively_serious'],
    ['运维未审批就导出了130万客户资料卖给黑产', 'relatively_serious'],
    ['四川全省大量用户断网，这事不敢开玩笑', 'relatively_serious'],
    ['大兴安岭地区林火烧断光缆，全区大量用户上不了网', 'ordinary'],
  ])('grades what happened: %s', (text, grade) => {
    expect(graded(`${text}。`)).toBe(grade);
  });

  it.each([
    '无良员工卖了130万用户资料',
    '消防演练误碰总闸，湖南全省大量用户断网',
    '过去3小时内四川全省大量用户无法上网',
    '四川全省大量用户断网，谣言四起',
    '湖南全省大量用户断网，演练经验派上用场',
    '勒索病毒利用去年公布的漏洞在湖南全省大面积爆发',
    '四川全省大量用户断网，查明是动环监控系统故障导致空调停机',
    '要不是值班睡着了，260万用户信息不会被窃走',
    '省公司域控沦陷，对方已拿到最高权限，业务暂时正常',
    '核心网管被人远程控制，暂未造成断网',
  ])('never takes it for nothing: %s', (text) => {
    expect(graded(`${text}。`)).not.toBe('below');
  });

  it.each([
    '.CN域名解析时延大幅下降',
    '客服今天为1200万用户提供账单查询',
    '省公司举办黑客松大赛，参赛队伍下载了120万用户的脱敏数据用于建模',
    '招聘启事：招聘网络安全工程师，要求处理过1亿用户信息泄露事件',
    '比赛背景：某省大量用户无法上网，参赛队须在两小时内恢复',
    '手游《黑客帝国》新任务：窃取1200万用户信息即可通关',
    '年度盘点：今年我国共处置用户信息泄露事件12起，涉及1200万人',
    '湖南全省大量用户断网应急处置卡已印发至各班组',
    '新手机外观泄露，1.2亿用户期待',
    '四川全省大面积传播防范勒索病毒知识',
    '湖南突降暴雪，公路网络大面积瘫痪',
    '最怕四川全省大量用户断网，今晚加强值守',
  ])('grades no other kind of text: %s', (text) => {
    expect(['below', 'judgement']).toContain(graded(`${text}。`));
  });

  it.each([
    '四川因光缆中断、云南因停电大量用户断网',
    '四川骨干故障导致本省及重庆大量用户断网',
    '贵州第一次大量用户断网，云南大量用户断网',
  ])('drops no province that has a cause of its own: %s', (text) => {
    expect(graded(`${text}。`)).toBe('serious');
  });

  it.each([
    ['湖南大量用户断网的告警系误报触发', 'judgement'],
    ['某平台泄露1200万用户信息，系误报', 'below'],
    ['应急演练：四川全省大量用户断网，请各单位处置', 'below'],
    ['去年某平台泄露1200万用户信息，已结案', 'below'],
    ['我平台未泄露用户信息，网上1200万的说法是谣言', 'below'],
  ])('still takes the word for what it says by itself: %s', (text, grade) => {
    expect(graded(`${text}。`)).toBe(grade);
  });
});
