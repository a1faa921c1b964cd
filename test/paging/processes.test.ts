import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDuties } from '../../src/app/duty.ts';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type BotProcess, type Line, startBotProcess } from '../support/processes.ts';

/** Two processes on one PostgreSQL. */

let postgres: TestPostgres;
let world: PagingWorld;
const processes: BotProcess[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((p) => p.end()));
  await world.close();
});
afterAll(() => postgres.stop());

async function begin(
  databaseUrl: string,
  own: { clock?: Date; heard?: (line: Line) => void },
): Promise<BotProcess> {
  const begun = await startBotProcess({ databaseUrl, directory: world.directory, ...own });
  processes.push(begun);
  return begun;
}

test('share the calls of many chains: each is made once, by one of them', async () => {
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
  const [one, two] = await Promise.all([begin(databaseUrl, { heard }), begin(databaseUrl, { heard })]);
  for (const region of regions) {
    const name = (await world.bot.db.org.findUniqueOrThrow({ where: { id: `ca-${region}` } })).name;
    world.set(new Date());
    await world.says('ero-duty-1', `/呼叫 ${name} 请立即核实`);
  }
  await all;
  const lines = both(one, two);
  const calls = lines.flatMap((l) => (l.handle ? [`${l.handle} ${l.means}`] : []));
  const expected = regions.flatMap((r) =>
    ['duty-1', 'duty-2', 'leader', 'head'].flatMap((p) => [`ca-${r}-${p} chat`, `ca-${r}-${p} phone`]),
  );
  expect(calls.toSorted()).toEqual(expected.toSorted());
}, 120_000);

test('share 24-hour duty: check-ins, missed ones and alarms come once each, by one of them', async () => {
  const databaseUrl = await postgres.createDatabase();
  const start = new Date('2026-12-31T12:00:00Z');
  world = await pagingWorld({ databaseUrl, start: start.toISOString() });
  const [one, two] = await Promise.all([
    begin(databaseUrl, { clock: start }),
    begin(databaseUrl, { clock: start }),
  ]);
  const turns = [one, two];
  let step = 0;
  const advance = async (minutes: number): Promise<void> => {
    const end = new Date(world.now().getTime() + minutes * 60_000);
    for (;;) {
      // They race for what is due; at every other pair of moments each in turn is alone, so that both have a share.
      turns.reverse();
      if (step++ % 4 < 2) await turns[0]?.run(world.now());
      await Promise.all(turns.map((p) => p.run(world.now())));
      const due = await world.bot.jobs.nextDue();
      if (due === null || due > end) break;
      if (due > world.now()) world.set(due);
    }
    world.set(end);
  };
  const onDuty = async () => (await world.bot.store.transaction((tx) => openDuties(tx, 100))).toReversed();
  const orgs = ['ca-chongqing', 'ca-sichuan', 'ero', 'telecom'];
  await Promise.all(orgs.map((org) => world.says(`${org}-head`, '/值班 启动 理由=配合应急处置')));
  await advance(1);
  expect((await onDuty()).map((d) => d.number)).toEqual([1, 2, 3, 4].map((n) => `D2026-000${n}`));
  for (const org of orgs) await world.says(`${org}-duty-1`, '/签到');

  // Past midnight of the new year: one signs in, the others don't, until the alarms.
  await advance(4 * 60);
  await world.says('telecom-duty-1', '/签到');
  for (const { lines } of [one, two]) lines.length = 0;
  await advance(30);
  const lines = both(one, two);
  expect(one.lines.length * two.lines.length).toBeGreaterThan(0);
  const silent = orgs.filter((o) => o !== 'telecom');
  const rung = (org: string): string[] =>
    ['duty-1', 'duty-2', 'leader'].flatMap((p) =>
      ['chat', 'app', 'sms', 'phone'].map((means) => `${org}-${p} ${means}`),
    );
  const calls = lines.flatMap((l) => (l.handle ? [`${l.handle} ${l.means}`] : []));
  expect(calls.toSorted()).toEqual(silent.flatMap(rung).toSorted());
  expect(lines.filter((l) => l.room === 'duty-lg')).toHaveLength(1);
  for (const d of await onDuty()) {
    expect(d.checkins, d.org).toHaveLength(2);
    expect(d.checkins[1], d.org).toMatchObject({ dueAt: '2026-12-31T16:00:00.000Z' });
    expect(d.notices, d.org).toHaveLength(d.org === 'telecom' ? 0 : 1);
  }
}, 120_000);

/** @returns what both have done; nothing was done twice */
function both(one: BotProcess, two: BotProcess): Line[] {
  const lines = [...one.lines, ...two.lines];
  expect(lines.filter((l) => l.error)).toEqual([]);
  const keys = lines.map((l) => l.key);
  expect(new Set(keys).size).toBe(keys.length);
  return lines;
}
