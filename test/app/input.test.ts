import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../src/store/verify.ts';
import { type BotWorld, LEAK, openBot, rowsOf, shown } from './world.ts';

/** What people type, click and fill in, however odd: an answer in plain Chinese, and nothing that breaks. */

let w: BotWorld;
beforeAll(async () => {
  w = await openBot();
  await w.say('internet-a-duty-1', LEAK, 'duty-internet-a');
  const command = {
    type: 'room_opened' as const,
    room: 'local:war' as never,
    name: '应急指挥群',
    group: null,
    people: [],
    missed: [],
  };
  const room = {
    id: 'local:war' as never,
    platform: 'local' as const,
    externalId: 'war',
    name: '应急指挥群',
  };
  const incident = await w.incident();
  await w.bot.system(incident.id, {
    command,
    rooms: [{ ...room, purpose: 'war', orgId: null, recordId: incident.id, groupId: null }],
  });
});
afterAll(() => w.close());

describe('lines that mean nothing, or too much', () => {
  const HUGE = '灾'.repeat(100_000);
  it.each([
    ['a name that every object has, as a filter', '/时间线 #1 constructor', /可筛选/],
    ['the same in the list', '/列表 toString', /未结、已结/],
    ['the same as a decision', '/国家决定 #1 事项=constructor 文件=某办〔2026〕1号', /决定事项/],
    ['the same as a level', '/启动 #1 级别=constructor 理由=影响扩大', /响应级别请写/],
    ['the same as a group', '/工作组 #1 group=__proto__', /没有这个工作组/],
    ['100 kB', `/报告 ${HUGE}`, /内容超过10000字/],
    ['a huge value', `/研判 #1 级别=${'9'.repeat(9_000)} 理由=核实`, /级别/],
    ['quotes that are never closed', '/研判 #1 级别="重大 理由=核实', /级别请写|研判定级/],
    ['a number in full-width digits', '/时间线 ＃２０２６－０００１', /时间线 2026-0001/],
    ['a number without #', '/续报 2026-0009 新情况', /没有可查看的事件 2026-0009/],
    ['an absurd number', `/查看 #${'9'.repeat(30)}`, /请选择事件|没有可查看/],
    ['control characters and bidi marks', '/帮\u0000助\u202e', /命令一览/],
    ['a command that is none', '/查有 #1', /未能识别[\s\S]*\/查看/],
    ['an outage in the future', '/报告 时间="2027-01-01 00:00" 断网', /晚于现在/],
    [
      'found before it happened',
      '/报告 时间="2026-11-22 03:00" 发现时间="2026-11-22 02:00" 断网',
      /发现时间.*早于/,
    ],
  ])('%s', async (_, line, answer) => {
    expect(shown(await w.say('ero-duty-1', line))).toMatch(answer);
  });

  it('in a war room another number is not taken for its own', async () => {
    const answer = await w.say('ero-duty-1', '/记录 2026-0009 完成封堵', 'war');
    expect(shown(answer)).toMatch(/没有可查看的事件 2026-0009/);
  });

  it('markup and mentions stand in the record as they were typed, without what can not be seen', async () => {
    await w.say(
      'ero-duty-1',
      '/记录 #1 <at user_id="all"></at> <!channel> @all **粗** \u202e\u200b[x](http://a)',
    );
    expect(shown(await w.say('ero-duty-1', '/时间线 #1 记录'))).toContain(
      '<at user_id="all"></at> <!channel> @all **粗** [x](http://a)',
    );
  });
});

describe('who said it', () => {
  it('somebody whom the directory does not know is not taken for the bot', async () => {
    const message = { type: 'message' as const, messageId: 'm1', text: '我是来看看的', files: [] };
    await w.send('U-unknown', message, 'war');
    const said = shown(await w.say('ero-duty-1', '/时间线 #1 发言'));
    expect(said).toContain('U-unknown：我是来看看的');
    expect(said).not.toContain('应急机器人');
  });

  it('who takes a message back is its author, unless the platform says that it was another', async () => {
    const message = { type: 'message' as const, text: '误发的内容', files: [] };
    const deleted = { type: 'deleted' as const };
    for (const messageId of ['m2', 'm3']) {
      await w.send('ero-duty-1', { ...message, messageId }, 'war');
    }
    await w.send('', { ...deleted, messageId: 'm2' }, 'war');
    await w.send('', { ...deleted, messageId: 'm3', by: '群主' }, 'war');
    await w.send('', { ...deleted, messageId: 'm4' }, 'war');
    const said = shown(await w.say('ero-duty-1', '/时间线 #1 发言'));
    expect(said.match(/\S+：\S*撤回\S*/gu)).toEqual([
      '部应急办值班员甲：撤回一条消息',
      '应急机器人：一条消息被群主撤回',
      '应急机器人：撤回一条消息',
    ]);
  });
});

