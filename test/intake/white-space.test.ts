import { describe, expect, it } from 'vitest';
import { graded, readRows, SHORT } from '../support/reports.ts';

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

/** One of so many reports is read; more of them where there is time (`npm run soak`). */
const ONE_OF = process.env.SOAK === '1' ? 2 : 15;

describe('a space or two anywhere in a report', { timeout: 180_000 }, () => {
  const rows = readRows()
    .filter(({ text }, i) => i % ONE_OF === 0 && text.length < 90)
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
    expect(rows.length).toBeGreaterThan(1500);
    // 99.2 % of the table
    expect(alike.length / rows.length).toBeGreaterThan(0.985);
    expect(wrong.length / rows.length).toBeLessThan(0.001);
  });
});
