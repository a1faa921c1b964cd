import { configDefaults, defineConfig } from 'vitest/config';

/** `npx vitest run` runs everything but the browser; `BROWSER=1` runs the browser tests only. */
const browser = process.env.BROWSER === '1';

export default defineConfig({
  test: {
    environment: 'node',
    include: [browser ? 'test/browser/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: browser ? configDefaults.exclude : [...configDefaults.exclude, 'test/browser/**'],
    // better-sqlite3 must not be loaded into worker threads that come and go.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
