import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JobStore, Store } from '../../src/app/store.ts';
import { readDirectoryFile } from '../../src/store/directory-file.ts';
import { importDirectory } from '../../src/store/directory-import.ts';
import { createJobStore } from '../../src/store/jobs.ts';
import { type Db, openDatabase } from '../../src/store/open.ts';
import { createStore } from '../../src/store/store.ts';

/** A store on a SQLite file of its own, with the example directory loaded. */
export interface TestStore {
  store: Store;
  jobs: JobStore;
  db: Db;
  /** path of the database file */
  file: string;
  /** closes the database and removes its file */
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEMPLATES = join(ROOT, 'node_modules', '.cache', 'yingji-test');
export const EXAMPLE_DIRECTORY = join(ROOT, 'examples', 'directory.yaml');
const silent = { info: () => undefined, error: () => undefined };

/** Takes some tens of milliseconds: the file is copied from one that is made once. */
export async function openTestStore(): Promise<TestStore> {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-test-'));
  const file = join(dir, 'yingji.db');
  copyFileSync(await template(), file);
  const { db, engine, close } = await openDatabase(`file:${file}`, silent);
  return {
    store: createStore(db),
    jobs: createJobStore(db, engine),
    db,
    file,
    close: async () => {
      await close();
      rmSync(dir, { recursive: true });
    },
  };
}

/** @returns path of a database that fits the migrations, the directory and the code that imports it */
async function template(): Promise<string> {
  const path = join(TEMPLATES, `${fingerprint()}.db`);
  if (existsSync(path)) return path;
  mkdirSync(TEMPLATES, { recursive: true });
  const dir = mkdtempSync(join(TEMPLATES, 'new-'));
  const file = join(dir, 'yingji.db');
  const { db, close } = await openDatabase(`file:${file}`, silent);
  await importDirectory(db, await readDirectoryFile(EXAMPLE_DIRECTORY));
  await close();
  // Test files that make it at the same moment put equal ones there.
  renameSync(file, path);
  rmSync(dir, { recursive: true });
  return path;
}

function fingerprint(): string {
  const migrations = join(ROOT, 'prisma', 'migrations');
  const store = join(ROOT, 'src', 'store');
  const sources = [
    EXAMPLE_DIRECTORY,
    ...readdirSync(migrations, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.sql'))
      .map((name) => join(migrations, name)),
    ...readdirSync(store)
      .filter((name) => name.startsWith('directory-'))
      .map((name) => join(store, name)),
  ].sort();
  const hash = createHash('sha256');
  for (const path of sources) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}
