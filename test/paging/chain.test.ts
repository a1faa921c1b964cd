import { afterEach, describe, expect, test } from 'vitest';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';

let world: PagingWorld;
afterEach(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

const CALL = '/呼叫 四川省通信管理局 请立即核实断网情况';
const LOG = 'log:ca-sichuan';
const FIRST = 'ca-sichuan-duty-1';
const PEOPLE = [FIRST, 'ca-sichuan-duty-2', 'ca-sichuan-leader', 'ca-sichuan-head'];
const MEANS = ['chat', 'app', 'sms', 'phone'];

describe('a chain', () => {
  test('by default: message, then ever louder, then the next person; at last the alarm in the authority’s room', async () => {
    world = await pagingWorld();
    await world.says('ero-duty-1', CALL);
    await world.pass(30);
    expect(world.pager.log).toEqual(PEOPLE.flatMap((p) => MEANS.map((m) => `${p} ${m}`)));
    expect(world.pager.calls.slice(0, 5).map((c) => c.at.slice(11, 16))).toEqual([
      '02:00',
      '02:02',
      '02:03',
      '02:04',
      '02:05',
    ]);
    const alarm = world.pager.textsIn('duty-ero').at(-1);
    expect(alarm).toContain('四川省通信管理局的全部值班人员均未应答，请立即用电话等其他方式联系');
    const chronicle = await world.chronicle(LOG);
    expect(chronicle).toContain('10:04 呼叫 四川省通信管理局值班员甲（第4次，电话加急）');
    expect(chronicle).toContain('10:04 呼叫已送达（第4次，飞书）');
    expect(chronicle.at(-1)).toBe('10:20 四川省通信管理局全部人员均未应答，已告警');
  });

  test.each([
    ['the person who is called', FIRST],
    ['a colleague', 'ca-sichuan-head'],
  ])('is stopped for good by the acknowledgement of %s', async (_, who) => {
    world = await pagingWorld();
    await world.says('ero-duty-1', CALL);
    await world.pass(2.5);
    await world.says(who, '收到');
    await world.pass(120);
    expect(world.pager.log).toEqual([`${FIRST} chat`, `${FIRST} app`]);
    expect(world.pager.textsTo(FIRST)[0]).toContain('已收到');
    expect((await world.chronicle(LOG)).at(-1)).toMatch(/^10:02 四川省通信管理局 .* 确认收到$/);
  });

  test('a call that is queued already does nothing once somebody has answered', async () => {
    world = await pagingWorld();
    await world.says('ero-duty-1', CALL);
    await world.says('ca-sichuan-duty-2', '收到');
    await world.pass(60);
    expect(world.pager.log).toEqual([]);
  });

  test('a means that fails is followed by the next at once; the time of the person stays', async () => {
    world = await pagingWorld();
    world.pager.fault = (_, means) =>
      means === 'sms' ? { ok: false, kind: 'refused', reason: '加急额度已用完' } : null;
    await world.says('ero-duty-1', CALL);
    await world.pass(5);
    expect(world.pager.calls.map((c) => `${c.handle} ${c.means} ${c.at.slice(11, 16)}`)).toEqual([
      `${FIRST} chat 02:00`,
      `${FIRST} app 02:02`,
      `${FIRST} phone 02:03`,
      'ca-sichuan-duty-2 chat 02:05',
    ]);
    expect(await world.chronicle(LOG)).toContain('10:03 呼叫未送达（第3次）：飞书：加急额度已用完');
  });

  test('who can’t be reached at all costs no time', async () => {
    world = await pagingWorld();
    world.pager.fault = (handle) =>
      handle === FIRST ? { ok: false, kind: 'refused', reason: '已离职' } : null;
    await world.says('ero-duty-1', CALL);
    await world.drain();
    expect(world.pager.log).toEqual(['ca-sichuan-duty-2 chat']);
  });

  test('a platform that is down for half a minute is passed over for the next means', async () => {
    world = await pagingWorld();
    world.pager.fault = (_, means) =>
      means === 'chat' ? { ok: false, kind: 'later', reason: '飞书没有应答' } : null;
    await world.says('ero-duty-1', CALL);
    await world.pass(1);
    expect(world.pager.log).toEqual([`${FIRST} app`]);
  });

  test('an organization’s own rules, by kind of notice', async () => {
    const steps = [
      { means: 'phone' as const, wait: 1 },
      { means: 'chat' as const, wait: 10 },
    ];
    world = await pagingWorld({
      rules: { 'ca-sichuan': [{ for: ['decision'] }, { for: ['call'], steps, together: 2, rounds: 2 }] },
    });
    await world.says('ero-duty-1', CALL);
    await world.pass(60);
    const [a, b, c, d] = PEOPLE;
    const round = [a, b].map((p) => `${p} phone`).concat([a, b].map((p) => `${p} chat`));
    const next = [c, d].map((p) => `${p} phone`).concat([c, d].map((p) => `${p} chat`));
    expect(world.pager.log).toEqual([...round, ...next, ...round, ...next]);
    expect((await world.chronicle(LOG)).at(-1)).toContain('10:44');
  });

  test('a person who is taken off the directory is called no further', async () => {
    world = await pagingWorld();
    await world.says('ero-duty-1', CALL);
    await world.pass(1);
    await world.bot.db.person.update({ where: { id: FIRST }, data: { active: false } });
    await world.bot.db.counter.update({ where: { key: 'directory' }, data: { value: { increment: 1 } } });
    await world.pass(1.5);
    expect(world.pager.log).toEqual([`${FIRST} chat`, 'ca-sichuan-duty-2 chat']);
  });
});

describe('a decision', () => {
  test('calls everybody who may decide at once, ever louder, until it is decided', async () => {
    world = await pagingWorld();
    await world.says('cncert-duty-1', '/报告 四川省大量互联网用户无法正常上网');
    await world.drain();
    await world.says('ca-sichuan-duty-1', '收到');
    await world.says('ero-duty-1', '收到');
    world.pager.calls.length = 0;
    const answer = await world.says('ca-sichuan-duty-1', '/启动 #2026-0001 理由=四川省内大量用户无法上网');
    await world.pass(2);
    expect({ answer, log: world.pager.log }).toMatchObject({
      log: ['ca-sichuan-leader chat', 'ca-sichuan-head chat', 'ca-sichuan-leader app', 'ca-sichuan-head app'],
    });
    await world.says('ca-sichuan-head', '/批准 #2026-0001');
    world.pager.calls.length = 0;
    await world.pass(30);
    expect(world.pager.calls.filter((c) => c.handle.startsWith('ca-sichuan'))).toEqual([]);
  });
});

describe('a quiet window', () => {
  const quiet = { 'ca-sichuan': [{ quiet: '22:00-07:00' }] };
  const times = (): string[] =>
    world.pager.calls.filter((c) => c.handle === FIRST).map((c) => `${c.means} ${c.at.slice(11, 16)}`);

  test('holds calls that are of no incident, but for a message, until its end', async () => {
    world = await pagingWorld({ rules: quiet, start: '2026-11-23T14:30:00Z' });
    await world.says('ero-duty-1', CALL);
    await world.pass(8.5 * 60);
    expect(times()).toEqual(['chat 14:30', 'app 23:00']);
  });

  test('does not exist while the organization is on 24-hour duty', async () => {
    world = await pagingWorld({ rules: quiet, start: '2026-11-23T14:30:00Z' });
    await world.says('ca-sichuan-head', '/值班 启动 理由=重大活动保障');
    await world.says('ca-sichuan-duty-1', '/签到');
    await world.says('ero-duty-1', CALL);
    await world.pass(3);
    expect(times()).toEqual(['chat 14:30', 'app 14:32', 'sms 14:33']);
  });

  test('does not exist for an incident', async () => {
    world = await pagingWorld({ rules: quiet, start: '2026-11-23T14:30:00Z' });
    await world.says('cncert-duty-1', '/报告 四川省大量互联网用户无法正常上网');
    await world.pass(3);
    expect(times()).toEqual(['chat 14:30', 'app 14:32', 'sms 14:33']);
  });
});
