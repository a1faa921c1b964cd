import { readingOnce } from '../app/reading.ts';
import type { Store, Tx } from '../app/store.ts';
import { together } from '../app/together.ts';

/** Reads only. Jobs that read at about the same time share a transaction, in which each record is read once. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export function createRead(store: Store): Read {
  type Work = (tx: Tx) => Promise<unknown>;
  const read = together(async (_: null, works: Work[]) =>
    store.transaction(async (tx) => {
      const reading = readingOnce(tx);
      const results: unknown[] = [];
      for (const work of works) results.push(await work(reading));
      return results;
    }),
  );
  return <T>(work: (tx: Tx) => Promise<T>) => read(null, work) as Promise<T>;
}
