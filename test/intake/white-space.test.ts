import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, graded, oneOf, readRows, SHORT } from '../support/reports.ts';

const read = (text: string) => readReport(text, AT);

/** White space strays into what is typed in haste, and stands for commas: the reader has to tell which. */

describe('a space that strayed in', () => {
  it.each([
    ['用户表被整表导出，去重后user_id为18,400,00 0，确认外泄', 'serious'],
    ['泄露人数：1,00 0,000；来源：会员中心；方式：入侵导出', 'relatively_serious'],
    ['泄露用户１，２ ００万，黑客入侵CRM', 'serious'],
    ['九十九万六 千名考研网校学员的账号密码外流', 'ordinary'],
    ['被盗的会员账号十 五万上下，统计口已确认', 'ordinary'],
    ['0. 5百万用户信息泄露', 'ordinary'],
  ])('parts no number: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });

  it('hides what it may have taken from a number', () => {
    expect(graded('99.9 9万名用户信息泄露')).toBe('judgement');
  });

  it.each([
    ['有媒体报 道甘肃大面积断网', 'judgement'],
    ['据初步判断可能 有1200万用户信息泄露', 'judgement'],
    ['勒索病毒可能在河北 大面积爆发', 'judgement'],
    [
      '.CN国家顶级域名解析效率 大幅下降，持续约15分钟；江苏镇江同一时段也有大量用户上不了网。',
      'especially_serious',
    ],
    ['1千2百万用户 黑客偷的', 'serious'],
  ])('parts no word from what belongs to it: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('what nobody sees, and letters that are spaced', () => {
  it.each([
    ['攻击造成两项后果：①1400万用户信息泄露；②洛阳市大量用户断网。', 'serious'],
    ['更正:不是一亿三 是一千三百万用户泄露 打多了 黑客从客服系统摸进来的', 'serious'],
    ['泄露1.2亿用户的是一家外国公司2019年的旧事，我们只是在培训课件里引用，本公司今天一切正常。', 'below'],
  ])('change nothing: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
    expect(graded([...text].join('\u200b'))).toBe(grade);
    expect(graded([...text].join(' '))).toBe(grade);
  });

  it('leave the marked words where they stand in what was typed', () => {
    const typed = [...'某平台1200万用户信息泄露'].join(' ');
    const people = read(typed).evidence.find(({ fact }) => fact === 'leakPeople');
    expect(people?.text).toBe('1 2 0 0 万 用 户');
  });
});

describe('marks that people type for others', () => {
  it.each([
    ['四川全省大量用户断网~原因不明~正在查', 'relatively_serious'],
    ['泄露40~60万用户信息', 'ordinary'],
    ['据网友爆料；山东大面积断网；我们正在向运营企业核实', 'judgement'],
    ['两起：①暗网卖我司7000万用户资料 已证实系伪造 ②内部员工倒卖客户信息 已证实 2万人 公安已介入', 'below'],
    ['各位领导好，数据中心搁贵州贵州没事受害的是安徽全省大量用户上不了网出口被ddos', 'relatively_serious'],
  ])('read as what they stand for: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});

describe('a space or two anywhere in a report', () => {
  const rows = oneOf(25, readRows(), 2)
    .filter(({ text }) => text.length < 90)
    .map(({ grades, text }) => ({ grades: grades.map((g) => g.split(':')[0]), text }))
    .filter(({ grades, text }) => grades.includes(SHORT[graded(text)]));

  it('leave its grade, or have it asked about', () => {
    const told = rows.map(({ grades, text }, k) => {
      const places = [(k * 7) % text.length, (k * 13 + 5) % text.length];
      const spaced = [...text].map((char, i) => (places.includes(i) ? ` ${char}` : char)).join('');
      return { grades, spaced, grade: SHORT[graded(spaced)] };
    });
    const alike = told.filter(({ grades, grade }) => grades.includes(grade));
    const wrong = told.filter(({ grades, grade }) => !grades.includes(grade) && grade !== 'J');
    expect(rows.length).toBeGreaterThan(1000);
    // 98.8 % of the table; a part scatters by one percent
    expect(alike.length / rows.length).toBeGreaterThan(0.973);
    expect(wrong.length / rows.length).toBeLessThan(0.002);
  });
});
