import { expect, test } from 'vitest';
import { openTestStore } from '../support/store.ts';

/** Acknowledgements have to go out within 3 seconds, whatever is being written meanwhile. */

test('many transactions at once leave the process time to listen', async () => {
  const { store, close } = await openTestStore();
  const many = 100;
  let heard = 0;
  let over = false;
  const listen = (): void => {
    heard += 1;
    if (!over) setImmediate(listen);
  };
  setImmediate(listen);
  await Promise.all(Array.from({ length: many }, () => store.transaction((tx) => tx.next('turns'))));
  over = true;
  expect(heard).toBeGreaterThanOrEqual(many);
  await close();
});
