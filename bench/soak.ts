import { noticesOf } from '../src/app/page-items.ts';
import { logId, orgId } from '../src/domain/ids.ts';
import { isSettled } from '../src/domain/notice.ts';
import { type PagingWorld, pagingWorld } from '../test/support/paging-world.ts';

/**
 * npm run soak -- [minutes] [seed]: weeks of calls in minutes, with restarts, downtime, outages and clocks that go back. At the
 * end nothing may be lost or made twice: each call that nobody answered has gone through its whole chain, and nobody was
 * called for what had been answered.
 */

const ORGS = ['ca-sichuan', 'ca-beijing', 'ca-tianjin', 'cncert', 'ero'];
const [minutes = '1', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);

/** mulberry32: the same seed gives the same run */
function randoms(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randoms(Number(seed));
const pick = <T>(of: T[]): T => {
  const one = of[Math.floor(random() * of.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

const counts = new Map<string, number>();
const ACTS: Record<string, (w: PagingWorld) => Promise<unknown>> = {
  async call(w) {
    const org = await w.bot.db.org.findUniqueOrThrow({ where: { id: pick(ORGS) } });
    await w.says('ero-duty-1', `/呼叫 ${org.name} 演练`);
  },
  answer: (w) => w.says(pick(['ca-sichuan-head', 'ca-beijing-duty-2', 'ero-duty-2']), '收到'),
  wait: (w) => w.pass(Math.ceil(random() * 8)),
  downtime: async (w) => {
    w.set(new Date(w.now().getTime() + random() * 7_200_000));
    await w.restart();
  },
  clockBack: async (w) => {
    await w.drain();
    w.set(new Date(w.now().getTime() - 60_000 - random() * 7_200_000));
  },
  async outage(w) {
    w.pager.fault = () => ({ ok: false, kind: 'later', reason: '没有应答' });
    await w.pass(1);
    w.pager.fault = () => null;
  },
};
const LIKELY = [
  'call',
  'call',
  'answer',
  'answer',
  'wait',
  'wait',
  'wait',
  'downtime',
  'clockBack',
  'outage',
];

const world = await pagingWorld();
const until = Date.now() + Number(minutes) * 60_000;
while (Date.now() < until) {
  const act = pick(LIKELY);
  counts.set(act, (counts.get(act) ?? 0) + 1);
  await ACTS[act]?.(world);
}
await world.pass(24 * 60);

const problems: string[] = [...world.errors];
const keys = world.pager.calls.map((c) => c.key);
if (new Set(keys).size !== keys.length) problems.push('a call was made twice');
for (const org of ORGS) {
  const record = logId(orgId(org));
  const open = (await world.bot.store.transaction((tx) => noticesOf(tx, record))).filter(
    (n) => !isSettled(n),
  );
  for (const n of open) if (n.exhaustedAt === null) problems.push(`${record} ${n.id} was lost`);
}
console.log(
  `种子 ${seed}：${[...counts].map(([act, n]) => `${act} ${n}`).join('，')}；呼叫 ${keys.length} 次`,
);
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(problems.length === 0 ? '没有遗漏，没有重复' : `${problems.length} 处问题`);
await world.close();
process.exit(problems.length === 0 ? 0 : 1);
