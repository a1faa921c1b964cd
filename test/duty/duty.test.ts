import { afterEach, describe, expect, test } from 'vitest';
import { duties } from '../../src/app/duty-records.ts';
import { eventOf, load } from '../../src/app/records.ts';
import { evolveDuty } from '../../src/domain/duty/evolve.ts';
import type { Duty } from '../../src/domain/duty/state.ts';
import { type DutyBot, dutyBot, respond, shiftsOf } from './bot.ts';

/** 24-hour duty over the whole bot on SQLite, by time travel. */

let bot: DutyBot;
afterEach(() => bot.close());

const ERO_SHIFTS = shiftsOf('ero', '2026-11-22 08:30', 24, 20);

describe('24-hour duty with a level II response', { timeout: 120_000 }, () => {
  test('begins for exactly whom the plan names, and ends with it', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    expect(await bot.duty('ero')).toBeNull();
    await respond(bot);
    for (const org of ['ero', 'ca-sichuan', 'ca-chongqing', 'telecom']) {
      expect((await bot.duty(org))?.causes, org).toMatchObject([
        { kind: 'response', ref: '2026-0001', cite: '5.3' },
      ]);
    }
    for (const org of ['lg', 'cncert']) expect(await bot.duty(org), org).toBeNull();
    expect((await bot.news('duty-telecom')).join()).toContain('24小时值班 D2026-');

    await bot.say('ero-duty-1', '/结束 #1 理由=影响已消除');
    await bot.say('ero-head', '/批准 #1');
    for (const org of ['ero', 'ca-sichuan', 'telecom']) expect(await bot.duty(org), org).toBeNull();
    expect((await bot.news('duty-telecom')).join()).toContain('24小时值班已结束');
  });

  test('a check-in that is missed goes from the duty officer to the authority', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.say('ero-duty-2', '/签到');
    await bot.wait(4 * 60);
    expect((await bot.duty('ero'))?.checkins).toMatchObject([
      { dueAt: '2026-11-23T02:00:00.000Z', doneBy: 'ero-duty-2' },
      { dueAt: '2026-11-23T06:00:00.000Z', person: 'ero-duty-2', doneAt: null },
    ]);
    await bot.news('duty-lg');
    await bot.wait(10);
    const paged = async () => (await bot.duty('ero'))?.notices.at(-1)?.attempts.map((a) => a.person) ?? [];
    expect(await paged()).toEqual(['ero-duty-2']);
    await bot.wait(60);
    expect([...new Set(await paged())]).toEqual(['ero-duty-2', 'ero-duty-1', 'ero-leader']);
    const alarm = (await bot.news('duty-lg')).join();
    expect(alarm).toContain('【请立即电话联系：部应急办】 24小时值班 D2026-0001');
    expect(alarm).toContain('部应急办的全部值班人员均未应答，请立即用电话等其他方式联系');
    expect(alarm).toContain('部应急办值班员乙未按时签到（应签 11-23 14:00）');

    await bot.say('ero-leader', '/签到');
    const sheet = await bot.say('ero-duty-1', '/值班 台账');
    expect(sheet).toContain('部应急办带班领导 11-23 15:10 办理：迟1小时10分；已呼叫部应急办值班员乙');
    expect(sheet).toContain('均未应答，已告警');
    expect(await bot.all('duty-lg')).toContain('【已应答：部应急办】');
  });

  test('signing in answers the alarms of earlier check-ins, too; the sheet counts them as missed', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.wait(9 * 60);
    expect(await bot.all('duty-lg')).toContain('【请立即电话联系：部应急办】');
    await bot.say('ero-duty-2', '/签到');
    const state = await bot.duty('ero');
    expect(state?.checkins.filter((c) => c.doneAt === null)).toHaveLength(2);
    expect(state?.notices.filter((n) => n.ackedAt === null && n.settledAt === null)).toEqual([]);
    expect(await bot.all('duty-lg')).not.toContain('【请立即电话联系');
    await bot.say('ero-duty-2', '/值班 台账 格式=csv');
    const csv = await bot.all('duty-ero');
    expect(csv).toContain('签到,2026-11-23 14:00,部应急办值班员乙,,,,未签到；已呼叫');
    expect(csv).toContain(',2026-11-23 19:00,部应急办值班员乙,60,迟1小时');
  });

  test('the rota changes while a missed check-in is paged for: who comes on duty is called next', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.wait(11);
    expect(await bot.say('ero-leader', '/值班 换班 日期=2026-11-23 岗位=副班 换上=负责人')).toContain(
      '已换班',
    );
    await bot.wait(60);
    const called = (await bot.duty('ero'))?.notices.at(-1)?.attempts.map((a) => a.person) ?? [];
    expect([...new Set(called)]).toEqual(['ero-duty-2', 'ero-head', 'ero-leader']);
    expect(await bot.say('ero-head', '/签到')).toContain('已签到');
  });

  test('a restart in the middle of each step of the escalation changes nothing', async () => {
    const escalation = async (disturb: () => Promise<void>): Promise<string[]> => {
      bot = await dutyBot('2026-11-30 20:00');
      await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
      // Steps begin at whole minutes, from the tenth to the twenty-fifth: this stops in the middle of each.
      await bot.wait(10.5);
      for (let minute = 10; minute < 26; minute += 1) {
        await disturb();
        await bot.wait(1);
      }
      const notice = (await bot.duty('ero'))?.notices[0];
      const calls = notice?.attempts.map((a) => `${a.at} ${a.person} ${a.means}`) ?? [];
      return [...calls, `alarm ${notice?.exhaustedAt}`];
    };
    const undisturbed = await escalation(async () => undefined);
    expect(undisturbed).toHaveLength(3 * 4 + 1);
    await bot.close();
    expect(await escalation(() => bot.restart())).toEqual(undisturbed);
    expect((await bot.all('duty-lg')).match(/请立即电话联系/g)).toHaveLength(1);
  });

  test.each([
    ['back by an hour', -60],
    ['back by a day', -24 * 60],
  ])('a clock that goes %s between the asking and the missing holds nothing up', async (_, minutes) => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.wait(5);
    await bot.sleep(minutes);
    await bot.wait(4);
    expect((await bot.duty('ero'))?.notices).toEqual([]);
    await bot.wait(2);
    expect((await bot.duty('ero'))?.notices[0]?.attempts).toHaveLength(1);
    await bot.wait(30);
    expect((await bot.duty('ero'))?.notices[0]?.exhaustedAt).not.toBeNull();
    expect((await bot.duty('ero'))?.checkins).toHaveLength(1);
  });

  test('a clock that goes forward over a change of the watch asks once, and dates the handover by the change', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.say('ero-duty-2', '/签到');
    await bot.sleep(24 * 60);
    const state = await bot.duty('ero');
    expect(state?.checkins).toHaveLength(2);
    expect(state?.handovers).toMatchObject([
      { at: '2026-11-24T00:30:00.000Z', from: 'ero-duty-2', to: 'ero-duty-1' },
    ]);
    expect(state?.nextAt).toBe('2026-11-24T04:30:00.000Z');
  });

  test.each([
    ['the end of a month', '2026-11-30 20:00'],
    ['the end of the year', '2026-12-31 20:00'],
    ['the end of February in a leap year', '2028-02-29 20:00'],
  ])('check-ins go on over %s', async (_, start) => {
    bot = await dutyBot(start);
    await bot.rota('ero', shiftsOf('ero', `${start.slice(0, 10)} 08:30`, 24, 3));
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.wait(16 * 60 + 45);
    const times = (await bot.duty('ero'))?.checkins.map(
      (c) => (Date.parse(c.dueAt) / 60_000 - Date.parse(`${start.replace(' ', 'T')}:00+08:00`) / 60_000) / 60,
    );
    expect(times).toEqual([0, 4, 8, 12, 12.5, 16.5]);
  });

  test('who is asked is mentioned: one for a check-in, both sides for a handover', async () => {
    bot = await dutyBot('2026-11-24 04:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.say('ero-duty-2', '/签到');
    await bot.wait(4 * 60 + 5);
    await bot.say('ero-duty-2', '/签到');
    await bot.wait(30);
    const asked = (await bot.all('duty-ero'))
      .split('\n\n')
      .filter((m) => /【请签到】|【已签到】|【请交接班】|【24小时值班/.test(m));
    expect(asked.map((m) => m.split('\n').slice(0, 2).join(' ').replace(/】.*/, '】'))).toEqual([
      '@部应急办值班员乙 【24小时值班 D2026-0001】',
      '@部应急办值班员乙 【已签到】',
      '@部应急办值班员甲 【请签到】',
      '@部应急办值班员乙 @部应急办值班员甲 【请交接班】',
    ]);
  });

  test('a response that is lowered to III ends the duty that it brought about', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await respond(bot);
    expect(await bot.duty('telecom')).not.toBeNull();
    await bot.say('ero-head', '/研判 #1 级别=较大 理由=影响已缩小到一省');
    await bot.say('ero-duty-1', '/调整 #1 级别=III 理由=影响已缩小到一省');
    expect(await bot.say('ero-head', '/批准 #1')).toContain('已批准');
    for (const org of ['ero', 'ca-sichuan', 'telecom']) expect(await bot.duty(org), org).toBeNull();
  });

  test('only who is on duty checks in, once', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    expect(await bot.say('ero-head', '/签到')).toContain('无权办理');
    expect(await bot.say('ero-duty-2', '/签到')).toContain('已签到。下次签到 11-23 14:00');
    expect(await bot.say('ero-duty-1', '/签到')).toContain('部应急办值班员乙已签到');
    expect(await bot.say('cncert-duty-1', '/签到')).toContain('目前不在24小时值班');
  });

  test('the change of the watch asks for a handover that both sign, with what is open', async () => {
    bot = await dutyBot('2026-11-24 05:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.say('telecom-duty-1', '/报告 今晨遭网络攻击，四川省大量互联网用户无法正常上网');
    for (const who of ['ero-duty-2', 'ca-sichuan-duty-1']) await bot.say(who, '/收到');
    await bot.say('ero-duty-2', '/签到');
    await bot.wait(3.5 * 60);
    const [handover] = (await bot.duty('ero'))?.handovers ?? [];
    expect(handover).toMatchObject({ at: '2026-11-24T00:30:00.000Z', from: 'ero-duty-2', to: 'ero-duty-1' });
    expect(await bot.say('ero-duty-1', '/交接 签字 方=交班')).toContain('无权办理');
    expect(await bot.say('ero-duty-2', '/交接 签字')).toContain('已签字');
    expect(await bot.say('ero-duty-1', '/交接 签字')).toContain('已签字');
    const after = await bot.duty('ero');
    expect(after?.handovers).toMatchObject([{ out: { by: 'ero-duty-2' }, in: { by: 'ero-duty-1' } }]);
    expect(after?.handovers[0]?.in?.open.join()).toContain('事件 2026-0001');
    expect(after?.checkins.at(-1)).toMatchObject({ dueAt: '2026-11-24T00:30:00.000Z', doneBy: 'ero-duty-1' });
    await bot.wait(40);
    expect((await bot.duty('ero'))?.handovers[0]?.unsignedAt).toBeNull();
  });

  test('a button signs the handover that it stands on, and how late is on the sheet', async () => {
    bot = await dutyBot('2026-11-24 08:00');
    await bot.rota('ero', shiftsOf('ero', '2026-11-23 08:30', 12, 20));
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.wait(13 * 60);
    const before = (await bot.duty('ero'))?.handovers ?? [];
    expect(before.map((h) => [h.id, h.from, h.to])).toEqual([
      ['h1', 'ero-duty-2', 'ero-duty-1'],
      ['h2', 'ero-duty-1', 'ero-duty-2'],
    ]);
    expect(await bot.all('duty-ero')).toContain('请交接班');
    expect(await bot.say('ero-duty-2', '/交接 签字 单=h1 方=交班')).toContain('已签字');
    expect(await bot.say('ero-duty-1', '/交接 签字 单=h1 方=接班')).toContain('已签字');
    expect(await bot.say('ero-duty-1', '/交接 签字 单=h1 方=接班')).toContain('已由双方签字');
    const after = (await bot.duty('ero'))?.handovers ?? [];
    expect(after.map((h) => [h.out?.by, h.in?.by])).toEqual([
      ['ero-duty-2', 'ero-duty-1'],
      [undefined, undefined],
    ]);
    expect(await bot.say('ero-duty-1', '/值班 台账')).toContain('办理：迟12小时30分');
    expect(await bot.say('ero-duty-1', '/交接 签字')).toContain('已签字');
    expect((await bot.duty('ero'))?.handovers[1]?.out?.by).toBe('ero-duty-1');
  });

  test('after downtime one check-in is asked for, said to be late, and nobody is blamed for the others', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.say('ero-duty-2', '/签到');
    await bot.restart();
    await bot.sleep(9 * 60);
    const checkins = (await bot.duty('ero'))?.checkins ?? [];
    expect(checkins).toHaveLength(2);
    expect(checkins[1]).toMatchObject({
      dueAt: '2026-11-23T06:00:00.000Z',
      askedAt: bot.now(),
      missedAt: null,
    });
    expect((await bot.duty('ero'))?.nextAt).toBe('2026-11-23T14:00:00.000Z');
    await bot.say('ero-duty-2', '/签到');
    expect(await bot.say('ero-duty-2', '/值班 台账')).toContain('按时（系统停机，提示晚5小时）');
    await bot.sleep(6 * 60);
    await bot.wait(20);
    await bot.say('ero-duty-2', '/签到');
    expect(await bot.say('ero-duty-2', '/值班 台账')).toContain('迟20分（系统停机，提示晚3小时）');
  });

  test('folding its events gives the state row', async () => {
    bot = await dutyBot('2026-11-24 08:00');
    await bot.rota('ero', ERO_SHIFTS);
    await bot.say('ero-head', '/值班 启动 理由=重大活动保障');
    await bot.wait(65);
    await bot.say('ero-duty-1', '/收到');
    const before = await bot.duty('ero');
    expect(before?.handovers[0]?.unsignedAt).not.toBeNull();
    const id = before?.id;
    if (!id) throw new Error('no duty');
    const { row, events } = await bot.assembly.store.transaction(async (tx) => ({
      row: (await load(tx, duties, id)).state,
      events: await tx.events(id, { categories: null, before: null, limit: 10_000 }),
    }));
    const folded = events.reduce<Duty | null>(
      (s, e) => evolveDuty(s, eventOf(e) as Parameters<typeof evolveDuty>[1], { at: e.at.toISOString(), id }),
      null,
    );
    expect(folded).toEqual(row);
  });
});

