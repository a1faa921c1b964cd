/** Of one batch, at most. */
const MOST = 50;

interface Waiting<T, R> {
  item: T;
  done: (result: R) => void;
  failed: (error: unknown) => void;
}

/**
 * Writes what comes while something of the same key is being written in one batch, so that a hundred things that end at
 * about the same time cost a few commits.
 * @param write gives a result for each, in their order; where a batch can't be written, each is tried alone, so that one
 *   holds none of the others up
 */
export function together<K, T, R>(
  write: (key: K, batch: T[]) => Promise<R[]>,
): (key: K, item: T) => Promise<R> {
  const queues = new Map<K, Waiting<T, R>[]>();

  async function run(key: K, queue: Waiting<T, R>[]): Promise<void> {
    while (queue.length > 0) await attempt(key, queue.splice(0, MOST));
    queues.delete(key);
  }

  async function attempt(key: K, batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(
        key,
        batch.map((w) => w.item),
      );
      for (const [i, w] of batch.entries()) w.done(results[i] as R);
    } catch (error) {
      if (batch.length === 1) batch[0]?.failed(error);
      else for (const w of batch) await attempt(key, [w]);
    }
  }

  return (key, item) =>
    new Promise((done, failed) => {
      const queue = queues.get(key);
      const waiting = { item, done, failed };
      if (queue) queue.push(waiting);
      else {
        const begun = [waiting];
        queues.set(key, begun);
        void run(key, begun);
      }
    });
}
