import { copies, entries, INPUTS } from '../test/app/many.ts';
import { type BotWorld, LEAK, openBot } from '../test/app/world.ts';

/** Promise 8: what an input costs with 100,000 incidents and chronicle entries over what it costs with 100 of each. */

const FEW = 100;
const MANY = 100_000;
const TIMES = 30;
const TARGET = 1.25;

/** @returns whether an input costs the same */
export async function cost(): Promise<boolean> {
  const few = await worldOf(FEW);
  const many = await worldOf(MANY);
  const used = { few: 0, many: 0 };
  // In turns, so that whatever else the machine does falls on both.
  for (let i = 0; i < TIMES; i += 1) {
    used.few += await cpuOf(few, i > 0);
    used.many += await cpuOf(many, i > 0);
  }
  await few.close();
  await many.close();
  const each = (ms: number): string => (ms / (TIMES - 1) / INPUTS.length).toFixed(2);
  const ratio = used.many / used.few;
  console.log(`每项输入的处理器用时：${FEW} 件事件、${FEW} 条记录 ${each(used.few)} ms`);
  console.log(
    `${MANY} 件事件、${MANY} 条记录 ${each(used.many)} ms，比值 ${ratio.toFixed(2)}（目标 ≤ ${TARGET}）`,
  );
  return ratio <= TARGET;
}

async function worldOf(size: number): Promise<BotWorld> {
  const w = await openBot();
  await w.say('internet-a-duty-1', LEAK, 'duty-internet-a');
  await copies(w, 100, size);
  await entries(w, size);
  await w.db.$executeRaw`UPDATE "Counter" SET "value" = ${size + 100} WHERE "key" LIKE 'incident%'`;
  return w;
}

/** @returns ms of all inputs; 0 for a round that only warms up */
async function cpuOf(w: BotWorld, counts: boolean): Promise<number> {
  const before = process.cpuUsage();
  for (const [who, line] of INPUTS) await w.say(who, line);
  const { user, system } = process.cpuUsage(before);
  return counts ? (user + system) / 1000 : 0;
}
