import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createPrinter } from '../../src/play/print.ts';
import { playScenario, StepFailure, type World } from '../../src/play/run.ts';
import { readScenario } from '../../src/play/scenario.ts';
import type { ChatWorld } from '../support/scenario-world.ts';
import { scenarioFiles } from './play.ts';

/** Plays scenario files in the worlds of real platforms. */

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Every run plays the examples on both platforms, and each of the others on one of them; `SOAK=1` plays all on both.
 * @returns paths of scenario files
 */
export function filesFor(platform: 'feishu' | 'slack'): string[] {
  const examples = scenarioFiles(folder('../../examples'));
  const points = scenarioFiles(folder('.')).sort();
  const turn = platform === 'feishu' ? 0 : 1;
  const own = points.filter((_, i) => process.env.SOAK === '1' || i % 2 === turn);
  return [...examples, ...own];
}

/** Plays a scenario file to its end; then the platform has nothing to object either. */
export async function playIn(
  path: string,
  open: (start: Date) => Promise<Pick<ChatWorld, keyof World | 'names' | 'close'>>,
): Promise<void> {
  const scenario = readScenario(readFileSync(path, 'utf8'));
  const world = await open(scenario.clock);
  let failure: unknown = null;
  const lines: string[] = [];
  try {
    await playScenario(
      scenario,
      world,
      createPrinter((line) => void lines.push(line), world.names),
    );
  } catch (e) {
    failure = e;
  }
  await world.close().catch((e: unknown) => {
    failure ??= e;
  });
  if (!(failure instanceof StepFailure)) {
    if (failure !== null) throw failure;
    return;
  }
  const seen = failure.seen.map((text) => text.replaceAll(/^/gmu, '  ')).join('\n  ……\n');
  const { step, message } = failure;
  expect.fail(`${path} 第${step.number}步（第${step.line}行）：${message}\n实际看到：\n${seen}`);
}
