import { describe, expect, it } from 'vitest';
import { graded, list, wrong } from '../support/reports.ts';

/**
 * Words of supposition, denial and time are a closed class: beside the word that decides a grade, whatever it is, each of
 * them leaves no grade. `*` is where they stand.
 */

const BEFORE_WHAT_HAPPENS = list(`
  四川省大量用户*断网 | 绵阳市大批用户*无法上网 | 全国知名的视频平台*瘫痪 | 省内有影响力的政务平台*打不开
  .CN国家顶级域名解析效率*大幅下降 | 我司1200万用户信息*泄露 | 15万会员资料*被盗 | 勒索病毒在湖南、湖北*大面积爆发
`);
const UNREAL = list(`
  不一定 | 不见得 | 未必 | 难说 | 说不准 | 不确定 | 不敢说 | 不清楚 | 不知道 | 拿不准 | 没听说 | 未见 | 没真正 | 不完全
  即将 | 将要 | 快要 | 马上要 | 随时会 | 迟早会 | 明天 | 下周 | 拟于明日 | 计划 | 准备 | 多半 | 大概率 | 料想 | 看样子 | 看起来 | 像是 | 仿佛 | 濒临
  误传 | 误报 | 被误报为 | 谎报 | 谣传 | 声称 | 据说 | 莫非 | 别是 | 会不会 | 是不是 | 何时 | 怎么会 | 但凡 | 每逢 | 一旦 | 万一
  密谋 | 策划 | 企图 | 扬言要 | 拦住了 | 扛住了 | 防住了 | 排除 | 模拟 | 测试 | 排练 | 压测
`);
const MADE_OF_IT = list(`
  应急预案 | 方案 | 培训 | 课题 | 防护 | 防范 | 检测 | 保险 | 理赔 | 责任 | 风险 | 隐患 | 案例 | 演练 | 预警 | 的前兆 | 的征兆 | 的苗头 | 的边缘 | 的假象 | 的传言 | 的可能
  未遂 | 未成 | 未坐实 | 尚无证据 | 不成立 | 被推翻 | 是误传 | 是口误 | 写错了 | 与否
`);
const BEFORE_WHAT_MAKES_IT_GRAVE = list(`
  *全国性的视频平台访问严重异常 | *全国知名的购物网站瘫痪 | *省内知名的政务平台打不开 | 勒索病毒在湖南*大面积爆发
  .CN国家顶级域名解析效率*大幅下降 | 全国知名的视频平台访问*严重异常 | 四川*全省大量用户断网
`);
const NOT_THAT = list('非 | 并非 | 不是 | 不属于 | 不算 | 算不上 | 谈不上 | 够不上 | 没有 | 不构成');

const put = (reports: string[], words: string[]): string[] =>
  reports.flatMap((report) => words.map((word) => `${report.replace('*', word)}。`));

describe('words right beside what decides the grade', () => {
  it('leave no grade to what they make a supposition, a plan, or nothing at all', () => {
    const texts = put(BEFORE_WHAT_HAPPENS, UNREAL);
    expect(texts.filter((text) => !['judgement', 'below'].includes(graded(text)))).toEqual([]);
  });

  it('leave no grade to what is only spoken of', () => {
    const reports = BEFORE_WHAT_HAPPENS.map((report) => `${report.replace('*', '')}*`);
    const texts = put(reports, MADE_OF_IT);
    expect(texts.filter((text) => !['judgement', 'below'].includes(graded(text)))).toEqual([]);
  });

  it('take away what makes it grave', () => {
    const texts = put(BEFORE_WHAT_MAKES_IT_GRAVE, NOT_THAT);
    expect(texts.filter((text) => !['judgement', 'below'].includes(graded(text)))).toEqual([]);
  });

  it.each([
    ['不太知名的论坛打不开', 'judgement'],
    ['第十九届某市大学生运动会官网打不开，非全国性网站，访问量也不大', 'judgement'],
    ['四川不到全省的用户断网', 'judgement'],
  ])('as they do in %s', (text, grade) => {
    expect(wrong([text], grade)).toEqual([]);
  });

  it.each([
    ['国家顶级域.CN解析系统几近瘫痪', 'especially_serious'],
    ['黑客入侵，估计泄露用户200万人到500万人', 'relatively_serious'],
    ['不是全省，只有绵阳一个市大量用户断网', 'ordinary'],
    ['不是全国性平台，是省内有影响力的政务平台瘫痪', 'relatively_serious'],
    ['更正：刚才报的“120万用户泄露”写错了，多敲了一个零，应为12万用户，SQL注入，已封堵', 'ordinary'],
  ])('change nothing where they are of something else: %s', (text, grade) => {
    expect(graded(text)).toBe(grade);
  });
});
