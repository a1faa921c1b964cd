import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

interface Line {
  key?: string;
  handle?: string;
  means?: string;
  room?: string;
  ready?: boolean;
  error?: string;
}

let postgres: TestPostgres;
let world: PagingWorld;
const children: ChildProcess[] = [];
const ended: Promise<unknown>[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.stdin?.end();
  await Promise.all(ended.splice(0));
  await world.close();
  await postgres.stop();
});

/** A bot of its own on the world's database. @returns what it has said so far; resolves once it is ready */
async function begin(databaseUrl: string, heard: (line: Line) => void): Promise<Line[]> {
  const script = fileURLToPath(new URL('../support/paging-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: databaseUrl, DIRECTORY: world.directory },
  });
  children.push(child);
  ended.push(once(child, 'exit'));
  const lines: Line[] = [];
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line: Line = JSON.parse(text);
      if (line.ready) resolve(lines);
      else lines.push(line);
      heard(line);
    });
  });
}

test('two processes on PostgreSQL share the calls of many chains: each is made once, by one of them', async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  const regions = ['sichuan', 'beijing', 'tianjin', 'hebei', 'shanxi', 'liaoning', 'jilin', 'anhui'];
  const steps = [
    { means: 'chat' as const, wait: 0.02 },
    { means: 'phone' as const, wait: 0.02 },
  ];
  const rules = Object.fromEntries(regions.map((r) => [`ca-${r}`, [{ steps, together: 2 }]]));
  world = await pagingWorld({ databaseUrl, rules, start: new Date().toISOString() });
  let alarms = 0;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const heard = (line: Line): void => {
    if (line.room === 'duty-ero') alarms += 1;
    if (alarms === regions.length) done();
  };
  const [one, two] = await Promise.all([begin(databaseUrl, heard), begin(databaseUrl, heard)]);
  for (const region of regions) {
    const name = (await world.bot.db.org.findUniqueOrThrow({ where: { id: `ca-${region}` } })).name;
    world.set(new Date());
    await world.says('ero-duty-1', `/呼叫 ${name} 请立即核实`);
  }
  await all;
  const lines = [...one, ...two];
  expect(lines.filter((l) => l.error)).toEqual([]);
  expect(one.length * two.length).toBeGreaterThan(0);
  const keys = lines.map((l) => l.key);
  expect(new Set(keys).size).toBe(keys.length);
  const calls = lines.flatMap((l) => (l.handle ? [`${l.handle} ${l.means}`] : []));
  const expected = regions.flatMap((r) =>
    ['duty-1', 'duty-2', 'leader', 'head'].flatMap((p) => [`ca-${r}-${p} chat`, `ca-${r}-${p} phone`]),
  );
  expect(calls.toSorted()).toEqual(expected.toSorted());
}, 120_000);