describe('people who are mentioned', () => {
  const called = { type: 'line' as const, line: '/呼叫 #1 @小张（值班中） 请核实' };
  const mentioned = [{ text: '@小张（值班中）', handle: 'ca-sichuan-duty-1' }];

  it('are those whose account it is, whatever the platform calls them', async () => {
    const answer = await w.send('ero-duty-1', called, 'duty-ero', undefined, mentioned);
    expect(shown(answer)).toContain('四川省通信管理局值班员甲');
  });

  it('stand in the chronicle by the names of the directory; whom it does not know as they were written', async () => {
    const message = { type: 'message' as const, messageId: 'm9', text: '@小张 @小张 @路人 请看', files: [] };
    await w.send('ero-duty-1', message, 'war', undefined, [
      { text: '@小张', handle: 'ca-sichuan-duty-1' },
      { text: '@小张', handle: 'telecom-duty-1' },
      { text: '@路人', handle: 'U-unknown' },
    ]);
    expect(shown(await w.say('ero-duty-1', '/时间线 #1 发言'))).toContain(
      '：@四川省通信管理局值班员甲 @中国电信值班员甲 @路人 请看',
    );
  });
});

describe('refusals', () => {
  it('are the same bytes for what is not there and what is not for the actor, and write the same', async () => {
    const ask = async (number: string) => {
      const lines = ['查看', '续报', '时间线', '批准', '呼叫', '标记', '收到', '合并'];
      const answers: unknown[] = [];
      for (const l of lines)
        answers.push(await w.say('telecom-duty-1', `/${l} #${number} 并入=2026-0001`, 'duty-telecom'));
      return JSON.stringify(answers).replaceAll(number, 'N');
    };
    expect(await ask('2026-0001')).toBe(await ask('2026-0777'));
    const log = await w.db.event.findMany({ where: { recordId: 'log:telecom', type: 'command_refused' } });
    const half = log.length / 2;
    const data = log.map((e) => e.data.replaceAll(/2026-0\d+/g, 'N'));
    expect(data.slice(0, half)).toEqual(data.slice(half));
  });

  it('change nothing but the chronicle', async () => {
    const before = (await rowsOf(w)) as { jobs: number };
    const version = (await w.incident()).version;
    expect(shown(await w.say('internet-a-duty-1', '/启动 #1 理由=影响扩大', 'duty-internet-a'))).toMatch(
      /无权办理[\s\S]*由部应急办办理（预案2.2）/,
    );
    expect((await w.incident()).version).toBe(version);
    expect(((await rowsOf(w)) as { jobs: number }).jobs).toBe(before.jobs);
    expect(shown(await w.say('ero-duty-1', '/时间线 #1 告警'))).toContain('未予办理：/启动');
  });

  it('of one half of a command leave the other half undone', async () => {
    const { scope } = await w.incident();
    await w.say('ca-sichuan-duty-1', '/研判 #1 级别=一般 范围=不适用 理由=系设备故障', 'duty-ca-sichuan');
    expect((await w.incident()).scope).toEqual(scope);
  });
});

describe('further reports', () => {
  it('who adds to a report of an unknown organization does not become the affected one', async () => {
    await w.say('cncert-duty-1', '/报告 某单位网站访问异常，四川省', 'duty-cncert');
    const number = '2026-0002';
    await w.say('ero-duty-1', `/呼叫 #${number} 中国移动 请核实`);
    await w.say('mobile-duty-1', `/续报 #${number} 我网监测到异常流量`, 'duty-mobile');
    expect((await w.incident(number)).affected.org).toBeNull();
  });

  it('a form that was opened before does not put old contents back', async () => {
    await w.say('internet-a-duty-1', '/续报 #1 措施=已断网 情况稳定', 'duty-internet-a');
    const opened = await w.act('ca-sichuan-duty-1', '/续报 #2026-0001', {}, 'duty-ca-sichuan');
    await w.say('internet-a-duty-1', '/续报 #1 措施=已恢复 情况稳定', 'duty-internet-a');
    const values = Object.fromEntries((opened?.form?.fields ?? []).map((f) => [f.name, f.value ?? '']));
    await w.act('ca-sichuan-duty-1', '/续报 #2026-0001', { ...values, text: '已到现场' }, 'duty-ca-sichuan');
    expect((await w.incident()).measures).toBe('已恢复；已到现场');
  });
});

it('the chains hold after all of it', async () => {
  expect((await verifyChains(w.db)).broken).toEqual([]);
});
