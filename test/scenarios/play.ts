import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openPlayWorld, type PlayWorld } from '../../src/cli/world.ts';
import { createPrinter } from '../../src/play/print.ts';
import { playScenario, StepFailure } from '../../src/play/run.ts';
import { readScenario } from '../../src/play/scenario.ts';
import { EXAMPLE_DIRECTORY } from '../support/store.ts';

/** Plays scenarios in tests, each on a copy of one database that is made once per test file. */

const OPTIONS = { directoryFile: EXAMPLE_DIRECTORY, policy: { ackMinutes: 5, rounds: 3 } };
const folder = mkdtempSync(join(tmpdir(), 'yingji-scenarios-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

let template: Promise<string> | null = null;
let worlds = 0;

async function makeTemplate(): Promise<string> {
  const file = join(folder, 'template.db');
  const world = await openPlayWorld({ ...OPTIONS, databaseUrl: `file:${file}`, start: new Date(0) });
  await world.close();
  return file;
}

/** A whole bot with the example directory, its clock at the moment. */
export async function openWorld(start: Date): Promise<PlayWorld & { file: string }> {
  template ??= makeTemplate();
  worlds += 1;
  const file = join(folder, `${worlds}.db`);
  copyFileSync(await template, file);
  return { ...(await openPlayWorld({ ...OPTIONS, databaseUrl: `file:${file}`, start })), file };
}

/** Plays a scenario file to its end; a failing step fails the test with the conversation up to it. */
export async function playFile(path: string): Promise<void> {
  const scenario = readScenario(readFileSync(path, 'utf8'));
  const world = await openWorld(scenario.clock);
  const lines: string[] = [];
  try {
    await playScenario(
      scenario,
      world,
      createPrinter((line) => void lines.push(line), world.names),
    );
  } catch (e) {
    if (!(e instanceof StepFailure)) throw e;
    const seen = e.seen.map((text) => text.replaceAll(/^/gmu, '  ')).join('\n  ……\n');
    expect.fail(`${path} 第${e.step.number}步（第${e.step.line}行）：${e.message}\n实际看到：\n${seen}`);
  } finally {
    await world.close();
  }
}

/** @returns paths of the scenario files in a folder, but the directory */
export function scenarioFiles(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.yaml') && name !== 'directory.yaml')
    .map((name) => join(dir, name));
}
