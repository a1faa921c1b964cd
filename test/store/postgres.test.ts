import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DatabaseError } from '../../src/store/database-error.ts';
import { type Db, type OpenDatabase, openDatabase } from '../../src/store/open.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const lines: string[] = [];
const log = { info: (line: string) => lines.push(line), error: (line: string) => lines.push(line) };
let postgres: TestPostgres;
let url: string;
const opened: OpenDatabase[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  lines.length = 0;
  url = await postgres.createDatabase();
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function open(): Promise<Db> {
  const database = await openDatabase(url, log);
  expect(database.engine).toBe('postgresql');
  opened.push(database);
  return database.db;
}

test('two processes that start at once migrate once', async () => {
  const [one, two] = await Promise.all([open(), open()]);
  expect(lines.filter((line) => line.startsWith('数据库已升级'))).toHaveLength(1);
  await one.counter.create({ data: { key: 'a', value: 1 } });
  expect(await two.counter.findMany()).toEqual([{ key: 'a', value: 1 }]);
});

test('a transaction that fails is undone as a whole', async () => {
  const db = await open();
  const failing = db.$transaction(async (tx) => {
    await tx.counter.create({ data: { key: 'a', value: 1 } });
    await tx.counter.create({ data: { key: 'a', value: 2 } });
  });
  await expect(failing).rejects.toMatchObject({ code: 'P2002' });
  expect(await db.counter.count()).toBe(0);
});

test('FOR UPDATE SKIP LOCKED gives two claimants different jobs', async () => {
  const [one, two] = [await open(), await open()];
  const at = new Date('2026-03-02T08:00:00Z');
  await one.job.createMany({
    data: ['a', 'b', 'c'].map((lane) => ({
      kind: 'post',
      payload: '{}',
      lane,
      dueAt: at,
      notBefore: at,
      state: 'ready',
    })),
  });
  const claim = (db: Pick<Db, '$queryRaw'>, count: number): Promise<{ lane: string }[]> => db.$queryRaw`
    SELECT "lane" FROM "Job" WHERE "state" = 'ready' ORDER BY "id" LIMIT ${count} FOR UPDATE SKIP LOCKED`;
  const lanes = await one.$transaction(async (first) => {
    const mine = await claim(first, 2);
    const theirs = await two.$transaction((second) => claim(second, 3));
    return [mine, theirs].map((rows) => rows.map((row) => row.lane));
  });
  expect(lanes).toEqual([['a', 'b'], ['c']]);
});

test('times are UTC in raw SQL, too, whatever the server prefers', async () => {
  const db = await open();
  await db.$executeRawUnsafe(`ALTER ROLE postgres SET timezone = 'Asia/Shanghai'`);
  const fresh = await open();
  const at = new Date('2026-03-02T08:00:00.123Z');
  await fresh.delivery.create({ data: { id: 'd', reply: '{}', at } });
  const rows = await fresh.$queryRaw<
    { at: Date }[]
  >`SELECT "at" FROM "Delivery" WHERE "at" <= ${at} AND "at" >= ${at}`;
  expect(rows).toEqual([{ at }]);
});

test.each([
  ['a database that is not there', (good: string) => `${good}_none`, /没有数据库 test_\d+_none：请先建库/],
  [
    'a user that is not there',
    (good: string) => good.replace('postgres@', 'nobody:secret@'),
    /不接受这个用户名或密码/,
  ],
])('%s is said in one line', async (_what, spoil, message) => {
  const error = await openDatabase(spoil(url), log).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  expect(String(error)).toMatch(message);
  expect(String(error)).not.toContain('secret');
});
