import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded, oneOf, readRows, SHORT } from '../support/reports.ts';

/** Who types no comma puts another mark for it: a list's, or a full stop after every clause. */

describe('a mark of a list for every comma', () => {
  it.each([
    ['不是光缆断、是被DDoS了、淄博市大量用户上不了网', 'ordinary'],
    ['更正：不是120万、是1200万用户信息被盗。', 'serious'],
    ['紧急更正！首报误写为华东五省、实为全国范围大量用户无法正常上网、原因不明。', 'especially_serious'],
    ['四川全省大量用户断网/原因不明，正在排查', 'relatively_serious'],
  ])('parts clauses: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it.each([
    ['勒索病毒在四川、湖北大面积爆发。', 'serious'],
    ['某App 2.3亿用户手机号、昵称被爬取并泄露', 'especially_serious'],
    ['黑客入侵所致泄露：在职员工1.4万、离职员工0.9万、外部注册会员32万。', 'ordinary'],
    ['没有发生四川大量用户断网、云南大量用户断网', 'below'],
    ['全国知名平台部分用户登录、支付全部失败。', 'judgement'],
  ])('is one of a list where the items are alike: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('a full stop for every comma', () => {
  it.each([
    ['黑客自称手握1.8亿用户资料；今日又发帖承认是吹牛；我司全量审计亦证实无一条用户信息流出。'],
    ['据匿名网友称！河北全省大量用户断网是黑客干的！我们打给河北公司！对方说正在核！还没回音！'],
    ['2017年那场勒索病毒横扫全国；多省大面积中招；明天培训课上要讲；请各部门派人来听。'],
  ])('grades nothing that a comma would not: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it('leaves the fields of a form apart', () => {
    const form =
      '注册地：北京；机房：乌兰察布；受影响地域：河南全省；现象：大量用户无法正常上网；状态：已恢复';
    expect(graded(form)).toBe('relatively_serious');
  });
});

/** What is put for every comma that parts no digits. */
const MARKS = ['、', '/', '；', '。', '！', '～', '\n', '……', ' | '];
/** Of a hundred reports typed so, this many may be graded in a new way: they are in the words of a list. */
const FEW = 0.01;

describe('another mark for every comma of a report', () => {
  const rows = oneOf(70, readRows(), 4)
    .filter(({ text }) => /，/u.test(text) && !/[０-９]，[０-９]/u.test(text))
    .map(({ grades, text }) => ({ grades: grades.map((g) => g.split(':')[0]), text }))
    .filter(({ grades, text }) => grades.includes(SHORT[graded(text)]));

  it.each(MARKS)('leaves its grade, or has it asked about: %j', (mark) => {
    const wrong = rows.flatMap(({ grades, text }) => {
      const typed = text.replaceAll('，', mark);
      const grade = SHORT[graded(typed)];
      return grade === 'J' || grades.includes(grade) ? [] : [typed];
    });
    expect(wrong.length / rows.length).toBeLessThan(FEW);
  });
});

describe('numbers of which nobody knows which holds', () => {
  it('are all marked in the text', () => {
    const { evidence } = readReport(
      '会员库被盗，安全部说900万用户，法务那边写的是1100万，两边谁也说服不了谁',
      AT,
    );
    const told = evidence.filter(({ fact }) => fact === 'leakPeople').map(({ text }) => text);
    expect(told).toHaveLength(2);
  });

  it.each([
    ['一个统计泄露1.12亿用户，一个统计1.26亿用户，两个部门数对不上，正在对账', 'especially_serious'],
    ['数对不上，一个说泄露900万用户，一个说1100万用户，谁也说服不了谁', 'judgement'],
    ['百万左右的用户吧，也可能九十几万，知识付费平台被拖', 'judgement'],
    ['话务员说的是yichun，江西那个宜春还是黑龙江伊春没听清，反正全市大量用户断网', 'judgement'],
  ])('are asked about where it matters (3.1–3.4): %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('what is said for nothing having happened', () => {
  it.each([
    ['厂家公告写“未发现泄露”，可我们抽了两百人逐个打电话，全对得上，卖家库里一共1100万人'],
    ['客服回复说没有泄露，但用户在网上晒出的截图里订单号都是真的'],
    ['对方一口咬定没泄露，结果我们买来的样本条条对得上'],
    ['领导电话里说先按重大掌握，具体出了什么事他也没讲，我就先这样登记上了'],
  ])('is no reason where the text speaks against it: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });

  it.each([
    ['ES集群未授权暴露，约400万用户可被查到，日志齐全，除我方扫描器外没人访问过，端口已关'],
    ['外包丢了块硬盘，里头有七十万用户，半小时后在出租车后座找回来了，封条没动过'],
    ['有几个.cn域名解析不了，查下来是域名主自己忘了续费，注册局系统一切正常'],
  ])('keeps what may have been harmless from a grade: %s', (text) => {
    expect(graded(text)).toBe('judgement');
  });
});
