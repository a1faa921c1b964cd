import { afterEach, describe, expect, test } from 'vitest';
import { importRotas } from '../../src/app/rota-import.ts';
import { orgId, personId } from '../../src/domain/ids.ts';
import type { PagingRule } from '../../src/domain/paging/plan.ts';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';

/** A chain of six steps over two hours, with everything that can happen to a process on the way. */

const STEPS: NonNullable<PagingRule['steps']> = [
  { means: 'chat', wait: 20 },
  { means: 'app', wait: 20 },
  { means: 'sms', wait: 20 },
  { means: 'phone', wait: 20 },
  { means: 'app', wait: 20 },
  { means: 'phone', wait: 20 },
];
const RULES = { 'ca-sichuan': [{ steps: STEPS, together: 4 }] };
const LOG = 'log:ca-sichuan';
const CALL = '/呼叫 四川省通信管理局值班员甲 请立即核实断网情况';
const FIRST = 'ca-sichuan-duty-1';
const mine = (): string[] =>
  world.pager.calls.filter((c) => c.handle === FIRST).map((c) => `${c.at.slice(5, 16)} ${c.means}`);

let world: PagingWorld;
afterEach(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

/** What is made at the moment `start` plus n times 20 minutes. */
function timetable(start: string): string[] {
  return STEPS.map((s, i) => {
    const at = new Date(Date.parse(start) + i * 20 * 60_000).toISOString();
    return `${at.slice(5, 16)} ${s.means}`;
  });
}

describe('six steps over two hours', () => {
  test.each([
    ['an ordinary day', '2026-11-23T02:00:00Z'],
    ['the end of a month', '2026-11-30T15:10:00Z'],
    ['the end of the year', '2026-12-31T15:10:00Z'],
    ['the end of February in a leap year', '2028-02-29T15:10:00Z'],
    ['midnight in UTC', '2026-11-23T23:10:00Z'],
  ])('on %s', async (_, start) => {
    world = await pagingWorld({ start, rules: RULES });
    await world.says('ero-duty-1', CALL);
    await world.pass(121);
    expect(mine()).toEqual(timetable(start));
    expect((await world.chronicle(LOG)).at(-1)).toContain('全部人员均未应答');
  });

  test('with a restart in the middle of each step', async () => {
    world = await pagingWorld({ rules: RULES });
    await world.says('ero-duty-1', CALL);
    for (let step = 0; step < STEPS.length; step += 1) {
      await world.pass(10);
      await world.restart();
      await world.pass(10);
    }
    await world.pass(1);
    expect(mine()).toEqual(timetable('2026-11-23T02:00:00Z'));
    expect((await world.chronicle(LOG)).join('\n')).not.toContain('迟到');
  });

  test('killed between the call and its record, at each step: nobody is called twice for it', async () => {
    world = await pagingWorld({ rules: { 'ca-sichuan': [{ steps: STEPS }] } });
    await world.says('ero-duty-1', CALL);
    const seen = new Set<string>();
    for (let step = 0; step < STEPS.length; step += 1) {
      world.pager.fault = () => 'dies';
      void world.drain();
      await reached(() => world.pager.calls.length === step + 1);
      world.pager.fault = () => null;
      await world.restart('killed');
      await world.pass(2);
      world.set(new Date(Date.parse('2026-11-23T02:00:00Z') + (step + 1) * 22 * 60_000));
      const { key } = world.pager.calls.at(-1) ?? { key: '' };
      expect(seen.has(key)).toBe(false);
      seen.add(key);
    }
    expect(world.pager.calls).toHaveLength(6);
    expect(world.pager.asked).toBe(12);
    const chronicle = await world.chronicle(LOG);
    expect(chronicle.filter((l) => l.includes('呼叫已送达'))).toHaveLength(6);
  });
});

describe('downtime and clocks', () => {
  test('what fell due while the process was down goes out at once, once, and says how late it is', async () => {
    world = await pagingWorld({ rules: { ...RULES, 'ca-chongqing': [{ steps: STEPS, together: 4 }] } });
    await world.says('ero-duty-1', CALL);
    world.set('2026-11-23T02:05:00Z');
    await world.says('ero-duty-1', '/呼叫 重庆市通信管理局 请立即核实');
    await world.pass(1);
    world.pager.calls.length = 0;
    world.set('2026-11-23T03:25:00Z');
    await world.restart();
    await world.drain();
    const people = world.pager.log.map((l) => l.split('-duty')[0]?.split('-leader')[0]);
    expect(people.indexOf('ca-sichuan')).toBeLessThan(people.indexOf('ca-chongqing'));
    expect(mine()).toEqual(['11-23T03:25 app']);
    const chronicle = await world.chronicle(LOG);
    expect(chronicle).toContain('11:25 呼叫 四川省通信管理局值班员甲（第5次，应用内加急，迟到 1小时5分）');
    await world.pass(19);
    expect(mine()).toHaveLength(1);
    await world.pass(1);
    expect(mine()).toHaveLength(2);
  });

  test('a call that could not leave while the process was down says so', async () => {
    world = await pagingWorld({ rules: RULES });
    await world.says('ero-duty-1', CALL);
    world.set('2026-11-23T02:10:00Z');
    await world.drain();
    expect(await world.chronicle(LOG)).toContain('10:10 呼叫已送达（第1次，飞书，迟到 10分）');
  });

  test.each([
    ['an hour', 60],
    ['a day', 24 * 60],
  ])('a clock that goes back by %s holds nothing up', async (_, minutes) => {
    world = await pagingWorld({ rules: RULES });
    await world.says('ero-duty-1', CALL);
    await world.pass(15);
    await world.drain();
    world.set(new Date(world.now().getTime() - minutes * 60_000));
    await world.pass(4);
    expect(mine()).toHaveLength(1);
    await world.pass(2);
    expect(mine()).toHaveLength(2);
  });

  test('a clock that goes back during a restart holds nothing up, and brings nothing twice', async () => {
    world = await pagingWorld({ rules: RULES });
    await world.says('ero-duty-1', CALL);
    await world.pass(25);
    await world.drain();
    world.set('2026-11-23T00:25:00Z');
    await world.restart();
    await world.pass(16);
    expect(mine().map((l) => l.split(' ')[1])).toEqual(['chat', 'app', 'sms']);
  });

  test('a clock that goes forward brings what is due once, not the whole chain', async () => {
    world = await pagingWorld({ rules: RULES });
    await world.says('ero-duty-1', CALL);
    await world.pass(1);
    world.set('2026-11-24T02:00:00Z');
    await world.drain();
    expect(mine().map((l) => l.split(' ')[1])).toEqual(['chat', 'app']);
  });
});

describe('races', () => {
  test.each([
    ['before', true],
    ['after', false],
  ])('an acknowledgement at the moment of escalation, %s it', async (_, before) => {
    world = await pagingWorld({ rules: RULES });
    await world.says('ero-duty-1', CALL);
    await world.pass(19);
    world.set('2026-11-23T02:20:00Z');
    const acts = [() => world.says('ca-sichuan-duty-2', '收到'), () => world.drain()];
    await Promise.all((before ? acts : acts.reverse()).map((act) => act()));
    const so = mine().length;
    await world.pass(120);
    expect(mine()).toHaveLength(so);
    const chronicle = await world.chronicle(LOG);
    const answered = chronicle.findIndex((l) => l.includes('确认收到'));
    expect(chronicle.slice(answered + 1).filter((l) => /呼叫 |已送达（/.test(l))).toEqual([]);
  });

  test('the rota changes during a call: the next one goes to who is on duty then', async () => {
    world = await pagingWorld({ rules: { 'ca-sichuan': [{ steps: STEPS.slice(0, 1) }] } });
    const shift = (startsAt: string, endsAt: string, primary: string) => ({
      startsAt: `2026-11-23T${startsAt}:00.000Z`,
      endsAt: `2026-11-23T${endsAt}:00.000Z`,
      primary: personId(primary),
      backup: null,
      leader: null,
    });
    const shifts = [shift('01:00', '02:10', 'ca-sichuan-duty-2'), shift('02:10', '10:00', 'ca-sichuan-head')];
    const parts = { store: world.bot.store, policy: world.bot.bot.policy, now: world.now };
    await importRotas(parts, new Map([[orgId('ca-sichuan'), shifts]]), 'test');
    await world.says('ero-duty-1', '/呼叫 四川省通信管理局 请立即核实断网情况');
    await world.pass(61);
    expect(world.pager.log.slice(0, 4).map((l) => l.split(' ')[0])).toEqual([
      'ca-sichuan-duty-2',
      'ca-sichuan-head',
      'ca-sichuan-duty-1',
      'ca-sichuan-leader',
    ]);
  });
});

/** @returns once the condition holds */
async function reached(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns > 20_000) throw new Error('never reached');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
