import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { importRotas } from '../app/rota-import.ts';
import { loadDotEnv, readConfig } from '../config.ts';
import { problemWords } from '../domain/duty/words.ts';
import { parseRota } from '../domain/rota/csv.ts';
import { currentEdition } from '../plan/index.ts';
import { readDirectoryFile } from '../store/directory-file.ts';
import { importDirectory } from '../store/directory-import.ts';
import { openDatabase } from '../store/open.ts';
import { createStore } from '../store/store.ts';
import { readArgs } from './args.ts';
import { PlainError, UsageError } from './errors.ts';

const MOST_SHOWN = 30;
const EXAMPLE_DIRECTORY = fileURLToPath(new URL('../../examples/directory.yaml', import.meta.url));

/** `rota import FILE [--db URL]`: takes over the shifts of a CSV, all or none, and names gaps and double bookings. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, { db: { type: 'string' } });
  const [verb, file, ...more] = positionals;
  if (verb !== 'import' || file === undefined || more.length > 0)
    throw new UsageError('请写明要导入的文件。');
  const text = textOf(await readFile(file));
  loadDotEnv();
  const read = readConfig(process.env);
  if (!read.ok) throw new PlainError(read.message);
  const { config } = read;
  const silent = { info: () => undefined, error: () => undefined };
  const { db, close } = await openDatabase(values.db ?? config.databaseUrl, silent);
  try {
    await importDirectory(db, await readDirectoryFile(config.directoryFile ?? EXAMPLE_DIRECTORY));
    const store = createStore(db);
    const dir = await store.transaction((tx) => tx.directory());
    const rota = parseRota(text, null, dir);
    if (!rota.ok) throw new PlainError(['没有导入任何班次：', ...shortened(rota.problems)].join('\n'));
    const policy = { ackMinutes: config.ackMinutes, rounds: 1 };
    const found = await importRotas({ store, policy, now: () => new Date() }, rota.shifts, '文件导入');
    const w = { dir, edition: currentEdition, at: new Date().toISOString() };
    for (const [org, shifts] of rota.shifts) {
      console.log(`${dir.org(org)?.name ?? org}：已导入 ${shifts.length} 个班次。`);
      for (const line of shortened((found.get(org) ?? []).map((p) => problemWords(p, w))))
        console.log(`  注意：${line}`);
    }
  } finally {
    await close();
  }
}

/** Spreadsheets of a Chinese Windows save CSV as GBK. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function shortened(lines: string[]): string[] {
  const rest = lines.length - MOST_SHOWN;
  return rest > 0 ? [...lines.slice(0, MOST_SHOWN), `……另有 ${rest} 处`] : lines;
}
