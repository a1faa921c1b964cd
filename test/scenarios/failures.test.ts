import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlayWorld } from '../../src/cli/world.ts';
import { createPrinter } from '../../src/play/print.ts';
import { playScenario, StepFailure } from '../../src/play/run.ts';
import { readScenario } from '../../src/play/scenario.ts';
import { openWorld } from './play.ts';

/** A scenario that doesn't go as written stops at the step, and says what there is instead. */

let world: PlayWorld;
beforeAll(async () => {
  world = await openWorld(new Date('2026-11-21T19:05:00Z'));
});
afterAll(() => world.close());

const before = '  - who: 部应急办值班员甲\n    says: /列表\n';

test.each([
  ['a person who is not listed', 'who: 值班员丙\n    says: 你好', '通讯录中没有“值班员丙”'],
  [
    'a room that the person is not in',
    'who: 中国电信值班员甲\n    room: 部应急办值班群\n    says: 你好',
    '不在“部应急办值班群”群',
  ],
  [
    'a button that is not there',
    'who: 部应急办值班员甲\n    clicks: 起飞',
    '没有带按钮“起飞”的卡片。可用的按钮：',
  ],
  ['a form that is not there', 'who: 部应急办值班员甲\n    fills: {理由: 好}', '没有打开的表单'],
  ['words that are not seen', 'who: 部应急办值班员甲\n    expect: 天下太平', '没有看到“天下太平”'],
  [
    'words that are seen',
    'who: 部应急办值班员甲\n    expect: {lacks: 没有未结事件}',
    '不应看到“没有未结事件”',
  ],
  [
    'words that were there before',
    'who: 部应急办值班员甲\n    says: /帮助\n    expect: 没有未结事件',
    '没有看到“没有未结事件”',
  ],
])('%s', async (_, step, words) => {
  const scenario = readScenario(`title: t\nclock: 2026-11-22 03:05\nsteps:\n${before}  - ${step}\n`);
  const failure = await playScenario(
    scenario,
    world,
    createPrinter(() => undefined, []),
  ).then(
    () => null,
    (e: unknown) => e,
  );
  expect(failure).toBeInstanceOf(StepFailure);
  if (failure instanceof StepFailure) {
    expect(failure.message).toContain(words);
    expect([failure.step.number, failure.step.line]).toEqual([2, 6]);
  }
});
