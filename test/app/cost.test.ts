import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store, Tx } from '../../src/app/store.ts';
import { copies, entries, INPUTS } from './many.ts';
import { type BotWorld, LEAK, openBot, shown } from './world.ts';

/** Promise 8: an input costs the same with 40 incidents or 2,000, and with 40 chronicle entries or 4,000. */

/** Counts what the bot asks of the store, and how many rows come back. */
function counting(count: { calls: number; rows: number }): (store: Store) => Store {
  const counted = (tx: Tx): Tx =>
    new Proxy(tx, {
      get: (target, key) => {
        const method: unknown = Reflect.get(target, key);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          const result: unknown = await Reflect.apply(method, target, args);
          count.calls += 1;
          count.rows += Array.isArray(result) ? result.length : 1;
          return result;
        };
      },
    });
  return (store) => ({ transaction: (work) => store.transaction((tx) => work(counted(tx))) });
}

const count = { calls: 0, rows: 0 };
let w: BotWorld;
beforeAll(async () => {
  w = await openBot(counting(count));
  await w.say('internet-a-duty-1', LEAK, 'duty-internet-a');
});
afterAll(() => w.close());

async function costs(): Promise<Record<string, { calls: number; rows: number }>> {
  const found: Record<string, { calls: number; rows: number }> = {};
  for (const [who, line] of INPUTS) {
    Object.assign(count, { calls: 0, rows: 0 });
    expect(shown(await w.say(who, line))).not.toMatch(/未能识别|请核对/);
    found[`${who} ${line}`] = { ...count };
  }
  return found;
}

it('asks the same of the store, and gets as many rows', async () => {
  // As many as fill every page.
  await copies(w, 100, 40);
  await entries(w, 40);
  await costs();
  const few = await costs();
  await copies(w, 1_000, 2_000);
  await entries(w, 4_000);
  expect(await costs()).toEqual(few);
}, 90_000);
