import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personId } from '../../src/domain/ids.ts';
import { pagingPlan, pagingRuleSchema, quietUntil } from '../../src/domain/paging/plan.ts';
import { type Attempt, nextWave } from '../../src/domain/paging/waves.ts';

const org = { kind: 'operator' as const };

describe('the plan', () => {
  test.each([
    [5, [2, 1, 1, 1]],
    [10, [4, 2, 2, 2]],
    [0.5, [0.2, 0.1, 0.1, 0.1]],
  ])('divides %s minutes among the means', (ackMinutes, waits) => {
    const plan = pagingPlan('notice', org, { ackMinutes, rounds: 3 });
    expect(plan.steps.map((s) => s.wait)).toEqual(waits);
    expect(plan).toMatchObject({ rounds: 3, together: 1, quiet: null });
  });

  test('ends with the gateway where there is one, in the same time', () => {
    const { steps } = pagingPlan('call', undefined, { ackMinutes: 6, rounds: 1, gateway: true });
    expect(steps.at(-1)).toEqual({ means: 'webhook', wait: 1 });
    expect(steps.reduce((sum, s) => sum + s.wait, 0)).toBe(6);
  });

  test('takes the first rule that speaks of the kind; what it leaves out is as by default', () => {
    const paging = [{ for: ['call' as const], rounds: 7 }, { together: 2 }];
    const policy = { ackMinutes: 5, rounds: 3 };
    expect(pagingPlan('call', { ...org, paging }, policy)).toMatchObject({ rounds: 7, together: 1 });
    expect(pagingPlan('decision', { ...org, paging }, policy)).toMatchObject({ rounds: 3, together: 2 });
  });

  test.each([
    [{ steps: [] }, '至少写一步'],
    [{ steps: [{ means: 'fax', wait: 1 }] }, '方式只能是 chat、app、sms、phone、webhook 之一'],
    [{ steps: [{ means: 'chat', wait: 0 }] }, 'wait 应大于 0 分钟'],
    [{ quiet: '22:00' }, 'quiet 应写成 22:00-07:00'],
    [{ quiet: '24:00-07:00' }, 'quiet 应写成 22:00-07:00'],
    [{ for: ['alarm'] }, '呼叫种类只能是 notice、confirmation、decision、call 之一'],
    [{ repeats: 2 }, '不认识的项目 repeats'],
  ])('refuses %j in Chinese', (rule, message) => {
    expect(pagingRuleSchema.safeParse(rule).error?.issues.map((i) => i.message)).toContain(message);
  });
});

test.each([
  ['22:00-07:00', '21:59', null],
  ['22:00-07:00', '22:00', '2026-11-24 07:00'],
  ['22:00-07:00', '23:59', '2026-11-24 07:00'],
  ['22:00-07:00', '00:00', '2026-11-23 07:00'],
  ['22:00-07:00', '06:59', '2026-11-23 07:00'],
  ['22:00-07:00', '07:00', null],
  ['12:00-14:00', '13:00', '2026-11-23 14:00'],
  ['12:00-14:00', '14:00', null],
  ['09:00-09:00', '09:00', null],
])('quiet %s at %s lasts until %s', (quiet, time, until) => {
  const iso = (shanghai: string): string => new Date(`${shanghai.replace(' ', 'T')}:00+08:00`).toISOString();
  expect(quietUntil(quiet, iso(`2026-11-23 ${time}`))).toBe(until && iso(until));
});

describe('waves', () => {
  const people = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
    .map((ids) => ids.map(personId));
  const plans = fc.record({
    steps: fc.array(
      fc.record({
        means: fc.constantFrom('chat' as const, 'app' as const, 'phone' as const),
        wait: fc.integer({ min: 1, max: 60 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    together: fc.integer({ min: 1, max: 4 }),
    rounds: fc.integer({ min: 1, max: 4 }),
    quiet: fc.constant(null),
  });

  /** Goes through a whole chain; `chainAt` gives it as it is before each wave. */
  function run(chainAt: (wave: number) => string[], plan: Parameters<typeof nextWave>[2]): Attempt[] {
    let at = '2026-11-23T02:00:00.000Z';
    const attempts: Attempt[] = [];
    for (let i = 0; i < 1000; i += 1) {
      const wave = nextWave(attempts, chainAt(i).map(personId), plan, at);
      if (!wave) return attempts;
      const { people: called, ...rest } = wave;
      for (const person of called)
        attempts.push({
          ...rest,
          person,
          at,
          deliveredAt: at,
          failure: null,
          reminder: false,
          bundled: false,
        });
      expect(wave.nextAt > at).toBe(true);
      at = wave.nextAt;
    }
    throw new Error('endless');
  }

  test('everybody is called by every means, once in every round', () => {
    fc.assert(
      fc.property(people, plans, (chain, plan) => {
        const made = run(() => chain, plan).map((a) => `${a.round} ${a.person} ${a.step}`);
        const all = Array.from({ length: plan.rounds }, (_, round) =>
          chain.flatMap((p) => plan.steps.map((_step, step) => `${round} ${p} ${step}`)),
        ).flat();
        expect(made.toSorted()).toEqual(all.toSorted());
      }),
    );
  });

  test('whatever becomes of the chain meanwhile, it ends, calls nobody who has left it, and nobody twice in a round by one step', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 1, maxLength: 12 }), plans, (chains, plan) => {
        const chainAt = (wave: number) => chains[Math.min(wave, chains.length - 1)] ?? [];
        const made = run(chainAt, plan);
        for (const a of made) expect(chainAt(a.wave)).toContain(a.person);
        const keys = made.map((a) => `${a.round} ${a.person} ${a.step}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
