/**
 * Lets a request that is under way be asked for again (a double click, a retry after a lost connection) without being
 * done twice at a time: who asks meanwhile gets the same answer.
 */
export function createOnce<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, work) => {
    const running = underWay.get(key);
    if (running) return running;
    const started = work().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };
}
