import { afterEach, describe, expect, test } from 'vitest';
import { type DutyBot, dutyBot, shiftsOf } from './bot.ts';

/** Rotas in chat: import, exchange, tables, what comes every day. */

let bot: DutyBot;
afterEach(() => bot.close());

const TABLE = `开始,时长,主班,副班,带班领导
2026-12-01 08:30,24,值班员甲,值班员乙,带班领导
2026-12-02 08:30,24,值班员乙,值班员甲,带班领导
2026-12-04 08:30,24,值班员甲,值班员乙,带班领导`;

describe('a rota', { timeout: 120_000 }, () => {
  test('is imported by who keeps it; gaps are named; who is on duty follows', async () => {
    bot = await dutyBot('2026-11-30 10:00');
    expect(await bot.say('telecom-duty-1', `/值班 导入 ${TABLE}`)).toContain('无权办理');
    const said = await bot.say('telecom-head', `/值班 导入 ${TABLE}`);
    expect(said).toContain('已导入3个班次');
    expect(said).toContain('12-03 08:30 至 12-04 08:30 无人值班');
    expect(await bot.say('telecom-duty-1', '/值班')).toContain('按通讯录');
    await bot.wait(2 * 24 * 60);
    expect(await bot.say('telecom-duty-1', '/值班')).toContain(
      '主班 值班员乙，副班 值班员甲，带班领导 带班领导（至 12-03 08:30）',
    );
  });

  test.each([
    ['第2行：开始请写成', '开始,时长,主班\n明天,24,值班员甲'],
    ['第2行：时长请写小时数', '开始,时长,主班\n2026-12-01 08:30,0,值班员甲'],
    ['第3行：主班“张三”不在', '开始,时长,主班\n2026-12-01 08:30,24,值班员甲\n2026-12-02 08:30,24,张三'],
    ['第1行应为列名', '2026-12-01 08:30,24,值班员甲'],
    ['只能导入本单位', '单位,开始,时长,主班\n部应急办,2026-12-01 08:30,24,值班员甲'],
  ])('is not imported with %s', async (problem, table) => {
    bot = await dutyBot('2026-11-30 10:00');
    expect(await bot.say('telecom-head', `/值班 导入 ${table}`)).toContain(problem);
    expect(await bot.say('telecom-head', '/值班 月表 2026-12')).toContain('还没有值班表');
  });

  test('turns are given away and exchanged, by whom they are', async () => {
    bot = await dutyBot('2026-11-30 10:00');
    await bot.rota('telecom', shiftsOf('telecom', '2026-11-30 08:30', 24, 6));
    expect(await bot.say('telecom-duty-2', '/值班 换班 日期=2026-12-02 换上=负责人')).toContain('无权办理');
    expect(await bot.say('telecom-duty-1', '/值班 换班 日期=2026-12-02 换上=值班员乙')).toContain('一人两岗');
    expect(await bot.say('telecom-duty-1', '/值班 换班 日期=2026-12-02 换上=负责人 理由=出差')).toContain(
      '已换班',
    );
    expect(await bot.say('telecom-duty-1', '/值班 换班 日期=2026-12-09 换上=负责人')).toContain(
      '没有可换的班次',
    );
    await bot.say('telecom-head', '/值班 月表 2026-12');
    expect(await bot.all('duty-telecom')).toContain('每班 08:30–次日 08:30　带班领导 带班领导');
    expect(await bot.all('duty-telecom')).toContain('12-02 周三　主 负责人＊　副 值班员乙');
    await bot.wait(2 * 24 * 60);
    expect(await bot.say('telecom-head', '/值班')).toContain('主班 负责人');
  });

  test('goes out as a page to print and as CSV that can be imported again', async () => {
    bot = await dutyBot('2026-11-30 10:00');
    await bot.rota('telecom', shiftsOf('telecom', '2026-12-01 08:30', 12, 2));
    await bot.say('telecom-head', '/值班 月表 月份=2026-12 格式=pdf');
    await bot.say('telecom-head', '/值班 月表 月份=2026-12 格式=csv');
    const files = (await bot.news('duty-telecom')).join('\n');
    expect(files).toContain('值班表-2026-12.pdf');
    expect(files).toContain('中国电信,2026-12-01 08:30,2026-12-01 20:30,中国电信值班员甲');
  });
});

describe('every day', { timeout: 120_000 }, () => {
  const DAILY = { reminders: ['08:30', '20:30'], check: '09:00' };

  test('the duty room hears who is on duty, also after a restart, and late after downtime', async () => {
    bot = await dutyBot('2026-11-30 10:00', DAILY);
    await bot.rota('telecom', shiftsOf('telecom', '2026-11-30 08:30', 24, 60));
    await bot.wait(11 * 60);
    const reminders = async () => (await bot.news('duty-telecom')).filter((m) => m.includes('值班提醒'));
    expect(await reminders()).toHaveLength(1);
    await bot.restart();
    await bot.wait(12 * 60);
    expect(await reminders()).toHaveLength(1);
    await bot.sleep(3 * 24 * 60);
    const late = await reminders();
    expect(late).toHaveLength(2);
    expect(late.join()).toContain('系统停机，本提醒晚');
    expect(await bot.news('duty-cncert')).toEqual([]);
  });

  test('a gap is said a week before it comes, once', async () => {
    bot = await dutyBot('2026-11-30 10:00', { reminders: [], check: '09:00' });
    const all = shiftsOf('telecom', '2026-11-30 08:30', 24, 60);
    await bot.rota(
      'telecom',
      all.filter((_, i) => i !== 12),
    );
    await bot.wait(4 * 24 * 60);
    expect(await bot.news('duty-telecom')).toEqual([]);
    await bot.wait(3 * 24 * 60);
    const said = await bot.news('duty-telecom');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('12-12 08:30 至 12-13 08:30 无人值班');
  });
});
