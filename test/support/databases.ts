import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type OpenDatabase, openDatabase } from '../../src/store/open.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

/** Empty databases of both engines, for what must hold on either. */

const silent = { info: () => undefined, error: () => undefined };

export const ENGINES: Engine[] = ['sqlite', 'postgresql'];

export interface Databases {
  /** @returns a new, empty database; `again` opens the same one once more, as another process would (PostgreSQL only) */
  create(engine: Engine): Promise<OpenDatabase & { again(): Promise<OpenDatabase> }>;
  /** closes what was opened */
  release(): Promise<void>;
  /** releases, and stops the server */
  close(): Promise<void>;
}

export function databases(): Databases {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-store-'));
  const opened: OpenDatabase[] = [];
  let server: Promise<TestPostgres> | null = null;
  let count = 0;
  const open = async (url: string): Promise<OpenDatabase> => {
    const database = await openDatabase(url, silent);
    opened.push(database);
    return database;
  };
  const release = async (): Promise<void> => {
    for (const database of opened.splice(0)) await database.close();
  };
  return {
    release,
    async create(engine) {
      count += 1;
      server ??= engine === 'postgresql' ? startPostgres() : null;
      const url =
        engine === 'sqlite' ? `file:${join(dir, `${count}.db`)}` : await (await server)?.createDatabase();
      if (url === undefined) throw new Error('the server was not started');
      return { ...(await open(url)), again: () => open(url) };
    },
    async close() {
      await release();
      await (await server)?.stop();
      rmSync(dir, { recursive: true });
    },
  };
}
