import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPrinter, type Printer } from '../play/print.ts';
import { playScenario, StepFailure } from '../play/run.ts';
import { readScenario, type Scenario, ScenarioError } from '../play/scenario.ts';
import { readArgs } from './args.ts';
import { fileProblem, PlainError, UsageError } from './errors.ts';
import { openPlayWorld } from './world.ts';

const DIRECTORY = fileURLToPath(new URL('../../examples/directory.yaml', import.meta.url));
/** As the bot's own defaults, whatever is configured: a scenario plays alike everywhere. */
const POLICY = { ackMinutes: 5, rounds: 3 };

/** `play FILE… [--db FILE]`: each scenario through the whole bot, on a database of its own. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals: files } = readArgs(args, { db: { type: 'string' } });
  if (files.length === 0) throw new UsageError('请写明要演的情景脚本，如 examples/leak.yaml。');
  if (values.db !== undefined && files.length > 1) throw new UsageError('用 --db 时一次只能演一个脚本。');
  if (values.db !== undefined && existsSync(values.db)) {
    throw new PlainError(`${values.db} 已存在，不会覆盖。请换一个文件名，或先删除它。`);
  }
  const failures: string[] = [];
  for (const file of files) {
    try {
      const scenario = await read(file);
      await play(scenario, file, values.db);
    } catch (e) {
      if (!(e instanceof PlainError)) throw e;
      failures.push(e.message);
      if (files.length > 1) console.error(e.message);
    }
  }
  if (failures.length === 0) return;
  throw new PlainError(
    files.length > 1 ? `${files.length}个脚本中有${failures.length}个没有演完。` : (failures[0] ?? ''),
  );
}

async function read(file: string): Promise<Scenario> {
  const source = await readFile(file, 'utf8').catch((e: Error) => {
    throw new PlainError(fileProblem(Object.assign(e, { path: file })));
  });
  try {
    return readScenario(source);
  } catch (e) {
    if (!(e instanceof ScenarioError)) throw e;
    throw new PlainError(
      e.message
        .split('\n')
        .map((line) => `${file} ${line}`)
        .join('\n'),
    );
  }
}

async function play(scenario: Scenario, file: string, kept: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yingji-play-'));
  const databaseUrl = `file:${kept ?? join(folder, 'play.db')}`;
  const world = await openPlayWorld({
    databaseUrl,
    directoryFile: DIRECTORY,
    policy: POLICY,
    start: scenario.clock,
  });
  try {
    await playScenario(scenario, world, printerFor(world.names));
    console.log(
      `\n✓ ${scenario.title}：${scenario.steps.length}步演完。${kept ? `数据库保留在 ${kept}。` : ''}\n`,
    );
  } catch (e) {
    throw e instanceof StepFailure ? new PlainError(describe(e, file)) : e;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true });
  }
}

const printerFor = (names: string[]): Printer => createPrinter((line) => console.log(line), names);

function describe({ step, message, seen }: StepFailure, file: string): string {
  const head = `${file} 第${step.number}步（第${step.line}行）：${message}`;
  if (seen.length === 0) return head;
  const shown = seen.map((text) => text.replaceAll(/^/gmu, '    ')).join('\n    ……\n');
  return `${head}\n实际看到：\n${shown}`;
}
