import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/play/scenario.ts';

/** How scenarios are read: strictly, with the place of each mistake. */

const scenario = (steps: string): string => `title: t\nclock: 2026-11-22 03:05\nsteps:\n${steps}`;

test('a scenario begins at Shanghai time and knows the lines of its steps', () => {
  const { clock, steps } = readScenario(
    scenario('  # 注释\n  - who: 甲\n    says: 你好\n  - wait: 1h30m\n    expect: {who: 甲, sees: 你好}\n'),
  );
  expect(clock.toISOString()).toBe('2026-11-21T19:05:00.000Z');
  expect(steps.map((s) => [s.number, s.line])).toEqual([
    [1, 5],
    [2, 7],
  ]);
  expect(steps[1]?.act).toEqual({ type: 'wait', ms: 5_400_000 });
});

test.each([
  ['text', 'expect: 好', [{ sees: ['好'], lacks: [], within: 'step' }]],
  ['texts', 'expect: [好, 坏]', [{ sees: ['好', '坏'], lacks: [], within: 'step' }]],
  ['a place', 'expect: {room: r, lacks: 坏}', [{ room: 'r', sees: [], lacks: ['坏'], within: 'room' }]],
  [
    'places',
    'expect: [{who: 乙, sees: 好}, {room: r, sees: [好]}]',
    [
      { who: '乙', sees: ['好'], lacks: [], within: 'room' },
      { room: 'r', sees: ['好'], lacks: [], within: 'room' },
    ],
  ],
])('what is expected may be %s', (_, line, expected) => {
  const { steps } = readScenario(scenario(`  - who: 甲\n    says: 你好\n    ${line}\n`));
  expect(steps[0]?.expect).toEqual(expected);
});

describe('a mistake is named with its place', () => {
  test.each([
    ['steps:\n  - a: [', '不是有效的 YAML'],
    ['你好', '应为带 title、clock、steps 的对象'],
    ['title: t\nclock: 明天\nsteps: [{wait: 1m}]', 'clock：时间应写成'],
    ['title: t\nclock: 2026-02-30 03:05\nsteps: [{wait: 1m}]', 'clock：时间应写成'],
    ['title: t\nclock: 2026-11-22 03:05\nsteps: []', 'steps：至少要有一步'],
    [scenario('  - wait: 5m\n  - who: 甲\n    sayz: 你好\n'), '第2步（第5行）：不认识的项 sayz'],
    [scenario('  - who: 甲\n    says: [1]\n'), '第1步（第4行） says：应为文字'],
    [scenario('  - wait: 半天\n'), '第1步（第4行） wait：时长应写成 5m'],
    [scenario('  - wait: 0m\n'), 'wait：时长应写成 5m'],
    [scenario('  - says: 你好\n'), '写了 says 就应写 who'],
    [
      scenario('  - who: 甲\n    says: 你好\n    clicks: 收到\n'),
      '一步只能做一件事，不能同时写 says、clicks',
    ],
    [scenario('  - who: 甲\n'), '应写 says、clicks、fills、wait 或 expect 之一'],
    [scenario('  - who: 甲\n    clicks: 收到\n    submits: 批准\n'), 'submits 只能与 fills 一起写'],
    [
      scenario('  - who: 甲\n    says: /查看 #2026-0001\n'),
      '第5行：“#2026-0001”会被当作注释。含 # 的文字请加引号',
    ],
  ])('%j', (source, words) => {
    expect(() => readScenario(source)).toThrow(words);
  });
});
