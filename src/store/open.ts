import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '../generated/sqlite/client.ts';
import { DatabaseError } from './database-error.ts';
import { migratePostgres, migrateSqlite } from './migrate.ts';
import { explainPostgres, explainSqlite, type PostgresPlace, postgresPlace } from './open-failure.ts';
import { sqliteAdapter } from './sqlite-adapter.ts';

/** The client inside a transaction. */
export type Tx = Omit<Prisma.TransactionClient, '$transaction'>;
/** What the clients of both engines can do. */
export type Db = Tx & {
  /** All or nothing; inside `work` use its `tx` only, because the outer client waits until the transaction has ended. */
  $transaction<R>(
    work: (tx: Tx) => Promise<R>,
    options?: { maxWait?: number; timeout?: number; isolationLevel?: 'Serializable' },
  ): Promise<R>;
};
export type Engine = 'sqlite' | 'postgresql';

export interface OpenDatabase {
  db: Db;
  engine: Engine;
  close(): Promise<void>;
}

export interface OpenLog {
  info(message: string): void;
  error(message: string): void;
}

/** How long a transaction may wait for its turn, and how long it may take, in milliseconds. */
const TRANSACTION = { maxWait: 10_000, timeout: 10_000 };

/**
 * Opens the database, creating the file and its directory where needed, after applying the migrations that it lacks.
 * @param url `file:<path>`, a plain path, or `postgresql://…`; relative paths are seen from the working directory
 * @param log is told of applied migrations and of connections lost later
 * @throws DatabaseError when it cannot be reached, is damaged, or is newer than this program
 */
export async function openDatabase(url: string, log: OpenLog): Promise<OpenDatabase> {
  const postgres = postgresPlace(url);
  if (postgres) return openPostgres(url, postgres, log);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file') {
    throw new DatabaseError(
      `不支持的数据库地址（${scheme}://）：YINGJI_DATABASE_URL 请写 file:<路径> 或 postgresql://…。`,
    );
  }
  return openSqlite(filePath(url), log);
}

function filePath(url: string): string {
  const path = /^file:\/\//i.test(url) ? fileUrlPath(url) : url.replace(/^file:/i, '');
  if (path === '' || path === ':memory:') {
    throw new DatabaseError(
      '数据库地址缺少文件路径：YINGJI_DATABASE_URL 请写成 file:data/yingji.db 的形式。',
    );
  }
  return path;
}

function fileUrlPath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw new DatabaseError(
      'YINGJI_DATABASE_URL 不是有效的文件地址：请写 file:<相对路径> 或 file:///<绝对路径>。',
      { cause },
    );
  }
}

/**
 * As `mkdir -p`, for the owner alone, because the database holds people's telephone numbers. Node's own recursion never
 * ends where a folder that is there takes none, as /proc.
 */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another process that starts may have made it.
    if (!existsSync(dir)) throw error;
  }
}

async function openSqlite(file: string, log: OpenLog): Promise<OpenDatabase> {
  const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
  try {
    makeFolder(dirname(file));
    tellMigrations(log, migrateSqlite(file, migrations));
    const db = new PrismaClient({ adapter: sqliteAdapter({ file }), transactionOptions: TRANSACTION });
    await db.$connect();
    return { db, engine: 'sqlite', close: () => db.$disconnect() };
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

async function openPostgres(url: string, place: PostgresPlace, log: OpenLog): Promise<OpenDatabase> {
  const migrations = fileURLToPath(new URL('../../prisma/postgresql/migrations', import.meta.url));
  try {
    tellMigrations(log, await migratePostgres(url, migrations));
    const client = await import('../generated/postgresql/client.ts');
    const lost = (error: Error): void => log.error(`与 PostgreSQL 的连接断开，将自动重连：${error.message}`);
    const adapter = new PrismaPg(
      // Times are stored without a zone: raw SQL must see UTC, too.
      { connectionString: url, options: '-c timezone=UTC', connectionTimeoutMillis: 10_000 },
      { onPoolError: lost, onConnectionError: lost },
    );
    const postgres = new client.PrismaClient({ adapter, transactionOptions: TRANSACTION });
    await postgres.$queryRaw`SELECT 1`;
    // Generated from the same schema, which `npm test` checks; the compiler cannot compare two generic clients.
    return { db: postgres as unknown as Db, engine: 'postgresql', close: () => postgres.$disconnect() };
  } catch (error) {
    throw explainPostgres(error, place);
  }
}

function tellMigrations(log: OpenLog, applied: string[]): void {
  if (applied.length > 0) log.info(`数据库已升级：${applied.join('、')}`);
}