describe('orders', { timeout: 120_000 }, () => {
  test('部应急办 orders the duty of a further unit and ends it; others may not', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    expect(await bot.say('ca-sichuan-head', '/值班 启动 单位=国家互联网应急中心 理由=支撑处置')).toContain(
      '无权办理',
    );
    expect(await bot.say('cncert-duty-1', '/值班 启动 理由=自行加强')).toContain('无权办理');
    expect(await bot.say('ero-head', '/值班 启动 单位=国家互联网应急中心 理由=支撑处置')).toContain(
      '已开始24小时值班',
    );
    expect(await bot.say('ero-head', '/值班 启动 单位=国家互联网应急中心 理由=支撑处置')).toContain(
      '已在24小时值班',
    );
    expect(await bot.say('cncert-head', '/值班 结束 理由=自行结束')).toContain('部应急办要求');
    expect(await bot.duty('cncert')).not.toBeNull();
    expect(await bot.say('ero-head', '/值班 结束 单位=国家互联网应急中心 理由=处置完毕')).toContain(
      '24小时值班结束',
    );
    expect(await bot.duty('cncert')).toBeNull();
  });

  test('a duty of two causes goes on until both have ended', async () => {
    bot = await dutyBot('2026-11-23 10:00');
    await bot.say('telecom-head', '/值班 启动 理由=重大活动保障');
    await respond(bot);
    expect((await bot.duty('telecom'))?.causes).toHaveLength(2);
    expect(await bot.say('telecom-head', '/值班 结束 理由=活动结束')).toContain('24小时值班继续');
    await bot.say('ero-duty-1', '/结束 #1 理由=影响已消除');
    await bot.say('ero-head', '/批准 #1');
    expect(await bot.duty('telecom')).toBeNull();
  });
});
