import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseError } from '../../src/store/database-error.ts';
import { migrateSqlite } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';

const lines: string[] = [];
const log = { info: (line: string) => lines.push(line), error: (line: string) => lines.push(line) };
let dir: string;
let file: string;

beforeEach(() => {
  lines.length = 0;
  dir = mkdtempSync(join(tmpdir(), 'yingji-migrate-'));
  file = join(dir, 'deep', 'yingji.db');
});
afterEach(() => rmSync(dir, { recursive: true }));

function migration(name: string, sql: string): void {
  mkdirSync(join(dir, 'migrations', name), { recursive: true });
  writeFileSync(join(dir, 'migrations', name, 'migration.sql'), sql);
}

const migrate = (): string[] => migrateSqlite(join(dir, 'm.db'), join(dir, 'migrations'));

function query(sql: string): unknown[] {
  const db = new Database(join(dir, 'm.db'));
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

async function failureOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  const message = error instanceof DatabaseError ? error.message : '';
  expect(message).not.toContain('\n');
  return message;
}

describe('migrations', () => {
  test('are applied in order, once, and recorded as Prisma does', () => {
    migration('2_b', 'INSERT INTO a VALUES (1);');
    migration('1_a', 'CREATE TABLE a (x INTEGER);');
    expect(migrate()).toEqual(['1_a', '2_b']);
    expect(migrate()).toEqual([]);
    migration('3_c', 'INSERT INTO a VALUES (2);');
    expect(migrate()).toEqual(['3_c']);
    expect(query('SELECT x FROM a ORDER BY x')).toEqual([{ x: 1 }, { x: 2 }]);
    expect(
      query('SELECT migration_name n, applied_steps_count c FROM _prisma_migrations ORDER BY n'),
    ).toEqual([
      { n: '1_a', c: 1 },
      { n: '2_b', c: 1 },
      { n: '3_c', c: 1 },
    ]);
  });

  test('leave nothing behind when one fails', () => {
    migration('1_a', 'CREATE TABLE a (x INTEGER);');
    migration('2_b', 'CREATE TABLE b (x INTEGER); INSERT INTO nowhere VALUES (1);');
    expect(migrate).toThrow(/2_b：no such table: nowhere/);
    expect(query("SELECT name FROM sqlite_master WHERE name IN ('a', 'b')")).toEqual([]);
  });

  test('rebuild a table without deleting the rows that refer to it', () => {
    migration(
      '1_a',
      `CREATE TABLE p (id INTEGER PRIMARY KEY);
       CREATE TABLE c (p INTEGER REFERENCES p(id) ON DELETE CASCADE);
       INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);`,
    );
    migrate();
    migration(
      '2_b',
      `CREATE TABLE new_p (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO new_p (id) SELECT id FROM p;
       DROP TABLE p; ALTER TABLE new_p RENAME TO p;`,
    );
    expect(migrate()).toEqual(['2_b']);
    expect(query('SELECT p FROM c')).toEqual([{ p: 1 }]);
  });

  test('that would orphan rows are refused', () => {
    migration(
      '1_a',
      `CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p(id));
       INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);`,
    );
    migrate();
    migration('2_b', 'DELETE FROM p;');
    expect(migrate).toThrow(/外键检查未通过/);
    expect(query('SELECT id FROM p')).toEqual([{ id: 1 }]);
  });

  test.each([
    ['an edited file', () => migration('1_a', 'CREATE TABLE other (x);'), /1_a 在执行之后被改动/],
    ['a newer database', () => rmSync(join(dir, 'migrations', '2_b'), { recursive: true }), /请升级本程序/],
    [
      'an unfinished migration',
      () =>
        query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_b' RETURNING 1"),
      /上次升级中断（2_b）/,
    ],
  ])('are refused for %s', (_what, spoil, message) => {
    migration('1_a', 'CREATE TABLE a (x INTEGER);');
    migration('2_b', 'CREATE TABLE b (x INTEGER);');
    migrate();
    spoil();
    expect(migrate).toThrow(DatabaseError);
    expect(migrate).toThrow(message);
  });
});

describe('openDatabase', () => {
  test('creates the directory and the file, and keeps what was written', async () => {
    const first = await openDatabase(`file:${file}`, log);
    expect(first.engine).toBe('sqlite');
    await first.db.counter.create({ data: { key: 'a', value: 7 } });
    await first.close();
    expect(lines).toHaveLength(1);
    const second = await openDatabase(file, log);
    expect(await second.db.counter.findMany()).toEqual([{ key: 'a', value: 7 }]);
    await second.close();
    expect(lines).toHaveLength(1);
  });

  test('opens a copy of an older file under file:///', async () => {
    await (await openDatabase(file, log)).close();
    cpSync(file, join(dir, 'copy.db'));
    const copy = await openDatabase(`file://${join(dir, 'copy.db')}`, log);
    expect(await copy.db.counter.count()).toBe(0);
    await copy.close();
  });

  test.each([
    [
      'a text file',
      () => writeFileSync(join(dir, 'x'), '这不是数据库，只是一段文字。'.repeat(200)),
      'x',
      /已损坏或不是/,
    ],
    ['a directory', () => mkdirSync(join(dir, 'x')), 'x', /无法打开数据库文件/],
    ['a path through a file', () => writeFileSync(join(dir, 'x'), ''), 'x/yingji.db', /无法打开数据库文件/],
  ])('says in one line what is wrong with %s', async (_what, prepare, path, message) => {
    prepare();
    const line = await failureOf(openDatabase(`file:${join(dir, path)}`, log));
    expect(line).toMatch(message);
    expect(line).toContain(join(dir, path));
  });

  test.runIf(existsSync('/proc/self'))('says so of a place that takes no folder', async () => {
    expect(await failureOf(openDatabase('file:/proc/nowhere/yingji.db', log))).toMatch(/无法打开数据库文件/);
  });

  test('says when the damage is further inside', async () => {
    await (await openDatabase(file, log)).close();
    const db = new Database(file);
    db.unsafeMode().pragma('writable_schema = ON');
    db.prepare("UPDATE sqlite_master SET sql = 'CREATE TABLE x' WHERE name = 'Counter'").run();
    db.close();
    expect(await failureOf(openDatabase(file, log))).toMatch(/已损坏或不是/);
  });

  test.each([
    ['mysql://u:secret@h/db', /不支持的数据库地址（mysql:\/\/）/],
    ['file:', /缺少文件路径/],
    ['file:///%E0%A4%A', /不是有效的文件地址/],
    ['postgresql://u:secret@127.0.0.1:1/db', /连不上 PostgreSQL（127\.0\.0\.1:1）/],
    ['postgresql://u:secret@h:port/db', /PostgreSQL 地址写法有误/],
  ])('explains %s without repeating the password', async (url, message) => {
    const line = await failureOf(openDatabase(url, log));
    expect(line).toMatch(message);
    expect(line).not.toContain('secret');
  });
});
