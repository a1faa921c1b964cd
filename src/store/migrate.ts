import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { DatabaseError } from './database-error.ts';

/**
 * Applies migrations/<name>/migration.sql in the order of their names and records them in Prisma's own table
 * `_prisma_migrations`, so that `prisma migrate deploy` and `status` agree wherever Prisma's engine is to be had.
 */

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, hex */
  checksum: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: unknown;
  rolled_back_at: unknown;
}

/** The advisory lock that Prisma Migrate takes, so that it and this program never migrate at once. */
const PRISMA_LOCK = 72707369;

const SQLITE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const POSTGRES_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const APPLIED = 'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations';

function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** @throws DatabaseError where the database's history is not the beginning of this program's */
function pending(all: Migration[], rows: Applied[]): Migration[] {
  const applied = rows.filter((row) => row.rolled_back_at === null);
  const unfinished = applied.find((row) => row.finished_at === null);
  if (unfinished) {
    throw new DatabaseError(
      `数据库上次升级中断（${unfinished.migration_name}）：请用升级前的备份恢复，然后重新启动。`,
    );
  }
  const checksums = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  const known = new Set(all.map((migration) => migration.name));
  const unknown = [...checksums.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseError(`数据库由更新版本的程序建立（${unknown.join('、')}）：请升级本程序后再启动。`);
  }
  const edited = all.find((m) => checksums.has(m.name) && checksums.get(m.name) !== m.checksum);
  if (edited) {
    throw new DatabaseError(`迁移文件 ${edited.name} 在执行之后被改动：请恢复程序的原始文件后再启动。`);
  }
  return all.filter((migration) => !checksums.has(migration.name));
}

function failure(name: string, cause: unknown): DatabaseError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseError(`数据库升级未成功，已全部撤回（${name}：${reason}）：请保留现场并联系维护人员。`, {
    cause,
  });
}

/**
 * Brings a SQLite file to the newest state, all in one transaction. A second process waits, then finds nothing to do.
 * @param file path of the database file; created when it is not there
 * @param dir directory with one folder per migration
 * @returns names of the migrations that it applied
 * @throws DatabaseError when the history does not fit or a migration fails; nothing is changed then
 */
export function migrateSqlite(file: string, dir: string): string[] {
  const db = new Database(file, { timeout: 30_000 });
  try {
    db.pragma('journal_mode = WAL');
    // Must go off before BEGIN: inside a transaction the pragma does nothing, and the DROP TABLE of Prisma's table
    // rebuilds would delete the rows that refer to it.
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    try {
      const applied = applySqlite(db, readMigrations(dir));
      db.exec('COMMIT');
      return applied;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  } finally {
    db.close();
  }
}

function applySqlite(db: Database.Database, all: Migration[]): string[] {
  db.exec(SQLITE_TABLE);
  const todo = pending(all, db.prepare<[], Applied>(APPLIED).all());
  const record = db.prepare(
    `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
  );
  for (const { name, sql, checksum } of todo) {
    const started = prismaTime();
    try {
      db.exec(sql);
    } catch (error) {
      throw failure(name, error);
    }
    record.run(randomUUID(), checksum, started, prismaTime(), name);
  }
  const last = todo.at(-1);
  if (last && (db.pragma('foreign_key_check') as unknown[]).length > 0) {
    throw failure(last.name, new Error('外键检查未通过'));
  }
  return todo.map((migration) => migration.name);
}

/** Now, in the form in which Prisma stores it in SQLite. */
function prismaTime(): string {
  return new Date().toISOString().replace('Z', '+00:00');
}

/**
 * Brings a PostgreSQL database to the newest state, each migration in a transaction of its own. Other processes wait.
 * @param connectionString postgresql://…
 * @param dir directory with one folder per migration
 * @returns names of the migrations that it applied
 * @throws DatabaseError when the history does not fit or a migration fails; driver errors when it cannot connect
 */
export async function migratePostgres(connectionString: string, dir: string): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(POSTGRES_TABLE);
    const { rows } = await client.query<Applied>(APPLIED);
    const todo = pending(readMigrations(dir), rows);
    for (const migration of todo) await applyPostgres(client, migration);
    return todo.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function applyPostgres(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw failure(name, error);
  }
}
