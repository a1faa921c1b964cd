import { Recent } from '../common/recent.ts';

/** How many finished pieces of work are remembered. */
const REMEMBERED = 10_000;

/**
 * Does the work of a key once: who asks again, meanwhile or later, gets the same result. Work that failed is forgotten,
 * so that it can be tried again.
 * @param keeps whether a result stands for good; by default every one does
 */
export function createOnce<T>(keeps: (result: T) => boolean = () => true) {
  const known = new Recent<Promise<T>>(REMEMBERED);
  return {
    /** @returns true where the key's work is under way or done */
    has: (key: string): boolean => known.get(key) !== undefined,
    run(key: string, work: () => Promise<T>): Promise<T> {
      const before = known.get(key);
      if (before) return before;
      const started = work().then(
        (result) => {
          if (!keeps(result)) known.delete(key);
          return result;
        },
        (error: unknown) => {
          known.delete(key);
          throw error;
        },
      );
      known.set(key, started);
      return started;
    },
  };
}
