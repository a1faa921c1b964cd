import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type OpenDatabase, openDatabase } from '../../src/store/open.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

/** Empty databases of both engines, for what must hold on either. */

const silent = { info: () => undefined, error: () => undefined };

export const ENGINES: Engine[] = ['sqlite', 'postgresql'];

export interface Databases {
  /** @returns an empty database; `again` opens the same one once more, as another process would (PostgreSQL only) */
  create(engine: Engine): Promise<OpenDatabase & { again(): Promise<OpenDatabase> }>;
  /** takes back what was given out */
  release(): Promise<void>;
  /** closes everything, and stops the server */
  close(): Promise<void>;
}

/** A database that is emptied and given out again: making one takes ten times as long. */
interface Kept {
  url: string;
  database: OpenDatabase;
  others: OpenDatabase[];
}

export function databases(): Databases {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-store-'));
  const free: Record<Engine, Kept[]> = { sqlite: [], postgresql: [] };
  const used: Kept[] = [];
  let server: Promise<TestPostgres> | null = null;
  let count = 0;
  const open = async (engine: Engine): Promise<Kept> => {
    count += 1;
    server ??= engine === 'postgresql' ? startPostgres() : null;
    const url =
      engine === 'sqlite' ? `file:${join(dir, `${count}.db`)}` : await (await server)?.createDatabase();
    if (url === undefined) throw new Error('the server was not started');
    return { url, database: await openDatabase(url, silent), others: [] };
  };
  const release = async (): Promise<void> => {
    for (const kept of used.splice(0)) {
      for (const other of kept.others.splice(0)) await other.close();
      free[kept.database.engine].push(kept);
    }
  };
  return {
    release,
    async create(engine) {
      const before = free[engine].pop();
      if (before) await empty(before.database);
      const kept = before ?? (await open(engine));
      used.push(kept);
      const again = async (): Promise<OpenDatabase> => {
        const other = await openDatabase(kept.url, silent);
        kept.others.push(other);
        return other;
      };
      return { ...kept.database, again };
    },
    async close() {
      await release();
      for (const { database } of [...free.sqlite, ...free.postgresql]) await database.close();
      await (await server)?.stop();
      rmSync(dir, { recursive: true });
    },
  };
}

/** Takes everything out but the migrations' own table. Numbers begin at 1 again. */
async function empty({ db, engine }: OpenDatabase): Promise<void> {
  if (engine === 'postgresql') {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
    const names = tables.map((t) => `"${t.name}"`).join(', ');
    await db.$executeRawUnsafe(`TRUNCATE ${names} RESTART IDENTITY CASCADE`);
    return;
  }
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('_prisma_migrations', 'sqlite_stat1')`;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
    for (const { name } of tables) await tx.$executeRawUnsafe(`DELETE FROM "${name}"`);
  });
}
