import { readFileSync, statfsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

/** `npx vitest run` runs everything but the browser; `BROWSER=1` runs the browser tests only. */
const browser = process.env.BROWSER === '1';

const MEMORY = '/dev/shm';
/** bytes that the databases of two test files take at most, with a wide margin */
const ROOM = 2 ** 31;

/** Whether files in memory are to be had, and programs may run there: the commits of tests then wait for no disk. */
function hasMemory(): boolean {
  if (process.platform !== 'linux') return false;
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.split(' ')[1] === MEMORY);
  if (mount === undefined || mount.includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM;
}

export default defineConfig({
  test: {
    environment: 'node',
    include: [browser ? 'test/browser/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: browser ? configDefaults.exclude : [...configDefaults.exclude, 'test/browser/**'],
    // better-sqlite3 must not be loaded into worker threads that come and go.
    pool: 'forks',
    maxWorkers: 2,
    // Loading the program anew for each file would take as long as all the tests.
    isolate: false,
    ...(hasMemory() ? { env: { TMPDIR: MEMORY } } : {}),
    // ms: a busy machine is several times slower; `SOAK=1` reads all texts, not a part of them
    testTimeout: process.env.SOAK === '1' ? 900_000 : 60_000,
    hookTimeout: 60_000,
  },
});
