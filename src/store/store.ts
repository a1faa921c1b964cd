import { PLATFORMS, type Platform } from '../app/chat.ts';
import type { Store } from '../app/store.ts';
import { createDirectoryCache } from './directory-rows.ts';
import type { Db } from './open.ts';
import { States } from './states.ts';
import { serializable } from './transaction.ts';
import { createTx } from './tx.ts';

/**
 * What the bot keeps, in the database.
 * @param db an open database with the directory imported
 * @param platforms those that are connected: rooms and accounts on others don't count as ways to reach anybody
 */
export function createStore(db: Db, platforms: readonly Platform[] = PLATFORMS): Store {
  const cache = createDirectoryCache();
  const states = new States();
  return {
    async transaction(work) {
      const { result, snapshot } = await serializable(db, async (tx) => {
        const directory = cache.reader(tx);
        const result = await work(createTx(tx, states, directory.read, platforms));
        return { result, snapshot: await directory.snapshot() };
      });
      // Only now: what a transaction saw that was rolled back may never have been true.
      if (snapshot) cache.keep(snapshot);
      return result;
    },
  };
}
