/**
 * Waits for work, but no longer than a time. The work goes on; whoever gets `done: false` looks after it.
 * @throws what the work throws within the time
 */
export async function within<T>(
  ms: number,
  work: Promise<T>,
): Promise<{ done: true; value: T } | { done: false }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ done: false }>((resolve) => {
    timer = setTimeout(() => resolve({ done: false }), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ done: true as const, value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
