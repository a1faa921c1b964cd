import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/store/open.ts';

const quiet = { info: () => undefined, error: () => undefined };
let dir: string;
let file: string;
let database: OpenDatabase;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yingji-adapter-'));
  file = join(dir, 'yingji.db');
  database = await openDatabase(`file:${file}`, quiet);
});

afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true });
});

/** A promise and the call that settles it, to hold a transaction open for as long as a test wants. */
function latch(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const value = async (key: string): Promise<number | undefined> =>
  (await database.db.counter.findUnique({ where: { key } }))?.value;

test('200 transactions that read and then write at once lose no update', async () => {
  const { db } = database;
  await db.counter.create({ data: { key: 'n', value: 0 } });
  await Promise.all(
    Array.from({ length: 200 }, () =>
      db.$transaction(async (tx) => {
        const row = await tx.counter.findUniqueOrThrow({ where: { key: 'n' } });
        await tx.counter.update({ where: { key: 'n' }, data: { value: row.value + 1 } });
      }),
    ),
  );
  expect(await value('n')).toBe(200);
});

test('plain queries during a transaction wait: they see nothing of it and survive its rollback', async () => {
  const { db } = database;
  // `then` starts them: Prisma's queries are lazy
  const begin = async () => ({
    write: db.counter.create({ data: { key: 'outside', value: 2 } }).then(() => 'done'),
    read: db.counter.findMany().then((rows) => rows.map((row) => row.key)),
  });
  let plain: Awaited<ReturnType<typeof begin>> | undefined;
  const failing = db.$transaction(async (tx) => {
    await tx.counter.create({ data: { key: 'inside', value: 1 } });
    plain = await begin();
    // time enough for them, were they let in
    for (let i = 0; i < 20; i += 1) await tx.counter.count();
    throw new Error('撤回');
  });
  await expect(failing).rejects.toThrow('撤回');
  expect(await plain?.write).toBe('done');
  expect(await plain?.read).toEqual(['outside']);
  expect(await db.counter.findMany()).toEqual([{ key: 'outside', value: 2 }]);
});

test('a transaction that fails is undone as a whole', async () => {
  const { db } = database;
  await db.counter.create({ data: { key: 'taken', value: 1 } });
  const twice = db.$transaction(async (tx) => {
    await tx.counter.update({ where: { key: 'taken' }, data: { value: 5 } });
    await tx.counter.create({ data: { key: 'taken', value: 2 } });
  });
  await expect(twice).rejects.toMatchObject({ code: 'P2002' });
  expect(await value('taken')).toBe(1);
});

test('a commit that fails leaves nothing behind, and the next transaction works', async () => {
  const { db } = database;
  const orphan = db.$transaction(async (tx) => {
    // moves the check of foreign keys to the commit
    await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
    await tx.handle.create({ data: { platform: 'local', handle: 'nobody', personId: 'missing' } });
  });
  await expect(orphan).rejects.toThrow();
  await db.$transaction((tx) => tx.counter.create({ data: { key: 'after', value: 1 } }));
  expect(await db.handle.count()).toBe(0);
  expect(await value('after')).toBe(1);
});

test('a transaction that outlasts its time is rolled back and lets the next one in', async () => {
  const { db } = database;
  const slow = db.$transaction(
    async (tx) => {
      await tx.counter.create({ data: { key: 'slow', value: 1 } });
      // the gate is ours: this waits until the time is up
      await db.counter.count();
      await tx.counter.count();
    },
    { timeout: 50 },
  );
  await expect(slow).rejects.toMatchObject({ code: 'P2028' });
  expect(await value('slow')).toBeUndefined();
});

test('one that gave up waiting for its turn does not keep the gate', async () => {
  const { db } = database;
  const started = latch();
  const finish = latch();
  const holder = db.$transaction(async () => {
    started.open();
    await finish.opened;
  });
  await started.opened;
  const impatient = db.$transaction((tx) => tx.counter.create({ data: { key: 'late', value: 1 } }), {
    maxWait: 20,
  });
  await expect(impatient).rejects.toMatchObject({ code: 'P2028' });
  finish.open();
  await holder;
  expect(await value('late')).toBeUndefined();
});

test('a transaction takes the write lock when it begins', async () => {
  const other = new Database(file, { timeout: 0 });
  try {
    await database.db.$transaction(async () => {
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('database is locked');
    });
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
  } finally {
    other.close();
  }
});

test('the pragmas hold on the connection', async () => {
  const pragma = async (name: string): Promise<unknown> => {
    const rows = await database.db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return Object.values(rows[0] ?? {})[0];
  };
  expect(await pragma('journal_mode')).toBe('wal');
  expect(Number(await pragma('synchronous'))).toBe(2);
  expect(Number(await pragma('foreign_keys'))).toBe(1);
});
